"""Build the gazetteer: one read-only SQLite file of places and their spellings.

``python -m dateline.gazetteer.build [OUT]``. The same inputs give the same rows in the same order. Row numbers are
ranks: where a name is that of several places, the lower row is the one more often meant.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.gazetteer import demonyms, sources
from dateline.gazetteer.folding import fold
from dateline.gazetteer.units import (
    ADMIN1,
    ADMIN2,
    COUNTRY,
    LISTS,
    NEWS_PEOPLE,
    REGION,
    SETTLEMENT,
    SITE,
    Unit,
    read_list,
)

VERSION = 4
"""Of the tables; ``lookup`` refuses a file of another version."""
OUTPUT = Path(__file__).with_name("places.sqlite")

_TABLES = """
CREATE TABLE places (
  row INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, level INTEGER NOT NULL, country TEXT,
  admin1 INTEGER, admin2 INTEGER, lat REAL, lon REAL, population INTEGER NOT NULL, capital_of INTEGER, seat INTEGER,
  part_of INTEGER, in_news INTEGER NOT NULL, spellings TEXT NOT NULL);
CREATE TABLE names (folded TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (folded, row)) WITHOUT ROWID;
CREATE TABLE countries (alpha2 TEXT PRIMARY KEY, alpha3 TEXT, number TEXT, row INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE demonyms (folded TEXT NOT NULL, country TEXT NOT NULL, PRIMARY KEY (folded, country)) WITHOUT ROWID;
"""
_INDEXES = """
CREATE UNIQUE INDEX places_id ON places (id);
CREATE INDEX places_country ON places (country, level);
CREATE INDEX places_admin1 ON places (admin1) WHERE admin1 IS NOT NULL;
CREATE INDEX places_capital_of ON places (capital_of) WHERE capital_of IS NOT NULL;
"""


def build(output: Path = OUTPUT) -> Path:
    """Write the gazetteer to ``output``, whole or not at all."""
    units = sources.read_units()
    _place_units(units)
    _set_capitals(units)
    units.sort(key=_rank)
    part = output.with_name(f"{output.name}.part-{os.getpid()}")
    part.unlink(missing_ok=True)
    try:
        _write(part, units)
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)
    return output


def inputs() -> list[Path]:
    """List the files of this project the gazetteer is made from: where one is newer, it must be built again."""
    here = Path(__file__).parent
    lists = [
        LISTS / f"{n}.toml"
        for n in (
            "countries",
            "regions",
            "seats",
            "settlements",
            "city_parts",
            "former_units",
            "waters",
            "conflict_places",
            "press_words",
        )
    ]
    code = [
        here / f"{n}.py" for n in ("build", "sources", "units", "parts", "listed", "spellings", "folding", "demonyms")
    ]
    return [*code, demonyms.TABLE, *lists]


def is_current(output: Path = OUTPUT) -> bool:
    """Tell whether ``output`` exists and is no older than what it is made from."""
    return output.exists() and all(output.stat().st_mtime >= path.stat().st_mtime for path in inputs())


def _place_units(units: list[Unit]) -> None:
    """Give countries and administrative units the population of their towns, and their mean position where the
    tables give none or one that lies outside the box of its towns."""
    inside: dict[str, list[Unit]] = defaultdict(list)
    for town in units:
        if town.level == SETTLEMENT:
            for around in (town.inside1, town.inside2, f"country:{town.country}"):
                if around:
                    inside[around].append(town)
    for unit in units:
        towns = inside.get(unit.id)
        if not towns or unit.level in {SETTLEMENT, SITE} or unit.id.startswith("region:"):
            continue
        unit.population = unit.population or sum(town.population for town in towns)
        if (unit.level != COUNTRY and not _among(unit, towns)) or unit.lat is None:
            unit.lat = round(sum(town.lat or 0.0 for town in towns) / len(towns), 5)
            unit.lon = round(sum(town.lon or 0.0 for town in towns) / len(towns), 5)


def _among(unit: Unit, towns: list[Unit]) -> bool:
    """Tell whether a unit's position lies in the box of its towns, half a degree allowed."""
    if unit.lat is None or unit.lon is None:
        return False
    lats, lons = [town.lat or 0.0 for town in towns], [town.lon or 0.0 for town in towns]
    return min(lats) - 0.5 <= unit.lat <= max(lats) + 0.5 and min(lons) - 0.5 <= unit.lon <= max(lons) + 0.5


def _set_capitals(units: list[Unit]) -> None:
    """Mark the seats of states, then of first-order units: listed, else of the same name, else the largest town."""
    named: dict[tuple[str | None, str], list[Unit]] = defaultdict(list)
    largest: dict[str | None, Unit] = {}
    for unit in units:
        if unit.level == SETTLEMENT:
            for folded in {fold(name) for name in unit.names}:
                named[unit.country, folded].append(unit)
            if unit.inside1 and unit.population > (largest[unit.inside1].population if unit.inside1 in largest else 0):
                largest[unit.inside1] = unit
    for code, name in sorted(sources.capital_names().items()):
        seat = max(named[code, fold(name)], key=lambda town: town.population, default=None)
        if seat:
            seat.capital_of = f"country:{code}"
    for unit in units:
        if unit.level == ADMIN1:
            unit.capital_of = _seat(unit, named, largest)


def _seat(unit: Unit, named: dict[tuple[str | None, str], list[Unit]], largest: dict[str | None, Unit]) -> str | None:
    """Find the seat of a first-order unit; a listed or same-named one is also marked on the town."""
    for name in (*_listed(unit), *unit.names):
        towns = [town for town in named.get((unit.country, fold(name)), ()) if town.inside1 == unit.id]
        if not towns and name in _listed(unit):
            towns = named.get((unit.country, fold(name)), [])
        if towns:
            seat = max(towns, key=lambda town: town.population)
            seat.capital_of = seat.capital_of or unit.id
            return seat.id
    return largest[unit.id].id if unit.id in largest else None


_SEATS: dict[tuple[str, str], str] = {}


def _listed(unit: Unit) -> tuple[str, ...]:
    if not _SEATS:
        for country, seats in read_list("seats").items():
            _SEATS.update({(country, fold(name)): seat for name, seat in seats.items()})
    found = (_SEATS.get((unit.country or "", fold(name))) for name in unit.names)
    return next(((seat,) for seat in found if seat), ())


def _rank(unit: Unit) -> tuple[float, str]:
    """Order by how likely a bare name means the unit: states, then by people, counties behind towns, sites last."""
    weight = {
        COUNTRY: 1e12 + unit.population,
        REGION: 3e6 if unit.id.startswith("region:") else float(unit.population),
        ADMIN1: float(unit.population),
        ADMIN2: 0.2 * unit.population,
        SETTLEMENT: float(max(unit.population, NEWS_PEOPLE) if unit.in_news else unit.population),
        SITE: -1.0,
    }[unit.level]
    if unit.level == SETTLEMENT and unit.capital_of and unit.capital_of.startswith("country:"):
        weight = max(weight, 1e6)
    return -weight, unit.id


def _write(path: Path, units: list[Unit]) -> None:
    rows = {unit.id: row for row, unit in enumerate(units, 1)}
    connection = sqlite3.connect(path)
    with connection:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;" + _TABLES)
        connection.executemany(f"INSERT INTO places VALUES ({','.join('?' * 15)})", _place_rows(units, rows))
        connection.executemany("INSERT INTO names VALUES (?, ?)", sorted(_name_rows(units, rows)))
        connection.executemany("INSERT INTO countries VALUES (?, ?, ?, ?)", sorted(_country_rows(units, rows)))
        connection.executemany("INSERT OR IGNORE INTO demonyms VALUES (?, ?)", sorted(_demonym_rows()))
        connection.executescript(_INDEXES + f"PRAGMA user_version={VERSION};")
    connection.execute("VACUUM")
    connection.close()


def _place_rows(units: Iterable[Unit], rows: dict[str, int]) -> Iterator[tuple[object, ...]]:
    for unit in units:
        admin1 = rows[unit.id] if unit.level == ADMIN1 else rows.get(unit.inside1 or "")
        over, seat = (
            (None, rows.get(unit.capital_of or "")) if unit.level == ADMIN1 else (rows.get(unit.capital_of or ""), None)
        )
        spellings = "\n".join({fold(name): name for name in (*reversed(unit.names), unit.name)}.values())
        yield (
            rows[unit.id], unit.id, unit.name, unit.level, unit.country, admin1, rows.get(unit.inside2 or ""),
            unit.lat, unit.lon, unit.population, over, seat, rows.get(unit.part_of or ""),
            int(unit.in_news), spellings,
        )  # fmt: skip


def _name_rows(units: Iterable[Unit], rows: dict[str, int]) -> set[tuple[str, int]]:
    return {(folded, rows[unit.id]) for unit in units for name in unit.names if (folded := fold(name))}


def _country_rows(units: Iterable[Unit], rows: dict[str, int]) -> Iterator[tuple[str, str, str, int]]:
    return ((*unit.codes, rows[unit.id]) for unit in units if unit.level == COUNTRY)


def _demonym_rows() -> Iterator[tuple[str, str]]:
    return ((word, country) for word, countries in demonyms.read_demonyms().items() for country in countries)


if __name__ == "__main__":
    print(build(Path(sys.argv[1]) if len(sys.argv) > 1 else OUTPUT))
