"""The terms of the Linked Places Format."""

from __future__ import annotations

import re

from gazetteer.model.place import Certainty

ONTOLOGY = "https://www.geonames.org/ontology#"


LINK_KINDS = ("closeMatch", "exactMatch", "primaryTopicOf", "subjectOf", "seeAlso")


LPF_CERTAINTY: dict[Certainty, str] = {"certain": "certain", "probable": "less-certain", "disputed": "uncertain"}


ADDRESS = re.compile(r"https?://(www\.)?[a-zA-Z0-9\-.]{2,256}\.[a-z]{2,63}(:[0-9]{1,5})?(/.*)?")


TERM_PATTERN = re.compile(r"\w+:[^\s]+")
