"""The lists that ``dateline show`` prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, get_args

from msgspec import Struct

from dateline.errors import ConfigError
from dateline.model.picture import Picture
from dateline.outputs.citations import excerpt_of
from dateline.outputs.days import say_interval, sort_key
from dateline.outputs.export import safe_id
from dateline.outputs.lookup import Lookup
from dateline.outputs.names import Names
from dateline.outputs.numbers import say_range
from dateline.outputs.people import People, quoted_texts
from dateline.outputs.sourcing import say_copies, say_grounds
from dateline.outputs.standing import say_held

Listing = Literal["articles", "stories", "events", "claims", "places", "actors", "copies", "holdings", "problems"]


class Rows(Struct, frozen=True, kw_only=True):
    """A list as headers and rows of text, every row as long as the headers; ids stand first."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class _Desk:
    def __init__(self, picture: Picture, texts: Mapping[str, str] | None) -> None:
        self.picture = picture
        self.lookup = Lookup(picture)
        self.people = People(picture, quoted_texts(picture, texts))
        self.names = Names(self.lookup, self.people)

    def actors(self, ids: tuple[str, ...]) -> str:
        phrase = self.names.actors(ids)
        return phrase.text if phrase else ""

    def path(self, article_id: str | None) -> str:
        article = self.lookup.articles.get(article_id or "")
        return article.path if article else ""


def rows(picture: Picture, what: str, texts: Mapping[str, str] | None = None) -> Rows:
    """List a part of a picture: ``articles``, ``places``, any of ``Listing``.

    Raises ConfigError for any other word.
    """
    if what not in _LISTS:
        raise ConfigError(f"there is no list of {what!r}; choose one of: {', '.join(get_args(Listing))}")
    return _LISTS[what](_Desk(picture, texts))


def _articles(desk: _Desk) -> Rows:
    headers = ("id", "path", "outlet", "published", "grounds", "language", "story", "copied from")
    found = sorted(desk.picture.articles, key=lambda article: (article.path, article.id))
    return Rows(
        headers=headers,
        rows=tuple(
            (
                article.id,
                article.path,
                article.outlet or "",
                say_interval(article.published.earliest, article.published.latest),
                say_grounds(article.published),
                "+".join(dict.fromkeys((article.language, *article.languages))),
                article.story_id or "",
                say_copies(article.id, desk.lookup),
            )
            for article in found
        ),
    )


def _stories(desk: _Desk) -> Rows:
    found = sorted(desk.picture.stories, key=lambda story: (*sort_key(story.earliest, story.latest), story.id))
    return Rows(
        headers=("id", "title", "window", "reports", "events", "places"),
        rows=tuple(
            (
                story.id,
                desk.people.withhold(story.title),
                say_interval(story.earliest, story.latest),
                str(len(story.article_ids)),
                str(len(desk.lookup.events_of(story.id))),
                ", ".join(filter(None, (desk.names.place_id(place) for place in story.place_ids))),
            )
            for story in found
        ),
    )


def _events(desk: _Desk) -> Rows:
    found = sorted(desk.picture.events, key=lambda event: (*sort_key(event.earliest, event.latest), event.id))
    return Rows(
        headers=(
            "id",
            "kind",
            "status",
            "level",
            "origins",
            "day",
            "place",
            "actor",
            "target",
            "background",
            "reports",
        ),
        rows=tuple(
            (
                event.id,
                event.kind,
                event.status,
                event.level,
                str(event.origins),
                say_interval(event.earliest, event.latest),
                desk.names.place_id(event.place_id),
                desk.actors(event.actor_ids),
                desk.actors(event.target_ids),
                "yes" if event.background else "no",
                str(len(event.article_ids)),
            )
            for event in found
        ),
    )


