"""Find the verbs of a sentence with their subjects: persons, pronouns whose person is clear, or others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gazetteer.people.movements import verbs
from gazetteer.people.movements.doubt import is_denied, is_doubted, is_of_infinitive
from gazetteer.people.movements.noun_phrases import (
    JOINS,
    NOBODY,
    Subject,
    accompanied,
    across,
    group,
    is_free,
    is_within,
    person_before_who,
    person_of,
    persons,
    with_family,
)
from gazetteer.people.movements.tokens import Token
from gazetteer.people.movements.verb_forms import (
    achieved,
    before_verb,
    is_infinitive,
    is_note,
    is_participle,
    is_passive,
    is_verb,
    kind_of,
)

NARRATOR = "narrator"
"""Placeholder id of the first-person narrator until the document has a person for it."""
GROUP = "group:"
"""Prefix of the placeholder id of a group of persons, before its name."""
_HE = frozenset({"he", "she"})
_I = frozenset({"i", "we"})
_BEFORE_PARTICIPLES = frozenset("after before on upon by in while when".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with its subject.

    Attributes:
        verb: index of the verb among the tokens of the sentence.
        until: index of the token at which the phrase of the verb ends.
        kind: class of the verb; None without one.
        subject: the subject of the verb.
        passive: whether the verb is passive.
        doubted: whether the action is planned, ordered, supposed or denied.
        participle: whether it is a form in "ing" without an auxiliary.
        begin: index of the first token of the subject.
    """

    verb: int
    until: int
    kind: verbs.VerbClass | None
    subject: Subject
    passive: bool
    doubted: bool
    participle: bool
    begin: int


