"""Whether a rule fits a clause: the verb's second words and complements, who does it, and what it is done to."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dateline.readings.claims.arguments import Arguments
from dateline.readings.claims.heads import any_is, are_about, heads_are
from dateline.readings.claims.no_acts import (
    debates,
    forecasts,
    has_cause,
    is_cared_for,
    is_of_fighters,
    is_unarmed,
    only_describes,
)
from dateline.readings.claims.noun_fitting import noun_fits
from dateline.readings.claims.noun_senses import is_other_sense_of_noun
from dateline.readings.claims.rules import ClaimRule
from dateline.readings.claims.senses import is_other_sense
from dateline.readings.parse.clauses import Clause, is_passive, lemma_of
from dateline.readings.parse.noun_phrases import prepositions_of

_WORDS = frozenset({"measure", "accord", "inquiry", "deadline", "parley", "relief", "tie"})
"""Classes of objects without which a verb means something else (``withdrew`` and ``withdrew the ban``)."""
_AROUND = ("into", "on", "upon", "at", "to", "behind", "for", "over", "with", "onto")
_PARTICLES = frozenset({"out", "up", "off", "down", "away", "over", "back", "in", "on"})
_PREDICATES = frozenset({"oprd", "acomp", "appos", "ccomp", "npadvmod", "advcl"})


def fits(rule: ClaimRule, extra: tuple[str, ...], clause: Clause, arguments: Arguments) -> Clause | None:
    """Test a rule on a clause; give the clause to read the roles from (a noun's may be its verb's), or None."""
    if clause.noun:
        seen = noun_fits(rule, extra, clause, arguments)
        return seen if seen is None or not is_other_sense_of_noun(rule, clause, arguments) else None
    joined = _joined(extra, _turned(clause) if rule.transitive else clause)
    if not _verb_fits(rule, extra, joined, arguments) or is_other_sense(rule, joined, arguments):
        return None
    return joined


def _turned(clause: Clause) -> Clause:
    """Read a headline's participle as the passive it is: ``Two killed in Jos``."""
    if clause.passive or clause.objects or any(c.dep_ in {"xcomp", "ccomp", "aux"} for c in clause.trigger.children):
        return clause
    definite = any(c.lower_ == "the" for s in clause.subjects for c in s.children)
    if clause.trigger.tag_ not in {"VBN", "VBD"} or definite:
        return clause
    counted = _counted_after(clause.trigger)
    return Clause(
        clause.trigger,
        clause.head,
        passive=not counted,
        subjects=clause.subjects if counted else [],
        objects=counted or clause.subjects,
        agents=clause.prepositions.get("by", []),
        prepositions=clause.prepositions,
        part=clause.part,
        apart=clause.apart,
    )


def _counted_after(verb: Token) -> list[Token]:
    """Give the number a verb joined to an active one has for its object: ``Police answered and held several dozen``."""
    active = verb.dep_ == "conj" and verb.head.tag_ in {"VBD", "VBZ", "VBP"} and not is_passive(verb.head)
    return [c for c in verb.children if c.dep_ == "npadvmod" and c.i <= verb.i + 2] if active else []


def _joined(extra: tuple[str, ...], clause: Clause) -> Clause:
    """Give a verb what hangs on the object that is part of it: ``imposed sanctions on``, ``lay siege to``."""
    second = [t for t in clause.objects if t.lemma_.lower() in extra]
    if not second:
        return clause
    merged = {name: list(pobjs) for name, pobjs in clause.prepositions.items()}
    for name, pobjs in prepositions_of(second[0]).items():
        merged.setdefault(name, []).extend(pobjs)
    return Clause(
        clause.trigger,
        clause.head,
        passive=clause.passive,
        subjects=clause.subjects,
        objects=clause.objects,
        agents=clause.agents,
        prepositions=merged,
        part=clause.part,
        apart=clause.apart,
    )


