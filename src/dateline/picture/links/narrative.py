"""What a time that hangs on something told before counts from: ``the next day``, ``two days after the vote``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dateline.model.picture import PictureClaim
from dateline.model.reading import TimeExpression
from dateline.model.world import When
from dateline.picture.links import when

JUST_BEFORE = 400
"""Characters within which an hour (``by mid-morning``) is of the day told before it."""
_BESIDE = 250
"""Characters within which a day that dates no claim is still what ``the next day`` counts from."""
_COUNTED_FROM = re.compile(r"\s+(?:after|before|following|of|into|since)\s+([^,.;:!?\"”]{3,70})")
"""Behind an expression: what it is counted from, where it says so itself."""
_AGAIN = re.compile(
    r"(?:the|that|this|those|these) (?:[\w-]+ )?(?:\w*quake|tremor|flood\w*|storm|cyclone|hurricane|disaster|attack|strike|raid|blast"
    r"|explosion|bombing|assault|ambush|massacre|killings?|shooting|incident|coup|takeover|crash|collapse|first)\b"
)
"""What means again whatever was told before: ``the attack``, ``the quake``."""
_JOINED = re.compile(r"\band\b")
_TURNED = re.compile(
    r"\b(?:after|before|when|while|as|since|until|said|says|that|which|who|following|ahead|by)\b|[;:.]"
)
"""What leads away from the days told one after the other."""
_WORD = re.compile(r"[a-z]{4,}")
_STEM = 5
_SIDES = frozenset(
    {
        "army",
        "forces",
        "troops",
        "rebels",
        "soldiers",
        "government",
        "police",
        "people",
        "town",
        "city",
        "village",
        "president",
        "militants",
    }
)
"""Who and where is in every sentence: no sign that two tell of one thing."""
_EMPTY = _SIDES | frozenset(
    {
        "after",
        "before",
        "their",
        "there",
        "which",
        "where",
        "were",
        "been",
        "that",
        "this",
        "with",
        "from",
        "have",
        "since",
        "into",
        "later",
        "early",
    }
)
_DAYS = frozenset({"date", "weekday", "offset"})
_WHOLE = frozenset({"week", "month", "year", "weekend"})


def counted_from(
    expression: TimeExpression,
    text: str,
    times: Sequence[TimeExpression],
    told: Sequence[PictureClaim],
    window: tuple[date, date] | None,
) -> When | None:
    """Give the time an expression counts from, None where the report does not tell it.

    ``times`` are those of the article in reading order, ``told`` its claims before this one, ``window`` the days the
    article can be of. What the expression names itself (``after the vote``) goes before what was told last.
    """
    dated = [claim for claim in told if claim.time_basis != "unknown" and not _is_dated_by(claim, expression)]
    last = dated[-1] if dated else None
    if expression.kind == "anniversary":
        return None
    if expression.kind != "narrative":
        near = last is not None and 0 <= expression.start - last.start <= JUST_BEFORE
        return _of(last) if near else None
    named = _COUNTED_FROM.match(text, expression.end)
    if named is not None and expression.amount != 0:
        return _named(named, text, times, dated, window)
    same = _same_weekday(expression, times, window)
    if same is not None:
        return same
    month = _month_before(expression, text, times, window) if expression.day is not None else None
    if month is not None and (last is None or last.start < month[0]):
        return month[1]
    beside = _day_beside(expression, times, window)
    if beside is None or last is None:
        return beside[1] if beside is not None else _of(last)
    if last.start <= beside[0] <= last.end:
        return beside[1] if _goes_on_to(beside[0], last, text) else _of(last)
    return beside[1] if beside[0] > last.start else _of(last)


def _goes_on_to(day: int, told: PictureClaim, text: str) -> bool:
    """Tell whether a claim's sentence goes on from its own day to another: ``took Olm on Tuesday and Tarn on Thursday``."""
    own = text.find(told.time_text, told.start, told.end) if told.time_text else -1
    between = text[own + len(told.time_text or "") : day]
    return 0 <= own < day and _JOINED.search(between) is not None and _TURNED.search(between) is None


