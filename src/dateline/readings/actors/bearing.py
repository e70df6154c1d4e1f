"""Men who are armed or hide who they are by what they bear: ``men with machetes``, ``25 men in plain clothes``."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.readings.claims.rules import noun_classes
from dateline.readings.parse.clauses import lemma_of

_WORN = frozenset({"uniform", "fatigue", "camouflage", "balaclava", "hood", "mask", "helmet"})
_CLOTHES = frozenset({"clothes", "clothe", "clothing", "dress", "attire"})
_PLAIN = frozenset({"plain", "civilian", "military", "army", "camouflage", "black"})
_BORNE = frozenset(
    {"gun", "rifle", "machete", "knife", "stick", "club", "rod", "bar", "axe", "sword", "pistol", "baton"}
)
_BEARING = frozenset({"carry", "wield", "brandish", "wear", "hold", "bear", "arm", "mask", "hood"})

_POSING = frozenset({"say", "claim", "identify", "introduce", "pose", "pretend"})
_POSTS = frozenset({"police", "policeman", "detective", "officer", "agent", "soldier", "intelligence", "gendarme"})


def bears_arms(noun: Token) -> bool:
    """Tell whether what follows a noun for men says that they were armed, masked, in uniform, or gave out to be police."""
    for child in noun.rights:
        borne = [t for p in child.children if p.dep_ == "pobj" for t in (p, *p.conjuncts)]
        if child.dep_ == "prep" and child.lower_ in {"in", "with"} and any(_is_borne(t) for t in borne):
            return True
        if child.dep_ == "acl" and lemma_of(child) in _BEARING:
            objects = [t for t in child.subtree if t.dep_ in {"dobj", "pobj", "conj"}]
            if lemma_of(child) in {"arm", "mask", "hood"} or any(_is_borne(t) for t in objects):
                return True
        if child.dep_ == "relcl" and lemma_of(child) in _POSING and any(lemma_of(t) in _POSTS for t in child.subtree):
            return True
    return False


def _is_borne(thing: Token) -> bool:
    lemma = lemma_of(thing)
    if lemma in _CLOTHES:
        return any(c.lower_ in _PLAIN for c in thing.children)
    return lemma in _WORN or lemma in _BORNE or lemma in noun_classes()["weapon"]
