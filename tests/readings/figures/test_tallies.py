"""Counts of places taken are read with their number, noun and taker, and only where they are told as so."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from dateline.readings.figures.tallies import tally_rules
from tests.conftest import make_article

FINDS = [(rule, sentence) for rule in tally_rules() for sentence in rule.finds]
SKIPS = [(rule, sentence) for rule in tally_rules() for sentence in rule.skips]


@pytest.mark.parametrize(("rule", "sentence"), FINDS, ids=[s for _, s in FINDS])
def test_a_count_of_places_taken_is_found(rule, sentence, reader: RulesReader):
    assert [c.rule for c in reader.read(make_article(sentence)).claims].count(rule.id) == 1


@pytest.mark.parametrize(("rule", "sentence"), SKIPS, ids=[s for _, s in SKIPS])
def test_what_is_no_count_of_places_taken_is_skipped(rule, sentence, reader: RulesReader):
    assert rule.id not in {c.rule for c in reader.read(make_article(sentence)).claims}


COUNTS = [
    pytest.param("The rebels have captured at least nine towns.", (9, 9, None), "towns", id="at least"),
    pytest.param("Bunia became the third city to fall to M23 rebels.", (3, 3, 3), "city", id="the how-manieth"),
    pytest.param("A dozen district centres have been seized by the rebels.", (12, 12, 12), "district centres", id="a dozen"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "figure", "of"), COUNTS)
def test_a_count_has_its_bounds_and_what_is_counted(sentence, figure, of, reader: RulesReader):
    reading = reader.read(make_article(sentence))
    counted = [q for q in reading.quantities if q.measure == "taken"]
    assert [(q.low, q.best, q.high) for q in counted] == [figure]
    assert counted[0].of == of
    claim = next(c for c in reading.claims if c.rule == "places-counted")
    assert (claim.place, claim.quantities, len(claim.actors)) == (None, (counted[0].id,), 1)
