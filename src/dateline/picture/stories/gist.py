"""What a report is about, coarse enough to be told alike by another: its words, names, places, days and figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from sys import intern
from typing import NamedTuple

from msgspec import Struct

from dateline.gazetteer.lookup import Gazetteer
from dateline.kinds import event_kinds
from dateline.model.article import Article
from dateline.model.picture import PictureClaim
from dateline.model.reading import Mention, Reading
from dateline.picture.dates.offices import held_in
from dateline.rules import word_lists

LEAD = 60
"""Words from the start of a report that say what its news is; those after it may be of other matters on the page."""
FULL_WEIGHT = 150
"""Words from the start that count in full; of those after it the weight is LATER."""
LATER = 0.5
LONGEST_NAME = 4
_OWN = frozenset({"headline", "dateline", "body", "caption"})
_WORD = re.compile(r"\d+(?:[.,]\d+)*(?:st|nd|rd|th)?|[^\W\d_]+(?:['’.-](?=[^\W\d_])[^\W\d_]+)*")
_ENDS = frozenset('.!?:;"“”‘|•-–—(')
_AGE = re.compile(
    r"\b(\d{1,2})[- ]years?[- ]old|\baged? (\d{1,2})\b|(?<=[a-z]), (\d{1,2}),(?= [a-z])|(?<=[a-z]) \((\d{1,2})\)", re.I
)
_YEAR = re.compile(r"(?<![\d$£€,.])(?:19|20)\d\d(?![\d,]|\.\d| block)")
_COUNTED = frozenset({"killed", "injured"})
_SELDOM = frozenset({"coup", "prison-break", "surrender", "disaster"})
_STREET = re.compile(
    r"\b((?:[A-Z][\w’'.-]*\.?\s|\d+(?:st|nd|rd|th)\s){1,3})"
    r"(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Drive|Dr\.?|Lane|Ln\.?|Boulevard|Blvd\.?|Court|Ct\.?|Place|Way|Highway|Parkway|Square|Alley|Terrace|Circle|Bridge)\b"
)


class Gist(Struct, frozen=True, kw_only=True):
    """One report, as grouping sees it."""

    article_id: str
    words: Mapping[str, float]
    """Content words, folded, by how often they stand (early ones count more)."""
    lead: frozenset[str]
    names: Mapping[str, float]
    """Words written with a capital inside a sentence, by how often they stand so."""
    people: frozenset[str]
    """Last names of persons named with more than one name."""
    bodies: frozenset[str]
    """Actors that the lists know by name and that are no arm of a state."""
    towns: frozenset[str]
    districts: frozenset[str]
    """Second-order units named, and those the towns lie in."""
    regions: frozenset[str]
    """First-order units likewise, and regions that are no unit (a gulf, a valley)."""
    countries: frozenset[str]
    ages: frozenset[int]
    killed: frozenset[int]
    injured: frozenset[int]
    sites: frozenset[str]
    streets: frozenset[str] = frozenset()
    """Names of streets, squares and buildings numbered in them, without the word street."""
    offices: frozenset[tuple[str, str]] = frozenset()
    """Offices whose holders are named, each with the name."""
    weekdays: frozenset[int]
    newest_year: int | None
    told_on: Mapping[str, int]
    """Weekday (0 is Monday) by the id of the claim that is dated by it."""


class Deeds(Struct, frozen=True, kw_only=True):
    """What the claims of one report tell as its news, once its date is known."""

    days: frozenset[date] = frozenset()
    kinds: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    facts: frozenset[tuple[str, str, int | None]] = frozenset()
    turns: frozenset[tuple[str, str, date]] = frozenset()
    """Town, kind and day of what a town sees once in a season: its fall, a coup, a flood."""
    """Town, kind and weekday (0 is Monday) of what is told as its news."""
    matters: frozenset[tuple[str, str]] = frozenset()
    """Each town and each armed group spoken of as of now, whatever is told of them (a threat, a plan)."""
    disasters: frozenset[str] = frozenset()
    """The towns it tells a disaster of."""


def gist(article: Article, reading: Reading, gazetteer: Gazetteer) -> Gist:
    """Sum a report up; only what the words say, no date but those named."""
    zones = [z for z in article.zones if z.kind in _OWN]
    counted, lead, names = _words(article.text, [(z.start, z.end, z.kind == "headline") for z in zones])
    found = _places(reading, gazetteer)
    text = "\n".join(article.text[z.start : z.end] for z in zones)
    figures = {m: frozenset(q.best for q in reading.quantities if q.measure == m and q.best) for m in _COUNTED}
    years = [int(y) for y in _YEAR.findall(text)]
    return Gist(
        article_id=article.id,
        words=counted,
        lead=lead,
        names=names,
        people=_people(reading.mentions),
        bodies=frozenset(m.key for m in reading.mentions if m.kind == "actor" and m.key and _is_body(m.key)),
        towns=frozenset(found.towns),
        districts=frozenset(found.districts),
        regions=frozenset(found.regions),
        countries=frozenset(found.countries),
        ages=frozenset(int(next(filter(None, groups))) for groups in _AGE.findall(text)),
        killed=figures["killed"],
        injured=figures["injured"],
        sites=frozenset(m.noun for m in reading.mentions if m.kind == "site" and m.noun),
        streets=frozenset(fold(name.split()[-1]) for name in _STREET.findall(text)),
        weekdays=_weekdays(reading),
        newest_year=max(years, default=None),
        offices=held_in(reading),
        told_on=_told_on(reading),
    )


class Ground(NamedTuple):
    """What deeds are summed up by."""

    town: Callable[[str], str | None]
    """Gives the town a place is told by, None of a whole state."""
    is_armed_group: Callable[[str], bool]
    """Tells of the id of an actor whether it is a named group that is no arm of a state."""


@cache
def turning_kinds() -> frozenset[str]:
    """Give the kinds of what a town sees once in a season: it changes hands, or much is turned over at once."""
    return _SELDOM | {id for id, kind in event_kinds().items() if kind.control == "gain"}


def deeds(claims: Iterable[PictureClaim], gists: Mapping[str, Gist], ground: Ground) -> Mapping[str, Deeds]:
    """Give by article what its claims tell."""
    told: dict[str, list[PictureClaim]] = {}
    for claim in claims:
        if claim.tense != "background" and claim.article_id in gists:
            told.setdefault(claim.article_id, []).append(claim)
    return {article_id: _deeds(mine, gists[article_id].told_on, ground) for article_id, mine in told.items()}


def _deeds(claims: Sequence[PictureClaim], told_on: Mapping[str, int], ground: Ground) -> Deeds:
    done = [c for c in claims if c.tense == "current" and c.polarity == "positive"]
    towns = {c.id: town for c in claims if c.place_id is not None and (town := ground.town(c.place_id)) is not None}
    groups = {a for c in claims for a in (*c.actor_ids, *c.target_ids) if ground.is_armed_group(a)}
    return Deeds(
        days=frozenset(c.earliest for c in done if c.earliest is not None and c.earliest == c.latest),
        kinds=frozenset(c.kind for c in done),
        means=frozenset(c.means for c in done if c.means),
        facts=frozenset((towns[c.id], c.kind, _weekday(c, told_on)) for c in done if c.id in towns),
        turns=frozenset(
            (towns[c.id], c.kind, c.earliest)
            for c in done
            if c.id in towns and c.kind in turning_kinds() and c.earliest is not None and c.earliest == c.latest
        ),
        matters=frozenset((town, group) for town in towns.values() for group in groups),
        disasters=frozenset(towns[c.id] for c in done if c.kind == "disaster" and c.id in towns),
    )


def _weekday(claim: PictureClaim, told_on: Mapping[str, int]) -> int | None:
    if claim.earliest is not None and claim.earliest == claim.latest:
        return claim.earliest.weekday()
    return told_on.get(claim.id)


def _words(
    text: str, zones: Sequence[tuple[int, int, bool]]
) -> tuple[dict[str, float], frozenset[str], dict[str, float]]:
    """Count content words and names; a headline is in capitals by custom, so its words are no names."""
    words: dict[str, float] = {}
    names: dict[str, float] = {}
    lead: set[str] = set()
    never = stop_words()
    seen = 0
    for start, end, is_headline in zones:
        opens = True
        at = start
        for match in _WORD.finditer(text, start, end):
            written, between = match[0], text[at : match.start()]
            opens = opens or (between != " " and not _ENDS.isdisjoint(between))
            at = match.end()
            word = fold(written)
            seen += 1
            if word not in never and len(word) > 1:
                weight = 1.0 if seen <= FULL_WEIGHT else LATER
                words[word] = words.get(word, 0.0) + weight
                if seen <= LEAD:
                    lead.add(word)
                if not opens and not is_headline and written[0].isupper():
                    names[word] = names.get(word, 0.0) + weight
            opens = False
    return _shared(words), frozenset(lead), _shared(names)


def content(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the content words of a sentence as they are counted, and those of them that are written as names."""
    words, _, names = _words(text, [(0, len(text), False)])
    return frozenset(words), frozenset(names)


