"""What the words of a time say though its report's own date could not make a day of it: "on Wednesday", "on 26 July"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from dateline.model.picture import PictureClaim
from dateline.picture.dates.calendar import MONTHS
from dateline.picture.dates.weekdays import weekday_in

MOST_DAYS = 3
"""Of days more than which no weekday can be told from the others."""
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (rf"\b{_DAY}(?: of)? {_MONTH}\b", rf"\b{_MONTH} {_DAY}\b", rf"\b{_MONTH}\b")
)


def may_be(claims: Iterable[PictureClaim], days: tuple[date | None, date | None]) -> bool:
    """Tell whether no claim without a day has words that name another day than these."""
    return all(says(claim, days) is not False for claim in claims)


def says(claim: PictureClaim, days: tuple[date | None, date | None]) -> bool | None:
    """Tell whether the words of a claim whose day is not known name one of these days; None where they name none.

    The dead are counted up to a day ("by Wednesday"), which is not that of what killed them.
    """
    first, last = days
    if claim.kind == "killing" or claim.time_basis != "unknown" or not claim.time_text or first is None or last is None:
        return None
    named = _date_in(claim.time_text)
    if named is not None:
        month, day = named
        return any(d.month == month and day in (0, d.day) for d in _each(first, last))
    weekday = weekday_in(claim.time_text)
    if weekday is None or (last - first).days >= MOST_DAYS:
        return None
    return any(d.weekday() == weekday for d in _each(first, last))


def names_date(claim: PictureClaim) -> bool:
    """Tell whether the words of a claim's time name a day of a month."""
    named = _date_in(claim.time_text or "")
    return named is not None and named[1] > 0


def _each(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range(min((last - first).days, 366) + 1)]


@cache
def _date_in(text: str) -> tuple[int, int] | None:
    """Give month and day that a wording names, day 0 where it names the month alone."""
    for pattern in _DATES:
        if found := pattern.search(text):
            groups = found.groupdict()
            return MONTHS.index(groups["month"].lower()) + 1, int(groups.get("day") or 0)
    return None
