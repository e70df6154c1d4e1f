"""A weekday named with its date and no year: only some years have it, and a report names no year because it is the last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dateline.model.article import Article
from dateline.model.picture import Evidence, Published
from dateline.model.reading import TimeExpression
from dateline.picture.weekdays import NAMES, is_ahead

RECENT = timedelta(days=330)
"""A date without a year is of the last eleven months: of the same days a year ago one gives the year."""
MOST_YEARS = 30
"""Where nothing else bounds the report more closely than this, too many years have the weekday."""


def weekday_dates(article: Article, times: Sequence[TimeExpression], known: Published) -> Iterator[Evidence]:
    """Give the year that all such dates of a report leave, within what is ``known`` of its publication.

    Nothing is given where two years would do, or where the dates of a report are of no one year.
    """
    pairs = [time for time in times if _is_pair(article.text, time)]
    if not pairs or known.earliest is None or known.latest is None:
        return
    years = range(known.earliest.year - 1, known.latest.year + 1)
    if len(years) > MOST_YEARS:
        return
    left = [days for year in years if (days := _published_after(pairs, year, known)) is not None]
    if len(left) != 1:
        return
    (low, high), last = left[0], pairs[-1]
    text = f"{last.quote}: {NAMES[last.weekday or 0]} it is only in {low.year} of the years that are possible"
    yield Evidence(
        kind="weekday-date", text=text, article_id=article.id, start=last.start, end=last.end, earliest=low, latest=high
    )


def _is_pair(text: str, time: TimeExpression) -> bool:
    """Tell a weekday with its date that is told of the past, not of a plan."""
    dated = time.kind == "date" and time.month and time.day and time.weekday is not None and time.year is None
    return bool(dated) and time.direction <= 0 and not is_ahead(text, time)


def _published_after(pairs: Sequence[TimeExpression], year: int, known: Published) -> tuple[date, date] | None:
    """Give when a report came out the first of whose dates is of this year; None where a weekday does not fit."""
    days: list[date] = []
    for pair in pairs:
        near = (_day(pair, year + step) for step in (0, -1, 1))
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


def _day(time: TimeExpression, year: int) -> date | None:
    try:
        return date(year, time.month or 1, time.day or 1)
    except ValueError:
        return None
