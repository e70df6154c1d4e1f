"""What people decided holds: the latest on a pair, in either order, by any id of the same thing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.world import Judgement
from dateline.picture.events.sides import Sides
from dateline.picture.judged import Judged
from dateline.picture.links.nesting import Nesting
from tests.picture.factory import ARMY, POLICE, FakeGazetteer, make_actors, make_claim, make_places

START = datetime(2031, 1, 1, tzinfo=UTC)


def judge(left: str, right: str, verdict: str, day: int = 0) -> Judgement:
    return Judgement(
        left=left, right=right, verdict=verdict, who="analyst", why="seen", judged_at=START + timedelta(days=day)
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("clm-a", "clm-b", id="as judged"),
        pytest.param("clm-b", "clm-a", id="the other way round"),
        pytest.param("evt-a", "clm-b", id="an event goes by the claim it is named after"),
    ],
)
def test_a_pair_judged_different_differs(one, other):
    assert Judged([judge("clm-a", "clm-b", "different")]).differ(one, other)


def test_a_story_goes_by_the_article_it_is_named_after():
    assert Judged([judge("sto-a", "sto-b", "different")]).differ("art-a", "art-b")


def test_a_later_judgement_undoes_an_earlier_one_whatever_the_order_they_come_in():
    both = [judge("clm-a", "clm-b", "different", 1), judge("clm-b", "clm-a", "unsure", 2)]
    assert not Judged(both).differ("clm-a", "clm-b")
    assert not Judged(reversed(both)).differ("clm-a", "clm-b")


def test_only_pairs_of_which_both_are_known_are_the_same():
    judged = Judged([judge("evt-a", "evt-b", "same"), judge("evt-a", "evt-z", "same")])
    assert list(judged.same(["clm-a", "clm-b", "clm-c"])) == [("clm-a", "clm-b")]


def test_actors_judged_the_same_take_the_id_that_comes_first_through_a_chain():
    judged = Judged([judge("per-c", "per-b", "same"), judge("per-b", "per-a", "same")])
    assert judged.renamed(["per-a", "per-b", "per-c"]) == {"per-b": "per-a", "per-c": "per-a"}


def test_ids_are_kept_apart_if_any_of_one_side_was_judged_different_from_any_of_the_other():
    judged = Judged([judge("clm-a", "clm-d", "different")])
    assert judged.keeps_apart(["clm-a", "clm-b"], ["clm-c", "clm-d"])
    assert not judged.keeps_apart(["clm-b"], ["clm-c", "clm-d"])


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=8))
def test_renaming_is_stable_and_never_a_chain(pairs):
    judged = Judged([judge(f"per-{a}", f"per-{b}", "same", n) for n, (a, b) in enumerate(pairs) if a != b])
    renamed = judged.renamed([f"per-{c}" for c in "abcdef"])
    assert not set(renamed.values()) & set(renamed)
    assert all(new < old for old, new in renamed.items())


def test_a_chain_of_sames_never_joins_two_that_were_judged_different():
    pairs = [
        judge("per-a", "per-b", "same"),
        judge("per-b", "per-c", "same", 1),
        judge("per-a", "per-c", "different", 2),
    ]
    assert Judged(pairs).renamed(["per-a", "per-b", "per-c"]) == {"per-b": "per-a"}


def test_two_actors_judged_different_are_not_two_arms_of_one_state():
    taken, other = make_claim("x", actor_ids=(ARMY,)), make_claim("y", "b", actor_ids=(POLICE,))
    assert Sides(make_actors()).share(taken, [other]) == 1.0
    assert Sides(make_actors(), Judged([judge(ARMY, POLICE, "different")])).share(taken, [other]) is None
    undone = Judged([judge(ARMY, POLICE, "different"), judge(ARMY, POLICE, "unsure", 1)])
    assert Sides(make_actors(), undone).share(taken, [other]) == 1.0


def test_two_places_judged_different_are_apart_however_near():
    near = Nesting(FakeGazetteer(), make_places()).nearness("marvik", "marvik-east")  # type: ignore[arg-type]
    judged = Judged([judge("marvik-east", "marvik", "different")])
    apart = Nesting(FakeGazetteer(), make_places(), judged).nearness("marvik", "marvik-east")  # type: ignore[arg-type]
    assert (near > 0, apart) == (True, 0)
