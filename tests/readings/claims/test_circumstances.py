"""Where and when of a claim: its own words, its clause, its sentence, and what was said just before."""

from __future__ import annotations

import pytest

from dateline.gazetteer.lookup import Gazetteer
from dateline.model.reading import Claim, Reading
from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article


def read(reader: RulesReader, text: str) -> Reading:
    return reader.read(make_article(text))


def of_kind(reading: Reading, kind: str) -> list[Claim]:
    return [c for c in reading.claims if c.kind == kind]


def place(reading: Reading, claim: Claim) -> str | None:
    return {m.id: m.quote for m in reading.mentions}.get(claim.place or "")


PLACES = {
    "its own": ("Gunmen killed two farmers in Jos.", "killing", "Jos", "in"),
    "near": ("Gunmen killed two farmers near Jos.", "killing", "Jos", "near"),
    "on the outskirts": ("Gunmen killed two farmers on the outskirts of Jos.", "killing", "Jos", "outskirts-of"),
    "towards": ("Rebels advanced towards Goma.", "advance", "Goma", "towards"),
    "of the site": ("Gunmen attacked a school in Jos.", "attack", "Jos", "in"),
    "of the joined verb": ("Gunmen raided a village near Jos and abducted 30 pupils.", "abduction", "Jos", "near"),
    "where a retreat leads": (
        "The army spoke of a withdrawal of its troops to Ansongo.",
        "withdrawal",
        "Ansongo",
        "towards",
    ),
    "not where a retreat led": (
        "Rebels attacked Gao on Monday. The army pulled back to Ansongo. Six soldiers were killed.",
        "killing",
        "Gao",
        "in",
    ),
    "not of the title of whoever tells it": (
        "Soldiers re-entered Gao on Sunday without a fight, the governor of Mopti, Ali Bah, said on television. "
        "A trader said soldiers shot two men at the market.",
        "attack",
        "Gao",
        "in",
    ),
    "of the sentence before": (
        "Soldiers entered Bunia on Monday.\nThree people were killed.",
        "killing",
        "Bunia",
        "in",
    ),
}


@pytest.mark.parametrize(("text", "kind", "name", "relation"), PLACES.values(), ids=PLACES)
def test_an_act_has_its_place(text: str, kind: str, name: str, relation: str, reader: RulesReader):
    reading = read(reader, text)
    claim = of_kind(reading, kind)[0]
    assert place(reading, claim) == name
    if "\n" not in text:
        assert claim.place_relation == relation


def test_places_joined_by_and_are_a_claim_each(reader: RulesReader):
    reading = read(reader, "Police arrested 90 people in Jayapura and Surabaya.")
    assert {place(reading, c) for c in of_kind(reading, "detention")} == {"Jayapura", "Surabaya"}


def test_a_town_is_meant_before_the_state_it_lies_in(reader: RulesReader):
    reading = read(reader, "Gunmen killed two farmers near Jos, in central Nigeria.")
    claim = of_kind(reading, "killing")[0]
    assert (place(reading, claim), claim.place_relation) == ("Jos", "near")


ROWS = {
    "in a unit of a state": "Gunmen killed two farmers in Jos, in Nigeria's Plateau State, on Friday.",
    "in a part of a state": "Gunmen killed two farmers near Jos in the centre of Nigeria on Friday.",
    "in a township that bears a town's name": "Gunmen killed two farmers in the village of Dawbuku, in Kutkai township in Shan state.",
}


@pytest.mark.parametrize("text", ROWS.values(), ids=ROWS)
def test_an_act_is_where_the_row_of_its_places_begins(text: str, reader: RulesReader):
    reading = read(reader, text)
    assert {place(reading, c) for c in of_kind(reading, "killing")} in ({"Jos"}, {"Dawbuku"})


CAPITALS = {
    "of an adjective": ("A car bomb killed ten people in the Somali capital on Saturday.", "Mogadishu"),
    "of a state's name": ("A car bomb killed ten people in Haiti's capital on Saturday.", "Port-au-Prince"),
    "of a state behind of": ("A car bomb killed ten people in the capital of Senegal on Saturday.", "Dakar"),
    "of a unit": ("A car bomb killed ten people in the capital of North Kivu in Congo on Saturday.", "Goma"),
}


