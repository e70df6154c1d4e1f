"""Where somebody went, as reports tell it of one flight or retreat: nobody goes to two towns at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from dateline.model.article import identify
from dateline.model.picture import Answer, Event, Finding, PictureClaim, Published, Relation
from dateline.model.world import Place
from dateline.origins import Key, Origins
from dateline.picture.links.nesting import Nesting

QUESTION = "whereto"
_LEAVING = frozenset({"withdrawal", "displacement"})
_DAYS = 3
"""Tellings further apart than this may be of two journeys."""


class _Told(NamedTuple):
    """Where one claim says that somebody went; ``site`` is the site inside the place, where only that is told."""

    claim: PictureClaim
    place_id: str
    site: str | None


def destinations(
    events: Sequence[Event],
    claims: Sequence[PictureClaim],
    published: Mapping[str, Published],
    origins: Origins,
    places: Mapping[str, Place],
    nesting: Nesting,
) -> tuple[Finding, ...]:
    """Answer where a person, or whoever is told of with that person, went; only where reports give two answers.

    The tellings may have become several events, for they are of several places: what makes them one question is the
    person, the story and the days. An army can go back to two places, so bodies alone are never asked about.
    """
    home = {c: e for e in events if not e.background for c in e.claim_ids}
    groups: dict[tuple[str, str], list[_Told]] = {}
    for claim in sorted(claims, key=lambda c: c.id):
        told = _told(claim) if claim.id in home else None
        if told is not None:
            for person in _persons(claim):
                groups.setdefault((home[claim.id].story_id or "", person), []).append(told)
    found = [_compare(told, home, published, origins, places, nesting) for _, told in sorted(groups.items())]
    return tuple({f.id: f for f in found if f is not None}.values())


def _compare(
    told: Sequence[_Told],
    home: Mapping[str, Event],
    published: Mapping[str, Published],
    origins: Origins,
    places: Mapping[str, Place],
    nesting: Nesting,
) -> Finding | None:
    keys = origins.by_claim([t.claim for t in told])
    groups: dict[tuple[str, str | None], list[_Told]] = {}
    for each in told:
        groups.setdefault((each.place_id, each.site), []).append(each)
    clashing = {frozenset({a, b}) for a, b in combinations(groups, 2) if _clash(groups[a], groups[b], keys, nesting)}
    if not clashing:
        return None
    order = sorted(groups, key=lambda g: (-len({keys[t.claim.id] for t in groups[g]}), g[1] is None, g))
    event = home[groups[order[0]][0].claim.id]
    answers = [
        Answer(
            value=_words(group, places),
            low=None,
            best=None,
            high=None,
            claim_ids=tuple(sorted(t.claim.id for t in groups[group])),
            origins=len({keys[t.claim.id] for t in groups[group]}),
            relation=_relation(group, order[0], clashing),
            as_of=min((d for t in groups[group] if (d := published[t.claim.article_id].earliest)), default=None),
        )
        for group in order
    ]
    return Finding(
        id=identify("fnd", event.id, QUESTION), event_id=event.id, question=QUESTION, status="contested", answers=tuple(answers)
    )  # fmt: skip


def _told(claim: PictureClaim) -> _Told | None:
    """Give where a claim says they went; one that tells only whence they left says nothing."""
    if claim.kind not in _LEAVING or claim.polarity != "positive" or claim.place_id is None:
        return None
    if claim.place_relation == "towards":
        return _Told(claim, claim.place_id, claim.site)
    return _Told(claim, claim.place_id, claim.site) if claim.site is not None else None


def _persons(claim: PictureClaim) -> set[str]:
    return {a for a in (*claim.actor_ids, *claim.target_ids) if a.startswith("per-")}


def _clash(one: Sequence[_Told], other: Sequence[_Told], keys: Mapping[str, Key], nesting: Nesting) -> bool:
    """Tell whether two destinations exclude each other: apart, at one time, and not told by one voice."""
    if nesting.nearness(one[0].place_id, other[0].place_id) > 0:
        return False
    if {keys[t.claim.id] for t in one} & {keys[t.claim.id] for t in other}:
        return False
    if {t.claim.article_id for t in one} & {t.claim.article_id for t in other}:
        return False
    return any(_together(a.claim, b.claim) for a in one for b in other)


def _together(one: PictureClaim, other: PictureClaim) -> bool:
    if "unknown" in {one.time_basis, other.time_basis}:
        return True
    low = max(one.earliest or date.min, other.earliest or date.min)
    high = min(one.latest or date.max, other.latest or date.max)
    return (low - high).days <= _DAYS


def _relation(
    group: tuple[str, str | None], lead: tuple[str, str | None], clashing: set[frozenset[tuple[str, str | None]]]
) -> Relation:
    if group == lead:
        return "agrees"
    return "contradicts" if frozenset({group, lead}) in clashing else "refines"


def _words(group: tuple[str, str | None], places: Mapping[str, Place]) -> str:
    place_id, site = group
    if site is None or place_id not in places:
        return place_id
    place = places[place_id]
    return f"{site} in {place.names[0] if place.names else place.name}"
