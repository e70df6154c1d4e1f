"""Days in words, never more precise than they are known."""

from __future__ import annotations

import calendar
from datetime import date

from dateline.model.world import TimeBasis

_LONG_AGO = date.min
_TOO_WIDE = 366
"""Of more days than these from a New Year on, a bound of ours, only the last says anything."""


def say_when(earliest: date | None, latest: date | None, basis: TimeBasis = "stated") -> str:
    """Say in which days an occurrence lies, as the end of a sentence: ``between 6 and 8 August 2021``; "" if unknown.

    >>> say_when(date(2015, 1, 1), date(2015, 12, 31))
    'in 2015'
    >>> say_when(None, date(2021, 8, 8))
    'by 8 August 2021'
    """
    if earliest is None:
        return f"by {say_day(latest)}" if latest else ""
    if latest is None:
        return f"on {say_day(earliest)} or later"
    if earliest == latest and basis == "publication-date":
        return f"about {say_day(earliest)}, the date of the report"
    if earliest == latest:
        return f"on {say_day(earliest)}"
    return _say_interval(earliest, latest)


def say_interval(earliest: date | None, latest: date | None) -> str:
    """Say an interval as a table or heading has it: ``8 August 2021``, ``6-8 August 2021``, ``2015``, ``unknown``."""
    if earliest is None:
        return f"by {say_day(latest)}" if latest else "unknown"
    if latest is None:
        return f"from {say_day(earliest)} on"
    words = say_when(earliest, latest)
    for lead in ("on ", "in "):
        words = words.removeprefix(lead)
    if words.startswith("between "):
        words = words.removeprefix("between ").replace(" and ", " to ")
    return words


def say_day(day: date) -> str:
    """Say a day: ``8 August 2021``."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def sort_key(earliest: date | None, latest: date | None) -> tuple[bool, date, date]:
    """Order by the first possible day; what has no day at all comes last."""
    first = earliest or latest
    return (first is None, first or _LONG_AGO, latest or first or _LONG_AGO)


def _say_interval(earliest: date, latest: date) -> str:
    if latest < earliest:
        earliest, latest = latest, earliest
    if _is_new_year(earliest) and _is_year_end(latest):
        return _say_years(earliest.year, latest.year)
    if earliest.day == 1 and latest.day == calendar.monthrange(latest.year, latest.month)[1]:
        return _say_months(earliest, latest)
    last = say_day(latest)
    if _is_new_year(earliest) and (latest - earliest).days > _TOO_WIDE:
        return f"by {last}"
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"between {earliest.day} and {last}"
    if earliest.year == latest.year:
        return f"between {earliest.day} {calendar.month_name[earliest.month]} and {last}"
    return f"between {say_day(earliest)} and {last}"


def _say_years(first: int, last: int) -> str:
    if first == last:
        return f"in {first}"
    if last == first + 9 and first % 10 == 0:
        return f"in the {first}s"
    return f"between {first} and {last}"


def _say_months(first: date, last: date) -> str:
    start, end = calendar.month_name[first.month], calendar.month_name[last.month]
    if (first.year, first.month) == (last.year, last.month):
        return f"in {start} {first.year}"
    return f"between {start} {first.year} and {end} {last.year}"


def _is_new_year(day: date) -> bool:
    return (day.month, day.day) == (1, 1)


def _is_year_end(day: date) -> bool:
    return (day.month, day.day) == (12, 31)
