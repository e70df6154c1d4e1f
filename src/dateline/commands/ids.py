"""Ids as people type them: which thing of the picture one means, and what is close to one that nothing has."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches

import typer

from dateline.model.picture import Picture
from dateline.store.view import View

JUDGED = ("articles", "stories", "actors", "places", "events", "claims")
"""The parts of the picture of which people may say what is the same."""
_NAMED_AFTER = {"evt-": ("clm-", "events"), "sto-": ("art-", "stories")}
_MOST_CLOSE = 3
_SHOWN_BY = "ids are shown by: dateline show events, stories, claims, articles, places, actors or holdings"


def kinds_of(picture: Picture, parts: Iterable[str] = JUDGED) -> dict[str, set[str]]:
    """Give the parts of the picture that each id is found in."""
    kinds: dict[str, set[str]] = {}
    for part in parts:
        for each in getattr(picture, part):
            kinds.setdefault(each.id, set()).add(part)
            for alias in getattr(each, "aliases", ()):
                kinds.setdefault(alias, set()).add(part)
    return kinds


def current(id: str, picture: Picture, view: View) -> str | None:
    """Give the id that what this id stood for has now, where this one is no more; None where nothing is left of it.

    An event is named after a claim and a story after an article: the event or story that holds it now is meant.
    """
    now = view.alias(id) or _put_into(id, kinds_of(picture, ("actors", "places")), view)
    if now is not None:
        return now
    for prefix, (member, _) in _NAMED_AFTER.items():
        if id.startswith(prefix):
            named_after = member + id.removeprefix(prefix)
            homes = {c.id: c.event_id for c in picture.claims} | {a.id: a.story_id for a in picture.articles}
            return homes.get(named_after)
    return None


def judged_as(id: str, kinds: dict[str, set[str]], picture: Picture, view: View) -> tuple[str, set[str]]:
    """Give the id under which a judgement on this one is kept, and the parts it may be judged with.

    An id that is no more stays as it is while the claim or article it is named after is there: two events that were
    put together can so be taken apart. Raises BadParameter where nothing has the id.
    """
    if id in kinds:
        return id, kinds[id]
    for prefix, (member, part) in _NAMED_AFTER.items():
        if id.startswith(prefix) and member + id.removeprefix(prefix) in kinds:
            return id, {part}
    now = view.alias(id)
    if now in kinds:
        return str(now), kinds[str(now)]
    if (into := _put_into(id, kinds, view)) is not None:
        return id, kinds[into]
    if (gone := taken_down(id, view)) is not None:
        raise gone
    if (follows := _follows_from(id, picture)) is not None:
        raise typer.BadParameter(f"{id} is {follows}")
    raise unknown(id, kinds)


def _put_into(id: str, live: Collection[str], view: View) -> str | None:
    """Give the id of the actor or place that a person put this one into; None where nobody did."""
    same = [(each.left, each.right) for each in view.judgements() if each.verdict == "same"]
    reached, waiting = {id}, [id]
    while waiting:
        one = waiting.pop()
        for other in (b if a == one else a for a, b in same if one in (a, b)):
            if other in live:
                return other
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return None


def taken_down(id: str, view: View) -> typer.BadParameter | None:
    """Say that what an id stood for was taken down; None where it was not."""
    named_after = [id] + [m + id.removeprefix(p) for p, (m, _) in _NAMED_AFTER.items() if id.startswith(p)]
    if view.is_withdrawn(id) or view.is_forgotten(*named_after):
        return typer.BadParameter(f"{id} was taken down with its report (dateline forget); nothing is left of it")
    return None


def _follows_from(id: str, picture: Picture) -> str | None:
    """Say of what follows from events why it is not judged, and what to judge instead."""
    for finding in picture.findings:
        if finding.id == id:
            return f"a finding of event {finding.event_id} and follows from its claims; judge that event, or its claims"
    for holding in picture.holdings:
        if holding.id == id:
            told = " or ".join(holding.event_ids or holding.claim_ids[:3])
            return f"a holding and follows from what tells of it; judge {told}, its place or its holder"
    return None


def unknown(id: str, known: Collection[str]) -> typer.BadParameter:
    """Say that nothing has an id, and which ids are close to it."""
    starts = sorted(i for i in known if len(id) > 4 and i.startswith(id))
    close = starts[:_MOST_CLOSE] or get_close_matches(id, sorted(known), _MOST_CLOSE, 0.75)
    meant = f"did you mean {' or '.join(close)}?" if close else _SHOWN_BY
    return typer.BadParameter(f"nothing has the id {id}; {meant}")
