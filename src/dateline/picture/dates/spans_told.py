"""Spans of days as reports word them, and how many days that is: "a day", "two weeks", "12 months"."""

from __future__ import annotations

import re

COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
}  # fmt: skip
UNITS = {"day": 1, "week": 7, "month": 30}
COUNT = rf"(?P<count>{'|'.join(COUNTS)}|\d\d?)"
"""Matches a number before a unit, in words or in up to two digits."""


def count_of(match: re.Match[str]) -> int:
    """Give the number that a match of ``COUNT`` names."""
    word = match["count"].lower()
    return COUNTS.get(word) or int(word)


def days_of(match: re.Match[str]) -> int:
    """Give the days of a match with a count and a unit; a month is 30."""
    return count_of(match) * UNITS[match["unit"].lower()]
