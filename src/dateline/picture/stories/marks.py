"""What a report says that a like happening of another year would not: names, figures, small places, weekdays."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from dateline.gazetteer.lookup import Entry, Gazetteer
from dateline.model.article import Article
from dateline.model.reading import Mention, Reading
from dateline.picture.dates.calendar import MONTHS
from dateline.picture.dates.offices import held_in
from dateline.picture.stories.gist import Gist, commonplace, fold, stop_words

_OWN = frozenset({"headline", "dateline", "body", "caption"})
_RUN = re.compile(
    r"[A-Z][^\W\d_]*(?:[’'-][^\W\d_]+)*(?:(?: (?:de|of|al|ag|bin|el|the|van|der|da|du))? [A-Z][^\W\d_]*(?:[’'-][^\W\d_]+)*)*"
)
_MAGNITUDE = re.compile(r"\bmagnitude(?: of)?[ -](\d\.\d)|\b(\d\.\d)[ -]magnitude", re.IGNORECASE)
_DIGITS = re.compile(r"(?<![\d$€£.,:-])(\d{1,3}(?:,\d{3})+|\d{2,})(?![\d%]|[.,:]\d|st\b|nd\b|rd\b|th\b)")
_OPENS = frozenset('.!?:\n“"')
_SMALL_WORD = re.compile(r"\b[^\W\d_A-Z][^\W\d_]+")
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][”\"’']?(?=\s+[\"“‘A-Z\d])|(?=\n)|\Z)")
_YEAR = re.compile(r"(?<![\d$£€,.])(?:19|20)\d\d(?![\d,]|\.\d)")
_BARE_YEAR = re.compile(
    r"\b(?:in|since|until|till|from|of|early|late|the) ((?:19|20)\d\d)(?![\d,]|\.\d)", re.IGNORECASE
)
_RECALLED = re.compile(
    r"\b(?:(?:years?|months?|decades?) (?:ago|before|earlier|later)|last (?:year|month|august|january|february|march|april|june|july"
    r"|september|october|november|december)|previous(?:ly)?|anniversary|in recent years)\b",
    re.IGNORECASE,
)
_SHORT_MONTHS = tuple(month[:3] for month in MONTHS)
_MONTH = re.compile(
    r"\b(Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_SMALL_LEVELS = frozenset({"settlement", "admin2", "site"})
LONGEST_NAME = 4
VILLAGE = 30_000
"""Inhabitants below which a settlement is heard of once."""
_LASTING = re.compile(
    r"\b(?:spokes\w+|president|premier|prime minister|king|leader|police|sheriff|detective|sergeant|prosecutor|attorney|coroner"
    r"|doctor|surgeon|physician|hospital|mayor|commissioner|superintendent|analyst|professor)\b",
    re.IGNORECASE,
)
"""What persons are who speak of the next happening too."""
_INSTITUTIONS = frozenset(
    {
        "hospital",
        "clinic",
        "center",
        "centre",
        "university",
        "college",
        "court",
        "police",
        "department",
        "agency",
        "ministry",
    }
)


NONE: frozenset[Any] = frozenset()
"""One object for all marks there are none of: those of every report are many."""


class Marks(Struct, frozen=True, kw_only=True):
    """The marks of one report or, put together, of several. All words are folded."""

    persons: frozenset[str] = frozenset()
    """Last names of persons who hold no office that lasts and are told of, not only quoted."""
    officials: frozenset[str] = frozenset()
    """Last names of the others: they speak of the next happening too."""
    names: frozenset[str] = frozenset()
    """Words of other names: of firms, hotels, quarters, ships."""
    capitals: frozenset[str] = frozenset()
    """Every word written with a capital, also where a sentence opens."""
    small: frozenset[str] = frozenset()
    """Every word written small."""
    places: frozenset[str] = frozenset()
    """Settlements and districts named, by their ids."""
    villages: frozenset[str] = frozenset()
    """Those of them where few live, or nobody has counted."""
    ground: frozenset[str] = frozenset()
    """Words of what stays the same for years: countries, provinces, towns, sites, bodies, the outlet."""
    figures: frozenset[tuple[int, str]] = frozenset()
    """Numbers with what they count; "" where that is not told."""
    magnitudes: frozenset[float] = frozenset()
    """Of earthquakes."""
    ages: frozenset[int] = frozenset()
    streets: frozenset[str] = frozenset()
    spoken: frozenset[str] = frozenset()
    """Every word of the persons' names."""
    years: frozenset[int] = frozenset()
    """The years named without a day or month: seldom that of publication."""


