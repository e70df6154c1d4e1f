"""When that was which a day is counted from: ``killed on Monday, two days after the town fell`` tells of a Saturday."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from dateline.model.picture import PictureClaim
from dateline.model.reading import Claim, TimeExpression
from dateline.model.world import When
from dateline.picture.dates.calendar import shift
from dateline.picture.links import when
from dateline.picture.links.reckon import ROUND_DAYS, move

NEWS = 2
"""What a report tells as new without a day took place on its day or in the two before (``succession.LEAD``)."""
_UNITS = frozenset({"day", "week", "month", "year"})
_LASTING = frozenset({"duration", "set"})
_DAYS = frozenset({"date", "weekday", "offset"})
_BEFORE, _AFTER = re.compile(r"\s*(?:to the day )?(?:before)\s+"), re.compile(r"\s*(?:to the day )?(?:after|since)\s+")
_CLAUSE = re.compile(r"[^.;:!?\n”\"]*?(?=,\s(?!(?:the|a|an|one|which|where|who|when)\b)|[.;:!?\n”\"]|$)")
"""What is counted from, with what is told of it behind a comma: ``Nyala, the first of four towns that fell``."""
_SENTENCE = re.compile(r"[.!?](?=\s|$)|\n")
_EXACT = re.compile(r"\b(?:exactly|precisely)\s+$|^\s*to the day\b", re.IGNORECASE)
_ANNOUNCED = re.compile(
    r"\b(?:announcements?|statements?|news|claims?|declarations?|warnings?|reports?|comments?|remarks|advances?|moves?|appeals?)"
    r"\s+(?:came|comes|come|was made|were made|followed|follows)\s+(?:(?:just|only|barely|less than|exactly|almost)\s+)*$",
    re.IGNORECASE,
)
"""What is told to have come after something is the news itself: it is counted from the day of the report."""


class Count(NamedTuple):
    """An expression that counts (``two days``), and where the words stand of what it counts from."""

    expression: TimeExpression
    start: int
    end: int
    sentence: tuple[int, int]


def counts(text: str, times: Sequence[TimeExpression]) -> tuple[Count, ...]:
    """Find what in an article is counted from: the words behind ``two days after`` or ``a week before``."""
    found: list[Count] = []
    for time in times:
        if time.kind != "narrative" or not time.amount or time.unit not in _UNITS or not time.direction:
            continue
        link = (_AFTER if time.direction > 0 else _BEFORE).match(text, time.end)
        if link is None and time.quote.lower().endswith(("after", "before")):
            link = re.compile(r"\s+").match(text, time.end)
        if link is None:
            continue
        clause = _CLAUSE.match(text, link.end())
        if clause is not None:
            found.append(Count(time, link.end(), clause.end(), _sentence(text, time.start)))
    return tuple(found)


def counted_back(
    claim: Claim,
    counting: Sequence[Count],
    text: str,
    times: Mapping[str, TimeExpression],
    told: Sequence[PictureClaim],
    window: tuple[date, date] | None,
) -> When | None:
    """Give the time of a claim that another day of its sentence is counted from; None where it is no such claim.

    ``told`` are the claims before it. A claim with a day in its own words is not counted back.
    """
    count = next((c for c in counting if c.start <= claim.trigger.start < c.end), None)
    if count is None:
        return None
    named = [times[t] for t in claim.times if t in times and times[t].kind not in _LASTING]
    if any(count.start <= t.start < count.end for t in named):
        return None
    base = _base(count, text, times, told, window)
    return _moved(base, count.expression, text) if base is not None else None


def _base(
    count: Count,
    text: str,
    times: Mapping[str, TimeExpression],
    told: Sequence[PictureClaim],
    window: tuple[date, date] | None,
) -> When | None:
    """Find the day that is counted: one of the sentence, else of what it tells, else the report's own."""
    first, last = count.sentence
    outside = [t for t in times.values() if first <= t.start < last and not count.start <= t.start < count.end]
    grains = {"day", "month"} if count.expression.unit in {"month", "year"} else {"day"}
    days = [t for t in outside if t.kind in _DAYS and t.granularity in grains and t.anchor != "event"]
    if days:
        nearest = min(days, key=lambda t: (t.start > count.expression.start, abs(t.start - count.expression.start)))
        found = when.resolve(nearest, window)
        return found if found.earliest and found.latest else None
    beside = [c for c in told if first <= c.start <= count.expression.start and c.tense == "current"]
    dated = [c for c in beside if c.time_basis != "unknown" and c.earliest and c.time_text != count.expression.quote]
    if dated:
        return When(earliest=dated[-1].earliest, latest=dated[-1].latest, basis="inferred")
    if window is not None and beside:
        return When(earliest=shift(window[0], -NEWS), latest=window[1], basis="inferred")  # undated news of the report
    if window is not None and _ANNOUNCED.search(text[first : count.expression.start]):
        return When(earliest=shift(window[0], -1), latest=window[1], basis="inferred")
    return None


def _moved(base: When, expression: TimeExpression, text: str) -> When | None:
    """Count from a day to what it is counted from, as loosely as the unit is counted."""
    if base.earliest is None or base.latest is None or not expression.amount:
        return None
    unit, count = expression.unit or "day", -expression.direction * expression.amount
    around = text[max(0, expression.start - 12) : expression.start], text[expression.end : expression.end + 12]
    exact = any(_EXACT.search(words) for words in around)
    slack = 0 if exact else ROUND_DAYS.get(unit, 366)
    first, last = move(base.earliest, unit, count), move(base.latest, unit, count)
    return When(earliest=shift(first, -slack), latest=shift(last, slack), basis="inferred", text=expression.quote)


def _sentence(text: str, at: int) -> tuple[int, int]:
    """Give where the sentence around a place in the text begins and ends."""
    ends = [m.end() for m in _SENTENCE.finditer(text, max(0, at - 600), at)]
    after = _SENTENCE.search(text, at)
    return (ends[-1] if ends else max(0, at - 600)), (after.end() if after is not None else len(text))
