"""What the gazetteer is made of before it has rows: units of every level, and this project's own lists of them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

COUNTRY, ADMIN1, ADMIN2, SETTLEMENT, REGION, SITE = range(6)
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
    codes: tuple[str, str, str] = ("", "", "")


@cache
def read_list(name: str) -> dict[str, Any]:
    """Load data/places/<name>.toml."""
    return tomllib.loads((LISTS / f"{name}.toml").read_text(encoding="utf-8"))
