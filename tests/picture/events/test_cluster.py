"""What claims of one occurrence sum up to: the kind that says most, the place they name, the days they agree on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dateline.model.picture import PictureClaim
from dateline.picture.events.cluster import Cluster, kind_told
from dateline.picture.links.nesting import Nesting
from tests.picture.factory import ARMY, FakeGazetteer, make_claim, make_places

NESTING = Nesting(FakeGazetteer(), make_places(), told={"tarn": 3, "olm": 1})  # type: ignore[arg-type]
GUNMEN = "unidentified-armed-group"


def cluster(*claims: PictureClaim) -> Cluster:
    made = Cluster(claims[0])
    for claim in claims[1:]:
        made.add(claim)
    return made


@pytest.mark.parametrize(
    ("doers", "kind"),
    [
        pytest.param((GUNMEN,), "abduction", id="gunmen nobody knows"),
        pytest.param((ARMY,), "detention", id="an army"),
        pytest.param((GUNMEN, ARMY), "detention", id="an army with others"),
        pytest.param((), "detention", id="nobody named"),
    ],
)
def test_who_holds_people_decides_whether_they_are_detained_or_carried_off(doers: tuple[str, ...], kind: str) -> None:
    assert kind_told(make_claim("x", kind="detention", actor_ids=doers)) == kind


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        pytest.param(
            ["a attack", "a attack", "a abduction"], "abduction", id="a raid in which people were carried off"
        ),
        pytest.param(["a attack", "b attack", "c airstrike"], "attack", id="one report of three says how"),
        pytest.param(["a attack", "b attack", "a shelling"], "shelling", id="one of two says how"),
        pytest.param(["a attack", "a attack", "a looting"], "attack", id="what was taken says little of how"),
        pytest.param(["a killing", "a killing", "b abduction"], "abduction", id="the dead are told beside the act"),
        pytest.param(["a clash", "b clash", "c bombing"], "clash", id="a fight that most tell"),
    ],
)
def test_an_attack_is_named_by_how_it_was_done_if_a_fair_share_of_reports_says_so(told: list[str], kind: str) -> None:
    claims = [make_claim(str(n), words.split()[0], kind=words.split()[1]) for n, words in enumerate(told)]
    assert cluster(*claims).kind == kind


def test_the_place_that_words_name_goes_before_one_carried_on_from_other_sentences() -> None:
    carried = [make_claim(str(n), place_id="tarn", quote="Inmates broke out") for n in range(2)]
    named = make_claim("9", place_id="olm", quote="Inmates of the prison of Olm broke out")
    assert cluster(*carried, named).place(NESTING) == "olm"


def test_of_places_told_as_often_the_one_that_all_reports_tell_most_of_is_meant() -> None:
    both = [make_claim(place, place_id=place, quote="Inmates broke out") for place in ("olm", "tarn")]
    assert cluster(*both).place(NESTING) == "tarn"


def test_what_a_review_of_months_calls_an_act_does_not_outvote_who_told_it_of_its_day() -> None:
    near = make_claim("x", kind="capture")
    far = [make_claim(n, n, on=(date(2031, 5, 1), date(2031, 6, 30)), kind="attack", tense="background") for n in "bc"]
    assert cluster(near, *far).kind == "capture"
    assert cluster(*far).kind == "attack"


@pytest.mark.parametrize(
    ("sure", "told"),
    [
        pytest.param((False,), None, id="only carried"),
        pytest.param((False, False), None, id="carried twice"),
        pytest.param((False, True), "tarn", id="told with the act once"),
    ],
)
def test_no_happening_is_told_at_a_place_that_all_its_claims_only_carry(
    sure: tuple[bool, ...], told: str | None
) -> None:
    made = cluster(*(make_claim(f"x{n}", place_id="tarn", place_sure=each) for n, each in enumerate(sure)))
    assert made.place(NESTING) == "tarn"
    assert made.place_told(NESTING) == told


@pytest.mark.parametrize(
    ("day", "told"),
    [
        pytest.param(date(2031, 5, 3), date(2031, 5, 3), id="its dead are told by the day"),
        pytest.param(None, date(2031, 5, 5), id="nothing is told by the day"),
    ],
)
def test_an_act_without_a_day_is_of_the_day_of_what_it_did(day: date | None, told: date) -> None:
    open_days: Any = (None, date(2031, 5, 5))
    act = make_claim("a", kind="attack", on=open_days, time_basis="unknown", not_before=date(2031, 5, 5))
    dead = make_claim("b", on=(day, day) if day else open_days, time_basis="stated" if day else "unknown")
    made = Cluster(act)
    made.add(dead, effect=True)
    assert made.days().earliest == told
    assert made.happened().earliest is None
