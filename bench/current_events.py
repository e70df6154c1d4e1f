"""One-line happenings of a month in the encyclopaedia's own words: is anything read in them, and in which country.

    python -m bench.current_events [--sample N] [--misses]

Wars and disasters of September 2015, each line a report of its own, dated to its day. ``told`` is the share in which
an event is found; ``in a linked country`` the share of those placed that lie in one of the countries the line links to.
The lines are of 60 countries and no rule was written by them.
"""

from __future__ import annotations

import json
import sys
from datetime import date

from bench.sets import FOLDER, NOW, Row, Scored, actor_lists, article_of, draw, gazetteer, percent, read
from dateline.model.picture import Picture
from dateline.picture.assemble import assemble

CHOSEN = frozenset({"War_Conflict", "Disaster_Accident"})


def score(sample: int | None = None) -> Scored:
    """Score ``sample`` lines, None for all."""
    rows = draw(lines(), sample)
    told = placed = right = 0
    cases: dict[str, float] = {}
    for row in rows:
        picture = picture_of(row)
        told += bool(picture.events)
        cases[f"{row['id']}:told"] = float(bool(picture.events))
        linked, ours = countries(row), placed_in(picture)
        if linked and ours:
            placed += 1
            right += bool(linked & ours)
            cases[f"{row['id']}:country"] = float(bool(linked & ours))
    return Scored(
        half="all",
        figures={"told": percent(told, len(rows)), "in a linked country": percent(right, placed)},
        cases=cases,
        notes=(f"{len(rows)} lines, {placed} placed where a country is linked",),
    )


def lines() -> list[Row]:
    with open(FOLDER / "wikitimes_2015" / "events.jsonl", encoding="utf-8") as file:
        return [row for row in map(json.loads, file) if (row.get("category") or {}).get("name") in CHOSEN]


def picture_of(row: Row) -> Picture:
    article = article_of(row["id"], row["description"].strip(), published=date.fromisoformat(row["date"]))
    return assemble([article], [read(article)], [], gazetteer(), actor_lists(), NOW, [])


def countries(row: Row) -> set[str]:
    """Give the codes of the countries a line links to."""
    found = (gazetteer().find(entity["name"]) for entity in row.get("entity") or ())
    return {e.country for entries in found for e in entries[:1] if e.level == "country" and e.country}


def placed_in(picture: Picture) -> set[str]:
    """Give the countries of the places of its events."""
    by_id = {p.id: p for p in picture.places}
    return {c for e in picture.events if e.place_id in by_id and (c := by_id[e.place_id].country)}


def show() -> None:
    """Print the lines in which nothing is found or that lie elsewhere, on the terminal only."""
    for row in lines():
        picture = picture_of(row)
        linked, ours = countries(row), placed_in(picture)
        if not picture.events or (linked and ours and not linked & ours):
            kinds = [(c.kind, c.tense, c.polarity) for c in picture.claims]
            print(row["id"], sorted(linked), sorted(ours), kinds, "|", row["description"].strip()[:300])


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if "--misses" in arguments:
        show()
    else:
        print(dict(score(int(arguments[arguments.index("--sample") + 1]) if "--sample" in arguments else None).figures))
