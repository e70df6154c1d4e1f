"""The paragraphs of one report while it is being decided what each of them is."""

from __future__ import annotations

from collections import Counter
from datetime import date

from dateline.articles.draft import Draft
from dateline.articles.layout import paragraphs
from dateline.articles.lines import LineRule, Signature, signature_of
from dateline.model.article import ZoneKind

_LONGEST_POST = 12
"""Lines an embedded post may have before its signature."""


class Part:
    """One paragraph, or one embedded post of several lines; ``kind`` is None until it is decided."""

    __slots__ = ("author", "block", "end", "kind", "posted_on", "rule", "start", "text")

    def __init__(self, text: str, start: int, end: int, block: int, kind: ZoneKind | None = None) -> None:
        self.text = text[start:end]
        self.start, self.end, self.block = start, end, block
        self.kind = kind
        self.rule: LineRule | None = None
        """The rule that made it furniture or a caption."""
        self.author: str | None = None
        self.posted_on: date | None = None


def parts_of(draft: Draft) -> list[Part]:
    """Cut a draft into its parts, each embedded post in one piece with its signature."""
    parts = [Part(draft.text, p.start, p.end, p.block, _kind(draft, p.start)) for p in paragraphs(draft.text)]
    return _posts(draft.text, _marked_posts(draft.text, parts))


def _kind(draft: Draft, start: int) -> ZoneKind | None:
    kind = draft.kinds.get(start)
    return None if kind == "unknown" else kind


def _marked_posts(text: str, parts: list[Part]) -> list[Part]:
    """Join the lines of posts that the format marks as such."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if last is not None and last.kind == "post" and last.block == part.block:
            joined[-1] = _join(text, [last, part], signature_of(part.text))
        else:
            joined.append(part)
    return joined


def _posts(text: str, parts: list[Part]) -> list[Part]:
    """Join the lines around each signature into one post."""
    sizes = Counter(part.block for part in parts)
    joined: list[Part] = []
    header: tuple[int, Signature] | None = None
    for number, part in enumerate(parts):
        signature = signature_of(part.text) if part.kind is None else None
        if signature is not None and signature.place == "before":
            header = (part.block, signature)
            joined.append(_join(text, [part], signature))
        elif signature is not None:
            ends_block = number + 1 == len(parts) or parts[number + 1].block != part.block
            words = _words_before(joined, part, by_blocks=ends_block and _stands_apart(sizes, part.block))
            del joined[len(joined) - len(words) :]
            joined.append(_join(text, [*words, part], signature))
        elif header is not None and header[0] == part.block and joined[-1].kind == "post":
            joined[-1] = _join(text, [joined[-1], part], header[1])
        else:
            joined.append(part)
    return joined


def _words_before(done: list[Part], signature: Part, *, by_blocks: bool) -> list[Part]:
    """Give the lines a signature stands under: its block, or where the signature stands apart, the block or line before."""
    if not done or done[-1].kind is not None:
        return []
    if done[-1].block != signature.block or not by_blocks:
        return [done[-1]] if done[-1].block == signature.block or signature.block - done[-1].block == 1 else []
    words: list[Part] = []
    for part in reversed(done[-_LONGEST_POST:]):
        if part.block != signature.block or part.kind is not None:
            break
        words.insert(0, part)
    return words


def _stands_apart(sizes: Counter[int], block: int) -> bool:
    """Tell whether blank lines part the paragraphs of a text, so that the lines of this block belong together."""
    others = [size for number, size in sizes.items() if number != block]
    return sizes[block] <= _LONGEST_POST and sum(size == 1 for size in others) * 2 >= max(1, len(others))


def _join(text: str, lines: list[Part], signature: Signature | None) -> Part:
    post = Part(text, lines[0].start, lines[-1].end, lines[-1].block, "post")
    known = next((line for line in lines if line.author is not None), None)
    if signature is not None:
        post.author, post.posted_on = signature.author, signature.posted_on
    elif known is not None:
        post.author, post.posted_on = known.author, known.posted_on
    return post
