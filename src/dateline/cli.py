"""The command line: what to do, with which store; errors end in one clear line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from dateline import __version__
from dateline.commands import adding, changing, deciding, showing
from dateline.commands.groups import Commands, Formats
from dateline.commands.terminal import plain
from dateline.errors import DatelineError

WRONG_USE = 2

app = typer.Typer(
    name="dateline",
    cls=Commands,
    help="Many reports in; one sourced picture out: what happened, where, when, and who says so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("add")(adding.add)
app.command("brief")(showing.brief)
app.command("show")(showing.show)
app.command("changes")(changing.changes)
app.command("explain")(showing.explain)
app.command("search")(showing.search)
app.command("problems")(showing.problems)
app.command("judge")(deciding.judge)
app.command("forget")(deciding.forget)
export = typer.Typer(help="Write what other programs read.", no_args_is_help=True, cls=Formats)
export.command("picture")(showing.export_picture)
app.add_typer(export, name="export")


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=lambda wanted: _say_version(wanted))
    ] = False,
) -> None:
    """Say the version and stop, where it is asked for."""


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit: 0 done, 1 done with problems, 2 wrong use or a store that cannot be used."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that cannot show a name in its own script shows its code instead of stopping the run.
            stream.reconfigure(errors="backslashreplace")
    try:
        app(args=list(arguments) if arguments is not None else None)
    except DatelineError as error:
        sys.stderr.write(f"dateline: {plain(str(error))}\n")
        sys.exit(WRONG_USE)
    except BrokenPipeError:
        # The reader of our output has seen enough (``dateline show events | head``).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


if __name__ == "__main__":
    main()
