"""Counts of people in words: a low, a high and a best figure, each only where a report gives one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from dateline.model.picture import MEASURES, Answer
from dateline.rules import read_data


def measure_of(question: str) -> tuple[str, str] | None:
    """Split a question that asks for a number into what is counted and of whom; None for any other question.

    >>> measure_of("killed: civilians"), measure_of("killed"), measure_of("who")
    (('killed', 'civilians'), ('killed', ''), None)
    """
    measure, _, group = question.partition(":")
    return (measure, group.strip()) if measure in MEASURES else None


class Range(Struct, frozen=True, kw_only=True):
    """Low, best, high; None where no report says."""

    low: int | None
    best: int | None
    high: int | None

    @property
    def is_empty(self) -> bool:
        return self.low is None and self.best is None and self.high is None


def range_of(answers: Iterable[Answer]) -> Range:
    """Put answers into one range: the lowest low, the highest high, and as best the figure with the most origins.

    Words ("dozens") widen no range that a number opens: they count only where nobody gives a number. Of figures with
    as many origins the lower is best. Nothing is added up or averaged.
    """
    every = [answer for answer in answers if (answer.low, answer.best, answer.high) != (None, None, None)]
    known = [answer for answer in every if not is_vague(answer)] or every
    bests = [(-answer.origins, answer.low != answer.high, answer.best) for answer in known if answer.best is not None]
    lows = [low for answer in known if (low := _first(answer.low, answer.best, answer.high)) is not None]
    highs = [answer.high if answer.high is not None else answer.best for answer in known]
    tops = [high for high in highs if high is not None]
    is_open = any(answer.high is None and answer.low is not None for answer in known)
    return Range(
        low=min(lows) if lows else None,
        best=min(bests)[2] if bests else None,
        high=None if is_open and len(known) == 1 else max(tops, default=None),
    )


def is_vague(answer: Answer) -> bool:
    """Tell a figure told in words that name no number: ``thousands``, ``several``; not ``at least four``."""
    words = (answer.value or "").casefold()
    return answer.low != answer.high and not re.search(r"\d", words) and bool(_vague_words().search(words))


@cache
def _vague_words() -> re.Pattern[str]:
    listed = tomllib.loads(read_data("en/quantities.toml"))["vague"]
    return re.compile(rf"\b(?:{'|'.join(re.escape(w) for w in sorted(listed, key=len, reverse=True))})\b")


def say_range(low: int | None, best: int | None, high: int | None) -> str:
    """Say a range: ``3``, ``3 to 42 (best 30)``, ``at least 25``, ``up to 40``, ``no figure``.

    >>> say_range(3, 30, 42), say_range(25, 25, None), say_range(0, None, 40)
    ('3 to 42 (best 30)', 'at least 25', 'up to 40')
    """
    suffix = f" (best {_number(best)})" if best is not None and best not in {low, high} else ""
    if high is None:
        if low is None:
            return _number(best) if best is not None else "no figure"
        return f"at least {_number(low)}{suffix}"
    if not low:
        return (f"up to {_number(high)}" if high else "0") + suffix
    if low == high:
        return _number(low)
    return f"{_number(low)} to {_number(high)}" + (f" (best {_number(best)})" if best is not None else "")


def _number(value: int | None) -> str:
    return "" if value is None else f"{value:,}"


def _first(*values: int | None) -> int | None:
    return next((value for value in values if value is not None), None)
