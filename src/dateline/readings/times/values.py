"""Symbolic values of the times that the rules matched: year, month, amount, unit, clock."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, cast

from dateline.model.reading import TimeAnchor, TimeExpression, TimeKind, Unit
from dateline.readings.times.rules import Match
from dateline.readings.times.words import Word, load_vocabulary

_HALF_CENTURY = 50
"""Years of two figures below it are of this century."""


def express(match: Match, words: Sequence[Word]) -> TimeExpression:
    """Fill a symbolic expression (its span left for later) from a rule and the words it matched."""
    rule, got = match.rule, match.fields
    values: dict[str, Any] = {"unit": rule.unit, "part": rule.part, "amount": rule.amount, "direction": rule.direction}
    values |= {name: got[name].value for name in ("month", "weekday", "day", "season", "part", "year") if name in got}
    if "part_adverb" in got:
        values["part"] = got["part_adverb"].value
    if "ordinal" in got:
        values["amount"] = got["ordinal"].value
    if rule.ordinal == "day":
        values |= {"day": got["ordinal"].value, "amount": 0}
    if "last" in got and rule.from_end:
        values["amount"] = -1
    if "unit" in got and rule.unit is None:
        values["unit"] = got["unit"].value
    values |= _amount(match, words) | _calendar(match) | _clock(match, words)
    values["shift"] = rule.shift
    kind: TimeKind = rule.kind
    if kind == "narrative" and not values["unit"]:
        values["unit"] = "day"
    if kind == "offset" and values["unit"] in {"year", "decade", "century"} and words[match.last - 1].lower == "ago":
        kind = "age"
    anchor: TimeAnchor = rule.anchor
    if kind in {"date", "season"} and values.get("year") is not None:
        anchor = "none"
    return TimeExpression(
        id="", kind=kind, start=0, end=0, quote="", anchor=anchor,
        modifier=rule.modifier or ("about" if _is_range(match, words) else None),
        granularity=rule.granularity or _granularity(kind, values), **values,
    )  # fmt: skip


def _amount(match: Match, words: Sequence[Word]) -> dict[str, Any]:
    """Read how many of the unit: a number, ``a`` (one), a vague word (None), or nothing (a plural alone)."""
    got = match.fields
    if "amount" in got:
        return _counted(got)
    if "half" in got:
        amount, unit = _HALVES.get(str(got["unit"].value), (None, str(got["unit"].value)))
        return {"amount": amount, "unit": unit}
    if "relative" in got:
        value = cast(int, got["relative"].value)
        part = {"part": "night"} if got["relative"].lower == "tonight" else {}
        return {"amount": abs(value), "direction": (value > 0) - (value < 0), **part}
    if "now" in got:
        way = {"past": -1, "future": 1}.get(str(got["now"].value), 0)
        return {"amount": None if way else 0, "direction": way}
    if match.rule.relative:
        way = -1 if "last" in got or "past" in got else 1 if "next" in got else 0
        return {"direction": way} if "ordinal" in got else {"direction": way, "amount": abs(way)}
    habit = got.get("adverb_set") or got.get("daily_set")
    if habit is not None:
        return {"unit": _SET_UNITS.get(habit.lower, "year"), "amount": 1}
    alone = "unit" in got and "ordinal" not in got and match.rule.amount is None
    return {"amount": 1} if alone and not got["unit"].lower.endswith("s") else {}


def _is_range(match: Match, words: Sequence[Word]) -> bool:
    """Find ``two to three weeks``, which counts as about the larger number."""
    numbers = load_vocabulary().letters["number"]
    return "amount" in match.fields and sum(w.letter in numbers for w in words[match.first : match.last]) > 1


def _counted(got: dict[str, Word]) -> dict[str, Any]:
    """Read a number of units, and a half where one is added: two and a half years are thirty months."""
    word, unit = got["amount"], got.get("unit")
    amount = 1 if word.letter == load_vocabulary().letters["a"] else cast(int, word.value) or None
    if unit is not None and unit.lower.startswith("fortnight") and amount:
        amount *= 2
    half = _HALVES.get(str(unit.value)) if unit is not None and "and_half" in got else None
    if half is not None and amount:
        return {"amount": (2 * amount + 1) * half[0], "unit": half[1]}
    return {"amount": amount}


_HALVES = {
    "hour": (30, "minute"),
    "day": (12, "hour"),
    "year": (6, "month"),
    "decade": (5, "year"),
    "century": (50, "year"),
}
_SET_UNITS = {
    "daily": "day",
    "nightly": "day",
    "weekly": "week",
    "monthly": "month",
    "hourly": "hour",
    "quarterly": "quarter",
}


def _calendar(match: Match) -> dict[str, Any]:
    """Read dates written in figures, decades, and holidays with a fixed day."""
    got = match.fields
    if "iso" in got:
        year, month, day = (int(part) for part in got["iso"].lower[:10].replace("/", "-").split("-"))
        clock = {"clock": got["iso"].lower[11:16]} if "t" in got["iso"].lower else {}
        return {"year": year, "month": month, "day": day, **clock}
    if "slashed" in got:
        return _slashed(got["slashed"].lower)
    if "decade" in got:
        return {"year": 1900 + cast(int, got["decade"].value)}
    if "decade_digits" in got:
        digits = "".join(c for c in got["decade_digits"].lower if c.isdigit())
        return {"year": int(digits) if len(digits) == 4 else 1900 + int(digits)}
    if match.rule.ordinal == "century":
        return {"year": (cast(int, got["ordinal"].value) - 1) * 100, "amount": None}
    if "holiday" in got:
        fixed_on = str(got["holiday"].value)
        fixed = {"month": int(fixed_on[:2]), "day": int(fixed_on[3:])} if fixed_on[:1].isdigit() else {}
        return {"of": got["holiday"].lower, **fixed}
    if "weekdays" in got:
        return {"weekday": got["weekdays"].value, "amount": 1, "unit": "week"}
    return {}


def _slashed(figures: str) -> dict[str, Any]:
    """Read ``14/02/2023``: day first unless only month first can be."""
    first, second, year = (int(part) for part in re.split(r"[/.-]", figures))
    day, month = (second, first) if second > 12 >= first else (first, second)
    return {
        "year": year if year > 99 else 2000 + year if year < _HALF_CENTURY else 1900 + year,
        "month": month,
        "day": day,
    }


def _clock(match: Match, words: Sequence[Word]) -> dict[str, Any]:
    """Read a time of day as ``HH:MM``, with ``Z`` where it is worded as GMT; hours that no clock shows are left out."""
    read = _hour(match)
    worded = {word.lower for word in words[match.first : match.last]}
    return {"clock": read["clock"] + "Z"} if read and worded & {"gmt", "utc"} else read


def _hour(match: Match) -> dict[str, str]:
    got = match.fields
    if "clock_time" in got:
        text = got["clock_time"].lower
        hour, minute = (int(part) for part in [*re.findall(r"\d+", text), "0"][:2])
        return _oclock(hour, minute, "pm" if "p" in text else "am" if "a" in text else None)
    number = got.get("clock_number") or got.get("n_clock")
    if number is not None:
        value = cast(int, number.value)
        return _oclock(value // 100, value % 100, None)
    if "hour" in got:
        half = got["meridiem"].lower[0] + "m" if "meridiem" in got else None
        if half is None and "part" in got:
            half = "am" if got["part"].value in {"morning", "dawn"} else "pm"
        return _oclock(cast(int, got["hour"].value), 0, half)
    return {}


def _oclock(hour: int, minute: int, half: str | None) -> dict[str, str]:
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return {"clock": f"{hour:02}:{minute:02}"} if hour < 25 and minute < 60 else {}


def _granularity(kind: TimeKind, values: dict[str, Any]) -> Unit:
    if kind in {"date", "weekday", "clock", "part"}:
        return "day" if values.get("day") or kind != "date" else "month" if values.get("month") else "day"
    unit = values.get("unit")
    return cast(Unit, unit) if unit and kind != "duration" else "day"
