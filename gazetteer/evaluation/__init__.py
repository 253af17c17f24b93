"""How good it is, measured against gold."""
