"""Show what is in a store: the brief, its parts, the reasons, the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from dateline.commands.ids import JUDGED, current, kinds_of, taken_down, unknown
from dateline.commands.terminal import give, one_line, progress, say, say_table
from dateline.config import Config
from dateline.errors import ConfigError
from dateline.model.picture import Picture
from dateline.outputs.changes import Since
from dateline.outputs.holdings import holding_rows, on_day, standings_on
from dateline.outputs.tables import rows
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
    places = "places"
    actors = "actors"
    copies = "copies"
    holdings = "holdings"
    problems = "problems"
    judgements = "judgements"
    aliases = "aliases"


def brief(
    paths: options.Paths = None,
    store: options.Store = None,
    format: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.text,
    output: options.Output = None,
    as_of: options.AsOf = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="TIME", help="Tell what changed since then as well.")
    ] = None,
    reader: options.Reader = None,
    workers: options.Workers = None,
    config: options.Settings = None,
) -> None:
    """Write the brief of these reports, or of the store. Reports named without --store leave nothing behind."""
    from dateline.outputs.brief import write_brief

    settings = options.settings(config, store=store, reader=reader, workers=workers)
    with picture_of(paths or [], store, settings, as_of) as (view, picture, added):
        changed = changes_up_to(view, settings, since, picture, as_of) if since else None
        judgements = view.judgements(options.read_moment(as_of))
        written = write_brief(picture, view.texts(), format.value, since=changed, judgements=judgements)
        give(written.encode("utf-8", "replace"), output)
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
    with picture_of(paths or [], store, settings, as_of) as (view, picture, added):
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
    if part in {Part.judgements, Part.aliases}:
        _show_kept(part, settings, options.read_moment(as_of), json)
        return
    with picture_of([], store, settings, as_of) as (view, picture, _):
        shown = on_day(picture, day) if day else picture
        if json:
            give(_part_json(shown, part, day or picture.as_of.date(), view.texts()), None)
        elif part is Part.holdings:
            listed = holding_rows(shown, day or picture.as_of.date(), view.texts())
            say_table(listed.headers, listed.rows)
        else:
            listed = rows(shown, part.value, view.texts())
            say_table(listed.headers, listed.rows)


def _part_json(picture: Picture, part: Part, day: date, texts: Mapping[str, str]) -> bytes:
    """Give the rows as the picture file has them; holdings with how each stood on the day."""
    from dateline.outputs.export import picture_json

    whole = msgspec.json.decode(picture_json(picture, texts), type=dict[str, msgspec.Raw])
    if part is not Part.holdings:
        return bytes(whole[part.value])
    standings = standings_on(picture, day)
    listed = msgspec.json.decode(whole["holdings"], type=list[dict[str, object]])
    for each in listed:
        standing = standings[str(each["id"])]
        each |= {"on": day, "state": standing.state, "confirmed_by_then": standing.confirmed, "stale": standing.stale}
    return msgspec.json.format(msgspec.json.encode(listed), indent=2)


def _show_kept(part: Part, config: Config, as_of: datetime | None, json: bool) -> None:
    """List what people judged, or the ids that are no more; both are the store's, not the picture's."""
    with View.open(Path(config.store), wait=config.wait) as view:
        judgements, holding = view.all_judgements(as_of), view.judgements(as_of)
        aliases = [alias for alias in view.aliases() if as_of is None or alias.as_of <= as_of]
    if part is Part.aliases:
        if json:
            give(msgspec.json.encode(aliases), None)
        else:
            say_table(("id", "what", "now", "since"), [(a.id, a.what, a.now, _minute(a.as_of)) for a in aliases])
    elif json:
        listed = [{**msgspec.structs.asdict(each), "holds": each in holding} for each in judgements]
        give(msgspec.json.encode(listed), None)
    else:
        headers = ("when", "who", "verdict", "id", "id", "holds", "why")
        say_table(
            headers,
            [
                (_minute(j.judged_at), j.who, j.verdict, j.left, j.right, "yes" if j in holding else "no", j.why)
                for j in judgements
            ],
        )


def _minute(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def explain(
    id: Annotated[str, typer.Argument(metavar="ID", help="A story, event, claim, finding, holding or article.")],
    store: options.Store = None,
    as_of: options.AsOf = None,
    config: options.Settings = None,
) -> None:
    """Show the passages, speakers, origins and rules that something in the picture stands on."""
    from dateline.outputs.explain import explain as write

    settings = options.settings(config, store=store)
    with picture_of([], store, settings, as_of) as (view, picture, _):
        readings = {each.article_id: each for each in view.readings(settings.reader)}
        judgements = view.judgements(options.read_moment(as_of))
        why = pipeline.reasons(view, settings, picture, id)
        written = write(picture, view.texts(), id, readings, why, judgements)
        now = current(id, picture, view) if written is None else None
        if now is not None:
            why = pipeline.reasons(view, settings, picture, now)
            written = write(picture, view.texts(), now, readings, why, judgements)
        if written is None:
            raise taken_down(id, view) or unknown(id, kinds_of(picture, (*JUDGED, "findings", "holdings")))
        say(f"{id} is {now} now.\n\n{written}" if now is not None else written)


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="All of them have to be in the article.")],
    store: options.Store = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many articles to list.")] = 20,
    json: options.Json = False,
    as_of: options.AsOf = None,
    config: options.Settings = None,
) -> None:
    """Find articles by their words."""
    settings = options.settings(config, store=store)
    with View.open(Path(settings.store), wait=settings.wait) as view:
        hits = view.search(" ".join(words), limit, options.read_moment(as_of))
    if json:
        give(msgspec.json.encode(hits), None)
    for hit in () if json else hits:
        say(f"{hit.article_id}  {hit.title or hit.path}\n    {' '.join(hit.excerpt.split())}")
    if not hits and not json:
        say("No article has these words.")


def problems(
    store: options.Store = None,
    json: options.Json = False,
    as_of: options.AsOf = None,
    config: options.Settings = None,
) -> None:
    """List what could not be used, and what to do about it."""
    settings = options.settings(config, store=store)
    with View.open(Path(settings.store), wait=settings.wait) as view:
        found = view.problems(options.read_moment(as_of))
    if json:
        give(msgspec.json.encode(found), None)
    for problem in () if json else found:
        say(one_line(f"{problem.stage}: {problem.kind}: {problem.message}"))
    if not found and not json:
        say("No problems.")


def changes_up_to(view: View, config: Config, since: str, picture: Picture, as_of: str | None) -> Since:
    """Compare this picture with the one as of an earlier time."""
    at, until = options.read_start(since), options.read_moment(as_of)
    if at > datetime.now(UTC):
        raise typer.BadParameter(f"--since {since} lies in the future; give a time that has passed")
    if until is not None and until < at:
        raise typer.BadParameter("--since TIME has to lie before --as-of TIME")
    before, changes = pipeline.changes_since(view, config, at, picture, until)
    judged = tuple(each for each in view.all_judgements(until) if each.judged_at > at)
    return Since(at=at, before=before, changes=changes, judgements=judged)


@contextmanager
def picture_of(
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
        if paths and moment is None and not picture.articles:
            tell_problems(added) if added else None
            raise ConfigError(
                f"no report to read in {', '.join(paths)}: name files or folders with .txt, .md, .html or .json reports"
            )
        yield writer.view, picture, added


def _end(added: Added | None) -> None:
    """End with 1 where reports named on the command line could not be used."""
    if added and added.problems:
        tell_problems(added)
        raise typer.Exit(DONE_WITH_PROBLEMS)
