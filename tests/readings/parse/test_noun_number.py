"""Singular and plural by spelling."""

from __future__ import annotations

import pytest

from dateline.readings.parse.noun_number import plurals, singular

NOUNS = {
    "most": ("village", "villages"),
    "a y": ("city", "cities"),
    "a y behind a vowel": ("convoy", "convoys"),
    "a hiss": ("church", "churches"),
}


@pytest.mark.parametrize(("one", "many"), NOUNS.values(), ids=NOUNS)
def test_a_plural_is_spelt_and_read_back(one: str, many: str):
    assert plurals(one) == (many,)
    assert singular(many, {one: ()}) == one


def test_men_are_each_a_man():
    assert singular("gunmen", {"gunman": ()}) == "gunman"


@pytest.mark.parametrize("word", ["forces", "gunmen"])
def test_what_is_a_plural_has_none(word: str):
    assert plurals(word) == ()


def test_a_word_of_no_list_is_left_as_it_is():
    assert singular("Lokos", {"village": ()}) == "Lokos"
