"""What the words around a name show about it."""
