"""What each stretch of a report is: headline, dateline, body, caption, post, furniture, or another language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from dateline.articles.draft import Draft
from dateline.articles.headlines import decide
from dateline.articles.imprint import imprint_date, imprint_outlet
from dateline.articles.languages import UNKNOWN, language_of, language_of_all
from dateline.articles.lines import caption_of, dateline_of, furniture_of
from dateline.articles.parts import Part, parts_of
from dateline.articles.stated import WEEKDAY, find_date
from dateline.model.article import StatedDate, Zone

_BULLET = re.compile(r"[•·*▪►‣]\s+")
_OPENING_DATE = re.compile(
    rf"(?:date of publication|published(?: on)?|posted(?: on)?|{WEEKDAY}(?=[\w ,.]{{6,20}}\d)|(?=\d\d[-/.]\d\d[-/.]\d{{4}}\b)):? *",
    re.IGNORECASE,
)
_DATED_LINES = frozenset({"published-line", "date-line"})
_CHANGED = re.compile(r"updated|modified", re.IGNORECASE)
_NEAR_THE_EDGE = 12
"""Parts from the start or the end of a report within which a line with a date states its own."""


class Division(Struct, frozen=True):
    """A draft in zones, with what they show."""

    zones: tuple[Zone, ...]
    title: str | None
    language: str
    languages: tuple[str, ...]
    dates: tuple[StatedDate, ...]
    outlet: str | None
    """As a line over the report names it."""


def divide(draft: Draft) -> Division:
    """Divide a draft into zones; each paragraph is a zone, a dateline at its head another, a post one with its signature."""
    parts = parts_of(draft)
    _by_rule(parts)
    _after_labels(parts)
    decide(parts)
    main = _main_language(parts, draft)
    zones: list[Zone] = []
    for part in parts:
        zones += _zones_of(part, draft.text, main, opening=not any(zone.kind == "body" for zone in zones))
    languages = Counter({main: 1})
    for zone in zones:
        if zone.kind != "furniture" and zone.language != UNKNOWN:
            languages[zone.language] += zone.end - zone.start
    ranked = sorted(languages, key=lambda language: (language != main, -languages[language], language))
    lines = [(part.start, part.end) for part in parts]
    return Division(
        zones=tuple(zones),
        title=_title(zones, draft),
        language=main,
        languages=tuple(ranked),
        dates=_dates(parts, zones, draft.text),
        outlet=imprint_outlet(draft.text, lines),
    )


def _by_rule(parts: list[Part]) -> None:
    for part in parts:
        if part.kind in {"headline", "post"}:
            continue
        if (rule := furniture_of(part.text)) is not None:
            part.kind, part.rule = "furniture", rule
        elif part.kind is None and caption_of(part.text) is not None:
            part.kind = "caption"


def _after_labels(parts: list[Part]) -> None:
    """Take the line after a label such as "Image caption," for a caption."""
    labelled = False
    for part in parts:
        if labelled and part.kind is None:
            part.kind = "caption"
        labelled = part.rule is not None and part.rule.kind == "caption-label"


def _main_language(parts: list[Part], draft: Draft) -> str:
    """Tell the language most of the prose is in."""
    counted: Counter[str] = Counter()
    for part in parts:
        if part.kind in {"body", "headline", "caption"} and (language := language_of(part.text)) is not None:
            counted[language] += len(part.text)
    if len(counted) > 1:
        del counted[UNKNOWN]
    if counted:
        return max(sorted(counted), key=lambda language: counted[language])
    stated = re.match(r"[a-z]{2}(?![a-z])", (draft.stated.language or "").lower())
    return stated.group() if stated else language_of_all(draft.text)


def _zones_of(part: Part, text: str, main: str, *, opening: bool) -> Iterator[Zone]:
    start = part.start
    if bullet := _BULLET.match(text, start, part.end):
        start = bullet.end() if bullet.end() < part.end else start
    kind = part.kind or "body"
    language = _language(text[start : part.end], main)
    if kind == "body" and opening and (end := _opening_date(text, start, part.end)) is not None:
        yield Zone(kind="furniture", start=start, end=end, language=language)
        start = _skip_space(text, end)
    filed_to = dateline_of(text, start, part.end, opening=opening) if kind in {"body", "headline"} else None
    if filed_to is not None and filed_to == part.end:
        kind = "dateline"
    elif filed_to is not None and kind == "body":
        yield Zone(kind="dateline", start=start, end=filed_to, language=language)
        start = _skip_space(text, filed_to)
    if kind in {"body", "caption"} and language not in {"en", UNKNOWN}:
        kind = "other-language"
    yield Zone(kind=kind, start=start, end=part.end, language=language, author=part.author, posted_on=part.posted_on)


def _language(words: str, main: str) -> str:
    language = language_of(words)
    return main if language is None else language


def _opening_date(text: str, start: int, end: int) -> int | None:
    """Give where a date ends that a report opens with ("Fri Apr 29 2016 Shells hit ..."), before its first sentence."""
    opening = _OPENING_DATE.match(text, start, end)
    found = find_date(text, opening.end(), min(end, opening.end() + 24)) if opening else None
    if opening is None or found is None or found[1] != opening.end():
        return None
    after = re.match(r"[\s,:|–-]*(?=[A-Z0-9“\"‘])", text[found[2] : end])
    return found[2] if after and after.group() else None


def _skip_space(text: str, position: int) -> int:
    while text[position : position + 1].isspace():
        position += 1
    return position


def _title(zones: list[Zone], draft: Draft) -> str | None:
    """Give the stated title, or the first headline that stands above the prose."""
    if draft.stated.title:
        return " ".join(draft.stated.title.split())
    above: list[str] = []
    for zone in zones:
        if zone.kind in {"body", "dateline", "other-language"}:
            break
        if zone.kind == "headline":
            above.append(draft.text[zone.start : zone.end])
    return next((line for line in above if len(line.split()) >= 3), above[0] if above else None)


def _dates(parts: list[Part], zones: list[Zone], text: str) -> tuple[StatedDate, ...]:
    """Give the dates of publication that stand in the text; those of posts are theirs, not the report's."""
    found = [date for zone in zones if zone.kind == "dateline" and (date := _dateline_date(zone, text)) is not None][:1]
    lines = [
        (part.start, part.end)
        for number, part in enumerate(parts)
        if part.rule is not None
        and part.rule.id in _DATED_LINES
        and min(number, len(parts) - 1 - number) < _NEAR_THE_EDGE
    ]
    first = next((zone for zone in zones if zone.kind not in {"headline", "caption"}), None)
    if first is not None and first.kind == "furniture":
        lines.append((first.start, first.end))
    published = [line for line in lines if not _CHANGED.search(text[line[0] : line[1]])]
    for start, end in dict.fromkeys(published or lines):
        if (hit := find_date(text, start, end)) is not None:
            found.append(_stated(hit[0], "byline", text, hit[1], hit[2]))
    if not found and (hit := imprint_date(text, [(part.start, part.end) for part in parts])) is not None:
        found.append(_stated(hit[0], "byline", text, hit[1], hit[2]))
    unique: dict[tuple[int | None, int | None], StatedDate] = {(date.start, date.end): date for date in found}
    return tuple(unique.values())


def _dateline_date(zone: Zone, text: str) -> StatedDate | None:
    hit = find_date(text, zone.start, zone.end)
    return _stated(hit[0], "dateline", text, hit[1], hit[2]) if hit else None


def _stated(on: object, basis: str, text: str, start: int, end: int) -> StatedDate:
    return StatedDate(on=on, basis=basis, text=text[start:end], start=start, end=end)  # type: ignore[arg-type]
