"""What is recalled without a place is the news of another report, where day and sides allow no other."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dateline.model.picture import PictureClaim
from tests.picture.factory import ARMY, DAY, after, make_claim, make_published, together

ONE, TWO = {frozenset("nr")}, {frozenset("n"), frozenset("r")}


def recalled(**changes: Any) -> PictureClaim:
    told = {"kind": "bombing", "tense": "background", "place_id": None, "target_ids": ("civilians",)}
    return make_claim("r", "late", **(told | changes))


def news(**changes: Any) -> PictureClaim:
    return make_claim("n", "early", **({"kind": "bombing"} | changes))


def events(*claims: PictureClaim) -> set[frozenset[str]]:
    published = {"art-early": make_published(after(1)), "art-late": make_published(date(2035, 1, 1))}
    return together(claims, published)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(recalled(), news(), id="of one day, by one doer"),
        pytest.param(recalled(actor_ids=(), place_id="XX"), news(), id="of one day, by nobody named"),
        pytest.param(recalled(on=(after(-9), after(20))), news(), id="of a month, by one doer"),
        pytest.param(recalled(on=(after(-9), after(20))), news(on=None), id="the news has no day but its report's"),
        pytest.param(recalled(place_id="XX"), news(), id="only the country is recalled"),
        pytest.param(recalled(actor_ids=("per-brandt",)), news(target_ids=("civilians",)), id="a leader for his men"),
    ],
)
def test_what_is_recalled_without_a_place_is_the_news_of_its_day(one: PictureClaim, other: PictureClaim) -> None:
    assert events(one, other) == ONE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(recalled(actor_ids=(ARMY,)), news(), id="another doer"),
        pytest.param(recalled(on=after(1)), news(), id="another day"),
        pytest.param(recalled(on=(after(-9), after(20)), actor_ids=()), news(), id="of a month, by nobody named"),
        pytest.param(recalled(on=(after(-300), after(20))), news(), id="of a year"),
        pytest.param(recalled(kind="protest", actor_ids=()), news(), id="another kind"),
        pytest.param(recalled(on=None), news(), id="of no day"),
    ],
)
def test_what_is_recalled_of_something_else_stands_alone(one: PictureClaim, other: PictureClaim) -> None:
    assert frozenset("nr") not in events(one, other)
    assert frozenset("n") in events(one, other)


def test_what_may_recall_two_recalls_neither() -> None:
    second = make_claim("m", "early", kind="bombing", place_id="tarn", start=100, end=140)
    assert events(recalled(actor_ids=(), place_id="XX"), news(), second) == {
        frozenset("n"),
        frozenset("r"),
        frozenset("m"),
    }
    assert second.earliest == DAY


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"on": after(-1), "place_id": "marvik"}, id="of another day"),
        pytest.param({"place_id": "olm"}, id="of another town"),
    ],
)
def test_of_recollections_that_exclude_each_other_none_is_the_news(other: dict[str, Any]) -> None:
    here = recalled(place_id="marvik")
    news_of_the_state = news(place_id="XX", on=None)
    second = make_claim(
        "s", "late", **({"kind": "bombing", "tense": "background", "target_ids": ("civilians",)} | other)
    )
    assert events(here, news_of_the_state) == ONE
    assert events(here, second, news_of_the_state) == {frozenset("r"), frozenset("s"), frozenset("n")}
