"""The word lists that tell names of places from other names."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

from dateline.gazetteer.demonyms import read_demonyms
from dateline.rules import read_data


class PlaceWords(Struct, frozen=True, kw_only=True):
    """All lists of data/places that reading needs; capitalised ones as written, others in lower case."""

    connectors: frozenset[str]
    never: frozenset[str]
    unplaced_bodies: frozenset[str]
    placed_bodies: frozenset[str]
    parts: frozenset[str]
    streets: frozenset[str]
    called_after: frozenset[str]
    squares_before: frozenset[str]
    street_plurals: frozenset[str]
    street_sides: frozenset[str]
    routes: frozenset[str]
    waters: frozenset[str]
    done_to_people: frozenset[str]
    behind_people: frozenset[str]
    stations: frozenset[str]
    branching: frozenset[str]
    locative: frozenset[str]
    bodies: frozenset[str]
    ruling_verbs: frozenset[str]
    acting_verbs: frozenset[str]
    appointing_verbs: frozenset[str]
    ruling_nouns: frozenset[str]
    falling: frozenset[str]
    not_of_towns: frozenset[str]
    after_fall: frozenset[str]
    helping: frozenset[str]
    fillers: frozenset[str]
    states_of_towns: frozenset[str]
    taking: frozenset[str]
    after_taken: frozenset[str]
    level_words: dict[str, str]
    given_names: frozenset[str]
    titles: frozenset[str]
    common: frozenset[str]
    sites: frozenset[str]
    needs_modifier: frozenset[str]
    other_adjectives: frozenset[str]
    referring: dict[str, tuple[str, ...]]
    abbreviations: dict[str, tuple[str, str]]
    """Short form without its stop -> (country, name of the unit)."""
    demonyms: dict[str, tuple[str, ...]]
    """Folded word -> states."""
    weights: dict[str, float]
    company: dict[str, float]


@cache
def constructions() -> dict[str, tuple[str, ...]]:
    """Give the lists of ``data/places/constructions.toml``, in their order."""
    return {name: tuple(words) for name, words in _read("constructions").items()}


@cache
def load_words() -> PlaceWords:
    """Load the lists once."""
    tables: dict[str, object] = {}
    for name in ("words", "words_common", "words_people", "sites", "weights"):
        tables |= _read(name)
    short = _read("abbreviations")
    tables["abbreviations"] = {
        word: (country, unit) for country, units in short.items() for word, unit in units.items()
    }
    return msgspec.convert({**tables, "demonyms": read_demonyms()}, PlaceWords)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(read_data(f"places/{name}.toml"))
