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
from dateline.commands.terminal import progress, say
from dateline.model.picture import Picture
from dateline.model.world import Judgement
from dateline.store.sqlite import existing
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
        _check_pair(pipeline.current_picture(writer, settings, now, watch), left, right)
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
            known = "it was forgotten before" if writer.view.is_forgotten(article) else "see: dateline show articles"
            raise typer.BadParameter(f"there is no article {article} in {settings.store}; {known}")
        with progress() as watch:
            pipeline.current_picture(writer, settings, now, watch)
    say(f"{article} is forgotten.")


def _check_pair(picture: Picture, left: str, right: str) -> None:
    kinds = _kinds(picture)
    for each in (left, right):
        if each not in kinds:
            raise typer.BadParameter(f"nothing has the id {each}; ids are shown by: dateline show events")
    if left == right:
        raise typer.BadParameter(f"{left} is given twice; a judgement is about two ids")
    if not kinds[left] & kinds[right]:
        parts = " and ".join("/".join(sorted(kinds[each])) for each in (left, right))
        raise typer.BadParameter(f"{left} and {right} are of different kinds ({parts}); judge like with like")


def _kinds(picture: Picture) -> dict[str, set[str]]:
    """Give the parts of the picture that each id is found in; a story has the id of its first article."""
    kinds: dict[str, set[str]] = {}
    for part in ("articles", "stories", "actors", "places", "events", "claims", "holdings"):
        for each in getattr(picture, part):
            kinds.setdefault(each.id, set()).add(part)
    for event in picture.events:
        for alias in event.aliases:
            kinds.setdefault(alias, set()).add("events")
    return kinds
