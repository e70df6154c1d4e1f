"""Two words for one act become one claim, and two acts stay two."""

from __future__ import annotations

import pytest

from dateline.model.reading import Claim, Reading
from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article


def read(reader: RulesReader, text: str) -> Reading:
    return reader.read(make_article(text))


def kinds(reading: Reading) -> list[str]:
    return sorted({c.kind for c in reading.claims})


def harm(reading: Reading, claim: Claim) -> dict[str | None, int | None]:
    return {q.measure: q.best for q in reading.quantities if q.id in claim.quantities}


FOLDED = {
    "a strike that kills": ("An air strike on a market in Idlib killed nine people.", "airstrike", {"killed": 9}),
    "killed in a strike": ("Nine people were killed in an air strike on Idlib.", "airstrike", {"killed": 9}),
    "a trailing participle": ("Gunmen attacked a convoy near Gao, killing four people.", "attack", {"killed": 4}),
    "killing and injuring": (
        "A car bomb exploded in Kano, killing 12 people and injuring 40.",
        "bombing",
        {"killed": 12, "injured": 40},
    ),
    "a flood that kills": ("Floods in Derna killed 300 people.", "disaster", {"killed": 300}),
    "a crash read as a noun": ("Eight people drowned when their boat overturned off Lamu.", "accident", {"killed": 8}),
    "a slide that buries and kills": (
        "Rain set off a landslide in Cusco that killed five people.",
        "disaster",
        {"killed": 5},
    ),
    "killed and wounded apart": (
        "Eight people were killed and 52 were wounded in Kano.",
        "killing",
        {"killed": 8, "injured": 52},
    ),
    "when it struck": ("Five people died when a bomb exploded in Kano.", "bombing", {"killed": 5}),
}


@pytest.mark.parametrize(("text", "kind", "counted"), FOLDED.values(), ids=FOLDED)
def test_force_and_the_harm_it_does_are_one_claim(text: str, kind: str, counted: dict[str, int], reader: RulesReader):
    reading = read(reader, text)
    assert kinds(reading) == [kind]
    assert harm(reading, reading.claims[0]) == counted


def test_harm_without_force_is_a_killing_with_all_its_numbers(reader: RulesReader):
    reading = read(reader, "Gunmen killed nine people and wounded 14 in Jos.")
    assert kinds(reading) == ["killing"]
    assert harm(reading, reading.claims[0]) == {"killed": 9, "injured": 14}


def test_a_noun_and_a_verb_of_one_act_are_one_claim(reader: RulesReader):
    assert len(read(reader, "A car bomb exploded outside a police station in Mogadishu.").claims) == 1


def test_two_acts_joined_by_and_stay_two(reader: RulesReader):
    reading = read(reader, "Militants burned forty homes in Kukawa and kidnapped 30 pupils.")
    assert kinds(reading) == ["abduction", "destruction"]


def test_acts_of_two_sentences_stay_two(reader: RulesReader):
    reading = read(reader, "Rebels shelled Malakal on Monday. Police arrested 14 protesters in Minsk.")
    assert kinds(reading) == ["detention", "shelling"]


def test_a_trailing_participle_lends_no_doer_to_a_blast(reader: RulesReader):
    reading = read(reader, "A blast in Quetta tore through a hall, killing nine people.")
    assert [c.actors for c in reading.claims if c.kind == "bombing"] == [()]
