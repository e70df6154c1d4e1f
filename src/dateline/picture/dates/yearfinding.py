"""In which year a report's dates without a year fall: the one in which dated reports tell of the same towns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dateline.model.article import Article
from dateline.model.picture import Evidence, Published
from dateline.model.reading import Reading, TimeExpression
from dateline.picture.dates.sharpening import narrow
from dateline.picture.dates.weekdays import is_ahead, is_recalled, narrative_times
from dateline.picture.dates.yearless import RECENT, Head, day_in, head_of
from dateline.picture.stories.likeness import is_narrow

NEIGHBOURS = timedelta(days=75)
"""So near to each other reports of one town are of one matter, where weekday and date fit as well."""
AHEAD = timedelta(days=30)
ROUNDS = 3


class Partial(NamedTuple):
    """The dates without a year that a report names."""

    head: Head | None
    """The one in its dateline: it is of that day."""
    pairs: tuple[TimeExpression, ...]
    """Those with their weekday."""
    days: tuple[TimeExpression, ...]
    """All that are told as past."""


def find_years(
    articles: Sequence[Article],
    readings: Mapping[str, Reading],
    published: Mapping[str, Published],
    towns: Callable[[str], frozenset[str]],
) -> Mapping[str, Published]:
    """Give the reports whose year their neighbours settle what they lack; gives all of ``published``.

    A report's partial dates leave some years; taken is the only one of them in which a dated report of the same town
    stands nearby. A dateline and weekdays with their date must fit the calendar, bare dates must be told by a dated report too.
    """
    partial = {a.id: read_partial(a, readings[a.id]) for a in articles if not is_narrow(published[a.id])}
    open_ones = {i: p for i, p in partial.items() if p.days or p.head}
    dates = dict(published)
    dated = {a.id: read_partial(a, readings[a.id]).days for a in articles if open_ones and a.id not in partial}
    for _ in range(ROUNDS):
        almanac = _almanac(dated, dates, towns)
        found = {i: one for i in sorted(open_ones) if (one := _year_of(i, open_ones[i], dates[i], towns(i), almanac))}
        if not found:
            break
        for article_id, evidence in found.items():
            dates[article_id] = narrow(dates[article_id], evidence)
            dated[article_id] = open_ones.pop(article_id).days
    return dates


def read_partial(article: Article, reading: Reading) -> Partial:
    """Read the dates without a year in a report's own text."""
    times = narrative_times(article, reading)
    bare = [t for t in times if t.kind == "date" and t.month and t.day and t.year is None and t.direction <= 0]
    past = tuple(t for t in bare if not is_ahead(article.text, t) and not is_recalled(article.text, t))
    return Partial(head_of(article, times), tuple(t for t in past if t.weekday is not None), past)


class _Almanac(NamedTuple):
    """By town: the days on which dated reports came out, and those they tell of, each with a report that does."""

    published: Mapping[str, Mapping[date, str]]
    told: Mapping[str, Mapping[date, str]]


def _almanac(
    dated: Mapping[str, Iterable[TimeExpression]],
    dates: Mapping[str, Published],
    towns: Callable[[str], frozenset[str]],
) -> _Almanac:
    out: dict[str, dict[date, str]] = {}
    told: dict[str, dict[date, str]] = {}
    for article_id in sorted(dated, reverse=True):
        on = dates[article_id].earliest
        if on is None or not is_narrow(dates[article_id]):
            continue
        days = [day for time in dated[article_id] if (day := _before(time, on)) is not None]
        for town in towns(article_id):
            out.setdefault(town, {})[on] = article_id
            told.setdefault(town, {}).update(dict.fromkeys(days, article_id))
    return _Almanac(out, told)


def _before(time: TimeExpression, on: date) -> date | None:
    """Give the day a date without a year is, named by a report of this day."""
    near = [day for step in (0, -1) if (day := day_in(time, on.year + step)) is not None]
    return next((day for day in near if timedelta(0) <= on - day <= RECENT), None)


def _year_of(
    article_id: str, partial: Partial, known: Published, towns: frozenset[str], almanac: _Almanac
) -> Evidence | None:
    """Give what the only year that neighbours leave says of a report; None where none or several do."""
    found: dict[int, tuple[date, date, str]] = {}
    for town in sorted(towns):
        for day, witness in sorted(almanac.published.get(town, {}).items()):
            for year in {(day + step).year for step in (-NEIGHBOURS, NEIGHBOURS)}:
                span = span_in(partial, year, known)
                if span is None or not span[0] - NEIGHBOURS <= day <= span[1] + NEIGHBOURS:
                    continue
                if partial.head or partial.pairs or _shares_day(partial, year, almanac.told.get(town, {})):
                    found.setdefault(year, (*span, witness))
    spans = {found[year][:2] for year in found}
    if len(spans) != 1:
        return None
    low, high, witness = found[min(found)]
    time = partial.head.time if partial.head else (partial.pairs or partial.days)[-1]
    what = "stands over it, and" if partial.head else "is named, and"
    text = f"{time.quote} {what} {low.year} is the year in which {witness} tells of the same town"
    return Evidence(
        kind="dateline-day" if partial.head else "date-without-year", text=text, article_id=article_id,
        start=time.start, end=time.end, earliest=low, latest=high,
    )  # fmt: skip


def span_in(partial: Partial, year: int, known: Published) -> tuple[date, date] | None:
    """Give when a report came out if the newest of its dates is of this year; None where that cannot be."""
    if partial.head is not None:
        day = day_in(partial.head.time, year)
        if day is None or not partial.head.may_be_of(day):
            return None
        low, high = day, day
    else:
        days = [day for time in partial.days if (day := day_in(time, year)) is not None]
        if not days or any(
            (day := day_in(pair, year)) is None or day.weekday() != pair.weekday for pair in partial.pairs
        ):
            return None
        low, high = max(days), min(days) + RECENT
    low, high = max(low, known.earliest or low), min(high, known.latest or high)
    return (low, high) if low <= high else None


def _shares_day(partial: Partial, year: int, told: Mapping[date, str]) -> bool:
    return any(day_in(time, year) in told for time in partial.days)
