"""What a report is: bytes as received, and clean text in zones.

Offsets everywhere in dateline count Unicode code points of ``Article.text``; ``end`` is exclusive.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Literal

from msgspec import Struct

ZoneKind = Literal["headline", "dateline", "body", "caption", "post", "furniture", "other-language"]
DateBasis = Literal["metadata", "url", "dateline", "byline", "post"]


class Span(Struct, frozen=True, kw_only=True):
    """A stretch of an article: ``text[start:end] == quote``, checked wherever it passes a door."""

    start: int
    end: int
    quote: str


class RawItem(Struct, frozen=True, kw_only=True):
    """The bytes as received: one file, or one record of a file that holds many."""

    id: str
    """``raw-`` and the first 16 hex digits of the SHA-256 of ``content``."""
    path: str
    """Where from, as the user gave it; a record in a file of many is ``file.jsonl:12``, standard input is ``-``."""
    content: bytes
    received_at: datetime
    media: str
    """How to read the bytes: ``text``, ``markdown``, ``html``, ``json``."""


class StatedDate(Struct, frozen=True, kw_only=True):
    """A date the item itself states for its publication, with where it stands.

    ``start``/``end`` point into the text where the date was read there, else both are None.
    """

    on: date
    basis: DateBasis
    text: str
    start: int | None = None
    end: int | None = None


class Zone(Struct, frozen=True, kw_only=True):
    """A stretch of an article with one function. Zones do not overlap and stand in order; white space may lie between."""

    kind: ZoneKind
    start: int
    end: int
    language: str
    """ISO 639-1, or ``und`` where it cannot be told."""
    author: str | None = None
    """Of an embedded post: name or handle."""
    posted_on: date | None = None
    """Of an embedded post: the date under it."""


class Article(Struct, frozen=True, kw_only=True):
    """One report. An edited report is another Article."""

    id: str
    """``art-`` and 16 hex digits over outlet, URL and text."""
    raw_id: str
    path: str
    url: str | None
    title: str | None
    outlet: str | None
    """Name of the publisher as stated, or None."""
    text: str
    language: str
    """The language most of the prose is in."""
    languages: tuple[str, ...]
    zones: tuple[Zone, ...]
    dates: tuple[StatedDate, ...]
    received_at: datetime


def raw_id(content: bytes) -> str:
    """Name bytes by what they are."""
    return "raw-" + hashlib.sha256(content).hexdigest()[:16]


def article_id(outlet: str | None, url: str | None, text: str) -> str:
    """Name a report by who published it, where, and its words."""
    return identify("art", outlet or "", url or "", text)


def identify(prefix: str, *parts: str) -> str:
    """Give the stable id of a thing from the parts that make it what it is."""
    return f"{prefix}-" + hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
