"""Times of day as reports word them, compared: ten in the morning is morning, and not the evening."""

from __future__ import annotations

import re

TOLERANCE_HOURS = 2.0
"""Clock times nearer than this are two tellings of one moment."""
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_PARTS = {
    "dawn": (3, 8),
    "early": (0, 12),
    "morning": (4, 12),
    "noon": (11, 14),
    "midday": (11, 14),
    "afternoon": (12, 19),
    "evening": (16, 24),
    "late": (12, 24),
}
"""First and last hour; night and midnight lie on two days and exclude nothing."""


def apart(one: str | None, other: str | None) -> bool:
    """Tell whether two times of day, each a clock time or a part of day, exclude each other.

    >>> apart("10:00", "morning"), apart("10:00", "16:30"), apart(None, "dawn")
    (False, True, False)
    """
    mine, theirs = _hours(one), _hours(other)
    if mine is None or theirs is None:
        return False
    return mine[1] + TOLERANCE_HOURS < theirs[0] or theirs[1] + TOLERANCE_HOURS < mine[0]


def _hours(told: str | None) -> tuple[float, float] | None:
    clock = _CLOCK.fullmatch(told or "")
    if clock is not None:
        hour = int(clock[1]) + int(clock[2]) / 60
        return hour, hour
    return _PARTS.get(told or "")
