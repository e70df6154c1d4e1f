"""Which of the clusters of a region can be of a claim's days at all, so that no claim is weighed against all of them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import Generic, TypeVar

from dateline.model.picture import PictureClaim, Published
from dateline.picture.events.fit import NEWS_DAYS, is_loose, times_of
from dateline.picture.links.spoken import names_date

REACH = 2 * NEWS_DAYS
"""Days by which a claim without a time may lie off its report; twice what is weighed, so that nothing is lost here."""
_MONTH = 30
_LONGEST = 24
"""What spans more months is looked at for every claim."""
_ANY_TIME = "any time"
Cluster = TypeVar("Cluster", bound=Hashable)


class Nearby(Generic[Cluster]):
    """Clusters by region, by the months of their claims, and by the groups of reports that tell of them.

    A claim fits a cluster only where its days meet those of a claim in it, or, with no day told, its report's days do, or those
    of the dated reports of its matter, or reports of one group tell of both, or its words name a date of no year (``fit.Fit``).
    """

    def __init__(self, published: Mapping[str, Published], news: Iterable[Sequence[str]]) -> None:
        news = tuple(news)
        self._published = published
        self._times = times_of(news, published)
        self._group = {article: number for number, group in enumerate(news) for article in group}
        self._kept: dict[tuple[str, object], dict[Cluster, None]] = {}
        self._numbers: dict[str, dict[Cluster, int]] = {}
        self._regions: dict[Cluster, dict[str, None]] = {}
        self._keys: dict[Cluster, dict[object, None]] = {}

    def keep(self, region: str | None, claim: PictureClaim, cluster: Cluster) -> None:
        """Keep that a cluster holds a claim now, by the region, and by the report, that tell of it.

        In each of its regions a cluster is found by the months of all its claims.
        """
        regions, keys = self._regions.setdefault(cluster, {}), self._keys.setdefault(cluster, {})
        new = {key: None for key in (self._teller(claim), *self._months(claim, 0)) if key not in keys}
        keys.update(new)
        for place in dict.fromkeys((*regions, *([region] if region is not None else ()), claim.article_id)):
            numbers = self._numbers.setdefault(place, {})
            numbers.setdefault(cluster, len(numbers))
            for key in new if place in regions else keys:
                self._kept.setdefault((place, key), {})[cluster] = None
            regions[place] = None

    def of(self, region: str, claim: PictureClaim) -> list[tuple[int, Cluster]]:
        """Give the clusters a claim may belong to, each with its number in the region, older ones first."""
        numbers = self._numbers.get(region, {})
        months = self._months(claim, REACH)
        if _ANY_TIME in months or (not months and names_date(claim)):
            return [(number, cluster) for cluster, number in numbers.items()]
        keys = (self._teller(claim), _ANY_TIME, *months)
        found = {cluster for key in keys for cluster in self._kept.get((region, key), ())}
        return sorted(((numbers[cluster], cluster) for cluster in found), key=lambda pair: pair[0])

    def _teller(self, claim: PictureClaim) -> tuple[str, object]:
        return ("told by", self._group.get(claim.article_id, claim.article_id))

    def _months(self, claim: PictureClaim, reach: int) -> Sequence[object]:
        """Number the months a claim can be of, or those of its report; none where not even that is known."""
        first, last = self._days(claim)
        if is_loose(claim) and last is None:
            return ()
        if first is None or last is None:
            return (_ANY_TIME,)
        low, high = (first.toordinal() - reach) // _MONTH, (last.toordinal() + reach) // _MONTH
        return range(low, high + 1) if high - low <= _LONGEST else (_ANY_TIME,)

    def _days(self, claim: PictureClaim) -> tuple[date | None, date | None]:
        if not is_loose(claim):
            return claim.earliest, claim.latest
        report, matter = self._published[claim.article_id], self._times.get(claim.article_id, ())
        told = (claim.earliest, claim.latest) if claim.time_basis != "unknown" else ()
        days = [d for d in (report.earliest, report.latest, *matter, *told) if d is not None]
        return (min(days), max(days)) if report.latest is not None or told else (None, None)
