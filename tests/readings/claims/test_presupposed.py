"""Acts that a sentence takes for granted have their own day, or none."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article

TAKEN_FOR_GRANTED = {
    "condemned": ("The archbishop on Tuesday condemned the bombings of two markets in Maiduguri.", "bombings"),
    "connected with": (
        "A cleric was arrested on Monday in connection with the bombing of a mosque in Quetta.",
        "bombing",
    ),
    "answered": (
        "Poland said Wednesday, in response to missile attacks on Lviv, that its airspace was shut.",
        "attacks",
    ),
    "looked for its victims": (
        "Rescuers in Khost stepped up on Tuesday their search for victims of the earthquake.",
        "earthquake",
    ),
    "counted": ("Updated figures as of Sunday for the wounded in the shelling of Kharkiv were read out.", "shelling"),
    "questioned over": (
        "Detectives on Monday questioned two soldiers over the massacre of villagers in Solhan.",
        "massacre",
    ),
    "protested against": (
        "On Sunday thousands gathered in Berlin to protest against the invasion of Ukraine.",
        "invasion",
    ),
    "responsible for": (
        "Police on Sunday held two builders responsible for the destruction of a school in Izmit.",
        "destruction",
    ),
}
HAPPENED_THEN = {
    "what it was done by": (
        "Police on Monday shot dead a man in a raid on a house in Nice.",
        ("raid", "shot"),
        "Monday",
    ),
    "staged": ("Rebels on Sunday staged an attack on the barracks in Bukavu.", ("attack", "staged"), "Sunday"),
    "subject": ("An earthquake struck Khost on Sunday, killing 30 people.", ("earthquake", "struck"), "Sunday"),
    "counted": ("A wave of bombings hit Kirkuk on Tuesday.", ("bombings", "hit"), "Tuesday"),
    "led to": ("On Friday the march led to clashes with police in Lome.", ("clashes", "march"), "Friday"),
    "day behind it": ("He voiced grief over the boat accident at Sehwan on Monday.", ("accident",), "Monday"),
    "summed up behind a place": (
        "On Sunday, armed men killed 60 people in Intara, in the region of Tahoua, the worst attack on villagers of this war.",
        ("attack", "killed"),
        "Sunday",
    ),
    "coordinated harm": (
        "Two people were killed and some 30 hurt in clashes in Potosi on Friday.",
        ("clashes", "killed"),
        "Friday",
    ),
}


@pytest.mark.parametrize(("text", "act"), TAKEN_FOR_GRANTED.values(), ids=TAKEN_FOR_GRANTED)
def test_the_day_of_what_is_done_about_an_act_is_not_the_day_of_the_act(
    reader: RulesReader, text: str, act: str
) -> None:
    told = [c for c in reader.read(make_article(text)).claims if c.trigger.quote.lower() == act]
    assert [(c.times, c.presupposed) for c in told] == [((), True)]


@pytest.mark.parametrize(("text", "acts", "day"), HAPPENED_THEN.values(), ids=HAPPENED_THEN)
def test_an_act_that_is_told_as_happening_has_the_day_of_its_verb(
    reader: RulesReader, text: str, acts: tuple[str, ...], day: str
) -> None:
    reading = reader.read(make_article(text))
    quotes = {t.id: t.quote for t in reading.times}
    told = [c for c in reading.claims if c.trigger.quote.lower() in acts]
    assert told
    assert all([quotes[t] for t in c.times] == [day] for c in told)


def test_a_year_that_closes_what_somebody_is_held_over_is_not_the_year_of_the_arrest(reader: RulesReader) -> None:
    text = (
        "Another man was held in connection with the bombings of two churches in Jolo last year that killed 20 people."
    )
    times = {c.trigger.quote: len(c.times) for c in reader.read(make_article(text)).claims}
    assert times == {"held": 0, "bombings": 1}
