"""Places that no table has: what their ids say."""

from __future__ import annotations

import pytest

from dateline.gazetteer.lookup import Gazetteer
from dateline.gazetteer.named import is_named, named_id, read_named

GAZETTEER = Gazetteer.open()
KAYAH = "geonames:1319539"


def test_an_id_tells_the_name_and_what_it_lies_in():
    named = read_named(named_id("Hta  Lwin", KAYAH))
    assert named == ("Hta Lwin", KAYAH)


@pytest.mark.parametrize("id", ["geonames:1319539", "country:MM", "named:", "named:region:X@country:MM"])
def test_other_ids_are_of_listed_places(id: str):
    assert read_named(id) is None


def test_a_place_of_no_table_lies_in_its_unit_and_state_and_has_no_point():
    id = named_id("Hta Lwin", KAYAH)
    entry = GAZETTEER.entry(id)
    assert entry is not None
    assert (entry.name, entry.level, entry.country, entry.lat) == (
        "Hta Lwin",
        "settlement",
        "MM",
        None,
    )
    assert GAZETTEER.contains(KAYAH, id)
    assert GAZETTEER.contains("country:MM", id)
    assert not GAZETTEER.contains("country:TH", id)
    assert GAZETTEER.distance_km(id, KAYAH) is None


def test_a_place_of_which_nothing_else_is_told_lies_nowhere():
    entry = GAZETTEER.entry(named_id("Hta Lwin", None))
    assert entry is not None
    assert (entry.country, entry.admin1_id) == (None, None)
    assert is_named(entry.id)
    assert not is_named(None)


def test_a_place_said_to_lie_in_a_town_is_a_quarter_of_it():
    town = next(e for e in GAZETTEER.find("Kassala", "SD") if e.level == "settlement")
    entry = GAZETTEER.entry(named_id("Karsadi", town.id))
    assert entry is not None
    assert (entry.part_of, entry.admin1_id, entry.country) == (town.id, town.admin1_id, "SD")
    assert GAZETTEER.contains(town.id, entry.id)
