"""Stretches of days told by their two ends: ``between 3 and 6 May``, ``from Sunday to Tuesday``, ``May 3-6``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from dateline.model.reading import TimeExpression
from dateline.model.world import When
from dateline.picture.dates.calendar import last_of_month
from dateline.picture.links import when

LONGEST = 62
"""Days beyond which two ends are more likely two times than one stretch."""
_NUMBER = r"(\d{1,2})(?:st|nd|rd|th)?"
_JOINT = r"[ \t]*(?:\b(?:and|to|until|till|through)\b|[-–—])[ \t]*"
_BETWEEN = re.compile(rf"{_JOINT}(?:(?:early|late) )?(?:on )?(?:the )?")
_FIRST = re.compile(rf"\b(?:between|from|on|of|during|the|covers|dated)\s+{_NUMBER}{_JOINT}$", re.IGNORECASE)
_LAST = re.compile(rf"(?:\s*[-–—]\s*|\s+(?:to|through)\s+){_NUMBER}(?![\w%.,]*\d)(?=[\s,.;:)]|$)")
_LAST_OF_TWO = re.compile(rf"\s+and\s+{_NUMBER}(?=[\s,.;:)]|$)")
_OPENS = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_DAYS = frozenset({"date", "weekday"})


class Stretch(NamedTuple):
    """The two ends as worded, and where the words begin and end."""

    first: TimeExpression
    last: TimeExpression
    start: int
    end: int


def stretches(text: str, times: Sequence[TimeExpression]) -> Mapping[str, Stretch]:
    """Find the stretches of an article by the ids of the expressions they are told by; ``times`` in reading order."""
    days = [t for t in times if _is_plain_day(t)]
    found: dict[str, Stretch] = {}
    for left, right in pairwise(days):
        if left.id not in found and _BETWEEN.fullmatch(text, left.end, right.start):
            found[left.id] = found[right.id] = Stretch(_bare(left), _bare(right), left.start, right.end)
    for day in days:
        stretch = _numbered(text, day) if day.id not in found and day.kind == "date" and day.day else None
        if stretch is not None:
            found[day.id] = stretch
    return found


def span(stretch: Stretch, window: tuple[date, date] | None, past: bool | None) -> When | None:
    """Give the days a stretch covers; None where its ends are not known or stand the wrong way round."""
    ends = [when.resolve(end, window, None, past) for end in (stretch.first, stretch.last)]
    first, last = ends[0].earliest, ends[1].latest
    if first is None or last is None or not 0 < (last - first).days <= LONGEST:
        return None
    return replace(ends[1], earliest=first, latest=last, text=f"{stretch.first.quote} to {stretch.last.quote}")


def _is_plain_day(time: TimeExpression) -> bool:
    """Tell a day named without its hour: ``the night to Friday`` is no stretch of days."""
    whole = time.part is None and time.clock is None and not time.shift
    return time.kind in _DAYS and time.granularity == "day" and time.anchor != "event" and whole


def _numbered(text: str, day: TimeExpression) -> Stretch | None:
    """Find the other end where it is a bare number: ``3 to 6 May``, ``between May 3 and 6``."""
    before = text[max(0, day.start - 40) : day.start]
    first = _FIRST.search(before)
    if first is not None and day.quote[:1].isdigit() and int(first[1]) < (day.day or 0):
        return Stretch(_on(day, int(first[1])), _bare(day), day.start - len(first[0]), day.end)
    opened = _OPENS.search(before) is not None
    last = _LAST.match(text, day.end) or (_LAST_OF_TWO.match(text, day.end) if opened else None)
    if last is not None and day.year is None and (day.day or 0) < int(last[1]) <= last_of_month(2024, day.month or 1):
        return Stretch(_bare(day), _on(day, int(last[1])), day.start, last.end())
    return None


def _on(day: TimeExpression, number: int) -> TimeExpression:
    return replace(day, day=number, weekday=None, modifier=None, quote=f"{number}")


def _bare(day: TimeExpression) -> TimeExpression:
    """Leave out the words that make an end of a stretch an open bound."""
    return replace(day, modifier=None)
