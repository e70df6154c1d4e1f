"""The picture: what all the reports together tell, as of a moment. Its JSON form is a contract (docs/picture.md)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from dateline.model.reading import Tells
from dateline.model.world import Actor, Place, TimeBasis

CopyKind = Literal["verbatim", "quoted", "translated"]
EventStatus = Literal["occurred", "claimed", "denied", "disputed", "planned", "threatened", "hypothetical", "negated"]
Level = Literal["C0", "C1", "C1p", "C2", "C3", "C4", "CX"]
Relation = Literal["agrees", "refines", "superseded", "different-scope", "contradicts"]
Profile = Literal["strict", "ucdp"]
FindingStatus = Literal["single", "corroborated", "contested", "superseded"]
HoldingStatus = Literal["controlled", "contested", "influence", "unknown"]
HoldingBasis = Literal["assessed", "claimed", "reported", "denied"]
ChangeKind = Literal["new", "revised", "merged", "split", "withdrawn"]
Changed = Literal["event", "story", "finding", "holding", "date"]


class Problem(Struct, frozen=True, kw_only=True):
    """One item that could not be used, and what to do about it. Nothing is lost in silence."""

    stage: str
    item: str
    kind: str
    message: str


class Evidence(Struct, frozen=True, kw_only=True):
    """One reason for a date: what it is, the words it stands on, and the interval it allows."""

    kind: str
    """metadata, url, dateline, post, weekday, age, anniversary, newest-year, same-story, ..."""
    text: str
    article_id: str | None
    start: int | None
    end: int | None
    earliest: date | None
    latest: date | None


class Published(Struct, frozen=True, kw_only=True):
    """When an article was published: a day only when the evidence gives one."""

    earliest: date | None
    latest: date | None
    basis: str
    """stated, inferred, or unknown."""
    evidence: tuple[Evidence, ...]


class PictureZone(Struct, frozen=True, kw_only=True):
    kind: str
    start: int
    end: int


class PictureArticle(Struct, frozen=True, kw_only=True):
    id: str
    path: str
    url: str | None
    title: str | None
    outlet: str | None
    language: str
    languages: tuple[str, ...]
    published: Published
    story_id: str | None
    zones: tuple[PictureZone, ...]


class Story(Struct, frozen=True, kw_only=True):
    """Articles on one running matter; its id is that of the member kept first."""

    id: str
    title: str
    article_ids: tuple[str, ...]
    earliest: date | None
    latest: date | None
    place_ids: tuple[str, ...]


class PictureSpeaker(Struct, frozen=True, kw_only=True):
    name: str | None
    role: str | None
    actor_id: str | None
    start: int
    end: int


class PictureQuantity(Struct, frozen=True, kw_only=True):
    measure: str | None
    of: str | None
    low: int | None
    best: int | None
    high: int | None
    text: str
    cumulative: bool = False
    """``brought the toll to``: the figure includes those told before it."""


class PictureClaim(Struct, frozen=True, kw_only=True):
    """A claim with its words resolved to actors, places and days."""

    id: str
    article_id: str
    event_id: str | None
    kind: str
    start: int
    end: int
    quote: str
    polarity: str
    certainty: str
    tense: str
    actor_ids: tuple[str, ...]
    target_ids: tuple[str, ...]
    place_id: str | None
    place_relation: str
    site: str | None
    """The site inside the place as worded (``airport``)."""
    earliest: date | None
    latest: date | None
    time_basis: TimeBasis
    time_text: str | None
    time_part: str | None
    """Part of day or local clock time as worded."""
    speaker: PictureSpeaker | None
    cue: str | None
    channel: str | None
    hedged: bool
    via: tuple[str, ...]
    quantities: tuple[PictureQuantity, ...]
    means: str | None
    extent: str | None
    rule: str
    takes_up: str | None = None
    """Id of an earlier claim of the article whose act this one means again (``the attack``)."""
    not_before: date | None = None
    """Of a claim without a day: the first it can be of by its place in the report (``picture/links/succession.py``)."""
    tells: Tells = "act"
    place_sure: bool = True
    """False where the place was told before, of something else: no happening is placed by such claims alone."""


class Event(Struct, frozen=True, kw_only=True):
    """One occurrence. Its id is that of the claim kept first; ``aliases`` are ids it had before a merge."""

    id: str
    story_id: str | None
    kind: str
    status: EventStatus
    background: bool
    actor_ids: tuple[str, ...]
    target_ids: tuple[str, ...]
    place_id: str | None
    place_relation: str
    earliest: date | None
    latest: date | None
    time_basis: TimeBasis
    claim_ids: tuple[str, ...]
    article_ids: tuple[str, ...]
    level: Level
    origins: int
    title: str
    aliases: tuple[str, ...] = ()
    part_of: str | None = None
    """Id of the larger happening that it took place within."""
    follows: str | None = None
    """Id of the event by which the place changed hands last before."""


class Answer(Struct, frozen=True, kw_only=True):
    value: str | None
    low: int | None
    best: int | None
    high: int | None
    claim_ids: tuple[str, ...]
    origins: int
    relation: Relation = "agrees"
    """How it stands to the finding's first answer, which is the one that stands best."""
    as_of: date | None = None
    """The first day a report gave it; answers in this order are the series over time."""
    denied_by: tuple[str, ...] = ()
    """Ids of the claims that deny this figure, not that it happened."""


