"""Show what is in a store: the brief, its parts, the reasons, the words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from dateline import pipeline
from dateline.commands import options
from dateline.commands.adding import DONE_WITH_PROBLEMS, take_in, tell_problems
from dateline.commands.terminal import give, progress, say, say_table
from dateline.config import Config
from dateline.model.picture import Holding, Picture
from dateline.pipeline import Added
from dateline.store.view import View
from dateline.store.writer import Writer


class Format(StrEnum):
    text = "text"
    md = "md"
    html = "html"
    json = "json"


class Part(StrEnum):
    articles = "articles"
    stories = "stories"
    events = "events"
    claims = "claims"
    copies = "copies"
    holdings = "holdings"
    problems = "problems"


def brief(
    paths: options.Paths = None,
    store: options.Store = None,
    format: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.text,
    output: options.Output = None,
    as_of: options.AsOf = None,
    reader: options.Reader = None,
    workers: options.Workers = None,
    config: options.Settings = None,
) -> None:
    """Write the brief of these reports, or of the store. Reports named without --store leave nothing behind."""
    from dateline.outputs.brief import write_brief

    settings = options.settings(config, store=store, reader=reader, workers=workers)
    with _picture_of(paths or [], store, settings, as_of) as (view, picture, added):
        give(write_brief(picture, view.texts(), format.value).encode("utf-8", "replace"), output)
        _end(added)


def export_picture(
    paths: options.Paths = None,
    store: options.Store = None,
    output: options.Output = None,
    as_of: options.AsOf = None,
    reader: options.Reader = None,
    workers: options.Workers = None,
    config: options.Settings = None,
) -> None:
    """Write the picture of these reports, or of the store, as one JSON object (docs/picture.md)."""
    from dateline.outputs.export import picture_json

    settings = options.settings(config, store=store, reader=reader, workers=workers)
    with _picture_of(paths or [], store, settings, as_of) as (view, picture, added):
        give(picture_json(picture, view.texts()), output)
        _end(added)


def show(
    part: Annotated[Part, typer.Argument(help="What to list.")],
    store: options.Store = None,
    json: options.Json = False,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="Of holdings: those of this day.")] = None,
    as_of: options.AsOf = None,
    config: options.Settings = None,
) -> None:
    """List a part of the picture."""
    day = options.read_day(on)
    if day and part is not Part.holdings:
        raise typer.BadParameter("--on DATE goes with: dateline show holdings")
    settings = options.settings(config, store=store)
    with _picture_of([], store, settings, as_of) as (view, picture, _):
        if day:
            picture = msgspec.structs.replace(picture, holdings=tuple(h for h in picture.holdings if stands_on(h, day)))
        if json:
            from dateline.outputs.export import picture_json

            whole = msgspec.json.decode(picture_json(picture, view.texts()), type=dict[str, msgspec.Raw])
            give(bytes(whole[part.value]), None)
        else:
            from dateline.outputs.tables import rows

            listed = rows(picture, part.value, view.texts())
            say_table(listed.headers, listed.rows)


def explain(
    id: Annotated[str, typer.Argument(metavar="ID", help="A story, event, claim, finding, holding or article.")],
    store: options.Store = None,
    as_of: options.AsOf = None,
    config: options.Settings = None,
) -> None:
    """Show the passages, speakers, origins and rules that something in the picture stands on."""
    from dateline.outputs.explain import explain as write

    settings = options.settings(config, store=store)
    with _picture_of([], store, settings, as_of) as (view, picture, _):
        written = write(picture, view.texts(), id, {each.article_id: each for each in view.readings(settings.reader)})
        if written is None:
            raise typer.BadParameter(f"nothing has the id {id}; ids are shown by: dateline show events")
        say(written)


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="All of them have to be in the article.")],
    store: options.Store = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many articles to list.")] = 20,
    json: options.Json = False,
    config: options.Settings = None,
) -> None:
    """Find articles by their words."""
    settings = options.settings(config, store=store)
    with View.open(Path(settings.store), wait=settings.wait) as view:
        hits = view.search(" ".join(words), limit)
    if json:
        give(msgspec.json.encode(hits), None)
    for hit in () if json else hits:
        say(f"{hit.article_id}  {hit.title or hit.path}\n    {' '.join(hit.excerpt.split())}")
    if not hits and not json:
        say("No article has these words.")


def problems(store: options.Store = None, json: options.Json = False, config: options.Settings = None) -> None:
    """List what could not be used, and what to do about it."""
    settings = options.settings(config, store=store)
    with View.open(Path(settings.store), wait=settings.wait) as view:
        found = view.problems()
    if json:
        give(msgspec.json.encode(found), None)
    for problem in () if json else found:
        say(f"{problem.stage}: {problem.kind}: {problem.message}")
    if not found and not json:
        say("No problems.")


def stands_on(holding: Holding, day: date) -> bool:
    """Tell whether a holding may have stood on that day: begun by then for all we know, and not ended before."""
    begun = holding.earliest_start is None or holding.earliest_start <= day
    return begun and (holding.end is None or day <= holding.end)


@contextmanager
def _picture_of(
    paths: list[str], store: Path | None, config: Config, as_of: str | None
) -> Iterator[tuple[View, Picture, Added | None]]:
    """Give the picture of these paths in a store of their own, or with ``--store`` or no paths that of the store."""
    moment, now = options.read_moment(as_of), datetime.now(UTC)
    if not paths:
        with View.open(Path(config.store), wait=config.wait) as view:
            picture = pipeline.kept_picture(view, config) if moment is None else None
            if picture is not None:
                yield view, picture, None
                return
    with Writer.open(Path(config.store) if store or not paths else None, wait=config.wait) as writer:
        added = take_in(writer, paths, config) if paths else None
        with progress() as watch:
            if moment is None:
                picture = pipeline.current_picture(writer, config, now, watch)
            else:
                picture = pipeline.picture_then(writer, config, moment, watch)
        yield writer.view, picture, added


def _end(added: Added | None) -> None:
    """End with 1 where reports named on the command line could not be used."""
    if added and added.problems:
        tell_problems(added)
        raise typer.Exit(DONE_WITH_PROBLEMS)
