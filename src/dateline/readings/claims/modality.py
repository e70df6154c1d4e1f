"""Whether an act is said to have taken place: polarity, tense and how surely, from the words that govern it."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from dateline.model.reading import Certainty, Polarity, Tense
from dateline.readings.claims.conditions import took_place
from dateline.readings.claims.retelling import retold
from dateline.readings.claims.verb_mood import (
    Words,
    is_brought_about,
    is_conditional,
    is_hedged,
    is_negated,
    is_scheduled,
    tense_of,
)
from dateline.rules import word_lists

_CLIMB = frozenset(
    {
        "xcomp",
        "ccomp",
        "advcl",
        "pcomp",
        "conj",
        "acl",
        "relcl",
        "dobj",
        "pobj",
        "prep",
        "nsubj",
        "nsubjpass",
        "agent",
        "attr",
        "dep",
        "oprd",
        "prt",
        "appos",
    }
)


_SETTING = frozenset({"in", "after", "during", "since", "following"})
_BEHIND = frozenset({"after", "following", "amid"})
"""Before what has been, also where it is not definite: ``following riots in Bamako``."""
_ANY = frozenset({"a", "an", "any", "another", "each", "every", "further", "more", "such"})
_WHOSE = frozenset(
    {("for", "responsible"), ("for", "blame"), ("for", "responsibility")}
    | {("in", part) for part in ("involvement", "role", "part", "hand", "complicity", "participation")}
)
_ABLE = frozenset({"able", "unable"})


class Modality(NamedTuple):
    polarity: Polarity
    tense: Tense
    certainty: Certainty


ASSERTED = Modality("positive", "current", "asserted")


def judge(trigger: Token, *, is_noun: bool, forceful: bool = False) -> Modality:
    """Read polarity, tense and certainty of an act from its own words and from those it depends on.

    Climbs from the trigger through the verbs and nouns that govern it until one of them asserts what is below it.
    ``forceful`` says that the act does harm: whoever vows it threatens it.
    """
    words = modality_words()
    own = _own(trigger, words, is_noun)
    polarity: Polarity = "negative" if own.negated else "positive"
    tense: Tense = own.tense
    certainty: Certainty = "alleged" if own.hedged else "asserted"
    if not is_noun and _follows_accusation(trigger, words):
        certainty = "doubted"
    below = trigger
    for node, link in () if is_noun and taken_for_granted(trigger) else _governors(trigger):
        if link == "advcl" and took_place(below):
            break  # "called on them to stay calm after shots were fired"
        again = retold(node, link, below, words)
        if tense == "current" and again is not None:
            tense = again
        if link == "dobj" and below.pos_ == "NOUN" and node.lemma_.lower() in words["presupposing"]:
            break  # "agreed to end the fighting": there was fighting
        verdict = _governed(node, link, below, words)
        undertakes = link in {"xcomp", "ccomp"} and node.lemma_.lower() in words["undertaking"]
        if link == "ccomp" and node.lemma_.lower() in words["vowing"] and tense == "hypothetical":
            tense = "planned"
        if (
            undertakes
            and polarity == "negative"
            and verdict.certainty == "asserted"
            and (link == "xcomp" or tense != "current")
        ):
            tense, polarity = "undertaken-not-to", "negative"
        elif verdict.tense != "current" and tense == "current":
            tense = verdict.tense
        if verdict.negated:
            polarity = "negative"
        certainty = _weaker(certainty, verdict.certainty)
        vows = node.lemma_.lower() in words["vowing"] - words["agreeing"]
        if forceful and tense == "planned" and vows and link in {"xcomp", "ccomp"}:
            tense = "threatened"
        below = node
    return Modality(polarity, tense, certainty)


def taken_for_granted(noun: Token) -> bool:
    """Tell an act that sets the scene for another, whatever becomes of that: ``denied that 30 had died in the blast``."""
    definite = any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in {"the", "this", "that"}) for c in noun.children)
    if (
        definite
        and noun.dep_ == "pobj"
        and noun.head.lower_ == "of"
        and noun.head.head.lemma_.lower() in modality_words()["phases"]
    ):
        noun = noun.head.head  # "since the start of their offensive"
    if _asks_whose(noun):
        return True
    behind = noun.tag_ == "NNS" and noun.dep_ == "pobj" and noun.head.lower_ in _BEHIND
    if behind and not any(c.lower_ in _ANY for c in noun.children):
        return noun.head.head.pos_ in {"VERB", "AUX"}
    return definite and noun.dep_ == "pobj" and noun.head.lower_ in _SETTING and noun.head.head.pos_ in {"VERB", "AUX"}


def _asks_whose(noun: Token) -> bool:
    """Tell an act of which only the doer is in question: ``was not behind the attack``, ``had nothing to do with the killing``."""
    link, above = noun.head, noun.head.head
    if noun.dep_ != "pobj" or any(c.lower_ in _ANY - {"a", "an"} for c in noun.children):
        return False
    if link.lower_ == "behind":
        return above.lemma_ in {"be", "stand"}
    if link.lower_ == "with" and above.lemma_ == "do":
        return "nothing" in {above.head.lower_, *(c.lower_ for c in above.children)}
    if above.pos_ == "NOUN" and not any(c.dep_ in {"det", "poss"} and c.lower_ not in _ANY for c in noun.children):
        return False
    return (link.lower_, above.lemma_.lower()) in _WHOSE


def _follows_accusation(verb: Token, words: Words) -> bool:
    """Tell ``accusations (that) his men burned villages`` by what stands before the subject, however the parse hangs it."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    first = subject.left_edge.i - verb.sent.start if subject is not None else 0
    before = [t for t in verb.sent[:first] if t.lower_ != "that"]
    return bool(before) and before[-1].lemma_.lower() in words["accusing_nouns"]


