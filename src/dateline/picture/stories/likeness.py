"""How alike two reports are: features that can be printed, weighted and added up. Above 0 one matter is likelier than two."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from dateline.model.picture import Published
from dateline.picture.stories.gist import Deeds, Gist, commonplace
from dateline.rules import read_data

UNTOLD = Deeds()
PRIOR = 20
"""Reports on other matters that any collection is thought to stand among, so that no word of two reports is rare."""
SHORT = 1.5
"""Three names that only this report holds: where there is less than that, being alike in all of it says less."""
COMMON = 0.15
"""Share of all reports that is thought to hold a commonplace word, besides those that do."""
LIMIT = 8.0
"""No pair counts for or against by more than this, so that one odd report does not decide for a whole story."""
FAR_DAYS = 10
"""Reports further apart than this are not on one happening unless others stand between them."""
LONG_AFTER = 90
"""What is published longer after than this is a look back (an anniversary, a verdict), however much it shares."""
LONG_BOUNDS = 550
"""A first possible day of a report is a guess by the newest year it names; one so much later than another is a sure one."""
RUNNING_DAYS = 3
"""Reports this near that speak of the same place and the same armed group are on one running matter."""

Values = Mapping[str, float]
Fact = tuple[str, str, int | None]


class Weights(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What ``data/stories.toml`` holds."""

    bias: float
    learned: Mapping[str, float]
    set_by_hand: Mapping[str, float]


@cache
def weights() -> Weights:
    return msgspec.toml.decode(read_data("stories.toml"), type=Weights)


class Library:
    """The reports at hand, each with its words weighted by how few other reports hold them.

    How many reports there are counts by steps, so that a late report moves the weights of no words but those it holds
    itself, or, twice in a doubling, those of all.
    ``gists`` hold no names and no lead any more; these are here with their weights.
    """

    def __init__(self, gists: Iterable[Gist]) -> None:
        shared: dict[Hashable, Any] = {}
        self.gists = {g.article_id: with_shared_parts(g, shared) for g in gists}
        holders: dict[str, int] = {}
        for gist in self.gists.values():
            for word in gist.words:
                holders[word] = holders.get(word, 0) + 1
        self._count = step(len(self.gists) + PRIOR)
        self._alone = self._measure(1)
        measured = {n: self._measure(n) for n in set(holders.values())}
        self._rarity = {word: measured[n] for word, n in holders.items()}
        for word in commonplace() & holders.keys():
            self._rarity[word] = self._measure(holders[word] + self._count * COMMON)
        self.names: dict[str, Mapping[str, float]] = {}
        self.lead: dict[str, Mapping[str, float]] = {}
        for article_id, gist in self.gists.items():
            self.names[article_id] = self.weighted(gist.names)
            self.lead[article_id] = self.weighted(dict.fromkeys(sorted(gist.lead), 1.0))
            # Weighted, they are not kept a second time: many reports must fit the memory.
            self.gists[article_id] = msgspec.structs.replace(gist, names={}, lead=frozenset())

    def rarity(self, word: str) -> float:
        """Give how much a word says: near 1 where one report holds it, 0 where all do."""
        return self._rarity.get(word, 0.0)

    def rarities(self, words: Iterable[str]) -> list[float]:
        """Give how much each of some words of these reports says, the rarest first."""
        return sorted(map(self._rarity.__getitem__, words), reverse=True)

    def is_alone(self, word: str) -> bool:
        """Tell whether no two reports hold a word; not asked of commonplace ones, which count as held by many."""
        return self.rarity(word) >= self._alone

    def words(self, article_id: str) -> Mapping[str, float]:
        """Give all weighted words of a report; worked out each time, for they would fill the memory."""
        return self.weighted(self.gists[article_id].words)

    def forget_lone_words(self) -> None:
        """Drop the words that only one report holds, when they have been weighed: nobody shares them."""
        for article_id, gist in self.gists.items():
            words = {word: n for word, n in gist.words.items() if not self.is_alone(word)}
            self.gists[article_id] = msgspec.structs.replace(gist, words=words)

    def _measure(self, holders: float) -> float:
        return max(0.0, math.log(self._count / holders)) / math.log(self._count)

    def weighted(self, counts: Mapping[str, float]) -> dict[str, float]:
        """Give a vector of length 1; a shorter one where there is too little to be alike in."""
        raw = {word: (1 + math.log(max(n, 1.0))) * self.rarity(word) for word, n in counts.items()}
        length = max(SHORT, math.sqrt(math.fsum(v * v for v in raw.values())))
        return {word: v / length for word, v in raw.items()}


