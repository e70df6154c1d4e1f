"""Things in the world that words refer to: actors, places, times; and what people decided about them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

ActorKind = Literal[
    "state-forces",
    "police",
    "intelligence",
    "government",
    "rebel-group",
    "political-militia",
    "identity-militia",
    "rioters",
    "protesters",
    "civilians",
    "external-forces",
    "international-body",
    "outlet",
    "organisation",
    "person",
    "unknown",
]
PlaceLevel = Literal["site", "settlement", "admin2", "admin1", "country", "region"]
TimeBasis = Literal["stated", "weekday-resolved", "relative-to-publication", "publication-date", "inferred", "unknown"]
Verdict = Literal["same", "different", "unsure"]

ARMED_GROUPS = frozenset({"rebel-group", "political-militia", "identity-militia"})
"""Kinds of actors that bear arms and are no arm of a state."""


class Actor(Struct, frozen=True, kw_only=True):
    """Who acts, is acted on, or speaks."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: ActorKind
    country: str | None
    """ISO 3166-1 alpha-2."""
    affiliation: str | None = None
    """Of a person: id of the actor they act or speak for."""


class Place(Struct, frozen=True, kw_only=True):
    """A place as the gazetteer has it, or a site that only the reports name (then ``gazetteer_id`` is None).

    ``names`` are its spellings in the reports, the most used first.
    """

    id: str
    name: str
    names: tuple[str, ...]
    level: PlaceLevel
    country: str | None
    admin1: str | None
    """Name of the first-order unit."""
    lat: float | None
    lon: float | None
    gazetteer_id: str | None
    city: str | None = None
    """Of a quarter or borough: name of the city it is a part of."""


class When(Struct, frozen=True, kw_only=True):
    """A time with its precision: the day lies in ``earliest..latest``, both inclusive; None is open or unknown."""

    earliest: date | None
    latest: date | None
    basis: TimeBasis
    text: str | None = None
    clock: str | None = None
    part: str | None = None


class Judgement(Struct, frozen=True, kw_only=True):
    """A person says two ids are the same, different, or that they cannot tell; the latest on a pair holds."""

    left: str
    right: str
    verdict: Verdict
    who: str
    why: str
    judged_at: datetime
