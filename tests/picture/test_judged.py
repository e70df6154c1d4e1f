"""What people decided holds: the latest on a pair, in either order, by any id of the same thing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.world import Judgement
from dateline.picture.judged import Judged

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
