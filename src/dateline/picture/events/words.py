"""A word that tells of a happening, with what stands around it in its sentence: all that is needed to match it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from dateline.picture.events.word_kin import base
from dateline.picture.stories.gist import fold, stop_words

Part = Literal["verb", "noun", "other"]
BESIDE = 5
"""Content words on either side that count as standing beside an event word."""
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’.-](?=[^\W\d_])[^\W\d_]+)*")
_NOT = frozenset({"not", "no", "never", "without", "nor"})
_OPEN = frozenset({"will", "would", "could", "may", "might", "can", "should", "shall", "must", "to", "if"})
_REACH = 4
"""Words before an event word among which a negation or a modal verb is taken to be its own."""
_COUNTS = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen"}
)


class EventWord(Struct, frozen=True, kw_only=True):
    """One mention of a happening; its words are written in small letters, without plural ending."""

    id: str
    article_id: str
    lemma: str
    """Of the head of the mention: ``shoot`` of ``was shot dead``."""
    part: Part
    words: frozenset[str]
    """All content words of the mention."""
    sentence: int
    """0 is the first of the report."""
    around: frozenset[str]
    """Content words of the rest of the sentence."""
    beside: frozenset[str]
    """Those of them that stand next to the mention."""
    names: frozenset[str]
    """Those written with a capital inside the sentence."""
    numbers: frozenset[str]
    negated: bool
    open: bool
    """Told as to come, possible or wanted rather than done."""


class Place(Struct, frozen=True):
    """Where a mention stands: offsets of it and of its sentence in the text of its report."""

    start: int
    end: int
    sentence_start: int
    sentence_end: int
    sentence: int


def event_word(name: str, article_id: str, text: str, place: Place, lemma: str, part: Part) -> EventWord:
    """Gather what stands around a mention; ``lemma`` and ``part`` are those of its head."""
    before = _words(text, place.sentence_start, place.start)
    after = _words(text, place.end, place.sentence_end)
    own = _words(text, place.start, place.end)
    left, right = _content(before), _content(after)
    last = {word.lower() for word in before[-_REACH:]}
    inside = [*before[1:], *after] if before else after
    return EventWord(
        id=name,
        article_id=article_id,
        lemma=base(lemma),
        part=part,
        words=frozenset(_content(own)) | {fold(lemma)},
        sentence=place.sentence,
        around=frozenset(left + right),
        beside=frozenset(left[-BESIDE:] + right[:BESIDE]),
        names=frozenset(fold(w) for w in inside if w[0].isupper() and fold(w) not in stop_words()),
        numbers=frozenset(w.lower() for w in before + after if w[0].isdigit() or w.lower() in _COUNTS),
        negated=not last.isdisjoint(_NOT) or any(word.endswith(("n't", "n’t")) for word in last),
        open=not last.isdisjoint(_OPEN),
    )


def _words(text: str, start: int, end: int) -> list[str]:
    return [match[0] for match in _WORD.finditer(text, start, end)]


def _content(words: Iterable[str]) -> list[str]:
    folded = [fold(word) for word in words]
    return [word for word in folded if word not in stop_words() and len(word) > 1]
