"""Which argument of a clause plays which role: doers, victims, places, means."""

from __future__ import annotations

import pytest

from dateline.model.reading import Claim, Reading
from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article


def one(reader: RulesReader, text: str, kind: str) -> tuple[Claim, dict[str, str]]:
    reading = reader.read(make_article(text))
    found = [c for c in reading.claims if c.kind == kind]
    assert found, [(c.kind, c.rule) for c in reading.claims]
    return found[0], words(reading)


def words(reading: Reading) -> dict[str, str]:
    return {m.id: m.quote for m in reading.mentions}


DOERS = {
    "of the active": ("The Taliban captured Zaranj.", "capture", "Taliban"),
    "of the passive": ("Zaranj was captured by the Taliban.", "capture", "Taliban"),
    "after falling": ("Zaranj fell to the Taliban.", "capture", "Taliban"),
    "of a noun": ("A Taliban attack on Kunduz began on Sunday.", "attack", "Taliban"),
    "of a light verb": ("The Taliban launched an attack on Kunduz.", "attack", "Taliban"),
    "of a planted bomb": ("A bomb planted by the Real IRA exploded in Omagh.", "bombing", "Real IRA"),
    "of a claimed act": ("A blast in Kano was claimed by Boko Haram.", "bombing", "Boko Haram"),
    "under attack": ("Goma came under attack from M23 rebels.", "attack", "M23"),
    "whose fighters": ("Boko Haram, whose fighters raided Kukawa on Monday, said nothing.", "attack", "Boko Haram"),
    "of what begins": ("The rebels announced the start of a month-long ceasefire.", "agreement", "rebels"),
    "no list knows": ("Students blocked a road near Cochabamba.", "protest", "Students"),
    "a body no list knows": ("The ferry union rejected the offer.", "refusal", "union"),
}


@pytest.mark.parametrize(("text", "kind", "doer"), DOERS.values(), ids=DOERS)
def test_an_act_has_its_doer(text: str, kind: str, doer: str, reader: RulesReader):
    claim, quotes = one(reader, text, kind)
    assert any(doer in quotes[a] for a in claim.actors), [quotes[a] for a in claim.actors]


@pytest.mark.parametrize("words", ["positions of M23", "M23 positions", "a position of M23"])
def test_a_strike_on_positions_is_on_those_whose_they_are(words: str, reader: RulesReader):
    claim, quotes = one(reader, f"Air strikes hit {words} near Goma on Monday.", "airstrike")
    assert [quotes[t] for t in claim.targets] == ["M23"]


def test_who_says_it_has_not_done_it(reader: RulesReader):
    text = "A spokesman for the M23 said in a message that the rebels held all of Masisi, with its strip, and had killed two."
    claim, quotes = one(reader, text, "killing")
    assert [quotes[a] for a in claim.actors] == ["the rebels"]


def test_a_doer_that_no_list_knows_has_a_mention_of_its_own_in_the_reading(reader: RulesReader):
    reading = reader.read(make_article("Ferry crews protested in Piraeus on Monday."))
    ids = {m.id for m in reading.mentions}
    assert all(a in ids for c in reading.claims for a in (*c.actors, *c.targets))


def test_a_country_sent_to_is_a_place_and_not_a_side(reader: RulesReader):
    claim, quotes = one(reader, "Kenya deployed 1,000 police officers to Haiti.", "deployment")
    assert claim.place is not None
    assert quotes[claim.place] == "Haiti"


def test_who_speaks_is_no_member_of_a_list_of_victims(reader: RulesReader):
    text = "The shelling of Kharkiv wounded 36 people, the governor, Oleh Petrenko, said."
    claim, quotes = one(reader, text, "shelling")
    assert not any("Petrenko" in quotes[t] for t in claim.targets)


MEANS = {
    "drone": ("A drone strike near Hodeidah killed a commander.", "airstrike", "drone"),
    "mortar": ("The market was hit by mortars in Sloviansk.", "shelling", "mortar"),
    "car bomb": ("A car bomb exploded in Mogadishu.", "bombing", "car-bomb"),
    "truck bomb": ("A truck bomb exploded in Mogadishu.", "bombing", "truck-bomb"),
    "the rule's own": ("The army pounded the town of Malakal.", "shelling", "shelling"),
}


@pytest.mark.parametrize(("text", "kind", "means"), MEANS.values(), ids=MEANS)
def test_the_words_name_the_means_before_the_rule_does(text: str, kind: str, means: str, reader: RulesReader):
    assert one(reader, text, kind)[0].means == means


FIGURES_OF_SPEECH = {
    "a storm of words": "A storm of protest met the plan in Paris.",
    "stars": "The singer dropped a bomb of a song in Paris.",
    "sport": "The striker shot wide in Turin.",
    "himself": "The hunter shot himself in the leg near Turin.",
    "trade": "Shares in Tokyo rallied and fell.",
    "office": "She took office in Lima in March.",
    "part": "Rebels took part in talks in Doha.",
}


@pytest.mark.parametrize("text", FIGURES_OF_SPEECH.values(), ids=FIGURES_OF_SPEECH)
def test_a_figure_of_speech_is_no_act_of_force(text: str, reader: RulesReader):
    claims = reader.read(make_article(text)).claims
    force = {"attack", "bombing", "airstrike", "shelling", "killing", "capture", "clash", "disaster"}
    assert not force & {c.kind for c in claims}, [(c.kind, c.rule) for c in claims]


def test_who_takes_a_town_of_a_state_has_not_taken_the_state(reader: RulesReader):
    reading = reader.read(
        make_article("Mali is at war. Rebels seized Mali's second city on Sunday. Rebels took Mali's town of Gao.")
    )
    places = {m.id: m.quote for m in reading.mentions}
    taken = [places.get(c.place or "") for c in reading.claims if c.rule == "capture-verb"]
    assert taken == ["Gao"]
