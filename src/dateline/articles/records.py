"""One file's bytes as raw items: unpacked, within the limits, and cut into records where it holds many."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from typing import BinaryIO, Literal, cast

import msgspec

from dateline.articles.encodings import decode
from dateline.errors import InputError
from dateline.model.article import RawItem, raw_id
from dateline.model.picture import Problem

Form = Literal["text", "markdown", "html", "json", "json-lines"]

LARGEST_ITEM = 20_000_000
"""Bytes of one report (one file, or one record of a file of many); more is set aside as ``too-large``."""
LARGEST_FILE = 200_000_000
"""Bytes of one JSON file, which has to be held whole; JSON Lines files may have any length."""
_CHUNK = 1 << 20
_GZIP = b"\x1f\x8b"
_LISTS = ("articles", "items", "results", "documents", "docs", "entries", "posts", "hits", "value", "data", "response")
"""Fields under which services wrap a list of reports."""


class Source(msgspec.Struct, frozen=True):
    """Where the bytes of one file come from. ``rewinds`` tells that ``open`` can be called twice."""

    path: str
    form: Form
    open: Callable[[], BinaryIO | io.BufferedReader]
    rewinds: bool


def read_items(source: Source, now: datetime) -> Iterator[RawItem | Problem]:
    """Give the reports of one file; a record that is bad is a Problem and the others go on. Raises OSError."""
    try:
        if source.form == "json-lines":
            yield from _lines(source, now)
        elif source.form == "json":
            yield from _document(source, now)
        else:
            content = _whole(source, LARGEST_ITEM)
            yield _item(source.path, content, source.form, now)
    except InputError as error:
        yield _problem(error)


def sniff(stream: BinaryIO) -> tuple[Form, io.BufferedReader]:
    """Tell by their first bytes what comes in on a stream without a name; gives the stream unread."""
    buffered = _peekable(stream)
    head = buffered.peek(4096)[:4096]
    if head.startswith(_GZIP):
        unpacked = io.BufferedReader(gzip.GzipFile(fileobj=buffered), _CHUNK)
        try:
            head = unpacked.peek(4096)[:4096]
        except (EOFError, OSError, zlib.error):
            head = b""
        return _form(head), cast("io.BufferedReader", unpacked)
    return _form(head), buffered


def _peekable(stream: BinaryIO | io.BufferedReader) -> io.BufferedReader:
    """Give a stream whose first bytes can be looked at without taking them."""
    return (
        cast("io.BufferedReader", stream)
        if hasattr(stream, "peek")
        else io.BufferedReader(cast("io.RawIOBase", stream), _CHUNK)
    )


def _form(head: bytes) -> Form:
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith((b"{", b"[{")):
        first, newline, rest = start.partition(b"\n")
        return "json-lines" if newline and rest.strip() and _fault(first) is None else "json"
    if start[:1] == b"<" and (b"<html" in start.lower() or b"<!doctype" in start[:20].lower()):
        return "html"
    return "text"


def _whole(source: Source, limit: int) -> bytes:
    """Read all bytes, unpacked. Raises InputError: ``empty``, ``too-large``, ``gzip``."""
    with closing(source.open()) as opened:
        chunks, size = [], 0
        for chunk in _unpacked(opened, source.path):
            size += len(chunk)
            if size > limit:
                raise _too_large(source.path, limit)
            chunks.append(chunk)
    content = b"".join(chunks)
    if not content.strip():
        raise _empty(source.path)
    return content


def _unpacked(opened: BinaryIO | io.BufferedReader, path: str) -> Iterator[bytes]:
    """Give the bytes in pieces, gzip undone. A torn archive raises InputError at its end, before anything is kept."""
    buffered = _peekable(opened)
    packed = buffered.peek(2)[:2] == _GZIP
    if path.lower().endswith(".gz") and not packed and buffered.peek(1):
        raise InputError(f"{path}: not gzip, in spite of its name; take .gz off its name", kind="gzip", item=path)
    stream = gzip.GzipFile(fileobj=buffered) if packed else buffered
    try:
        while chunk := stream.read(_CHUNK):
            yield chunk
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise InputError(
            f"{path}: the gzip file is torn or damaged ({error}); nothing of it was kept. Fetch it again",
            kind="gzip",
            item=path,
        ) from error


def _lines(source: Source, now: datetime) -> Iterator[RawItem | Problem]:
    """Give one item a line. A gzip file is read through once before, so that nothing of a torn one is kept."""
    if not source.rewinds:
        content = _whole(source, LARGEST_FILE)
        source = msgspec.structs.replace(source, open=lambda: io.BytesIO(content), rewinds=True)
    with closing(source.open()) as opened:
        for _ in _unpacked(opened, source.path):
            pass
    empty = True
    with closing(source.open()) as opened:
        for number, line in enumerate(_split(_as_utf8(_unpacked(opened, source.path))), start=1):
            if line is None or line.strip():
                empty = False
                yield _record(f"{source.path}:{number}", line, now)
    if empty:
        raise _empty(source.path)


def _as_utf8(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Take off a byte order mark, and recode UTF-16 so that lines can be told."""
    first = next(chunks, b"")
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        decoder = codecs.getincrementaldecoder("utf-16")(errors="replace")
        yield decoder.decode(first).encode("utf-8", "replace")
        for chunk in chunks:
            yield decoder.decode(chunk).encode("utf-8", "replace")
        return
    yield first.removeprefix(codecs.BOM_UTF8)
    yield from chunks


