"""Read texts from files, and annotate many texts in one run."""
