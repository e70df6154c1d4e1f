"""Figures that a speaker gives only to reject them: ``the toll of 27 is far too low, a nurse said``."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from dateline.readings.claims.verb_mood import is_negated
from dateline.rules import Rule, load_rules, word_lists

_PREDICATES = frozenset({"acomp", "attr", "oprd", "dobj", "pobj"})
_ABOVE = frozenset(
    {"pobj", "prep", "amod", "acl", "relcl", "appos", "nummod", "compound", "nmod", "ccomp", "nsubj", "nsubjpass"}
)
_FAR = 12


class RejectedRule(Rule, frozen=True, kw_only=True):
    """What a figure is called, the verbs that judge it, and what they call it who do not believe it."""

    figures: tuple[str, ...]
    being: tuple[str, ...]
    """Verbs whose subject is judged."""
    calling: tuple[str, ...]
    """Verbs whose object is judged."""
    wrong: tuple[str, ...]
    right: tuple[str, ...]
    """What the figure is not, where the verb is negated."""
    excessive: tuple[str, ...]
    """Words that reject it behind ``too`` only."""


def is_rejected(trigger: Token) -> bool:
    """Tell whether the figure that a trigger tells of, or that it is told with, is said to be wrong."""
    node = trigger
    for _ in range(_FAR):
        if node.lemma_.lower() in rejected_words().being and _judges(node) and _is_of_a_figure(node):
            return True
        if node.lemma_.lower() in rejected_words().figures and _is_called_wrong(node):
            return True
        if node.head == node or node.dep_ not in _ABOVE:
            return False
        node = node.head
    return False


@cache
def rejected_words() -> RejectedRule:
    """Load the one rule of ``data/en/rejected_figures.toml``."""
    return load_rules("en/rejected_figures", RejectedRule)[0]


def _is_of_a_figure(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} and c.lemma_.lower() in rejected_words().figures for c in verb.children)


def _is_called_wrong(figure: Token) -> bool:
    """Tell the object of a verb that calls it a lie; the parse hangs what it is called on the verb or makes it a clause."""
    verb = figure.head
    return verb.lemma_.lower() in rejected_words().calling and any(
        _is_wrong(t) for t in verb.subtree if t.i > figure.i and t.dep_ in _PREDICATES | {"ccomp"}
    )


def _judges(verb: Token) -> bool:
    """Tell ``is far too low``, ``was an invention``, ``is not correct``."""
    said = [c for c in verb.children if c.dep_ in {"acomp", "attr", "oprd", "xcomp"}]
    said += [c for c in (verb,) if verb.tag_ == "VBN"]  # "is exaggerated" may be read as a passive
    if is_negated(verb, word_lists("en/modality")):
        return any(c.lemma_.lower() in rejected_words().right or c.lower_ in rejected_words().right for c in said)
    return any(_is_wrong(c) for c in said)


def _is_wrong(word: Token) -> bool:
    words = rejected_words()
    if {word.lemma_.lower(), word.lower_} & set(words.wrong):
        return True
    return word.lower_ in words.excessive and any(c.lower_ == "too" for c in word.children)
