"""Who holds which place from when to when, from gains, losses and words of holding; never spread from city to province."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec

from dateline.holdings import STALE_AFTER_DAYS
from dateline.kinds import event_kinds
from dateline.model.article import identify
from dateline.model.picture import Event, Holding, HoldingBasis, HoldingStatus, PictureClaim
from dateline.model.world import Actor, Place
from dateline.origins import Origins
from dateline.picture.events.fit import is_passing
from dateline.picture.findings.origins import bloc
from dateline.picture.holdings.bases import TOO_WIDE, basis_of, ends_on, holders
from dateline.picture.holdings.stated import add_stated
from dateline.picture.links.sites import excepted, site_of

NEW_AFTER_DAYS = 365
"""Taken again by the same side after so long without news, a place was lost in between."""
FIGHTING_DAYS = 3
"""The loser's word that it is fighting back contests a gain for this long."""
_AGAINST = frozenset({"attack", "clash", "recapture", "airstrike"})


def hold(
    events: Sequence[Event],
    claims: Mapping[str, PictureClaim],
    actors: Mapping[str, Actor],
    origins: Origins,
    places: Mapping[str, Place] | None = None,
) -> tuple[Holding, ...]:
    """Derive holdings (domain conventions 7.2): a gain of a place starts one and ends that of whoever held it.

    A later gain by the same side confirms its holding, unless more than NEW_AFTER_DAYS passed without news: then it
    starts another, and when the first ended stays unknown. ``places`` tell whose country a place is in: its state is
    the side that loses where no report names one. What is only recalled of another year says nothing of who holds the
    place since, and starts none. What reports say of who holds a place, or a site in it, is added to these
    (``add_stated``). The order of ``events`` does not matter.
    """
    desk = _Desk(events, claims, actors, origins, places or {})
    by_place: dict[str, list[Event]] = {}
    for event in events:
        gains = event_kinds()[event.kind].control == "gain" and event.status != "denied" and not event.background
        apart = desk.is_of_one_site(event) or desk.is_beside(event) or desk.is_too_wide(event)
        if gains and event.place_id is not None and not apart:
            by_place.setdefault(event.place_id, []).append(event)
    held = [h for _, gains in sorted(by_place.items()) for h in desk.of_place(sorted(gains, key=_order))]
    return add_stated(held, claims, actors, origins, places or {})


