"""Events read in bundles of the public sets, judged field by field by careful readers: what of it is still said.

    python -m bench.judged [--sample N] [--listed FIELD]

Bundles of two to five reports of one matter were drawn from eight sets and read by an earlier version; people then told
of each event whether it took place, whether kind, doer, target, place and day are right, whether it is news, and which
other event tells the same happening. ``judged/bundles.tsv`` names the reports, ``judged/events.tsv`` holds the judgements:
of each field 1 or 0 and the value judged (names of places and actors as a digest), ``-`` where nothing was given and
``m`` where it was missing. An event is known again by the letters around the words its claims hang on, as a digest, so
that another reading of the same words finds it; no word of the sets is kept.

A field is ``said right`` where the value judged right is given still, of all that were judged right; ``said wrong`` where
the value judged wrong is. What has another value now, nobody has judged: it counts for neither.
"""

from __future__ import annotations

import csv
import hashlib
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from bench import ecbplus, gun_incidents, muc4, timelines
from bench.sets import NOW, Row, Scored, actor_lists, article_of, draw, gazetteer, load, percent, read_all
from dateline.articles.stated import find_date
from dateline.model.article import Article
from dateline.model.picture import Event, Picture
from dateline.model.reading import Reading
from dateline.picture.assemble import assemble

JUDGED = Path(__file__).resolve().parent / "judged"
FIELDS = ("real", "kind", "now", "place", "doer", "target", "day")
AROUND = 24
"""Letters on each side of the word a claim hangs on by which it is known again."""


class Judged(Struct, frozen=True, kw_only=True):
    """One event as it was read, and what was judged of it."""

    name: str
    marks: frozenset[str]
    right: Mapping[str, bool]
    """Field -> whether what was given is right; fields of which nothing was given or judged are left out."""
    given: Mapping[str, str]
    again: frozenset[str]
    """Marks of another event that tells the same happening."""


def score(sample: int | None = None) -> Scored:
    """Read the bundles anew, and count what was judged right and wrong of what is still said."""
    counts: Counter[tuple[str, str]] = Counter()
    cases: dict[str, float] = {}
    for bundle, reports in draw(sorted(_bundles().items()), sample):
        told = Told([_report(each) for each in reports])
        for event in _events()[bundle]:
            for field, outcome in outcomes(event, told):
                counts[field, outcome] += 1
                if outcome in ("right", "wrong"):
                    cases[f"{event.name}:{field}"] = float(outcome == "right")
        for pair, joined in _tellings(_events()[bundle], told):
            counts["twice", "joined" if joined else "apart"] += 1
            cases[pair] = float(joined)
    figures = {}
    for field in FIELDS:
        right, wrong = counts[field, "right"], counts[field, "wrong"]
        figures[f"{field}: right where known"] = percent(right, right + wrong)
        figures[f"{field}: right ones kept"] = percent(right, right + counts[field, "right before"])
        figures[f"{field}: wrong ones mended"] = percent(
            counts[field, "wrong before"], wrong + counts[field, "wrong before"]
        )
    figures["told twice, one now"] = percent(
        counts["twice", "joined"], counts["twice", "joined"] + counts["twice", "apart"]
    )
    return Scored(half="all", figures=figures, cases=cases)


class Told:
    """What the reports of one bundle are told to say now, by the marks of its claims."""

    def __init__(self, articles: Sequence[Article]) -> None:
        readings = read_all(articles)
        self.picture: Picture = assemble(articles, readings, [], gazetteer(), actor_lists(), NOW, [])
        home = {claim: event for event in self.picture.events for claim in event.claim_ids}
        self._events = {mark: home[claim] for claim, mark in _marked(articles, readings) if claim in home}

    def event(self, marks: frozenset[str]) -> Event | None:
        """Give the event that holds most of the claims marked so."""
        held = Counter(self._events[mark].id for mark in sorted(marks) if mark in self._events)
        if not held:
            return None
        most = max(held, key=lambda i: (held[i], i))
        return next(event for event in self.picture.events if event.id == most)


def outcomes(judged: Judged, told: Told) -> Iterator[tuple[str, str]]:
    """Give of each field judged whether what is said now was judged right or wrong; ``before`` where it was and is other now."""
    event = told.event(judged.marks)
    for field, right in judged.right.items():
        same = event is not None and _value(event, field) == judged.given.get(field, "")
        yield field, ("right" if right else "wrong") + ("" if same else " before")


