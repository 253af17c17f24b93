from __future__ import annotations

from gazetteer.clues.weights import Weights
from gazetteer.evaluation.ablation import ablate, table
from tests.evaluation.builders import KARS_CITY, PARIS, Table, gold


def test_ablation_of_a_group_changes_its_score():
    documents = [gold("Kars in winter", ("Kars", KARS_CITY), id=str(number)) for number in range(4)]
    weights = Weights({"time": 1.0, "fuzzy": 0.5, "container": 0.0, "hearsay": 0.1})

    def system(chosen: Weights) -> Table:
        return Table({"Kars": KARS_CITY if chosen.clues["time"] else PARIS})

    found = ablate("kars", documents, system, weights, resamples=20)
    assert found.full.value == 1.0
    assert {name: estimate.value for name, estimate in found.without.items()} == {
        "time": 0.0,
        "sound and spelling": 1.0,
        "hearsay": 1.0,
    }
    assert "| time" in table([found])
    assert "(-1.000)" in table([found])
