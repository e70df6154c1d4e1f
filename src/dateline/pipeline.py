"""The road from paths to a picture: hands each stage its values and keeps what it returns.

Every step asks the store what is missing, does it, and keeps each result in a transaction of its own. So a run can
stop anywhere and the next one goes on, and a run over what is known already adds nothing.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from dateline import __version__, engine
from dateline.config import Config, find_stage, stage_version
from dateline.model.article import Article, RawItem
from dateline.model.picture import Change, Picture, Problem
from dateline.model.reading import Reading
from dateline.picture.changes import compare
from dateline.picture.identity import successors, withdrawn
from dateline.spans import check_article, check_reading
from dateline.store.view import View
from dateline.store.writer import Writer

if TYPE_CHECKING:
    from dateline.gazetteer.lookup import Gazetteer
    from dateline.readings.actors.lists import ActorLists

Watch = Callable[[str, int, int | None], None]
"""Told the stage, how many items are done, and how many there are where that is known."""
STAGES = {
    "stories": "group",
    "actors": "link",
    "places": "link",
    "published": "date",
    "events": "resolve",
    "claims": "link",
    "findings": "compare",
    "copies": "trace",
    "holdings": "compare",
}
"""Which stage makes the rows of each table of the picture."""


MOST_EXPLAINED = 12
"""Reports of a story whose reasons are given; the others' are under their own ids."""


class Added(Struct, frozen=True, kw_only=True):
    """What came of adding: how many items were met, how many of them are new, and what could not be used."""

    items: int
    new: int
    problems: tuple[Problem, ...]


def add(
    writer: Writer,
    paths: Sequence[str],
    now: datetime,
    config: Config,
    stdin: BinaryIO | None = None,
    watch: Watch = lambda stage, done, total: None,
) -> Added:
    """Collect, extract and read all reports under these paths, and whatever an earlier run left unfinished."""
    collected = _Collected()
    for item in _collect(paths, now, stdin):
        collected.keep(writer, item, now)
        watch("collect", collected.items, None)
    writer.settle(paths, collected.problems, now)
    extract(writer, config, collected.unfinished, watch)
    read(writer, config, watch)
    return Added(items=collected.items, new=collected.new, problems=tuple(_problems_of(writer.view, collected)))


class _Collected:
    """What one run met on its way through the paths."""

    def __init__(self) -> None:
        self.items = 0
        self.new = 0
        self.paths: set[str] = set()
        self.problems: list[Problem] = []
        self.unfinished: list[tuple[str, str]] = []

    def keep(self, writer: Writer, item: RawItem | Problem, now: datetime) -> None:
        self.items += 1
        if isinstance(item, Problem):
            self.problems.append(item)
            writer.note(item, now)
            return
        self.paths.add(item.path)
        standing = writer.view.standing(item.id, item.media, item.path)
        if standing == "kept":
            return
        if standing == "new" and not writer.keep_item(item):
            self.problems.append(_refused(item.path))
            writer.note(self.problems[-1], now)
            return
        self.new += standing == "new"
        self.unfinished.append((item.id, item.media))


def _problems_of(view: View, collected: _Collected) -> Iterator[Problem]:
    """Give the problems, old and new, with what this run was asked to read."""
    met = set(collected.problems)
    for problem in view.problems():
        if problem in met or problem.item in collected.paths:
            yield problem


def extract(
    writer: Writer, config: Config, again: Iterable[tuple[str, str]] = (), watch: Watch = lambda *_: None
) -> None:
    """Make articles of the raw items that this version has not tried, and of those to be tried again."""
    keys = tuple(dict.fromkeys((*writer.view.not_extracted(__version__), *again)))
    items = (item for item in (writer.view.raw_item(*key) for key in keys) if item is not None)
    outcomes = engine.map("extract", extract_item, items, config.workers if len(keys) > config.workers else 1)
    for done, (item, outcome) in enumerate(outcomes, start=1):
        if isinstance(outcome, Problem):
            writer.set_aside(item, outcome, __version__)
        elif not writer.keep_article(item, outcome, __version__):
            writer.note(_refused(item.path), item.received_at)
        else:
            for problem in _date_problems(item, outcome):
                writer.note(problem, item.received_at)
        watch("extract", done, len(keys))


