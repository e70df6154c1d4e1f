"""Spellings of personal names: which two can be one person's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.names import fold_name, is_part_of, same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Zabihullah Mujahid", "Zabihullah Mujahied", id="vowels"),
        pytest.param("Zabihullah Mujahid", "Zabihullah Muhajid", id="letters-swapped"),
        pytest.param("Zabihullah Mujahid", "ذبیح الله مجاهد", id="persian-script"),
        pytest.param("Bashar al-Assad", "بشار الأسد", id="arabic-script-with-article"),
        pytest.param("Abdul Rashid Dostum", "عبدالرشيد دوستم", id="run-together"),
        pytest.param("Hassan Nasrallah", "حسن نصر الله", id="split-in-the-other-script"),
        pytest.param("Volodymyr Zelensky", "Володимир Зеленський", id="cyrillic"),
        pytest.param("Mohammed Ali", "Muhammad Aly", id="mohammed"),
        pytest.param("Khalifa Haftar", "Khalifa Hifter", id="haftar"),
        pytest.param("J. Smith", "John Smith", id="initial"),
        pytest.param("Rashid Dostum", "Abdul Rashid Dostum", id="fewer-names"),
        pytest.param("Gen. Min Aung Hlaing", "Min Aung Hlaing", id="title"),
        pytest.param("Iván Márquez", "Ivan Marquez", id="accents"),
        pytest.param("Mullah Nasim", "Mullah Nassim", id="one-name-with-its-title"),
    ],
)
def test_spellings_of_one_name_are_one_person(one: str, other: str) -> None:
    assert same_person(one, None, other, None)
    assert same_person(other, None, one, None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Sayed Jawad Hussaini", "Sayed Sarwar Husaini", id="same-first-and-last-name"),
        pytest.param("Hamidullah Azimi", "Dawood Azami", id="surname-alike"),
        pytest.param("Joe Biden", "Hunter Biden", id="family"),
        pytest.param("Ali Khamenei", "Ruhollah Khomeini", id="skeletons-alike"),
        pytest.param("Maria Gomez", "Mario Lopez", id="given-name-alike"),
        pytest.param("Peter Okoro", "Daniel Okoro", id="shared-surname"),
        pytest.param("Mullah Nasim", "Daud Nasim", id="title-and-given-name"),
    ],
)
def test_two_people_who_share_a_surname_stay_two(one: str, other: str) -> None:
    assert not same_person(one, None, other, None)
    assert not same_person(one, "governor", other, "governor")


def test_a_surname_alone_is_nobody_for_certain() -> None:
    assert not same_person("Okoro", None, "Peter Okoro", None)
    assert not same_person("Okoro", "nurse", "Peter Okoro", "police spokesman")
    assert not same_person("Okoro", None, "Okoro", None)


def test_a_surname_with_a_role_in_common_is_the_same_person() -> None:
    assert same_person("Mr. Okoro", "the police officer", "Peter Okoro", "deputy head of police")


def test_words_every_role_has_do_not_join_two_people() -> None:
    assert not same_person("Okoro", "the deputy governor", "Peter Okoro", "the deputy mayor")


@pytest.mark.parametrize(
    ("short", "full"), [("Okoro", "Peter Okoro"), ("Mr. Okoro", "Peter Okoro"), ("Van Dyke", "Peter Van Dyke")]
)
def test_a_surname_is_part_of_the_full_name(short: str, full: str) -> None:
    assert is_part_of(short, full)
    assert not is_part_of(full, short)


@pytest.mark.parametrize("name", ["", " ", "—", "Mr.", "al-", "’s", "123", "🙂"])
def test_a_name_without_letters_is_nobody(name: str) -> None:
    assert not same_person(name, None, name, None)
    assert fold_name(name) == ""


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert same_person(one, "mayor", other, "mayor") == same_person(other, "mayor", one, "mayor")


@given(st.lists(st.sampled_from(["Amina", "Peter", "Zubair", "Okoro", "Petrov"]), min_size=2, max_size=4))
def test_a_full_name_is_always_its_own(words: list[str]) -> None:
    name = " ".join(words)
    assert same_person(name, None, name, None)
    assert fold_name(name) == fold_name(name.upper())
