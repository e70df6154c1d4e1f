"""Speech told by its form alone: a colon, a comma after a quotation, a name before a colon."""

from __future__ import annotations

import re

from spacy.tokens import Token

from dateline.readings.parse.sentences import Passage
from dateline.readings.speech.contents import own_clause
from dateline.readings.speech.cues import Cue, cues_by_word
from dateline.readings.speech.sayings import Saying
from dateline.readings.speech.subjects import speaker_of, stands_for_quotation

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_REACH = 14
_LABEL = re.compile(r"\s*([A-Z][\w.’'-]*(?:\s+[A-Z(][\w.’')-]*){0,3})\s*:\s+(?=\S)")


def by_form(frame: Passage, placeholder: int) -> Saying | None:
    """Find a speaker without a known cue: "Duran: '…'", "she apologised: '…'", "'…,' mused Duran"."""
    return _after_colon(frame, placeholder) or _before_verb(frame, placeholder)


def label(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give the offsets of the name that opens a paragraph before a colon, as in an interview; None where none does."""
    match = _LABEL.match(text, start, end)
    return match.span(1) if match else None


def labelled(frame: Passage, name: tuple[int, int]) -> Saying | None:
    """Read a paragraph of an interview: all that follows the name and its colon is said."""
    doc = frame.doc
    tokens = frame.tokens_in(*name)
    colon = tokens[-1].i + 1 if tokens else 0
    if not 0 < colon < len(doc) or doc[colon].text != ":":
        return None
    return Saying(
        passage=frame, at=doc[colon], first=colon, last=colon, cue=plain(), head=tokens[-1], said=set(range(colon + 1, len(doc))),
        own=set(range(colon + 1)), channel="interview", stance="asserts", hedged=False, takes_quote=True,
    )  # fmt: skip


def _after_colon(frame: Passage, placeholder: int) -> Saying | None:
    doc = frame.doc
    at = placeholder - 1
    while at >= 0 and doc[at].is_quote:
        at -= 1
    if at < 1 or doc[at].text != ":":
        return None
    first = doc[at].sent.start if doc[at].sent.start < at else doc[at - 1].sent.start
    before = [token for token in doc[first:at] if not token.is_punct]
    if not before:
        return None
    top = next((t for t in before if t.head == t or not first <= t.head.i < at), before[-1])
    head = speaker_of(top) if top.pos_ in {"VERB", "AUX"} else top if top.pos_ == "PROPN" else None
    if head is None or not first <= head.i < at:
        return None
    cue = doc[at] if head == top else top
    return _formed(frame, cue, head)


def _before_verb(frame: Passage, placeholder: int) -> Saying | None:
    """Read "'…,' Duran mused" and "'…?' mused Duran": a comma or question inside the marks, then subject and verb."""
    doc = frame.doc
    at = placeholder + 1
    closing = doc[at].text if at < len(doc) else ""
    if closing not in {",", "?", "!"}:
        return None
    while at < len(doc) and (doc[at].is_punct or doc[at].is_quote):
        at += 1
    for token in doc[at : at + _REACH]:
        if token.text in {".", ";"} or stands_for_quotation(token):
            return None
        if token.tag_ in _FINITE and token.pos_ == "VERB":
            head = speaker_of(token)
            opens = head is not None and min(own_clause(token, head)) == at
            return _formed(frame, token, head) if head is not None and opens else None
    return None


def _formed(frame: Passage, cue: Token, head: Token) -> Saying:
    return Saying(
        passage=frame, at=cue, first=cue.i, last=cue.i, cue=plain(), head=head, said=set(),
        own=own_clause(cue, head if cue.is_ancestor(head) else None), channel="speech", stance="asserts", hedged=False, takes_quote=True,
    )  # fmt: skip


def plain() -> Cue:
    """Give the group of the plainest cue, for speech that has none of its own."""
    return cues_by_word("verb")["say"][0]
