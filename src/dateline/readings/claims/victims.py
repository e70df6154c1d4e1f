"""Whom an act was done to, of those its words name: not an address, and not all the dead of a war."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from dateline.model.reading import Mention
from dateline.readings.claims.drafts import Draft
from dateline.readings.claims.rules import noun_classes
from dateline.readings.claims.war_totals import sums_up_war
from dateline.readings.parse.clauses import lemma_of
from dateline.readings.places.words import load_words

_ANYBODY = frozenset({"people", "person", "life"})
_OVER_WEEKS = frozenset({"offensive", "campaign", "fighting", "unrest", "crisis", "violence", "hostility"})
_DONE_TO_PERSONS = frozenset({"detention", "killing", "attack", "abduction"})
_NUMBERS = frozenset({"thousand", "hundred", "dozen", "score", "couple", "member", "million", "number"})
_DATED = frozenset({"DATE", "TIME", "CARDINAL"})


def victims(draft: Draft) -> list[Mention]:
    """Give the mentions an act was done to; "people" are of no side where a whole war has killed them."""
    if draft.kind != "killing" or not (sums_up_war(draft.clause) or _since_it_began(draft)):
        return draft.targets
    return [m for m in draft.targets if m.key != "civilians" or m.noun not in _ANYBODY]


def nameless_victims(draft: Draft) -> Iterator[Token]:
    """Give the nouns of people and bodies acted on whom no mention covers; things are not sides."""
    named = [t for t in draft.words if t.pos_ == "PROPN" and t.ent_type_ not in _DATED and not _is_address(t)]
    yield from named
    if not named and draft.kind in _DONE_TO_PERSONS:
        yield from (t for t in draft.words if t.pos_ == "NOUN" and lemma_of(t) in _persons())


@cache
def _persons() -> frozenset[str]:
    return noun_classes()["people"] - _NUMBERS


def _is_address(name: Token) -> bool:
    """Tell a street: ``a shooting on Maple Avenue``, ``at 85 Saint John St.``."""
    words = [t.text for t in name.doc[max(0, name.left_edge.i) : name.i + 1]]
    street = words[-1].rstrip(".")
    return street in load_words().streets or (street == "St" and len(words) > 1)


def _since_it_began(draft: Draft) -> bool:
    """Tell what fighting has cost since it began: ``727 people have been killed since the offensive began``."""
    clauses = [c for c in draft.clause.head.children if c.dep_ in {"advcl", "prep"}]
    since = [c for c in clauses if c.lower_ == "since" or any(g.lower_ == "since" for g in c.children)]
    return any(lemma_of(t) in _OVER_WEEKS for c in since for t in c.subtree)
