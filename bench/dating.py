"""Measure dating: dates are taken from half of each set, and what is inferred is held against them.

    python bench/dating.py [--bench FOLDER] [--sample N] [--misses N]

Three figures for each set: the share of intervals that hold the true day, the share of reports given a single day, and
how often that day is right. ``gun_incidents`` is grouped by incident and the weekday of the shooting; its line "verified" holds only the reports
whose address confirms the day the set gives. ``fa_kes`` is grouped by place and week; its gold days are those of the
happenings, so the date a report states at its head is the truth there, and is cut out of the hidden ones in the second
line. The Egypt timeline is not grouped: its articles have no story structure.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from dateline.articles.stated import date_in_address, find_date
from dateline.model.article import Article, StatedDate
from dateline.model.picture import Published
from dateline.model.reading import Reading
from dateline.picture.dates.dating import date_article, sharpen
from dateline.picture.dates.weekdays import is_past_weekday, read_week
from dateline.readings.times import find as times

FOLDER = Path(__file__).resolve().parents[1] / "../shared/bench"
_SHOT = re.compile(r"\b(?:shot|shootings?|gunfire|killed|wounded|fired|slain|gunned)\b", re.IGNORECASE)
_AFTERMATH = re.compile(
    r"\b(?:charged|court|sentenced|judge|jury|trial|arraign\w*|indict\w*|guilty|hearing|vigil|funeral|identified|arrest\w*|told)\b",
    re.I,
)
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Case:
    """An article with its true day, whether that is hidden, and the key of the story it belongs to."""

    article: Article
    reading: Reading
    truth: date
    hidden: bool
    story: str | None
    verified: bool = False


def main(arguments: Sequence[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, default=FOLDER)
    parser.add_argument("--sample", type=int, default=5000)
    parser.add_argument("--misses", type=int, default=0)
    chosen = parser.parse_args(arguments)
    print(f"{'set':<34}{'reports':>8}{'holds':>8}{'bounded':>9}{'a day':>8}{'right':>8}")
    gun = list(gun_incidents(chosen.bench, chosen.sample, address=False))
    report("gun incidents, no address", gun, chosen.misses)
    verified = [case for case in gun if case.verified]
    report("gun incidents, verified", verified, chosen.misses)
    report("gun incidents, address kept", list(gun_incidents(chosen.bench, chosen.sample, address=True)), chosen.misses)
    report("FA-KES, head kept", list(fa_kes(chosen.bench, chosen.sample, head=True)), chosen.misses)
    report("FA-KES, head cut", list(fa_kes(chosen.bench, chosen.sample, head=False)), chosen.misses)
    report("Egypt", list(egypt(chosen.bench, chosen.sample)), chosen.misses)
    return 0


def report(name: str, cases: Sequence[Case], misses: int) -> None:
    """Date the hidden reports of a set and print its line, and that of the reports that have a dated one beside them."""
    dated = infer(cases)
    hidden = [case for case in cases if case.hidden]
    known = {case.story for case in cases if case.story and not case.hidden}
    _line(name, hidden, dated)
    beside = [case for case in hidden if case.story in known]
    if beside:
        _line("  with a dated one of its story", beside, dated)
    for case in [c for c in hidden if not _holds(dated[c.article.id], c.truth)][:misses]:
        when = dated[case.article.id]
        print("  MISS", case.article.id, "true", case.truth, "given", when.earliest, when.latest)
        for evidence in when.evidence:
            print("      ", evidence.kind, "|", evidence.text[:150], "|", evidence.earliest, evidence.latest)


def infer(cases: Sequence[Case]) -> dict[str, Published]:
    """Date all reports, each alone and then by its story."""
    alone = {case.article.id: date_article(case.article, case.reading) for case in cases}
    groups: dict[str, list[str]] = defaultdict(list)
    for case in cases:
        if case.story:
            groups[case.story].append(case.article.id)
    stories = [tuple(group) for group in groups.values() if len(group) > 1]
    weeks = {case.article.id: read_week(case.article, case.reading) for case in cases}
    return dict(sharpen(weeks, alone, stories))


def gun_incidents(folder: Path, sample: int, *, address: bool) -> Iterator[Case]:
    """Incidents with their articles; ``address``: the page's address stays, which names the day in a third of them."""
    incident: dict[str, str] = {}
    for row in _rows(folder / "gun_incidents/incidents.jsonl.gz"):
        for article in row["doc_ids"]:
            incident.setdefault(article, row["incident_id"])
    for row in _half(_rows(folder / "gun_incidents/docs.jsonl.gz")[:sample]):
        found = date_in_address(row["url"])
        truth = date.fromisoformat(row["date"])
        if _was_captured_before(row["url"], truth):
            continue
        dates = (StatedDate(on=found[0], basis="url", text=found[1]),) if found and address else ()
        case = _case(row, truth, row["hidden"], dates, None, row["url"] if address else None)
        weekday = _weekday_of_shooting(case)
        story = f"{incident.get(row['doc_id'], row['doc_id'])}:{weekday}" if weekday is not None else None
        yield replace(case, story=story, verified=bool(found and found[0] == truth))


