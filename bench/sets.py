"""Loads the public sets, reads their reports once, and says what a scorer gives back."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import random
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

import dateline
from dateline.gazetteer.lookup import Gazetteer
from dateline.model.article import Article, StatedDate, Zone
from dateline.model.reading import Reading
from dateline.readings.actors.lists import ActorLists, load_lists
from dateline.readings.by_rules import RulesReader, build

FOLDER = Path(__file__).resolve().parents[1] / "../shared/bench"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
SEED = 20
SOURCES = Path(dateline.__file__).parent
READING = ("model", "readings", "gazetteer", "data", "rules.py", "kinds.py")
"""What a reading depends on; a change in any of it makes the kept readings stale."""

Row = dict[str, Any]
Item = TypeVar("Item")


class Scored(msgspec.Struct, frozen=True, kw_only=True):
    """What one scorer found."""

    half: str
    """Which part of the set was scored: ``train``, ``dev``, ``all`` and so on."""
    figures: Mapping[str, float]
    cases: Mapping[str, float] = {}
    """Id of each case and how right it is: 1 right, 0 wrong, or a share between."""
    notes: tuple[str, ...] = ()
    """Misses in bulk: counts by kind, never words of the set."""


def load(name: str) -> list[Row]:
    """Give the rows of ``<folder>/<file>``; the ending ``.jsonl.gz`` is understood."""
    with gzip.open(FOLDER / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def draw(items: Sequence[Item], count: int | None, seed: int = SEED) -> list[Item]:
    """Draw a fixed sample in the set's own order; all where ``count`` is None or more than there are."""
    if count is None or count >= len(items):
        return list(items)
    chosen = sorted(random.Random(seed).sample(range(len(items)), count))
    return [items[number] for number in chosen]


def article_of(
    name: str, text: str, *, title: str | None = None, published: date | None = None, outlet: str | None = None
) -> Article:
    """Make an article of one zone a line, the title its headline; ``name`` becomes its id."""
    full = f"{title.strip()}\n{text}" if title and title.strip() else text
    zones, at = [], 0
    for line in full.split("\n"):
        if line.strip():
            headline = bool(title and title.strip()) and not zones
            zones.append(Zone(kind="headline" if headline else "body", start=at, end=at + len(line), language="en"))
        at += len(line) + 1
    dates = (StatedDate(on=published, basis="metadata", text=published.isoformat()),) if published else ()
    return Article(
        id=f"art-{name}", raw_id="raw-0", path=name, url=None, title=title, outlet=outlet, text=full, language="en",
        languages=("en",), zones=tuple(zones), dates=dates, received_at=NOW,
    )  # fmt: skip


def undated(article: Article) -> Article:
    """Take the stated date away; what the reader finds in the words stays."""
    return msgspec.structs.replace(article, dates=())


def read(article: Article) -> Reading:
    """Read an article, or give what was read when the reader and the words were the same."""
    return keep("reading", f"{article.id}\x1f{article.text}", Reading, lambda: reader().read(article))


def read_all(articles: Iterable[Article]) -> list[Reading]:
    return [read(article) for article in articles]


def keep(kind: str, key: str, made: type[Item], make: Callable[[], Item]) -> Item:
    """Give what is kept outside the project under this key, or make and keep it."""
    path = _kept() / f"{kind}-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"
    if path.is_file():
        return msgspec.msgpack.decode(path.read_bytes(), type=made)
    found = make()
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(msgspec.msgpack.encode(found))
    unfinished.replace(path)
    return found


@cache
def _kept() -> Path:
    """Name the folder by the sources that readings depend on, so that no stale reading is ever used."""
    digest = hashlib.sha256()
    for part in READING:
        root = SOURCES / part
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if path.suffix in {".py", ".toml"}:
                digest.update(path.name.encode() + path.read_bytes())
    folder = Path(tempfile.gettempdir()) / f"dateline-bench-{os.getuid()}" / digest.hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@cache
def actor_lists() -> ActorLists:
    return load_lists()


@cache
def reader() -> RulesReader:
    return build(gazetteer())


def percent(part: float, whole: float) -> float:
    """Give a share in per cent with one decimal; 0 of nothing."""
    return round(100 * part / whole, 1) if whole else 0.0


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@cache
def scorer(name: str) -> Any:
    """Load one of the scorers that stand beside the sets (``coref_metrics``, ``misc_metrics``)."""
    import importlib.util

    spec = importlib.util.spec_from_file_location(name, FOLDER / "scorers" / f"{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(name)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
