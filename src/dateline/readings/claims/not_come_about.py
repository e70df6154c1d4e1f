"""Verbs that tell what has not come about: what is yet to be done, what a law asks for, what was forestalled or is awaited."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.readings.claims.noun_senses import sense_words
from dateline.readings.parse.clauses import lemma_of


def is_to_come(verb: Token) -> bool:
    """Tell whether the words about a verb say that its act is still to come, or is only what is done at any time."""
    return _is_yet_to(verb) or _is_rule(verb) or _is_forestalled(verb) or _is_awaited(verb)


def _is_yet_to(verb: Token) -> bool:
    """Tell what has not come about: ``the convoy has yet to cross``, ``is yet to reach the town``."""
    first = verb.head if verb.dep_ == "conj" and verb.head.pos_ == "VERB" else verb
    have = first.head
    return first.dep_ == "xcomp" and have.lemma_ in {"have", "be"} and any(c.lower_ == "yet" for c in have.children)


def _is_rule(verb: Token) -> bool:
    """Tell what a law asks for, or whoever does a thing at any time: ``all ships that enter``, ``requires them to consult``."""
    asking = verb.head
    if verb.dep_ in {"xcomp", "ccomp"} and verb.tag_ == "VB" and asking.lemma_ in {"require", "oblige"}:
        return True
    if verb.dep_ != "relcl" or verb.tag_ not in {"VBP", "VBZ"} or any(c.dep_ == "aux" for c in verb.children):
        return False
    return any(c.lower_ in {"all", "any", "every"} and c.dep_ in {"det", "predet"} for c in verb.head.children)


def _is_forestalled(verb: Token) -> bool:
    """Tell what something was kept from: ``destroyed the car before it reached the square``; not ``a day before they left``."""
    if verb.dep_ != "advcl" or lemma_of(verb.head) not in sense_words("forestalling"):
        return False
    before = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ == "before"), None)
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    is_counted = any(c.dep_ == "npadvmod" and before is not None and c.i < before.i for c in verb.children)
    return before is not None and not is_counted and all(c.pos_ == "PRON" for c in subjects)


def _is_awaited(verb: Token) -> bool:
    """Tell what something else waits for: ``will be freed once the rebels leave``, ``would speak once they had left``."""
    awaited = any(
        c.lower_ in {"once", "until", "till"} and c.dep_ in {"mark", "advmod"} and c.i < verb.i for c in verb.children
    )
    if verb.dep_ != "advcl" or not awaited:
        return False
    above = {c.lower_ for c in verb.head.children if c.dep_ == "aux"}
    now = verb.tag_ in {"VBZ", "VBP"} or any(
        c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBZ", "VBP"} for c in verb.children
    )
    return now or bool(above & {"will", "would", "'ll", "wo", "'d"})
