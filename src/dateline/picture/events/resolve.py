"""Claims to events: which claims tell of one occurrence, decided by kind, place, time and sides, never by wording alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dateline.kinds import HAZARDS, event_kinds
from dateline.model.picture import PictureClaim, Published
from dateline.picture.events.calamities import TOLLS, aftermath
from dateline.picture.events.cluster import Cluster
from dateline.picture.events.course import Course
from dateline.picture.events.fit import SEALED, Fit, is_loose, width
from dateline.picture.events.fragments import TOWN, Gathering, by_matter
from dateline.picture.events.kinship import VIOLENCE
from dateline.picture.events.nearby import Nearby
from dateline.picture.events.of_wounds import of_wounds
from dateline.picture.events.recalled import Recall
from dateline.picture.events.retold import Retold
from dateline.picture.events.sides import Sides
from dateline.picture.events.told_apart import are_told_apart
from dateline.picture.judged import Judged
from dateline.picture.links.nesting import Nesting

_REAL = frozenset({"current", "background"})


def resolve(
    claims: Sequence[PictureClaim],
    published: Mapping[str, Published],
    nesting: Nesting,
    sides: Sides,
    judged: Judged,
    news: Sequence[Sequence[str]] = (),
) -> list[Cluster]:
    """Put claims together by occurrence. The order of ``claims`` does not matter.

    Only what is told as having taken place makes an event; a denial joins the event it denies.
    """
    real = [c for c in claims if _is_told_as_real(c) and (worth(c) or spares(c)) and not _spreads(c, nesting)]
    caused = _causes(real, nesting, news)
    spared = [c for c in real if spares(c) and c.id not in caused]
    telling = [c for c in real if c.takes_up is None and c.id not in caused and not spares(c)]
    ordered = sorted(telling, key=lambda c: (c.tells == "state", -_specific(c), c.article_id, c.start, c.id))
    again = sorted(
        (c for c in real if c.takes_up is not None and c.id not in caused and not spares(c)),
        key=lambda c: (c.article_id, c.start, c.id),
    )
    done = _by_cause(real, caused)
    course = Course(real)
    bench = _Bench(
        Fit(published, nesting, sides, news),
        nesting,
        judged,
        caused,
        Nearby(published, news),
        _dated_acts(real),
        course,
    )
    for claim in (*ordered, *again):
        bench.place(claim)
        for effect in done.get(claim.id, ()):
            bench.place(effect)
    loose = [*(c for c in claims if _is_told_as_real(c) and not worth(c) and not spares(c)), *spared]
    bench.gather(Gathering(published, nesting, sides, judged, course), news, loose)
    bench.recall(Recall(published, nesting, judged))
    bench.retell(Retold(published, nesting, sides, judged, course), news)
    for claim in sorted((c for c in claims if _denies(c)), key=lambda c: c.id):
        bench.deny(claim)
    return bench.merged()


def _causes(claims: Sequence[PictureClaim], nesting: Nesting, news: Sequence[Sequence[str]]) -> Mapping[str, str]:
    """Give by claim that of the calamity, or of the act, whose doing it tells."""
    caused = aftermath(claims, nesting, news)
    free = [c for c in claims if c.id not in caused and c.takes_up is None]
    return {**of_wounds(free, news), **caused}


def _by_cause(claims: Sequence[PictureClaim], caused: Mapping[str, str]) -> Mapping[str, list[PictureClaim]]:
    """Give what each calamity's claim did, in the order of the reports."""
    found: dict[str, list[PictureClaim]] = {}
    for claim in sorted(claims, key=lambda c: (c.article_id, c.start, c.id)):
        if claim.id in caused:
            found.setdefault(caused[claim.id], []).append(claim)
    return found


_PERIOD = re.compile(r"\b(?:years|months|weeks|decades)$", re.IGNORECASE)


