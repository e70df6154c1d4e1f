"""Which year a date without one is of, where its paragraph has gone back to another: ``In 2014 ... On 13 June``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from dateline.model.article import Article
from dateline.model.reading import TimeExpression
from dateline.picture.links import when

_THAT_YEAR = re.compile(r",? (?:of )?(?:that|the same) year\b", re.IGNORECASE)
_THIS_YEAR = re.compile(r",? (?:of )?this year\b", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:since|than|until|till|before|like|the|from|by|of|to)\s*$", re.IGNORECASE)
"""Before a bare year: it is what something is compared with or lasts from, not when the paragraph plays."""


class Setting:
    """The years one article names, by paragraph."""

    def __init__(self, article: Article, times: Sequence[TimeExpression]) -> None:
        self._text = article.text
        self._starts = sorted(zone.start for zone in article.zones)
        self._years = sorted((t for t in times if self._sets(t)), key=lambda t: t.start)

    def placed(self, time: TimeExpression, published: tuple[date, date] | None) -> TimeExpression:
        """Give a date the year it is told in: "of that year", else that of its paragraph.

        The paragraph's goes for what the report's own date would put into an earlier calendar year, which nobody
        leaves unsaid, and for any date of a report without one.
        """
        if time.kind != "date" or time.month is None or time.year is not None or time.anchor != "publication":
            return time
        if time.direction < 0 or time.unit is not None or (time.amount is not None and time.weekday is None):
            return time  # last October, June of this year
        said = _THAT_YEAR.match(self._text, time.end)
        year = self._year_before(time, anywhere=said is not None)
        if year is None or _THIS_YEAR.match(self._text, time.end):
            return time
        if said is None and published is not None and _is_of_this_year(time, published):
            return time
        return replace(time, year=year, anchor="none")

    def _sets(self, time: TimeExpression) -> bool:
        """Tell whether a time sets its paragraph in a year: a full date, a month of a year, ``in 2014``."""
        if time.kind != "date" or time.year is None:
            return False
        modifiers = set((time.modifier or "").split())
        if modifiers & {"since", "until", "before", "by"}:
            return False
        return time.month is not None or not _COMPARED.search(self._text, max(0, time.start - 12), time.start)

    def _year_before(self, time: TimeExpression, *, anywhere: bool) -> int | None:
        before = [t for t in self._years if t.end <= time.start]
        if not before:
            return None
        paragraph = self._starts[bisect_right(self._starts, time.start) - 1] if self._starts else 0
        return before[-1].year if anywhere or before[-1].start >= paragraph else None


def _is_of_this_year(time: TimeExpression, published: tuple[date, date]) -> bool:
    """Tell whether the report's own date puts a day into its calendar year."""
    told = when.resolve(time, published)
    return told.latest is not None and told.latest.year == published[1].year
