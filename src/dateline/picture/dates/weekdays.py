"""Which weekdays a report names for what has happened, and how far into the last of them it tells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from msgspec.structs import replace

from dateline.model.article import Article
from dateline.model.reading import Reading, TimeExpression
from dateline.picture.copies.quotations import find_quoted

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PARTS = {
    "dawn": 1,
    "morning": 2,
    "noon": 3,
    "midday": 3,
    "afternoon": 4,
    "evening": 5,
    "night": 6,
    "midnight": 6,
    "late": 6,
}
AFTERNOON, NIGHT = 4, 6
_AHEAD = re.compile(
    r"\b(?:will|shall|would|scheduled|expected|expects?|set to|due|plan(?:s|ned|ning)?|next(?! to\b)|until(?! (?:now|then)\b)|till|upcoming|"
    r"to (?:appear|meet|hold|begin|start)|later on|"
    r"tomorrow|ahead of|(?<!appeared )(?<!stood )before(?! (?:dawn|sunrise|daybreak|noon|midday|dusk|sunset|nightfall|midnight)\b))\b[^.\n]{0,60}$|"
    r"\b(?:every|each|most|usual(?:ly)?(?: on)?|on a) (?:(?:other|second|single|late|early) )?$|"
    r"\b(?:announced?|call(?:ed|s)?|convened?|fixed|proclaimed|protests?|marche?s?|rall(?:y|ies)|talks|meetings?|strikes?|summit|vote) (?:[\w'’-]+ ){0,5}?for $",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"^(?P<before>[^.!?\n]*?\w+) to \w+(?: [\w’'-]+){0,5}? on $", re.MULTILINE)
"""A headline's future: "President to go on Wednesday"."""
_DONE = re.compile(
    r"\b(?:forc|driv|compel|mak|made|help|lead|led)\w*\b|"
    r"\b(?:tr(?:y|ies)|tried|fail\w*|continu\w*|beg[aiu]n\w*|mov\w*|rush\w*|return\w*|went|gone|goes|manag\w*|ris\w*|rose|due|back|down|up|had|ha[sd]|used|start\w*)$",
    re.IGNORECASE,
)
"""Words before an infinitive that tell what one was made to do, or came to do."""
_DUE = re.compile(
    r"\b(?:will|is due|are due|scheduled|expected|set to|due (?:to|in|at|on)|is to|are to|to (?:appear|meet|hold|begin|start))\b[^.\n]{0,60}$",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:said|told|announced|confirmed|wrote)\b(?: [\w']+){0,3} (?:(?:late|early) )?(?:on )?$", re.IGNORECASE
)
_BACK = re.compile(
    r"yesterday|last night|the previous (?:day|night|evening)|the day before|a day (?:earlier|ago)", re.IGNORECASE
)
OPENING = 350
"""Characters from the start of a report's body in which its news is told."""
_BOUNDS = frozenset({"since", "until", "after"})
_OF_LAST_WEEK = re.compile(r"last |(?:the )?previous |.* of (?:last|the past|the previous) week", re.IGNORECASE)
_FROM_NOW = frozenset({"today", "yesterday", "tomorrow"})
_BESIDE = re.compile(r",? (?:\(|is |was )?(?:on )?|,? [-–—] ")
_OPENS_BY = re.compile(r"(?:^|[.!?:”\"]\s+|\n\s*)(?:By|by) $")
_HAD = re.compile(r"[^,;:\n]{0,40}?\b(?:had|was|were)\b|, (?:[\w’'-]+ ){1,5}(?:had|was|were)\b")
_BEFORE = re.compile(r"\bbefore (?:the )?$")
_HAD_BY = re.compile(r"\bhad,? by $")
"""What is told after a term that has passed: "By Thursday noon the ministry had confirmed ..."."""
_REACH = 90
_OTHER_YEAR = re.compile(
    r"(?<![\d$£€,.])(?:19|20)\d\d(?![\d,]|\.\d)|\b(?:that|the same|the next|the previous|last) year\b"
)
_YEAR_NEAR = 24
_ROUND = 4
"""Days between the first and the last weekday of a report from which the stretch is no stretch any more."""
Days = TypeVar("Days", frozenset[int], frozenset[tuple[int, int]])
_NARRATIVE = frozenset({"headline", "dateline", "body", "caption"})


@dataclass(frozen=True, slots=True)
class Week:
    """The weekdays of a report. A bare weekday told as past lies at most six days before publication."""

    named: frozenset[int]
    """Weekdays (0 is Monday) told as past; empty where none is, or where they go all round the week."""
    latest: int | None
    """The one of them that comes last, when they are laid out in the shortest stretch of days."""
    told_until: int
    """How far into the latest day the report tells, as ``_PARTS`` counts; 0 where it does not say."""
    looks_back: bool
    """True where the narration says yesterday or last night."""
    sample: TimeExpression | None
    """The first mention of the latest weekday."""
    lead: int | None
    """The weekday named first."""
    ahead: frozenset[int] = frozenset()
    """Bare weekdays named for what is to come."""
    of_month: frozenset[tuple[int, int]] = frozenset()
    """Months and days told as past without their year."""
    said: frozenset[int] = frozenset()
    """Weekdays on which somebody said what the report tells: it is not older than the last of them."""
    opening: TimeExpression | None = None
    """The mention of the latest weekday with which the report opens as the day of its news."""
    own: TimeExpression | None = None
    """The day of the report itself as it names it: a mention with that day's weekday ("tomorrow, Saturday" is of a Friday)."""
    all_round: bool = False
    """True where weekdays are told as past, but go all round the week."""


def read_week(article: Article, reading: Reading) -> Week:
    """Lay out the weekdays a report names for what has happened."""
    spoken = [(quoted.start, quoted.end) for quoted in find_quoted(article, None)]
    times = narrative_times(article, reading)
    past = [time for time in times if is_past_weekday(article.text, time)]
    looks_back = any(_BACK.search(time.quote) and not _lies_in(time.start, spoken) for time in times)
    named = _one_object(frozenset(time.weekday for time in past if time.weekday is not None))
    ahead = _one_object(
        frozenset(
            t.weekday for t in times if t.weekday is not None and _is_weekday_ahead(article.text, t) and t not in past
        )
    )
    said = _one_object(
        frozenset(
            t.weekday
            for t in past
            if t.weekday is not None and _SAID.search(article.text, max(0, t.start - 60), t.start)
        )
    )
    latest = _latest_told(past, said)
    opening = _opening(latest, past, said, _start_of_body(article) + OPENING)
    own = _own_weekday(article.text, times, spoken, opening)
    of_month = _one_object(
        frozenset(
            (t.month, t.day)
            for t in times
            if t.kind == "date" and t.month and t.day and t.year is None
            if not is_ahead(article.text, t) and not is_recalled(article.text, t)
        )
    )
    if latest is None:
        first = past[0].weekday if past else None
        return Week(
            _one_object(frozenset()), None, 0, looks_back, None, first, ahead, of_month, said, opening, own, bool(past)
        )
    days = [time for time in past if time.weekday == latest]
    until = max(_part_of(time) for time in days)
    return Week(named, latest, until, looks_back, days[0], past[0].weekday, ahead, of_month, said, opening, own)


@lru_cache(maxsize=1024)
def _one_object(days: Days) -> Days:
    """Let equal sets of all reports be one object: there are few different ones, and a set is large."""
    return days


def _latest_told(past: Sequence[TimeExpression], said: frozenset[int]) -> int | None:
    """Give the last of the weekdays told: not one of the week before, and not after that on which the first news was said."""
    weekdays = [time.weekday for time in past if time.weekday is not None and _is_late(time)]
    latest = _latest(weekdays or [time.weekday for time in past if time.weekday is not None])
    first = past[0].weekday if past else None
    return first if latest is not None and first in said and latest not in said else latest


def _is_late(time: TimeExpression) -> bool:
    """Tell whether a weekday may be the last of a report: not one of the week before, nor one since which something is so."""
    return not _OF_LAST_WEEK.match(time.quote) and _BOUNDS.isdisjoint((time.modifier or "").split())


def _opening(
    latest: int | None, past: Sequence[TimeExpression], said: frozenset[int], end: int
) -> TimeExpression | None:
    """Give where a report names the latest of its weekdays in its opening, or on the day after that has somebody speak.

    Where weekdays go half round the week it is the one of the two that may be the latest which stands in the opening.
    """
    if not past or past[0].start >= end or not _BOUNDS.isdisjoint((past[0].modifier or "").split()):
        return None
    if past[0].quote.lower().startswith("this "):
        return past[0]
    opened = [time for time in past if time.start < end]
    last = _ends([t.weekday for t in past if t.weekday is not None and _is_late(t)])
    ends = {latest} if latest is not None else last & {time.weekday for time in opened}
    if len(ends) != 1:
        return None
    day_after = latest in said and past[0].weekday is not None and (latest - past[0].weekday) % 7 == 1
    return next((time for time in (past if day_after else opened) if time.weekday in ends), None)


def _own_weekday(
    text: str, times: Sequence[TimeExpression], spoken: Sequence[tuple[int, int]], opening: TimeExpression | None
) -> TimeExpression | None:
    """Give the weekday of the report itself where it stands beside today, yesterday or tomorrow; None where they differ.

    Who is quoted counts from the day on which it was said: that of the news, where it comes out as that.
    """
    found = [
        replace(name, weekday=(name.weekday - day.direction * (day.amount or 0)) % 7)
        for one, other in pairwise(times)
        for day, name in ((one, other), (other, one))
        if _counts_from_now(day) and _is_bare(name) and name.weekday is not None
        if _BESIDE.fullmatch(text[one.end : other.start])
    ]
    news = opening.weekday if opening is not None else None
    sure = [time for time in found if time.weekday == news or not _lies_in(time.start, spoken)]
    return sure[0] if len({time.weekday for time in sure}) == 1 else None


def _counts_from_now(time: TimeExpression) -> bool:
    days = time.kind == "offset" and time.anchor == "publication" and time.granularity == "day"
    return days and time.quote.lower() in _FROM_NOW


def _is_bare(time: TimeExpression) -> bool:
    return time.kind == "weekday" and time.amount is None and time.day is None


def _start_of_body(article: Article) -> int:
    return min((zone.start for zone in article.zones if zone.kind == "body"), default=0)


def weekday_in(words: str | None) -> int | None:
    """Give the weekday that words for a time name, 0 for Monday; None where they name none."""
    held = (words or "").casefold()
    return next((number for number, name in enumerate(NAMES) if name.casefold() in held), None)


def narrative_times(article: Article, reading: Reading) -> tuple[TimeExpression, ...]:
    """Give the times of a reading that stand in the report itself: not in embedded posts, nor in furniture."""
    zones = [(zone.start, zone.end) for zone in article.zones if zone.kind in _NARRATIVE]
    return tuple(time for time in reading.times if not article.zones or _lies_in(time.start, zones))


def is_past_weekday(text: str, time: TimeExpression) -> bool:
    """Tell whether a time names a bare weekday of what has happened, not of what is to come."""
    if (
        time.kind != "weekday"
        or time.weekday is None
        or time.direction > 0
        or time.amount is not None
        or time.day is not None
    ):
        return False
    modifiers = set((time.modifier or "").split())
    if "by" in modifiers:
        return _HAD_BY.search(text, max(0, time.start - 12), time.start) is not None or _is_term_passed(text, time)
    if "before" in modifiers and time.part is not None:
        return not is_ahead(text, replace(time, start=_start_of_term(text, time)))
    if modifiers & {"next", "until", "before"}:
        return False
    return not is_ahead(text, time)


def _is_term_passed(text: str, time: TimeExpression) -> bool:
    """Tell whether a term opens a sentence that tells of the past: "By Thursday noon nine bodies had been found"."""
    rest = re.split(r"[.!?\n]", text[time.end : time.end + _REACH], maxsplit=1)[0]
    return _OPENS_BY.search(text, max(0, time.start - 12), time.start) is not None and _HAD.match(rest) is not None


def _start_of_term(text: str, time: TimeExpression) -> int:
    """Give where the words for an hour before a part of a day begin: "before dawn on Sunday" is that Sunday."""
    before = _BEFORE.search(text, max(0, time.start - 12), time.start)
    return before.start() if before else time.start


def is_ahead(text: str, time: TimeExpression) -> bool:
    """Tell whether the words before a time make it one that is still to come."""
    return _AHEAD.search(text, max(0, time.start - _REACH), time.start) is not None or _is_headlines(text, time)


def _is_headlines(text: str, time: TimeExpression) -> bool:
    """Tell a day that a headline, which has no full stop, puts after an infinitive."""
    first, last = text.rfind("\n", 0, time.start) + 1, text.find("\n", time.end)
    line = text[first : last if last >= 0 else len(text)].rstrip()
    told = None if line.endswith((".", "!", "?", "”", '"')) else _TO_COME.search(text[first : time.start])
    return told is not None and _DONE.search(told["before"]) is None


def is_recalled(text: str, time: TimeExpression) -> bool:
    """Tell a date told after a year in its paragraph: it is of that year, not of the report's."""
    return _OTHER_YEAR.search(text, text.rfind("\n", 0, time.start) + 1, time.end + _YEAR_NEAR) is not None


def is_due(text: str, time: TimeExpression) -> bool:
    """Tell whether by the words before a time something is to happen then."""
    return _DUE.search(text, max(0, time.start - _REACH), time.start) is not None


def _is_weekday_ahead(text: str, time: TimeExpression) -> bool:
    """Tell whether a time names the bare weekday of something that is due."""
    bare = time.kind == "weekday" and time.amount is None and time.day is None and not time.modifier
    return bare and is_due(text, time)


def _latest(weekdays: Sequence[int]) -> int | None:
    """Give the weekday that ends the shortest stretch holding all; None where that stretch is the whole week."""
    ends = _ends(weekdays)
    return next(iter(ends)) if len(ends) == 1 else None


def _ends(weekdays: Sequence[int]) -> frozenset[int]:
    """Give the weekdays that end the shortest stretches holding all; none where these go round the week."""
    spans = {end: max((end - other) % 7 for other in weekdays) for end in weekdays}
    least = min(spans.values(), default=7)
    return frozenset(end for end in spans if spans[end] == least <= _ROUND)


def _part_of(time: TimeExpression) -> int:
    """Give how far into its day a time tells."""
    if time.clock and time.clock[:2].isdigit():
        hour = int(time.clock[:2])
        return 2 if hour < 12 else AFTERNOON if hour < 18 else 5 if hour < 21 else 6
    part = _PARTS.get(time.part or "", 0)
    return max(part, 6 if "late" in (time.modifier or "").split() else 0)


def _lies_in(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    number = bisect_right(spans, (offset, 1 << 60)) - 1
    return number >= 0 and spans[number][0] <= offset < spans[number][1]
