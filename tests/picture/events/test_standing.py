"""What is a part of a larger happening, and which change of hands follows which."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.model.picture import Event
from dateline.picture.events.standing import stand
from dateline.picture.links.nesting import Nesting
from tests.picture.factory import ARMY, DAY, RED, FakeGazetteer, after, make_claim, make_event, make_places

NESTING = Nesting(FakeGazetteer(), make_places())  # type: ignore[arg-type]


def happening(name: str, kind: str, on: Any = DAY, articles: tuple[str, ...] = ("art-a",), **changes: Any) -> Event:
    event = make_event([make_claim(name, on=on, kind=kind)], article_ids=articles)
    members = {
        field: changes.pop(field) for field in ("place_id", "actor_ids", "background", "status") if field in changes
    }
    return replace(event, **members)


def parts(*told: Event) -> dict[str, str]:
    return {e.id[4:]: e.part_of[4:] for e in stand(told, NESTING) if e.part_of}


def followed(*told: Event) -> dict[str, str]:
    return {e.id[4:]: e.follows[4:] for e in stand(told, NESTING) if e.follows}


def test_what_one_report_tells_within_place_and_days_of_a_larger_happening_is_a_part_of_it() -> None:
    siege = happening("siege", "siege", (DAY, after(9)), place_id="norda")
    assert parts(siege, happening("raid", "airstrike", after(3))) == {"raid": "siege"}


def test_the_advance_into_a_town_is_a_part_of_its_capture() -> None:
    assert parts(happening("fall", "capture"), happening("march", "advance")) == {"march": "fall"}


@pytest.mark.parametrize(
    "raid",
    [
        pytest.param({"on": after(20)}, id="another time"),
        pytest.param({"on": None}, id="an unknown time"),
        pytest.param({"place_id": "tarn"}, id="another place"),
        pytest.param({"articles": ("art-b",)}, id="no report tells both"),
        pytest.param({"actor_ids": ("blue-front",)}, id="other sides"),
        pytest.param({"background": True}, id="recalled"),
        pytest.param({"place_id": "XX"}, id="a wider place"),
    ],
)
def test_what_differs_is_no_part(raid: dict[str, Any]) -> None:
    siege = happening("siege", "siege", (DAY, after(9)), place_id="norda")
    assert parts(siege, happening("raid", "airstrike", **({"on": after(3)} | raid))) == {}


def test_of_two_wholes_the_larger_kind_is_meant_and_no_whole_is_a_part_of_a_smaller() -> None:
    siege, clash = happening("siege", "siege", (DAY, after(9))), happening("clash", "clash", (DAY, after(9)))
    assert parts(siege, clash, happening("raid", "bombing")) == {"raid": "siege", "clash": "siege"}


def quake() -> Event:
    """An earthquake that two reports tell of, of which one tells its harm elsewhere."""
    return happening("quake", "disaster", articles=("art-a", "art-b"), place_id="marvik", actor_ids=())


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param({"kind": "disaster", "place_id": "tarn"}, id="the same calamity told of another town"),
        pytest.param({"kind": "killing", "place_id": "olm"}, id="its dead elsewhere"),
        pytest.param({"kind": "destruction", "place_id": "tarn", "on": after(2)}, id="houses told of two days later"),
        pytest.param({"kind": "disaster", "place_id": "XX"}, id="told of the whole state"),
    ],
)
def test_what_a_calamity_did_elsewhere_in_its_reach_is_a_part_of_it(harm: dict[str, Any]) -> None:
    assert parts(quake(), happening("harm", **({"actor_ids": ()} | harm))) == {"harm": "quake"}


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param({"kind": "killing", "actor_ids": (RED,)}, id="somebody did it"),
        pytest.param({"kind": "disaster", "on": after(9)}, id="another time"),
        pytest.param({"kind": "disaster", "on": None}, id="an unknown time"),
        pytest.param({"kind": "disaster", "articles": ("art-c",)}, id="no report tells both"),
        pytest.param({"kind": "disaster", "place_id": "marvik"}, id="the same place: it is told again"),
        pytest.param({"kind": "bombing"}, id="no harm of nature"),
        pytest.param({"kind": "disaster", "place_id": "suda"}, id="a whole province elsewhere"),
    ],
)
def test_what_is_not_its_doing_is_no_part_of_a_calamity(harm: dict[str, Any]) -> None:
    assert parts(quake(), happening("harm", **({"place_id": "tarn", "actor_ids": ()} | harm))) == {}


def test_of_two_tellings_of_a_calamity_the_one_told_better_is_the_whole() -> None:
    far = happening("far", "disaster", articles=("art-a", "art-b", "art-c"), place_id="tarn")
    assert parts(quake(), far) == {"quake": "far"}


def test_a_recapture_follows_the_capture_before_it_and_not_one_of_another_town() -> None:
    first, other = happening("first", "capture"), happening("other", "capture", place_id="olm")
    back = happening("back", "recapture", after(5), actor_ids=(ARMY,))
    last = happening("last", "capture", after(9), actor_ids=(RED,))
    assert followed(first, other, back, last) == {"back": "first", "last": "back"}


def test_what_is_of_one_day_or_disputed_is_followed_by_nothing() -> None:
    assert followed(happening("first", "capture"), happening("back", "recapture")) == {}
    assert followed(happening("first", "capture", status="disputed"), happening("back", "recapture", after(3))) == {}
    assert (
        followed(happening("first", "capture", place_id="XX"), happening("b", "recapture", after(3), place_id="XX"))
        == {}
    )


@given(st.permutations(range(4)))
def test_the_order_of_events_does_not_matter(order: list[int]) -> None:
    told = [
        happening("first", "capture"),
        happening("back", "recapture", after(5)),
        happening("raid", "bombing", after(5)),
        happening("clash", "clash", (DAY, after(9))),
    ]
    assert {e.id: e for e in stand([told[n] for n in order], NESTING)} == {e.id: e for e in stand(told, NESTING)}