def extract_item(item: RawItem) -> Article:
    from dateline.articles.extract import extract

    article: Article = extract(item)
    check_article(article)
    return article


def _date_problems(item: RawItem, article: Article) -> tuple[Problem, ...]:
    from dateline.articles.dates import date_problems

    return date_problems(item, article)


def read(writer: Writer, config: Config, watch: Watch = lambda *_: None) -> None:
    """Read the articles that the chosen reader, in the version it has now, has not read."""
    made_with = reader_version(config)
    unread = writer.view.not_read(config.reader, made_with)
    if not unread:
        return
    reader = load_reader(config.reader)
    todo = []
    for article_id in unread:
        if writer.view.has_reading(article_id, reader.name, reader.version):
            writer.confirm_reading(article_id, reader.name, reader.version, config.reader, made_with)
        else:
            todo.append(article_id)
    articles = (article for article in map(writer.view.article, todo) if article is not None)
    outcomes = engine.map(
        "read", ReadArticle(config.reader), articles, config.workers if len(todo) > config.workers else 1
    )
    for done, (article, outcome) in enumerate(outcomes, start=1):
        if isinstance(outcome, Problem):
            writer.note(outcome, article.received_at)
        else:
            writer.keep_reading(outcome, config.reader, made_with, path=article.path)
        watch("read", done, len(todo))


class ReadArticle(Struct, frozen=True):
    """Reads with the reader of that name, which each process builds for itself when it first has something to read."""

    chosen: str

    def __call__(self, article: Article) -> Reading:
        reading: Reading = load_reader(self.chosen).read(article)
        check_reading(article, reading)
        return reading


@cache
def load_reader(chosen: str) -> Any:
    return find_stage("reader", chosen)(gazetteer())


@cache
def gazetteer() -> Gazetteer:
    from dateline.gazetteer.lookup import Gazetteer

    return Gazetteer.open()


@cache
def actor_lists() -> ActorLists:
    from dateline.readings.actors.lists import load_lists

    return load_lists()


def current_picture(writer: Writer, config: Config, now: datetime, watch: Watch = lambda *_: None) -> Picture:
    """Give the picture of all that is in the store, made anew and kept where it is out of date.

    Its ``as_of`` is the moment the last report or judgement came in; ``now`` only where there is none.
    """
    while (kept := kept_picture(writer.view, config)) is None:
        state = writer.state()
        extract(writer, config, watch=watch)
        read(writer, config, watch)
        picture = picture_as_of(writer.view, config, None, now)
        ids = successors(writer.view.identities(), picture)
        if writer.replace_picture(picture, makers(config), means(config), __version__, state=state, successors=ids):
            return picture
    return kept


def picture_then(writer: Writer, config: Config, as_of: datetime, watch: Watch = lambda *_: None) -> Picture:
    """Give the picture of what was received by then, all articles read; it is made each time and not kept."""
    extract(writer, config, watch=watch)
    read(writer, config, watch)
    return picture_as_of(writer.view, config, as_of, as_of)


def kept_picture(view: View, config: Config) -> Picture | None:
    """Give the picture in the store, None where it is out of date."""
    return view.picture(means(config), __version__)


def picture_as_of(view: View, config: Config, as_of: datetime | None, now: datetime) -> Picture:
    """Make the picture of what was received by then, or of everything; keep nothing."""
    articles = view.articles(as_of)
    moment = as_of or view.last_told_at() or now
    with engine.without_sweeps():
        assembled = find_stage("assembler", config.assembler)(
            articles=articles,
            readings=_readings(view, config, articles, as_of),
            judgements=view.judgements(as_of),
            gazetteer=gazetteer(),
            known=actor_lists(),
            as_of=moment,
            problems=view.problems(as_of),
        )
    if not isinstance(assembled, Picture):
        raise TypeError(f"assembler {config.assembler!r} gave {type(assembled).__name__}, not a Picture")
    return assembled


