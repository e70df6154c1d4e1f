"""Polarity, tense and certainty of an act, from the words that govern it."""

from __future__ import annotations

import pytest

from dateline.readings.claims.modal_clauses import modal_clause
from dateline.readings.claims.modality import ASSERTED, Modality, judge, modality_words
from dateline.readings.parse.language import load_english

TOLD = {
    "a plain past": ("The rebels attacked the base.", "attacked", ("positive", "current", "asserted")),
    "a negation": ("The rebels did not attack the base.", "attack", ("negative", "current", "asserted")),
    "nobody": ("Nobody attacked the base.", "attacked", ("negative", "current", "asserted")),
    "a future": ("The rebels will attack the base.", "attack", ("positive", "planned", "asserted")),
    "a plan": ("The rebels plan to attack the base.", "attack", ("positive", "planned", "asserted")),
    "is to": ("Armenia is to withdraw from the district.", "withdraw", ("positive", "planned", "asserted")),
    "willing to": ("Armenia is willing to withdraw.", "withdraw", ("positive", "planned", "asserted")),
    "may": ("The rebels may attack the base.", "attack", ("positive", "hypothetical", "asserted")),
    "if": ("If the rebels attack the base, it falls.", "attack", ("positive", "hypothetical", "asserted")),
    "counted among those that were": (
        "Lokos is the second town to be overrun.",
        "overrun",
        ("positive", "current", "asserted"),
    ),
    "counted for the future": (
        "Lokos will be the second town to be overrun.",
        "overrun",
        ("positive", "planned", "asserted"),
    ),
    "the next": ("Lokos is the next town to be overrun.", "overrun", ("positive", "planned", "asserted")),
    "came to demand it": (
        "Hundreds gathered in the square to demand his release.",
        "demand",
        ("positive", "current", "asserted"),
    ),
    "braved the rain to demand it": (
        "Thousands braved the rain in the square to demand his release.",
        "demand",
        ("positive", "current", "asserted"),
    ),
    "will be able to": (
        "The allies will be able to attack the base.",
        "attack",
        ("positive", "hypothetical", "asserted"),
    ),
    "was able to": ("The rebels were able to capture the base.", "capture", ("positive", "current", "asserted")),
    "until they are made to": (
        "He sees no way out until sanctions force the army to attack.",
        "attack",
        ("positive", "hypothetical", "asserted"),
    ),
    "fit to": ("The fleet is adequate to attack the port.", "attack", ("positive", "hypothetical", "asserted")),
    "will come to demand it": (
        "Hundreds will gather in the square to demand his release.",
        "demand",
        ("positive", "planned", "asserted"),
    ),
    "demanded that it be done": (
        "The union demanded that the base be attacked.",
        "attacked",
        ("positive", "planned", "asserted"),
    ),
    "came to attack": ("Hundreds gathered in the square to attack it.", "attack", ("positive", "planned", "asserted")),
    "goes on meanwhile": (
        "The army is trying to hold its lines as rebels shell the town.",
        "shell",
        ("positive", "current", "asserted"),
    ),
    "a failure": ("The rebels failed to capture the base.", "capture", ("negative", "current", "asserted")),
    "a hedge": ("The rebels reportedly attacked the base.", "attacked", ("positive", "current", "alleged")),
    "a claim": ("The army claims that rebels attacked the base.", "attacked", ("positive", "current", "alleged")),
    "a denial": ("The rebels denied that they attacked the base.", "attacked", ("negative", "current", "doubted")),
    "an undertaking": (
        "The rebels promised not to attack the base.",
        "attack",
        ("negative", "undertaken-not-to", "asserted"),
    ),
    "perhaps of the past": ("Nine men may have attacked the base.", "attacked", ("positive", "current", "alleged")),
    "nearly done": ("The rebels nearly captured the base.", "captured", ("negative", "current", "asserted")),
    "if turned round": (
        "The army will answer should the rebels attack the base.",
        "attack",
        ("positive", "hypothetical", "asserted"),
    ),
    "until": ("They will stay until the rebels leave the base.", "leave", ("positive", "hypothetical", "asserted")),
    "allowing": (
        "The guards fled, allowing the rebels to enter the base.",
        "enter",
        ("positive", "current", "asserted"),
    ),
    "took time": ("Soldiers needed four hours to enter the base.", "enter", ("positive", "current", "asserted")),
    "an aim that hangs on nothing": (
        "To protest against hunger in the camps.",
        "protest",
        ("positive", "planned", "asserted"),
    ),
    "one's own promise": (
        "Ethiopia said it would allow the convoys in.",
        "allow",
        ("positive", "planned", "asserted"),
    ),
}


@pytest.mark.parametrize(("sentence", "verb", "wanted"), TOLD.values(), ids=TOLD)
def test_a_verb_is_judged_by_what_governs_it(sentence: str, verb: str, wanted: tuple[str, str, str]):
    token = next(t for t in load_english()(sentence) if t.text == verb)
    assert tuple(judge(token, is_noun=False)) == wanted


