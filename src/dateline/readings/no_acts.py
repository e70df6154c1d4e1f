"""What keeps a verb from telling an act: a forecast of what nobody does, harm named only to say who is meant."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.readings.arguments import Arguments
from dateline.readings.claim_rules import ClaimRule, noun_classes, rule_index
from dateline.readings.clauses import Clause, lemma_of


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
    return any(lemma_of(t) in noun_classes().get(name, ()) for name in rule.cause_not for t in plain)


def _of_heart(noun: Token) -> bool:
    return any(c.lower_ in {"heart", "cardiac", "asthma"} for c in noun.children)
