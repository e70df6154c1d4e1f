"""Harm that its reports tell as a mishap."""

from __future__ import annotations

import pytest

from dateline.picture.events.cluster import Cluster
from dateline.picture.events.mishaps import kind_of
from tests.picture.factory import make_claim


def told(*quotes: str, kind: str = "attack") -> Cluster:
    first, *rest = [make_claim(f"c{n}", kind=kind, quote=quote) for n, quote in enumerate(quotes)]
    cluster = Cluster(first)
    for claim in rest:
        cluster.add(claim)
    return cluster


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("The girl was accidentally shot by her cousin in Marvik.", "accident"),
        ("A hunter was shot by accident near Marvik.", "accident"),
        ("The cyclist was struck by a delivery van in Marvik.", "accident"),
        ("A hit-and-run left a cyclist dead in Marvik.", "accident"),
        ("The girl was shot by her cousin in Marvik.", "attack"),
        ("Police do not know whether it was an accident.", "attack"),
        ("The court said that it was not an accident.", "attack"),
        ("Four people were hit by a car that deliberately left the road.", "attack"),
    ],
)
def test_harm_by_mistake_is_an_accident(quote: str, kind: str) -> None:
    assert kind_of(told(quote), ()) == kind


def test_what_one_report_tells_as_a_mishap_is_one_for_all_that_tell_of_it() -> None:
    assert (
        kind_of(told("A boy was shot in Marvik.", "The shooting was ruled accidental, deputies said."), ())
        == "accident"
    )


def test_what_is_tried_as_murder_is_no_accident() -> None:
    assert kind_of(told("He said he shot her by accident.", "The jury called it murder."), ()) == "attack"


@pytest.mark.parametrize(
    ("actor", "kind"),
    [("taliban", "attack"), ("state:AF:military", "attack"), ("civilians", "accident"), ("per-1", "accident")],
)
def test_the_mistakes_of_a_side_are_its_deeds(actor: str, kind: str) -> None:
    assert kind_of(told("Villagers were accidentally shot near Marvik."), (actor,)) == kind


def test_other_kinds_stay_as_they_are() -> None:
    assert kind_of(told("The shell fell short by accident.", kind="shelling"), ()) == "shelling"
