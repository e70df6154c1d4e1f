"""Places are the same, one in the other, or apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.picture.links.nesting import Nesting
from tests.picture.factory import FakeGazetteer, make_places

PLACES = sorted(make_places())
ANY = st.one_of(st.none(), st.sampled_from(PLACES))


def nesting() -> Nesting:
    return Nesting(FakeGazetteer(), make_places())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        pytest.param("marvik", "marvik", 1.0, id="the same"),
        pytest.param("marvik", "marvik-east", 0.7, id="two kilometres apart"),
        pytest.param("marvik", "olm", 0.0, id="two towns"),
        pytest.param("norda", "marvik", 0.9, id="a province and its seat"),
        pytest.param("norda", "olm", 0.5, id="a province and a town in it"),
        pytest.param("suda", "marvik", 0.0, id="another province"),
        pytest.param("norda", "suda", 0.0, id="two provinces"),
        pytest.param("XX", "olm", 0.35, id="a country and a town"),
        pytest.param(None, "olm", 0.3, id="not told"),
    ],
)
def test_places_are_near_or_apart(one, other, near):
    assert nesting().nearness(one, other) == nesting().nearness(other, one) == near


@given(ANY, ANY)
def test_nearness_is_the_same_both_ways_and_between_nothing_and_one(one, other):
    here = nesting()
    assert 0 <= here.nearness(one, other) == here.nearness(other, one) <= 1


@given(st.sampled_from(PLACES), st.sampled_from(PLACES))
def test_places_below_the_country_that_are_near_meet_under_one_key(one, other):
    here = nesting()
    if "XX" not in {one, other} and here.nearness(one, other) > 0:
        assert here.key(one) == here.key(other)


@given(st.lists(ANY, max_size=6), st.randoms(use_true_random=False))
def test_the_finest_place_does_not_hang_on_the_order(places, random):
    shuffled = list(places)
    random.shuffle(shuffled)
    assert nesting().finest(shuffled) == nesting().finest(places)


def test_the_finest_place_is_the_one_named_most_of_the_finest_level():
    assert nesting().finest(["XX", "norda", "olm", "marvik", "marvik", None]) == "marvik"
    assert nesting().finest(["norda", "norda", "olm"]) == "olm"
    assert nesting().finest([None]) is None


def test_a_province_is_told_by_its_seat_and_a_town_by_itself():
    assert [nesting().town(p) for p in ("norda", "olm", "XX")] == ["marvik", "olm", "XX"]


def test_only_a_state_is_a_country():
    assert [nesting().is_country(p) for p in ("XX", "norda", "olm", None)] == [True, False, False, False]
