"""A weekday named with its date and no year: only some years have it, and a report names no year because it is the last.

The date may be that at the head of the report ("GOMA, Jan 28 -"), and the weekday the first that its text names as past.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from dateline.model.article import Article
from dateline.model.picture import Evidence, Published
from dateline.model.reading import TimeExpression
from dateline.picture.dates.weekdays import NAMES, is_ahead, is_past_weekday

RECENT = timedelta(days=330)
"""A date without a year is of the last eleven months: of the same days a year ago one gives the year."""
_BESIDE = re.compile(r",? (?:on |a |the |which was a )?|,? ?\(")
SOON = timedelta(days=120)
MOST_YEARS = 30
"""Where nothing else bounds the report more closely than this, too many years have the weekday."""


class Head(NamedTuple):
    """The day of the month that a report has at its head, and the first weekday it tells of."""

    time: TimeExpression
    weekday: int | None

    def may_be_of(self, day: date) -> bool:
        """Tell whether the report can be of this day: its first news is of that very day or of the one before."""
        near = self.weekday is None or (day.weekday() - self.weekday) % 7 <= 1
        return near and (day.month, day.day) == (self.time.month, self.time.day)


def head_of(article: Article, times: Sequence[TimeExpression]) -> Head | None:
    """Read the day of the month at the head of a report that names no year."""
    zones = [zone for zone in article.zones if zone.kind == "dateline"]
    heads = (t for t in times if t.kind == "date" and t.month and t.day and t.year is None)
    time = next((t for t in heads if any(z.start <= t.start and t.end <= z.end for z in zones)), None)
    if time is None or time.weekday is not None:
        return Head(time, time.weekday) if time is not None else None
    first = next((t for t in times if t.start > time.end and is_past_weekday(article.text, t)), None)
    return Head(time, first.weekday if first is not None else None)


def head_dates(article: Article, times: Sequence[TimeExpression], known: Published) -> Iterator[Evidence]:
    """Give the first and the last of the years in which a report with a day of the month at its head can have come out.

    It is of no year that is not known to be possible, of none after its arrival, and of none in which its first
    weekday is not that day or the one before.
    """
    head = head_of(article, times)
    if head is None or head.weekday is None or known.earliest is None:
        return
    last = min(known.latest or date.max, article.received_at.date())
    years = range(known.earliest.year, last.year + 1)
    days = [day for year in years if (day := day_in(head.time, year)) is not None and known.earliest <= day <= last]
    left = [day for day in days if head.may_be_of(day)]
    if len(years) > MOST_YEARS or not left:
        return
    text = f"{head.time.quote} at its head, {NAMES[head.weekday]} in its first news: so it is in {', '.join(str(day.year) for day in left)}"
    yield Evidence(
        kind="head-date",
        text=text,
        article_id=article.id,
        start=head.time.start,
        end=head.time.end,
        earliest=left[0],
        latest=left[-1],
    )


def soon_after(of_month: Iterable[tuple[int, int]], day: date) -> list[date]:
    """Give the days of a month that come round in the months after a day, in order.

    What is told as past is rather of these than of nearly a year before, so that a report of two of them is not of
    the day.
    """
    found = []
    for month, of in of_month:
        for year in (day.year, day.year + 1):
            try:
                there = date(year, month, of)
            except ValueError:
                continue
            if timedelta() < there - day <= SOON:
                found.append(there)
    return sorted(found)


def weekday_dates(article: Article, times: Sequence[TimeExpression], known: Published) -> Iterator[Evidence]:
    """Give the years that all such dates of a report leave, within what is ``known`` of its publication.

    Nothing is given where the dates of a report are of no one year. Where nothing bounds it below, only the last of the
    years is given: it is not younger.
    """
    pairs = [time for time in _with_weekdays(article.text, times) if _is_pair(article.text, time)]
    if not pairs:
        return
    latest = min(known.latest or date.max, article.received_at.date())
    first = known.earliest.year if known.earliest is not None else latest.year - MOST_YEARS + 2
    years = range(first - 1, latest.year + 1)
    known = replace(known, latest=latest)
    left = [days for year in years if (days := _published_after(pairs, year, known)) is not None]
    if not left or len(years) > MOST_YEARS:
        return
    last = pairs[-1]
    which = ", ".join(str(low.year) for low, _ in left)
    text = f"{last.quote}: {NAMES[last.weekday or 0]} it is only in {which} of the years that are possible"
    yield Evidence(
        kind="weekday-date", text=text, article_id=article.id, start=last.start, end=last.end,
        earliest=left[0][0] if known.earliest is not None else None, latest=left[-1][1],
    )  # fmt: skip


def _with_weekdays(text: str, times: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """Give the times, a day of a month with the weekday that stands right beside it: "on 27 February, a Sunday"."""
    for number, time in enumerate(times):
        if time.kind == "date" and time.weekday is None:
            for other in (*times[max(0, number - 1) : number], *times[number + 1 : number + 2]):
                between = text[min(time.end, other.end) : max(time.start, other.start)]
                if other.kind == "weekday" and other.amount is None and _BESIDE.fullmatch(between):
                    time = replace(time, weekday=other.weekday)
        yield time


def _is_pair(text: str, time: TimeExpression) -> bool:
    """Tell a weekday with its date that is told of the past, not of a plan."""
    dated = time.kind == "date" and time.month and time.day and time.weekday is not None and time.year is None
    return bool(dated) and time.direction <= 0 and not is_ahead(text, time)


def _published_after(pairs: Sequence[TimeExpression], year: int, known: Published) -> tuple[date, date] | None:
    """Give when a report came out the first of whose dates is of this year; None where a weekday does not fit."""
    days: list[date] = []
    for pair in pairs:
        near = (day_in(pair, year + step) for step in (0, -1, 1))
        fits = (
            d
            for d in near
            if d is not None and d.weekday() == pair.weekday and (not days or abs(d - days[0]) <= RECENT)
        )
        day = next(fits, None)
        if day is None or (not days and day.year != year):
            return None
        days.append(day)
    low, high = max(days), min(days) + RECENT
    low, high = max(low, known.earliest or low), min(high, known.latest or high)
    return (low, high) if low <= high else None


def day_in(time: TimeExpression, year: int) -> date | None:
    """Give the day of a month that a time names in a year; None where that year has none."""
    try:
        return date(year, time.month or 1, time.day or 1)
    except ValueError:
        return None
