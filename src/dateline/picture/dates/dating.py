"""When a report was published: stated, or an interval with the evidence for it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dateline.model.article import Article
from dateline.model.picture import Evidence, Published
from dateline.model.reading import Reading, TimeExpression
from dateline.picture.dates.landmarks import Landmark, add_years, find_landmark
from dateline.picture.dates.offices import terms
from dateline.picture.dates.own_dates import captured, evidence_at, full_date, own_dates
from dateline.picture.dates.sharpening import sharpen
from dateline.picture.dates.spans_told import COUNTS, UNITS
from dateline.picture.dates.weekdays import NAMES, Week, narrative_times, read_week
from dateline.picture.dates.wordings import says
from dateline.picture.dates.yearless import head_dates, weekday_dates

__all__ = ["date_article", "sharpen", "weigh"]

STATED = ("metadata", "byline", "url", "dateline")
"""What a report says of its own date, the surest first."""
_ORDER = (
    *STATED,
    "captured",
    "updated",
    "caption-date",
    "anniversary",
    "age",
    "newest-date",
    "post",
    "weekday",
    "last-year",
    "newest-year",
    "office-begun",
    "office-held",
    "head-date",
    "weekday-date",
)
SET_ASIDE = " (set aside)"
"""Ends the kind of evidence that contradicts surer evidence: it is kept, and not used."""
_WEEK = timedelta(days=6)
_NEAR = 80
_FOOTER = re.compile(r"(?:©|\(c\)|copyright|updated|modified|published (?:in|by)\b)[^\n]{0,30}$", re.IGNORECASE)
_NUMBER = re.compile(r"[\s-]*(?:block|people|men|women|homes|troops|soldiers|feet|miles|km|-page)")
_SHIFT = re.compile(
    rf"(?P<count>{'|'.join(COUNTS)}|\d+|the|on the) (?P<unit>day|week|month|eve)s? (?P<way>before|after|ahead of|of|from|since|following)"
)
_THE = {"the": 1, "on the": 1}
_EVE = {"eve": 1}


def date_article(article: Article, reading: Reading) -> Published:
    """Date one report from itself alone; the file's own date and today's are never asked.

    What it states of itself decides; else the interval that all evidence allows. Evidence that contradicts surer
    evidence is kept with ``SET_ASIDE`` after its kind. A day is given only where the evidence gives one.
    """
    week = read_week(article, reading)
    times = narrative_times(article, reading)
    found = [
        *_stated(article),
        *captured(article),
        *own_dates(article, times, week.named),
        *_posts(article, week),
        *_anniversaries(article, times, week),
        *_ages(article, times),
        *_last_years(article, times),
        *_newest(article, times),
        *terms(article, reading),
    ]
    known = weigh(found)
    return weigh([*found, *head_dates(article, times, known), *weekday_dates(article, times, known)])


def weigh(found: Iterable[Evidence]) -> Published:
    """Intersect evidence in the order of its sureness; what leaves nothing of the interval is set aside."""
    ordered = sorted(found, key=_sureness)
    earliest: date | None = None
    latest: date | None = None
    kept: list[Evidence] = []
    basis = "unknown"
    for one in ordered:
        low = max((day for day in (earliest, one.earliest) if day), default=None)
        high = min((day for day in (latest, one.latest) if day), default=None)
        if low and high and low > high:
            kept.append(_aside(one))
            continue
        if (low, high) != (earliest, latest):
            basis = (
                "stated" if one.kind in STATED and basis != "inferred" else "inferred" if basis != "stated" else basis
            )
        earliest, latest = low, high
        kept.append(one)
    return Published(earliest=earliest, latest=latest, basis=basis, evidence=tuple(kept))


def _sureness(one: Evidence) -> tuple[int, int, str, date, date]:
    """Order evidence by kind, then by where it stands; the rest only keeps the order the same in every run."""
    rank = _ORDER.index(one.kind) if one.kind in _ORDER else len(_ORDER)
    return rank, -1 if one.start is None else one.start, one.text, one.earliest or date.min, one.latest or date.max


def _aside(one: Evidence) -> Evidence:
    return Evidence(
        kind=one.kind + SET_ASIDE,
        text=one.text,
        article_id=one.article_id,
        start=one.start,
        end=one.end,
        earliest=one.earliest,
        latest=one.latest,
    )


def _stated(article: Article) -> Iterable[Evidence]:
    """Take the dates the item states for itself, and of each kind the first: a page repeats its date."""
    seen: set[str] = set()
    for stated in article.dates:
        if stated.basis in STATED and stated.basis not in seen:
            seen.add(stated.basis)
            yield Evidence(
                kind=stated.basis,
                text=stated.text,
                article_id=article.id,
                start=stated.start,
                end=stated.end,
                earliest=stated.on,
                latest=stated.on,
            )


def _posts(article: Article, week: Week) -> Iterable[Evidence]:
    """An embedded post was there first; and if the report names the newest post's weekday, it is at most six days younger."""
    posts = [zone for zone in article.zones if zone.kind == "post" and zone.posted_on is not None]
    for zone in posts:
        yield Evidence(
            kind="post",
            text=f"holds a post of {zone.posted_on}: published on that day or after it",
            article_id=article.id,
            start=zone.start,
            end=zone.end,
            earliest=zone.posted_on,
            latest=None,
        )
    newest = max((zone.posted_on for zone in posts if zone.posted_on), default=None)
    if newest and week.sample and newest.weekday() in week.named:
        name = NAMES[newest.weekday()]
        text = f"says only {name!r} of its news, and its newest post is of {name} {newest}: a bare weekday is at most six days old"
        yield evidence_at("weekday", article, week.sample, text, newest, newest + _WEEK)


