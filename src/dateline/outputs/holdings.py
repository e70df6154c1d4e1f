"""Who held what on a day: what stood then, how surely, and whether it had been confirmed of late."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from dateline.holdings import STALE_AFTER_DAYS, held_on, starts
from dateline.model.picture import Holding, Picture, PictureClaim
from dateline.outputs.tables import Rows, rows

State = Literal["held", "perhaps", "ended", "not yet"]


class Standing(Struct, frozen=True, kw_only=True):
    """How a holding stood on a day."""

    state: State
    """``perhaps`` where the day lies in the interval in which it began, or is the day on which it ended."""
    confirmed: date | None
    """The newest day up to that one of which a report says so."""
    stale: bool
    """Not confirmed in the week before. That nobody speaks of a place does not confirm who holds it."""


def standings_on(picture: Picture, day: date) -> dict[str, Standing]:
    """Tell by id how each holding of a picture stood on a day."""
    claims = {claim.id: claim for claim in picture.claims}
    stood = {holding.id for holding in held_on(picture.holdings, day)}
    return {holding.id: _standing(holding, day, claims, holding.id in stood) for holding in picture.holdings}


def _standing(holding: Holding, day: date, claims: Mapping[str, PictureClaim], stood: bool) -> Standing:
    told = (claims[c].latest for c in holding.claim_ids if c in claims)
    confirmed = max((d for d in told if d is not None and d <= day), default=None)
    state: State = "held" if stood else _state(holding, day)
    stale = confirmed is None or day - confirmed > timedelta(days=STALE_AFTER_DAYS)
    return Standing(state=state, confirmed=confirmed, stale=stale and state in {"held", "perhaps"})


def _state(holding: Holding, day: date) -> State:
    """Tell how one stands that is not known to stand: another holder may have come after it."""
    if holding.earliest_start is not None and day < holding.earliest_start:
        return "not yet"
    if holding.end is not None and day >= holding.end:
        return "perhaps" if day == holding.end else "ended"
    start = starts(holding)
    if holding.earliest_start is None and start is not None and (start - day).days > STALE_AFTER_DAYS:
        return "not yet"  # that it is held now says nothing of weeks before
    return "perhaps" if start is None or day < start else "ended"


def on_day(picture: Picture, day: date) -> Picture:
    """Keep of a picture's holdings those that stood on a day for all that is known."""
    standings = standings_on(picture, day)
    standing = tuple(h for h in picture.holdings if standings[h.id].state in {"held", "perhaps"})
    return replace(picture, holdings=standing)


def holding_rows(picture: Picture, day: date, texts: Mapping[str, str] | None = None) -> Rows:
    """List the holdings with how each stood on a day."""
    listed = rows(picture, "holdings", texts)
    standings = standings_on(picture, day)
    return Rows(
        headers=(*listed.headers, f"on {day}", "confirmed by then", "stale"),
        rows=tuple((*row, *_cells(standings[row[0]])) for row in listed.rows),
    )


def _cells(standing: Standing) -> tuple[str, str, str]:
    confirmed = standing.confirmed.isoformat() if standing.confirmed else "never"
    return standing.state, confirmed, "stale" if standing.stale else ""
