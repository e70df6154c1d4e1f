"""Whose words stand between quotation marks, and whether they were said to all or to one outlet."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.model.article import Article
from dateline.model.reading import Attribution, Reading
from dateline.rules import Rule, load_rules

Speech = Literal["public", "exclusive", "open"]
"""``public``: any outlet could have it. ``exclusive``: said to one. ``open``: a named person, not told to whom."""

_MARK = re.compile(r"[“”„«»\"]|``|''|(?<!\w)[‘'](?=\w)|(?<=[.,!?…])[’'](?!\w)")
_CLOSING = frozenset("”»’")
_OPENING = frozenset("“„«‘")
_PARAGRAPH = re.compile(r"\n\s*")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[“\"‘A-Z])")
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)+")
_CHANNELS: dict[str, Speech] = {
    "statement": "public",
    "post": "public",
    "document": "public",
    "interview": "exclusive",
    "phone": "exclusive",
}
_REACH = 240


class SpeechRule(Rule, frozen=True, kw_only=True):
    """Words around a quotation that tell to whom it was said."""

    speech: Speech
    pattern: str


class PhraseRule(Rule, frozen=True, kw_only=True):
    """A wording of the trade."""

    hints: tuple[str, ...]
    """One of these, in small letters, stands in every text the pattern fits: asked first, for speed."""
    pattern: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A direct quotation, its marks left out; ``speech`` says to whom it was said."""

    start: int
    end: int
    speech: Speech


@cache
def speech_rules() -> tuple[tuple[SpeechRule, re.Pattern[str]], ...]:
    """Load the rules that tell public speech from words said to one outlet."""
    return tuple((rule, re.compile(rule.pattern)) for rule in load_rules("en/public_speech", SpeechRule))


@cache
def phrase_rules() -> tuple[tuple[PhraseRule, re.Pattern[str]], ...]:
    """Load the stock phrases."""
    return tuple((rule, re.compile(rule.pattern)) for rule in load_rules("en/stock_phrases", PhraseRule))


def find_stock(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Give the stretches of ``text[start:end]`` that are stock phrases, joined where they overlap."""
    joined: list[tuple[int, int]] = []
    small = text[start:end].lower()
    asked = [pattern for rule, pattern in phrase_rules() if any(hint in small for hint in rule.hints)]
    for first, last in sorted(match.span() for pattern in asked for match in pattern.finditer(text, start, end)):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(joined)


def find_quoted(article: Article, reading: Reading | None) -> tuple[Quoted, ...]:
    """Give the direct quotations of an article in order, with the marks read paragraph by paragraph."""
    text = article.text
    places = list(_quotations(text))
    cues = sorted(reading.attributions, key=lambda a: a.cue.start) if reading else []
    found: list[Quoted] = []
    for number, (start, end) in enumerate(places):
        before = places[number - 1][1] if number else 0
        after = places[number + 1][0] if number + 1 < len(places) else len(text)
        speech = _told_by(cues, start, end) or classify(_words_around(text, start, end, before, after))
        inherited = found[-1].speech if found and start - found[-1].end < 2 * _REACH else "open"
        found.append(Quoted(start, end, speech or inherited))
    return tuple(found)


def classify(around: str) -> Speech | None:
    """Tell from the words around a quotation to whom it was said; None where they do not name any speaker."""
    for rule, pattern in speech_rules():
        if pattern.search(around):
            return rule.speech
    return "open" if _NAME.search(around) else None


def _told_by(cues: Sequence[Attribution], start: int, end: int) -> Speech | None:
    """Take the channel from the attribution whose content this is, where a reader found one that decides."""
    for attribution in cues:
        if any(span.start < end and start < span.end for span in attribution.content):
            speaker = attribution.speaker.quote if attribution.speaker else ""
            return _CHANNELS.get(attribution.channel) or (
                classify(f"{speaker} {attribution.cue.quote}") if speaker else None
            )
    return None


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Give the insides of quotation marks; one that its paragraph does not close runs to the paragraph's end."""
    limits = [match.start() for match in _PARAGRAPH.finditer(text)] + [len(text)]
    opened: tuple[int, int, str] | None = None
    for mark in _MARK.finditer(text):
        if opened is not None:
            limit = limits[bisect_right(limits, opened[0])]
            if mark.start() > limit:
                yield opened[1], limit
                opened = None
        kind = mark.group()
        if opened is None:
            if kind not in _CLOSING or _opens_here(text, mark.start()):
                opened = (mark.start(), mark.end(), kind)
        elif _closes(opened[2], kind):
            yield opened[1], mark.start()
            opened = None
    if opened is not None:
        yield opened[1], limits[bisect_right(limits, opened[0])]


def _opens_here(text: str, at: int) -> bool:
    return (at == 0 or text[at - 1].isspace()) and text[at + 1 : at + 2].isalnum()


def _closes(opening: str, mark: str) -> bool:
    """Tell whether a mark closes the kind that is open: single closes single, double double."""
    single = opening in {"‘", "'", "’"}
    return (mark in {"’", "'"}) == single and mark not in _OPENING


def _words_around(text: str, start: int, end: int, before: int, after: int) -> str:
    """Give the rest of the quotation's sentence: from the sentence's start, and to its end."""
    head = text[max(before, start - _REACH) : start].rsplit("\n", 1)[-1]
    tail = text[end : min(after, end + _REACH)].split("\n", 1)[0]
    head = _SENTENCE_END.split(head)[-1].strip(" “”\"‘’«»„`'")
    tail = _SENTENCE_END.split(tail)[0]
    return f"{head} | {tail}"
