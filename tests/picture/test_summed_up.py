"""Who did it and to whom, over all that is told of one act: no side is both."""

from __future__ import annotations

import pytest

from dateline.model.world import Actor
from dateline.picture.events.doers import are_one_side, doers_and_targets
from dateline.picture.events.sides import Sides
from dateline.picture.links.nesting import Nesting
from tests.picture.factory import ARMY, POLICE, RED, STATE, FakeGazetteer, make_actors, make_claim, make_places

KNOWN = make_actors() | {"watch": Actor(id="watch", name="Watch", names=(), kind="organisation", country=None)}


def sides(*claims, kind="attack"):
    return doers_and_targets(claims, claims, kind, KNOWN)


@pytest.mark.parametrize(
    ("told", "kind", "doers", "targets"),
    [
        pytest.param([((ARMY,), (RED,)), ((), (STATE,))], "attack", (ARMY,), (RED,), id="a side's own losses"),
        pytest.param([((ARMY,), (POLICE,))], "clash", (ARMY,), (POLICE,), id="two arms that fight, told by one"),
        pytest.param([((RED,), (ARMY,)), ((RED,), (ARMY,)), ((ARMY,), (RED,))], "clash", (RED,), (ARMY,), id="what most tell"),
        pytest.param([((RED, "civilians"), ())], "attack", (RED,), (), id="people beside a named side"),
        pytest.param([(("civilians",), ()), ((), ("civilians",))], "killing", (), ("civilians",), id="victims"),
        pytest.param([(("civilians",), ("police-post",))], "attack", ("civilians",), ("police-post",), id="people alone"),
        pytest.param([(("civilians",), ()), ((), ("civilians",))], "riot", ("civilians",), (), id="a crowd"),
        pytest.param([(("watch", RED), ())], "airstrike", (RED,), (), id="who only watches"),
        pytest.param([(("watch",), ())], "protest", ("watch",), (), id="who may protest"),
        pytest.param([(("unnamed:raiders",), ()), ((RED,), ())], "attack", (RED,), (), id="a name before none"),
        pytest.param([(("unidentified-armed-group",), ()), ((RED,), ())], "capture", (RED,), (), id="a nameless headline"),
        pytest.param([(("unidentified-armed-group", RED), ())], "capture", (RED, "unidentified-armed-group"), (), id="two told of together"),
        pytest.param([(("unidentified-armed-group",), ()), (("rebels",), ())], "capture", ("rebels", "unidentified-armed-group"), (), id="two without a name"),
    ],
)  # fmt: skip
def test_no_side_is_doer_and_target_of_one_act(told, kind, doers, targets):
    claims = [make_claim(str(n), kind=kind, actor_ids=a, target_ids=t) for n, (a, t) in enumerate(told)]
    assert sides(*claims, kind=kind) == (doers, targets)


def test_arms_of_one_state_are_one_side_and_groups_are_themselves():
    assert are_one_side("state:XX:military", "state:XX:government")
    assert not are_one_side("state:XX:military", "state:YY:military")
    assert are_one_side(RED, RED)
    assert not are_one_side(RED, "other-group")


@pytest.mark.parametrize(
    ("kind", "apart"),
    [
        pytest.param("attack", True, id="an attack by a side and one on it"),
        pytest.param("clash", False, id="a fight"),
        pytest.param("killing", False, id="its losses"),
    ],
)
def test_an_act_by_a_side_and_one_against_it_are_two(kind, apart):
    by = make_claim("by", "a", kind="attack", actor_ids=(ARMY,), target_ids=(RED,))
    on = make_claim("on", "a", kind=kind, actor_ids=(), target_ids=(STATE,))
    assert (Sides(make_actors()).share(on, [by]) is None) is apart


@pytest.mark.parametrize(
    ("losses", "apart"),
    [
        pytest.param({"target_ids": (ARMY,)}, True, id="the other side's dead"),
        pytest.param({"actor_ids": (RED,), "target_ids": (ARMY,)}, True, id="what those struck did"),
        pytest.param({"target_ids": (RED,)}, False, id="the dead of those struck"),
        pytest.param({"target_ids": ("civilians",)}, False, id="people of no side"),
        pytest.param({"target_ids": ("blue-front",)}, False, id="another group beside them"),
    ],
)
def test_losses_of_one_side_are_not_those_of_a_strike_on_the_other(losses, apart):
    strike = make_claim("strike", "a", kind="airstrike", actor_ids=(), target_ids=(RED,))
    dead = make_claim("dead", "a", kind="killing", **({"actor_ids": ()} | losses))
    assert (Sides(make_actors()).share(dead, [strike]) is None) is apart
    assert (Sides(make_actors()).share(strike, [dead]) is None) is apart


def test_what_is_placed_by_no_more_than_its_country_is_near_and_not_the_same_place():
    places = make_places()
    nesting = Nesting(FakeGazetteer(), places)
    assert nesting.nearness("marvik", "marvik") == 1.0
    assert nesting.nearness("XX", "marvik") < nesting.nearness("XX", "XX") < 1.0


def test_police_whom_one_of_many_claims_has_shoot_have_come_to_look_into_it() -> None:
    nobody = [make_claim(f"n{i}", kind="attack", actor_ids=()) for i in range(3)]
    police = make_claim("p", kind="attack", actor_ids=("state:NO:police",))
    assert doers_and_targets([*nobody, police], [*nobody, police], "attack", KNOWN)[0] == ()
    assert doers_and_targets([police], [police], "attack", KNOWN)[0] == ("state:NO:police",)


def test_police_whom_one_claim_has_suffer_beside_people_of_no_side_came_to_help() -> None:
    victims = [make_claim(f"v{i}", kind="attack", target_ids=("civilians",)) for i in range(2)]
    helpers = make_claim("h", kind="attack", target_ids=("state:NO:police",))
    assert doers_and_targets([*victims, helpers], [*victims, helpers], "attack", KNOWN)[1] == ("civilians",)


def test_the_state_and_its_army_are_one_doer_of_force() -> None:
    claims = [make_claim("a", actor_ids=(f"state:XX:{arm}",), kind="airstrike") for arm in ("government", "military")]
    assert doers_and_targets([*claims, claims[0]], claims, "airstrike", KNOWN)[0] == ("state:XX:government",)
    assert doers_and_targets(claims, claims, "airstrike", KNOWN)[0] == ("state:XX:military",)


def test_a_town_is_not_taken_from_those_who_died_meanwhile() -> None:
    taken = make_claim("a", kind="capture", actor_ids=("m23",))
    died = make_claim("b", kind="killing", target_ids=("civilians",))
    assert doers_and_targets([taken], [taken, died], "capture", KNOWN) == (("m23",), ())


def test_police_whom_one_report_alone_has_shoot_at_a_crowd_shot_at_it() -> None:
    nobody = [make_claim(n, kind="attack", actor_ids=()) for n in ("a", "b", "c")]
    shots = make_claim("d", kind="attack", actor_ids=("state:XX:police",), target_ids=("protesters",))
    assert doers_and_targets([*nobody, shots], [*nobody, shots], "attack", KNOWN)[0] == ("state:XX:police",)
