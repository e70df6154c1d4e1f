"""Months, weeks, seasons and feasts as first and last days."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

Days = tuple[date, date]
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def shift(day: date, days: int) -> date:
    """Go ``days`` on, stopping at the ends of the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def add_months(day: date, months: int) -> date:
    """Go ``months`` on to the same day of the month, or its last; stops at the ends of the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9998:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, last_of_month(year, month + 1)))


def last_of_month(year: int, month: int) -> int:
    """Give the number of the last day of a month; 0 where there is no such month."""
    return calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0


def month_days(year: int, month: int) -> Days:
    """Give first and last day of a month."""
    month = min(max(month, 1), 12)
    return date(year, month, 1), date(year, month, last_of_month(year, month))


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date | None:
    """Give the so-manieth Monday (0) of a month, -1 for its last; None where there are fewer.

    >>> nth_weekday(2024, 2, 3, -1), nth_weekday(2024, 2, 3, 5), nth_weekday(2024, 2, 2, 5)
    (datetime.date(2024, 2, 29), datetime.date(2024, 2, 29), None)
    """
    first, last = month_days(year, month)
    days = [day for week in range(5) if (day := shift(first, (weekday - first.weekday()) % 7 + 7 * week)) <= last]
    return days[number - 1 if number > 0 else number] if -len(days) <= number <= len(days) and number else None


def quarter_days(quarter: int, year: int) -> Days:
    """Give first and last day of a quarter of the calendar year."""
    quarter = min(max(quarter, 1), 4)
    return month_days(year, quarter * 3 - 2)[0], month_days(year, quarter * 3)[1]


def year_days(year: int) -> Days:
    """Give first and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def season_days(season: str, year: int) -> Days:
    """Give the three months of a northern season; the winter of a year begins in its December."""
    first = month_days(year, _SEASONS[season])[0]
    return first, shift(add_months(first, 3), -1)


def unit_days(day: date, unit: str, count: int) -> Days:
    """Give first and last day of the week, month, ... ``count`` units from the one that holds ``day``."""
    if unit in {"week", "weekend"}:
        monday = shift(day, 7 * count - day.weekday())
        return (monday, shift(monday, 6)) if unit == "week" else (shift(monday, 5), shift(monday, 6))
    if unit == "month":
        there = add_months(day, count)
        return month_days(there.year, there.month)
    if unit == "quarter":
        there = add_months(day, 3 * count)
        return quarter_days((there.month + 2) // 3, there.year)
    if unit in {"year", "decade", "century"}:
        years = {"year": 1, "decade": 10, "century": 100}[unit]
        year = min(max((day.year // years + count) * years, 1), 9900)
        return date(year, 1, 1), date(year + years - 1, 12, 31)
    there = shift(day, count)
    return there, there


def part_of(days: Days, word: str) -> Days:
    """Take the first third of a stretch for early, the middle one for mid, the last for late, or one of its halves.

    Any other word gives all of it.
    """
    length = (days[1] - days[0]).days + 1
    third = max(length // 3, 1)
    match word:
        case "early":
            return days[0], shift(days[0], third - 1 + length % 3 // 2)
        case "mid":
            return shift(days[0], third), shift(days[1], -third)
        case "late":
            return shift(days[1], 1 - third), days[1]
        case "first-half":
            return days[0], shift(days[0], length // 2 - 1)
        case "second-half":
            return shift(days[0], length // 2), days[1]
    return days


def holiday(name: str, year: int) -> date | None:
    """Give the day of a feast that moves (Western Easter and what hangs on it, American Thanksgiving); else None."""
    if name.startswith("thanksgiving"):
        first = date(year, 11, 1)
        return shift(first, (3 - first.weekday()) % 7 + 21)
    offsets = {"good friday": -2, "easter": 0, "easter sunday": 0, "easter monday": 1, "palm sunday": -7}
    return shift(_easter(year), offsets[name]) if name in offsets else None


def _easter(year: int) -> date:
    """Reckon Western Easter (the anonymous Gregorian algorithm, Meeus, Astronomical Algorithms, chapter 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    correction = (century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 19 * golden + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - correction - rest % 4) % 7
    late = (golden + 11 * correction + 22 * weekday) // 451
    month, day = divmod(correction + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
