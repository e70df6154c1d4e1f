"""The case that words have in running text, given back to words that stand in capitals or in a title."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from dateline.rules import read_data

FEWEST = 4
"""Words that tell whether a passage is in capitals."""
SHOUTED = 0.8
"""Share of the letters that must be capitals."""
TITLED = 0.7
"""Share of the ordinary words of a headline that must begin with a capital."""


def recase(words: Sequence[str], names: Collection[int], *, headline: bool) -> list[str]:
    """Give the words as running text would have them; ``names`` are the indices of those that are names whole.

    Only a passage in capitals, or a headline in which ordinary words begin with one, is changed. A word is written
    small where English mostly writes it small (``data/en/small_words.txt``, counted by ``bench/word_case.py``).
    """
    if _is_shouted(words):
        return [_recased(word, at in names, _opens(words, at)) for at, word in enumerate(words)]
    if headline and _is_titled(words, names):
        return [w if at in names or _opens(words, at) or not _is_small(w) else w.lower() for at, w in enumerate(words)]
    return list(words)


def _is_shouted(words: Sequence[str]) -> bool:
    letters = [c for word in words for c in word if c.isalpha()]
    told = sum(1 for word in words if len(word) > 1 and word.isalpha())
    return told >= FEWEST and sum(c.isupper() for c in letters) >= SHOUTED * len(letters)


def _is_titled(words: Sequence[str], names: Collection[int]) -> bool:
    ordinary = [w for at, w in enumerate(words) if at and at not in names and len(w) > 3 and _is_small(w)]
    return len(ordinary) >= FEWEST - 1 and sum(w[0].isupper() for w in ordinary) >= TITLED * len(ordinary)


def _recased(word: str, name: bool, opens: bool) -> str:
    if name:
        return word if len(word) <= FEWEST else word.capitalize()
    if any(c.isdigit() for c in word) or not any(c.isupper() for c in word):
        return word
    if word == "I":
        return word
    small = word.lower()
    return small if (_is_small(word) or not word[0].isalpha() or len(word) == 1) and not opens else small.capitalize()


def _opens(words: Sequence[str], at: int) -> bool:
    """Tell whether a word opens a sentence."""
    return at == 0 or words[at - 1] in {".", "!", "?"}


def _is_small(word: str) -> bool:
    return word.lower() in _small_words()


@cache
def _small_words() -> frozenset[str]:
    return frozenset(read_data("en/small_words.txt").split())
