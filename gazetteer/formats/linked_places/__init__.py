"""The Linked Places Format: GeoJSON with names, dates and sources."""
