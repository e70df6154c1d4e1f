"""Fragments of one happening put together: clusters that the reports of one matter tell by other kinds, or without a place or day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from dateline.kinds import event_kinds
from dateline.model.picture import PictureClaim, Published
from dateline.picture.events.cluster import SHORT, Cluster
from dateline.picture.events.course import Course
from dateline.picture.events.fit import NEWS_DAYS, width
from dateline.picture.events.kinship import (
    OPENING,
    VIOLENCE,
    all_in,
    are_akin,
    are_of_one_sort,
    articles_of,
    days_of,
    distance,
    fighters,
    first_id,
    heads,
    is_entry,
    is_harm,
    is_of_another_year,
    is_of_war,
    is_one_gain,
    is_toll_of,
    kinds_agree,
    leads,
    named_in,
    shares_doer,
    shares_kind,
    spans,
)
from dateline.picture.events.named_sites import share_named_site
from dateline.picture.events.sides import Sides
from dateline.picture.events.told_apart import are_told_apart, share_site
from dateline.picture.events.versions import are_versions
from dateline.picture.judged import Judged
from dateline.picture.links.nesting import Nesting
from dateline.picture.links.spoken import may_be

ACTS = VIOLENCE - {"killing"} | {"capture", "recapture", "siege", "riot"}
"""Kinds of acts that do harm."""
TOWN = 0.7
"""Nearness from which two places may be one site of a happening."""
LONG_NEWS_DAYS = 2 * NEWS_DAYS
"""What one matter tells of one town by one kind is one happening this long: who was carried off comes home weeks later."""
MANY_TIMES = 5
"""A toll this many times another is not of the same happening."""
_UNGATHERED = frozenset({"politics", "movement", "hazard"})
"""Families of which likeness says too little, and the calamities, which have a module of their own."""


class Gathering:
    """Puts together the clusters of one running matter, surest first; every choice is made by fields and ids."""

    def __init__(
        self, published: Mapping[str, Published], nesting: Nesting, sides: Sides, judged: Judged, course: Course
    ) -> None:
        self._published, self._nesting, self._sides, self._judged = published, nesting, sides, judged
        self._course = course
        self._left: list[Cluster] = []

    def join(self, clusters: Iterable[Cluster], loose: Iterable[PictureClaim]) -> list[tuple[Cluster, Cluster]]:
        """Say which cluster takes up which, in this order; what is taken up is empty of sense afterwards.

        ``loose`` are claims that say too little to stand alone: they strengthen what takes them up, or stay out.
        """
        left = sorted((c for c in clusters if _is_gathered(c)), key=first_id)
        self._left = left
        done: list[tuple[Cluster, Cluster]] = []
        self._incidents(left, done)
        fragments = [c for c in left if not self._is_anchored(c)]
        weak = [Cluster(c) for c in sorted(loose, key=lambda c: c.id)]
        for _ in range(2):  # what could be of two happenings is of one once these have become one
            for fragment in sorted((f for f in fragments if f in left), key=lambda f: (-self._says(f), first_id(f))):
                self._take_up(fragment, left, done)
        self._alike(left, done)
        for fragment in weak:
            if _is_gathered(fragment):
                self._take_up(fragment, [c for c in left if not is_of_other_days(fragment, c)], done)
        return done

    def _incidents(self, left: list[Cluster], done: list[tuple[Cluster, Cluster]]) -> None:
        """Join what took place in one town on one day and is told by kinds, or as versions, of one assault."""
        kept: list[Cluster] = []
        for each in [c for c in left if self._is_anchored(c)]:
            home = next((k for k in kept if self._are_one(k, each)), None)
            if home is None:
                kept.append(each)
            elif is_entry(home, each):
                kept[kept.index(home)] = each
                _unite(each, home, left, done)
            else:
                _unite(home, each, left, done)

    def _take_up(self, fragment: Cluster, left: list[Cluster], done: list[tuple[Cluster, Cluster]]) -> None:
        """Fasten a fragment to what has a place and a day, else to what has at least a place."""
        others = [c for c in left if c is not fragment]
        anchored = [c for c in others if self._is_anchored(c)]
        placed = [c for c in others if c not in anchored and self._is_placed(c)]
        if self._is_placed(fragment):
            placed = [
                c for c in placed if is_harm(fragment) and not is_harm(c) and articles_of(c) & articles_of(fragment)
            ]
        for homes in (anchored, placed):
            fits = [c for c in homes if self._is_taken_up(fragment, c)]
            if fits:
                home = self._meant(fragment, fits)
                if home is not None and (kinds_agree(fragment, home) or is_toll_of(fragment, home)):
                    _unite(home, fragment, left, done)
                return
        home = self._the_only_one(fragment, others)
        if home is not None:
            _unite(home, fragment, left, done)

    def _the_only_one(self, fragment: Cluster, others: Iterable[Cluster]) -> Cluster | None:
        """Give the one happening of the matter that a fragment without a day can mean: of its kind, or of its sort."""
        may = [c for c in others if _has_a_day(c) and self._may_be_meant(fragment, c)]
        if leads(fragment):
            may = [c for c in may if leads(c)]
        alike = [c for c in may if c.kind == fragment.kind] or [c for c in may if are_of_one_sort(fragment, c)]
        if len(alike) != 1 or not self._is_anchored(alike[0]) or not leads(alike[0]):
            return None
        return alike[0] if self._fits_in_numbers(fragment, alike[0]) else None

    def _may_be_meant(self, fragment: Cluster, other: Cluster) -> bool:
        """Tell whether nothing keeps a fragment without a day from being of a happening, and its place is no wider."""
        if fragment.happened().basis != "unknown" or is_of_war(fragment) or is_of_another_year(fragment, other):
            return False
        near = self._nesting.nearness(fragment.place(self._nesting), other.place(self._nesting))
        wanted = TOWN if fragment.kind != other.kind else 0.5
        if near < (wanted if self._is_placed(fragment) else 0.3) or self._is_of_its_report(fragment, other):
            return False
        return self._may_be_one(fragment, other)

    def _fits_in_numbers(self, fragment: Cluster, anchor: Cluster) -> bool:
        """Tell whether a fragment counts no many times more dead than the happening: it would be a toll of many."""
        mine, theirs = (
            max((q.best for c in each.claims for q in c.quantities if q.measure == "killed" and q.best), default=None)
            for each in (fragment, anchor)
        )
        return mine is None or theirs is None or mine <= MANY_TIMES * theirs

    def _alike(self, left: list[Cluster], done: list[tuple[Cluster, Cluster]]) -> None:
        """Join fragments of one kind, or of one gain of a place, whose doer and target are the same by name."""
        loose = [c for c in left if not self._is_anchored(c)]
        for one, other in combinations(loose, 2):
            if one not in left or other not in left or not self._may_be_one(one, other):
                continue
            if one.kind != other.kind and not is_one_gain(one, other):
                continue
            if self._say_one(one, other) or self._are_all_told(one, other, left):
                _unite(one, other, left, done)

    def _say_one(self, one: Cluster, other: Cluster) -> bool:
        """Tell whether two fragments name one doer, and one target or place."""
        if not named_in(one, "actor_ids") & named_in(other, "actor_ids"):
            return False
        return bool(all_in(one, "target_ids") & all_in(other, "target_ids")) or self._of_one_place(one, other)

    def _are_all_told(self, one: Cluster, other: Cluster, left: Iterable[Cluster]) -> bool:
        """Tell whether one report opens with both, one without a place, and tells nothing else of the kind."""
        both = {c.article_id for c in one.claims} & {c.article_id for c in other.claims}
        if not both or (self._is_placed(one) and self._is_placed(other)):
            return False
        if not all(any(c.start < OPENING for c in each.claims if c.article_id in both) for each in (one, other)):
            return False
        return sum(c.kind == one.kind and any(k.article_id in both for k in c.claims) for c in left) == 2

    def _of_one_place(self, one: Cluster, other: Cluster) -> bool:
        return self._nesting.nearness(one.place(self._nesting), other.place(self._nesting)) >= TOWN

    def _is_here(self, fragment: Cluster) -> Callable[[Cluster], bool]:
        """Tell what took place at a fragment's own place from what did so in its province."""
        place = fragment.place(self._nesting)
        return lambda cluster: self._nesting.nearness(place, cluster.place(self._nesting)) >= 1

    def _is_placed(self, cluster: Cluster) -> bool:
        place = cluster.place(self._nesting)
        return place is not None and not self._nesting.is_country(place)

    def _is_anchored(self, cluster: Cluster) -> bool:
        """Tell whether place and day are known closely enough for others to be fastened to it."""
        return self._is_placed(cluster) and _has_a_day(cluster)

    def _says(self, cluster: Cluster) -> int:
        return 2 * (cluster.place(self._nesting) is not None) + (cluster.happened().basis != "unknown")

    def _are_one(self, one: Cluster, other: Cluster) -> bool:
        if not self._may_be_one_day(one, other) or self._judged_apart(one, other):
            return False
        if not (self._of_one_place(one, other) and self._towns_agree(one, other)) and not self._names_one(one, other):
            return False
        if are_versions(one.claims, other.claims) or is_entry(one, other) or is_entry(other, one):
            return True
        if not kinds_agree(one, other) or self._sides_share(one, other) is None:
            return False
        return not are_told_apart(one.claims, other.claims)

    def _names_one(self, one: Cluster, other: Cluster) -> bool:
        """Tell whether both tell one kind of a site of one name, which one of them only carried into another place."""
        carried = [
            not any(self._nesting.is_named_in(c.place_id, c.quote) for c in each.claims) for each in (one, other)
        ]
        same = one.kind == other.kind and any(carried)
        return same and share_named_site(one.claims, other.claims, self._nesting)

    def _may_be_one_day(self, one: Cluster, other: Cluster) -> bool:
        mine, theirs = days_of(one), days_of(other)
        low, high = max(mine[0], theirs[0]), min(mine[1], theirs[1])
        return low <= high and max(mine[1] - mine[0], theirs[1] - theirs[0]) <= timedelta(days=SHORT)

    def _is_taken_up(self, fragment: Cluster, anchor: Cluster) -> bool:
        """Tell whether nothing but a kind keeps a fragment from being of a happening, and something binds it there.

        That the kinds agree is asked of the one chosen: a fight beside a shelling leaves open of which of the two it is.
        """
        if is_of_war(fragment) or is_of_war(anchor) or spans(fragment) or is_of_another_year(fragment, anchor):
            return False
        if not self._may_be_one(fragment, anchor, in_kind=False) or self._is_of_its_report(fragment, anchor):
            return False
        near = self._nesting.nearness(fragment.place(self._nesting), anchor.place(self._nesting))
        if self._is_placed(fragment):
            told = bool(articles_of(fragment) & articles_of(anchor))
            return near >= (TOWN if told else 1.0) or (near >= 0.5 and self._is_bound(fragment, anchor))
        return self._is_bound(fragment, anchor)

    def _is_of_its_report(self, fragment: Cluster, anchor: Cluster) -> bool:
        """Tell harm whose own reports tell an act that did it, and not this one."""
        articles = articles_of(fragment)
        if not is_harm(fragment) or articles & articles_of(anchor):
            return False
        return any(
            articles & articles_of(c) and c.kind in ACTS and self._towns_agree(fragment, c)
            for c in self._left
            if c is not fragment
        )

    def _is_bound(self, fragment: Cluster, anchor: Cluster) -> bool:
        """Tell what binds a fragment without a place: the site, the doer and whom it was done to, a day; harm, its report."""
        told = bool(articles_of(fragment) & articles_of(anchor))
        opens = leads(fragment)
        if fragment.place(self._nesting) is not None and not self._is_placed(fragment):
            return told and ((opens and leads(anchor)) or is_harm(fragment))
        if share_site(fragment.claims, anchor.claims) or is_harm(fragment):
            return True
        if fragment.kind == anchor.kind and heads(fragment, anchor):
            return True
        doers = named_in(fragment, "actor_ids") & named_in(anchor, "actor_ids")
        targets = all_in(fragment, "target_ids") & all_in(anchor, "target_ids")
        dated = fragment.happened().basis != "unknown"
        same = fragment.kind == anchor.kind or (are_of_one_sort(fragment, anchor) and leads(anchor))
        return bool(doers and (targets or dated or opens)) or (told and same and (dated or opens))

    def _may_be_one(self, one: Cluster, other: Cluster, *, in_kind: bool = True) -> bool:
        """Tell whether no kind, place, time, side, judgement or report keeps two clusters apart."""
        near = kinds_agree(one, other) if in_kind else are_akin(one, other)
        if not near or self._judged_apart(one, other) or not self._towns_agree(one, other):
            return False
        if self._sides_share(one, other) is None or not self._times_agree(one, other):
            return False
        return not are_told_apart(one.claims, other.claims)

    def _times_agree(self, one: Cluster, other: Cluster) -> bool:
        mine, theirs = days_of(one), days_of(other)
        if max(mine[0], theirs[0]) > min(mine[1], theirs[1]):
            return False
        if not may_be(one.claims, theirs) or not may_be(other.claims, mine):
            return False
        if self._comes_later(one, other) or self._comes_later(other, one):
            return False
        here = one.kind == other.kind and self._of_one_place(one, other)
        reach = timedelta(days=LONG_NEWS_DAYS if here else NEWS_DAYS)
        return self._is_news_of(one, theirs, reach) and self._is_news_of(other, mine, reach)

    def _comes_later(self, fragment: Cluster, other: Cluster) -> bool:
        return any(self._course.comes_later(c, other.claims) for c in fragment.claims)

    def _is_news_of(self, cluster: Cluster, days: tuple[date, date], reach: timedelta) -> bool:
        """Tell whether undated claims were reported after these days began and not long after they ended."""
        for claim in cluster.claims:
            report = self._published.get(claim.article_id)
            if claim.time_basis != "unknown" or report is None or report.latest is None:
                continue
            if days[0] > report.latest:
                return False
            if days[1] < (report.earliest or report.latest) - reach:
                return False
        return True

    def _towns_agree(self, one: Cluster, other: Cluster) -> bool:
        mine, theirs = (sorted({c.place_id for c in each.telling if c.place_id is not None}) for each in (one, other))
        return all(self._nesting.nearness(a, b) > 0 for a in mine for b in theirs)

    def _judged_apart(self, one: Cluster, other: Cluster) -> bool:
        return self._judged.keeps_apart([c.id for c in one.claims], [c.id for c in other.claims])

    def _sides_share(self, one: Cluster, other: Cluster) -> float | None:
        """Give how much of their sides two clusters share, None where they exclude each other; who fights is of both sides."""
        if "clash" in {c.kind for c in (*one.claims, *other.claims)}:
            mine, theirs = fighters(one), fighters(other)
            if mine and theirs:
                return 0.8 if mine & theirs else None
            return 0.5
        shares = [self._sides.share(c, other.claims) for c in one.claims]
        known = [s for s in shares if s is not None]
        return max(known) if len(known) == len(shares) else None

    def _meant(self, fragment: Cluster, fits: Sequence[Cluster]) -> Cluster | None:
        """Choose what a fragment is of: the only fit, of its kind or that its report tells; harm is of the act told last."""
        told = [c for c in fits if articles_of(fragment) & articles_of(c)]
        if is_harm(fragment) and len(told) > 1:
            return min(told, key=lambda c: (distance(fragment, c), first_id(c)))
        for bound in (lambda _: True, shares_doer(fragment), shares_kind(fragment), self._is_here(fragment)):
            some = [c for c in told or fits if bound(c)]
            if len(some) == 1:
                return some[0]
        return None


