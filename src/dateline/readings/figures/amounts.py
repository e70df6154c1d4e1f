"""Amounts as worded: digits, number words, ranges and vague words, with what stands before them ("at least")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from dateline.readings.figures.numbers import LARGE, SMALL, parse_digits, parse_words
from dateline.rules import read_data

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_DECIMAL = re.compile(r"\d+(?:,\d{3})*\.\d+")
_HYPHENATED = re.compile(r"[a-z]+-[a-z]+")
_RANGE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)[-–](\d{1,3}(?:,\d{3})+|\d+)")
_LONGEST = 20
"""A number of more letters, or of more words, is a code."""
_TIMES = {**LARGE, "dozen": 12}
"""What a vague word multiplies: several hundred."""


class Amount(NamedTuple):
    """An amount of words ``first`` to ``last`` (both included); ``number`` is the word that carries it."""

    first: int
    last: int
    number: int
    low: int | None
    best: int | None
    high: int | None
    wording: str | None
    vague: bool


class Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How what happens to people is worded: lemmas of verbs done to them, of what they do, states, and nouns."""

    verbs: frozenset[str]
    happens: frozenset[str]
    states: frozenset[str]
    nouns: frozenset[str]


class Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of ``data/en/quantities.toml``."""

    measure: dict[str, Measure]
    wordings: dict[str, tuple[str, ...]]
    vague: dict[str, tuple[int, int, int]]
    nouns: dict[str, frozenset[str]]
    cue: dict[str, frozenset[str]]


@cache
def load_lists() -> Lists:
    """Load the word lists once."""
    return msgspec.toml.decode(read_data("en/quantities.toml"), type=Lists)


@cache
def measures_by_word() -> dict[str, dict[str, str]]:
    """Turn the lists of measures round: by the list's name, from a lemma or word to the measure it tells of."""
    fields = Measure.__struct_fields__
    return {field: {w: name for name, m in load_lists().measure.items() for w in getattr(m, field)} for field in fields}


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """Give wordings and vague amounts by their last word (wordings) or first word (vague), the longest first."""
    lists = load_lists()
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for kind, phrases in lists.wordings.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault("<" + words[-1], []).append((words, kind, phrase))
    for phrase in lists.vague:
        words = tuple(phrase.split())
        found.setdefault(">" + words[0], []).append((words, "vague", phrase))
    for choices in found.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return found


def find_amounts(words: Sequence[str]) -> Iterator[Amount]:
    """Find the amounts among the words of one passage, in order and without overlap."""
    lowers = [word.lower() for word in words]
    at = 0
    while at < len(lowers):
        amount = _number(lowers, at) or _vague(lowers, at)
        if amount is None:
            at += 1
            continue
        yield _worded(amount, lowers)
        at = amount.last + 1


def _number(words: Sequence[str], at: int) -> Amount | None:
    """Read a number or a range that starts at ``at``; None for ages, money, percentages, names and codes."""
    read = _read(words, at)
    if read is None:
        return None
    low, high, last = read
    cue = load_lists().cue
    before = words[at - 1] if at else ""
    after = words[last + 1] if last + 1 < len(words) else ""
    if before in cue["money"] or before in cue["not_before"] or after in cue["units_after"]:
        return None
    if words[at].isdigit() and (before.isdigit() or after.isdigit()):
        return None
    if after in cue["ages"] and last + 2 < len(words) and words[last + 2] in {"old", "-"}:
        return None
    dashed = _read(words, last + 2) if after in {"-", "–"} and before not in {"-", "–", "/"} else None
    if dashed and low < dashed[0] and words[dashed[2] + 1 : dashed[2] + 2] not in (["-"], ["–"]):
        return Amount(at, dashed[2], dashed[2], low, low, dashed[1], None, False)
    bullet = before in {"-", "–"} and (at == 1 or not words[at - 2].strip())
    if (before in {"-", "/", "–"} and not bullet) or (
        after in {"-", "/", "–", ":"} and last + 2 < len(words) and words[last + 2] not in {",", "."}
    ):
        return None
    ranged = low == high and (after in {"to", "or"} or (after == "and" and before == "between"))
    if ranged and (second := _read(words, last + 2)) and low < second[0]:
        return Amount(at, second[2], second[2], low, low, second[0], None, False)
    if words[last + 1 : last + 3] == ["or", "more"]:
        return Amount(at, last + 2, last, low, low, None, None, False)
    if after in {"dozen"}:
        return Amount(at, last + 1, last + 1, low * 12, low * 12, high * 12, None, False)
    return Amount(at, last, last, low, low, high, None, False)