class _Own(NamedTuple):
    negated: bool
    tense: Tense
    hedged: bool


class _Verdict(NamedTuple):
    negated: bool = False
    tense: Tense = "current"
    certainty: Certainty = "asserted"


def _own(trigger: Token, words: Words, is_noun: bool) -> _Own:
    if is_noun:
        adjectives = {c.lower_ for c in trigger.children if c.dep_ in {"amod", "det", "neg", "advmod"}}
        tense: Tense = "hypothetical" if adjectives & words["hypothetical_adjectives"] else "current"
        scheduled = any(c.dep_ in {"acl", "relcl"} and is_scheduled(c, words) for c in trigger.children)
        if scheduled and not _is_told_of(trigger, words):
            tense = "planned"
        above = trigger.head.head.head if trigger.head.head.lower_ in {"much", "any"} else trigger.head
        without = trigger.dep_ == "pobj" and above.lower_ == "without"  # "without much of a fight"
        return _Own(
            without or bool(adjectives & words["negators"]), tense, "alleged" in adjectives or "reported" in adjectives
        )
    return _Own(is_negated(trigger, words), tense_of(trigger, words), is_hedged(trigger, words))


def _is_told_of(noun: Token, words: Words) -> bool:
    """Tell an act of which something is told that took place: ``the rally, called by the union, ended peacefully``."""
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    verb = noun.head
    perfect = any(c.lower_ in {"has", "have", "had"} for c in verb.children if c.dep_ == "aux")
    if noun.dep_ not in {"nsubj", "attr"} or not (verb.tag_ == "VBD" or (verb.tag_ == "VBN" and perfect)):
        return False
    if is_negated(verb, words) or (noun.dep_ == "attr" and not perfect):
        return False
    return tense_of(verb, words) == "current" and verb.lemma_.lower() not in words["scheduling"]


def _governors(trigger: Token) -> list[tuple[Token, str]]:
    """List the words above the trigger, nearest first, with the relation they govern it by."""
    found: list[tuple[Token, str]] = []
    node = trigger
    for _ in range(10):
        if node.head == node or node.dep_ not in _CLIMB:
            break
        found.append((node.head, node.dep_))
        finite = any(c.dep_ in {"aux", "mark"} for c in node.children)  # "reports that it had fallen were false"
        if node.dep_ in {"relcl", "appos"} or (node.dep_ == "acl" and node.tag_ == "VBN" and not finite):
            break
        node = node.head
    return found


def _governed(node: Token, link: str, below: Token, words: Words) -> _Verdict:
    """Tell what a governing word makes of the act below it."""
    lemma = node.lemma_.lower()
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in below.children)
    if node.pos_ in {"VERB", "AUX", "ADJ"} and link in {
        "xcomp",
        "ccomp",
        "pcomp",
        "prep",
        "dobj",
        "pobj",
        "advcl",
        "nsubj",
        "nsubjpass",
        "attr",
    }:
        return _governed_by_verb(node, lemma, link, below, infinitive, words)
    if (
        node.pos_ == "NOUN"
        and link in {"acl", "prep", "pobj", "pcomp", "relcl"}
        and (infinitive or below.pos_ in {"ADP", "NOUN"} or below.tag_ == "VBG")
    ):
        if link in {"acl", "relcl"} and lemma in {"accusation", "allegation"}:
            return _Verdict(certainty="doubted")
        if link == "acl" and not infinitive:
            return _Verdict()
        if lemma in words["threatening_nouns"]:
            return _Verdict(tense="threatened")
        if lemma in words["failing_nouns"]:
            return _Verdict(negated=True)
        if lemma in words["planning_nouns"]:
            return _Verdict(tense="planned")
    return _Verdict()


