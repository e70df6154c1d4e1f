"""The place a gazetteer entry is, and the state that an act is of which no place is told of but whose offices it changes."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.gazetteer.lookup import Entry
from dateline.gazetteer.named import is_named
from dateline.model.picture import PictureQuantity
from dateline.model.reading import Tells
from dateline.model.world import Actor, Place

_MANY, _TIMES = 100_000, 3
"""People, and so many times those a table gives a town, from which a count is not the town's."""

_OF_PEOPLE = frozenset({"killed", "injured", "missing", "detained", "displaced"})


def place_of(entry: Entry, names: tuple[str, ...], city: str | None = None) -> Place:
    """Give the place a gazetteer entry is, with the names the reports have for it."""
    return Place(
        id=entry.id,
        name=entry.name,
        names=names,
        level=entry.level,
        country=entry.country,
        admin1=entry.admin1,
        lat=entry.lat,
        lon=entry.lon,
        gazetteer_id=None if is_named(entry.id) else entry.id,
        city=city,
    )


def state_of_office(
    kind: str, tells: Tells, doers: Sequence[Actor], targets: Sequence[Actor], main: str | None
) -> str | None:
    """Give the code of the state (ISO 3166-1 alpha-2) whose government is overthrown, resigns, or is sworn in.

    It is that of those named, else (``main``) the one the report is about.
    """
    if kind != "coup" and tells != "office":
        return None
    named = {a.country for a in (*targets, *doers) if a.country is not None}
    return named.pop() if len(named) == 1 else None if named else main


def evacuating_state(verb: str, doers: Sequence[Actor]) -> str | None:
    """Give the code of the state that moves people out of the way: they are its own, whatever place was told of before."""
    states = {a.country for a in doers if a.id.startswith("state:")}
    return states.pop() if verb.casefold().startswith("evacuat") and len(states) == len(doers) == 1 else None


def outgrows(entry: Entry, counts: Sequence[PictureQuantity]) -> bool:
    """Tell a count of people that a town of known size cannot hold: what is counted is of its state at least."""
    people = max((c.best or 0 for c in counts if c.measure in _OF_PEOPLE), default=0)
    return entry.level == "settlement" and entry.population > 0 and people > max(_MANY, _TIMES * entry.population)
