"""A weekday or a date without a year says which days are not meant, though nobody knows of which year it is."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.picture.links.spoken import may_be, names_date, says
from tests.picture.factory import make_claim

WEDNESDAY, SUNDAY = date(2031, 6, 11), date(2031, 6, 15)


@pytest.mark.parametrize(
    ("words", "days", "said"),
    [
        pytest.param("on Wednesday", (WEDNESDAY, WEDNESDAY), True, id="its weekday"),
        pytest.param("on Sunday", (WEDNESDAY, WEDNESDAY), False, id="another weekday"),
        pytest.param("on Sunday", (WEDNESDAY, SUNDAY), None, id="too many days for a weekday to tell"),
        pytest.param("A week before, 11 June", (WEDNESDAY, SUNDAY), True, id="its date"),
        pytest.param("June 4th", (WEDNESDAY, WEDNESDAY), False, id="another date of the month"),
        pytest.param("the 11th of July", (WEDNESDAY, WEDNESDAY), False, id="another month"),
        pytest.param("in June", (WEDNESDAY, WEDNESDAY), True, id="its month"),
        pytest.param("in March", (WEDNESDAY, WEDNESDAY), False, id="not its month"),
        pytest.param("in the morning", (WEDNESDAY, WEDNESDAY), None, id="no day"),
        pytest.param("on Sunday", (None, WEDNESDAY), None, id="an open end"),
        pytest.param(None, (WEDNESDAY, WEDNESDAY), None, id="no words"),
    ],
)
def test_the_words_of_an_unknown_day_say_whether_it_is_meant(words, days, said) -> None:
    claim = make_claim("x", on=None, time_text=words)
    assert says(claim, days) is said
    assert may_be([claim], days) is (said is not False)


@pytest.mark.parametrize("changes", [{"on": SUNDAY}, {"kind": "killing"}])
def test_a_known_day_needs_no_words_and_the_dead_are_counted_on_any(changes) -> None:
    claim = make_claim("x", **({"on": None, "time_text": "Sunday"} | changes))
    assert says(claim, (WEDNESDAY, WEDNESDAY)) is None


def test_only_a_day_of_a_month_is_a_date() -> None:
    named = [make_claim(str(n), on=None, time_text=t) for n, t in enumerate(["3 May", "in May", "Sunday", None])]
    assert [names_date(c) for c in named] == [True, False, False, False]
