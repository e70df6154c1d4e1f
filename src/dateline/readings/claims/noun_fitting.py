"""Whether a rule fits a noun: its modifiers, what it is of and by, the verb that carries it, and what makes it tell an act."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.kinds import HAZARDS, event_kinds
from dateline.readings.claims.arguments import Arguments
from dateline.readings.claims.heads import any_is
from dateline.readings.claims.no_acts import has_cause, is_manner, is_unarmed, is_wanted
from dateline.readings.claims.rules import ClaimRule, noun_classes
from dateline.readings.parse.clauses import Clause, lemma_of, of_verb, verb_lemma
from dateline.readings.parse.noun_clauses import of_noun
from dateline.readings.parse.noun_phrases import prepositions_of
from dateline.readings.parse.verbs import verb_classes

CONCRETE = ("asset", "person", "people", "force", "site", "place", "number", "weapon", "actor")
"""What force and hazards can hit."""
_HARMED = frozenset({"killed", "injured", "casualties", "missing", "detained"})
"""What is counted of force; who is moved or freed in an operation was not attacked."""
_BESIDE = ("at", "in", "inside", "outside", "near", "on", "of")


def noun_fits(rule: ClaimRule, extra: tuple[str, ...], clause: Clause, arguments: Arguments) -> Clause | None:
    """Test a rule on a noun; give the clause to read the roles from, which may be the noun's verb's, or None."""
    noun = clause.trigger
    if noun.dep_ in {"compound", "poss", "nmod"} and noun.head.pos_ in {"NOUN", "PROPN"}:
        if rule.kind != "disaster" or noun.head.pos_ != "PROPN":
            return None
        clause = of_noun(noun.head)  # Cyclone Idai
    if rule.kind == "disaster" and any(
        arguments.is_armed(t) for t in clause.subjects if arguments.actor(t) is not None
    ):
        return None  # "rebels storm the town"
    if rule.kind == "disaster" and any(c.dep_ == "dobj" for c in noun.children):
        return None  # a verb read as a noun: "freed as rebels storm prison"
    if rule.occurs and noun.dep_ in {"nsubj", "attr"} and noun.head.lemma_ == "be" and not _is_told(noun):
        return None
    if rule.kind == "accident" and noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in noun_classes()["bursts"]:
        return None  # "in exchanges of fire"
    if noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_.lower() in rule.not_under:
        return None
    modifiers = {c.lemma_.lower() for c in noun.children if c.dep_ in {"compound", "amod", "nmod"}}
    if (
        (extra and not set(extra) <= modifiers)
        or modifiers & set(rule.not_modifier)
        or _is_figurative(rule, clause, arguments)
    ):
        return None
    lacks = (
        not extra and lemma_of(noun) in rule.needs_modifier_for
        if rule.needs_modifier_for
        else not extra and bool(rule.needs_modifier)
    )
    if lacks and not modifiers & set(rule.needs_modifier) and lemma_of(noun) not in rule.needs_modifier:
        return None
    if rule.needs_force and lemma_of(noun) in rule.needs_force and not _forceful(noun, modifiers, arguments):
        return None
    if rule.carried_by and not _is_carried_by(rule, noun):
        return None
    if rule.occurs and (is_wanted(noun) or is_manner(noun) or _counts_from(rule, noun)):
        return None
    if rule.beside_nouns and not _stands_by(rule, clause):
        return None
    if has_cause(rule, clause) or (is_concrete(rule) and not rule.under and _is_charge(noun, clause)):
        return None
    if rule.by_is and not any_is(_authors(noun, clause), rule.by_is, arguments):
        return None
    if rule.of_is and not _of_fits(rule, clause, arguments):
        return None
    if rule.under:
        return _carried(rule, noun, arguments)
    return _after(rule, noun, arguments) if rule.after else clause


def _counts_from(rule: ClaimRule, noun: Token) -> bool:
    """Tell an act that only says since when something else is so: ``the bloodiest day since the coup``."""
    since = noun.dep_ == "pobj" and noun.head.lower_ == "since" and event_kinds()[rule.kind].family != "hazard"
    return since and not any(t.ent_type_ in {"DATE", "TIME"} for t in noun.subtree)


def _is_carried_by(rule: ClaimRule, noun: Token) -> bool:
    """Test the verb whose subject a noun is, or, for a noun after a preposition, the verb above that."""
    verb = noun.head.head if rule.after else noun.head
    return (bool(rule.after) or noun.dep_ == "nsubj") and verb.lemma_.lower() in rule.carried_by


def _stands_by(rule: ClaimRule, clause: Clause) -> bool:
    """Tell whether the noun is told of a place of the rule's kind: ``an explosion at a chemical plant``."""
    words = [w for n in _BESIDE for t in clause.prepositions.get(n, []) for w in (t, *t.lefts)]
    return any(lemma_of(word) in rule.beside_nouns for word in words)


def _is_told(noun: Token) -> bool:
    """Tell an act that its own words date or tell of: ``Friday's raid, which killed nine, was the third``."""
    if any(c.dep_ == "expl" for c in noun.head.children):
        return True  # "there was a clash near Sake"
    dated = any(c.dep_ == "poss" and c.ent_type_ in {"DATE", "TIME"} for c in noun.children)
    return dated or any(c.dep_ == "relcl" and c.tag_ in {"VBD", "VBZ"} for c in noun.children)


def _is_charge(noun: Token, clause: Clause) -> bool:
    """Tell the name of a crime (``two counts of assault``, ``charged with murder``) from an act with a victim or place."""
    told = clause.prepositions.keys() & {"of", "in", "at", "near", "on", "against"}
    if told or clause.subjects or any(c.dep_ == "det" for c in noun.children):
        return False
    node = noun
    for _ in range(4):
        node = node.head
        if node.lemma_.lower() in noun_classes()["charge"]:
            return True
        if node.dep_ not in {"prep", "conj", "pobj", "dobj", "pcomp", "xcomp", "acl"}:
            return False
    return False