@pytest.mark.parametrize(("text", "town"), CAPITALS.values(), ids=CAPITALS)
def test_what_is_done_in_a_capital_is_done_in_its_town(text: str, town: str, reader: RulesReader):
    reading = read(reader, text)
    meant = {m.id: m for m in reading.mentions}[of_kind(reading, "bombing")[0].place or ""]
    entry = Gazetteer.open().entry(meant.candidates[0])
    assert entry is not None
    assert entry.name == town


def test_a_town_named_in_passing_does_not_outlast_the_one_a_report_is_about(reader: RulesReader):
    text = (
        "Rebels entered Kutum on Monday. Shops in Kutum were shut.\n"
        "The army said that it had fought around Kutum and the nearby town of Kabkabiya.\n"
        "Four thousand inmates broke out of the central prison on Monday."
    )
    reading = read(reader, text)
    assert [place(reading, c) for c in of_kind(reading, "prison-break")] == ["Kutum"]


def test_who_dies_in_hospital_was_not_killed_there(reader: RulesReader):
    text = "Shells hit a market in Kutum on Friday. Two of the wounded died at a hospital in Nyala."
    reading = read(reader, text)
    assert "Nyala" not in {place(reading, c) for c in reading.claims}


def test_where_those_who_flee_go_is_not_where_their_homes_burned(reader: RulesReader):
    reading = read(reader, "Villagers crossed into Chad after gunmen burned their huts.")
    assert [place(reading, c) for c in of_kind(reading, "destruction")] == [None]


def test_a_site_near_a_town_is_near_it(reader: RulesReader):
    reading = read(reader, "Gunmen attacked a camp near Jos on Monday.")
    claim = of_kind(reading, "attack")[0]
    assert (place(reading, claim), claim.place_relation) == ("Jos", "near")


def test_a_site_is_kept_beside_its_town(reader: RulesReader):
    reading = read(reader, "Gunmen attacked a school in Kumba.")
    claim = of_kind(reading, "attack")[0]
    assert place(reading, claim) == "Kumba"
    assert "school" in next(m.quote for m in reading.mentions if m.id == claim.site)


def test_the_town_of_a_speaker_is_not_that_of_the_act(reader: RulesReader):
    reading = read(reader, "Gunmen killed two farmers, a police spokesman in Nairobi said.")
    assert {place(reading, c) for c in of_kind(reading, "killing")} == {None}


def test_an_act_that_is_denied_is_placed_nowhere_by_what_was_told_before(reader: RulesReader):
    reading = read(reader, "Rebels entered Goma on Monday.\nNo one was killed.")
    assert all(c.place is None for c in of_kind(reading, "killing") if c.polarity == "negative")


