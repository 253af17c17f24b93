"""Find the verbs of a sentence with their subjects: persons, pronouns whose person is clear, or others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from gazetteer.people import verbs
from gazetteer.people.tokens import Token
from gazetteer.people.verb_forms import before_verb, has_auxiliary, is_doubted, is_note, is_passive, is_verb, kind_of

NARRATOR = "narrator"
"""Placeholder id of the first-person narrator until the document has a person for it."""
GROUP = "group:"
"""Prefix of the placeholder id of a group of persons, before its name."""
Via = Literal["verb", "pronoun", "narrator", "coordinated"]
"""How the subject of a verb was found."""
Subject = tuple[tuple[str, ...], Via]
"""Ids of persons, and how they were found; empty if the subject is not a known person."""

_HE = frozenset({"he", "she"})
_I = frozenset({"i", "we"})
_IF = frozenset({"if", "unless", "whether", "lest"})
_DENIED = frozenset(
    """
    denied denies deny denying doubted doubts doubt doubting disbelieved pretended pretends pretending imagined imagines dreamed
    dreamt feigned untrue false unlikely impossible improbable
    """.split()
)
"""Words before "that" which deny what follows."""
_BEFORE_PARTICIPLES = frozenset("after before on upon by in while when".split())
_JOINS = frozenset({"and", "but", "then", "or", "&"})
_LEADING = frozenset("under army troops forces division corps brigade regiment of detachment".split())
NOBODY: Subject = ((), "verb")


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
class Reader:
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
            participle = tokens[at].low.endswith("ing") and not has_auxiliary(tokens, at)
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
            passive = passive or (
                subject[1] == "coordinated" and kind in ("send", "kill") and bool(found) and found[-1].passive
            )
            doubted = is_doubted(tokens, at) or _is_denied(tokens, begin)
            found.append(Clause(at, stop, kind, subject, passive, doubted, participle, begin))
            if participle:
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
        i = before_verb(tokens, at)
        if i >= 0 and tokens[i].low in _BEFORE_PARTICIPLES and tokens[i + 1].low.endswith("ing"):
            i = before_verb(tokens, i)
        if i < 0 or (i == 0 and tokens[0].low.isdigit()):  # the day of a diary: "14 Left Kars."
            narrated = self.first_person and not quoted[at] and is_note(tokens, at)
            return (((NARRATOR,), "narrator") if narrated else NOBODY), 0
        token = tokens[i]
        if token.kind == "PERSON":
            return _persons(tokens, i)
        if token.low in _HE:
            return ((self.last, "pronoun") if len(self.last) == 1 and clear <= set(self.last) else NOBODY), i
        if token.low in _I:
            return (((NARRATOR,), "narrator") if self.first_person and not quoted[i] else NOBODY), i
        if token.low in ("who", "himself", "herself"):
            return self._subject(tokens, i, before, quoted, clear) if token.low != "who" else _behind(tokens, i)
        if (
            i == 0
            and token.low in _JOINS
            and self.first_person
            and not quoted[at]
            and self.last == ()
            and is_note(tokens, at)
        ):
            return ((NARRATOR,), "narrator"), i
        if token.low in _JOINS or (token.text == "," and i > 0 and tokens[i - 1].low in _JOINS):
            return ((before[0], "coordinated") if before[0] else NOBODY), i
        if token.text in ",;—-)":
            return _across(tokens, i, at, before)
        if (head := _group(tokens, i)) >= 0:
            name = " ".join(token.text for token in tokens[head : i + 1])
            return ((GROUP + name,), "verb"), head
        if token.kind == "word" and (leader := _with(tokens, i)) >= 0:
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


def _with(tokens: Sequence[Token], at: int) -> int:
    """Return the index of "with" if the words up to `at` accompany a person: "Notaras with a reserve of men"."""
    for i in range(at, max(-1, at - 12), -1):
        low = tokens[i].low
        if low == "with":
            return i
        if (
            tokens[i].text in ",;:"
            or tokens[i].kind in ("PERSON", "PLACE")
            or (low in verbs.PREPOSITIONS and low != "of")
        ):
            break
    return -1


def _group(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the noun of a group whose name ends here: "the delegation of the Republic of Armenia"."""
    for i in range(at, max(-1, at - 9), -1):
        token = tokens[i]
        if token.low in verbs.GROUPS:
            return i
        if (
            token.kind == "mark"
            or token.person
            or (token.low in verbs.PREPOSITIONS and token.low not in ("of", "from"))
        ):
            break
    return -1