def _governed_by_verb(node: Token, lemma: str, link: str, below: Token, infinitive: bool, words: Words) -> _Verdict:
    if node.pos_ == "ADJ" and link == "xcomp" and infinitive and node.dep_ == "acomp":
        return _of_ability(node, lemma, words)
    negated = is_negated(node, words)
    particle = next((c.lower_ for c in node.children if c.dep_ == "prt"), None)
    lemma = f"{lemma}_{particle}" if particle and f"{lemma}_{particle}" in words["failing"] else lemma
    if link == "dobj" and below.pos_ in {"NOUN", "PROPN"} and lemma in words["presupposing"]:
        return _Verdict()
    if link in {"xcomp", "ccomp"} and lemma in words["implicative"] and not negated:
        return _Verdict(tense=tense_of(node, words))
    if infinitive and lemma in {"need", "take"} and is_brought_about(below, words):
        return _Verdict()
    if link == "dobj" and below.pos_ == "NOUN" and lemma in words["fearing"]:
        return _Verdict(tense="hypothetical")
    if link == "xcomp" and below.tag_ in {"VB", "VBP"} and lemma in words["planning"]:
        return _Verdict(tense="planned")  # a headline's "Army plans march"
    if link in {"nsubj", "nsubjpass"}:
        return _of_subject(node, link, below, words)
    clausal = link in {"xcomp", "ccomp", "prep", "pcomp"}
    if link == "attr":
        return _Verdict(negated=negated, tense=tense_of(node, words))
    if lemma == "be" and link == "xcomp" and infinitive:
        return _Verdict(tense="planned", negated=negated)  # "is to withdraw"
    if link == "advcl":
        return _Verdict(tense="hypothetical") if is_conditional(node, words) else _Verdict()
    if clausal and lemma in words["denying"]:
        return _Verdict(negated=True, certainty="doubted")
    if lemma in words["failing"] and (infinitive or link in {"pcomp", "prep", "dobj", "xcomp"}):
        return _Verdict(negated=True, tense="hypothetical" if lemma in words["forbidding"] else "current")
    if lemma in words["threatening"] and (infinitive or link in {"dobj", "prep", "pobj"}):
        return _Verdict(tense="threatened")
    if (
        infinitive
        and lemma in words["planning"]
        and not any(c.lower_ == "have" and c.dep_ == "aux" for c in below.children)
    ):
        return _Verdict(tense="planned")
    if link == "dobj" and lemma in words["planning"] and particle is None:
        return _Verdict(tense="planned")
    if clausal and lemma in words["claiming"]:
        return _Verdict(certainty="alleged")
    if clausal and lemma in words["doubting"]:
        return _Verdict(certainty="doubted")
    if link == "xcomp" and lemma in words["appearing"]:
        return _Verdict(certainty="reported")
    if link == "ccomp" and _calls_untrue(node, words):
        return _Verdict(negated=True, certainty="doubted")  # "it is not true that"
    qualities = {lemma, *(c.lower_ for c in node.children if c.dep_ == "acomp")}
    if qualities & words["hypothetical_adjectives"]:
        return _Verdict(tense="hypothetical")
    if qualities & words["doubting_adjectives"]:
        return _Verdict(certainty="doubted", tense="hypothetical")
    if link in {"dobj", "prep", "pobj", "xcomp"} and not infinitive:
        return _Verdict(negated=negated, tense=tense_of(node, words))
    return _Verdict(tense=tense_of(node, words) if link == "xcomp" else "current", negated=negated and link == "xcomp")


def _of_ability(adjective: Token, lemma: str, words: Words) -> _Verdict:
    """Judge what somebody is able, ready or fit to do: only who was able to has done it."""
    said = adjective.head
    negated = lemma == "unable" or is_negated(said, words)
    if lemma in words["planning"]:
        return _Verdict(negated=negated, tense="planned")
    if lemma not in _ABLE and lemma not in words["hypothetical_adjectives"] | words["fit"]:
        return _Verdict(negated=negated)
    done = lemma in _ABLE and said.tag_ in {"VBD", "VBN"} and tense_of(said, words) == "current"
    return _Verdict(negated=negated, tense="current" if done else "hypothetical")


def _of_subject(verb: Token, link: str, below: Token, words: Words) -> _Verdict:
    """Judge an act that is the subject of a verb: ``the raid failed``, ``the march is scheduled``."""
    if verb.lemma_ in words["failing"]:
        return _Verdict(negated=True) if any(c.dep_ == "auxpass" for c in verb.children) else _Verdict()
    if below.lemma_.lower() in words["report_nouns"] and _calls_untrue(verb, words):
        return _Verdict(negated=True, certainty="doubted")
    noun = below.pos_ in {"NOUN", "PROPN"}
    if noun and link == "nsubjpass" and verb.lemma_.lower() in words["presupposing"]:
        return _Verdict()  # "the attack would be investigated"
    tense = tense_of(verb, words) if noun else "current"
    if tense == "current" and link == "nsubjpass" and is_scheduled(verb, words):
        tense = "planned"
    return _Verdict(negated=noun and is_negated(verb, words), tense=tense)


def _calls_untrue(verb: Token, words: Words) -> bool:
    """Tell ``were false``, ``is not true``, ``proved wrong`` of a report."""
    negated = is_negated(verb, words)
    said = {c.lemma_.lower() for c in verb.children if c.dep_ in {"acomp", "attr", "oprd"}}
    return negated if "true" in said else not negated and bool(said & words["untrue_adjectives"])


_STRENGTH: dict[Certainty, int] = {"asserted": 0, "reported": 1, "alleged": 2, "doubted": 3}


def _weaker(one: Certainty, other: Certainty) -> Certainty:
    return max(one, other, key=_STRENGTH.__getitem__)


def modality_words() -> Words:
    """Give the lists of ``data/en/modality.toml`` by name."""
    return word_lists("en/modality")