NOUNS = {
    "told": ("An attack on the base killed two.", ("positive", "current", "asserted")),
    "none": ("No attack on the base was seen.", ("negative", "current", "asserted")),
    "possible": ("A possible attack on the base worries them.", ("positive", "hypothetical", "asserted")),
    "alleged": ("The alleged attack on the base was filmed.", ("positive", "current", "alleged")),
    "threatened": ("The group threatened an attack on the base.", ("positive", "threatened", "asserted")),
    "planned for a day": ("An attack on the base is planned for Sunday.", ("positive", "planned", "asserted")),
    "feared": ("Residents fear an attack on the base.", ("positive", "hypothetical", "asserted")),
    "to be ended": ("They agreed to end the attack on the base.", ("positive", "current", "asserted")),
    "set off": ("The row set off an attack on the base.", ("positive", "current", "asserted")),
    "the scene of what is denied": (
        "The army denied that 30 men had died in the attack on the base.",
        ("positive", "current", "asserted"),
    ),
    "the scene of what is planned, by its start": (
        "They hope to be home again after the start of the attack on the base.",
        ("positive", "current", "asserted"),
    ),
    "thwarted": ("Police foiled an attack on the base.", ("negative", "current", "asserted")),
    "ruled out": ("The government ruled out an attack on the base.", ("negative", "current", "asserted")),
}


@pytest.mark.parametrize(("sentence", "wanted"), NOUNS.values(), ids=NOUNS)
def test_a_noun_of_action_is_judged_by_its_words_and_its_verb(sentence: str, wanted: tuple[str, str, str]):
    token = next(t for t in load_english()(sentence) if t.text == "attack")
    assert tuple(judge(token, is_noun=True)) == wanted


GRANTED = {
    "plural after a deed to come": ("The junta will end the curfew following attacks in Bama.", "current", "positive"),
    "any of a kind": ("The junta will impose a curfew after any attacks.", "planned", "positive"),
    "to be investigated": ("Monday's attack would be investigated.", "current", "positive"),
    "called, and over": ("The attack, called by the union, ended quietly.", "current", "positive"),
    "called, and to come": ("An attack called for Sunday was planned.", "planned", "positive"),
    "joined to what has been": ("There have been raids and attacks called by the union.", "current", "positive"),
    "forbidden": ("A law banned the attack.", "hypothetical", "negative"),
}


@pytest.mark.parametrize(("sentence", "tense", "polarity"), GRANTED.values(), ids=GRANTED)
def test_what_is_told_of_has_been_whatever_is_to_come_of_it(sentence: str, tense: str, polarity: str):
    token = next(t for t in load_english()(sentence) if t.text.startswith("attack"))
    assert judge(token, is_noun=True)[:2] == (polarity, tense)


def test_who_agrees_to_an_act_of_force_threatens_nobody():
    token = next(t for t in load_english()("The group agreed to destroy its mines.") if t.text == "destroy")
    assert judge(token, is_noun=False, forceful=True).tense == "planned"


@pytest.mark.parametrize(("forceful", "tense"), [(True, "threatened"), (False, "planned")])
def test_who_vows_an_act_of_force_threatens_it(forceful: bool, tense: str):
    token = next(t for t in load_english()("The group vowed to attack the port.") if t.text == "attack")
    assert judge(token, is_noun=False, forceful=forceful) == Modality("positive", tense, "asserted")  # type: ignore[arg-type]


MODAL = {
    "refuses": ("The government will not lift the curfew.", "lift", "will"),
    "demands": ("The envoy said the militia must leave the town.", "leave", "must"),
    "a state": ("The road will not be open.", "be", None),
    "weather": ("The town was not taken.", "taken", None),
    "a rule of nobody's": ("Drivers must leave the road.", "leave", None),
    "a plain future": ("The government will lift the curfew.", "lift", None),
}


@pytest.mark.parametrize(("sentence", "verb", "auxiliary"), MODAL.values(), ids=MODAL)
def test_an_auxiliary_can_be_an_act_of_words(sentence: str, verb: str, auxiliary: str | None):
    token = next(t for t in load_english()(sentence) if t.text == verb)
    found = modal_clause(token)
    assert (found.auxiliary if found else None) == auxiliary


def test_who_says_that_another_must_is_the_one_who_demands():
    token = next(t for t in load_english()("The envoy said the militia must leave.") if t.text == "leave")
    found = modal_clause(token)
    assert found is not None
    assert [t.text for t in found.clause.subjects] == ["envoy"]
    assert [t.text for t in found.clause.objects] == ["militia"]


def test_the_plain_judgement_is_the_asserted_one():
    assert Modality("positive", "current", "asserted") == ASSERTED


def test_the_word_lists_are_in_lower_case():
    assert all(word == word.lower() for words in modality_words().values() for word in words)
