"""What a calamity did is told under the calamity, wherever its dead were counted; what people did to each other is not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.picture import PictureClaim
from dateline.picture.events.calamities import aftermath, is_part
from dateline.picture.links.nesting import Nesting
from tests.picture.factory import FakeGazetteer, after, make_claim, make_killing, make_places, resolve

NESTING = Nesting(FakeGazetteer(), make_places())  # type: ignore[arg-type]
NEWS = [("art-a", "art-b")]


def quake(id: str = "quake", article: str = "a", **changes: Any) -> PictureClaim:
    quote = "An earthquake shook Marvik"
    return make_claim(id, article, **({"kind": "disaster", "actor_ids": (), "quote": quote} | changes))


def caused(*claims: PictureClaim) -> dict[str, str]:
    found = aftermath(claims, NESTING, NEWS)
    return {i.removeprefix("clm-"): cause.removeprefix("clm-") for i, cause in found.items()}


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param({"on": None, "place_id": None}, id="a toll without day and place"),
        pytest.param({"on": None, "place_id": "tarn"}, id="the dead of another province"),
        pytest.param({"on": after(2)}, id="a count of a later day"),
        pytest.param({"article": "b", "on": None}, id="another report of the matter, which tells no calamity itself"),
        pytest.param({"kind": "displacement", "on": None}, id="those who fled"),
        pytest.param({"kind": "accident", "on": None, "place_id": "tarn"}, id="a house that fell"),
    ],
)
def test_harm_that_nobody_did_is_the_doing_of_the_calamity(harm: dict[str, Any]) -> None:
    article = harm.pop("article", "a")
    assert caused(quake(), make_killing("dead", article, start=50, **harm)) == {"dead": "quake"}


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param({"actor_ids": ("red-column",)}, id="somebody did it"),
        pytest.param({"means": "bomb"}, id="a weapon did it"),
        pytest.param({"on": after(-3)}, id="it was before"),
        pytest.param({"on": after(90)}, id="it was long after"),
        pytest.param({"tense": "background", "on": None}, id="it is recalled"),
        pytest.param({"quote": "the war has killed thousands", "on": None}, id="the words speak of war"),
        pytest.param({"quote": "Two men were found shot in the yard", "on": None}, id="the words speak of shots"),
        pytest.param({"quote": "police call it a homicide", "on": None}, id="the words speak of a crime"),
        pytest.param({"article": "c", "on": None}, id="a report of another matter"),
        pytest.param({"kind": "accident", "on": after(3)}, id="a wreck of another day"),
        pytest.param({"kind": "capture", "actor_ids": ()}, id="no harm"),
    ],
)
def test_other_harm_stands_alone(harm: dict[str, Any]) -> None:
    article = harm.pop("article", "a")
    assert caused(quake(), make_killing("dead", article, start=50, **harm)) == {}


def test_harm_told_next_after_an_act_of_force_is_not_the_calamitys() -> None:
    raid = make_claim("raid", kind="attack", start=30)
    assert caused(quake(), raid, make_killing("dead", "a", start=50, on=None)) == {}
    assert caused(raid, quake(start=40), make_killing("dead", "a", start=50, on=None)) == {"dead": "quake"}


def test_reports_of_one_matter_tell_one_calamity_by_province_and_town() -> None:
    assert caused(quake(), quake("again", "b", place_id="norda", on=None)) == {"again": "quake"}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"on": after(1)}, id="another day"),
        pytest.param({"place_id": "tarn"}, id="another town in the same report"),
        pytest.param({"article": "c"}, id="a report of another matter"),
        pytest.param({"kind": "accident"}, id="another kind, told with its own day and town"),
    ],
)
def test_two_calamities_stay_two(other: dict[str, Any]) -> None:
    article = other.pop("article", "a")
    assert caused(quake(), quake("other", article, start=90, **other)) == {}


def test_harm_belongs_to_the_calamity_told_last_before_it() -> None:
    first, second = quake(), quake("flood", start=100, place_id="tarn")
    dead = make_killing("dead", "a", start=150, on=None, place_id=None)
    assert caused(first, second, dead) == {"dead": "flood"}


def test_an_event_of_a_calamity_keeps_its_own_kind_place_and_day() -> None:
    deaths = [make_killing(f"d{n}", "a", start=50 + n, on=None, place_id="norda") for n in range(3)]
    (cluster,) = resolve([quake(place_id="olm"), *deaths])
    assert (cluster.kind, cluster.place(NESTING), cluster.happened().earliest) == ("disaster", "olm", after(0))
    assert len(cluster.claims) == 4


def test_the_dead_of_one_province_are_a_part_of_the_toll() -> None:
    assert is_part(make_killing("d", "a", place_id="suda"), quake())
    assert not is_part(make_killing("d", "a"), quake())
    assert not is_part(make_killing("d", "a", place_id=None), quake())


def test_a_place_is_no_part_of_a_toll_that_is_told_of_none() -> None:
    assert not is_part(make_killing("d", "a", place_id="suda"), quake(place_id=None))


def test_a_count_is_no_calamity_of_its_own_whatever_kind_it_was_read_as() -> None:
    count = quake("count", start=90, on=after(2), tells="toll")
    assert caused(quake(), count) == {"count": "quake"}


@pytest.mark.parametrize(
    ("second", "one"),
    [
        pytest.param({"on": after(1)}, True, id="the next day, by the same name"),
        pytest.param({"on": after(2)}, False, id="two days later"),
        pytest.param({"on": after(1), "site": "ferry"}, False, id="another thing"),
        pytest.param({"on": after(1), "place_id": "olm"}, False, id="another town"),
    ],
)
def test_a_dam_that_failed_in_the_night_is_told_with_two_days(second: dict[str, Any], one: bool) -> None:
    first = quake("dam", kind="accident", site="dam")
    again = quake("wall", "b", **({"kind": "accident", "site": "the dam"} | second))
    assert bool(caused(first, again)) is one


def test_a_wreck_and_the_flood_told_in_one_sentence_are_one() -> None:
    dam = quake("dam", kind="accident", start=0, end=60)
    assert caused(dam, quake("flood", start=20, end=60)) != {}
    assert caused(dam, quake("flood", start=80, end=120)) == {}


def test_of_two_calamities_a_report_that_tells_neither_means_the_more_told() -> None:
    boat, again = quake("boat", kind="accident"), quake("again", "b", kind="accident")
    ferry = quake("ferry", kind="accident", place_id="tarn", start=90)
    toll = make_killing("toll", "c", on=None, place_id=None)
    found = aftermath([boat, again, ferry, toll], NESTING, [("art-a", "art-b", "art-c")])
    assert found["clm-toll"] in {"clm-boat", "clm-again"}
    alone = aftermath([boat, ferry, toll], NESTING, [("art-a", "art-c")])
    assert "clm-toll" not in alone


@given(
    st.permutations(
        [
            quake(),
            quake("again", "b", place_id="norda", on=None),
            make_killing("dead", "b", start=50, on=None),
            make_claim("raid", kind="attack", start=30),
        ]
    )
)
def test_the_order_of_claims_does_not_matter(claims: list[PictureClaim]) -> None:
    assert caused(*claims) == {"again": "quake", "dead": "quake"}


def test_a_report_that_came_out_before_a_calamity_tells_no_word_of_it() -> None:
    early = quake("early", "a", on=None, latest=after(-3))
    assert "early" not in caused(quake("late", "b"), early)
    assert caused(quake("late", "b"), quake("after", "a", on=None, latest=after(3))) == {"after": "late"}


@pytest.mark.parametrize(
    ("quote", "one"),
    [
        pytest.param("The boat sank off Marvik", True, id="told of the next day"),
        pytest.param("Another boat sank off Marvik", False, id="told as another"),
    ],
)
def test_a_wreck_that_two_reports_tell_of_two_days_in_a_row_is_one(quote: str, one: bool) -> None:
    told = quake("x", kind="accident", quote="A boat sank off Marvik")
    again = quake("y", "b", kind="accident", quote=quote, on=after(1))
    assert (caused(told, again) == {"y": "x"}) is one


def test_a_district_and_its_town_in_one_breath_are_one_place() -> None:
    breath = [quake("x", place_id="olm"), quake("y", place_id="tarn")]
    assert caused(*breath) == {"y": "x"}
    assert caused(breath[0], quake("y", place_id="tarn", start=60, end=90)) == {}


def test_a_toll_dates_no_wreck_even_read_as_the_wreck_itself() -> None:
    wreck = make_claim("x", kind="accident", actor_ids=())
    toll = make_killing("y", "a", 9, kind="accident", tells="toll", on=after(2), start=60, end=90)
    (cluster,) = resolve([wreck, toll])
    assert cluster.happened().earliest == wreck.earliest
    assert cluster.effects == {"clm-y"}


def test_nobody_killed_is_a_figure_of_the_calamity_and_no_event() -> None:
    spared = make_killing("none", "a", 0, on=None, start=50, polarity="negative", certainty="reported")
    (cluster,) = resolve([quake(), spared])
    assert {c.id for c in cluster.claims} == {"clm-quake", "clm-none"}
    assert resolve([spared]) == []
    assert resolve([make_killing("none", "a", 0, on=None, polarity="negative", certainty="doubted")]) == []
