"""What states and their people are called: no such word is the name of a private person."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any

from dateline.rules import read_data

_OWN = re.compile(r"[’']s?$")


@cache
def names_of_peoples() -> frozenset[str]:
    """Give adjectives and names of the people of every state: ``Norwegian``, ``Norwegians``."""
    return frozenset(word for state in states() for form in ("adjectives", "people") for word in state.get(form, ()))


def is_of_state(words: str) -> bool:
    """Tell whether the words before a name say which state it stands for.

    >>> is_of_state("talks with Norway's"), is_of_state("talks with his neighbour's")
    (True, False)
    """
    own = _OWN.search(words)
    return own is not None and any(words[: own.start()].endswith(name) for name in _names())


@cache
def _names() -> tuple[str, ...]:
    return tuple(name for state in states() for name in state.get("names", ()))


@cache
def states() -> tuple[dict[str, Any], ...]:
    """Give the table of states: code, names, adjectives and people of each."""
    return tuple(tomllib.loads(read_data("actors/demonyms.toml"))["state"])
