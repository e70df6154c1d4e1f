"""A site of one name is one place, whatever town a report last spoke of; a town's name or a sort of building is no such name."""

from __future__ import annotations

import pytest

from dateline.picture.events.named_sites import share_named_site, sites_in
from dateline.picture.links.nesting import Nesting
from tests.picture.factory import FakeGazetteer, make_claim, make_places, together

NESTING = Nesting(FakeGazetteer(), make_places())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("inmates fled Aldmoor prison at dawn", {("aldmoor", "prison")}),
        ("inmates fled the jail of Aldmoor", {("aldmoor", "prison")}),
        ("the boat overturned at Fenny Ghat", {("fenny", "ghat")}),
        ("men stormed the Lisse Brook school", {("lisse", "school"), ("brook", "school")}),
        ("men stormed the Central Market", set()),
        ("men stormed the school in Aldmoor", set()),
        ("men stormed a prison", set()),
    ],
)
def test_a_site_is_named_before_its_sort_or_after_of(words, found) -> None:
    assert sites_in(words) == found


def test_a_site_called_after_the_town_it_is_told_in_names_nothing_more() -> None:
    told = [make_claim(name, place_id="tarn", quote="They shelled Tarn hospital") for name in "xy"]
    assert not share_named_site(told[:1], told[1:], NESTING)


@pytest.mark.parametrize(
    ("quote", "events"),
    [
        pytest.param("Inmates fled Aldmoor prison", {frozenset("xy")}, id="the place only carried on"),
        pytest.param("Inmates fled Aldmoor prison in Tarn", {frozenset("x"), frozenset("y")}, id="both towns named"),
        pytest.param("Inmates fled Fenny prison", {frozenset("x"), frozenset("y")}, id="another prison"),
    ],
)
def test_two_towns_and_one_named_site_are_one_place_if_a_town_was_only_carried_on(quote, events) -> None:
    one = make_claim("x", kind="prison-break", actor_ids=(), quote="Inmates of the prison of Aldmoor in Marvik fled")
    other = make_claim("y", kind="prison-break", actor_ids=(), place_id="tarn", quote=quote, start=100, end=140)
    assert together([one, other]) == events
