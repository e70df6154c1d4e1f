"""The brief as a document: sections of sentences and tables with their citations; every form is rendered from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from dateline.outputs.citations import Note


class Line(Struct, frozen=True, kw_only=True):
    """One sentence, or the words of one cell, with the numbers of its notes."""

    text: str
    cites: tuple[int, ...] = ()
    depth: int = 0
    """How far it stands under the line before it: parts of a happening, what one voice says."""

    def cited(self) -> str:
        """Give the text with its citations after it."""
        return self.text + (" " if self.cites else "") + "".join(f"[{number}]" for number in self.cites)


class Table(Struct, frozen=True, kw_only=True):
    """Rows of cells under headers: as many cells as headers, or one cell, a heading over the rows after it."""

    headers: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    caption: Line | None = None
    """A sentence that stands above the table."""


class Section(Struct, frozen=True, kw_only=True):
    """A heading with sentences and tables; ``key`` is stable, ``title`` is for people."""

    key: str
    title: str
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.lines and not any(table.rows or table.caption for table in self.tables)


class StoryPart(Struct, frozen=True, kw_only=True):
    """What the brief says of one story."""

    id: str | None
    title: str
    window: str
    reports: int
    sections: tuple[Section, ...]
    country: str = ""
    """Name of the state that most of it took place in; empty where none stands out."""


class Brief(Struct, frozen=True, kw_only=True):
    """The whole brief."""

    title: str
    as_of: datetime
    notice: str
    header: tuple[tuple[str, str], ...]
    """Label and value."""
    bottom_line: Section
    stories: tuple[StoryPart, ...]
    sources: tuple[Section, ...]
    method: tuple[str, ...]
    notes: tuple[Note, ...]
    changed: Section | None = None
    """What changed since a moment, where that was asked for."""

    def lines(self) -> Iterator[Line]:
        """Walk every sentence and every cell of the brief."""
        opening = [self.bottom_line, self.changed] if self.changed else [self.bottom_line]
        sections = [*opening, *(s for story in self.stories for s in story.sections), *self.sources]
        for section in sections:
            yield from section.lines
            for table in section.tables:
                if table.caption:
                    yield table.caption
                for row in table.rows:
                    yield from row


def under_title(story: StoryPart) -> str:
    """Give the line under the title of a story: ``16 to 17 June 2024; 5 reports; Bangladesh``."""
    return "; ".join(filter(None, (story.window, count_reports(story.reports), story.country)))


def count_reports(number: int) -> str:
    """Say how many reports: ``1 report``, ``4 reports``."""
    return "1 report" if number == 1 else f"{number} reports"
