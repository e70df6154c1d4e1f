"""Acts that are only told again or played: by a film, a museum, an anniversary, an exercise, a sentence passed."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from dateline.model.reading import Tense

_ABOUT = frozenset({"about", "of", "on", "to", "for", "over"})


def retold(node: Token, link: str, below: Token, words: Mapping[str, frozenset[str]]) -> Tense | None:
    """Tell an old or invented act that is only told again (``a film about the siege``) or played (``an exercise``)."""
    lemma = node.lemma_.lower()
    if node.pos_ in {"NOUN", "PROPN"}:
        if link == "relcl" or (link == "prep" and below.lower_ in _ABOUT):
            if lemma in words["rehearsals"]:
                return "hypothetical"
            if lemma in words["retelling_nouns"] and link == "prep":
                return "background"
        return None
    if lemma in words["rehearsing"] and link in {"dobj", "ccomp", "xcomp"}:
        return "hypothetical"
    if lemma in words["judging"] and link in {"prep", "pcomp"}:
        return "background"
    if link not in {"dobj", "ccomp", "xcomp", "pobj"}:
        return None
    by_a_work = any(c.dep_ == "nsubj" and c.lemma_.lower() in words["retelling_nouns"] for c in node.children)
    return "background" if by_a_work or lemma in words["retelling_verbs"] else None


def in_a_work(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell ``In the play, rebels storm the palace``."""
    return any(
        p.lemma_.lower() in words["retelling_nouns"] and p.lemma_.lower() not in {"museum", "game"}
        for c in verb.children
        if c.dep_ == "prep" and c.lower_ == "in"
        for p in c.children
    )
