"""The dates that a page writes out for itself: where it says when it was published, changed or captured."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dateline.model.article import Article
from dateline.model.picture import Evidence
from dateline.model.reading import TimeExpression
from dateline.picture.dates.wordings import says

_HEAD = 240
_NEAR = 80
_MONTH = timedelta(days=30)
_FIRST_PAPER = 1800
_SEASON = timedelta(days=90)
"""How long pages are still changed after they were published."""
_OWN_DATE = re.compile(
    r"(?:publi(?:shed|cation)|posted|created|aired|broadcast|date of publication)\b[\w\s,:|.-]{0,24}$", re.IGNORECASE
)
_ELSEWHERE = re.compile(r"(?:published|posted)\s+(?:in|by)\b[^:\n]*$|\bcomments?\b[^.]*$", re.IGNORECASE)
"""Ends with what dates another paper's text, somebody's post, or words of readers below."""
_FILM = re.compile(r"\b(?:aired|broadcast)\b", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?P<sort>updated?|modified|last changed|last edited)\b(?: \d)?[\s,:|.@(–—-]{0,5}"
    r"(?:at (?:\d\d?:\d\d(?: ?[ap]\.?m\.?)?,? )?)?(?:on )?(?:[a-z]+day,? )?$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\((?:first |originally )?(?:published|posted|aired|broadcast)\b[^)]{0,30}$", re.IGNORECASE)
_IN_SENTENCE = re.compile(r"(?:^|\s)[a-z]{3,}\s+(?:\S+\s+){0,3}\S*$")
"""Running text before a date: one of the last words is written small, as words of a title or a stamp seldom are."""
_FRESH = "it gives no other date, and that day or the one before is its news"
_GOES_ON = re.compile(r"\s?[.,;)]|\s[a-z(]")
_RANGE = re.compile(r"\s*[-–—]\s*(?:[A-Z][a-z]+\.? )?\d")
_FIGURES = re.compile(r"\d\d?/\d\d?/\d{2,4}(?!\d)")
"""What could be two days; dots between day, month and year are set by those who put the day first."""
_CAPTURED = re.compile(r"https?://web\.archive\.org/web/(\d{4})(\d\d)(\d\d)", re.IGNORECASE)


def captured(article: Article) -> Iterable[Evidence]:
    """The web archive writes into the address on what day it took a page: it was published by then."""
    hit = _CAPTURED.match(article.url or "")
    if hit is None:
        return
    try:
        day = date(*map(int, hit.groups()))
    except ValueError:
        return
    yield Evidence(
        kind="captured",
        text=f"the web archive took the page on {day}: published by then",
        article_id=article.id,
        start=None,
        end=None,
        earliest=None,
        latest=day,
    )


def own_dates(article: Article, times: Sequence[TimeExpression], named: frozenset[int]) -> Iterable[Evidence]:
    """Take a full date at the very head of the text, or after "published", for the report's own.

    The date a page was last changed bounds its publication, and is that of the text at hand where the head gives no
    other and the report tells of that weekday or of the one before (``named``: 0 is Monday) as news. A date in
    brackets ("(Published Friday, ...)") or in the words under a picture is a picture's or film's, which pages carry
    from one report on a matter to the next.
    """
    if article.dates:
        return
    bounds: dict[str, Evidence] = {}
    for time in times:
        day = full_date(time)
        place = _place_of(article.text, time) if day is not None else None
        if day is None or place is None:
            continue
        if place == "stamp" and not named & {day.weekday(), (day.weekday() - 1) % 7}:
            place = "changed"
        one = _evidence_of(place, article, time, day)
        if one.kind == "byline":
            yield one
            return
        bounds.setdefault(one.kind, one)
    yield from bounds.values()


def _place_of(text: str, time: TimeExpression) -> str | None:
    """Say as what a full date stands where it does; None where it is told of like any other."""
    before = text[max(0, time.start - 50) : time.start]
    changed = _CHANGED.search(before)
    if changed and (time.start < _HEAD or changed["sort"].lower() != "update"):
        return "stamp" if changed["sort"].lower() != "update" and time.start < _HEAD else "changed"
    if _OWN_DATE.search(before):
        if _BRACKETED.search(before) or (time.start >= _HEAD and _FILM.search(before)):
            return "bracketed"
        return (
            None if time.start >= _HEAD and _ELSEWHERE.search(text, max(0, time.start - _NEAR), time.start) else "own"
        )
    return _place_at_head(text, time)


def _place_at_head(text: str, time: TimeExpression) -> str | None:
    """Tell a date before the first sentence, alone or after the title with its weekday, from that of a picture's caption."""
    before = text[: min(time.start, _HEAD)]
    if time.start >= _HEAD or re.search(r"[.!?]\s", before) or says("told-of", before):
        return None
    if _RANGE.match(text, time.end):
        return None  # the days of a life, or of an event
    line = before.split("\n")[-1]
    if len(line.split()) < 4:
        return "own"
    titled = time.weekday is not None and re.match(r"[A-Z][a-z]+", time.quote)
    if not titled:
        return None
    return "caption" if _IN_SENTENCE.search(line) and _GOES_ON.match(text, time.end) else "own"


def _evidence_of(place: str, article: Article, time: TimeExpression, day: date) -> Evidence:
    text = f"{time.quote} stands where"
    match place:
        case "stamp":
            return evidence_at(
                "updated", article, time, f"{text} a page says when it was last changed; {_FRESH}", day, day
            )
        case "changed":
            return evidence_at(
                "updated", article, time, f"{text} a page says when it was last changed", day - _SEASON, day
            )
        case "bracketed":
            return evidence_at(
                "caption-date", article, time, f"{text} a picture or film is dated", day - 2 * _MONTH, day + 2 * _MONTH
            )
        case "caption":
            return evidence_at("caption-date", article, time, f"{text} a picture is dated", day, None)
        case _:
            return evidence_at("byline", article, time, f"{text} a report states its own date", day, day)


def full_date(time: TimeExpression) -> date | None:
    """Give the day a time names with its month and year; None where it could be two days (4/12/2016)."""
    if time.kind not in {"date", "weekday"} or not (time.year and time.month and time.day):
        return None
    if time.year < _FIRST_PAPER:
        return None  # "25 Sept. 1400 hrs"
    if _FIGURES.search(time.quote) and time.day <= 12 and time.day != time.month:
        return None
    try:
        return date(time.year, time.month, time.day)
    except ValueError:
        return None


def evidence_at(
    kind: str, article: Article, time: TimeExpression, text: str, earliest: date | None, latest: date | None
) -> Evidence:
    """Make evidence that stands on the words of a time."""
    return Evidence(
        kind=kind, text=text, article_id=article.id, start=time.start, end=time.end, earliest=earliest, latest=latest
    )
