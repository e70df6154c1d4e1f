"""Days counted from the day of publication: the last Friday, two weeks ago, next month."""

from __future__ import annotations

from datetime import date

from dateline.model.reading import TimeExpression
from dateline.picture.dates.calendar import (
    Days,
    add_months,
    holiday,
    last_of_month,
    month_days,
    nth_weekday,
    quarter_days,
    season_days,
    shift,
    unit_days,
    year_days,
)

ROUND_DAYS = {
    "minute": 0,
    "hour": 1,
    "day": 0,
    "week": 3,
    "weekend": 3,
    "month": 15,
    "quarter": 45,
    "season": 45,
    "year": 183,
}
_AHEAD_WEIGHT = 2.5
_NAMED_MONTHS = 1
"""``Last February`` is not the month just gone, which is called last month, nor ``next March`` the coming one."""
SEVERAL = (2, 9)
"""What "several" of a unit may be (domain conventions 8.3)."""


def on_publication(
    expression: TimeExpression, published: date, past: bool | None
) -> tuple[date | None, date | None] | None:
    """Resolve for an article of one day."""
    ahead: bool | None = expression.direction > 0 or (expression.direction == 0 and past is False)
    if past is None and not expression.direction and expression.kind in {"date", "weekday"}:
        ahead = None
    match expression.kind:
        case "weekday":
            day = shift(_weekday(expression, published, ahead), expression.shift)
            return _night(expression, (day, day))
        case "date":
            dated = _dateless_year(expression, published, ahead)
            return _night(expression, dated) if dated is not None else None
        case "season":
            return _season(expression, published, ahead)
        case "duration":
            return _duration(expression, published)
        case "age":
            return _ago(expression, published)
    if expression.unit is None:
        return (
            (published, published)
            if expression.amount == 0
            else (None, published)
            if expression.direction < 0
            else (published, None)
        )
    if expression.quote.lower().endswith("ago"):
        return _ago(expression, published)
    days = unit_days(published, expression.unit, expression.direction * (expression.amount or 0))
    if expression.unit == "weekend" and expression.amount == 0 and not ahead and days[0] > published:
        days = shift(days[0], -7), shift(days[1], -7)
    if past and not ahead and expression.granularity != "day" and days[0] <= published:
        days = days[0], min(days[1], published)
    return _night(expression, days)


def _night(expression: TimeExpression, days: Days) -> Days:
    """Keep both ends of a night that belongs to two days: last night, overnight."""
    if (
        expression.part == "night"
        and expression.kind == "offset"
        and expression.direction == -1
        and expression.amount == 1
    ):
        return days[0], shift(days[1], 1)
    if expression.part == "overnight":
        return shift(days[0], -1), days[1]
    return days


def _weekday(expression: TimeExpression, published: date, ahead: bool | None) -> date:
    """Count back to the last such day, publication's own included, or ahead to the next; None takes the nearer."""
    weekday = expression.weekday or 0
    if expression.unit == "week":
        monday = shift(published, -published.weekday())
        return shift(monday, 7 * expression.direction * (expression.amount or 0) + weekday)
    if ahead:
        return shift(published, (weekday - published.weekday()) % 7 or (7 if expression.direction > 0 else 0))
    back = (published.weekday() - weekday) % 7
    if ahead is None and _AHEAD_WEIGHT * (7 - back) < back:
        return shift(published, 7 - back)
    return shift(published, -(back or (7 if expression.direction < 0 else 0)))


