"""Add reports to a store."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from dateline import pipeline
from dateline.commands import options
from dateline.commands.terminal import give, one_line, progress, say, say_aside
from dateline.config import Config
from dateline.errors import ConfigError
from dateline.pipeline import Added
from dateline.store.writer import Writer

DONE_WITH_PROBLEMS = 1


def add(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders; - for standard input.")],
    store: options.Store = None,
    reader: options.Reader = None,
    workers: options.Workers = None,
    config: options.Settings = None,
    json: options.Json = False,
) -> None:
    """Read reports into the store and bring its picture up to date. Adding the same again adds nothing."""
    settings = options.settings(config, store=store, reader=reader, workers=workers)
    with Writer.open(Path(settings.store), wait=settings.wait) as writer:
        added = take_in(writer, paths, settings)
        with progress() as watch:
            picture = pipeline.current_picture(writer, settings, datetime.now(UTC), watch)
    if json:
        give(msgspec.json.encode({**msgspec.structs.asdict(added), "articles": len(picture.articles)}), None)
    else:
        counts = f"{len(picture.articles)} articles, {len(picture.stories)} stories, {len(picture.events)} events"
        say(f"{added.items} items met, {added.new} new; {settings.store} now holds {counts}.")
        tell_problems(added)
    if added.problems:
        raise typer.Exit(DONE_WITH_PROBLEMS)


def take_in(writer: Writer, paths: list[str], config: Config) -> Added:
    """Run the road up to the readings, standard input included."""
    stdin = None
    if "-" in paths:
        if sys.stdin is None or sys.stdin.isatty():
            raise ConfigError("- reads standard input, but nothing is piped in; name a file instead")
        stdin = sys.stdin.buffer
    with progress() as watch:
        return pipeline.add(writer, paths, datetime.now(UTC), config, stdin, watch)


def tell_problems(added: Added) -> None:
    """Name on standard error what could not be used."""
    for problem in added.problems:
        say_aside(one_line(f"{problem.kind}: {problem.message}"))
