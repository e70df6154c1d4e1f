"""The word lists that tell names of places from other names."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

import msgspec
from msgspec import Struct

from dateline.gazetteer.folding import fold
from dateline.rules import read_data


class PlaceWords(Struct, frozen=True, kw_only=True):
    """All lists of data/places that reading needs; capitalised ones as written, others in lower case."""

    connectors: frozenset[str]
    never: frozenset[str]
    unplaced_bodies: frozenset[str]
    placed_bodies: frozenset[str]
    parts: frozenset[str]
    locative: frozenset[str]
    bodies: frozenset[str]
    ruling_verbs: frozenset[str]
    acting_verbs: frozenset[str]
    ruling_nouns: frozenset[str]
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


class _Lists(Struct):
    connectors: frozenset[str]
    never: frozenset[str]
    unplaced_bodies: frozenset[str]
    placed_bodies: frozenset[str]
    parts: frozenset[str]
    locative: frozenset[str]
    bodies: frozenset[str]
    ruling_verbs: frozenset[str]
    acting_verbs: frozenset[str]
    ruling_nouns: frozenset[str]
    level_words: dict[str, str]


class _People(Struct):
    given_names: frozenset[str]
    titles: frozenset[str]


class _Sites(Struct):
    sites: frozenset[str]
    needs_modifier: frozenset[str]
    other_adjectives: frozenset[str]
    referring: dict[str, tuple[str, ...]]


T = TypeVar("T")


@cache
def load_words() -> PlaceWords:
    """Load the lists once."""
    lists = _decode("words", _Lists)
    people = _decode("words_people", _People)
    sites = _decode("sites", _Sites)
    common = _decode("words_common", dict[str, frozenset[str]])["common"]
    weights = _decode("weights", dict[str, dict[str, float]])["weights"]
    short = _decode("abbreviations", dict[str, dict[str, str]])
    return PlaceWords(
        **msgspec.structs.asdict(lists),
        **msgspec.structs.asdict(people),
        **msgspec.structs.asdict(sites),
        common=common,
        abbreviations={word: (country, unit) for country, units in short.items() for word, unit in units.items()},
        demonyms=_demonyms(),
        weights=weights,
    )


def _demonyms() -> dict[str, tuple[str, ...]]:
    table = _decode("demonyms", dict[str, dict[str, list[str]]])["demonyms"]
    found: dict[str, tuple[str, ...]] = {}
    for country, words in table.items():
        for word in words:
            found[fold(word)] = (*found.get(fold(word), ()), country)
    return found


def _decode(name: str, kind: type[T]) -> T:
    return msgspec.toml.decode(read_data(f"places/{name}.toml"), type=kind)
