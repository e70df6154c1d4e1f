"""Raw items become articles: decoded, cleaned, cut into zones, with what they state about themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import msgspec

from dateline.articles.draft import Block, Draft, compose
from dateline.articles.encodings import clean, decode, refuse_binary
from dateline.articles.fields import body_of, stated_of
from dateline.articles.layout import unwrap
from dateline.articles.markdown import read_markdown
from dateline.articles.markup import blocks, looks_like_markup
from dateline.articles.pages import read_page
from dateline.articles.stated import date_in_address, host_of
from dateline.articles.zones import divide
from dateline.errors import InputError
from dateline.model.article import Article, RawItem, StatedDate, Zone, article_id

LARGEST_TEXT = 1_000_000
"""Characters of the text of one report; a longer one is a book or a dump, and is set aside as ``too-large``."""
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html\b)", re.IGNORECASE | re.DOTALL
)

_BRACKETS = re.compile(r"\((?P<name>[^\W\d_a-z][^()\d]{1,38})\)")


def extract(item: RawItem) -> Article:
    """Make the article of one raw item.

    Raises InputError, its message ending in what to do: ``empty``, ``binary``, ``encoding``, ``json``, ``no-text``,
    ``too-large``, ``needs-extra``.
    """
    draft = _READERS.get(item.media, _read_text)(item)
    _check(draft.text, item)
    division = divide(draft)
    stated = draft.stated
    outlet = stated.outlet or host_of(stated.url) or _in_dateline(draft.text, division.zones) or division.outlet
    in_address = date_in_address(stated.url)
    from_url = (StatedDate(on=in_address[0], basis="url", text=in_address[1]),) if in_address else ()
    return Article(
        id=article_id(outlet, stated.url, draft.text),
        raw_id=item.id,
        path=item.path,
        url=stated.url,
        title=division.title,
        outlet=outlet,
        text=draft.text,
        language=division.language,
        languages=division.languages,
        zones=division.zones,
        dates=(*stated.dates, *from_url, *division.dates),
        received_at=item.received_at,
    )


def _in_dateline(text: str, zones: Iterable[Zone]) -> str | None:
    """Give the outlet or agency a dateline names in brackets: ``GOMA, 3 May (Lake Gazette) -``."""
    for zone in zones:
        named = _BRACKETS.search(text, zone.start, zone.end) if zone.kind == "dateline" else None
        if named is not None:
            return named["name"]
    return None


def _read_text(item: RawItem) -> Draft:
    text = decode(item.content, item.path)
    if _PAGE.match(text):
        return read_page(clean(text), item.path)
    return Draft(text=_unwrapped(clean(text), item))


def _read_markdown(item: RawItem) -> Draft:
    return read_markdown(_limited(clean(decode(item.content, item.path)), item))


def _read_html(item: RawItem) -> Draft:
    return read_page(clean(decode(item.content, item.path, markup=True)), item.path)


def _read_json(item: RawItem) -> Draft:
    refuse_binary(item.content, item.path)
    text = decode(item.content, item.path)
    try:
        record = msgspec.json.decode(text.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError) as error:
        message = f"{item.path}: not valid JSON ({error}); correct it and add it again"
        raise InputError(message, kind="json", item=item.path) from error
    if isinstance(record, str):
        return Draft(text=_unwrapped(clean(record), item))
    if not isinstance(record, dict):
        message = f"{item.path}: a report must be a JSON object with a field text, body or content"
        raise InputError(message, kind="json", item=item.path)
    stated, pieces = stated_of(record), body_of(record)
    if not pieces and not stated.title:
        message = f"{item.path}: no words in it; give the report in a field text, body or content"
        raise InputError(message, kind="no-text", item=item.path)
    if any(looks_like_markup(piece) for piece in pieces):
        found = [block for piece in pieces for block in blocks(_limited(piece, item))]
        return compose([block for block in found if block.kind != "furniture"], stated)
    body = _unwrapped(clean("\n\n".join(pieces)), item).strip()
    draft = compose([Block(line) for line in body.split("\n")[:1]], stated)
    rest = body.partition("\n")
    return msgspec.structs.replace(draft, text=draft.text + rest[1] + rest[2])


def _unwrapped(text: str, item: RawItem) -> str:
    return unwrap(_limited(text, item))


def _limited(text: str, item: RawItem) -> str:
    if len(text) > 3 * LARGEST_TEXT:
        raise _too_large(item)
    return text


def _check(text: str, item: RawItem) -> None:
    if not any(character.isalnum() for character in text):
        message = f"{item.path}: no words in it once it is decoded; leave it out or fetch it again"
        raise InputError(message, kind="no-text", item=item.path)
    if len(text) > LARGEST_TEXT:
        raise _too_large(item)


def _too_large(item: RawItem) -> InputError:
    message = f"{item.path}: more than {LARGEST_TEXT:,} characters of text; split it into single reports"
    return InputError(message, kind="too-large", item=item.path)


_READERS: dict[str, Callable[[RawItem], Draft]] = {
    "text": _read_text,
    "markdown": _read_markdown,
    "html": _read_html,
    "json": _read_json,
}
