"""Read and write file formats, one module per format."""
