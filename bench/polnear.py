"""Score who-said-what against PolNeAR (political news, 2015-2016).

Its conventions differ from ours, and the output is not bent to them: it annotates wishes, plans, likings and
refusals ("voters want", "she refused to") beside what is said; its contents carry the conjunction "that" and the
quotation marks, which are left out of the count on both sides; a quotation that goes on after its cue is often part of
the same attribution, sometimes another.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dateline.model.article import Article, Zone
from dateline.model.reading import Attribution
from dateline.readings.parse import sentences
from dateline.readings.parse.language import load_english
from dateline.readings.speech import attribution

BENCH = Path(__file__).parents[1] / "../shared/bench/polnear"
_WORD = re.compile(r"\w+(?:[’'.,]\w+)*")
_FOUND = 0.5
"""Token-overlap F1 from which a content counts as found."""


def score(sample: int | None = 40, half: str = "dev", seed: int = 7) -> dict[str, float]:
    """Score ``sample`` articles (None for all) of one half.

    ``content_f1``: each gold content is paired with one of ours, best overlap first; words shared by pairs against all
    words of both sides. ``cover_f1``: words that anyone is said to have said, pairing set aside. ``source``: share of
    found contents (overlap F1 of at least .5) with a gold source whose speaker overlaps it.
    """
    total = dict.fromkeys(
        ("shared", "gold", "ours", "cover", "cover_gold", "cover_ours", "found", "right", "golds", "outs"), 0
    )
    for row in load(half, sample, seed):
        count(row, read(row), total)
    return {
        "content_f1": _percent(2 * total["shared"], total["gold"] + total["ours"]),
        "content_precision": _percent(total["shared"], total["ours"]),
        "content_recall": _percent(total["shared"], total["gold"]),
        "cover_f1": _percent(2 * total["cover"], total["cover_gold"] + total["cover_ours"]),
        "cover_precision": _percent(total["cover"], total["cover_ours"]),
        "cover_recall": _percent(total["cover"], total["cover_gold"]),
        "source": _percent(total["right"], total["found"]),
        "found": total["found"],
        "gold": total["golds"],
        "ours": total["outs"],
    }


def load(half: str, sample: int | None, seed: int = 7) -> list[dict[str, Any]]:
    """Load articles of one half, a fixed random sample of them where asked."""
    with gzip.open(BENCH / f"{half}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return rows if sample is None or sample >= len(rows) else random.Random(seed).sample(rows, sample)


def article_of(row: dict[str, Any]) -> Article:
    """Wrap a document as an article: a zone for each line, the first the headline."""
    text: str = row["text"]
    zones = []
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        zones.append(Zone(kind="body" if zones else "headline", start=line.start(), end=line.end(), language="en"))
    return Article(
        id=row["doc_id"], raw_id="", path="", url=None, title=None, outlet=None, text=text, language="en", languages=("en",),
        zones=tuple(zones), dates=(), received_at=datetime(2020, 1, 1, tzinfo=UTC),
    )  # fmt: skip


def read(row: dict[str, Any]) -> tuple[Attribution, ...]:
    """Read one document with no mentions given: the mechanism alone."""
    article = article_of(row)
    return attribution.find(article, sentences.parse(article, (), load_english()), ())


def golds_of(row: dict[str, Any]) -> list[tuple[set[int], list[tuple[int, int]]]]:
    """Give each gold attribution's content words (by offset) and source spans."""
    words = _words(row["text"])
    found = []
    for gold in row["layers"][0]["attributions"]:
        content = [tuple(span) for part in gold.get("content", ()) for span in part["spans"]]
        source = [tuple(span) for part in gold.get("source", ()) for span in part["spans"]]
        tokens = _covered(words, content, row["text"])
        if tokens:
            found.append((tokens, source))
    return found


def count(row: dict[str, Any], ours: Iterable[Attribution], total: dict[str, int]) -> None:
    """Add one article's counts to the total."""
    words = _words(row["text"])
    golds = golds_of(row)
    outs = [(_covered(words, [(s.start, s.end) for s in a.content], row["text"]), a) for a in ours]
    for g, o, shared in pair([gold for gold, _ in golds], [out for out, _ in outs]):
        total["shared"] += shared
        source = golds[g][1]
        if source and 2 * shared / (len(golds[g][0]) + len(outs[o][0])) >= _FOUND:
            total["found"] += 1
            speaker = outs[o][1].speaker
            total["right"] += speaker is not None and any(s < speaker.end and speaker.start < e for s, e in source)
    total["gold"] += sum(len(gold) for gold, _ in golds)
    total["ours"] += sum(len(out) for out, _ in outs)
    total["golds"] += len(golds)
    total["outs"] += len(outs)
    union_gold = set().union(*(gold for gold, _ in golds))
    union_ours = set().union(*(out for out, _ in outs))
    total["cover"] += len(union_gold & union_ours)
    total["cover_gold"] += len(union_gold)
    total["cover_ours"] += len(union_ours)


def pair(golds: list[set[int]], outs: list[set[int]]) -> list[tuple[int, int, int]]:
    """Pair contents one to one, best overlap F1 first: gold index, our index, shared words."""
    scored = []
    for g, gold in enumerate(golds):
        for o, out in enumerate(outs):
            shared = len(gold & out)
            if shared:
                scored.append((2 * shared / (len(gold) + len(out)), g, o, shared))
    scored.sort(key=lambda row: (-row[0], row[1], row[2]))
    used_gold: set[int] = set()
    used_out: set[int] = set()
    pairs = []
    for _, g, o, shared in scored:
        if g not in used_gold and o not in used_out:
            used_gold.add(g)
            used_out.add(o)
            pairs.append((g, o, shared))
    return pairs


def _words(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _WORD.finditer(text)]


def _covered(words: list[tuple[int, int]], spans: Iterable[tuple[int, int]], text: str) -> set[int]:
    covered = set()
    for start, end in spans:
        inside = [(s, e) for s, e in words if s >= start and e <= end]
        if inside and text[inside[0][0] : inside[0][1]].lower() == "that" and len(inside) > 1:
            inside = inside[1:]
        covered.update(s for s, _ in inside)
    return covered


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


if __name__ == "__main__":
    import sys

    chosen = sys.argv[1] if len(sys.argv) > 1 else "dev"
    size = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    print(json.dumps(score(size, chosen), indent=1))
