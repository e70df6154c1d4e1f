"""Entries of a live page: the clock time that opens one is of the page's own day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dateline.model.article import Article
from dateline.model.reading import TimeExpression
from dateline.model.world import When

FEWEST = 3
"""Paragraphs that open with a clock time make a live page; one or two may be a timeline of some other day."""
NOON = "12:00"
"""An entry of the forenoon may still tell of the night before."""
_LEAD_IN = 3
"""Characters that may stand before the clock: a bullet and a space."""


class Entries:
    """The clock times that open the paragraphs of one article."""

    def __init__(self, article: Article, times: Sequence[TimeExpression]) -> None:
        starts = [zone.start for zone in article.zones if zone.kind == "body"]
        clocks = [t for t in times if t.kind == "clock" and t.clock and t.anchor == "event"]
        opening = {t.id for t in clocks if any(0 <= t.start - start <= _LEAD_IN for start in starts)}
        self._opening = [t for t in clocks if t.id in opening] if len(opening) >= FEWEST else []

    def day(self, time: TimeExpression, published: tuple[date, date] | None) -> When | None:
        """Give the day of an entry by the clock that opens it; None where the page has no day of its own."""
        if time not in self._opening or published is None or published[0] != published[1]:
            return None
        first = _first_day(time, published[0])
        return When(earliest=first, latest=published[0], basis="publication-date", text=time.quote, clock=time.clock)

    def first_day(self, start: int, published: date) -> date | None:
        """Give the first day that what stands at ``start`` can be of, by its entry; above the entries it is the page's."""
        if not self._opening:
            return None
        entry = next((t for t in reversed(self._opening) if t.start <= start), None)
        return published if entry is None else _first_day(entry, published)


def _first_day(entry: TimeExpression, published: date) -> date:
    return published - timedelta(days=1) if (entry.clock or NOON) < NOON else published
