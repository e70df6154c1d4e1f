"""What tells whether two clusters can be of one thing: their kinds, days and doers, and words that speak of another time."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateline.kinds import event_kinds, kinds_fit
from dateline.model.picture import PictureClaim
from dateline.picture.events.cluster import Cluster, kind_told
from dateline.picture.events.fit import GAINS, LOOSE_DAYS, width
from dateline.picture.events.told_apart import share_site

VIOLENCE = frozenset({"attack", "clash", "airstrike", "shelling", "bombing", "killing"})
"""Kinds by which one assault is told: the fight, its means, its dead."""
_ASSAULT = frozenset({"attack", "bombing", "clash"})
"""Told together these are one assault: a bomb at the gate, men who storm it, the fight that follows."""
_CROWD = (frozenset({"protest", "riot"}), frozenset({"riot", "clash"}))
"""A crowd that turns violent; inmates who fight each other."""
_RAID = frozenset({"attack", "abduction", "killing", "looting"})
"""Told together these are one raid, where people were carried off: who stood in the way was killed."""
_HARM = ("killed", "detained")
"""Where more were killed than carried off, the dead are no more told as what came of a raid."""
WEEK = 7
"""Days told for more than which nothing is one happening."""
_FROM_AFAR = frozenset({"airstrike", "shelling", "attack", "killing"})
_EITHER = frozenset({"missile", "drone", "rocket"})
"""Means by which one strike is told as from the air and as from the ground."""
NEXT_LINE = 40
"""Characters after which the line after a cross-head has begun to tell its act."""
OPENING = 300
"""Characters within which a report says twice, in its headline and its first sentence, what it tells."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WAR = re.compile(
    r"\b(?:wars?|conflict|insurgency|rebellion|uprising|unrest)\b(?![- ](?:monitor|crime|correspondent))", re.IGNORECASE
)
"""Words that say a toll is of more than one happening."""
_ANYBODY = frozenset({"unidentified-armed-group", "civilians", "protesters", "rioters"})


def is_harm(cluster: Cluster) -> bool:
    return cluster.kind == "killing" and not any(c.actor_ids for c in cluster.claims)


def is_toll_of(harm: Cluster, act: Cluster) -> bool:
    """Tell harm that the report of a capture tells: the fight for the place had its dead."""
    gain = event_kinds()[act.kind].control == "gain"
    return gain and is_harm(harm) and bool(articles_of(harm) & articles_of(act))


def is_entry(entry: Cluster, gain: Cluster) -> bool:
    """Tell an advance by whoever took a place: that they entered it is how they took it."""
    took = event_kinds()[gain.kind].control == "gain"
    return took and entry.kind == "advance" and bool(named_in(entry, "actor_ids") & named_in(gain, "actor_ids"))


def is_of_war(cluster: Cluster) -> bool:
    """Tell a toll of a whole war, which is of no one happening."""
    return is_harm(cluster) and speaks_of_war(cluster)


def speaks_of_war(cluster: Cluster) -> bool:
    return any(_WAR.search(c.quote) for c in cluster.claims)


def is_raid(one: Cluster, other: Cluster) -> bool:
    """Tell whether one of two clusters tells that people were carried off, and the other what goes with that."""
    both = (*one.claims, *other.claims)
    kinds = {kind_told(c) for c in both}
    killed, taken = (max((q.best or 0 for c in both for q in c.quantities if q.measure == m), default=0) for m in _HARM)
    return "abduction" in kinds and kinds <= _RAID and not killed > taken > 0


def _are_missiles(cluster: Cluster) -> bool:
    """Tell whether it is told to have been done by what comes from the ground or from the air alike."""
    return any(c.means in _EITHER for c in cluster.claims)


def are_of_one_sort(one: Cluster, other: Cluster) -> bool:
    """Tell kinds by which one assault is told, or one crowd."""
    kinds = {one.kind, other.kind}
    return kinds <= VIOLENCE or any(kinds <= crowd for crowd in _CROWD) or is_raid(one, other)


def leads(cluster: Cluster) -> bool:
    """Tell whether a report opens with it."""
    return any(c.start < OPENING for c in cluster.claims)


def are_akin(one: Cluster, other: Cluster) -> bool:
    kinds = {one.kind, other.kind}
    return (
        len(kinds) == 1
        or kinds <= VIOLENCE
        or is_raid(one, other)
        or is_wreck(one, other)
        or is_toll_of(one, other)
        or is_one_gain(one, other)
        or ("killing" not in kinds and kinds_fit(one.kind, other.kind))
    )


