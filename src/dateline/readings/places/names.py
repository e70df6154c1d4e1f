"""Stretches of text that are spelt like a place: capitalised words looked up in the gazetteer, longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from dateline.gazetteer.folding import fold
from dateline.gazetteer.lookup import Entry, Gazetteer
from dateline.model.article import Article, Zone
from dateline.model.reading import Mention
from dateline.readings.parse.sentences import PROSE
from dateline.readings.places.words import PlaceWords

LONGEST = 7
"""Words in a name, connectors and hyphenated parts counted."""

_WORD = re.compile(r"W\. ?Va\b|(?:[^\W\d_]\.){2,}|[^\W\d_][^\W_]*(?:['’‘`ʿʾ](?!s\b)[^\W\d_]+)*", re.UNICODE)
_JOINT = re.compile(r"[ \t]{1,2}|[ \t]*\n[ \t]*|-|–|['’]s[ \t]|/")
STOPPED = frozenset({"st", "mt", "ft", "ste"})
_SHOUTED_SHARE = 0.6


class Word(NamedTuple):
    """A word of the text with its place."""

    text: str
    start: int
    end: int


class PlaceName(NamedTuple):
    """A stretch of the article that the gazetteer knows as the name of one or more places."""

    start: int
    end: int
    quote: str
    entries: tuple[Entry, ...]
    """Every place so spelt, most often meant first."""
    before: tuple[Word, ...]
    """Up to four words before it in its zone."""
    after: tuple[Word, ...]
    left: str
    """What stands between it and the word before: a space, a comma, a stop."""
    right: str
    shouted: bool
    """True in a text all in capitals, where case says nothing."""
    titled: bool
    """True in a headline or other text whose words are mostly capitalised."""
    zone: Zone
    put: bool = False
    """True where the wording alone makes it a place (``the village of X``)."""


def place_mention(quote: str, start: int, candidates: tuple[str, ...], level_cue: str | None) -> Mention:
    """Make the mention of a place by name; ``candidates`` are gazetteer ids, most likely first."""
    end = start + len(quote)
    return Mention(
        id=f"place:{start}:{end}",
        kind="place",
        start=start,
        end=end,
        quote=quote,
        candidates=candidates,
        level_cue=level_cue,
    )


def scan(article: Article, gazetteer: Gazetteer, words: PlaceWords) -> tuple[PlaceName, ...]:
    """Find the longest names in every English prose zone; none overlap."""
    zones = [zone for zone in article.zones if zone.kind in PROSE and zone.language == "en"]
    split = [(zone, list(_split(article.text, zone))) for zone in zones]
    spans = [list(_spans(article.text, found, _shouted(found), words)) for _, found in split]
    quotes = {_unbroken(article.text[start:end]) for each in spans for start, end in each}
    known = gazetteer.find_many(quotes, exact=True)
    names: list[PlaceName] = []
    for (zone, found), each in zip(split, spans, strict=True):
        mine = {(start, end): known[_unbroken(article.text[start:end])] for start, end in each}
        mine |= _short_forms(article.text, found, gazetteer, words)
        titled = _titled(found, article.text[zone.start : zone.end])
        names += _longest(article.text, zone, found, mine, _shouted(found), titled)
    return tuple(names)


def _short_forms(
    text: str, found: list[Word], gazetteer: Gazetteer, words: PlaceWords
) -> dict[tuple[int, int], tuple[Entry, ...]]:
    """Find "Pa." after a town and a comma, and units that go by their initials anywhere, as NSW."""
    forms: dict[tuple[int, int], tuple[Entry, ...]] = {}
    for left, word in pairwise([Word("", -9, -9), *found]):
        short = word.text.rstrip(".")
        if short not in words.abbreviations:
            continue
        after_town = text[left.end : word.start].strip() == "," and left.text[0].isupper()
        if not after_town and not (len(short) > 2 and short.isupper() and "." not in short):
            continue
        country, unit = words.abbreviations[short]
        entries = tuple(entry for entry in gazetteer.find(unit, country) if entry.level == "admin1")
        if entries:
            forms[word.start, word.end + (text[word.end : word.end + 1] == ".")] = entries
    return forms


def _split(text: str, zone: Zone) -> Iterator[Word]:
    for match in _WORD.finditer(text, zone.start, zone.end):
        yield Word(match.group(), match.start(), match.end())


def _unbroken(quote: str) -> str:
    return " ".join(quote.split())


def _shouted(words: list[Word]) -> bool:
    letters = "".join(word.text for word in words)
    return len(letters) > 30 and sum(letter.isupper() for letter in letters) > _SHOUTED_SHARE * len(letters)


def _titled(words: list[Word], text: str) -> bool:
    """Tell a headline by its capitals and by having no stop at its end."""
    long = [word.text for word in words if len(word.text) > 3]
    if len(long) < 3 or text.rstrip().endswith((".", "!", "?", "”", '"')):
        return False
    return sum(word[0].isupper() for word in long) > 0.7 * len(long)


def _spans(text: str, found: list[Word], shouted: bool, words: PlaceWords) -> Iterator[tuple[int, int]]:
    """Give every run of words that could be a name: a capital at both ends, only connectors in lower case between."""
    for first, word in enumerate(found):
        if not word.text[0].isupper() and word.text.lower() not in {"al", "el"}:
            continue
        for last in range(first, min(first + LONGEST, len(found))):
            if last > first and not _joined(text, found[last - 1], found[last]):
                break
            end = found[last]
            if end.text[0].isupper() and _possible(found[first : last + 1], shouted, words):
                yield word.start, end.end
                if text[end.end : end.end + 2] in {"'s", "’s"}:
                    yield word.start, end.end + 2
            elif end.text[0].islower() and end.text.lower() not in words.connectors:
                break


def _joined(text: str, left: Word, right: Word) -> bool:
    gap = text[left.end : right.start]
    if gap.startswith(".") and left.text.lower() in STOPPED:
        gap = gap[1:]
    return bool(_JOINT.fullmatch(gap)) or gap == ""


def _possible(run: list[Word], shouted: bool, words: PlaceWords) -> bool:
    """Turn down what can be told from the words alone."""
    if len(run) > 1:
        if " ".join(word.text for word in run) in words.never:
            return False
        return run[0].text.lower() not in {"of", "and"} and not (
            len(run) == 2 and run[0].text == "The" and run[1].text in words.never
        )
    word = run[0].text
    name = word.capitalize() if shouted else word
    if (
        len(word) < 2
        or (len(word) < 4 and not word.isupper() and word.lower() in words.common)
        or name in words.never
        or fold(word) in words.demonyms
    ):
        return False
    return not (shouted and (word.lower() in words.common or word.lower() in words.level_words))


def _longest(
    text: str,
    zone: Zone,
    found: list[Word],
    known: dict[tuple[int, int], tuple[Entry, ...]],
    shouted: bool,
    titled: bool,
) -> Iterator[PlaceName]:
    """Go through the zone from left to right and keep the longest name that begins at each word."""
    ends: dict[int, list[int]] = {}
    for (start, end), entries in known.items():
        if entries and not (_is_code(text[start:end], entries, shouted) and entries[0].level != "admin1"):
            ends.setdefault(start, []).append(end)
    position = zone.start
    for index, word in enumerate(found):
        if word.start < position or word.start not in ends:
            continue
        end = _best_end(text, word.start, ends[word.start])
        last = max(i for i in range(index, min(index + LONGEST, len(found))) if found[i].start < end)
        before, after = tuple(found[max(0, index - 4) : index]), tuple(found[last + 1 : last + 5])
        left = text[before[-1].end : word.start] if before else "\n"
        right = text[end : after[0].start] if after else "\n"
        quote, entries = text[word.start : end], known[word.start, end]
        yield PlaceName(word.start, end, quote, entries, before, after, left, right, shouted, titled, zone)
        position = end


def _best_end(text: str, start: int, ends: Iterable[int]) -> int:
    """The longest, but without a possessive's s where the name stands without it too."""
    longest = max(ends)
    return longest - 2 if text[start:longest].endswith(("'s", "’s")) and longest - 2 in ends else longest


def _is_code(quote: str, entries: tuple[Entry, ...], shouted: bool) -> bool:
    """Tell initials, which abound in news, from names: only states and great cities go by theirs."""
    letters = quote.replace(".", "")
    if shouted or not letters.isupper() or len(letters) > 4 or len(letters) < 2:
        return shouted and len(letters) < 3
    best = entries[0]
    named = best.level == "country" or best.population > 1_000_000
    return not named or (len(letters) < 3 and letters not in {"US", "UK", "LA", "DC"})
