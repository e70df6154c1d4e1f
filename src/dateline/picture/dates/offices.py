"""When those whom a report names with their office held it: it is not older than their first day, nor younger than their last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

import msgspec
from anyascii import anyascii
from msgspec import Struct

from dateline.model.article import Article
from dateline.model.picture import Evidence
from dateline.model.reading import Mention, Reading
from dateline.picture.dates.wordings import says
from dateline.rules import read_data

SLACK = timedelta(days=14)
"""A list made by hand may be off by some days; an outgoing president is called so for some more."""
LEAVING = timedelta(days=250)
"""For at most so long somebody is called outgoing: from before the vote until the successor takes the oath."""
_WORDINGS = {
    "president": r"president",
    "prime minister": r"prime minister|premier|\bpm\b",
    "vice president": r"vice[- ]president",
    "secretary-general": r"secretary[- ]general|\bchief\b|\bhead\b",
    "defence secretary": r"(?:defence|defense) secretary|secretary of defen[cs]e|pentagon chief",
    "defence minister": r"(?:defence|defense) minister|minister of (?:defence|defense)",
    "foreign minister": r"foreign minister|minister of foreign affairs|top diplomat",
    "leader": r"leader|colonel|\bcol\b|dictator|president",
    "high commissioner for human rights": r"high commissioner|human rights chief|rights chief",
    "high commissioner for refugees": r"high commissioner|refugee chief",
    "chief adviser": r"chief advis[eo]r|interim leader",
}
"""How reports word an office where they do not use its own name alone."""


_ADMINISTRATION = re.compile(r"\b([A-Z][a-z]+) administration\b")


class Holder(Struct, frozen=True):
    """One person's time in one office; ``until`` is None where it had not ended."""

    country: str
    office: str
    names: tuple[str, ...]
    since: date
    until: date | None


class _Named(NamedTuple):
    """Where a report names a holder with the office."""

    start: int
    end: int
    held: Holder


def terms(article: Article, reading: Reading) -> Iterator[Evidence]:
    """Give what the office-holders of a report say of its date.

    Whoever is named with an office holds it already: the last to come gives the first day. The last day is that of one
    whom the report tells of as of now, in a sentence that names no other time; an administration is often recalled.
    """
    named = [_Named(m.start, m.end, held) for m in reading.mentions for held in _held(m)]
    begun = max(
        (*named, *_administrations(article.text)), key=lambda each: (each.held.since, -each.start), default=None
    )
    if begun is not None:
        yield _evidence("office-begun", article, begun, begun.held.since - SLACK, None)
    ends = [(each.held.until, each) for each in named if each.held.until is not None and _is_now(article.text, each)]
    if ends:
        until, first = min(ends, key=lambda pair: (pair[0], pair[1].start))
        yield _evidence("office-held", article, first, None, until + SLACK)
    yield from _leaving(article, reading)


def _leaving(article: Article, reading: Reading) -> Iterator[Evidence]:
    """Give what an outgoing holder says: the office is held still, and not for long; sentences that look back say nothing."""
    for mention in reading.mentions:
        role = mention.role or ""
        if "outgoing" not in role.lower():
            continue
        now = msgspec.structs.replace(mention, role=re.sub(r"(?i)outgoing", "", role).strip())
        for held in _held(now):
            named = _Named(mention.start, mention.end, held)
            if held.until is not None and _is_now(article.text, named):
                yield _evidence("office-held", article, named, held.until - LEAVING, held.until + SLACK)


def held_in(reading: Reading) -> frozenset[tuple[str, str]]:
    """Give the offices whose holders a report names, each as country and office, with the name."""
    held = (h for m in reading.mentions for h in _held(m))
    return frozenset((f"{h.country} {h.office}", h.names[0]) for h in held)


@cache
def load_holders() -> tuple[Holder, ...]:
    """Load the list of holders of high office."""
    rows = (line.split("\t") for line in read_data("offices.tsv").splitlines() if line and not line.startswith("#"))
    return tuple(
        Holder(country, office, (name, *filter(None, others.split("|"))), date.fromisoformat(since), _day(until))
        for country, office, name, since, until, others in rows
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _held(mention: Mention) -> Iterable[Holder]:
    """Give the time a mention's person held the office it is named with; of namesakes all the time that any did."""
    if mention.kind != "person" or not mention.role:
        return
    role = anyascii(mention.role).lower()
    vice = "vice president" in role.replace("-", " ")
    if says("other-than-holder", role.replace("vice president", "").replace("vice-president", "")):
        return
    name = _words(mention.quote)
    met = [
        h
        for h in _by_last_word().get(name[-1] if name else "", ())
        if _is_called(name, h) and _is_office(role, h, vice=vice)
    ]
    if met:
        yield _together(met)


def _together(met: Sequence[Holder]) -> Holder:
    """Give all the time that namesakes, or one person more than once, held an office."""
    ends = [h.until for h in met if h.until is not None]
    last = max(ends) if len(ends) == len(met) else None
    return Holder(met[0].country, met[0].office, met[0].names, min(h.since for h in met), last)


def _administrations(text: str) -> Iterator[_Named]:
    """Find the governments called by their president: the Obama administration."""
    for match in _ADMINISTRATION.finditer(text):
        met = [h for h in _by_last_word().get(match[1].lower(), ()) if h.office == "president" and h.country == "US"]
        if met:
            yield _Named(match.start(), match.end(), _together(met))


def _is_office(role: str, holder: Holder, *, vice: bool) -> bool:
    if vice != (holder.office == "vice president"):
        return False
    return re.search(_WORDINGS.get(holder.office, re.escape(holder.office)), role) is not None


def _is_called(name: tuple[str, ...], holder: Holder) -> bool:
    """Tell whether all words of a name are among those of one of the holder's spellings."""
    return any(set(name) <= set(_words(spelling)) for spelling in holder.names)


@cache
def _by_last_word() -> Mapping[str, tuple[Holder, ...]]:
    found: dict[str, dict[Holder, None]] = {}
    for holder in load_holders():
        for name in holder.names:
            for word in _words(name):
                found.setdefault(word, {})[holder] = None
    return {word: tuple(holders) for word, holders in found.items()}


def _words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z]+", anyascii(name).lower().replace("'", "")))


def _is_now(text: str, named: _Named) -> bool:
    first = max(text.rfind(end, 0, named.start) for end in (". ", "\n", "? ", "! ")) + 1
    ends = [at for end in (". ", "\n", "? ", "! ") if (at := text.find(end, named.end)) >= 0]
    return not says("of-another-time", text[first : min(ends, default=len(text))])


def _evidence(kind: str, article: Article, named: _Named, earliest: date | None, latest: date | None) -> Evidence:
    held = named.held
    term = f"from {held.since} to {held.until}" if held.until is not None else f"from {held.since}"
    return Evidence(
        kind=kind,
        text=f"names {held.names[0]} as {held.office}, who was that {term}",
        article_id=article.id,
        start=named.start,
        end=named.end,
        earliest=earliest,
        latest=latest,
    )
