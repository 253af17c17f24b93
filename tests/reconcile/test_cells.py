"""Parse cells with place names."""

from __future__ import annotations

import pytest

from gazetteer.reconcile.cells import read_cell


@pytest.mark.parametrize(
    ("cell", "name", "note"),
    [
        ("poss. Ulm", "Ulm", "uncertain in the table: “poss.”"),
        ("Ulm (?)", "Ulm", "uncertain in the table: “?”"),
        ("probably Ulm", "Ulm", "uncertain"),
        ("? Ulm", "Ulm", "uncertain"),
        ("near Ulm", "Ulm", "near “Ulm”, not at it"),
        ("bei Ulm", "Ulm", "near “Ulm”"),
        ("près de Metz", "Metz", "near “Metz”"),
        ("from the parish of Ardee", "Ardee", ""),
        ("born at Ulm", "Ulm", ""),
        ("late of Ulm", "Ulm", ""),
        ("formerly Reval", "Reval", ""),
        ("ehem. Reval", "Reval", ""),
        ("12 km NE of Metz", "Metz", "near “Metz”"),
        ("about two miles from Ardee", "Ardee", "near “Ardee”"),
        ("prope Toletum", "Toletum", "near “Toletum”"),
        ("circa Toletum", "Toletum", "near “Toletum”"),
        ("ad Toletum", "Toletum", ""),
        ("env. de Nantes", "Nantes", "near “Nantes”"),
        ("env. d'Oran", "Oran", "near “Oran”"),
        ("Rotterdam via Harwich", "Rotterdam", "via “Harwich”"),
        ("unknown, Bavaria", "Bavaria", "“unknown” names no place"),
        ("pol. Bez. Kufstein", "Kufstein", ""),
        ("3 Stunden südlich von Ulm", "Ulm", "near “Ulm”"),
        ("à 5 lieues de Metz", "Metz", "near “Metz”"),
        ("Budapest VIII", "Budapest", ""),
        ("Lyon 3e arr.", "Lyon", ""),
        ("London E.C.", "London", ""),
        ("LÃ¼beck", "Lübeck", "read as “Lübeck”"),
        ("L\ufffdbeck", "L\ufffdbeck", "a letter was lost"),
    ],
)
def test_hedges_are_removed_and_noted(cell: str, name: str, note: str) -> None:
    found = read_cell(cell)
    (part,) = found.parts
    assert part.name == name
    assert note in "; ".join((*found.notes, *part.notes))


@pytest.mark.parametrize(
    ("cell", "name", "feature"),
    [
        ("Landkreis Passau", "Passau", "A.ADM2"),
        ("Vilayet of Adana", "Adana", "A.ADM1"),
        ("Adana vilayet", "Adana", "A.ADM1"),
        ("Sandjak de Mouch", "Mouch", "A.ADM2"),
        ("Ryazan Governorate", "Ryazan", "A.ADM1"),
        ("Lake Sevan", "Sevan", "H.LK"),
        ("contea di Biella", "Biella", "A.ADM2"),
        ("Oberamt Nagold", "Nagold", "A.ADM2"),
        ("Amtsbezirk Lahr", "Lahr", "A.ADM3"),
        ("gmina Wieliczka", "Wieliczka", "A.ADM3"),
        ("obec Telnice", "Telnice", "P.PPL"),
        ("concelho de Mafra", "Mafra", "A.ADM2"),
        ("Viljandi maakond", "Viljandi", "A.ADM1"),
        ("Thisted amt", "Thisted", "A.ADM2"),
        ("Gem. Rosenheim", "Rosenheim", "A.ADM4"),
        ("Tarnower Kreis", "Tarnower", "A.ADM2"),
        ("Adana, Vilajet", "Adana", "A.ADM1"),
        ("Plön, Kreis", "Plön", "A.ADM2"),
        ("Adana (Sandschak)", "Adana", "A.ADM2"),
        ("Ulm", "Ulm", ""),
    ],
)
def test_kinds(cell: str, name: str, feature: str) -> None:
    (part,) = read_cell(cell).parts
    assert (part.name, part.feature) == (name, feature)


