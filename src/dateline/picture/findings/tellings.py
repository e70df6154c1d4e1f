"""One figure in one claim, and how it stands to others: overtaken, of a part, of a period, or of the same count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import combinations

from msgspec import Struct

from dateline.model.picture import PictureClaim, PictureQuantity
from dateline.origins import Key
from dateline.picture.findings.reconcile import Voice

PERIOD_DAYS = 3
"""A figure for this many days more than the happening took is a total over a period, not this happening's."""
MONTHS = 40
"""A figure for so many days more is of months, and no answer about the happening at all."""
_ABOUT = re.compile(
    r"\b(?:about|around|approximately|roughly|some|estimated|nearly|almost|close to|more or less)\b", re.I
)
_CORRECTED = re.compile(
    r"\b(?:revis(?:ed|es|ing)|correct(?:ed|s|ing)|lower(?:ed|s|ing)|down from|earlier (?:figure|toll|count|number|report))\b",
    re.I,
)
_OVER_TIME = re.compile(
    r"\b(?:this|last|past) (?:\w+ )?(?:years?|months?|weeks?|decades?)\b|\bsince\b|\bin \w+ (?:days|weeks|months|years)\b",
    re.I,
)
_THERE = r"\bthere\b|\bin (?:the|their|this|that|his|her) (?:village|town|hamlet|street|district)\b"
_PLACED = re.compile(rf"\balone\b|{_THERE}")
_SHARES = r"\d[^.;]{0,60}?\b(?:of (?:which|whom|them|these|those)|including)\b"
_SHARED = re.compile(_SHARES)
_FURTHER = re.compile(r"\b(?:more|another|additional|further)\b(?! than)", re.I)
_TOLERANCE = 0.1
_WORD_REACH = 2
"""A word for a number ("thousands") excludes nothing below this many times what it is taken to mean at most."""


class Told(Struct, frozen=True, kw_only=True):
    """One figure in one claim, with what decides how it stands to others."""

    claim: PictureClaim
    quantity: PictureQuantity
    origin: Key
    as_of: date | None
    voice: Voice
    side: str | None = None
    """The state or group whose voice gives it."""
    counts: bool = False
    """True where nobody but those who count gives it: the report itself, a hospital, after a calamity any official."""
    is_whole: bool = False
    """True where it is what the lists and single people of its report come to."""

    @property
    def low(self) -> float:
        """The least it can mean; ``about 500`` may be a tenth less."""
        least = self.quantity.low if self.quantity.low is not None else self.quantity.best
        return (least or 0) * (1 - _TOLERANCE if _ABOUT.search(self.quantity.text) else 1)

    @property
    def high(self) -> float:
        if self.quantity.high is None:
            return float("inf")
        if self.is_word:
            return self.quantity.high * _WORD_REACH
        return self.quantity.high * (1 + _TOLERANCE if _ABOUT.search(self.quantity.text) else 1)

    @property
    def is_word(self) -> bool:
        """Tell a word for a number: "dozens", "thousands"."""
        bounds = (self.quantity.low, self.quantity.high)
        return None not in bounds and bounds[0] != bounds[1] and not any(m.isdigit() for m in self.quantity.text)

    @property
    def is_exact(self) -> bool:
        return self.quantity.low == self.quantity.high

    def fits(self, other: Told) -> bool:
        """Tell whether both can be true: their ranges meet, or one voice says it once in a word and once as a number."""
        if self.origin == other.origin and self.is_word != other.is_word:
            return True
        return self.low <= other.high and other.low <= self.high


def supersedes(later: Told, earlier: Told) -> bool:
    """Tell whether a later figure takes the place of an earlier: the same origin's, one that includes it, or a risen toll.

    Domain conventions 8.3. That a toll which no party gives has risen is read as the same count gone on, for the dead
    are found one after the other; a fall is a contradiction, unless it is said to correct the earlier one. How many are
    missing is told of a moment: the next day's number is another moment's.
    """
    if later.as_of is None or earlier.as_of is None or later.as_of <= earlier.as_of:
        return False
    if later.fits(earlier):
        return _is_passed(later, earlier)
    if later.origin == earlier.origin or later.quantity.cumulative:
        return True
    if later.quantity.measure == "missing" or _CORRECTED.search(later.claim.quote):
        return True
    return _is_one_count(later, earlier) and (later.quantity.best or 0) > (earlier.quantity.best or 0)


def _is_passed(later: Told, earlier: Told) -> bool:
    """Tell whether "at least 24" has been left behind by a later count of the same people that says more."""
    is_open = earlier.quantity.high is None and not earlier.is_word
    more = (later.quantity.low or later.quantity.best or 0) > (earlier.quantity.low or earlier.quantity.best or 0)
    return is_open and more and (later.origin == earlier.origin or _is_one_count(later, earlier))


def _is_one_count(later: Told, earlier: Told) -> bool:
    """Tell figures of one count that goes on: no party gives them, or one side gives both."""
    return (later.counts and earlier.counts) or (later.side is not None and later.side == earlier.side)


def is_period_total(told: Told, claims: Sequence[PictureClaim], longer: int = PERIOD_DAYS) -> bool:
    """Tell a figure for weeks, or so many days ``longer``, among claims of one day; a passing mention is only vague about it."""
    mine, narrowest = _days(told.claim), min((d for c in claims if (d := _days(c)) is not None), default=None)
    if told.claim.tense == "background" or mine is None or narrowest is None:
        return False
    return mine > narrowest + longer


