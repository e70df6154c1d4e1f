"""Where quotation marks open and close, however they are typed, and which of them hold speech."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARKS = re.compile(r"''|``|’’|‘‘|[“”„«»\"‘’']")
_SINGLE = frozenset("‘’'")
_ALWAYS_OPEN = frozenset({"“", "„", "«", "``", "‘‘", "‘"})
_ALWAYS_CLOSE = frozenset({"”", "»", "’’", "’"})
_ELISION = re.compile(r"(?:\d|em\b|til\b|tis\b|twas\b|cause\b|n\b|bout\b|round\b)", re.IGNORECASE)
_BEFORE_SPEECH = re.compile(r"(?:^|[.!?,:;–—-]|\bsaying|\bthat|\bsaid|\badded|\btold \w+)[\s’”\")]*$", re.IGNORECASE)
_BEFORE_SHORT = re.compile(r"(?:^|[.!?])[\s’”\")]*$|:\s*$")
_LOST_CLOSE = re.compile(r",(?=\s+(?:(?:said|says|added)\b|[^,.;:!?]{1,40}?\s(?:said|says|added|told)\b))")
_LOOK_AHEAD = 40
"""How many marks further the closing one of a single mark is looked for."""
_LONGEST_SPEECH = 3000
"""In characters: how far back a quotation without an opening mark may have begun."""


class Quotation:
    """The inside of a pair of quotation marks; ``start``/``end`` are article offsets without the marks."""

    __slots__ = ("closed", "direct", "end", "outer_end", "outer_start", "start")

    def __init__(self, start: int, end: int, outer_start: int, outer_end: int, closed: bool, direct: bool) -> None:
        self.start, self.end = start, end
        self.outer_start, self.outer_end = outer_start, outer_end
        self.closed = closed
        """False where the paragraph ends before the quotation does: it may run on in the next one."""
        self.direct = direct
        """True for words that stand as speech of their own; False for a scare quote or half-sentence."""


def find_quotations(text: str, start: int, end: int) -> list[Quotation]:
    """Find the quotations of one paragraph, tolerant of marks that are unpaired or turned the wrong way.

    Marks inside another quotation belong to it. A quotation the paragraph does not close runs to its end, or, where
    no quotation opens the next paragraph, to the comma before a cue ("“We left, he said."). A closing mark alone
    ends a quotation that the paragraph began with.
    """
    marks = [(m.start(), m.group()) for m in _MARKS.finditer(text, start, end)]
    found: list[Quotation] = []
    opened: tuple[int, str] | None = None
    for number, (at, mark) in enumerate(marks):
        if opened is not None:
            inside = opened[0] + len(opened[1])
            if _closes(text, opened[1], marks, number, end):
                if text[inside:at].strip():
                    found.append(_quotation(text, inside, at, opened[0], at + len(mark), start, closed=True))
                opened = None
        elif _opens(text, marks, number, start, end):
            opened = (at, mark)
        elif not found and _ends_lost_opening(text, at, mark, start, end):
            found.append(_quotation(text, start, at, start, at + len(mark), start, closed=True))
    if opened is not None and text[opened[0] + len(opened[1]) : end].strip():
        found.append(_unclosed(text, opened, start, end))
    return found


def _opens(text: str, marks: Sequence[tuple[int, str]], number: int, start: int, end: int) -> bool:
    at, mark = marks[number]
    after = at + len(mark)
    if after >= end or (text[after].isspace() and mark not in {"“", "„", "«"}):
        return False
    apart = at == start or not text[at - 1].isalnum()
    if mark in _SINGLE:
        if (
            mark == "’"
            or not apart
            or not (text[after].isalnum() or text[after] in '[“"')
            or _ELISION.match(text, after)
        ):
            return False
        if at > start and not (text[at - 1].isspace() or text[at - 1] in "([—–-"):
            return False
        return any(
            _closes(text, mark, marks, later, end) for later in range(number + 1, min(number + _LOOK_AHEAD, len(marks)))
        )
    if mark in _ALWAYS_OPEN:
        return True
    return apart and (at == start or text[at - 1].isspace() or text[at - 1] in "([—–-:,") and not text[after].isspace()


def _closes(text: str, opener: str, marks: Sequence[tuple[int, str]], number: int, end: int) -> bool:
    """Tell whether a mark closes the one that is open: single marks close single, double close double."""
    at, mark = marks[number]
    if (mark in _SINGLE) != (opener in _SINGLE):
        return False
    before, after = text[at - 1], text[at + len(mark) : at + len(mark) + 1] if at + len(mark) < end else ""
    if mark in _SINGLE:
        return (
            mark != "‘"
            and not after.isalnum()
            and not before.isspace()
            and not _is_possessive(text, marks, number, end)
        )
    if mark in _ALWAYS_OPEN:
        return opener == "„" or (not before.isspace() and not after.isalnum())
    return True


def _is_possessive(text: str, marks: Sequence[tuple[int, str]], number: int, end: int) -> bool:
    """Tell "the soldiers' homes" from a closing mark: a plural before, a word after, a better mark further on."""
    at, mark = marks[number]
    if text[at - 1] not in "sS" or not text[at + 1 : at + 3].strip() or not text[at + 1 : at + 2].isspace():
        return False
    if not text[at + 2 : at + 3].islower():
        return False
    for later, other in marks[number + 1 : number + _LOOK_AHEAD]:
        if other == mark or other in {"’", "'"}:
            closing = not text[later + 1 : later + 2].isalnum() and text[later - 1] in ".,!?…"
            if closing and later < end:
                return True
    return False


def _ends_lost_opening(text: str, at: int, mark: str, start: int, end: int) -> bool:
    """Tell whether a closing mark stands alone after the end of speech ("They shot at us,” she said")."""
    if at - start > _LONGEST_SPEECH:
        return False
    after = text[at + len(mark) : at + len(mark) + 1] if at + len(mark) < end else ""
    closing = mark in _ALWAYS_CLOSE or mark in {'"', "''"}
    speech = at > start and text[at - 1] in ",.?!" and not after.isalnum()
    return (
        mark not in _SINGLE
        and closing
        and speech
        and len(text[start:at].split()) >= 3
        and _LOST_CLOSE.search(text, start, at) is None
    )


def _unclosed(text: str, opened: tuple[int, str], start: int, end: int) -> Quotation:
    inside = opened[0] + len(opened[1])
    following = text[end : end + 8].lstrip()[:2]
    goes_on = following[:1] in {"“", '"', "«", "‘"} or following in {"''", "``"}
    lost = None if goes_on else _LOST_CLOSE.search(text, inside, end)
    if lost is None:
        return _quotation(text, inside, end, opened[0], end, start, closed=False)
    return _quotation(text, inside, lost.end(), opened[0], lost.end(), start, closed=True)


def _quotation(
    text: str, inner_start: int, end: int, outer_start: int, outer_end: int, start: int, *, closed: bool
) -> Quotation:
    inside = text[inner_start:end]
    left = len(inside) - len(inside.lstrip())
    right = len(inside) - len(inside.rstrip())
    direct = _is_speech(text, inside.strip(), outer_start, start)
    return Quotation(inner_start + left, end - right, outer_start, outer_end, closed, direct)


def _is_speech(text: str, inside: str, outer_start: int, start: int) -> bool:
    """Tell speech from a scare quote: a sentence's beginning, where speech may begin or with a sentence's end."""
    ends = inside.endswith((",", ".", "?", "!"))
    bare = inside.lstrip("[(….‘'“\" ")
    if not bare or not (bare[0].isupper() or bare[0].isdigit() or inside[0] == "["):
        return False
    before = text[max(start, outer_start - 40) : outer_start]
    if len(inside.split()) < 3:
        return ends and _BEFORE_SHORT.search(before) is not None
    return ends or _BEFORE_SPEECH.search(before) is not None
