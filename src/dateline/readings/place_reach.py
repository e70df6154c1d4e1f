"""Whether a place near the words of an act is the act's: not that of those who answer to it, nor what a protest is about."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from dateline.model.reading import Mention
from dateline.readings.claim_rules import noun_classes
from dateline.readings.clauses import lemma_of
from dateline.readings.drafts import Draft
from dateline.readings.noun_phrases import prepositions_of

_WORDS = frozenset(
    {"protest", "demand", "accusation", "statement", "refusal", "support", "sanction", "meeting", "agreement"}
)
"""Kinds of acts that are about others: what they are for or against lies elsewhere."""
_ABOUT = frozenset({"against", "for", "over"})
_AT = ("at", "in", "near", "outside")
_UNKNOWN = frozenset({"GPE", "LOC", "FAC", "PERSON", ""})


def is_answered(draft: Draft) -> bool:
    """Tell an act named by a noun that its verb only answers to or tells of: ``the raid was condemned in Oslo``."""
    verb = draft.clause.head
    return draft.is_noun and not draft.under and verb != draft.trigger and lemma_of(verb) in noun_classes()["answering"]


def is_about(draft: Draft) -> bool:
    """Tell an act of words or of the street, whose objects lie elsewhere."""
    return draft.kind in _WORDS


def is_topic(preposition: str, draft: Draft) -> bool:
    """Tell a preposition behind which stands what an act is about: ``marched against the bombing of Aleppo``."""
    return is_about(draft) and preposition in _ABOUT


def at_unknown_place(draft: Draft, mention_of: Callable[[Token], Mention | None]) -> bool:
    """Tell whether the act's own words name a place that no gazetteer has: none told before may stand in for it."""
    verbs = [draft.clause.head, *(c for c in draft.clause.head.children if _is_meanwhile(c))]
    for verb in {draft.trigger, *verbs}:
        found = prepositions_of(verb)
        for token in (t for name in _AT for t in found.get(name, [])):
            if token.pos_ == "PROPN" and token.ent_type_ in _UNKNOWN and mention_of(token) is None:
                return True
    return False


def _is_meanwhile(clause: Token) -> bool:
    return clause.dep_ == "advcl" and any(c.lower_ in {"when", "as", "after"} for c in clause.children)
