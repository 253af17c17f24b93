"""Who was where in other languages than English: verbs of a table, with the persons and places of their clause.

The subject is a person before or directly after the verb, without a preposition and in the nominative, or "I". The place has
a preposition or a case. A clause with a negation, a condition or a verb of wanting states nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazetteer.people.movements.foreign_clauses import NEAR, ForeignVerb, elided, is_doubted, verbs_of
from gazetteer.people.movements.foreign_places import itinerary, place_before_where, places_of
from gazetteer.people.movements.foreign_subjects import is_joined, subject_of
from gazetteer.people.movements.grammars import Grammar
from gazetteer.people.movements.phrases import Statement
from gazetteer.people.movements.subjects import NARRATOR
from gazetteer.people.movements.tokens import Token


@dataclass(slots=True)
class ForeignReader:
    """Reads the sentences of one document in order.

    Attributes:
        words: the table of the language.
        first_person: whether "I" and "we" mean the writer.
        last: the persons of the last subject, if nobody else was named after it.
    """

    words: Grammar
    first_person: bool
    last: tuple[str, ...] = ()

    def statements(self, tokens: Sequence[Token]) -> Iterator[Statement]:
        """Yield the statements of a sentence."""
        before: tuple[str, ...] = ()
        at = -1
        for verb in verbs_of(tokens, self.words):
            persons = self._subject(tokens, verb)
            if not persons and before and is_joined(tokens, verb, at, self.words):
                persons = before
            where = place_before_where(tokens, verb, self.words)
            if not persons and where is not None and self._is_he(tokens, verb, before):
                persons = before
            before, at = persons, verb.at
            joined = [i for i in range(verb.start, verb.at) if tokens[i].low in self.words.joins]
            clause = tokens[max(joined, default=verb.start) : verb.stop]
            if persons and not is_doubted(clause, self.words):
                yield from self._stated(tokens, verb, persons, where)
            self.last = persons
        if any(token.person and token.person not in self.last for token in tokens[at + 1 :]):
            self.last = ()

    def _subject(self, tokens: Sequence[Token], verb: ForeignVerb) -> tuple[str, ...]:
        """Return the subject of a verb: a person, the narrator, or the last subject for "he"."""
        found = subject_of(tokens, verb, self.words, first_person=self.first_person)
        if found or len(self.last) != 1 or self.last[0] == NARRATOR:
            return found
        clause = tokens[max(verb.start, verb.at - NEAR) : min(verb.stop, verb.at + 2)]
        said = any(token.low in self.words.he or not self.words.he.isdisjoint(elided(token)) for token in clause)
        return self.last if said and not any(token.person for token in tokens[: verb.at]) else ()

    def _is_he(self, tokens: Sequence[Token], verb: ForeignVerb, before: tuple[str, ...]) -> bool:
        """Return whether "he" precedes the verb of a clause with "where", and can only be the person of the verb before."""
        named = {token.person for token in tokens[: verb.at] if token.person}
        return (
            len(before) == 1
            and named <= set(before)
            and any(token.low in self.words.he for token in tokens[verb.start : verb.at])
        )

    def _stated(
        self, tokens: Sequence[Token], verb: ForeignVerb, persons: tuple[str, ...], where: tuple[int, str] | None
    ) -> Iterator[Statement]:
        for at, relation in (*places_of(tokens, verb, self.words), *([where] if where is not None else [])):
            first, end = min(verb.at, at), max(tokens[verb.at].end, tokens[at].end)
            for person in persons:
                pattern = "narrator" if person == NARRATOR else "verb"
                yield Statement(person, tokens[at], relation, pattern, tokens[first].start, end)
            for later in itinerary(tokens, at, self.words):
                for person in persons:
                    yield Statement(person, tokens[later], "was_at", "verb", tokens[later].start, tokens[later].end)
