"""Measure copying: shared words against silver links, direction on invented pairs, speed on 20,000 made-up articles.

    python bench/syndication.py [--bench FOLDER] [--articles N]

The silver links were made by rule: ten per cent of word 8-grams shared, whoever spoke them. They count two outlets that
print one company's statement as a link; dateline sets such quotations apart. So two lines are given: the shared runs
before anything is set apart ("found"), and the copies that remain ("copies"), once against all links and once against
those that share more than fifteen per cent.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from dateline.model.article import Article
from dateline.model.picture import Published
from dateline.picture.copies.runs import SHINGLE, find_runs
from dateline.picture.copies.trace import trace
from dateline.picture.copies.wording import Vocabulary, number_words

ROOT = Path(__file__).resolve().parents[1]
NOW = datetime(2026, 1, 1, tzinfo=UTC)
Pair = frozenset[str]


def main(arguments: Sequence[str]) -> int:
    """Print the three tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, default=ROOT / "../shared/bench")
    parser.add_argument("--articles", type=int, default=20_000)
    chosen = parser.parse_args(arguments)
    silver(chosen.bench / "syndication")
    direction(ROOT / "tests/picture/copy_pairs.toml")
    if chosen.articles:
        speed(chosen.articles)
    return 0


def silver(folder: Path) -> None:
    """Score pairs of the two syndication sets."""
    print(f"{'set':<12}{'pairs':<34}{'given':>7}{'silver':>7}{'P':>8}{'R':>8}{'F1':>8}")
    for name in ("census", "spotify"):
        with gzip.open(folder / f"{name}_docs.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        links = [json.loads(line) for line in (folder / f"{name}_silver_links.jsonl").read_text().splitlines()]
        weights = {frozenset((link["a"], link["b"])): link["containment"] for link in links}
        articles = [article(row["doc_id"], row["text"], row["outlet"]) for row in rows]
        lengths = {one.id: len(number_words(one, Vocabulary())[0]) for one in articles}
        found, copies = _found(articles), _copied(articles)
        _score(name, "found, 10 % and more", _share(found, lengths), set(weights))
        _score(name, "copies, all", set(copies), set(weights))
        _score(name, "copies, 10 % and more", _share(copies, lengths), set(weights))
        strong = {pair for pair, weight in weights.items() if weight > 0.15}
        weak = set(weights) - strong
        _score(name, "copies, against links over 15 %", _share(copies, lengths) - weak, strong)


def direction(path: Path) -> None:
    """Score who took from whom on the invented pairs."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    found: Counter[str] = Counter()
    for pair in table["pair"]:
        sides = {name: _text(table["story"], pair, name) for name in ("origin", "taker")}
        right = direction_found(sides, pair)
        found[f"{pair['why']}: {right}"] += 1
        found[right] += 1
        if right != "right":
            print("  ", pair["id"], right)
    total = len(table["pair"])
    print(f"direction: {found['right']} of {total} right ({found['right'] / total:.2f})", dict(found))


def direction_found(sides: dict[str, str], pair: dict[str, dict[str, str]]) -> str:
    """Trace one pair; the ids are drawn so that their order tells nothing. Returns right, turned or missed."""
    names = {"origin": "art-b", "taker": "art-a"}
    if len(sides["origin"]) % 2:
        names = {"origin": "art-a", "taker": "art-b"}
    articles = [
        article(names[name], text, pair[name].get("outlet"), pair[name].get("url")) for name, text in sides.items()
    ]
    dates = {names[name]: _published(pair[name]["on"]) for name in sides if "on" in pair[name]}
    pairs = {(copy.from_article_id, copy.to_article_id) for copy in trace(articles, {}, dates) if copy.to_article_id}
    if not pairs:
        return "missed"
    return "right" if pairs == {(names["taker"], names["origin"])} else "turned"


def speed(count: int) -> None:
    """Trace made-up articles, a quarter of which hold a stretch of an earlier one."""
    articles = list(_made_up(count))
    before, used = time.perf_counter(), time.process_time()
    copies = trace(articles, {}, {})
    taken, used = time.perf_counter() - before, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    size = sum(len(one.text) for one in articles) / 1e6
    print(
        f"speed: {count} articles, {size:.0f} MB, {len(copies)} copies, {taken:.1f} s ({used:.1f} s of processor), peak {peak:.1f} GB"
    )


def _made_up(count: int) -> Iterable[Article]:
    draw = random.Random(7)
    words = ["".join(draw.choices("abcdefghijklmnoprstuvw", k=draw.randint(2, 9))) for _ in range(30_000)]
    weights = [1 / (rank + 10) for rank in range(len(words))]
    texts: list[list[str]] = []
    for number in range(count):
        text = draw.choices(words, weights, k=draw.randint(200, 700))
        if number % 4 == 3:
            other = texts[draw.randrange(max(0, number - 400), number)]
            at = draw.randrange(0, len(text))
            text[at:at] = other[: draw.randint(20, len(other))]
        texts.append(text)
        sentences = [" ".join(text[start : start + 18]).capitalize() + "." for start in range(0, len(text), 18)]
        if number % 3 == 0:
            sentences[1] = f"“{sentences[1]}” a resident told the Harbour Post."
        yield article(f"art-{number}", "\n".join(sentences), f"Outlet {number % 300}")


def article(name: str, text: str, outlet: str | None = None, url: str | None = None) -> Article:
    """Make an article that is all body."""
    return Article(
        id=name, raw_id="raw", path=name, url=url, title=None, outlet=outlet, text=text, language="en",
        languages=("en",), zones=(), dates=(), received_at=NOW,
    )  # fmt: skip


def _published(day: str) -> Published:
    on = date.fromisoformat(day)
    return Published(earliest=on, latest=on, basis="stated", evidence=())


def _text(stories: dict[str, list[str]], pair: dict[str, dict[str, list[int | str]]], name: str) -> str:
    story = stories[str(pair["origin"]["story"])]
    return "\n\n".join(story[part - 1] if isinstance(part, int) else part for part in pair[name]["text"])


def _found(articles: Sequence[Article]) -> dict[Pair, int]:
    vocabulary = Vocabulary()
    runs = dict(find_runs([number_words(one, vocabulary)[0] for one in articles]))
    return {
        frozenset((articles[a].id, articles[b].id)): sum(
            max(0, n - SHINGLE + 1) for run in found for _, _, n in run.blocks
        )
        for (a, b), found in runs.items()
    }


def _copied(articles: Sequence[Article]) -> dict[Pair, int]:
    words: Counter[Pair] = Counter()
    for copy in trace(articles, {}, {}):
        if copy.to_article_id:
            words[frozenset((copy.from_article_id, copy.to_article_id))] += copy.words
    return words


def _share(words: dict[Pair, int], lengths: dict[str, int]) -> set[Pair]:
    return {pair for pair, count in words.items() if count >= 0.1 * min(lengths[one] for one in pair)}


def _score(name: str, what: str, given: set[Pair], wanted: set[Pair]) -> None:
    hits = len(given & wanted)
    precision, recall = hits / max(1, len(given)), hits / max(1, len(wanted))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{name:<12}{what:<34}{len(given):>7}{len(wanted):>7}{precision:>8.3f}{recall:>8.3f}{f1:>8.3f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
