"""HTML as a stream of tags and text, and as blocks, by one linear scan: nothing in it runs, no depth can break it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from msgspec import Struct

from dateline.articles.draft import Block, BlockKind

_TAG = re.compile(
    r"<(?P<closing>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]{0,30})"
    r"(?:(?P<rest>(?:[^\"'<>]++|\"[^\"]{0,2000}+\"|'[^']{0,2000}+')*+)>|(?P<torn>[^<>]*+)>)"
)
"""A tag with its quotes in pairs, else (a quote is left open) up to the next angle. Possessive throughout: text that
could be paired in many ways is tried in one."""
_LONGEST_TAG = 20_000
_ATTRIBUTE = re.compile(r"([a-zA-Z_:@][\w:.-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_RAW = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "object", "textarea", "select", "math", "title"}
)
"""Elements whose inside is not markup of the page, or not text to be read."""
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html",
    "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul", "button", "label", "option", "center",
})  # fmt: skip
_KINDS: dict[str, BlockKind] = {
    **{f"h{level}": "headline" for level in range(1, 7)},
    "figcaption": "caption",
    "nav": "furniture",
    "footer": "furniture",
    "form": "furniture",
    "button": "furniture",
    "aside": "furniture",
}
_STRENGTH: tuple[BlockKind, ...] = ("post", "furniture", "caption", "headline", "unknown")
"""Which kind holds where elements of several lie in each other."""
_POST = re.compile(r"(?:twitter|instagram|facebook|telegram|bluesky|mastodon|tiktok)|\btweet", re.IGNORECASE)
_LOOKS = re.compile(
    r"<(?:p|br|div|a|b|i|em|strong|span|ul|ol|h[1-6]|blockquote|figure|img)\b[^<>]{0,500}>", re.IGNORECASE
)


class Tag(Struct, frozen=True):
    name: str
    closing: bool
    attributes: str
    """As written; ``attribute`` takes one out."""
    inside: str = ""
    """The raw inside of a script and its like."""


def looks_like_markup(text: str) -> bool:
    """Tell whether a JSON field holds HTML and not plain text."""
    return bool(_LOOKS.search(text))


def attribute(tag: Tag, name: str) -> str | None:
    """Give the value of one attribute, entities resolved; None where it is not there."""
    for hit in _ATTRIBUTE.finditer(tag.attributes):
        if hit[1].lower() == name:
            return html.unescape(hit[2] or hit[3] or hit[4] or "").strip()
    return None


def scan(page: str) -> Iterator[Tag | str]:
    """Cut a page into tags and text (entities still in it); comments and declarations are left out."""
    position = 0
    lowered: str | None = None
    endless: set[str] = set()
    while (opened := page.find("<", position)) >= 0:
        if opened > position:
            yield page[position:opened]
        following = page[opened + 1 : opened + 2]
        if following in {"!", "?"}:
            position = _after_comment(page, opened)
            continue
        hit = _TAG.match(page, opened, opened + _LONGEST_TAG)
        if hit is None:
            yield "<"
            position = opened + 1
            continue
        name, position = hit["name"].lower(), hit.end()
        inside, attributes = "", hit["rest"] or hit["torn"] or ""
        if name in _RAW and name not in endless and not hit["closing"] and not attributes.endswith("/"):
            lowered = page.lower() if lowered is None else lowered
            ended = _raw_inside(page, lowered, name, position)
            inside, position = ended or ("", position)
            if ended is None:
                endless.add(name)
        yield Tag(name, bool(hit["closing"]), attributes, inside)
    if position < len(page):
        yield page[position:]


def depth(page: str) -> int:
    """Measure how deeply elements lie in each other."""
    level = deepest = 0
    for piece in scan(page):
        if isinstance(piece, Tag) and piece.name not in _VOID and piece.name not in _RAW:
            level = max(0, level - 1) if piece.closing else level + 1
            deepest = max(deepest, level)
    return deepest


def blocks(page: str) -> list[Block]:
    """Give the text of a page or fragment paragraph by paragraph, with the kind its elements tell."""
    writer = _Writer()
    for piece in scan(page):
        if isinstance(piece, str):
            writer.text(html.unescape(piece))
        else:
            writer.tag(piece)
    writer.flush()
    return writer.done


class _Writer:
    """Collects text into blocks as elements open and close."""

    def __init__(self) -> None:
        self.done: list[Block] = []
        self.parts: list[str] = []
        self.open: list[tuple[str, BlockKind]] = []
        """Elements now open that tell a kind, outermost first."""

    def text(self, text: str) -> None:
        self.parts.append(re.sub(r"\s+", " ", text))

    def tag(self, tag: Tag) -> None:
        if tag.name == "br":
            self._break()
        elif tag.name in _BLOCKS:
            self._boundary(tag)

    def _break(self) -> None:
        """End the line: a line of a post, else a paragraph."""
        if self._kind() == "post":
            self.parts.append("\n")
        else:
            self.flush()

    def _boundary(self, tag: Tag) -> None:
        if self._kind() != "post":
            self.flush()
        else:
            self.parts.append("\n")
        if not tag.closing:
            kind = _KINDS.get(tag.name)
            if tag.name in {"blockquote", "div", "section"} and _POST.search(attribute(tag, "class") or ""):
                kind = "post" if tag.name == "blockquote" else None
            if kind is not None and len(self.open) < 1000:
                self.open.append((tag.name, kind))
        elif any(name == tag.name for name, _ in self.open):
            self._close(tag.name)

    def _close(self, name: str) -> None:
        while self.open:
            closed, kind = self.open[-1]
            if kind == "post":
                self.flush()
            self.open.pop()
            if closed == name:
                return

    def flush(self) -> None:
        text = "".join(self.parts).strip()
        self.parts = []
        if text:
            self.done.append(Block(text, self._kind()))

    def _kind(self) -> BlockKind:
        kinds = [kind for _, kind in self.open]
        return min(kinds, key=_STRENGTH.index) if kinds else "unknown"


def _after_comment(page: str, opened: int) -> int:
    mark = "-->" if page.startswith("<!--", opened) else "]]>" if page.startswith("<![CDATA[", opened) else ">"
    closed = page.find(mark, opened + 2)
    return closed + len(mark) if closed >= 0 else len(page)


def _raw_inside(page: str, lowered: str, name: str, position: int) -> tuple[str, int] | None:
    """Give the inside of a script and where the page goes on; None where it has no end."""
    closed = lowered.find(f"</{name}", position) if len(lowered) == len(page) else page.find(f"</{name}", position)
    if closed < 0:
        return None
    end = page.find(">", closed)
    return page[position:closed], end + 1 if end >= 0 else len(page)
