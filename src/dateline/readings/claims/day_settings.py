"""Sentences that set a day for what is told behind them: ``Then came Saturday.``, ``A lorry left the road on Sunday.``"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from spacy.tokens import Token

from dateline.model.reading import TimeExpression
from dateline.readings.parse.clauses import lemma_of
from dateline.readings.parse.sentences import Passage

_COMING = frozenset(
    {"come", "begin", "start", "bring", "be", "dawn", "see", "break", "arrive", "follow", "worsen", "grow"}
)
"""Verbs of sentences that only say what day it was, or that something came."""


class DaySetting(NamedTuple):
    """A sentence that has a day, by its first token and that behind its last; ``comes`` where it says so and no more."""

    start: int
    end: int
    times: tuple[str, ...]
    comes: bool


def read_settings(
    passage: Passage,
    hung_on: Callable[[set[int]], list[str]],
    times: Mapping[str, TimeExpression],
    cues: Collection[int],
) -> list[DaySetting]:
    """List the sentences whose main verb has a day; ``hung_on`` gives the ids of the times that hang on tokens."""
    found: list[DaySetting] = []
    for sentence in passage.doc.sents:
        root = sentence.root
        days = tuple(t for t in hung_on({root.i}) if is_day(times[t]))
        if days and is_past(root) and root.i not in cues:
            found.append(DaySetting(sentence.start, sentence.end, days, lemma_of(root) in _COMING))
    return found


def is_day(time: TimeExpression) -> bool:
    """Tell a day or a part of one."""
    return time.kind in {"weekday", "part"} or (time.kind in {"date", "offset"} and time.granularity == "day")


def is_past(root: Token) -> bool:
    """Tell a main verb that tells of one past time, not of what has been or will be."""
    return root.tag_ in {"VBD", "VBN"} and not any(c.lower_ in {"has", "have", "will"} for c in root.children)
