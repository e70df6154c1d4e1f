"""On whose word a holding rests: the taker's own, one outsider's, or both sides' (domain conventions 7.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from dateline.kinds import event_kinds
from dateline.model.picture import Holding, HoldingBasis, PictureClaim
from dateline.model.world import Actor
from dateline.origins import Origins
from dateline.picture.findings.origins import bloc, is_hearsay, party

TOO_WIDE = frozenset({"country", "region"})
"""Levels of places that nobody takes or holds by one act."""
NOBODY = frozenset({"civilians", "protesters", "rioters"})
_HOLD_NOTHING = frozenset({"civilians", "protesters", "rioters", "outlet", "organisation", "international-body"})


def basis_of(
    told: Sequence[PictureClaim],
    holder: str | None,
    sides: Iterable[str],
    actors: Mapping[str, Actor],
    origins: Origins,
) -> HoldingBasis:
    """Claimed where only the holder says so; assessed where the loser or two independent outsiders do; else reported.

    ``sides`` are the ids of all who have a stake in the place.
    """
    mine = bloc(holder, actors) if holder else None
    keys, whole = origins.by_claim(told), set(sides)
    voices = [(c, party(c, whole, actors)) for c in told]
    blocs = {bloc(side, actors) for _, side in voices if side is not None}
    outside = {keys[c.id] for c, side in voices if side is None and not is_hearsay(c)}
    if blocs - {mine}:
        return "assessed"
    if blocs and not outside:
        return "claimed"
    return "assessed" if len(outside) >= 2 else "reported"


def holders(ids: Iterable[str], actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """Give one body for each side among some actors that can hold a place; a person stands for the body they lead."""
    found: dict[str, str] = {}
    for actor_id in ids:
        actor = actors.get(actor_id)
        if actor_id in NOBODY or actor_id.startswith("unnamed:"):
            continue
        if actor is not None and actor.kind == "person" and actor.affiliation is not None:
            actor_id = actor.affiliation
        found.setdefault(bloc(actor_id, actors), actor_id)
    return tuple(found.values())


def can_hold(actor_id: str, actors: Mapping[str, Actor]) -> bool:
    """Tell whether an actor may be said to hold a place without having taken it: a force or a state, not a company."""
    actor = actors.get(actor_id)
    return actor is None or (actor.kind not in _HOLD_NOTHING and actor.kind != "person")


def ends_on(
    earliest: date | None,
    latest: date | None,
    holding: Holding,
    gains: Iterable[PictureClaim],
    losses: Iterable[PictureClaim],
) -> date | None:
    """Give the day on which a loss, told of some days, ends a holding: later than its start, or that day or the next
    where one report tells it behind the gain (``took the base and left it before dark``); None where it ends none.
    """
    start, day = holding.latest_start, earliest or latest
    if day is None or start is None or day < start:
        return None
    if day > start:
        return day
    soon = latest is not None and latest - start <= timedelta(days=1)
    return latest if soon and _are_told_in_turn(gains, losses) else None


def _are_told_in_turn(gains: Iterable[PictureClaim], losses: Iterable[PictureClaim]) -> bool:
    starts: dict[str, int] = {}
    for gain in gains:
        if event_kinds()[gain.kind].control == "gain":
            starts[gain.article_id] = min(gain.start, starts.get(gain.article_id, gain.start))
    return any(loss.start >= starts[loss.article_id] for loss in losses if loss.article_id in starts)