def _read(words: Sequence[str], at: int) -> tuple[int, int, int] | None:
    """Read the number at ``at``: its low, its high (they differ in ``20-30``), and the index of its last word."""
    if at >= len(words):
        return None
    word = words[at]
    if ranged := _RANGE.fullmatch(word):
        low, high = (parse_digits(part) for part in ranged.groups())
        return (low, high, at) if low is not None and high is not None and low < high else None
    if len(word) > _LONGEST:
        return None
    if word.endswith("k") and word[:-1].isdigit():  # "12k displaced"
        return (value := int(word[:-1]) * 1000, value, at)
    if _DIGITS.fullmatch(word) or _DECIMAL.fullmatch(word):
        after = words[at + 1] if at + 1 < len(words) else ""
        scale = 1000 if after == "k" else LARGE.get(after, 1)
        if _DECIMAL.fullmatch(word):
            return (value := int(float(word.replace(",", "")) * scale), value, at + 1) if scale > 1 else None
        value = parse_digits(word) or 0
        return (
            None
            if len(word) > 12 or (word[0] == "0" and len(word) > 1)
            else (value * scale, value * scale, at + (scale > 1))
        )
    if _HYPHENATED.fullmatch(word) and (joined := parse_words(word.split("-"))) is not None:
        return joined, joined, at
    return _read_words(words, at)


def _read_words(words: Sequence[str], at: int) -> tuple[int, int, int] | None:
    last, parts = at, list[str]()
    while last < min(len(words), at + _LONGEST) and (
        words[last] in SMALL or words[last] in LARGE or (words[last] in {"-", "and"} and parts)
    ):
        parts.append(words[last])
        last += 1
    while parts and parts[-1] in {"-", "and"}:
        parts.pop()
    if "and" in parts and not set(parts[: parts.index("and")]) & set(LARGE):
        parts = parts[: parts.index("and")]
    value = parse_words(parts) if parts and (parts[0] in SMALL or parts[0] == "hundred") else None
    return (value, value, at + len(parts) - 1) if value is not None else None


def _vague(words: Sequence[str], at: int) -> Amount | None:
    for phrase, kind, name in _phrases().get(">" + words[at], ()):
        if kind == "vague" and tuple(words[at : at + len(phrase)]) == phrase:
            low, best, high = load_lists().vague[name]
            last = at + len(phrase) - 1
            after = words[last + 1] if last + 1 < len(words) else ""
            if after in _TIMES and best < 10:
                scale = _TIMES[after]
                return Amount(
                    at, last + 1, last + 1, low * scale, best * scale, high * scale or None, f"{name} {after}", True
                )
            if _read(words, last + 1):
                return None
            return Amount(at, last, last, low, best, high if high or not best else None, name, True)
    return None


def _worded(amount: Amount, words: Sequence[str]) -> Amount:
    """Take up ``at least``, ``about`` and the like before an amount, and what they do to its bounds."""
    first, wordings = amount.first, list[str]()
    low, best, high = amount.low, amount.best, amount.high
    while first:
        choice = next(
            (
                c
                for c in _phrases().get("<" + words[first - 1], ())
                if tuple(words[max(first - len(c[0]), 0) : first]) == c[0]
            ),
            None,
        )
        if choice is None or choice[2] == "the":
            break
        phrase, kind, name = choice
        wordings.insert(0, name)
        first -= len(phrase)
        if kind == "least":
            high = None
        elif kind == "most":
            low, best = 0, None
        elif kind == "under":
            low = None
    if amount.vague and amount.wording:
        wordings.append(amount.wording.removesuffix(" of"))
    return amount._replace(first=first, low=low, best=best, high=high, wording=" ".join(wordings) or None)
