"""Which language a passage is in: by its script, its letters and its small words, and only then by statistics."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

import msgspec
from msgspec import Struct

from dateline.rules import read_data

UNKNOWN = "und"
_SAMPLE = 4000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NO_WORDS = re.compile(r"(?:https?\s?:\s?/\s?/|www\.|pic\.twitter\.com|@|#)\S*|\S*[|/_\\]\S*")
_STATISTICS_FROM = 60
"""Letters below which statistics say more wrong than right of one passage."""
_FEW = 25
"""Letters below which a whole text cannot be told."""


class _Traits(Struct, frozen=True):
    common: dict[str, str]
    letters: dict[str, dict[str, str]]
    scripts: dict[str, str]
    unlikely: tuple[str, ...]
    """Languages statistics guess for lists of names and half-sentences; as a report's they would show otherwise."""


def language_of(passage: str) -> str | None:
    """Tell the language of a passage (ISO 639-1 where there is one).

    ``und`` for a passage without letters; None for one in Latin script that does not show it, which the language of
    the passages around it decides.
    """
    sample = _NO_WORDS.sub(" ", passage[:_SAMPLE])
    script = script_of(sample)
    if script is None:
        return UNKNOWN
    if script != "LATIN":
        return _by_letters(sample, script)
    words = _WORD.findall(sample)
    if (known := _by_small_words([word.lower() for word in words])) is not None:
        return known
    running = sum(word.islower() for word in words)
    if sum(map(len, words)) < _STATISTICS_FROM or running * 10 < len(words) * 6:
        return None
    return _by_statistics(sample)


def language_of_all(text: str) -> str:
    """Tell the language of a text none of whose passages shows it; the shortest plain ones are taken for English."""
    sample = text[:_SAMPLE]
    known = language_of(sample)
    if known is None and sum(map(str.isalpha, sample)) >= _FEW and not sample.isascii():
        known = _by_statistics(sample)
    return known if known is not None else "en" if sample.isascii() else UNKNOWN


def script_of(passage: str) -> str | None:
    """Name the script most letters are in, as Unicode names it; None where there are no letters."""
    letters = [character for character in passage if character.isalpha()]
    if not letters:
        return None
    if sum(character < "\u0250" for character in letters) * 2 > len(letters):
        return "LATIN"
    scripts = Counter(unicodedata.name(character, "LATIN").split()[0] for character in letters)
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > len(letters) // 10:
        return "HIRAGANA"
    return scripts.most_common(1)[0][0]


def _by_small_words(words: list[str]) -> str | None:
    """Give the language most small words are of, where they are enough and not shared by two."""
    languages = _small_words()
    counts = Counter(language for word in words for language in languages.get(word, ()))
    ranked = counts.most_common(2)
    if not ranked:
        return None
    best, count = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    if counts["en"] == count:
        return "en" if (count >= 2 or len(words) <= 6) and count * 10 >= len(words) else None
    return best if count >= 3 and count > second + 1 and count * 4 >= len(words) else None


def _by_letters(sample: str, script: str) -> str:
    """Tell by the letters only one language of a script writes; by statistics where none stands out."""
    traits = _traits()
    found = Counter(sample.lower())
    size = sum(map(str.isalpha, sample))
    for language, letters in traits.letters.get(script, {}).items():
        count = sum(found[letter] for letter in letters)
        if language in {"fa", "ru"} and count * 12 < size:
            continue
        if count >= 2 or (count and size < _STATISTICS_FROM):
            return language
    if script in traits.letters and size >= _STATISTICS_FROM and (guess := _by_statistics(sample)) is not None:
        return guess
    return traits.scripts.get(script, UNKNOWN)


def _by_statistics(sample: str) -> str | None:
    """Ask py3langid, which takes a third of a second to load and is not loaded for plain English."""
    import py3langid

    guess = str(py3langid.classify(" ".join(sample.split()))[0])
    return None if guess in _traits().unlikely else guess


@cache
def _traits() -> _Traits:
    return msgspec.toml.decode(read_data("languages.toml"), type=_Traits)


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    for language, listed in _traits().common.items():
        for word in set(listed.split()):
            words[word] = (*words.get(word, ()), language)
    return words
