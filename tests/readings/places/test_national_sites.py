"""What a state has one of stands in its capital, whatever town was told of last."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article

BEFORE = "Bamako was tense. Rebels attacked Gao on Sunday."


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        pytest.param("Shots were heard near the president's home on Monday.", "Bamako", id="of-the-president"),
        pytest.param("Protesters set fire to parliament on Monday.", "Bamako", id="parliament"),
        pytest.param("A mob stoned the French embassy on Monday.", "Bamako", id="embassy"),
        pytest.param("A crowd burned the headquarters of the ruling party on Monday.", "Bamako", id="ruling-party"),
        pytest.param("They shelled the governor's house on Monday.", "Gao", id="of-a-governor"),
        pytest.param("They burned the regional parliament on Monday.", "Gao", id="regional"),
    ],
)
def test_the_seat_of_a_state_stands_in_its_capital(reader: RulesReader, sentence: str, place: str) -> None:
    reading = reader.read(make_article(f"{BEFORE} {sentence}"))
    quotes = {m.id: m.quote for m in reading.mentions}
    assert quotes[reading.claims[-1].place or ""] == place
