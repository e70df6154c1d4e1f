"""Symbolic times made days: what a wording means once the article's own date, or the event it follows, is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from dateline.model.reading import TimeExpression
from dateline.model.world import TimeBasis, When
from dateline.picture.dates.calendar import (
    add_months,
    holiday,
    last_of_month,
    month_days,
    nth_weekday,
    part_of,
    quarter_days,
    season_days,
    shift,
    unit_days,
    year_days,
)
from dateline.picture.links.reckon import ROUND_DAYS, move, on_publication

CALENDAR = frozenset({"week", "weekend", "month", "quarter", "year", "decade", "century"})
UNKNOWN: tuple[None, None] = (None, None)
_HALF_WEEK = 3


def resolve(
    expression: TimeExpression,
    published: tuple[date, date] | None,
    event: When | None = None,
    past: bool | None = True,
) -> When:
    """Give the days an expression may mean.

    ``published`` is the earliest and latest day the article can be of; the result covers all that these allow.
    ``event`` is what an expression anchored there follows, or what an anniversary is counted from. ``past`` is the
    tense of the clause, asked only where the expression does not say; None takes the nearer date, the
    past preferred. Winter and summer are those of the north.
    """
    days: tuple[date | None, date | None]
    basis: TimeBasis = "unknown"
    if expression.kind in {"set", "duration"} and expression.anchor == "none":
        days = UNKNOWN
    elif expression.kind == "anniversary":
        days, basis = _anniversary(expression, event), "inferred"
    elif expression.anchor == "event":
        days, basis = _from_event(expression, published, event)
    elif expression.anchor == "none":
        days, basis = _night(expression, _narrow(expression, _absolute(expression))), "stated"
    elif published is None:
        days = UNKNOWN
    else:
        days = _from_publication(expression, published, past)
        basis = "weekday-resolved" if expression.kind == "weekday" else "relative-to-publication"
    if expression.kind == "date" and expression.granularity == "week" and days[0]:
        days = unit_days(days[0], "week", 0)  # the week of 6 March
    days = _bound(expression, days, published, past)
    return When(
        earliest=days[0],
        latest=days[1],
        basis=basis if days != UNKNOWN else "unknown",
        text=expression.quote or None,
        clock=expression.clock,
        part=expression.part or _part(expression),
    )


def combine(whens: Sequence[When]) -> When:
    """Give the days all agree on; a time that cannot be reconciled with those before it is left out."""
    whole = When(earliest=None, latest=None, basis="unknown")
    for when in whens:
        if not overlaps(whole, when):
            continue
        narrower = whole.basis == "unknown" or (when.basis != "unknown" and _length(when) < _length(whole))
        whole = When(
            earliest=max((d for d in (whole.earliest, when.earliest) if d), default=None),
            latest=min((d for d in (whole.latest, when.latest) if d), default=None),
            basis=when.basis if narrower else whole.basis,
            text=", ".join(t for t in (whole.text, when.text) if t) or None,
            clock=whole.clock or when.clock,
            part=whole.part or when.part,
        )
    return whole


def overlaps(a: When, b: When) -> bool:
    """Tell whether two times can be one; an open end reaches for ever."""
    return not (
        (a.latest is not None and b.earliest is not None and a.latest < b.earliest)
        or (b.latest is not None and a.earliest is not None and b.latest < a.earliest)
    )


def _length(when: When) -> int:
    return (when.latest - when.earliest).days if when.earliest and when.latest else 10**6


def _part(expression: TimeExpression) -> str | None:
    """Keep ``early`` and ``late`` of a day as its part."""
    if expression.granularity != "day":
        return None
    return next((m for m in (expression.modifier or "").split() if m in {"early", "late"}), None)


def _bound(
    expression: TimeExpression,
    days: tuple[date | None, date | None],
    published: tuple[date, date] | None,
    past: bool | None,
) -> tuple[date | None, date | None]:
    """Open one end for since, until, by, before, after."""
    first, last = days
    if not first or not last or expression.shift:
        return first, last
    until = published[1] if published and past and published[1] >= first else None
    within_day = expression.kind in {"clock", "part"} or expression.clock or expression.part
    for word in () if within_day else (expression.modifier or "").split():
        if word in {"since", "after"} and expression.direction < 1:
            return first, until
        if word in {"until", "by"}:
            return None, last
        if word == "before":
            return None, shift(first, -1)
    return first, last


def _night(expression: TimeExpression, days: tuple[date | None, date | None]) -> tuple[date | None, date | None]:
    """Keep both ends of a night that ends on a date: in the night to 31 March 2021."""
    both = expression.part == "overnight" and expression.granularity == "day"
    return (shift(days[0], -1), days[1]) if both and days[0] else days


def _narrow(expression: TimeExpression, days: tuple[date | None, date | None]) -> tuple[date | None, date | None]:
    """Take the early, mid or late part of a month, year or other stretch."""
    first, last = days
    if first is None or last is None or expression.granularity == "day":
        return days
    for word in (expression.modifier or "").split():
        first, last = part_of((first, last), word)
    return first, last


def _absolute(expression: TimeExpression) -> tuple[date | None, date | None]:
    """Resolve what names its own year."""
    year = expression.year
    if year is None or not 0 < year < 9000:
        return UNKNOWN
    if expression.of and expression.month is None:
        day = holiday(expression.of, year)
        return (day, day) if day else UNKNOWN
    if expression.kind == "decade":
        span = 99 if expression.granularity == "century" else 9
        return date(max(year, 1), 1, 1), date(year + span, 12, 31)
    if expression.kind == "season":
        if expression.season:
            return season_days(expression.season, year)
        return quarter_days(expression.amount or 1, year)
    if expression.month is None:
        return year_days(year)
    if expression.day is None and expression.weekday is not None:
        day = nth_weekday(year, expression.month, expression.weekday, expression.amount or 1)
        return (day, day) if day else UNKNOWN
    if expression.day is None:
        return month_days(year, expression.month)
    if not 1 <= expression.month <= 12 or not 1 <= expression.day <= last_of_month(year, expression.month):
        return UNKNOWN
    day = shift(date(year, expression.month, expression.day), expression.shift)
    return day, day


def _from_publication(
    expression: TimeExpression, published: tuple[date, date], past: bool | None
) -> tuple[date | None, date | None]:
    """Resolve against each end of the publication interval and cover both."""
    low = on_publication(expression, published[0], past)
    high = on_publication(expression, published[1], past) if published[1] != published[0] else low
    if low is None or high is None:
        return UNKNOWN
    low, high = _narrow(expression, low), _narrow(expression, high)
    firsts, lasts = (low[0], high[0]), (low[1], high[1])
    first = None if None in firsts else min(d for d in firsts if d)
    last = None if None in lasts else max(d for d in lasts if d)
    return first, last


def _from_event(
    expression: TimeExpression, published: tuple[date, date] | None, event: When | None
) -> tuple[tuple[date | None, date | None], TimeBasis]:
    """Resolve what hangs on the event told before it; a bare hour without one is of the day reported or the one before."""
    if event is None or (event.earliest is None and event.latest is None):
        if expression.day is not None and published is not None:
            return _day_near(expression, published[1], ahead=False), "relative-to-publication"
        if expression.weekday is not None and published is not None:
            bare = replace(expression, kind="weekday", anchor="publication", amount=None, unit=None)
            return _from_publication(bare, published, True), "weekday-resolved"
        if expression.kind == "narrative" or published is None:
            return UNKNOWN, "unknown"
        return (shift(published[0], -1), published[1]), "inferred"
    first, last = event.earliest, event.latest
    if expression.day is not None:
        return _day_near(expression, first or last), "inferred"
    if expression.weekday is not None:
        return _weekday_told(expression, first or last, published), "inferred"
    if expression.kind in {"clock", "part"} or expression.amount == 0:
        if first and expression.unit in CALENDAR and expression.amount == 0:
            return unit_days(first, expression.unit, 0), "inferred"
        if first and last and expression.part == "overnight":
            return (shift(first, -1), last), "inferred"
        return (first, last), event.basis if expression.kind != "narrative" else "inferred"
    if expression.amount is None and expression.unit in {"minute", "hour"}:
        if expression.direction > 0:  # "hours later" is that day or the next
            return (first, shift(last, 1) if last else None), "inferred"
        return (shift(first, -1) if first else None, last), "inferred"
    if expression.amount is None:
        return ((first, None) if expression.direction > 0 else (None, last)), "inferred"
    unit, count = expression.unit or "day", expression.direction * expression.amount + expression.shift
    slack = ROUND_DAYS.get(unit, 366)
    if unit in {"minute", "hour"}:
        ends = (first, move(last, unit, count) if last else None)
        return ends if count > 0 else (move(first, unit, count) if first else None, last), "inferred"
    return (
        shift(move(first, unit, count), -slack) if first else None,
        shift(move(last, unit, count), slack) if last else None,
    ), "inferred"


def _weekday_told(
    expression: TimeExpression, told: date | None, published: tuple[date, date] | None
) -> tuple[date | None, date | None]:
    """Give the weekday of a narrative: ``on the Friday`` the first not before the day told last, ``the same Friday`` the nearest."""
    if told is None:
        return UNKNOWN
    ahead = ((expression.weekday or 0) - told.weekday()) % 7
    day = shift(told, ahead)
    near = expression.quote.lower().startswith(("the same", "same", "that")) and ahead > _HALF_WEEK
    if near or (published is not None and told <= published[1] < day):
        day = shift(day, -7)
    return day, day


def _day_near(expression: TimeExpression, told: date | None, *, ahead: bool = True) -> tuple[date | None, date | None]:
    """Give the 20th, or Friday the 20th, of the month of the day told last, else of one beside it."""
    months = [_month_beside(told, step) for step in (0, -1, 1)] if told is not None else []
    days = [shift(first, (expression.day or 1) - 1) for first, last in months if (expression.day or 1) <= last.day]
    fits = [d for d in days if expression.weekday in {None, d.weekday()} and (ahead or told is None or d <= told)]
    return (fits[0], fits[0]) if fits else UNKNOWN


def _month_beside(day: date, step: int) -> tuple[date, date]:
    beside = add_months(day, step)
    return month_days(beside.year, beside.month)


def _anniversary(expression: TimeExpression, event: When | None) -> tuple[date | None, date | None]:
    """Add the years to what the anniversary is of."""
    if event is None or expression.amount is None or not event.earliest or not event.latest:
        return UNKNOWN
    unit = expression.unit or "year"
    first, last = (move(day, unit, expression.amount) for day in (event.earliest, event.latest))
    return shift(first, expression.shift), shift(last, expression.shift)
