"""An undated report of a happening that other reports look back on by its date: the fall of a town, a coup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from anyascii import anyascii

from dateline.kinds import event_kinds, kinds_fit
from dateline.model.picture import Evidence, PictureClaim, Published
from dateline.model.world import Place
from dateline.picture.dates.sharpening import narrow
from dateline.picture.dates.weekdays import NAMES, Week, weekday_in
from dateline.picture.stories.likeness import is_narrow

WEEK = timedelta(days=6)
LONG_AGO = timedelta(days=60)
"""What a report dates to so long before itself is looked back on."""
_ONCE = frozenset({"coup", "disaster", "surrender", "withdrawal", "prison-break", "airstrike", "bombing", "attack"})
"""Kinds that a place sees seldom, besides those by which it changes hands."""
HEAD = 1500
"""Characters in which a report tells its news."""


class _Told(NamedTuple):
    claim: PictureClaim
    names: frozenset[str]
    """What the place goes by: a namesake that one report means stands under another id."""


def date_by_remembered(
    published: Mapping[str, Published],
    claims: Iterable[PictureClaim],
    news: Iterable[Sequence[str]],
    weeks: Mapping[str, Week],
    places: Mapping[str, Place],
) -> Mapping[str, Published]:
    """Date reports known to months only by what others recall by its full date; gives all of ``published``.

    Kind and place must fit, the weekday be that which the report gives its news, and one day alone do. It is not done
    where a dated report of the same matter (``news``) tells such a happening of that weekday as its own news.
    """
    told: dict[str, list[_Told]] = {}
    for claim in claims:
        place = places.get(claim.place_id) if claim.place_id is not None else None
        if claim.polarity == "positive" and place is not None and is_seldom(claim.kind):
            names = frozenset(anyascii(name).casefold() for name in place.names)
            told.setdefault(claim.article_id, []).append(_Told(claim, names))
    recalled = [each for i, mine in sorted(told.items()) for each in mine if _is_recalled(each.claim, published[i])]
    beside = {i: group for group in news for i in group}
    dates = dict(published)
    for article_id in sorted(told) if recalled else ():
        if is_narrow(published[article_id]) or published[article_id].basis == "stated":
            continue
        fresh = [each for i in beside.get(article_id, ()) if is_narrow(published[i]) for each in told.get(i, ())]
        found = _evidence(article_id, told[article_id], recalled, fresh, published[article_id], weeks[article_id])
        if found is not None:
            dates[article_id] = narrow(published[article_id], found)
    return dates


def is_seldom(kind: str) -> bool:
    """Tell whether a place sees such a happening seldom."""
    return kind in _ONCE or event_kinds()[kind].control == "gain"


def _is_recalled(claim: PictureClaim, published: Published) -> bool:
    if claim.time_basis != "stated" or claim.earliest is None or claim.latest is None:
        return False
    looks_back = claim.tense == "background" or (
        published.earliest is not None and published.earliest - claim.latest > LONG_AGO
    )
    return looks_back and claim.latest - claim.earliest <= timedelta(days=1)


def _evidence(
    article_id: str,
    mine: Sequence[_Told],
    recalled: Sequence[_Told],
    fresh: Sequence[_Told],
    known: Published,
    week: Week,
) -> Evidence | None:
    """Give the week after the only day that fits what the report tells as its news."""
    found: dict[date, PictureClaim] = {}
    for each in mine:
        named = weekday_in(each.claim.time_text)
        weekday = week.lead if named is None else named
        if weekday is None or not _is_news(each.claim) or any(_is_of(c, each, weekday) for c in fresh):
            continue
        others = [other for other in recalled if other.claim.article_id != article_id and _are_one(each, other)]
        for other in others:
            days = [day for day in _days(other.claim) if day.weekday() == weekday and _is_open(day, known)]
            found.update(dict.fromkeys(days, other.claim))
    if len(found) != 1:
        return None
    ((day, other_claim),) = found.items()
    text = f"tells of {NAMES[day.weekday()]} as news what {other_claim.article_id} recalls of {day}"
    return Evidence(
        kind="remembered", text=text, article_id=other_claim.article_id, start=other_claim.start, end=other_claim.end,
        earliest=day, latest=day + WEEK,
    )  # fmt: skip


def _is_news(claim: PictureClaim) -> bool:
    return claim.tense == "current" and claim.start <= HEAD and claim.earliest is None


def _is_of(fresh: _Told, mine: _Told, weekday: int) -> bool:
    """Tell whether a dated report of the same matter tells the happening as its own news, of this weekday."""
    day = fresh.claim.earliest
    return day is not None and day.weekday() == weekday and _are_one(fresh, mine)


def _are_one(one: _Told, other: _Told) -> bool:
    return not one.names.isdisjoint(other.names) and kinds_fit(one.claim.kind, other.claim.kind)


def _days(claim: PictureClaim) -> list[date]:
    assert claim.earliest is not None
    assert claim.latest is not None
    return [claim.earliest + timedelta(days=n) for n in range((claim.latest - claim.earliest).days + 1)]


def _is_open(day: date, known: Published) -> bool:
    """Tell whether a report can have come out in the week after a day."""
    return (known.latest is None or day <= known.latest) and (known.earliest is None or day + WEEK >= known.earliest)
