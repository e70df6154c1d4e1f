"""Articles on one running matter: cheap keys propose pairs, a sum of printable features decides, averages join."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from operator import is_
from typing import Any, NamedTuple, TypeVar

from dateline.gazetteer.lookup import Gazetteer
from dateline.kinds import kinds_fit
from dateline.model.article import Article
from dateline.model.picture import PictureClaim, Published
from dateline.model.reading import Reading
from dateline.model.world import ARMED_GROUPS, Actor
from dateline.picture.judged import Judged
from dateline.picture.links.nesting import Nesting
from dateline.picture.stories import likeness
from dateline.picture.stories.agreement import Side, told_alike
from dateline.picture.stories.gist import Deeds, Ground, deeds, gist, turning_kinds
from dateline.picture.stories.joining import Joiner
from dateline.picture.stories.likeness import LIMIT, UNTOLD, Library
from dateline.picture.stories.marks import Marks, marks
from dateline.picture.stories.settling import FIRST, Before, Settler, on_its_own

KEYS = 40
"""Rare words of a report under which others are looked for."""
HOLDERS = 60
"""A key that more reports of the same days hold proposes no pair."""
NEAREST = 25
"""Others that a report is held against: those with which it shares most of the rare words."""
LEAST_SHARED = 0.04
"""Others that share less than this share of what a report's rare words say are not compared with it."""
MARKED = 1000
"""Reports whose marks are kept at a time: those of all would fill the memory; what a story says is kept besides."""
WINDOW = likeness.FAR_DAYS * 3
NOTHING_JUDGED = Judged(())
Value = TypeVar("Value")
Pairs = dict[str, dict[str, Value]]
"""Something of two reports, by the smaller id and then the other: there are very many, and a key of both would be large."""


