"""Numbers in digits and words, as reports write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL = {word: value for value, word in enumerate(_ONES)} | {word: 20 + 10 * i for i, word in enumerate(_TENS)}
LARGE = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_ORDINAL_ONES = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
ORDINALS = {word: value for value, word in enumerate(_ORDINAL_ONES) if value} | {
    word[:-1] + "ieth": SMALL[word] for word in _TENS
}
MOST = 10**12
"""Larger than anything a report counts; longer runs of digits are codes, not numbers."""


def parse_digits(word: str) -> int | None:
    """Read ``12``, ``1,200`` or the start of ``12th``; None for anything else or anything beyond ``MOST``."""
    match = _DIGITS.match(word)
    if match is None or len(match.group()) > 15:
        return None
    return int(match.group().replace(",", ""))


def parse_words(words: Sequence[str]) -> int | None:
    """Read lower-case number words (``one hundred and twenty``, ``nineteen ninety seven``); None where they are none.

    >>> parse_words(["two", "hundred", "and", "six"])
    206
    >>> parse_words(["nineteen", "ninety", "seven"])
    1997
    """
    total = current = 0
    seen = False
    for word in words:
        if word in SMALL:
            seen, value = True, SMALL[word]
            current = current * 100 + value if _starts_second_half(current, value) else current + value
        elif word in LARGE:
            seen = True
            current = max(current, 1) * LARGE[word]
            if word != "hundred":
                total, current = total + current, 0
        elif word not in {"and", "-", "a"}:
            return None
    return total + current if seen and total + current < MOST else None


def _starts_second_half(current: int, value: int) -> bool:
    """Tell whether ``value`` begins the second half of a year in words: after nineteen, ninety begins one."""
    return 10 <= current <= 20 and value >= 10
