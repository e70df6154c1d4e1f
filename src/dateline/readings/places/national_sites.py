"""Seats and bodies of a whole state, which stand in its capital: the president's home, parliament, state television."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.readings.claims.drafts import Draft
from dateline.readings.claims.rules import noun_classes
from dateline.readings.parse.clauses import lemma_of


def is_in_capital(token: Token) -> bool:
    """Tell a noun that is the seat of a state by itself (``parliament``) or by what stands beside it (``the president's home``)."""
    classes = noun_classes()
    if lemma_of(token) in classes["national"]:
        return not any(c.lower_ in {"regional", "provincial", "local", "district"} for c in token.children)
    beside = [c for c in token.children if c.dep_ in {"poss", "amod", "compound", "nmod"}]
    beside += [p for c in token.children if c.lower_ == "of" for p in c.children]
    beside += [c for b in beside for c in b.children if c.dep_ in {"amod", "compound"}]
    return lemma_of(token) in classes["seat"] and any({lemma_of(c), c.lower_} & classes["of_state"] for c in beside)


def told_of_capital(draft: Draft) -> bool:
    """Tell an act among whose own words such a seat stands."""
    clause = draft.clause
    around = [t for pobjs in clause.prepositions.values() for t in pobjs]
    return any(is_in_capital(t) for t in (*clause.objects, *clause.subjects, *around))
