"""What another happening of the story tells more closely is not told twice, and what says anything of its own is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from dateline.model.world import Place
from dateline.outputs.said_better import said_better
from tests.outputs.factory import make_picture
from tests.outputs.scenes import DAY, answer, finding, teller_of, told

LAND = Place(
    id="pla-land", name="Norland", names=("Norland",), level="country", country="NO", admin1=None, lat=None, lon=None,
    gazetteer_id=None,
)  # fmt: skip
VAGUE: dict[str, Any] = {"kind": "attack", "earliest": None, "latest": DAY + timedelta(days=4), "actor_ids": ()}


def left_out(changes: dict[str, Any], dead: tuple[int, int] = (0, 0)) -> set[str]:
    """Give what of a bombing on the day and of a vaguer telling is left out; ``dead`` are told of each."""
    full = told("full", kind="bombing", actor_ids=("act-red",), target_ids=("civilians", "state:NO:military"))
    vague = told("vague", **(VAGUE | {"target_ids": ("civilians",)} | changes))
    counted = [
        finding(f"evt-{n}", "killed", answer("", d, d, d)) for n, d in zip(("full", "vague"), dead, strict=True) if d
    ]
    teller = teller_of(full, vague, findings=tuple(counted), places=(LAND, *make_picture()[0].places))
    return set(said_better((full[0], vague[0]), teller))


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="no first day"),
        pytest.param({"kind": "bombing"}, id="of one kind"),
        pytest.param({"place_id": None}, id="no place"),
        pytest.param({"place_id": "pla-land"}, id="the country"),
        pytest.param({"place_id": "pla-region"}, id="the province"),
        pytest.param({"actor_ids": ("act-red",)}, id="the same doer"),
        pytest.param({"actor_ids": ("unnamed:gunman",)}, id="a nameless doer"),
        pytest.param({"target_ids": ("state:NO:police",)}, id="another arm of the state that suffered"),
        pytest.param({"earliest": DAY - timedelta(days=9)}, id="a week or two"),
        pytest.param({"actor_ids": ("act-red",), "target_ids": ("act-red",)}, id="done to its own"),
    ],
)
def test_what_another_tells_more_closely_is_left_out(changes: dict[str, Any]) -> None:
    assert left_out(changes) == {"evt-vague"}


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"earliest": DAY, "latest": DAY}, id="with place and day"),
        pytest.param({"kind": "protest"}, id="another kind"),
        pytest.param({"actor_ids": ("act-army",)}, id="another doer"),
        pytest.param({"target_ids": ("act-army",)}, id="another target"),
        pytest.param({"place_id": "pla-olm"}, id="another place"),
        pytest.param({"earliest": DAY + timedelta(days=1), "latest": DAY + timedelta(days=9)}, id="other days"),
    ],
)
def test_what_says_anything_of_its_own_is_told(changes: dict[str, Any]) -> None:
    assert left_out(changes) == set()


def test_a_higher_toll_is_something_of_its_own() -> None:
    assert left_out({}, dead=(9, 9)) == {"evt-vague"}
    assert left_out({}, dead=(9, 40)) == set()


def test_the_state_is_more_than_no_place_at_all() -> None:
    open_day: dict[str, Any] = {"kind": "withdrawal", "actor_ids": ("act-red",), "earliest": None}
    of_state, of_nowhere = told("state", place_id="pla-land", **open_day), told("nowhere", place_id=None, **open_day)
    teller = teller_of(of_state, of_nowhere, places=(LAND, *make_picture()[0].places))
    assert said_better((of_state[0], of_nowhere[0]), teller) == {"evt-nowhere"}
