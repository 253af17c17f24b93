"""Entities and attributes as markup, for HTML, TEI and KML."""
