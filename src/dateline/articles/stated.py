"""Dates an item states for its own publication: in its metadata, its address, its dateline or a byline."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)"
)
"""Names of months as they are written, short or long, in small letters."""
_MONTH = rf"(?P<month>{MONTH})\.?"
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = rf"(?P<year>(?:19|20)\d\d(?=\d{{1,2}} {MONTH}\b)|(?:19|20)\d\d(?!\d)|'?\d\d(?![\d:.]))"
"""Of four figures, or two; pages run a stamp into the next: "Published On 5 Mar 20315 Mar 2031"."""
WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)"
_WRITTEN = (
    re.compile(rf"{_DAY}(?:\s+(?:of\s+)?|-){_MONTH}(?:,?\s+|-){_YEAR}", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}", re.IGNORECASE),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)\b"),
)
_NUMBERS = re.compile(
    r"(?<![\d./-])(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)(?!\d)"
)
_ISO = re.compile(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)")
_IN_ADDRESS = (
    re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>\d{1,2}|[a-z]{3})/(?P<day>\d{1,2})(?=/|$)", re.IGNORECASE),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)"),
)
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d+[a-z_]*/(.+)$", re.IGNORECASE)
_FIRST_SITE = 1991
"""Year of the first web site; an older date in an address is some other number."""
_EPOCH_MILLIS = 10_000_000_000
"""Numbers above this count milliseconds, below it seconds since 1970."""


def find_date(text: str, start: int = 0, end: int | None = None) -> tuple[date, int, int] | None:
    """Find the first full written date (day, month and year) in a stretch; gives it with its offsets."""
    stop = len(text) if end is None else end
    hits = [(hit, _of(hit)) for pattern in _WRITTEN for hit in pattern.finditer(text, start, stop)]
    hits += [(hit, _of_numbers(hit)) for hit in _NUMBERS.finditer(text, start, stop)]
    for hit, day in sorted(hits, key=lambda found: (found[0].start(), -found[0].end())):
        if day is not None:
            return day, hit.start(), hit.end()
    return None


def find_either(text: str, start: int, end: int) -> tuple[tuple[date, date], int, int] | None:
    """Find the first date in figures that could be two days, ``4/12/2031``; gives both, the day first, with its offsets."""
    for hit in _NUMBERS.finditer(text, start, end):
        first, second, year = int(hit["first"]), int(hit["second"]), int(hit["year"])
        days = _make(year, second, first), _make(year, first, second)
        if _of_numbers(hit) is None and days[0] is not None and days[1] is not None:
            return (days[0], days[1]), hit.start(), hit.end()
    return None


def parse_stated(value: object) -> date | None:
    """Read a date as metadata gives it: ISO 8601, RFC 5322, seconds or milliseconds since 1970, or written out.

    The day is the one stated, in the stated time zone. ``4/12/2016`` could be two days and gives None; ``4.12.2016`` is the fourth of December.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _of_epoch(value)
    text = str(value).strip()
    if re.fullmatch(r"\d{10}|\d{13}", text):
        return _of_epoch(int(text))
    if hit := _ISO.match(text):
        return _make(*(int(part) for part in hit.groups()))
    if hit := _NUMBERS.match(text):
        return _of_numbers(hit)
    if found := find_date(text):
        return found[0]
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError):
        return None


def date_in_address(url: str | None) -> tuple[date, str] | None:
    """Read ``/2021/08/08/``, ``/2021/aug/08/``, ``2021-08-08`` or ``20210808`` in the path of an address."""
    if not url:
        return None
    path = _path(original_address(url))
    for pattern in _IN_ADDRESS:
        for hit in pattern.finditer(path):
            if (day := _of(hit)) is not None and day.year >= _FIRST_SITE:
                return day, hit.group().strip("/")
    return None


def host_of(url: str | None) -> str | None:
    """Give the host an address is published under, without ``www.`` and its like; None where there is none."""
    if not url:
        return None
    try:
        host = urlsplit(original_address(url)).hostname
    except ValueError:
        return None
    return re.sub(r"^(?:www\d?|m|amp|mobile)\.", "", host) if host and "." in host else None


def original_address(url: str) -> str:
    """Take the address of the page out of that of its copy in the web archive."""
    archived = _ARCHIVED.match(url.strip())
    return archived.group(1) if archived else url.strip()


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _of(hit: re.Match[str]) -> date | None:
    month = hit["month"].lower()
    year = int(hit["year"].lstrip("'"))
    if year < 100:
        year += 1900 if year >= 70 else 2000
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1 if month[:3] in _MONTHS else 0
    return _make(year, number, int(hit["day"]))


def _of_numbers(hit: re.Match[str]) -> date | None:
    """Read ``24/3/2024``; of ``4/12/2016`` nobody knows which is the month, but between full stops the day comes first."""
    first, second, year = int(hit["first"]), int(hit["second"]), int(hit["year"])
    if first != second and first <= 12 and second <= 12 and hit["mark"] != ".":
        return None
    return _make(year, second, first) if second <= 12 else _make(year, first, second)


def _of_epoch(value: float) -> date | None:
    seconds = value / 1000 if abs(value) > _EPOCH_MILLIS else value
    try:
        day = datetime.fromtimestamp(seconds, UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
    return day if day.year >= 1971 else None


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
