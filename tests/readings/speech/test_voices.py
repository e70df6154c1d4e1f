"""Whom "it", "they" and "he" take up where they speak, and who is no speaker at all."""

from __future__ import annotations

import pytest

from dateline.gazetteer.lookup import Gazetteer
from dateline.model.reading import Speaker
from dateline.readings.by_rules import RulesReader, build
from tests.conftest import make_article


@pytest.fixture(scope="module")
def reader() -> RulesReader:
    return build(Gazetteer.open())


def last_speaker(reader: RulesReader, text: str) -> Speaker:
    speaker = reader.read(make_article(text)).attributions[-1].speaker
    assert speaker is not None
    return speaker


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param("The Red Cross opened two clinics in Goma after Japan pledged money. It said that nine people had died.", "Red Cross", id="body-that-did-not-speak-yet"),
        pytest.param("The UN mission, which Norway pays for, counted 12 dead in Bria. It said that rebels had burned 40 huts.", "UN mission", id="not-the-state-in-an-aside"),
        pytest.param("A war monitor based in Hull put the dead at 40. It said that dozens had fled from a jail in Homs.", "war monitor", id="monitor"),
        pytest.param("The clinic was shelled, the ministry said.\nThe hospital in Gao treated 12 people. It said that two had died.", "hospital in Gao", id="subject-before-the-last-speaker"),
        pytest.param("Japan promised tents. The town hall said that 40 people were missing in Wajima. It said roads were cut.", "hall", id="last-speaker"),
        pytest.param("The statement was issued by the general staff. It said that 14 rebels had been killed near Bria.", "statement", id="document"),
        pytest.param("Residents buried their dead in Sake. They said that the M23 had shelled the camp.", "Residents", id="they"),
        pytest.param("Soldiers, some of them wounded, reached Gao. On Monday they said that 30 rebels had given up.", "Soldiers", id="they-not-at-the-head"),
        pytest.param("The governor met the army chief in Jos. He said that 12 villagers had been killed.", "governor", id="he"),
        pytest.param("The mayor, Ihor Bondar, walked through the ruins. He said that three people had died.", "Ihor Bondar", id="he-by-name"),
        pytest.param("The Ministry of Health had by Friday noon confirmed 40 deaths from cholera in Gao.", "Ministry of Health", id="not-the-hour"),
        pytest.param("Médecins Sans Frontières runs the only clinic in Zamzam. It said 12 people had been killed on Friday.", "Médecins Sans Frontières", id="listed-body"),
    ],
)  # fmt: skip
def test_a_pronoun_that_speaks_takes_up_what_the_sentence_before_is_about(
    reader: RulesReader, text: str, who: str
) -> None:
    speaker = last_speaker(reader, text)
    assert who in (speaker.name or speaker.role or speaker.quote)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The town of Bunia was quiet on Monday. It had counted 12 dead in the attack.", id="town"),
        pytest.param("A convoy reached the market. It told of the war, said nobody.", id="thing"),
        pytest.param("Doctors left the town. He said that nine people had died.", id="several-for-one"),
        pytest.param(
            "Japan pledged money.\nThe road is cut.\nRain fell for days.\nWalls fell in.\nIt said that nine had died.",
            id="told-of-long-ago",
        ),
    ],
)
def test_a_pronoun_takes_up_nobody_who_cannot_speak(reader: RulesReader, text: str) -> None:
    found = [a.speaker for a in reader.read(make_article(text)).attributions if a.speaker is not None]
    assert [s.name or s.role for s in found if s.quote in ("It", "He")] == [None] * sum(
        s.quote in ("It", "He") for s in found
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Albert Kessler hospital in Jos said that two patients had died.", id="hospital"),
        pytest.param("A shell hit the Albert Kessler school in Jos. He said that nine had died.", id="school-and-he"),
        pytest.param("Two doctors at the Albert Kessler hospital said that nine had died.", id="doctors-there"),
    ],
)
def test_a_building_that_bears_a_name_makes_nobody_speak(reader: RulesReader, text: str) -> None:
    reading = reader.read(make_article(text))
    assert not [m for m in reading.mentions if m.kind == "person" and "Kessler" in m.quote]
    assert not [a for a in reading.attributions if a.speaker and a.speaker.name == "Albert Kessler"]


