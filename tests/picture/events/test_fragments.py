"""What the reports of one matter tell in pieces is one happening; where it could be of two, it stays apart."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.model.picture import PictureClaim, PictureQuantity
from dateline.model.world import Judgement
from dateline.picture.events import resolve as events
from dateline.picture.events.cluster import Cluster
from dateline.picture.events.sides import Sides
from dateline.picture.events.told_apart import are_told_apart
from dateline.picture.judged import Judged
from dateline.picture.links.nesting import Nesting
from tests.picture.factory import (
    ARMY,
    AS_OF,
    RED,
    FakeGazetteer,
    after,
    make_actors,
    make_claim,
    make_killing,
    make_places,
    make_published,
)

NEWS = [("art-a", "art-b", "art-c")]
ONE, TWO, ALONE = {frozenset("xy")}, {frozenset("x"), frozenset("y")}, {frozenset("x")}


def attack(id: str, article: str = "a", **changes: Any) -> PictureClaim:
    return make_claim(id, article, **({"kind": "attack", "quote": "Red Column attacked Marvik"} | changes))


def clusters(*claims: PictureClaim, judged: Judged | None = None) -> list[Cluster]:
    """Put claims together; all reports are of one matter and came out on the day."""
    published = {f"art-{name}": make_published() for name in "abc"}
    nesting = Nesting(FakeGazetteer(), make_places())  # type: ignore[arg-type]
    return events.resolve(claims, published, nesting, Sides(make_actors()), judged or Judged(()), NEWS)


def together(*claims: PictureClaim, judged: Judged | None = None) -> set[frozenset[str]]:
    return {frozenset(c.id.removeprefix("clm-") for c in k.claims) for k in clusters(*claims, judged=judged)}


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        pytest.param("bombing", {}, id="its means"),
        pytest.param("clash", {"actor_ids": (ARMY,), "target_ids": (RED,)}, id="the fight, told by the other side"),
        pytest.param("killing", {"actor_ids": ()}, id="its dead"),
        pytest.param("killing", {"actor_ids": (RED,)}, id="its dead, the doer named"),
        pytest.param("shelling", {"actor_ids": ()}, id="shells"),
    ],
)
@pytest.mark.parametrize("article", ["a", "b"])
def test_one_assault_is_told_by_several_kinds(kind: str, changes: dict[str, Any], article: str) -> None:
    assert together(attack("x"), make_claim("y", article, kind=kind, start=100, end=140, **changes)) == ONE


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"kind": "airstrike", "actor_ids": (ARMY,)}, id="the other side's planes"),
        pytest.param({"kind": "bombing", "on": after(-1)}, id="the day before"),
        pytest.param({"kind": "bombing", "place_id": "olm"}, id="another town"),
        pytest.param({"kind": "protest"}, id="no violence"),
    ],
)
def test_what_differs_in_more_than_kind_is_another_happening(changes: dict[str, Any]) -> None:
    assert together(attack("x"), make_claim("y", "b", **changes)) == TWO


def test_a_fight_with_dead_is_a_fight_however_often_its_dead_are_told() -> None:
    told = [attack("x"), *(make_killing(str(n), "b", 3, start=n * 50, end=n * 50 + 40) for n in range(4))]
    (cluster,) = clusters(*told)
    assert cluster.kind == "attack"


def test_attack_bomb_fight_and_dead_of_one_place_and_day_are_one_event() -> None:
    bomb = make_claim("b", kind="bombing", start=50, end=90)
    fight = make_claim("c", "b", kind="clash", target_ids=(ARMY,))
    dead = make_killing("d", "b", 7, start=100, end=140)
    assert together(attack("a"), bomb, fight, dead) == {frozenset("abcd")}


FRAGMENT: dict[str, Any] = {"start": 100, "end": 140}


@pytest.mark.parametrize(
    "fragment",
    [
        pytest.param(make_killing("y", "a", 12, on=None, place_id=None, **FRAGMENT), id="a toll in the report"),
        pytest.param(make_killing("y", "b", 12, on=None, place_id=None, **FRAGMENT), id="a toll in another"),
        pytest.param(make_killing("y", "a", 12, on=None, place_id="XX", **FRAGMENT), id="a toll told of the country"),
        pytest.param(attack("y", "b", on=None, actor_ids=()), id="the town without a day"),
        pytest.param(attack("y", "b", place_id=None, target_ids=(ARMY,)), id="the day and the doer without a town"),
        pytest.param(attack("y", "b", on=None, place_id=None, start=0), id="a headline that names the doer"),
        pytest.param(attack("y", "a", on=None, place_id=None, start=870, end=895), id="a cross-head over it"),
        pytest.param(
            make_claim("y", "b", kind="bombing", on=None, place_id=None, site="the bazaar", actor_ids=()), id="the site"
        ),
    ],
)
def test_a_fragment_is_of_the_only_happening_it_can_be_of(fragment: PictureClaim) -> None:
    assert together(attack("x", site="market", target_ids=(ARMY,), start=900, end=940), fragment) == ONE


@pytest.mark.parametrize(
    "fragment",
    [
        pytest.param({"quote": "the war has killed twelve people"}, id="a toll of the war"),
        pytest.param({"quote": "the shooting of 2019 killed twelve people"}, id="a toll of another year"),
        pytest.param({"on": (after(-60), after(0)), "place_id": "marvik"}, id="a toll of two months"),
        pytest.param({"on": after(-3)}, id="a toll of another day"),
        pytest.param({"place_id": "olm"}, id="a toll of another town"),
        pytest.param({"tense": "background"}, id="a toll recalled"),
    ],
)
def test_other_fragments_stay_unplaced(fragment: dict[str, Any]) -> None:
    given: dict[str, Any] = {"on": None, "place_id": None} | FRAGMENT | fragment
    assert together(attack("x"), make_killing("y", "a", 12, **given)) == TWO


def test_what_can_be_of_two_happenings_is_of_neither() -> None:
    toll = make_killing("u", "c", 12, on=None, place_id=None)
    assert frozenset("u") in together(attack("x"), attack("y", "b", place_id="olm"), toll)


def test_harm_is_of_the_act_its_report_tells_last_before_it() -> None:
    first, second = attack("x"), attack("y", place_id="olm", start=100, end=140)
    toll = make_killing("u", "a", 12, on=None, place_id=None, start=160, end=200)
    assert together(first, second, toll) == {frozenset("x"), frozenset("yu")}


def test_harm_is_not_of_an_act_of_other_reports_where_its_own_tells_one() -> None:
    siege = make_claim("s", "b", kind="siege", on=None)
    toll = make_killing("u", "b", 12, on=None, place_id=None, start=160, end=200)
    assert frozenset("xu") not in together(attack("x"), siege, toll)


def test_the_dead_of_a_capture_are_the_captures_and_leave_its_kind_and_day() -> None:
    toll = make_killing("y", "a", 42, on=None, start=100, end=140)
    (cluster,) = clusters(make_claim("x", on=None), toll)
    assert (cluster.kind, len(cluster.claims), cluster.effects) == ("capture", 2, {"clm-y"})


def test_a_claim_that_says_too_little_joins_but_never_stands() -> None:
    loose = attack("y", "b", place_id=None, start=0)
    assert together(attack("x"), loose) == ONE
    assert together(loose) == set()


def test_headline_and_first_sentence_are_one_though_neither_gives_a_place_and_a_day() -> None:
    headline = make_claim("x", kind="airstrike", on=None, place_id="norda", actor_ids=(), start=0, end=40)
    lead = make_claim("y", kind="airstrike", on=None, place_id=None, target_ids=(RED,), start=60, end=120)
    lead_elsewhere = make_claim(
        "y", "b", kind="airstrike", on=None, place_id=None, target_ids=(RED,), start=60, quote="Jets hit a convoy"
    )
    assert together(headline, lead) == ONE
    assert together(headline, lead_elsewhere) == TWO


def test_a_report_that_tells_a_dated_act_lends_its_headline_to_no_other() -> None:
    own, other = attack("x"), attack("y", "b", on=after(-1), kind="killing")
    headline = make_claim("h", "a", kind="killing", on=None, start=0, end=20)
    assert frozenset("xh") in together(own, other, headline)


def test_what_a_person_judged_different_is_never_gathered() -> None:
    verdict = Judgement(left="clm-x", right="clm-y", verdict="different", who="ann", why="", judged_at=AS_OF)
    judged = Judged([verdict])
    assert together(attack("x"), make_claim("y", "b", kind="bombing"), judged=judged) == TWO


@pytest.mark.parametrize(
    ("changes", "events"),
    [
        pytest.param({}, ONE, id="without place and day"),
        pytest.param({"kind": "killing", "quantities": ()}, ONE, id="its dead"),
        pytest.param({"time_text": "on 2 June"}, ALONE, id="of another day"),
        pytest.param({"actor_ids": (ARMY,)}, TWO, id="by others"),
        pytest.param({"kind": "protest"}, ALONE, id="of another sort"),
    ],
)
def test_what_has_no_day_is_of_the_one_happening_of_its_sort_that_reports_open_with(changes, events) -> None:
    told = {"actor_ids": (), "target_ids": ("civilians",), "place_id": None, "on": None, "start": 900, "end": 940}
    assert together(attack("x"), attack("y", "b", **(told | changes))) == events


def test_a_toll_many_times_as_high_is_of_more_than_the_one_happening() -> None:
    act = make_killing("x", "a", 10, kind="attack", actor_ids=(RED,))
    toll = make_killing(
        "y", "b", 300, kind="attack", on=None, place_id=None, target_ids=("civilians",), start=900, end=940
    )
    assert together(act, toll) == TWO


def test_who_was_carried_off_and_who_was_killed_are_of_one_raid() -> None:
    taken = make_claim("x", kind="abduction", actor_ids=(RED,), target_ids=("civilians",))
    raid, dead = attack("y", start=100, end=140), make_killing("z", "a", 1, start=200, end=240)
    (cluster,) = clusters(taken, raid, dead)
    assert (cluster.kind, len(cluster.claims)) == ("abduction", 3)


@pytest.mark.parametrize(
    ("words", "one"),
    [
        pytest.param("Tuesday", True, id="the weekday of the day told with its year"),
        pytest.param("Sunday", False, id="another weekday"),
        pytest.param("in the morning", True, id="no weekday"),
    ],
)
def test_what_a_report_tells_with_its_year_is_not_the_news_of_its_week(words: str, one: bool) -> None:
    old = attack("x", time_text="10 June 2031")
    new = attack("y", on=None, time_text=words, start=100, end=140)
    assert (not are_told_apart([old], [new])) is one
    assert are_told_apart([new], [old]) is not one


def test_words_that_say_too_little_to_stand_do_not_say_what_it_was() -> None:
    weak = make_claim("y", kind="clash", on=None, place_id=None, target_ids=(), start=20, end=60)
    (cluster,) = clusters(attack("x"), weak)
    assert (cluster.kind, len(cluster.claims)) == ("attack", 2)


@pytest.mark.parametrize(
    ("changes", "events"),
    [
        pytest.param({}, ONE, id="who took it entered it"),
        pytest.param({"actor_ids": (ARMY,)}, TWO, id="others entered it"),
        pytest.param({"on": after(3)}, TWO, id="days later"),
        pytest.param({"place_id": "olm"}, TWO, id="another town"),
    ],
)
def test_that_they_entered_a_town_is_how_they_took_it(changes: dict[str, Any], events: set[frozenset[str]]) -> None:
    entry = make_claim("y", "b", **({"kind": "advance"} | changes))
    assert together(make_claim("x"), entry) == events
    assert {c.kind for c in clusters(make_claim("x"), entry)} >= {"capture"}


@pytest.mark.parametrize(
    ("words", "one"),
    [
        ("Since the siege began 2,400 people have died there", False),
        ("2,400 people have died since the start of the war", False),
        ("It said that 2,400 had died before Monday's bombing", False),
        ("2,400 people have died since the floods began", True),
        ("It killed 2,400 people", True),
    ],
    ids=["a siege", "a war", "what came before it", "a calamity is one happening", "the act itself"],
)
def test_the_dead_of_a_whole_war_are_not_those_of_one_act_in_it(words: str, one: bool) -> None:
    act = make_claim("act", "a", kind="bombing")
    count = PictureQuantity(
        measure="killed", of="people", low=2400, best=2400, high=2400, text="2,400", cumulative=False
    )
    dead = make_claim("dead", "b", None, kind="killing", quantities=(count,), quote=words)
    assert are_told_apart([dead], [act]) is not one
    assert are_told_apart([act], [dead]) is not one


def test_a_town_had_back_and_a_town_taken_on_no_day_are_one_gain() -> None:
    taken, had_back = make_claim("x", on=None), make_claim("y", kind="recapture", on=None, start=300, end=340)
    assert together(taken, had_back) == ONE
    assert together(taken, make_claim("y", kind="recapture", on=None, actor_ids=(ARMY,), start=300)) == TWO
