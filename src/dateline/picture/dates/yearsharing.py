"""Undated reports that tell of one day of the month in one town share its year: what the calendar leaves to both, or one names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from dateline.model.article import Article
from dateline.model.picture import Evidence, Published
from dateline.model.reading import Reading, TimeExpression
from dateline.picture.dates.own_dates import full_date
from dateline.picture.dates.sharpening import narrow
from dateline.picture.dates.weekdays import is_ahead, narrative_times
from dateline.picture.dates.yearfinding import Partial, read_partial, span_in
from dateline.picture.stories.likeness import is_narrow

REACH = 30
"""Years before its arrival in which a report that nothing else bounds is looked for."""
Years = frozenset[int]
_Day = tuple[str, int, int]
"""A town, a month and a day."""


class _Open(NamedTuple):
    """A report whose year is open: its partial dates, the years they leave, and the days it tells of."""

    partial: Partial
    years: Years
    days: Mapping[_Day, TimeExpression]


class _Shared(NamedTuple):
    """The years that another report leaves for a day, and which report that is."""

    years: Years
    witness: str
    time: TimeExpression


def share_years(
    articles: Sequence[Article],
    readings: Mapping[str, Reading],
    published: Mapping[str, Published],
    towns: Callable[[str], frozenset[str]],
) -> Mapping[str, Published]:
    """Give the reports whose year others settle that tell of the same days what they lack; gives all of ``published``.

    Two reports without a year leave each some years by their weekdays and bounds; taken is the only one that both leave.
    A day that a report names with its year is of that year in the others. ``towns`` are those a report names.
    """
    unknown = [a for a in articles if not is_narrow(published[a.id]) and published[a.id].basis != "stated"]
    found = {a.id: _open(a, readings[a.id], published[a.id], towns(a.id)) for a in unknown}
    left = {i: one for i, one in found.items() if len(one.years) > 1 and one.days}
    if not left:
        return published
    whole = _named_in_full(articles, readings, towns)
    dates = dict(published)
    moved = True
    while moved:
        moved = False
        for article_id, mine in sorted(left.items()):
            shared = _shared(article_id, mine, left, whole)
            years = mine.years & shared.years if shared else mine.years
            if shared is None or not years or years == mine.years:
                continue
            left[article_id], moved = mine._replace(years=years), True
            if len(years) == 1:
                dates[article_id] = narrow(published[article_id], _evidence(article_id, mine, years, shared, published))
    return dates


def _open(article: Article, reading: Reading, known: Published, towns: frozenset[str]) -> _Open:
    partial = read_partial(article, reading)
    times = (*partial.days, *((partial.head.time,) if partial.head else ()))
    last = min(known.latest or date.max, article.received_at.date())
    first = known.earliest.year if known.earliest else last.year - REACH
    years = frozenset(year for year in range(first, last.year + 1) if _is_possible(partial, year, known, last))
    days = {(town, time.month or 0, time.day or 0): time for time in times for town in towns}
    return _Open(partial, years if times else frozenset(), days)


def _is_possible(partial: Partial, year: int, known: Published, last: date) -> bool:
    span = span_in(partial, year, known)
    return span is not None and span[0] <= last


def _named_in_full(
    articles: Iterable[Article], readings: Mapping[str, Reading], towns: Callable[[str], frozenset[str]]
) -> Mapping[_Day, Mapping[int, str]]:
    """Give the years in which reports say that a day of a town was, each with a report that does."""
    found: dict[_Day, dict[int, str]] = {}
    for article in sorted(articles, key=lambda a: a.id):
        days = [
            day
            for time in narrative_times(article, readings[article.id])
            if (day := full_date(time)) is not None and not is_ahead(article.text, time)
        ]
        for town in towns(article.id) if days else ():
            for day in days:
                found.setdefault((town, day.month, day.day), {}).setdefault(day.year, article.id)
    return found


def _shared(
    article_id: str, mine: _Open, left: Mapping[str, _Open], whole: Mapping[_Day, Mapping[int, str]]
) -> _Shared | None:
    """Give the years that others leave to the days of a report: the fewest."""
    found: list[_Shared] = []
    for day, time in sorted(mine.days.items(), key=lambda pair: pair[0]):
        named = whole.get(day, {})
        if len(named) == 1:
            found.append(_Shared(frozenset(named), next(iter(named.values())), time))
    for other_id, other in sorted(left.items()):
        same = [day for day in mine.days if day in other.days]
        days = {day[1:] for day in same}
        sure = [day for day in same if mine.days[day].weekday is not None or other.days[day].weekday is not None]
        if other_id != article_id and same and (sure or len(days) > 1):
            found.append(_Shared(other.years, other_id, mine.days[min(sure or same)]))
    fits = [one for one in found if one.years & mine.years]
    return min(fits, key=lambda one: (len(one.years & mine.years), one.witness), default=None)


def _evidence(
    article_id: str, mine: _Open, years: Years, shared: _Shared, published: Mapping[str, Published]
) -> Evidence:
    (year,) = years
    span = span_in(mine.partial, year, published[article_id])
    assert span is not None
    text = f"{shared.time.quote} is told of the same town by {shared.witness} too, and {year} is the only year that both can mean"
    return Evidence(
        kind="date-without-year", text=text, article_id=article_id, start=shared.time.start, end=shared.time.end,
        earliest=span[0], latest=span[1],
    )  # fmt: skip
