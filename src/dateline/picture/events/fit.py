"""Whether a claim can be of the occurrence other claims tell of: kind, place, time and sides weighed one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dateline.kinds import event_kinds, kinds_fit
from dateline.model.picture import PictureClaim, Published
from dateline.model.world import When
from dateline.picture.events.sides import Sides
from dateline.picture.links.nesting import Nesting
from dateline.picture.links.spoken import may_be, names_date, says
from dateline.picture.stories.likeness import is_narrow

NEWS_DAYS = 14
"""A claim without a time may be of an occurrence up to this many days before its report, within one running matter."""
SOON_DAYS = 3
"""Between reports that nothing else joins, a claim without a time is taken to be of the last days."""
_WIDE = 3
"""A time no narrower than this many days is a passing mention's when it lies long before the report."""
MONTH = timedelta(days=31)
LOOSE_DAYS = 100
"""News told of no closer a time than more than this ("the second death of the year") says no more than its report's date."""

GAINS = frozenset({"capture", "recapture"})
"""One gain of a place, by a side which one report says has it back."""
SEALED = frozenset({"agreement", "coup", "sanction", "concession"})
"""Kinds that one side does once on a day, wherever: a truce declared, a constitution suspended."""


class Match(NamedTuple):
    """Why a claim joins a cluster: how well each part fits."""

    kind: float
    place: float
    time: float
    sides: float

    @property
    def score(self) -> float:
        return 3 * self.kind + 3 * self.place + 3 * self.time + 2 * self.sides


class Told(NamedTuple):
    """What a cluster comes to so far, as far as a further claim is weighed against it."""

    kind: str
    place_id: str | None
    happened: When
    claims: Sequence[PictureClaim]