class _Desk:
    """One picture's events and claims, by the questions control asks of them."""

    def __init__(
        self,
        events: Sequence[Event],
        claims: Mapping[str, PictureClaim],
        actors: Mapping[str, Actor],
        origins: Origins,
        places: Mapping[str, Place],
    ) -> None:
        self._claims, self._actors = claims, actors
        self._origins, self._places = origins, places
        self._losses: dict[str, list[Event]] = {}
        for event in events:
            if event.place_id is not None and event_kinds()[event.kind].control == "loss":
                self._losses.setdefault(event.place_id, []).append(event)
        self._at: dict[str, list[PictureClaim]] = {}
        for claim in sorted(claims.values(), key=lambda c: c.id):
            if claim.place_id is not None:
                self._at.setdefault(claim.place_id, []).append(claim)

    def is_of_one_site(self, event: Event) -> bool:
        """Tell a gain or loss of one site alone: who has the radio station does not have the town."""
        told = _of_holding([self._claims[c] for c in event.claim_ids if c in self._claims])
        return bool(told) and all(c.site is not None for c in told) and len({c.site for c in told}) == 1

    def is_beside(self, event: Event) -> bool:
        """Tell a gain of something near a place or somewhere in it: who has a village of a district has not the district."""
        told = [c for i in event.claim_ids if (c := self._claims.get(i)) is not None and c.place_id == event.place_id]
        return bool(told) and all(c.place_relation != "in" for c in told)

    def is_too_wide(self, event: Event) -> bool:
        """Tell a gain placed only by its country: who takes "a village in the north" does not take the land."""
        place = self._places.get(event.place_id or "")
        return place is not None and place.level in TOO_WIDE

    def of_place(self, gains: Sequence[Event]) -> list[Holding]:
        """Follow one place through its gains in the order of days."""
        done: list[Holding] = []
        standing: list[Holding] = []
        for event in gains:
            started = self._starts(event)
            if standing and _is_by_nobody(event):
                continue
            kept: list[Holding] = []
            for new in started:
                old = next((h for h in standing if self._is_one(h, new)), None)
                kept.append(_confirmed(old, new) if old is not None else new)
            ids = {h.id for h in kept}
            sides = {self._side(h) for h in started}
            for left in (h for h in standing if h.id not in ids):
                ended = None if self._side(left) in sides else _taken_on(event, left)
                done.append(msgspec.structs.replace(left, end=ended))
            standing = kept or standing
        return [self._left(h) for h in (*done, *standing)]

    def _starts(self, event: Event) -> list[Holding]:
        """Start one holding for each side that gained the place; nobody's name gives a holder nobody knows."""
        told = _of_holding([self._claims[c] for c in event.claim_ids if c in self._claims])
        told = [c for c in told if c.place_id in {event.place_id, None}] or told
        return [self._start(event, told, holder) for holder in holders(event.actor_ids, self._actors) or (None,)]

    def _start(self, event: Event, told: Sequence[PictureClaim], holder: str | None) -> Holding:
        assert event.place_id is not None
        return Holding(
            id=identify("hld", event.place_id, holder or "", event.id),
            place_id=event.place_id,
            holder_id=holder,
            status=self._status(event, told, holder),
            basis=self._basis(event, told, holder),
            earliest_start=event.earliest,
            latest_start=event.latest,
            end=None,
            event_ids=(event.id,),
            claim_ids=tuple(sorted(c.id for c in told)),
            exceptions=self._exceptions(event, told, holder),
            against=self._against(event, holder),
            last_confirmed=max((d for c in told if (d := _confirms(c)) is not None), default=event.earliest),
        )

    def _status(self, event: Event, told: Sequence[PictureClaim], holder: str | None) -> HoldingStatus:
        """Call contested a hold that is denied, one on parts alone, and one the loser says it is fighting."""
        if event.level == "CX" or event.status == "disputed":
            return "contested"
        news = [c for c in told if not is_passing(c)] or told
        if news and all(c.extent == "part" or c.site is not None for c in news):
            return "contested"
        return "contested" if holder is not None and self._is_fought(event, holder) else "controlled"

    def _is_fought(self, event: Event, holder: str) -> bool:
        return any(self._fights(claim, event, holder) for claim in self._at.get(event.place_id or "", ()))

    def _fights(self, claim: PictureClaim, event: Event, holder: str) -> bool:
        """Tell whether another side says that it fights for the place, while or just after it changed hands."""
        mine = bloc(holder, self._actors)
        doers = {bloc(a, self._actors) for a in claim.actor_ids}
        if claim.kind not in _AGAINST or claim.polarity != "positive" or claim.tense != "current":
            return False
        if not doers or mine in doers or claim.speaker is None or claim.speaker.actor_id is None:
            return False
        if bloc(claim.speaker.actor_id, self._actors) not in doers or not _is_then(claim, event):
            return False
        if event_kinds()[claim.kind].control == "gain" and _is_later(claim, event):
            return False  # taken on Friday and taken back on Sunday are one after the other
        gains = (self._claims[c] for c in event.claim_ids if c in self._claims)
        return not any(_is_one_voice(claim, gain) for gain in gains if gain.site is None)

    def _against(self, event: Event, holder: str | None) -> tuple[str, ...]:
        """Give the claims that speak against a gain: those that deny it, and the loser's that it is fighting."""
        here = self._at.get(event.place_id or "", ())
        said = [c for c in here if c.event_id == event.id and c.polarity == "negative"]
        denying = {c.id for c in said if not any(q.measure for q in c.quantities)}
        fighting = {c.id for c in here if holder is not None and self._fights(c, event, holder)}
        return tuple(sorted(denying | fighting))

    def _basis(self, event: Event, told: Sequence[PictureClaim], holder: str | None) -> HoldingBasis:
        sides = {*event.actor_ids, *event.target_ids, *self._home(event)}
        return basis_of(told, holder, sides, self._actors, self._origins)

    def _home(self, event: Event) -> set[str]:
        """Give the state whose place it is, as the side that loses it."""
        place = self._places.get(event.place_id or "")
        return {f"state:{place.country}:government"} if place is not None and place.country else set()

    def _exceptions(self, event: Event, told: Sequence[PictureClaim], holder: str | None) -> tuple[str, ...]:
        """Give the sites that the words leave out, or that the other side still has or has gone back to at that time."""
        mine = bloc(holder, self._actors) if holder else None
        found = {site for claim in told for site in excepted(claim)}
        for claim in self._at.get(event.place_id or "", ()):
            if claim.site is None or claim.tense not in {"current", "background"} or not _is_then(claim, event):
                continue
            doers = {bloc(a, self._actors) for a in claim.actor_ids if not a.startswith("unnamed:")}
            gained, gone = event_kinds()[claim.kind].control == "gain", claim.kind == "withdrawal"
            if claim.polarity == "negative":
                held_by_other = gained and mine in doers
            else:
                held_by_other = (
                    mine not in doers and bool(doers) and (gained or (gone and claim.place_relation == "towards"))
                )
            if held_by_other:
                found.add(site_of(claim) or claim.site)
        return tuple(sorted(found))

    def _left(self, holding: Holding) -> Holding:
        """End a holding where its side leaves the place; going back towards a place is not leaving it."""
        days = [
            day
            for event in self._losses.get(holding.place_id, ())
            if event.place_relation != "towards"
            and event.status in {"occurred", "claimed"}
            and self._side(holding) in {bloc(a, self._actors) for a in event.actor_ids}
            and not self.is_of_one_site(event)
            and (day := self._ended(event, holding)) is not None
        ]
        return msgspec.structs.replace(holding, end=min([d for d in (*days, holding.end) if d], default=None))

    def _ended(self, event: Event, holding: Holding) -> date | None:
        told = [[self._claims[c] for c in ids if c in self._claims] for ids in (holding.claim_ids, event.claim_ids)]
        return ends_on(event.earliest, event.latest if event.time_basis != "unknown" else None, holding, *told)

    def _is_one(self, old: Holding, new: Holding) -> bool:
        """Tell whether a gain only confirms a holding: the same side's, and not long after its last news."""
        if self._side(old) != self._side(new):
            return False
        known, again = old.last_confirmed or old.latest_start, new.latest_start or new.earliest_start
        return known is None or again is None or again - known <= timedelta(days=NEW_AFTER_DAYS)

    def _side(self, holding: Holding) -> str | None:
        return bloc(holding.holder_id, self._actors) if holding.holder_id else None


