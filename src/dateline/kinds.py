"""What the kinds of event mean to grouping and control (``data/event_kinds.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec
from msgspec import Struct

from dateline.rules import read_data

HAZARDS = frozenset({"disaster", "accident"})
"""The kinds of the family of hazards: what harms without anybody's intent."""
HARMFUL = HAZARDS | {"airstrike", "shelling", "bombing", "attack", "clash", "riot"}
"""Kinds in which people come to harm, told by what befell them and not by their deaths."""


class EventKind(Struct, frozen=True, kw_only=True):
    """One kind; the fields are explained at the head of the data file."""

    means: str
    family: str
    told_as: tuple[str, ...]
    control: Literal["gain", "loss", "none"]
    force: bool
    acled: str
    plover: str
    cameo: str


@cache
def event_kinds() -> Mapping[str, EventKind]:
    return msgspec.convert(tomllib.loads(read_data("event_kinds.toml")), dict[str, EventKind])


def kinds_fit(one: str, other: str) -> bool:
    """Tell whether reports may use these kinds for one happening."""
    kinds = event_kinds()
    return one == other or other in kinds[one].told_as or one in kinds[other].told_as
