"""Which holdings stand on a day, and which of them nobody has confirmed for long."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dateline.model.picture import Holding

STALE_AFTER_DAYS = 7
"""A holding not confirmed for longer is shown as stale: not to be spoken of is no confirmation (conventions 7.2)."""


def held_on(holdings: Iterable[Holding], day: date) -> tuple[Holding, ...]:
    """Give the holdings that stand on a day, by place; a site that is held apart counts as a place of its own.

    An open holding stands until the next of its place starts, whoever's that is: two never overlap, but for sides
    that took a place together.
    """
    by_place: dict[tuple[str, str], list[Holding]] = {}
    for holding in holdings:
        start = starts(holding)
        if start is not None and start <= day:
            by_place.setdefault((holding.place_id, holding.site or ""), []).append(holding)
    found = []
    for _, row in sorted(by_place.items()):
        last = max(starts(h) or date.min for h in row)
        found += [h for h in row if starts(h) == last and (h.end is None or h.end > day)]
    return tuple(sorted(found, key=lambda h: (h.place_id, h.site or "", h.id)))


def starts(holding: Holding) -> date | None:
    """Give the first day a holding is known to stand: the latest it can have begun."""
    return holding.latest_start or holding.earliest_start
