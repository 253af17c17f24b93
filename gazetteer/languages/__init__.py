"""Languages: identify the language of a text, name languages, and undo the inflection of names."""
