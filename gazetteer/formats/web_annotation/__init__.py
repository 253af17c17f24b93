"""W3C Web Annotations (JSON-LD)."""
