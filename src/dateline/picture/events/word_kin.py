"""How near two words for a happening are in meaning: one word, kin by derivation, one sense, or senses close together."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from msgspec import Struct

from dateline.rules import read_data

Nearness = Literal["same", "kin", "same sense", "near sense", "sister sense", "alike opening", "none"]
OPENING = 4
"""Letters that words of no known relation must share at their start to count as alike: a stem is rarely shorter."""


class Entry(Struct, frozen=True):
    """What ``data/en/event_words.tsv`` holds of a word."""

    root: str
    """One word for all that derive from each other: die, death."""
    senses: frozenset[str]
    above: frozenset[str]
    """The senses just above its own: an earthquake is a natural event."""


UNKNOWN = Entry("", frozenset(), frozenset())


@cache
def nearness(one: str, other: str) -> Nearness:
    """Tell how two lemmas, in small letters, are related; the order does not matter.

    >>> nearness("death", "die"), nearness("quake", "earthquake")
    ('kin', 'same sense')
    """
    if one == other:
        return "same"
    first, second = entry(one), entry(other)
    if (first.root or one) == (second.root or other):
        return "kin"
    if not first.senses.isdisjoint(second.senses):
        return "same sense"
    if not first.senses.isdisjoint(second.above) or not first.above.isdisjoint(second.senses):
        return "near sense"
    if one[:OPENING] == other[:OPENING]:
        return "alike opening"
    return "none" if first.above.isdisjoint(second.above) else "sister sense"


@cache
def base(word: str) -> str:
    """Give the form under which the table knows a word that a parser left inflected; the word itself where it knows none.

    >>> base("nominated"), base("arrests"), base("stopped")
    ('nominate', 'arrest', 'stop')
    """
    low = word.lower()
    if low in _table():
        return low
    stems = [
        (low[: -len(ending)], ending) for ending in _ENDINGS if low.endswith(ending) and len(low) > len(ending) + 2
    ]
    for stem, ending in stems:
        doubled = stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem
        for form in (stem, f"{stem}e", doubled, f"{stem}y" if ending.startswith("ie") else stem):
            if form in _table():
                return form
    return low


_ENDINGS = ("ies", "ied", "ing", "es", "ed", "'s", "s", "d")


def entry(lemma: str) -> Entry:
    """Give what is known of a word; nothing where the table lacks it."""
    return _table().get(lemma, UNKNOWN)


@cache
def _table() -> Mapping[str, Entry]:
    table = {}
    for line in read_data("en/event_words.tsv").splitlines():
        if line and not line.startswith("#"):
            lemma, root, senses, above = line.split("\t")
            table[lemma] = Entry(root, frozenset(senses.split()), frozenset(above.split()))
    return table
