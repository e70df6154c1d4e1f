"""Holdings from words of holding alone: "the army still holds the airport" tells who has it, not how it was taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from dateline.holdings import STALE_AFTER_DAYS
from dateline.kinds import event_kinds
from dateline.model.article import identify
from dateline.model.picture import Holding, HoldingBasis, PictureClaim
from dateline.model.world import Actor, Place
from dateline.origins import Origins
from dateline.picture.events.cluster import NOBODY_KNOWN
from dateline.picture.findings.origins import bloc
from dateline.picture.holdings.bases import TOO_WIDE, basis_of, can_hold, ends_on, holders
from dateline.picture.links.sites import site_of


class _Telling(NamedTuple):
    """One claim that a side has a place or site; ``first`` is None where it may have had it for long."""

    first: date | None
    last: date
    holder: str
    claim: PictureClaim


def add_stated(
    held: Sequence[Holding],
    claims: Mapping[str, PictureClaim],
    actors: Mapping[str, Actor],
    origins: Origins,
    places: Mapping[str, Place],
) -> tuple[Holding, ...]:
    """Add to the holdings that follow from gains what reports say of who holds a place.

    Words of holding confirm a holding of that side; against another side's they contest it, or, where nobody confirmed
    that for STALE_AFTER_DAYS, end it. Where none is known they make one with an open start. A site that is held apart
    (an airport, a base) has holdings of its own, from gains of the site alone as well.
    """
    desk = _Desk(held, claims, actors, origins, places)
    for (place_id, site), told in sorted(desk.tellings().items(), key=lambda e: (e[0][0], e[0][1] or "")):
        for telling in told:
            desk.take(place_id, site, telling)
    return tuple(sorted(map(desk.left, desk.held.values()), key=_order))


class _Desk:
    def __init__(
        self,
        held: Sequence[Holding],
        claims: Mapping[str, PictureClaim],
        actors: Mapping[str, Actor],
        origins: Origins,
        places: Mapping[str, Place],
    ) -> None:
        self.held = {h.id: h for h in held}
        self._rows: dict[tuple[str, str | None], dict[str, None]] = {}
        self._holders: dict[str, set[str]] = {}
        for holding in held:
            self._put(holding)
        self._claims, self._actors, self._origins, self._places = claims, actors, origins, places
        self._losses: dict[str, list[PictureClaim]] = {}
        for claim in claims.values():
            if claim.place_id is not None and event_kinds()[claim.kind].control == "loss" and _is_told(claim):
                self._losses.setdefault(claim.place_id, []).append(claim)
        self._used = {c for h in held for c in h.claim_ids}

    def tellings(self) -> dict[tuple[str, str | None], list[_Telling]]:
        """Sort the claims of holding by place and site, the earliest first."""
        found: dict[tuple[str, str | None], list[_Telling]] = {}
        for claim in self._claims.values():
            place = self._places.get(claim.place_id or "")
            if claim.place_id is None or not _says_so(claim) or (place is not None and place.level in TOO_WIDE):
                continue
            site = site_of(claim)
            if claim.site is not None and site is None:
                continue
            is_state = claim.tells == "state"
            if (site is None and (not is_state or claim.extent == "part")) or claim.latest is None:
                continue
            if site is None and claim.id in self._used:
                continue
            named = [h for h in holders(claim.actor_ids, self._actors) if can_hold(h, self._actors)]
            if len(named) == 1:
                first = None if is_state or claim.time_basis == "unknown" else claim.earliest
                found.setdefault((claim.place_id, site), []).append(_Telling(first, claim.latest, named[0], claim))
        return {key: sorted(told, key=_by_day) for key, told in found.items()}

    def take(self, place_id: str, site: str | None, telling: _Telling) -> None:
        """Weigh one telling against what stands at its time."""
        rows = [self.held[i] for i in self._rows.get((place_id, site), ())]
        standing = [h for h in rows if _stands(h, telling.last)]
        mine = next((h for h in standing if self._side(h.holder_id) == self._side(telling.holder)), None)
        if mine is not None:
            self._put(self._confirmed(mine, telling))
        elif not standing:
            if not any(self._side(h.holder_id) == self._side(telling.holder) for h in rows if _later(h, telling.last)):
                self._put(self._new(place_id, site, telling, rows))
        elif telling.holder == NOBODY_KNOWN:
            return  # "armed men" may be those who have it
        elif telling.first is not None or all(_is_old(h, telling.last) for h in standing):
            for old in standing:
                self._put(replace(old, end=telling.first or telling.last))
            self._put(self._new(place_id, site, telling, rows))
        else:
            for old in standing:
                against = tuple(sorted({*old.against, telling.claim.id}))
                self._put(replace(old, status="contested", against=against))

    def left(self, holding: Holding) -> Holding:
        """End the holding of a site where its side leaves it."""
        if holding.site is None or holding.end is not None:
            return holding
        gains = [self._claims[c] for c in holding.claim_ids]
        days = [
            day
            for claim in self._losses.get(holding.place_id, ())
            if site_of(claim) == holding.site
            and self._side(holding.holder_id) in {self._side(a) for a in claim.actor_ids}
            and claim.time_basis != "unknown"
            and (day := ends_on(claim.earliest, claim.latest, holding, gains, [claim])) is not None
        ]
        return replace(holding, end=min(days, default=None))

    def _new(self, place_id: str, site: str | None, telling: _Telling, rows: Iterable[Holding]) -> Holding:
        """Start a holding; it ends where another side is known to have come after it."""
        after = [h.earliest_start or h.latest_start for h in rows if _later(h, telling.last)]
        return Holding(
            id=identify("hld", place_id, site or "", telling.holder, telling.claim.id),
            place_id=place_id,
            holder_id=telling.holder,
            status="controlled",
            basis=self._basis(place_id, telling.holder, [telling.claim]),
            earliest_start=telling.first or self._bound(telling, rows),
            latest_start=telling.last,
            end=min((d for d in after if d is not None), default=None),
            event_ids=(telling.claim.event_id,) if telling.claim.event_id and telling.first else (),
            claim_ids=(telling.claim.id,),
            exceptions=(),
            last_confirmed=telling.last,
            site=site,
        )

    def _bound(self, telling: _Telling, rows: Iterable[Holding]) -> date | None:
        """Give the last day on which another side is known to have had it: since then at the earliest."""
        others = [h for h in rows if self._side(h.holder_id) != self._side(telling.holder)]
        known = [h.end or h.last_confirmed or h.latest_start for h in others]
        return max((d for d in known if d is not None and d <= telling.last), default=None)

    def _confirmed(self, old: Holding, telling: _Telling) -> Holding:
        told = [self._claims[c] for c in (*old.claim_ids, telling.claim.id) if c in self._claims]
        return replace(
            old,
            claim_ids=tuple(sorted({*old.claim_ids, telling.claim.id})),
            basis=self._basis(old.place_id, telling.holder, told),
            last_confirmed=max(old.last_confirmed or telling.last, telling.last),
        )

    def _basis(self, place_id: str, holder: str, told: Sequence[PictureClaim]) -> HoldingBasis:
        place = self._places.get(place_id)
        home = {f"state:{place.country}:government"} if place is not None and place.country else set()
        others = self._holders.get(place_id, set())
        return basis_of(told, holder, {holder, *home, *others}, self._actors, self._origins)

    def _put(self, holding: Holding) -> None:
        self.held[holding.id] = holding
        self._rows.setdefault((holding.place_id, holding.site), {})[holding.id] = None
        if holding.holder_id is not None:
            self._holders.setdefault(holding.place_id, set()).add(holding.holder_id)

    def _side(self, holder: str | None) -> str | None:
        return bloc(holder, self._actors) if holder is not None else None


def _by_day(telling: _Telling) -> tuple[date, bool, str]:
    return telling.last, telling.holder == NOBODY_KNOWN, telling.claim.id


def _says_so(claim: PictureClaim) -> bool:
    """Tell a claim that a side has, or took, a place: told as so and of now."""
    return (claim.tells == "state" or event_kinds()[claim.kind].control == "gain") and _is_told(claim)


def _is_told(claim: PictureClaim) -> bool:
    return claim.polarity == "positive" and claim.tense == "current" and claim.certainty != "doubted"


def _stands(holding: Holding, day: date) -> bool:
    start = holding.earliest_start or holding.latest_start
    opened = start is None or start <= day or holding.earliest_start is None
    return opened and (holding.end is None or holding.end > day)


def _later(holding: Holding, day: date) -> bool:
    start = holding.earliest_start or holding.latest_start
    return start is not None and start > day


def _is_old(holding: Holding, day: date) -> bool:
    """Tell a holding that nobody confirmed of late: another side's may have begun since."""
    known = holding.last_confirmed or holding.latest_start
    return known is not None and day - known > timedelta(days=STALE_AFTER_DAYS)


def _order(holding: Holding) -> tuple[str, str, date, str]:
    start = holding.earliest_start or holding.latest_start
    return (holding.place_id, holding.site or "", start or date.min, holding.id)
