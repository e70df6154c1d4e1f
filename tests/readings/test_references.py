"""Who "the group", "the insurgents" and "the enemy" are, and whose "the army" is, in reports of many wars."""

from __future__ import annotations

import pytest

from dateline.gazetteer.lookup import Gazetteer
from dateline.model.reading import Mention, Reading
from dateline.readings.by_rules import RulesReader, build
from tests.conftest import make_article


@pytest.fixture(scope="module")
def reader() -> RulesReader:
    return build(Gazetteer.open())


def key_of(reading: Reading, quote: str) -> str | None:
    """Give the key of the last mention so worded: that of an actor, else of a person's body."""
    found = [m for m in reading.mentions if m.quote.lower() == quote.lower() and m.kind in {"actor", "person"}]
    assert found, f"{quote!r} is no mention: {[m.quote for m in reading.mentions]}"
    return found[-1].key


@pytest.mark.parametrize(
    ("text", "quote", "key"),
    [
        pytest.param("M23 seized Rubaya on Tuesday. The attackers freed 40 inmates.", "The attackers", "m23", id="attackers"),
        pytest.param("Boko Haram raided Kukawa. Two soldiers and 25 attackers were killed, the army said.", "25 attackers", "boko-haram", id="counted-attackers"),
        pytest.param("M23 was ready for talks. Gunmen shot a judge in Goma. The attackers fled.", "The attackers", "unidentified-armed-group", id="attackers-nobody-knows"),
        pytest.param("M23 seized Rubaya on Tuesday. The insurgents then marched on Sake.", "The insurgents", "m23", id="insurgents"),
        pytest.param("Boko Haram raided Gwoza at dawn. The group killed 12 people and burnt the market.", "The group", "boko-haram", id="the-group"),
        pytest.param("Clashes raged in El Fasher between the army and the Rapid Support Forces. The paramilitaries shelled the market.", "The paramilitaries", "rsf-sudan", id="paramilitaries"),
        pytest.param("The ELN freed two soldiers in Arauca. The guerrillas handed them to the Red Cross.", "The guerrillas", "eln", id="guerrillas"),
        pytest.param("Abu Sayyaf gunmen beheaded a hostage in Jolo. The militants had asked for a ransom.", "The militants", "abu-sayyaf", id="militants"),
        pytest.param("The Tamil Tigers bombed a bus in Colombo. Government forces answered with air strikes on Kilinochchi.", "Government forces", "state:LK:military", id="government-forces"),
        pytest.param("Fighting resumed near Mekelle. Government troops shelled Wukro, the TPLF said.", "Government troops", "state:ET:military", id="government-troops"),
        pytest.param("Al-Shabaab stormed a hotel in Mogadishu. The jihadists held the building for a day before the army retook it.", "The jihadists", "al-shabaab", id="jihadists"),
        pytest.param("Al-Shabaab stormed a hotel in Mogadishu. The jihadists held the building for a day before the army retook it.", "the army", "state:SO:military", id="army-by-town"),
        pytest.param("The Houthis fired two missiles from Hodeidah. The movement said the ship had ignored its warnings.", "The movement", "houthis", id="movement"),
        pytest.param("The New People's Army ambushed a patrol in Samar. The rebels took six rifles.", "The rebels", "npa-philippines", id="rebels"),
        pytest.param("The Arakan Army took Paletwa. The armed group said junta troops had fled.", "The armed group", "arakan-army", id="armed-group"),
        pytest.param("Hezbollah shelled Kiryat Shmona. Israeli jets struck Tyre. The army said it had killed a commander of the group.", "the group", "hezbollah", id="of-the-group"),
        pytest.param("Russian troops shelled Kherson. “The enemy hit a school,” the Ukrainian army said.", "The enemy", "state:RU:military", id="enemy-of-a-state"),
        pytest.param("The army shelled Laiza. “The enemy lost forty men,” a spokesman for the Kachin Independence Army said.", "The enemy", "state:MM:military", id="enemy-of-a-group"),
    ],
)  # fmt: skip
def test_a_noun_takes_up_the_side_told_of(reader: RulesReader, text: str, quote: str, key: str) -> None:
    assert key_of(reader.read(make_article(text)), quote) == key


@pytest.mark.parametrize(
    ("text", "quote", "key"),
    [
        pytest.param("The health ministry said 3,000 had died in Hatay and Adana. Greek rescuers pulled a girl from the rubble in Antakya. Greek teams work beside Israeli teams.", "The health ministry", "state:TR:government", id="rescuers"),
        pytest.param("Dams burst above Derna. Egyptian rescuers and Italian helicopters flew in. The health minister said 5,000 had died.", "The health minister", "state:LY:government", id="helpers"),
        pytest.param("A French journalist was killed near Bakhmut, the defence ministry said. French prosecutors opened an inquiry.", "the defence ministry", "state:UA:government", id="journalist"),
        pytest.param("The interior ministry said 12 men were killed in Djibo. French forces had left in January. French television showed it.", "The interior ministry", "state:BF:government", id="those-who-left"),
        pytest.param("Rescuers from Mexico dug in Port-au-Prince. Mexican doctors treated the wounded. The civil protection agency said 200 had died in Les Cayes. The police shut the road.", "The police", "state:HT:police", id="doctors"),
        pytest.param("Fighting broke out in Benghazi. The eastern administration said its troops had retaken the port.", "The eastern administration", "unnamed:eastern administration", id="eastern-administration"),
        pytest.param("Shells fell on Ghazni. The rival government did not comment.", "The rival government", "unnamed:rival government", id="rival-government"),
        pytest.param("Omani mediators met Houthi envoys in Sanaa. The defence ministry said Omani officials would be back in Aden on Sunday.", "The defence ministry", "state:YE:government", id="mediators"),
        pytest.param("Afghan soldiers fled Faizabad. The interior ministry denied it.", "The interior ministry", "state:AF:government", id="home"),
    ],
)  # fmt: skip
def test_whose_ministry_it_is_is_told_by_the_towns(reader: RulesReader, text: str, quote: str, key: str) -> None:
    assert key_of(reader.read(make_article(text)), quote) == key


