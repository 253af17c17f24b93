"""Inflected names, found by their nominative."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pytest

from gazetteer.model.document import Mention
from gazetteer.model.term import Term
from gazetteer.names.fold import fold
from gazetteer.recognize.languages.inflected import Inflected, in_nominative, with_inflections


class Names:
    """A lexicon of a few terms with their prominence."""

    def __init__(self, **prominence: float) -> None:
        self._prominence = prominence

    def terms(self, keys: Collection[str]) -> Mapping[str, Term]:
        return {
            key: Term(key, 1, prominence=self._prominence[key], primary=True) for key in keys if key in self._prominence
        }


def test_a_form_has_the_term_of_its_nominative() -> None:
    names = Inflected(Names(карс=0.5, рига=0.8, риг=0.3), "ru")
    found = names.terms({"карса", "риги", "когда"})
    assert {key: term.prominence for key, term in found.items()} == {"карса": 0.5, "риги": 0.8}
    assert all(term.key == key for key, term in found.items())


def test_a_form_of_two_names_has_both() -> None:
    names = Names(мирза=0.5, мирз=0.55, мирзу=0.1, мирзо=0.2)
    (found,) = in_nominative([Mention(0, 5, "Мирзу", "PLACE", "test")], names, "sr")
    assert (found.nominative, found.other_forms) == ("Мирз", ("Мирзу", "Мирза"))  # the form itself is a name, too
    (found,) = in_nominative([Mention(0, 5, "Мирзу", "PLACE", "test")], Names(мирза=0.8, мирз=0.4), "sr")
    assert (found.nominative, found.other_forms) == ("Мирза", ())  # the other is much less known


@pytest.mark.parametrize(
    ("own", "nominative", "taken"),
    [(0.1, 0.7, True), (0.25, 0.3, False), (0.6, 0.9, False)],
)
def test_exact_name_is_preferred_unless_much_less_known(own: float, nominative: float, taken: bool) -> None:
    found = Inflected(Names(карса=own, карс=nominative), "ru").terms({"карса"})
    assert (found["карса"].prominence == nominative) is taken


def test_short_and_little_known_nominatives_are_skipped() -> None:
    assert Inflected(Names(ани=0.1), "ru").terms({"анию", "аниах"}) == {}


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ({"kassel": 0.6}, 0.6),
        ({"kassel": 0.2}, None),  # an old spelling is only of a known place
        ({"kassel": 0.6, "cassel": 0.4}, 0.4),
        ({"kassel": 0.45, "cassel": 0.1}, 0.1),
        ({"kassel": 0.6, "cassel": 0.1}, 0.6),
    ],
)
def test_old_spellings_are_of_known_places(names: dict[str, float], found: float | None) -> None:
    term = Inflected(Names(**names), "de").terms({"cassel"}).get("cassel")
    assert (term and term.prominence) == found


def test_a_nominative_comes_before_an_old_spelling() -> None:
    [mention] = in_nominative([Mention(0, 8, "Carthaus", "PLACE", "test")], Names(carthau=0.4, karthaus=0.9), "de")
    assert mention.case == "genitive"


def test_other_languages_keep_their_lexicon() -> None:
    names = Names(kars=0.5)
    assert with_inflections(names, "en") is names  # type: ignore[arg-type]


def test_a_mention_keeps_its_text_and_gets_its_nominative() -> None:
    mentions = [
        Mention(0, 5, "Карса", "PLACE", "lexicon"),
        Mention(8, 13, "Карса", "PERSON", "lexicon"),
        Mention(16, 20, "Карс", "PLACE", "lexicon"),
    ]
    found = in_nominative(mentions, Names(карс=0.5), "ru")  # type: ignore[arg-type]
    assert [(one.text, one.nominative, one.case) for one in found] == [
        ("Карса", "Карс", "genitive"), ("Карса", None, ""), ("Карс", None, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "form", "known", "nominative"),
    [
        ("ka", "გურიის", {"guria": 0.5}, "გურია"),
        ("ka", "სვანეთი", {"svaneti": 0.6}, "სვანეთი"),
        ("hy", "Աղթամարից", {"aghtamar": 0.35}, "աղթամար"),
        ("ka", "გურიის", {"guria": 0.1}, None),
        ("ru", "Карса", {"karsa": 0.5}, None),
    ],
)
def test_names_in_latin_script_only(lang: str, form: str, known: dict[str, float], nominative: str | None) -> None:
    names = Names(**known)
    key = fold(form)
    assert (key in Inflected(names, lang).terms({key})) is (nominative is not None)  # type: ignore[arg-type]
    [found] = in_nominative([Mention(0, len(form), form, "PLACE", "lexicon")], names, lang)  # type: ignore[arg-type]
    assert (found.nominative and fold(found.nominative)) == nominative