def is_of_period(told: Told) -> bool:
    """Tell a figure worded as one over many happenings: ``600 homicides this year``, ``two killed in five days``."""
    return told.claim.tense == "background" or _OVER_TIME.search(told.claim.quote) is not None


def is_other_scope(told: Told, lead: Told, holding: Sequence[Told]) -> bool:
    """Tell a figure that one and the same voice gives beside another on the same day: of a part, or of another part."""
    if told.as_of != lead.as_of or told.claim.article_id != lead.claim.article_id:
        return False
    return _speaker(told) == _speaker(lead) and not any(
        o.fits(told) for o in holding if o is not told and o.origin != told.origin
    )


def is_listed(told: Told, claims: Sequence[PictureClaim]) -> bool:
    """Tell a figure of a list by place: "two in Olm and one in Tarn"."""
    mine = told.claim
    return any(
        c.article_id == mine.article_id
        and c.start < mine.end
        and mine.start < c.end
        and c.rule == mine.rule
        and None not in (c.place_id, mine.place_id)
        and c.place_id != mine.place_id
        for c in claims
    )


def added_up(told: Sequence[Told]) -> tuple[list[Told], list[Told]]:
    """Give the figures that others of the same sentence come to, and those others: "153 died, 101 in Olm and 52 in Tarn"."""
    wholes: list[Told] = []
    parts: list[Told] = []
    for whole in told:
        beside = {t.quantity.text.casefold(): t for t in told if t.low < whole.low and _is_beside(t, whole)}
        for several in (pair for size in (2, 3, 4) for pair in combinations(beside.values(), size)):
            if sum(t.quantity.best or 0 for t in several) == whole.quantity.best:
                texts = {t.quantity.text.casefold() for t in several}
                wholes.append(whole)
                parts += [t for t in told if t.quantity.text.casefold() in texts and _is_beside(t, whole)]
                break
    return wholes, parts


def _is_beside(told: Told, other: Told) -> bool:
    """Tell figures of one sentence."""
    mine, theirs = told.claim, other.claim
    return mine.article_id == theirs.article_id and mine.start < theirs.end and theirs.start < mine.end


def is_of_wider(told: Told, others: Sequence[Told]) -> bool:
    """Tell the larger of two figures that one report gives of two places: ``5,000 in the city, 10,000 across the province``.

    It is of more than the place that most of the others are told of.
    """
    places = [o.claim.place_id for o in others if o.claim.place_id is not None]
    here = max(sorted(set(places)), key=places.count, default=None)
    if told.claim.place_id in {None, here}:
        return False
    mine = told.claim.article_id
    return any(o.claim.article_id == mine and o.claim.place_id == here and o.high < told.low for o in others)


def is_of_some(told: Told) -> bool:
    """Tell a count of those brought to one place, found at one, or of some "of them": a part, where more are told."""
    if told.claim.tells == "part-toll" or is_added(told):
        return True
    text, quote = told.quantity.text, told.claim.quote
    if f"{text} of " in quote and re.search(rf"\b{re.escape(text)} of (?:them|these|those|the)\b", quote):
        return True
    if f" {text}" in quote and re.search(rf"\bthe (?:other|remaining) {re.escape(text)}\b", quote):
        return True
    return is_of_place(told)


def is_of_place(told: Told) -> bool:
    """Tell a count of one of the places struck: ``in Olm alone 41 died``, ``11 deaths there``, ``30 died in their village``."""
    if is_share(told, told.claim.quote):
        return True
    if not _PLACED.search(told.claim.quote):
        return False  # few are: no pattern is made of every number told
    text = re.escape(told.quantity.text)
    alone = rf"\balone,? (?:[\w,]+ ){{0,3}}{text}\b|\b{text}\b[^.;]{{0,60}}\balone\b"
    there = rf"\b{text}\b[^.;,]{{0,30}}(?:{_THERE})"
    return re.search(f"{alone}|{there}", told.claim.quote) is not None


def is_share(told: Told, quote: str) -> bool:
    """Tell what a place has of a whole that a passage tells: the 22 of ``90 deaths, of which 41 in Olm and 22 in Tarn``."""
    if not _SHARED.search(quote):
        return False
    text = re.escape(told.quantity.text)
    return re.search(rf"{_SHARES}[^.;]{{0,80}}?\b{text} (?:in|from|at) (?:the )?[A-Z]", quote) is not None


def is_added(told: Told) -> bool:
    """Tell the few that bring a toll to what it is: ``rose to 21 after six more bodies were found``."""
    mine = told.quantity
    return not mine.cumulative and any(
        q.cumulative and q.measure == mine.measure and (q.best or 0) > (mine.best or 0) for q in told.claim.quantities
    )


def is_further(told: Told) -> bool:
    """Tell a count of those found since the last: ``18 more bodies`` on Tuesday is no quarrel with Monday's 26."""
    return _FURTHER.search(f"{told.quantity.text} {told.quantity.of or ''}") is not None


def _speaker(told: Told) -> tuple[str | None, str | None]:
    speaker = told.claim.speaker
    return (speaker.actor_id or speaker.name, speaker.role) if speaker else (None, None)


def _days(claim: PictureClaim) -> int | None:
    if claim.time_basis == "unknown" or claim.earliest is None or claim.latest is None:
        return None
    return (claim.latest - claim.earliest).days
