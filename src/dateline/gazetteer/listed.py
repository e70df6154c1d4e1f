"""Places of wars and disasters that the public tables lack: villages, camps, crossings, dams, quarters of the front."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.gazetteer.folding import fold
from dateline.gazetteer.units import ADMIN1, LISTED, REGION, SETTLEMENT, SITE, Nearby, Unit, km_between, read_list

SAME_KM = 15.0
"""A town of that name and state so near is the place meant."""
_ENTRY = re.compile(r"(?P<names>.+) (?P<lat>-?\d+(?:\.\d+)?) (?P<lon>-?\d+(?:\.\d+)?)")


def add_listed(units: Iterable[Unit], towns: Sequence[Unit]) -> list[Unit]:
    """Add the spellings listed in data/places/conflict_places to the towns that are there, and give the others as new units.

    ``units`` are those of first order among others. Raises ValueError where an entry cannot be read or names no unit.
    """
    first = {(u.country, fold(name)): u.id for u in units if u.level == ADMIN1 for name in u.names}
    return list(_new_units(first, Nearby(towns)))


def listed_places() -> Iterator[Unit]:
    """Read the list: each place as a unit whose ``inside1`` is still the name of the unit it lies in, as listed."""
    kinds = read_list("conflict_places")["kinds"]
    for country, groups in read_list("conflict_places")["places"].items():
        for unit, entries in groups.items():
            for entry in entries:
                yield _read(entry, country, unit, kinds)


def _new_units(first: dict[tuple[str | None, str], str], nearby: Nearby) -> Iterator[Unit]:
    for place in listed_places():
        known = _known(place, nearby)
        if known:
            known.names += place.names
            known.in_news = True
            continue
        if place.inside1:
            unit = first.get((place.country, fold(place.inside1)))
            if unit is None:
                raise ValueError(
                    f"data/places/conflict_places.toml: {place.country} has no {place.inside1} ({place.name})"
                )
            place.inside1 = unit
        yield place


def _read(entry: str, country: str, unit: str, kinds: dict[str, list[str]]) -> Unit:
    found = _ENTRY.fullmatch(entry)
    if found is None:
        raise ValueError(f"data/places/conflict_places.toml: {entry!r} is not names, latitude, longitude")
    names = found["names"].split("|")
    lat, lon = float(found["lat"]), float(found["lon"])
    level = _level(names, kinds)
    id = f"{LISTED}{country}:{fold(names[0])}:{lat:.1f},{lon:.1f}"
    inside = unit if unit != "-" else None
    return Unit(id, names[0], level, country, inside, None, lat, lon, names=names, in_news=True)


def _level(names: Sequence[str], kinds: dict[str, list[str]]) -> int:
    """Tell what a place is by the first or last word of a name: of its own for a site, of any for a stretch of land."""
    ends = [{name.split()[0].lower(), name.split()[-1].lower()} for name in names]
    if ends[0] & set(kinds["sites"]):
        return SITE
    return REGION if any(end & set(kinds["regions"]) for end in ends) else SETTLEMENT


def _known(place: Unit, nearby: Nearby) -> Unit | None:
    """Find the town of the tables that bears one of the names and lies there."""
    if place.level != SETTLEMENT:
        return None
    folded = {fold(name) for name in place.names}
    same = [town for town in nearby.within(place, SAME_KM) if any(fold(name) in folded for name in town.names)]
    return min(same, key=lambda town: km_between(town, place), default=None)
