"""Which words make a force, a guard or a government somebody's, and which leave it open."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article


def keys(reader: RulesReader, text: str) -> dict[str, str | None]:
    return {m.quote: m.key for m in reader.read(make_article(text)).mentions if m.kind == "actor"}


@pytest.mark.parametrize(
    ("text", "quote", "key"),
    [
        pytest.param("A security guard was hurt in Lima.", "A security guard", "civilians", id="security-guard"),
        pytest.param("Peruvian security forces entered Lima.", "Peruvian security forces", "state:PE:military", id="security-forces"),
        pytest.param("Armed soldiers patrolled Lima.", "Armed soldiers", "state:PE:military", id="armed-soldiers"),
        pytest.param("Armed men patrolled Lima.", "Armed men", "unidentified-armed-group", id="armed-men"),
        pytest.param("Prison officials spoke in Lima.", "Prison officials", "state:PE:government", id="prison-officials"),
        pytest.param("Prison guards spoke in Lima.", "Prison guards", "state:PE:police", id="prison-guards"),
        pytest.param("Soldiers of the National Guard entered Kyiv, Ukraine. Ukraine thanked the United States.", "Soldiers of the National Guard", "state:UA:military", id="whose-national-guard"),
    ],
)  # fmt: skip
def test_words_before_a_noun_say_whose_men_they_are(reader: RulesReader, text: str, quote: str, key: str) -> None:
    assert keys(reader, text).get(quote) == key


def test_a_retired_officer_is_of_no_army(reader: RulesReader) -> None:
    assert "state:PE:military" not in keys(reader, "A retired naval officer was held in Lima, Peru.").values()


def test_whoever_a_bloc_sends_are_not_the_army_of_where_they_go(reader: RulesReader) -> None:
    found = keys(reader, "Lesotho is calm. The bloc sent 1,200 soldiers to Lesotho.")
    assert found.get("1,200 soldiers") is None


def test_a_state_sends_its_own(reader: RulesReader) -> None:
    found = keys(reader, "Peru sent 200 soldiers to Lesotho.")
    assert found["200 soldiers"] == "state:PE:military"


def test_his_government_is_not_that_of_the_state_most_told_of(reader: RulesReader) -> None:
    text = "Egypt was calm. Egypt held talks with Jordan. In Jordan, King Abdullah sacked his government."
    assert keys(reader, text).get("his government") != "state:EG:government"


def test_they_are_people_and_no_government(reader: RulesReader) -> None:
    text = "Villagers fled the Peruvian government's advance. They had been trapped on a hill near Puno."
    assert keys(reader, text).get("They") != "state:PE:government"
