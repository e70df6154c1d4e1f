"""Places that no table has, told by several reports: one id where the names sound alike and what they lie in fits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dateline.gazetteer.folding import fold, sound
from dateline.gazetteer.lookup import Gazetteer
from dateline.gazetteer.named import is_named, read_named
from dateline.model.world import Place

_SHORTEST_SOUND = 4
"""Shorter skeletons of consonants are those of too many names: these must be spelt alike."""


class _Told(NamedTuple):
    """A place by the way it sounds, with what it is said to lie in."""

    id: str
    container: str | None


def known_as(places: Iterable[Place], gazetteer: Gazetteer) -> Mapping[str, str]:
    """Give the id that an id of a place only texts name gives way to: of the same place more closely told, or listed.

    Two names are one where they are spelt alike but for accents, hyphens and vowels, and the one's unit holds the
    other's. Where two such places would fit, neither is taken: two states may each have a village of the name.
    """
    every = {place.id: place for place in places}
    spoken: dict[str, list[_Told]] = {}
    listed: dict[str, set[str]] = {}
    for place in every.values():
        named = read_named(place.id)
        if named is not None:
            spoken.setdefault(_key(named.name), []).append(_Told(place.id, named.container))
        elif place.level == "settlement":
            for name in {place.name, *place.names}:
                listed.setdefault(_key(name), set()).add(place.id)
    found: dict[str, str] = {}
    for key, group in sorted(spoken.items()):
        for told in group:
            other = _fuller(told, group, listed.get(key, set()), gazetteer)
            if other is not None:
                found[told.id] = other
    return {one: _last(one, found) for one in found}


def _key(name: str) -> str:
    skeleton = sound(fold(name))
    return skeleton if len(skeleton) >= _SHORTEST_SOUND else fold(name)


def _fuller(told: _Told, group: Iterable[_Told], listed: Iterable[str], gazetteer: Gazetteer) -> str | None:
    """Give the one other place that this one can be: a listed one of its unit, else one told of a finer unit."""
    in_tables = sorted(i for i in listed if _holds(told.container, i, gazetteer))
    if in_tables:
        return in_tables[0] if len(in_tables) == 1 else None
    finer = [o for o in group if o.id != told.id and _holds(told.container, o.container, gazetteer)]
    finest = sorted(o.id for o in finer if not any(_is_finer(other, o, gazetteer) for other in finer))
    same = {read_named(i).container for i in finest}  # type: ignore[union-attr]
    if len(same) != 1 or (same == {told.container} and told.id < finest[0]):
        return None
    return finest[0]


def _is_finer(one: _Told, other: _Told, gazetteer: Gazetteer) -> bool:
    return one.container != other.container and _holds(other.container, one.container, gazetteer)


def _holds(outer: str | None, inner: str | None, gazetteer: Gazetteer) -> bool:
    return outer is None or (inner is not None and gazetteer.contains(outer, inner))


def _last(one: str, found: Mapping[str, str]) -> str:
    steps = 0
    while one in found and is_named(one) and steps <= len(found):
        one, steps = found[one], steps + 1
    return one
