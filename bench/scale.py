"""What a picture of n reports costs: seconds of each stage, how they grow, peak memory, and one report more.

    python -m bench.scale [N ...] [--full] [--calls] [--set invented|gun] [--plot FILE]

Two tables: invented reports, to 10,000 or with ``--full`` to 100,000, which takes most of an hour; and the gun
incidents, 300 and 1,000 or with ``--full`` 1,000, 3,000 and all, which are read first where they were not (a third of a
second each). Each size runs in a process of its own, so that its peak memory is its own. Seconds are of the processor,
which other programs on the machine disturb least; ``--calls`` counts function calls instead (in thousands), which
nothing disturbs. The exponent is that of ``seconds = a * n ** b``, fitted to the logarithms. ``one more`` is a second
picture, with one report more than the first: what it takes, and how many rows are others then, in all and of matters
that the report has no part in.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from bench import gun_incidents
from bench.late_report import moved
from bench.plot import Line, plot
from bench.scale_corpus import corpus
from bench.sets import FOLDER, NOW, actor_lists, gazetteer, load, read
from dateline.engine import without_sweeps
from dateline.model.article import Article
from dateline.model.picture import Picture
from dateline.model.reading import Reading
from dateline.picture import assemble
from dateline.picture.copies import trace as copies
from dateline.picture.dates import dating
from dateline.picture.events import resolve as events
from dateline.picture.links import link, people
from dateline.picture.stories import group as stories

SIZES = (1_000, 3_000, 10_000)
FULL = (*SIZES, 30_000, 100_000)
GUN, GUN_FULL = (300, 1_000), (1_000, 3_000, 10_000)
"""More than there are stands for all."""
STEPS: Mapping[str, Sequence[tuple[Any, str]]] = {
    "date": ((dating, "date_article"), (dating, "sharpen")),
    "link": ((people, "unify"), (link.Linker, "link")),
    "group": ((stories.Grouping, "__init__"), (stories.Grouping, "stories")),
    "trace": ((copies, "trace"),),
    "resolve": ((events, "resolve"), (assemble, "_events")),
}
"""The functions whose time makes that of a step; what is left over is told as ``rest``."""
AIMED = ("link", "group", "trace", "resolve")
AIM, AIM_MEMORY, AIM_ONE = 1.15, 4096, 1.0
COUNTED = {"n", "MiB", "rows", "elsewhere"}
"""Columns that are no time."""


def main() -> None:
    """Print the tables and write the plot."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--calls", action="store_true")
    parser.add_argument("--set", choices=("invented", "gun"))
    parser.add_argument("--plot", type=Path, default=Path("scale.svg"))
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        clock = _Calls() if chosen.calls else time.process_time
        print(json.dumps(measure(_reports(chosen.set, chosen.one), clock)))
        return
    if chosen.set != "gun":
        rows = _table("invented", chosen.sizes or (FULL if chosen.full else SIZES), calls=chosen.calls)
        chosen.plot.write_text(_drawn(rows), encoding="utf-8")
        print(f"plot: {chosen.plot}")
    if chosen.set != "invented" and (chosen.set or not chosen.sizes):
        if (FOLDER / "gun_incidents").is_dir():
            _table("gun", chosen.sizes or (GUN_FULL if chosen.full else GUN), calls=chosen.calls)
        else:
            print(f"the gun incidents are left out: they stand in {FOLDER} in the developers' workplace only")


def _table(name: str, sizes: Sequence[int], *, calls: bool) -> Sequence[Mapping[str, float]]:
    print(
        f"{'invented reports' if name == 'invented' else 'reports of gun incidents'}, {'calls' if calls else 'seconds'}"
    )
    rows: list[dict[str, float]] = []
    for size in sizes:
        rows.append(_apart(name, size, calls=calls))
        _print_row(rows[-1], first=len(rows) == 1)
    _print_growth(rows)
    return rows


def _reports(name: str, size: int) -> Iterator[tuple[Article, Reading]]:
    """Give so many reports of a set, and their readings."""
    if name != "gun":
        yield from corpus(size)
        return
    for row in load("gun_incidents/docs")[:size]:
        article = gun_incidents._article(row)
        yield article, read(article)


def measure(reports: Iterable[tuple[Article, Reading]], clock: Callable[[], float]) -> dict[str, float]:
    """Give what each step of a picture takes by this clock, the peak memory in MiB, and what one report more does.

    The late report is the last of those given. The peak is that of making the first picture.
    """
    with tempfile.TemporaryDirectory() as folder:
        readings = _OnDisk(Path(folder))
        articles = [readings.keep(*pair) for pair in reports]
        readings.close_to_writing()
        first, spent = _assembled(articles[:-1], readings, clock)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        began = clock()
        second = _picture(articles, readings)
        one_more = clock() - began
    change = moved(first, second, articles[-1].id)
    return {
        "n": len(articles),
        **spent,
        "MiB": peak,
        "one more": one_more,
        "rows": sum(change.rows.values()),
        "elsewhere": sum(change.elsewhere.values()),
    }


def _picture(articles: Sequence[Article], readings: Mapping[str, Reading]) -> Picture:
    with without_sweeps():
        return assemble.assemble(articles, readings, (), gazetteer(), actor_lists(), NOW)