@pytest.mark.parametrize(
    ("cell", "name", "containers"),
    [
        ("с. Дубровка Аткарского у. Саратовской губ.", "Дубровка", ("Аткарский уезд", "Саратовская губерния")),
        ("Саратовская губ., Аткарский уезд, с. Дубровка", "Дубровка", ("Аткарский уезд", "Саратовская губерния")),
        ("Kr. Plön, Prov. Schleswig", "Plön", ("province Schleswig",)),
        ("Provinz Posen, Kreis Kosten, Dorf Racot", "Racot", ("Kreis Kosten", "Provinz Posen")),
        ("Ulm, Oberamt Ulm", "Ulm", ("Oberamt Ulm",)),
    ],
)
def test_kinds_show_the_order_and_are_written_out(cell: str, name: str, containers: tuple[str, ...]) -> None:
    (part,) = read_cell(cell).parts
    assert (part.name, part.containers) == (name, containers)


@pytest.mark.parametrize(
    ("cell", "name", "containers"),
    [
        ("Natal: Durban", "Durban", ("Natal",)),
        ("Chile: Talca, alt. 300 ft.", "Talca", ("Chile",)),
        ("Usambara, Kwai, 1600 m ü. M.", "Usambara", ("Kwai",)),
        ("Brasilia, prov. Bahia: Ilheos, in silvis primaevis", "Ilheos", ("province Bahia", "Brasilia")),
        ("Racot bei Kosten", "Racot", ("Kosten",)),
        ("Racot, bei Kosten", "Racot", ("Kosten",)),
        ("Pontoise près de Paris", "Pontoise", ("Paris",)),
        ("St. Petersburg", "St. Petersburg", ()),
    ],
)
def test_labels_and_places_beside_towns(cell: str, name: str, containers: tuple[str, ...]) -> None:
    (part,) = read_cell(cell).parts
    assert (part.name, part.containers) == (name, containers)


@pytest.mark.parametrize(
    ("cell", "stem"), [("Ровенский уезд", "Ровно"), ("Коломенский уезд", "Коломна"), ("Гродненский уезд", "Гродно")]
)
def test_a_russian_adjective_may_have_one_vowel_more(cell: str, stem: str) -> None:
    assert stem in read_cell(cell).parts[0].stems


@pytest.mark.parametrize(
    ("cell", "names", "are_one"),
    [
        ("Breslau/Wrocław", ["Breslau", "Wrocław"], True),
        ("Breslau = Wrocław", ["Breslau", "Wrocław"], True),
        ("Breslau|Wrocław", ["Breslau", "Wrocław"], True),
        ("Breslau oder Brieg", ["Breslau", "Brieg"], True),
        ("Wrocław [Breslau]", ["Wrocław", "Breslau"], True),
        ("Breslau, now Wrocław", ["Breslau", "Wrocław"], True),
        ("Wrocław (formerly Breslau)", ["Wrocław", "Breslau"], True),
        ("Aleppo; Beirut; Damascus", ["Aleppo", "Beirut", "Damascus"], False),
        ("Aleppo and Beirut", ["Aleppo", "Beirut"], False),
    ],
)
def test_several_names(cell: str, names: list[str], are_one: bool) -> None:
    found = read_cell(cell)
    assert [part.name for part in found.parts] == names
    assert found.are_one == are_one


@pytest.mark.parametrize(
    ("cell", "name", "years"),
    [
        ("Riga 1201-present", "Riga", "1201-"),
        ("Riga (1918-1940)", "Riga", "1918-1940"),
        ("Riga, 1905", "Riga", "1905"),
        ("Fort 44", "Fort 44", ""),
    ],
)
def test_years_next_to_the_name(cell: str, name: str, years: str) -> None:
    found = read_cell(cell)
    assert (found.parts[0].whole, found.years) == (name, years)


def test_levels_are_read_from_either_end() -> None:
    (part,) = read_cell("France, Lorraine, Metz").parts
    assert (part.name, part.containers) == ("France", ("Lorraine", "Metz"))
    assert (part.reversed().name, part.reversed().containers) == ("Metz", ("Lorraine", "France"))
    assert read_cell("France > Lorraine > Metz").parts[0].containers == ("Lorraine", "Metz")


@pytest.mark.parametrize(
    "cell", ["N/A", "unknown", "?", "—", "at sea", "On board", "o. O.", "s.l.", "ohne Ort", "***", "idem", "ibid."]
)
def test_cells_without_a_place(cell: str) -> None:
    found = read_cell(cell)
    assert found.parts == ()
    assert "names no place" in found.notes[0]


def test_long_cells_take_linear_time() -> None:
    assert read_cell("x, " * 50_000).parts
