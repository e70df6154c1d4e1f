"""Whom a number counts: "two policemen" and "2 Afghan police officers" are one group, two armies' soldiers are two."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

import msgspec
from msgspec import Struct

from dateline.rules import read_data

_WORD = re.compile(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*\.?")
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "lives": "life", "bodies": "body", "people": "people", "wives": "wife",
    "casualties": "casualty", "families": "family", "injuries": "injury", "fatalities": "fatality", "deputies": "deputy", "police": "police",
    "babies": "baby", "passers-by": "passer-by", "passersby": "passerby", "forces": "force", "troops": "troop", "houses": "house",
    "grandchildren": "grandchild", "stepchildren": "stepchild", "schoolchildren": "schoolchild",
}  # fmt: skip
_UNITS = frozenset({"air", "force", "national", "army", "navy", "military", "special", "federal", "state"})
OTHERS = "others"
_MORE = frozenset({"additional", "another", "further", "more", "second", "third", "fourth", "fifth"})
"""Before the noun: these are beside those counted, "an additional body"."""


class Group(NamedTuple):
    """A group of people by what they are and, where told, whose they are; both empty for people in general."""

    noun: str
    side: str


class Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``data/en/counted.toml``."""

    people: frozenset[str]
    others: frozenset[str]
    lean: frozenset[str]
    groups: dict[str, tuple[str, ...]]
    sides: dict[str, frozenset[str]]
    voices: dict[str, tuple[str, ...]]


def group_of(counted: str | None) -> Group:
    """Read the counted noun phrase as worded.

    >>> group_of("Afghan policemen"), group_of("people"), group_of("aid workers")
    (Group(noun='police', side='AF'), Group(noun='', side=''), Group(noun='aid workers', side=''))
    """
    spelled = _WORD.findall((counted or "").split(" of ")[0])
    words = [w.casefold() for w in spelled]
    if not words:
        return Group("", "")
    side = _side(spelled)
    if len(words) == 1 and words[0] in _demonyms():
        return Group("", side)
    one = _singular(words[-1])
    two = f"{_singular(words[-2])} {one}" if len(words) > 1 else one
    known = load_words()
    if one in known.others or _MORE & set(words[:-1]):
        return Group(OTHERS, "")
    if one in known.people or two in known.people:
        return Group("", side)
    noun = _groups().get(two) or (_groups().get(one) if one not in known.lean or two == one else None)
    if noun is None and one in known.lean and _singular(words[-2] if len(words) > 1 else "") in _demonyms():
        noun = _groups().get(one)
    if noun is None and len(words) == 1 and spelled[0][:1].isupper() and not words[0].endswith("s"):
        return Group(spelled[0], "")
    return Group(noun or _plural(two if one in known.lean and len(words) > 1 else one), side)


def fold(groups: Iterable[Group]) -> Mapping[Group, str]:
    """Give each group of one happening the name it shares with all that are the same.

    A group whose side is not told is the one of that noun whose side is, where there is only one.
    """
    told = set(groups)
    common = {g: _common_noun(g, told) for g in told if g.noun[:1].isupper()}
    common = {g: plain for g, plain in common.items() if plain in told}  # a headline's "Pilot" and a pilot
    if common:
        named = fold(told - common.keys())
        return {g: named[common.get(g, g)] for g in told}
    sides: dict[str, set[str]] = {}
    for group in told:
        sides.setdefault(group.noun, set()).update({group.side} - {""})
    return {g: _name(g, alone=bool(g.noun) and len(sides[g.noun]) <= 1) for g in told}


def _common_noun(group: Group, told: Iterable[Group]) -> Group:
    """Give the group that a headline's noun means: that of the noun, of the one side told if it is of one."""
    noun = _plural(group.noun.casefold())
    alike = sorted(g for g in told if g.noun == noun)
    return alike[0] if len(alike) == 1 else Group(noun, "")


@cache
def load_words() -> Words:
    return msgspec.toml.decode(read_data("en/counted.toml"), type=Words)


def _name(group: Group, *, alone: bool) -> str:
    if alone or not group.side:
        return group.noun
    whose = _adjectives().get(group.side, group.side)
    return f"{whose} {group.noun}" if group.noun else f"{whose} people" if group.side in _adjectives() else whose


def _side(spelled: list[str]) -> str:
    """Find whose people they are: the country of a demonym, else a name before the noun ("Taliban fighters")."""
    for word in spelled:
        if word.casefold() in _demonyms():
            return _demonyms()[word.casefold()]
    named = [w for w in spelled[:-1] if w[:1].isupper() and w.casefold() not in _UNITS]
    return named[0] if named and not spelled[-1][:1].isupper() else ""


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith("women"):
        return word[:-5] + "woman"
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 3 else word


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return noun[:-1] + "ies"
    if noun.endswith(("personnel", "staff", "crew", "people", "folk")):
        return noun
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def _groups() -> Mapping[str, str]:
    return {word: name for name, words in load_words().groups.items() for word in words}


@cache
def _demonyms() -> Mapping[str, str]:
    """Map adjectives and names of peoples to the country's code."""
    states = tomllib.loads(read_data("actors/demonyms.toml"))["state"]
    return {
        form.casefold(): state["code"]
        for state in states
        for word in (*state.get("adjectives", ()), *state.get("people", ()))
        for form in (word, word.removesuffix("s"))
        if len(form) > 3
    }


@cache
def _adjectives() -> Mapping[str, str]:
    states = tomllib.loads(read_data("actors/demonyms.toml"))["state"]
    return {state["code"]: state["adjectives"][0] for state in states if state.get("adjectives")}
