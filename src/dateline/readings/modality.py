"""Whether an act is said to have taken place: polarity, tense and how surely, from the words that govern it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from spacy.tokens import Token

from dateline.model.reading import Certainty, Polarity, Tense
from dateline.readings.conditions import depends, not_yet, took_place
from dateline.readings.retelling import in_a_work, retold
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
_PERHAPS = frozenset({"may", "might", "must"})


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
        if forceful and tense == "planned" and node.lemma_.lower() in words["vowing"] and link in {"xcomp", "ccomp"}:
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
    return definite and noun.dep_ == "pobj" and noun.head.lower_ in _SETTING and noun.head.head.pos_ in {"VERB", "AUX"}


def _follows_accusation(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
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


def _own(trigger: Token, words: Mapping[str, frozenset[str]], is_noun: bool) -> _Own:
    if is_noun:
        adjectives = {c.lower_ for c in trigger.children if c.dep_ in {"amod", "det", "neg", "advmod"}}
        tense: Tense = "hypothetical" if adjectives & words["hypothetical_adjectives"] else "current"
        if any(c.dep_ in {"acl", "relcl"} and _schedules(c, words) for c in trigger.children):
            tense = "planned"
        without = trigger.dep_ == "pobj" and trigger.head.lower_ == "without"
        return _Own(
            without or bool(adjectives & words["negators"]), tense, "alleged" in adjectives or "reported" in adjectives
        )
    return _Own(_negated(trigger, words), _verb_tense(trigger, words), _hedged(trigger, words))


def _schedules(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell ``is planned for Sunday``, ``a march called for Sunday``: a passive of setting a day, not of having done it."""
    passive = verb.tag_ == "VBN" and not any(c.dep_ in {"nsubj", "dobj"} for c in verb.children)
    return passive and verb.lemma_.lower() in words["scheduling"]


