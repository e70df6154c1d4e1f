"""The options that commands share, and the settings they add up to."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from dateline import config
from dateline.config import Config

Store = Annotated[
    Path | None,
    typer.Option("--store", metavar="FILE", help="The store to use [default: dateline.sqlite]", show_default=False),
]
Settings = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="The settings to use [default: dateline.toml]", show_default=False),
]
Reader = Annotated[
    str | None,
    typer.Option(
        "--reader", metavar="NAME", help="What reads the articles: rules, or package.module:name", show_default=False
    ),
]
Workers = Annotated[
    int | None,
    typer.Option("--workers", min=1, help="Processes to extract and read with [default: 1]", show_default=False),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="TIME",
        help="Leave out what was received later: 2021-08-08, or 2021-08-08T18:00+04:30 (UTC where no offset is given)",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Write JSON, for another program to read.")]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file.", show_default=False)
]
Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH]...", help="Files and folders; - for standard input.", show_default=False),
]


def settings(
    file: Path | None, *, store: Path | None = None, reader: str | None = None, workers: int | None = None
) -> Config:
    """Give the settings of the file, with those of the command line in their place."""
    loaded = config.load(file)
    return replace(
        loaded,
        store=str(store) if store else loaded.store,
        reader=reader or loaded.reader,
        workers=workers or loaded.workers,
    )


def read_moment(text: str | None) -> datetime | None:
    """Read the moment up to which something is meant; a date alone is the end of that day, a time without offset is UTC.

    >>> read_moment("2021-08-08").isoformat()
    '2021-08-08T23:59:59.999999+00:00'
    """
    return None if text is None else _moment(text, time.max)


def read_start(text: str) -> datetime:
    """Read the moment from which something is meant; a date alone is the beginning of that day.

    >>> read_start("2021-08-08").isoformat()
    '2021-08-08T00:00:00+00:00'
    """
    return _moment(text, time.min)


def _moment(text: str, of_day: time) -> datetime:
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip()):
            return datetime.combine(date.fromisoformat(text.strip()), of_day, UTC)
        read = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a time; write 2021-08-08 or 2021-08-08T18:00+04:30") from error
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def read_day(text: str | None) -> date | None:
    """Read a day, as ``show holdings --on`` takes it."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a day; write 2021-08-08") from error
