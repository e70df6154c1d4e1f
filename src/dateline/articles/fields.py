"""What the fields of a JSON record mean, under the many names they go by (schema.org and ninjs among them)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dateline.articles.draft import Stated
from dateline.articles.stated import host_of, parse_stated
from dateline.model.article import StatedDate

Record = Mapping[str, Any]

_BODY = (
    "text", "body", "content", "article", "fulltext", "articlebody", "bodies", "bodytext", "contenttext", "bodyhtml",
    "contenthtml", "maintext", "articlecontent", "rawtext", "plaintext", "story", "html",
)  # fmt: skip
_BRIEF = ("description", "summary", "abstract", "snippet", "lead", "standfirst")
_TITLE = ("title", "headline", "headlines", "webtitle", "name", "subject")
_URL = (
    "url",
    "link",
    "weburl",
    "canonicalurl",
    "permalink",
    "uri",
    "mainentityofpage",
    "sourceurl",
    "externalurl",
    "@id",
)
_OUTLET = (
    "outlet", "publisher", "source", "sourcename", "site", "sitename", "publication", "newspaper", "newsoutlet", "provider",
    "domain", "infosources",
)  # fmt: skip
_PUBLISHED = (
    "published", "publishedat", "datepublished", "pubdate", "publisheddate", "publicationdate", "publishdate",
    "publishtime", "webpublicationdate", "firstcreated", "versioncreated", "firstpublished", "seendate", "date", "datetime", "timestamp",
    "createdat", "created",
)  # fmt: skip
_LANGUAGE = ("language", "lang", "inlanguage")
_INNER = ("article", "fields", "attributes", "newsarticle", "document", "doc", "story")
_NAMES = ("name", "title", "value", "text", "legalname", "@value", "id", "@id", "url")
_ARTICLES = ("newsarticle", "article", "reportagenewsarticle", "liveblogposting", "blogposting", "analysisnewsarticle")


def body_of(record: Record) -> tuple[str, ...]:
    """Give the text of a record, plain or HTML, in the pieces it comes in; its summary where it has nothing longer."""
    known = _flatten(record)
    for name in (*_BODY, *_BRIEF):
        pieces = tuple(piece for piece in _texts(known.get(name)) if piece.strip())
        if pieces:
            return pieces
    return ()


def stated_of(record: Record) -> Stated:
    """Give what a record states about itself: title, outlet, address, language, and its date of publication."""
    known = _flatten(record)
    url = next((value for value in _named(known, _URL) if "://" in value), None)
    outlet = next(_named(known, _OUTLET), None)
    return Stated(
        title=next(_named(known, _TITLE), None),
        outlet=host_of(outlet) if outlet and "://" in outlet else outlet,
        url=url,
        language=next(_named(known, _LANGUAGE), None),
        dates=_dates(known),
    )


def unread_date(record: Record) -> str | None:
    """Give what a record states as its date of publication where no day can be read from it; None where one can."""
    known = _flatten(record)
    told = [str(known[name])[:60] for name in _PUBLISHED if name in known]
    return told[0] if told and not _dates(known) else None


def news_article(data: object) -> Record | None:
    """Find the article in linked data (schema.org), which may be a list or a graph of things; None where it has none."""
    for thing in _things(data):
        kinds = thing.get("@type", "")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(str(name).lower() in _ARTICLES for name in names):
            return thing
    return None


def _things(data: object, level: int = 0) -> Iterable[Record]:
    if isinstance(data, Mapping):
        yield data
        if level < 3 and "@graph" in data:
            yield from _things(data["@graph"], level + 1)
    elif isinstance(data, list) and level < 3:
        for thing in data[:100]:
            yield from _things(thing, level + 1)


def _flatten(record: Record) -> dict[str, Any]:
    """Fold spellings of names (``published_at``, ``publishedAt``) and bring up what an inner object holds."""
    known = {_fold(name): value for name, value in reversed(list(record.items())) if value not in (None, "", [], {})}
    for name in _INNER:
        if isinstance(inner := known.get(name), Mapping):
            known = {
                **{_fold(key): value for key, value in inner.items()},
                **{k: v for k, v in known.items() if k != name},
            }
    return known


def _fold(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "").replace(" ", "").replace("dc:", "").replace("og:", "")


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts(
            next((value[name] for name in ("value", "text", "content", "html", "rendered") if name in value), None)
        )
    elif isinstance(value, list):
        bodies = [piece for piece in value if isinstance(piece, Mapping) and "contenttype" in piece]
        for piece in bodies[:1] or value:
            yield from _texts(piece)


def _named(known: Record, names: Iterable[str]) -> Iterator[str]:
    """Give the values of some fields as plain strings; an object stands for its name."""

    def plain(value: object, level: int = 0) -> str | None:
        if isinstance(value, str):
            return value.strip() or None
        if isinstance(value, list) and value:
            return plain(value[0], level + 1) if level < 3 else None
        if isinstance(value, Mapping) and level < 3:
            return next((found for name in _NAMES if (found := plain(value.get(name), level + 1))), None)
        return None

    return iter([found for name in names if (found := plain(known.get(name)))])


def _dates(known: Record) -> tuple[StatedDate, ...]:
    for name in _PUBLISHED:
        value = known.get(name)
        if isinstance(value, Mapping):
            value = value.get("$date", value.get("value"))
        if (day := parse_stated(value)) is not None:
            return (StatedDate(on=day, basis="metadata", text=str(value)[:100]),)
    return ()
