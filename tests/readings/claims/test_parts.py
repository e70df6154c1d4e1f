"""A verb with several members tells of each with its own place, day and number."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article

PARTS = {
    "two things struck": (
        "Drones hit a depot in Odesa on Monday and a bridge in Lviv on Tuesday.",
        {("Odesa", ("Monday",), ()), ("Lviv", ("Tuesday",), ())},
    ),
    "a verb left out": (
        "Three people were killed in Bunia and two in Goma on Monday.",
        {("Bunia", ("Monday",), (3,)), ("Goma", ("Monday",), (2,))},
    ),
    "numbers by place": (
        "Police arrested 30 people in Lima and 12 in Cusco.",
        {("Lima", (), (30,)), ("Cusco", (), (12,))},
    ),
}


@pytest.mark.parametrize(("text", "wanted"), PARTS.values(), ids=PARTS)
def test_each_member_has_its_own_place_day_and_number(
    text: str, wanted: set[tuple[str, tuple[str, ...], tuple[int, ...]]], reader: RulesReader
):
    reading = reader.read(make_article(text))
    words = {m.id: m.quote for m in reading.mentions}
    days = {t.id: t.quote for t in reading.times}
    numbers = {q.id: q.best for q in reading.quantities if q.measure}
    told = {
        (words.get(c.place or ""), tuple(days[t] for t in c.times), tuple(numbers[q] for q in c.quantities))
        for c in reading.claims
    }
    assert told == wanted


def test_a_list_with_one_place_stays_one_act(reader: RulesReader):
    reading = reader.read(make_article("Shells hit a school and a clinic in Sumy on Monday."))
    assert len([c for c in reading.claims if c.kind == "shelling"]) == 1


def test_the_dead_of_a_quake_by_country_are_told_beside_the_quake(reader: RulesReader):
    reading = reader.read(
        make_article("A quake that struck near Gaziantep on Monday has killed 300 people in Turkey and 20 in Syria.")
    )
    words = {m.id: m.quote for m in reading.mentions}
    assert {words.get(c.place or "") for c in reading.claims} == {"Gaziantep", "Turkey", "Syria"}
    assert {c.kind for c in reading.claims} == {"disaster"}
