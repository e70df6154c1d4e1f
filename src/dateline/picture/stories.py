"""Articles on one running matter: they tell of the same occurrence, and no date keeps them apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dateline.kinds import event_kinds
from dateline.model.article import Article
from dateline.model.picture import PictureClaim, Published
from dateline.model.reading import Reading
from dateline.picture.judged import Judged
from dateline.picture.nesting import Nesting

STORY_DAYS = 10
"""Reports further apart than this do not join a story directly, only through reports between them."""
_ENOUGH = 2
RUNNING_DAYS = 3
"""Reports this near that speak of the same place and the same armed side are on one running matter."""
NOTHING_JUDGED = Judged(())


class Fact(NamedTuple):
    """What a report tells as its news, coarse enough to be told alike by another: where, what, who."""

    place: str
    kind: str
    actor: str


class Day(NamedTuple):
    """When a report puts a fact: a weekday, a day, or neither."""

    weekday: int | None
    on: date | None


def same_news(
    articles: Sequence[Article],
    readings: Mapping[str, Reading],
    claims: Sequence[PictureClaim],
    published: Mapping[str, Published],
    nesting: Nesting,
) -> tuple[tuple[str, ...], ...]:
    """Group the articles that tell the same news, whether or not their dates are known yet.

    Two reports do when their dates may lie within STORY_DAYS and they tell two facts alike, on weekdays or days that
    do not clash; or one fact on a like weekday or day.
    """
    facts = {a.id: _facts(a.id, claims, readings.get(a.id), nesting) for a in articles}
    holders: dict[Fact, list[str]] = {}
    for article in sorted(articles, key=lambda a: a.id):
        for fact in facts[article.id]:
            holders.setdefault(fact, []).append(article.id)
    pairs = {(one, other) for ids in holders.values() for n, one in enumerate(ids) for other in ids[n + 1 :]}
    joined = [pair for pair in sorted(pairs) if _together(facts, published, *pair)]
    return groups([a.id for a in articles], joined)


def groups(
    ids: Iterable[str], pairs: Iterable[tuple[str, str]], judged: Judged = NOTHING_JUDGED
) -> tuple[tuple[str, ...], ...]:
    """Give the connected groups of ids, each sorted, in the order of their first; no group joins what was judged apart."""
    members = {i: [i] for i in ids}
    parent = {i: i for i in members}

    def top(i: str) -> str:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for one, other in pairs:
        low, high = sorted((top(one), top(other)))
        if low != high and not judged.keeps_apart(members[low], members[high]):
            parent[high] = low
            members[low] += members.pop(high)
    return tuple(tuple(sorted(group)) for _, group in sorted(members.items()))


def _facts(
    article_id: str, claims: Sequence[PictureClaim], reading: Reading | None, nesting: Nesting
) -> dict[Fact, set[Day]]:
    """List the news of a report: what it tells as current and as having taken place."""
    weekdays = _weekdays(reading)
    facts: dict[Fact, set[Day]] = {}
    for claim in claims:
        if (
            claim.article_id != article_id
            or claim.tense != "current"
            or claim.polarity != "positive"
            or claim.place_id is None
        ):
            continue
        if not event_kinds()[claim.kind].force and claim.kind not in {"disaster", "accident", "protest", "withdrawal"}:
            continue
        day = Day(weekdays.get(claim.id), claim.earliest if claim.earliest == claim.latest else None)
        for actor in claim.actor_ids or ("",):
            facts.setdefault(Fact(nesting.town(claim.place_id), claim.kind, actor), set()).add(day)
    return facts


def _weekdays(reading: Reading | None) -> dict[str, int]:
    if reading is None:
        return {}
    times = {t.id: t for t in reading.times}
    found: dict[str, int] = {}
    for claim in reading.claims:
        named = [times[t].weekday for t in claim.times if t in times and times[t].weekday is not None]
        if named and named[0] is not None:
            found[claim.id] = named[0]
    return found


def _together(
    facts: Mapping[str, dict[Fact, set[Day]]], published: Mapping[str, Published], one: str, other: str
) -> bool:
    if not may_be_near(published[one], published[other]):
        return False
    alike = fitting = 0
    for fact in facts[one].keys() & facts[other].keys():
        agreement = _agreement(facts[one][fact], facts[other][fact])
        if agreement is None:
            return False
        alike += agreement
        fitting += 1
    dated = _is_narrow(published[one]) and _is_narrow(published[other])
    return alike >= 1 or fitting >= _ENOUGH or (dated and fitting >= 1)


def _agreement(mine: set[Day], theirs: set[Day]) -> int | None:
    """Give 1 where a day or weekday is shared, 0 where one is silent, None where both name days and none is shared."""
    days = ({d.on for d in mine} - {None}, {d.on for d in theirs} - {None})
    if days[0] and days[1]:
        return 1 if days[0] & days[1] else None
    weekdays = ({d.weekday for d in mine} - {None}, {d.weekday for d in theirs} - {None})
    if weekdays[0] and weekdays[1]:
        return 1 if weekdays[0] & weekdays[1] else None
    return 0


def may_be_near(one: Published, other: Published) -> bool:
    """Tell whether two reports can have been published within STORY_DAYS of each other."""
    gap = timedelta(days=STORY_DAYS)
    if one.latest and other.earliest and other.earliest - one.latest > gap:
        return False
    return not (other.latest and one.earliest and one.earliest - other.latest > gap)


def _is_narrow(published: Published) -> bool:
    return bool(published.earliest and published.latest and (published.latest - published.earliest).days <= STORY_DAYS)


def running_matter(
    articles: Sequence[Article],
    claims: Sequence[PictureClaim],
    published: Mapping[str, Published],
    nesting: Nesting,
    is_group: Callable[[str], bool],
) -> tuple[tuple[str, str], ...]:
    """Pair dated reports of a few days that speak of one town and one non-state armed side, whatever they tell of them.

    A threat against a town, a plan that was not carried out and the fall of the next town belong to one matter though
    no occurrence is shared.
    """
    holders: dict[tuple[str, str], set[str]] = {}
    towns: dict[str, set[str]] = {}
    groups_named: dict[str, set[str]] = {}
    for claim in claims:
        if claim.tense == "background":
            continue
        groups_named.setdefault(claim.article_id, set()).update(a for a in (*claim.actor_ids, *claim.target_ids) if is_group(a))
        if claim.place_id is not None and not nesting.is_country(claim.place_id):
            towns.setdefault(claim.article_id, set()).add(nesting.town(claim.place_id))
    for article in articles:
        if _is_narrow(published[article.id]):
            for town in towns.get(article.id, ()):
                for group in groups_named.get(article.id, ()):
                    holders.setdefault((town, group), set()).add(article.id)
    pairs: set[tuple[str, str]] = set()
    for ids in holders.values():
        dated = sorted(ids, key=lambda i: (published[i].earliest or date.min, i))
        for one, other in zip(dated, dated[1:], strict=False):
            first, last = published[one].latest, published[other].earliest
            if first is not None and last is not None and (last - first).days <= RUNNING_DAYS:
                pairs.add((one, other))
    return tuple(sorted(pairs))
