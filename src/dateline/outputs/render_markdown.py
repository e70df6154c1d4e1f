"""The brief as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.outputs.document import Brief, Line, Section, Table, under_title

_SPECIAL = re.compile(r"([\\`*_{}<>#|~\[\]]|:(?=//)|(?<=www)\.)")


def render_markdown(brief: Brief) -> str:
    """Write the brief as Markdown; citations link to the notes at its end."""
    lines = [f"# {escape(brief.title)}", "", f"*{escape(brief.notice)}*", "", "| | |", "|---|---|"]
    lines += [f"| {escape(label)} | {escape(value)} |" for label, value in brief.header]
    lines += _section(brief.bottom_line, "##")
    if brief.changed:
        lines += _section(brief.changed, "##")
    for number, story in enumerate(brief.stories, 1):
        lines += [
            "",
            "---",
            "",
            f"## Story {number}: {escape(story.title)}",
            "",
            escape(under_title(story)),
        ]
        for section in story.sections:
            lines += _section(section, "###")
    for section in brief.sources:
        lines += _section(section, "##")
    lines += ["", "## Method and limits", "", *(f"- {escape(words)}" for words in brief.method), "", "## Notes", ""]
    for note in brief.notes:
        place = escape(f"{note.path}:{note.start}-{note.end} “{note.excerpt}”")
        lines.append(f'<a id="n{note.number}"></a>\\[{note.number}\\] {place}  ')
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Write text so that Markdown shows it as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _cited(line: Line) -> str:
    marks = "".join(f"[\\[{number}\\]](#n{number})" for number in line.cites)
    return f"{escape(line.text)} {marks}".strip()


def _section(section: Section, level: str) -> Iterator[str]:
    if section.is_empty:
        return
    yield from ("", f"{level} {escape(section.title)}", "")
    for line in section.lines:
        yield f"{'  ' * line.depth}- {_cited(line)}"
    for table in section.tables:
        yield from _table(table)


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"- {_cited(table.caption)}"
    if not table.rows:
        return
    yield ""
    yield f"| {' | '.join(escape(header) for header in table.headers)} |"
    yield f"|{'---|' * len(table.headers)}"
    for row in table.rows:
        empty = " |" * (len(table.headers) - len(row))
        yield f"| {' | '.join(_cited(cell) for cell in row)} |{empty}"
    yield ""
