"""Words of holding make, confirm, contest or end a holding, and a site is held apart from its town."""

from __future__ import annotations

import pytest

from dateline.holdings import held_on
from dateline.model.picture import Holding, PictureClaim
from dateline.picture.holdings.contested import contests
from dateline.picture.holdings.control import hold
from dateline.picture.links.sites import excepted, name_site
from tests.picture.factory import (
    ARMY,
    DAY,
    RED,
    after,
    holdings,
    make_actors,
    make_claim,
    make_event,
    make_origins,
    make_places,
    make_speaker,
    published_for,
)

VELLE = make_speaker("Jan Velle", "army spokesman", "per-velle")


def holds(id: str, article: str = "b", **changes: object) -> PictureClaim:
    """Say that the army has Marvik, in words that tell no day, in a report of DAY."""
    told = {
        "tells": "state",
        "actor_ids": (ARMY,),
        "earliest": None,
        "latest": DAY,
        "time_basis": "unknown",
        "quote": "the army still holds it",
    }
    return make_claim(id, article, **(told | changes))


def held(*told: PictureClaim) -> tuple[Holding, ...]:
    """Derive holdings; words of holding make no event."""
    events = [make_event([c]) for c in told if c.tells != "state"]
    return hold(events, {c.id: c for c in told}, make_actors(), make_origins(), make_places())


@pytest.mark.parametrize(
    ("speaker", "basis"),
    [pytest.param(None, "reported", id="a report"), pytest.param(VELLE, "claimed", id="the holder himself")],
)
def test_words_of_holding_alone_make_a_holding_with_an_open_start(speaker, basis):
    (found,) = held(holds("h", speaker=speaker))
    assert (found.holder_id, found.basis, found.earliest_start, found.latest_start) == (ARMY, basis, None, DAY)
    assert (found.event_ids, found.last_confirmed, found.status) == ((), DAY, "controlled")


def test_two_independent_reports_of_holding_are_assessed():
    (found,) = held(holds("h", "b"), holds("i", "c", latest=after(2)))
    assert (found.basis, found.last_confirmed, len(found.claim_ids)) == ("assessed", after(2), 2)


def test_words_of_holding_confirm_what_was_taken():
    (found,) = held(make_claim("x"), holds("h", actor_ids=(RED,), latest=after(5)))
    assert (found.earliest_start, found.last_confirmed) == (DAY, after(5))


def test_the_other_sides_word_of_holding_contests_a_fresh_gain_and_is_kept():
    (found,) = held(make_claim("x"), holds("h", latest=after(2)))
    assert (found.holder_id, found.status, found.against) == (RED, "contested", ("clm-h",))


def test_words_of_holding_end_what_nobody_confirmed_for_long():
    red, army = held(make_claim("x"), holds("h", latest=after(30)))
    assert (red.holder_id, red.end) == (RED, after(30))
    assert (army.holder_id, army.earliest_start, army.latest_start) == (ARMY, DAY, after(30))


def test_a_holding_known_from_words_ends_where_another_side_takes_the_place():
    army, red = held(holds("h", latest=after(-4)), make_claim("x"))
    assert (army.holder_id, army.end, red.holder_id) == (ARMY, DAY, RED)
    assert [h.holder_id for h in held_on((army, red), after(-4))] == [ARMY]


def test_an_airport_is_held_apart_from_its_town_and_excepted_from_it():
    town, airport = held(make_claim("x"), holds("h", site="the international airport"))
    assert (town.site, town.holder_id, town.exceptions, town.status) == (None, RED, ("airport",), "controlled")
    assert (airport.site, airport.holder_id, airport.earliest_start) == ("airport", ARMY, None)
    assert {h.site for h in held_on((town, airport), after(1))} == {None, "airport"}


def test_an_airport_taken_later_ends_the_holding_of_who_had_it():
    town, army, red = held(
        make_claim("x"), holds("h", site="airport"), make_claim("y", "c", site="airport", on=after(3))
    )
    assert (army.site, army.holder_id, army.end) == ("airport", ARMY, after(3))
    assert (red.site, red.holder_id, red.earliest_start) == ("airport", RED, after(3))
    assert town.end is None


NOBODY_HOLDS = [
    pytest.param({"site": "square"}, id="a square is not worth holding"),
    pytest.param({"actor_ids": ("civilians",)}, id="residents hold nothing"),
    pytest.param({"extent": "part"}, id="parts"),
    pytest.param({"polarity": "negative"}, id="does not hold"),
    pytest.param({"tense": "planned"}, id="will hold"),
    pytest.param({"place_id": "XX"}, id="a whole country"),
    pytest.param({"actor_ids": (ARMY, RED)}, id="who of two is not told"),
]


@pytest.mark.parametrize("changes", NOBODY_HOLDS)
def test_what_tells_no_holder_of_a_place_makes_no_holding(changes):
    assert held(holds("h", **changes)) == ()


def test_a_holding_known_from_words_began_after_the_side_before_it_left():
    left = make_claim("y", "c", kind="withdrawal", on=after(5))
    red, army = held(make_claim("x"), left, holds("h", latest=after(9)))
    assert (red.end, army.earliest_start, army.latest_start) == (after(5), after(5), after(9))


LEFT_OUT = [
    "Red Column took all of Marvik except the airport and the army base, a resident said",
    "All of Marvik but the airport and the army base is theirs",
    "Red Column holds Marvik, with the exception of the airport and the army base",
]


@pytest.mark.parametrize("words", LEFT_OUT)
def test_a_gain_tells_in_its_own_words_what_it_leaves_out(words):
    (found,) = holdings(make_claim("x", quote=words))
    assert found.exceptions == ("airport", "army base")
    assert excepted(make_claim("x", quote="They took Marvik, but the governor fled to the port")) == ()


@pytest.mark.parametrize(
    ("words", "name"),
    [("the international airport", "airport"), ("its main army base", "army base"), ("a radio station", None), (None, None)],
)  # fmt: skip
def test_a_site_has_one_name_however_it_is_worded(words, name):
    assert name_site(words) == name


def test_who_held_a_place_is_asked_where_both_sides_speak_of_it():
    told = (make_claim("x"), holds("h", speaker=VELLE, latest=after(1)))
    claims = {c.id: c for c in told}
    (found,) = contests(held(*told), claims, published_for(told), make_actors(), make_origins())
    assert (found.question, found.status, found.event_id) == ("control", "contested", "evt-x")
    assert [(a.value, a.relation, a.claim_ids) for a in found.answers] == [
        (RED, "agrees", ("clm-x",)),
        (ARMY, "contradicts", ("clm-h",)),
    ]
    assert contests(held(make_claim("x")), claims, {}, make_actors(), make_origins()) == ()


def test_the_holding_of_a_site_ends_where_its_side_leaves_it():
    base = make_claim("x", site="base")
    assert [h.end for h in held(base, make_claim("y", kind="withdrawal", site="base", start=20))] == [DAY]
    assert [h.end for h in held(base, make_claim("y", kind="withdrawal", site="base", on=after(3)))] == [after(3)]
    assert [h.end for h in held(base, make_claim("y", kind="withdrawal", site="airport", on=after(3)))] == [None]
    assert [h.end for h in held(base, make_claim("y", kind="withdrawal", on=after(3), tense="planned"))] == [None]


def test_armed_men_nobody_names_contest_no_holding_of_a_site():
    base = make_claim("x", site="base")
    men = make_claim("y", site="base", actor_ids=("unidentified-armed-group",))
    assert [(h.holder_id, h.status) for h in held(base, men)] == [(RED, "controlled")]
