"""Who did it and who only helped, told or wore the clothes; victims by role; days that tell two acts apart."""

from __future__ import annotations

import pytest

from dateline.model.reading import Claim, Reading
from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article


def claim_of(reading: Reading, kind: str) -> Claim:
    return next(claim for claim in reading.claims if claim.kind == kind)


def quotes(reading: Reading, ids: tuple[str, ...]) -> list[str]:
    by_id = {m.id: m.quote for m in reading.mentions}
    return [by_id[i] for i in ids]


@pytest.mark.parametrize(
    ("text", "kind", "doers"),
    [
        pytest.param("Militants disguised as soldiers killed nine people in Kajuru.", "killing", ["Militants"], id="disguised"),
        pytest.param("Gunmen dressed as police abducted the mayor in Mopti.", "abduction", ["Gunmen"], id="dressed"),
        pytest.param("Gunmen killed a nurse, two priests and a market trader in Bamenda.", "killing", ["Gunmen"], id="victims-in-a-list"),
        pytest.param("The army, alongside Russian mercenaries, killed 20 people near Gao.", "killing", ["The army", "Russian mercenaries"], id="alongside"),
        pytest.param("Police, together with soldiers, detained ten students in Enugu.", "detention", ["Police", "soldiers"], id="together-with"),
        pytest.param("Soldiers detained four men in Gao after residents tipped them off.", "detention", ["Soldiers"], id="informed"),
        pytest.param("Acting on information from villagers, police arrested two gunmen in Jos.", "detention", ["police"], id="information"),
        pytest.param("Police arrested two gunmen in Jos with the help of hunters.", "detention", ["Police"], id="helped"),
        pytest.param("On behalf of the government, police arrested two gunmen in Jos.", "detention", ["police"], id="on-behalf"),
        pytest.param("Police, backed by helicopters, arrested two gunmen in Jos.", "detention", ["Police"], id="backed"),
    ],
)  # fmt: skip
def test_those_act_who_do_it_not_those_who_help_or_tell(
    reader: RulesReader, text: str, kind: str, doers: list[str]
) -> None:
    reading = reader.read(make_article(text))
    assert quotes(reading, claim_of(reading, kind).actors) == doers


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        pytest.param("Gunmen killed a nurse, two priests and a market trader in Bamenda.", [1, 2, 1], id="active-list"),
        pytest.param("A nurse, two priests and a market trader were killed in Bamenda.", [1, 2, 1], id="passive-list"),
        pytest.param("A reporter and her driver were shot dead in Tapachula.", [1, 1], id="her-driver"),
        pytest.param("Soldiers killed a pastor, his wife and three children in Loikaw.", [1, 1, 3], id="his-wife"),
        pytest.param("A shepherd was killed near Jenin, his brother said.", [1], id="who-only-says-it"),
        pytest.param("A deal was killed in Oslo.", [], id="no-person"),
    ],
)  # fmt: skip
def test_victims_by_role_are_counted_one_by_one(reader: RulesReader, text: str, counted: list[int]) -> None:
    reading = reader.read(make_article(text))
    assert [q.best for q in reading.quantities if q.measure == "killed"] == counted


def test_a_group_of_some_sort_is_not_the_armed_group_told_of(reader: RulesReader) -> None:
    text = "A member of the local vigilance group was shot dead in Jos. Boko Haram denied it. The group fled."
    keys = [
        (m.quote, m.key) for m in reader.read(make_article(text)).mentions if m.kind == "actor" and "group" in m.quote
    ]
    assert keys == [("The group", "boko-haram")]


@pytest.mark.parametrize("text", ["Police fired on crowds who were protesting in Kisumu.", "The crowd marched in Gao."])
def test_a_crowd_is_no_mob(reader: RulesReader, text: str) -> None:
    assert "protesters" in {m.key for m in reader.read(make_article(text)).mentions}


def test_an_act_meant_again_is_the_one_of_its_weekday(reader: RulesReader) -> None:
    text = (
        "Saturday's car bombing in Mogadishu killed 100 people. On Sunday gunmen attacked a hotel in Kismayo."
        " Turkey condemned Saturday's bombing."
    )
    reading = reader.read(make_article(text))
    bombings = [claim.place for claim in reading.claims if claim.kind == "bombing"]
    assert quotes(reading, tuple(p for p in bombings if p)) == ["Mogadishu", "Mogadishu"]


def test_how_long_somebody_has_ruled_dates_nothing_told_after_it(reader: RulesReader) -> None:
    text = "Osoro, in power since 2006, said that he had been the victim of a coup. His deputy stepped down too."
    reading = reader.read(make_article(text))
    assert [claim.times for claim in reading.claims if claim.kind == "concession"] == [()]


def test_the_soldiers_of_a_state_that_only_condemns_are_not_meant(reader: RulesReader) -> None:
    text = "Gunmen attacked a convoy near Gao in Mali on Saturday, killing five soldiers. France condemned the attack."
    reading = reader.read(make_article(text))
    assert {m.key for m in reading.mentions if m.noun == "soldier"} == {"state:ML:military"}


def test_a_square_is_no_person_and_lies_in_the_town_of_the_report(reader: RulesReader) -> None:
    reading = reader.read(make_article("Police cleared Plaza Bolognesi in Lima on Saturday."))
    assert not [m for m in reading.mentions if m.kind == "person"]
    assert [m.quote for m in reading.mentions if m.kind == "site"] == ["Plaza Bolognesi"]


STREETS = {
    "Avenue begins a name": ("Gunmen stormed a bank on Avenue Habib Bourguiba in Sfax.", ["Avenue Habib Bourguiba"]),
    "Avenue ends a name": ("A man was shot on Ninth Avenue South in Nashville.", []),
}


@pytest.mark.parametrize(("sentence", "sites"), STREETS.values(), ids=STREETS)
def test_a_word_for_a_street_begins_its_name(sentence: str, sites: list[str], reader: RulesReader):
    assert [m.quote for m in reader.read(make_article(sentence)).mentions if m.kind == "site"] == sites
