"""Clauses that set the scene for an act, forestall it, or say when it was done each time."""

from __future__ import annotations

from spacy.tokens import Token

_SCENE = frozenset({"after", "since", "as", "because"})


def took_place(verb: Token) -> bool:
    """Tell a finite clause of the past, or one that goes on meanwhile, that sets the scene for what is wished above it."""
    below = [c for c in verb.children if c.i < verb.i]
    marks = {c.lower_ for c in below if c.dep_ in {"mark", "advmod"}}
    tags = {verb.tag_, *(c.tag_ for c in below if c.dep_ in {"aux", "auxpass"})}
    if "as" in marks and tags & {"VBP", "VBZ"}:
        return True  # "is trying to hold out as rebels shell the town"
    return "VBD" in tags and bool(marks & _SCENE)


def not_yet(verb: Token) -> bool:
    """Tell what is to be forestalled: ``lay down your arms before more men die``."""
    marked = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "before" for c in verb.children)
    return marked and verb.tag_ in {"VBP", "VBZ", "VB"} and verb.head.tag_ not in {"VBP", "VBZ"}


def depends(verb: Token) -> bool:
    """Tell what was done each time something else was so: ``were beaten if they cried``."""
    return any(
        {"mark", "nsubj"} <= {g.dep_ for g in c.children} and any(g.lower_ == "if" for g in c.children)
        for c in verb.rights
        if c.dep_ == "advcl"
    )
