"""Who holds what follows from gains and losses alone, on stated evidence, and never spreads."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.holdings import held_on
from dateline.picture.holdings.control import hold
from tests.picture.factory import (
    ARMY,
    DAY,
    POLICE,
    RED,
    STATE,
    after,
    holdings,
    make_actors,
    make_claim,
    make_event,
    make_origins,
    make_places,
    make_speaker,
)

VELLE = make_speaker("Jan Velle", "army spokesman", "per-velle")
BRANDT = make_speaker("Ana Brandt", "spokeswoman", "per-brandt")


def test_a_capture_starts_a_holding():
    (found,) = holdings(make_claim("x"))
    assert (found.place_id, found.holder_id, found.status, found.basis) == ("marvik", RED, "controlled", "reported")
    assert (found.earliest_start, found.end, found.last_confirmed) == (DAY, None, DAY)


@pytest.mark.parametrize(
    ("tellers", "basis"),
    [
        pytest.param([("a", BRANDT)], "claimed", id="only the taker"),
        pytest.param([("a", BRANDT), ("b", BRANDT)], "claimed", id="the taker in two outlets"),
        pytest.param([("a", None)], "reported", id="one outlet"),
        pytest.param([("a", None), ("b", None)], "assessed", id="two outlets"),
        pytest.param([("a", VELLE)], "assessed", id="the loser"),
        pytest.param([("a", BRANDT), ("b", None)], "reported", id="the taker and one outlet"),
        pytest.param(
            [("a", make_speaker(None, "the embassy", "state:YY:government"))],
            "reported",
            id="a third state loses nothing",
        ),
    ],
)
def test_the_basis_is_who_says_so(tellers, basis):
    claims = [make_claim(str(n), a, speaker=s) for n, (a, s) in enumerate(tellers)]
    assert [h.basis for h in holdings(make_event(claims), *claims)] == [basis]


def test_a_recapture_ends_the_holding():
    red, army = holdings(make_claim("x"), make_claim("y", kind="recapture", actor_ids=(ARMY,), on=after(4)))
    assert (red.holder_id, red.end, army.holder_id, army.end) == (RED, after(4), ARMY, None)


def test_a_withdrawal_ends_the_holding_and_a_retreat_towards_the_place_does_not():
    leaving = {"kind": "withdrawal", "on": after(3)}
    assert holdings(make_claim("x"), make_claim("y", **leaving))[0].end == after(3)
    assert holdings(make_claim("x"), make_claim("y", **leaving, place_relation="towards"))[0].end is None
    assert holdings(make_claim("x"), make_claim("y", **leaving, place_id="olm"))[0].end is None
    assert holdings(make_claim("x"), make_claim("y", **leaving, actor_ids=(ARMY,)))[0].end is None
    assert holdings(make_claim("x"), make_claim("y", **leaving, site="airport"))[0].end is None
    assert holdings(make_claim("x"), make_claim("y", kind="withdrawal", on=after(-3)))[0].end is None


@pytest.mark.parametrize(
    ("leaving", "end"),
    [
        pytest.param({"start": 20}, DAY, id="told behind it"),
        pytest.param({"start": 20, "on": (DAY, after(1))}, after(1), id="that day or the next"),
        pytest.param({"start": 20, "on": (DAY, after(5))}, None, id="some day of a week"),
        pytest.param({"article_id": "art-b"}, None, id="in another report"),
        pytest.param({"start": 20, "actor_ids": (ARMY,)}, None, id="the other side"),
    ],
)
def test_who_takes_a_place_and_leaves_it_that_day_holds_it_no_longer(leaving, end):
    taken = make_claim("x", start=10)
    assert holdings(taken, make_claim("y", kind="withdrawal", **leaving))[0].end == end


def test_who_counts_the_dead_of_a_capture_does_not_say_that_the_place_was_lost():
    dead = make_claim("y", kind="killing", actor_ids=(), speaker=VELLE)
    taken = make_claim("x")
    assert [h.basis for h in holdings(make_event([taken, dead]), taken, dead)] == ["reported"]
    base = make_claim("z", site="base")
    assert [h.site for h in holdings(make_event([base, dead]), base, dead)] == ["base"]


def test_two_bodies_of_one_state_hold_as_one():
    assert [h.holder_id for h in holdings(make_claim("x", actor_ids=(ARMY, POLICE)))] == [ARMY]
    assert [
        h.end for h in holdings(make_claim("x", actor_ids=(ARMY,)), make_claim("y", actor_ids=(POLICE,), on=after(2)))
    ] == [None]


def test_a_commander_holds_for_his_body_and_nobodys_name_is_nobody_known():
    assert [h.holder_id for h in holdings(make_claim("x", actor_ids=("per-brandt",)))] == [RED]
    assert [h.holder_id for h in holdings(make_claim("x", actor_ids=("unnamed:force",)))] == [None]


def test_the_same_town_taken_twice_within_a_year_is_one_holding():
    (found,) = holdings(make_claim("x"), make_claim("y", "b", on=after(30)))
    assert (found.earliest_start, found.last_confirmed, len(found.event_ids)) == (DAY, after(30), 2)


def test_look_alikes_of_different_years_are_two_holdings_that_never_overlap():
    old, new = holdings(make_claim("x", on=date(2025, 3, 1)), make_claim("y"))
    assert (old.earliest_start, old.end, new.earliest_start) == (date(2025, 3, 1), None, DAY)
    assert [h.id for h in held_on((old, new), date(2026, 1, 1))] == [old.id]
    assert [h.id for h in held_on((old, new), after(1))] == [new.id]
    assert held_on((old, new), date(2024, 1, 1)) == ()


def test_a_passing_mention_of_a_year_confirms_nothing_at_the_years_end():
    year = make_claim("y", "b", on=(date(2031, 1, 1), date(2031, 12, 31)), tense="background")
    day = make_claim("x")
    assert [h.last_confirmed for h in holdings(make_event([day, year]), day, year)] == [DAY]


@pytest.mark.parametrize(
    ("claim", "exceptions"),
    [
        pytest.param({"actor_ids": (ARMY,), "site": "airport", "tells": "state"}, ("airport",), id="the army has the airport"),
        pytest.param({"kind": "withdrawal", "actor_ids": (ARMY,), "site": "base", "place_relation": "towards"}, ("base",), id="gone to the base"),
        pytest.param({"polarity": "negative", "certainty": "doubted", "site": "jail"}, ("jail",), id="not the jail"),
        pytest.param({"site": "airport"}, (), id="the taker has the airport too"),
        pytest.param({"actor_ids": (ARMY,), "site": "airport", "place_id": "olm"}, (), id="another town's airport"),
        pytest.param({"actor_ids": (ARMY,), "site": "airport", "on": after(30)}, (), id="another month"),
        pytest.param({"actor_ids": (ARMY,), "site": "airport", "tense": "planned"}, (), id="not yet"),
    ],
)  # fmt: skip
def test_what_the_other_side_still_has_is_excepted(claim, exceptions):
    taken = make_claim("x")
    event = make_event([taken])
    found = hold(
        [event], {c.id: c for c in (taken, make_claim("y", **claim))}, make_actors(), make_origins(), make_places()
    )
    assert [h.exceptions for h in found if h.site is None] == [exceptions]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        pytest.param({}, "controlled", id="told plainly"),
        pytest.param({"extent": "part"}, "contested", id="parts alone"),
    ],
)
def test_a_hold_on_parts_is_contested(changes, status):
    assert [h.status for h in holdings(make_claim("x", **changes))] == [status]


def test_who_has_one_site_does_not_have_the_town_and_who_has_several_contests_it():
    assert holdings(make_claim("x", site="station")) == ()
    sites = [make_claim("x", site="station"), make_claim("y", site="square")]
    assert [h.status for h in holdings(make_event(sites), *sites)] == ["contested"]
    assert [
        h.end for h in holdings(make_claim("x"), make_claim("y", actor_ids=(ARMY,), site="station", on=after(2)))
    ] == [None]


def test_a_denied_gain_is_contested():
    taken, denial = (
        make_claim("x", speaker=BRANDT),
        make_claim("n", "b", polarity="negative", certainty="doubted", speaker=VELLE),
    )
    event = make_event([taken], status="disputed", level="CX")
    assert [h.status for h in holdings(event, taken, denial)] == ["contested"]
    assert holdings(make_event([taken], status="denied"), taken) == ()


def test_the_losers_word_that_it_fights_back_contests_the_gain():
    fighting = {"kind": "attack", "actor_ids": (ARMY,)}
    told = make_claim("y", "b", **fighting, speaker=VELLE)
    assert [h.status for h in holdings(make_claim("x"), told)] == ["contested"]
    assert [h.status for h in holdings(make_claim("x"), make_claim("y", "b", **fighting))] == ["controlled"]
    assert [
        h.status for h in holdings(make_claim("x"), make_claim("y", "b", **fighting, speaker=VELLE, on=after(40)))
    ] == ["controlled"]


def test_what_was_taken_back_on_a_later_day_was_not_contested_before():
    red = "controlled", after(2)
    back = make_claim("y", "b", kind="recapture", actor_ids=(ARMY,), on=after(2), speaker=VELLE)
    assert next((h.status, h.end) for h in holdings(make_claim("x"), back)) == red
    same_day = make_claim("y", "b", kind="recapture", actor_ids=(ARMY,), speaker=VELLE)
    assert next(h.status for h in holdings(make_claim("x"), same_day)) == "contested"


def test_a_gain_never_spreads_from_town_to_province():
    assert [h.place_id for h in holdings(make_claim("x"), make_claim("y", place_id="olm"))] == ["marvik", "olm"]
    claimed = make_claim("z", "b", place_id="norda", speaker=BRANDT)
    assert {(h.place_id, h.basis) for h in holdings(make_claim("x"), claimed)} == {
        ("marvik", "reported"),
        ("norda", "claimed"),
    }


@given(st.permutations(range(7)))
def test_the_order_of_events_does_not_matter(order):
    told = [
        make_claim("a", on=date(2025, 3, 1)),
        make_claim("b"),
        make_claim("c", "b", kind="recapture", actor_ids=(ARMY,), on=after(5)),
        make_claim("d", on=after(9)),
        make_claim("e", kind="withdrawal", on=after(12)),
        make_claim("f", actor_ids=(STATE,), site="airport", tells="state"),
        make_claim("g", place_id="olm"),
    ]
    assert holdings(*[told[i] for i in order]) == holdings(*told)


def test_holdings_of_one_place_never_overlap():
    rows = [make_claim(str(n), on=after(200 * n), actor_ids=((RED, ARMY, "blue-front")[n % 3],)) for n in range(12)]
    found = holdings(*rows)
    assert len(found) == 12
    for one, other in pairwise(found):
        assert (one.end or date.max) <= other.earliest_start
    assert all(len(held_on(found, after(d))) == 1 for d in range(0, 2400, 50))


def test_nobody_holds_a_land_for_having_taken_a_place_in_it():
    marvik = make_places()["marvik"]
    claim = make_claim("x")
    event = make_event([claim])
    ways = [hold([event], {claim.id: claim}, make_actors(), make_origins(), {"marvik": replace(marvik, level=level)})
            for level in ("settlement", "admin1", "country", "region")]  # fmt: skip
    assert [len(found) for found in ways] == [1, 1, 0, 0]


def test_a_gain_by_nobody_named_and_of_no_day_ends_no_holding():
    (held,) = holdings(make_claim("x"), make_claim("y", actor_ids=(), on=(None, after(2))))
    assert (held.holder_id, held.end) == (RED, None)


def test_a_holding_never_ends_before_it_can_have_begun():
    red, army = holdings(
        make_claim("x", on=(DAY, after(3))),
        make_claim("y", kind="recapture", actor_ids=(ARMY,), on=(after(1), after(4))),
    )
    assert (red.holder_id, red.end, army.holder_id) == (RED, after(4), ARMY)
