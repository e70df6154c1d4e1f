"""Headlines told in the past: ``Rebels capture town`` is parsed as ``Rebels captured town``, which parsers understand."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from dateline.rules import read_data

_PLURAL = frozenset({"people", "men", "women", "children", "police", "gunmen", "militiamen", "policemen", "fishermen"})
_NUMBERS = frozenset(
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "dozens",
        "hundreds",
        "thousands",
        "scores",
        "many",
    ]
)
_SINGULAR = frozenset({"bus", "minibus", "gas", "virus", "us"})
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "to",
        "of",
        "in",
        "on",
        "at",
        "for",
        "by",
        "with",
        "from",
        "into",
        "over",
        "near",
        "off",
        "after",
        "before",
        "amid",
        "under",
        "against",
        "and",
        "or",
        "but",
        "nor",
        "not",
        "as",
        "than",
        "when",
        "while",
        "who",
        "which",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "will",
        "may",
        "can",
        "could",
        "would",
        "should",
        "must",
        "might",
        "do",
        "does",
        "did",
        "no",
        "new",
        "more",
        "how",
        "why",
        "what",
        "where",
        "if",
        "s",
        "'s",
        "’s",
    ]
)
"""Words that are no subject: what stands after them is no finite verb."""
_LEADING = frozenset({"of", "in", "on", "at", "for", "by", "with", "from", "near", "over", "against", "amid", "after"})
_ANEW = frozenset({",", ";", ":", "and", "as", "after", "while", "when", "-", "–", "—", "|"})
"""After these another verb of the same subject, or another clause, may follow."""


class _Form(NamedTuple):
    """One form of the present: the past of its verb, and whether it goes with one or with many."""

    past: str
    many: bool


def told_in_past(words: Sequence[str], names: Collection[int]) -> list[str]:
    """Put the finite verbs of a headline into the past; ``names`` are the indices of those words that are names whole.

    A form without ``-s`` must follow a plural or a number, one with ``-s`` a singular, either a name: so the noun of
    ``Rebel attack kills nine`` stays a noun.
    """
    told = list(words)
    forms = _forms()
    last: _Form | None = None
    for at in range(1, len(words)):
        form = forms.get(words[at]) or forms.get(words[at].lower())
        if form is None or at in names or (form.many and words[at][0].isupper()):
            continue
        goes_on = last is not None and last.many == form.many and words[at - 1] in _ANEW
        if goes_on or (_agrees(words, at, form, names) and not _is_noun(words, at, form, names)):
            told[at], last = form.past, form
    return told


def _agrees(words: Sequence[str], at: int, form: _Form, names: Collection[int]) -> bool:
    before = words[at - 1]
    small = before.lower()
    if small in _SMALL or not before[0].isalnum():
        return False
    if at - 1 in names:
        return True
    if small in _SINGULAR:
        return not form.many
    many = (
        small in _PLURAL or small in _NUMBERS or before.isdigit() or (small.endswith("s") and not small.endswith("ss"))
    )
    return form.many == many


def _is_noun(words: Sequence[str], at: int, form: _Form, names: Collection[int]) -> bool:
    """Tell the noun of ``Air strikes kill nine`` and ``Taliban attack in Kabul`` by what follows it."""
    following = words[at + 1].lower() if at + 1 < len(words) else ""
    if following == "of" or (following in _forms() and _forms()[following].many != form.many):
        return True
    if words[at].lower() == "strike" and following in _LEADING | {"", "to", "as"}:
        return True  # teachers strike, and nobody is struck
    if form.many:
        return at - 1 in names and following in _LEADING
    return words[at].lower() in _AMBIGUOUS and at - 1 not in names and following in _LEADING | {""}


_AMBIGUOUS = frozenset(
    {"strikes", "attacks", "raids", "clashes", "shells", "fires", "protests", "blasts", "bombs", "marches"}
)


@cache
def _forms() -> Mapping[str, _Form]:
    """Give the past of each form of the present."""
    table = tomllib.loads(read_data("en/headline_verbs.toml"))
    past = {verb: _regular(verb) for verb in table["regular"]} | table["past"]
    return {
        form: _Form(told, many) for verb, told in past.items() for form, many in ((verb, True), (_third(verb), False))
    }


def _regular(verb: str) -> str:
    """Give the past of a regular verb: ``rammed``, ``buried``, ``seized``.

    >>> [_regular(v) for v in ("ram", "bury", "seize", "storm", "expel")]
    ['rammed', 'buried', 'seized', 'stormed', 'expelled']
    """
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied"
    short = (
        len(verb) <= 4 and verb != "open" and verb[-1] in "bmnpt" and verb[-2] in "aeiou" and verb[-3] not in "aeiou"
    )
    if short or verb in {"expel", "repel", "kidnap"}:
        return f"{verb}{verb[-1]}ed"
    return f"{verb}ed"


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"
