"""Articles on one running matter: cheap keys propose pairs, a sum of printable features decides, averages join."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import is_
from typing import NamedTuple

from dateline.gazetteer.lookup import Gazetteer
from dateline.model.article import Article
from dateline.model.picture import PictureClaim, Published
from dateline.model.reading import Reading
from dateline.model.world import Actor
from dateline.picture import likeness
from dateline.picture.gist import Deeds, Ground, deeds, gist
from dateline.picture.joining import Joiner
from dateline.picture.judged import Judged
from dateline.picture.likeness import LIMIT, UNTOLD, Library
from dateline.picture.nesting import Nesting

KEYS = 40
"""Rare words of a report under which others are looked for."""
HOLDERS = 60
"""A key that more reports of the same days hold proposes no pair."""
NEAREST = 25
"""Others that a report is held against: those with which it shares most of the rare words."""
WINDOW = likeness.FAR_DAYS * 3
NOTHING_JUDGED = Judged(())


class Grouping:
    """The reports of one picture; made once, asked again whenever their dates are known better."""

    def __init__(self, articles: Sequence[Article], readings: Mapping[str, Reading], gazetteer: Gazetteer) -> None:
        ordered = sorted((a for a in articles if a.id in readings), key=lambda a: a.id)
        self._ids = tuple(sorted(a.id for a in articles))
        self._library = Library([gist(a, readings[a.id], gazetteer) for a in ordered])
        self._words: dict[tuple[str, str], float | None] = {}
        self._fits: dict[tuple[str, str], float] = {}
        self._deeds: dict[str, tuple[tuple[PictureClaim, ...], Deeds]] = {}
        self._told_by: dict[str, tuple[Published, Deeds]] = {}
        self._held: dict[str, _Held] = {}
        self._rarest = {i: self._rare_words(i) for i in self._library.gists}

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
        joiner = Joiner(self._ids, told.fit, judged.keeps_apart)
        for one, other in self._proposed(told):
            joiner.offer(one, other)
        return joiner.joined(judged.same(self._ids))

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
        found = {i: self._deeds_of(i, tuple(mine), ground) for i, mine in _by_article(claims).items()}
        self._forget_fits({i: (published[i], found.get(i, UNTOLD)) for i in self._ids})
        return Told(self._library, found, published, self._words, self._fits)

    def _forget_fits(self, told_by: dict[str, tuple[Published, Deeds]]) -> None:
        """Drop the fits of reports whose dates or deeds are others now; what is the same is the same object still."""
        before, self._told_by = self._told_by, told_by
        stay = {i for i, now in told_by.items() if i in before and all(map(is_, now, before[i]))}
        for pair in [pair for pair in self._fits if not stay.issuperset(pair)]:
            del self._fits[pair]

    def _deeds_of(self, article_id: str, claims: tuple[PictureClaim, ...], ground: Ground) -> Deeds:
        """Sum up what a report's claims tell, or give what that was the last time where they are the same."""
        known = self._deeds.get(article_id)
        if known is None or len(known[0]) != len(claims) or not all(map(is_, known[0], claims)):
            known = self._deeds[article_id] = claims, deeds(claims, self._library.gists, ground).get(article_id, UNTOLD)
        return known[1]

    def _proposed(self, told: Told) -> list[tuple[str, str]]:
        """Give the pairs worth comparing, in order."""
        shelf = _Shelf(told.published)
        keys = {article_id: self._keys(article_id, told) for article_id in self._library.gists}
        for article_id, held in keys.items():
            shelf.put(article_id, held)
        moved = self._moved(keys, shelf)
        pairs = set()
        for article_id, held in keys.items():
            before = self._held.get(article_id)
            if before is None or not moved.isdisjoint(held) or not moved.isdisjoint(before.keys):
                before = _Held(shelf.day(article_id), held, shelf.nearest(article_id, held))
                self._held[article_id] = before
            for other in before.nearest:
                pairs.add((min(article_id, other), max(article_id, other)))
        return sorted(pairs)

    def _moved(self, keys: Mapping[str, Mapping[str, float]], shelf: _Shelf) -> set[str]:
        """Give the keys that hold other reports, or the same on other days, than when they were last asked for."""
        moved: set[str] = set()
        for article_id, held in keys.items():
            before = self._held.get(article_id)
            if before is not None and (before.day != shelf.day(article_id) or before.keys != held):
                moved |= before.keys.keys() | held.keys()
        return moved

    def _keys(self, article_id: str, told: Told) -> dict[str, float]:
        """Give a report's rarest words and names, its persons, and the matters it is on, each with what it says."""
        deeds = told.deeds_of(article_id)
        more = {f"disaster {town}": 1.0 for town in deeds.disasters}
        more |= {f"{town} {group}": 1.0 for town, group in deeds.matters}
        return self._rarest[article_id] | more if more else self._rarest[article_id]

    def _rare_words(self, article_id: str) -> dict[str, float]:
        words, names = self._library.words[article_id], self._library.names[article_id]
        both = {word: value + names.get(word, 0.0) for word, value in words.items()}
        chosen = sorted(both, key=lambda w: (-both[w], w))[:KEYS]
        return {word: both[word] ** 2 for word in chosen if both[word] > 0}


