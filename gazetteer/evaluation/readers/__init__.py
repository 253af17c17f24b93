"""Readers of gold formats, one module for each. Each takes the text of a file and yields `GoldDocument`s."""