def _shared(counts: Mapping[str, float]) -> dict[str, float]:
    """Give the same counts as a smaller thing: there are few different numbers, and no two need be one object each."""
    return {word: _COUNTS.setdefault(count, count) for word, count in counts.items()}


_COUNTS: dict[float, float] = {}


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Write a word as counted: small letters, no genitive, no plural ending. Equal words are one object."""
    return intern(_folded(word))


def _folded(word: str) -> str:
    low = word.lower().replace("’", "'").removesuffix("'s").replace(".", "" if word[0].isalpha() else ".")
    if len(low) > 4 and low.endswith("ies"):
        return low[:-3] + "y"
    if low.endswith(("sses", "ches", "shes", "xes")):
        return low[:-2]
    return low[:-1] if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")) else low


@cache
def stop_words() -> frozenset[str]:
    """Give the words that are never counted."""
    return word_lists("en/stop_words")["words"]


@cache
def commonplace() -> frozenset[str]:
    """Give the words that reports of any matter use, which are never rare however small the collection."""
    return word_lists("en/stop_words")["commonplace"]


def _people(mentions: Iterable[Mention]) -> frozenset[str]:
    found = set()
    for mention in mentions:
        parts = mention.quote.split()
        full = mention.kind == "person" and mention.refers_to is None and 1 < len(parts) <= LONGEST_NAME
        initials = parts[-1].isupper() and not parts[0].isupper()  # a club or party: "Malmo FF"
        if full and parts[0][0].isupper() and parts[-1][0].isupper() and not initials:
            found.add(fold(parts[-1]))
    return frozenset(found)


def _is_body(key: str) -> bool:
    return not key.startswith(("state:", "actor:", "unnamed:")) and key not in _NOBODY


_NOBODY = frozenset({"civilians", "protesters", "rioters", "unidentified-armed-group"})


class _Places(NamedTuple):
    towns: set[str]
    districts: set[str]
    regions: set[str]
    countries: set[str]


def _places(reading: Reading, gazetteer: Gazetteer) -> _Places:
    """Give the places a report names by their levels, and the units its towns lie in."""
    found = _Places(set(), set(), set(), set())
    for candidate in {m.candidates[0] for m in reading.mentions if m.kind == "place" and m.candidates}:
        entry = gazetteer.entry(candidate)
        if entry is None:
            continue
        level = {"settlement": found.towns, "admin2": found.districts, "country": found.countries}
        level.get(entry.level, found.regions).add(entry.id)
        if entry.admin2_id:
            found.districts.add(entry.admin2_id)
        if entry.admin1_id:
            found.regions.add(entry.admin1_id)
        if entry.country:
            found.countries.add(f"country:{entry.country}")
    return found


def _told_on(reading: Reading) -> dict[str, int]:
    times = {t.id: t.weekday for t in reading.times if t.weekday is not None}
    return {claim.id: times[t] for claim in reading.claims for t in reversed(claim.times) if t in times}


def _weekdays(reading: Reading) -> frozenset[int]:
    """Give the weekdays that claims are dated by; where none is, those named at all."""
    told_on = _told_on(reading)
    dated = {told_on[c.id] for c in reading.claims if c.tense == "current" and c.id in told_on}
    return frozenset(dated or {t.weekday for t in reading.times if t.weekday is not None})
