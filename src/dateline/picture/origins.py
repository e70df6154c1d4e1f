"""Independent origins: ten copies of one wire, or ten quotations of one spokesman, are one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.model.article import Article
from dateline.model.picture import Copy, PictureClaim
from dateline.model.world import Actor

BYSTANDERS = frozenset({"civilians", "protesters"})
"""Those who suffer a happening are witnesses to it, not a party."""


class Origins:
    """Says where each claim comes from: its speaker, the outlet it was copied from, or its own outlet."""

    def __init__(self, articles: Iterable[Article], copies: Iterable[Copy]) -> None:
        self._outlets = {a.id: f"outlet {a.outlet.casefold()}" if a.outlet else f"article {a.id}" for a in articles}
        self._taken: dict[str, list[Copy]] = {}
        for copy in copies:
            self._taken.setdefault(copy.from_article_id, []).append(copy)

    def of(self, claim: PictureClaim) -> str:
        """Name the origin of a claim. Claims of one origin are told alike by whoever repeats them."""
        if claim.speaker is not None and claim.speaker.actor_id is not None:
            return f"speaker {claim.speaker.actor_id}"
        owner = self._owner(claim, claim.article_id, claim.start, claim.end)
        if claim.speaker is not None and claim.speaker.name:
            return f"speaker {claim.speaker.name.casefold()}"
        if claim.speaker is None and claim.via:
            return f"outlet {claim.via[0].casefold()}"
        if claim.speaker is not None:
            return f"{owner}: {(claim.speaker.role or 'unnamed').casefold()}"
        return owner

    def _owner(self, claim: PictureClaim, article_id: str, start: int, end: int, depth: int = 0) -> str:
        """Follow the words back to the article they were first in."""
        for copy in self._taken.get(article_id, ()) if depth < 10 else ():
            for span in copy.spans:
                if span.from_start < end and span.from_end > start:
                    if copy.to_article_id is None or span.to_start is None or span.to_end is None:
                        return f"copied {copy.kind}"
                    return self._owner(claim, copy.to_article_id, span.to_start, span.to_end, depth + 1)
        return self._outlets[article_id]

    def count(self, claims: Iterable[PictureClaim]) -> int:
        return len({self.of(c) for c in claims})


def party(claim: PictureClaim, sides: Iterable[str], actors: Mapping[str, Actor]) -> str | None:
    """Give the side of the happening that a claim's speaker belongs to, None for an outsider or an outlet.

    ``sides`` are actor ids that take part; a state's ministry, army and police are one side.
    """
    if claim.speaker is None or claim.speaker.actor_id is None or claim.speaker.actor_id in BYSTANDERS:
        return None
    voice = _bloc(claim.speaker.actor_id, actors)
    return next((side for side in sorted(sides) if _bloc(side, actors) == voice), None)


def _bloc(actor_id: str, actors: Mapping[str, Actor]) -> str:
    if actor_id.startswith("state:"):
        return actor_id.split(":")[1]
    actor = actors.get(actor_id)
    if actor is not None and actor.affiliation is not None:
        return _bloc(actor.affiliation, {})
    return actor_id


def level(
    claims: Sequence[PictureClaim],
    denials: Sequence[PictureClaim],
    origins: Origins,
    sides: set[str],
    actors: Mapping[str, Actor],
) -> tuple[str, int]:
    """Give the corroboration level (domain conventions 8.4) and the number of independent origins."""
    count = origins.count(claims)
    parties = [party(c, sides, actors) for c in claims]
    blocs = {_bloc(p, actors) for p in parties if p}
    outside = {origins.of(c) for c, p in zip(claims, parties, strict=True) if p is None}
    if denials and origins.count(denials) >= 1:
        return "CX", count
    if len(blocs) >= 2 or _against_interest(claims, sides, actors):
        return "C4", count
    if count >= 2 and outside:
        return "C3", count
    if len({c.article_id for c in claims}) >= 2 and count == 1:
        return "C2", count
    return ("C1" if outside else "C1p"), count


def _against_interest(claims: Sequence[PictureClaim], sides: set[str], actors: Mapping[str, Actor]) -> bool:
    """Tell whether the side that suffered says so itself."""
    return any(
        _bloc(side, actors) in {_bloc(t, actors) for t in c.target_ids}
        for c in claims
        if (side := party(c, sides, actors)) is not None
    )
