"""Who dies days after an act is of its dead: the death makes no event of its own, and moves no day or place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dateline.model.picture import PictureClaim
from dateline.picture.events.of_wounds import LONGEST, of_wounds
from tests.picture.factory import DAY, after, make_claim, make_killing, make_published, resolve, together

NEWS = [("art-a", "art-b")]
MAYOR = ("per-mayor",)


def act(id: str = "act", article: str = "a", **changes: Any) -> PictureClaim:
    quote = "The mayor was shot on Tuesday"
    return make_claim(id, article, **({"kind": "attack", "actor_ids": (), "quote": quote} | changes))


def death(id: str = "died", article: str = "a", days: int = 2, **changes: Any) -> PictureClaim:
    quote = "The mayor, shot on Tuesday, died of his wounds"
    return make_killing(id, article, 1, **({"quote": quote, "tells": "death", "on": after(days)} | changes))


def deaths(*claims: PictureClaim) -> dict[str, str]:
    found = of_wounds(claims, NEWS)
    return {i.removeprefix("clm-"): of.removeprefix("clm-") for i, of in found.items()}


@pytest.mark.parametrize(
    ("died", "told"),
    [
        pytest.param(death(), act(), id="told in one breath"),
        pytest.param(death(place_id="tarn"), act(), id="in a hospital elsewhere"),
        pytest.param(death(days=50), act(), id="weeks later"),
        pytest.param(death(article="b"), act(), id="in another report of the matter, by the only act told"),
        pytest.param(
            death(target_ids=MAYOR, quote="He died", start=90, end=99), act(target_ids=MAYOR), id="the same person"
        ),
        pytest.param(death(), act(quantities=death().quantities), id="its figure lent to the act"),
    ],
)
def test_who_dies_of_an_act_is_of_its_dead(died: PictureClaim, told: PictureClaim) -> None:
    assert deaths(died, told) == deaths(told, died) == {"died": "act"}


@pytest.mark.parametrize(
    ("died", "told"),
    [
        pytest.param(death(days=0), act(), id="of the same day, which needs no joining"),
        pytest.param(death(days=-1), act(), id="before the act"),
        pytest.param(death(days=LONGEST.days + 1), act(), id="months later"),
        pytest.param(death(quote="A third man died on Thursday"), act(), id="no word of wounds"),
        pytest.param(death(tells="toll"), act(), id="killed on the later day"),
        pytest.param(death(article="c"), act(), id="in a report of another matter"),
        pytest.param(death(article="b"), act(kind="protest"), id="no act of violence"),
        pytest.param(death(article="b"), act(on=(after(-20), DAY)), id="an act of no one day"),
        pytest.param(death(tense="background"), act(), id="recalled"),
    ],
)
def test_other_deaths_stand_alone(died: PictureClaim, told: PictureClaim) -> None:
    assert deaths(died, told) == {}


def test_of_two_acts_told_elsewhere_nobody_knows_which_it_was() -> None:
    assert deaths(death(article="b"), act(), act("other", on=after(-3), start=50, end=90)) == {}


def test_an_act_told_beside_a_death_with_dead_of_its_own_is_another() -> None:
    bomb = make_killing("bomb", "a", 3, kind="bombing")
    assert deaths(death(), bomb, act("other", on=after(-3), start=50, end=90)) == {}


def test_a_death_neither_dates_nor_places_the_act() -> None:
    (event,) = resolve([act(), death(place_id="tarn")])
    assert (event.happened().earliest, event.happened().latest, event.kind) == (DAY, DAY, "attack")
    assert [c.id for c in event.telling] == ["clm-act"]


def test_a_later_report_without_a_day_joins_the_act_and_not_the_death() -> None:
    later = act("late", "b", on=None, quote="The shooting of the mayor")
    published = {"art-a": make_published(after(3)), "art-b": make_published(after(4))}
    assert together([act(), death(), later], published, NEWS) == {frozenset({"act", "died", "late"})}


def test_what_counts_from_a_death_is_no_other_act() -> None:
    claims = [act(), death(), act("next", on=date(2031, 6, 12), start=60, end=90)]
    assert together(claims) == {frozenset({"act", "died"}), frozenset({"next"})}
