"""Which days matter: days ranked by how many reports tell an event on them, against a newsroom's own timeline.

    python -m bench.timelines [--sample N]

Each report of the Egypt set is read and all are assembled with the dates they carry. A day's weight is the number of
reports that tell an occurrence placed on just that day and in a country of the topic; weights of background mentions
count as well: a day that later reports look back on is one that mattered. As many days are taken as the timeline has
(the field's usual condition). Published over nine topics: date F1 .544, this topic alone is easier.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from bench.sets import FOLDER, NOW, Row, Scored, actor_lists, article_of, draw, f1, gazetteer, load, read_all
from dateline.model.article import Article
from dateline.model.picture import Picture
from dateline.picture.assemble import assemble

LONGEST = 5000
"""Characters of a report that are read: half of them are hours of broadcast written down."""


def score(sample: int | None = 140) -> Scored:
    """Score ``sample`` reports, None for all."""
    rows = draw(load("timelines/egypt/docs"), sample)
    articles = [_article(row) for row in rows]
    picture = assemble(articles, read_all(articles), [], gazetteer(), actor_lists(), NOW, [])
    reference = _reference()
    first, last = min(row["date"] for row in rows), max(row["date"] for row in rows)
    weights = {day: n for day, n in weigh(picture).items() if first <= day.isoformat() <= last}
    ranked = sorted(weights, key=lambda day: (-weights[day], day))[: len(reference)]
    by_day = sorted(_published(rows), key=lambda day: (-_published(rows)[day], day))[: len(reference)]
    figures = {
        "date F1": _f1(ranked, reference),
        "date F1 of counting publication days": _f1(by_day, reference),
        "days weighed": float(len(weights)),
        "reports that date an event": float(
            len({a for e in picture.events if e.earliest and e.earliest == e.latest for a in e.article_ids})
        ),
        "reports": float(len(rows)),
    }
    cases = {day.isoformat(): float(day in ranked) for day in reference}
    wrong = ", ".join(f"{day} ({weights[day]})" for day in ranked if day not in reference)
    missed = ", ".join(f"{day} ({weights.get(day, 0)})" for day in reference if day not in ranked)
    return Scored(
        half="all", figures=figures, cases=cases, notes=(f"wrong days (weight): {wrong}", f"missed days: {missed}")
    )


def weigh(picture: Picture) -> dict[date, int]:
    """Count, for each day, the reports with a claim that took place on it."""
    real = {e.id for e in picture.events}
    tellers: dict[date, set[str]] = defaultdict(set)
    for claim in picture.claims:
        if (
            claim.event_id in real
            and claim.earliest is not None
            and claim.earliest == claim.latest
            and claim.time_basis != "unknown"
        ):
            tellers[claim.earliest].add(claim.article_id)
    return {day: len(articles) for day, articles in tellers.items()}


def _article(row: Row) -> Article:
    text = row["text"][:LONGEST].replace(" 's", "'s").replace(" ,", ",").replace(" .", ".").replace(" n't", "n't")
    return article_of(row["doc_id"], text, published=date.fromisoformat(row["date"]), outlet=row["outlet"])


def _reference() -> set[date]:
    (line,) = (FOLDER / "timelines/egypt/timelines.jsonl").read_text(encoding="utf-8").splitlines()[:1]
    return {date.fromisoformat(entry[0][:10]) for entry in json.loads(line)}


def _published(rows: Sequence[Row]) -> dict[date, int]:
    days: dict[date, int] = defaultdict(int)
    for row in rows:
        days[date.fromisoformat(row["date"])] += 1
    return days


def _f1(given: Sequence[date], reference: set[date]) -> float:
    hits = len(set(given) & reference)
    return round(100 * f1(hits / len(given) if given else 0.0, hits / len(reference)), 1)


if __name__ == "__main__":
    result = score(int(sys.argv[sys.argv.index("--sample") + 1]) if "--sample" in sys.argv else 140)
    print(dict(result.figures), *result.notes, sep="\n")