class Estimate(Struct, frozen=True, kw_only=True):
    """A number reconciled from all answers that still hold, by one of the trade's customs."""

    profile: Profile
    low: int | None
    best: int | None
    high: int | None


MEASURES = ("killed", "injured", "casualties", "missing", "detained", "freed", "displaced")
"""Questions that ask for a number; ``casualties`` are killed or injured, asked only where no report tells the two apart."""


class Finding(Struct, frozen=True, kw_only=True):
    """One question about one event, with each answer given and by how many independent origins."""

    id: str
    event_id: str
    question: str
    """killed, injured, captured, freed, who, where, when, means, occurred, whereto, control, taken: towns, ..."""
    status: FindingStatus
    answers: tuple[Answer, ...]
    estimates: tuple[Estimate, ...] = ()
    """Of a question that asks for a number: ``strict`` and ``ucdp``."""


class CopySpan(Struct, frozen=True, kw_only=True):
    from_start: int
    from_end: int
    to_start: int | None
    to_end: int | None


class Copy(Struct, frozen=True, kw_only=True):
    """``to_article_id`` took these words from ``from_article_id``'s; None where only the credit names the origin.

    ``from`` is the article that holds the copy, ``to`` the one the words were taken from, as a link points; where
    ``sure`` is false it is known only that both hold them.
    """

    from_article_id: str
    to_article_id: str | None
    kind: CopyKind
    credited: bool
    words: int
    spans: tuple[CopySpan, ...]
    sure: bool = True
    """False where neither credit, dates, wording nor inclusion tells which of the two had the words first.

    If the words are credited then, it is to a third report that both have them from.
    """


class Holding(Struct, frozen=True, kw_only=True):
    """Who holds a place from when to when, on what evidence. Never spread from city to province."""

    id: str
    place_id: str
    holder_id: str | None
    status: HoldingStatus
    basis: HoldingBasis
    earliest_start: date | None
    latest_start: date | None
    end: date | None
    event_ids: tuple[str, ...]
    claim_ids: tuple[str, ...]
    exceptions: tuple[str, ...]
    last_confirmed: date | None
    site: str | None = None
    """The site inside the place that is held apart from it (``airport``); None where the place itself is meant."""
    against: tuple[str, ...] = ()
    """Ids of the claims that speak against it: a denial, another side's word that it fights for it or holds it."""


class Picture(Struct, frozen=True, kw_only=True):
    """Stories, events, findings and holdings as of a moment."""

    as_of: datetime
    articles: tuple[PictureArticle, ...]
    stories: tuple[Story, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    events: tuple[Event, ...]
    claims: tuple[PictureClaim, ...]
    findings: tuple[Finding, ...]
    copies: tuple[Copy, ...]
    holdings: tuple[Holding, ...]
    problems: tuple[Problem, ...]


class Change(Struct, frozen=True, kw_only=True):
    """One difference between two pictures, with the reports and claims that made it."""

    kind: ChangeKind
    what: Changed
    """``date`` is the publication date of an article."""
    id: str
    """As it is now; of what is withdrawn or split, as it was."""
    part: str | None
    """Of a revision, what about it: ``level``, ``status``, ``day``, ``place``, ``actors``, ``reports``, ...; of a finding its question."""
    before: str | None
    """A short word or two: a level, an ISO day or interval, ids; None where there was nothing."""
    after: str | None
    article_ids: tuple[str, ...]
    """The reports because of which; empty where a judgement or a new reading made the change."""
    claim_ids: tuple[str, ...]
    others: tuple[str, ...] = ()
    """Of a merger the ids that were put together, of a split those it fell into, of a revision the id it had before."""


class Identity(Struct, frozen=True, kw_only=True):
    """What an id stood for in a picture, so that it can be followed to the picture after."""

    id: str
    what: Changed
    members: tuple[str, ...]
    """Of an event its claims, of a story its articles, of a finding event and question, of a holding place, holder, events or claims."""


class Alias(Struct, frozen=True, kw_only=True):
    """An id that was given out once, and the id of what it stood for now."""

    id: str
    what: Changed
    now: str
    as_of: datetime


class Withdrawal(Struct, frozen=True, kw_only=True):
    """Something that stood on an article when the article was taken down; it may stand on others still."""

    id: str
    what: Changed
    article_id: str
    told: str | None
    """Of an event, how sure it was: ``C3, 2 origins``."""
    received_at: datetime
    withdrawn_at: datetime