def _claims(desk: _Desk) -> Rows:
    found = sorted(desk.picture.claims, key=lambda claim: (desk.path(claim.article_id), claim.start, claim.id))
    return Rows(
        headers=("id", "where", "kind", "polarity", "tense", "speaker", "day", "place", "figures", "words", "rule"),
        rows=tuple(
            (
                claim.id,
                f"{desk.path(claim.article_id)}:{claim.start}-{claim.end}",
                claim.kind,
                claim.polarity,
                claim.tense,
                desk.names.speaker(claim) if claim.speaker else "",
                say_interval(claim.earliest, claim.latest),
                desk.names.place_id(claim.place_id),
                "; ".join(f"{q.measure or 'count'} {say_range(q.low, q.best, q.high)}" for q in claim.quantities),
                excerpt_of(claim.quote, desk.people),
                claim.rule,
            )
            for claim in found
        ),
    )


def _places(desk: _Desk) -> Rows:
    told: dict[str, set[str]] = {}
    for claim in desk.picture.claims:
        if claim.place_id is not None:
            told.setdefault(claim.place_id, set()).add(claim.article_id)
    found = sorted(desk.picture.places, key=lambda place: (-len(told.get(place.id, ())), place.name, place.id))
    return Rows(
        headers=("id", "name", "other names", "level", "in", "country", "reports"),
        rows=tuple(
            (
                place.id,
                desk.names.place(place),
                ", ".join(
                    name for name in dict.fromkeys((place.name, *place.names)) if name != desk.names.place(place)
                ),
                place.level,
                place.admin1 or "",
                place.country or "",
                str(len(told.get(place.id, ()))),
            )
            for place in found
        ),
    )


def _actors(desk: _Desk) -> Rows:
    """List who acts, suffers or speaks; private persons by role and under an id that spells no name."""
    told: dict[str, set[str]] = {}
    for claim in desk.picture.claims:
        speaking = claim.speaker.actor_id if claim.speaker is not None else None
        for actor_id in filter(None, (*claim.actor_ids, *claim.target_ids, speaking)):
            told.setdefault(actor_id, set()).add(claim.article_id)
    found = sorted(desk.picture.actors, key=lambda actor: (-len(told.get(actor.id, ())), actor.name, actor.id))
    return Rows(
        headers=("id", "name", "kind", "country", "reports"),
        rows=tuple(
            (
                safe_id(actor.id, desk.people),
                desk.names.actor(actor),
                actor.kind,
                actor.country or "",
                str(len(told.get(actor.id, ()))),
            )
            for actor in found
        ),
    )


def _copies(desk: _Desk) -> Rows:
    return Rows(
        headers=("copy in", "taken from", "kind", "credited", "words", "spans"),
        rows=tuple(
            (
                desk.path(copy.from_article_id),
                desk.path(copy.to_article_id) or "not among these reports",
                copy.kind,
                "yes" if copy.credited else "no" if copy.sure else "not known who had them first",
                str(copy.words),
                ", ".join(f"{span.from_start}-{span.from_end}" for span in copy.spans),
            )
            for copy in sorted(
                desk.picture.copies, key=lambda copy: (copy.from_article_id, copy.to_article_id or "", -copy.words)
            )
        ),
    )


def _holdings(desk: _Desk) -> Rows:
    return Rows(
        headers=("id", "place", "holder", "status", "basis", "since", "until", "exceptions", "last confirmed"),
        rows=tuple(
            (
                holding.id,
                say_held(holding, desk.names),
                desk.actors((holding.holder_id,) if holding.holder_id else ()),
                holding.status,
                holding.basis,
                say_interval(holding.earliest_start, holding.latest_start),
                holding.end.isoformat() if holding.end else "",
                "; ".join(desk.people.withhold(words) for words in holding.exceptions),
                holding.last_confirmed.isoformat() if holding.last_confirmed else "",
            )
            for holding in sorted(desk.picture.holdings, key=lambda holding: (holding.place_id, holding.id))
        ),
    )


def _problems(desk: _Desk) -> Rows:
    found = sorted(desk.picture.problems, key=lambda problem: (problem.item, problem.stage, problem.kind))
    return Rows(
        headers=("item", "stage", "kind", "message"),
        rows=tuple((problem.item, problem.stage, problem.kind, problem.message) for problem in found),
    )


_LISTS: dict[str, Callable[[_Desk], Rows]] = {
    "articles": _articles,
    "stories": _stories,
    "events": _events,
    "claims": _claims,
    "places": _places,
    "actors": _actors,
    "copies": _copies,
    "holdings": _holdings,
    "problems": _problems,
}
