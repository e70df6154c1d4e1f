"""Saying and doing at once: who ``will not`` do it refuses, who says that another ``must`` demands, and who it is that speaks."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Token

from dateline.readings.claims.modality import modality_words
from dateline.readings.claims.verb_mood import is_inverted
from dateline.readings.parse.clauses import Clause, of_verb
from dateline.readings.parse.noun_phrases import expand
from dateline.readings.parse.verbs import verb_classes


class ModalClause(NamedTuple):
    auxiliary: str
    """``will`` or ``must``: the first word of the entries that rules have for it."""
    clause: Clause


def modal_clause(verb: Token) -> ModalClause | None:
    """Read the act of words in a verb's auxiliary, from a party's own mouth or about another, else None."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if any(c.dep_ == "neg" for c in verb.children) and _is_of_candidate(verb):
        pledged = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in modality_words()["promising"]
        if auxiliaries & {"will", "would", "wo"} or pledged:
            return ModalClause("forgo", of_verb(verb))
    if auxiliaries & {"will", "would", "wo"} and any(c.dep_ == "neg" for c in verb.children):
        return _refusing(verb)
    if auxiliaries & {"must", "should"} and not is_inverted(verb):
        return _demanding(verb)
    return None


def _is_of_candidate(verb: Token) -> bool:
    """Tell ``will not seek re-election``, ``would not stand again``, ``not to run in the next vote``: an office given up."""
    below = {t.lower_ for t in verb.subtree if t.i > verb.i}
    if verb.lemma_.lower() in {"seek", "want", "serve"}:
        return bool(below & {"election", "re-election", "reelection", "term", "office", "mandate"})
    return verb.lemma_.lower() in {"run", "stand"} and bool(
        below & {"again", "election", "re-election", "vote", "office", "president", "candidate"}
    )


def _refusing(verb: Token) -> ModalClause | None:
    """Read ``Israel will not release them`` and ``the rebels said they would not leave``; not what will not happen."""
    if verb.lemma_.lower() in verb_classes()["states"] or any(
        c.dep_ in {"nsubjpass", "auxpass", "mark"} for c in verb.children
    ):
        return None
    return ModalClause("will", of_verb(verb))


def stranded_speakers(doc: Doc) -> set[int]:
    """Find who speaks where the parse joins them to what they say: ``wounded two farmers, a spokesman in Gao said``.

    Gives the tokens of the noun phrase that ends right before a verb of saying without a subject.
    """
    found: set[int] = set()
    for verb in doc:
        if verb.lemma_.lower() not in modality_words()["saying"] or verb.pos_ != "VERB" or verb.i == verb.sent.start:
            continue
        if any(c.dep_ in {"nsubj", "nsubjpass", "auxpass"} for c in verb.children):
            continue
        last = verb.nbor(-1)
        if last.is_punct and last.i > verb.sent.start:
            last = last.nbor(-1)
        top = None
        for node in (last, *last.ancestors):
            if node.right_edge.i > last.i or node.pos_ == "VERB":
                break
            top = node if node.dep_ in {"appos", "conj"} and node.pos_ in {"NOUN", "PROPN"} else top
        found |= {t.i for t in top.subtree} if top is not None else set()
    return found


def _demanding(verb: Token) -> ModalClause | None:
    """Read ``the envoy said both sides must stop``: the sayer demands it of the subject."""
    head = verb.head
    if verb.dep_ != "ccomp" or head.lemma_.lower() not in modality_words()["saying"]:
        return None
    own = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    outer = of_verb(head)
    if not own or not outer.subjects or outer.passive:
        return None
    clause = Clause(verb, verb, passive=False, subjects=outer.subjects, objects=expand(own), agents=[], prepositions={})
    return ModalClause("must", clause)
