"""When, as worded: dates, weekdays, clock times, durations and words that hang on them, kept symbolic."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from dateline.model.reading import TimeExpression
from dateline.readings.times.rules import Doubt, Match, match_rules
from dateline.readings.times.values import express
from dateline.readings.times.words import Word, load_vocabulary, split_words

_BOUNDS = {
    "since": "since", "from": "since", "until": "until", "till": "until", "by": "by", "before": "before",
    "after": "after", "within": "within",
}  # fmt: skip
_EDGES = {
    "end": "late", "close": "late", "start": "early", "beginning": "early", "turn": "early", "middle": "mid",
    "early": "early", "mid": "mid", "late": "late", "later": "later", "earlier": "earlier",
}  # fmt: skip
_HALVES = {"first": "first-half", "second": "second-half", "last": "second-half"}
_LOOSE = frozenset({"over", "some"})
"""Words that mean about or more only before an amount."""
_DAYLIKE = frozenset({"date", "weekday", "offset", "narrative"})
_STOPS = frozenset({".", "!", "?", ";", ""})
_JOINTS = frozenset({",", "at", "on", "of", "in", "the", "about", "around", "by", "during", "-"})


def find(text: str, start: int = 0, end: int | None = None) -> tuple[TimeExpression, ...]:
    """Find the time expressions of ``text[start:end]`` in order; offsets are those of ``text``. Takes linear time."""
    words = split_words(text, start, len(text) if end is None else end)
    found: list[tuple[int, int, TimeExpression]] = []
    for match in match_rules(words):
        if not _is_time(match, words):
            continue
        expression = express(match, words)
        first, modifier = _modifiers(match, words)
        if modifier:
            expression = replace(expression, modifier=modifier)
        if match.rule.id == "the-unit" and expression.unit == "week" and "early" in (modifier or ""):
            expression = replace(expression, kind="offset", anchor="publication")  # "since the beginning of the week"
        found.append((first, match.last, expression))
    joined = _join(found, words)
    return tuple(_place(text, words, *one) for one in joined)


def _place(text: str, words: Sequence[Word], first: int, last: int, expression: TimeExpression) -> TimeExpression:
    """Give an expression its span, and its direction where the words around it are in the future."""
    start, end = words[first].start, words[last - 1].end
    direction = expression.direction
    turned = expression.kind in {"weekday", "date", "season"} and expression.unit is None and expression.year is None
    if not direction and turned:
        direction = _direction(words, first, last)
    of = _counted_from(text, words, last) if expression.kind in {"anniversary", "age"} else expression.of
    return replace(
        expression, id=f"time:{start}:{end}", start=start, end=end, quote=text[start:end], direction=direction, of=of
    )


def _is_time(match: Match, words: Sequence[Word]) -> bool:
    """Turn down what only looks like a time: counts that look like years, street names, calibres."""
    before = words[match.first - 1].lower if match.first else ""
    after = words[match.last].lower if match.last < len(words) else ""
    if before in {"$", "£", "€", "#", "№"}:
        return False
    unit = match.fields.get("unit")
    if unit is not None and unit.lower.startswith("fortnight") and "amount" not in match.fields:
        return False
    return not any(_DOUBTS[name](match, words, before, after) for name in match.rule.unless)


def _is_rate(match: Match, words: Sequence[Word], before: str, after: str) -> bool:
    """Tell how often or how much from how long: ``$30 a month``, ``four flights a week``."""
    amount = match.fields.get("amount")
    if amount is None or amount.letter != load_vocabulary().letters["a"] or match.last - match.first != 2:
        return False
    counted = load_vocabulary().letters["number"]
    near = words[max(match.first - 2, 0) : match.first]
    return bool(near) and (near[-1].letter in counted or (near[0].letter in counted and near[-1].lower.endswith("s")))


def _is_count(match: Match, words: Sequence[Word], before: str, after: str) -> bool:
    """Tell a count from a year: by the word before, else by what is counted after it."""
    cues, at = load_vocabulary().cues, match.first
    value = words[at].value
    if not isinstance(value, int) or after in cues["counted"] or _numbers_a_house(words, match.last, before):
        return True
    if before in cues["year_leads"] or words[at].lower != str(value):
        return False
    if before in {"-", "/"} or after in {"-", "/"}:
        return True
    return not 1900 <= value <= 2060 or (after.endswith("s") and len(after) > 4)


def _numbers_a_house(words: Sequence[Word], at: int, before: str) -> bool:
    """Tell ``at 1900 Grand Avenue`` from ``in 1900 Grand Avenue was paved``: the name of a street follows at once."""
    if before in {"in", "since", "by", "until", "of", "from", "the", "a", "this", "that"}:
        return False
    name = [word.lower for word in words[at : at + _LONGEST_STREET]]
    streets = [n for n, word in enumerate(name) if word in load_vocabulary().cues["streets"]]
    return bool(streets) and streets[0] > 0 and all(word.isalnum() for word in name[: streets[0]])


_LONGEST_STREET = 4


def _is_age(match: Match, words: Sequence[Word], before: str, after: str) -> bool:
    """Tell ``14 years old``, ``14 year-olds``."""
    return after in _OLD or (after == "-" and _lower(words, match.last + 1) in _OLD)


_OLD = frozenset({"old", "olds"})
_DOUBTS: Mapping[Doubt, Callable[[Match, Sequence[Word], str, str], bool]] = {
    "count": _is_count,
    "idiom": lambda _match, _words, before, after: before == "for" and after == ",",  # "for now,"
    "printed": lambda _match, _words, _before, after: after in load_vocabulary().cues["printed"],
    "rate": _is_rate,
    "share": lambda match, _words, _before, after: after == "of" and match.fields["unit"].lower == "quarter",
    "old": _is_age,
    "every-other": lambda match, _words, before, _after: (
        before == "every" and match.fields["ordinal"].lower == "second"
    ),
}
"""Tests of a match, its words and the words before and after it, by the name that rules give them."""


def _lower(words: Sequence[Word], at: int) -> str:
    return words[at].lower if 0 <= at < len(words) else ""


def _modifiers(match: Match, words: Sequence[Word]) -> tuple[int, str | None]:
    """Take up the words before a match: ``early``, ``about``, ``the end of`` join its span, ``since``, ``by`` do not."""
    first, found = match.first, [match.rule.modifier] if match.rule.modifier else []
    while True:
        length, modifier = _prefix(match, words, first)
        if modifier is None:
            break
        found.append(modifier)
        first -= length
    bound = _BOUNDS.get(_lower(words, first - 1))
    if _lower(words, first - 1) in {"to", "through"} and words[first - 2].value is not None:
        bound = "until"
    if _lower(words, first - 1) == "of" and _lower(words, first - 2) == "as":
        bound = "by"  # "214 bodies recovered as of yesterday"
    if bound and _lower(words, match.last) not in {"'s", "’s"}:
        found.append(bound)
    return first, " ".join(reversed(found)) or None


def _prefix(match: Match, words: Sequence[Word], first: int) -> tuple[int, str | None]:
    """Give how many words before ``first`` modify the match, and how."""
    letters = load_vocabulary().letters
    near, second, third, fourth = (_lower(words, first - back) for back in (1, 2, 3, 4))
    word = words[first - 1] if first else None
    if word is None:
        return 0, None
    if word.letter == letters["about"] and (near not in _LOOSE or match.rule.loose_about):
        return 1, str(word.value)
    if near in _EDGES and word.letter != letters["end"]:
        return 1, _EDGES[near]
    if near in {"-", "in", "on"} and second in {"early", "mid", "late"}:
        return 2, second
    if near == "of" and second == "half" and third in _HALVES:
        return 3 + (fourth == "the"), _HALVES[third]
    if near == "of" and second in _EDGES:
        return 2 + (third == "the"), _EDGES[second]
    if near == "the" and second == "of" and third in _EDGES:
        return 3 + (fourth == "the"), _EDGES[third]
    return 0, None


def _join(found: list[tuple[int, int, TimeExpression]], words: Sequence[Word]) -> list[tuple[int, int, TimeExpression]]:
    """Make one expression of a day and its hour or part of day (``about 5am on Sunday``, ``Friday night``)."""
    joined: list[tuple[int, int, TimeExpression]] = []
    for first, last, expression in found:
        if joined and first < joined[-1][1]:
            first = joined[-1][1]
        if joined and _shifts(joined[-1], first, expression, words):
            start, _, days = joined.pop()
            amount = days.amount if days.amount is not None else 0
            kept = " ".join(m for m in (expression.modifier or "").split() if m not in {"before", "after"})
            joined.append((start, last, replace(expression, shift=days.direction * amount, modifier=kept or None)))
            continue
        if joined and _reaches_into(joined[-1][2], expression, words[joined[-1][1] : first]):
            joined[-1] = (joined[-1][0], last, replace(expression, part="overnight", modifier=None))
            continue
        if joined and first - joined[-1][1] <= 3 and all(w.lower in _JOINTS for w in words[joined[-1][1] : first]):
            left = joined[-1]
            whole = _one_time(left[2], expression)
            if whole is not None:
                joined[-1] = (left[0], last, whole)
                continue
        joined.append((first, last, expression))
    return joined


def _shifts(left: tuple[int, int, TimeExpression], first: int, right: TimeExpression, words: Sequence[Word]) -> bool:
    """Tell whether the left counts days from the right: ``a day before the first anniversary``."""
    _, last, days = left
    between = [w.lower for w in words[last:first]]
    return (
        days.kind == "narrative"
        and days.unit == "day"
        and days.amount is not None
        and right.kind in {"anniversary", "date", "weekday"}
        and (between[:1] in (["before"], ["after"]) or words[last - 1].lower in {"before", "after"})
        and all(word in {"before", "after", "the", "a"} for word in between)
    )


def _reaches_into(left: TimeExpression, right: TimeExpression, between: Sequence[Word]) -> bool:
    """Tell a night that ends on the day named: ``in the night to 31 March``, ``overnight into Sunday``."""
    night = left.kind == "part" and left.part in {"night", "overnight"} and left.clock is None
    return night and _names_day(right) and not right.part and [w.lower for w in between] in (["to"], ["into"])


def _one_time(left: TimeExpression, right: TimeExpression) -> TimeExpression | None:
    """Give the one time that two neighbours make, or None where each stands for itself."""
    if _names_day(left) and _names_hour(right):
        day, hour = left, right
    elif _names_hour(left) and _names_day(right):
        day, hour = right, left
    elif _names_hour(left) and _names_hour(right) and (left.clock is None) != (right.clock is None):
        day, hour = left, right
    else:
        return None
    if (day.clock and hour.clock) or (day.part and hour.part):
        return None
    modifier = " ".join(m for m in (left.modifier, right.modifier) if m) or None
    part = "night" if hour.part == "overnight" else hour.part  # overnight on Tuesday is the night of that one day
    return replace(day, clock=day.clock or hour.clock, part=day.part or part, modifier=modifier)


def _names_day(expression: TimeExpression) -> bool:
    return expression.kind in _DAYLIKE and expression.granularity == "day" and (
        expression.unit in {"day", None} or expression.weekday is not None
    ) and not (expression.kind == "offset" and expression.unit is None)  # fmt: skip


def _names_hour(expression: TimeExpression) -> bool:
    return expression.kind in {"clock", "part"}


def _direction(words: Sequence[Word], first: int, last: int) -> int:
    """Tell from the words of the same clause whether the day lies ahead (+1) or tense must be asked (0)."""
    cues = load_vocabulary().cues
    for at in range(first - 1, max(first - 13, -1), -1):
        lower = words[at].lower
        if lower in cues["ahead"]:
            return 1
        if lower in _STOPS or lower in cues["behind"] or (lower.endswith("ed") and len(lower) > 4):
            break
    for at in range(last, min(last + 8, len(words))):
        lower = words[at].lower
        if lower in _STOPS or lower == "," or lower in cues["behind"]:
            break
        if lower in {"will", "’ll", "'ll", "shall"}:
            return 1
    return 0


def _counted_from(text: str, words: Sequence[Word], last: int) -> str | None:
    """Give the words after ``of`` or ``from``: what an anniversary or an age is counted from."""
    if _lower(words, last) not in {"of", "since", "from"}:
        return None
    end = last
    while end + 1 < len(words) and end - last < 12 and words[end + 1].lower not in _STOPS | {",", ":", "”", '"'}:
        end += 1
    return text[words[last + 1].start : words[end].end] if end > last else None
