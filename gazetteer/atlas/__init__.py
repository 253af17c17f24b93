"""Document to map: one HTML file with everything inside."""
