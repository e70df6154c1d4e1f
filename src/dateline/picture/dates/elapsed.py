"""How long after a day that it names itself a report says it came out: "two weeks after the attack of 24 March"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dateline.model.article import Article
from dateline.model.picture import Evidence, Published
from dateline.model.reading import Reading, TimeExpression
from dateline.picture.dates.own_dates import full_date
from dateline.picture.dates.sharpening import narrow
from dateline.picture.dates.spans_told import COUNT, count_of, days_of
from dateline.picture.dates.weekdays import NAMES, Week, is_ahead, narrative_times
from dateline.picture.dates.yearless import RECENT, day_in

_SLACK = {"day": 1, "week": 2, "month": 6}
_ROUND_COUNT = 10
"""Ten days may be nine or twelve."""
_SPAN = rf"{COUNT} (?P<unit>day|week|month)s?"
_AFTER = re.compile(
    rf"(?:(?P<opens>^|[.!?:”\"]\s+|\n[\s•*–—-]*|\u2014 ?)|(?P<on>\bon (?:mon|tues|wednes|thurs|fri|satur|sun)day), )"
    rf"{_SPAN} (?:after|since|on from|from) (?P<between>[^.\n,;]{{0,80}}?)(?:\b(?:on|of|in the night to) )?(?:the )?$",
    re.IGNORECASE,
)
_SINCE = re.compile(rf"\bin the {_SPAN} since\b", re.IGNORECASE)
_AGO_ON = re.compile(rf"\b(?:(?P<exact>exactly|just) )?{_SPAN} ago,? (?:on )?(?:the )?$", re.IGNORECASE)
"""Right before a day, how long ago it was: "a week ago, on 8 December"."""
_ON_AGO = re.compile(rf"(?: \w+day)?,? (?:(?P<exact>exactly|just) )?{_SPAN} ago\b", re.IGNORECASE)
"""The same right after it: "on 8 December, a week ago"."""
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|took|came|fell|went|began|left|fled|struck|broke|won|lost|held|withdrew|\w{2,}ed)\b"
)
HEAD = 700
"""Characters of the body in which the time gone is that of the report; further down only what is told of now is."""
REST = 60
BACK = 400
_WEEKDAY = timedelta(days=1)


class _Elapsed(NamedTuple):
    """So many days after a day that the report names."""

    start: int
    end: int
    since: TimeExpression
    days: int
    slack: int
    weekday: int | None
    """The weekday told beside it: "on Sunday, a week after the verdict of 21 July"."""


def date_by_elapsed(
    articles: Sequence[Article],
    readings: Mapping[str, Reading],
    published: Mapping[str, Published],
    weeks: Mapping[str, Week],
) -> Mapping[str, Published]:
    """Date reports whose year is known by the time that they say has gone since a day they name; gives all of ``published``."""
    dates = dict(published)
    for article in articles:
        known = published[article.id]
        if known.basis == "stated" or known.earliest is None or known.latest is None:
            continue
        for told in _told(article, readings[article.id]):
            found = _evidence(article, told, known, weeks[article.id])
            if found is not None:
                dates[article.id] = narrow(known, found)
                break
    return dates


def _told(article: Article, reading: Reading) -> Iterator[_Elapsed]:
    text = article.text
    times = [
        t for t in narrative_times(article, reading) if t.kind == "date" and t.month and t.day and t.direction <= 0
    ]
    body = min((zone.start for zone in article.zones if zone.kind == "body"), default=0)
    for time in times:
        low = max(0, time.start - 120)
        match = _AFTER.search(text, low, time.start)
        if match is not None and (match["opens"] is not None or match["on"]) and _is_of_now(text, time, body):
            yield _elapsed(match, time)
        yield from _told_ago(text, time)
    for match in _SINCE.finditer(text):
        before = [t for t in times if match.start() - BACK < t.start < match.start() and not is_ahead(text, t)]
        if before:
            yield _elapsed(match, before[-1])


def _told_ago(text: str, time: TimeExpression) -> Iterator[_Elapsed]:
    """Give how long ago a day was that stands beside it; one week is told to the day, more weeks and months are rounded."""
    match = _AGO_ON.search(text, max(0, time.start - 40), time.start) or _ON_AGO.match(text, time.end)
    if match is not None and not is_ahead(text, time):
        few = match["unit"].lower() == "day" or count_of(match) == 1
        slack = 0 if match["exact"] or (few and match["unit"].lower() != "month") else _SLACK[match["unit"].lower()]
        yield _Elapsed(min(match.start(), time.start), max(match.end(), time.end), time, days_of(match), slack, None)


def _is_of_now(text: str, time: TimeExpression, body: int) -> bool:
    """Tell whether what is told so long after a day is the report's present, not a step of what it narrates."""
    rest = re.split(r"[.!?\n]", text[time.end : time.end + REST])[0]
    return time.start < body + HEAD or _PAST.search(rest) is None


def _elapsed(match: re.Match[str], since: TimeExpression) -> _Elapsed:
    unit = match["unit"].lower()
    slack = _SLACK[unit] + (count_of(match) == _ROUND_COUNT and unit == "day")
    on = match.groupdict().get("on")
    weekday = next((n for n, name in enumerate(NAMES) if on and on.lower().endswith(name.lower())), None)
    return _Elapsed(match.start("count"), since.end, since, days_of(match), slack, weekday)


def _evidence(article: Article, told: _Elapsed, known: Published, week: Week) -> Evidence | None:
    """Count from the day named, in the only year in which what comes of it is possible."""
    spans = [span for day in _days(told.since, known) if (span := _span(day, told, known, week)) is not None]
    if len(spans) != 1:
        return None
    (low, high), quote = spans[0], " ".join(article.text[told.start : max(told.end, told.start + 20)].split())
    return Evidence(
        kind="days-after", text=f"{quote!r}: counted from {told.since.quote}", article_id=article.id,
        start=told.start, end=max(told.end, told.start), earliest=low, latest=high,
    )  # fmt: skip


def _days(time: TimeExpression, known: Published) -> list[date]:
    whole = full_date(time)
    if whole is not None:
        return [whole]
    if known.earliest is None or known.latest is None or known.latest - known.earliest > RECENT * 2:
        return []
    years = range(known.earliest.year - 1, known.latest.year + 1)
    return [day for year in years if (day := day_in(time, year)) is not None and time.weekday in {None, day.weekday()}]


def _span(day: date, told: _Elapsed, known: Published, week: Week) -> tuple[date, date] | None:
    """Give the days on which a report came out that is so long after a day: from the last weekday it tells of in that time."""
    middle, slack = day + timedelta(days=told.days), timedelta(days=told.slack)
    low, high = middle - slack, middle + slack
    named = told.weekday if told.weekday is not None else week.latest
    within = [at for n in range((high - low).days + 1) if (at := low + timedelta(days=n)).weekday() == named]
    if len(within) == 1:
        low, high = within[0], min(high, within[0] + _WEEKDAY) if told.weekday is not None else high
    low, high = max(low, known.earliest or low), min(high, known.latest or high)
    return (low, high) if low <= high else None
