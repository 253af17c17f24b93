"""The reading room: documents that a reader annotates and corrects, with places of their own."""