def _split(chunks: Iterator[bytes]) -> Iterator[bytes | None]:
    """Cut at line ends; None stands for a line over the limit, whose bytes are let go as they come."""
    parts: list[bytes] = []
    size = 0
    for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for piece in ended:
            yield b"".join([*parts, piece]) if size + len(piece) <= LARGEST_ITEM else None
            parts, size = [], 0
        size += len(rest)
        parts = [*parts, rest] if size <= LARGEST_ITEM else []
    if size:
        yield b"".join(parts) if size <= LARGEST_ITEM else None


def _document(source: Source, now: datetime) -> Iterator[RawItem | Problem]:
    """Give the one report of a JSON file, or each element of the list it holds or wraps."""
    content = _whole(source, LARGEST_FILE)
    content = decode(content, source.path).encode("utf-8", "replace")
    try:
        elements = _elements(content)
    except (msgspec.DecodeError, RecursionError) as error:
        yield from _lines_or_fault(content, source.path, now, error)
        return
    if elements is None:
        yield _record(source.path, content, now)
        return
    if not elements:
        raise InputError(
            f"{source.path}: an empty list; there is nothing to read in it", kind="empty", item=source.path
        )
    for number, element in enumerate(elements, start=1):
        yield _record(f"{source.path}#{number}", bytes(element), now)


def _elements(content: bytes) -> list[msgspec.Raw] | None:
    """Give the elements of a list, or of the list an object wraps under a usual name; None for a single report."""
    if content.lstrip()[:1] == b"[":
        return msgspec.json.decode(content, type=list[msgspec.Raw])
    if content.lstrip()[:1] != b"{":
        msgspec.json.decode(content, type=msgspec.Raw)
        return None
    fields = msgspec.json.decode(content, type=dict[str, msgspec.Raw])
    for name in _LISTS:
        inner = bytes(fields.get(name, b"")).lstrip()
        if inner.startswith(b"[") and inner[1:].lstrip()[:1] in {b"{", b"]"}:
            return msgspec.json.decode(inner, type=list[msgspec.Raw])
        if name == "response" and inner.startswith(b"{"):
            return _elements(inner)
    return None


def _lines_or_fault(content: bytes, path: str, now: datetime, error: Exception) -> Iterator[RawItem | Problem]:
    """Read JSON Lines that go by another name line by line; anything else is a fault."""
    first, _, rest = content.lstrip().partition(b"\n")
    if rest.strip() and _fault(first) is None:
        lines = enumerate(content.split(b"\n"), start=1)
        yield from (_record(f"{path}:{number}", line, now) for number, line in lines if line.strip())
        return
    message = f"{path}: not valid JSON ({error}); correct it and add it again"
    yield _problem(InputError(message, kind="json", item=path))


def _record(path: str, content: bytes | None, now: datetime) -> RawItem | Problem:
    if content is None or len(content) > LARGEST_ITEM:
        return _problem(_too_large(path, LARGEST_ITEM))
    if fault := _fault(content):
        message = f"{path}: not valid JSON ({fault}); correct the record and add the file again"
        return _problem(InputError(message, kind="json", item=path))
    return _item(path, content.strip(), "json", now)


def _fault(content: bytes) -> str | None:
    """Say why some bytes are not JSON; None where they are."""
    try:
        msgspec.json.decode(content, type=msgspec.Raw)
    except (msgspec.DecodeError, RecursionError) as error:
        return str(error)
    return None


def _item(path: str, content: bytes, media: str, now: datetime) -> RawItem:
    return RawItem(id=raw_id(content), path=path, content=content, received_at=now, media=media)


def _too_large(path: str, limit: int) -> InputError:
    message = (
        f"{path}: more than {limit:,} bytes; split it into single reports, or write one report a line as JSON Lines"
    )
    return InputError(message, kind="too-large", item=path)


def _empty(path: str) -> InputError:
    return InputError(f"{path}: the file is empty; leave it out or fetch it again", kind="empty", item=path)


def _problem(error: InputError) -> Problem:
    return Problem(stage="collect", item=error.item, kind=error.kind, message=str(error))
