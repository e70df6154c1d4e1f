"""The places listed because wars and disasters are told of there: each where its state and unit are."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

import pytest

from dateline.gazetteer.folding import fold
from dateline.gazetteer.listed import add_listed, listed_places
from dateline.gazetteer.lookup import PLACES, Gazetteer, great_circle_km
from dateline.gazetteer.units import ADMIN1, SETTLEMENT, SITE, Unit

FARTHEST_KM, USUAL_KM = 380.0, 100.0
"""Farthest from a town of its unit and of its state: the tables have few in the Sahara and in South Sudan."""
ABROAD_KM = 110.0
"""Farther from the towns of its own state than this, a place lies on no town of another."""
Point = tuple[float, float]


@pytest.fixture(scope="module")
def towns() -> dict[str, list[tuple[str, Point]]]:
    """Towns of the public tables by state: unit and place."""
    sql = "SELECT p.country, a.id, p.lat, p.lon FROM places p LEFT JOIN places a ON a.row = p.admin1 WHERE p.level = ?"
    found: dict[str, list[tuple[str, Point]]] = defaultdict(list)
    for country, unit, lat, lon in sqlite3.connect(PLACES).execute(f"{sql} AND p.id LIKE 'geonames:%'", (SETTLEMENT,)):
        found[country].append((unit, (lat, lon)))
    return found


def test_each_listed_place_lies_near_the_towns_of_its_state(towns: dict[str, list[tuple[str, Point]]]) -> None:
    far = [p.id for p in listed_places() if _nearest(p, [t for _, t in towns[p.country or ""]]) > FARTHEST_KM]
    assert far == []


def test_each_listed_place_lies_near_the_towns_of_its_unit(towns: dict[str, list[tuple[str, Point]]]) -> None:
    gazetteer = Gazetteer.open()
    apart = []
    for place in listed_places():
        unit = next((e for e in gazetteer.find(place.inside1 or "", place.country) if e.level == "admin1"), None)
        assert unit is not None or place.inside1 is None, place.id
        mine = [where for id, where in towns[place.country or ""] if unit is not None and id == unit.id]
        if mine:
            apart.append((_nearest(place, mine), place.id))
    assert max(apart)[0] < FARTHEST_KM
    assert sum(km < USUAL_KM for km, _ in apart) > 0.9 * len(apart) > 1000


def test_no_listed_place_lies_on_a_town_of_another_state(towns: dict[str, list[tuple[str, Point]]]) -> None:
    astray = []
    for place in listed_places():
        if _nearest(place, [t for _, t in towns[place.country or ""]]) < ABROAD_KM:
            continue
        others = [
            t for country, found in towns.items() if country != place.country for _, t in found if _near(place, t)
        ]
        if others and _nearest(place, others) < 4:
            astray.append(place.id)
    assert astray == []


def test_no_place_is_listed_twice() -> None:
    ids = [place.id for place in listed_places()]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize(
    ("name", "country", "unit", "where"),
    [
        ("Robotyne", "UA", "Zaporizhzhia", (47.44, 35.84)),
        ("Bunagana", "CD", "North Kivu", (-1.30, 29.60)),
        ("Masisi", "CD", "North Kivu", (-1.40, 28.82)),
        ("Hadrut", "AZ", None, (39.52, 47.03)),
        ("Jalula", "IQ", "Diyala", (34.27, 45.17)),
        ("Maroun al-Ras", "LB", "Nabatieh", (33.11, 35.45)),
        ("Tawergha", "LY", None, (32.02, 15.09)),
        ("Solhan", "BF", None, (13.25, 0.25)),
    ],
)
def test_a_listed_town_is_found_with_its_unit(name: str, country: str, unit: str | None, where: Point) -> None:
    found = next(entry for entry in Gazetteer.open().find(name, country) if entry.level == "settlement")
    assert found.lat is not None
    assert found.lon is not None
    assert great_circle_km((found.lat, found.lon), where) < 20
    assert unit is None or found.admin1 == unit


def test_a_listed_place_weighs_as_a_small_town() -> None:
    found = Gazetteer.open().find("Robotyne", "UA")[0]
    assert (found.in_news, found.population, found.people) == (True, 0, 20_000)


def test_a_listed_town_of_the_tables_keeps_its_people_and_weighs_as_one_of_news() -> None:
    found = next(entry for entry in Gazetteer.open().find("Chibok", "NG") if entry.level == "settlement")
    assert (found.id.startswith("geonames:"), found.in_news, found.people) == (True, True, 20_000)


def test_a_listed_dam_is_a_site_and_a_listed_valley_a_region() -> None:
    levels = {place.name: place.level for place in listed_places()}
    assert levels["Kakhovka Dam"] == SITE
    assert Gazetteer.open().find("Galwan Valley")[0].level == "region"


def test_a_town_of_the_tables_takes_the_listed_spellings_and_no_second_is_made() -> None:
    town = Unit("geonames:1", "Rūbūtīn", SETTLEMENT, "UA", "geonames:9", None, 47.45, 35.85, 480, names=["Robotyne"])
    unit = Unit("geonames:9", "Zaporizhzhia", ADMIN1, "UA", names=["Zaporizhzhia"])
    others = [
        Unit(f"geonames:{n}", p.inside1, ADMIN1, p.country, names=[p.inside1])
        for n, p in enumerate(listed_places())
        if p.inside1
    ]
    made = add_listed([unit, *others], [town])
    assert not [place for place in made if fold(place.name) == "robotyne"]


def test_a_list_that_names_no_unit_is_turned_down() -> None:
    with pytest.raises(ValueError, match="has no"):
        add_listed([], [])


def _near(place: Unit, town: Point) -> bool:
    return abs((place.lat or 0.0) - town[0]) < 0.1 and abs((place.lon or 0.0) - town[1]) < 0.1


def _nearest(place: Unit, towns: list[Point]) -> float:
    """Distance in km, 1e9 where there are none; the flat box first, for there are a quarter of a million."""
    lat, lon = place.lat or 0.0, place.lon or 0.0
    close = [t for t in towns if abs(t[0] - lat) < 1 and abs(t[1] - lon) < 1] or towns
    return min((great_circle_km((lat, lon), town) for town in close), default=1e9)
