"""Which of the weekdays a report names are of what has happened."""

from __future__ import annotations

import pytest

from dateline.picture.dates.weekdays import NAMES, read_week
from tests.picture.dates.test_dating import read, report


def named(text: str) -> set[str]:
    article = report(text)
    return {NAMES[day] for day in read_week(article, read(article)).named}


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        pytest.param("Bridge lost; president to go on Thursday", {"Monday"}, id="an infinitive"),
        pytest.param(
            "Crowds force president to flee on Sunday", {"Sunday", "Monday"}, id="what somebody was made to do"
        ),
        pytest.param("President flees on Sunday", {"Sunday", "Monday"}, id="a finite verb"),
        pytest.param("He had come to Olm on Sunday.", {"Sunday", "Monday"}, id="a sentence"),
    ],
)
def test_what_a_headline_puts_after_an_infinitive_is_still_to_come(headline: str, expected: set[str]) -> None:
    assert named(f"{headline}\n\nThe bridge at Olm was lost on Monday, officers said.") == expected


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("The marines held most of Olm on Thursday, a colonel said.", id="most of a town"),
        pytest.param("Every bridge over the Sava was down on Thursday.", id="every bridge"),
        pytest.param("A mosque next to the depot burned on Thursday.", id="next to"),
        pytest.param("Trucks on a hill road were hit on Thursday.", id="on a road"),
        pytest.param("They came an hour before dawn on Thursday.", id="before dawn"),
        pytest.param("It was quiet until now, but on Thursday shells fell.", id="until now"),
    ],
)
def test_what_quantifies_other_words_does_not_make_a_weekday_one_to_come(told: str) -> None:
    assert named(told) == {"Thursday"}


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("He preached every Thursday in Olm.", id="every"),
        pytest.param("The market is held most Thursdays, and each Thursday it is full.", id="most and each"),
        pytest.param("They vote next Thursday.", id="next"),
        pytest.param("The town must be left before Thursday.", id="before"),
    ],
)
def test_a_weekday_that_comes_round_or_is_to_come_is_not_told_as_past(told: str) -> None:
    assert named(told) == set()


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("By Thursday noon the ministry had confirmed twelve deaths.", id="had"),
        pytest.param("By Thursday, rescuers in Olm had found nine bodies.", id="after its comma"),
        pytest.param("The ministry had by Thursday noon confirmed twelve deaths.", id="within the verb"),
        pytest.param("By Thursday the bureau's figure was at least 51.", id="was"),
    ],
)
def test_a_term_after_which_the_past_is_told_has_passed(told: str) -> None:
    assert named(told) == {"Thursday"}


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("The rebels must leave by Thursday.", id="must"),
        pytest.param("They were told to leave by Thursday and were afraid.", id="told to"),
        pytest.param("By Thursday the water will reach the town that was spared.", id="will"),
        pytest.param("He will come before dawn on Thursday.", id="before dawn, to come"),
    ],
)
def test_a_term_that_is_set_has_not_passed(told: str) -> None:
    assert named(told) == set()
