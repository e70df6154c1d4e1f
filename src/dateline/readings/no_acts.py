"""What keeps a verb from telling an act: a forecast of what nobody does, harm named only to say who is meant."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.readings.arguments import Arguments
from dateline.readings.claim_rules import noun_classes, rule_index
from dateline.readings.clauses import lemma_of


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
