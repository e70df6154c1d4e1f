"""Names that the words around them make something else than a place."""

from __future__ import annotations

import pytest

from dateline.gazetteer.lookup import Gazetteer
from dateline.readings.places.names import PlaceName, scan
from dateline.readings.places.no_places import is_no_place, is_side_unit
from dateline.readings.places.words import load_words
from tests.conftest import make_article

GAZETTEER = Gazetteer.open()


def named(text: str, quote: str) -> PlaceName:
    found = [n for n in scan(make_article(text), GAZETTEER, load_words()) if n.quote == quote]
    assert found, f"{quote!r} is not spelt like a place in {text!r}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "quote", "nothing"),
    [
        pytest.param("Jets hit Khan al-Zeit on Sunday.", "Khan", True, id="half of an Arabic name"),
        pytest.param("Jets hit Tibet al-Ward, west of Homs.", "Tibet", True, id="half of one that is a region's"),
        pytest.param("In Aleppo al-Nusra held on.", "Aleppo", False, id="a city without its comma"),
        pytest.param("Jets hit Homs and al-Zeit.", "Homs", False, id="two names"),
        pytest.param("A thief stabbed Marlow on Friday.", "Marlow", True, id="somebody stabbed"),
        pytest.param("The court sentenced Lincoln.", "Lincoln", True, id="somebody sentenced"),
        pytest.param("Police arrested Lincoln residents.", "Lincoln", False, id="people of a town"),
        pytest.param("The army shelled Marlow on Friday.", "Marlow", False, id="a town shelled"),
        pytest.param("So said radio Venceremos today.", "Venceremos", True, id="a station"),
        pytest.param("ISIS in Khorasan said it was behind it.", "Khorasan", True, id="the branch of a group"),
        pytest.param("ISIS in Mosul said it was behind it.", "Mosul", False, id="a group in a town"),
        pytest.param("He was born in Khorasan.", "Khorasan", False, id="the region itself"),
    ],
)
def test_a_name_that_its_neighbours_make_something_else_is_no_place(text: str, quote: str, nothing: bool) -> None:
    assert is_no_place(named(text, quote), load_words()) is nothing


@pytest.mark.parametrize(
    ("text", "quote", "side"),
    [
        pytest.param("A quake shook Southern Province.", "Southern Province", True, id="a side of some state"),
        pytest.param("A quake shook Kunduz Province.", "Kunduz Province", False, id="a name of its own"),
        pytest.param("A quake shook North Kivu.", "North Kivu", False, id="a side of something named"),
    ],
)
def test_a_unit_called_by_its_side_alone_is_of_a_state_that_must_be_told_of(text: str, quote: str, side: bool) -> None:
    assert is_side_unit(named(text, quote)) is side