def changes_since(
    view: View, config: Config, at: datetime, after: Picture, as_of: datetime | None = None
) -> tuple[Picture, tuple[Change, ...]]:
    """Give the picture as of an earlier moment, and what changed from it to this one, made of the same store as of then.

    Both are made of the readings there are, so only what came in between tells them apart.
    """
    before = picture_as_of(view, config, at, at)
    return before, (*compare(before, after), *withdrawn(view.withdrawals(at, as_of), after, view.alias))


def reasons(view: View, config: Config, picture: Picture, id: str) -> tuple[str, ...]:
    """Say in lines why a report is in its story and a claim in its event: the features and what each counts for."""
    from dateline.picture.events import reasons as event_reasons
    from dateline.picture.stories import reasons as story_reasons

    for event in picture.events:
        if id == event.id or id in event.aliases:
            found = event_reasons.why(event, picture, gazetteer())
            return tuple(f"{each.claim_id} belongs here: {each.text}" for each in found)
    story = next((s for s in picture.stories if s.id == id), None)
    members = story.article_ids if story is not None else [a.id for a in picture.articles if a.id == id]
    if not members:
        return ()
    paths = {a.id: a.path for a in picture.articles}
    articles = [a for a in view.articles() if a.id in paths]
    readings = view.readings_by_article(config.reader)
    lines: list[str] = []
    for member in members[:MOST_EXPLAINED]:
        why = story_reasons.why(member, picture, articles, readings, gazetteer())
        if why is not None:
            lines.append(
                f"{paths[member]} is in its story; nearest to {paths[why.nearest_id]}, {why.total:+.2f} in all:"
            )
            lines += [f"  {reason.weight:+.2f} {reason.text}" for reason in why.reasons]
    return tuple(lines)


def _readings(view: View, config: Config, articles: Iterable[Article], as_of: datetime | None) -> Mapping[str, Reading]:
    """Give the readings kept, by article; an article that had other zones then is read as it was."""
    kept = view.readings_by_article(config.reader)
    recast = view.recast(as_of) if as_of is not None else frozenset()
    if not recast:
        return kept
    return ChainMap({a.id: ReadArticle(config.reader)(a) for a in articles if a.id in recast}, kept)  # type: ignore[arg-type]


def _collect(paths: Sequence[str], now: datetime, stdin: BinaryIO | None) -> Iterator[RawItem | Problem]:
    from dateline.articles.files import collect

    return map(_storable, collect(paths, now, stdin))


def _storable(item: RawItem | Problem) -> RawItem | Problem:
    """Spell out the bytes of a file name that no encoding explains, which cannot be kept as text."""
    if isinstance(item, Problem):
        return replace(item, item=_spelled_out(item.item), message=_spelled_out(item.message))
    return replace(item, path=_spelled_out(item.path))


def _spelled_out(text: str) -> str:
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # half a character, from a file system that has such
        return text.encode("utf-8", "backslashreplace").decode()


def means(config: Config) -> str:
    """Name what makes the picture, in the versions it has now."""
    return f"{config.reader} {stage_version('reader', config.reader)} {config.assembler} {assembler_version(config)}"


def makers(config: Config) -> Mapping[str, tuple[str, str]]:
    """Give the stage and version that make the rows of each table of the picture."""
    version = f"{__version__} {assembler_version(config)}".strip()
    return {table: (stage, version) for table, stage in STAGES.items()}


def reader_version(config: Config) -> str:
    return f"{__version__} {stage_version('reader', config.reader)}".strip()


def assembler_version(config: Config) -> str:
    return stage_version("assembler", config.assembler)


def _refused(path: str) -> Problem:
    message = f"{path}: this report was taken down with `dateline forget` and is not taken in again; remove the file"
    return Problem(stage="collect", item=path, kind="forgotten", message=message)
