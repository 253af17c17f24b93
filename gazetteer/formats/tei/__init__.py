"""TEI P5: texts with names and dates, and lists of places."""