def _is_effect(other: Cluster, home: Cluster) -> bool:
    return is_toll_of(other, home) or is_entry(other, home)


def _has_a_day(cluster: Cluster) -> bool:
    return any(c.time_basis != "unknown" and width(c) <= SHORT for c in cluster.claims)


def _is_gathered(cluster: Cluster) -> bool:
    news = all(c.tense == "current" for c in cluster.claims)
    return news and event_kinds()[cluster.kind].family not in _UNGATHERED


def _unite(home: Cluster, other: Cluster, left: list[Cluster], done: list[tuple[Cluster, Cluster]]) -> None:
    """Let one cluster take up another; what says too little to stand alone has no say in what the happening was."""
    is_weak = other not in left
    home.absorb(other, effect=_is_effect(other, home) or (is_weak and other.kind != home.kind))
    if other in left:
        left.remove(other)
    done.append((home, other))


def is_of_other_days(fragment: Cluster, home: Cluster) -> bool:
    """Tell whether any two dated claims exclude each other, though what was taken up before has no say in the day."""
    mine, theirs = ([c for c in each.claims if c.time_basis != "unknown"] for each in (fragment, home))
    return any(
        max(a.earliest or date.min, b.earliest or date.min) > min(a.latest or date.max, b.latest or date.max)
        for a in mine
        for b in theirs
    )


def by_matter(clusters: Iterable[Cluster], group: Mapping[str, int]) -> Iterator[tuple[object, list[Cluster]]]:
    """Sort clusters by the running matter whose reports tell them; those that several tell are gathered in none."""
    found: dict[object, list[Cluster]] = {}
    for cluster in clusters:
        homes = {group.get(c.article_id, c.article_id) for c in cluster.claims}
        if len(homes) == 1:
            found.setdefault(homes.pop(), []).append(cluster)
    yield from found.items()
