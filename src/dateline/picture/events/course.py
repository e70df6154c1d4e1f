"""In what order a report tells the days: what it tells before it comes to a day is not of that day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from dateline.model.picture import PictureClaim
from dateline.picture.events.fit import is_loose


class Course:
    """The claims of each report that have a day, as news, in the order told."""

    def __init__(self, claims: Iterable[PictureClaim]) -> None:
        self._told: dict[str, list[PictureClaim]] = {}
        for claim in sorted((c for c in claims if _has_day(c)), key=lambda c: (c.start, c.id)):
            self._told.setdefault(claim.article_id, []).append(claim)

    def comes_later(self, claim: PictureClaim, others: Sequence[PictureClaim]) -> bool:
        """Tell whether its report comes to the day of the others only after a claim without a day, and from another one."""
        if not is_loose(claim) or claim.tense != "current":
            return False
        own = [c for c in others if c.article_id == claim.article_id and _has_day(c)]
        if not own or any(c.start <= claim.start for c in others if c.article_id == claim.article_id):
            return False
        told = self._told.get(claim.article_id, [])
        before = told[: bisect_left(told, claim.start, key=lambda c: c.start)]
        return bool(before) and not any(_meet(b, c) for b in before for c in own)


def _has_day(claim: PictureClaim) -> bool:
    return claim.tense == "current" and not is_loose(claim) and claim.earliest is not None and claim.latest is not None


def _meet(one: PictureClaim, other: PictureClaim) -> bool:
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return True
    return one.earliest <= other.latest and other.earliest <= one.latest