class _OnDisk(Mapping[str, Reading]):
    """Readings on disk, as a store has them; each is fetched when it is asked for."""

    def __init__(self, folder: Path) -> None:
        self._rows = sqlite3.connect(folder / "readings.sqlite", isolation_level=None)
        self._rows.execute("CREATE TABLE readings (id TEXT PRIMARY KEY, body TEXT)")
        self._rows.execute("BEGIN")
        self._decode = msgspec.json.Decoder(Reading).decode

    def keep(self, article: Article, reading: Reading) -> Article:
        self._rows.execute("INSERT INTO readings VALUES (?, ?)", (article.id, msgspec.json.encode(reading).decode()))
        return article

    def close_to_writing(self) -> None:
        self._rows.execute("COMMIT")

    def __getitem__(self, article_id: str) -> Reading:
        row = self._rows.execute("SELECT body FROM readings WHERE id = ?", (article_id,)).fetchone()
        if row is None:
            raise KeyError(article_id)
        return self._decode(row[0])

    def __contains__(self, article_id: object) -> bool:
        return bool(self._rows.execute("SELECT 1 FROM readings WHERE id = ?", (article_id,)).fetchone())

    def __iter__(self) -> Iterator[str]:
        return (row[0] for row in self._rows.execute("SELECT id FROM readings"))

    def __len__(self) -> int:
        return int(self._rows.execute("SELECT count(*) FROM readings").fetchone()[0])


def _assembled(
    articles: Sequence[Article], readings: Mapping[str, Reading], clock: Callable[[], float]
) -> tuple[Picture, dict[str, float]]:
    """Give the picture, and what each of its steps took."""
    spent = dict.fromkeys(STEPS, 0.0)
    originals = [(owner, name, getattr(owner, name)) for parts in STEPS.values() for owner, name in parts]
    for step, parts in STEPS.items():
        for owner, name in parts:
            setattr(owner, name, _timed(getattr(owner, name), step, spent, clock))
    try:
        began = clock()
        picture = _picture(articles, readings)
        whole = clock() - began
    finally:
        for owner, name, original in originals:
            setattr(owner, name, original)
    return picture, spent | {"rest": whole - sum(spent.values()), "whole": whole}


def _timed(
    do: Callable[..., Any], step: str, spent: dict[str, float], clock: Callable[[], float]
) -> Callable[..., Any]:
    def timed(*given: Any, **named: Any) -> Any:
        began = clock()
        try:
            return do(*given, **named)
        finally:
            spent[step] += clock() - began

    return timed


class _Calls:
    """A clock of function calls, in thousands; it starts when it is first asked."""

    def __init__(self) -> None:
        self._count = 0

    def __call__(self) -> float:
        sys.setprofile(self._seen)
        return self._count / 1000

    def _seen(self, frame: object, event: str, argument: object) -> None:
        self._count += event in ("call", "c_call")


def _apart(name: str, size: int, *, calls: bool) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.scale", "--set", name, "--one", str(size), *(["--calls"] if calls else [])]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def _print_row(row: Mapping[str, float], *, first: bool) -> None:
    if first:
        print("".join(f"{name:>10}" for name in row))
    print(
        "".join(f"{value:10.0f}" if name in COUNTED else f"{value:10.2f}" for name, value in row.items()),
        flush=True,
    )


def _print_growth(rows: Sequence[Mapping[str, float]]) -> None:
    """Print the exponents, and whether the aims are met."""
    if len(rows) > 1:
        growth = {name: exponent(rows, name) for name in rows[0] if name not in COUNTED}
        print(f"{'exponent':>10}" + "".join(f"{value:10.2f}" for value in growth.values()))
        print(f"  {', '.join(f'{step} {growth[step]:.2f}' for step in AIMED)} (at most {AIM} is the aim)")
    last = rows[-1]
    print(f"  memory at {last['n']:.0f} reports {last['MiB']:.0f} MiB (under {AIM_MEMORY} at 100,000 is the aim)")
    print(
        f"  one report more {last['one more']:.1f} (at most {AIM_ONE} s at 100,000 is the aim); {last['rows']:.0f} rows are"
        f" others then, {last['elsewhere']:.0f} of them of matters it has no part in"
    )


def exponent(rows: Sequence[Mapping[str, float]], name: str) -> float:
    """Fit the power of n by which a column grows: the slope of its logarithm (least squares)."""
    points = [(math.log(row["n"]), math.log(max(row[name], 1e-3))) for row in rows]
    mean_x, mean_y = (math.fsum(column) / len(points) for column in zip(*points, strict=True))
    return math.fsum((x - mean_x) * (y - mean_y) for x, y in points) / math.fsum((x - mean_x) ** 2 for x, _ in points)


def _drawn(rows: Sequence[Mapping[str, float]]) -> str:
    names = [name for name in rows[0] if name not in {*COUNTED, "rest"}]
    lines = [Line(name, [(row["n"], max(row[name], 1e-3)) for row in rows]) for name in names]
    return plot(lines, "reports", "seconds")


if __name__ == "__main__":
    main()