TIMES = {
    "of the participle that throws": ("A grenade thrown at a bus in Jos on Friday killed two.", "bombing", ["Friday"]),
    "of the proclamation": ("Soldiers said on Friday they had toppled President Ali Bongo.", "coup", ["Friday"]),
    "not since when it had last happened": (
        "Israeli jets hit Gaza on Friday, and Hamas fired rockets at Tel Aviv for the first time in two years.",
        "shelling",
        ["Friday"],
    ),
    "its own": ("Gunmen killed two farmers in Jos on Monday.", "killing", ["Monday"]),
    "at the start": ("On Monday, gunmen killed two farmers in Jos.", "killing", ["Monday"]),
    "of the joined verb": ("Gunmen raided Jos on Monday and killed two farmers.", "killing", ["Monday"]),
    "of a participle below": ("Soldiers detained two men while searching a house on Monday.", "detention", ["Monday"]),
    "of a second joined verb": (
        "Shells killed two farmers and wounded four near Jos on Monday.",
        "shelling",
        ["Monday"],
    ),
    "none of a later joined verb": (
        "Rebels seized Goma and followed it up by taking Sake on Monday.",
        "capture",
        [],
    ),
    "one that closes verbs joined under one subject": (
        "Soldiers killed a militant and arrested two others in Jos on Monday.",
        "killing",
        ["Monday"],
    ),
    "none of what came then": ("Soldiers killed a militant and then arrested two others on Monday.", "killing", []),
    "one that closes what somebody then says": (
        "Two farmers were killed when gunmen raided a village near Jos, in Plateau, on Sunday, a cleric said on Monday.",
        "attack",
        ["Sunday"],
    ),
    "the hour before it and the day behind it": (
        "A pre-dawn raid on the camp in Jenin on Friday killed two men.",
        "attack",
        ["pre-dawn", "Friday"],
    ),
    "none of the saying": ("Gunmen killed two farmers in Jos, police said on Monday.", "killing", []),
    "of the day said to have come": ("Then came Friday. Gunmen killed two farmers in Jos.", "killing", ["Friday"]),
    "of what came on the day": ("On Friday the army came. Two people were shot dead in Jos.", "killing", ["Friday"]),
    "none of what a sentence before tells by the way": (
        "He was a farmer who had married on Friday. Gunmen killed two men in Jos.",
        "killing",
        [],
    ),
    "of harm, that of the sentence right before": (
        "A lorry mounted the pavement in Jos on Friday. Nine people were killed.",
        "killing",
        ["Friday"],
    ),
    "of some of those told of before": (
        "Soldiers clashed with rebels in Jos on Friday and lost 11 men. Ten of the soldiers died when a mob attacked a police station.",
        "riot",
        ["Friday"],
    ),
    "of the clause a semicolon closes": (
        "Mobs roamed the streets of Jos on Friday; nine people were killed.",
        "killing",
        ["Friday"],
    ),
    "of the day singled out": ("It was on Friday that police fired on a crowd in Jos.", "attack", ["Friday"]),
    "of the turn of a town": ("On Friday it was the turn of Jos, where soldiers shot two men.", "attack", ["Friday"]),
    "of a joined clause with when": (
        "Two people died when a shop was looted and set ablaze in Jos on Friday.",
        "killing",
        ["Friday"],
    ),
    "of who says he goes": ("President Evo Morales said on Sunday that he was resigning.", "concession", ["Sunday"]),
}


@pytest.mark.parametrize(("text", "kind", "wanted"), TIMES.values(), ids=TIMES)
def test_an_act_has_its_time(text: str, kind: str, wanted: list[str], reader: RulesReader):
    reading = read(reader, text)
    quotes = {t.id: t.quote for t in reading.times}
    assert [quotes[t].removeprefix("On ").removeprefix("on ") for t in of_kind(reading, kind)[0].times] == wanted


def test_two_years_are_two_occurrences(reader: RulesReader):
    reading = read(reader, "The Taliban captured Kunduz in 2015 and 2016.")
    assert len(of_kind(reading, "capture")) == 2


def test_a_month_is_no_march(reader: RulesReader):
    assert of_kind(read(reader, "The rebels had been driven out of Palmyra in March."), "protest") == []


def test_what_a_report_goes_on_with_has_the_day_of_its_lead(reader: RulesReader):
    text = "A patrol found rifles in Jos on Monday.\nDuring the search, the patrol arrested two men."
    assert len(of_kind(read(reader, text), "detention")[0].times) == 1


def test_a_new_subject_does_not_take_the_day_of_another_paragraph(reader: RulesReader):
    text = "A patrol found rifles in Jos on Monday.\nPolice in Bauchi arrested two men."
    assert of_kind(read(reader, text), "detention")[0].times == ()


def test_an_operation_gives_its_place_and_day_to_what_was_done_in_it(reader: RulesReader):
    reading = read(reader, "Troops captured a rebel leader during an operation in Bukavu on Monday.")
    taken = of_kind(reading, "detention")[0]
    assert place(reading, taken) == "Bukavu"
    assert len(taken.times) == 1


def test_those_taken_to_hospital_were_hurt_where_the_attack_was(reader: RulesReader):
    text = "Gunmen opened fire on a bar in Jos on Monday. Three people were taken to hospital in Bauchi."
    reading = read(reader, text)
    harmed = of_kind(reading, "killing")[0]
    assert place(reading, harmed) == "Jos"
    assert harmed.takes_up == of_kind(reading, "attack")[0].id


