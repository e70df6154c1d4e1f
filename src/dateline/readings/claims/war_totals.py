"""The dead of a whole war, which are of no one place or day: ``the conflict has killed more than 300,000 people``."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.readings.parse.clauses import Clause

_WARS = frozenset({"war", "conflict", "insurgency", "rebellion", "uprising", "genocide"})
_IN = frozenset({"in", "during", "of", "since", "from"})
_PERFECT = frozenset({"has", "have", "had", "'ve"})


def sums_up_war(clause: Clause) -> bool:
    """Tell what a war has cost since it began, or has so far; not those who died in it on some day."""
    head = clause.head
    if any(t.ent_type_ in {"DATE", "TIME"} and _is_of_days(t) for t in head.subtree):
        return False
    lasting = any(c.lower_ in _PERFECT for c in head.children if c.dep_ == "aux")
    if any(t.lemma_.lower() in _WARS for t in (*clause.subjects, *clause.agents)):
        return lasting
    wars = [t for t in head.subtree if t.lemma_.lower() in _WARS and _belongs(t, head)]
    since = any(t.lower_ in {"since", "far"} for t in head.subtree)
    return bool(wars) and (lasting or since)


def _belongs(war: Token, head: Token) -> bool:
    """Tell ``killed in the war``, ``since the war began``, from a war that only describes: ``a veteran of the war``."""
    if war.dep_ == "pobj" and war.head.lower_ in _IN:
        whose = war.head.head
        return whose == head or (whose.dep_ == "dobj" and whose.head == head and war.head.lower_ == "in")
    clause = war.head
    marked = any(c.lower_ == "since" for c in clause.children)
    return war.dep_ in {"nsubj", "nsubjpass"} and clause.dep_ == "advcl" and marked


def _is_of_days(token: Token) -> bool:
    return token.lemma_.lower().endswith("day") or token.lower_ in {"morning", "night", "overnight", "week", "weekend"}
