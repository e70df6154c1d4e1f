"""Places that no table has, told by several reports."""

from __future__ import annotations

import pytest

from dateline.gazetteer.lookup import Gazetteer
from dateline.gazetteer.named import named_id
from dateline.model.world import Place
from dateline.picture.links.unlisted import known_as

GAZETTEER = Gazetteer.open()
KAYAH, SHAN = "geonames:1319539", "geonames:1297099"


def place(id: str, *names: str) -> Place:
    entry = GAZETTEER.entry(id)
    assert entry is not None
    return Place(
        id=id, name=entry.name, names=names or (entry.name,), level=entry.level, country=entry.country,
        admin1=entry.admin1, lat=entry.lat, lon=entry.lon, gazetteer_id=None,
    )  # fmt: skip


def village(name: str, container: str | None) -> str:
    return named_id(name, container)


def known(*ids: str) -> dict[str, str]:
    return dict(known_as([place(i) for i in ids], GAZETTEER))


def test_the_village_told_without_its_state_is_the_one_told_with_it():
    bare, within, full = village("Dawbuku", None), village("Dawbuku", "country:MM"), village("Dawbuku", KAYAH)
    assert known(bare, within, full) == {bare: full, within: full}


@pytest.mark.parametrize("other", ["Daw Buku", "Dawbukoo", "Dáwbuku"])
def test_two_spellings_in_one_unit_are_one_place(other: str):
    one, two = village("Dawbuku", KAYAH), village(other, KAYAH)
    assert known(one, two) == {max(one, two): min(one, two)}


def test_namesakes_in_two_units_stay_two():
    assert known(village("Dawbuku", KAYAH), village("Dawbuku", SHAN)) == {}


def test_of_namesakes_in_two_units_the_bare_name_is_neither():
    assert known(village("Dawbuku", "country:MM"), village("Dawbuku", KAYAH), village("Dawbuku", SHAN)) == {}


def test_a_listed_town_spelt_otherwise_is_the_one_meant():
    kutkai = "geonames:1317682"
    spelt = village("Kutkhai", SHAN)
    assert known_as([place(kutkai, "Kutkai"), place(spelt)], GAZETTEER) == {spelt: kutkai}


def test_short_names_are_one_only_where_they_are_spelt_alike():
    assert known(village("Ba", KAYAH), village("Bi", KAYAH)) == {}
