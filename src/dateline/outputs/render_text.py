"""The brief on a terminal, fitted to its width."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from dateline.outputs.document import Brief, Section, Table, under_title

NARROWEST = 40
_SHORT = 34
"""A column of no more characters, a day or a figure, is not broken where there is room."""


def render_text(brief: Brief, width: int = 100) -> str:
    """Write the brief as plain text of at most ``width`` columns, never under 40; a long word may stand out."""
    width = max(NARROWEST, width)
    lines = [*_wrap(brief.title, width), "=" * min(width, len(brief.title)), *_wrap(brief.notice, width), ""]
    label_width = max(len(label) for label, _ in brief.header)
    for label, value in brief.header:
        lines += _wrap(f"{label + ':':<{label_width + 1}} {value}", width, " " * (label_width + 2))
    lines += _section(brief.bottom_line, width)
    if brief.changed:
        lines += _section(brief.changed, width)
    for number, story in enumerate(brief.stories, 1):
        heading = f"STORY {number}: {story.title}"
        lines += ["", "", *_wrap(heading, width), "=" * min(width, len(heading))]
        lines += _wrap(under_title(story), width)
        for section in story.sections:
            lines += _section(section, width)
    for section in brief.sources:
        lines += _section(section, width)
    lines += ["", "METHOD AND LIMITS", *(line for words in brief.method for line in _wrap(f"- {words}", width, "  "))]
    lines += ["", "NOTES"]
    for note in brief.notes:
        lines += _wrap(f"[{note.number}] {note.path}:{note.start}-{note.end} “{note.excerpt}”", width, "    ")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _section(section: Section, width: int) -> Iterator[str]:
    if section.is_empty:
        return
    yield ""
    yield from _wrap(section.title.upper(), width)
    for line in section.lines:
        indent = "  " * line.depth
        yield from _wrap(f"{indent}- {line.cited()}", width, f"{indent}  ")
    for table in section.tables:
        yield from _table(table, width)


def _table(table: Table, width: int) -> Iterator[str]:
    if table.caption:
        yield from _wrap(f"- {table.caption.cited()}", width, "  ")
    if not table.rows:
        return
    has_headings = any(len(row) < len(table.headers) for row in table.rows)
    indent = "  " if has_headings else ""
    cells = [
        [(indent if i == 0 and len(row) > 1 else "") + cell.cited().replace("][", "] [") for i, cell in enumerate(row)]
        for row in table.rows
    ]
    columns = _columns([list(table.headers), *(row for row in cells if len(row) == len(table.headers))], width)
    if columns is None:
        yield from _stacked(table, width)
        return
    yield from _row(list(table.headers), columns)
    yield "  ".join("-" * column for column in columns)
    for row in cells:
        yield from _row(row, columns) if len(row) == len(columns) else _wrap(row[0], width)
    yield ""


def _row(cells: list[str], columns: list[int]) -> Iterator[str]:
    wrapped = [_wrap(cell, column) or [""] for cell, column in zip(cells, columns, strict=True)]
    for level in range(max(len(lines) for lines in wrapped)):
        parts = [lines[level] if level < len(lines) else "" for lines in wrapped]
        yield "  ".join(f"{part:<{column}}" for part, column in zip(parts, columns, strict=True)).rstrip()


def _stacked(table: Table, width: int) -> Iterator[str]:
    """Write a table that has no room for its columns as a list of labelled values."""
    for row in table.rows:
        if len(row) < len(table.headers):
            yield from _wrap(row[0].cited(), width)
            continue
        for header, cell in zip(table.headers, row, strict=True):
            if cell.text:
                yield from _wrap(f"{header}: {cell.cited()}", width, "    ")
        yield ""


def _columns(rows: list[list[str]], width: int) -> list[int] | None:
    """Share the width among the columns: each its longest word at least, the rest by need; None where it cannot be."""
    count = len(rows[0])
    room = width - 2 * (count - 1)
    least = [max((len(word) for row in rows for word in row[i].split()), default=1) for i in range(count)]
    wanted = [max(max(len(row[i]) for row in rows), 1) for i in range(count)]
    least = [min(max(word, 6), want) for word, want in zip(least, wanted, strict=True)]
    if sum(least) > room:
        return None
    columns = list(least)
    for i in sorted(range(count), key=lambda i: wanted[i]):  # a short column whole, before a long one gets more
        if wanted[i] <= _SHORT and wanted[i] - columns[i] <= (room - sum(columns)) * 2 // 3:
            columns[i] = wanted[i]
    while sum(columns) < room and (short := [i for i in range(count) if columns[i] < wanted[i]]):
        neediest = max(short, key=lambda i: wanted[i] / columns[i])
        columns[neediest] += 1
    return columns


def _wrap(text: str, width: int, indent: str = "") -> list[str]:
    return textwrap.wrap(text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
