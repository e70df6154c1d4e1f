"""An article's words folded for comparison, with the way back to the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.model.article import Article

Numbers = NDArray[np.int32]

COPYABLE = frozenset({"body", "other-language"})
"""Zones whose words are the report's own. Headlines and furniture repeat by trade, posts are public, captions come with the photo."""
_WORD = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*")
_PART = re.compile(r"\d+|[^\W\d_]+")
_WORD_OR_END = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*|[.!?](?=[\s\"”’')\]]|$)|\n")
_END = 0


class Vocabulary:
    """Numbers for words, alike whatever their case, quotation marks, hyphens or spacing (``9am`` is ``9 am``)."""

    def __init__(self) -> None:
        self._as_written: dict[str, int] = dict.fromkeys(".!?\n", _END)
        self._folded: dict[str, int] = {"": _END}

    def number(self, words: Iterable[str]) -> list[int]:
        """Give each word its number; a new word gets the next one."""
        known = self._as_written
        return [known[word] if word in known else self._learn(word) for word in words]

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words by their number; number 0 is the end of a sentence."""
        return tuple(self._folded)

    def _learn(self, word: str) -> int:
        number = self._folded.setdefault(_fold(word), len(self._folded))
        self._as_written[word] = number
        return number


def number_words(article: Article, vocabulary: Vocabulary) -> tuple[Numbers, Numbers]:
    """Give the numbers of the article's copyable words in order, and for each the number of its sentence."""
    found: list[int] = []
    for start, end in stretches(article):
        found += vocabulary.number(_WORD_OR_END.findall(article.text, start, end))
        found.append(_END)
    numbers = np.array(found, dtype=np.int32)
    is_word = numbers != _END
    return numbers[is_word], np.cumsum(~is_word, dtype=np.int32)[is_word]


def place_words(article: Article) -> tuple[Numbers, Numbers]:
    """Give the start and end offsets of the same words ``number_words`` numbers."""
    spans = [match.span() for start, end in stretches(article) for match in _WORD.finditer(article.text, start, end)]
    places = np.array(spans, dtype=np.int32).reshape(-1, 2)
    return places[:, 0], places[:, 1]


def stretches(article: Article) -> Iterator[tuple[int, int]]:
    """Give the stretches whose words can be copied; an article without zones is all body."""
    if not article.zones:
        yield 0, len(article.text)
    for zone in article.zones:
        if zone.kind in COPYABLE:
            yield zone.start, zone.end


def words_of(text: str) -> Sequence[str]:
    """Give the folded words of a text, what stands behind an apostrophe by itself."""
    return [word.casefold() for word in _PART.findall(text)]


def _fold(word: str) -> str:
    return word.casefold().replace("’", "'")
