"""Whether two spellings of a personal name can be one person's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

_NO_LETTER = re.compile(r"[^\w\s’'`ʼ\u0300-\u036f\u0900-\u109f\-‐‑–—]|[\d_]")
_LETTERS = re.compile(r"[a-z'`]+")
_PARTICLES = re.compile(
    r"al|el|ad|as|ar|an|ash|ul|ud|ur|un|bin|ibn|ben|abu|bint|van|von|der|den|de|del|della|la|le|da|di|"
    r"du|dos|das|af|y|e"
)
_HONORIFICS = re.compile(
    r"mr|mrs|ms|miss|dr|prof|sir|lord|lady|haji|hajji|hajj|mullah|maulvi|mawlawi|maulana|mufti|sheikh|"
    r"shaikh|shaykh|ayatollah|sayyid|gen|general|lt|lieutenant|col|colonel|maj|major|capt|captain|sgt|"
    r"sergeant|adm|admiral|brig|brigadier|commander|cmdr|president|minister|senator|sen|rep|gov|"
    r"governor|father|pastor|bishop"
)
_OTHER_HONORIFICS = re.compile(rf"(?!(?:mullah|sheikh|shaikh|shaykh)$)(?:{_HONORIFICS.pattern})")
"""Without those that, before one name alone, are a part of it. They tell apart the people of one name: ``Mullah Nasim`` is no other Nasim."""
_DIGRAPHS = (
    ("dzh", "j"),
    ("shch", "sh"),
    ("sch", "sh"),
    ("dh", "z"),
    ("dj", "j"),
    ("kh", "k"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
)
_SAME = str.maketrans({"q": "k", "c": "k", "v": "v", "'": "", "`": ""})
_ARTICLE, _GOD = "ال", "الله"
_SHORT = 2
"""A skeleton of so few consonants says little: the vowels must agree too."""
_VOWELS_AGREE = 60
_LONG = 4
"""Skeletons of so many consonants may differ in one."""
_ROLE_WORD = re.compile(r"[^\W\d_]{3,}")
_IN_EVERY_ROLE = re.compile(
    r"the|and|for|his|her|its|their|who|was|from|with|former|deputy|senior|local|chief|head|member"
)


@lru_cache(maxsize=65_536)
def fold_name(name: str) -> str:
    """Give a key that the spellings of one name share: no titles, particles, vowels or spaces, one script.

    >>> fold_name("Zabihullah Mujahied") == fold_name("ذبیح الله مجاهد")
    True
    """
    return re.sub(r"(.)\1+", r"\1", "".join(skeleton for _, skeleton in _parts(name)))


def same_person(a_name: str, a_role: str | None, b_name: str, b_role: str | None) -> bool:
    """Tell whether two names, each with its role as worded, can be one person's.

    A surname alone is not enough: a given name, or a role in common, must agree too.
    """
    a, b = _parts(a_name), _parts(b_name)
    if not a or not b:
        return False
    if fold_name(a_name) == fold_name(b_name) and len(a) > 1 and len(b) > 1:
        return all(_agree(x, y) for x, y in zip(a, b, strict=True)) if len(a) == len(b) else True
    if len(a) > 1 and len(b) > 1:
        return _aligned(*sorted((a, b), key=len))
    short, long = sorted((a, b), key=len)
    return _agree(short[0], long[-1]) and _share_role(a_role, b_role)


class Keys(NamedTuple):
    """Under which keys a name is kept, and under which those that may be the same person's are looked for."""

    kept: tuple[str, ...]
    sought: tuple[str, ...]