class Fit:
    """Weighs claims against clusters; ``news`` are the groups of reports known to tell the same news."""

    def __init__(
        self, published: Mapping[str, Published], nesting: Nesting, sides: Sides, news: Iterable[Sequence[str]] = ()
    ) -> None:
        self._published, self._nesting, self._sides = published, nesting, sides
        self._group = {article: number for number, group in enumerate(news) for article in group}
        self._times = times_of(news, published)

    def weigh(self, claim: PictureClaim, told: Told) -> Match | None:
        """Give the match, or None where kind, place, time or sides rule it out."""
        if not _kinds_allow(claim, told.kind):
            return None
        place = self._nesting.nearness(claim.place_id, told.place_id)
        if place <= 0:
            return None
        time = self._time(claim, told)
        shared = self._sides.share(claim, told.claims) if time is not None else None
        if time is None or shared is None:
            return None
        own = any(c.article_id == claim.article_id for c in told.claims)
        placeless = claim.place_id is None and told.place_id is None
        deal = placeless and claim.kind == told.kind and claim.kind in SEALED and shared >= 1 and time >= 1
        if place < 0.5 and not (deal or (own and claim.place_id is None and shared >= 0.8 and time >= 0.8)):
            return None
        if {claim.kind, told.kind} == GAINS and shared < 1:
            return None
        exact = time >= 1 or (own and _is_bare_harm(claim))
        if claim.kind != told.kind and not is_passing(claim) and not (exact and place >= 0.7):
            return None
        return Match(_kind_fit(claim, told.kind), place, time, shared)

    def may_be(self, claim: PictureClaim, told: Told) -> bool:
        """Tell whether nothing keeps a claim from meaning an act told before: no other place, time or side."""
        if self._nesting.nearness(claim.place_id, told.place_id) <= 0:
            return False
        if claim.tense != told.claims[0].tense or self._sides.share(claim, told.claims) is None:
            return False
        if claim.time_basis == "unknown" or told.happened.basis == "unknown":
            return True
        return _meet(self._days(claim), (told.happened.earliest, told.happened.latest)) is not None

    def is_elsewhere(self, claim: PictureClaim, others: Iterable[PictureClaim]) -> bool:
        """Tell whether a claim is told of a place apart from that of each other."""
        return all(self._nesting.nearness(claim.place_id, c.place_id) == 0 for c in others)

    def _time(self, claim: PictureClaim, told: Told) -> float | None:
        """Give 1 for the same day, 0.8 for times that meet, 0.6 where one is only bounded by its report, None if apart."""
        if claim.time_basis == "unknown" and claim.tense == "background":
            return None
        vague = is_vague(told)
        loose = [c for c in told.claims if is_loose(c)] if vague else []
        if not is_loose(claim) and not vague:
            return _meet(self._days(claim), self._span(told))
        if claim.time_basis != "unknown" and not self._meets(claim, told.claims):
            return None
        if is_loose(claim):
            others = not loose
            firm = self._span(told) if others else None
            if firm is not None and says(claim, firm) is False:
                return None
            fits = self._bounded(claim, told, firm) and all(self._near(claim, c) for c in loose)
        else:
            fits = may_be(loose, self._days(claim)) and all(
                self._bounded(c, Told(told.kind, told.place_id, told.happened, [claim]), self._days(claim))
                for c in loose
            )
        return 0.6 if fits else None

    def _meets(self, claim: PictureClaim, others: Iterable[PictureClaim]) -> bool:
        """Tell whether a claim's time meets that of each other one that tells any, however wide."""
        days = self._days(claim)
        return all(_meet(days, self._days(c)) is not None for c in others if c.time_basis != "unknown")

    def _days(self, claim: PictureClaim) -> tuple[date | None, date | None]:
        """Give the first and last day of a claim; what a report tells as done was done by its own date."""
        if _is_held_since(claim):
            return claim.earliest, claim.earliest  # who has held it since a day took it on that day
        if claim.latest is None and claim.tense in {"current", "background"}:
            return claim.earliest, self._published[claim.article_id].latest
        if claim.earliest is None and claim.latest is not None and claim.tense == "current":
            return claim.latest - timedelta(days=LOOSE_DAYS), claim.latest
        return claim.earliest, claim.latest

    def _span(self, told: Told) -> tuple[date | None, date | None]:
        """Give the first and last day of a cluster, no later than the first report of it."""
        if told.happened.latest is not None:
            if told.happened.earliest is None and all(c.tense == "current" for c in told.claims):
                return told.happened.latest - timedelta(days=LOOSE_DAYS), told.happened.latest
            return told.happened.earliest, told.happened.latest
        return told.happened.earliest, min(
            (d for c in told.claims if (d := self._days(c)[1]) is not None), default=None
        )

    def _bounded(self, undated: PictureClaim, told: Told, days: tuple[date | None, date | None] | None) -> bool:
        """Tell whether an undated claim's report came after these days, and not long after."""
        if days is None:
            return True
        report = self._published[undated.article_id]
        related = any(self._related(undated.article_id, c.article_id) for c in told.claims)
        if report.latest is None:
            return related or (names_date(undated) and says(undated, days) is True)
        if days[0] is not None and days[0] > report.latest:
            return False
        reach = timedelta(days=NEWS_DAYS if related else SOON_DAYS)
        if not related and (
            self._is_of_months(undated.article_id) or not self._is_of_its_matter(undated.article_id, days)
        ):
            return False
        return days[1] is None or days[1] >= (report.earliest or report.latest) - reach

    def _is_of_its_matter(self, article_id: str, days: tuple[date | None, date | None]) -> bool:
        """Tell whether days are of the time of the matter that a report without a date tells of, where dated ones tell it."""
        if article_id not in self._times:
            return True
        first, last = self._times[article_id]
        reach = timedelta(days=NEWS_DAYS)
        return (days[0] is None or days[0] <= last) and (days[1] is None or days[1] >= first - reach)

    def _near(self, one: PictureClaim, other: PictureClaim) -> bool:
        """Tell whether two undated claims can be of one day: their reports are one, of one matter, or of a few days."""
        if self._related(one.article_id, other.article_id):
            return True
        here, there = self._out(one.article_id), self._out(other.article_id)
        if here is None or there is None or self._is_of_months(one.article_id) or self._is_of_months(other.article_id):
            return False
        return max(here[0], there[0]) - min(here[1], there[1]) <= timedelta(days=SOON_DAYS)

    def _is_of_months(self, article_id: str) -> bool:
        """Tell a report known to months only: what it tells without a day may be of any of many days."""
        out = self._out(article_id)
        return out is not None and out[1] - out[0] > MONTH

    def _out(self, article_id: str) -> tuple[date, date] | None:
        """Give when a report came out; one without a date, with the dated reports of its matter."""
        report = self._published[article_id]
        if report.earliest is None or report.latest is None:
            return None
        return self._times.get(article_id, (report.earliest, report.latest))

    def _related(self, one: str, other: str) -> bool:
        return one == other or (one in self._group and self._group.get(one) == self._group.get(other))


