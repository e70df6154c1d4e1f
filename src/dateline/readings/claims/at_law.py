"""Deeds that somebody is tried for: ``sentenced on Monday for the killing``, ``accused of stabbing``, ``trial over the blast``."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

_STEPS = 7
_LINKS = frozenset({"prep", "pobj", "pcomp", "xcomp", "dobj", "conj", "acl", "appos"})
_OF = frozenset({"of", "for", "in", "over", "with", "to", "on"})


def is_tried(deed: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell a deed that hangs by a preposition on a word of law: its day is not the day in court."""
    node, hung = deed, False
    for _ in range(_STEPS):
        if node.head == node or node.dep_ not in _LINKS:
            return False
        hung = hung or (node.dep_ == "prep" and node.lower_ in _OF) or node.tag_ == "VBG"
        node = node.head
        if hung and any(_is_of_law(word, words) for word in (node, *_completing(node))):
            return not any(c.lower_ == "when" for c in node.children)  # "in the 1970s, when he was accused of it"
    return False


def _completing(verb: Token) -> list[Token]:
    """Give the nouns and adjectives that complete a verb: ``faces trial``, ``pleaded guilty``."""
    return [c for c in verb.children if c.dep_ in {"dobj", "acomp", "attr", "oprd"} and verb.pos_ in {"VERB", "AUX"}]


def _is_of_law(word: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell ``charged a soldier with murder`` from ``soldiers charged the line``, which charges nobody with anything."""
    if word.lemma_.lower() not in words["trying"]:
        return False
    return (
        word.lemma_.lower() != "charge"
        or word.pos_ != "VERB"
        or any(c.lower_ in {"with", "in", "over"} for c in word.children)
    )
