"""Weights of the clues."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gazetteer.clues import weights
from gazetteer.clues.sentences import SENTENCES
from gazetteer.clues.table import CLUE_KINDS
from gazetteer.clues.weights import Settings, Weights
from gazetteer.errors import FormatError, InputError
from gazetteer.resolve.prior_weights import HELD, MIN_WEIGHTS, NEVER_AGAINST, NEVER_FOR, PRIOR_WEIGHTS


def test_the_shipped_weights_cover_every_clue() -> None:
    shipped = weights.default()
    assert set(shipped.clues) == set(CLUE_KINDS)
    assert 0 < shipped.settings.threshold < 1
    assert {"how", "from", "when"} <= set(shipped.about)


def test_every_kind_of_clue_has_a_sentence() -> None:
    assert set(CLUE_KINDS.values()) - {"prior"} == set(SENTENCES)


def test_prior_knowledge_is_about_clues() -> None:
    about = {*PRIOR_WEIGHTS.clues, *HELD, *NEVER_FOR, *NEVER_AGAINST, *MIN_WEIGHTS}
    assert about - set(CLUE_KINDS) == set()


def test_probabilities() -> None:
    given = Weights({"a": 2.0}, nothing=0.0)
    assert given.probabilities([0.0, 0.0]) == pytest.approx([1 / 3, 1 / 3])
    assert given.probabilities([1000.0, -1000.0]) == pytest.approx([1, 0])
    assert given.probabilities([]) == []
    assert given.shares([0.0, 0.0]) == pytest.approx([1 / 2, 1 / 2])
    assert given.shares([]) == []


def test_score_and_without() -> None:
    given = Weights({"a": 2.0, "b": -1.0})
    assert given.score({"a": 0.5, "b": 1.0, "unknown": 9.0}) == 0.0
    assert given.without("b").score({"a": 0.5, "b": 1.0}) == 1.0


def test_saved_and_loaded(tmp_path: Path) -> None:
    given = Weights({"near": 2.0}, 1.5, Settings(threshold=0.25), {"from": {"x": 3}})
    weights.save(given, tmp_path / "w.json")
    assert weights.load(tmp_path / "w.json") == given


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"clues": {"a": "much"}, "nothing": 1, "settings": {}}',
        '{"clues": {}, "nothing": 1, "settings": {"x": 1}}',
    ],
)
def test_file_without_weights(tmp_path: Path, content: str) -> None:
    (tmp_path / "w.json").write_text(content, "utf-8")
    with pytest.raises(FormatError, match=r"w\.json"):
        weights.load(tmp_path / "w.json")


@pytest.mark.parametrize(
    ("clues", "message"),
    [
        ({"near": 1.0, "nearness": 2.0}, "unknown clues: nearness"),
        ({"kind_said": 1.0, "kind_named": 0.5}, r"kind_said \(now kind_beside\), kind_named \(now kind_inside\)"),
        ({"kind_asked": 1.0}, r"kind_asked \(now kind_context\)"),
    ],
)
def test_unknown_clues_are_reported(tmp_path: Path, clues: dict[str, float], message: str) -> None:
    weights.save(Weights(clues), tmp_path / "w.json")
    with pytest.raises(FormatError, match=message):
        weights.load(tmp_path / "w.json")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999"])
@pytest.mark.parametrize("key", ["nothing", "clues", "settings"])
def test_numbers_that_are_not_finite_are_refused(tmp_path: Path, key: str, number: str) -> None:
    weights.save(Weights({"near": 1.0}, 2.0), tmp_path / "w.json")
    data = json.loads((tmp_path / "w.json").read_text("utf-8"))
    data[key] = {"clues": {"near": float(number)}, "settings": {"threshold": float(number)}}.get(key, float(number))
    (tmp_path / "w.json").write_text(json.dumps(data), "utf-8")
    with pytest.raises(FormatError, match="not a finite number"):
        weights.load(tmp_path / "w.json")


def test_renamed_clues_exist() -> None:
    assert set(weights.RENAMED.values()) <= set(CLUE_KINDS)
    assert not set(weights.RENAMED) & set(CLUE_KINDS)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        weights.load(tmp_path / "none.json")
