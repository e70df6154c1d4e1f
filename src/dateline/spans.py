"""Words stand where they are said to stand: checked at the door of every stage whose spans are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Protocol

import msgspec

from dateline.errors import InputError
from dateline.model.article import Article
from dateline.model.reading import Reading


class _Quoting(Protocol):
    """Anything that says which words it stands on."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def quote(self) -> str: ...


def check_article(article: Article) -> None:
    """Raise InputError where zones overlap or leave the text, or where the text cannot be written down."""
    position = 0
    for zone in article.zones:
        if not position <= zone.start <= zone.end <= len(article.text):
            raise InputError(
                f"{article.path}: its zones overlap or leave the text at {zone.start}-{zone.end}; report this file as a fault",
                kind="span",
                item=article.path,
            )
        position = zone.end
    try:
        msgspec.json.encode(article)
    except UnicodeEncodeError as error:
        raise InputError(
            f"{article.path}: holds half a character ({error.reason}); save it as UTF-8 and add it again",
            kind="encoding",
            item=article.path,
        ) from error


def check_reading(article: Article, reading: Reading) -> None:
    """Raise InputError where a quote is not what the article says at its place."""
    if reading.article_id != article.id:
        raise InputError(
            f"{article.path}: the reader {reading.reader} gave the reading of another article; report it as a fault",
            kind="span",
            item=article.path,
        )
    for start, end, quote in spans(reading):
        if start < 0 or article.text[start:end] != quote:
            raise InputError(
                f"{article.path}: the reader {reading.reader} quotes words that do not stand at {start}-{end}; "
                "its reading is not used. Report it as a fault",
                kind="span",
                item=article.path,
            )


def spans(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Give start, end and quote of everything in a reading that quotes."""
    triggers = (claim.trigger for claim in reading.claims)
    said = ((each.cue, *each.content) for each in reading.attributions)
    speakers = (each.speaker for each in reading.attributions if each.speaker is not None)
    parts: tuple[Iterable[_Quoting], ...] = (
        reading.mentions, reading.times, reading.quantities, reading.claims, reading.unread, triggers, chain(*said), speakers,
    )  # fmt: skip
    for part in chain(*parts):
        yield part.start, part.end, part.quote
