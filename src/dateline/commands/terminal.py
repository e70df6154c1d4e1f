"""What goes to the terminal: progress where a person watches, and text that cannot play tricks on it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dateline.errors import ConfigError
from dateline.pipeline import Watch

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_WORDS = {"collect": "collecting", "extract": "finding the text", "read": "reading"}


def plain(text: str) -> str:
    """Take out what could steer a terminal: escape sequences and marks that turn the direction of writing round."""
    return _CONTROL.sub("�", text)


def one_line(text: str) -> str:
    """Put what may hold the name of a file on one line: names may have ends of lines in them."""
    return " ".join(text.splitlines())


def say(text: str) -> None:
    sys.stdout.write(plain(text) + "\n")


def say_table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Show a table to a person, and to a program one row a line with tabs between."""
    if not sys.stdout.isatty():
        for row in (headers, *rows):
            say("\t".join(" ".join(cell.split()) for cell in row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for header in headers:
        # An id that is broken over two lines cannot be copied.
        table.add_column(header, no_wrap=header == headers[0], overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    Console().print(table)


def say_aside(text: str) -> None:
    """Say what is not the command's result, so that the result can be piped."""
    sys.stderr.write(plain(text) + "\n")


def give(content: bytes, output: Path | None) -> None:
    """Write a command's result to a file, whole or not at all, or to standard output."""
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content if content.endswith(b"\n") else content + b"\n")
        sys.stdout.flush()
        return
    output = output.resolve()
    part = output.with_name(f".{output.name}.part")
    try:
        if output.exists() and not output.is_file():
            # A device or a pipe is written to, never replaced.
            output.write_bytes(content)
            return
        try:
            part.write_bytes(content)
            part.replace(output)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise ConfigError(f"cannot write {output}: {error.strerror}; give another file with -o") from error


@contextmanager
def progress() -> Iterator[Watch]:
    """Show how far the work is, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks = {stage: bar.add_task(words, visible=False, total=None) for stage, words in _WORDS.items()}
        yield lambda stage, done, total: bar.update(tasks[stage], completed=done, total=total, visible=True)
