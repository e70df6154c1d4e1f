"""Claims to events: which claims tell of one occurrence, decided by kind, place, time and sides, never by wording alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dateline.kinds import event_kinds, kinds_fit
from dateline.model.picture import PictureClaim, Published
from dateline.model.world import When
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
    """Claims of one occurrence, while it is being put together."""

    def __init__(self, claim: PictureClaim) -> None:
        self.claims = [claim]
        self.denials: list[PictureClaim] = []

    @property
    def kind(self) -> str:
        """The kind most of its claims tell; of equal ones that which says most of who holds the place."""
        votes: dict[str, int] = {}
        for claim in self.claims:
            votes[claim.kind] = votes.get(claim.kind, 0) + 1
        return max(votes, key=lambda k: (votes[k], event_kinds()[k].control != "none", k != "attack", k))

    def add(self, claim: PictureClaim) -> None:
        self.claims.append(claim)

    def happened(self) -> When:
        """Give the days its claims agree on, the narrowest first."""
        known = [c for c in self.claims if c.time_basis != "unknown"]
        whens = [
            When(earliest=c.earliest, latest=c.latest, basis=c.time_basis, text=c.time_text)
            for c in sorted(known, key=_width)
        ]
        return combine(whens) if whens else When(earliest=None, latest=self._bound(), basis="unknown")

    def place(self, nesting: Nesting) -> str | None:
        """Give the place most of its claims name, the finest of those."""
        return nesting.finest([c.place_id for c in self.claims])

    def _bound(self) -> date | None:
        return min((c.latest for c in self.claims if c.latest is not None), default=None)


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
    claims: Sequence[PictureClaim], published: Mapping[str, Published], nesting: Nesting, sides: Sides
) -> list[Cluster]:
    """Put claims together by occurrence. The order of ``claims`` does not matter.

    Only what is told as having taken place makes an event; a denial joins the event it denies.
    """
    real = [c for c in claims if _is_told_as_real(c) and worth(c) and not _spreads(c, nesting)]
    ordered = sorted(
        real, key=lambda c: (c.takes_up is not None, c.rule in STATES, -_specific(c), c.article_id, c.start, c.id)
    )
    clusters: list[Cluster] = []
    index: dict[str, list[Cluster]] = {}
    home: dict[str, Cluster] = {}
    for claim in ordered:
        best = _meant_again(claim, home) or _best(claim, _candidates(claim, index, nesting), published, nesting, sides)
        if best is not None:
            best.add(claim)
        else:
            best = Cluster(claim)
            clusters.append(best)
        home[claim.id] = best
        for key in nesting.keys(claim.place_id):
            if best not in index.setdefault(key, []):
                index[key].append(best)
    for claim in sorted((c for c in claims if _denies(c)), key=lambda c: c.id):
        denied = _best(claim, _candidates(claim, index, nesting), published, nesting, sides, strict=True)
        if denied is not None:
            denied.denials.append(claim)
    return clusters


def _is_told_as_real(claim: PictureClaim) -> bool:
    return claim.polarity == "positive" and claim.tense in _REAL and claim.certainty != "doubted"


def _spreads(claim: PictureClaim, nesting: Nesting) -> bool:
    """Tell a gain of parts of a whole country: nobody can say of which place it is."""
    return event_kinds()[claim.kind].control == "gain" and claim.extent == "part" and nesting.is_country(claim.place_id)


def _meant_again(claim: PictureClaim, home: Mapping[str, Cluster]) -> Cluster | None:
    """Give the cluster of the act that a definite noun means again."""
    return home.get(claim.takes_up) if claim.takes_up is not None else None


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


def _candidates(claim: PictureClaim, index: Mapping[str, list[Cluster]], nesting: Nesting) -> list[Cluster]:
    found: list[Cluster] = []
    for key in nesting.keys(claim.place_id):
        found += [c for c in index.get(key, ()) if c not in found]
    return found


def _best(
    claim: PictureClaim,
    candidates: Iterable[Cluster],
    published: Mapping[str, Published],
    nesting: Nesting,
    sides: Sides,
    *,
    strict: bool = False,
) -> Cluster | None:
    scored: list[tuple[float, int, Cluster]] = []
    for number, cluster in enumerate(candidates):
        match = compare(claim, cluster, published, nesting, sides)
        if match is not None and (not strict or match.place + match.time >= 1.5):
            scored.append((match.score, -number, cluster))
    if not scored:
        return None
    scored.sort(key=lambda s: (-s[0], -s[1]))
    return scored[0][2]


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
