"""Persons in texts: parse and merge their names, link them to known persons, and find their movements."""
