"""Whose a strike is by the words before it."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article


def doers(reader: RulesReader, text: str) -> set[str]:
    reading = reader.read(make_article(text))
    keys = {m.id: m.key or "" for m in reading.mentions}
    return {keys.get(actor, actor) for claim in reading.claims for actor in claim.actors}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        pytest.param(
            "Dutch air strikes killed nine fighters near Kidal on Monday.", "state:NL:military", id="adjective"
        ),
        pytest.param("Nine people died in U.S. missile attacks on Marka.", "state:US:military", id="short-form"),
        pytest.param("Peruvian strikes kill ten in Puno.", "state:PE:military", id="bare-strikes-that-kill"),
        pytest.param("A Kenyan raid on the village of Dhobley left six dead.", "state:KE:military", id="raid-on"),
        pytest.param("Saudi-led air raids in Hajjah killed four people.", "saudi-led-coalition", id="listed-coalition"),
        pytest.param("Chadian-led strikes on Kukawa killed four people.", "state:TD:military", id="led-by-a-state"),
        pytest.param("A coalition air strike killed a boy in Hays.", "external-forces", id="coalition-without-a-name"),
        pytest.param("Terrorist rocket attacks killed two in Homs.", "unidentified-armed-group", id="terrorists"),
    ],
)
def test_the_side_named_before_a_strike_is_its_doer(reader: RulesReader, text: str, side: str) -> None:
    assert doers(reader, text) == {side}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Spanish bombings of 2004 killed 190 people in Madrid.", id="where-it-was"),
        pytest.param("A Greek strike closed the port of Piraeus on Monday.", id="dockers"),
        pytest.param("A Somali suicide attack killed nine people in Baidoa.", id="whose-land-a-suicide-bomber-struck"),
    ],
)
def test_a_nation_before_an_act_of_others_is_not_its_doer(reader: RulesReader, text: str) -> None:
    assert not any(key.endswith(":military") for key in doers(reader, text))


def test_a_state_beside_another_side_bombs_with_it(reader: RulesReader) -> None:
    text = "Syria is at war. At least 50 people were killed in regime and Russian bombings that hit Idlib."
    assert "state:RU:military" in doers(reader, text)


def test_who_occupies_a_land_is_told_before_the_word(reader: RulesReader) -> None:
    assert doers(reader, "The Rwandan occupation of Goma began in 1998.") == {"state:RW:military"}


def test_two_nations_before_one_strike_are_both_its_doers(reader: RulesReader) -> None:
    told = doers(reader, "Dutch and Danish air strikes killed nine fighters near Kidal on Monday.")
    assert told == {"state:NL:military", "state:DK:military"}


def test_the_coalition_is_the_one_the_report_names(reader: RulesReader) -> None:
    text = "The Saudi-led coalition denied it. A coalition raid on Hajjah killed six people on Tuesday."
    assert "saudi-led-coalition" in doers(reader, text)
