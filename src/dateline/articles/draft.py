"""A report on its way from bytes to zones: its text, what is known of its lines, and what it states about itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from dateline.articles.encodings import clean
from dateline.model.article import StatedDate

BlockKind = Literal["headline", "caption", "post", "furniture", "unknown"]


class Block(Struct, frozen=True):
    """One paragraph of a format that marks them; only a post holds line ends."""

    text: str
    kind: BlockKind = "unknown"


class Stated(Struct, frozen=True, kw_only=True):
    """What an item states about itself, apart from its words."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    dates: tuple[StatedDate, ...] = ()


class Draft(Struct, frozen=True, kw_only=True):
    """Clean text, and the kind of those paragraphs whose format tells it, by the offset they start at."""

    text: str
    stated: Stated = Stated()
    kinds: dict[int, BlockKind] = {}


def compose(blocks: Iterable[Block], stated: Stated) -> Draft:
    """Write blocks one after the other, the title first where the body does not open with it."""
    cleaned = [Block(_trim(block.text, block.kind), block.kind) for block in blocks]
    cleaned = [block for block in cleaned if block.text]
    title = _trim(stated.title or "", "headline")
    cleaned = _split_title(cleaned, title)
    if title and not any(block.text.casefold().startswith(title.casefold()) for block in cleaned[:4]):
        cleaned.insert(0, Block(title, "headline"))
    parts: list[str] = []
    kinds: dict[int, BlockKind] = {}
    position = 0
    for block in cleaned:
        if block.kind != "unknown" or block.text.casefold() == title.casefold():
            kinds[position] = "headline" if block.kind == "unknown" else block.kind
        parts.append(block.text)
        position += len(block.text) + 2
    return Draft(text="\n\n".join(parts), stated=stated, kinds=kinds)


def _split_title(blocks: list[Block], title: str) -> list[Block]:
    """Part the title from the first paragraph where a body runs on from it in one line."""
    first = blocks[0].text if blocks else ""
    if not title or len(first) <= len(title) + 2 or not first.casefold().startswith(title.casefold()):
        return blocks
    gap = re.match(r"[.:!?]?\s+(?=\S)", first[len(title) :])
    if gap is None or len(title.split()) < 3:
        return blocks
    cut = len(title) + gap.end()
    return [Block(first[:cut].rstrip(), "headline"), Block(first[cut:], blocks[0].kind), *blocks[1:]]


def _trim(text: str, kind: BlockKind) -> str:
    lines = [re.sub(r" {2,}", " ", line).strip() for line in clean(text).split("\n")]
    return ("\n" if kind == "post" else " ").join(line for line in lines if line)
