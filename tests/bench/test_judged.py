"""An event that people judged is known again in other spacing, and only what they judged counts."""

from __future__ import annotations

from datetime import date

import pytest
from bench.judged import FIELDS, Judged, Told, mark, outcomes
from bench.sets import article_of

from bench import judged

RAID = "KISMAYO - After two days without any shooting gunmen attacked a police station in Kismayo on Tuesday, killing two officers, officials said."


@pytest.fixture(scope="module")
def told() -> Told:
    return Told([article_of("raid", RAID, published=date(2012, 5, 3))])


def seen(told: Told, **right: bool) -> Judged:
    """Judge the attack as it is told now."""
    marks = frozenset({mark(RAID, RAID.index("attacked"))})
    event = told.event(marks)
    assert event is not None
    given = {field: judged._value(event, field) for field in FIELDS}
    return Judged(name="raid", marks=marks, right=right, given=given, again=frozenset())


def test_what_was_judged_right_and_is_still_said_is_right(told: Told) -> None:
    found = dict(outcomes(seen(told, kind=True, day=True), told))
    assert found == {"kind": "right", "day": "right"}


def test_what_was_judged_wrong_and_is_still_said_is_wrong(told: Told) -> None:
    assert dict(outcomes(seen(told, doer=False), told)) == {"doer": "wrong"}


def test_another_value_than_the_one_judged_counts_for_neither(told: Told) -> None:
    other = Judged(
        name="raid",
        marks=seen(told).marks,
        right={"kind": True, "day": False},
        given={"kind": "coup", "day": "2012-05-09..2012-05-09"},
        again=frozenset(),
    )
    assert dict(outcomes(other, told)) == {"kind": "right before", "day": "wrong before"}


def test_an_event_that_is_told_no_more_was_right_or_wrong_before(told: Told) -> None:
    gone = Judged(name="x", marks=frozenset({"00000000"}), right={"real": False}, given={}, again=frozenset())
    assert dict(outcomes(gone, told)) == {"real": "wrong before"}


@pytest.mark.parametrize(
    ("text", "same"),
    [
        pytest.param(RAID.upper().replace(" ", "\n "), True, id="other case and spaces"),
        pytest.param(f"(Reporting from afar.) {RAID}", True, id="more before it"),
        pytest.param(RAID.replace("police", "railway"), False, id="another happening"),
    ],
)
def test_a_place_in_a_text_is_known_by_the_letters_around_it(text: str, same: bool) -> None:
    start = text.lower().index("attacked")
    assert (mark(text, start) == mark(RAID, RAID.index("attacked"))) is same


def test_every_judgement_names_a_bundle_that_is_listed() -> None:
    assert set(judged._events()) <= set(judged._bundles())


def test_judgements_hold_digests_flags_kinds_and_days_only() -> None:
    long = [
        value
        for events in judged._events().values()
        for event in events
        for field, value in event.given.items()
        if len(value) > (22 if field == "day" else 13)
    ]
    assert long == []