def _dateless_year(expression: TimeExpression, published: date, ahead: bool | None) -> Days | None:
    """Find the year of ``June``, ``9 June``, ``Christmas``: the nearest that the tense allows."""
    if expression.of and expression.month is None:
        days = [holiday(expression.of, published.year + step) for step in (-1, 0, 1)]
        return _nearest([(d, d) for d in days if d], published, ahead, expression.shift)
    month = expression.month or 1
    if expression.amount and expression.unit == "year":
        return month_days(published.year + expression.direction * expression.amount, month)
    years = [y for y in (published.year - 1, published.year, published.year + 1) if 0 < y < 9000]
    if expression.day is None and expression.weekday is not None:
        nth = [nth_weekday(year, month, expression.weekday, expression.amount or 1) for year in years]
        return _nearest([(day, day) for day in nth if day], published, ahead, expression.shift)
    if expression.day is None:
        if expression.amount == 0:
            return month_days(published.year, month)
        if expression.direction and expression.amount:
            years = [y for y in years if abs(12 * (y - published.year) + month - published.month) > _NAMED_MONTHS]
        return _nearest([month_days(year, month) for year in years], published, ahead, 0)
    fits = [date(y, month, expression.day) for y in years if 1 <= expression.day <= last_of_month(y, month)]
    named = [day for day in fits if day.weekday() == expression.weekday]
    if named:  # Saturday, April 25: only some years have it
        return shift(named[0], expression.shift), shift(named[0], expression.shift)
    return _nearest([(day, day) for day in fits], published, ahead, expression.shift)


def _nearest(choices: list[Days], published: date, ahead: bool | None, step: int) -> Days | None:
    if ahead is None:
        fits = sorted(choices, key=lambda d: _distance(d, published))[:1]
        return (shift(fits[0][0], step), shift(fits[0][1], step)) if fits else None
    fits = [d for d in choices if d[1] >= published][:1] if ahead else [d for d in choices if d[0] <= published][-1:]
    return (shift(fits[0][0], step), shift(fits[0][1], step)) if fits else None


def _distance(days: Days, published: date) -> float:
    """Weigh how far a day lies from publication; reports look back more than ahead, so the future weighs more."""
    ahead = (days[0] - published).days
    return _AHEAD_WEIGHT * ahead if ahead > 0 else float((published - days[0]).days)


def _season(expression: TimeExpression, published: date, ahead: bool | None) -> Days | None:
    year = published.year
    if expression.season is None:
        quarters = [quarter_days(expression.amount or 1, y) for y in (year - 1, year, year + 1)]
        return _nearest(quarters, published, ahead, 0)
    seasons = [season_days(expression.season, y) for y in (year - 1, year, year + 1)]
    if expression.direction < 0:
        seasons = [d for d in seasons if d[1] < published]
    elif expression.direction == 0 and expression.amount == 0:
        return next((d for d in seasons if d[0].year == year), None)
    return _nearest(seasons, published, ahead, 0)


def _duration(expression: TimeExpression, published: date) -> Days:
    """Let a stretch end (or begin) on the day of publication."""
    amount = expression.amount if expression.amount is not None else SEVERAL[1]
    reach = move(published, expression.unit or "day", expression.direction * amount)
    return (reach, published) if expression.direction < 0 else (published, reach)


def _ago(expression: TimeExpression, published: date) -> Days:
    """Go back so many units, as loosely as the unit is counted."""
    unit = expression.unit or "day"
    if expression.amount is None:
        return move(published, unit, -SEVERAL[1]), move(published, unit, -1 if unit == "minute" else -SEVERAL[0])
    day = move(published, unit, -expression.amount)
    if unit == "year":
        return year_days(day.year)
    if unit in {"decade", "century"}:
        return year_days(max(day.year - 3, 1))[0], year_days(day.year + 3)[1]
    if unit == "month":
        return month_days(day.year, day.month)
    if unit in {"minute", "hour"}:
        return day, published
    loose = max(1, expression.amount // 3) if unit == "day" and "about" in (expression.modifier or "") else 0
    slack = ROUND_DAYS[unit] + loose
    return shift(day, -slack), min(published, shift(day, slack))


def move(day: date, unit: str, count: int) -> date:
    if unit in {"minute", "hour"}:
        hours = abs(count) / (1 if unit == "hour" else 60)
        step = int(hours // 24) + 1 if hours % 24 else int(hours // 24)
        return shift(day, step if count > 0 else -step)
    if unit == "day":
        return shift(day, count)
    if unit in {"week", "weekend"}:
        return shift(day, 7 * count)
    return add_months(
        day, count * {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    )
