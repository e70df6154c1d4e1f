"""Who denies a figure denies that it was so many, not that it happened."""

from __future__ import annotations

import pytest

from dateline.picture.compare import compare
from dateline.picture.refuted import refute
from tests.picture.factory import make_actors, make_killing, make_origins, make_speaker, published_for, resolve

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