def place_of(reading: Reading, noun: str) -> Mention | None:
    """Give the place a site lies in."""
    by_id = {m.id: m for m in reading.mentions}
    site = next(m for m in reading.mentions if m.kind == "site" and m.noun == noun)
    return by_id.get(site.inside or "")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("The army cut the road from Kassala to Gedaref on Monday.", ["Kassala", "Gedaref"], id="road-from-to"),
        pytest.param("Gunmen stopped a bus between Maiduguri and Damaturu.", ["Maiduguri", "Damaturu"], id="between"),
        pytest.param("Twelve miners were shot 20 km north of Kalemie.", ["Kalemie"], id="km-north"),
        pytest.param("Columns moved towards Marib from Al Jawf.", ["Marib", "Al Jawf"], id="towards"),
        pytest.param("Shells fell on the outskirts of Izium.", ["Izium"], id="outskirts"),
        pytest.param("Rebels ambushed a truck on the Goma-Rutshuru road.", ["Goma", "Rutshuru"], id="hyphened-road"),
        pytest.param("A mine went off west of Cabo Delgado's capital, Pemba.", ["Cabo Delgado", "Pemba"], id="capital"),
        pytest.param("Floods cut off villages along the river between Sukkur and Larkana in Sindh.", ["Sukkur", "Larkana", "Sindh"], id="river"),
        pytest.param("The quake hit 60 km south-west of Marrakesh.", ["Marrakesh"], id="south-west"),
        pytest.param("Villagers from Jebel Marra fled to Tawila, west of El Fasher.", ["Jebel Marra", "Tawila", "El Fasher"], id="fled"),
    ],
)  # fmt: skip
def test_the_places_of_a_relation_are_read(reader: RulesReader, text: str, places: list[str]) -> None:
    found = [m.quote for m in reader.read(make_article(text)).mentions if m.kind == "place" and m.noun is None]
    assert found == places


@pytest.mark.parametrize(
    ("text", "noun", "town"),
    [
        pytest.param("Fighting reached Mitiga. The airport in Tripoli was shut.", "airport", "Tripoli", id="in"),
        pytest.param("Rebels shelled Aden’s airport.", "airport", "Aden", id="possessive"),
        pytest.param("Gunmen broke into Mekelle prison at night.", "prison", "Mekelle", id="name-before"),
        pytest.param("The bridge between Kherson and Antonivka collapsed.", "bridge", "Kherson", id="between"),
        pytest.param("Shells hit a hospital on the outskirts of Sumy.", "hospital", "Sumy", id="outskirts"),
        pytest.param("A barracks near Ouahigouya was overrun.", "barracks", "Ouahigouya", id="near"),
        pytest.param("A bomb went off at a market 5 km north of Jowhar.", "market", "Jowhar", id="km-north"),
    ],
)  # fmt: skip
def test_a_site_lies_where_its_words_say(reader: RulesReader, text: str, noun: str, town: str) -> None:
    found = place_of(reader.read(make_article(text)), noun)
    assert found is not None
    assert found.quote == town


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        pytest.param("M23 entered Bukavu on Friday. Shots were heard in the city.", "the city", "Bukavu", id="city"),
        pytest.param("Rains fell on Derna. The town lost two bridges.", "The town", "Darnah", id="town"),
        pytest.param("Shells fell on Hodan, in Mogadishu. Smoke rose over the city.", "the city", "Mogadishu", id="of-a-quarter"),
    ],
)  # fmt: skip
def test_the_city_is_the_one_told_of(reader: RulesReader, text: str, quote: str, name: str) -> None:
    found = next(m for m in reader.read(make_article(text)).mentions if m.quote == quote)
    entry = Gazetteer.open().entry(found.candidates[0])
    assert entry is not None
    assert name in {entry.name, *Gazetteer.open().names_of(entry.id)}


@pytest.mark.parametrize(
    ("text", "quote", "key"),
    [
        pytest.param("M23 attacked Kitshanga. Nothing was said of it. The day before, the same force overran Mweso.", "the same force", "m23", id="same-force"),
        pytest.param("Congolese troops shelled Kitshanga. The same force had burned Mweso.", "The same force", "state:CD:military", id="same-force-of-a-state"),
        pytest.param("Kurdish forces took Kirkuk, Iraq. The peshmerga hold the town.", "Kurdish forces", "peshmerga", id="community-by-its-force"),
        pytest.param("Kurdish forces took Sinjar, Iraq. The peshmerga and the PKK hold the town.", "Kurdish forces", "identity:kurds", id="community-of-two-forces"),
        pytest.param("A rebel army of ethnic Chinese took Laukkai, Myanmar.", "A rebel army of ethnic Chinese", "rebels", id="rebel-army-is-no-state's"),
    ],
)  # fmt: skip
def test_a_force_is_whose_its_words_and_the_report_make_it(
    reader: RulesReader, text: str, quote: str, key: str
) -> None:
    assert key_of(reader.read(make_article(text)), quote) == key
