"""Quarters and boroughs of cities: told of by their own names, and no towns of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dateline.gazetteer.folding import fold
from dateline.gazetteer.units import SETTLEMENT, Unit, km_between, read_list

REACH_KM = 45.0
"""A place of that name and state so near to the city is the part meant."""


def mark_parts(towns: Iterable[Unit]) -> list[Unit]:
    """Mark the parts of cities that GeoNames has, by the list in data/places, and give those it lacks as new units.

    Raises ValueError where the list names a city that is not there.
    """
    named: dict[tuple[str | None, str], list[Unit]] = defaultdict(list)
    for town in towns:
        for folded in {fold(name) for name in town.names}:
            named[town.country, folded].append(town)
    return [unit for key, parts in read_list("city_parts")["parts"].items() for unit in _parts(key, parts, named)]


def _parts(key: str, parts: list[str], named: dict[tuple[str | None, str], list[Unit]]) -> Iterator[Unit]:
    name, _, country = key.rpartition(", ")
    city = max(named[country, fold(name)], key=lambda town: town.population, default=None)
    if city is None:
        raise ValueError(f"data/places/city_parts.toml: there is no city {key}")
    for spellings in (part.split("|") for part in parts):
        known = {id(t): t for s in spellings for t in named[country, fold(s)] if _is_part(t, city)}
        for town in known.values():
            town.part_of = city.id
            town.names += spellings
        if not known:
            yield _new(spellings, city)


def _is_part(town: Unit, city: Unit) -> bool:
    """Tell a part from the city itself and from a namesake elsewhere."""
    return town is not city and town.population < city.population and km_between(town, city) <= REACH_KM


def _new(spellings: list[str], city: Unit) -> Unit:
    """Make a part that stands where its city does: where in the city is not known."""
    return Unit(
        id=f"part:{city.id.removeprefix('geonames:')}:{fold(spellings[0])}",
        name=spellings[0],
        level=SETTLEMENT,
        country=city.country,
        inside1=city.inside1,
        inside2=city.inside2,
        lat=city.lat,
        lon=city.lon,
        names=list(spellings),
        part_of=city.id,
    )
