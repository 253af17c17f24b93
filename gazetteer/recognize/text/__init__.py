"""The text as recognition reads it: words, their shapes, and the gazetteer's names among them."""
