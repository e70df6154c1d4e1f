"""Harm told right after the act it comes of: ``A ferry sank off Zanzibar on Sunday. Thirteen people drowned.``"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from dateline.kinds import HAZARDS
from dateline.model.reading import Mention
from dateline.readings.claims.continuing import is_total
from dateline.readings.claims.drafts import ARMS, Draft
from dateline.readings.claims.focus import Focus
from dateline.readings.claims.rules import rule_index
from dateline.readings.parse.clauses import lemma_of

_ACTS = ARMS | HAZARDS | {"attack", "clash", "riot", "killing"}
_NEAR = 300
"""So many characters may stand between the act and its harm: a sentence, not a paragraph about something else."""


class Cause(NamedTuple):
    """The act that harm comes of, where it took place, and the claim that tells it."""

    act: Draft
    place: Mention | None
    claim_id: str


def cause_of(draft: Draft, focus: Focus, start: int) -> Cause | None:
    """Find the act told right before a clause that tells of harm and of nobody who did it."""
    if not is_bare_harm(draft):
        return None
    told = focus.told_last(start - _NEAR)
    if told is None:
        return None
    act, place, claim = told
    happened = claim.polarity == "positive" and claim.tense in {"current", "background"}
    if not happened or act.kind not in _ACTS or act.trigger == draft.trigger or is_total(draft):
        return None
    before = any(c.dep_ in {"aux", "auxpass"} and c.lower_ == "had" for c in draft.clause.head.children)
    return None if before and draft.times else Cause(act, place, claim.id)


def is_bare_harm(draft: Draft) -> bool:
    """Tell harm without a doer or means of its own: ``13 people drowned``, ``another 74 were hurt``."""
    if draft.kind == "other" and any(q.measure == "killed" for q in draft.quantities):
        return True  # "the wreck burned out; 79 bodies were found"
    if draft.kind != "killing" or draft.is_noun or draft.actors or draft.doers or draft.means:
        return False
    passive = draft.clause.passive or draft.rule.subject in {"target", "none"} or not draft.clause.subjects
    return passive and not draft.clause.agents and not any(_is_cause(t) for t in _beside(draft))


def comes_of_hazard(cause: Cause) -> bool:
    return cause.act.kind in HAZARDS


def renamed(cause: Cause) -> str | None:
    """Give the kind that harm is told as: that of the hazard or of the arms it comes of."""
    return cause.act.kind if cause.act.kind in HAZARDS | ARMS else None


def _beside(draft: Draft) -> list[Token]:
    return [t for name in ("in", "by", "after", "during", "when") for t in draft.clause.prepositions.get(name, [])]


def _is_cause(noun: Token) -> bool:
    """Tell a noun of action beside the harm, which says itself what it comes of: ``died in a fire``."""
    return (
        noun.pos_ == "NOUN"
        and lemma_of(noun) in rule_index().nouns
        and not any(c.lower_ in {"the", "this", "that"} for c in noun.children)
    )