def _verb_fits(rule: ClaimRule, extra: tuple[str, ...], clause: Clause, arguments: Arguments) -> bool:
    if not _words_fit(rule, extra, clause, arguments):
        return False
    doers = clause.agents if clause.passive else clause.subjects
    if rule.subject == "place" and rule.subject_is and clause.passive and not any_is(doers, rule.subject_is, arguments):
        return any_is(clause.objects, rule.subject_is, arguments)
    return _doers_fit(rule, clause, doers, arguments) and _objects_fit(rule, extra, clause, arguments)


def _words_fit(rule: ClaimRule, extra: tuple[str, ...], clause: Clause, arguments: Arguments) -> bool:
    """Test what belongs to the verb itself: its second word, its complements, what would make it tell something else."""
    children = list(clause.trigger.children)
    if extra and not _has_second_word(extra, clause):
        return False
    if rule.needs_object and not clause.objects and not _acted_on(rule, clause):
        return False
    if rule.intransitive and (clause.passive or any(o.i > clause.trigger.i for o in clause.objects)):
        return False  # what stands before is no object but whose men they are: ``X, whose men retreated``
    if rule.warns_of_acts and forecasts(clause.trigger, arguments):
        return False
    beside = [t for name in rule.beside_not for t in clause.prepositions.get(name, [])]
    if any(t.ent_type_ not in {"DATE", "TIME"} for t in beside):
        return False
    if rule.beside_nouns and not _stands_beside(rule, clause):
        return False
    if rule.unresisted and not _is_unresisted(clause.trigger):
        return False
    complements = [c for c in children if c.dep_ == "xcomp"]
    if rule.complement_positive and any(g.dep_ == "neg" for c in complements for g in c.children):
        return False
    if has_cause(rule, clause) or (rule.kind == "killing" and is_cared_for(clause.trigger)):
        return False
    if rule.complement_not and any(c.lemma_.lower() in rule.complement_not for c in complements):
        return False
    aims = [c for c in children if c.tag_ == "VB" or (c.tag_ == "VBG" and c.dep_ in {"advcl", "xcomp"})]
    if rule.purpose_is and not any(c.lemma_.lower() in rule.purpose_is for c in aims):
        return False
    if rule.purpose_not and any(c.tag_ == "VB" and c.lemma_.lower() in rule.purpose_not for c in children):
        return False
    return not (rule.no_complement and any(c.dep_ in {"acomp", "oprd", "prt"} for c in children))


def _doers_fit(rule: ClaimRule, clause: Clause, doers: Sequence[Token], arguments: Arguments) -> bool:
    if is_unarmed(rule, doers) or (rule.kind == "clash" and (debates(clause, arguments) or only_describes(clause))):
        return False
    by = clause.agents + clause.prepositions.get("by", [])
    if rule.subject_is and rule.subject != "place" and clause.passive and not doers:
        if "aircraft" in rule.subject_is:
            return False
    elif rule.subject_is and not any_is(doers, rule.subject_is, arguments):
        return False
    if rule.subject_nouns and not heads_are(doers or clause.objects, rule.subject_nouns, arguments):
        return False
    if rule.agent_nouns and not heads_are(by, rule.agent_nouns):
        return False
    return not rule.agent_is or any_is(by, rule.agent_is, arguments)


def _objects_fit(rule: ClaimRule, extra: tuple[str, ...], clause: Clause, arguments: Arguments) -> bool:
    if rule.object_not and any(
        f"{c.lower_} {t.lemma_.lower()}" in rule.object_not for t in clause.objects for c in t.children
    ):
        return False
    if is_of_fighters(rule, clause, arguments):
        return False
    if rule.object_nouns_not and heads_are(clause.objects, rule.object_nouns_not):
        return False
    if rule.object_of_others and any(arguments.is_own(t) for t in clause.objects):
        return False
    around = clause.objects + [t for name in _AROUND for t in clause.prepositions.get(name, [])]
    if rule.object_nouns and not are_about(around, rule.object_nouns) and rule.object != "means":
        return _complement(clause.trigger, rule) and any_is(clause.objects, rule.object_is, arguments)
    if rule.object == "means" and rule.object_nouns:
        return heads_are(clause.objects, rule.object_nouns)
    objects = [t for t in clause.objects if t.lemma_.lower() not in extra]
    if rule.object_again and [t.lower_ for t in objects] == ["it"]:
        return True
    if rule.object_is and rule.object != "none" and objects:
        return any_is(objects, rule.object_is, arguments)
    complement = any(c.dep_ in {"xcomp", "ccomp"} for c in clause.trigger.children)
    beside = [t for name in rule.prepositions for t in clause.prepositions.get(name, [])]
    if _WORDS & set(rule.object_is):
        return any_is(beside, rule.object_is, arguments)
    return complement or not rule.object_is or rule.object == "none" or bool(clause.prepositions)


