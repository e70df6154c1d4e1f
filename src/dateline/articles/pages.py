"""A web page as a draft: its paragraphs without the page around them, and what its head states about it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

import msgspec

from dateline.articles.draft import Block, Draft, Stated, compose
from dateline.articles.fields import news_article, stated_of
from dateline.articles.markup import Tag, attribute, blocks, depth, scan
from dateline.articles.stated import parse_stated
from dateline.errors import InputError
from dateline.model.article import StatedDate

_DEEPEST = 200
_LONGEST = 3_000_000
"""Characters and levels up to which the extractor is asked which part of a page is the report."""
_TITLES = ("og:title", "twitter:title", "headline", "dc.title", "parsely-title")
_SITES = ("og:site_name", "application-name", "dc.publisher", "publisher")
_ADDRESSES = ("canonical", "og:url")
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate",
    "publishdate", "publish-date", "publish_date", "dc.date.issued", "dc.date", "dcterms.created", "dc.date.created",
    "dcterms.date", "cxenseparse:recs:publishtime", "date", "time",
)  # fmt: skip


def read_page(page: str, item: str) -> Draft:
    """Turn an HTML page into a draft. Raises InputError (``needs-extra``) where the extra ``html`` is not installed."""
    stated = _stated(page)
    found = blocks(page)
    chosen = _choose(found, _main_text(page, item))
    return compose(chosen or [block for block in found if block.kind != "furniture"], stated)


def _main_text(page: str, item: str) -> str:
    """Ask trafilatura which text of the page is the report; empty where the page is beyond what it can take."""
    try:
        import trafilatura
    except ImportError as error:
        raise InputError(
            f"{item}: reading HTML needs one more package; pip install dateline[html]", kind="needs-extra", item=item
        ) from error
    if len(page) > _LONGEST or depth(page) > _DEEPEST:
        return ""
    text = trafilatura.extract(page, output_format="txt", include_comments=False, include_tables=True, fast=False)
    return str(text or "")


def _choose(found: list[Block], main: str) -> list[Block]:
    """Keep the blocks that stand in the main text, and the captions, posts and headings among them."""
    lines = {_key(line) for line in main.split("\n")}
    whole = "".join(_key(line) for line in main.split("\n"))
    inside = [_is_inside(block, lines, whole) for block in found]
    if sum(len(_key(b.text)) for b, kept in zip(found, inside, strict=True) if kept) < 0.7 * len(whole):
        return [Block(line) for line in main.split("\n") if line.strip()]
    places = [number for number, kept in enumerate(inside) if kept]
    if not places:
        return []
    between = range(places[0], places[-1] + 2)
    return [
        block
        for number, block in enumerate(found)
        if inside[number] or (number in between and block.kind in {"caption", "post"})
    ]


def _is_inside(block: Block, lines: set[str], whole: str) -> bool:
    key = _key(block.text)
    return key in lines or (len(key) >= 30 and key in whole)


def _key(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _stated(page: str) -> Stated:
    """Read the head of a page: linked data first, then meta elements, then what stands in the page itself."""
    head = _Head()
    for piece in scan(page):
        if isinstance(piece, Tag):
            head.read(piece)
        elif head.heading is not None and len(head.heading) < 300:
            head.heading += html.unescape(piece)
    linked = stated_of(head.article) if head.article is not None else Stated()
    site = linked.outlet or head.first(_SITES)
    title = linked.title or head.first(_TITLES) or _squeeze(head.headings[0] if head.headings else "")
    return Stated(
        title=_squeeze(html.unescape(title)) if title else _without_site(head.title, site),
        outlet=site,
        url=_web(linked.url, head.first(_ADDRESSES)),
        language=linked.language or head.language,
        dates=linked.dates or head.dates(),
    )


class _Head:
    """What the elements of a page state about it, the first statement of each name kept."""

    def __init__(self) -> None:
        self.meta: dict[str, str] = {}
        self.times: list[str] = []
        self.marked_times: list[str] = []
        self.headings: list[str] = []
        self.heading: str | None = None
        self.title: str | None = None
        self.language: str | None = None
        self.article: dict[str, object] | None = None

    def read(self, tag: Tag) -> None:
        if tag.name == "h1":
            self._heading(tag)
        elif tag.closing:
            return
        elif tag.name == "meta":
            name = attribute(tag, "property") or attribute(tag, "name") or attribute(tag, "itemprop") or ""
            self._keep(name, attribute(tag, "content"))
        elif tag.name == "link" and (attribute(tag, "rel") or "").lower() == "canonical":
            self._keep("canonical", attribute(tag, "href"))
        elif tag.name == "html":
            self.language = self.language or attribute(tag, "lang")
        elif tag.name == "title":
            self.title = self.title or _squeeze(html.unescape(tag.inside))
        elif tag.name == "time":
            self._time(tag)
        elif tag.name == "script" and "ld+json" in (attribute(tag, "type") or "").lower():
            self._linked(tag.inside)

    def first(self, names: Iterable[str]) -> str | None:
        return next((self.meta[name] for name in names if name in self.meta), None)

    def dates(self) -> tuple[StatedDate, ...]:
        """Give the date of publication; bare time elements count only where all of them name one day."""
        stated = [*(self.meta[name] for name in _DATES if name in self.meta), *self.marked_times]
        days = {parse_stated(value) for value in self.times}
        if not stated and len(days) == 1:
            stated = self.times
        for value in stated:
            if (day := parse_stated(value)) is not None:
                return (StatedDate(on=day, basis="metadata", text=value[:100]),)
        return ()

    def _heading(self, tag: Tag) -> None:
        if tag.closing and self.heading is not None:
            self.headings.append(self.heading)
            self.heading = None
        elif not tag.closing and not self.headings:
            self.heading = ""

    def _keep(self, name: str, value: str | None) -> None:
        if name and value and value.strip():
            self.meta.setdefault(name.lower(), value.strip())

    def _time(self, tag: Tag) -> None:
        value = attribute(tag, "datetime")
        if not value:
            return
        marked = attribute(tag, "pubdate") is not None or "datepublished" in (attribute(tag, "itemprop") or "").lower()
        (self.marked_times if marked else self.times).append(value)

    def _linked(self, inside: str) -> None:
        if self.article is not None or len(inside) > 1_000_000:
            return
        try:
            found = news_article(msgspec.json.decode(inside.strip().encode("utf-8", "replace")))
        except (msgspec.DecodeError, RecursionError):
            return
        self.article = dict(found) if found is not None else None


def _without_site(title: str | None, site: str | None) -> str | None:
    """Take the name of the site off the end of a page title."""
    if not title:
        return None
    parts = re.split(r"\s+[|–—«»-]\s+", title)
    named = site is not None and parts[-1].casefold() in {site.casefold(), *site.casefold().split()}
    return (
        title[: title.rindex(parts[-1])].rstrip(" |–—«»-")
        if len(parts) > 1 and (named or len(parts[-1].split()) <= 4)
        else title
    )


def _web(*addresses: str | None) -> str | None:
    return next((address for address in addresses if address and re.match(r"https?://", address)), None)


def _squeeze(text: str) -> str:
    return " ".join(text.split())
