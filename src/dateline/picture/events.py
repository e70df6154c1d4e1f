"""Claims to events: which claims tell of one occurrence, decided by kind, place, time and sides, never by wording alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dateline.kinds import event_kinds, kinds_fit
from dateline.model.picture import PictureClaim, Published
from dateline.model.world import When
from dateline.picture.judged import Judged
from dateline.picture.nesting import Nesting
from dateline.picture.sides import Sides
from dateline.picture.when import combine

NEWS_DAYS = 14
"""An undated claim in a report may be of an occurrence up to this many days before it."""
STATES = frozenset({"control-held", "control-has", "control-exercised"})
"""Rules that tell who holds a place, not that it changed hands: they join a capture before they make one."""
_REAL = frozenset({"current", "background"})
_WIDE = 3
"""A claim whose time is no narrower than this many days takes the day of a match rather than making its own."""


class Cluster:
    """Claims of one occurrence, while it is being put together; what they sum up to is kept until one is added."""

    def __init__(self, claim: PictureClaim) -> None:
        self.claims = [claim]
        self.denials: list[PictureClaim] = []
        self.aliases: list[str] = []
        """Ids of claims that gave their name to clusters merged into this one."""
        self._summed: tuple[str, When, str | None] | None = None

    def add(self, claim: PictureClaim) -> None:
        self.claims.append(claim)
        self._summed = None

    def absorb(self, other: Cluster) -> None:
        """Take over all that another cluster holds."""
        self.claims += other.claims
        self.denials += other.denials
        self.aliases += other.aliases
        self._summed = None

    @property
    def kind(self) -> str:
        """The kind most of its claims tell; of equal ones that which says most of who holds the place."""
        return self._sum()[0]

    def happened(self) -> When:
        """Give the days its claims agree on, the narrowest first."""
        return self._sum()[1]

    def place(self, nesting: Nesting) -> str | None:
        """Give the place most of its claims name, the finest of those."""
        return self._sum(nesting)[2]

    def _sum(self, nesting: Nesting | None = None) -> tuple[str, When, str | None]:
        if self._summed is None or (nesting is not None and self._summed[2] is None):
            place = nesting.finest([c.place_id for c in self.claims]) if nesting is not None else None
            self._summed = (_voted_kind(self.claims), _agreed_time(self.claims), place)
        return self._summed


def _voted_kind(claims: Sequence[PictureClaim]) -> str:
    votes: dict[str, int] = {}
    for claim in claims:
        votes[claim.kind] = votes.get(claim.kind, 0) + 1
    return max(votes, key=lambda k: (votes[k], event_kinds()[k].control != "none", k != "attack", k))


def _agreed_time(claims: Sequence[PictureClaim]) -> When:
    known = [c for c in claims if c.time_basis != "unknown"]
    if not known:
        bound = min((c.latest for c in claims if c.latest is not None), default=None)
        return When(earliest=None, latest=bound, basis="unknown")
    ordered = sorted(known, key=lambda c: (_width(c), c.earliest or date.min, c.id))
    return combine([When(earliest=c.earliest, latest=c.latest, basis=c.time_basis, text=c.time_text) for c in ordered])


class Match(NamedTuple):
    """Why a claim joins a cluster: the parts of the score, each between 0 and 1."""

    kind: float
    place: float
    time: float
    sides: float

    @property
    def score(self) -> float:
        return 3 * self.kind + 3 * self.place + 3 * self.time + 2 * self.sides


def resolve(
    claims: Sequence[PictureClaim], published: Mapping[str, Published], nesting: Nesting, sides: Sides, judged: Judged
) -> list[Cluster]:
    """Put claims together by occurrence. The order of ``claims`` does not matter.

    Only what is told as having taken place makes an event; a denial joins the event it denies.
    """
    real = [c for c in claims if _is_told_as_real(c) and worth(c) and not _spreads(c, nesting)]
    ordered = sorted(
        real, key=lambda c: (c.takes_up is not None, c.rule in STATES, -_specific(c), c.article_id, c.start, c.id)
    )
    bench = _Bench(published, nesting, sides, judged)
    for claim in ordered:
        bench.place(claim)
    for claim in sorted((c for c in claims if _denies(c)), key=lambda c: c.id):
        bench.deny(claim)
    return bench.merged()


class _Bench:
    """The clusters so far, found by place and by report."""

    def __init__(self, published: Mapping[str, Published], nesting: Nesting, sides: Sides, judged: Judged) -> None:
        self._published, self._nesting, self._sides, self._judged = published, nesting, sides, judged
        self._clusters: list[Cluster] = []
        self._index: dict[str, list[Cluster]] = {}
        self._home: dict[str, Cluster] = {}

    def place(self, claim: PictureClaim) -> None:
        """Put a claim where it belongs: to the act it means again, the best match, or a cluster of its own.

        Who merely holds a place did not take it just then: such a claim joins a capture but never makes one.
        """
        cluster = self._meant_again(claim) or self._best(claim)
        if cluster is None and claim.rule in STATES:
            return
        if cluster is None:
            cluster = Cluster(claim)
            self._clusters.append(cluster)
        else:
            cluster.add(claim)
        self._home[claim.id] = cluster
        for key in (self._nesting.key(claim.place_id), claim.article_id):
            known = self._index.setdefault(key, []) if key is not None else []
            if cluster not in known:
                known.append(cluster)

    def deny(self, claim: PictureClaim) -> None:
        denied = self._best(claim, strict=True)
        if denied is not None:
            denied.denials.append(claim)

    def merged(self) -> list[Cluster]:
        """Give the clusters, those put together that a person judged to be the same."""
        for one, other in self._judged.same(self._home):
            into, out = self._home[one], self._home[other]
            if into is not out:
                into.absorb(out)
                into.aliases.append(out.claims[0].id)
                self._clusters.remove(out)
                self._home |= {c.id: into for c in out.claims}
        return self._clusters

    def _meant_again(self, claim: PictureClaim) -> Cluster | None:
        """Give the cluster of the act that a definite noun means again."""
        return self._home.get(claim.takes_up) if claim.takes_up is not None else None

    def _best(self, claim: PictureClaim, *, strict: bool = False) -> Cluster | None:
        """Give the cluster that fits best, the older of equals; a denial (strict) must fit in place or time exactly."""
        scored: list[tuple[float, int, Cluster]] = []
        for number, cluster in enumerate(self._index.get(self._nesting.key(claim.place_id) or claim.article_id, ())):
            match = compare(claim, cluster, self._published, self._nesting, self._sides)
            if match is None or (strict and match.place + match.time < 1.5):
                continue
            if not self._judged.keeps_apart([claim.id], [c.id for c in cluster.claims]):
                scored.append((match.score, -number, cluster))
        return max(scored, key=lambda s: s[:2])[2] if scored else None


def _is_told_as_real(claim: PictureClaim) -> bool:
    return claim.polarity == "positive" and claim.tense in _REAL and claim.certainty != "doubted"


def _spreads(claim: PictureClaim, nesting: Nesting) -> bool:
    """Tell a gain of parts of a whole country: nobody can say of which place it is."""
    return event_kinds()[claim.kind].control == "gain" and claim.extent == "part" and nesting.is_country(claim.place_id)


def _denies(claim: PictureClaim) -> bool:
    """Tell a denial: somebody says it did not take place. Failing to keep a place does not deny its capture."""
    return claim.polarity == "negative" and claim.certainty == "doubted" and claim.rule not in STATES


def worth(claim: PictureClaim) -> bool:
    """Tell whether a claim says enough to stand as an occurrence: who did what to whom, or what happened where."""
    if event_kinds()[claim.kind].control == "gain" and claim.extent == "part" and claim.rule in STATES:
        return False
    if event_kinds()[claim.kind].force or claim.kind in {"disaster", "accident", "protest", "displacement"}:
        harmed = any(q.measure for q in claim.quantities)
        return claim.place_id is not None or harmed or bool(claim.actor_ids and claim.target_ids)
    return bool(claim.actor_ids) and bool(claim.target_ids or claim.place_id or claim.time_basis != "unknown")


def _specific(claim: PictureClaim) -> float:
    """Rank claims so that those which say most are placed first."""
    narrow = claim.time_basis != "unknown" and _width(claim) <= 1
    return (
        4 * bool(claim.place_id)
        + 3 * narrow
        + 1 * (claim.time_basis != "unknown")
        + bool(claim.actor_ids)
        + 0.5 * bool(claim.target_ids)
    )


def _width(claim: PictureClaim) -> int:
    if claim.earliest is None or claim.latest is None:
        return 100_000
    return (claim.latest - claim.earliest).days


def compare(
    claim: PictureClaim, cluster: Cluster, published: Mapping[str, Published], nesting: Nesting, sides: Sides
) -> Match | None:
    """Weigh a claim against a cluster; None where kind, place, time or sides rule it out."""
    if not _kinds_allow(claim, cluster):
        return None
    place = nesting.nearness(claim.place_id, cluster.place(nesting))
    time = _time_fit(claim, cluster, published)
    shared = sides.share(claim, cluster.claims)
    if place <= 0 or time is None or shared is None:
        return None
    if place < 0.5 and not _same_report(claim, cluster, time, shared):
        return None
    if claim.kind != cluster.kind and not _passing(claim) and (time < 1 or place < 0.7):
        return None
    return Match(1.0 if claim.kind == cluster.kind else 0.4, place, time, shared)


def _passing(claim: PictureClaim) -> bool:
    """Tell a passing mention of another time, told no closer than a month or year."""
    return claim.tense == "background" and _width(claim) > _WIDE


def _kinds_allow(claim: PictureClaim, cluster: Cluster) -> bool:
    """Let kinds join that reports use for one happening; in passing, any of the same family."""
    if _passing(claim):
        return event_kinds()[claim.kind].family == event_kinds()[cluster.kind].family or kinds_fit(
            claim.kind, cluster.kind
        )
    return kinds_fit(claim.kind, cluster.kind)


def _same_report(claim: PictureClaim, cluster: Cluster, time: float, shared: float) -> bool:
    """Let a claim that names no place, or only the country, join what its own report tells of the same sides and day."""
    return (
        claim.place_id is None
        and shared >= 0.8
        and time >= 0.8
        and any(c.article_id == claim.article_id for c in cluster.claims)
    )


def _time_fit(claim: PictureClaim, cluster: Cluster, published: Mapping[str, Published]) -> float | None:
    happened = cluster.happened()
    if claim.time_basis == "unknown":
        return _undated_fit(claim, happened, published)
    if happened.basis == "unknown":
        return 0.6 if all(_could_be(c, claim, published) for c in cluster.claims) else None
    earliest, latest = claim.earliest or date.min, claim.latest or date.max
    low, high = happened.earliest or date.min, happened.latest or date.max
    if latest < low or high < earliest:
        return None
    exact = (
        _width(claim) <= 1
        and happened.earliest is not None
        and happened.latest is not None
        and (happened.latest - happened.earliest).days <= 1
    )
    return 1.0 if exact else 0.8


def _could_be(undated: PictureClaim, dated: PictureClaim, published: Mapping[str, Published]) -> bool:
    return (
        _undated_fit(undated, When(earliest=dated.earliest, latest=dated.latest, basis=dated.time_basis), published)
        is not None
    )


def _undated_fit(claim: PictureClaim, happened: When, published: Mapping[str, Published]) -> float | None:
    """Fit a claim without a time: its report must come after, and not long after."""
    report = published.get(claim.article_id)
    if claim.tense == "background":
        return None
    if report is None or report.latest is None:
        return 0.5 if happened.basis == "unknown" else None
    if happened.earliest is not None and happened.earliest > report.latest:
        return None
    end = happened.latest or report.latest
    if end < (report.earliest or report.latest) - timedelta(days=NEWS_DAYS):
        return None
    return 0.6