def step(number: int) -> float:
    """Give the power of the root of two at or below a number from 1 on: 16, 22.6, 32, 45.3, 64, ..."""
    low = 1 << (number.bit_length() - 1)
    return low * math.sqrt(2) if number * number >= 2 * low * low else float(low)


def with_shared_parts(told: Summary, shared: dict[Hashable, Any]) -> Summary:
    """Let equal sets of many reports be one object: most are empty, or a town or a number that others tell of too."""
    parts = {
        name: shared.setdefault(part, part)
        for name, part in msgspec.structs.asdict(told).items()
        if isinstance(part, frozenset) and len(part) <= _SMALL
    }
    return msgspec.structs.replace(told, **parts)


Summary = TypeVar("Summary", Gist, Deeds)
_SMALL = 3


def compare_words(one: Gist, other: Gist, library: Library) -> dict[str, float]:
    """Weigh what two reports say against each other; all that does not hang on when they were published."""
    a, b = one.article_id, other.article_id
    rarities = library.rarities(one.words.keys() & other.words.keys())
    people = sorted((library.rarity(p) for p in one.people & other.people), reverse=True)
    return {
        "names": _cosine(library.names[a], library.names[b]),
        "lead": _cosine(library.lead[a], library.lead[b]),
        "rarest": sum(rarities[:3]) / 3,
        "rare words": sum(rarities[:10]) / 10,
        "person": sum(people[:1]),
        "more persons": sum(people[1:3]) / 2,
        "persons apart": _apart(one.people, other.people),
        "town": float(not one.towns.isdisjoint(other.towns)),
        "towns apart": _apart(one.towns, other.towns) * _apart(one.districts, other.districts),
        "region": float(not one.regions.isdisjoint(other.regions)),
        "regions apart": _apart(one.regions, other.regions),
        "age": float(not one.ages.isdisjoint(other.ages)),
        "ages apart": _apart(one.ages, other.ages),
        "killed": float(not one.killed.isdisjoint(other.killed)),
        "killed apart": _apart(one.killed, other.killed),
        "injured": float(not one.injured.isdisjoint(other.injured)),
        "injured apart": _apart(one.injured, other.injured),
        "sites apart": _apart(one.sites, other.sites),
        "street": float(not one.streets.isdisjoint(other.streets)),
        "streets apart": _apart(one.streets, other.streets),
        "body": float(not one.bodies.isdisjoint(other.bodies)),
        "offices apart": _succeeded(one.offices, other.offices),
        "weekday": float(not one.weekdays.isdisjoint(other.weekdays)),
        "weekdays apart": _apart(one.weekdays, other.weekdays),
    }


def compare_times(
    one: Deeds, other: Deeds, first: Published, second: Published, years: tuple[int | None, int | None] = (None, None)
) -> dict[str, float]:
    """Weigh when two reports came out and what they tell of which day."""
    gap = days_between(first, second)
    dated = is_narrow(first) and is_narrow(second)
    gap, bounds = (gap, 0) if dated else (0, gap)
    agreeing, clashing = _agreement(one.facts, other.facts)
    return {
        "day": float(not one.days.isdisjoint(other.days)),
        "days apart": _apart(one.days, other.days),
        "kinds apart": _apart(one.kinds, other.kinds),
        "means apart": _apart(one.means, other.means),
        "year": float(not dated and years[0] is not None and years[0] == years[1]),
        "years apart": float(not dated and None not in years and years[0] != years[1]),
        "undated": float(not dated),
        "one undated": float(is_narrow(first) != is_narrow(second)),
        "2-3 days apart": float(1 < gap <= 3),
        "4-10 days apart": float(3 < gap <= FAR_DAYS),
        "11-30 days apart": float(FAR_DAYS < gap <= 30),
        "over 30 days apart": float(gap > 30),
        "bounds apart": float(bounds > FAR_DAYS),
        "bounds long apart": float(bounds > LONG_BOUNDS),
        "fact": float(agreeing > 0),
        "more facts": min(1.0, max(0, agreeing - 1) / 3),
        "facts apart": float(clashing > agreeing),
        "disaster": float(dated and gap <= FAR_DAYS and not one.disasters.isdisjoint(other.disasters)),
        "undated disaster": float(not dated and bounds == 0 and not one.disasters.isdisjoint(other.disasters)),
        "same front": float(dated and gap <= 1 and not _groups(one).isdisjoint(_groups(other))),
        "running matter": float(dated and gap <= RUNNING_DAYS and not one.matters.isdisjoint(other.matters)),
    }


