"""In what sense a verb is meant: what is trapped, toppled, fallen, targeted or pulled out, and who does it, tell it from an act."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacy.tokens import Token

from dateline.readings.claims.arguments import Arguments
from dateline.readings.claims.clause_words import beside, doers_of, key_of, lemmas_of
from dateline.readings.claims.game import is_of_game
from dateline.readings.claims.heads import heads_of
from dateline.readings.claims.not_come_about import is_to_come
from dateline.readings.claims.noun_senses import is_relief, sense_words, tells_of_nature
from dateline.readings.claims.rules import ClaimRule
from dateline.readings.claims.senses_of_dealings import GUARDS
from dateline.readings.parse.clauses import Clause, lemma_of

Guard = Callable[[ClaimRule, Clause, Arguments], bool]
_UNDER = ("under", "beneath", "below", "underneath")
_INSIDE = (*_UNDER, "in", "inside", "within", "amid")
_JUST_BEFORE = 5
"""Words before ``trapped`` that may say in what: ``the car in which she was trapped``."""
_CROWDS = frozenset({"civilians", "protesters", "rioters"})


def is_other_sense(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell whether a verb's clause tells no act of the rule's kind, whatever its words."""
    verb = clause.trigger
    if is_of_game(verb) or is_to_come(verb):
        return True
    guards = (*_GUARDS.get(rule.kind, ()), *GUARDS.get(rule.kind, ()))
    return any(guard(rule, clause, arguments) for guard in guards)


