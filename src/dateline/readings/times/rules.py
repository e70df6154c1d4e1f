"""The time rules of ``data/en/times.toml``, compiled to patterns over classed words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from dateline.errors import RuleError
from dateline.model.reading import TimeAnchor, TimeKind, Unit
from dateline.readings.times.words import OTHER, Vocabulary, Word, load_vocabulary
from dateline.rules import Rule, load_rules

FIELDS = frozenset(
    [
        "amount",
        "ordinal",
        "day",
        "year",
        "hour",
        "month",
        "weekday",
        "weekdays",
        "season",
        "decade",
        "decade_digits",
        "iso",
        "slashed",
        "clock_time",
        "clock_number",
        "n_clock",
        "meridiem",
        "relative",
        "part",
        "part_adverb",
        "holiday",
        "now",
        "half",
        "and_half",
        "vague",
        "last",
        "past",
        "next",
        "adverb_set",
        "daily_set",
        "a",
    ]
)
"""Classes whose word a pattern hands on; every ``unit...`` class fills ``unit``."""
Doubt = Literal["count", "idiom", "printed", "rate", "share", "old", "every-other"]
_LOOK = re.compile(r"\(\?<?[=!][^()]*(?:\([^()]*\))?[^()]*\)")
_NAME = re.compile(r"[a-z_]+")


class TimeRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One wording of a time; the fields left None are filled from the words matched."""

    pattern: str
    kind: TimeKind
    anchor: TimeAnchor = "none"
    direction: int = 0
    amount: int | None = None
    unit: Unit | None = None
    part: str | None = None
    modifier: str | None = None
    granularity: Unit | None = None
    ordinal: Literal["amount", "day", "century"] = "amount"
    """What an ordinal counts: units, the days of a month (``the 20th``), or centuries."""
    shift: int = 0
    """Steps from the ordinal to the amount: the second day of something is one day on."""
    from_end: bool = False
    """True where ``last`` counts back from the end: ``the last Tuesday of October``."""
    relative: bool = False
    """True where ``last``, ``this`` or ``next`` says how far from now."""
    loose_about: bool = False
    """True where ``over`` and ``some`` before it mean about."""
    unless: tuple[Doubt, ...] = ()
    """What must not be so, by the name of a test in times.py."""


class Match(NamedTuple):
    """A rule and the words it matched, ``first`` to ``last`` (exclusive), with the word that fills each field."""

    rule: TimeRule
    first: int
    last: int
    fields: dict[str, Word]


@cache
def load_time_rules() -> tuple[tuple[TimeRule, re.Pattern[str]], ...]:
    """Load and compile the rules once. Raises RuleError where a pattern names a class there is not."""
    vocabulary = load_vocabulary()
    return tuple((rule, _compile(rule, vocabulary)) for rule in load_rules("en/times", TimeRule))


def match_rules(words: Sequence[Word]) -> list[Match]:
    """Give the matches that stand: the leftmost, then the longest, then the rule named first."""
    letters = "".join(word.letter for word in words)
    found = sorted(_all_matches(letters), key=lambda m: (m[0], -m[1], m[2]))
    kept: list[Match] = []
    rules = load_time_rules()
    position = 0
    for first, last, number, match in found:
        if first >= position:
            kept.append(Match(rules[number][0], first, last, _fields(match, words)))
            position = last
    return kept


def _all_matches(letters: str) -> Iterator[tuple[int, int, int, re.Match[str]]]:
    if not letters.strip(OTHER):
        return
    for number, (_, pattern) in enumerate(load_time_rules()):
        for match in pattern.finditer(letters):
            if match.end() > match.start():
                yield match.start(), match.end(), number, match


def _fields(match: re.Match[str], words: Sequence[Word]) -> dict[str, Word]:
    fields: dict[str, Word] = {}
    for name, value in match.groupdict().items():
        if value is not None:
            fields[name.partition("__")[0]] = words[match.start(name)]
    return fields


def _compile(rule: TimeRule, vocabulary: Vocabulary) -> re.Pattern[str]:
    """Turn class names into sets of letters; those that fill a field become groups ``name__1``, ``name__2`` ..."""
    seen = 0

    def one(match: re.Match[str]) -> str:
        nonlocal seen
        name = match.group()
        if name not in vocabulary.letters:
            raise RuleError(
                f"data/en/times.toml: rule {rule.id!r} names {name!r}, which is no class of time_words.toml"
            )
        letters = f"[{vocabulary.letters[name]}]"
        field = "unit" if name.startswith("unit") else "part" if name == "parts_plural" else name
        if any(start < match.start() < end for start, end in quiet) or (field != "unit" and field not in FIELDS):
            return letters
        seen += 1
        return f"(?P<{field}__{seen}>{letters})"

    quiet = [match.span() for match in _LOOK.finditer(rule.pattern)]
    try:
        return re.compile(_NAME.sub(one, rule.pattern).replace(" ", ""))
    except re.error as error:
        raise RuleError(f"data/en/times.toml: rule {rule.id!r}: {error}") from error
