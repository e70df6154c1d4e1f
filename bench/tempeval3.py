"""Time expressions against TimeBank and AQUAINT: strict, relaxed and value F1 as TempEval-3 counts them.

    python bench/tempeval3.py [build|check|all] [--misses N] [--values N]

``build`` is the first half of TimeBank (rules were written while looking at it), ``check`` the rest and AQUAINT.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from bench.sets import article_of
from dateline.model.reading import TimeExpression
from dateline.model.world import When
from dateline.picture.links.when import resolve
from dateline.readings.parse import sentences
from dateline.readings.parse.language import load_english
from dateline.readings.parse.sentences import Passage
from dateline.readings.times import find as times
from dateline.readings.times import tense as time_tense
from dateline.readings.times.tense import Way

_AHEAD_WEIGHT = 5
"""A day in a past clause is ahead only where it is so many times nearer than the one behind."""
SHARED = Path(__file__).resolve().parents[1] / "../shared/bench"
UNIT_LETTERS = {
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
}
PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "dawn": "MO",
    "noon": "12:00",
    "midnight": "24:00",
    "overnight": "NI",
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
HALVES = {"first-half": "H1", "second-half": "H2"}
LATER = (
    "later",
    "earlier",
    "afterwards",
    "afterward",
    "hence",
    "before",
    "after",
    "day",
    "week",
    "month",
    "year",
    "weekend",
    *PARTS,
)
"""Last words of what is a date counted from an event; "two weeks" in "two weeks after the vote" is a duration to TimeML."""


def load(part: str) -> list[dict[str, Any]]:
    """Give the documents of a part: ``build``, ``check`` or ``all``."""
    bank, aquaint = (
        [
            json.loads(line)
            for line in gzip.decompress((SHARED / f"tempeval3/{name}.jsonl.gz").read_bytes()).splitlines()
        ]
        for name in ("timebank", "aquaint")
    )
    half = len(bank) // 2 + 1
    return {"build": bank[:half], "check": bank[half:] + aquaint, "all": bank + aquaint}[part]


def timex(
    expression: TimeExpression, published: date, event: date | None = None, past: bool | None = None
) -> tuple[str, str]:
    """Give the TIMEX3 type and value of an expression in an article of ``published``, following ``event``."""
    day = event or published
    if expression.kind == "set":
        return "SET", _set(expression)
    if expression.kind == "duration":
        return "DURATION", _duration(expression)
    if expression.kind in {"clock", "part"}:
        return "TIME", day.isoformat() + _time(expression)
    if expression.anchor == "event" and (expression.day is not None or expression.weekday is not None):
        told = When(earliest=day, latest=day, basis="stated")
        return "DATE", _cut(resolve(expression, (published, published), told).earliest or day, "day")
    if expression.anchor == "event":
        if not expression.quote.lower().endswith(LATER) or _is_stretch(expression):
            return "DURATION", _duration(expression)
        if expression.amount == 0:
            return "DATE", _cut(day, expression.unit or "day") + _time(expression)
        if expression.amount is None:
            return "DATE", "PAST_REF" if expression.direction < 0 else "FUTURE_REF"
        return _type(expression), _cut(_moved(day, expression), expression.granularity) + _time(expression)
    return _type(expression), _date(expression, published, past)


def _is_stretch(e: TimeExpression) -> bool:
    """Tell ``a month`` in ``a month after the vote`` from ``the month after``."""
    words = e.quote.lower().split()
    return words[-1] in UNIT_LETTERS and not {"the", "that", "this", "those", "following", "next", "same"} & set(words)


def _type(expression: TimeExpression) -> str:
    return "TIME" if expression.clock or expression.part else "DATE"


def _date(e: TimeExpression, published: date, past: bool | None) -> str:
    if e.kind in {"offset", "age"} and (e.unit is None or e.amount is None):
        if e.unit is None:
            return {0: "PRESENT_REF", -1: "PAST_REF", 1: "FUTURE_REF"}[e.direction]
        return "PAST_REF" if e.direction < 0 else "FUTURE_REF"
    if e.kind in {"offset", "age"} and e.unit != "weekend":
        if e.unit in {"minute", "hour"}:
            return f"PT{e.amount}{UNIT_LETTERS[e.unit]}"
        return _cut(_moved(published, e), e.granularity) + _time(e)
    if e.kind == "decade":
        return str(e.year)[:2] if e.granularity == "century" else str(e.year)[:3]
    when = resolve(replace(e, modifier=None), (published, published), past=past)
    first = when.earliest
    if first is None:
        return "XXXX"
    if e.kind == "season":
        return f"{first.year}-Q{(first.month + 2) // 3}" if e.season is None else f"{first.year}-{SEASONS[e.season]}"
    half = HALVES.get((e.modifier or "").split()[-1] if e.modifier else "")
    if half and e.granularity == "year":
        return f"{first.year}-{half}"
    return _cut(first, e.granularity) + _time(e)


def _moved(day: date, e: TimeExpression) -> date:
    from dateline.picture.links.reckon import move

    return move(day, e.unit or "day", e.direction * (e.amount or 0))


def _cut(day: date, unit: str) -> str:
    year, week, _ = day.isocalendar()
    return {
        "year": f"{day.year}", "month": f"{day.year}-{day.month:02}", "week": f"{year}-W{week:02}",
        "weekend": f"{year}-W{week:02}-WE", "quarter": f"{day.year}-Q{(day.month + 2) // 3}", "decade": f"{day.year}"[:3],
        "century": f"{day.year}"[:2],
    }.get(unit, day.isoformat())  # fmt: skip


def _time(e: TimeExpression) -> str:
    return f"T{e.clock}" if e.clock else f"T{PARTS[e.part]}" if e.part else ""


def _duration(e: TimeExpression) -> str:
    unit = e.unit or "day"
    amount = "X" if e.amount is None else str(e.amount)
    if unit in {"quarter", "decade"} and e.amount:
        return f"P{3 * e.amount}M" if unit == "quarter" else f"P{10 * e.amount}Y"
    return ("PT" if unit in {"minute", "hour"} else "P") + amount + UNIT_LETTERS.get(unit, "D")


def _set(e: TimeExpression) -> str:
    if e.weekday is not None:
        return f"XXXX-WXX-{e.weekday + 1}"
    if e.month:
        return f"XXXX-{e.month:02}"
    return _duration(e)


def predict(document: dict[str, Any]) -> list[tuple[int, int, str, str]]:
    """Read one document; the creation date's own line is found like any other date and scored like the others."""
    published = date.fromisoformat(document["dct"][:10])
    found: list[tuple[int, int, str, str]] = []
    event: date | None = None
    period: str | None = None
    expressions = times.find(document["text"])
    for e, way in zip(expressions, time_tense.ways(_parsed(document), expressions), strict=True):
        past = _is_back(e, way, published)
        e = replace(e, direction=0) if way else e
        found.append((e.start, e.end, *timex(e, published, event, past)))
        if e.kind == "anniversary":  # TimeML marks none
            found.pop()
            continue
        value = _of_period(e, found[-1][3], period, published)
        found[-1] = (e.start, e.end, "DATE" if value != found[-1][3] else found[-1][2], value)
        named = "-Q" in value and e.kind in {"season", "offset"}
        period = value if named else None if _is_part_of_year(e) else period
        if e.anchor != "event" and e.kind in {"date", "weekday"}:
            event = resolve(e, (published, published), past=None).earliest or event
    return found