def _is_by_nobody(event: Event) -> bool:
    """Tell a gain that names no taker and no day to begin from: it may be the one that is known already."""
    return not event.actor_ids and event.earliest is None


def _taken_on(event: Event, left: Holding) -> date | None:
    """Give the first day on which a gain ended a holding; never one on which that may not have begun yet."""
    start = left.latest_start or left.earliest_start
    days = (d for d in (event.earliest, event.latest) if d is not None and (start is None or d >= start))
    return next(days, event.latest)


def _order(event: Event) -> tuple[date, date, str]:
    return (event.earliest or event.latest or date.max, event.latest or date.max, event.id)


def _confirms(claim: PictureClaim) -> date | None:
    """Give the last day a claim vouches for; one that leaves more than a week open only its first."""
    if claim.earliest is None:
        return claim.latest if claim.tense == "current" else None
    wide = claim.latest is None or (claim.latest - claim.earliest).days > STALE_AFTER_DAYS
    return claim.earliest if wide else claim.latest


def _confirmed(old: Holding, new: Holding) -> Holding:
    """Add what a later telling knows; the start stays."""
    status: HoldingStatus = "contested" if "contested" in {old.status, new.status} else old.status
    strength: tuple[HoldingBasis, ...] = ("denied", "claimed", "reported", "assessed")
    return msgspec.structs.replace(
        old,
        status=status,
        basis=max(old.basis, new.basis, key=strength.index),
        event_ids=tuple(dict.fromkeys((*old.event_ids, *new.event_ids))),
        claim_ids=tuple(sorted({*old.claim_ids, *new.claim_ids})),
        exceptions=tuple(sorted({*old.exceptions, *new.exceptions})),
        against=tuple(sorted({*old.against, *new.against})),
        last_confirmed=max((d for d in (old.last_confirmed, new.last_confirmed) if d), default=None),
    )


def _is_one_voice(one: PictureClaim, other: PictureClaim) -> bool:
    """Tell whether one speaker tells both in one report: who says that a town fell tells of the fight that was lost."""
    if one.article_id != other.article_id or one.speaker is None or other.speaker is None:
        return False
    mine, theirs = one.speaker, other.speaker
    return (mine.actor_id, mine.name) == (theirs.actor_id, theirs.name)


def _of_holding(claims: Sequence[PictureClaim]) -> Sequence[PictureClaim]:
    """Leave out what else is told of a capture: who counts its dead does not say who holds the place."""
    return [c for c in claims if event_kinds()[c.kind].control == "gain" or c.tells == "state"] or claims


def _is_later(claim: PictureClaim, event: Event) -> bool:
    last = event.latest or event.earliest
    return claim.earliest is not None and last is not None and claim.earliest > last


def _is_then(claim: PictureClaim, event: Event) -> bool:
    """Tell whether a claim can be of the days in which a place changed hands."""
    first, last = event.earliest or event.latest, event.latest or event.earliest
    if first is None or last is None:
        return claim.earliest is None
    if claim.earliest is None:
        return claim.latest is not None and 0 <= (claim.latest - first).days <= FIGHTING_DAYS
    return claim.earliest <= last + timedelta(days=FIGHTING_DAYS) and (claim.latest or claim.earliest) >= first
