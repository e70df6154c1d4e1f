"""Words of a text sorted into the classes that time patterns are written in, one letter a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from dateline.readings.figures.numbers import LARGE, ORDINALS, SMALL, parse_digits, parse_words
from dateline.rules import read_data

OTHER = "x"
_LEXER = re.compile(
    r"(?P<iso>(?<!\d)\d{4}(?:-\d{2}-|/\d{2}/)\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|\b))?(?!\d))"
    r"|(?P<slashed>(?<!\d)(?:\d{1,2}/\d{1,2}/\d{2}(?:\d{2})?|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}-\d{1,2}-\d{4})(?![\d/]))"
    r"|(?P<clock_time>(?<![\d.,])(?:\d{1,2}:\d{2}(?::\d{2})?(?:[ \t]?(?:[ap]\.m\.?|[ap]m\b))?"
    r"|\d{1,2}(?:\.\d{2})?[ \t]?(?:[ap]\.m\.?|[ap]m\b)))"
    r"|(?P<decade_digits>(?:['’`]|\b\d{2})\d0['’]?s\b)"
    r"|(?P<ordinal_digits>\d{1,4}(?:st|nd|rd|th)\b)"
    r"|(?P<digits>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)"
    r"|(?P<word>[ap]\.m\.?|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*)"
    r"|(?P<gap>\n\s*\n)"
    r"|(?P<sign>['’]s\b|[^\s\w]|[\d_])",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """A token with its place in the text, its class as a letter, and its value where the class has one."""

    start: int
    end: int
    letter: str
    lower: str
    value: int | str | None


class _Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"classes": "class"}):
    classes: dict[str, tuple[str, ...]]
    value: dict[str, dict[str, int | str]]
    cue: dict[str, frozenset[str]]


class Vocabulary:
    """The classes of ``data/en/time_words.toml`` as letters, with the way from a word to its class and value."""

    def __init__(self, lists: _Lists) -> None:
        self.letters: dict[str, str] = {}
        """Class name to the letters it stands for; a union has several."""
        self.entries: dict[str, tuple[str, int | str | None]] = {}
        self.cues = lists.cue
        """Words that are asked for by name, beside their class."""
        self.phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, words in lists.classes.items():
            for word in words:
                self._add(word, name, None)
        for name, values in lists.value.items():
            for word, value in values.items():
                self._add(word, _leaf(name, word, value), value)
        for name in _LEXED:
            self._letter(name)
        for name, parts in _UNIONS.items():
            self.letters[name] = "".join(self._letter(part) for part in parts)
        for prefix in ("unit", "units"):
            self.letters[prefix] = "".join(v for k, v in self.letters.items() if k.startswith(prefix + "_"))
        self._join_units()
        self.letters["other"] = OTHER

    def class_of(self, lower: str) -> tuple[str, int | str | None]:
        """Give letter and value of a lower-case word or phrase."""
        return self.entries.get(lower, (OTHER, None))

    def _add(self, word: str, name: str, value: int | str | None) -> None:
        self.entries.setdefault(word, (self._letter(name), value))
        tokens = tuple(match.group().lower() for match in _LEXER.finditer(word))
        if len(tokens) > 1:
            self.phrases.setdefault(tokens[0], []).append((tokens, word))
            self.phrases[tokens[0]].sort(key=lambda phrase: -len(phrase[0]))

    def _letter(self, name: str) -> str:
        if name not in self.letters:
            self.letters[name] = chr(0x4E00 + len(self.letters))
        return self.letters[name]

    def _join_units(self) -> None:
        """Let ``unit_day`` and the like stand for singular and plural, and name the unions of them."""
        plural = self.letters["units"]
        calendar = ("week", "weekend", "month", "quarter", "year", "decade", "century")
        for unit in ("minute", "hour", "day", *calendar):
            self.letters[f"unit_{unit}"] = self.letters[f"unit_{unit}"] + self.letters.get(f"units_{unit}", "")
        self.letters["unit_calendar"] = "".join(self.letters[f"unit_{unit}"][0] for unit in calendar)
        self.letters["units_plural"] = plural
        self.letters["unit_one"] = self.letters["unit"]
        self.letters["units_any"] = self.letters["unit"] = self.letters["unit"] + plural


_LEXED = (
    "iso",
    "slashed",
    "clock_time",
    "decade_digits",
    "n_day",
    "n_year",
    "n_clock",
    "n_both",
    "n_other",
    "ordinal",
    "stop",
    "wall",
)
_UNIONS = {
    "day": ("n_day", "ordinal"),
    "hour": ("n_day",),
    "year": ("n_year", "n_both"),
    "clock_number": ("n_clock", "n_both"),
    "number": ("n_day", "n_year", "n_clock", "n_both", "n_other"),
    "amount": ("n_day", "n_year", "n_clock", "n_both", "n_other", "vague", "a"),
    "part": ("part_plain", "part_adverb", "parts_plural"),
}


def _leaf(name: str, word: str, value: int | str) -> str:
    if name == "unit":
        return f"units_{value}" if word.endswith("s") else f"unit_{value}"
    if name == "part":
        if word.endswith("s"):
            return "parts_plural"
        return "part_adverb" if value in {"overnight", "noon", "midnight"} else "part_plain"
    return name


@cache
def load_vocabulary() -> Vocabulary:
    """Load the word classes once."""
    return Vocabulary(msgspec.toml.decode(read_data("en/time_words.toml"), type=_Lists))


def split_words(text: str, start: int, end: int) -> list[Word]:
    """Split ``text[start:end]`` into classed words; offsets are those of ``text``."""
    vocabulary = load_vocabulary()
    raw = [(m.start(), m.end(), m.lastgroup or "", m.group()) for m in _LEXER.finditer(text, start, end)]
    lowers = [token[3].lower() for token in raw]
    words: list[Word] = []
    position = 0
    while position < len(raw):
        word, position = _next_word(vocabulary, raw, lowers, position)
        words.append(word)
    return [
        _settle(words, i, text, vocabulary) if w.lower in vocabulary.cues["unsure"] and w.letter != OTHER else w
        for i, w in enumerate(words)
    ]


def _next_word(
    vocabulary: Vocabulary, raw: list[tuple[int, int, str, str]], lowers: list[str], at: int
) -> tuple[Word, int]:
    start, end, group, _ = raw[at]
    lower = lowers[at]
    if group == "word" or (group == "sign" and lower in vocabulary.phrases):
        for tokens, phrase in vocabulary.phrases.get(lower, ()):
            if tuple(lowers[at : at + len(tokens)]) == tokens:
                return Word(start, raw[at + len(tokens) - 1][1], *_named(vocabulary, phrase)), at + len(tokens)
        if lower in {"twenty", "thirty"} and (ones := _compound_ordinal(lowers, at)) is not None:
            tens = 20 if lower == "twenty" else 30
            return Word(
                start, raw[at + 2][1], vocabulary.letters["ordinal"], f"{lower}-{lowers[at + 2]}", tens + ones
            ), at + 3
        if lower in SMALL or lower == "hundred":
            return _number_words(vocabulary, raw, lowers, at)
        if lower in ORDINALS:
            return Word(start, end, vocabulary.letters["ordinal"], lower, ORDINALS[lower]), at + 1
        return Word(start, end, *_named(vocabulary, lower)), at + 1
    if group in {"digits", "ordinal_digits"}:
        value = parse_digits(lower) if "." not in lower or group == "ordinal_digits" else None
        letter = _number_letter(lower, value) if group == "digits" else "ordinal"
        return Word(start, end, vocabulary.letters[letter], lower, value), at + 1
    if group == "gap":
        return Word(start, end, vocabulary.letters["wall"], "", None), at + 1
    if group == "sign":
        letter = vocabulary.letters["stop"] if lower in {".", ";", ":", "!", "?"} else vocabulary.class_of(lower)[0]
        return Word(start, end, letter, lower, None), at + 1
    return Word(start, end, vocabulary.letters[group], lower, None), at + 1


def _compound_ordinal(lowers: list[str], at: int) -> int | None:
    """Give the ones of ``twenty-first``; None where no dash and ordinal below ten follow."""
    after = lowers[at + 1 : at + 3]
    ones = ORDINALS.get(after[1]) if len(after) == 2 and after[0] in {"-", "‑"} else None
    return ones if ones is not None and ones < 10 else None


def _named(vocabulary: Vocabulary, lower: str) -> tuple[str, str, int | str | None]:
    letter, value = vocabulary.class_of(lower)
    return letter, lower, value


def _number_words(
    vocabulary: Vocabulary, raw: list[tuple[int, int, str, str]], lowers: list[str], at: int
) -> tuple[Word, int]:
    """Join a run of number words (``twenty-four``, ``two hundred and six``) into one word."""
    last = at
    for position in range(at + 1, min(at + 12, len(raw))):
        if lowers[position] in SMALL or lowers[position] in LARGE:
            if position - last > 1 and lowers[position - 1] == "and" and lowers[last] not in LARGE:
                break
            last = position
        elif lowers[position] not in {"-", "and"}:
            break
    if last == at + 2 and lowers[at + 1] == "-" and SMALL.get(lowers[at], 0) < 20 and lowers[last] in SMALL:
        last = at
    value = parse_words(lowers[at : last + 1])
    word = Word(raw[at][0], raw[last][1], vocabulary.letters[_number_letter("", value, last > at)], lowers[at], value)
    return word, last + 1


def _number_letter(lower: str, value: int | None, several: bool = False) -> str:
    if value is None or "," in lower:
        return "n_other"
    if 1 <= value <= 31 and len(lower) <= 2:
        return "n_day"
    if len(lower) == 4 or (several and value >= 1000):
        clock = value // 100 <= 23 and value % 100 <= 59 and bool(lower)
        if 1400 <= value <= 2100:
            return "n_both" if clock else "n_year"
        return "n_clock" if clock else "n_other"
    return "n_other"


def _settle(words: list[Word], at: int, text: str, vocabulary: Vocabulary) -> Word:
    """Take a word that may be no month or weekday at all (``may``, ``sun``) as one only where its neighbours say so."""
    word = words[at]
    capital = text[word.start].isupper()
    before = [w for w in _near(words, at, -1) if w.lower not in {",", "."}][:1]
    after = [w for w in _near(words, at, 1) if w.lower not in {",", "."}][:1]
    dated = vocabulary.letters["day"] + vocabulary.letters["month"] + vocabulary.letters["weekday"]
    beside = any(w.letter in dated for w in before) or any(
        w.letter in dated + vocabulary.letters["year"] for w in after
    )
    led = word.letter == vocabulary.letters["month"] and any(w.lower in vocabulary.cues["leads"] for w in before)
    led = led and not any(w.letter == OTHER and text[w.start].isupper() for w in after)  # "and Jan Kavan"
    return word if capital and (beside or led) else word._replace(letter=OTHER, value=None)


def _near(words: list[Word], at: int, step: int) -> Iterator[Word]:
    for distance in (1, 2, 3):
        if 0 <= at + step * distance < len(words):
            yield words[at + step * distance]