class _Bench:
    """The clusters so far, found by place and by report."""

    def __init__(
        self,
        fit: Fit,
        nesting: Nesting,
        judged: Judged,
        caused: Mapping[str, str],
        nearby: Nearby[Cluster],
        dated: Mapping[str, Sequence[PictureClaim]],
        course: Course,
    ) -> None:
        self._fit, self._nesting, self._judged, self._caused = fit, nesting, judged, caused
        self._nearby = nearby
        self._clusters: list[Cluster] = []
        self._home: dict[str, Cluster] = {}
        self._taken_up: dict[Cluster, Cluster] = {}
        self._dated, self._course = dated, course

    def place(self, claim: PictureClaim) -> None:
        """Put a claim where it belongs: to the act it means again, the best match, or a cluster of its own.

        Who merely holds a place did not take it just then: such a claim joins a capture but never makes one.
        """
        calamity = self._calamity(claim)
        cluster = calamity or self._meant_again(claim) or self._best(claim)
        if cluster is None and claim.tells == "state":
            return
        if cluster is None:
            cluster = Cluster(claim)
            self._clusters.append(cluster)
        else:
            cluster.add(claim, effect=calamity is not None and _is_what_it_did(claim, calamity))
        self._home[claim.id] = cluster
        self._nearby.keep(self._region(claim), claim, cluster)

    def _region(self, claim: PictureClaim) -> str | None:
        """Give the key under which claims of one happening meet: the place, or the side that did it wherever it was."""
        if claim.place_id is None and claim.kind in SEALED and claim.actor_ids:
            return f"{claim.kind} by {claim.actor_ids[0]}"
        return self._nesting.key(claim.place_id)

    def gather(self, gathering: Gathering, news: Sequence[Sequence[str]], loose: Sequence[PictureClaim]) -> None:
        """Put together, matter by matter, what its reports tell of one happening in pieces."""
        group = {article: number for number, articles in enumerate(news) for article in articles}
        weak: dict[object, list[PictureClaim]] = {}
        for claim in loose:
            weak.setdefault(group.get(claim.article_id, claim.article_id), []).append(claim)
        for matter, clusters in by_matter(self._clusters, group):
            for into, out in gathering.join(clusters, weak.get(matter, ())):
                self._move(out, into)

    def recall(self, recall: Recall) -> None:
        """Put what is recalled to the news it recalls."""
        for news, recalled in recall.join(self._clusters):
            news.absorb(recalled)
            self._move(recalled, news)

    def retell(self, retold: Retold, news: Sequence[Sequence[str]]) -> None:
        """Put what a matter tells again in passing to what it tells better; it has no say in what that was, where and when."""
        group = {article: number for number, articles in enumerate(news) for article in articles}
        for _, clusters in by_matter(list(self._clusters), group):
            for home, again in retold.join(clusters):
                home.absorb(again, effect=True)
                self._move(again, home)

    def _move(self, out: Cluster, into: Cluster) -> None:
        """Let one cluster stand where another, which it has taken up, was found."""
        if out in self._clusters:
            self._clusters.remove(out)
            self._taken_up[out] = into
        for claim in out.claims:
            self._home[claim.id] = into
            self._nearby.keep(self._region(claim), claim, into)

    def _standing(self, cluster: Cluster) -> Cluster:
        while cluster in self._taken_up:
            cluster = self._taken_up[cluster]
        return cluster

    def _may_leave(self, claim: PictureClaim, cluster: Cluster) -> bool:
        """Keep what a report says somebody did, without a day, from the acts of other reports, where it tells such an act itself."""
        if claim.kind not in VIOLENCE or not claim.actor_ids or not is_loose(claim) or claim.tense != "current":
            return True
        if any(c.article_id == claim.article_id for c in cluster.claims):
            return True
        own = self._dated.get(claim.article_id, ())
        return not any(self._nesting.nearness(claim.place_id, act.place_id) >= TOWN for act in own)

    def deny(self, claim: PictureClaim) -> None:
        denied = self._best(claim, strict=True)
        if denied is not None:
            (denied.refuted if any(q.measure for q in claim.quantities) else denied.denials).append(claim)

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

    def _calamity(self, claim: PictureClaim) -> Cluster | None:
        """Give the cluster of the calamity whose doing a claim tells, or that it tells again."""
        home = self._home.get(self._caused.get(claim.id, ""))
        apart = home is not None and self._judged.keeps_apart([claim.id], [c.id for c in home.claims])
        return None if apart else home

    def _meant_again(self, claim: PictureClaim) -> Cluster | None:
        """Give the cluster of the act that a definite noun means again."""
        home = self._home.get(claim.takes_up) if claim.takes_up is not None else None
        if home is None or not self._fit.may_be(claim, home.told(self._nesting)):
            return None
        meant = next(c for c in home.claims if c.id == claim.takes_up)
        if meant.tense != claim.tense or _are_crowd_and_harm(claim, meant):
            return None
        return None if self._judged.keeps_apart([claim.id], [c.id for c in home.claims]) else home

    def _best(self, claim: PictureClaim, *, strict: bool = False) -> Cluster | None:
        """Give the cluster that fits best, the older of equals; a denial (strict) must fit in place or time exactly."""
        scored: list[tuple[float, int, Cluster]] = []
        for number, found in self._nearby.of(self._region(claim) or claim.article_id, claim):
            cluster = self._standing(found)
            if not self._may_leave(claim, cluster) or are_told_apart([claim], cluster.claims):
                continue
            if self._course.comes_later(claim, cluster.claims):
                continue
            match = self._fit.weigh(claim, cluster.told(self._nesting))
            if match is None or (strict and match.place + match.time < 1.5):
                continue
            if not self._judged.keeps_apart([claim.id], [c.id for c in cluster.claims]):
                scored.append((match.score, -number, cluster))
        return max(scored, key=lambda s: s[:2])[2] if scored else None


def _are_crowd_and_harm(again: PictureClaim, meant: PictureClaim) -> bool:
    """Tell ``the protests`` after somebody's death: a crowd is not what killed him."""
    return again.kind == "protest" and event_kinds()[meant.kind].family == "harm"


