"""Clauses behind "after" or "when" whose verb a parse gives the words before them: ``seized Goma, a city of two million, on Tuesday after soldiers fled``."""

from __future__ import annotations

from spacy.tokens import Doc, Token

OPENING = frozenset({"after", "before", "when", "while", "because", "until", "once", "although", "though"})


def part(doc: Doc) -> None:
    """Hang what stands before such a word on the verb that the clause is told beside, and the clause below it."""
    for verb in [t for t in doc if t.dep_ == "conj" and t.pos_ in {"VERB", "AUX"}]:
        mark = next((c for c in verb.lefts if c.lower_ in OPENING and c.dep_ in {"mark", "advmod"}), None)
        if mark is None or any(c.lower_ in {"and", "or", "but"} for c in doc[verb.head.i : mark.i]):
            continue
        if not any(c.dep_ in {"nsubj", "nsubjpass"} and c.i > mark.i for c in verb.lefts):
            continue
        for before in [c for c in verb.lefts if c.i < mark.i]:
            _move(before, verb.head)
        verb.dep_ = "advcl"


def _move(word: Token, main: Token) -> None:
    """Give a word to the main verb; what was taken for a subject says more of the name before it."""
    if word.dep_ not in {"nsubj", "nsubjpass"}:
        word.head = main
        return
    name = next((t for t in reversed(list(word.doc[main.i : word.left_edge.i])) if t.pos_ in {"PROPN", "NOUN"}), None)
    word.head = name if name is not None else main
    word.dep_ = "appos" if name is not None else "dep"
