"""Sites that have a name of their own: who tells of the Aldmoor prison tells of one place, wherever it is said to lie."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec
from msgspec import Struct

from dateline.model.picture import PictureClaim
from dateline.picture.events.told_apart import site_key
from dateline.picture.links.nesting import Nesting
from dateline.picture.stories.gist import fold
from dateline.rules import read_data

_NAME = r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}"


class _Words(Struct, frozen=True):
    """What ``data/en/happenings.toml`` says of named sites."""

    named: tuple[str, ...]
    common: frozenset[str]


def share_named_site(one: Iterable[PictureClaim], other: Iterable[PictureClaim], nesting: Nesting) -> bool:
    """Tell whether both groups of claims tell of a site by one name, which is not that of a place of theirs."""
    told, again = list(one), list(other)
    places = {w for c in (*told, *again) for name in nesting.names(c.place_id) for w in _words_of(name)}
    mine, theirs = ({s for c in each for s in sites_in(c.quote) if s[0] not in places} for each in (told, again))
    return bool(mine & theirs)


@cache
def sites_in(text: str) -> frozenset[tuple[str, str]]:
    """Give the names of sites, each word of a name with the sort of site.

    >>> sorted(sites_in("men fled the Aldmoor prison")), sorted(sites_in("the jail of Aldmoor"))
    ([('aldmoor', 'prison')], [('aldmoor', 'prison')])
    """
    found = set()
    for match in _pattern().finditer(text):
        sort = site_key((match["after"] or match["before"]).lower()) or ""
        found |= {(word, sort) for word in _words_of(match["name"] or match["of"])}
    return frozenset(found)


def _words_of(name: str) -> list[str]:
    words = [fold(w).lower() for w in re.findall(r"[^\W\d_]+", name)]
    return [w for w in words if len(w) > 2 and w not in _words().common and w not in _words().named]


@cache
def _words() -> _Words:
    return msgspec.toml.decode(read_data("en/happenings.toml"), type=_Words)


@cache
def _pattern() -> re.Pattern[str]:
    sort = "|".join(f"{w[0].upper()}{w[1:]}|{w}" for w in _words().named)
    return re.compile(
        rf"(?P<name>{_NAME}) (?P<after>{sort})\b|\b(?P<before>{sort}) (?:of|called) (?:the )?(?P<of>{_NAME})"
    )
