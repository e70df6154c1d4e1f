"""How long it had gone on: an act that ended on a day, after so many days of it, began so many days before."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dateline.model.reading import TimeExpression
from dateline.model.world import When
from dateline.picture.links.reckon import move


def lasted(whole: When, times: Sequence[TimeExpression], text: str) -> When:
    """Give the days an act took that is told with the day on which it was over: ``on Saturday, after a week of fighting``.

    ``months of fighting`` says only that it was over by then. ``text`` is the article's.
    """
    spent = next((t for t in times if t.kind == "duration" and is_spent(t, text)), None)
    if spent is None or len(times) < 2 or whole.earliest is None or whole.basis == "unknown":
        return whole
    first = move(whole.earliest, spent.unit or "day", -spent.amount) if spent.amount is not None else None
    return replace(whole, earliest=first, basis="inferred", clock=None, part=None)


def is_spent(time: TimeExpression, text: str) -> bool:
    """Tell a stretch of something that lay before: ``after a week of``, ``following three days of``; not ``after a year in``."""
    if text[time.end : time.end + 4] != " of ":
        return False
    return "after" in (time.modifier or "").split() or time.quote.lower().startswith(("following", "after"))