def _is_what_it_did(claim: PictureClaim, calamity: Cluster) -> bool:
    """Tell what came of a calamity, which neither dates nor places it: its dead are counted days after, and elsewhere."""
    return claim.kind != calamity.claims[0].kind or claim.tells in TOLLS


def _dated_acts(claims: Iterable[PictureClaim]) -> Mapping[str, list[PictureClaim]]:
    """Give by report the acts of violence it tells with a place and a day."""
    found: dict[str, list[PictureClaim]] = {}
    for claim in claims:
        if claim.kind in VIOLENCE and claim.place_id is not None and not is_loose(claim) and claim.tense == "current":
            found.setdefault(claim.article_id, []).append(claim)
    return found


def _is_told_as_real(claim: PictureClaim) -> bool:
    told = (claim.polarity == "positive" or spares(claim)) and claim.tense in _REAL and claim.certainty != "doubted"
    return told and claim.tells != "count" and not _is_of_a_period(claim)


def spares(claim: PictureClaim) -> bool:
    """Tell that nobody was killed or hurt: a figure of another happening, and none itself."""
    counted = [q for q in claim.quantities if q.measure]
    nobody = bool(counted) and all(q.high == 0 for q in counted)
    return nobody and claim.kind == "killing" and claim.polarity == "negative" and claim.certainty != "doubted"


def _is_of_a_period(claim: PictureClaim) -> bool:
    """Tell what is summed up over weeks, months or years: ``in two-and-a-half years there were 45 shootings``."""
    return claim.time_basis == "unknown" and bool(_PERIOD.search(claim.time_text or ""))


def _spreads(claim: PictureClaim, nesting: Nesting) -> bool:
    """Tell a gain of parts of a whole country: nobody can say of which place it is."""
    return event_kinds()[claim.kind].control == "gain" and claim.extent == "part" and nesting.is_country(claim.place_id)


def _denies(claim: PictureClaim) -> bool:
    """Tell a denial: somebody says it did not take place. Failing to keep a place does not deny its capture."""
    return claim.polarity == "negative" and claim.certainty == "doubted" and claim.tells != "state"


def worth(claim: PictureClaim) -> bool:
    """Tell whether a claim says enough to stand as an occurrence: who did what to whom, or what happened where."""
    if event_kinds()[claim.kind].control == "gain" and claim.extent == "part" and claim.tells == "state":
        return False
    if event_kinds()[claim.kind].force or claim.kind in HAZARDS | {"protest", "displacement"}:
        harmed = any(q.measure for q in claim.quantities)
        there = claim.place_id is not None or (claim.site is not None and claim.time_basis != "unknown")
        return claim.place_id is not None or harmed or bool(claim.actor_ids and (claim.target_ids or there))
    dated = claim.time_basis != "unknown"
    if _is_of_an_act(claim):
        return True
    if claim.kind in _SAID:
        return bool(claim.actor_ids) and (bool(claim.target_ids or claim.place_id) or dated)
    if claim.place_id is not None:
        who = bool(claim.actor_ids or claim.target_ids or claim.quantities)
        return who or dated or claim.kind in _MEASURES
    if claim.target_ids and (claim.actor_ids or claim.kind in _DONE_TO_PEOPLE):
        return bool(claim.actor_ids) or dated
    return dated and bool(claim.actor_ids)


_SAID = frozenset({"statement", "threat", "demand", "refusal", "support"})
"""Kinds of words, which are nothing without the one who said them."""
_OF_ACTS = frozenset({"refusal", "accusation"})
_OF_NO_ACT = frozenset({"will-not", "investigate-verb", "legal-action"})
"""Rules of these kinds that tell of no act but what is meant, or looked into."""
_MEASURES = frozenset({"sanction", "accusation"})
"""Kinds of measures and charges, told by where they were in force: ``a state of emergency was declared in Gao``."""
_DONE_TO_PEOPLE = frozenset({"sanction", "accusation", "concession", "aid"})
"""Kinds told as done to somebody, whoever did it: ``he was charged on Monday``."""
_NO_SIDES = ("per-", "actor:", "unnamed:", "unidentified", "civilians", "protesters", "rioters")


def _is_of_an_act(claim: PictureClaim) -> bool:
    """Tell words of a side about an act told before, which need nothing more: ``the army denied it``, ``Togo condemned the coup``."""
    spoken = claim.kind in _OF_ACTS and claim.rule not in _OF_NO_ACT and claim.certainty != "alleged"
    return spoken and any(map(_is_a_side, claim.actor_ids))


def _is_a_side(actor_id: str) -> bool:
    """Tell a state, a body or a known group from a person, a crowd, the police and whoever has no name."""
    return not actor_id.startswith(_NO_SIDES) and not actor_id.endswith(":police")


def _specific(claim: PictureClaim) -> float:
    """Rank claims so that those which say most are placed first."""
    narrow = claim.time_basis != "unknown" and width(claim) <= 1
    return (
        4 * bool(claim.place_id)
        + 3 * narrow
        + 1 * (claim.time_basis != "unknown")
        + bool(claim.actor_ids)
        + 0.5 * bool(claim.target_ids)
    )
