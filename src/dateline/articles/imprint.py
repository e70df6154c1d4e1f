"""The lines over or under a report that say who issued it, where and when: "The Harbour Post, Jebel, 17 January 2025"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import islice, pairwise

from dateline.articles.stated import MONTH, find_date, find_either
from dateline.rules import word_lists

HEAD = 8
"""Lines from the top among which an imprint stands."""
FOOT = 3
"""Lines at the end among which one stands where the head has none; links to other reports stand there too."""
SHORTEST = 8
"""Words besides the date in such a line."""
LONGEST = 22
"""Words of a longer line are prose."""
_MONTH = re.compile(rf"\b{MONTH}\b", re.IGNORECASE)
_AFTER = re.compile(
    r"[\s,.;:|·•)\]–—-]*"
    r"(?:(?:at )?\d{1,2}[:.h]?\d{0,2}(?::\d\d)?\s*(?:[ap]\.?m\.?|hrs?|hours?)?(?:\s*\(?(?:[A-Z]{2,5}|[A-Z][a-z]+|local time)\)?)?)?"
    r"[\s,.;:|·•–—-]*(?:\([^()]{0,80}\)|\[[^\[\]]{0,80}\])?[\s.|–—-]*(?P<rest>.*)"
)
_PIECES = re.compile(r"[,|•·/()\[\]–—:]| - |\. |\.$|\bby\b|\bBy\b")
_FIELD = re.compile(r"\s[|·•]\s")
"""Sets the fields of a line apart: what stands in the others says nothing of a date that has one to itself."""
_BY_OFFICE = re.compile(r"\bby (?:the|our) (?:[\w-]+ ){0,3}(?:editor|correspondent|reporter)s?\b", re.IGNORECASE)
"""An author told by what they cover: "By the lake editor"."""
_STOP = re.compile(r"(?<=[a-z\d\)][.;]) +(?=[A-Z])")
_OTHER_DATE = re.compile(
    r"\b(?:period|covering|covered|between|until|till|deadline|anniversary|since|through)\b", re.IGNORECASE
)


def imprint_date(text: str, lines: Sequence[tuple[int, int]]) -> tuple[date, int, int] | None:
    """Give the date in the imprint of a report with its offsets; ``lines`` are the spans of its parts, from the top.

    It stands over the report, else as its last words. A headline that names a day, and a period covered, are no imprint.
    """
    head = [part for line in _short(text, lines[:HEAD]) for part in _parts_of(text, *line)]
    foot = [line for line in _short(text, lines[: -FOOT - 1 : -1]) if line not in head]
    found = next(filter(None, (_dated(text, *part) for part in head)), None)
    return found or next(filter(None, (_dated(text, *line, most=SHORTEST) for line in foot)), None)


def _short(text: str, lines: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the lines before the first of prose."""
    for start, end in lines:
        if len(text[start:end].split()) > LONGEST:
            return
        yield start, end


def _parts_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give a line, then its sentences: "Reporting period: 3-5 May 2021. Issued: Jebel, 6 May 2021" has its date in the second."""
    yield start, end
    stops = [start, *(hit.end() for hit in _STOP.finditer(text, start, end)), end]
    if len(stops) > 2:
        yield from pairwise(stops)


def imprint_outlet(text: str, lines: Iterable[tuple[int, int]]) -> str | None:
    """Give the outlet that a line of the head names, by a word that outlets are called by: "RADIO COAST", "Harbour Wire".

    The first line is the headline, unless a date stands in it too or it is nothing but that name.
    """
    spans = list(islice(lines, HEAD + 1))
    if (masthead := _masthead(text, spans)) is not None:
        return masthead
    for number, (start, end) in enumerate(spans):
        line = text[start:end]
        if number >= HEAD or len(line.split()) > LONGEST:
            return None
        if (number or find_date(text, start, end) or _is_name(line)) and _is_of_names(line):
            found = next(filter(_is_outlet, map(str.strip, _PIECES.split(line))), None)
            if found is not None:
                return found
    return None


def _masthead(text: str, lines: Sequence[tuple[int, int]]) -> str | None:
    """Give a first line that is nothing but two to four words in capitals, the last of which papers are called by, where
    a date stands on a line of its own below it: "Haor Watch", then "June 18, 2031". A headline is told of what happened."""
    if not lines:
        return None
    name = text[slice(*lines[0])].strip()
    words = name.split()
    fits = 2 <= len(words) <= 4 and all(re.fullmatch(r"[^\W\d_][\w’'-]*", word) and word[0].isupper() for word in words)
    if not fits or words[-1].casefold() not in word_lists("en/imprint")["mastheads"]:
        return None
    return name if any(_dated(text, *line, most=SHORTEST) for line in lines[1:4]) else None


def _is_name(line: str) -> bool:
    """Tell a first line that is an outlet's name and no headline in capitals."""
    return len(line.split()) <= 3 and _is_outlet(line.strip())


def _is_outlet(name: str) -> bool:
    words = name.split()
    if not 2 <= len(words) <= 6 or any(any(mark.isdigit() for mark in word) for word in words):
        return False
    return words[-1].casefold() in _outlet_words() or words[0].casefold() in word_lists("en/imprint")["leading"]


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(word.casefold() for word in word_lists("en/credit")["outlet_words"])


def _dated(text: str, start: int, end: int, *, most: int = LONGEST) -> tuple[date, int, int] | None:
    """Give the one date of a line that is of names and small words, at ``most`` so many besides it."""
    found = find_date(text, start, end) or _meant(text, start, end)
    if found is None or len((text[start : found[1]] + " " + text[found[2] : end]).split()) > most:
        return None
    before, after = text[start : found[1]], text[found[2] : end]
    if _OTHER_DATE.search(before) or _MONTH.search(before) or find_date(text, found[2], end) is not None:
        return None
    before, after = _FIELD.split(before)[-1], _FIELD.split(after)[0]
    follows = _AFTER.fullmatch(" ".join(after.split()))
    rest = follows["rest"] if follows else after
    return found if _is_of_names(before) and _is_of_names(rest) and len(rest.split()) <= 8 else None


def _meant(text: str, start: int, end: int) -> tuple[date, int, int] | None:
    """Give which day ``4/12/2031`` is: the one of the only two months that the rest of the report names."""
    either = find_either(text, start, end)
    if either is None:
        return None
    days, *span = either
    rest = f"{text[:start]} {text[end:]}"
    named = [day for day in days if re.search(rf"(?:\d|in|of|since) {day:%B}\b|\b{day:%B} \d", rest)]
    return (named[0], span[0], span[1]) if len(named) == 1 else None


def _is_of_names(words: str) -> bool:
    """Tell names, numbers and small words from narration, which has other words in small letters."""
    found = re.findall(r"(?<![^\W_])[^\W\d_]+", _BY_OFFICE.sub(" ", re.sub(r"\([^()]*\)", " ", words)))
    return all(not word[0].islower() or word in word_lists("en/imprint")["small"] for word in found)
