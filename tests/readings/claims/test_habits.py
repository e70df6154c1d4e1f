"""What goes on for long did not take place just then; and harm hangs on the deed that did it."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        pytest.param("Drones often strike the market in Nyala.", "background", id="often"),
        pytest.param("Goma is regularly shelled by the army.", "background", id="regularly"),
        pytest.param("Goma has been repeatedly raided by Kenyan jets.", "background", id="repeatedly, of now"),
        pytest.param(
            "The militia repeatedly attacked the base in Gao on Friday.", "current", id="repeatedly, on a day"
        ),
        pytest.param("The river Tana bursts its banks every year in Garissa.", "background", id="a rate"),
        pytest.param("The militia attacked the base in Gao every night.", "background", id="every night"),
        pytest.param("The militia attacked the base in Gao that night.", "current", id="one night"),
    ],
)
def test_what_is_done_again_and_again_is_no_news(reader: RulesReader, text: str, tense: str) -> None:
    assert {c.tense for c in reader.read(make_article(text)).claims} == {tense}


def test_a_habit_takes_no_day_from_the_sentence_before(reader: RulesReader) -> None:
    text = "The army shelled Goma on Friday. The city is regularly targeted and has also been hit by rebels."
    told = {(c.tense, len(c.times)) for c in reader.read(make_article(text)).claims}
    assert told == {("current", 1), ("background", 0)}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param("It follows an ambush in March on a convoy near Menaka which killed 12 soldiers.", 12, id="a place between"),
        pytest.param("Police recalled the raid in 1992 on a university in Lima that left ten dead.", 10, id="a building between"),
        pytest.param("The 1999 earthquake near Izmit that killed 17,000 people was recalled.", 17_000, id="a quake"),
    ],
)  # fmt: skip
def test_harm_told_in_a_relative_clause_is_of_the_deed_with_its_day(
    reader: RulesReader, text: str, killed: int
) -> None:
    reading = reader.read(make_article(text))
    figures = {q.id: q.best for q in reading.quantities}
    (claim,) = [c for c in reading.claims if c.quantities]
    assert (claim.kind in {"attack", "disaster"}, [figures[q] for q in claim.quantities]) == (True, [killed])
    assert claim.times
