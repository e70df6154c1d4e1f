"""Which files there are: folders, names and endings, standard input; each becomes raw items or a Problem."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from dateline.articles.records import Form, Source, read_items, sniff
from dateline.model.article import RawItem
from dateline.model.picture import Problem

STAGE = "collect"
FORMS: dict[str, Form] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "json-lines",
    ".ndjson": "json-lines",
}
ENDINGS = ", ".join(FORMS)


def collect(paths: Iterable[str], now: datetime, stdin: BinaryIO | None = None) -> Iterator[RawItem | Problem]:
    """Read every report under ``paths``: files, folders (recursively, in sorted order), and ``-`` for ``stdin``.

    ``now`` is when the items were received. A file of many records gives one item a record, named
    ``file.jsonl:12`` (line) or ``file.json#3`` (element, from 1). Whatever cannot be read is a Problem and the rest
    goes on. Hidden files and folders are left out. Links to folders are followed, each folder is read once.
    """
    for path in paths:
        if path == "-":
            yield from _read_stdin(stdin, now)
        else:
            yield from _Walk(now).visit(path, named=True)


class _Walk:
    """One pass over a path the user gave; remembers folders so that links cannot lead round in a ring."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.visited: set[tuple[int, int]] = set()

    def visit(self, path: str, *, named: bool) -> Iterator[RawItem | Problem]:
        try:
            found = os.stat(path)
        except OSError as error:
            yield _problem(path, "missing", _why_missing(path, error))
            return
        if stat.S_ISDIR(found.st_mode):
            yield from self._folder(path, found)
        elif named or stat.S_ISREG(found.st_mode):
            yield from _read_file(path, form_of(path) or "text", self.now)
        else:
            yield _problem(
                path, "unreadable", f"{path}: a pipe or device inside a folder; name it yourself if it is meant"
            )

    def _folder(self, path: str, found: os.stat_result) -> Iterator[RawItem | Problem]:
        key = (found.st_dev, found.st_ino)
        if key in self.visited:
            yield _problem(
                path, "folder-loop", f"{path}: leads to a folder already read; its files were taken there once"
            )
            return
        self.visited.add(key)
        try:
            names = sorted(os.listdir(path))
        except OSError as error:
            yield _problem(path, "unreadable", f"{path}: {_reason(error)}; give yourself the right to read the folder")
            return
        unknown: Counter[str] = Counter()
        for name in (name for name in names if not name.startswith(".")):
            inner = os.path.join(path, name)
            if os.path.isfile(inner) and form_of(name) is None:
                unknown[Path(name).suffix.lower()] += 1
            else:
                yield from self.visit(inner, named=False)
        for ending, count in sorted(unknown.items()):
            yield _unknown(path, ending, count)


def form_of(path: str) -> Form | None:
    """Tell by its ending how a file is to be read; None for an ending that is not known."""
    name = path.lower().removesuffix(".gz")
    return FORMS.get(Path(name).suffix)


def _read_stdin(stdin: BinaryIO | None, now: datetime) -> Iterator[RawItem | Problem]:
    if stdin is None:
        yield _problem("-", "missing", "-: there is nothing on standard input; pipe a report into the command")
        return
    form, stream = sniff(stdin)
    yield from _read(Source("-", form, lambda: stream, rewinds=False), now)


def _read_file(path: str, form: Form, now: datetime) -> Iterator[RawItem | Problem]:
    yield from _read(Source(path, form, partial(_open, path), rewinds=os.path.isfile(path)), now)


def _open(path: str) -> BinaryIO:
    return open(path, "rb")


def _read(source: Source, now: datetime) -> Iterator[RawItem | Problem]:
    try:
        yield from read_items(source, now)
    except OSError as error:
        remedy = "check that you may read it, and its disk, then add it again"
        yield _problem(source.path, "unreadable", f"{source.path}: {_reason(error)}; {remedy}")


def _problem(item: str, kind: str, message: str) -> Problem:
    return Problem(stage=STAGE, item=item, kind=kind, message=message)


def _unknown(folder: str, ending: str, count: int) -> Problem:
    item = os.path.join(folder, f"*{ending}") if ending else folder
    files = f"{count} file{'s' if count > 1 else ''} " + (f"ending in {ending}" if ending else "without an ending")
    remedy = f"dateline reads {ENDINGS} (each also .gz); name a file itself to have it read as text"
    return _problem(item, "unknown-type", f"{folder}: {files} left out; {remedy}")


def _why_missing(path: str, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        if os.path.islink(path):
            return f"{path}: a link that leads nowhere; restore what it points to or remove it"
        return f"{path}: there is no such file or folder; check the spelling"
    return f"{path}: {_reason(error)}; check the path and your rights to it"


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
