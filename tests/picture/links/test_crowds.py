"""People of no side as doers."""

from __future__ import annotations

import pytest

from dateline.model.reading import Mention
from dateline.model.world import Actor
from dateline.picture.links.crowds import as_doer, is_bare

CIVILIANS = Actor(id="civilians", name="Civilians", names=("Civilians",), kind="civilians", country=None)


def said(quote: str, noun: str | None, key: str | None = "civilians") -> Mention:
    return Mention(id="actor:0:9", kind="actor", start=0, end=9, quote=quote, noun=noun, key=key)


@pytest.mark.parametrize(
    ("quote", "noun", "kind", "name"),
    [
        pytest.param("the rescuers", "rescuer", "aid", "rescuer", id="who-helps-is-told-by-the-word"),
        pytest.param("Four people", "people", "killing", None, id="people-are-killed-and-do-not-kill"),
        pytest.param("the Peruvians", "peruvians", "bombing", None, id="a-nation-is-no-side"),
        pytest.param("the Peruvians", "peruvians", "attack", None, id="nor-in-an-attack"),
        pytest.param("They", "they", "attack", None, id="they-may-be-those-attacked"),
        pytest.param("villagers", "villager", "attack", "Civilians", id="villagers-attack"),
        pytest.param("residents", "resident", "looting", "Civilians", id="residents-loot"),
        pytest.param("residents", "resident", "protest", "Civilians", id="residents-protest"),
    ],
)
def test_people_of_no_side_are_doers_only_of_what_people_do(quote: str, noun: str, kind: str, name: str | None) -> None:
    mention = said(quote, noun)
    doer = as_doer(CIVILIANS, mention, mention, kind)
    assert (doer.name if doer else None) == name


def test_they_who_help_are_called_by_the_word_they_take_up() -> None:
    doer = as_doer(CIVILIANS, said("they", "they"), said("two firefighters", "firefighter"), "aid")
    assert doer is not None
    assert doer.id == "unnamed:firefighter"


@pytest.mark.parametrize(("word", "bare"), [("group", True), ("force", True), ("alliance", False)])
def test_a_bare_word_for_a_side_names_nobody(word: str, bare: bool) -> None:
    nameless = Actor(id=f"unnamed:{word}", name=word, names=(word,), kind="unknown", country=None)
    assert is_bare(nameless) == bare


def test_a_side_stays_who_it_is() -> None:
    army = Actor(id="state:PE:military", name="Military of Peru", names=(), kind="state-forces", country="PE")
    assert as_doer(army, said("the army", "army", army.id), None, "killing") == army


def test_nobody_shakes_the_ground() -> None:
    helper = Actor(id="state:PE:government", name="Government of Peru", names=(), kind="government", country="PE")
    assert as_doer(helper, said("Peru", None, helper.id), None, "disaster") is None
