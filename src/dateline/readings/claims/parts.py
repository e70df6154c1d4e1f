"""One verb that tells of several acts: ``hit a depot in Odesa and a bridge in Lviv``, ``three died in Kano and two in Jos``."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dateline.readings.claims.arguments import Arguments
from dateline.readings.parse.clauses import Clause
from dateline.readings.parse.noun_phrases import prepositions_of

_NOMINAL = frozenset({"NOUN", "NUM", "PROPN"})


def parts_of(clause: Clause, arguments: Arguments) -> list[Clause]:
    """Give a clause for each member of its list that has a place of its own; the clause itself where none has."""
    gapped = [c for c in clause.trigger.children if is_gapped(c)]
    members = clause.objects or clause.subjects
    if gapped:
        others = _apart(gapped)
        return [_part(clause, None, members, others), *(_part(clause, g, [g], frozenset()) for g in gapped)]
    placed = [t for t in members if _own_place(t, arguments)]
    joined = any(t.dep_ == "conj" for t in placed)
    if len(placed) < 2 or not joined or len(placed) < len(members):
        return [clause]
    return [_part(clause, t, [t], _apart([o for o in placed if o.is_ancestor(t) is False and o != t])) for t in placed]


def is_gapped(token: Token) -> bool:
    """Tell a noun or number joined to a verb, whose verb is left out: ``three died in Kano and two in Jos``."""
    told = token.dep_ == "conj" and token.pos_ in _NOMINAL and token.head.pos_ in {"VERB", "AUX"}
    return told and token.i > token.head.i and any(c.dep_ in {"prep", "npadvmod", "advmod"} for c in token.children)


def _part(clause: Clause, part: Token | None, members: Sequence[Token], apart: frozenset[int]) -> Clause:
    prepositions = dict(clause.prepositions)
    if part is not None:
        prepositions |= prepositions_of(part)
        apart |= frozenset(t.i for t in clause.trigger.subtree) - {t.i for t in part.subtree}
    objects = bool(clause.objects)
    return Clause(
        clause.trigger,
        clause.head,
        passive=clause.passive,
        subjects=clause.subjects if objects else list(members),
        objects=list(members) if objects else [],
        agents=clause.agents,
        prepositions=prepositions,
        part=part,
        apart=apart,
    )


def _apart(tokens: Sequence[Token]) -> frozenset[int]:
    return frozenset(t.i for token in tokens for t in token.subtree)


def _own_place(token: Token, arguments: Arguments) -> bool:
    """Tell whether a place hangs on a noun phrase itself, not on another member joined to it."""
    below = [p for c in token.children if c.dep_ == "prep" and c.lower_ in {"in", "at", "near"} for p in c.children]
    return any((place := arguments.mention(p, ("place",))) is not None and place.noun is None for p in below)
