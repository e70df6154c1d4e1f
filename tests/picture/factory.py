"""Small values for the picture's tests: every field has a default, so that a test names only what it is about.

The invented country XX has the provinces Norda (seat Marvik, with Olm) and Suda (seat Tarn). Red Column fights the state.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec

from dateline.gazetteer.lookup import Entry, Gazetteer
from dateline.kinds import event_kinds
from dateline.model.article import Article, Span, StatedDate, Zone
from dateline.model.picture import (
    Copy,
    CopySpan,
    Event,
    Holding,
    Picture,
    PictureClaim,
    PictureQuantity,
    PictureSpeaker,
    Published,
)
from dateline.model.reading import Claim, Mention, Reading, TimeExpression
from dateline.model.world import Actor, Place
from dateline.origins import Origins
from dateline.picture.assemble import assemble
from dateline.picture.events import resolve as events
from dateline.picture.events.cluster import Cluster
from dateline.picture.events.sides import Sides
from dateline.picture.holdings.control import hold
from dateline.picture.judged import Judged
from dateline.picture.links.nesting import Nesting
from dateline.readings.actors.lists import load_lists
from dateline.readings.by_rules import RulesReader

DAY = date(2031, 6, 10)
AS_OF = datetime(2040, 1, 1, tzinfo=UTC)
RED, ARMY, POLICE, STATE = "red-column", "state:XX:military", "state:XX:police", "state:XX:government"
_TOWNS = {"marvik": ("norda", 10.0), "olm": ("norda", 10.5), "tarn": ("suda", 12.0), "marvik-east": ("norda", 10.02)}


def picture_of(reader: RulesReader, gazetteer: Gazetteer, *articles: Article) -> Picture:
    """Run reports through every stage."""
    return assemble(articles, [reader.read(a) for a in articles], (), gazetteer, load_lists(), AS_OF)


def after(days: int) -> date:
    return DAY + timedelta(days=days)


def make_claim(id: str, article: str = "a", on: date | tuple[date, date] | None = DAY, **changes: Any) -> PictureClaim:
    """Give a claim that Red Column took Marvik on a day, or between two; None leaves its time unknown."""
    first, last = on if isinstance(on, tuple) else (on, on)
    members: dict[str, Any] = {
        "id": f"clm-{id}",
        "article_id": f"art-{article}",
        "event_id": None,
        "kind": "capture",
        "start": 0,
        "end": 40,
        "quote": "Red Column took Marvik",
        "polarity": "positive",
        "certainty": "asserted",
        "tense": "current",
        "actor_ids": (RED,),
        "target_ids": (),
        "place_id": "marvik",
        "place_relation": "in",
        "site": None,
        "earliest": first,
        "latest": last,
        "time_basis": "stated" if on else "unknown",
        "time_text": None,
        "time_part": None,
        "speaker": None,
        "cue": None,
        "channel": None,
        "hedged": False,
        "via": (),
        "quantities": (),
        "means": None,
        "extent": None,
        "rule": "capture-verb",
    }
    return PictureClaim(**(members | changes))


def make_killing(id: str, article: str, number: Any = 3, of: str | None = "people", **changes: Any) -> PictureClaim:
    """Give a claim of an attack in Marvik that killed a number of people; a triple is low, best, high."""
    low, best, high = number if isinstance(number, tuple) else (number, number, number)
    text, cumulative = changes.pop("text", str(best)), changes.pop("cumulative", False)
    quantity = PictureQuantity(
        measure=changes.pop("measure", "killed"), of=of, low=low, best=best, high=high, text=text, cumulative=cumulative
    )
    return make_claim(id, article, **({"kind": "killing", "actor_ids": (), "quantities": (quantity,)} | changes))


def make_speaker(name: str | None, role: str | None = None, actor: str | None = None) -> PictureSpeaker:
    return PictureSpeaker(name=name, role=role, actor_id=actor, start=0, end=5)


def make_published(first: date | None = DAY, last: date | None = None) -> Published:
    return Published(earliest=first, latest=last or first, basis="stated" if first else "unknown", evidence=())


def published_for(claims: Iterable[PictureClaim], on: date | None = DAY) -> dict[str, Published]:
    return {c.article_id: make_published(on) for c in claims}


def make_article(name: str, text: str = "", *, outlet: str | None = "", on: date | None = None) -> Article:
    """Give a report; its outlet is called after it unless told, and None leaves it unknown."""
    body = text or f"Report {name}. Red Column took Marvik."
    return Article(
        id=f"art-{name}",
        raw_id="raw-0",
        path=f"{name}.txt",
        url=None,
        title=None,
        outlet=f"{name} Daily" if outlet == "" else outlet,
        text=body,
        language="en",
        languages=("en",),
        zones=(Zone(kind="body", start=0, end=len(body), language="en"),),
        dates=(StatedDate(on=on, basis="metadata", text=on.isoformat()),) if on else (),
        received_at=datetime(2032, 1, 1, tzinfo=UTC),
    )


def make_origins(*names: str, copies: Sequence[Copy] = (), outlets: dict[str, str | None] | None = None) -> Origins:
    given = outlets or {}
    return Origins([make_article(n, outlet=given.get(n, "")) for n in names or "abcdefgh"], copies)


def make_copy(taker: str, giver: str | None, start: int = 0, end: int = 40, **changes: Any) -> Copy:
    """Say that ``taker`` has the first forty characters from ``giver``."""
    span = CopySpan(from_start=start, from_end=end, to_start=0 if giver else None, to_end=40 if giver else None)
    members: dict[str, Any] = {"kind": "verbatim", "credited": False, "words": 9, "spans": (span,)}
    return Copy(from_article_id=f"art-{taker}", to_article_id=f"art-{giver}" if giver else None, **(members | changes))


def make_actors() -> dict[str, Actor]:
    kinds: dict[str, Any] = {
        RED: "rebel-group",
        ARMY: "state-forces",
        POLICE: "police",
        STATE: "government",
        "state:YY:government": "government",
        "civilians": "civilians",
        "blue-front": "rebel-group",
    }
    found = {
        key: Actor(id=key, name=key, names=(), kind=kind, country=key.split(":")[1] if ":" in key else None)
        for key, kind in kinds.items()
    }
    for name, body in (("per-brandt", RED), ("per-velle", ARMY), ("per-odd", None)):
        found[name] = Actor(id=name, name=name, names=(), kind="person", country=None, affiliation=body)
    return found


def make_places() -> dict[str, Place]:
    return {e.id: _place(e) for e in FakeGazetteer().entries.values()}


class FakeGazetteer:
    """Knows the invented country."""

    def __init__(self) -> None:
        seats = {"norda": "marvik", "suda": "tarn"}
        self.entries = {"XX": _entry("XX", "country", None, 11.0)}
        for unit in seats:
            self.entries[unit] = _entry(unit, "admin1", unit, 11.0)
        for town, (unit, lat) in _TOWNS.items():
            self.entries[town] = _entry(town, "settlement", unit, lat, unit if seats[unit] == town else None)

    def entry(self, id: str) -> Entry | None:
        return self.entries.get(id)

    def country(self, code: str) -> Entry | None:
        return self.entries.get(code)

    def contains(self, outer: str, inner: str) -> bool:
        return outer != inner and (outer == "XX" or self.entries[inner].admin1_id == outer)

    def seat(self, id: str) -> Entry | None:
        return next((e for e in self.entries.values() if e.capital_of == id), None)

    def distance_km(self, a: str, b: str) -> float:
        return 111 * abs((self.entries[a].lat or 0) - (self.entries[b].lat or 0))


class FakeLists:
    """Knows the invented actors."""

    def actor(self, key: str) -> Actor | None:
        return make_actors().get(key)


def resolve(
    claims: Sequence[PictureClaim],
    published: dict[str, Published] | None = None,
    news: Sequence[Sequence[str]] = (),
) -> list[Cluster]:
    """Put claims together among the invented places and sides; ``news`` are the reports of each matter."""
    nesting = Nesting(FakeGazetteer(), make_places())  # type: ignore[arg-type]
    return events.resolve(claims, published or published_for(claims), nesting, Sides(make_actors()), Judged(()), news)


def together(
    claims: Sequence[PictureClaim],
    published: dict[str, Published] | None = None,
    news: Sequence[Sequence[str]] = (),
) -> set[frozenset[str]]:
    """Give the claims of each event, as letters of their ids."""
    return {frozenset(c.id.removeprefix("clm-") for c in k.claims) for k in resolve(claims, published, news)}


def make_event(claims: Sequence[PictureClaim], **changes: Any) -> Event:
    """Sum up claims that are of one event, as the first of them tells it."""
    first = claims[0]
    members: dict[str, Any] = {
        "id": "evt-" + first.id.removeprefix("clm-"),
        "story_id": None,
        "kind": first.kind,
        "status": "occurred",
        "background": first.tense == "background",
        "actor_ids": first.actor_ids,
        "target_ids": first.target_ids,
        "place_id": first.place_id,
        "place_relation": first.place_relation,
        "earliest": first.earliest,
        "latest": first.latest,
        "time_basis": first.time_basis,
        "claim_ids": tuple(c.id for c in claims),
        "article_ids": tuple(sorted({c.article_id for c in claims})),
        "level": "C1",
        "origins": 1,
        "title": first.kind,
    }
    return Event(**(members | changes))


def holdings(*told: Event | PictureClaim, **changes: Any) -> tuple[Holding, ...]:
    """Derive holdings from claims, each an event of its own unless it stands in an event beside it."""
    claims = {c.id: c for c in told if isinstance(c, PictureClaim)}
    given = [e for e in told if isinstance(e, Event)]
    covered = {c for e in given for c in e.claim_ids}
    singles = [
        make_event([c])
        for c in claims.values()
        if c.id not in covered and c.polarity == "positive" and event_kinds()[c.kind].control != "none"
    ]
    arguments: dict[str, Any] = {"actors": make_actors(), "origins": make_origins(), "places": make_places()} | changes
    return hold((*given, *singles), claims, **arguments)


def make_reading(article: Article, *, town: str = "marvik", when: str | None = None, **changes: Any) -> Reading:
    """Read "Red Column took Marvik" out of an article that says so, with the words of a date where it has them."""
    text = article.text
    start = text.index("Red Column took")
    end = text.index(".", start)
    actor = _mention("actor", start, start + 10, text, key=RED)
    at = text.index("took", start) + 5
    place = _mention("place", at, at + 6, text, candidates=(town,))
    times = (_time(when, text),) if when else ()
    members: dict[str, Any] = {
        "id": f"clm-{article.id.removeprefix('art-')}",
        "kind": "capture",
        "start": start,
        "end": end,
        "quote": text[start:end],
        "trigger": Span(start=at - 5, end=at - 1, quote="took"),
        "actors": (actor.id,),
        "targets": (),
        "place": place.id,
        "place_relation": "in",
        "site": None,
        "times": tuple(t.id for t in times),
        "polarity": "positive",
        "certainty": "asserted",
        "tense": "current",
        "attribution": None,
        "quantities": (),
        "means": None,
        "extent": None,
        "follows": None,
        "rule": "capture-verb",
    }
    claim = Claim(**(members | changes))
    return Reading(
        article_id=article.id, reader="rules", version="1", mentions=(actor, place), times=times, quantities=(),
        attributions=(), claims=(claim,), unread=(),
    )  # fmt: skip


def _mention(kind: Any, start: int, end: int, text: str, **changes: Any) -> Mention:
    return Mention(id=f"{kind}:{start}:{end}", kind=kind, start=start, end=end, quote=text[start:end], **changes)


def _time(when: str, text: str) -> TimeExpression:
    """Read a day (2031-06-10), a year (2019), or a weekday (Tuesday)."""
    start = text.index(when)
    known = TimeExpression(
        id=f"time:{start}:{start + len(when)}",
        kind="date",
        start=start,
        end=start + len(when),
        quote=when,
        anchor="none",
    )
    if when == "Tuesday":
        return msgspec.structs.replace(known, kind="weekday", anchor="publication", weekday=1)
    if len(when) == 4:
        return msgspec.structs.replace(known, year=int(when), granularity="year")
    day = date.fromisoformat(when)
    return msgspec.structs.replace(known, year=day.year, month=day.month, day=day.day)


def _entry(id: str, level: Any, unit: str | None, lat: float, seat: str | None = None) -> Entry:
    return Entry(
        id=id, name=id.capitalize(), level=level, country="XX", admin1=unit, admin1_id=unit, lat=lat, lon=20.0,
        population=10_000, capital_of=seat,
    )  # fmt: skip


def _place(entry: Entry) -> Place:
    return Place(
        id=entry.id, name=entry.name, names=(entry.name,), level=entry.level, country=entry.country,
        admin1=entry.admin1, lat=entry.lat, lon=entry.lon, gazetteer_id=entry.id,
    )  # fmt: skip
