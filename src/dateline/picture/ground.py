"""What all later stages stand on: every report dated and linked, and grouped with those of its matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from dateline.gazetteer.lookup import Gazetteer
from dateline.model.article import Article
from dateline.model.picture import PictureClaim, Published
from dateline.model.reading import Reading
from dateline.model.world import Actor, Place
from dateline.picture.dates import dating
from dateline.picture.dates.aftermath import date_by_aftermath
from dateline.picture.dates.anchors import Anchors
from dateline.picture.dates.chronicle import date_by_chronicle
from dateline.picture.dates.dispatches import date_dispatches
from dateline.picture.dates.elapsed import date_by_elapsed
from dateline.picture.dates.remembered import date_by_remembered
from dateline.picture.dates.weekdays import Week
from dateline.picture.dates.yearfinding import find_years
from dateline.picture.dates.yearsharing import share_years
from dateline.picture.judged import Judged
from dateline.picture.links import people
from dateline.picture.links.link import ActorSource, Linked, Linker
from dateline.picture.links.nesting import Nesting
from dateline.picture.links.scene import window
from dateline.picture.links.unlisted import known_as
from dateline.picture.stories import group as stories

ROUNDS = 3
"""Dates sharpen stories and stories dates; more rounds changed no picture."""
_OF_TIME = ("earliest", "latest", "time_basis", "time_text", "time_part", "not_before", "tense")
"""What of a claim hangs on when its report came out."""


class Ground(Struct, frozen=True):
    """Everything linked: what the later stages stand on."""

    claims: tuple[PictureClaim, ...]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    published: Mapping[str, Published]
    news: tuple[tuple[str, ...], ...]
    linker: Linker


def lay(
    articles: Sequence[Article],
    readings: Mapping[str, Reading],
    weeks: Mapping[str, Week],
    gazetteer: Gazetteer,
    known: ActorSource,
    judged: Judged,
) -> Ground:
    """Date and link, and let reports of one story date each other, until nothing changes."""
    published: Mapping[str, Published] = {a.id: dating.date_article(a, readings[a.id]) for a in articles}
    persons = people.unify(readings[a.id] for a in articles)
    linker = Linker(gazetteer, known, persons)
    grouping = stories.Grouping(articles, readings, gazetteer)
    anchors = Anchors(articles, readings, weeks, grouping.rarity)
    published = find_years(articles, readings, published, grouping.towns)
    published = share_years(articles, readings, published, grouping.towns)
    published = find_years(articles, readings, published, grouping.towns)
    linking = _Linking(articles, readings, linker, judged, gazetteer)
    for _ in range(ROUNDS):
        linked, claims, places = linking.as_of(published)
        armed = {a.id for one in linked for a in one.actors if stories.is_armed_group(a)}
        news = grouping.stories(claims, published, Nesting(gazetteer, places, judged), armed.__contains__, judged)
        sharper = date_by_elapsed(articles, readings, published, weeks)
        sharper = date_by_remembered(sharper, claims, news, weeks, places)
        sharper = dating.sharpen(weeks, sharper, news, grouping.tell_the_same, grouping.days_of_turns)
        sharper = date_by_aftermath(articles, sharper, claims, news, weeks, places)
        sharper = anchors.date_undated(sharper)
        sharper = date_dispatches(sharper, claims, news, weeks)
        sharper = date_by_chronicle(articles, sharper, claims, weeks, places, anchors)
        if sharper == published:
            break
        published = sharper
    else:
        linked, claims, places = linking.as_of(published)
    actors = {a.id: a for one in linked for a in one.actors}
    for actor in persons.values():
        actors.setdefault(actor.id, actor)
    for actor in list(actors.values()):
        body = known.actor(actor.affiliation) if actor.affiliation else None
        if body is not None:
            actors.setdefault(body.id, body)
    return Ground(claims, actors, places, published, news, linker)


class _Linking:
    """The claims of all reports as of the dates known; a report is linked again only when its own has changed."""

    def __init__(
        self,
        articles: Sequence[Article],
        readings: Mapping[str, Reading],
        linker: Linker,
        judged: Judged,
        gazetteer: Gazetteer,
    ) -> None:
        self._articles, self._readings, self._linker = articles, readings, linker
        self._judged, self._gazetteer = judged, gazetteer
        self._known: dict[str, tuple[Published, Linked]] = {}

    def as_of(
        self, published: Mapping[str, Published]
    ) -> tuple[Sequence[Linked], tuple[PictureClaim, ...], dict[str, Place]]:
        for article in self._articles:
            day = published[article.id]
            if article.id not in self._known or self._known[article.id][0] != day:
                self._known[article.id] = day, self._linker.link(article, self._readings[article.id], day)
        linked = [self._known[a.id][1] for a in self._articles]
        return linked, *_renamed(linked, self._judged, self._gazetteer)


def date_late(
    ground: Ground, articles: Sequence[Article], readings: Mapping[str, Reading], dated: Mapping[str, Published]
) -> Ground:
    """Link again the reports that only what they tell has dated: "on Saturday" is a day now."""
    late = [a for a in articles if dated[a.id] != ground.published[a.id] and window(dated[a.id]) is not None]
    if not late:
        return ground
    linked = (ground.linker.link(a, readings[a.id], dated[a.id]) for a in late)
    again = {claim.id: claim for one in linked for claim in one.claims}
    claims = tuple(_when_of(again[c.id], c) if c.id in again else c for c in ground.claims)
    return msgspec.structs.replace(ground, claims=claims, published=dated)


def _when_of(dated: PictureClaim, claim: PictureClaim) -> PictureClaim:
    """Give a claim the days it has now; who and where it is about stay as they were put under one id."""
    return msgspec.structs.replace(claim, **{name: getattr(dated, name) for name in _OF_TIME})


def _renamed(
    linked: Sequence[Linked], judged: Judged, gazetteer: Gazetteer
) -> tuple[tuple[PictureClaim, ...], dict[str, Place]]:
    """Put what people judged to be one actor or one place under one id."""
    actors = judged.renamed({a.id for one in linked for a in one.actors})
    every = {p.id: p for one in linked for p in one.places}
    told = known_as(every.values(), gazetteer)
    same = judged.renamed({told.get(i, i) for i in every})
    places = {i: same.get(told.get(i, i), told.get(i, i)) for i in every}
    claims = tuple(_with_ids(c, actors, places) for one in linked for c in one.claims)
    return claims, _merged(
        msgspec.structs.replace(every[places[p.id]], names=p.names) for one in linked for p in one.places
    )


def _with_ids(claim: PictureClaim, actors: Mapping[str, str], places: Mapping[str, str]) -> PictureClaim:
    ids = (
        tuple(dict.fromkeys(actors.get(a, a) for a in claim.actor_ids)),
        tuple(dict.fromkeys(actors.get(t, t) for t in claim.target_ids)),
        places.get(claim.place_id, claim.place_id) if claim.place_id is not None else None,
    )
    if ids == (claim.actor_ids, claim.target_ids, claim.place_id):
        return claim
    return msgspec.structs.replace(claim, actor_ids=ids[0], target_ids=ids[1], place_id=ids[2])


def _merged(places: Iterable[Place]) -> dict[str, Place]:
    """Put the spellings of all reports into one place, the one most reports use first."""
    votes: dict[str, Counter[str]] = {}
    merged: dict[str, Place] = {}
    for place in places:
        votes.setdefault(place.id, Counter()).update(place.names)
        merged[place.id] = place
    ordered = {i: tuple(sorted(names, key=lambda n: (-names[n], n))) for i, names in votes.items()}
    return {i: msgspec.structs.replace(place, names=ordered[i]) for i, place in merged.items()}
