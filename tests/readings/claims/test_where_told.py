"""Where an act took place: by the line it stands in, the port on a sea, what others died in, who is said to rule."""

from __future__ import annotations

import pytest

from dateline.gazetteer.lookup import Gazetteer
from dateline.readings.by_rules import RulesReader, build
from tests.conftest import make_article

GAZETTEER = Gazetteer.open()


@pytest.fixture(scope="module")
def reader() -> RulesReader:
    return build(GAZETTEER)


def places(reader: RulesReader, text: str, kind: str) -> set[str | None]:
    """Give the names, as worded, of the places of all claims of a kind; None for a claim without one."""
    reading = reader.read(make_article(text))
    mentions = {m.id: m for m in reading.mentions}
    return {mentions[c.place].quote if c.place else None for c in reading.claims if c.kind == kind}


LIST = """Incidents of the week in Myanmar

- Loikaw, Kayah State: an air strike killed three villagers on 10 May.

- Dawei, Tanintharyi Region: police arrested a teacher on 10 May."""


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        pytest.param(LIST, "airstrike", "Loikaw", id="line-opened-by-town-and-unit"),
        pytest.param(LIST, "detention", "Dawei", id="next-line"),
        pytest.param("Other coups:\n\nMali, 18 August 2020: soldiers overthrow President Keita.", "coup", "Mali", id="line-opened-by-state-and-day"),
        pytest.param("An air raid on a depot in the Black Sea port of Odesa killed three people on Friday.", "airstrike", "Odesa", id="port-on-a-sea"),
        pytest.param("Trade was slow in Gao. Twenty men died when the post of Nassoumbou was overrun on 16 December.", "killing", "Nassoumbou", id="died-when"),
        pytest.param("Police imposed a curfew across the country after a night in which men attacked shops owned by Tunisian traders in Juba.", "attack", "Juba", id="in-the-words-of-the-act"),
    ],
)  # fmt: skip
def test_an_act_is_where_its_own_words_or_the_line_put_it(
    reader: RulesReader, text: str, kind: str, place: str
) -> None:
    assert places(reader, text, kind) == {place}


def test_a_strike_on_a_place_nobody_knows_is_not_where_the_text_was_before(reader: RulesReader) -> None:
    assert places(reader, "Rain fell on Gao. An air strike on Sabhatin killed nine people.", "airstrike") == {None}


def test_the_city_is_not_the_capital_that_appointed_somebody(reader: RulesReader) -> None:
    text = "Mekelle was calm on Monday. The administration appointed by Addis Ababa left the city that day."
    assert places(reader, text, "withdrawal") == {"Mekelle"}


def test_the_country_is_the_one_whose_forces_act_in_the_sentence(reader: RulesReader) -> None:
    text = "Sudanese traders and Sudanese families fled. Chad's police on Friday arrested 40 men in raids across the country."
    reading = reader.read(make_article(text))
    meant = next(m for m in reading.mentions if m.quote == "the country")
    assert meant.candidates == ("country:TD",)
