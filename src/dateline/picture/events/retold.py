"""What is told again in passing: a happening told without its place or its day, put to the one that its matter tells better."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from dateline.model.picture import PictureClaim, Published
from dateline.picture.events.cluster import Cluster
from dateline.picture.events.course import Course
from dateline.picture.events.fit import LOOSE_DAYS
from dateline.picture.events.fragments import is_of_other_days
from dateline.picture.events.kinship import (
    VIOLENCE,
    all_in,
    articles_of,
    days_of,
    first_id,
    is_of_another_year,
    is_one_gain,
    named_in,
    spans,
    speaks_of_war,
)
from dateline.picture.events.sides import Sides
from dateline.picture.events.tellings import (
    ENOUGH,
    Rarity,
    counts_many_times,
    features,
    killed_in,
    may_share_site,
    score,
)
from dateline.picture.events.told_apart import are_told_apart, are_told_as_another, goes_on, share_site
from dateline.picture.judged import Judged
from dateline.picture.links.nesting import Nesting
from dateline.picture.links.spoken import may_be

_WORDS = frozenset({"statement", "accusation", "threat", "demand", "refusal", "support"})
"""Kinds that are words, which are one only where the same is said."""
HERE = 0.5
"""Nearness from which two places are of one town, or one is the province of the other."""
MOST = 4
"""More reports than this tell a happening no better."""


class Retold:
    """Finds, in one running matter, what is told a second time by who says less; every choice is made by fields and ids."""

    def __init__(
        self, published: Mapping[str, Published], nesting: Nesting, sides: Sides, judged: Judged, course: Course
    ) -> None:
        self._published, self._nesting, self._sides, self._judged = published, nesting, sides, judged
        self._course = course

    def join(self, clusters: Iterable[Cluster]) -> list[tuple[Cluster, Cluster]]:
        """Give which cluster is told again by which, the best told first; the order of ``clusters`` does not matter.

        What it is put to is always told better, and of two that it may be as well it is neither.
        """
        says = {cluster: self.says(cluster) for cluster in clusters}
        ordered = sorted(says, key=lambda c: (-says[c], first_id(c)))
        rarity, days = Rarity(ordered), {cluster: days_of(cluster) for cluster in ordered}
        taken: dict[Cluster, Cluster] = {}
        for number, vague in enumerate(ordered):
            if vague.kind in _WORDS or not self.is_vague(vague) or self._is_of_many(vague):
                continue
            fits = [c for c in ordered[:number] if kinds_allow(vague, c) and _meet(days[vague], days[c])]
            home = self._home(vague, fits, rarity)
            if home is not None:
                taken[vague] = home
        put: dict[Cluster, list[Cluster]] = {}
        for vague in taken:
            home = self._standing(vague, taken)
            if home is not None and all(self._agree(vague, other) for other in put.get(home, ())):
                put.setdefault(home, []).append(vague)
        return [(home, vague) for home, all_put in put.items() for vague in all_put]

    def _agree(self, one: Cluster, other: Cluster) -> bool:
        """Tell whether two tellings of one happening are of days that meet, and of no two places."""
        return not is_of_other_days(one, other) and self._near(one, other) > 0

    def _standing(self, vague: Cluster, taken: Mapping[Cluster, Cluster]) -> Cluster | None:
        """Give the cluster at the end of the road, where it may be that one too."""
        home = taken[vague]
        while home in taken:
            home = taken[home]
        return home if home is taken[vague] or self.may_be(vague, home) else None

    def _home(self, vague: Cluster, fits: Sequence[Cluster], rarity: Rarity) -> Cluster | None:
        weighed: list[tuple[float, float, Cluster]] = []
        for home in fits:
            words = rarity.shared(vague, home)
            near, late = self._near(vague, home), self._is_late(vague, home)
            speaks = score(features(vague, home, words, apart=near == 0, late=late, here=near >= HERE))
            if speaks >= ENOUGH and self.may_be(vague, home):
                weighed.append((speaks, words, home))
        weighed.sort(key=lambda w: (-w[0], -w[1], first_id(w[2])))
        if not weighed or (len(weighed) > 1 and weighed[0][:2] == weighed[1][:2]):
            return None
        return weighed[0][2]

    def says(self, cluster: Cluster) -> float:
        """Weigh how well a happening is told: where, when, by whom, to whom, by how many."""
        place = cluster.place(self._nesting)
        there = 0 if place is None else 2 if self._is_placed(cluster) else 1
        then = 2 if cluster.has_a_day else 1 if cluster.happened().basis != "unknown" else 0
        sides = bool(named_in(cluster, "actor_ids")) + 0.5 * bool(all_in(cluster, "target_ids"))
        return 2 * (there + then) + sides + min(len(articles_of(cluster)), MOST) / MOST

    def is_vague(self, cluster: Cluster) -> bool:
        """Tell whether words give no day, or no place closer than a country."""
        return not cluster.has_a_day or not self._is_placed(cluster)

    def _is_of_many(self, cluster: Cluster) -> bool:
        """Tell what sums up: a toll of a war, what is told of weeks."""
        return spans(cluster) or (bool(killed_in(cluster)) and speaks_of_war(cluster))

    def _is_placed(self, cluster: Cluster) -> bool:
        """Tell whether its own words name where it was, and it was not only carried there."""
        place = cluster.place(self._nesting)
        return place is not None and not self._nesting.is_country(place) and self._is_named(cluster)

    def _is_named(self, cluster: Cluster) -> bool:
        return any(self._nesting.is_named_in(c.place_id, c.quote) for c in cluster.claims)

    def may_be(self, vague: Cluster, home: Cluster) -> bool:
        """Tell whether no kind, day, place, side, number, report or judgement keeps a telling from being of a happening."""
        if (
            spans(home)
            or not kinds_allow(vague, home)
            or not self._days_allow(vague, home)
            or counts_many_times(vague, home)
        ):
            return False
        if self._near(vague, home) == 0 and (self._is_named(vague) or self._tells_two_places(vague, home)):
            return False
        if are_told_apart(vague.claims, home.claims) or _is_told_as_another(vague, home):
            return False
        if any(self._course.comes_later(c, home.claims) for c in vague.claims):
            return False
        if any(self._sides.share(c, home.claims) is None for c in vague.claims):
            return False
        return not self._judged.keeps_apart([c.id for c in vague.claims], [c.id for c in home.claims])

    def _near(self, one: Cluster, other: Cluster) -> float:
        return self._nesting.nearness(one.place(self._nesting), other.place(self._nesting))

    def _days_allow(self, vague: Cluster, home: Cluster) -> bool:
        """Tell whether days meet, and no undated report of it came out before; it may come long after."""
        theirs = days_of(home)
        if is_of_other_days(vague, home) or not _meet(days_of(vague), theirs) or is_of_another_year(vague, home):
            return False
        if not may_be(vague.claims, theirs):
            return False
        return all(theirs[0] <= self._out(c) for c in vague.claims if c.time_basis == "unknown")

    def _is_late(self, vague: Cluster, home: Cluster) -> bool:
        """Tell whether a report without a day came out so long after a happening that its news is another."""
        last = days_of(home)[1]
        undated = (c for c in vague.claims if c.time_basis == "unknown")
        return last != date.max and any(self._out(c) - timedelta(days=LOOSE_DAYS) > last for c in undated)

    def _out(self, claim: PictureClaim) -> date:
        report = self._published.get(claim.article_id)
        return date.max if report is None or report.latest is None else report.latest

    def _tells_two_places(self, one: Cluster, other: Cluster) -> bool:
        """Tell whether the same words tell both, each of a place of its own: ``blasts in Tarn and Olm``."""
        return any(
            a.article_id == b.article_id
            and a.start < b.end
            and b.start < a.end
            and a.place_id is not None
            and b.place_id is not None
            and self._nesting.nearness(a.place_id, b.place_id) == 0
            for a in one.claims
            for b in other.claims
        )


def _is_told_as_another(vague: Cluster, home: Cluster) -> bool:
    """Tell whether words say that it was a further one, and those of the other do not."""
    return any(all(are_told_as_another(v, h) for h in home.claims) and goes_on(v.quote) for v in vague.claims)


def _meet(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return max(one[0], other[0]) <= min(one[1], other[1])


def kinds_allow(one: Cluster, other: Cluster) -> bool:
    kinds = {one.kind, other.kind}
    if len(kinds) == 1 or kinds <= VIOLENCE or is_one_gain(one, other):
        return True
    return may_share_site(kinds) and share_site(one.claims, other.claims)
