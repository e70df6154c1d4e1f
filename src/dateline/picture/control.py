"""Who holds which place from when to when, derived from captures and withdrawals; never spread from city to province."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from dateline.kinds import event_kinds
from dateline.model.article import identify
from dateline.model.picture import Event, Holding, HoldingBasis, HoldingStatus, PictureClaim
from dateline.model.world import Actor
from dateline.picture.origins import Origins, party


def hold(
    events: Sequence[Event], claims: Mapping[str, PictureClaim], actors: Mapping[str, Actor], origins: Origins
) -> tuple[Holding, ...]:
    """Derive holdings: each gain of a place starts one, and ends the holding of whoever held it before."""
    starts = [
        h
        for event in events
        if event_kinds()[event.kind].control == "gain"
        for h in _starts(event, claims, actors, origins)
    ]
    by_place: dict[str, list[Holding]] = {}
    for holding in sorted(starts, key=lambda h: (h.place_id, h.earliest_start or date.min, h.id)):
        by_place.setdefault(holding.place_id, []).append(holding)
    return tuple(h for _, row in sorted(by_place.items()) for h in _ended(row, events))


def _starts(
    event: Event, claims: Mapping[str, PictureClaim], actors: Mapping[str, Actor], origins: Origins
) -> list[Holding]:
    if event.place_id is None or event.status == "denied":
        return []
    told = [claims[c] for c in event.claim_ids]
    return [
        Holding(
            id=identify("hld", event.place_id, holder, event.id),
            place_id=event.place_id,
            holder_id=holder,
            status="contested" if event.level == "CX" else _status(told),
            basis=_basis(event, told, holder, actors, origins),
            earliest_start=event.earliest,
            latest_start=event.latest,
            end=None,
            event_ids=(event.id,),
            claim_ids=tuple(sorted(c.id for c in told)),
            exceptions=_exceptions(told),
            last_confirmed=max((c.latest for c in told if c.latest is not None), default=None),
        )
        for holder in event.actor_ids
    ]


def _status(told: Sequence[PictureClaim]) -> HoldingStatus:
    """A hold on parts alone is contested."""
    return "contested" if all(c.extent == "part" for c in told) else "controlled"


def _basis(
    event: Event, told: Sequence[PictureClaim], holder: str, actors: Mapping[str, Actor], origins: Origins
) -> HoldingBasis:
    """Claimed where only the taker says so; assessed where the loser or two independent outsiders do; else reported."""
    sides = {holder, *event.target_ids}
    voices = [(c, party(c, {*sides, *_home(event, actors)}, actors)) for c in told]
    if all(voice == holder for _, voice in voices):
        return "claimed"
    if any(voice is not None and voice != holder for _, voice in voices):
        return "assessed"
    outside = {origins.of(c) for c, voice in voices if voice is None}
    return "assessed" if len(outside) >= 2 else "reported"


def _home(event: Event, actors: Mapping[str, Actor]) -> set[str]:
    """Count the state's own bodies as the other side of a non-state taker."""
    return {a for a in actors if a.startswith("state:")} - set(event.actor_ids)


def _exceptions(told: Sequence[PictureClaim]) -> tuple[str, ...]:
    return tuple(sorted({c.site for c in told if c.site is not None and c.polarity == "negative"}))


def _ended(row: Sequence[Holding], events: Sequence[Event]) -> list[Holding]:
    """End each holding where another side gains the place, or the holder leaves it."""
    ended: list[Holding] = []
    for number, holding in enumerate(row):
        later = [h.earliest_start for h in row[number + 1 :] if h.holder_id != holding.holder_id and h.earliest_start]
        left = [
            e.earliest
            for e in events
            if event_kinds()[e.kind].control == "loss"
            and e.place_id == holding.place_id
            and holding.holder_id in e.actor_ids
            and e.earliest
            and holding.latest_start
            and e.earliest > holding.latest_start
        ]
        ended.append(msgspec.structs.replace(holding, end=min([d for d in (*later, *left) if d], default=None)))
    return ended