class Grouping:
    """The reports of one picture; made once, asked again whenever their dates are known better."""

    def __init__(self, articles: Sequence[Article], readings: Mapping[str, Reading], gazetteer: Gazetteer) -> None:
        ordered = sorted((a for a in articles if a.id in readings), key=lambda a: a.id)
        self._ids = tuple(sorted(a.id for a in articles))
        self._articles = {a.id: a for a in ordered}
        self._library = Library(gist(a, readings[a.id], gazetteer) for a in ordered)
        # Of this object the cache knows nothing, so that both are gone as soon as the grouping is.
        self._marks = lru_cache(MARKED)(partial(_marks_of, self._library, self._articles, readings, gazetteer))
        self._words: Pairs[float | None] = {}
        self._fits: Pairs[float] = {}
        self._deeds: dict[str, Deeds] = {}
        self._told_by: dict[str, tuple[Published, Deeds]] = {}
        self._shared: dict[Hashable, Any] = {}
        self._same: set[str] = set()
        self._before = FIRST
        self._held: dict[str, _Held] = {}
        self._rarest = {i: self._rare_words(i) for i in self._library.gists}
        self._library.forget_lone_words()

    def rarity(self, word: str) -> float:
        """Give how much a word says among these reports: near 1 where one holds it, 0 where all do."""
        return self._library.rarity(word)

    def towns(self, article_id: str) -> frozenset[str]:
        """Give the towns a report names."""
        told = self._library.gists.get(article_id)
        return told.towns if told is not None else frozenset()

    def tell_the_same(self, one: str, other: str, weekday: int) -> bool:
        """Tell whether two reports tell of one kind of happening in one town on a weekday (0 is Monday)."""
        mine, theirs = (self._told_by[i][1].facts if i in self._told_by else frozenset() for i in (one, other))
        return any(a[2] == b[2] == weekday for a, b in told_alike(mine, theirs))

    def days_of_turns(self, one: str, other: str) -> frozenset[date]:
        """Give the days to which a report dates what another tells of by its weekday only: the fall of a town, a coup."""
        mine, theirs = (self._told_by[i][1] if i in self._told_by else Deeds() for i in (one, other))
        told = [(town, kind, weekday) for town, kind, weekday in mine.facts if kind in turning_kinds()]
        return frozenset(
            day
            for town, kind, day in theirs.turns
            for here, what, weekday in told
            if here == town and weekday == day.weekday() and kinds_fit(what, kind)
        )

    def stories(
        self,
        claims: Iterable[PictureClaim],
        published: Mapping[str, Published],
        nesting: Nesting,
        is_armed_group: Callable[[str], bool],
        judged: Judged = NOTHING_JUDGED,
    ) -> tuple[tuple[str, ...], ...]:
        """Give the groups of article ids, each sorted, in the order of their first. The order of the inputs is no matter.

        ``is_armed_group`` tells of an actor's id whether it is a named group that is no arm of a state.
        """
        told = self.told(claims, published, nesting, is_armed_group)
        near = self._proposed(told)
        groups = self._joined(near, told, judged)
        before = self._before._replace(same=self._same)
        settler = Settler(published, self._side_of(told), told.fit, near, judged.keeps_apart, before)
        settled = settler.settle(groups)
        self._before = Before(settler.settled, settler.sides, self._same)
        return settled

    def _joined(self, near: Mapping[str, Sequence[str]], told: Told, judged: Judged) -> tuple[tuple[str, ...], ...]:
        """Join what words make one; what that takes is gone when the groups are given."""
        joiner = Joiner(self._ids, told.fit, judged.keeps_apart)
        for one, others in near.items():
            for other in others:
                if one < other:
                    joiner.offer(one, other)
        return joiner.joined(judged.same(self._ids))

    def _side_of(self, told: Told) -> Callable[[str], Side]:
        """Give what tells what a report says that the like of another year would not; worked out where it is asked for."""

        def side(article_id: str) -> Side:
            when = on_its_own(told.published[article_id], article_id)
            day = when.earliest if likeness.is_narrow(when) else None
            return Side(
                self._marks(article_id, day), told.deeds_of(article_id).facts, frozenset({day.year} if day else ())
            )

        return side

    def told(
        self,
        claims: Iterable[PictureClaim],
        published: Mapping[str, Published],
        nesting: Nesting,
        is_armed_group: Callable[[str], bool],
    ) -> Told:
        """Give what compares two reports once their dates are known; also what ``why`` needs."""

        def town(place_id: str) -> str | None:
            return None if nesting.is_country(place_id) else nesting.town(place_id)

        ground = Ground(town, is_armed_group)
        found = {i: self._deeds_of(i, mine, ground) for i, mine in _by_article(claims).items()}
        self._forget_fits({i: (published[i], found.get(i, UNTOLD)) for i in self._ids})
        return Told(self._library, found, published, self._words, self._fits)

    def _forget_fits(self, told_by: dict[str, tuple[Published, Deeds]]) -> None:
        """Drop the fits of reports whose dates or deeds are others now; what is the same is the same object still."""
        before, self._told_by = self._told_by, told_by
        self._same = {i for i, now in told_by.items() if i in before and all(map(is_, now, before[i]))}
        self._fits = {
            one: {other: fit for other, fit in fits.items() if other in self._same}
            for one, fits in self._fits.items()
            if one in self._same
        }

    def _deeds_of(self, article_id: str, claims: Iterable[PictureClaim], ground: Ground) -> Deeds:
        """Sum up what a report's claims tell; what is the same as the last time is the same object."""
        known, now = self._deeds.get(article_id), deeds(claims, self._library.gists, ground).get(article_id, UNTOLD)
        if known != now:
            self._deeds[article_id] = likeness.with_shared_parts(now, self._shared)
        return self._deeds[article_id]

    def _proposed(self, told: Told) -> dict[str, tuple[str, ...]]:
        """Give for each report those worth comparing with it, in order; each stands under the other."""
        keys = {article_id: self._keys(article_id, told) for article_id in self._library.gists}
        shelf = _Shelf(keys, told.published)
        moved = self._moved(keys, shelf)
        near: dict[str, list[str]] = {article_id: [] for article_id in keys}
        for article_id, held in keys.items():
            before = self._held.get(article_id)
            if before is None or not moved.isdisjoint(held) or not moved.isdisjoint(before.keys):
                before = _Held(shelf.days[article_id], held, shelf.nearest(article_id, held))
                self._held[article_id] = before
            near[article_id] += before.nearest
            for other in before.nearest:
                near[other].append(article_id)
        return {article_id: tuple(sorted(set(others))) for article_id, others in near.items()}

    def _moved(self, keys: Mapping[str, Mapping[str, float]], shelf: _Shelf) -> set[str]:
        """Give the keys that hold other reports, or the same on other days, than when they were last asked for."""
        moved: set[str] = set()
        for article_id, held in keys.items():
            before = self._held.get(article_id)
            if before is not None and (before.day != shelf.days[article_id] or before.keys != held):
                moved |= before.keys.keys() | held.keys()
        return moved

    def _keys(self, article_id: str, told: Told) -> dict[str, float]:
        """Give a report's rarest words and names, its persons, and the matters it is on, each with what it says."""
        deeds = told.deeds_of(article_id)
        more = {f"disaster {town}": 1.0 for town in deeds.disasters}
        more |= {f"{town} {group}": 1.0 for town, group in deeds.matters}
        return self._rarest[article_id] | more if more else self._rarest[article_id]

    def _rare_words(self, article_id: str) -> dict[str, float]:
        """Give the rarest words with what each says, without those that no other report holds: they propose nobody."""
        library = self._library
        words, names = library.words(article_id), library.names[article_id]
        both = {word: value + names.get(word, 0.0) for word, value in words.items()}
        chosen = sorted(both, key=lambda w: (-both[w], w))[:KEYS]
        return {word: both[word] ** 2 for word in chosen if both[word] > 0 and not library.is_alone(word)}


