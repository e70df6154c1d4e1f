"""Whether a sentence goes on with what was told before, and whether it looks back over many acts at once."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Token

from dateline.readings.claims.drafts import Draft
from dateline.readings.claims.rules import noun_classes
from dateline.readings.parse.clauses import lemma_of

_MORE = frozenset({"also", "additional"})
_WITHIN = frozenset({"during", "in", "after", "of", "following"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_SINCE = frozenset({"since", "so", "past", "last", "this"})
_PEOPLE_AGAIN = frozenset({"he", "she", "they", "him", "her", "them", "both", "who"})
_SPANS = frozenset({"year", "month", "decade", "week"})


def goes_on(draft: Draft, before: Container[str]) -> bool:
    """Tell whether a sentence continues one whose lemmas are given: by ``also``, ``during the raid`` or its subject."""
    head = draft.clause.head
    if any(t.lower_ in _MORE for t in head.subtree):
        return True
    if any(_names_again(t) for t in draft.trigger.sent):
        return True
    if any(_is_share(t, before) for t in draft.trigger.sent):
        return True
    doers = [c for c in head.children if c.dep_ in {"nsubj", "nsubjpass"}]
    doers = doers or [c for c in head.head.children if head.dep_ == "conj" and c.dep_ in {"nsubj", "nsubjpass"}]
    return any(t.tag_ == "PRP" or (_is_definite(t) and lemma_of(t) in before) for t in doers)


def is_of_known_victims(draft: Draft) -> bool:
    """Tell harm to people already spoken of: ``he died``, ``the boy was shot``, ``both victims``."""
    if draft.is_noun or draft.kind != "killing":
        return False
    if "taken-up" in draft.rule.needs:
        return True
    suffer = draft.clause.subjects if draft.rule.subject == "target" else draft.clause.objects
    people = noun_classes()["people"]
    return bool(suffer) and all(
        t.lower_ in _PEOPLE_AGAIN or (_is_definite(t) and lemma_of(t) in people and t.pos_ == "NOUN") for t in suffer
    )


def is_news(draft: Draft) -> bool:
    """Tell what a text reports itself from what it only looks back on: a main clause, or one act by its noun."""
    if draft.is_noun and not draft.under:
        return draft.trigger.tag_ in {"NN", "NNP"} and not is_total(draft)
    head = draft.clause.head
    before = any(c.dep_ in {"aux", "auxpass"} and c.lower_ == "had" for c in head.children)
    return head.dep_ in {"ROOT", "conj", "ccomp"} and not before and not is_total(draft)


def is_total(draft: Draft) -> bool:
    """Tell a look back: what a side has done since a day, or what a war or plague has cost."""
    head = draft.clause.head
    if not any(c.dep_ == "aux" and c.lower_ in {"have", "has", "'ve"} for c in head.children):
        return False
    return any(_spans(t) for t in head.subtree if t.i > head.i or t.lower_ == "since")


def _spans(token: Token) -> bool:
    """Find ``since June``, ``so far``, ``in the past year``, ``this month``."""
    if token.lower_ == "since" or (token.lower_ == "far" and token.i and token.nbor(-1).lower_ == "so"):
        return True
    return lemma_of(token) in _SPANS and any(c.lower_ in _SINCE for c in token.children)


def _is_share(number: Token, before: Container[str]) -> bool:
    """Find ``ten of the officers died``, ``two of them``: some of those told of before."""
    if number.dep_ not in {"nsubj", "nsubjpass"} or number.pos_ != "NUM":
        return False
    whole = [p for c in number.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
    people = noun_classes()["people"] | noun_classes()["force"] | noun_classes()["captive"]
    return any(
        t.lower_ in {"them", "those", "these"} or (_is_definite(t) and (lemma_of(t) in people or lemma_of(t) in before))
        for t in whole
    )


def _names_again(noun: Token) -> bool:
    """Find ``during the operation``: a definite noun for an act within which this took place."""
    acts = noun_classes()["deed"] | noun_classes()["undertaking"]
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ in _WITHIN
        and lemma_of(noun) in acts
        and _is_definite(noun)
        and not any(c.lower_ in {"last", "previous", "earlier"} for c in noun.children)
    )


def _is_definite(noun: Token) -> bool:
    return any(c.dep_ in {"det", "poss"} and (c.dep_ == "poss" or c.lower_ in _DEFINITE) for c in noun.children)
