"""Acts told as going on for long, not as one that took place: ``is regularly shelled``, ``has been repeatedly raided``."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

_OFTEN = frozenset({"every", "each"})
_SPANS = frozenset({"day", "night", "week", "month", "year", "season", "winter", "summer"})
_AVERAGE = frozenset({"average"})


def is_habit(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell what is done again and again, or long ago, at no one time of now.

    ``Repeatedly`` and its like say so only of the present and perfect: ``was repeatedly hit overnight`` tells of a night.
    """
    said = {c.lower_ for c in verb.children if c.dep_ in {"advmod", "npadvmod"}}
    if said & (words["habit_adverbs"] | words["background_adverbs"]) or any(_is_rate(c) for c in verb.children):
        return True
    if verb.dep_ == "conj" and verb.head != verb and _is_of_now(verb) and is_habit(verb.head, words):
        return True
    return bool(said & words["repeating_adverbs"]) and _is_of_now(verb)


def _is_rate(child: Token) -> bool:
    """Tell ``every day``, ``on average``."""
    if child.dep_ == "npadvmod" and child.lemma_.lower() in _SPANS:
        return any(c.lower_ in _OFTEN for c in child.children)
    return child.dep_ == "prep" and child.lower_ == "on" and any(c.lower_ in _AVERAGE for c in child.children)


def _is_of_now(verb: Token) -> bool:
    helping = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if helping & {"have", "has", "is", "are", "'ve", "'s"}:
        return True
    return not helping and verb.tag_ in {"VBZ", "VBP"}
