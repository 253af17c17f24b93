"""Read files of any origin safely: limits, refusals, encodings, tables as rows of text."""
