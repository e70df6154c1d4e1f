"""Articles on one running matter: cheap keys propose pairs, a sum of printable features decides, averages join."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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

        return Told(
            self._library, deeds(claims, self._library.gists, Ground(town, is_armed_group)), published, self._words
        )

    def _proposed(self, told: Told) -> list[tuple[str, str]]:
        """Give the pairs worth comparing, in order."""
        shelf = _Shelf(told.published)
        keys = {article_id: self._keys(article_id, told) for article_id in self._library.gists}
        for article_id, held in keys.items():
            shelf.put(article_id, held)
        pairs = set()
        for article_id, held in keys.items():
            for other in shelf.nearest(article_id, held):
                pairs.add((min(article_id, other), max(article_id, other)))
        return sorted(pairs)

    def _keys(self, article_id: str, told: Told) -> dict[str, float]:
        """Give a report's rarest words and names, its persons, and the matters it is on, each with what it says."""
        words, names = self._library.words[article_id], self._library.names[article_id]
        both = {word: value + names.get(word, 0.0) for word, value in words.items()}
        chosen = sorted(both, key=lambda w: (-both[w], w))[:KEYS]
        keys = {word: both[word] ** 2 for word in chosen if both[word] > 0}
        deeds = told.deeds_of(article_id)
        keys |= {f"disaster {town}": 1.0 for town in deeds.disasters}
        return keys | {f"{town} {group}": 1.0 for town, group in deeds.matters}


class Told:
    """Compares two reports, their dates being known."""

    def __init__(
        self,
        library: Library,
        deeds: Mapping[str, Deeds],
        published: Mapping[str, Published],
        words: dict[tuple[str, str], float | None],
    ) -> None:
        """``words`` keeps what has been found out about pairs as far as it does not hang on dates."""
        self.library, self._deeds, self.published, self._words = library, deeds, published, words

    def deeds_of(self, article_id: str) -> Deeds:
        return self._deeds.get(article_id, UNTOLD)

    def fit(self, one: str, other: str) -> float:
        """Give the log-odds that two reports are on one matter; -LIMIT where days exclude it or nothing is shared."""
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
        day = self._day(article_id)
        for key in keys:
            if day is None:
                self._undated.setdefault(key, []).append(article_id)
            else:
                self._dated.setdefault(key, []).append(_Entry(day, article_id))
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
        day, entries = self._day(article_id), self._dated.get(key, [])
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

    def _day(self, article_id: str) -> int | None:
        when = self._published[article_id]
        return when.earliest.toordinal() if when.earliest is not None and likeness.is_narrow(when) else None