def _value(event: Event, field: str) -> str:
    """Write what an event says of a field as the judgements keep it."""
    match field:
        case "kind":
            return event.kind
        case "now":
            return "background" if event.background else "news"
        case "day":
            return f"{event.earliest or ''}..{event.latest or ''}" if event.earliest or event.latest else ""
        case "place":
            return _digest(event.place_id or "")
        case "doer" | "target":
            return _digest(" ".join(sorted(event.actor_ids if field == "doer" else event.target_ids)))
    return ""


def _tellings(events: Sequence[Judged], told: Told) -> Iterator[tuple[str, bool]]:
    """Give the pairs that tell one happening, and whether they are one event now; those of which one is gone are left out."""
    for judged in events:
        if judged.again and judged.right.get("real", False):
            one, other = told.event(judged.marks), told.event(judged.again)
            if one is not None and other is not None:
                yield f"{judged.name}:twice", one.id == other.id


@cache
def _bundles() -> Mapping[str, Sequence[str]]:
    lines = (JUDGED / "bundles.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {name: reports for name, *reports in (line.split("\t") for line in lines)}


@cache
def _events() -> Mapping[str, Sequence[Judged]]:
    found: dict[str, list[Judged]] = defaultdict(list)
    with (JUDGED / "events.tsv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            found[row["bundle"]].append(_judged(row))
    return found


def _judged(row: Mapping[str, str]) -> Judged:
    parts = {field: row[field].partition(" ") for field in FIELDS}
    return Judged(
        name=f"{row['bundle']}:{row['marks'].partition(',')[0]}",
        marks=frozenset(row["marks"].split(",")),
        right={
            field: flag == "1"
            for field, (flag, _, _) in parts.items()
            if flag in ("0", "1") and (field == "real" or parts["real"][0] == "1")
        },
        given={field: value for field, (_, _, value) in parts.items()},
        again=frozenset() if row["again"] == "-" else frozenset(row["again"].split(",")),
    )


def _marked(articles: Sequence[Article], readings: Sequence[Reading]) -> Iterator[tuple[str, str]]:
    for article, reading in zip(articles, readings, strict=True):
        for claim in reading.claims:
            yield claim.id, mark(article.text, claim.trigger.start)


def mark(text: str, start: int) -> str:
    """Digest the letters before and after a place in a text, so that spaces, stops and case do not matter."""
    before, after = _letters(text[:start])[-AROUND:], _letters(text[start : start + 5 * AROUND])[:AROUND]
    return _digest(f"{before}|{after}")


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()[:8] if value else ""


def _report(name: str) -> Article:
    """Make the article of ``set:id``, as the scorer of its set does."""
    origin, _, row = name.partition(":")
    return _MADE[origin.partition("/")[0]](_rows(origin)[row])


@cache
def _rows(origin: str) -> Mapping[str, Row]:
    return {row["doc_id"]: row for row in load(origin)}


def _syrian(row: Row) -> Article:
    """Take the day at the head of a report for its stated one."""
    found = find_date(row["text"], 0, 160)
    text = row["text"][found[2] :].lstrip() if found else row["text"]
    return article_of(
        row["doc_id"], text, title=row["title"], published=found[0] if found else None, outlet=row["outlet"]
    )


def _wire(row: Row) -> Article:
    day = date.fromisoformat(row["dct"][:10]) if row["dct"] else None
    return article_of(row["doc_id"], row["text"].strip(), title=row["title"], published=day)


def _located(row: Row) -> Article:
    """Make an article of a report of the sets of place names; one of them states the days."""
    day = row.get("date")
    return article_of(
        row["doc_id"],
        row["text"][:4000],
        title=row.get("title"),
        published=date.fromisoformat(day[:10]) if day else None,
        outlet=row.get("outlet"),
    )


_MADE: Mapping[str, Callable[[Row], Article]] = {
    "ecbplus": ecbplus.document,
    "fa_kes": _syrian,
    "geoparsing": _located,
    "gun_incidents": gun_incidents._article,
    "muc4": muc4.article_of,
    "tempeval3": _wire,
    "timelines": timelines._article,
}


def show(field: str, sample: int | None) -> None:
    """Print where what was judged wrong is said still, and where what was right is said no more, on the terminal only."""
    for bundle, reports in draw(sorted(_bundles().items()), sample):
        told = Told([_report(each) for each in reports])
        for judged in _events()[bundle]:
            for each, outcome in outcomes(judged, told):
                if each == field and outcome in ("wrong", "right before"):
                    event = told.event(judged.marks)
                    print(outcome, judged.name, judged.given.get(field), "->", event and event.title)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    number = int(arguments[arguments.index("--sample") + 1]) if "--sample" in arguments else None
    if "--listed" in arguments:
        show(arguments[arguments.index("--listed") + 1], number)
    else:
        print(msgspec.json.format(msgspec.json.encode(score(number).figures), indent=2).decode())