def marks(article: Article, reading: Reading, told: Gist, gazetteer: Gazetteer, on: date | None = None) -> Marks:
    """Collect the marks of a report; what it tells as of another time marks another happening, and is left out.

    ``on``: when it was published, where that is known.
    """
    kept, years = _news(article, on)
    text = "\n".join(article.text[start:end] for start, end in kept)
    runs = tuple(_runs(text))
    within = _Within(kept)
    people = [m for m in reading.mentions if m.kind == "person" and m.refers_to is None and _is_full(m.quote)]
    lasting = {_last(m) for m in people if _LASTING.search(m.role or "")}
    lasting |= {fold(name.split()[-1]) for _, name in held_in(reading)}
    lasting |= {fold(a.speaker.name.split()[-1]) for a in reading.attributions if a.speaker and a.speaker.name}
    places, ground = _places((m for m in reading.mentions if within(m.start)), gazetteer)
    ground |= _places(reading.mentions, gazetteer)[1]
    ground |= {fold(w) for m in reading.mentions if m.kind == "actor" and m.key for w in m.quote.split()}
    ground |= {fold(w) for m in reading.mentions if m.kind == "site" for w in m.quote.split()}
    ground |= {fold(w) for w in (article.outlet or "").split()}
    spoken = {fold(w) for m in people for w in m.quote.split()}
    inside = {fold(w) for opens, words in runs if not _is_institution(words) for w in words[opens:]}
    common = stop_words() | commonplace()
    return Marks(
        persons=frozenset({_last(m) for m in people if within(m.start)} - lasting - ground),
        officials=frozenset({_last(m) for m in people if within(m.start)} & lasting - ground),
        spoken=frozenset(spoken),
        names=frozenset(w for w in inside - spoken - ground - common if len(w) > 2),
        capitals=frozenset(fold(w) for _, words in runs for w in words),
        small=frozenset(fold(w) for w in _SMALL_WORD.findall(text)),
        places=frozenset(places),
        villages=frozenset(p for p in places if _is_small(gazetteer.entry(p))),
        ground=frozenset(ground),
        figures=frozenset(_figures(text, reading, within)),
        magnitudes=frozenset(float(a or b) for a, b in _MAGNITUDE.findall(text)),
        ages=told.ages,
        streets=told.streets,
        years=frozenset(years),
    )


def _is_institution(words: Sequence[str]) -> bool:
    """Tell a name of what is there for every happening of a town: "Mercy Medical Center"."""
    return any(fold(word) in _INSTITUTIONS for word in words)


class _Within:
    """Tells whether an offset lies in one of the stretches of a report that tell its news."""

    def __init__(self, kept: Sequence[tuple[int, int]]) -> None:
        self._kept = kept
        self._starts = [start for start, _ in kept]

    def __call__(self, offset: int) -> bool:
        number = bisect_right(self._starts, offset) - 1
        return number >= 0 and offset < self._kept[number][1]


def _news(article: Article, on: date | None) -> tuple[list[tuple[int, int]], set[int]]:
    """Give the sentences that tell no other time than the report's, and the years that the others name."""
    kept: list[tuple[int, int]] = []
    years: set[int] = set()
    for zone in article.zones or ():
        for match in _SENTENCE.finditer(article.text, zone.start, zone.end) if zone.kind in _OWN else ():
            sentence = match[0]
            named: set[int] = set()
            if "19" in sentence or "20" in sentence:
                named = {int(y) for y in _YEAR.findall(sentence)} - ({on.year} if on else set())
                years |= {int(y) for y in _BARE_YEAR.findall(sentence)}
            if not named and not _RECALLED.search(sentence) and not _of_other_month(sentence, on):
                kept.append(match.span())
    return kept, years


def _of_other_month(sentence: str, on: date | None) -> bool:
    """Tell whether a sentence names a month that is neither that of publication nor beside it."""
    if on is None:
        return False
    named = {_SHORT_MONTHS.index(m[:3].lower()) for m in _MONTH.findall(sentence)}
    return any((month - on.month + 1) % 12 not in {0, 1, 11} for month in named)


def together(several: Iterable[Marks]) -> Marks:
    """Put the marks of several reports together."""
    found = tuple(several)
    parts = {name: frozenset().union(*(getattr(m, name) for m in found)) for name in Marks.__struct_fields__}
    return Marks(**{name: part or NONE for name, part in parts.items()})


def without_mere_words(marks: Marks) -> Marks:
    """Leave out the words that are never more than that: a small word only tells what is no name though written as one."""
    named = marks.capitals.union(marks.persons, marks.officials, marks.names, marks.ground)
    return replace(marks, small=marks.small & named or NONE)


def _is_full(quote: str) -> bool:
    parts = quote.split()
    return 1 < len(parts) <= LONGEST_NAME and parts[0][0].isupper() and parts[-1][0].isupper()


def _last(mention: Mention) -> str:
    return fold(mention.quote.split()[-1])


def _runs(text: str) -> Iterable[tuple[bool, list[str]]]:
    """Give the runs of words with capitals, and whether each opens a sentence."""
    for match in _RUN.finditer(text):
        before = text[: match.start()].rstrip(" ")[-1:]
        yield not before or before in _OPENS, [w for w in match[0].split() if w[0].isupper()]


def _places(mentions: Iterable[Mention], gazetteer: Gazetteer) -> tuple[set[str], set[str]]:
    """Give the settlements and districts named, and the words of all names of places."""
    near: set[str] = set()
    words: set[str] = set()
    for mention in mentions:
        entry = gazetteer.entry(mention.candidates[0]) if mention.kind == "place" and mention.candidates else None
        if entry is not None:
            words |= {fold(w) for w in mention.quote.split()}
            if entry.level in _SMALL_LEVELS:
                near.add(entry.id)
    return near, words


def _is_small(entry: Entry | None) -> bool:
    return entry is not None and entry.level != "admin2" and entry.population < VILLAGE


def _figures(text: str, reading: Reading, within: _Within) -> Iterable[tuple[int, str]]:
    for quantity in reading.quantities:
        if quantity.best and quantity.best > 2 and within(quantity.start):
            yield quantity.best, quantity.measure or fold(quantity.noun or "")
    for digits in _DIGITS.findall(text):
        value = int(digits.replace(",", ""))
        if not 1900 <= value <= 2100 and value > 31:
            yield value, ""