def _by_article(claims: Iterable[PictureClaim]) -> dict[str, list[PictureClaim]]:
    told: dict[str, list[PictureClaim]] = {}
    for claim in claims:
        told.setdefault(claim.article_id, []).append(claim)
    return told


def _marks_of(
    library: Library,
    articles: Mapping[str, Article],
    readings: Mapping[str, Reading],
    gazetteer: Gazetteer,
    article_id: str,
    day: date | None,
) -> Marks:
    return marks(articles[article_id], readings[article_id], library.gists[article_id], gazetteer, day)


class _Held(NamedTuple):
    """Under which keys, on which day, a report was looked for, and which others were nearest."""

    day: int | None
    keys: Mapping[str, float]
    nearest: list[str]


class Told:
    """Compares two reports, their dates being known."""

    def __init__(
        self,
        library: Library,
        deeds: Mapping[str, Deeds],
        published: Mapping[str, Published],
        words: Pairs[float | None],
        fits: Pairs[float],
    ) -> None:
        """``words`` keeps what has been found out about pairs as far as it does not hang on dates, ``fits`` the rest."""
        self.library, self._deeds, self.published, self._words = library, deeds, published, words
        self._fits = fits

    def deeds_of(self, article_id: str) -> Deeds:
        return self._deeds.get(article_id, UNTOLD)

    def fit(self, one: str, other: str) -> float:
        """Give the log-odds that two reports are on one matter; -LIMIT where days exclude it or nothing is shared."""
        fits = self._fits.setdefault(one, {})
        fit = fits.get(other)
        if fit is None:
            fit = fits[other] = self._fit(one, other)
        return fit

    def _fit(self, one: str, other: str) -> float:
        known = self._words.setdefault(one, {})
        if other not in known:
            known[other] = self._fit_words(one, other)
        words = known[other]
        if words is None or self.exclude(one, other):
            return -LIMIT
        return likeness.total((words, likeness.add_up(self._times(one, other))))

    def exclude(self, one: str, other: str) -> bool:
        """Tell whether the days of two reports keep them apart whatever they share."""
        mine, theirs = self.deeds_of(one), self.deeds_of(other)
        return likeness.exclude(self.published[one], self.published[other], mine, theirs)

    def _times(self, one: str, other: str) -> dict[str, float]:
        years = (self.library.gists[one].newest_year, self.library.gists[other].newest_year)
        mine, theirs = self.deeds_of(one), self.deeds_of(other)
        return likeness.compare_times(mine, theirs, self.published[one], self.published[other], years)

    def values(self, one: str, other: str) -> dict[str, float]:
        """Give every feature of two reports by its name."""
        gists = self.library.gists
        if one not in gists or other not in gists:
            return {}
        return likeness.compare_words(gists[one], gists[other], self.library) | self._times(one, other)

    def _fit_words(self, one: str, other: str) -> float | None:
        gists = self.library.gists
        if one not in gists or other not in gists:
            return None
        if not likeness.on_common_ground(gists[one], gists[other], self.library):
            return None
        return likeness.add_up(likeness.compare_words(gists[one], gists[other], self.library))


