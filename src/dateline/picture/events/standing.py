"""How happenings stand to each other where they are neither the same nor apart: one is a part of another, or follows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from dateline.kinds import event_kinds
from dateline.model.picture import Event
from dateline.picture.links.nesting import Nesting

WHOLES = frozenset({"siege", "disaster", "coup", "protest", "riot", "capture", "recapture", "clash"})
"""Kinds that others happen within."""
PARTS = frozenset(
    {
        "attack", "shelling", "airstrike", "bombing", "killing", "abduction", "detention", "prison-break", "looting",
        "destruction", "displacement", "withdrawal", "surrender", "accident", "clash", "riot", "advance",
    }
)  # fmt: skip
"""Kinds that happen within others."""
_ORDER = ("siege", "disaster", "coup", "capture", "recapture", "riot", "protest", "clash")
"""Of several wholes that would do, the first of these kinds is meant."""
WITHIN = 0.5
"""Nearness from which a place lies in another, or is it."""
STRUCK_KM = 250.0
"""A calamity strikes other places this far from the one it is told by, and states whose middle is ABROAD_KM off."""
ABROAD_KM = 1500.0
COUNTED = timedelta(days=3)
"""So long after a calamity its harm in another place is told as of its own day."""
_HARM = frozenset({"disaster", "killing", "destruction", "displacement"})


def stand(told: Sequence[Event], nesting: Nesting) -> list[Event]:
    """Give the events with what each is a part of and what it follows; their order does not matter.

    A part: told with the whole by one report at least, at its place or in it, within its days, by a side of it or by none
    that is named, of a kind that happens within the other's; or what a calamity that is told better did elsewhere in its
    reach. It follows what last changed who holds its place. What a
    person judged to be the same is one event before this is asked.
    """
    by_article: dict[str, list[Event]] = {}
    changes: dict[str, list[Event]] = {}
    for event in sorted(told, key=lambda e: e.id):
        if event.kind in WHOLES and not event.background:
            for article_id in event.article_ids:
                by_article.setdefault(article_id, []).append(event)
        if event.place_id is not None and not nesting.is_country(event.place_id) and _changes_hands(event):
            changes.setdefault(event.place_id, []).append(event)
    return [replace(e, part_of=_whole(e, by_article, nesting), follows=_before(e, changes)) for e in told]


def _whole(event: Event, by_article: Mapping[str, Iterable[Event]], nesting: Nesting) -> str | None:
    if event.kind not in PARTS | {"disaster"} or event.background or event.place_id is None:
        return None
    near = {w.id: w for article_id in event.article_ids for w in by_article.get(article_id, ())}
    fit = [w for w in near.values() if w.id != event.id and w.kind != event.kind and _holds(w, event, nesting)]
    if fit:
        return min(fit, key=lambda w: (_ORDER.index(w.kind), w.id)).id
    struck = [w for w in near.values() if _is_told_better(w, event) and _strikes(w, event, nesting)]
    return max(struck, key=_weight).id if struck else None


def _strikes(calamity: Event, harm: Event, nesting: Nesting) -> bool:
    """Tell whether what nobody is said to have done elsewhere, in those days, is what a calamity did there."""
    if calamity.kind != "disaster" or harm.kind not in _HARM or harm.actor_ids or calamity.place_id == harm.place_id:
        return False
    first, last = calamity.earliest, calamity.latest
    if first is None or last is None or harm.earliest is None or harm.latest is None:
        return False
    if harm.latest < first or harm.earliest > last + COUNTED or harm.latest > last + COUNTED:
        return False
    return _is_in_reach(calamity.place_id, harm.place_id, nesting)


def _is_in_reach(struck: str | None, place: str | None, nesting: Nesting) -> bool:
    if struck is None or place is None:
        return False
    if nesting.nearness(struck, place) > 0:
        return True
    if nesting.share_country(struck, place) and nesting.is_first_order(place) and not nesting.is_first_order(struck):
        return False  # what befell a whole province is no part of what befell a town elsewhere
    apart = nesting.apart_km(struck, place)
    if apart is None:
        return nesting.share_country(struck, place)
    return apart <= (ABROAD_KM if nesting.is_country(place) or nesting.is_country(struck) else STRUCK_KM)


def _is_told_better(one: Event, other: Event) -> bool:
    return _weight(one) > _weight(other)


def _weight(event: Event) -> tuple[int, int, int, str]:
    return len(event.article_ids), event.origins, len(event.claim_ids), event.id


def _holds(whole: Event, part: Event, nesting: Nesting) -> bool:
    if part.kind not in PARTS or (part.kind in WHOLES and _ORDER.index(part.kind) < _ORDER.index(whole.kind)):
        return False
    if nesting.nearness(whole.place_id, part.place_id) < WITHIN or not _is_wider(whole, part, nesting):
        return False
    sides = {*whole.actor_ids, *whole.target_ids}
    named = {a for a in (*part.actor_ids, *part.target_ids) if not a.startswith("unnamed:")}
    return _within(part, whole) and (not named or not sides or bool(named & sides))


def _is_wider(whole: Event, part: Event, nesting: Nesting) -> bool:
    return whole.place_id == part.place_id or nesting.finest([whole.place_id, part.place_id]) == part.place_id


def _within(part: Event, whole: Event) -> bool:
    """Tell whether the days of a part are known and lie in those of the whole."""
    if None in (part.earliest, part.latest, whole.earliest, whole.latest):
        return False
    first, last = whole.earliest or date.min, whole.latest or date.max
    return first <= (part.earliest or date.min) and (part.latest or date.max) <= last


def _changes_hands(event: Event) -> bool:
    known = event.earliest is not None and event.latest is not None
    return known and event.status != "disputed" and event_kinds()[event.kind].control != "none"


def _before(event: Event, changes: Mapping[str, Sequence[Event]]) -> str | None:
    """Give the last change of hands at the place that was over before this one began."""
    if not _changes_hands(event) or event.place_id is None:
        return None
    begun = event.earliest or date.min
    past = [e for e in changes.get(event.place_id, ()) if e.id != event.id and (e.latest or date.max) < begun]
    return max(past, key=lambda e: (e.latest or date.min, e.earliest or date.min, e.id)).id if past else None
