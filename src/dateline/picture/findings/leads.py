"""Which happening each report leads with: its toll is of that one and of no other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from dateline.kinds import event_kinds
from dateline.picture.events.cluster import Cluster
from dateline.picture.findings.tolls import HARM, MOST, Toll
from dateline.picture.links.nesting import Nesting

SHARE = 0.5
"""A report leads with a happening where at least this share of what it tells of harm can be of it."""

_PUBLIC = frozenset({"agreement", "concession", "coup", "deployment", "protest", "refusal", "riot", "sanction"})


def lead_with(clusters: Sequence[Cluster], tolls: Mapping[str, Toll], nesting: Nesting) -> list[dict[str, Toll]]:
    """Give for each cluster the tolls of the reports that lead with it; beside the clusters, in their order.

    Fragments that no place and no day keeps apart count as one: the toll goes to the one that most reports tell.
    """
    found: list[dict[str, Toll]] = [{} for _ in clusters]
    telling: dict[str, list[int]] = {}
    for number, cluster in enumerate(clusters):
        for article_id in {c.article_id for c in cluster.claims}:
            telling.setdefault(article_id, []).append(number)
    for article_id, numbers in telling.items():
        told = tolls.get(article_id)
        if told is not None and (told.killed or told.injured):
            near = {n: clusters[n] for n in numbers}
            home = _home(article_id, told, near, nesting)
            if home is not None:
                found[home][article_id] = _of_here(told, article_id, near, clusters[home], nesting)
    return found


def still_hurt(tolls: Mapping[str, Toll], killed: int) -> Mapping[str, int]:
    """Give by report how many were hurt and lived, the dead being known; all 0 where most reports' hurt are the dead.

    Who is told as hurt in one report and as dead in a later one is one person: of those harmed, the dead are taken off.
    """
    left = {
        article_id: _left_alive(told, killed) if told.injured else 0
        for article_id, told in tolls.items()
        if told.injured or (killed and told.killed >= killed)
    }
    votes = Counter(left.values())
    most = max(votes, key=lambda n: (votes[n], n), default=0)
    return {article_id: number for article_id, number in left.items() if number or not most}


def _of_here(told: Toll, article_id: str, near: Mapping[int, Cluster], home: Cluster, nesting: Nesting) -> Toll:
    """Leave out what the report tells of elsewhere only, and numbers that nobody counts one by one without their claim.

    Several people shot are not the hurt of a fire or a crash, nor of one of several deeds; one person hurt is told of as such.
    """
    held = {c.id for c in home.claims if c.article_id == article_id}
    hurt_in, dead_in = (
        [cluster for cluster in near.values() if any(c.id in ids for c in cluster.claims)]
        for ids in (told.hurt_claim_ids, told.dead_claim_ids)
    )
    elsewhere = bool(hurt_in) and not any(_can_be_one(cluster, home, nesting) for cluster in hurt_in)
    several = told.injured > 1 and (home.kind == "accident" or not _is_alone(near, home, nesting))
    vague = told.injured > MOST or several or _is_public(near)
    if elsewhere or (vague and not held & set(told.hurt_claim_ids)):
        told = replace(told, injured=0)
    other_days = bool(dead_in) and not any(_share_days(cluster, home) for cluster in dead_in)
    if other_days or (told.killed > MOST and not held & set(told.dead_claim_ids)):
        told = replace(told, killed=0)
    return told


def _is_public(near: Mapping[int, Cluster]) -> bool:
    """Tell news of sides that take ground, crowds and governments, who do many deeds: hurt no claim counts may be of any."""
    news = [cluster for cluster in near.values() if _is_news(cluster)]
    return any(cluster.kind in _PUBLIC or event_kinds()[cluster.kind].control == "gain" for cluster in news)


def _is_alone(near: Mapping[int, Cluster], home: Cluster, nesting: Nesting) -> bool:
    """Tell whether a report tells of one deed and its aftermath: else hurt that no claim of it counts may be of another."""
    return all(_can_be_one(each, home, nesting) for each in near.values() if _is_news(each) and _is_forceful(each))


def _left_alive(told: Toll, killed: int) -> int:
    """Take the later dead off the hurt where these can be counted one by one; of many nobody knows who died."""
    harmed = told.killed + told.injured
    return max(0, harmed - killed) if harmed <= MOST else told.injured


def _home(article_id: str, told: Toll, near: Mapping[int, Cluster], nesting: Nesting) -> int | None:
    """Give the cluster a report leads with, None where it tells of several happenings alike or its figures are of another."""
    mine = {n: [c for c in cluster.claims if c.article_id == article_id] for n, cluster in near.items()}
    harm = [n for n in near if near[n].kind in HARM and _is_news(near[n])]
    if not harm or any(near[n].kind == "disaster" and _is_news(near[n]) for n in near):
        return None  # the dead of a quake or flood are told as its toll, never counted up one by one
    first = min(harm, key=lambda n: (-len(mine[n]), min(c.start for c in mine[n]), near[n].claims[0].id))
    one = [n for n in harm if _can_be_one(near[n], near[first], nesting)]
    news = sum(len(mine[n]) for n in near if _is_news(near[n]) and _is_forceful(near[n]))
    if sum(len(mine[n]) for n in one) < SHARE * news:
        return None
    holding = {n for n in near if any(c.id in told.claim_ids for c in mine[n])}
    if (holding and not holding & set(one)) or any(not _is_news(near[n]) for n in holding):
        return None
    return max(
        one, key=lambda n: (len({c.article_id for c in near[n].claims}), len(near[n].claims), near[n].claims[0].id)
    )


def _is_news(cluster: Cluster) -> bool:
    return any(c.tense != "background" for c in cluster.claims)


def _is_forceful(cluster: Cluster) -> bool:
    kind = event_kinds()[cluster.kind]
    return kind.force or kind.control != "none"


def _can_be_one(one: Cluster, other: Cluster, nesting: Nesting) -> bool:
    if one is other:
        return True
    return nesting.nearness(one.place(nesting), other.place(nesting)) > 0 and _share_days(one, other)


def _share_days(one: Cluster, other: Cluster) -> bool:
    here, there = one.happened(), other.happened()
    if "unknown" in (here.basis, there.basis):
        return True
    low = max(here.earliest or date.min, there.earliest or date.min)
    return low <= min(here.latest or date.max, there.latest or date.max)
