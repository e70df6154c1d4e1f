"""The words of a text, folded so that spellings of a listed name meet, with their offsets."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[\w\u0900-\u109f]+(?:['’ʼʿʾ`][\w\u0900-\u109f]+)*")
"""Indic and Burmese vowel signs, which are no word characters to Python, belong to their word."""
_APOSTROPHES = re.compile(r"['’ʼʿʾ`.]")


class Word(NamedTuple):
    """A word of a text, folded, with its offsets."""

    folded: str
    start: int
    end: int


def split_words(text: str) -> list[Word]:
    """Split a text into folded words with offsets; a possessive 's is left outside its word."""
    words: list[Word] = []
    for match in _WORD.finditer(text):
        word, end = match.group(), match.end()
        if len(word) > 2 and word[-1] in "sS" and word[-2] in "'’":
            word, end = word[:-2], end - 2
        elif word.endswith(".") and word.count(".") < 2:
            continue
        words.append(Word(fold_word(word), match.start(), end))
    return words


def fold_word(word: str) -> str:
    """Lower a word and drop its accents, apostrophes and dots, so that U.N. and UN, Séléka and Seleka are one."""
    if word.isascii():
        return _APOSTROPHES.sub("", word).casefold() if not word.isalnum() else word.lower()
    stripped = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return _APOSTROPHES.sub("", stripped).casefold()


def name_words(name: str) -> list[str]:
    """Give the folded words a name is indexed under."""
    return [word.folded for word in split_words(name)]
