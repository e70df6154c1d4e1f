"""Who denies a figure denies that it was so many, not that it happened."""

from __future__ import annotations

import pytest

from dateline.picture.findings.compare import compare
from dateline.picture.findings.refuted import DenialRule, denies_a_figure, refute, refute_taken_up
from dateline.rules import load_rules
from tests.picture.factory import (
    make_actors,
    make_claim,
    make_killing,
    make_origins,
    make_speaker,
    published_for,
    resolve,
)

VELLE = make_speaker("Jan Velle", "army spokesman", "per-velle")


def denial(number, **changes):
    told = {"polarity": "negative", "certainty": "doubted", "speaker": VELLE}
    return make_killing("n", "b", number, **(told | changes))


def findings(denied, *claims):
    told = compare("evt-x", claims, (), published_for(claims), make_origins(), make_actors(), (denied,))
    return {f.question: f for f in told}


@pytest.mark.parametrize("number", [30, (30, 30, None), (25, 30, 35)])
def test_a_denied_figure_stands_beside_the_figure_it_denies(number):
    found = findings(denial(number), make_killing("x", "a", 30))
    assert found["killed"].status == "contested"
    assert [(a.best, a.denied_by) for a in found["killed"].answers] == [(30, ("clm-n",))]
    assert found["occurred"].status == "single"


def test_another_figure_is_not_denied_with_it():
    found = findings(denial(90), make_killing("x", "a", 30))
    assert [(a.best, a.origins, a.denied_by) for a in found["killed"].answers] == [(30, 1, ()), (90, 0, ("clm-n",))]


def test_a_figure_that_only_its_denial_gives_is_kept_without_an_origin():
    (found,) = refute("evt-x", (), (denial(30, of="civilians"),))
    assert (found.question, found.status) == ("killed: civilians", "contested")
    assert [(a.claim_ids, a.origins, a.denied_by) for a in found.answers] == [((), 0, ("clm-n",))]


def test_a_denied_figure_leaves_the_event_undisputed():
    (cluster,) = resolve([make_killing("x", "a", 30), denial(30)])
    assert ([c.id for c in cluster.denials], [c.id for c in cluster.refuted]) == ([], ["clm-n"])


RULES = load_rules("en/refuted", DenialRule)


@pytest.mark.parametrize("sentence", [s for rule in RULES for s in rule.finds])
def test_words_that_deny_a_figure_told_before_are_known(sentence):
    assert denies_a_figure(sentence)


@pytest.mark.parametrize("sentence", [s for rule in RULES for s in rule.skips])
def test_other_denials_are_not_taken_for_one(sentence):
    assert not denies_a_figure(sentence)


def test_the_toll_that_is_rejected_is_the_last_one_its_report_gave_the_killed_before_others():
    first, second = make_killing("x", "a", 30), make_killing("y", "a", 12, start=50, end=55, measure="injured")
    elsewhere = make_killing("z", "b", 30, start=10)
    denial = make_claim("n", "a", kind="refusal", quote="The army rejected the toll.", start=60, end=80)
    told = (first, second, elsewhere, denial)
    found = compare("evt-x", (first, second, elsewhere), (), published_for(told), make_origins(), make_actors())
    denied = {f.question: [a.denied_by for a in f.answers] for f in refute_taken_up(found, told)}
    assert (denied["killed"], denied["injured"]) == ([("clm-n",)], [()])
    assert {f.status for f in refute_taken_up(found, (first, second, elsewhere))}.isdisjoint({"contested"})


def test_a_claim_is_rejected_as_a_figure_only_where_the_figure_stands_right_before():
    near, far = make_killing("x", "a", 30), make_killing("y", "b", 30)
    rejected = {"kind": "refusal", "quote": "The ministry rejected the claim."}
    denials = (make_claim("n", "a", start=60, end=80, **rejected), make_claim("m", "b", start=900, end=930, **rejected))
    told = (near, far, *denials)
    found = compare("evt-x", (near, far), (), published_for(told), make_origins(), make_actors())
    (killed,) = [f for f in refute_taken_up(found, told) if f.question == "killed"]
    assert [a.denied_by for a in killed.answers] == [("clm-n",)]


def test_a_denial_by_number_without_a_happening_of_its_own_meets_the_figure_of_its_report():
    given, other = make_killing("x", "a", 30, event_id="evt-x"), make_killing("y", "b", 30, event_id="evt-y")
    told = (given, other, denial(30, article_id="art-a", event_id=None))
    found = [
        f
        for event, claim in (("evt-x", given), ("evt-y", other))
        for f in compare(event, (claim,), (), published_for(told), make_origins(), make_actors())
    ]
    denied = {f.event_id: f.answers[0].denied_by for f in refute_taken_up(found, told) if f.question == "killed"}
    assert denied == {"evt-x": ("clm-n",), "evt-y": ()}
