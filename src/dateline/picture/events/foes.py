"""The two sides that reports tell to fight each other, who also fight where they only say that there was fighting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import product

from dateline.kinds import event_kinds
from dateline.model.picture import PictureClaim
from dateline.model.world import ARMED_GROUPS, Actor
from dateline.picture.events.cluster import NOBODY_KNOWN
from dateline.picture.events.doers import are_one_side

Foes = frozenset[str]
"""Two actor ids."""
_SIDES = ARMED_GROUPS | {"state-forces", "government", "external-forces"}
_OFTEN = 2
"""So many acts of one against the other make two sides foes."""


def foes_by_report(claims: Iterable[PictureClaim], known: Mapping[str, Actor]) -> Mapping[str, Foes]:
    """Give the two armed sides of each report, by article id, where all its acts of force between sides are theirs.

    A side is called by the id it acts or suffers under most often; arms of one state are one side.
    """
    met: dict[str, Counter[tuple[str, str]]] = {}
    for claim in claims:
        if claim.polarity == "positive" and event_kinds()[claim.kind].force:
            met.setdefault(claim.article_id, Counter()).update(_pairs(claim, known))
    return {article: foes for article, pairs in met.items() if (foes := _only(pairs)) is not None}


def fill_sides(
    kind: str, actors: tuple[str, ...], targets: tuple[str, ...], reports: Iterable[Foes | None]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give a clash of no side, or of one, both sides of the reports that tell it, where these tell of the same two."""
    told = list(reports)
    first = told[0] if told else None
    if kind != "clash" or first is None or any(not _are_same(first, other) for other in told):
        return actors, targets
    if not actors and not targets:
        return tuple(sorted(first)), ()
    missing = sorted(one for one in first if not any(are_one_side(one, side) for side in (*actors, *targets)))
    if len(missing) != 1 or len({*actors, *targets}) != 1:
        return actors, targets
    return (actors, tuple(missing)) if actors else (tuple(missing), targets)


def _pairs(claim: PictureClaim, known: Mapping[str, Actor]) -> list[tuple[str, str]]:
    doers, done_to = ([a for a in ids if _fights(a, known)] for ids in (claim.actor_ids, claim.target_ids))
    between = [(one, other) for one, other in product(doers, done_to) if not are_one_side(one, other)]
    if claim.kind == "clash" and not done_to and len(doers) == 2 and not are_one_side(*doers):
        between.append((doers[0], doers[1]))
    return between


def _fights(actor: str, known: Mapping[str, Actor]) -> bool:
    return actor != NOBODY_KNOWN and actor in known and known[actor].kind in _SIDES


def _only(pairs: Counter[tuple[str, str]]) -> Foes | None:
    """Give the two sides of all pairs, each by its commonest id; None where there are more, or too few acts."""
    if pairs.total() < _OFTEN:
        return None
    one, other = max(pairs, key=lambda pair: (pairs[pair], pair))
    called: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for pair, count in pairs.items():
        for actor in pair:
            side = 0 if are_one_side(actor, one) else 1 if are_one_side(actor, other) else None
            if side is None:
                return None
            called[side][actor] += count
    return frozenset(max(names, key=lambda name: (names[name], name)) for names in called)


def _are_same(one: Foes, other: Foes | None) -> bool:
    return other is not None and all(any(are_one_side(a, b) for b in other) for a in one)
