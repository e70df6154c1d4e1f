"""The kinds of event and what their lists say of each other."""

from __future__ import annotations

from dateline.kinds import HAZARDS, event_kinds, kinds_fit


def test_the_hazards_are_the_kinds_of_that_family():
    assert {name for name, kind in event_kinds().items() if kind.family == "hazard"} == HAZARDS


def test_no_hazard_is_a_deed_of_force():
    assert not any(event_kinds()[name].force for name in HAZARDS)


def test_what_a_kind_may_be_told_as_is_a_kind():
    assert {other for kind in event_kinds().values() for other in kind.told_as} <= set(event_kinds())


def test_kinds_fit_either_way():
    assert kinds_fit("accident", "killing")
    assert kinds_fit("killing", "accident")
    assert not kinds_fit("aid", "capture")
