"""Only what an analyst would ask is not known: who did it, how many died, when; of what is worth asking."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.model.picture import Finding
from dateline.outputs.gaps import open_questions
from tests.outputs.scenes import answer, finding, teller_of, told

RED: dict[str, Any] = {"actor_ids": ("act-red",)}
NOBODY: dict[str, Any] = {"actor_ids": ()}
NO_DAY: dict[str, Any] = {"earliest": None, "latest": None}
WHO, TOLL, DAY = "says who carried out", "counts the killed or injured of", "gives a day for"


def asked(*scenes, findings: tuple[Finding, ...] = ()) -> list[str]:
    events = [event for event, _ in scenes]
    return [line.text for line in open_questions(events, events, teller_of(*scenes, findings=findings))]


@pytest.mark.parametrize(
    ("changes", "questions"),
    [
        pytest.param({"kind": "bombing", **NOBODY}, [WHO, TOLL], id="a bomb nobody owns"),
        pytest.param({"kind": "bombing", **RED}, [TOLL], id="a bomb somebody set off"),
        pytest.param({"kind": "bombing", **RED, **NO_DAY}, [TOLL, DAY], id="on no day"),
        pytest.param({"kind": "capture", **RED}, [], id="a capture"),
        pytest.param({"kind": "clash", "origins": 1, **NOBODY}, [], id="a clash of one voice"),
        pytest.param({"kind": "bombing", "place_id": None, **NOBODY}, [], id="nobody knows where"),
    ],
)
def test_a_weighty_happening_is_asked_about(changes: dict[str, Any], questions: list[str]) -> None:
    found = asked(told("x", **changes))
    assert len(found) == len(questions)
    assert all(words in text for words, text in zip(questions, found, strict=True))


def test_a_toll_told_of_the_same_place_and_time_answers_for_the_attack() -> None:
    attack = told("x", kind="attack", **RED)
    harm = told("y", kind="killing", earliest=None, **NOBODY)
    dead = finding("evt-y", "killed", answer("", 9, 9, 9, "clm-y"))
    assert asked(attack, harm, findings=(dead,)) == []


def test_of_many_the_first_are_named_and_the_others_counted() -> None:
    places = ["pla-marvik", "pla-olm", "pla-clinic", "pla-region"]
    scenes = [told(f"x{i}", kind="bombing", place_id=place, **RED, **NO_DAY) for i, place in enumerate(places)]
    assert all(text.endswith("and one more.") for text in asked(*scenes))


def test_nobody_asks_who_did_it_where_somebody_is_held_for_it() -> None:
    bomb = told("x", kind="bombing", **NOBODY)
    arrest = told("y", kind="detention", **RED)
    assert not any(WHO in text for text in asked(bomb, arrest))
