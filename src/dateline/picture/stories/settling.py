"""Where a report without a date belongs: to the dated story it agrees with, or alone where something clashes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from dateline.model.picture import Published
from dateline.picture.stories.agreement import (
    ENOUGH,
    ENOUGH_OF_TWO,
    Heard,
    Side,
    agree,
    heard_in_others,
    heard_of,
    is_look_alike,
)
from dateline.picture.stories.likeness import LONG_BOUNDS, are_long_apart, days_between, is_narrow
from dateline.picture.stories.marks import NONE, together, without_mere_words

Group = tuple[str, ...]
CLASHES = 2.0
"""Points against from which a report is put out of a story where little speaks for it."""
_OF_ANOTHER = frozenset({"weekdays", "magnitudes"})
"""What tells another happening; that other persons are named tells only that more is told."""
EXCLUDED = 8.0
LITTLE = 1.0
BETTER = 3.0
"""By so many points another story must agree more for a report to leave the one its words joined it to."""
FEW = 2
"""Undated reports that words joined move together up to this number; more of them are a story of their own."""
LEAST_SHARED = 1.0
"""Points without which it says nothing that a report fits a look-alike less."""
LEAST = -2.0
"""What a report says at large must fit that of one member at least so well."""
CONTRAST = 1.5
"""Most points for fitting a story better, as its words go, than a like story of another time; STEEP points for each unit of the fit."""
STEEP = 0.6
LONG = 30
"""Days from which a like story is of another time."""
MOST = 12
"""Members of a story that are looked at, those first whose ids are smallest: a long story repeats itself."""


class Settled(NamedTuple):
    """To which of some stories a unit belongs that words put into one of them (``now``), or into none."""

    stories: Sequence[Group]
    now: Group | None
    goal: Group | None


class Before(NamedTuple):
    """What an earlier settling found, and the reports that say the same, as of the same days, as they did then."""

    settled: Mapping[Group, Settled]
    """By unit."""
    sides: Mapping[Group, Side]
    same: set[str] | frozenset[str]


FIRST = Before({}, {}, frozenset())


class Settler:
    """Settles the undated reports of groups that words alone have made."""

    def __init__(
        self,
        published: Mapping[str, Published],
        side: Callable[[str], Side],
        fit: Callable[[str, str], float],
        near: Mapping[str, Iterable[str]],
        keeps_apart: Callable[[Sequence[str], Sequence[str]], bool],
        before: Before = FIRST,
    ) -> None:
        """``side`` gives what a report says, ``fit`` how alike two are, ``near`` the reports worth comparing with one."""
        self.settled: dict[Group, Settled] = {}
        """Where each unit looked at belongs, for the next time."""
        self.sides: dict[Group, Side] = {}
        """What units and stories say, each as a whole, likewise."""
        self._published, self._before = published, before
        self._first: dict[Group, Group] = {}
        self._mixed: dict[tuple[Group, Group], bool] = {}
        self._dated = {i for i, when in published.items() if is_narrow(on_its_own(when, i))}
        self._side, self._fit, self._near, self._keeps_apart = side, fit, near, keeps_apart

    def settle(self, groups: Sequence[Group]) -> tuple[Group, ...]:
        """Give the groups anew, each sorted, in order. Only reports without a date of their own change place."""
        home = {member: group for group in groups for member in group}
        stories = {group for group in groups if any(m in self._dated for m in group)}
        moved: dict[Group, Group | None] = {}
        for unit in self._units(groups):
            around = {home[other] for m in unit for other in self._near.get(m, ()) if other in home}
            now = home[unit[0]] if home[unit[0]] in stories else None
            goal = self._goal(unit, sorted((around & stories) | ({now} if now else set())), now)
            if goal is not None and goal != now and self._fits_better(unit, around - stories - {unit}, goal):
                continue
            if goal is not None and goal != now:
                unit = tuple(member for member in unit if not self._is_of_other_years(member, goal))
            if goal != now and unit:
                moved[unit] = goal
        return _regrouped(groups, moved)

    def _fits_better(self, unit: Group, undated: Iterable[Group], goal: Group) -> bool:
        """Tell whether a unit fits some story without any date better than that into which it would be taken."""
        fit = self._best(unit, self._dated_of(goal))
        return any(self._best(unit, (m,)) > fit for group in undated if len(group) > 1 for m in group)

    def _units(self, groups: Sequence[Group]) -> Iterable[Group]:
        """Give what moves as one: a group without any date, or each undated member of a group that has one."""
        for group in groups:
            if not any(m in self._dated for m in group):
                if len(group) <= FEW:
                    yield group
            else:
                yield from ((m,) for m in group if m not in self._dated)

    def _goal(self, unit: Group, stories: Sequence[Group], now: Group | None) -> Group | None:
        """Give the story a unit belongs to, None where it stands alone; it is as before where all is that it hangs on."""
        known = self._before.settled.get(unit)
        same = known is not None and known.stories == stories and known.now == now
        if known is None or not same or not all(self._before.same.issuperset(group) for group in (unit, *stories)):
            known = Settled(stories, now, self._weighed(unit, stories, now))
        self.settled[unit] = known
        return known.goal

    def _weighed(self, unit: Group, stories: Sequence[Group], now: Group | None) -> Group | None:
        """Weigh the stories a unit may belong to."""
        mine = self._sides(unit)
        heard = {story: heard_of(mine.marks, self._sides(self._dated_of(story)).marks) for story in stories}
        elsewhere = heard_in_others(heard)
        scores = {story: self._score(unit, story, stories, elsewhere[story]) for story in stories}
        best = max(stories, key=lambda story: (scores[story].total, story), default=None)
        if best is not None and best != now and self._is_enough(unit, best, scores, now):
            return best
        if now is not None and scores[now].against >= CLASHES and scores[now].total < LITTLE:
            return None
        return now

    def _is_enough(self, unit: Group, best: Group, scores: Mapping[Group, _Score], now: Group | None) -> bool:
        found = scores[best]
        if found.total < (ENOUGH_OF_TWO if found.contrasted else ENOUGH):
            return False
        if now is not None and found.total < scores[now].total + BETTER:
            return False
        return self._best(unit, self._dated_of(best)) >= LEAST and not self._keeps_apart(unit, best)

    def _score(self, unit: Group, story: Group, stories: Sequence[Group], elsewhere: Heard) -> _Score:
        """Weigh a unit against a story, and against those like it of another time that it may be of instead."""
        members, theirs = self._dated_of(story), self._sides(self._dated_of(story))
        found = agree(self._sides(unit), theirs, elsewhere)
        total = found.total
        alike = self._look_alikes(story, stories) if total >= LEAST_SHARED else []
        if alike:
            rest = max(self._best(unit, self._dated_of(other)) for other in alike)
            total += max(-CONTRAST, min(CONTRAST, STEEP * (self._best(unit, members) - rest)))
        against = sum(points for what, points in found.contra.items() if what in _OF_ANOTHER)
        if all(self._is_of_other_years(member, story) for member in unit):
            total, against = total - EXCLUDED, against + EXCLUDED
        return _Score(total, against, bool(alike))

    def _look_alikes(self, story: Group, stories: Sequence[Group]) -> list[Group]:
        """Give the stories of another time with which a story may be mixed up."""
        return [other for other in stories if other != story and self._may_be_mixed_up(*sorted((story, other)))]

    def _may_be_mixed_up(self, one: Group, other: Group) -> bool:
        known = self._mixed.get((one, other))
        if known is None:
            alike = is_look_alike(self._sides(self._dated_of(one)), self._sides(self._dated_of(other)))
            known = self._mixed[one, other] = alike and self._days_between(one, other) > LONG
        return known

    def _is_of_other_years(self, member: str, story: Group) -> bool:
        """Tell whether a report, by its own words, came out long before or long after all dated ones of a story."""
        own = self._own(member)
        dated = [self._published[b] for b in self._dated_of(story)]
        far = min(days_between(own, when) for when in dated) > LONG_BOUNDS
        return far or all(are_long_apart(own, when) for when in dated)

    def _dated_of(self, story: Group) -> Group:
        known = self._first.get(story)
        if known is None:
            known = self._first[story] = tuple(m for m in story if m in self._dated)[:MOST]
        return known

    def _own(self, member: str) -> Published:
        return on_its_own(self._published[member], member)

    def _days_between(self, one: Group, other: Group) -> int:
        whens = self._published
        return min(days_between(whens[a], whens[b]) for a in self._dated_of(one) for b in self._dated_of(other))

    def _sides(self, members: Group) -> Side:
        known = self.sides.get(members)
        if known is None:
            if self._before.same.issuperset(members):
                known = self._before.sides.get(members)
            known = self.sides[members] = known or self._put_together(members)
        return known

    def _put_together(self, members: Group) -> Side:
        sides = [self._side(member) for member in members]
        return Side(
            without_mere_words(together(s.marks for s in sides)),
            frozenset().union(*(s.facts for s in sides)) or NONE,
            frozenset().union(*(s.on for s in sides)) or NONE,
        )

    def _best(self, unit: Group, others: Group) -> float:
        return max(self._fit(min(a, b), max(a, b)) for a in unit for b in others)


class _Score(NamedTuple):
    total: float
    against: float
    contrasted: bool


def on_its_own(when: Published, article_id: str) -> Published:
    """Give when a report was published by its own evidence, without what other reports lend it."""
    own = [e for e in when.evidence if e.article_id == article_id and not e.kind.endswith(")")]
    earliest = max((e.earliest for e in own if e.earliest), default=None)
    latest = min((e.latest for e in own if e.latest), default=None)
    return Published(earliest=earliest, latest=latest, basis=when.basis, evidence=tuple(own))


def _regrouped(groups: Sequence[Group], moved: Mapping[Group, Group | None]) -> tuple[Group, ...]:
    gone = {m for unit in moved for m in unit}
    left = {group: [m for m in group if m not in gone] for group in groups}
    for unit, goal in moved.items():
        if goal is not None:
            left[goal] += unit
    alone = [unit for unit, goal in moved.items() if goal is None]
    return tuple(sorted(tuple(sorted(group)) for group in (*left.values(), *alone) if group))