def _is_trapped_by_things(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell people caught under or in what fell, sank or crashed from people whom forces hem in."""
    if lemma_of(clause.trigger) not in {"trap", "pin"}:
        return False
    doers = doers_of(clause)
    if doers and not any(arguments.is_armed(t) or arguments.actor(t) is not None or _is_act(t) for t in doers):
        return True
    within = beside(clause, _INSIDE)
    of = [p for t in within for c in t.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children]
    inside = {lemma_of(t) for t in (*within, *of)}
    where = {lemma_of(t) for t in clause.trigger.doc[max(0, clause.trigger.i - _JUST_BEFORE) : clause.trigger.i]}
    return bool(beside(clause, _UNDER)) or bool((inside | where) & sense_words("debris"))


def _is_act(doer: Token) -> bool:
    return lemma_of(doer) in sense_words("fighting")


def _lies_around(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell ``the hills surrounding the town`` and ``in the surrounding of the village`` from forces that surround it."""
    verb = clause.trigger
    if verb.tag_ != "VBG" or lemma_of(verb) not in {"surround", "ring", "encircle"}:
        return False
    if verb.dep_ in {"pobj", "amod", "nmod", "compound"} or any(c.dep_ == "det" for c in verb.children):
        return True
    return verb.dep_ in {"acl", "relcl", "prep"} and not arguments.is_a(verb.head, "force") and verb.head.pos_ != "VERB"


def _is_shut_off_by_nobody(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a farm that was isolated and a road that is cut off, by nobody said to bear arms."""
    weak = lemma_of(clause.trigger) in {"isolate", "cut", "seal", "cordon", "ring", "hem"}
    return weak and clause.passive and not any(arguments.is_armed(t) for t in clause.agents)


def _is_throng(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a crowd about a place, which has no arms to besiege it with."""
    doers = doers_of(clause)
    crowds = [t for t in doers if arguments.is_a(t, "people") or key_of(t, arguments) in _CROWDS]
    return bool(crowds) and not any(arguments.is_armed(t) for t in doers)


def _topples_over(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell chimneys and trees from rulers and governments."""
    heads = [inner for t in clause.objects for inner in heads_of(t)]
    rulers = [t for t in heads if lemma_of(t) in sense_words("overthrown") or arguments.actor(t) is not None]
    return lemma_of(clause.trigger) in {"topple", "oust"} and bool(heads) and not rulers


def _falls_down(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a tower or a river that falls from a town that falls to somebody."""
    if lemma_of(clause.trigger) != "fall":
        return False
    to = beside(clause, ("to", "by", "below", "under"))
    if any(lemma_of(t) in sense_words("mark") or t.pos_ == "NUM" for t in to):
        return True
    after = clause.trigger.nbor(1).lower_ if clause.trigger.i + 1 < len(clause.trigger.doc) else ""
    if after in {"victim", "prey", "ill", "short", "behind", "within", "outside", "apart", "asleep", "foul"}:
        return True
    fallen = lemmas_of(clause.subjects)
    if fallen & sense_words("level"):
        return True
    taker = any(
        arguments.is_armed(t) or arguments.actor(t) is not None for t in (*to, *beside(clause, ("into", "before")))
    )
    return bool(fallen & sense_words("edifice")) and not taker


def _is_held_for_long(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a state from its beginning: ``the bank of the river, which the army occupies``."""
    verb = clause.trigger
    return lemma_of(verb) == "occupy" and verb.dep_ in {"relcl", "acl"} and verb.tag_ in {"VBZ", "VBP", "VBG"}


def _is_aimed_by_law(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell prosecutors who target bankers from gunmen who target a bank."""
    if lemma_of(clause.trigger) not in {"target", "hit", "strike", "raid", "storm"}:
        return False
    doers = doers_of(clause)
    lawful = bool(doers) and all(lemma_of(t) in sense_words("law") and not arguments.is_armed(t) for t in doers)
    return lawful and (lemma_of(clause.trigger) == "target")


def _takes_off_or_up(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell an aircraft that took off from a town and an envoy who took up a post there from who took the town."""
    verb = clause.trigger
    if lemma_of(verb) != "take" or verb.i + 1 >= len(verb.doc):
        return False
    particles = {c.lower_ for c in verb.children if c.dep_ == "prt"} | {verb.nbor(1).lower_}
    return bool(particles & {"off", "up", "away", "aim", "cover"})


def _is_in_words(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell who assails a state for what it does, and one politician who attacks another, from arms."""
    if lemma_of(clause.trigger) not in {"attack", "assail", "hit", "target", "slam", "blast"}:
        return False
    doers, hit = doers_of(clause), clause.objects
    if any(arguments.is_armed(t) for t in doers):
        return False
    blamed = any(
        c.dep_ == "pcomp" and c.tag_ == "VBG" for p in clause.trigger.children if p.lower_ == "for" for c in p.children
    )
    named = [bool(ts) and all(t.pos_ == "PROPN" and t.ent_type_ == "PERSON" for t in ts) for ts in (doers, hit)]
    return blamed or all(named)


def _is_strife_of_words(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a man who fights to keep a child from men who fight a battle."""
    aims = any(c.dep_ in {"xcomp", "advcl"} and c.tag_ == "VB" for c in clause.trigger.children)
    sides = [*clause.subjects, *clause.objects, *beside(clause, ("with", "against"))]
    return lemma_of(clause.trigger) in {"fight", "battle"} and aims and not any(arguments.is_armed(t) for t in sides)


def _takes_home(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell who takes a cake home, or a position in a matter, from who takes a place."""
    taken = lemmas_of(clause.objects)
    home = taken & {"home"} or any(c.lower_ == "home" for c in clause.trigger.children)
    stance = "position" in taken and any(
        c.dep_ in {"acl", "ccomp"} for t in (clause.trigger, *clause.objects) for c in t.children
    )
    return lemma_of(clause.trigger) == "take" and (bool(home) or stance)


def _leaves_bank(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a blaze that breaks out at a bank from a river that breaks its banks."""
    return rule.id == "banks-burst" and "bank" not in lemmas_of(clause.objects)


def _burns(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a petrol bomb, which sets alight, from a bomb."""
    mods = {c.lower_ for t in clause.objects for c in t.children if c.dep_ in {"compound", "amod", "nmod"}}
    return rule.object == "means" and (
        bool(mods & sense_words("incendiary")) or "cocktail" in lemmas_of(clause.objects)
    )


def _is_of_people_not_nature(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a wave of bombings, or a land engulfed by protests, from water and fire."""
    return any(tells_of_nature(t) is False for t in (*doers_of(clause), *beside(clause, ("by", "in"))))


def _was_hit_itself(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell ``the car that was hit``, by nobody knows what, from a car that hit somebody."""
    return rule.id == "vehicle-hits" and clause.passive and not clause.agents


def _is_no_advance(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell marchers, people in flight, a convoy of relief and a storm on its way from a force that moves."""
    doers = clause.subjects
    if lemma_of(clause.trigger) == "close" and clause.objects:
        return True
    if rule.id == "ground-gained" and lemma_of(clause.trigger) == "make":
        return not any(arguments.is_armed(t) and t.pos_ != "PRON" for t in doers) or any(
            lemma_of(t) in {"investigator", "detective", "police", "officer"} for t in doers
        )
    keys = {key_of(t, arguments) for t in doers}
    if doers and all(t.pos_ == "PRON" or lemma_of(t) in {"civilian", "people"} for t in doers) and keys & _CROWDS:
        return True
    if any(is_relief(t) for t in doers):
        return True
    states = {key for key in keys if key is not None and key.startswith("state:") and key.count(":") == 1}
    return bool(doers) and all(t.lower_ == "it" for t in doers) and bool(states)


_GUARDS: Mapping[str, tuple[Guard, ...]] = {
    "siege": (
        _is_trapped_by_things,
        _lies_around,
        _is_shut_off_by_nobody,
        _is_throng,
    ),
    "coup": (_topples_over,),
    "capture": (
        _falls_down,
        _is_held_for_long,
        _takes_home,
        _takes_off_or_up,
    ),
    "attack": (
        _is_aimed_by_law,
        _is_in_words,
    ),
    "clash": (_is_strife_of_words,),
    "bombing": (_burns,),
    "disaster": (
        _is_of_people_not_nature,
        _leaves_bank,
    ),
    "accident": (_was_hit_itself,),
    "advance": (_is_no_advance,),
}
