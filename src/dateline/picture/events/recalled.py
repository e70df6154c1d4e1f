"""What one report recalls without saying where, and another told as its news: one happening, found again by day and sides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from dateline.kinds import event_kinds
from dateline.model.picture import Published
from dateline.picture.events.cluster import Cluster
from dateline.picture.events.fragments import is_of_other_days
from dateline.picture.events.kinship import articles_of, days_of, first_id, named_in
from dateline.picture.events.told_apart import are_told_apart
from dateline.picture.judged import Judged
from dateline.picture.links.nesting import Nesting

MONTH = timedelta(days=31)
"""What is recalled of a longer time than this may be anything."""
NEWS = timedelta(days=3)
"""News without a day is of the last days before its report."""


class Recall:
    """Finds for what is recalled the one piece of news that it can be."""

    def __init__(self, published: Mapping[str, Published], nesting: Nesting, judged: Judged) -> None:
        self._published, self._nesting, self._judged = published, nesting, judged

    def join(self, clusters: Iterable[Cluster]) -> list[tuple[Cluster, Cluster]]:
        """Give each piece of news with what recalls it; what could recall two, or is held against by another, recalls none."""
        ordered = sorted(clusters, key=first_id)
        news = [c for c in ordered if any(k.tense == "current" for k in c.claims)]
        found: dict[Cluster, list[Cluster]] = {}
        for recalled in ordered:
            if any(k.tense != "background" for k in recalled.claims) or not self._is_of_a_month(recalled):
                continue
            may = [c for c in news if self._is_recalled(c, recalled)]
            if len(may) == 1:
                found.setdefault(may[0], []).append(recalled)
        return [
            (piece, one)
            for piece, recalled in found.items()
            for one in recalled
            if all(one is other or self._agree(one, other) for other in recalled)
        ]

    def _agree(self, one: Cluster, other: Cluster) -> bool:
        """Tell whether two recollections can both be of one piece of news: of days that meet, and places not apart."""
        (first, last), (begin, end) = days_of(one), days_of(other)
        meet = max(first, begin) <= min(last, end)
        return meet and self._nesting.nearness(one.place(self._nesting), other.place(self._nesting)) > 0

    def _is_recalled(self, news: Cluster, recalled: Cluster) -> bool:
        if not _is_one_kind(news, recalled) or articles_of(news) & articles_of(recalled):
            return False
        near = self._nesting.nearness(news.place(self._nesting), recalled.place(self._nesting))
        if near <= 0 or near >= 0.5:
            return False  # apart, or told by both of one place, which has been asked before
        days, then = self._days(news), days_of(recalled)
        if days is None or max(days[0], then[0]) > min(days[1], then[1]):
            return False
        if self._judged.keeps_apart([c.id for c in news.claims], [c.id for c in recalled.claims]):
            return False
        if are_told_apart(news.claims, recalled.claims) or is_of_other_days(recalled, news):
            return False
        return _share_sides(news, recalled, exact=days == then and days[0] == days[1])

    def _days(self, news: Cluster) -> tuple[date, date] | None:
        """Give the days of a piece of news, those before its first report where none is told; None where that has none."""
        first, last = days_of(news)
        if news.happened().basis != "unknown" and last != date.max:
            return first, last
        known = [
            p for c in news.claims if (p := self._published.get(c.article_id)) is not None and p.latest is not None
        ]
        if not known:
            return None
        report = min(p.latest for p in known if p.latest is not None)
        return report - NEWS, report

    def _is_of_a_month(self, recalled: Cluster) -> bool:
        first, last = days_of(recalled)
        return recalled.happened().basis != "unknown" and date.min < first and last - first <= MONTH


def _is_one_kind(one: Cluster, other: Cluster) -> bool:
    return one.kind == other.kind or (_gains(one) and _gains(other))


def _gains(cluster: Cluster) -> bool:
    return event_kinds()[cluster.kind].control == "gain"


def _share_sides(one: Cluster, other: Cluster, *, exact: bool) -> bool:
    """Tell whether two clusters name one doer or target, and no other in that role; of one day, whether they name no other."""
    shared = False
    for role in ("actor_ids", "target_ids"):
        mine, theirs = named_in(one, role), named_in(other, role)
        if mine and theirs and not mine & theirs:
            if role == "actor_ids" and _are_persons(mine) == _are_persons(theirs):
                return False  # a leader may stand for his men
            continue
        shared = shared or bool(mine & theirs)
    return shared or exact


def _are_persons(ids: Iterable[str]) -> bool:
    return all(each.startswith("per-") for each in ids)
