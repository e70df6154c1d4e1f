"""One low, best and high from many figures, by two customs of the trade."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median_low
from typing import Literal

from msgspec import Struct

from dateline.model.picture import Estimate, Profile

Voice = Literal["direct", "own", "neutral", "party", "enemy"]
"""Who gives a figure: a neutral who counted (a hospital), the side that suffered, another neutral, a party, or a
party about its enemy's losses."""


class Figure(Struct, frozen=True, kw_only=True):
    """A number as one origin gives it. ``high`` is None where it is open ("at least")."""

    low: int | None
    best: int | None
    high: int | None
    voice: Voice

    @property
    def least(self) -> int | None:
        if self.best is None and self.low == 0:
            return None  # "up to 500" tells of no least number
        return self.low if self.low is not None else self.best

    @property
    def is_exact(self) -> bool:
        return self.high is not None and self.least == self.high

    def allows(self, number: int) -> bool:
        """Tell whether what is meant can be this number."""
        return (self.least or 0) <= number and (self.high is None or number <= self.high)

    @property
    def middle(self) -> int | None:
        return self.best if self.best is not None else self.least


def strict(figures: Sequence[Figure]) -> Estimate:
    """Reconcile for a brief: what a party claims of its enemy's losses raises ``high`` and nothing else.

    Domain conventions 8.3, profile strict: low is the lowest figure of those who can be believed, high the highest
    that anybody gives; best is the most direct neutral's or the suffering side's figure, else the median of the
    neutral ones, else the lowest of a party.
    """
    return _estimate("strict", [f for f in figures if f.voice != "enemy"], figures)


def ucdp(figures: Sequence[Figure]) -> Estimate:
    """Reconcile for export: a party's figure counts like any other until another figure stands against it.

    Domain conventions 8.3, profile ucdp, from practice seen in UCDP GED rows (3.2): an uncontested claim of one
    party, even about the enemy, is low, best and high; where contested, low and high are the two sides'.
    """
    return _estimate("ucdp", figures, figures)


def _estimate(profile: Profile, credible: Sequence[Figure], every: Sequence[Figure]) -> Estimate:
    lows = [f.least for f in credible if f.least is not None]
    tops = [top for f in every if (top := f.high if f.high is not None else f.middle) is not None]
    is_open = bool(every) and all(f.high is None for f in every)
    return Estimate(
        profile=profile,
        low=min(lows, default=None),
        best=_best(credible),
        high=None if is_open and credible else max(tops, default=None),
    )


def _best(figures: Sequence[Figure]) -> int | None:
    """Take the figure of the most direct voice; where several are as direct, the lower of the two in the middle.

    "Dozens" and "at least 12" say nothing against the 64 that another counts, and are left out beside it.
    """
    exact = [f.middle for f in figures if f.is_exact and f.middle is not None]
    firm = [f for f in figures if f.is_exact or not any(f.allows(number) for number in exact)]
    by_voice = {
        name: [f.middle for f in firm if f.voice in voices and f.middle is not None]
        for name, voices in (("direct", {"direct", "own"}), ("neutral", {"neutral"}), ("party", {"party", "enemy"}))
    }
    if by_voice["direct"]:
        return median_low(by_voice["direct"])
    if by_voice["neutral"]:
        return median_low(by_voice["neutral"])
    return min(by_voice["party"], default=None)
