"""Names looked up in the gazetteer: any spelling, any script, and what lies in what."""

from __future__ import annotations

import math
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct
from rapidfuzz import fuzz

from dateline.errors import ConfigError
from dateline.gazetteer.folding import fold, fold_to_latin, sound
from dateline.gazetteer.named import Named, read_named
from dateline.gazetteer.units import NEWS_PEOPLE

Level = Literal["country", "admin1", "admin2", "settlement", "region", "site"]

VERSION = 4
PLACES = Path(__file__).with_name("places.sqlite")
LEVELS: tuple[Level, ...] = ("country", "admin1", "admin2", "settlement", "region", "site")
"""In the order ``build`` numbers them."""

_REMEDY = "build it with: python -m dateline.gazetteer.build"
_KIND_WORD = re.compile(
    r"^(?:(?:the )?(?:city|town|village|province|state|district|county|governorate|region|municipality|port|republic) of "
    r"|(?:el|al|la|le|the) )"
    r"|(?: (?:city|town|village|province|state|district|county|governorate|region|prefecture|oblast|department|municipality"
    r"|parish|territory|division|emirate|township|valley|islands?|archipelago|peninsula))$",
    re.IGNORECASE,
)
_COLUMNS = (
    "p.id, p.name, p.level, p.country, a.name, a.id, b.id, p.lat, p.lon, p.population, c.id, d.id, p.in_news "
    "FROM {source} LEFT JOIN places a ON a.row = p.admin1 LEFT JOIN places b ON b.row = p.admin2 LEFT JOIN places c ON c.row = p.capital_of "
    "LEFT JOIN places d ON d.row = p.part_of"
)
MOST_KEPT = 100_000
"""Spellings whose places are kept in memory."""
_BATCH = 400


class Entry(Struct, frozen=True, kw_only=True):
    """One place of the gazetteer."""

    id: str
    """``geonames:1135689``, ``iso3166-2:AF-KDZ``, ``country:AF``, ``region:donbas``, ``listed:UA:robotyne:47.4,35.8``, ``airport:OAKB``;
    ``named:settlement:Hta Lwin@country:MM`` of one that no table has."""
    name: str
    level: Level
    country: str | None
    """ISO 3166-1 alpha-2; None where a region spans several states."""
    admin1: str | None
    """Name of the first-order unit it is or lies in."""
    admin1_id: str | None
    admin2_id: str | None = None
    """Id of the second-order unit a settlement lies in."""
    lat: float | None
    """Degrees; of a unit the mean of its towns, None where it has none."""
    lon: float | None
    population: int
    """0 where unknown."""
    capital_of: str | None
    """Id of the state or first-order unit it is the seat of."""
    part_of: str | None = None
    """Id of the city it is a quarter of."""
    in_news: bool = False
    """True where wars and disasters are known to have been told of it, by data/places/conflict_places."""

    @property
    def people(self) -> int:
        """People by which its name weighs among others: of a place that news tells of, at least a small town's."""
        return max(self.population, NEWS_PEOPLE) if self.in_news else self.population