def _of_period(e: TimeExpression, value: str, period: str | None, published: date) -> str:
    """Say which quarter is meant, as TimeML does: ``the quarter`` is the one last named, else the last to end."""
    words = e.quote.lower().split()
    if e.granularity == "year" and e.kind == "date":
        ended = period if words[-1] in {"quarter", "period"} else None
        return ended if ended and ended[:4] == value else value
    if words[-1] in {"quarter", "period"}:
        period = period or _cut(_moved(published, replace(e, unit="quarter", amount=1, direction=-1)), "quarter")
        if e.kind != "offset" and (e.amount == 0 or e.kind == "duration"):
            return period
    if e.unit == "year" and e.amount == 1 and e.direction == -1 and e.kind in {"age", "narrative"} and period:
        return f"{int(period[:4]) - 1}{period[4:]}"
    return value


def _is_part_of_year(e: TimeExpression) -> bool:
    """Tell what is compared with another stretch than a quarter: ``the nine months``, ``fiscal 1988``."""
    return (e.kind == "duration" and e.unit == "month") or "fiscal" in e.quote.lower()


def _is_back(e: TimeExpression, way: Way | None, published: date) -> bool | None:
    """Take the tense for it; a weekday in the present is ahead if near, a date in the past where the coming one is far."""
    if way == "now" and e.weekday is not None:
        return not 0 < (e.weekday - published.weekday()) % 7 <= 3
    if way == "past" and e.kind != "weekday":
        bare = replace(e, modifier=None, direction=0)
        ahead, back = (resolve(bare, (published, published), past=past).earliest for past in (False, True))
        return not (ahead and back and _AHEAD_WEIGHT * (ahead - published).days < (published - back).days)
    return {"past": True, "ahead": False}.get(way or "")


