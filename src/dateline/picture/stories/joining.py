"""Groups by average link: two groups become one while their members fit each other on average, the best pair first."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

SAMPLE = 8
"""Of a larger group this many members, evenly spread, stand for all of them."""


class _Offer(NamedTuple):
    """Two groups that may be put together; the heap gives the best fit first, of equals the smaller names."""

    against: float
    one: str
    other: str
    checked: bool


class Joiner:
    """Groups while they are being put together, each known by its smallest member."""

    def __init__(
        self,
        ids: Iterable[str],
        fit: Callable[[str, str], float],
        kept_apart: Callable[[Sequence[str], Sequence[str]], bool],
    ) -> None:
        """``fit`` gives above 0 where two belong together; it is handed the smaller id first."""
        self._members: dict[str, tuple[str, ...]] = {i: (i,) for i in sorted(ids)}
        self._near: dict[str, dict[str, float]] = {i: {} for i in self._members}
        self._fit, self._kept_apart = fit, kept_apart
        self._offers: list[_Offer] = []

    def offer(self, one: str, other: str) -> None:
        """Have two looked at; pairs never offered meet only where their groups do."""
        one, other = sorted((one, other))
        if one != other:
            fit = self._fit(one, other)
            self._keep(one, other, fit)
            self._push(one, other, fit)

    def joined(self, decided: Iterable[tuple[str, str]] = ()) -> tuple[tuple[str, ...], ...]:
        """Join until nothing fits, then the pairs a person decided on; gives the groups, each sorted, in order."""
        while self._offers:
            offer = heapq.heappop(self._offers)
            if self._near.get(offer.one, {}).get(offer.other) != -offer.against:
                continue
            if not offer.checked:
                fit = self._average(offer.one, offer.other)
                self._keep(offer.one, offer.other, fit)
                self._push(offer.one, offer.other, fit, checked=True)
            elif not self._kept_apart(self._members[offer.one], self._members[offer.other]):
                self._unite(offer.one, offer.other)
        for pair in decided:
            one, other = sorted(self._home(member) for member in pair)
            if not self._kept_apart(self._members[one], self._members[other]):
                self._unite(one, other)
        return tuple(sorted(self._members.values()))

    def _push(self, one: str, other: str, fit: float, *, checked: bool = False) -> None:
        if fit > 0:
            single = len(self._members[one]) == len(self._members[other]) == 1
            heapq.heappush(self._offers, _Offer(-fit, one, other, checked or single))

    def _keep(self, one: str, other: str, fit: float) -> None:
        self._near[one][other] = self._near[other][one] = fit

    def _home(self, member: str) -> str:
        return next(name for name, members in self._members.items() if member in members)

    def _unite(self, one: str, other: str) -> None:
        """Put the second group into the first and weigh its neighbours anew, by what is known of either."""
        if one == other:
            return
        sizes = len(self._members[one]), len(self._members[other])
        self._members[one] = tuple(sorted(self._members[one] + self._members.pop(other)))
        mine, theirs = self._near[one], self._near.pop(other)
        for name in sorted((mine.keys() | theirs.keys()) - {one, other}):
            first, second = mine.get(name), theirs.get(name)
            if first is not None and second is not None:
                fit = (sizes[0] * first + sizes[1] * second) / sum(sizes)
            else:
                fit = first if first is not None else second or 0.0
            self._near[name].pop(other, None)
            self._keep(one, name, fit)
            self._push(min(one, name), max(one, name), fit)
        mine.pop(other, None)

    def _average(self, one: str, other: str) -> float:
        fits = [self._fit(*sorted((a, b))) for a in _some(self._members[one]) for b in _some(self._members[other])]
        return math.fsum(fits) / len(fits)


def _some(members: Sequence[str]) -> Sequence[str]:
    """Take at most SAMPLE members, evenly spread."""
    if len(members) <= SAMPLE:
        return members
    return [members[n * len(members) // SAMPLE] for n in range(SAMPLE)]
