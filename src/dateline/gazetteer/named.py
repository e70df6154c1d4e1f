"""Places that no table has and a text names all the same: an id tells name, level and what the text puts them in."""

from __future__ import annotations

import re
from typing import NamedTuple

_ID = re.compile(r"named:settlement:(?P<name>[^@]+)@(?P<container>.*)", re.DOTALL)
_PREFIX = "named:"


class Named(NamedTuple):
    """What the id of such a place says."""

    name: str
    container: str | None
    """Gazetteer id of the state or unit it is said to lie in; None where nothing is said."""


def named_id(name: str, container: str | None) -> str:
    """Give the id of a town or village by what a text says of it.

    >>> named_id("Hta Lwin", "country:MM")
    'named:settlement:Hta Lwin@country:MM'
    """
    return f"{_PREFIX}settlement:{' '.join(name.split())}@{container or ''}"


def read_named(id: str) -> Named | None:
    """Read such an id; None for the id of a place that a table has."""
    found = _ID.fullmatch(id) if id.startswith(_PREFIX) else None
    return Named(found["name"], found["container"] or None) if found else None


def is_named(id: str | None) -> bool:
    """Tell a place that only texts name."""
    return id is not None and id.startswith(_PREFIX)
