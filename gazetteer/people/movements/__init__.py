"""Find who was where when: statements about persons and places, by verbs and prepositions (English)."""
