"""Whose "his forces" and "her group" are: the side of whoever the pronoun takes up."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from dateline.model.reading import Mention

_HIS = ("his ", "her ")
_ARMED = frozenset({"army", "force", "forces", "troop", "soldier", "military", "men", "man", "fighter", "navy", "unit"})
_GROUP = frozenset({"group", "movement", "organisation", "organization", "militia", "faction", "fighter", "rebel"})


def settle_his(mentions: Iterable[Mention], is_armed_group: Callable[[str | None], bool]) -> tuple[Mention, ...]:
    """Give the key of a side to phrases that a pronoun for a person owns; mentions keep their order and ids."""
    every = tuple(mentions)
    persons = {m.start: m for m in every if m.kind == "person" and m.affiliation is not None}
    return tuple(_settled(m, persons[m.start], is_armed_group) if _is_his(m, persons) else m for m in every)


def _is_his(mention: Mention, persons: dict[int, Mention]) -> bool:
    owned = mention.kind == "actor" and mention.key is None and mention.quote.lower().startswith(_HIS)
    return owned and mention.start in persons and mention.noun in _ARMED | _GROUP


def _settled(mention: Mention, person: Mention, is_armed_group: Callable[[str | None], bool]) -> Mention:
    side = person.affiliation or ""
    if is_armed_group(side):
        return msgspec.structs.replace(mention, key=side)
    if side.startswith("state:") and mention.noun in _ARMED:
        return msgspec.structs.replace(mention, key=f"{side.rpartition(':')[0]}:military")
    return mention
