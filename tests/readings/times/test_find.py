"""Times are found as worded and kept symbolic; what only looks like a time is not one."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.readings.figures.numbers import parse_digits, parse_words
from dateline.readings.times import find as times
from dateline.readings.times import words as time_words
from dateline.readings.times.find import find, match_rules
from dateline.readings.times.rules import load_time_rules
from dateline.readings.times.words import load_vocabulary, split_words

RULES = [rule for rule, _ in load_time_rules()]
FINDS = [(rule.id, sentence) for rule in RULES for sentence in rule.finds]
SKIPS = [(rule.id, sentence) for rule in RULES for sentence in rule.skips]


def matched(sentence: str) -> list[str]:
    return [match.rule.id for match in match_rules(split_words(sentence, 0, len(sentence)))]


def quotes(sentence: str) -> list[str]:
    return [expression.quote for expression in find(sentence)]


@pytest.mark.parametrize(("rule", "sentence"), FINDS, ids=[f"{rule}: {sentence}" for rule, sentence in FINDS])
def test_a_time_rule_finds_its_own_examples(rule: str, sentence: str):
    assert rule in matched(sentence)
    assert find(sentence)


@pytest.mark.parametrize(("rule", "sentence"), SKIPS, ids=[f"{rule}: {sentence}" for rule, sentence in SKIPS])
def test_a_time_rule_skips_its_look_alikes(rule: str, sentence: str):
    assert rule not in matched(sentence) or not find(sentence)


WORDED = [
    ("Gunmen struck at about 5am on Sunday.", "about 5am on Sunday", {"weekday": 6, "clock": "05:00", "modifier": "about"}),
    ("Shells fell on Friday morning.", "Friday morning", {"weekday": 4, "part": "morning", "anchor": "publication"}),
    ("The siege has gone on since Friday.", "Friday", {"modifier": "since", "kind": "weekday"}),
    ("Rebels took the mine last Friday.", "last Friday", {"weekday": 4, "direction": -1}),
    ("The court sits next Monday.", "next Monday", {"weekday": 0, "direction": 1}),
    ("Polls will open on Thursday.", "Thursday", {"weekday": 3, "direction": 1}),
    ("The truce was signed on 4 March 2016.", "4 March 2016", {"year": 2016, "month": 3, "day": 4, "anchor": "none"}),
    ("The truce was signed on March 4, 2016.", "March 4, 2016", {"year": 2016, "month": 3, "day": 4}),
    ("Signed 2016-03-04 in Doha.", "2016-03-04", {"year": 2016, "month": 3, "day": 4}),
    ("It fell on Tuesday, June 4.", "Tuesday, June 4", {"weekday": 1, "month": 6, "day": 4, "anchor": "publication"}),
    ("The push began in early May.", "early May", {"month": 5, "modifier": "early", "granularity": "month"}),
    ("It has raged since early May.", "early May", {"month": 5, "modifier": "since early"}),
    ("Talks end at the end of June.", "the end of June", {"month": 6, "modifier": "late"}),
    ("It was mined in mid-2014.", "mid-2014", {"year": 2014, "modifier": "mid", "granularity": "year"}),
    ("It recalls the 1990s.", "the 1990s", {"kind": "decade", "year": 1990}),
    ("It recalls the war of the late '80s.", "late '80s", {"kind": "decade", "year": 1980}),
    ("Troops left 14 years ago.", "14 years ago", {"kind": "age", "amount": 14, "unit": "year", "direction": -1}),
    ("A year ago the dam held.", "A year ago", {"kind": "age", "amount": 1}),
    ("Two decades on, mines remain.", "Two decades on", {"kind": "age", "amount": 2, "unit": "decade"}),
    ("It broke three days ago.", "three days ago", {"kind": "offset", "amount": 3, "unit": "day"}),
    ("It fell in the previous two days.", "the previous two days", {"kind": "duration", "amount": 2, "anchor": "publication"}),
    ("Over the past 48 hours ten died.", "the past 48 hours", {"amount": 48, "unit": "hour", "direction": -1}),
    ("The siege lasted forty-two days.", "forty-two days", {"amount": 42, "anchor": "none"}),
    ("They waited for half an hour.", "half an hour", {"amount": 30, "unit": "minute"}),
    ("The next day the fort gave up.", "The next day", {"kind": "narrative", "anchor": "event", "direction": 1, "amount": 1}),
    ("Two weeks later it was retaken.", "Two weeks later", {"kind": "narrative", "amount": 2, "unit": "week"}),
    ("He had fled the day before.", "the day before", {"kind": "narrative", "direction": -1, "amount": 1}),
    ("They had left that morning.", "that morning", {"kind": "narrative", "amount": 0, "part": "morning"}),
    ("Shots were heard last night.", "last night", {"kind": "offset", "part": "night", "direction": -1}),
    ("It fell at 0430 GMT.", "0430 GMT", {"clock": "04:30Z", "kind": "clock", "anchor": "event"}),
    ("It fell at 6.30pm local time.", "6.30pm local time", {"clock": "18:30"}),
    ("It fell at four o’clock in the afternoon.", "four o’clock in the afternoon", {"clock": "16:00"}),
    ("As of Tuesday, 214 were dead.", "Tuesday", {"weekday": 1, "modifier": "by"}),
    ("By noon on Sunday it was over.", "noon on Sunday", {"weekday": 6, "part": "noon", "modifier": "by"}),
    ("Guns fell silent overnight.", "overnight", {"part": "overnight", "anchor": "event"}),
    ("They march every Friday.", "every Friday", {"kind": "set", "weekday": 4}),
    ("It came a day before the first anniversary of the truce.", "a day before the first anniversary", {"kind": "anniversary", "amount": 1, "shift": -1, "of": "the truce"}),
    ("Two days after Christmas they left.", "Two days after Christmas", {"month": 12, "day": 25, "shift": 2}),
    ("In May last year it flooded.", "May last year", {"month": 5, "unit": "year", "direction": -1, "amount": 1}),
    ("It flooded last summer.", "last summer", {"season": "summer", "direction": -1}),
    ("Losses for the quarter doubled.", "the quarter", {"kind": "narrative", "anchor": "event", "amount": 0, "unit": "quarter"}),
    ("Later in the day it was retaken.", "the day", {"kind": "narrative", "amount": 0, "unit": "day"}),
    ("It opens in the week of March 6.", "the week of March 6", {"month": 3, "day": 6, "granularity": "week"}),
    ("It was shot last Oct. 23.", "last Oct. 23", {"month": 10, "day": 23}),
    ("It lost ships in the year ended March 31.", "the year", {"kind": "duration", "unit": "year"}),
    ("It ends by year-end.", "year-end", {"month": 12, "day": 31, "modifier": "by"}),
    ("It fell in the first half of 2015.", "the first half of 2015", {"year": 2015, "modifier": "first-half"}),
    ("It fell two or three days ago.", "two or three days ago", {"amount": 3, "modifier": "about", "unit": "day"}),
    ("It fell two and a half years ago.", "two and a half years ago", {"amount": 30, "unit": "month"}),
    ("It fell a fortnight ago.", "a fortnight ago", {"amount": 2, "unit": "week"}),
    ("It fell the day before yesterday.", "the day before yesterday", {"amount": 2, "direction": -1, "kind": "offset"}),
    ("On Monday nights they march.", "Monday nights", {"kind": "set", "anchor": "none"}),
    ("Daily shelling emptied the town.", "Daily", {"kind": "set", "unit": "day"}),
    ("It fell at 0430.", "0430", {"clock": "04:30", "anchor": "event"}),
    ("It fell on 2016/03/04.", "2016/03/04", {"year": 2016, "month": 3, "day": 4}),
    ("It fell on 14-03-2016.", "14-03-2016", {"year": 2016, "month": 3, "day": 14}),
    ("Polls open this coming Sunday.", "this coming Sunday", {"weekday": 6, "direction": 1}),
    ("The base is now empty.", "now", {"amount": 0, "anchor": "publication"}),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "quote", "fields"), WORDED, ids=[quote for _, quote, _ in WORDED])
def test_a_wording_becomes_its_symbols(sentence: str, quote: str, fields: dict[str, object]):
    expression = next(e for e in find(sentence) if e.quote == quote)
    assert {name: getattr(expression, name) for name in fields} == fields


def test_two_days_joined_by_and_are_two_times():
    assert quotes("Clashes on Friday and Saturday closed the road.") == ["Friday", "Saturday"]
    assert quotes("They entered the town in 2015 and 2016.") == ["2015", "2016"]


def test_from_one_day_to_another_opens_and_closes():
    assert [e.modifier for e in find("Curfew holds from Friday to Sunday.")] == ["since", "until"]


NOT_TIMES = [
    "Rebels may march on the capital.",
    "The fall of the town came as no surprise.",
    "He was the second man to speak.",
    "Some 2,000 people and 1990 families fled.",
    "The sun rose and the men sat down.",
    "A 14-year-old boy was freed.",
    "Mar Lodj is an island.",
    "The fine was $2000.",
    "A 6.5 magnitude tremor hit.",
    "Anna Hall and Jan Novak signed.",
    "It lost a quarter of its men.",
    "They earn $30 a month.",
    "Four flights a week leave the port.",
    "It was the worst flood of the century.",
    "The daily paper closed.",
    "They met last fortnight.",
    "Police were called to the 1900 block of West Elm Street.",
    "She was found at 1914 Grand Avenue.",
]


@pytest.mark.parametrize("sentence", NOT_TIMES)
def test_what_only_looks_like_a_time_is_none(sentence: str):
    assert quotes(sentence) == []


def test_capitals_do_not_hide_a_month():
    assert quotes("FLOODS IN MAY 2011 CUT THE ROAD ON SUNDAY") == ["MAY 2011", "SUNDAY"]


def test_offsets_are_those_of_the_whole_text_when_a_stretch_is_read():
    text = "On Sunday it rained. On Monday it stopped."
    (only,) = find(text, 21, len(text))
    assert (text[only.start : only.end], only.quote, only.id) == ("Monday", "Monday", "time:24:30")


def test_a_pattern_names_only_classes_there_are():
    letters = load_vocabulary().letters
    assert {"unit", "month", "weekday", "amount", "part"} <= set(letters)
    assert len(RULES) == len({rule.id for rule in RULES})


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_and_every_span_holds(text: str):
    for expression in find(text):
        assert text[expression.start : expression.end] == expression.quote


PIECES = st.sampled_from(
    [
        "the",
        "last",
        "next",
        "two",
        "3",
        "1990",
        "May",
        "Sunday",
        "day",
        "days",
        "ago",
        "later",
        "of",
        "at",
        "5pm",
        ",",
        "-",
        ".",
        "in",
        "before",
        "after",
        "early",
        "end",
        "and",
        "a",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_times_of_any_mixture_of_time_words_stand_in_order_and_apart(pieces: list[str]):
    found = find(" ".join(pieces))
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "piece",
    ["the end of the ", "two hundred and ", "1,", "\n \n", "Sunday at 5pm ", "a day before ", "’’", "9" * 50 + " "],
)
def test_steps_grow_with_length_and_no_faster(piece: str, monkeypatch: pytest.MonkeyPatch):
    steps: Counter[str] = Counter()

    def count(module: ModuleType, name: str) -> None:
        real = getattr(module, name)

        def counted(*given: Any) -> Any:
            steps[name] += 1
            return real(*given)

        monkeypatch.setattr(module, name, counted)

    def steps_for(copies: int) -> Counter[str]:
        steps.clear()
        find(piece * copies)
        return steps.copy()

    for name in ("_lower", "_prefix", "_is_time", "_modifiers", "_one_time", "_direction", "express"):
        count(times, name)
    for name in ("_next_word", "_settle"):
        count(time_words, name)
    short, long = steps_for(500), steps_for(1000)
    assert sum(short.values()) > 0
    assert {name: long[name] for name in long if long[name] > 2.1 * short[name] + 4} == {}


NUMBERS = [("twenty four", 24), ("two hundred and six", 206), ("one thousand five hundred", 1500), ("nineteen ninety seven", 1997), ("three million", 3_000_000), ("and", None), ("cats", None)]  # fmt: skip


@pytest.mark.parametrize(("words", "value"), NUMBERS, ids=[words for words, _ in NUMBERS])
def test_number_words_are_read(words: str, value: int | None):
    assert parse_words(words.split()) == value


def test_digits_that_no_one_counts_with_are_no_number():
    assert parse_digits("1,250") == 1250
    assert parse_digits("9" * 40) is None
