"""Claims of two reports that stand in one and the same sentence: nobody writes it twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dateline.model.picture import PictureClaim

CONTENT_WORDS = 8
"""So many words of four letters and more, or numbers, in a row do not agree by chance."""
_WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+")
_END = re.compile(r"[.!?][”\"’]?\s")
_LETTERS = 4

Run = tuple[str, ...]


def sentences_shared(claims: Iterable[PictureClaim]) -> list[tuple[PictureClaim, PictureClaim]]:
    """Give the pairs of claims of different reports whose words share a sentence, each report with the first that has it.

    Small words between the content words may differ: an editor changes them first. The order of ``claims`` does not
    matter.
    """
    first: dict[Run, PictureClaim] = {}
    found: dict[tuple[str, str], tuple[PictureClaim, PictureClaim]] = {}
    for claim in sorted(claims, key=lambda c: (c.article_id, c.start, c.id)):
        for run in _runs(claim.quote):
            holder = first.setdefault(run, claim)
            if holder.article_id != claim.article_id and _tell_alike(holder, claim):
                found[holder.id, claim.id] = (holder, claim)
    return list(found.values())


def _tell_alike(one: PictureClaim, other: PictureClaim) -> bool:
    """Tell sentences that are one from those of which one was given another place or another figure."""
    if one.kind == other.kind and one.place_id and other.place_id and one.place_id != other.place_id:
        return False
    mine, theirs = ({(q.measure, q.best) for q in c.quantities if q.measure} for c in (one, other))
    return not mine or not theirs or mine <= theirs or theirs <= mine


def sharing(claims: Sequence[PictureClaim]) -> list[list[PictureClaim]]:
    """Group the claims that a chain of shared sentences joins; claims that share none are in no group."""
    home: dict[str, list[PictureClaim]] = {}
    for one, other in sentences_shared(claims):
        mine, theirs = home.get(one.id, [one]), home.get(other.id, [other])
        if mine is theirs:
            continue
        mine.extend(theirs)
        home |= dict.fromkeys((c.id for c in mine), mine)
    return list({id(group): group for group in home.values()}.values())


def _runs(words: str) -> set[Run]:
    found: set[Run] = set()
    for sentence in _END.split(words):
        content = [w.casefold() for w in _WORD.findall(sentence) if len(w) >= _LETTERS or w[0].isdigit()]
        found |= {tuple(content[at : at + CONTENT_WORDS]) for at in range(len(content) - CONTENT_WORDS + 1)}
    return found


def key_shared(keys: Mapping[str, tuple[str, str]], group: Sequence[PictureClaim]) -> tuple[str, str] | None:
    """Name the one origin of a group: the speaker whom one of its reports names, else the outlet most of them have.

    None where two speakers are named, who are then two origins.
    """
    told = [keys[c.id] for c in group]
    speakers = sorted({key for key in told if key[0] == "speaker"})
    if len(speakers) > 1:
        return None
    return speakers[0] if speakers else min(told, key=lambda key: (-told.count(key), key))
