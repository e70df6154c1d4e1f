"""The lines over a report that say who issued it, where and when: "The Harbour Post, Jebel, 17 January 2025"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from dateline.articles.stated import find_date

HEAD = 8
"""Lines from the top among which an imprint stands."""
LONGEST = 22
"""Words of a longer line are prose."""
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "for",
        "from",
        "by",
        "in",
        "at",
        "on",
        "our",
        "to",
        "no",
        "nr",
        "issue",
        "report",
        "update",
        "bulletin",
        "release",
        "edition",
        "date",
        "dated",
        "issued",
        "as",
        "published",
        "posted",
        "corresponding",
        "live",
        "page",
        "desk",
        "staff",
        "agencies",
        "agency",
        "editor",
        "correspondent",
        "reporter",
        "reporters",
        "e",
        "de",
        "la",
        "le",
        "el",
        "al",
        "du",
        "des",
        "del",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
    ]
)
"""Words in small letters that an imprint has; any other is narration's."""
_MONTH = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[\s,.;:|·•)\]–—-]*"
    r"(?:(?:at )?\d{1,2}[:.h]?\d{0,2}(?::\d\d)?\s*(?:[ap]\.?m\.?|hrs?|hours?)?(?:\s*\(?(?:[A-Z]{2,5}|[A-Z][a-z]+|local time)\)?)?)?"
    r"[\s,.;:|·•–—-]*(?:\([^()]{0,80}\)|\[[^\[\]]{0,80}\])?[\s.|–—-]*(?P<rest>.*)"
)
_OTHER_DATE = re.compile(
    r"\b(?:period|covering|covered|between|until|till|deadline|anniversary|since|through)\b", re.IGNORECASE
)


def imprint_date(text: str, lines: Iterable[tuple[int, int]]) -> tuple[date, int, int] | None:
    """Give the date in the imprint over a report with its offsets; ``lines`` are the spans of its parts, from the top.

    The head ends with the first line of prose. A headline that names a day, and a period covered, are no imprint.
    """
    for number, (start, end) in enumerate(lines):
        words = text[start:end].split()
        if number >= HEAD or len(words) > LONGEST:
            return None
        found = _dated(text, start, end)
        if found is not None:
            return found
    return None


def _dated(text: str, start: int, end: int) -> tuple[date, int, int] | None:
    found = find_date(text, start, end)
    if found is None:
        return None
    before, after = text[start : found[1]], text[found[2] : end]
    if _OTHER_DATE.search(before) or _MONTH.search(before) or find_date(text, found[2], end) is not None:
        return None
    follows = _AFTER.fullmatch(" ".join(after.split()))
    rest = follows["rest"] if follows else after
    return found if _is_of_names(before) and _is_of_names(rest) and len(rest.split()) <= 8 else None


def _is_of_names(words: str) -> bool:
    """Tell names, numbers and small words from narration, which has other words in small letters."""
    found = re.findall(r"[^\W\d_]+", re.sub(r"\([^()]*\)", " ", words))
    return all(not word[0].islower() or word in _SMALL for word in found)
