"""Which names are those of bodies, outlets and storms, and never of a person: ``Department of Public Health``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec
from msgspec import Struct

from dateline.outputs.wording import head_of, load_wording
from dateline.rules import read_data

_LINKS = frozenset({"for", "against", "to", "on"})
"""Small words that stand in names of bodies and in no person's."""
_SURNAMES = frozenset({"cross", "kingdom"})
"""Heads of bodies by which people are called too."""
_JOINTS = "and|of|for|für|de|des|del|di|aux|du"
_NEXT_NAME = re.compile(r"[^\S\n]+([A-Z][\w-]{1,30})")
_LAST_NAME = re.compile(r"(?<![.!?“\"\n] )(?<!\w)[A-Z][\w-]{2,30}[^\S\n]+$")
_OPENING = re.compile(r"(?:^|[.!?:“\"\n•]|[-–—] )\s*$")
_COURTESY_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Mme)\.?\s+$")
_SPEAKS = re.compile(r"(?:[’']s\b|,|\s+(?:said|says|added|told|recalled|who|whose|was|had|is|has)\b)")
_LONGEST_INITIALS = 5
_MANY = 3
"""A name of so many ordinary words is no person's."""
_AFTER_THE = (
    r"(?=\s+(?:said|says|put|told|added|reported|announced|confirmed|warned|estimated|counted|has|have|had|was|were|is)\b"
    r"|[,.;]|\s*$)"
)


class BodyWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``data/en/bodies.toml``."""

    last: tuple[str, ...]
    heads: tuple[str, ...]
    first: tuple[str, ...]
    offices: tuple[str, ...]
    things: tuple[str, ...]


def is_of_body(name: str) -> bool:
    """Tell by its words the name of an outlet, a body or a storm, which a reader may take for a person's.

    >>> is_of_body("Kivu Morning Post"), is_of_body("Board of Inland Waters"), is_of_body("Ana Brandt")
    (True, True, False)
    """
    words, lists = name.lower().split(), load_bodies()
    if not words or head_of(name) in lists["offices"]:
        return False
    if words[-1] in lists["last"] or is_body_head(head_of(name)):
        return True
    if len(words) == 1:
        return name.isupper() and len(name) <= _LONGEST_INITIALS
    return (
        words[0] in lists["first"]
        or words[-2:] == ["red", "cross"]
        or bool(_LINKS.intersection(words[1:-1]))
        or _is_all_ordinary(words)
    )


def is_body_head(word: str) -> bool:
    """Tell a noun that heads names of bodies: ``directorate``."""
    return word in load_bodies()["heads"] or (word in load_wording().articles.last_words and word not in _SURNAMES)


def is_told_with_the(name: str, texts: Iterable[str], joined: str | None = None) -> bool:
    """Tell a name that texts put "the" before where it speaks or is spoken of: ``the Hydromet said``; no person's has it.

    Between the two may stand what a small word joins to the name, or the words ``joined``: "the Fire and Rescue Corps".
    """
    words = r"\s+".join(re.escape(word) for word in name.split())
    between = rf"(?:(?:[A-Z][\w-]{{1,30}}\s+){{1,3}}(?:{_JOINTS})\s+"
    between += rf"|{re.escape(joined)}\s+)?" if joined else ")?"
    pattern = re.compile(rf"\b[Tt]he\s+({between}){words}{_AFTER_THE}")
    found = (match for text in texts if name.split()[0] in text for match in pattern.finditer(text))
    return any(not load_bodies()["offices"].intersection(match.group(1).lower().split()) for match in found)


def is_part_of_thing(found: re.Match[str], text: str) -> bool:
    """Tell one word of a private name that here is a word of another name: ``Hald Bridge``, ``Disaster Management``.

    An ordinary word is another's where it opens a sentence and nobody speaks, or stands beside another capital; any
    other one only before a noun that things are called by, in a line that is not all capitals.
    """
    word = found.group()
    if " " in word or "\n" in word:
        return False
    after = _NEXT_NAME.match(text, found.end())
    if after is not None and after.group(1).lower() in load_bodies()["things"] | load_bodies()["heads"]:
        return not _is_headline(text, found.start())
    if not is_ordinary(word) or _SPEAKS.match(text, found.end()):
        return False
    before = text[max(0, found.start() - 30) : found.start()]
    if _COURTESY_BEFORE.search(before):
        return False
    neighbour = _LAST_NAME.search(before)
    return after is not None or not before or bool(_OPENING.search(before)) or neighbour is not None


def _is_headline(text: str, at: int) -> bool:
    line = text[text.rfind("\n", 0, at) + 1 : len(text) if (end := text.find("\n", at)) < 0 else end]
    words = [word for word in line.split() if word[0].isalpha() and len(word) > 3]
    return bool(words) and all(word[0].isupper() for word in words)


def is_ordinary(word: str) -> bool:
    """Tell a word that English mostly writes small (``data/en/small_words.txt``), by which few are called."""
    return word.lower() in _small_words()


@cache
def load_bodies() -> dict[str, frozenset[str]]:
    """Load the words names of bodies are made of, by list."""
    words = msgspec.toml.decode(read_data("en/bodies.toml"), type=BodyWords)
    return {field: frozenset(getattr(words, field)) for field in BodyWords.__struct_fields__}


def _is_all_ordinary(words: list[str]) -> bool:
    return len(words) >= _MANY and all(is_ordinary(word) for word in words)


@cache
def _small_words() -> frozenset[str]:
    return frozenset(read_data("en/small_words.txt").split())