def _negated(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    for child in verb.children:
        if child.dep_ == "neg" or (
            child.lower_ in words["negators"] and child.dep_ in {"advmod", "preconj", "det", "aux"}
        ):
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and (
            child.lower_ in {"nobody", "none", "nothing"}
            or any(g.lower_ == "no" and g.dep_ == "det" for g in child.children)
        ):
            return True
    if (
        verb.dep_ == "conj"
        and verb.head.pos_ in {"VERB", "AUX"}
        and not any(c.dep_ in {"nsubj", "nsubjpass", "aux"} for c in verb.children)
    ):
        return any(c.dep_ == "neg" for c in verb.head.children) and not any(
            c.lower_ in {"but", "however"} for c in verb.head.children if c.dep_ == "cc"
        )
    return verb.dep_ == "pcomp" and verb.head.lower_ == "without"


def _verb_tense(verb: Token, words: Mapping[str, frozenset[str]]) -> Tense:
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if not auxiliaries and verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.pos_ in {"VERB", "AUX"}:
        return _verb_tense(verb.head, words)
    if _conditional(verb, words) or _asked(verb) or in_a_work(verb, words) or depends(verb):
        return "hypothetical"
    if auxiliaries & words["future_words"]:
        return "planned"
    if auxiliaries & _PERHAPS and "have" in auxiliaries:
        return "current"  # "may have died": of the past, and not sure
    if auxiliaries & words["hypothetical_words"]:
        return "planned" if "would" in auxiliaries and _own_promise(verb, words) else "hypothetical"
    if "to" in auxiliaries and verb.dep_ in {"advcl", "acl", "relcl", "ROOT", "ccomp"} and "have" not in auxiliaries:
        return "current" if _brought_about(verb, words) else "planned"
    if any(c.lower_ in words["background_adverbs"] for c in verb.children if c.dep_ == "advmod"):
        return "background"
    if (
        verb.tag_ == "VB"
        and verb.dep_ == "ROOT"
        and not auxiliaries
        and not any(c.dep_ == "nsubj" for c in verb.children)
    ):
        return "hypothetical"
    return "current"


def _brought_about(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell ``allowing troops to enter``, ``needed four hours to drive them out``: what is told of has been done."""
    head = verb.head
    if head == verb:
        return False  # "To protest at the palace!" hangs on nothing
    if head.lemma_.lower() in words["implicative"]:
        return (
            head.tag_ in {"VBD", "VBN", "VBG"}
            and not _negated(head, words)
            and "will" not in {c.lower_ for c in head.children if c.dep_ == "aux"}
        )
    if _ranked(head) or (head.lemma_.lower() in words["gathering"] and verb.lemma_.lower() in words["voicing"]):
        return _verb_tense(head if head.pos_ == "VERB" else head.head, words) == "current"
    spent = any(c.dep_ in {"dobj", "npadvmod"} and c.ent_type_ in {"TIME", "DATE"} for c in head.children)
    return spent and head.lemma_.lower() in {"need", "take"} and head.tag_ == "VBD"


def _ranked(noun: Token) -> bool:
    """Tell ``is the first town to be overrun``: what is counted among those that were."""
    ranks = any(c.dep_ == "amod" and c.lower_ in modality_words()["ranks"] for c in noun.children)
    return ranks and noun.dep_ == "attr" and noun.head.lemma_ == "be"


def _own_promise(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell ``Ethiopia said it would allow them in``: who speaks says what they will do themselves."""
    if verb.dep_ != "ccomp" or verb.head.lemma_.lower() not in words["saying"]:
        return False
    if any(c.dep_ == "advcl" and _conditional(c, words) for c in verb.children):
        return False
    return any(c.dep_ == "nsubj" and c.pos_ == "PRON" for c in verb.children)


def _conditional(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    if any(c.dep_ in {"mark", "advmod"} and c.lower_ in words["conditional_marks"] for c in verb.children):
        return True
    return is_inverted(verb) or _until(verb, words) or not_yet(verb)


def is_inverted(verb: Token) -> bool:
    """Tell a condition without ``if``: ``should the rebels move on the city``, ``had they attacked``."""
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    first = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in {"should", "had", "were"}), None)
    asked = verb.sent[-1].text == "?"
    return subject is not None and first is not None and first.i < subject.left_edge.i and not asked


def _until(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell what something yet to come waits for: ``will not be freed until the army leaves``."""
    if verb.dep_ != "advcl" or not any(c.lower_ == "until" and c.dep_ == "mark" for c in verb.children):
        return False
    above = {c.lower_ for c in verb.head.children if c.dep_ == "aux"}
    return bool(above & (words["future_words"] | words["hypothetical_words"]))


def _asked(verb: Token) -> bool:
    return verb.dep_ == "ROOT" and len(verb.sent) > 1 and verb.sent[-1].text == "?"


def _hedged(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if "have" in auxiliaries and auxiliaries & _PERHAPS:
        return True
    return any(c.lower_ in words["hedging_adverbs"] for c in verb.children if c.dep_ == "advmod")


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


def _governed(node: Token, link: str, below: Token, words: Mapping[str, frozenset[str]]) -> _Verdict:
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


def _governed_by_verb(
    node: Token, lemma: str, link: str, below: Token, infinitive: bool, words: Mapping[str, frozenset[str]]
) -> _Verdict:
    negated = _negated(node, words)
    particle = next((c.lower_ for c in node.children if c.dep_ == "prt"), None)
    lemma = f"{lemma}_{particle}" if particle and f"{lemma}_{particle}" in words["failing"] else lemma
    if link == "dobj" and below.pos_ in {"NOUN", "PROPN"} and lemma in words["presupposing"]:
        return _Verdict()
    if link in {"xcomp", "ccomp"} and lemma in words["implicative"] and not negated:
        return _Verdict(tense=_verb_tense(node, words))
    if infinitive and lemma in {"need", "take"} and _brought_about(below, words):
        return _Verdict()
    if link == "dobj" and below.pos_ == "NOUN" and lemma in words["fearing"]:
        return _Verdict(tense="hypothetical")
    if link == "xcomp" and below.tag_ in {"VB", "VBP"} and lemma in words["planning"]:
        return _Verdict(tense="planned")  # a headline's "Army plans march"
    clausal = link in {"xcomp", "ccomp", "prep", "pcomp"}
    if link in {"nsubj", "nsubjpass"}:
        return _of_subject(node, link, below, words)
    if link == "attr":
        return _Verdict(negated=negated, tense=_verb_tense(node, words))
    if lemma == "be" and link == "xcomp" and infinitive:
        return _Verdict(tense="planned", negated=negated)  # "is to withdraw"
    if link == "advcl":
        return _Verdict(tense="hypothetical") if _conditional(node, words) else _Verdict()
    if clausal and lemma in words["denying"]:
        return _Verdict(negated=True, certainty="doubted")
    if lemma in words["failing"] and (infinitive or link in {"pcomp", "prep", "dobj", "xcomp"}):
        return _Verdict(negated=True)
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
        return _Verdict(negated=negated, tense=_verb_tense(node, words))
    return _Verdict(
        tense=_verb_tense(node, words) if link == "xcomp" else "current", negated=negated and link == "xcomp"
    )


def _of_subject(verb: Token, link: str, below: Token, words: Mapping[str, frozenset[str]]) -> _Verdict:
    """Judge an act that is the subject of a verb: ``the raid failed``, ``the march is scheduled``."""
    if verb.lemma_ in words["failing"]:
        return _Verdict(negated=True) if any(c.dep_ == "auxpass" for c in verb.children) else _Verdict()
    if below.lemma_.lower() in words["report_nouns"] and _calls_untrue(verb, words):
        return _Verdict(negated=True, certainty="doubted")
    noun = below.pos_ in {"NOUN", "PROPN"}
    tense = _verb_tense(verb, words) if noun else "current"
    if tense == "current" and link == "nsubjpass" and _schedules(verb, words):
        tense = "planned"
    return _Verdict(negated=noun and _negated(verb, words), tense=tense)


def _calls_untrue(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell ``were false``, ``is not true``, ``proved wrong`` of a report."""
    negated = _negated(verb, words)
    said = {c.lemma_.lower() for c in verb.children if c.dep_ in {"acomp", "attr", "oprd"}}
    return negated if "true" in said else not negated and bool(said & words["untrue_adjectives"])


_STRENGTH: dict[Certainty, int] = {"asserted": 0, "reported": 1, "alleged": 2, "doubted": 3}


def _weaker(one: Certainty, other: Certainty) -> Certainty:
    return max(one, other, key=_STRENGTH.__getitem__)


def modality_words() -> Mapping[str, frozenset[str]]:
    """Give the lists of ``data/en/modality.toml`` by name."""
    return word_lists("en/modality")