def _is_figurative(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell ``a storm of protest``, ``an explosion of colour``: force or hazard of nothing that can be hit or counted."""
    if not rule.occurs or rule.of_is or not is_concrete(rule):
        return False
    of = [t for t in clause.prepositions.get("of", []) if t.pos_ == "NOUN"]
    if any(lemma_of(t) in noun_classes()["abstract"] for t in clause.prepositions.get("in", [])):
        return True
    if any(
        lemma_of(t) in noun_classes()["idea"] for name in ("on", "against") for t in clause.prepositions.get(name, [])
    ):
        return True  # "an assault on poverty"
    noun = clause.trigger
    by_accident = noun.lower_ == "accident" and noun.head.lower_ == "by"
    if (
        (rule.kind == "disaster" or by_accident)
        and noun.tag_ == "NN"
        and noun.dep_ == "pobj"
        and not any(noun.children)
    ):
        return True  # "taken by storm", "shot by accident"
    of = [t for t in of if lemma_of(t) not in {"magnitude", "strength", "intensity"}]
    return bool(of) and not any(arguments.is_a(t, name) for t in of for name in CONCRETE)


def is_concrete(rule: ClaimRule) -> bool:
    return event_kinds()[rule.kind].force or rule.kind in HAZARDS


def _forceful(noun: Token, modifiers: set[str], arguments: Arguments) -> bool:
    """Look for arms or harm beside a noun that means many things (operation, incident, fire)."""
    if modifiers & noun_classes()["forceful"]:
        return True
    hit = [p for c in noun.children if c.dep_ == "prep" and c.lower_ in {"on", "against"} for p in c.children]
    if noun.dep_ == "nsubj" and noun.head.lemma_.lower() in noun_classes()["damaging"]:
        hit += of_verb(noun.head).objects  # "a fire badly damaged the church"
    if any(arguments.is_a(p, name) for p in hit for name in ("site", "asset", "force", "named-place")):
        return True
    return any(q.measure in _HARMED for q in arguments.quantities(noun.sent)) or any(
        arguments.is_a(t, "force") for c in noun.children for t in [c] if c.dep_ in {"poss", "compound"}
    )


def _authors(noun: Token, clause: Clause) -> list[Token]:
    """List who a noun is by: ``strikes by crews``, ``a truce declared by both sides``."""
    declared = [of_verb(c) for c in noun.children if c.dep_ == "acl"]
    return clause.prepositions.get("by", []) + [t for verb in declared for t in verb.agents]


def _of_fits(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    owners = [t for t in clause.subjects if arguments.place(t) is not None] if "place" in rule.of_is else []
    return any_is(clause.prepositions.get("of", []) + owners, rule.of_is, arguments)


def _carried(rule: ClaimRule, noun: Token, arguments: Arguments) -> Clause | None:
    """Read a noun that a light verb carries: subject from the verb, the rest from the noun."""
    begun = _begun(noun)
    verb = begun.head
    if verb.dep_ == "prep" or begun.dep_ not in {"dobj", "nsubjpass", "conj"} or verb_lemma(verb) not in rule.under:
        return None
    outer = of_verb(verb)
    doers = outer.agents if outer.passive else outer.subjects
    if is_unarmed(rule, doers) or (rule.subject_is and not any_is(doers, rule.subject_is, arguments)):
        return None
    merged = prepositions_of(noun)
    for name, pobjs in outer.prepositions.items():
        merged.setdefault(name, []).extend(p for p in pobjs if p not in merged.get(name, []))
    return Clause(noun, verb, passive=False, subjects=doers, objects=[], agents=[], prepositions=merged, noun=True)


def _begun(noun: Token) -> Token:
    """Look up from what begins to its beginning: ``announced the start of a truce``."""
    above = noun.head.head
    of = noun.dep_ == "pobj" and noun.head.lower_ == "of"
    return above if of and lemma_of(above) in noun_classes()["beginning"] else noun


def _after(rule: ClaimRule, noun: Token, arguments: Arguments) -> Clause | None:
    """Read ``X is under rebel control``: the subject of the clause, and the noun's own arguments."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in rule.after:
        return None
    verb = preposition.head
    if verb.dep_ in {"acomp", "advmod"} and verb.lower_ in {"more", "again", "back", "now"}:
        verb = verb.head  # "is once more in rebel hands"
    stays = verb.lemma_.lower() in verb_classes()["staying"] or any(c.lower_ == "still" for c in verb.children)
    if stays != rule.staying:
        return None  # "remains in the hands of the army": nothing has changed hands
    if verb.pos_ not in {"VERB", "AUX"}:
        subjects = [verb] if verb.pos_ in {"NOUN", "PROPN"} else []
    else:
        outer = of_verb(verb)
        subjects = outer.subjects or outer.objects
        if outer.objects and rule.subject_is and not any_is(subjects, rule.subject_is, arguments):
            subjects = outer.objects  # "have the president under guard"
    if rule.subject_is and not any_is(subjects, rule.subject_is, arguments):
        return None
    owners = [c for c in noun.children if c.dep_ in {"compound", "poss", "amod", "nmod"}]
    merged = prepositions_of(noun)
    for name, pobjs in (prepositions_of(verb) if verb.pos_ in {"VERB", "AUX"} else {}).items():
        merged.setdefault(name, []).extend(p for p in pobjs if p != noun)
    return Clause(
        noun, verb, passive=False, subjects=subjects, objects=owners, agents=[], prepositions=merged, noun=True
    )