def _by_article(claims: Iterable[PictureClaim]) -> dict[str, list[PictureClaim]]:
    told: dict[str, list[PictureClaim]] = {}
    for claim in claims:
        told.setdefault(claim.article_id, []).append(claim)
    return told


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
        words: dict[tuple[str, str], float | None],
        fits: dict[tuple[str, str], float],
    ) -> None:
        """``words`` keeps what has been found out about pairs as far as it does not hang on dates, ``fits`` the rest."""
        self.library, self._deeds, self.published, self._words = library, deeds, published, words
        self._fits = fits

    def deeds_of(self, article_id: str) -> Deeds:
        return self._deeds.get(article_id, UNTOLD)

    def fit(self, one: str, other: str) -> float:
        """Give the log-odds that two reports are on one matter; -LIMIT where days exclude it or nothing is shared."""
        fit = self._fits.get((one, other))
        if fit is None:
            fit = self._fits[one, other] = self._fit(one, other)
        return fit

    def _fit(self, one: str, other: str) -> float:
        if (one, other) not in self._words:
            self._words[one, other] = self._fit_words(one, other)
        words = self._words[one, other]
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
    return actor.kind in _ARMED and not actor.id.startswith("unnamed:")


_ARMED = frozenset({"rebel-group", "political-militia", "identity-militia"})


class _Entry(NamedTuple):
    day: int
    article_id: str


class _Shelf:
    """Which reports hold a key, those with a date in the order of their days."""

    def __init__(self, published: Mapping[str, Published]) -> None:
        self._published = published
        self._dated: dict[str, list[_Entry]] = {}
        self._undated: dict[str, list[str]] = {}
        self._sorted = False

    def put(self, article_id: str, keys: Iterable[str]) -> None:
        day = self.day(article_id)
        entry = None if day is None else _Entry(day, article_id)
        for key in keys:
            if entry is None:
                self._undated.setdefault(key, []).append(article_id)
            else:
                self._dated.setdefault(key, []).append(entry)
        self._sorted = False

    def nearest(self, article_id: str, keys: Mapping[str, float]) -> list[str]:
        """Give the reports that share most with this one, at most NEAREST."""
        if not self._sorted:
            for entries in self._dated.values():
                entries.sort()
            self._sorted = True
        shared: dict[str, float] = {}
        for key, value in keys.items():
            for other in self._holders(key, article_id):
                shared[other] = shared.get(other, 0.0) + value
        shared.pop(article_id, None)
        return sorted(shared, key=lambda other: (-shared[other], other))[:NEAREST]

    def _holders(self, key: str, article_id: str) -> Iterator[str]:
        """Give the holders of a key about the days of a report; of a key that too many hold, those nearest in time."""
        day, entries = self.day(article_id), self._dated.get(key, [])
        low, high = 0, len(entries)
        if day is not None:
            low, high = bisect_left(entries, (day - WINDOW, "")), bisect_right(entries, (day + WINDOW + 1, ""))
            if high - low > HOLDERS:
                low, high = bisect_left(entries, (day - 1, "")), bisect_right(entries, (day + 2, ""))
        if high - low <= HOLDERS:
            yield from (entry.article_id for entry in entries[low:high])
        undated = self._undated.get(key, [])
        if len(undated) <= HOLDERS:
            yield from undated

    def day(self, article_id: str) -> int | None:
        when = self._published[article_id]
        return when.earliest.toordinal() if when.earliest is not None and likeness.is_narrow(when) else None
