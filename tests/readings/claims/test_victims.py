"""Whom an act was done to, of those its words name."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article


def targets(reader: RulesReader, text: str, kind: str) -> set[str]:
    reading = reader.read(make_article(text))
    names = {m.id: m.key or m.noun or m.quote for m in reading.mentions if m.kind != "site"}
    found = [c for c in reading.claims if c.kind == kind]
    assert found, [(c.kind, c.rule) for c in reading.claims]
    return {names[t] for claim in found for t in claim.targets if t in names}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("More than 90,000 people have been killed in Arkania since the war began in 2014.", id="war"),
        pytest.param("At least 700 people have been killed in Idlib since the offensive began.", id="offensive"),
        pytest.param("The conflict has killed more than 50,000 people so far.", id="conflict-kills"),
    ],
)
def test_the_dead_of_a_war_are_of_no_one_side(reader: RulesReader, text: str) -> None:
    assert targets(reader, text, "killing") == set()


def test_the_civilians_among_the_dead_of_a_war_are_civilians(reader: RulesReader) -> None:
    text = "More than 9,000 civilians have been killed in Arkania since the war began in 2014."
    assert targets(reader, text, "killing") == {"civilians"}


@pytest.mark.parametrize("street", ["Maple Avenue", "85 Saint John St.", "Dawson Road"])
def test_a_street_is_where_it_was_and_not_who_was_shot(reader: RulesReader, street: str) -> None:
    assert targets(reader, f"Police are looking into a shooting on {street} that left two hurt.", "attack") == set()


@pytest.mark.parametrize(
    ("text", "kind", "noun"),
    [
        pytest.param("One suspect was captured by police in Leeds on Friday.", "detention", "suspect", id="suspect"),
        pytest.param("Another man was arrested in Tunis on Friday.", "detention", "man", id="man"),
        pytest.param("The rebels captured a pilot near Axum.", "detention", "pilot", id="pilot"),
    ],
)
def test_people_no_list_knows_are_told_by_their_noun(reader: RulesReader, text: str, kind: str, noun: str) -> None:
    assert targets(reader, text, kind) == {noun}


def test_a_number_is_nobody(reader: RulesReader) -> None:
    assert targets(reader, "The war has left thousands dead in Arkania.", "killing") == set()
