"""Acts told by nouns of action, after ``there was``, and by verbs whose parse has to be mended first."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article

NAMED = [
    ("The storming of the police post in Jos was filmed.", "attack", "Jos"),
    ("The torching of the court in Bukavu followed.", "destruction", "Bukavu"),
    ("The lynching of two traders in Ouidah was filmed.", "killing", "Ouidah"),
    ("The overthrow of the president was celebrated in Bamako.", "coup", "Bamako"),
    ("The departure of French troops from Gao was completed on Monday.", "withdrawal", "Gao"),
    ("The resignation of the governor of Kano was accepted on Monday.", "concession", None),
    ("There was shooting near the airport in Juba until dawn.", "attack", "Juba"),
    ("There were clashes in Goma on Friday.", "clash", "Goma"),
    ("There has been shelling in Donetsk every evening.", "shelling", "Donetsk"),
]


@pytest.mark.parametrize(("sentence", "kind", "place"), NAMED, ids=[s for s, _, _ in NAMED])
def test_a_noun_of_action_tells_what_its_verb_would(sentence: str, kind: str, place: str | None, reader: RulesReader):
    reading = reader.read(make_article(sentence))
    quotes = {m.id: m.quote for m in reading.mentions}
    told = {c.kind: quotes.get(c.place or "") for c in reading.claims if c.polarity == "positive"}
    assert kind in told
    assert place is None or told[kind] == place


NOT_ACTS = [
    ("The burning of incense in Hanoi is an old custom.", "destruction"),
    ("The departure of the chairman from the bank in Dakar surprised nobody.", "withdrawal"),
    ("The opposition called for the resignation of the mayor of Lima.", "concession"),
    ("There was no fighting in Juba on Tuesday.", "clash"),
    ("There were no clashes in Goma on Friday, the governor said.", "clash"),
    ("Soldiers held Plaza Bolognesi for an hour.", "detention"),
]


@pytest.mark.parametrize(("sentence", "kind"), NOT_ACTS, ids=[s for s, _ in NOT_ACTS])
def test_what_is_no_act_or_only_wanted_is_not_told_as_one(sentence: str, kind: str, reader: RulesReader):
    claims = reader.read(make_article(sentence)).claims
    assert kind not in {c.kind for c in claims if c.polarity == "positive" and c.tense == "current"}


MENDED = [
    ("Eleven people, eight of them from one family, drowned near Jos on Sunday.", "killing"),
    ("Two hundred militants handed in their weapons in Gao.", "surrender"),
    ("The rebels have cut off Goma from the airport.", "siege"),
]


@pytest.mark.parametrize(("sentence", "kind"), MENDED, ids=[s for s, _ in MENDED])
def test_a_parse_that_cannot_be_right_is_mended(sentence: str, kind: str, reader: RulesReader):
    assert kind in {c.kind for c in reader.read(make_article(sentence)).claims}


def told(sentence: str, reader: RulesReader) -> set[tuple[str, str | None]]:
    reading = reader.read(make_article(sentence))
    quotes = {m.id: m.quote for m in reading.mentions}
    return {(c.kind, quotes.get(c.place or "")) for c in reading.claims}


RESTORED = {
    "the noun before what it carried is the subject": (
        "A military helicopter coordinating relief in Balochistan crashed in the district of Lasbela on Monday.",
        ("accident", "Lasbela"),
    ),
    "set fire is a verb": (
        "The army backed the soldiers, and supporters of the takeover set fire to the headquarters of a party in Niamey.",
        ("destruction", "Niamey"),
    ),
    "a town joined to a day was taken too": (
        "The rebels took Bunia on Monday and Beni on Thursday.",
        ("capture", "Beni"),
    ),
    "the town its apposition tells of": (
        "Goma, the lake town the rebels took in April, is quiet.",
        ("capture", "Goma"),
    ),
}


@pytest.mark.parametrize(("sentence", "wanted"), RESTORED.values(), ids=RESTORED)
def test_a_lost_verb_or_member_is_given_back(sentence: str, wanted: tuple[str, str], reader: RulesReader):
    assert wanted in told(sentence, reader)


def test_a_town_joined_to_a_day_keeps_its_own_day(reader: RulesReader):
    reading = reader.read(make_article("The rebels took Bunia on Monday and Beni on Thursday."))
    quotes = {m.id: m.quote for m in reading.mentions} | {t.id: t.quote for t in reading.times}
    days = {quotes[c.place or ""]: [quotes[t] for t in c.times] for c in reading.claims}
    assert days == {"Bunia": ["Monday"], "Beni": ["Thursday"]}
