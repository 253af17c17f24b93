"""The models that find names in a text, behind one interface (`witness`)."""