def _was_captured_before(url: str, truth: date) -> bool:
    """Tell whether the web archive took the page before the day the set gives it, which then is not its date."""
    taken = re.match(r"https?://web\.archive\.org/web/(\d{8})", url)
    return taken is not None and taken[1] < truth.strftime("%Y%m%d")


def _weekday_of_shooting(case: Case) -> int | None:
    """Give the weekday in the first sentence on a shooting that is not about what came of it."""
    text = case.article.text
    for time in case.reading.times:
        start, end = text.rfind(".", 0, time.start) + 1, text.find(".", time.end)
        sentence = text[start : end if end >= 0 else len(text)]
        if is_past_weekday(text, time) and _SHOT.search(sentence) and not _AFTERMATH.search(sentence):
            return time.weekday
    return None


def fa_kes(folder: Path, sample: int, *, head: bool) -> Iterator[Case]:
    """Reports on Syria that state their date at the head, grouped by place and week; the head cut off where hidden."""
    for row in _half(_rows(folder / "fa_kes/docs.jsonl.gz")[:sample]):
        found = find_date(row["text"], 0, 160)
        if found is None:
            continue
        truth, _, end = found
        text = row["text"] if head or not row["hidden"] else row["text"][end:]
        week = truth.isocalendar()
        yield _case(row | {"text": text}, truth, row["hidden"], (), f"{row['location']}:{week.year}:{week.week}")


def egypt(folder: Path, sample: int) -> Iterator[Case]:
    """One outlet's reports on the days of January and February 2011."""
    for row in _half(_rows(folder / "timelines/egypt/docs.jsonl.gz")[:sample]):
        yield _case(row, date.fromisoformat(row["date"]), row["hidden"], (), None)


def _case(
    row: dict[str, str],
    truth: date,
    hidden: object,
    dates: tuple[StatedDate, ...],
    story: str | None,
    url: str | None = None,
) -> Case:
    stated = dates if hidden else (StatedDate(on=truth, basis="metadata", text=str(truth)),)
    article = Article(
        id=row["doc_id"], raw_id="raw", path=row["doc_id"], url=url, title=row.get("title"), outlet=None, text=row["text"],
        language="en", languages=("en",), zones=(), dates=stated, received_at=NOW,
    )  # fmt: skip
    reading = Reading(
        article_id=article.id, reader="bench", version="0", mentions=(), times=times.find(article.text), quantities=(),
        attributions=(), claims=(), unread=(),
    )  # fmt: skip
    return Case(article, reading, truth, bool(hidden), story)


def _half(rows: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    """Mark a fixed random half as hidden."""
    draw = random.Random(20)
    for row in rows:
        yield row | {"hidden": "yes" if draw.random() < 0.5 else ""}


def _rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _holds(when: Published, truth: date) -> bool:
    return (when.earliest is None or when.earliest <= truth) and (when.latest is None or truth <= when.latest)


def _line(name: str, cases: Sequence[Case], dated: dict[str, Published]) -> None:
    given = [dated[case.article.id] for case in cases]
    holds = [_holds(when, case.truth) for when, case in zip(given, cases, strict=True)]
    days = [
        (when, case) for when, case in zip(given, cases, strict=True) if when.earliest and when.earliest == when.latest
    ]
    bounded = sum(bool(when.earliest and when.latest) for when in given)
    right = sum(when.earliest == case.truth for when, case in days)
    count = max(1, len(cases))
    print(
        f"{name:<34}{len(cases):>8}{sum(holds) / count:>8.3f}{bounded / count:>9.3f}{len(days) / count:>8.3f}"
        f"{right / max(1, len(days)):>8.3f}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