class Gazetteer:
    """The gazetteer file, opened at the first question. Safe to pickle and to use from several threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._open: sqlite3.Connection | None = None
        self._spellings = lru_cache(maxsize=4)(self._read_spellings)
        self._entry = lru_cache(maxsize=20_000)(self._read_entry)
        self._found: dict[str, tuple[Entry, ...]] = {}
        self._people_per_town: dict[str, float] = {}

    @classmethod
    def open(cls, path: Path | str | None = None) -> Gazetteer:
        """Give the gazetteer at ``path`` (the built-in one by default). Raises ConfigError where there is none."""
        file = Path(path) if path else PLACES
        if not file.is_file():
            raise ConfigError(f"there is no gazetteer at {file}; {_REMEDY}")
        return cls(file)

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path]]:
        return Gazetteer, (self.path,)

    def find(self, name: str, country: str | None = None) -> tuple[Entry, ...]:
        """List the places so spelt, most often meant first; without "city", "province of" only if nothing else fits."""
        found = self.find_many((name,))[name]
        return tuple(entry for entry in found if country is None or entry.country == country)

    def find_many(self, names: Iterable[str], *, exact: bool = False) -> dict[str, tuple[Entry, ...]]:
        """Look many names up at once; every name asked for is a key of the answer.

        ``exact`` leaves out the second try without "city", "province of" and from other scripts.
        """
        if len(self._found) > MOST_KEPT:
            self._found.clear()  # before anything is fetched: what one call has found must last until it answers
        wanted = list(dict.fromkeys(names))
        keys = {name: fold(name) for name in wanted}
        self._fetch(keys.values())
        unmet = () if exact else (name for name in wanted if not self._found.get(keys[name]))
        second = {name: self._second_try(name) for name in unmet}
        self._fetch(key for tries in second.values() for key in tries)
        answer: dict[str, tuple[Entry, ...]] = {}
        for name in wanted:
            tries = (keys[name], *second.get(name, ()))
            answer[name] = next((found for key in tries if (found := self._found.get(key))), ())
        return answer

    def near_spelling(self, name: str, country: str) -> tuple[Entry, ...]:
        """List places of one state whose spelling is close to ``name``, closest first.

        Close: the same skeleton of consonants and vowel classes, or a Levenshtein ratio of 85 (82 where the skeletons
        are that close too), in Latin letters. Over the whole world such matching is worse than none.
        """
        folded = fold(_KIND_WORD.sub("", name)) or fold(name)
        skeleton = sound(folded)
        if len(skeleton) < 4:
            return ()
        best: dict[int, float] = {}
        for spelling, its_sound, row in self._spellings(country):
            score = _closeness(folded, skeleton, spelling, its_sound)
            if score > best.get(row, 0.0):
                best[row] = score
        rows = sorted(best, key=lambda row: (-best[row], row))[:5]
        return tuple(entry for row in rows for entry in self._select("places p", "p.row = ?", (row,)))

    def entry(self, id: str) -> Entry | None:
        """Give the place with this id."""
        return self._entry(id)

    def country(self, code: str) -> Entry | None:
        """Give a state by ISO 3166-1 alpha-2, alpha-3 or numeric code."""
        found = self._rows(
            "SELECT alpha2 FROM countries WHERE alpha2 = ?1 OR alpha3 = ?1 OR CAST(number AS INTEGER) = ?2",
            (code.upper(), int(code) if code.isdecimal() else -1),
        )
        return next((self.entry(f"country:{alpha2}") for (alpha2,) in found), None)

    def demonym(self, word: str) -> tuple[str, ...]:
        """List the states (alpha-2) whose people or things are called so: Congolese has two."""
        found = self._rows("SELECT country FROM demonyms WHERE folded = ? ORDER BY country", (fold(word),))
        return tuple(country for (country,) in found)

    def seat(self, id: str) -> Entry | None:
        """Give the seat of a state or first-order unit: as listed, else the town of its name, else its largest."""
        unit = self.entry(id)
        if unit and unit.level == "country":
            where = "p.capital_of = (SELECT row FROM places WHERE id = ?)"
        else:
            where = "p.row = (SELECT seat FROM places WHERE id = ?)"
        return next(iter(self._select("places p", where, (id,))), None)

    def people_per_town(self, country: str) -> float:
        """Give the people of a state (alpha-2) for each town of it listed: where they are many, most towns are missing."""
        if country not in self._people_per_town:
            counted = self._rows("SELECT count(*) FROM places WHERE country = ? AND level = 3", (country,))
            state = self.entry(f"country:{country}")
            self._people_per_town[country] = (state.population if state else 0) / max(1, counted[0][0])
        return self._people_per_town[country]

    def contains(self, outer_id: str, inner_id: str) -> bool:
        """Tell whether one place lies in, or is, another by the tables; False where they do not say."""
        if outer_id == inner_id:
            return True
        outer, inner = self.entry(outer_id), self.entry(inner_id)
        if outer is None or inner is None:
            return False
        if outer.level == "country":
            return inner.level != "country" and inner.country == outer.country
        if outer.level == "admin1":
            return inner.level in {"admin2", "settlement"} and inner.admin1_id == outer_id
        if outer.level == "admin2":
            return inner.admin2_id == outer_id
        return inner.part_of == outer_id

    def centroid(self, id: str) -> tuple[float, float] | None:
        """Give latitude and longitude in degrees: of a unit the mean of its towns, None where it has none."""
        found = self.entry(id)
        return (found.lat, found.lon) if found and found.lat is not None and found.lon is not None else None

    def distance_km(self, a: str, b: str) -> float | None:
        """Give the great-circle distance of two places by id; None where one has no position."""
        here, there = self.centroid(a), self.centroid(b)
        return great_circle_km(here, there) if here and there else None

    def names_of(self, id: str) -> tuple[str, ...]:
        """List the spellings of a place in every script, its own name first, one for each folded form."""
        rows = self._rows("SELECT name, spellings FROM places WHERE id = ?", (id,))
        return next((tuple(dict.fromkeys((name, *spellings.split("\n")))) for name, spellings in rows), ())

    def _second_try(self, name: str) -> tuple[str, ...]:
        plain = _KIND_WORD.sub("", name)
        latin = fold_to_latin(name) if not name.isascii() else ""
        return tuple(key for key in (fold(plain) if plain != name else "", latin) if key)

    def _fetch(self, keys: Iterable[str]) -> None:
        """Read the entries of the folded names not yet known, a few hundred a query."""
        unknown = list({key for key in keys if key and key not in self._found})
        for first in range(0, len(unknown), _BATCH):
            batch = unknown[first : first + _BATCH]
            self._found.update(dict.fromkeys(batch, ()))
            marks = ",".join("?" * len(batch))
            sql = "SELECT n.folded, " + _COLUMNS.format(source="names n JOIN places p ON p.row = n.row")
            for folded, *row in self._rows(f"{sql} WHERE n.folded IN ({marks}) ORDER BY n.folded, p.row", batch):
                self._found[folded] += (_entry(row),)

    def _read_entry(self, id: str) -> Entry | None:
        named = read_named(id)
        if named is not None:
            return _named_entry(id, named, self.entry(named.container) if named.container else None)
        return next(iter(self._select("places p", "p.id = ?", (id,))), None)

    def _select(self, source: str, where: str, values: Sequence[object]) -> Iterator[Entry]:
        sql = f"SELECT {_COLUMNS.format(source=source)} WHERE {where} ORDER BY p.row"
        return (_entry(row) for row in self._rows(sql, values))

    def _read_spellings(self, country: str) -> list[tuple[str, str, int]]:
        """List (folded spelling, its sound, row) of the units and towns of one state, in Latin letters."""
        sql = "SELECT row, spellings FROM places WHERE country = ? AND level BETWEEN 1 AND 3 ORDER BY row"
        found = ((fold(name), row) for row, names in self._rows(sql, (country,)) for name in names.split("\n"))
        return [(folded, sound(folded), row) for folded, row in found if len(folded) > 3 and folded.isascii()]

    def _rows(self, sql: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        if self._open is None:
            self._open = _connect(self.path)
        try:
            return self._open.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise ConfigError(f"the gazetteer at {self.path} cannot be read ({error}); {_REMEDY}") from error


def great_circle_km(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Haversine distance of two (latitude, longitude) pairs in degrees, on a sphere of 6,371 km."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*here, *there))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True, check_same_thread=False)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise ConfigError(f"{path} is no gazetteer ({error}); {_REMEDY}") from error
    if version != VERSION:
        raise ConfigError(f"the gazetteer at {path} is of version {version}, not {VERSION}; {_REMEDY}")
    return connection


def _entry(row: Sequence[Any]) -> Entry:
    """Columns as in ``_COLUMNS``."""
    id, name, level, country, admin1, admin1_id, admin2_id, lat, lon, population, capital_of, part_of, in_news = row
    return Entry(
        id=id,
        name=name,
        level=LEVELS[level],
        country=country,
        admin1=admin1,
        admin1_id=admin1_id,
        admin2_id=admin2_id,
        lat=lat,
        lon=lon,
        population=population,
        capital_of=capital_of,
        part_of=part_of,
        in_news=bool(in_news),
    )


def _named_entry(id: str, named: Named, container: Entry | None) -> Entry:
    """Make the entry of a place that only a text names: without a point, in what the text puts it in; a quarter of a town."""
    town = container if container and container.level == "settlement" else None
    return Entry(
        id=id,
        name=named.name,
        level="settlement",
        country=container.country if container else None,
        admin1=container.admin1 if container else None,
        admin1_id=container.admin1_id if container else None,
        admin2_id=container.id if container and container.level == "admin2" else town.admin2_id if town else None,
        lat=None,
        lon=None,
        population=0,
        capital_of=None,
        part_of=town.id if town else None,
    )


def _closeness(folded: str, skeleton: str, spelling: str, its_sound: str) -> float:
    if spelling == folded:
        return 100.0
    if its_sound == skeleton:
        return 95.0
    if abs(len(spelling) - len(folded)) > 3 or spelling[0] not in {folded[0], *_KIN.get(folded[0], "")}:
        return 0.0
    ratio = fuzz.ratio(folded, spelling, score_cutoff=80)
    if ratio >= 85 or (ratio and fuzz.ratio(skeleton, its_sound, score_cutoff=84)):
        return ratio
    return 0.0


_KIN = {
    "k": "qcg",
    "q": "kg",
    "g": "qk",
    "c": "ks",
    "s": "zc",
    "z": "s",
    "j": "dz",
    "d": "j",
    "v": "w",
    "w": "v",
    "h": "k",
    "y": "ij",
    "i": "y",
}
"""First letters one transliteration puts for another."""