def _led(clause: Clause, subject: Subject) -> Clause:
    """Return a participle at the beginning of a sentence with the subject that follows."""
    return replace(clause, subject=subject)


def _opens(tokens: Sequence[Token], clause: Clause) -> bool:
    """Return whether a participle opens the sentence, so that its subject follows: "Advancing against Himri, he"."""
    return not clause.subject[0] and before_verb(tokens, clause.verb) < 1


def _behind(tokens: Sequence[Token], at: int) -> tuple[Subject, int]:
    """Return the person directly before "who"."""
    i = at - 1
    if i >= 0 and tokens[i].text == ",":
        i -= 1
    if i > 1 and tokens[i].kind != "PERSON" and tokens[i - 1].low == "the":  # Orontobates the Persian who
        i -= 2
    if i >= 0 and (person := tokens[i].person):
        return ((person,), "verb"), i
    return NOBODY, at


def _across(tokens: Sequence[Token], comma: int, at: int, before: Subject) -> tuple[Subject, int]:
    """Return the subject before a parenthesis that ends at this comma: "Grant, with two divisions, marched"."""
    participle = tokens[at].low.endswith("ing")
    for i in range(comma, max(-1, comma - 16), -1):
        if tokens[i].text in ";:.":
            break
        opens = i + 1 < len(tokens) and tokens[i + 1].text in ",(—"
        if tokens[i].kind == "PERSON" and opens and is_free(tokens, i):
            return _persons(tokens, i)
    if before[0] and (participle or tokens[comma].text == ","):
        return (before[0], "coordinated"), comma
    return NOBODY, comma


def _persons(tokens: Sequence[Token], at: int) -> tuple[Subject, int]:
    """Return the persons of a list that ends here: "Reed and Count Putiatine"."""
    found: list[str] = []
    i = begin = at
    while i >= 0:
        if person := tokens[i].person:
            found.append(person)
            begin = i
        elif tokens[i].low not in ("and", ",", "&") and not _is_title(tokens[i]):
            break
        i -= 1
    if not found or not is_free(tokens, begin):
        return NOBODY, begin
    return (tuple(reversed(found)), "verb"), begin


def _is_title(token: Token) -> bool:
    return token.kind == "word" and token.text[:1].isupper() and token.low not in verbs.PREPOSITIONS


def is_free(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a person is not part of a phrase with a preposition; "the forces under Grant" move as Grant does."""
    i = at - 1
    while i >= 0 and tokens[i].kind == "word" and (tokens[i].text[:1].isupper() or tokens[i].low in verbs.DETERMINERS):
        i -= 1
    if i >= 0 and tokens[i].text == "." and i > 0 and tokens[i - 1].text[:1].isupper():
        return is_free(tokens, i - 1)
    if i < 0:
        return True
    low = tokens[i].low
    if low == "under":
        return True
    if low == "of":
        return i > 0 and tokens[i - 1].low in _LEADING
    return low not in verbs.PREPOSITIONS


def quotation(tokens: Sequence[Token], inside: bool) -> tuple[list[bool], bool]:
    """Return for each token whether it is in quotation marks, and whether the sentence ends inside them."""
    marks: list[bool] = []
    for token in tokens:
        if token.text == "“" or (token.text == '"' and not inside):
            inside = True
        elif token.text in ("”", '"'):
            inside = False
        marks.append(inside)
    return marks, inside


def first_person(words: Mapping[str, int], length: int) -> bool:
    """Return whether a text is in the first person.

    Args:
        words: frequencies of the lower-case words of the text.
        length: number of tokens of the text.
    """
    count = sum(words.get(word, 0) for word in ("i", "my", "me", "we", "our", "us"))
    return count >= 2 and count * 250 >= length


def _is_denied(tokens: Sequence[Token], begin: int) -> bool:
    """Return whether a clause that begins here is a condition, or denied: "if he came", "denied that he had come"."""
    before = tokens[begin - 1].low if begin > 0 else ""
    return before in _IF or (before == "that" and begin > 1 and tokens[begin - 2].low in _DENIED)
