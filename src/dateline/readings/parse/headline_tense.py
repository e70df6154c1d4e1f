"""Headlines told in the past: ``Rebels capture town`` is parsed as ``Rebels captured town``, which parsers understand."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from dateline.rules import read_data, word_lists


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
    names = {*names, *(at for at, word in enumerate(words) if word.lower() in _words("groups"))}
    last: _Form | None = None
    for at in range(1, len(words)):
        form = forms.get(words[at]) or forms.get(words[at].lower())
        if form is None or at in names or (form.many and words[at][0].isupper()):
            continue
        goes_on = last is not None and last.many == form.many and words[at - 1] in _words("anew")
        if goes_on or (_agrees(words, at, form, names) and not _is_noun(words, at, form, names)):
            told[at], last = form.past, form
    return told


def _agrees(words: Sequence[str], at: int, form: _Form, names: Collection[int]) -> bool:
    before = words[at - 1]
    small = before.lower()
    if small in _words("no_subject") or not before[0].isalnum():
        return False
    if at - 1 in names:
        return True
    if small in _words("singular"):
        return not form.many
    many = (
        small in _words("plural")
        or small in _words("numbers")
        or before.isdigit()
        or (small.endswith("s") and not small.endswith("ss"))
    )
    listed = at > 1 and words[at - 2] in {",", "and", "&"}
    return form.many == many or (form.many and listed) or any(w in {"carrying", "with"} for w in words[1 : at - 1])


def _is_noun(words: Sequence[str], at: int, form: _Form, names: Collection[int]) -> bool:
    """Tell the noun of ``Air strikes kill nine`` and ``Taliban attack in Kabul`` by what follows it."""
    following = words[at + 1].lower() if at + 1 < len(words) else ""
    if following == "of" or (following in _forms() and _forms()[following].many != form.many):
        return True
    if words[at].lower() == "strike" and following in _words("leading") | {"", "to", "as"}:
        return True  # teachers strike, and nobody is struck
    if form.many:
        return at - 1 in names and following in _words("leading")
    return words[at].lower() in _words("also_nouns") and at - 1 not in names and following in _words("leading") | {""}


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


def _words(name: str) -> frozenset[str]:
    """Give a list of the words around the verbs of headlines."""
    return word_lists("en/headline_verbs")[name]
