"""Places of Wikidata, from the JSON dump or the query service."""
