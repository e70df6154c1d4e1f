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
