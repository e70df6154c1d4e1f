"""What speaks for two tellings being of one happening: words, numbers, sites, definite nouns."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.model.picture import PictureQuantity
from dateline.picture.events.cluster import Cluster
from dateline.picture.events.tellings import WEIGHTS, Rarity, counts_many_times, features, is_definite, say, score
from tests.picture.factory import make_claim


def cluster(id: str, article: str = "a", **changes: Any) -> Cluster:
    told: dict[str, Any] = {"kind": "bombing", "actor_ids": (), "start": 500, "quote": "A bomb went off in Marvik"}
    return Cluster(make_claim(id, article, **(told | {"end": 540} | changes)))


def count(number: int, measure: str = "killed") -> dict[str, Any]:
    told = PictureQuantity(measure=measure, of=None, low=number, best=number, high=number, text=str(number))
    return {"quantities": (told,)}


def speaks(vague: Cluster, home: Cluster, words: float = 0.0, *, apart: bool = False, late: bool = False) -> set[str]:
    return set(features(vague, home, words, apart=apart, late=late))


@pytest.mark.parametrize(
    ("quote", "kind", "definite"),
    [
        pytest.param("The bombing shocked the town", "bombing", True, id="the bombing"),
        pytest.param("Friday's deadly car bombing shocked the town", "bombing", True, id="a day's bombing"),
        pytest.param("A bombing shocked the town", "bombing", False, id="a bombing"),
        pytest.param("These bombings shocked the country", "bombing", False, id="several of which none is meant"),
        pytest.param("They protested at the killing of a monk", "protest", False, id="what another kind was about"),
        pytest.param("The earthquake levelled the bazaar", "disaster", True, id="the earthquake"),
        pytest.param("The talks went on", "meeting", False, id="words have no such nouns"),
    ],
)
def test_a_definite_noun_names_what_a_kind_is_called(quote: str, kind: str, definite: bool) -> None:
    assert is_definite(quote, kind) is definite


@pytest.mark.parametrize(
    ("vague", "home", "feature", "holds"),
    [
        pytest.param(cluster("y", "b", **count(9)), cluster("x", **count(9)), "killed", True, id="as many dead"),
        pytest.param(cluster("y", "b", **count(2)), cluster("x", **count(2)), "killed", False, id="as few dead"),
        pytest.param(cluster("y", **count(9)), cluster("x", **count(9)), "killed", False, id="in one breath"),
        pytest.param(cluster("y", kind="killing"), cluster("x"), "one breath", True, id="the dead of a bombing in its own words"),
        pytest.param(cluster("y", kind="shelling"), cluster("x"), "one breath", False, id="shells and a bomb in one sentence"),
        pytest.param(cluster("y", "b", kind="killing"), cluster("x"), "one breath", False, id="the words of two reports"),
        pytest.param(cluster("y", kind="killing", start=700, end=740), cluster("x"), "one breath", False, id="the dead of another sentence"),
        pytest.param(cluster("y", "b", site="market"), cluster("x", site="bazaar"), "site", True, id="one site"),
        pytest.param(cluster("y", "b", site="market", kind="attack", means="suicide-bomb"), cluster("x", site="bazaar", means="rocket"), "site", False, id="by other means"),
        pytest.param(cluster("y", "b", site="market", kind="airstrike"), cluster("x", site="bazaar", kind="shelling"), "site", False, id="of two arms"),
        pytest.param(cluster("y", "b", site="market", kind="clash"), cluster("x", site="bazaar"), "site", False, id="of a fight"),
        pytest.param(cluster("y", start=0), cluster("x", start=90), "both open", True, id="headline and lead"),
        pytest.param(cluster("y", "b", start=0), cluster("x", start=90), "both open", False, id="two headlines"),
        pytest.param(cluster("y", target_ids=("per-odd",)), cluster("x", target_ids=("per-odd",)), "person", True, id="one person"),
        pytest.param(cluster("y", kind="attack"), cluster("x"), "one report", False, id="of another kind little speaks"),
    ],
)  # fmt: skip
def test_features(vague: Cluster, home: Cluster, feature: str, holds: bool) -> None:
    assert (feature in speaks(vague, home)) is holds


def test_words_speak_where_both_are_of_one_place() -> None:
    one, other = cluster("y", "b"), cluster("x")
    assert "shared words" in speaks(one, other, 0.4)
    assert "shared words" not in speaks(one, other, 0.4, apart=True)
    assert "carried elsewhere" in speaks(one, other, 0.4, apart=True)


def test_one_breath_tells_two_where_the_place_is_another() -> None:
    assert "one breath" not in speaks(cluster("y", kind="killing"), cluster("x"), apart=True)


@pytest.mark.parametrize(("kind", "told"), [("bombing", True), ("attack", False)], ids=["its kind", "another kind"])
def test_what_is_told_of_one_town_by_one_kind_is_told_again(kind: str, told: bool) -> None:
    assert (
        "one town" in features(cluster("y", "b", kind=kind), cluster("x"), 0.0, apart=False, late=False, here=True)
    ) is told


def test_only_a_definite_noun_goes_back_a_long_time() -> None:
    definite = cluster("y", quote="The bombing of the ministry")
    assert "long before" in speaks(cluster("y"), cluster("x"), late=True)
    assert "long before" not in speaks(definite, cluster("x"), late=True)


def test_words_all_tell_weigh_less_than_rare_ones() -> None:
    bridge, bridge_too = (cluster(n, quote=f"{w} bridge over Sarn fell") for n, w in (("x", "The"), ("y", "Their")))
    others = [cluster(f"o{n}", quote=f"The number {word} fell") for n, word in enumerate(("tram", "bus", "ferry"))]
    rarity = Rarity([bridge, bridge_too, *others])
    assert rarity.shared(bridge, bridge_too) > 0.6 > 0.3 > rarity.shared(bridge, others[0])


def test_a_toll_many_times_as_high_is_of_many_happenings() -> None:
    assert counts_many_times(cluster("y", **count(700)), cluster("x", **count(9)))
    assert counts_many_times(cluster("y", **count(3000, "injured")), cluster("x"))
    assert not counts_many_times(cluster("y", **count(12)), cluster("x", **count(9)))


def test_the_line_told_adds_up_to_the_score() -> None:
    found = {"site": 1.0, "both open": 1.0}
    assert score(found) == WEIGHTS["site"] + WEIGHTS["both open"]
    assert say(found).endswith(f"= {score(found):g}")