def test_what_a_whole_year_brought_is_not_placed_in_the_only_town_named(reader: RulesReader):
    text = "Gunmen shot a trader in Jos on Monday.\n\n\n\nNine others.\n\nRain fell.\n\nLast year, 50 people were murdered."
    reading = read(reader, text)
    assert [place(reading, c) for c in of_kind(reading, "killing") if c.trigger.quote == "murdered"] == [None]


@pytest.mark.parametrize(
    "text",
    ["He was arraigned on two counts of assault on Monday in Jos.", "The poet died of cancer in Jos on Monday."],
)
def test_a_crime_by_name_and_a_natural_death_are_no_acts_of_force(text: str, reader: RulesReader):
    reading = read(reader, text)
    assert of_kind(reading, "attack") == of_kind(reading, "killing") == []


def test_lives_that_a_campaign_claimed_have_no_one_place_or_day(reader: RulesReader):
    text = "The offensive claimed the lives of 90 people in Jos before Friday, officials said."
    told = [c for c in reader.read(make_article(text)).claims if c.rule == "lives-claimed"]
    assert [(c.place, c.times) for c in told] == [(None, ())]


def test_what_somebody_is_accused_of_is_of_the_time_the_accusation_speaks_of(reader: RulesReader):
    text = "The general fought the rebels in the 1970s, when he was accused by aid workers of killing hundreds of villagers."
    reading = reader.read(make_article(text))
    words = {t.id: t.quote for t in reading.times}
    told = [[words[t] for t in c.times] for c in reading.claims if c.kind == "killing"]
    assert told
    assert all("1970s" in times[0] for times in told)


def test_what_accusations_say_makes_no_act_told_as_so(reader: RulesReader):
    text = "The unit won fame in the war, along with accusations its men burned villages near Jos."
    told = [c.certainty for c in reader.read(make_article(text)).claims if c.kind == "destruction"]
    assert set(told) <= {"doubted"}


def test_an_entry_of_a_live_page_has_no_place_from_the_entry_above(reader: RulesReader):
    page = "18:10\nCrowds marched in Lviv.\n17:40\nShells fell near Sumy.\n16:20\nProtesters stormed the residence on Monday."
    prose = page.replace("16:20\n", "")
    assert place(read(reader, prose), of_kind(read(reader, prose), "riot")[0]) == "Sumy"
    assert place(read(reader, page), of_kind(read(reader, page), "riot")[0]) is None


NOT_CARRIED = {
    "of another year": "Rebels entered Bunia on Monday.\nThey had raided Goma; two people died in Jos in 2009. In 2015 three people were killed.",
    "of a decade": "Shells fell on Bunia on Monday.\nRebels held Lagos in the 1990s.\nThree people were killed.",
    "of a visit": "Shells fell on Bunia on Monday.\nThe minister cancelled a visit to Lagos.\nThree people were killed.",
    "of an outlet": "Shells fell on Bunia on Monday.\nHe told the television station Lagos that he was safe.\nThree people were killed.",
    "of a meeting": "Shells fell on Bunia on Monday.\nThe envoy will meet the king in Lagos.\nThree people were killed.",
}


@pytest.mark.parametrize("text", NOT_CARRIED.values(), ids=NOT_CARRIED)
def test_a_place_named_in_passing_is_not_carried(text: str, reader: RulesReader):
    reading = read(reader, text)
    assert {place(reading, c) for c in of_kind(reading, "killing")} & {"Lagos"} == set()


def test_a_place_named_in_another_year_is_not_carried_into_this_one(reader: RulesReader):
    text = (
        "Rebels entered Bunia in March 2019.\nThe group had used gas in Goma in 2012.\nProtesters clashed with police."
    )
    reading = read(reader, text)
    assert place(reading, of_kind(reading, "clash")[-1]) != "Goma"


def test_a_text_without_breaks_forgets_a_place_named_long_before(reader: RulesReader):
    between = "The ministry said that it was looking into what had gone wrong with the supply of bread and oil. " * 16
    reading = read(reader, f"Rebels entered Bunia. Troops left Goma. {between}Three people were killed.")
    assert place(reading, of_kind(reading, "killing")[-1]) is None


