"""Whether one report tells two acts as two: another site, another hour, or words that count ("a second blast")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import msgspec
from msgspec import Struct

from dateline.model.picture import PictureClaim
from dateline.picture.dates.weekdays import weekday_in
from dateline.picture.links.hours import apart
from dateline.picture.links.spoken import says
from dateline.picture.stories.gist import fold
from dateline.rules import read_data

KEPT = 20_000
"""Quotes of which it is kept what they say: each is asked of whatever its claim is held against."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def are_told_apart(one: Iterable[PictureClaim], other: Sequence[PictureClaim]) -> bool:
    """Tell whether any report that tells of both groups of claims tells them as two acts, or one sums up a war."""
    mine = tuple(one)
    if len({_sums_up(claim) for claim in (*mine, *other)}) > 1:
        return True
    return any(_are_two(a, b) for a in mine for b in other if a.article_id == b.article_id)


def are_told_as_another(one: PictureClaim, other: PictureClaim) -> bool:
    """Tell whether one of two claims, and not the other, says that it was a further one: "a second boat"."""
    return goes_on(one.quote) != goes_on(other.quote)


def share_site(one: Iterable[PictureClaim], other: Iterable[PictureClaim]) -> bool:
    """Tell whether both groups of claims name a site, and one that may be the same."""
    theirs = {site_key(c.site) for c in other if c.site is not None}
    return any(site_key(c.site) in theirs for c in one if c.site is not None)


def site_key(site: str | None) -> str | None:
    """Give the word under which the names of one sort of site meet.

    >>> site_key("the central bazaar") == site_key("vegetable market"), site_key("depot")
    (True, 'depot')
    """
    words = [fold(w) for w in (site or "").split()]
    if not words:
        return None
    return next((alike[0] for alike in _words().sites if words[-1] in alike), words[-1])


def _are_two(one: PictureClaim, other: PictureClaim) -> bool:
    if _same_words(one, other):
        return False
    if _are_old_and_new(one, other) or _are_old_and_new(other, one):
        return True
    first, second = sorted((one, other), key=lambda c: (c.start, c.id))
    sites = {site_key(c.site) for c in (one, other) if c.site is not None}
    if len(sites) == 2 and one.kind == other.kind and _dead(one) and _dead(other):
        return True
    if goes_on(second.quote) and not goes_on(first.quote) and second.takes_up != first.id:
        return (len(sites) == 2 and one.kind == other.kind) or bool(_dead(first) and _dead(second))
    return one.kind == other.kind and one.earliest == other.earliest and apart(one.time_part, other.time_part)


def _are_old_and_new(old: PictureClaim, new: PictureClaim) -> bool:
    """Tell what a report tells by its year from what it tells as of its own week, though nobody knows which week that is."""
    year, weekday = _YEAR.search(old.time_text or ""), weekday_in(new.time_text)
    if year is None or weekday is None or new.time_basis != "unknown" or _YEAR.search(new.time_text or ""):
        return False
    return not says(new, (old.earliest, old.latest))


def _sums_up(claim: PictureClaim) -> bool:
    """Tell a count over all of a war, or of what came before the act: ``seven had died before Saturday's killing``."""
    return bool(claim.quantities) and _is_summed_up_in(claim.quote)


@lru_cache(maxsize=KEPT)
def _is_summed_up_in(quote: str) -> bool:
    return _summing_up().search(quote) is not None


def _same_words(one: PictureClaim, other: PictureClaim) -> bool:
    return one.start < other.end and other.start < one.end


def _dead(claim: PictureClaim) -> bool:
    return any(q.measure == "killed" for q in claim.quantities)


@lru_cache(maxsize=KEPT)
def goes_on(quote: str) -> bool:
    """Tell whether words go on to another act: "a second blast"."""
    return _going_on().search(quote) is not None


class Words(Struct, frozen=True, kw_only=True):
    """``data/en/happenings.toml``."""

    sites: tuple[tuple[str, ...], ...]
    another: tuple[str, ...]
    further: tuple[str, ...]
    wars: tuple[str, ...]


@cache
def _words() -> Words:
    return msgspec.toml.decode(read_data("en/happenings.toml"), type=Words)


@cache
def _going_on() -> re.Pattern[str]:
    another, further = "|".join(_words().another), "|".join(_words().further)
    return re.compile(
        rf"\b(?:{another}|(?:an?|the|two|three|several)\s+(?:{further})|(?:hours|minutes|days?)\s+(?:later|earlier))\b",
        re.I,
    )


@cache
def _summing_up() -> re.Pattern[str]:
    wars = "|".join(_words().wars)
    return re.compile(
        rf"\bsince (?:the |its |their )?(?:\w+ (?:of the )?)?(?:{wars})\b"
        r"|\bbefore (?:\w+day[’']s|yesterday[’']s|(?:the|this) latest) [a-z]",
        re.IGNORECASE,
    )
