"""What dateline costs, as ratios within one run: a cold brief, reading an article, two processes against one.

    python -m bench.speed [PATH] [--rounds N]

Each side of a ratio runs in turn with the other, so that a noisy machine is noisy to both.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from dateline.articles.extract import extract
from dateline.articles.files import collect
from dateline.gazetteer.lookup import Gazetteer
from dateline.model.article import Article
from dateline.model.picture import Problem
from dateline.readings.by_rules import build
from dateline.readings.parse.language import load_english

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / ".." / "shared" / "seeds"
EXAMPLES = ROOT / "examples" / "kunduz-2021"
BARE = """
import sys
from pathlib import Path
from dateline.readings.parse.language import load_english
english = load_english()
texts = [p.read_text(encoding="utf-8") for p in sorted(Path(sys.argv[1]).glob("*.txt"))]
list(english.pipe(texts))
"""


def main() -> None:
    """Print seconds, ratios and peak memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="?", default=str(SEEDS if SEEDS.is_dir() else EXAMPLES))
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    cold(chosen.path, chosen.rounds)
    warm(articles_of(chosen.path), chosen.rounds)
    two_processes(chosen.path)


def cold(path: str, rounds: int) -> None:
    """Compare ``dateline brief`` from a cold process with loading spaCy and parsing the same text."""
    bare: list[float] = []
    brief: list[float] = []
    for _ in range(rounds):
        bare.append(seconds(lambda: run([sys.executable, "-c", BARE, path])))
        brief.append(seconds(lambda: run([sys.executable, "-m", "dateline", "brief", path])))
    print(f"cold brief of {path}, median of {rounds}")
    report("load spaCy and parse", bare, "dateline brief", brief, "at most 2.5")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"  peak memory of a child process {peak:6.0f} MiB")


def warm(articles: list[Article], rounds: int) -> None:
    """Compare reading articles with the bare pipeline on the same text, both loaded before."""
    reader, english = build(Gazetteer.open()), load_english()
    for article in articles:
        reader.read(article)
    bare: list[float] = []
    read: list[float] = []
    for _ in range(rounds):
        bare.append(seconds(lambda: list(english.pipe([a.text for a in articles]))))
        read.append(seconds(lambda: [reader.read(a) for a in articles]))
    print(f"reading {len(articles)} articles, median of {rounds}")
    report("bare spaCy pipeline", bare, "dateline reading", read, "at most 1.5")


def two_processes(path: str) -> None:
    """Compare adding many copies of the reports with one process and with two."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(30):
            for file in sorted(Path(path).glob("*.txt")):
                text = file.read_text(encoding="utf-8")
                (Path(folder) / f"{number:02d}-{file.name}").write_text(f"{text}\nCopy {number}.\n", encoding="utf-8")
        one, two = (seconds(lambda w=w: add(folder, w)) for w in (1, 2))
    print(f"adding {30 * len(list(Path(path).glob('*.txt')))} reports")
    print(
        f"  one process {one:6.2f} s, two {two:6.2f} s: {one / two:.2f} times the throughput (at least 1.4 is the aim)"
    )


def add(folder: str, workers: int) -> None:
    with tempfile.TemporaryDirectory() as kept:
        store = str(Path(kept) / "bench.sqlite")
        run([sys.executable, "-m", "dateline", "add", folder, "--store", store, "--workers", str(workers)])


def articles_of(path: str) -> list[Article]:
    items = collect([path], datetime(2024, 1, 1, tzinfo=UTC))
    return [extract(item) for item in items if not isinstance(item, Problem)]


def report(name: str, base: list[float], other: str, mine: list[float], aim: str) -> None:
    low, high = statistics.median(base), statistics.median(mine)
    print(
        f"  {name:24s} {low:6.2f} s\n  {other:24s} {high:6.2f} s\n  {'ratio':24s} {high / low:6.2f}   ({aim} is the aim)"
    )


def seconds(do: Callable[[], object]) -> float:
    started = time.perf_counter()
    do()
    return time.perf_counter() - started


def run(command: list[str]) -> None:
    done = subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, check=False
    )
    if done.returncode not in {0, 1}:
        sys.exit(f"{' '.join(command[:6])} ended with {done.returncode}: {done.stderr.decode()[-500:]}")


if __name__ == "__main__":
    main()