def test_harm_of_another_weekday_is_not_of_the_act_told_before_it(reader: RulesReader):
    reading = read(reader, "Jets struck a base near Goma on Friday. Scores of people died on Tuesday in a camp.")
    harm = [c for c in reading.claims if "died" in c.quote]
    assert harm
    assert all(c.kind == "killing" for c in harm)


def test_what_is_so_now_does_not_date_the_deed_it_comes_of(reader: RulesReader):
    reading = read(reader, "Benin now controls the river with its conquest of Togo.")
    assert [c.times for c in of_kind(reading, "capture")] == [()]


ELSEWHERE = {
    "what was done to a whole state": (
        "Shells fell on Bunia on Monday.\nUganda said it had attacked Rwanda because of debts.",
        "attack",
        "Bunia",
    ),
    "the attack of this week": (
        "Gas was used in an attack on Bunia on Monday.\nThe rebels had attacked Goma in 2012.\nThe attack shocked the world.",
        "attack",
        "Goma",
    ),
}


@pytest.mark.parametrize(("text", "kind", "not_at"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_place_is_not_carried_into(text: str, kind: str, not_at: str, reader: RulesReader):
    reading = read(reader, text)
    assert place(reading, of_kind(reading, kind)[-1]) != not_at


def test_a_sentence_with_a_day_of_its_own_takes_none_from_the_one_before(reader: RulesReader):
    text = "Jets struck a base near Goma on Friday. Scores died and many were hurt on Tuesday after shells hit a camp."
    reading = read(reader, text)
    days = {t.id: t.quote for t in reading.times}
    assert all("Friday" not in [days[t] for t in c.times] for c in reading.claims if "died" in c.quote)


SURE = {
    "in its own words": ("Rebels entered Gao on Monday. Gunmen killed two farmers in Mopti.", "killing", True),
    "where the act before was": (
        "Rebels attacked Gao and Mopti. Gunmen raided a bank in Mopti. They killed two guards.",
        "killing",
        True,
    ),
    "where most is told of": (
        "Gao woke early. Talks in Gao failed. A man from Mopti came. Police killed two men in Gao.",
        "killing",
        True,
    ),
    "that the words point back to": (
        "Gao and Mopti lie far apart. Gao is full of soldiers. Kidal is quiet, and a missile struck it.",
        "shelling",
        True,
    ),
    "named in passing": (
        "Rebels shelled Gao on Monday. Gao was quiet by night. The ministry said by telephone that a cousin sells tea in Mopti.\n"
        "Police killed two men.",
        "killing",
        False,
    ),
}


@pytest.mark.parametrize(("text", "kind", "sure"), SURE.values(), ids=SURE.keys())
def test_a_place_told_before_is_sure_where_the_act_before_was_or_most_is_told_of(reader, text, kind, sure):
    claims = of_kind(read(reader, text), kind)
    assert claims
    assert {c.place_sure for c in claims} == {sure}


DOUBTED = {
    "where the deed was": (
        "A man was arrested in connection with the bombings of embassies in Kenya, an official said.",
        "detention",
    ),
    "what a later verb takes": (
        "The force shot down a jet and captured its pilot, and had retaken the town of Gao.",
        "detention",
    ),
    "where a later verb leads": (
        "He resigned on Friday after days of protests and is now in the resort of Saly.",
        "protest",
    ),
}


@pytest.mark.parametrize(("text", "kind"), DOUBTED.values(), ids=DOUBTED.keys())
def test_a_place_that_its_sentence_names_of_something_else_is_not_sure(reader, text, kind):
    claims = [c for c in of_kind(read(reader, text), kind) if c.place is not None]
    assert claims
    assert not any(c.place_sure for c in claims)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("They kidnapped or killed dozens of people in Jos.", "abduction", id="of both verbs"),
        pytest.param("Soldiers exchanged fire with gunmen in Gao.", "clash", id="where the other side is"),
        pytest.param(
            "Days of protests in Bamako ended on Friday and the mayor is now in Paris.", "protest", id="its own"
        ),
    ],
)
def test_a_place_that_its_sentence_names_with_the_act_is_sure(reader, text, kind):
    claims = of_kind(read(reader, text), kind)
    assert claims
    assert all(c.place_sure for c in claims)
