"""Which happening a report's toll is of."""

import pytest

from dateline.picture.findings.compare import compare
from dateline.picture.findings.leads import lead_with, still_hurt
from dateline.picture.findings.tolls import Toll
from dateline.picture.links.nesting import Nesting
from tests.picture.factory import (
    DAY,
    FakeGazetteer,
    after,
    make_claim,
    make_killing,
    make_origins,
    make_places,
    make_published,
    published_for,
    resolve,
)

THREE = Toll(killed=3, injured=1)


def led(claims, tolls):
    clusters = resolve(claims)
    given = lead_with(clusters, tolls, Nesting(FakeGazetteer(), make_places()))
    return {
        tuple(sorted(c.id for c in cluster.claims)): set(tolls)
        for cluster, tolls in zip(clusters, given, strict=True)
        if tolls
    }


def test_a_toll_is_of_the_one_happening_its_report_tells():
    assert led([make_killing("x", "a", 3)], {"art-a": THREE}) == {("clm-x",): {"art-a"}}


def test_fragments_that_nothing_keeps_apart_share_the_toll_of_the_one_most_reports_tell():
    claims = [
        make_killing("x", "a", 3),
        make_killing("y", "b", 3),
        make_killing("z", "b", 1, place_id="norda", on=None, actor_ids=("blue-front",)),
    ]
    assert {"art-a", "art-b"} in led(claims, {"art-a": THREE, "art-b": THREE}).values()


def test_a_report_mostly_of_captures_leads_with_no_killing():
    claims = [make_killing("x", "a", 3)]
    claims += [make_claim(f"c{n}", "a", place_id=town) for n, town in enumerate(("olm", "tarn", "marvik"))]
    assert led(claims, {"art-a": THREE}) == {}


def test_figures_that_a_claim_of_another_happening_holds_are_not_this_ones():
    claims = [make_killing("x", "a", 3), make_killing("w", "a", 1), make_killing("y", "a", 40, place_id="tarn")]
    assert led(claims, {"art-a": Toll(killed=40, injured=0, claim_ids=("clm-y",))}) == {}


def given_to(claims, toll):
    """Give the toll that the one cluster led by a report takes."""
    given = lead_with(resolve(claims), {"art-a": toll}, Nesting(FakeGazetteer(), make_places()))
    return [t for each in given for t in each.values()]


def test_the_hurt_of_another_place_are_not_this_ones():
    hurt = make_killing("y", "a", 4, place_id="tarn", measure="injured")
    claims = [make_killing("x", "a", 3), make_killing("w", "a", 1), hurt]
    toll = Toll(killed=3, injured=4, claim_ids=("clm-x", "clm-y"), hurt_claim_ids=("clm-y",))
    assert [(t.killed, t.injured) for t in given_to(claims, toll)] == [(3, 0)]


def test_hurt_that_no_claim_counts_are_not_told_where_the_report_tells_of_another_deed_too():
    claims = [make_killing("x", "a", 4), make_killing("w", "a", 1), make_killing("y", "a", 9, on=after(-60))]
    assert [t.injured for t in given_to(claims, Toll(killed=4, injured=2))] == [0]
    assert [t.injured for t in given_to(claims[:2], Toll(killed=4, injured=2))] == [2]


def test_the_dead_of_another_day_are_not_this_ones():
    claims = [make_killing("x", "a", 4), make_killing("w", "a", 1), make_killing("y", "a", 9, on=after(-60))]
    toll = Toll(killed=9, injured=2, claim_ids=("clm-x", "clm-y"), dead_claim_ids=("clm-y",), hurt_claim_ids=("clm-x",))
    assert [(t.killed, t.injured) for t in given_to(claims, toll)] == [(0, 2)]


@pytest.mark.parametrize(("held", "killed"), [(("clm-x",), 30), (("clm-elsewhere",), 0)], ids=["held", "not held"])
def test_many_are_counted_only_with_a_claim_that_holds_the_number(held, killed):
    toll = Toll(killed=30, injured=1, dead_claim_ids=held)
    assert [t.killed for t in given_to([make_killing("x", "a", 30)], toll)] == [killed]


def test_of_many_hurt_the_later_dead_are_not_taken_off():
    assert still_hurt({"art-a": Toll(killed=22, injured=69)}, 42) == {"art-a": 69}
    assert still_hurt({"art-a": Toll(killed=1, injured=3)}, 2) == {"art-a": 2}


def test_what_is_background_takes_no_toll():
    claims = [make_killing("x", "a", 42, on=after(-2000), tense="background")]
    assert led(claims, {"art-a": Toll(killed=42, injured=0, claim_ids=("clm-x",))}) == {}


def findings(claims, tolls, published=None):
    given = published or published_for(claims)
    found = compare("evt-x", claims, [], given, make_origins(), {}, tolls=tolls)
    return {f.question: (f.status, [(a.best, a.high, a.relation) for a in f.answers]) for f in found}


def test_a_toll_answers_where_its_report_gives_no_figure():
    found = findings([make_killing("x", "a", 2, measure="missing")], {"art-a": THREE})
    assert found["killed"] == ("single", [(3, 3, "agrees")])


def test_a_toll_that_leaves_room_is_open_above():
    claims = [make_killing("x", "a", 2, measure="missing")]
    found = findings(claims, {"art-a": Toll(killed=2, injured=0, is_least=True)})
    assert found["killed"][1] == [(2, None, "agrees")]


def test_no_toll_stands_against_the_figure_of_its_report():
    assert findings([make_killing("x", "a", 2)], {"art-a": THREE})["killed"] == ("single", [(2, 2, "agrees")])


def test_a_toll_counts_together_the_parts_its_report_counts_one_by_one():
    claims = [make_killing("x", "a", 2, of="daughters"), make_killing("y", "a", 1, of="mothers")]
    assert findings(claims, {"art-a": THREE})["killed"] == ("single", [(3, 3, "agrees")])


def test_one_part_is_no_list_of_parts():
    assert "killed" not in findings([make_killing("x", "a", 1, of="men")], {"art-a": THREE})


@pytest.mark.parametrize("of", ["soldiers", "rebels", "others"])
def test_what_fighters_lost_is_added_to_nobody(of):
    claims = [make_killing("x", "a", 2, of=of), make_killing("y", "a", 1, of="women")]
    assert "killed" not in findings(claims, {"art-a": THREE})


def test_one_told_as_hurt_is_the_child_told_as_dead():
    claims = [make_killing("x", "a", 1, measure="missing"), make_killing("y", "b", 1, of="children")]
    tolls = {"art-a": Toll(killed=0, injured=1), "art-b": Toll(killed=1, injured=0)}
    assert "injured" not in findings(claims, tolls)


def test_a_toll_beside_another_reports_figure_is_of_another_scope():
    claims = [make_killing("x", "a", 2), make_killing("y", "b", 1, measure="missing")]
    found = findings(claims, {"art-b": THREE})
    assert found["killed"] == ("single", [(2, 2, "agrees"), (3, 3, "different-scope")])


def test_the_hurt_who_died_are_superseded():
    claims = [make_killing("x", "a", 1, measure="missing"), make_killing("y", "b", 1)]
    published = {"art-a": make_published(DAY), "art-b": make_published(after(1))}
    tolls = {"art-a": Toll(killed=0, injured=1), "art-b": Toll(killed=1, injured=0)}
    found = findings(claims, tolls, published)
    assert found["killed"][1] == [(1, 1, "agrees")]
    assert "injured" not in found
