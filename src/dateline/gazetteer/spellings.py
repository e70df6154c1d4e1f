"""How the press spells names that GeoNames writes letter by letter: Qamishli for Al Qāmishlī, Tal Rifaat for Tall Rif‘at.

GeoNames follows the tables of transliteration; English reports leave the article out or write it al-, take sheikh, deir and
beit for shaykh, dayr and bayt, and end in -a or -eh where the tables have -ah.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

from anyascii import anyascii

from dateline.gazetteer.folding import fold
from dateline.gazetteer.units import read_list

ARABIC = frozenset(
    [
        "AE",
        "BH",
        "DZ",
        "EG",
        "EH",
        "IQ",
        "JO",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SY",
        "TD",
        "TN",
        "YE",
    ]
)
PERSIAN = frozenset({"AF", "IR", "TJ"})
_ARTICLE = re.compile(
    r"^(?:al|el|ad|ed|adh|an|en|ar|er|as|es|ash|esh|ech|at|et|ath|az|ez)[ -](?=[^\W\d_]{3})", re.IGNORECASE
)
_INNER_ARTICLE = re.compile(r" (?:al|ad|adh|an|ar|as|ash|ech|at|ath|az|el|es|et|er|en|ed|ez)[ -]", re.IGNORECASE)
_ENDING = re.compile(r"(?<=[a-z]{2})(?:ah|eh)(?=$| )")
_SHORT_ENDING = re.compile(r"(?<=[a-z]{2})[iy]+y?ah(?=$| )")
_MARKS = re.compile("[‘’ʻʼʿʾ'`]")
_MOST = 12
"""Spellings of one name."""


def press_spellings(name: str, country: str) -> list[str]:
    """Give the other spellings of a name that reports in English are likely to use, each folding to another form.

    >>> press_spellings("Al Qāmishlī", "SY")
    ['al-Qamishli', 'Qamishli']
    >>> press_spellings("Dayr ash Shaykh", "SY")[:2]
    ['Deir al-Shaykh', 'Deir al-Sheikh']
    """
    if country not in ARABIC and country not in PERSIAN:
        return []
    plain = _MARKS.sub("", anyascii(name)).strip()
    found = {fold(name): name}
    for spelling in _articles(plain) if country in ARABIC else [plain]:
        for worded in _words(spelling):
            for ended in _endings(worded):
                found.setdefault(fold(ended), ended)
    return list(found.values())[1 : _MOST + 1]


def _articles(name: str) -> Iterator[str]:
    """Give a name with the article written al-, and without it where enough is left to know the place by."""
    inner = _INNER_ARTICLE.sub(" al-", name)
    bare = _ARTICLE.sub("", inner)
    if bare == inner:
        yield inner
        return
    yield f"al-{bare}"
    if len(bare) > 3 and fold(bare) not in _not_alone():
        yield bare


_ALONE: set[str] = set()


def _not_alone() -> set[str]:
    """List what is a person's name or a common word rather than a place when the article is gone."""
    if not _ALONE:
        lists = [*read_list("words_people").values(), *read_list("words_common").values(), read_list("words")["never"]]
        _ALONE.update(fold(word) for words in lists for word in words)
    return _ALONE


def _words(name: str) -> Iterator[str]:
    """Give a name with each of its generic words as the tables and as the press write it."""
    words: dict[str, list[str]] = read_list("press_words")["words"]
    pieces = re.split(r"([ -])", name)
    choices = [_forms(piece, words.get(piece.lower(), [])) for piece in pieces]
    yield from ("".join(chosen) for chosen in product(*choices))


def _forms(piece: str, others: Iterable[str]) -> list[str]:
    return [*(other.title() for other in others), piece]


def _endings(name: str) -> Iterator[str]:
    yield name
    for ending in ("a", "eh"):
        yield _ENDING.sub(ending, name)
    for ending in ("iya", "iyah", "iyeh"):
        yield _SHORT_ENDING.sub(ending, name)
