"""What the key of a bundle of reports says must be in the picture, and what must not."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct, field

FOLDER = Path(__file__).resolve().parents[1] / "tests/bundles"
HALVES = ("dev", "held")


class Interval(Struct, frozen=True):
    """Days from first to last, both included; None is open."""

    first: date | None
    last: date | None

    def holds(self, earliest: date | None, latest: date | None) -> bool:
        """Say whether an interval lies within this one; an open end lies only within an open end."""
        begins = self.first is None or (earliest is not None and earliest >= self.first)
        return begins and (self.last is None or (latest is not None and latest <= self.last))

    def touches(self, earliest: date | None, latest: date | None) -> bool:
        """Say whether an interval that is known at one end at least shares a day with this one."""
        if earliest is None and latest is None:
            return False
        before = latest is not None and self.first is not None and latest < self.first
        after = earliest is not None and self.last is not None and earliest > self.last
        return not before and not after

    @property
    def days(self) -> int | None:
        return None if self.first is None or self.last is None else (self.last - self.first).days + 1


class KeyEvent(Struct, frozen=True, forbid_unknown_fields=True):
    """An event that must be found."""

    id: str
    kind: str
    place: str = ""
    on: str = ""
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    status: str = ""
    background: bool | None = None


class KeyFigure(Struct, frozen=True, forbid_unknown_fields=True):
    """An answer that the picture must give of an event: one number, or the lowest and the highest."""

    event: str
    question: str
    values: tuple[int, ...]
    status: str = ""


class KeyNever(Struct, frozen=True, forbid_unknown_fields=True):
    """What did not happen."""

    kind: str
    why: str
    place: str = ""
    on: str = ""
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


class KeyCopy(Struct, frozen=True, forbid_unknown_fields=True, rename={"taken_by": "from", "taken_from": "to"}):
    """Words that one report has from another."""

    taken_by: str
    taken_from: str
    credited: bool | None = None


class KeyHolding(Struct, frozen=True, forbid_unknown_fields=True, rename={"negated": "not"}):
    """Who has a place on a day, or has not."""

    place: str
    holder: str
    on: date
    status: str = ""
    negated: bool = False


class KeyOrigins(Struct, frozen=True, forbid_unknown_fields=True):
    """How many independent origins an event has."""

    event: str
    count: int | str

    def holds(self, origins: int) -> bool:
        low, _, high = str(self.count).partition("..")
        return int(low) <= origins <= int(high or low)


class Key(Struct, frozen=True, forbid_unknown_fields=True):
    """All lines of one key; the tables stand under their singular names in the file."""

    about: str
    published: Mapping[str, str]
    together: tuple[tuple[str, ...], ...] = ()
    events: tuple[KeyEvent, ...] = field(default=(), name="event")
    figures: tuple[KeyFigure, ...] = field(default=(), name="figure")
    nevers: tuple[KeyNever, ...] = field(default=(), name="never")
    copies: tuple[KeyCopy, ...] = field(default=(), name="copy")
    holdings: tuple[KeyHolding, ...] = field(default=(), name="holding")
    origins: tuple[KeyOrigins, ...] = ()

    def event(self, id: str) -> KeyEvent:
        return next(event for event in self.events if event.id == id)


class Bundle(Struct, frozen=True):
    """A folder of reports with its key."""

    name: str
    half: str
    key: Key
    reports: tuple[Path, ...]


def load(half: str) -> list[Bundle]:
    """Give the bundles of one half, ``dev`` or ``held``; a key that cannot be read raises."""
    folders = sorted(path.parent for path in (FOLDER / half).glob("*/key.toml"))
    return [load_one(folder, half) for folder in folders]


def load_one(folder: Path, half: str) -> Bundle:
    reports = tuple(sorted(path for path in folder.iterdir() if path.suffix in {".txt", ".html"}))
    with (folder / "key.toml").open("rb") as file:
        return Bundle(folder.name, half, msgspec.convert(tomllib.load(file), Key), reports)


def interval(text: str) -> Interval:
    """Read ``DAY``, ``FIRST..LAST``, ``FIRST..`` or ``..LAST``."""
    first, dots, last = text.partition("..")
    begins = date.fromisoformat(first) if first else None
    return Interval(begins, (date.fromisoformat(last) if last else None) if dots else begins)
