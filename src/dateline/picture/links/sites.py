"""Sites inside a town that are held apart from it: which words name one, and which a gain leaves out."""

from __future__ import annotations

import re
from functools import cache

from dateline.model.picture import PictureClaim
from dateline.rules import word_lists

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_DROPPED = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "that", "main", "nearby", "local", "city", "town", "sprawling", "strategic"})  # fmt: skip
_REACH = 80
"""Characters after "except" in which what is excepted stands."""


def site_of(claim: PictureClaim) -> str | None:
    """Name the site a claim is of in the words all reports share; None where it is of no site that is held apart.

    >>> name_site("the international airport"), name_site("a main army base"), name_site("the square")
    ('airport', 'army base', None)
    """
    return name_site(claim.site) if claim.site is not None else None


def name_site(words: str | None) -> str | None:
    """Give the short name of a site worth holding, as ``site_of`` does."""
    spelled = [w.casefold() for w in _WORD.findall(words or "")]
    kept = [w for w in spelled if w not in _DROPPED and not w.endswith(("’s", "'s"))]
    if not kept or kept[-1] not in word_lists("en/holdings")["sites"]:
        return None
    return kept[-1] if kept[-1] in word_lists("en/holdings")["single"] else " ".join(kept[-2:])


def excepted(claim: PictureClaim) -> tuple[str, ...]:
    """Give the sites that the words of a gain leave out: "all but the airport and the army base"."""
    found: dict[str, None] = {}
    for match in _excepting().finditer(claim.quote):
        stretch = re.split(r"[.;:]|\bwhile\b|\bwhich\b", claim.quote[match.end() : match.end() + _REACH])[0]
        for part in re.split(r",|\band\b|\bor\b", stretch):
            words = _WORD.findall(part)
            ends = [n for n, word in enumerate(words) if word.casefold() in word_lists("en/holdings")["sites"]]
            site = name_site(" ".join(words[: ends[0] + 1])) if ends and ends[0] <= 4 else None
            if site is not None:
                found[site] = None
    return tuple(found)


@cache
def _excepting() -> re.Pattern[str]:
    longest_first = sorted(word_lists("en/holdings")["excepting"], key=lambda w: (-len(w), w))
    words = "|".join(map(re.escape, longest_first))
    return re.compile(rf"\b(?:{words})\b|\b(?:all|everything|whole|entire|most)\b[^.;]{{0,40}}?\bbut\b", re.I)
