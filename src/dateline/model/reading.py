"""What one reader found in one article; times are still symbolic, nothing is resolved beyond the article."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dateline.model.article import Span

MentionKind = Literal["actor", "person", "place", "site"]
Polarity = Literal["positive", "negative"]
Certainty = Literal["asserted", "reported", "alleged", "doubted"]
Tense = Literal["current", "background", "planned", "threatened", "hypothetical", "undertaken-not-to"]
PlaceRelation = Literal["in", "near", "outskirts-of", "between", "towards", "somewhere-in"]
Channel = Literal["speech", "statement", "post", "interview", "phone", "video", "document", "agency", "report"]
Stance = Literal["asserts", "denies", "withholds", "promises", "threatens", "asks", "believes"]
SpeakerKind = Literal["named", "role", "anonymous", "organisation", "outlet", "document"]
TimeKind = Literal[
    "date",
    "weekday",
    "offset",
    "clock",
    "part",
    "duration",
    "season",
    "decade",
    "age",
    "set",
    "narrative",
    "anniversary",
]
Tells = Literal["act", "state", "count", "toll", "part-toll", "death", "office"]
"""What a claim tells: an act (or what befell); that a side holds a place; how many were taken so far; what came of people,
or of those at one place (a hospital, a grave); that they died, not that they were killed; what is done to the offices of a state."""
TimeAnchor = Literal["none", "publication", "event"]
Unit = Literal[
    "minute",
    "hour",
    "day",
    "week",
    "weekend",
    "month",
    "quarter",
    "season",
    "year",
    "decade",
    "century",
]


class Mention(Struct, frozen=True, kw_only=True):
    """A span that names or refers to an actor, a person, a place or a site."""

    id: str
    """``kind:start:end``, unique in the reading."""
    kind: MentionKind
    start: int
    end: int
    quote: str
    key: str | None = None
    """Id in the actor lists (``taliban``, ``state:AF:military``), where the words settle it."""
    candidates: tuple[str, ...] = ()
    """Of a place: gazetteer ids, most likely first."""
    level_cue: str | None = None
    """Of a place: the level the wording asks for (``settlement``, ``admin1``, ...)."""
    noun: str | None = None
    """Of a site or a referring noun phrase: the lemma of its head (``airport``, ``group``, ``city``)."""
    role: str | None = None
    """Of a person or speaker: title or apposition as worded."""
    affiliation: str | None = None
    """Of a person: actor key or words of the body they speak or act for."""
    refers_to: str | None = None
    """Id of the mention this one takes up again (``the group``, ``the city``, ``he``)."""
    inside: str | None = None
    """Of a site: id of the place mention it lies in."""


class TimeExpression(Struct, frozen=True, kw_only=True):
    """A time as worded, kept symbolic until the article's own date is known.

    ``anchor`` says what it hangs on: nothing (2015-09-28), the publication (Sunday, yesterday), or an event told
    before it (the next day). ``direction`` is -1 for the past, +1 for the future, 0 where tense must decide.
    """

    id: str
    """``time:start:end``."""
    kind: TimeKind
    start: int
    end: int
    quote: str
    anchor: TimeAnchor
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    part: str | None = None
    """morning, afternoon, evening, night, dawn, noon, midnight, overnight."""
    clock: str | None = None
    """Local time ``HH:MM``."""
    amount: int | None = None
    """Number of ``unit``; None in ``several days ago``."""
    unit: Unit | None = None
    direction: int = 0
    season: str | None = None
    modifier: str | None = None
    """One or more of early, mid, late, about, nearly, since, until, by, before, after, within, last, next, first-half, second-half: ``since early``."""
    of: str | None = None
    """Of an anniversary or age: what is counted from, as worded. Of a holiday: its name."""
    shift: int = 0
    """Days from the time named: -1 in ``a day before the first anniversary``."""
    granularity: Unit = "day"


class Quantity(Struct, frozen=True, kw_only=True):
    """A number as worded, with what it counts."""

    id: str
    """``quantity:start:end``."""
    start: int
    end: int
    quote: str
    low: int | None
    best: int | None
    high: int | None
    wording: str | None
    """at least, about, several, up to, ..."""
    noun: str | None
    """Lemma of what is counted: soldier, people, home."""
    of: str | None
    """The counted noun phrase as worded."""
    measure: str | None = None
    """killed, injured, missing, detained, freed, displaced; None for anything else (a population, a price)."""
    cumulative: bool = False
    """``brought the toll to``, ``a total of``."""


class Speaker(Struct, frozen=True, kw_only=True):
    """Who is said to have said it."""

    start: int
    end: int
    quote: str
    """The whole noun phrase with its apposition."""
    kind: SpeakerKind
    name: str | None
    role: str | None
    key: str | None
    """Actor key of the person's body or of the organisation speaking."""
    person: str | None
    """A stable key for a named person (folded full name), else None."""


class Attribution(Struct, frozen=True, kw_only=True):
    """Speaker, cue, content: these words are said by them."""

    id: str
    """``attribution:start:end`` of the cue."""
    cue: Span
    speaker: Speaker | None
    content: tuple[Span, ...]
    """The stretches that are said, in order; direct speech without its quotation marks."""
    direct: bool
    channel: Channel
    via: tuple[str, ...]
    """Outlets or agencies the words came through, nearest to the speaker first."""
    hedged: bool = False
    """True for cues that keep a distance: claimed, alleged, purportedly."""
    stance: Stance = "asserts"
    """What the speaker does with the content; ``withholds`` is "did not say", "declined to confirm"."""
    said_time: str | None = None
    """Id of the time expression that dates the saying, not what is said."""


class Claim(Struct, frozen=True, kw_only=True):
    """A span said to be so: one occurrence as one clause tells it."""

    id: str
    """``clm-`` and 16 hex digits over article, trigger span and kind."""
    kind: str
    """One of the kinds in ``data/event_kinds.toml``."""
    start: int
    end: int
    quote: str
    """The clause or sentence that carries the claim."""
    trigger: Span
    actors: tuple[str, ...]
    """Mention ids of who did it."""
    targets: tuple[str, ...]
    """Mention ids of to whom or what."""
    place: str | None
    """Mention id of where."""
    place_relation: PlaceRelation
    site: str | None
    """Mention id of the site inside the place, where one is named."""
    times: tuple[str, ...]
    """Ids of the time expressions that date the occurrence."""
    polarity: Polarity
    certainty: Certainty
    tense: Tense
    attribution: str | None
    """Id of the innermost attribution the claim stands in."""
    quantities: tuple[str, ...]
    means: str | None
    """airstrike, drone, mortar, car-bomb, ...; None where not told."""
    extent: str | None
    """Of a capture or loss: part, centre, whole, where worded."""
    follows: str | None
    """Id of the claim told before it that its narrative time hangs on."""
    rule: str
    """Id of the rule that found it."""
    takes_up: str | None = None
    """Id of the claim told before it whose act a definite noun means again (``the attack``)."""
    tells: Tells = "act"
    presupposed: bool = False
    """True where another act names it in passing (``condemned the bombings``): when it was, and whether it is news, is not said."""
    place_sure: bool = True
    """False where the place was told before, of something else, and need not be that of the act."""


class Reading(Struct, frozen=True, kw_only=True):
    """All that one reader found in one article."""

    article_id: str
    reader: str
    version: str
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    unread: tuple[Span, ...]
    """Passages in a language this reader has no rules for: kept and counted, never read as English."""
