"""Reports dated to a week are dated to a day or two by their weekdays.

One that names its own ("tomorrow, Saturday") is of that day; a dispatch from a war, a coup or a calamity is of the day
of the news that it opens with, or of the day after.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from dateline.model.picture import Evidence, PictureClaim, Published
from dateline.model.reading import TimeExpression
from dateline.picture.dates.sharpening import narrow
from dateline.picture.dates.weekdays import NAMES, NIGHT, Week

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
    """Narrow reports dated to a week by their own weekday or the last that they open with; gives all of ``published``.

    ``news`` are the reports of each matter: it goes on where one of them tells so.
    """
    running = {c.article_id for c in claims if c.kind in RUNNING and c.tense == "current" and c.polarity == "positive"}
    goes_on = {i for group in news if not running.isdisjoint(group) for i in group}
    dates = dict(published)
    for article_id in sorted(published):
        week = weeks[article_id]
        found = _own_day(article_id, published[article_id], week)
        if found is None and article_id in goes_on:
            found = _day_of_news(article_id, published[article_id], week)
        if found is None:
            found = _not_before_last_day(article_id, published[article_id], week)
        if found is not None:
            dates[article_id] = narrow(published[article_id], found)
    return dates


def _own_day(article_id: str, known: Published, week: Week) -> Evidence | None:
    day = _day_of(known, week.own)
    if day is None or week.own is None:
        return None
    text = f"counts from its own day to {week.own.quote}, so that it is of a {NAMES[day.weekday()]}: {day}"
    return Evidence(
        kind="own-weekday", text=text, article_id=article_id, start=week.own.start, end=week.own.end, earliest=day, latest=day
    )  # fmt: skip


def _day_of_news(article_id: str, known: Published, week: Week) -> Evidence | None:
    day = _day_of(known, week.opening)
    if day is None or week.opening is None:
        return None
    night = week.told_until >= NIGHT and week.latest == week.opening.weekday
    text = f"opens with the news of {NAMES[day.weekday()]}, which is {day}, and names no later day: news that goes on is told soon"
    return Evidence(
        kind="dispatch", text=text, article_id=article_id, start=week.opening.start, end=week.opening.end,
        earliest=day, latest=day + (2 * AFTER if night else AFTER),
    )  # fmt: skip


def _not_before_last_day(article_id: str, known: Published, week: Week) -> Evidence | None:
    """Give the last weekday of a report where the first day on which it can have come out is one that it tells of too."""
    day = _day_of(known, week.sample)
    if day is None or known.earliest is None or week.sample is None or not _is_in_order(week, known.earliest.weekday()):
        return None
    text = f"tells of {NAMES[known.earliest.weekday()]} {known.earliest} and of what came after it, to {NAMES[day.weekday()]}, which is {day}"
    return Evidence(
        kind="last-weekday", text=text, article_id=article_id, start=week.sample.start, end=week.sample.end,
        earliest=day, latest=None,
    )  # fmt: skip


def _is_in_order(week: Week, first: int) -> bool:
    """Tell whether the weekdays of a report, one of them known, can be laid out in one way only: others take two days more."""
    spans = {end: max((end - other) % 7 for other in week.named) for end in week.named}
    others = [span for end, span in spans.items() if end != week.latest]
    return first in spans and week.latest in spans and spans[week.latest] + 2 <= min(others, default=0)


def _day_of(known: Published, named: TimeExpression | None) -> date | None:
    """Give the one day that a weekday can be, of the days on which a report came out."""
    if known.basis == "stated" or known.earliest is None or known.latest is None:
        return None
    if named is None or named.weekday is None or known.latest - known.earliest > LONGEST:
        return None
    return known.earliest + timedelta(days=(named.weekday - known.earliest.weekday()) % 7)
