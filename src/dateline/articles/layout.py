"""Where the paragraphs of a plain text are: by blank lines, by lines, or in lines broken at a fixed width."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

_STOP = re.compile(r"[.!?:…][\"'”’)\]]*$")
_ITEM = re.compile(r"(?:[•·*▪►‣–—-]\s|\d{1,3}[.)]\s|[—–]\s?\S)")
_WIDEST = 120
_NARROWEST = 40


class Paragraph(Struct, frozen=True):
    """A stretch of text between paragraph boundaries, without the white space around it."""

    start: int
    end: int
    block: int
    """Number of the run of lines it stands in, between blank lines."""


def paragraphs(text: str) -> list[Paragraph]:
    """Give the paragraphs of a text: each line is one. ``unwrap`` first where lines may be broken at a width."""
    found: list[Paragraph] = []
    block, last_end = 0, 0
    for start, end in _lines(text):
        block += text.count("\n", last_end, start) > 1
        found.append(Paragraph(start, end, block))
        last_end = end
    return found


def unwrap(text: str) -> str:
    """Replace the line ends inside hard-wrapped paragraphs by spaces; no offset moves.

    A text is hard-wrapped where most of its lines are as long as they can be: the next word would not have fitted.
    """
    lines = _lines(text)
    pairs = [(a, b) for a, b in pairwise(lines) if text.count("\n", a[1], b[0]) == 1 and not _indent(text, b[0])]
    width = _width(text, lines, pairs)
    if width is None:
        return text
    characters = list(text)
    for (start, end), (following, stop) in pairs:
        if _runs_on(text[start:end], text[following:stop], width):
            characters[text.index("\n", end, following)] = " "
    return "".join(characters)


def _width(text: str, lines: list[tuple[int, int]], pairs: list[tuple[tuple[int, int], tuple[int, int]]]) -> int | None:
    """Give the width the lines of a text were broken at; None where they were not."""
    lengths = sorted(end - start for start, end in lines)
    if not pairs or sum(length > _WIDEST for length in lengths) * 20 > len(lengths):
        return None
    short = [length for length in lengths if length <= _WIDEST]
    width = short[len(short) * 9 // 10] if short else 0
    if width < _NARROWEST:
        return None
    full = sum(_is_full(text[a:b], text[c:d], width) for (a, b), (c, d) in pairs)
    unfinished = sum(not _STOP.search(text[a:b]) for (a, b), _ in pairs)
    return width if full * 2 >= len(pairs) and unfinished * 2 >= len(pairs) else None


def _runs_on(line: str, following: str, width: int) -> bool:
    """Tell whether a paragraph goes on in the following line."""
    if _ITEM.match(following):
        return False
    if _is_full(line, following, width):
        return True
    return len(line) * 10 >= width * 6 and not _STOP.search(line)


def _is_full(line: str, following: str, width: int) -> bool:
    """Tell whether the first word of the following line would not have fitted; a little raggedness is allowed."""
    return len(line) + 1 + len(following.split(None, 1)[0]) > width - 4


def _indent(text: str, start: int) -> bool:
    return text[start - 2 : start] == "  "


def _lines(text: str) -> list[tuple[int, int]]:
    """Give the lines that are not blank, without the spaces around them."""
    found = []
    position = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = position + len(line) - len(line.lstrip())
            found.append((start, start + len(stripped)))
        position += len(line) + 1
    return found