def is_armed_group(actor: Actor) -> bool:
    """Tell a named group that bears arms and is no arm of a state."""
    return actor.kind in ARMED_GROUPS and not actor.id.startswith("unnamed:")


class _Holders:
    """The reports that hold one key, those with a date in the order of their days."""

    __slots__ = ("dated", "days", "undated")

    def __init__(self, entries: Iterable[tuple[int, str]], undated: list[str]) -> None:
        ordered = sorted(entries)
        self.days = [day for day, _ in ordered]
        self.dated = [article_id for _, article_id in ordered]
        self.undated = undated if len(undated) <= HOLDERS else []

    def about(self, day: int | None) -> list[str]:
        """Give those about a day; where too many hold the key, those nearest in time, or none."""
        low, high = 0, len(self.days)
        if day is not None:
            low, high = bisect_left(self.days, day - WINDOW), bisect_right(self.days, day + WINDOW)
            if high - low > HOLDERS:
                low, high = bisect_left(self.days, day - 1), bisect_right(self.days, day + 1)
        return self.dated[low:high] + self.undated if high - low <= HOLDERS else self.undated


class _Shelf:
    """Which reports hold a key, and on what days they were published."""

    def __init__(self, keys: Mapping[str, Iterable[str]], published: Mapping[str, Published]) -> None:
        """``keys`` are those of each report."""
        self.days = {article_id: _day(published[article_id]) for article_id in keys}
        dated: dict[str, list[tuple[int, str]]] = {}
        undated: dict[str, list[str]] = {}
        for article_id, held in keys.items():
            day = self.days[article_id]
            for key in held:
                if day is None:
                    undated.setdefault(key, []).append(article_id)
                else:
                    dated.setdefault(key, []).append((day, article_id))
        self._holders = {
            key: _Holders(dated.get(key, ()), undated.get(key, [])) for key in dated.keys() | undated.keys()
        }

    def nearest(self, article_id: str, keys: Mapping[str, float]) -> list[str]:
        """Give the reports that share most with this one, at most NEAREST, and none that shares next to nothing."""
        shared: dict[str, float] = {}
        day = self.days[article_id]
        for key, value in keys.items():
            for other in self._holders[key].about(day):
                shared[other] = shared.get(other, 0.0) + value
        shared.pop(article_id, None)
        least = LEAST_SHARED * sum(keys.values())
        if len(shared) > NEAREST:
            least = max(least, sorted(shared.values())[-NEAREST])
        shared = {other: value for other, value in shared.items() if value >= least}
        return sorted(shared, key=lambda other: (-shared[other], other))[:NEAREST]


def _day(when: Published) -> int | None:
    return when.earliest.toordinal() if when.earliest is not None and likeness.is_narrow(when) else None
