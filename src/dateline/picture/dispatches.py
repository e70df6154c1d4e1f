"""A dispatch from a war, a coup or a calamity is of the day of the news that it opens with, or of the day after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from dateline.model.picture import Evidence, PictureClaim, Published
from dateline.picture.sharpening import narrow
from dateline.picture.weekdays import NAMES, NIGHT, Week

AFTER = timedelta(days=1)
"""Days after the last day that a dispatch tells of on which it can have come out; of a night one may read a day later still.

So it was for 170 of 173 reports of the training half of FA-KES, and for 212 of 215 of the other.
"""
LONGEST = timedelta(days=6)
"""An interval that is longer holds a weekday twice."""
RUNNING = frozenset({
    "clash", "capture", "recapture", "airstrike", "shelling", "siege", "advance", "withdrawal", "surrender", "deployment",
    "displacement", "coup", "protest", "riot", "disaster",
})  # fmt: skip
"""Kinds of news that go on, so that there is more to tell a day later; of a crime one may read after days."""


def date_dispatches(
    published: Mapping[str, Published],
    claims: Iterable[PictureClaim],
    news: Iterable[Sequence[str]],
    weeks: Mapping[str, Week],
) -> Mapping[str, Published]:
    """Narrow reports dated to a week that open with the last weekday they tell of; gives all of ``published``.

    ``news`` are the reports of each matter: it goes on where one of them tells so.
    """
    running = {c.article_id for c in claims if c.kind in RUNNING and c.tense == "current" and c.polarity == "positive"}
    dates = dict(published)
    for article_id in sorted(i for group in news if not running.isdisjoint(group) for i in group):
        found = _evidence(article_id, published[article_id], weeks[article_id])
        if found is not None:
            dates[article_id] = narrow(published[article_id], found)
    return dates


def _evidence(article_id: str, known: Published, week: Week) -> Evidence | None:
    day = _day_of(known, week)
    if day is None or week.opening is None:
        return None
    night = week.told_until >= NIGHT and week.latest == week.opening.weekday
    text = f"opens with the news of {NAMES[day.weekday()]}, which is {day}, and names no later day: news that goes on is told soon"
    return Evidence(
        kind="dispatch", text=text, article_id=article_id, start=week.opening.start, end=week.opening.end,
        earliest=day, latest=day + (2 * AFTER if night else AFTER),
    )  # fmt: skip


def _day_of(known: Published, week: Week) -> date | None:
    """Give the one day that the weekday a report opens with can be, of the days on which it came out."""
    named = week.opening.weekday if week.opening is not None else None
    if known.basis == "stated" or named is None or known.earliest is None:
        return None
    if known.latest is None or known.latest - known.earliest > LONGEST:
        return None
    return known.earliest + timedelta(days=(named - known.earliest.weekday()) % 7)