def match_keys(name: str) -> Keys:
    """Give keys such that whenever ``same_person`` holds of two names, one is kept under a key the other is sought by.

    Names of one person have the same skeleton as a whole, or last words that agree: of one skeleton, of two that one
    letter put in, left out or changed tells apart (each with one letter left out gives a like key), or an initial.
    """
    parts = _parts(name)
    if not parts:
        return Keys((), ())
    word, bones = parts[-1]
    whole = f" whole {fold_name(name)}"
    if len(word) == 1:
        initial = word[0]
        return Keys((whole, f" initial {initial}", f" word {initial}"), (whole, f" word {initial}"))
    shorter = {bones[:n] + bones[n + 1 :] for n in range(len(bones))} if len(bones) >= _LONG else set()
    alike = (whole, *(f" bones {each}" for each in sorted({bones, *shorter})))
    return Keys((*alike, f" word {word[0]}"), (*alike, f" initial {word[0]}"))


def is_part_of(short: str, full: str) -> bool:
    """Tell whether a name is a shorter form of a full one in the same text: its surname, or its last names."""
    a, b = _parts(short), _parts(full)
    if not a or len(a) >= len(b):
        return False
    return all(_agree(x, y) for x, y in zip(a, b[-len(a) :], strict=True)) or (len(a) == 1 and _agree(a[0], b[0]))


@lru_cache(maxsize=65_536)
def _parts(name: str) -> tuple[tuple[str, str], ...]:
    """Split a name into its telling words, each with its consonant skeleton."""
    found = tuple(_words(name, _HONORIFICS))
    return found if len(found) > 1 else tuple(_words(name, _OTHER_HONORIFICS))


def _words(name: str, left_out: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    plain = _NO_LETTER.sub(" ", re.sub(r"[’'`]s\b", "", name))
    for piece in re.split(r"[\s\-‐–.,]+", plain):
        bare = piece[2:] if piece.startswith(_ARTICLE) and len(piece) > 4 and not piece.startswith(_GOD) else piece
        for word in _LETTERS.findall(anyascii(bare).lower()):
            if _PARTICLES.fullmatch(word) or left_out.fullmatch(word):
                continue
            skeleton = _skeleton(word)
            if skeleton:
                yield word, skeleton


def _skeleton(word: str) -> str:
    """Drop vowels but for one sign at the start, and write sounds that scripts confuse alike."""
    for written, sound in _DIGRAPHS:
        word = word.replace(written, sound)
    opening = "a" if word[0] in "aeiou'`" else word[0] if word[0] in "wy" else ""
    body = re.sub(r"[aeiouwy]", "", word.translate(_SAME))
    return re.sub(r"(.)\1+", r"\1", opening + body)


def _agree(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Tell whether two words can be spellings of one name; an initial agrees with any name it begins."""
    (word_a, bones_a), (word_b, bones_b) = a, b
    if len(word_a) == 1 or len(word_b) == 1:
        return word_a[0] == word_b[0]
    if bones_a == bones_b:
        return len(bones_a) > _SHORT or not _has_vowels(word_a, word_b) or fuzz.ratio(word_a, word_b) >= _VOWELS_AGREE
    longest = max(len(bones_a), len(bones_b))
    if longest < _LONG or OSA.distance(bones_a, bones_b) > 1:
        return False
    return not _has_vowels(word_a, word_b) or fuzz.ratio(word_a, word_b) >= 70


def _has_vowels(a: str, b: str) -> bool:
    """Tell whether both words write vowels: those folded from Arabic or Hebrew script do not."""
    return bool(re.search(r"[aeiou]", a[1:])) and bool(re.search(r"[aeiou]", b[1:]))


def _aligned(short: tuple[tuple[str, str], ...], long: tuple[tuple[str, str], ...]) -> bool:
    """Tell whether the words of the shorter name stand in the longer in the same order, first and last included."""
    if not _agree(short[-1], long[-1]):
        return False
    position = 0
    for word in short[:-1]:
        position = next((i + 1 for i in range(position, len(long) - 1) if _agree(word, long[i])), -1)
        if position < 0:
            return False
    return True


def _share_role(a: str | None, b: str | None) -> bool:
    if not a or not b:
        return False
    return bool(_role_words(a) & _role_words(b))


def _role_words(role: str) -> set[str]:
    return {word for word in _ROLE_WORD.findall(role.lower()) if not _IN_EVERY_ROLE.fullmatch(word)}
