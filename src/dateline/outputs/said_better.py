"""What a happening says that another of its story, told better, does not say already: where it says nothing, it is not told twice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dateline.kinds import event_kinds, kinds_fit
from dateline.model.picture import Event
from dateline.outputs.sentences import Teller
from dateline.outputs.worth import deaths, harmed, is_placed

_NOBODY = frozenset({"civilians", "unidentified-armed-group"})
_SHORT = 2
"""Days no more than which a happening takes whose day is known."""
_FORCE = frozenset({"attack", "clash", "airstrike", "shelling", "bombing", "killing"})
"""Kinds by which one act of force is told."""


def said_better(events: Iterable[Event], teller: Teller) -> frozenset[str]:
    """Give the ids of the happenings of which a reader learns nothing that another one of them does not tell.

    Such a one gives no place or no day, and all else it says, its kind, doer, target and numbers, is told of one that is told
    more closely, or by more reports, of a place within its own and of days within its own.
    """
    told = list(events)
    vague = [event for event in told if not (is_placed(event, teller) and _has_a_day(event))]
    return frozenset(
        event.id
        for event in vague
        if any(_says_more(other, event, teller) and _says_all(other, event, teller) for other in told)
    )


def _says_more(better: Event, event: Event, teller: Teller) -> bool:
    """Tell whether one is told of a closer place or day, or by more reports, and of no wider one."""
    mine, theirs = (_closeness(each, teller) for each in (better, event))
    return mine != theirs and all(a >= b for a, b in zip(mine, theirs, strict=True))


def _closeness(event: Event, teller: Teller) -> tuple[int, int, int, int]:
    """Give how closely place and day are told (0 to 2), whether a doer is named, and by how many reports it is told."""
    place = 2 if is_placed(event, teller) else int(event.place_id is not None)
    day = 2 if _has_a_day(event) else int(event.earliest is not None and event.latest is not None)
    return place, day, int(bool(_named(event.actor_ids))), len(event.article_ids)


def _says_all(better: Event, event: Event, teller: Teller) -> bool:
    """Tell whether all that is told of an event is told of a better one too."""
    if not _kinds_allow(better, event) or not _is_within(better, event, teller) or not _days_allow(better, event):
        return False
    doers, others = _named(event.actor_ids), _named(better.actor_ids)
    whom = _named(event.target_ids) - doers  # who withdraws its own troops does it to nobody
    if not doers <= others or not whom <= _named(better.target_ids):
        return False
    return deaths(event, teller) <= deaths(better, teller) and harmed(event, teller) <= harmed(better, teller)


def _kinds_allow(better: Event, event: Event) -> bool:
    if event.kind == better.kind:
        return True
    known = event_kinds()
    if event.kind not in known or better.kind not in known:
        return False
    return kinds_fit(event.kind, better.kind) or {event.kind, better.kind} <= _FORCE


def _is_within(better: Event, event: Event, teller: Teller) -> bool:
    """Tell whether the place of the better one is that of the event, or lies in it."""
    wide, near = (teller.lookup.places.get(each.place_id or "") for each in (event, better))
    if wide is None or near is None:
        return event.place_id is None
    if wide.id == near.id:
        return True
    if wide.level == "country":
        return wide.country is not None and wide.country == near.country
    return wide.level == "admin1" and wide.country == near.country and near.admin1 in (wide.name, *wide.names)


def _days_allow(better: Event, event: Event) -> bool:
    if event.earliest is None and not _has_a_day(better):
        return better.latest is None or event.latest is None or better.latest <= event.latest
    first, last = event.earliest or date.min, event.latest or date.max
    return first <= (better.earliest or date.min) and (better.latest or date.max) <= last


def _has_a_day(event: Event) -> bool:
    return event.earliest is not None and event.latest is not None and (event.latest - event.earliest).days <= _SHORT


def _named(ids: Iterable[str]) -> set[str]:
    """Give the sides that are known by name, the arms of one state as that state."""
    named = (i for i in ids if i not in _NOBODY and not i.startswith("unnamed:"))
    return {i.rpartition(":")[0] if i.startswith("state:") else i for i in named}