@dataclass(slots=True)
class SubjectReader:
    """Reads the sentences of one document in order, and tracks to whom "he" may refer.

    Attributes:
        first_person: whether "I" and "we" mean the writer of the text.
        last: the persons of the last subject.
        free: the persons of the previous sentence that may have been subjects.
    """

    first_person: bool
    last: tuple[str, ...] = ()
    free: frozenset[str] = frozenset()

    def clauses(self, tokens: Sequence[Token], quoted: Sequence[bool]) -> list[Clause]:
        """Return the clauses of a sentence, from left to right.

        Args:
            tokens: the sentence.
            quoted: for each token, whether it is within quotation marks, where "I" is not the writer.
        """
        found: list[Clause] = []
        verbs_at = [i for i in range(len(tokens)) if is_verb(tokens, i)]
        free_at = {i: token.person for i, token in enumerate(tokens) if token.person and is_free(tokens, i)}
        before: Subject = NOBODY
        for number, at in enumerate(verbs_at):
            participle = is_participle(tokens, at)
            clear = self.free | {person for i, person in free_at.items() if i < at}
            subject, begin = self._subject(tokens, at, before, quoted, clear)
            inverted = tokens[at + 1].person if tokens[at].low in ("was", "were") and at + 1 < len(tokens) else None
            if inverted is not None and not subject[0]:
                self.last = (inverted,)
            elif not subject[0] and _brings_in(tokens, at):
                self.last = ()
            stop = verbs_at[number + 1] if number + 1 < len(verbs_at) else len(tokens)
            kind = kind_of(tokens, at)
            passive = is_passive(tokens, at) or (at > 1 and tokens[at - 1].text == "," and bool(tokens[at - 2].person))
            passive = (
                passive
                or (participle and at == 0 and not tokens[at].low.endswith("ing"))
                or (subject[1] == "coordinated" and kind in ("send", "kill") and bool(found) and found[-1].passive)
            )
            doubted = is_doubted(tokens, at) or is_denied(tokens, begin)
            if subject[1] == "coordinated" and number:
                doubted = doubted or is_of_infinitive(tokens, at, verbs_at[number - 1])
            found.append(Clause(at, stop, kind, subject, passive, doubted, participle, begin))
            if participle or is_infinitive(tokens, at):
                continue
            if subject[0] and subject[1] != "coordinated":
                found = [_led(one, subject) if one.participle and _opens(tokens, one) else one for one in found]
                if subject[1] == "verb":
                    self.last = subject[0]
            before = subject
        self.free = frozenset(free_at.values()) or self.free & frozenset(self.last)
        return found

    def _subject(
        self, tokens: Sequence[Token], at: int, before: Subject, quoted: Sequence[bool], clear: frozenset[str]
    ) -> tuple[Subject, int]:
        """Return the subject of the verb at `at`, and the index at which it begins."""
        if (real := achieved(tokens, at)) is not None:
            if (object_ := tokens[at - 2].person) is not None:
                return ((object_,), "verb"), at - 2
            return self._subject(tokens, real, before, quoted, clear)
        i = before_verb(tokens, at)
        if i >= 0 and tokens[i].low in _BEFORE_PARTICIPLES and tokens[i + 1].low.endswith("ing"):
            i = before_verb(tokens, i)
            if before[0] and i >= 0 and is_within(tokens, i):
                return (before[0], "coordinated"), i
        if i < 0 or (i == 0 and tokens[0].low.isdigit()):  # the day of a diary: "14 Left Kars."
            narrated = self.first_person and not quoted[at] and is_note(tokens, at)
            return (((NARRATOR,), "narrator") if narrated else NOBODY), 0
        token = tokens[i]
        if token.kind == "PERSON":
            return persons(tokens, i)
        if (holder := person_of(tokens, i)) >= 0:
            return persons(tokens, holder)
        if token.low in verbs.ACHIEVED and tokens[at].low.endswith("ing"):
            return before, i
        if token.low in _HE:
            return ((self.last, "pronoun") if len(self.last) == 1 and clear <= set(self.last) else NOBODY), i
        if token.low in _I:
            return (((NARRATOR,), "narrator") if self.first_person and not quoted[i] else NOBODY), i
        if token.low in ("who", "himself", "herself"):
            return (
                self._subject(tokens, i, before, quoted, clear) if token.low != "who" else person_before_who(tokens, i)
            )
        if (
            i == 0
            and token.low in JOINS
            and self.first_person
            and not quoted[at]
            and self.last == ()
            and is_note(tokens, at)
        ):
            return ((NARRATOR,), "narrator"), i
        if token.low in JOINS or (token.text == "," and i > 0 and tokens[i - 1].low in JOINS):
            return ((before[0], "coordinated") if before[0] else NOBODY), i
        if token.text == "(" and i > 0 and tokens[i - 1].person:
            return persons(tokens, i - 1)
        if token.text in ",;—-)":
            return across(tokens, i, at, before)
        if (head := with_family(tokens, i)) >= 0:
            return persons(tokens, head)
        if (head := group(tokens, i)) >= 0:
            name = " ".join(token.text for token in tokens[head : i + 1])
            return ((GROUP + name,), "verb"), head
        if token.kind == "word" and (leader := accompanied(tokens, i)) >= 0:
            return self._subject(tokens, leader, before, quoted, clear)
        return NOBODY, i


def _brings_in(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the subject of a verb is a new person ("a poor man"), to whom a later "he" may refer."""
    i = before_verb(tokens, at)
    while i >= 0 and tokens[i].kind == "word" and tokens[i].low not in verbs.PREPOSITIONS:
        if tokens[i].low in ("a", "an", "another", "one"):
            return True
        i -= 1
    return False


def _led(clause: Clause, subject: Subject) -> Clause:
    """Return a participle at the beginning of a sentence with the subject that follows."""
    return replace(clause, subject=subject)


def _opens(tokens: Sequence[Token], clause: Clause) -> bool:
    """Return whether a participle opens the sentence, so that its subject follows: "Advancing against Himri, he"."""
    if clause.subject[0]:
        return False
    i = before_verb(tokens, clause.verb)
    if i < 1:
        return True
    earlier = tokens[:i]
    return (
        tokens[i].low in _BEFORE_PARTICIPLES
        and all(token.kind in ("word", "DATE") or token.text == "," for token in earlier)
        and not any(is_verb(tokens, j) or tokens[j].low in _HE | _I for j in range(i))
    )
