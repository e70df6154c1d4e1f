"""What a report tells before it comes to another day is not of that day."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.model.picture import PictureClaim
from dateline.picture.events.course import Course
from tests.picture.factory import after, make_claim, together

SATURDAY, FRIDAY = after(0), after(-1)


def told(id: str, at: int, **changes: Any) -> PictureClaim:
    return make_claim(id, "a", start=at, **({"kind": "attack"} | changes))


@pytest.mark.parametrize(
    ("loose", "comes_later"),
    [
        pytest.param(told("l", 50, on=None), True, id="told between the two days"),
        pytest.param(told("l", 5, on=None), False, id="told before any day"),
        pytest.param(told("l", 150, on=None), False, id="told after it came to the day"),
        pytest.param(told("l", 50, on=FRIDAY), False, id="it has the day itself"),
        pytest.param(told("l", 50, on=None, tense="background"), False, id="looked back on"),
        pytest.param(make_claim("l", "b", on=None, start=50), False, id="of another report"),
    ],
)
def test_a_report_comes_to_a_day_after_what_it_told_of_another(loose: PictureClaim, comes_later: bool) -> None:
    first, second = told("s", 10, on=SATURDAY, kind="riot"), told("f", 100, on=FRIDAY)
    assert Course([first, second, loose]).comes_later(loose, [second]) is comes_later


def test_one_day_told_all_through_keeps_nothing_apart() -> None:
    first, second, loose = told("s", 10, on=FRIDAY), told("f", 100, on=FRIDAY), told("l", 50, on=None)
    assert not Course([first, second, loose]).comes_later(loose, [second])


def test_shots_told_of_the_day_of_the_lead_are_not_of_the_day_before() -> None:
    lead, shots, earlier = told("s", 10, on=SATURDAY, kind="riot"), told("l", 50, on=None), told("f", 100, on=FRIDAY)
    assert not any({"l", "f"} <= event for event in together([lead, shots, earlier]))