def times_of(news: Iterable[Sequence[str]], published: Mapping[str, Published]) -> Mapping[str, tuple[date, date]]:
    """Give by undated report the days on which the dated ones of its matter came out, the first and the last."""
    found: dict[str, tuple[date, date]] = {}
    for group in news:
        mine = [(a, published[a]) for a in group if a in published]
        dated = [(p.earliest, p.latest) for _, p in mine if is_narrow(p) and p.earliest and p.latest]
        if dated:
            time = min(first for first, _ in dated), max(last for _, last in dated)
            found |= {a: time for a, p in mine if not is_narrow(p)}
    return found


def is_passing(claim: PictureClaim) -> bool:
    """Tell a passing mention of another time, told no closer than a month or year."""
    return claim.tense == "background" and width(claim) > _WIDE


def width(claim: PictureClaim) -> int:
    """Give how many days lie between the ends of a claim's time; a great many where an end is open."""
    if claim.earliest is None or claim.latest is None:
        return 100_000
    return (claim.latest - claim.earliest).days


def is_loose(claim: PictureClaim) -> bool:
    """Tell a claim whose time says no more than its report's date does: none told, or news of some year."""
    if _is_held_since(claim):
        return False
    return claim.time_basis == "unknown" or (claim.tense == "current" and _is_long(claim.earliest, claim.latest))


def _is_held_since(claim: PictureClaim) -> bool:
    return claim.tells == "state" and claim.tense == "current" and _is_long(claim.earliest, claim.latest)


def is_vague(told: Told) -> bool:
    """Tell a cluster none of whose claims tells a closer time than its report's date."""
    return told.happened.basis == "unknown" or all(is_loose(c) for c in told.claims)


def _is_long(earliest: date | None, latest: date | None) -> bool:
    return earliest is not None and latest is not None and (latest - earliest).days > LOOSE_DAYS


def _meet(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> float | None:
    low = max(one[0] or date.min, other[0] or date.min)
    high = min(one[1] or date.max, other[1] or date.max)
    if low > high:
        return None
    narrow = all(a is not None and b is not None and (b - a).days <= 1 for a, b in (one, other))
    return 1.0 if narrow else 0.8


def _kinds_allow(claim: PictureClaim, kind: str) -> bool:
    """Let kinds join that reports use for one happening; in passing, any of the same family."""
    if is_passing(claim) and event_kinds()[claim.kind].family == event_kinds()[kind].family:
        return True
    return kinds_fit(claim.kind, kind) or {claim.kind, kind} == GAINS


def _kind_fit(claim: PictureClaim, kind: str) -> float:
    """Weigh the kinds; what is remembered of a year at a place is first of all that it changed hands."""
    if is_passing(claim) and event_kinds()[kind].control == "gain":
        return 1.2
    return 1.0 if claim.kind == kind else 0.4


def _is_bare_harm(claim: PictureClaim) -> bool:
    """Tell a toll that names no doer, means or day: it is of what its report tells of the place."""
    return claim.kind == "killing" and not claim.actor_ids and claim.means is None and claim.time_basis == "unknown"
