"""What a matter tells again in passing is put to what it tells better, and nothing else is."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from dateline.model.picture import PictureClaim, PictureQuantity
from dateline.model.world import Judgement
from dateline.picture.events import resolve as events
from dateline.picture.events.cluster import Cluster
from dateline.picture.events.sides import Sides
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
    make_places,
    make_published,
)

ONE, TWO = {frozenset("xy")}, {frozenset("x"), frozenset("y")}
BLAST = "A car bomb went off outside the ministry in Marvik on Tuesday"
LATE = {"art-a": make_published(), "art-b": make_published(), "art-c": make_published(after(40))}


def blast(id: str = "x", article: str = "a", **changes: Any) -> PictureClaim:
    told: dict[str, Any] = {"kind": "bombing", "actor_ids": (), "quote": BLAST, "rule": "explodes", "start": 400}
    return make_claim(id, article, **(told | {"end": 460} | changes))


def again(id: str = "y", article: str = "a", **changes: Any) -> PictureClaim:
    """Give a claim that tells of the bombing once more, with no day and no place closer than the country."""
    told: dict[str, Any] = {"on": None, "place_id": "XX", "quote": "The bombing shocked the country"}
    return blast(id, article, **(told | {"rule": "bombing-noun", "start": 900, "end": 940} | changes))


def clusters(*claims: PictureClaim, judged: Judged | None = None) -> list[Cluster]:
    nesting = Nesting(FakeGazetteer(), make_places())  # type: ignore[arg-type]
    news = [("art-a", "art-b", "art-c")]
    return events.resolve(claims, LATE, nesting, Sides(make_actors()), judged or Judged(()), news)


def together(*claims: PictureClaim, judged: Judged | None = None) -> set[frozenset[str]]:
    return {frozenset(c.id.removeprefix("clm-") for c in k.claims) for k in clusters(*claims, judged=judged)}


def dead(number: int) -> tuple[PictureQuantity, ...]:
    return (PictureQuantity(measure="killed", of=None, low=number, best=number, high=number, text=str(number)),)


@pytest.mark.parametrize(
    "told_again",
    [
        pytest.param(again(), id="a definite noun of one report"),
        pytest.param(again(quote="Tuesday's bombing shocked the country"), id="a day's bombing"),
        pytest.param(again("y", "b", quote="A bomb went off outside a ministry", rule="explodes"), id="in the same words"),
        pytest.param(again("y", "b", quantities=dead(14), quote="Fourteen died", rule="explodes"), id="with as many dead"),
        pytest.param(
            again("y", "b", kind="attack", quantities=dead(14), quote="Fourteen died", rule="x"), id="by another kind"
        ),
        pytest.param(
            again(quote="The bombing had been foretold", on=None, start=0, end=40), id="before it is told in full"
        ),
    ],
)  # fmt: skip
def test_what_is_told_again_without_place_and_day_is_the_happening_told_better(told_again: PictureClaim) -> None:
    assert together(blast(quantities=dead(14)), told_again) == ONE


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(again(quote="A bombing shocked the country"), id="no definite noun"),
        pytest.param(again(quote="The bombing shocked the province of Suda", place_id="suda"), id="another province"),
        pytest.param(again(kind="protest", quote="The protest went on", rule="protest-noun"), id="another kind"),
        pytest.param(again(quote="The bombing came hours later, a second one"), id="told as a further one"),
        pytest.param(again(quantities=dead(700)), id="a toll of many"),
        pytest.param(again(quote="The bombings of the war have emptied the land", quantities=dead(9)), id="of a war"),
        pytest.param(again(on=(after(-60), after(-20))), id="of other weeks"),
        pytest.param(again(place_id="tarn", quote="The bombing shocked Tarn"), id="of another town"),
    ],
)
def test_what_differs_or_is_not_known_to_be_the_same_stays_apart(other: PictureClaim) -> None:
    assert frozenset("xy") not in together(blast(target_ids=(ARMY,), quantities=dead(14)), other)


def test_what_may_be_either_of_two_is_neither() -> None:
    second = blast("z", "b", place_id="tarn", quote=BLAST.replace("Marvik", "Tarn"))
    found = together(
        blast(), second, again("y", "c", quote="A car bomb went off outside the ministry", rule="explodes")
    )
    assert frozenset("x") in found
    assert frozenset("z") in found


def test_of_two_that_exclude_each_other_one_is_put_to_a_happening_without_a_day() -> None:
    undated = blast(on=None, target_ids=(ARMY,), quantities=dead(14), article="b")
    early, late = (again(n, on=after(days), quantities=dead(14)) for n, days in (("y", -2), ("z", -1)))
    assert not any({"y", "z"} <= event for event in together(undated, early, late))


def test_who_tells_it_again_has_no_say_in_what_it_was_where_and_when() -> None:
    (cluster,) = clusters(
        blast(quantities=dead(14)), again("y", "b", kind="attack", quantities=dead(14), rule="x", actor_ids=(RED,))
    )
    assert (cluster.kind, cluster.effects) == ("bombing", {"clm-y"})
    assert [c.id for c in cluster.telling] == ["clm-x"]


def test_a_definite_noun_goes_back_by_weeks_and_not_by_months() -> None:
    old = blast(on=(after(-70)))
    assert together(old, again("y", "c", quote="The ministry bombing in the capital")) == TWO


def test_what_a_person_judged_different_is_not_told_again() -> None:
    verdict = Judgement(left="clm-x", right="clm-y", verdict="different", who="ann", why="", judged_at=AS_OF)
    assert together(blast(), again(), judged=Judged([verdict])) == TWO


def test_the_order_of_claims_does_not_matter() -> None:
    claims = (blast(), again(), again("w", "b", quote="A car bomb went off outside the ministry", rule="explodes"))
    assert len({frozenset(together(*order)) for order in permutations(claims)}) == 1
