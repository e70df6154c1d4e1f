"""Soldiers who seize power are soldiers, and the state they seize it in is no doer."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article

COUPS = {
    "officers in power": ("Officers in Burkina Faso seized power on Monday.", {"state:BF:military"}),
    "officers who depose": ("Officers in Gabon said they had deposed the president on Monday.", {"state:GA:military"}),
    "the land's coup": ("Gabon's coup on Monday drew crowds.", set()),
    "the coup by its army": ("Niger's coup by the army on Monday drew crowds.", {"state:NE:military"}),
}


@pytest.mark.parametrize(("text", "keys"), COUPS.values(), ids=COUPS)
def test_those_who_seize_power_are_soldiers_and_never_the_state_as_such(text: str, keys: set[str], reader: RulesReader):
    reading = reader.read(make_article(text))
    known = {m.id: m.key for m in reading.mentions}
    coups = [c for c in reading.claims if c.kind == "coup"]
    assert coups
    assert {known[i] for c in coups for i in c.actors} == keys


def test_officers_without_an_uprising_are_police(reader: RulesReader):
    reading = reader.read(make_article("Officers arrested nine people in Leeds on Monday."))
    assert {m.key for m in reading.mentions if m.noun == "officer"} == {"state:GB:police"}
