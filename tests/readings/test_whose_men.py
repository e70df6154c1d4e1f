"""Whose "his forces" are, and what is counted in headlines."""

from __future__ import annotations

import pytest

from dateline.model.reading import Reading
from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article


def of_kind(reading: Reading, kind: str) -> tuple[list[str], list[str]]:
    names = {m.id: m.key or m.quote for m in reading.mentions}
    claim = next(c for c in reading.claims if c.kind == kind)
    return [names[a] for a in claim.actors], [names[t] for t in claim.targets]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        pytest.param("Tesfay Kidane, the TPLF chairman, said his group had captured Mekelle.", "tplf", id="group"),
        pytest.param("M23 commander Jean Mbale said his forces had captured Goma.", "m23", id="forces"),
        pytest.param("President Bola Ali said his army had captured Gwoza in Nigeria.", "state:NG:military", id="army"),
    ],
)
def test_his_forces_are_those_of_the_side_he_leads(reader: RulesReader, text: str, side: str) -> None:
    assert of_kind(reader.read(make_article(text)), "capture")[0] == [side]


def test_the_forces_of_a_man_of_no_known_side_are_nobody_s(reader: RulesReader) -> None:
    reading = reader.read(make_article("Jean Mbale said his forces had captured Sake."))
    assert [m.key for m in reading.mentions if m.noun == "force"] == [None]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("14 civilians killed 20 others injured in rebel attacks on Taiz", id="no-comma"),
        pytest.param("14 civilians killed, 20 injured in rebel attacks on Taiz", id="comma"),
        pytest.param("14 civilians killed and 20 others injured in rebel attacks on Taiz", id="and"),
    ],
)
def test_people_counted_in_a_headline_are_those_killed(reader: RulesReader, text: str) -> None:
    reading = reader.read(make_article(text))
    people = {m.id for m in reading.mentions if m.key == "civilians"}
    assert all(not people & set(c.actors) for c in reading.claims)
    assert any(people & set(c.targets) for c in reading.claims)


def test_gunmen_who_kill_nine_and_injure_twenty_are_the_killers(reader: RulesReader) -> None:
    text = "Four gunmen killed nine people and injured 20 in Taiz on Monday."
    assert of_kind(reader.read(make_article(text)), "killing") == (["unidentified-armed-group"], ["civilians"])


def test_police_who_detain_a_number_are_not_the_detained(reader: RulesReader) -> None:
    reading = reader.read(make_article("Peru. Police answered with water cannon and detained several dozen."))
    assert of_kind(reading, "detention") == (["state:PE:police"], [])


@pytest.mark.parametrize(
    ("text", "kind", "side"),
    [
        pytest.param("Jets bombed command centres of M23 near Rutshuru.", "airstrike", "m23", id="of"),
        pytest.param("Jets destroyed M23 vehicles near Rutshuru.", "airstrike", "m23", id="before"),
        pytest.param("Air strikes hit hideouts of al-Shabab near Jilib.", "airstrike", "al-shabaab", id="noun"),
        pytest.param("A Dutch rocket strike hit a Danish military convoy near Kidal.", "shelling", "state:DK:military", id="a-side-itself"),
    ],
)  # fmt: skip
def test_a_strike_on_what_fighters_have_is_on_them(reader: RulesReader, text: str, kind: str, side: str) -> None:
    assert of_kind(reader.read(make_article(text)), kind)[1] == [side]


def test_forces_that_a_state_backs_are_not_the_army_of_the_land_they_fight_in(reader: RulesReader) -> None:
    reading = reader.read(make_article("Syria is at war. US-backed forces have captured Raqqa."))
    assert not any((m.key or "").endswith(":military") for m in reading.mentions)


@pytest.mark.parametrize(
    ("text", "kind", "doer"),
    [
        pytest.param("He went to Gao, where in August 2014 ISIS killed over 80 people.", "killing", "islamic-state", id="after-a-date"),
        pytest.param("In the province of Idlib Nusra Front members kidnapped a priest.", "abduction", "nusra", id="after-a-place"),
        pytest.param("Chadian troops completed the capture of Sarh on Thursday.", "capture", "state:TD:military", id="completed"),
    ],
)  # fmt: skip
def test_a_doer_is_found_where_the_parse_hides_it(reader: RulesReader, text: str, kind: str, doer: str) -> None:
    assert of_kind(reader.read(make_article(text)), kind)[0] == [doer]


def test_whoever_halts_an_attack_and_kills_its_men_has_not_attacked(reader: RulesReader) -> None:
    reading = reader.read(make_article("Chad's army said it had halted the attack on Sarh and killed 100 rebels."))
    assert all(not c.actors for c in reading.claims if c.kind == "attack")


def test_an_answer_to_an_attack_is_not_by_those_who_attacked(reader: RulesReader) -> None:
    text = "Jets carried out airstrikes on the suburbs of Aleppo in answer to an attack by Hayat Tahrir al-Sham."
    assert of_kind(reader.read(make_article(text)), "airstrike")[0] == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Fighting broke out in Nyala on Saturday between Sudan's army and the RSF.", id="broke-out"),
        pytest.param("Clashes erupted near Nyala between Sudan's army and the RSF.", id="erupted"),
        pytest.param("The crowd fled while fighting raged between Sudan's army and the RSF in Nyala.", id="raged"),
    ],
)
def test_both_sides_of_a_fight_are_told_by_the_verb_that_tells_of_it(reader: RulesReader, text: str) -> None:
    assert set(of_kind(reader.read(make_article(text)), "clash")[0]) == {"state:SD:military", "rsf-sudan"}