def _anniversaries(article: Article, times: Sequence[TimeExpression], week: Week) -> Iterable[Evidence]:
    """Count an anniversary from its landmark; news told by it alone, with no other day named, is of that day."""
    for time in times:
        if time.kind != "anniversary" or not time.amount:
            continue
        mark = find_landmark(f"{time.of or ''} {_sentence_after(article.text, time)}")
        if mark is None:
            continue
        day = _shifted(add_years(mark.on, time.amount * (10 if time.unit == "decade" else 1)), time.quote)
        same_day = not week.named and not week.looks_back
        text = f"{time.quote} of {_name(mark)} is {day}" + ("" if same_day else "; published then or within six days")
        yield evidence_at("anniversary", article, time, text, day, day if same_day else day + _WEEK)


def _shifted(day: date, quote: str) -> date:
    """Go from an anniversary to the day that the words before it name: "a day before the first anniversary"."""
    match = _SHIFT.match(quote.casefold())
    if match is None:
        return day
    count = (COUNTS | _THE).get(match["count"]) or int(match["count"])
    days = timedelta(days=count * (UNITS | _EVE)[match["unit"]])
    return day - days if match["way"] in {"before", "ahead of", "of"} else day + days


def _ages(article: Article, times: Sequence[TimeExpression]) -> Iterable[Evidence]:
    """Count years from a landmark or a named year: "14 years ago" is said from thirteen years after it to fifteen."""
    starts = [time.start for time in times]
    for time in times:
        years = _years(time)
        if years is None:
            continue
        near = times[bisect_left(starts, time.start - _NEAR) : bisect_right(starts, time.end + _NEAR)]
        around = _sentence_around(article.text, time)
        mark = find_landmark(f"{time.of or ''} {around}")
        named = [
            other.year for other in near if _in_sentence(article.text, time, other) and other.year and not other.month
        ]
        if mark is not None:
            low, high = add_years(mark.on, years - 1), add_years(mark.on, years + 1)
            yield evidence_at("age", article, time, f"{time.quote} counted from {_name(mark)}", low, high)
        elif len(set(named)) == 1 and time.direction < 0:
            low, high = date(named[0] + years - 1, 7, 1), date(named[0] + years + 1, 6, 30)
            yield evidence_at("age", article, time, f"{time.quote} counted from {named[0]}", low, high)


def _years(time: TimeExpression) -> int | None:
    """Give how many years an age goes back; None where it is not counted in years, or too few or many to tell."""
    if time.kind != "age" or time.direction > 0 or time.unit not in {"year", "decade"} or not time.amount:
        return None
    if time.modifier and set(time.modifier.split()) & {"more", "over", "less", "under", "within", "least"}:
        return None
    years = time.amount * (10 if time.unit == "decade" else 1)
    return years if 2 <= years <= 99 and time.unit == "year" else None


def _last_years(article: Article, times: Sequence[TimeExpression]) -> Iterable[Evidence]:
    """Fix "last year" and "this year" by a landmark told of in the same clause."""
    for time in times:
        if time.kind != "offset" or time.unit != "year" or time.granularity != "year" or time.direction > 0:
            continue
        mark = find_landmark(_clause_before(article.text, time))
        if mark is not None:
            year = mark.on.year + (time.amount or 0)
            text = f"{time.quote} told of {_name(mark)}"
            yield evidence_at("last-year", article, time, text, max(date(year, 1, 1), mark.on), date(year, 12, 31))


def _newest(article: Article, times: Sequence[TimeExpression]) -> Iterable[Evidence]:
    """Take the newest day and the newest year told of as past: the report is not older than they are."""
    past = [time for time in times if time.anchor == "none" and time.year and _is_told_as_past(article.text, time)]
    days = [(day, time) for time in past if (day := full_date(time)) is not None]
    if days:
        day, time = max(days, key=lambda pair: (pair[0], -pair[1].start))
        yield evidence_at("newest-date", article, time, f"tells of {time.quote} as past", day, None)
    years = [(date(time.year, max(time.month or 1, 1), 1), time) for time in past if time.year and time.kind == "date"]
    if years:
        first, time = max(years, key=lambda pair: (pair[0], -pair[1].start))
        yield evidence_at("newest-year", article, time, f"tells of {time.quote} as past", first, None)


def _is_told_as_past(text: str, time: TimeExpression) -> bool:
    """Tell a date in a past sentence from a plan, and from what pages carry: stamps, figures, copyright lines."""
    before, after = text[max(0, time.start - 60) : time.start], text[time.end : time.end + 12]
    stamp = bool(time.clock) or (not any(letter.isalpha() for letter in time.quote) and "/" in time.quote)
    if (
        stamp
        or time.direction > 0
        or says("still-ahead", before)
        or _FOOTER.search(before)
        or not says("told-of", before)
        or _NUMBER.match(after)
    ):
        return False
    return time.year is not None and 1000 <= time.year <= 9000 and 0 <= (time.month or 0) <= 12


def _name(mark: Landmark) -> str:
    return f"{mark.what} ({mark.on})"


def _sentence_after(text: str, time: TimeExpression) -> str:
    return re.split(r"[.!?\n]", text[time.end : time.end + 160], maxsplit=1)[0]


def _clause_before(text: str, time: TimeExpression) -> str:
    return re.split(r"[.!?\n]", text[max(0, time.start - 140) : time.start])[-1]


def _sentence_around(text: str, time: TimeExpression) -> str:
    return f"{_clause_before(text, time)} {_sentence_after(text, time)}"


def _in_sentence(text: str, time: TimeExpression, other: TimeExpression) -> bool:
    low, high = min(time.end, other.end), max(time.start, other.start)
    return other.id != time.id and high - low < _NEAR and not re.search(r"[.!?\n]", text[low:high])
