"""Words of arms that tell no act of arms: told again, played, fought in words, or done by those who have none."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from dateline.readings.parse.language import load_english
from dateline.readings.parse.repairs import mend
from tests.conftest import make_article

NOT_NOW = {
    "a film": "A film about the siege of Sarajevo won a prize in Venice.",
    "a book": "Her book on the fall of Saigon came out in Paris.",
    "an anniversary": "Residents of Derna marked the anniversary of the flood.",
    "a museum": "The museum in Hiroshima recalls the bombing of the city.",
    "an exhibition": "The exhibition shows how soldiers burned the village of Lidice.",
    "those remembered": "The city of Aceh remembered the victims of the tsunami.",
    "a play": "In the play, rebels storm the palace in Lima.",
    "an exercise": "The army held an exercise near Haifa in which troops stormed a village.",
    "a simulation": "Troops simulated an attack on an airport in Incheon.",
    "a sentence": "The court in Lima sentenced a man to life for the murder of two nuns.",
    "a company": "The company took control of the port in Lima.",
    "a band": "The army band entered the stadium in Pune.",
    "a debate": "Lawmakers clashed over the budget in Pristina.",
    "an idea": "The ministry launched an assault on poverty in Lima.",
    "whose men they are": "Reporters met a militia fighting on the side of the army in Bunia.",
    "a day to count from": "The price of bread in Bissau is the highest since the coup.",
    "fighters who lost power": "The Taliban were driven from power in Afghanistan in 2001.",
    "goods": "The bakery in Goma was overrun with orders.",
    "works": "The bridge in Kigali was demolished to make way for a new one.",
}


@pytest.mark.parametrize("sentence", NOT_NOW.values(), ids=NOT_NOW.keys())
def test_what_is_only_told_again_played_or_meant_in_words_takes_place_nowhere(
    sentence: str, reader: RulesReader
) -> None:
    claims = reader.read(make_article(sentence)).claims
    assert [(c.kind, c.rule) for c in claims if c.tense == "current" and c.kind != "sanction"] == []


AS_A_MANNER = {
    "a raid": ("Rebels seized the town of Bunia in a dawn raid on Friday.", {"capture"}),
    "a fight": ("The army retook Bunia in a surprise attack on Friday.", {"recapture"}),
    "those taken": ("Rebels took two priests in a raid on a church in Bunia on Friday.", {"abduction", "attack"}),
    "its own dead": (
        "Rebels seized Bunia in a raid that killed nine soldiers on Friday.",
        {"capture", "attack", "killing"},
    ),
}


@pytest.mark.parametrize(("sentence", "kinds"), AS_A_MANNER.values(), ids=AS_A_MANNER.keys())
def test_how_a_place_was_taken_is_no_second_act(sentence: str, kinds: set[str], reader: RulesReader) -> None:
    claims = reader.read(make_article(sentence)).claims
    assert {c.kind for c in claims} <= kinds
    assert kinds & {"capture", "recapture", "abduction"} <= {c.kind for c in claims}


STILL_NOW = {
    "a museum that is hit": ("A museum in Odesa was shelled on Friday.", "shelling"),
    "a clash over a tax with police": ("Protesters clashed with police over the tax in Nairobi.", "clash"),
    "a band of robbers": ("A band of rebels entered Bunia on Friday.", "advance"),
    "an agentless passive": ("The town of Bunia was captured on Sunday.", "capture"),
    "a fight on a day": ("The army met rebels fighting in Bunia on Friday.", "clash"),
    "a crowd in no number": ("Thousands marched in Dakar on Friday.", "protest"),
}


@pytest.mark.parametrize(("sentence", "kind"), STILL_NOW.values(), ids=STILL_NOW.keys())
def test_what_looks_like_it_but_took_place_is_found(sentence: str, kind: str, reader: RulesReader) -> None:
    claims = reader.read(make_article(sentence)).claims
    assert kind in {c.kind for c in claims if c.tense == "current"}


def test_the_place_something_is_off_is_no_object():
    doc = load_english()("Pirates seized six sailors off Lome, officials said.")
    mend(doc)
    name = doc[5]
    assert (name.text, name.dep_, name.head.text) == ("Lome", "pobj", "off")


def test_an_overrun_base_is_the_subject_of_a_passive():
    doc = load_english()("A military base was overrun by fighters.")
    mend(doc)
    overrun = doc[4]
    assert (overrun.lemma_, overrun.dep_, overrun.pos_) == ("overrun", "ROOT", "VERB")
    assert {(c.text, c.dep_) for c in overrun.children} >= {("base", "nsubjpass"), ("was", "auxpass"), ("by", "agent")}


@pytest.mark.parametrize(
    ("word", "stem"), [("staged", "stage"), ("gutted", "gut"), ("raged", "rage"), ("fined", "fine")]
)
def test_verbs_the_parser_cuts_wrong_have_their_stems(word: str, stem: str) -> None:
    assert load_english()(f"Residents {word} it on Monday.")[1].lemma_ == stem


LADEN = {
    "with": ("A ferry with 250 passengers sank near Mawa on Monday.", "ferry", "sank"),
    "carrying": ("A boat carrying pilgrims overturned near Mawa.", "boat", "overturned"),
}


@pytest.mark.parametrize(("sentence", "vehicle", "verb"), LADEN.values(), ids=LADEN.keys())
def test_a_laden_vehicle_is_what_goes_down(sentence: str, vehicle: str, verb: str) -> None:
    doc = load_english()(sentence)
    mend(doc)
    root = next(t for t in doc if t.dep_ == "ROOT")
    assert root.text == verb
    assert vehicle in {c.text for c in root.children if c.dep_ == "nsubj"}


def test_a_country_behind_a_day_is_the_doer():
    doc = load_english()("On Monday Azerbaijan shot down a Russian helicopter over Armenia.")
    mend(doc)
    assert {(t.text, t.dep_) for t in doc[:4]} >= {("Monday", "pobj"), ("Azerbaijan", "nsubj")}


SCENES = {
    "after": ("The mayor called on people to stay calm after shots were fired in Jos.", "fired", "current"),
    "if": ("Villagers in Jos were beaten if they cried, they said.", "beaten", "hypothetical"),
    "before": ("Let both think again before soldiers shoot at protesters in Jos.", "shoot", "hypothetical"),
}


@pytest.mark.parametrize(("sentence", "trigger", "tense"), SCENES.values(), ids=SCENES.keys())
def test_a_clause_is_of_its_own_time(sentence: str, trigger: str, tense: str, reader: RulesReader) -> None:
    claims = reader.read(make_article(sentence)).claims
    assert tense in {c.tense for c in claims if c.trigger.quote == trigger}, [(c.rule, c.tense) for c in claims]
