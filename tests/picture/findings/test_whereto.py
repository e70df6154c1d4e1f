"""Where somebody went is one question, though each answer made an event of its own."""

from __future__ import annotations

import pytest

from dateline.model.picture import Finding, PictureClaim
from dateline.picture.findings.whereto import destinations
from dateline.picture.links.nesting import Nesting
from tests.picture.factory import (
    ARMY,
    FakeGazetteer,
    after,
    make_claim,
    make_event,
    make_origins,
    make_places,
    make_speaker,
    published_for,
)


def went(id: str, article: str, place: str, **changes: object) -> PictureClaim:
    told = {"kind": "withdrawal", "actor_ids": ("per-brandt",), "place_id": place, "place_relation": "towards"}
    return make_claim(id, article, **(told | changes))


def findings(*claims: PictureClaim) -> tuple[Finding, ...]:
    events = [make_event([c], story_id="sto-1") for c in claims]
    nesting = Nesting(FakeGazetteer(), make_places())  # type: ignore[arg-type]
    return destinations(events, claims, published_for(claims), make_origins(), make_places(), nesting)


def test_two_towns_told_for_one_flight_contradict_each_other():
    (found,) = findings(went("x", "a", "olm"), went("y", "b", "tarn"))
    assert (found.question, found.status) == ("whereto", "contested")
    assert [(a.value, a.relation) for a in found.answers] == [("olm", "agrees"), ("tarn", "contradicts")]


def test_a_site_in_one_town_stands_against_another_town():
    (found,) = findings(went("x", "a", "tarn"), went("y", "b", "marvik", place_relation="in", site="airport"))
    assert {a.value for a in found.answers} == {"tarn", "airport in Marvik"}


AGREE = [
    pytest.param(went("y", "b", "olm"), id="the same town"),
    pytest.param(went("y", "b", "norda"), id="the province of the town"),
    pytest.param(went("y", "a", "tarn"), id="first there and then on, in one report"),
    pytest.param(went("y", "b", "tarn", on=after(20)), id="weeks later"),
    pytest.param(went("y", "b", "tarn", place_relation="in"), id="whence, not whither"),
    pytest.param(went("y", "b", "tarn", actor_ids=("per-velle",)), id="somebody else"),
    pytest.param(went("y", "b", "tarn", polarity="negative"), id="did not go"),
]


@pytest.mark.parametrize("other", AGREE)
def test_what_can_both_be_so_is_no_contradiction(other):
    assert findings(went("x", "a", "olm"), other) == ()


def test_an_army_may_go_back_to_two_towns():
    assert findings(went("x", "a", "olm", actor_ids=(ARMY,)), went("y", "b", "tarn", actor_ids=(ARMY,))) == ()


def test_one_speaker_in_two_reports_does_not_contradict_himself():
    speaker = make_speaker("Jan Velle", "army spokesman", "per-velle")
    assert findings(went("x", "a", "olm", speaker=speaker), went("y", "b", "tarn", speaker=speaker)) == ()
