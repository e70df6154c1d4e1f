"""Why a claim is in its event: kind, place, time and sides, each with how well it fits and what that counts for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from dateline.gazetteer.lookup import Gazetteer
from dateline.model.picture import Event, Picture, PictureClaim
from dateline.model.world import When
from dateline.picture.events.cluster import Cluster
from dateline.picture.events.fit import Fit, Match, Told
from dateline.picture.events.sides import Sides
from dateline.picture.events.tellings import ENOUGH, Rarity, features, say, score
from dateline.picture.links.nesting import Nesting

WEIGHTS: Mapping[str, int] = {"kind": 3, "place": 3, "time": 3, "sides": 2}
"""What ``Match.score`` counts each part for."""


class Joining(Struct, frozen=True, kw_only=True):
    """How a claim fits the others of its event; ``match`` is None where no score brought it there."""

    claim_id: str
    match: Match | None
    means_again: str | None
    """The claim before it whose act it means again."""
    told_again: str | None = None
    """By what features, each with its weight, it is the happening told again in passing (``tellings``)."""

    @property
    def text(self) -> str:
        """Say it in one line: ``kind 1 x 3 + place 0.9 x 3 + time 1 x 3 + sides 0.5 x 2 = 9.7``."""
        if self.match is None and self.told_again is not None:
            return f"tells it again: {self.told_again}"
        if self.match is None:
            return (
                f"means the act of {self.means_again} again"
                if self.means_again
                else "put there by a judgement or first"
            )
        parts = " + ".join(f"{name} {getattr(self.match, name):g} x {weight}" for name, weight in WEIGHTS.items())
        return f"{parts} = {self.match.score:g}"


def why(event: Event, picture: Picture, gazetteer: Gazetteer) -> tuple[Joining, ...]:
    """Weigh each claim of an event against its others, as the resolver does. An event of one claim has no reasons."""
    claims = {c.id: c for c in picture.claims}
    told = [claims[c] for c in event.claim_ids if c in claims]
    if len(told) < 2:
        return ()
    fit = Fit(
        {a.id: a.published for a in picture.articles},
        Nesting(gazetteer, {p.id: p for p in picture.places}),
        Sides({a.id: a for a in picture.actors}),
        [s.article_ids for s in picture.stories],
    )
    return tuple(_joining(claim, told, event, fit) for claim in told)


def _joining(claim: PictureClaim, told: Sequence[PictureClaim], event: Event, fit: Fit) -> Joining:
    others = [c for c in told if c.id != claim.id]
    happened = When(earliest=event.earliest, latest=event.latest, basis=event.time_basis)
    match = fit.weigh(claim, Told(event.kind, event.place_id, happened, others))
    again = None if match is not None or claim.takes_up is not None else _told_again(claim, others, fit)
    return Joining(claim_id=claim.id, match=match, means_again=claim.takes_up, told_again=again)


def _told_again(claim: PictureClaim, others: Sequence[PictureClaim], fit: Fit) -> str | None:
    """Say what speaks for a claim that fits by no score being the happening of the others, told once more."""
    vague, home = Cluster(claim), Cluster(others[0])
    home.claims += others[1:]
    words = Rarity([vague, home]).shared(vague, home)
    found = features(vague, home, words, apart=fit.is_elsewhere(claim, home.claims), late=False)
    return say(found) if score(found) >= ENOUGH else None