def test_a_listed_body_that_speaks_is_no_person(reader: RulesReader) -> None:
    assert last_speaker(reader, "The Red Crescent said that nine people had died.").kind == "organisation"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The strike killed six people, a nurse in Rafah said.", "a nurse in Rafah"),
        ("Two people died, nine hurt in the fall, Lena Baran, a nurse, wrote.", "Lena Baran, a nurse"),
        ("The blast killed three miners, an official of the state company said.", "an official of the state company"),
    ],
)
def test_the_speaker_behind_the_comma_is_no_apposition_of_the_victims(reader: RulesReader, text: str, who: str) -> None:
    assert last_speaker(reader, text).quote == who


def test_a_town_right_behind_the_verb_is_its_object(reader: RulesReader) -> None:
    (claim,) = reader.read(make_article("The army recaptured Bama on Monday.")).claims
    assert (claim.kind, claim.place) == ("recapture", "place:20:24")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param("Kenya has arrested 17 people over the riot, the interior minister, Amos Otieno, said on Thursday.", "the interior minister, Amos Otieno", id="said"),
        pytest.param("The president has directed agencies that nothing be paid to the bandits holding the children, the Minister of Mines, Musa Idris, told reporters.", "the Minister of Mines, Musa Idris", id="told"),
    ],
)  # fmt: skip
def test_a_minister_by_name_in_commas_is_who_says_it(reader: RulesReader, text: str, who: str) -> None:
    speaker = last_speaker(reader, text)
    assert speaker.quote == who
    assert speaker.name in who


def test_he_is_whoever_spoke_before_not_whoever_was_only_listed(reader: RulesReader) -> None:
    text = (
        "Kenya has arrested 17 people, the minister, Amos Otieno, said on Thursday. Among them are General Peter Koech,"
        " sacked in May, and a former head of the navy, John Rono.\nTwelve people were hurt, he said."
    )
    assert last_speaker(reader, text).name == "Amos Otieno"


def test_a_participle_behind_an_aside_is_done_by_those_told_of(reader: RulesReader) -> None:
    text = "Police went from door to door in Kondele, residents said, beating people and firing into houses."
    reading = reader.read(make_article(text))
    doers = {reading_id for claim in reading.claims for reading_id in claim.actors}
    assert doers == {"actor:0:6"}


@pytest.mark.parametrize(
    ("text", "role", "key"),
    [
        pytest.param("An official of the Turkish Red Crescent said 30 died. Ten were missing, the official said.", "official of the Turkish Red Crescent", "red-crescent", id="of a body"),
        pytest.param("A French diplomat said the talks failed. The army attacked Goma, the diplomat said.", "French diplomat", "state:FR:government", id="of a state"),
        pytest.param("A member of the town council said the rebels left. They burned the mill in Jos, the council member said.", "member of the town council", "state:NG:government", id="turned round"),
        pytest.param("A police officer in Jos said nine were hurt. Two officials said the army had left, the mayor added.", "mayor", "state:NG:government", id="another role"),
    ],
)  # fmt: skip
def test_a_definite_role_is_the_last_speaker_of_that_role(reader: RulesReader, text: str, role: str, key: str) -> None:
    speaker = last_speaker(reader, text)
    assert (speaker.role, speaker.key) == (role, key)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        pytest.param("Nine drowned, the mayor of Goma, Faustin Lukala, said on Monday.", "Faustin Lukala", "mayor of Goma", id="town"),
        pytest.param("Nine drowned, a fisherman from Goma, Musa Bello, said.", "Musa Bello", "fisherman from Goma", id="from"),
        pytest.param("The head of the health office in Bunia, Marie Lofoli, said six died.", "Marie Lofoli", "head of the health office in Bunia", id="body"),
    ],
)  # fmt: skip
def test_a_name_behind_an_office_and_its_place_is_no_part_of_the_office(
    reader: RulesReader, text: str, name: str, role: str
) -> None:
    speaker = last_speaker(reader, text)
    assert (speaker.name, speaker.role) == (name, role)
