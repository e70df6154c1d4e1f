"""What keeps a verb from telling an act: a forecast, harm named only to say who is meant, doers without arms, a debate."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dateline.readings.claims.arguments import Arguments
from dateline.readings.claims.modality import modality_words
from dateline.readings.claims.rules import ClaimRule, noun_classes, rule_index
from dateline.readings.parse.clauses import Clause, lemma_of, verb_lemma

_OF_ARMS = frozenset(
    {"capture", "recapture", "advance", "attack", "clash", "siege", "withdrawal", "surrender", "shelling"}
)

_TAKING = frozenset({"capture", "recapture"})


def is_cared_for(participle: Token) -> bool:
    """Tell those only named by the harm done to them: ``treated 40 wounded``."""
    noun = participle.head
    return (
        participle.dep_ in {"acl", "amod"} and noun.dep_ == "dobj" and lemma_of(noun.head) in noun_classes()["caring"]
    )


def forecasts(verb: Token, arguments: Arguments) -> bool:
    """Tell a warning of what nobody does (``warned that the toll would rise``) from one of an act or an actor."""
    said = next((c for c in verb.children if c.dep_ == "ccomp"), None)
    if said is None or verb.lemma_.lower() not in {"warn", "caution"}:
        return False
    subjects = [c for c in said.children if c.dep_ in {"nsubj", "nsubjpass", "expl"}]
    acts = rule_index().nouns
    return bool(subjects) and not any(
        t.pos_ == "PRON" or lemma_of(t) in acts or arguments.is_a(t, "group") or arguments.is_a(t, "force")
        for t in subjects
    )


def has_cause(rule: ClaimRule, clause: Clause) -> bool:
    """Tell whether something followed ``of`` or ``from`` that the rule rules out: ``died of natural causes``."""
    beside = [t for name in ("of", "from", "after") for t in clause.prepositions.get(name, [])]
    plain = [t for t in beside if lemma_of(t) not in {"attack", "arrest"} or _of_heart(t)]
    if not clause.noun and rule.kind == "killing":
        plain += [t for t in (*clause.subjects, *clause.agents) if lemma_of(t) != "attack" or _of_heart(t)]
    return any(lemma_of(t) in noun_classes().get(name, ()) for name in rule.cause_not for t in plain)


def _of_heart(noun: Token) -> bool:
    return any(c.lower_ in {"heart", "cardiac", "asthma"} for c in noun.children)


def is_unarmed(rule: ClaimRule, doers: Sequence[Token]) -> bool:
    """Tell an act of arms whose doers have none: ``the company took control``, ``the army band entered the stadium``."""
    if not doers or rule.kind not in _OF_ARMS or "body" in rule.subject_is:
        return False
    bands = noun_classes()["unarmed"]
    return all(lemma_of(t) in bands and not any(c.lower_ == "of" for c in t.children) for t in doers)


def is_of_fighters(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell fighters who lost power in a war, which is no coup: ``since the rebels were driven from power in 2001``."""
    return rule.kind == "coup" and bool(clause.objects) and all(arguments.is_armed(t) for t in clause.objects)


def debates(clause: Clause, arguments: Arguments) -> bool:
    """Tell a clash of words: ``clashed over the budget``, where nobody in it bears arms."""
    ideas = noun_classes()["idea"] | noun_classes()["scheme"]
    if not any(lemma_of(t) in ideas for t in clause.prepositions.get("over", [])):
        return False
    sides = [*clause.subjects, *clause.objects, *clause.prepositions.get("with", [])]
    return not any(arguments.is_a(t, "force") for t in sides)


def only_describes(clause: Clause) -> bool:
    """Tell a fight that only says whose men somebody is: ``a militia fighting on the side of the army``."""
    verb = clause.trigger
    told = any(t.ent_type_ in {"DATE", "TIME"} for t in verb.subtree)
    return verb.dep_ == "acl" and verb.tag_ == "VBG" and not told


def is_wanted(noun: Token) -> bool:
    """Tell an act that somebody only asks for: ``called for the resignation of the governor``."""
    asked = noun.dep_ == "pobj" and noun.head.lower_ in {"for", "on"} and noun.head.head != noun.head
    return asked and noun.head.head.lemma_.lower() in modality_words()["planning"]


def is_manner(noun: Token) -> bool:
    """Tell a fight that only says how a place was taken: ``captured the town in a surprise attack``."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"in", "with"} or any(c.dep_ == "relcl" for c in noun.children):
        return False
    taken = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    there = any(t.pos_ == "PROPN" or lemma_of(t) in noun_classes()["place"] for t in taken)
    some = any(c.lower_ in {"a", "an"} for c in noun.children)
    return (
        there and some and any(rule.kind in _TAKING for rule, _ in rule_index().verbs.get(verb_lemma(verb) or "", ()))
    )
