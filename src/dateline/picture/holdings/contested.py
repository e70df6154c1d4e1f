"""Who held a place, where two sides both say they did or fought for it: one finding with both sides' words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.model.article import identify
from dateline.model.picture import Answer, Finding, Holding, PictureClaim, Published
from dateline.model.world import Actor
from dateline.origins import Origins
from dateline.picture.findings.origins import bloc
from dateline.picture.holdings.bases import holders

QUESTION = "control"


def contests(
    holdings: Sequence[Holding],
    claims: Mapping[str, PictureClaim],
    published: Mapping[str, Published],
    actors: Mapping[str, Actor],
    origins: Origins,
) -> tuple[Finding, ...]:
    """Answer who held the place of each gain against which another side spoke of holding it or fighting for it.

    Nothing is decided: the side with more origins stands first. A bare denial is told by the finding ``occurred``.
    """
    found: dict[str, Finding] = {}
    for holding in sorted(holdings, key=lambda h: h.id):
        against = [claims[c] for c in holding.against if c in claims and claims[c].polarity == "positive"]
        mine = [claims[c] for c in holding.claim_ids if c in claims]
        if not holding.event_ids or holding.holder_id is None or not against or not mine:
            continue
        answers = [_answer(holding.holder_id, mine, published, origins, agrees=True)]
        for other, told in sorted(_by_side(against, holding.holder_id, actors).items()):
            answers.append(_answer(other, told, published, origins, agrees=False))
        if len(answers) > 1:
            event_id = holding.event_ids[0]
            found.setdefault(event_id, _finding(event_id, answers))
    return tuple(found.values())


def _by_side(
    against: Sequence[PictureClaim], holder: str, actors: Mapping[str, Actor]
) -> dict[str, list[PictureClaim]]:
    """Sort the claims by the side that they say is there."""
    sides: dict[str, list[PictureClaim]] = {}
    body: dict[str, str] = {}
    for claim in against:
        for other in holders(claim.actor_ids, actors):
            side = bloc(other, actors)
            if side != bloc(holder, actors):
                sides.setdefault(body.setdefault(side, other), []).append(claim)
    return sides


def _answer(
    value: str, told: Sequence[PictureClaim], published: Mapping[str, Published], origins: Origins, *, agrees: bool
) -> Answer:
    days = [d for c in told if c.article_id in published and (d := published[c.article_id].earliest) is not None]
    return Answer(
        value=value,
        low=None,
        best=None,
        high=None,
        claim_ids=tuple(sorted(c.id for c in told)),
        origins=origins.count(told),
        relation="agrees" if agrees else "contradicts",
        as_of=min(days, default=None),
    )


def _finding(event_id: str, answers: Sequence[Answer]) -> Finding:
    return Finding(
        id=identify("fnd", event_id, QUESTION),
        event_id=event_id,
        question=QUESTION,
        status="contested",
        answers=tuple(answers),
    )
