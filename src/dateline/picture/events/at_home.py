"""In which state an act took place that no place is told of: that of its police, or the one almost all is told of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dateline.gazetteer.lookup import Gazetteer
from dateline.kinds import event_kinds
from dateline.model.picture import PictureClaim
from dateline.model.world import Actor, Place
from dateline.picture.events.cluster import Cluster
from dateline.picture.links.places import place_of

_IN_SOME_PLACE = frozenset({"protest", "displacement", "disaster", "accident"})
"""Kinds beside those of force that take place somewhere."""


def place_at_home(
    clusters: Sequence[Cluster],
    claims: Iterable[PictureClaim],
    actors: Mapping[str, Actor],
    places: Mapping[str, Place],
    gazetteer: Gazetteer,
) -> Mapping[str, Place]:
    """Give acts that no place is told of the state they took place in, and the places with those states among them.

    Police act at home; any other act is of the state in which its reports place what they tell. Only for telling:
    what was told of no place is put together before, and not by this.
    """
    found = dict(places)
    told = _states_told(claims, places)
    for cluster in clusters:
        if any(c.place_id is not None and c.place_sure for c in cluster.claims):
            continue
        code = _by_police(cluster, actors) or _by_reports(cluster, told)
        entry = gazetteer.country(code) if code is not None else None
        if entry is not None:
            found.setdefault(entry.id, place_of(entry, (entry.name,)))
            cluster.home = entry.id
    return found


def _states_told(claims: Iterable[PictureClaim], places: Mapping[str, Place]) -> Mapping[str, Counter[str]]:
    """Count by report in which states it places what it tells as done."""
    told: dict[str, Counter[str]] = {}
    for claim in claims:
        country = places[claim.place_id].country if claim.place_id is not None else None
        if country is not None and claim.tense in {"current", "background"}:
            told.setdefault(claim.article_id, Counter())[country] += 1
    return told


def _by_police(cluster: Cluster, actors: Mapping[str, Actor]) -> str | None:
    sides = {a for c in cluster.claims for a in (*c.actor_ids, *c.target_ids)}
    return _only(actors[a].country for a in sides if actors[a].kind == "police")


def _by_reports(cluster: Cluster, told: Mapping[str, Counter[str]]) -> str | None:
    if not (event_kinds()[cluster.kind].force or cluster.kind in _IN_SOME_PLACE):
        return None
    return _only(_main(told[article]) for article in {c.article_id for c in cluster.claims} if article in told)


def _main(told: Counter[str]) -> str | None:
    """Give the state in which three quarters of what is told took place."""
    state, often = told.most_common(1)[0]
    return state if often * 4 >= told.total() * 3 else None


def _only(codes: Iterable[str | None]) -> str | None:
    found = {code for code in codes if code is not None}
    return found.pop() if len(found) == 1 else None
