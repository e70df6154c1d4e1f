"""Whether a report without a date tells of what a dated story tells: what agrees that would not by chance, and what clashes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dateline.kinds import kinds_fit
from dateline.picture.stories.likeness import Fact
from dateline.picture.stories.marks import Marks

ENOUGH = 3.0
"""Points from which a report that stands alone is taken into a story."""
ENOUGH_OF_TWO = 2.2
"""The same where a look-alike of the story is at hand too, which the report fits less."""
_LASTS = frozenset({"clash", "siege", "protest", "riot", "displacement", "looting", "shelling", "statement", "other"})
"""Kinds that go on for days: another weekday is no other happening."""


class Side(NamedTuple):
    """What one side says: its marks and the towns, kinds and weekdays of its news."""

    marks: Marks
    facts: frozenset[Fact]
    on: frozenset[int] = frozenset()
    """The years in which it was published, where that is known."""


class Heard(NamedTuple):
    """What of a report's marks a story tells too."""

    capitals: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    figures: frozenset[tuple[int, str]] = frozenset()


def heard_of(report: Marks, story: Marks) -> Heard:
    """Give what of a report's marks a story tells too: all of it that can count."""
    words = report.capitals | report.persons | report.officials | report.names
    values = {value for value, _ in report.figures}
    return Heard(
        words & story.capitals, report.places & story.places, frozenset(f for f in story.figures if f[0] in values)
    )


def heard_in_others(stories: Mapping[tuple[str, ...], Heard]) -> dict[tuple[str, ...], Heard]:
    """Give for each story what any of the others tells too."""
    told = [Counter(mark for marks in column for mark in marks) for column in zip(*stories.values(), strict=True)]
    return {
        story: Heard(
            *(
                frozenset(m for m, n in all_.items() if n > (m in marks))
                for all_, marks in zip(told, heard, strict=True)
            )
        )
        for story, heard in stories.items()
    }


class Agreement(NamedTuple):
    """What speaks for one happening and what against it, each with its points."""

    pro: Mapping[str, float]
    contra: Mapping[str, float]

    @property
    def total(self) -> float:
        return sum(self.pro.values()) - sum(self.contra.values())


def agree(report: Side, story: Side, elsewhere: Heard) -> Agreement:
    """Weigh a report against a story; what is also told ``elsewhere`` (by the other stories) tells nothing."""
    pro = {
        "person": min(4.0, 2.0 * len(_named(report.marks, story.marks, "persons") - elsewhere.capitals)),
        "official": min(1.0, 1.0 * len(_named(report.marks, story.marks, "officials") - elsewhere.capitals)),
        "name": min(2.0, 1.0 * len(_names(report.marks, story.marks, elsewhere))),
        "place": min(2.4, _places(report.marks, story.marks, elsewhere)),
        "figure": min(3.0, sum(_figures(report.marks, story.marks, elsewhere).values())),
        "kind": 0.5 * bool(told_alike(report.facts, story.facts)),
        "weekday": 1.2 * any(one[2] == other[2] is not None for one, other in told_alike(report.facts, story.facts)),
    }
    contra = {
        "weekdays": 2.5 * _clash(report.facts, story.facts),
        "years": 1.5 * (not report.marks.years.isdisjoint(story.on)),
        "ages": 2.5 * _apart(report.marks.ages, story.marks.ages),
        "streets": 2.5 * _apart(report.marks.streets, story.marks.streets),
        "magnitudes": 1.5 * _far(report.marks.magnitudes, story.marks.magnitudes),
    }
    return Agreement({k: v for k, v in pro.items() if v}, {k: v for k, v in contra.items() if v})


def is_look_alike(one: Side, other: Side) -> bool:
    """Tell whether two stories may be mixed up: of one country or body, with news of one kind."""
    kinds = {(a[1], b[1]) for a in one.facts for b in other.facts}
    shared = (one.marks.ground & other.marks.ground) - one.marks.small - other.marks.small
    return bool(shared) and any(kinds_fit(a, b) for a, b in kinds)


def _named(one: Marks, other: Marks, field: str) -> frozenset[str]:
    """Give the persons whom either names in full and the other names at all."""
    mine: frozenset[str] = getattr(one, field)
    theirs: frozenset[str] = getattr(other, field)
    shared = ((mine & other.capitals) | (theirs & one.capitals)) - one.small - other.small
    return shared if field == "officials" else shared - one.officials - other.officials


def _names(one: Marks, other: Marks, elsewhere: Heard) -> frozenset[str]:
    shared = (one.names & other.capitals) | (other.names & one.capitals)
    return shared - one.spoken - other.spoken - one.ground - other.ground - one.small - other.small - elsewhere.capitals


def _places(one: Marks, other: Marks, elsewhere: Heard) -> float:
    """Weigh the places both name: of a village one hears once, of a city every year."""
    shared = (one.places & other.places) - elsewhere.places
    return 0.6 * len(shared) + 0.4 * len(shared & (one.villages | other.villages))


def _figures(one: Marks, other: Marks, elsewhere: Heard) -> Mapping[int, float]:
    """Give the numbers both tell, with their points: those that are small or round are met by chance."""
    found = _alike(one.figures, other.figures)
    for value in _alike(one.figures, elsewhere.figures):
        found.pop(value, None)
    return found


def _alike(mine: Iterable[tuple[int, str]], theirs: Iterable[tuple[int, str]]) -> dict[int, float]:
    found: dict[int, float] = {}
    there: dict[int, set[str]] = {}
    for value, what in theirs:
        there.setdefault(value, set()).add(what)
    for value, what in mine:
        for other in there.get(value, ()):
            if what == other or not what or not other:
                points = 2.0 if what == other and what else 1.0
                points *= 1.0 if value > 10 and value % 10 else 0.5
                found[value] = max(found.get(value, 0.0), points if value > 10 else points / 2)
    return found


def told_alike(mine: Iterable[Fact], theirs: Iterable[Fact]) -> list[tuple[Fact, Fact]]:
    """Give the pairs of facts that are of one town and of kinds that fit."""
    there = tuple(theirs)
    return [(one, other) for one in mine for other in there if one[0] == other[0] and kinds_fit(one[1], other[1])]


def _clash(mine: Iterable[Fact], theirs: Iterable[Fact]) -> bool:
    """Tell whether what both tell of one town is told of other weekdays only, and by nothing of the same."""
    alike = [(a, b) for a, b in told_alike(mine, theirs) if a[1] not in _LASTS and b[1] not in _LASTS]
    both = [(a[2], b[2]) for a, b in alike if a[2] is not None and b[2] is not None]
    return bool(both) and all(a != b for a, b in both)


def _apart(mine: frozenset[object], theirs: frozenset[object]) -> bool:
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def _far(mine: frozenset[float], theirs: frozenset[float]) -> bool:
    return bool(mine) and bool(theirs) and min(abs(a - b) for a in mine for b in theirs) > 0.35