def add_up(values: Values) -> float:
    """Give the sum of the weighted features, without the bias."""
    table = _table()
    return math.fsum([table[name] * value for name, value in values.items() if value and name in table])


def total(sums: Iterable[float]) -> float:
    """Put the sums of the features and the bias together, within LIMIT."""
    return max(-LIMIT, min(LIMIT, math.fsum(sums) + weights().bias))


def weight(feature: str) -> float:
    """Give the weight of a feature; 0 where it was found to say nothing."""
    return _table().get(feature, 0.0)


@cache
def _table() -> Mapping[str, float]:
    return {**weights().learned, **weights().set_by_hand}


def on_common_ground(one: Gist, other: Gist, library: Library) -> bool:
    """Tell whether two reports share a place, an actor, a person or a number at all; alike wording is not enough."""
    shared = (
        (one.towns, other.towns),
        (one.districts, other.districts),
        (one.regions, other.regions),
        (one.countries, other.countries),
        (one.people, other.people),
        (one.bodies, other.bodies),
        (one.ages, other.ages),
        (one.killed, other.killed),
        (one.injured, other.injured),
    )
    if any(not mine.isdisjoint(theirs) for mine, theirs in shared):
        return True
    names = library.names
    return any(library.rarity(name) > 0 for name in names[one.article_id].keys() & names[other.article_id].keys())


def exclude(first: Published, second: Published, one: Deeds, other: Deeds) -> bool:
    """Tell whether the days keep two reports apart: published, or telling as news of days, too far from each other."""
    return (
        are_long_apart(first, second)
        or days_between(first, second) > LONG_BOUNDS
        or _nearest(one.days, other.days) > 3 * FAR_DAYS
    )


def days_between(one: Published, other: Published) -> int:
    """Give by how many days at least two reports were published apart; 0 where that is not known."""
    gaps = [
        (later.earliest - earlier.latest).days
        for earlier, later in ((one, other), (other, one))
        if later.earliest is not None and earlier.latest is not None
    ]
    return max(0, *gaps, 0)


def are_long_apart(one: Published, other: Published) -> bool:
    """Tell whether a dated report came out so long after the last day of another that it looks back, if on it at all."""
    return any(
        is_narrow(later) and earlier.latest is not None and (later.earliest - earlier.latest).days > LONG_AFTER  # type: ignore[operator]
        for earlier, later in ((one, other), (other, one))
    )


def is_narrow(published: Published) -> bool:
    return bool(published.earliest and published.latest and (published.latest - published.earliest).days <= FAR_DAYS)


def _groups(deeds: Deeds) -> frozenset[str]:
    return frozenset(group for _, group in deeds.matters)


def _agreement(mine: Iterable[Fact], theirs: Iterable[Fact]) -> tuple[int, int]:
    """Count the towns and kinds that both tell of on a like weekday, and those on weekdays that clash."""
    here, there = _weekdays(mine), _weekdays(theirs)
    agreeing = clashing = 0
    for what in here.keys() & there.keys():
        one, other = here[what] - {None}, there[what] - {None}
        clash = bool(one) and bool(other) and one.isdisjoint(other)
        clashing += clash
        agreeing += not clash and bool(one) and bool(other)
    return agreeing, clashing


def _weekdays(facts: Iterable[Fact]) -> dict[tuple[str, str], set[int | None]]:
    found: dict[tuple[str, str], set[int | None]] = {}
    for town, kind, weekday in facts:
        found.setdefault((town, kind), set()).add(weekday)
    return found


def _nearest(mine: frozenset[date], theirs: frozenset[date]) -> int:
    """Give the fewest days between any two; 0 where one side has none."""
    return min((abs((a - b).days) for a in mine for b in theirs), default=0)


def _apart(mine: frozenset[object], theirs: frozenset[object]) -> float:
    """Give 1 where both tell and nothing is shared."""
    return float(bool(mine) and bool(theirs) and mine.isdisjoint(theirs))


def _succeeded(mine: frozenset[tuple[str, str]], theirs: frozenset[tuple[str, str]]) -> float:
    """Give 1 where an office that both name has another holder in each, and none has the same."""
    shared = {office for office, _ in mine} & {office for office, _ in theirs}
    return float(bool(shared) and mine.isdisjoint(theirs))


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    return math.fsum([v * other[w] for w, v in one.items() if w in other])