def _same_weekday(
    expression: TimeExpression, times: Sequence[TimeExpression], window: tuple[date, date] | None
) -> When | None:
    """Give the day that ``the same Sunday`` takes up: the Sunday named before it."""
    if expression.weekday is None or "same" not in expression.quote.lower().split():
        return None
    for earlier in reversed(times):
        if earlier.end <= expression.start and earlier.weekday == expression.weekday and earlier.anchor != "event":
            happened = when.resolve(earlier, window)
            return happened if happened.earliest is not None else None
    return None


def _month_before(
    expression: TimeExpression, text: str, times: Sequence[TimeExpression], window: tuple[date, date] | None
) -> tuple[int, When] | None:
    """Find the month named last in the paragraph of a day of the month: ``In May 2019 it began. On the sixth Olm fell``."""
    start = text.rfind("\n", 0, expression.start)
    named = [t for t in times if t.kind == "date" and t.month and t.anchor != "event" and start < t.start]
    before = [t for t in named if t.end <= expression.start and t.direction < 1]
    happened = when.resolve(before[-1], window) if before else None
    return (before[-1].start, happened) if happened is not None and happened.earliest is not None else None


def _is_dated_by(claim: PictureClaim, expression: TimeExpression) -> bool:
    """Tell a claim that has its day from the very same words, which must not count from themselves."""
    return claim.end >= expression.start and expression.quote in (claim.time_text or "")


def _of(claim: PictureClaim | None) -> When | None:
    return When(earliest=claim.earliest, latest=claim.latest, basis=claim.time_basis) if claim is not None else None


def _named(
    named: re.Match[str],
    text: str,
    times: Sequence[TimeExpression],
    dated: Sequence[PictureClaim],
    window: tuple[date, date] | None,
) -> When | None:
    """Find when the thing was that an expression names: by a day of its own, else as told before in the same words."""
    own = [t for t in times if named.start(1) <= t.start < named.end(1) and t.anchor != "event"]
    if own:
        return when.resolve(own[0], window)
    stems = _stems(named[1])
    for claim in reversed(dated):
        if _tells_of(text[claim.start : claim.end], stems):
            return _of(claim)
    for day in reversed([t for t in times if t.end <= named.start() and t.kind in _DAYS and t.anchor != "event"]):
        if day.granularity == "day" and _tells_of(_sentence(text, day), stems):
            return when.resolve(day, window)
    return _of(dated[-1]) if dated and _AGAIN.match(named[1]) else None


def _tells_of(sentence: str, stems: set[str]) -> bool:
    """Tell whether a sentence has the words of what is named; of three or more, two."""
    return bool(stems) and len(stems & _stems(sentence)) >= min(2, max(1, len(stems) - 1))


def _sentence(text: str, day: TimeExpression) -> str:
    """Give the words between the full stops around a time."""
    start = max(text.rfind(". ", 0, day.start), text.rfind("\n", 0, day.start)) + 1
    ends = [end for mark in (". ", "\n") if (end := text.find(mark, day.end)) >= 0]
    return text[start : min(ends, default=len(text))]


def _stems(words: str) -> set[str]:
    """Give the beginnings of the words that carry a meaning, so that ``signed`` and ``signing`` are one."""
    return {word[:_STEM] for word in _WORD.findall(words.lower()) if word not in _EMPTY}


def _day_beside(
    expression: TimeExpression, times: Sequence[TimeExpression], window: tuple[date, date] | None
) -> tuple[int, When] | None:
    """Find the day named last before an expression, whatever happened then, and where it stands."""
    whole = expression.unit in _WHOLE and expression.amount == 0
    for earlier in reversed(times):
        if earlier.end > expression.start:
            continue
        if expression.start - earlier.end > _BESIDE:
            return None
        fits = earlier.granularity == "day" or (whole and earlier.granularity == expression.unit)
        if earlier.kind in _DAYS and earlier.anchor != "event" and earlier.direction < 1 and fits:
            happened = when.resolve(earlier, window)
            return (earlier.start, happened) if happened.earliest and happened.latest else None
    return None
