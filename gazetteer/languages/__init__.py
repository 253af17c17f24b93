"""What the tool knows of languages: which one a text is in, what it is called, and how its names are inflected."""
