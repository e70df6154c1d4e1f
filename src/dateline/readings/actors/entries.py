"""What the lists of groups, bodies, outlets and states hold of each: names, kind, country, and when the kind changed."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from dateline.model.world import ActorKind


class Period(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stretch of time in which an actor was of one kind; an open end is None."""

    kind: ActorKind
    since: date | None = None
    until: date | None = None


class ListedActor(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group, force or body with its names."""

    id: str
    name: str
    kind: ActorKind
    reference: str
    """Title of the English Wikipedia article that tells of it."""
    names: tuple[str, ...] = ()
    country: str | None = None
    branch: str | None = None
    """Of a body that is the state's own: military, police, intelligence, government; its key is then the state's."""
    local: bool = False
    """True where the name is everyday words: it counts only in a report that also names the country."""
    community: str | None = None
    """Of the fighters of a community: its slug in ``data/en/actor_nouns.toml``, whose fighters they are called too."""
    periods: tuple[Period, ...] = ()

    @property
    def key(self) -> str:
        """Give the key of mentions: the actor's id, or the state's for a body that is the state's own."""
        return f"state:{self.country}:{self.branch}" if self.branch else self.id

    def kind_on(self, day: date | None) -> ActorKind:
        """Give the kind the actor was of on a day; without one, the kind it is listed under."""
        for period in self.periods if day else ():
            if (period.since or date.min) <= day <= (period.until or date.max):  # type: ignore[operator]
                return period.kind
        return self.kind


class Outlet(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A publisher that reports name."""

    id: str
    name: str
    kind: str
    names: tuple[str, ...] = ()
    country: str | None = None


class State(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A state by its names; capitals stand for its government."""

    code: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """Words that point to the state and stand for none of its bodies; the readers of places use them."""


class Vocabulary(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The word lists of ``data/en/actor_nouns.toml``, folded."""

    heads: dict[str, frozenset[str]]
    before: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]
    identity: dict[str, tuple[str, ...]]
    equipment: dict[str, frozenset[str]]
    leaders: dict[str, tuple[str, ...]]
    well_known: dict[str, frozenset[str]]


class PersonWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The word lists of ``data/en/person_roles.toml``."""

    titles: frozenset[str]
    roles: dict[str, frozenset[str]]
    not_names: dict[str, frozenset[str]]
