"""Where a journey leads that somebody is on: what else the sentence tells did not take place there."""

from __future__ import annotations

import re

from spacy.tokens import Token

_LEADING = frozenset({"into", "to", "towards", "toward"})
_LEAVING = frozenset({"leave", "head", "depart", "make", "set", "bind"})
"""Verbs after which ``for`` leads somewhere: ``left for Kinshasa``."""
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "conj", "parataxis"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
ON_THE_WAY = re.compile(
    r"\b(?:(?:on|along) (?:the|their|its|his|her) (?:way|road|route|journey|highway|motorway) (?:back )?to|en route (?:to|for)|(?:in the )?direction of|bound for)"
    r" (?:the (?:\w+ ){1,3}(?:of )?)?\Z"
)
"""Before a place that whatever took place had not reached."""


def is_bound_for(place: Token, act: Token) -> bool:
    """Tell where another verb leads to: ``crossed into Chad after gunmen burned their huts``."""
    verb = _journey(place)
    return verb is not None and verb != act


def is_led_to(place: Token, other: Token) -> bool:
    """Tell whether a sentence only leads somebody to a place, while ``other`` stands in what it tells besides.

    ``looted the bank before the army fled towards Jos``: the bank is not in Jos. In ``fled to Jos, where they looted
    the bank`` and ``retreated to the airport of Jos`` it is.
    """
    verb = _journey(place)
    if verb is None or other == place or place.is_ancestor(other):
        return False
    if verb.is_ancestor(other):
        return any(_is_clause_of_its_own(node) for node in other.ancestors if verb.is_ancestor(node))
    return _is_clause_of_its_own(verb) or other.i < place.i


def _journey(place: Token) -> Token | None:
    """Give the verb that leads to a place; None where none does."""
    preposition = place.head
    while preposition.dep_ in {"conj", "appos"}:
        preposition = preposition.head.head
    if preposition.dep_ not in {"prep", "dative"} or preposition.head.pos_ != "VERB":
        return None
    leads = preposition.lower_ in _LEADING
    leads |= preposition.lower_ == "for" and preposition.head.lemma_.lower() in _LEAVING
    return preposition.head if leads else None


def _is_clause_of_its_own(verb: Token) -> bool:
    return verb.dep_ in _CLAUSES and any(c.dep_ in _SUBJECTS for c in verb.children)
