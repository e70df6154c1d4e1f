"""Whose words a direct quotation is: the cue beside it, the cue before it, or the speaker of the paragraph before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dateline.readings.parse.sentences import LONGEST_SENTENCE, Passage
from dateline.readings.speech.forms import by_form
from dateline.readings.speech.sayings import Saying

_JOINTS = frozenset(
    {
        ",",
        ":",
        '"',
        "—",
        "–",
        "-",
        "--",
        ".",
        "?",
        "!",
        ";",
        "that",
        "and",
        "but",
        "as",
        "”",
        "“",
        "also",
        "then",
        "later",
        "so",
    }
)
_REACH = 40
"""How many tokens a cue may stand from its quotation."""


def place(frame: Passage, sayings: Sequence[Saying]) -> Iterator[tuple[int, Saying | None]]:
    """Give each quotation of a paragraph (by placeholder index) the saying that holds it, or None.

    ``sayings`` in reading order. A quotation without a cue beside it continues the one before it in the paragraph.
    """
    firsts = [saying.first for saying in sayings]
    latest: Saying | None = None
    for placeholder in sorted(frame.children):
        near = sayings[
            bisect_left(firsts, placeholder - LONGEST_SENTENCE) : bisect_left(firsts, placeholder + LONGEST_SENTENCE)
        ]
        ready = [saying for saying in near if saying.takes_quote]
        saying = _holder(placeholder, near) or _beside(frame, placeholder, ready) or by_form(frame, placeholder)
        saying = saying or latest or _told_before(placeholder, near)
        if saying is None and ready and ready[0].first > placeholder and not ready[0].said:
            saying = ready[0]
        yield placeholder, saying
        latest = saying or latest


def _holder(placeholder: int, sayings: Sequence[Saying]) -> Saying | None:
    """Find the innermost saying whose own clause already holds the quotation."""
    holding = [saying for saying in sayings if placeholder in saying.said]
    return min(holding, key=lambda saying: len(saying.said), default=None)


def _beside(frame: Passage, placeholder: int, ready: Sequence[Saying]) -> Saying | None:
    """Find the cue that stands next to the quotation: "'…,' she said", "she said: '…'", "she said, '…'"."""
    after = min((s for s in ready if s.first > placeholder), key=lambda s: s.first, default=None)
    before = _opener(frame, placeholder, ready)
    if (
        after is not None
        and not (after.said and _is_finished(frame, placeholder))
        and _touches(frame, placeholder + 1, min(after.own))
    ):
        return after
    if before is not None and _introduces(frame, before, placeholder):
        return before
    if (
        after is not None
        and _same_sentence(frame, placeholder, after.first)
        and after.first - placeholder < _REACH
        and not after.said
    ):
        return after
    if before is not None and not before.said:
        return before
    return None


def _opener(frame: Passage, placeholder: int, ready: Sequence[Saying]) -> Saying | None:
    """Find the cue before a quotation: of several in one sentence, the one the others hang on."""
    before = [saying for saying in ready if saying.last < placeholder]
    if not before:
        return None
    nearest = max(before, key=lambda s: s.last)
    above = [s for s in before if s.at.is_ancestor(nearest.at) and not s.said and nearest.at.dep_ == "advcl"]
    return above[-1] if above and not nearest.said else nearest


def _told_before(placeholder: int, sayings: Sequence[Saying]) -> Saying | None:
    """Find the last saying of the paragraph before a quotation that stands alone: its speaker goes on."""
    before = [saying for saying in sayings if saying.last < placeholder and saying.head is not None]
    return max(before, key=lambda s: s.last, default=None)


def _is_finished(frame: Passage, placeholder: int) -> bool:
    """Tell whether the quotation ends its sentence: what follows a full stop is not its cue."""
    return frame.doc[placeholder + 1 : placeholder + 2].text == "."


def _touches(frame: Passage, start: int, end: int) -> bool:
    """Tell whether only marks and joints lie between two tokens, no other quotation among them."""
    between = [frame.doc[i] for i in range(start, end)]
    return len(between) < 6 and all(t.text.lower() in _JOINTS or t.is_punct for t in between)


def _introduces(frame: Passage, saying: Saying, placeholder: int) -> bool:
    """Tell whether the cue opens the quotation: a colon, a comma or nothing but the speaker lies between."""
    last = max(i for i in saying.own) if saying.own else saying.last
    if last >= placeholder:
        last = saying.last
    between = [frame.doc[i] for i in range(last + 1, placeholder)]
    if _touches(frame, last + 1, placeholder) and not any(t.text == "." for t in between):
        return True
    opener = [t.text for t in between if not t.is_quote][-1:]
    return opener == [":"] and len(between) < _REACH


def _same_sentence(frame: Passage, left: int, right: int) -> bool:
    return frame.doc[left].sent.start == frame.doc[right].sent.start