def _parsed(document: dict[str, Any]) -> tuple[Passage, ...]:
    return sentences.parse(article_of(document["doc_id"], document["text"]), [], load_english())


def main(part: str, misses: int, values: int) -> None:
    spec = importlib.util.spec_from_file_location("misc_metrics", SHARED / "scorers/misc_metrics.py")
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    documents = load(part)
    gold = {
        d["doc_id"]: [(t["start"], t["end"], t["type"], t["value"]) for t in d["timex3"] if t.get("start") is not None]
        for d in documents
    }
    started = time.perf_counter()
    predicted = {d["doc_id"]: predict(d) for d in documents}
    seconds = time.perf_counter() - started
    print(part, len(documents), "documents", scorer.timex(gold, predicted))
    print(
        "relaxed",
        scorer.spans(
            {k: [t[:2] for t in v] for k, v in gold.items()},
            {k: [t[:2] for t in v] for k, v in predicted.items()},
            True,
        ),
    )
    print(f"{1000 * seconds / len(documents):.2f} ms a document")
    _show(documents, gold, predicted, misses, values)


def _show(
    documents: list[dict[str, Any]], gold: dict[str, Any], predicted: dict[str, Any], misses: int, values: int
) -> None:
    missed: Counter[str] = Counter()
    spurious: Counter[str] = Counter()
    wrong: Counter[tuple[str, ...]] = Counter()
    for document in documents:
        text, name = document["text"], document["doc_id"]
        for g in gold[name]:
            fit = next((p for p in predicted[name] if p[0] < g[1] and g[0] < p[1]), None)
            if fit is None:
                missed[
                    " ".join(text[max(g[0] - 20, 0) : g[0]].split())
                    + " ["
                    + text[g[0] : g[1]]
                    + "] "
                    + " ".join(text[g[1] : g[1] + 15].split())
                ] += 1
            elif fit[3] != g[3]:
                wrong[
                    (
                        text[g[0] : g[1]],
                        text[fit[0] : fit[1]],
                        "gold " + g[3],
                        "ours " + fit[3],
                        "dct " + document["dct"],
                        text[g[1] : g[1] + 20],
                        text[max(0, g[0] - 30) : g[0]],
                    )
                ] += 1
        for p in predicted[name]:
            if not any(p[0] < g[1] and g[0] < p[1] for g in gold[name]):
                spurious[
                    " ".join(text[max(p[0] - 20, 0) : p[0]].split())
                    + " ["
                    + text[p[0] : p[1]]
                    + "] "
                    + " ".join(text[p[1] : p[1] + 15].split())
                ] += 1
    for title, counter, size in (("MISSED", missed, misses), ("SPURIOUS", spurious, misses), ("VALUE", wrong, values)):
        for case, count in counter.most_common(size):
            print(title, count, case)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    chosen = next((a for a in arguments if a in {"build", "check", "all"}), "all")

    def number(flag: str) -> int:
        return int(arguments[arguments.index(flag) + 1]) if flag in arguments else 0

    main(chosen, number("--misses"), number("--values"))
