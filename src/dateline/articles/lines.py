"""What a single line of a report is, by rule: furniture, a caption, a dateline, the signature of a post."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Literal

from msgspec import Struct

from dateline.articles.stated import MONTH, find_date
from dateline.rules import Rule, load_rules, word_lists

_LONGEST = 400
"""Characters of a line that can be furniture; longer ones are prose whatever they say."""
_EDGES = " \t•·*▪►»›>|–—‣●■◆"
_MONTH = rf"{MONTH}\.?"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WORDS = {
    "{upper}": r"[A-Z](?:[A-Z’\x27]+|\.)(?:[ .-]{1,2}[A-Z][A-Z.’\x27]*){0,4}",
    "{title}": r"(?:(?:el|al|de|la)[ -])?[A-Z][\w.’\x27]+(?:[ -](?:[A-Z][\w.’\x27]+|de|of|el|al|la|and|the|es|e|da|do|del|au|ul|ez|sur|le)){0,3}",
    "{date}": rf"(?i:(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?(?:{_DAY} {_MONTH}|{_MONTH} {_DAY})(?:,? (?:{_YEAR}|\d\d\b))?)",
    "{dash}": r"(?:[–—―]|-{1,3}(?= |$)|-{2,3}|_(?= ))",
}
_FULL_DATE = rf"(?i:(?:{_MONTH} {_DAY},? {_YEAR}|{_DAY} {_MONTH},? {_YEAR}|{_YEAR}-\d\d-\d\d))"
_TAG = re.compile(r"(?:\s*\[[A-Z][A-Z .,/&’'-]{1,60}\])+")


class LineRule(Rule, frozen=True, kw_only=True):
    """A pattern for one line of a page."""

    pattern: str
    kind: Literal["furniture", "caption", "caption-label"] = "furniture"
    opens: bool = False
    """Short lines that follow are links to other reports."""


class PostRule(Rule, frozen=True, kw_only=True):
    """A pattern for the line of an embedded post that names its author."""

    pattern: str
    place: Literal["after", "before"]


class Signature(Struct, frozen=True):
    author: str
    posted_on: date | None
    place: Literal["after", "before"]


def furniture_of(line: str) -> LineRule | None:
    """Give the rule by which a line is no part of the report; None for a line that may be."""
    bare = line.strip(_EDGES)
    if len(bare) > _LONGEST:
        return None
    if not bare:
        return next(rule for rule, _ in _furniture() if rule.id == "ornament")
    return next((rule for rule, pattern in _furniture() if pattern.fullmatch(bare)), None)


def caption_of(line: str) -> LineRule | None:
    """Give the rule by which a line tells what a picture shows."""
    bare = line.strip(_EDGES)
    if len(bare) > 2 * _LONGEST:
        return None
    return next((rule for rule, pattern in _captions() if pattern.search(bare)), None)


def signature_of(line: str) -> Signature | None:
    """Read the line that says who wrote an embedded post, and when."""
    bare = " ".join(line.split())
    if len(bare) > _LONGEST:
        return None
    for rule, pattern in _posts():
        if hit := pattern.fullmatch(bare):
            groups = hit.groupdict()
            found = find_date(groups.get("date") or "")
            author = groups.get("author") or groups.get("mention") or ""
            if mention := groups.get("mention"):
                author = f"{author} ({mention})" if author != mention else mention
            return Signature(author, found[0] if found else None, rule.place)
    return None


def dateline_of(text: str, start: int, end: int, *, opening: bool = True) -> int | None:
    """Give the offset in the text at which the dateline at the head of a paragraph ends; None where there is none.

    Only in the paragraph that opens a report can a name and a colon be one; later it is somebody who speaks.
    """
    head = text[start : min(end, start + 160)]
    can_be_colon = opening and not head.isupper()
    for rule, pattern in _datelines():
        hit = pattern.match(head)
        if hit is None or not _is_place(hit, rule.id):
            continue
        closing = _TAG.match(head, hit.end())
        stop = closing.end() if closing else hit.end()
        if not can_be_colon and head[: hit.end()].rstrip().endswith(":"):
            continue
        return start + stop
    return None


def _is_place(hit: re.Match[str], rule: str) -> bool:
    place = hit.groupdict().get("place") or ""
    words = re.findall(r"\w+", place.lower())
    if any(word in word_lists("en/labels")["labels"] for word in words):
        return False
    if rule == "named-plain":
        return len(words) <= 4
    return len(place) != 1


@cache
def _furniture() -> tuple[tuple[LineRule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.pattern, re.IGNORECASE)) for rule in load_rules("en/furniture", LineRule))


@cache
def _captions() -> tuple[tuple[LineRule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.pattern, re.IGNORECASE)) for rule in load_rules("en/captions", LineRule))


@cache
def _datelines() -> tuple[tuple[LineRule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(_fill(rule.pattern))) for rule in load_rules("en/datelines", LineRule))


@cache
def _posts() -> tuple[tuple[PostRule, re.Pattern[str]], ...]:
    rules = load_rules("en/posts", PostRule)
    return tuple((rule, re.compile(rule.pattern.replace("{date}", _FULL_DATE), re.IGNORECASE)) for rule in rules)


def _fill(pattern: str) -> str:
    for name, words in _WORDS.items():
        pattern = pattern.replace(name, words)
    return pattern
