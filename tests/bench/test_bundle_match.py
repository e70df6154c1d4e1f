"""A picture is held against a key line by line: what is there, what is wrong with it, and what must not be."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from bench.bundle_key import Key, KeyCopy, KeyEvent, KeyFigure, KeyHolding, KeyNever, KeyOrigins
from bench.bundle_match import Line, Matcher

from dateline.model.picture import Answer, Finding, Picture
from tests.outputs.factory import make_event, make_picture

TAKEN = KeyEvent(
    id="taken",
    kind="capture|recapture",
    place="Marvik",
    on="2031-06-10",
    actors=("Red Column",),
    reports=("a", "b"),
    background=False,
)


def lines(picture: Picture | None = None, **members: Any) -> dict[str, Line]:
    """Judge a key of these members by the invented picture; give its lines by sort and name."""
    key = Key(about="Marvik", **({"published": {}} | members))
    return {f"{line.sort} {line.name}": line for line in Matcher(key, picture or make_picture()[0]).lines()}


def one(picture: Picture | None = None, **members: Any) -> Line:
    """Judge a key with one line of interest, which is the last."""
    return [line for line in lines(picture, **members).values() if line.sort != "cited"][-1]


def with_event(**changes: Any) -> Picture:
    events = make_picture()[0].events
    return make_picture(events=(*events, make_event("evt-more", **changes)))[0]


def with_answers(*told: tuple[str, int | None, int | None, int | None, str]) -> Picture:
    """Give the picture with these answers on how many were killed in Marvik."""
    answers = tuple(
        Answer(value=text, low=low, best=best, high=high, claim_ids=(), origins=1, relation=relation)
        for text, low, best, high, relation in told
    )
    finding = Finding(id="fin", event_id="evt-dead", question="killed", status="single", answers=answers)
    return make_picture(findings=(finding,))[0]


@pytest.mark.parametrize(
    ("report", "when", "holds"),
    [("a", "2031-06-11", True), ("a", "2031-06-01..2031-06-11", True), ("a", "2031-06-12..", False), ("f", "2031-06-11", False)],
)  # fmt: skip
def test_the_day_of_a_report_lies_within_what_the_key_gives(report, when, holds):
    assert lines(published={report: when})[f"published {report}"].holds is holds


def test_reports_in_one_list_are_one_story_and_those_in_two_are_not():
    right, wrong = (
        [line for line in lines(together=groups).values() if line.sort == "together"]
        for groups in ((("a", "b", "c"), ("e",)), (("a", "e"), ("b",)))
    )
    assert [(line.holds, line.absent) for line in right] == [(True, False), (True, True)]
    assert [line.holds for line in wrong] == [False, False]


def test_an_event_is_found_by_kind_place_and_time_and_the_rest_of_it_has_to_be_right():
    assert lines(events=(TAKEN,))["event taken"].holds


@pytest.mark.parametrize(
    ("part", "value", "told"),
    [
        ("kind", "airstrike", "not found"),
        ("place", "Olm", "not found"),
        ("on", "2031-06-11", "not found"),
        ("actors", ("Norlandic army",), "actors differ"),
        ("targets", ("Norlandic army",), "targets differ"),
        ("reports", ("a", "d"), "reports differ"),
        ("status", "claimed", "status differ"),
        ("background", True, "background differ"),
    ],
)
def test_a_part_that_is_wrong_is_named(part, value, told):
    members = {name: getattr(TAKEN, name) for name in TAKEN.__struct_fields__} | {part: value}
    if part == "place":
        members["on"] = "2031-06-09"
    line = lines(events=(KeyEvent(**members),))["event taken"]
    assert not line.holds
    assert line.found.startswith(told)


def test_an_event_that_is_only_planned_is_none():
    plan = KeyEvent(id="plan", kind="recapture", place="Marvik")
    assert not lines(events=(plan,))["event plan"].holds


def test_the_same_happening_told_twice_breaks_a_line_of_its_own():
    assert lines(events=(TAKEN,))["once taken"].holds
    assert not lines(with_event(), events=(TAKEN,))["once taken"].holds
    assert lines(with_event(kind="clash"), events=(TAKEN,))["once taken"].holds


@pytest.mark.parametrize(
    ("values", "holds"), [((3, 42), True), ((3,), True), ((42,), False), ((3, 40), False), ((4, 42), False)]
)
def test_a_figure_is_the_answer_that_stands_best_or_lowest_and_highest_of_all(values, holds):
    dead = KeyEvent(id="dead", kind="killing", place="Marvik", on="2031-06-10")
    figure = KeyFigure(event="dead", question="killed", values=values)
    assert lines(events=(dead,), figures=(figure,))[f"figure dead killed {'-'.join(map(str, values))}"].holds is holds


@pytest.mark.parametrize(
    ("values", "status", "holds"),
    [((30, 82), "", True), ((30, 81), "", True), ((30, 84), "", False), ((30, 82), "supersedes", True), ((30, 82), "contradicts", False)],
)  # fmt: skip
def test_words_and_figures_of_another_scope_are_left_out_and_one_more_than_n_is_n(values, status, holds):
    picture = with_answers(
        ("82", 82, 82, 82, "agrees"), ("30", 30, 30, 30, "superseded"), ("Dozens of", 24, 24, 99, "refines"), ("5", 5, 5, 5, "different-scope"),
    )  # fmt: skip
    dead = KeyEvent(id="dead", kind="killing", place="Marvik", on="2031-06-10")
    figure = KeyFigure(event="dead", question="killed", values=values, status=status)
    line = next(line for line in lines(picture, events=(dead,), figures=(figure,)).values() if line.sort == "figure")
    assert line.holds is holds


@pytest.mark.parametrize(
    ("wanted", "holds"),
    [
        (KeyNever(kind="capture", place="Marvik", why="it fell"), False),
        (KeyNever(kind="capture", place="Marvik", on="2031-06-12", why="another day"), True),
        (KeyNever(kind="capture", place="Marvik clinic", why="another place"), True),
        (KeyNever(kind="capture", place="Olm", why="disputed is not told as done"), True),
        (KeyNever(kind="recapture", place="Marvik", why="planned"), True),
        (KeyNever(kind="shelling", place="Marvik", why="background"), True),
        (KeyNever(kind="capture", actors=("Norlandic army",), why="another doer"), True),
    ],
    ids=lambda value: getattr(value, "why", None),
)
def test_what_did_not_happen_may_not_be_told_as_done(wanted, holds):
    line = one(nevers=(wanted,))
    assert (line.holds, line.absent) == (holds, True)


@pytest.mark.parametrize(
    ("wanted", "holds"),
    [
        (KeyCopy("c", "a"), True),
        (KeyCopy("c", "a", credited=False), True),
        (KeyCopy("c", "a", credited=True), False),
        (KeyCopy("a", "c"), False),
    ],
    ids=["right", "no credit", "credit", "turned about"],
)
def test_a_copy_has_its_direction_and_its_credit(wanted, holds):
    assert one(copies=(wanted,)).holds is holds


@pytest.mark.parametrize(
    ("day", "holder", "status", "negated", "holds"),
    [
        ("2031-06-12", "Red Column", "", False, True),
        ("2031-06-12", "Red Column", "assessed|reported", False, True),
        ("2031-06-12", "Red Column", "contested", False, False),
        ("2031-06-09", "Red Column", "", False, False),
        ("2031-06-12", "Norlandic army", "", False, False),
        ("2031-06-12", "Norlandic army", "", True, True),
        ("2031-06-12", "Red Column", "", True, False),
    ],
)
def test_a_place_is_held_on_that_day_or_must_not_be(day, holder, status, negated, holds):
    wanted = KeyHolding("Marvik", holder, date.fromisoformat(day), status, negated)
    assert one(holdings=(wanted,)).holds is holds


@pytest.mark.parametrize(("count", "holds"), [(2, True), ("1..2", True), ("3..4", False)])
def test_independent_origins_are_counted(count, holds):
    assert one(events=(TAKEN,), origins=(KeyOrigins("taken", count),)).holds is holds


def test_a_number_that_no_claim_cited_holds_is_told_as_invented():
    assert lines()["cited every number"].holds
    (finding,) = make_picture()[0].findings
    told = msgspec.structs.replace(finding.answers[0], low=7, best=7, high=7)
    picture = make_picture(findings=(msgspec.structs.replace(finding, answers=(told,)),))[0]
    line = lines(picture)["cited every number"]
    assert (line.holds, line.found) == (False, "in no claim cited: killed 7")
