"""Whose the sites, vehicles and camps are that an act hits, and whose weapon it is that hits them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.model.reading import Mention
from dateline.readings.claims.arguments import Arguments
from dateline.readings.claims.drafts import Draft
from dateline.readings.claims.heads import heads_of
from dateline.readings.claims.owned_acts import SEATS
from dateline.readings.parse.clauses import lemma_of, of_verb
from dateline.readings.parse.noun_phrases import prepositional, prepositions_of

_HITTING = frozenset({"hit", "strike", "target", "pound", "pummel", "batter"})
_OF_WAR = frozenset(
    {"centre", "center", "stronghold", "hideout", "den", "gathering", "column", "line", "arsenal", "area"}
)
_BEFORE = frozenset({"compound", "poss", "amod", "nmod"})
_HOLDING = frozenset({"hold", "control", "man", "run", "use", "occupy", "operate", "own", "guard"})
_CARRYING = frozenset({"carry", "transport", "ferry", "house", "host", "shelter"})
_HIT_BY_NOUN = ("on", "against", "of")
_MADE = frozenset({"made", "built", "supplied", "produced", "manufactured"})


def holders(draft: Draft, arguments: Arguments) -> list[Mention]:
    """Give whose site or thing was taken or struck: ``captured an army base``, ``vehicles belonging to the rebels``."""
    if any(m.kind != "site" for m in draft.targets):
        return []
    if not draft.rule.force or draft.rule.object not in {"place", "target"}:
        return []
    found = list(_at_home(draft, arguments))
    heads = [h for t in _hit(draft) for h in heads_of(t)]
    if draft.is_noun or draft.kind == "siege":
        found += [m for h in heads if (m := arguments.actor(h)) is not None and m.kind == "actor"]
    things = [h for h in heads if _is_thing(h, arguments)] if draft.rule.subject not in {"target", "place"} else []
    for thing in things:
        found += [m for t in _owners(thing, arguments) if (m := arguments.actor(t)) is not None]
    return list(dict.fromkeys(m for m in found if m not in draft.actors))


def weapon_owners(weapon: Token, arguments: Arguments) -> list[Token]:
    """Give whose weapon does it by the words before it: ``a Houthi missile hit``; not who only made it."""
    before = [c for c in weapon.lefts if c.dep_ in _BEFORE]
    if any(t.lower_ in _MADE for c in before for t in c.subtree):
        return []
    return [c for c in before if arguments.mention(c, ("actor",)) is not None and arguments.is_armed(c)]


def _hit(draft: Draft) -> list[Token]:
    """List what an act is said to hit, by its object, its prepositions or the verb it is the subject of."""
    if not draft.is_noun:
        return draft.clause.objects
    beside = [t for name in _HIT_BY_NOUN for t in draft.clause.prepositions.get(name, [])]
    things = [t for t in beside if t.ent_type_ not in {"DATE", "TIME", "GPE"}]
    verb = draft.trigger.head
    if draft.trigger.dep_ == "nsubj" and lemma_of(verb) in _HITTING:
        things += [c for c in verb.children if c.dep_ == "dobj"]
    return things


def _owners(thing: Token, arguments: Arguments) -> Iterator[Token]:
    """Give whose a thing is: before it, behind ``of``, ``held by`` or ``belonging to``; or who is in it."""
    sided = [c for c in thing.children if c.dep_ in _BEFORE]
    sided += [p for name in ("of", "for") for p in prepositions_of(thing).get(name, [])]
    for verb in (c for c in thing.children if c.dep_ in {"acl", "relcl"}):
        lemma = lemma_of(verb)
        if lemma in _HOLDING:
            sided += of_verb(verb).agents
        elif lemma == "belong":
            sided += [p for c in verb.children if c.lower_ == "to" for p in prepositional(c)]
        elif lemma in _CARRYING:
            yield from (h for t in of_verb(verb).objects for h in heads_of(t))
    yield from (t for t in sided if arguments.is_armed(t))


def _is_thing(head: Token, arguments: Arguments) -> bool:
    """Tell what fighters have and others strike: sites, vehicles, camps and command centres."""
    if head.pos_ != "NOUN":
        return False
    return lemma_of(head) in _OF_WAR or any(arguments.is_a(head, name) for name in ("site", "part", "asset"))


def _at_home(draft: Draft, arguments: Arguments) -> Iterator[Mention]:
    """Give the state whose embassy it was done at: ``a bomb went off at the Dutch embassy``."""
    for name in ("at", "outside", "near", "inside"):
        for token in draft.clause.prepositions.get(name, []):
            actor = arguments.actor(token)
            if actor is not None and actor.noun in SEATS:
                yield actor
