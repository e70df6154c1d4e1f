"""Clauses that set the scene for an act, forestall it, or say when it was done each time."""

from __future__ import annotations

from spacy.tokens import Token

_SCENE = frozenset({"after", "since", "as", "because"})


def took_place(verb: Token) -> bool:
    """Tell a finite clause of the past that sets the scene for what is wished or planned above it."""
    below = [c for c in verb.children if c.i < verb.i]
    past = verb.tag_ == "VBD" or any(c.dep_ in {"aux", "auxpass"} and c.tag_ == "VBD" for c in below)
    return past and any(c.dep_ in {"mark", "advmod"} and c.lower_ in _SCENE for c in below)


def not_yet(verb: Token) -> bool:
    """Tell what is to be forestalled: ``think again before brothers shoot at brothers``."""
    marked = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "before" for c in verb.children)
    return marked and verb.tag_ in {"VBP", "VBZ", "VB"} and verb.head.tag_ not in {"VBP", "VBZ"}


def depends(verb: Token) -> bool:
    """Tell what was done each time something else was so: ``were beaten if they cried``."""
    return any(
        {"mark", "nsubj"} <= {g.dep_ for g in c.children} and any(g.lower_ == "if" for g in c.children)
        for c in verb.rights
        if c.dep_ == "advcl"
    )