def kinds_agree(one: Cluster, other: Cluster) -> bool:
    """Tell whether every kind of one may tell of what any of the other tells of."""
    mine, theirs = {kind_told(c) for c in one.claims}, {kind_told(c) for c in other.claims}
    if not are_akin(one, other):
        return False
    if (
        is_raid(one, other)
        or is_wreck(one, other)
        or is_one_gain(one, other)
        or (mine | theirs <= _FROM_AFAR and _are_missiles(one) and _are_missiles(other))
    ):
        return True
    assault = "attack" in mine | theirs
    return all(kinds_fit(a, b) or (assault and {a, b} <= _ASSAULT) for a in mine for b in theirs)


def is_one_gain(one: Cluster, other: Cluster) -> bool:
    """Tell a capture from a recapture by the same side: who had the place before is told by one report only."""
    kinds = {c.kind for c in (*one.claims, *other.claims)}
    return (
        {one.kind, other.kind} == GAINS
        and kinds <= GAINS | {"advance"}
        and bool(named_in(one, "actor_ids") & named_in(other, "actor_ids"))
    )


def is_wreck(one: Cluster, other: Cluster) -> bool:
    """Tell what is said to be destroyed from the blast that one report tells of the same site: a bridge blown up."""
    kinds = {c.kind for c in (*one.claims, *other.claims)}
    blast = "destruction" in kinds and len(kinds) > 1 and kinds - {"destruction"} <= _FROM_AFAR | {"bombing"}
    return blast and bool(articles_of(one) & articles_of(other)) and share_site(one.claims, other.claims)


def shares_kind(fragment: Cluster) -> Callable[[Cluster], bool]:
    return lambda cluster: any(c.kind == fragment.kind for c in cluster.claims)


def spans(cluster: Cluster) -> bool:
    """Tell what is told of weeks: attacks since April are no one attack."""
    dated = [c for c in cluster.claims if c.time_basis != "unknown"]
    return bool(dated) and min(width(c) for c in dated) > WEEK


def days_of(cluster: Cluster) -> tuple[date, date]:
    """Give the days that all dated claims of a cluster allow; news of what was done by a day is of the last months.

    What it did dates it not: the wounded die days after.
    """
    dated = [c for c in cluster.telling if c.time_basis != "unknown"]
    begun = [c.earliest for c in dated if c.earliest is not None]
    begun += [c.latest - timedelta(days=LOOSE_DAYS) for c in dated if _is_open(c) and c.latest is not None]
    first = max(begun, default=date.min)
    return first, min((c.latest for c in dated if c.latest is not None), default=date.max)


def _is_open(claim: PictureClaim) -> bool:
    return claim.earliest is None and claim.tense == "current"


def is_of_another_year(fragment: Cluster, anchor: Cluster) -> bool:
    """Tell whether undated words name a year, and not that of the happening."""
    named = {int(y) for c in fragment.claims if c.time_basis == "unknown" for y in _YEAR.findall(c.quote)}
    first, last = days_of(anchor)
    return bool(named) and not any(first.year <= year <= last.year for year in named)


def shares_doer(fragment: Cluster) -> Callable[[Cluster], bool]:
    doers = named_in(fragment, "actor_ids")
    return lambda cluster: bool(doers & named_in(cluster, "actor_ids"))


def fighters(cluster: Cluster) -> set[str]:
    return named_in(cluster, "actor_ids") | named_in(cluster, "target_ids")


def named_in(cluster: Cluster, role: str) -> set[str]:
    return {a for a in all_in(cluster, role) if not a.startswith("unnamed:") and a not in _ANYBODY}


def all_in(cluster: Cluster, role: str) -> set[str]:
    return {a for c in cluster.claims for a in getattr(c, role)}


def articles_of(cluster: Cluster) -> set[str]:
    return {c.article_id for c in cluster.claims}


def distance(fragment: Cluster, other: Cluster) -> tuple[bool, int]:
    """Say how far off in their report the nearest claim stands, those before it first."""
    return min(
        (c.start > f.start, abs(c.start - f.start))
        for f in fragment.claims
        for c in other.claims
        if c.article_id == f.article_id
    )


def heads(title: Cluster, other: Cluster) -> bool:
    """Tell whether one stands right before the other in a report, as a cross-head does: ``Pilot killed in bombing``."""
    return any(
        t.article_id == c.article_id and 0 <= c.start - t.end <= NEXT_LINE for t in title.claims for c in other.claims
    )


def first_id(cluster: Cluster) -> str:
    return min(c.id for c in cluster.claims)
