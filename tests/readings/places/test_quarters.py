"""Quarters that no table knows: their name and the town they are in."""

from __future__ import annotations

import pytest

from dateline.gazetteer.lookup import Gazetteer
from dateline.readings.by_rules import RulesReader, build
from dateline.readings.places.words import constructions
from tests.conftest import make_article

GAZETTEER = Gazetteer.open()


@pytest.fixture(scope="module")
def reader() -> RulesReader:
    return build(GAZETTEER)


def place_of_claims(reader: RulesReader, text: str) -> set[tuple[str, str | None]]:
    """Give name and town of the places at which the claims of a text are."""
    reading = reader.read(make_article(text))
    mentions = {m.id: m for m in reading.mentions}
    found = [GAZETTEER.entry(mentions[c.place].candidates[0]) for c in reading.claims if c.place]
    towns = {e.part_of: GAZETTEER.entry(e.part_of or "") for e in found if e is not None}
    return {(e.name, town.name if (town := towns[e.part_of]) else None) for e in found if e is not None}


@pytest.mark.parametrize(
    ("text", "quarter", "town"),
    [
        pytest.param("A drone hit a clinic in the Karsadi quarter of Kassala on Tuesday.", "Karsadi", "Kassala", id="of-its-town"),
        pytest.param("Kassala was calm at dawn. Later shells fell on the Karsadi quarter, killing two.", "Karsadi", "Kassala", id="town-before"),
        pytest.param("Rebels left Kassala. In the Karsadi quarter police fired on a crowd, killing two.", "Karsadi", "Kassala", id="begins-a-sentence"),
        pytest.param("Khartoum was shelled. Rebels left Aroma. In the Karsadi quarter police fired on a crowd, killing two.", "Karsadi", "Khartoum", id="city-rather-than-small-town"),
        pytest.param("Khartoum was shelled. Police killed two men in the Kassala Wali neighbourhood.", "Kassala Wali", "Kassala", id="called-after-its-city"),
        pytest.param("Gunmen killed a nurse in the Old Tannery neighborhood of Bukavu on Friday.", "Old Tannery", "Bukavu", id="two-words"),
    ],
)  # fmt: skip
def test_an_act_in_a_quarter_only_the_text_names_is_there_and_in_its_town(
    reader: RulesReader, text: str, quarter: str, town: str
) -> None:
    assert (quarter, town) in place_of_claims(reader, text)


def test_a_quarter_without_a_town_in_the_text_is_no_place(reader: RulesReader) -> None:
    reading = reader.read(make_article("In the Karsadi quarter police fired on a crowd, killing two."))
    assert not [m for m in reading.mentions if m.kind == "place"]


def test_the_city_is_the_town_of_the_quarter_named_last(reader: RulesReader) -> None:
    text = "Shells hit the Karsadi quarter of Kassala on Monday, killing two. Rockets struck the city on Friday."
    assert {name for name, _ in place_of_claims(reader, text)} == {"Karsadi", "Kassala"}


def test_nouns_of_quarters_are_not_those_of_the_communities_people_are_of() -> None:
    assert "community" not in constructions()["quarters"]
