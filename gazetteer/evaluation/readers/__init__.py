"""Readers of gold formats, one module per format. Each takes the text of a file and yields `GoldDocument`s."""
