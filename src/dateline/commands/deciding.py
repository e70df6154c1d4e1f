"""Decide about what is in a store: which ids are the same, and what is to be taken down."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline import pipeline
from dateline.commands import options
from dateline.commands.ids import JUDGED, judged_as, kinds_of, taken_down, unknown
from dateline.commands.terminal import progress, say
from dateline.config import Config
from dateline.model.picture import Picture
from dateline.model.world import Judgement
from dateline.store.sqlite import existing
from dateline.store.view import View
from dateline.store.writer import Writer


class Verdict(StrEnum):
    same = "same"
    different = "different"
    unsure = "unsure"


def judge(
    verdict: Annotated[Verdict, typer.Argument(help="What the two ids are.")],
    left: Annotated[str, typer.Argument(metavar="ID")],
    right: Annotated[str, typer.Argument(metavar="ID")],
    why: Annotated[
        str, typer.Option("--why", metavar="TEXT", help="The reason, for whoever reads the judgement later.")
    ],
    who: Annotated[
        str | None, typer.Option("--who", metavar="NAME", help="Whose judgement it is [default: your login name]")
    ] = None,
    store: options.Store = None,
    config: options.Settings = None,
) -> None:
    """Say that two events, actors, places, stories or articles are the same, different, or that it cannot be told."""
    settings = options.settings(config, store=store)
    if not why.strip():
        raise typer.BadParameter("a judgement needs its reason: --why TEXT")
    now = datetime.now(UTC)
    with Writer.open(existing(Path(settings.store)), wait=settings.wait) as writer, progress() as watch:
        left, right = _pair(pipeline.current_picture(writer, settings, now, watch), writer.view, left, right)
        writer.judge(
            Judgement(
                left=left,
                right=right,
                verdict=verdict.value,
                who=who or getpass.getuser(),
                why=why.strip(),
                judged_at=now,
            )
        )
        pipeline.current_picture(writer, settings, now, watch)
    say(f"kept: {left} and {right} are judged {verdict.value}.")


def forget(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The id of the article to take down.")],
    store: options.Store = None,
    config: options.Settings = None,
) -> None:
    """Take an article down: its bytes, text, readings and all that hangs from them. Its id stays, and keeps it out."""
    settings = options.settings(config, store=store)
    now = datetime.now(UTC)
    with Writer.open(existing(Path(settings.store)), wait=settings.wait) as writer:
        if not writer.forget(article, now):
            if writer.view.is_forgotten(article):
                raise typer.BadParameter(f"there is no article {article} in {settings.store}; it was forgotten before")
            raise _no_article(article, writer, settings, now)
        with progress() as watch:
            pipeline.current_picture(writer, settings, now, watch)
    say(f"{article} is forgotten.")


def _no_article(id: str, writer: Writer, settings: Config, now: datetime) -> typer.BadParameter:
    """Say why an id is that of no article: what else it is, and which articles tell of that."""
    picture = pipeline.current_picture(writer, settings, now)
    parts = kinds_of(picture, (*JUDGED, "findings", "holdings")).get(id)
    if parts is None:
        return taken_down(id, writer.view) or unknown(id, tuple(each.id for each in writer.view.articles()))
    tellers = [a for event in picture.events if event.id == id for a in event.article_ids]
    tellers += [a for story in picture.stories if story.id == id for a in story.article_ids]
    told = f": {' or '.join(tellers[:3])}" if tellers else " (dateline show articles)"
    return typer.BadParameter(f"{id} is in {' and '.join(sorted(parts))}; only articles are taken down{told}")


def _pair(picture: Picture, view: View, left: str, right: str) -> tuple[str, str]:
    """Give the ids under which a judgement is kept. Raises BadParameter where the two cannot be judged."""
    known = kinds_of(picture)
    (one, ones), (other, others) = (judged_as(each, known, picture, view) for each in (left, right))
    if one == other:
        twice = f"{left} is given twice" if left == right else f"{left} and {right} are both {one} now"
        raise typer.BadParameter(f"{twice}; a judgement is about two ids")
    if not ones & others:
        parts = " and ".join("/".join(sorted(kinds)) for kinds in (ones, others))
        raise typer.BadParameter(f"{left} and {right} are of different kinds ({parts}); judge like with like")
    return one, other
