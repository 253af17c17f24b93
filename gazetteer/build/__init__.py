"""Build the embedded gazetteer from its sources on first use."""
