"""Read and write file formats, one module or package per format."""
