"""Dated happenings of the world that reports count years from."""

from __future__ import annotations

from datetime import date
from functools import cache

from msgspec import Struct
from msgspec.toml import decode

from dateline.picture.copies.wording import words_of
from dateline.rules import read_data

_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "to",
        "by",
        "on",
        "and",
        "that",
        "was",
        "were",
        "for",
        "at",
        "s",
        "from",
        "with",
        "its",
        "his",
        "her",
        "their",
    ]
)


class Landmark(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One happening with its day."""

    id: str
    on: date
    words: tuple[str, ...]
    """Wordings; it is meant where all the words of one stand together."""
    what: str
    reference: str
    """Article of the English Wikipedia in which the day can be checked."""


class _Table(Struct, forbid_unknown_fields=True):
    landmark: tuple[Landmark, ...]


@cache
def load_landmarks() -> tuple[Landmark, ...]:
    """Load the table of landmarks."""
    return decode(read_data("landmarks.toml"), type=_Table).landmark


@cache
def _wordings() -> tuple[tuple[frozenset[str], Landmark], ...]:
    return tuple((_content(wording), mark) for mark in load_landmarks() for wording in mark.words)


def find_landmark(passage: str, before: date = date.max) -> Landmark | None:
    """Give the landmark a short passage speaks of: the one with the most words met; None where two are met equally.

    ``before``: landmarks after this day cannot be meant.
    """
    held = _content(passage)
    met = [(len(words), mark) for words, mark in _wordings() if words <= held and mark.on <= before]
    if not met:
        return None
    most = max(count for count, _ in met)
    best = {mark.id: mark for count, mark in met if count == most}
    return next(iter(best.values())) if len(best) == 1 else None


def add_years(day: date, years: int) -> date:
    """Go on to the same day of another year; 29 February becomes the 28th where it must."""
    year = min(max(day.year + years, 1), 9999)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _content(text: str) -> frozenset[str]:
    return frozenset(words_of(text)) - _SMALL
