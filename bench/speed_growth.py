"""How time grows with the text, and what a cold start costs: ratios, each against the same machine in the same run.

    python -m bench.speed_growth [--rounds N]

Growth: time for twice the text over time for the text (2 is linear, 4 is quadratic), the best of N rounds of each.
Batch: looking names up one by one over looking them up at once. Cold start: importing and loading in a fresh process
over a process that does nothing.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

from dateline.articles.extract import extract
from dateline.articles.lines import caption_of, dateline_of, furniture_of, signature_of
from dateline.gazetteer.lookup import Gazetteer
from dateline.model.article import Article, RawItem, raw_id
from dateline.readings.actors.lists import load_lists
from dateline.readings.figures.amounts import find_amounts
from dateline.readings.places.names import scan
from dateline.readings.places.words import load_words
from dateline.readings.times.find import find

SENTENCE = "The army left Lashkar Gah for Kandahar City on Sunday with 200 men, Afghan officials said."
LINE_PIECES = ("Published ", "-", "1 (", "KABUL, ", "By ", "and ", "share ", "www.", "a.b.", "1234-")
MARKUP = ("<script>", "<!--", '<a "', "<", "<table><tr><td>", "<b", "<blockquote class=tweet>")
TIME_PIECES = ("the end of the ", "two hundred and ", "Sunday at 5pm ", "a day before ", "9" * 50 + " ")
COLD = {
    "cold import of articles": "from dateline.articles import files, extract",
    "cold load of the actor lists": "from dateline.readings.actors.lists import load_lists; load_lists()",
}


def main() -> None:
    """Print one ratio a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    for name, (work, size) in works().items():
        print(f"{name:40} {best(work, 2 * size, rounds) / best(work, size, rounds):6.2f}   (2 is linear)", flush=True)
    print(f"{'names one by one over names at once':40} {batch():6.2f}")
    bare = cold("pass", rounds)
    for name, code in COLD.items():
        print(f"{name:40} {cold(code, rounds) / bare:6.2f}   (over an empty process)")


def works() -> dict[str, tuple[Callable[[int], object], int]]:
    """Give each piece of work by name, with the size it is first done at."""
    lists, gazetteer, words = load_lists(), Gazetteer.open(), load_words()
    found: dict[str, tuple[Callable[[int], object], int]] = {
        "zones of a report": (lambda size: article(f"{SENTENCE}\n" * size), 1000),
        "names of actors": (lambda size: lists.find(f"{SENTENCE} " * size), 500),
        "names of places": (lambda size: scan(article(f"{SENTENCE}\n" * size), gazetteer, words), 300),
        "amounts": (lambda size: list(find_amounts(["two", "hundred", "and"] * size)), 10_000),
    }
    for piece in TIME_PIECES:
        found[f"times in {piece[:12]!r}"] = (lambda size, piece=piece: find(piece * size), 2000)  # type: ignore[misc]
    for piece in MARKUP:
        found[f"a page of {piece[:12]!r}"] = (lambda size, piece=piece: page(piece * size), 4000)  # type: ignore[misc]
    for piece in LINE_PIECES:
        found[f"a line of {piece!r}"] = (lambda size, piece=piece: line((piece * size)[:size]), 190)  # type: ignore[misc]
    return found


def article(text: str, media: str = "text") -> Article:
    content = text.encode()
    when = datetime(2000, 1, 1, tzinfo=UTC)
    return extract(RawItem(id=raw_id(content), path="made", content=content, received_at=when, media=media))


def page(markup: str) -> Article:
    return article(f"<html><body><p>{SENTENCE}</p>{markup}", "html")


def line(text: str) -> None:
    for _ in range(20):
        furniture_of(text)
        caption_of(text)
        signature_of(text)
        dateline_of(text, 0, len(text))


def best(work: Callable[[int], object], size: int, rounds: int) -> float:
    """Give the least seconds of several rounds."""
    return min(seconds(lambda: work(size)) for _ in range(rounds))


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def batch() -> float:
    names = [f"Name {number}" for number in range(5000)]
    one, all_of_them = Gazetteer.open(), Gazetteer.open()
    return seconds(lambda: [one.find_many((name,), exact=True) for name in names]) / seconds(
        lambda: all_of_them.find_many(names, exact=True)
    )


def cold(code: str, rounds: int) -> float:
    return min(seconds(lambda: subprocess.run([sys.executable, "-c", code], check=True)) for _ in range(rounds))


if __name__ == "__main__":
    main()
