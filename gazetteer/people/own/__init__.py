"""The user's own persons, kept beside the user's gazetteer, and the files that they are read from."""
