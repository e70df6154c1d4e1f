"""Hazards and accidents: what they are told by, where they are put, and that they have no weapon."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article

KINDS = [
    ("A gas explosion in a flat in Tema killed four people.", "accident"),
    ("An explosion at a chemical plant in Tema killed four people.", "accident"),
    ("A bomb blast at a chemical plant in Tema killed four people.", "bombing"),
    ("An explosion at a police station in Tema killed four people.", "bombing"),
    ("A fire badly damaged a church in Viseu on Monday.", "accident"),
    ("Forest fires near Viseu drove families from their homes.", "disaster"),
    ("Lightning killed nine farmers near Bogra.", "disaster"),
]


@pytest.mark.parametrize(("sentence", "kind"), KINDS, ids=[s for s, _ in KINDS])
def test_fire_and_explosion_are_told_apart_by_what_burns_or_explodes(sentence: str, kind: str, reader: RulesReader):
    kinds = {c.kind for c in reader.read(make_article(sentence)).claims}
    assert kind in kinds
    assert not kinds & ({"accident", "bombing"} - {kind})


def test_an_accident_has_no_weapon(reader: RulesReader):
    claims = reader.read(make_article("A gas explosion in a flat in Tema killed four people.")).claims
    assert [(c.kind, c.means) for c in claims] == [("accident", None)]


def test_a_hazard_lies_where_its_own_clause_says_what_it_did(reader: RulesReader):
    reading = reader.read(make_article("Heavy rains triggered landslides that buried 40 homes near Mocoa."))
    quotes = {m.id: m.quote for m in reading.mentions}
    assert [(c.kind, quotes.get(c.place or "")) for c in reading.claims] == [("disaster", "Mocoa")]


def test_what_is_burned_names_fire_as_its_means(reader: RulesReader):
    claims = reader.read(make_article("Militants burned forty homes in Kukawa.")).claims
    assert [(c.kind, c.means) for c in claims] == [("destruction", "fire")]
