"""Whose a noun of action is by the words before it: who did it, or whose thing it was done to (``embassy bombing``)."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.model.reading import Mention
from dateline.readings.claims.drafts import Draft
from dateline.readings.claims.rules import Role, means_words, noun_classes
from dateline.readings.parse.clauses import Clause, lemma_of

SEATS = frozenset({"embassy", "consulate", "ministry", "parliament", "court", "legislature", "senate", "mission"})
"""Bodies that are called by the house they sit in, and bomb nobody."""


def owners(clause: Clause) -> list[Token]:
    """List what stands before a noun: also adjectives joined by ``and``, as in ``Dutch and Danish air strikes``."""
    joined = [t for owner in clause.subjects for t in owner.conjuncts if t.pos_ == "ADJ" and t.i < clause.trigger.i]
    owned = [*clause.subjects, *(t for t in joined if t not in clause.subjects)]
    return owned or _before_gerund(clause.trigger)


def _before_gerund(act: Token) -> list[Token]:
    """Give the noun before a gerund that the parse hangs on the preposition instead: ``died in rebel shelling of``."""
    before = act.nbor(-1) if act.lower_.endswith("ing") and act.dep_ == "advcl" and act.i > 0 else None
    beside = before is not None and before.dep_ == "pobj" and act.head in {before, before.head, before.head.head}
    return [before] if before is not None and beside else []


def role_of_owner(draft: Draft, owner: Token, actor: Mention) -> Role:
    """Tell whether a side before a noun of force did it or had it done to something of its own."""
    if not draft.rule.force or draft.rule.owner != "actor":
        return draft.rule.owner
    owns = _thing_between(owner, draft.trigger)
    return "target" if owns or actor.noun in SEATS or actor.key == "civilians" else "actor"


def _thing_between(owner: Token, noun: Token) -> bool:
    """Tell a thing that stands between an owner and an act, and that nobody strikes with: ``Ruritania embassy blast``."""
    things = [t for t in noun.doc[owner.i + 1 : noun.i] if t.pos_ in {"NOUN", "PROPN"} and t.head == noun]
    return any(
        (lemma_of(t) in noun_classes()["asset"] or lemma_of(t) in SEATS)
        and lemma_of(t) not in noun_classes()["aircraft"] | noun_classes()["weapon"]
        and lemma_of(t) not in means_words()
        and f"{lemma_of(t)} bomb" not in means_words()
        for t in things
    )
