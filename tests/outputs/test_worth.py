"""What a brief tells first: acts before harm, two voices before one, many dead before few, and nothing that says little."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from dateline.model.world import Place
from dateline.outputs.worth import is_recalled, says_little, weightiest, worth
from tests.outputs.factory import make_event
from tests.outputs.scenes import DAY, answer, finding, teller_of, told

LAND = Place(
    id="pla-land", name="Norland", names=("Norland",), level="country", country="NO", admin1=None, lat=None, lon=None,
    gazetteer_id=None,
)  # fmt: skip
NOBODY: dict[str, Any] = {"actor_ids": (), "target_ids": ()}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({"kind": "capture"}, {"kind": "deployment"}, id="kind"),
        pytest.param({"kind": "attack"}, {"kind": "killing", **NOBODY}, id="the act before its harm"),
        pytest.param({"origins": 3}, {"origins": 1}, id="origins"),
        pytest.param({"article_ids": ("art-a", "art-b")}, {}, id="reports"),
        pytest.param({"kind": "attack"}, {"kind": "attack", "actor_ids": ()}, id="a doer"),
        pytest.param({}, {"place_id": None}, id="a place"),
        pytest.param({}, {"earliest": None, "latest": None}, id="a day"),
        pytest.param({}, {"earliest": DAY - timedelta(days=400)}, id="a day known within weeks"),
        pytest.param({"kind": "attack"}, {"kind": "attack", "actor_ids": ("civilians",)}, id="an armed side"),
        pytest.param({}, {"status": "disputed", "level": "CX"}, id="what is not contested"),
    ],
)
def test_of_two_happenings_the_first_is_worth_more(first: dict[str, Any], second: dict[str, Any]) -> None:
    one, other = (told(id, **{"actor_ids": ("act-red",), **changes}) for id, changes in (("x", first), ("y", second)))
    teller = teller_of(one, other)
    assert worth(one[0], teller) > worth(other[0], teller)
    assert weightiest([other[0], one[0]], teller) == [one[0], other[0]]


@pytest.mark.parametrize("question", ["killed", "detained"])
def test_a_toll_weighs_by_its_digits_and_two_weigh_nothing(question: str) -> None:
    def weigh(number: int) -> int:
        scene = told("x", kind="attack")
        return worth(
            scene[0], teller_of(scene, findings=(finding("evt-x", question, answer("", number, number, number)),))
        )

    assert weigh(2) < weigh(9) == weigh(3) < weigh(99) < weigh(280)


@pytest.mark.parametrize(
    ("changes", "little"),
    [
        pytest.param({"kind": "destruction", "place_id": None, **NOBODY}, True, id="nobody, nowhere"),
        pytest.param({"kind": "attack", "place_id": "pla-land", **NOBODY}, True, id="somewhere in a country"),
        pytest.param({"kind": "attack", **NOBODY}, False, id="in a town"),
        pytest.param({"kind": "attack", "place_id": None, "actor_ids": ("act-red",)}, False, id="by a side"),
        pytest.param({"kind": "other", "actor_ids": ("act-red",)}, True, id="of no listed kind"),
        pytest.param(
            {"place_id": None, "actor_ids": ("act-red",), "earliest": None, "latest": None, "background": True}, True,
            id="recalled without day and place",
        ),
    ],
)  # fmt: skip
def test_what_says_little_is_known_as_such(changes: dict[str, Any], little: bool) -> None:
    scene = told("x", **changes)
    assert says_little(scene[0], teller_of(scene, places=(*teller_of(scene).lookup.picture.places, LAND))) is little


@pytest.mark.parametrize(("number", "little"), [(3, True), (30, False)])
def test_many_dead_are_told_though_nobody_knows_where(number: int, little: bool) -> None:
    scene = told("x", kind="killing", place_id=None, **NOBODY)
    dead = finding("evt-x", "killed", answer("", number, number, number))
    assert says_little(scene[0], teller_of(scene, findings=(dead,))) is little


@pytest.mark.parametrize(
    ("latest", "begins", "recalled"),
    [
        (date(2031, 6, 1), DAY, False),
        (date(2030, 6, 1), DAY, True),
        (None, DAY, False),
        (date(2030, 6, 1), None, False),
    ],
)
def test_what_was_long_before_its_story_is_recalled(latest: date | None, begins: date | None, recalled: bool) -> None:
    assert is_recalled(make_event("evt-x", earliest=None, latest=latest), begins) is recalled
