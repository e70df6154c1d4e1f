"""Killed and wounded in reports of shootings: share of articles whose two numbers are right.

    python bench/shootings.py [build|check] [--misses N]

``build`` is the training half (rules were written while looking at it), ``check`` the development half. MaxEnt on the
test half, as published: 69.8 and 68.6 %.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dateline.model.article import Article, Zone
from dateline.model.reading import Quantity
from dateline.picture.findings.tolls import LIST, PARTITIVE
from dateline.readings.figures import quantities
from dateline.readings.parse.language import load_english
from dateline.readings.parse.sentences import parse
from dateline.readings.times import find as times

SHARED = Path(__file__).resolve().parents[1] / "../shared/bench"
LONGEST = 6000


def load(part: str) -> list[dict[str, Any]]:
    name = {"build": "train", "check": "dev"}[part]
    return [
        json.loads(line) for line in gzip.decompress((SHARED / f"shootings/{name}.jsonl.gz").read_bytes()).splitlines()
    ]


def article_of(document: dict[str, Any]) -> Article:
    title = document["title"].strip()
    text = (title + "\n\n" + document["text"])[:LONGEST]
    start = min(len(title) + 2, len(text))
    zones = [Zone(kind="headline", start=0, end=len(title), language="en")] if title else []
    if text[start:].strip():
        zones.append(Zone(kind="body", start=start, end=len(text), language="en"))
    return Article(
        id=document["doc_id"], raw_id="", path="", url=None, title=title, outlet=None, text=text, language="en", languages=("en",),
        zones=tuple(zones), dates=(), received_at=datetime(2020, 1, 1, tzinfo=UTC),
    )  # fmt: skip


def read(document: dict[str, Any]) -> tuple[Quantity, ...]:
    article = article_of(document)
    return quantities.find(article, parse(article, (), load_english()), times.find(article.text))


def choose(found: Sequence[Quantity], text: str) -> tuple[int, int]:
    """Give killed and wounded of the main incident: the figures named first, parts of one list added up.

    Who was shot and did not die was wounded; a shooter who ended their own life is one of the dead.
    """
    killed = _first(found, "killed", text) or 0
    injured = _first(found, "injured", text)
    shot = _first(found, "casualties", text)
    if shot is not None and (injured is None or injured + killed < shot):
        injured = max(shot - killed, 0)
    if killed and not _end_state(found, text) and SUICIDE.search(text[:3000]) and not INCLUDED.search(text[:1500]):
        killed += 1
    return killed, injured or 0


def _first(found: Sequence[Quantity], measure: str, text: str) -> int | None:
    """Add up the first list of figures of a measure; figures that take a part of a group come last."""
    fits = [q for q in found if q.measure == measure and (q.best or q.high)]
    whole = [q for q in fits if not (q.of or "").lower().startswith(PARTITIVE)] or fits
    whole = [q for q in whole if q.best == q.low] or whole
    if not whole:
        return None
    total, last = 0, None
    for q in whole:
        if last is not None and not _listed(text, last, q):
            break
        total += q.best if q.best and q.best == q.low else q.high or q.best or 0
        last = q
    return total


def _end_state(found: Sequence[Quantity], text: str) -> bool:
    """Tell whether the first figure of dead says how many are dead, and not how many someone killed."""
    first = next((q for q in found if q.measure == "killed" and q.best), None)
    return first is None or not re.search(
        r"(?:kill|shoot|slay|murder)(?:s|ed|ing)?\s$|dead\s$", text[max(first.start - 8, 0) : first.start], re.I
    )


def _listed(text: str, left: Quantity, right: Quantity) -> bool:
    """Tell whether two figures stand in one list: ``three men and a woman``."""
    end = text.find(left.of, left.end) + len(left.of) if left.of else left.end
    return LIST.fullmatch(text[end : right.start]) is not None


SUICIDE = re.compile(
    r"(?:kill|shoot|shot|turn)\w*(?: and (?:kill|shoot)\w*)?(?: the)?(?: gun on)? (?:him|her|them)sel(?:f|ves)|then himself|murder.{0,3}suicide",
    re.I,
)
INCLUDED = re.compile(r"including (?:the )?(?:suspect|gunman|shooter|himself|suspected)", re.I)


def main(part: str, misses: int) -> None:
    documents = load(part)
    started = time.perf_counter()
    right = [0, 0]
    shown = 0
    for document in documents:
        found = read(document)
        answer = choose(found, article_of(document).text)
        gold = (int(document["killed"] or 0), int(document["wounded"] or 0))
        right = [r + (a == g) for r, a, g in zip(right, answer, gold, strict=True)]
        if answer != gold and shown < misses:
            shown += 1
            print(document["doc_id"], "gold", gold, "ours", answer, "|", document["title"])
            print("   ", [(q.quote, q.of, q.measure) for q in found if q.measure][:8])
            print("   ", document["text"][:500])
    count = len(documents)
    print(f"{part}: {count} articles, killed {100 * right[0] / count:.1f} %, wounded {100 * right[1] / count:.1f} %")
    print(f"{1000 * (time.perf_counter() - started) / count:.0f} ms an article")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    shown = int(arguments[arguments.index("--misses") + 1]) if "--misses" in arguments else 0
    for chosen in [a for a in arguments if a in {"build", "check"}] or ["build", "check"]:
        main(chosen, shown)
