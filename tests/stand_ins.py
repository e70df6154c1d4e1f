"""Small values and hand-written stages that the tests of store, pipeline and command line work with."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from dateline.errors import InputError
from dateline.model.article import Article, RawItem, Span, StatedDate, Zone, article_id, raw_id
from dateline.model.picture import Event, Picture, PictureArticle, PictureClaim, PictureZone, Problem, Published, Story
from dateline.model.reading import Claim, Mention, Reading
from dateline.model.world import Actor, Judgement, Place

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
SRC = Path(__file__).parents[1] / "src"


def item(
    content: str | bytes = "Rebels took Port Ansel on Monday.",
    path: str = "a.txt",
    *,
    hours: int = 0,
    media: str = "text",
) -> RawItem:
    raw = content.encode() if isinstance(content, str) else content
    return RawItem(id=raw_id(raw), path=path, content=raw, received_at=NOON + timedelta(hours=hours), media=media)


def article_of(
    raw: RawItem, text: str | None = None, *, title: str | None = None, outlet: str | None = None, zone: str = "body"
) -> Article:
    words = raw.content.decode() if text is None else text
    return Article(
        id=article_id(outlet, None, words),
        raw_id=raw.id,
        path=raw.path,
        url=None,
        title=title,
        outlet=outlet,
        text=words,
        language="en",
        languages=("en",),
        zones=(Zone(kind=zone, start=0, end=len(words), language="en"),),
        dates=(StatedDate(on=date(2024, 4, 30), basis="byline", text="30 April"),),
        received_at=raw.received_at,
    )


def reading_of(article: Article, version: str = "1") -> Reading:
    """Read the first word as an actor and the whole text as one claim about it."""
    first = article.text.split()[0]
    start = article.text.index(first)
    span = Span(start=start, end=start + len(first), quote=first)
    mention = Mention(id=f"actor:{span.start}:{span.end}", kind="actor", start=span.start, end=span.end, quote=first)
    claim = Claim(
        id=f"clm-{article.id}", kind="other", start=0, end=len(article.text), quote=article.text, trigger=span,
        actors=(mention.id,), targets=(), place=None, place_relation="in", site=None, times=(), polarity="positive",
        certainty="asserted", tense="current", attribution=None, quantities=(), means=None, extent=None, follows=None,
        rule="stand-in",
    )  # fmt: skip
    return Reading(
        article_id=article.id, reader="stand-in", version=version, mentions=(mention,), times=(), quantities=(),
        attributions=(), claims=(claim,), unread=(),
    )  # fmt: skip


def problem(path: str = "b.txt", stage: str = "collect", kind: str = "empty") -> Problem:
    return Problem(stage=stage, item=path, kind=kind, message=f"{path}: {kind}; leave it out")


def judgement(left: str = "evt-1", right: str = "evt-2", verdict: str = "same", *, hours: int = 0) -> Judgement:
    return Judgement(
        left=left, right=right, verdict=verdict, who="desk", why="one bridge", judged_at=NOON + timedelta(hours=hours)
    )


class StandInReader:
    """Reads nothing but the first word; a text with the word UNREADABLE is a bad item."""

    name = "stand-in"
    version = "1"

    def read(self, article: Article) -> Reading:
        if "UNREADABLE" in article.text:
            raise InputError(f"{article.path}: cannot be read; leave it out", kind="unreadable", item=article.path)
        if "BUG" in article.text:
            raise ZeroDivisionError("a bug in the reader")
        return reading_of(article, self.version)


def build(gazetteer: object) -> StandInReader:
    return StandInReader()


class SlowReader(StandInReader):
    """Takes its time, so that a run can be killed in the middle."""

    def read(self, article: Article) -> Reading:
        time.sleep(0.004)
        return super().read(article)


def build_slow(gazetteer: object) -> SlowReader:
    return SlowReader()


def assemble(
    articles: tuple[Article, ...],
    readings: Mapping[str, Reading] | tuple[Reading, ...],
    judgements: tuple[Judgement, ...],
    gazetteer: object,
    known: object,
    as_of: datetime,
    problems: tuple[Problem, ...],
) -> Picture:
    """Make one story a language, and one event a first word, of whatever was read."""
    by_word: dict[str, list[Claim]] = {}
    if isinstance(readings, Mapping):
        readings = tuple(readings[a.id] for a in articles if a.id in readings)
    for reading in readings:
        by_word.setdefault(reading.mentions[0].quote, []).extend(reading.claims)
    of = {claim.id: reading.article_id for reading in readings for claim in reading.claims}
    story = Story(
        id="sty-en", title="All", article_ids=tuple(a.id for a in articles), earliest=None, latest=None, place_ids=()
    )
    place = Place(
        id="plc-1",
        name="Port Ansel",
        names=(),
        level="settlement",
        country="XX",
        admin1=None,
        lat=1.5,
        lon=2.5,
        gazetteer_id=None,
    )
    return Picture(
        as_of=as_of,
        articles=tuple(_picture_article(each, story.id) for each in articles),
        stories=(story,) if articles else (),
        actors=tuple(
            Actor(id=f"act-{word}", name=word, names=(word,), kind="unknown", country=None) for word in sorted(by_word)
        ),
        places=(place,),
        events=tuple(_event(word, claims, of, story.id) for word, claims in sorted(by_word.items())),
        claims=tuple(_claim(claim, of, word) for word, claims in sorted(by_word.items()) for claim in claims),
        findings=(),
        copies=(),
        holdings=(),
        problems=problems,
    )


def _picture_article(article: Article, story_id: str) -> PictureArticle:
    return PictureArticle(
        id=article.id, path=article.path, url=None, title=article.title, outlet=article.outlet, language="en", languages=("en",),
        published=Published(earliest=date(2024, 4, 30), latest=date(2024, 4, 30), basis="stated", evidence=()),
        story_id=story_id, zones=tuple(PictureZone(kind=z.kind, start=z.start, end=z.end) for z in article.zones),
    )  # fmt: skip


def _event(word: str, claims: list[Claim], of: dict[str, str], story_id: str) -> Event:
    return Event(
        id=f"evt-{word}", story_id=story_id, kind="other", status="occurred", background=False, actor_ids=(f"act-{word}",),
        target_ids=(), place_id="plc-1", place_relation="in", earliest=None, latest=None, time_basis="unknown",
        claim_ids=tuple(claim.id for claim in claims), article_ids=tuple(sorted(of[claim.id] for claim in claims)),
        level="C1", origins=len(claims), title=word,
    )  # fmt: skip


def _claim(claim: Claim, of: dict[str, str], word: str) -> PictureClaim:
    return PictureClaim(
        id=claim.id, article_id=of[claim.id], event_id=f"evt-{word}", kind="other", start=claim.start, end=claim.end,
        quote=claim.quote, polarity="positive", certainty="asserted", tense="current", actor_ids=(f"act-{word}",), target_ids=(),
        place_id="plc-1", place_relation="in", site=None, earliest=None, latest=None, time_basis="unknown", time_text=None,
        time_part=None, speaker=None, cue=None, channel=None, hedged=False, via=(), quantities=(), means=None, extent=None,
        rule=claim.rule,
    )  # fmt: skip