def _stands_beside(rule: ClaimRule, clause: Clause) -> bool:
    return any(lemma_of(t) in rule.beside_nouns for pobjs in clause.prepositions.values() for t in pobjs)


def _is_unresisted(verb: Token) -> bool:
    """Find ``unopposed``, ``without a fight``, ``without meeting resistance``, ``and met no resistance``."""
    for child in verb.children:
        below = {lemma_of(t) for t in child.subtree}
        if child.lower_ in _UNOPPOSED or (child.lower_ == "without" and below & _RESISTANCE):
            return True
        met = child.dep_ == "conj" and lemma_of(child) in {"meet", "encounter", "face", "find"}
        if met and below & {"no", "little", "hardly", "not"} and below & _RESISTANCE:
            return True
    return False


_UNOPPOSED = frozenset({"unopposed", "unhindered", "unresisted", "unchallenged"})
_RESISTANCE = frozenset({"fight", "fighting", "shot", "resistance", "opposition", "struggle", "battle"})


def _acted_on(rule: ClaimRule, clause: Clause) -> bool:
    """Tell whether something is acted on by way of a preposition: ``opened fire on the crowd``."""
    beside = [
        t for name, role in rule.prepositions.items() if role == "target" for t in clause.prepositions.get(name, [])
    ]
    return any(t.ent_type_ not in {"DATE", "TIME"} for t in beside)


def _complement(verb: Token, rule: ClaimRule) -> bool:
    """Find ``dead`` in ``left nine people dead``, wherever the parse hangs it."""
    return any(t.lower_ in rule.object_adjectives for t in verb.subtree if t.i > verb.i and t.i - verb.i < 12)


def _has_second_word(extra: tuple[str, ...], clause: Clause) -> bool:
    """Find the particle of ``take over`` or the object of ``lay siege``."""
    verb = clause.trigger
    wanted = extra[-1]
    if wanted == "not":
        return any(c.dep_ == "neg" for c in verb.children)
    for child in verb.children:
        if child.dep_ == "prep" and any(p.ent_type_ in {"DATE", "TIME"} for p in child.children):
            continue  # "called him on Monday" is no call on him
        if child.i > 0 and child.nbor(-1).text == "-":
            continue  # "another hide-out"
        if wanted in {"off", "at"} and child.dep_ == "prep" and any(p.dep_ == "pobj" for p in child.children):
            continue  # "went down off the coast" is not "went off"
        if child.lower_ == wanted and child.dep_ in {
            "prt",
            "advmod",
            "prep",
            "acomp",
            "oprd",
            "npadvmod",
            "ccomp",
            "dep",
            "intj",
        }:
            return True
        if child.dep_ == "dobj" and any(c.dep_ == "acl" and c.lemma_.lower() == wanted for c in child.children):
            return True  # "treated 40 wounded"
        if child.lemma_.lower() == wanted and child.dep_ in {"dobj", "acomp", "oprd", "nsubjpass", "advmod", "xcomp"}:
            return True
    near = verb.doc[verb.i + 1 : verb.i + 12] if wanted not in _PARTICLES else ()
    if any(t.dep_ in _PREDICATES and t.lemma_.lower() == wanted and verb.is_ancestor(t) for t in near):
        return True  # "took a priest, Father X, hostage", wherever the parse hangs it
    return any(pobj.lemma_.lower() == wanted for pobjs in clause.prepositions.values() for pobj in pobjs)
