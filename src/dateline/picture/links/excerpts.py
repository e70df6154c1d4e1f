"""The few words of a report that may leave the machine with a claim."""

from __future__ import annotations

import re

from dateline.model.article import Span

MOST_WORDS = 25
_WORD = re.compile(r"\S+")


def excerpt(text: str, start: int, end: int, trigger_start: int, trigger_end: int) -> Span:
    """Cut ``text[start:end]`` to at most 25 words around its trigger, as evenly before and after as there are words."""
    words = [(m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
    if len(words) <= MOST_WORDS:
        return Span(start=start, end=end, quote=text[start:end])
    first = next((n for n, (_, last) in enumerate(words) if last > trigger_start), 0)
    last = next((n for n in range(len(words) - 1, -1, -1) if words[n][0] < trigger_end), first)
    room = MOST_WORDS - (last - first + 1)
    left = min(first, max(room // 2, room - (len(words) - 1 - last)))
    begin, stop = words[first - left][0], words[min(len(words) - 1, last + room - left)][1]
    return Span(start=begin, end=stop, quote=text[begin:stop])
