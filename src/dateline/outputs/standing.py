"""The part of a brief that says who holds what: on what basis, since when, and when that was last confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dateline.holdings import STALE_AFTER_DAYS
from dateline.model.picture import Holding, PictureClaim
from dateline.outputs.days import say_day, say_interval
from dateline.outputs.document import Line, Section, Table
from dateline.outputs.names import Names
from dateline.outputs.sentences import Teller
from dateline.outputs.whereabouts import extent_of


def control(holdings: Iterable[Holding], teller: Teller) -> Section:
    """Who holds which place, on what basis, since when, and when that was last confirmed."""
    every = sorted(holdings, key=_held_order)
    rows = [_control_row(holding, teller) for holding in every]
    headers: tuple[str, ...] = ("Place", "Holder", "Status", "Basis", "Since", "Last confirmed", "Except")
    if not any(holding.exceptions for holding in every):
        headers, rows = headers[:-1], [row[:-1] for row in rows]
    table = Table(headers=headers, rows=tuple(rows))
    return Section(key="control", title="Who holds what", tables=(table,) if rows else ())


def _held_order(holding: Holding) -> tuple[str, str, date, str]:
    return holding.place_id, holding.site or "", holding.earliest_start or holding.latest_start or date.min, holding.id


def _control_row(holding: Holding, teller: Teller) -> tuple[Line, ...]:
    claims = claims_of(holding, teller)
    holder = teller.lookup.actors.get(holding.holder_id or "")
    since = say_interval(holding.earliest_start, holding.latest_start)
    until = f", until {say_day(holding.end)}" if holding.end else "; end not known" if _is_old(holding, teller) else ""
    confirmed = say_day(holding.last_confirmed) if holding.last_confirmed else "never"
    basis = holding.basis
    says = f"{basis} by {teller.names.voices(claims, 2)}" if basis in {"claimed", "reported"} and claims else str(basis)
    exceptions = (
        "; ".join(teller.people.withhold(" ".join(words.split())) for words in holding.exceptions) or "none reported"
    )
    against = teller.lookup.claims_of(holding.against)
    status = (
        f"{holding.status}, against {_other_side(holding, against, teller)}" if against else _alone(holding, claims)
    )
    return (
        Line(text=say_held(holding, teller.names)),
        Line(text=teller.names.actor(holder) if holder else "not known"),
        Line(text=status, cites=teller.cite(against)),
        Line(text=says, cites=teller.cite(claims)),
        Line(text=since + until),
        Line(text=confirmed),
        Line(text=exceptions),
    )


def _other_side(holding: Holding, against: Sequence[PictureClaim], teller: Teller) -> str:
    """Name who else is said to hold or fight for the place; where nobody is, those who say that it is not held."""
    others = dict.fromkeys(a for claim in against for a in claim.actor_ids if a != holding.holder_id)
    named = teller.names.actors(others)
    return named.text if named else teller.names.speakers(against, 2)


def _alone(holding: Holding, claims: Sequence[PictureClaim]) -> str:
    """Say how a place is held that nobody else is said to hold: of a part only, ``held in part``."""
    extent = extent_of(claims) if claims else None
    if holding.status != "contested" or holding.site is not None or extent not in {"part", "most"}:
        return str(holding.status)
    return "held in part" if extent == "part" else "held for the most part"


def _is_old(holding: Holding, teller: Teller) -> bool:
    """Tell a hold that the newest reports are too late to confirm."""
    known = [day for a in teller.lookup.articles.values() if (day := a.published.latest) is not None]
    confirmed = holding.last_confirmed or holding.latest_start
    return confirmed is not None and bool(known) and max(known) - confirmed > timedelta(days=STALE_AFTER_DAYS)


def say_held(holding: Holding, names: Names) -> str:
    """Name what is held: ``Marvik``, or ``Marvik, the airport``."""
    place = names.place_id(holding.place_id) or "a place not named"
    return f"{place}, the {holding.site}" if holding.site else place


def claims_of(holding: Holding, teller: Teller) -> tuple[PictureClaim, ...]:
    """Give the claims a holding stands on: its own, else those of its events."""
    claims = teller.lookup.claims_of(holding.claim_ids)
    if claims:
        return claims
    events = [teller.lookup.events[key] for key in holding.event_ids if key in teller.lookup.events]
    return tuple(claim for event in events for claim in teller.lookup.claims_about(event))
