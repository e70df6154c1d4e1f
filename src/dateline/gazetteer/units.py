"""What the gazetteer is made of before it has rows: units of every level, and this project's own lists of them."""

from __future__ import annotations

import math
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

COUNTRY, ADMIN1, ADMIN2, SETTLEMENT, REGION, SITE = range(6)
LISTED = "listed:"
"""How the ids of places begin that are listed here because news tells of them."""
NEWS_PEOPLE = 20_000
"""People by whom the name of such a place weighs, so that it is not taken for one of the hamlets of its name."""
_KM_PER_DEGREE = 111.2
LISTS = Path(__file__).parent.parent / "data" / "places"


@dataclass(slots=True)
class Unit:
    """One place before it has a row; ``inside1`` and ``inside2`` are ids of the units it lies in."""

    id: str
    name: str
    level: int
    country: str | None
    inside1: str | None = None
    inside2: str | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    capital_of: str | None = None
    part_of: str | None = None
    """Id of the city it is a quarter of."""
    names: list[str] = field(default_factory=list)
    in_news: bool = False
    """True of the places listed here because wars and disasters are told of there."""
    codes: tuple[str, str, str] = ("", "", "")


class Nearby:
    """Settlements by where they lie, to be asked for those around a point of their state."""

    def __init__(self, towns: Iterable[Unit]) -> None:
        self._cells: dict[tuple[str | None, int, int], list[Unit]] = defaultdict(list)
        for town in towns:
            self._cells[_cell(town)].append(town)

    def within(self, place: Unit, km: float) -> list[Unit]:
        """List the towns of the same state no farther than ``km``, at most 25, from a place."""
        country, row, column = _cell(place)
        around = (t for i in (-1, 0, 1) for j in (-1, 0, 1) for t in self._cells[country, row + i, column + j])
        return [town for town in around if km_between(town, place) <= km]


def _cell(unit: Unit) -> tuple[str | None, int, int]:
    """Half a degree each way."""
    return unit.country, int((unit.lat or 0.0) * 2 // 1), int((unit.lon or 0.0) * 2 // 1)


@cache
def read_list(name: str) -> dict[str, Any]:
    """Load data/places/<name>.toml."""
    return tomllib.loads((LISTS / f"{name}.toml").read_text(encoding="utf-8"))


def km_between(here: Unit, there: Unit) -> float:
    """Distance on a flat map, good enough within a city or a district."""
    lat1, lon1, lat2, lon2 = here.lat or 0.0, here.lon or 0.0, there.lat or 0.0, there.lon or 0.0
    return _KM_PER_DEGREE * math.hypot(lat2 - lat1, (lon2 - lon1) * math.cos(math.radians((lat1 + lat2) / 2)))
