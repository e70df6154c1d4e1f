"""Names as GeoNames writes them are also found as reports write them."""

from __future__ import annotations

import pytest

from dateline.gazetteer.folding import fold
from dateline.gazetteer.lookup import Gazetteer
from dateline.gazetteer.spellings import press_spellings


@pytest.mark.parametrize(
    ("name", "country", "wanted"),
    [
        ("Al Qāmishlī", "SY", "Qamishli"),
        ("Ash Shirqāţ", "IQ", "al-Shirqat"),
        ("Tall Kayf", "IQ", "Tell Kayf"),
        ("Dayr al Balaḩ", "PS", "Deir al-Balah"),
        ("Bayt Lāhyā", "PS", "Beit Lahya"),
        ("Abū Kamāl", "SY", "Abou Kamal"),
        ("Al Ḩasakah", "SY", "Hasakeh"),
    ],
)
def test_a_transliterated_name_has_the_spelling_of_the_press(name: str, country: str, wanted: str) -> None:
    assert fold(wanted) in {fold(spelling) for spelling in press_spellings(name, country)}


@pytest.mark.parametrize(
    ("name", "country"), [("Al Gore Town", "US"), ("Lviv", "UA")], ids=["not-an-arabic-state", "no-article"]
)
def test_names_of_other_tongues_are_left_alone(name: str, country: str) -> None:
    assert press_spellings(name, country) == []


def test_what_is_a_persons_name_without_its_article_keeps_it() -> None:
    bare = {fold(spelling) for spelling in press_spellings("Al Muhammad", "IQ")}
    assert fold("Muhammad") not in bare


def test_spellings_of_one_name_are_few_and_differ_when_folded() -> None:
    found = [fold(spelling) for spelling in press_spellings("Al Jabal ash Shaykh Umm Dayrah", "SY")]
    assert len(found) == len(set(found)) <= 12


@pytest.mark.parametrize(
    ("name", "country"), [("Qamishli", "SY"), ("Hasakah", "SY"), ("Hsipaw", "MM"), ("Dedebit", "ET")]
)
def test_a_town_of_the_news_is_found_as_the_press_spells_it(name: str, country: str) -> None:
    assert any(entry.level == "settlement" for entry in Gazetteer.open().find(name, country))
