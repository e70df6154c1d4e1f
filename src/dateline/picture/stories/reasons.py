"""Why a report is in its story: the features it shares with the member it fits best, in words. No private person is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from dateline.gazetteer.lookup import Gazetteer
from dateline.model.article import Article
from dateline.model.picture import Picture
from dateline.model.reading import Reading
from dateline.picture.dates.weekdays import NAMES
from dateline.picture.links.nesting import Nesting
from dateline.picture.stories import likeness
from dateline.picture.stories.gist import Deeds, Gist
from dateline.picture.stories.group import Grouping, Told, is_armed_group

LEAST = 0.05
"""A feature that adds less than this is not worth a line."""


class Reason(Struct, frozen=True, kw_only=True):
    """One feature of a pair of reports, in words, and by how much it speaks for one matter (below 0, against)."""

    feature: str
    text: str
    weight: float


class Membership(Struct, frozen=True, kw_only=True):
    """How a report fits its story: the member it is nearest to, the sum (log-odds) and what it is made of."""

    article_id: str
    nearest_id: str
    total: float
    reasons: tuple[Reason, ...]
    """The weightiest first."""


def why(
    article_id: str,
    picture: Picture,
    articles: Sequence[Article],
    readings: Mapping[str, Reading],
    gazetteer: Gazetteer,
) -> Membership | None:
    """Say why a report is in its story; None where it stands alone. ``articles`` are all those of the picture."""
    home = next((s for s in picture.stories if article_id in s.article_ids), None)
    others = [i for i in home.article_ids if i != article_id] if home is not None else []
    if not others:
        return None
    told = _told(picture, articles, readings, gazetteer)
    fits = {other: told.fit(min(article_id, other), max(article_id, other)) for other in others}
    nearest = min(fits, key=lambda other: (-fits[other], other))
    return Membership(
        article_id=article_id,
        nearest_id=nearest,
        total=fits[nearest],
        reasons=reasons(told, article_id, nearest, gazetteer),
    )


def reasons(told: Told, one: str, other: str, gazetteer: Gazetteer) -> tuple[Reason, ...]:
    """Give what speaks for and against two reports being on one matter, the weightiest first."""
    found = [
        Reason(
            feature="bias",
            text="two reports of one collection, before anything is looked at",
            weight=likeness.weights().bias,
        )
    ]
    if told.exclude(one, other):
        found.append(Reason(feature="days", text="their days exclude each other", weight=-likeness.LIMIT))
    for feature, value in told.values(one, other).items():
        weight = likeness.weight(feature) * value
        if abs(weight) >= LEAST:
            text = _TEXTS[feature] + _detail(feature, told, one, other, gazetteer)
            found.append(Reason(feature=feature, text=text, weight=round(weight, 2)))
    return tuple(sorted(found, key=lambda r: (-abs(r.weight), r.feature)))


def _told(picture: Picture, articles: Sequence[Article], readings: Mapping[str, Reading], gazetteer: Gazetteer) -> Told:
    actors = {a.id: a for a in picture.actors}
    return Grouping(articles, readings, gazetteer).told(
        picture.claims,
        {a.id: a.published for a in picture.articles},
        Nesting(gazetteer, {p.id: p for p in picture.places}),
        lambda actor_id: is_armed_group(actors[actor_id]),
    )


def _detail(feature: str, told: Told, one: str, other: str, gazetteer: Gazetteer) -> str:
    """Name what is shared, or what clashes, where that is a place, a number or a day."""
    here, there = told.library.gists[one], told.library.gists[other]
    mine, theirs = told.deeds_of(one), told.deeds_of(other)
    what = feature.removesuffix(" apart")
    sides = _sides(what, here, mine), _sides(what, there, theirs)
    if not sides[0] or not sides[1]:
        return ""
    if feature != what:
        return ": " + " / ".join(_listed(what, side, gazetteer) for side in sides)
    return ": " + _listed(what, sides[0] & sides[1], gazetteer)


def _sides(what: str, gist: Gist, deeds: Deeds) -> frozenset[object]:
    table: dict[str, frozenset[object]] = {
        "town": frozenset(gist.towns),
        "towns": frozenset(gist.towns),
        "region": frozenset(gist.regions),
        "regions": frozenset(gist.regions),
        "age": frozenset(gist.ages),
        "ages": frozenset(gist.ages),
        "killed": frozenset(gist.killed),
        "injured": frozenset(gist.injured),
        "sites": frozenset(gist.sites),
        "street": frozenset(gist.streets),
        "streets": frozenset(gist.streets),
        "weekday": frozenset(gist.weekdays),
        "weekdays": frozenset(gist.weekdays),
        "day": frozenset(deeds.days),
        "days": frozenset(deeds.days),
        "kinds": frozenset(deeds.kinds),
        "means": frozenset(deeds.means),
        "disaster": frozenset(deeds.disasters),
    }
    return table.get(what, frozenset())


def _listed(what: str, things: frozenset[object], gazetteer: Gazetteer) -> str:
    return ", ".join(sorted(_name(what, thing, gazetteer) for thing in things)[:4])


def _name(what: str, thing: object, gazetteer: Gazetteer) -> str:
    if isinstance(thing, date):
        return thing.isoformat()
    if isinstance(thing, int):
        return NAMES[thing] if what.startswith("weekday") else str(thing)
    entry = gazetteer.entry(str(thing)) if what in {"town", "towns", "region", "regions", "disaster"} else None
    return entry.name if entry is not None else str(thing)


_TEXTS = {
    "names": "names they share",
    "lead": "their first sentences share words",
    "rarest": "the rarest words they share",
    "rare words": "rare words they share",
    "person": "both name one person",
    "more persons": "both name further persons",
    "persons apart": "each names other persons",
    "town": "one town",
    "towns apart": "other towns",
    "region": "one region",
    "regions apart": "other regions",
    "age": "one age",
    "ages apart": "other ages",
    "killed": "one number of killed",
    "killed apart": "other numbers of killed",
    "injured": "one number of injured",
    "injured apart": "other numbers of injured",
    "sites apart": "other sites",
    "street": "one street",
    "streets apart": "other streets",
    "body": "both name one group or body",
    "weekday": "one weekday",
    "weekdays apart": "other weekdays",
    "day": "both tell of one day",
    "days apart": "each tells of other days",
    "kinds apart": "each tells of other kinds of happening",
    "means apart": "other means",
    "year": "the newest year they name is one",
    "offices apart": "they name other holders of one office",
    "years apart": "the newest years they name are not one",
    "undated": "not both have a date, so more must be shared",
    "one undated": "one of them has a date and the other has none",
    "2-3 days apart": "published two or three days apart",
    "4-10 days apart": "published four to ten days apart",
    "11-30 days apart": "published eleven to thirty days apart",
    "over 30 days apart": "published over a month apart",
    "bounds apart": "one cannot have been published before a day after the other's",
    "bounds long apart": "one cannot have been published until long after the other",
    "fact": "both tell of one kind of happening in one town on one weekday",
    "more facts": "the same holds of further kinds or towns",
    "facts apart": "what both tell of one town is told of other weekdays",
    "disaster": "a disaster in one town, told within days",
    "undated disaster": "a disaster in one town, whose toll may have risen",
    "same front": "one armed group in some town, told within a day",
    "running matter": "one town and one armed group, spoken of within days",
}
