"""Places each with a day of its own: ``took Bama on Monday and Gwoza two days later``.

A parser hangs the second place on the first day, so the row is read from the words between places and times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from dateline.model.article import Article, identify
from dateline.model.reading import Claim, Mention, TimeExpression

_TO_DAY = re.compile(
    r"(?: (?:in|to) the (?:far )?(?:north|south|east|west|cent)\w*)?\s*(?:,[^,;.()\n]{1,90},|\([^()\n]{1,60}\)|,)?\s*(?:(?:early|late|back) )?(?:(?:on|in|at) )?(?:the )?",
    re.IGNORECASE,
)
"""Between a place and its day: nothing, a point of the compass, an apposition, a preposition."""
_VERB = re.compile(r" (?:(?:was|were|had|has|been) ){0,2}[a-z]+(?: back)?(?: (?:on|in|at|by))?(?: the)? ")
"""The same where the first place of the row is what the sentence is about: ``Kut fell on Monday, Hit on Tuesday``."""
_TO_PLACE = re.compile(
    r"\s*(?:,\s*)?(?:(?:and|then|before|followed by) )*(?P<count>(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|another|\d[\d,]*)(?: (?:more|others?|people))* )?(?P<near>(?:in|at|on|near) )?(?:the (?:town|city|village|district) of )?",
    re.IGNORECASE,
)
"""Between a day and the next place of the row; ``three in Jos`` tells of others there."""
_OWN = re.compile(r"((?:early |late )?(?:(?:on|in|at) )?)((?:the )?)$")
_CLOSED = re.compile(r"\s*(?:[,.;:)\n]|and\b|or\b|before\b|while\b|as\b|but\b|$)")
"""Behind the last day: the row ends, and no verb of another sentence follows."""
_NAME = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")
_DAYS = frozenset({"date", "weekday", "offset", "narrative"})
_ROWED = frozenset(
    {
        "capture", "recapture", "attack", "shelling", "airstrike", "bombing", "clash", "killing", "withdrawal", "advance",
        "looting", "destruction", "disaster", "accident", "protest", "riot", "siege", "abduction", "detention",
        "prison-break", "meeting", "deployment",
    }
)  # fmt: skip
"""Kinds of act whose places are told in a row."""


class _Step(NamedTuple):
    """One place of a row, its day, and whether a number of others is told of it."""

    place: Mention
    time: TimeExpression
    counted: bool


def spread(
    article: Article, claims: Sequence[Claim], mentions: Sequence[Mention], times: Sequence[TimeExpression]
) -> tuple[Claim, ...]:
    """Give each place of a row its own day: claims that have the first's are set right, those not made are added."""
    at = {m.start: m for m in mentions if m.kind == "place"}
    days = {t.start: t for t in times if t.kind in _DAYS}
    if len(days) < 2:
        return tuple(claims)
    places = {m.id: m for m in mentions}
    found = list(claims)
    for claim in claims:
        place = places.get(claim.place or "")
        if claim.kind not in _ROWED or place is None:
            continue
        row = list(_row(article.text, claim, place, at, days))
        if len(row) < 2 or row[0].time.id not in claim.times:
            continue
        for step in row:
            found = _set_right(found, claim, step) or _put_in(article, found, claim, step)
    return tuple(found)


def _row(
    text: str, claim: Claim, place: Mention, at: dict[int, Mention], days: dict[int, TimeExpression]
) -> Iterator[_Step]:
    """Walk from a place to its day, to the next place, as long as the words between allow."""
    steps: list[_Step] = []
    counted = False
    here: Mention | None = place
    while here is not None:
        day = _day_at(text, _TO_DAY.match(text, here.end), days)
        if day is None and not steps:
            day = _day_at(text, _VERB.match(text, here.end), days)
        if day is None or day.end > claim.end:
            break
        steps.append(_Step(here, day, counted))
        gap = _TO_PLACE.match(text, day.end)
        here = _place_at(text, gap.end(), at) if gap is not None else None
        counted = gap is not None and gap["count"] is not None
    last = steps[-1].time.end if steps else 0
    yield from steps if steps and _CLOSED.match(text, last) else steps[:-1]


def _day_at(text: str, gap: re.Match[str] | None, days: dict[int, TimeExpression]) -> TimeExpression | None:
    """Give the day behind a gap; words at its end may be the day's own: ``the sixteenth``, ``early on Monday``."""
    if gap is None:
        return None
    own = _OWN.search(text, gap.start(), gap.end())
    starts = [gap.end(), *(own.start(number) for number in (1, 2) if own is not None)]
    return next((days[start] for start in starts if start in days), None)


def _place_at(text: str, start: int, at: dict[int, Mention]) -> Mention | None:
    """Give the place named here: one read here, else one of this name read elsewhere in the report."""
    if start in at:
        return at[start]
    name = _NAME.match(text, start)
    known = next((m for m in at.values() if name is not None and m.quote == name[0]), None)
    return replace(known, start=start, end=start + len(known.quote)) if known is not None else None


def _set_right(claims: list[Claim], first: Claim, step: _Step) -> list[Claim] | None:
    """Give a claim of the same act at the step's place the step's day; None where there is no such claim."""
    same = [c for c in claims if c.trigger == first.trigger and c.kind == first.kind and c.place == step.place.id]
    if not same:
        return None
    return [replace(c, times=(step.time.id,)) if c in same else c for c in claims]


def _put_in(article: Article, claims: list[Claim], first: Claim, step: _Step) -> list[Claim]:
    """Add the claim of a further place behind those of the same trigger: what follows may count from its day."""
    if step.counted:
        return claims  # of whom and how many the first does not say
    words = f"{first.trigger.start}-{first.trigger.end}"
    added = replace(
        first,
        id=identify("clm", article.id, words, first.kind, step.place.id, step.time.id),
        place=step.place.id,
        site=None,
        times=(step.time.id,),
        quantities=(),
        extent=None,
        takes_up=None,
    )
    last = max(number for number, claim in enumerate(claims) if claim.trigger == first.trigger)
    return [*claims[: last + 1], added, *claims[last + 1 :]]
