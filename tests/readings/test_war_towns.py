"""Towns that news tells of are read as places where their state is told of, and not where they are somebody's name."""

from __future__ import annotations

import pytest

from dateline.gazetteer.lookup import Gazetteer
from dateline.readings.places.evidence import is_war_town
from tests.readings.places.test_find import read

GAZETTEER = Gazetteer.open()


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Rebels seized Bunagana on Monday, Congolese officials said.", "Bunagana", "CD"),
        ("Coalition jets hit Hodeidah and Ras Isa in Yemen.", "Ras Isa", "YE"),
        ("Ethiopian troops took Humera and moved towards Shire, the government in Addis Ababa said.", "Humera", "ET"),
        ("Peacekeepers in Lebanon reported firing near Naqoura and Alma al-Shaab.", "Alma al-Shaab", "LB"),
        ("Troops moved on Sinjar and Tal Afar from Mosul.", "Tal Afar", "IQ"),
        ("Azerbaijani troops entered Hadrut, the ministry in Baku said.", "Hadrut", "AZ"),
    ],
)
def test_a_town_of_war_is_read_where_its_state_is_told_of(text: str, name: str, country: str) -> None:
    found = {m.quote: m.candidates[0] for m in read(text) if m.kind == "place" and m.candidates}
    entry = GAZETTEER.entry(found[name])
    assert entry is not None
    assert (entry.level, entry.country) == ("settlement", country)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Peter Masisi said on Monday that his family had left for Kampala.", "Masisi"),
        ("Officer Ana Duran told reporters in Austin that the suspect fled.", "Duran"),
        ("Nasir Jamal, a teacher, said shells fell on Khartoum all night.", "Nasir"),
    ],
)
def test_a_person_called_like_a_town_of_war_stays_a_person(text: str, name: str) -> None:
    assert name not in {m.quote for m in read(text) if m.kind == "place"}


def test_a_name_borne_in_two_states_speaks_for_neither() -> None:
    one, two = GAZETTEER.find("Robotyne", "UA")[0], GAZETTEER.find("Bunagana", "CD")[0]
    assert is_war_town((one,))
    assert not is_war_town((one, two))
