"""Whether a rule fits a clause: its second words, its classes of arguments, and what makes a noun tell an act."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from dateline.kinds import event_kinds
from dateline.readings.arguments import Arguments, thing_meant
from dateline.readings.claim_rules import ClaimRule, noun_classes
from dateline.readings.clauses import Clause, lemma_of, of_verb
from dateline.readings.no_acts import forecasts, is_cared_for
from dateline.readings.noun_clauses import of_noun
from dateline.readings.noun_phrases import prepositions_of

_MORE = frozenset({"another", "others"})
"""Words for more of what was spoken of just before."""
CONCRETE = ("asset", "person", "people", "force", "site", "place", "number", "weapon", "actor")
"""What force and hazards can hit."""
_WORDS = frozenset({"measure", "accord", "inquiry", "deadline", "parley", "relief", "tie"})
"""Classes of objects without which a verb means something else (``withdrew`` and ``withdrew the ban``)."""
_STAYING = frozenset({"remain", "stay", "continue", "keep"})
_CROWDS = {"protesters": "protester", "rioters": "rioter"}
_HOLDING = frozenset({"of", "with"})
_BESIDE = ("at", "in", "inside", "outside", "near", "on", "of")
_PREDICATES = frozenset({"oprd", "acomp", "appos", "ccomp", "npadvmod", "advcl"})


def fits(rule: ClaimRule, extra: tuple[str, ...], clause: Clause, arguments: Arguments) -> Clause | None:
    """Test a rule on a clause; give the clause to read the roles from (a noun's may be its verb's), or None."""
    if clause.noun:
        return _noun_fits(rule, extra, clause, arguments)
    joined = _joined(extra, _turned(clause) if rule.transitive else clause)
    return joined if _verb_fits(rule, extra, joined, arguments) else None


def _turned(clause: Clause) -> Clause:
    """Read a headline's participle as the passive it is: ``Two killed in Jos``."""
    if clause.passive or clause.objects or any(c.dep_ in {"xcomp", "ccomp", "aux"} for c in clause.trigger.children):
        return clause
    definite = any(c.lower_ == "the" for s in clause.subjects for c in s.children)
    if clause.trigger.tag_ not in {"VBN", "VBD"} or definite:
        return clause
    return Clause(
        clause.trigger,
        clause.head,
        passive=True,
        subjects=[],
        objects=clause.subjects,
        agents=clause.prepositions.get("by", []),
        prepositions=clause.prepositions,
        part=clause.part,
        apart=clause.apart,
    )


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
    if extra and not _has_second_word(extra, clause):
        return False
    if rule.needs_object and not clause.objects and not _acted_on(rule, clause):
        return False
    if rule.intransitive and any(o.i > clause.trigger.i for o in clause.objects):
        return False  # what stands before is no object but whose men they are: ``X, whose men retreated``
    if rule.warns_of_acts and forecasts(clause.trigger, arguments):
        return False
    if rule.complement_positive and any(
        g.dep_ == "neg" for c in clause.trigger.children if c.dep_ == "xcomp" for g in c.children
    ):
        return False
    if _has_cause(rule, clause) or (rule.kind == "killing" and is_cared_for(clause.trigger)):
        return False
    if rule.complement_not and any(
        c.lemma_.lower() in rule.complement_not for c in clause.trigger.children if c.dep_ == "xcomp"
    ):
        return False
    if rule.no_complement and any(c.dep_ in {"acomp", "oprd"} or (c.dep_ == "prt") for c in clause.trigger.children):
        return False
    doers = clause.agents if clause.passive else clause.subjects
    if rule.subject_is and rule.subject != "place" and clause.passive and not doers:
        if "aircraft" in rule.subject_is:
            return False
    elif rule.subject_is and not _any(doers, rule.subject_is, arguments):
        if rule.subject == "place" and clause.passive:
            return _any(clause.objects, rule.subject_is, arguments)
        return False
    if rule.subject_nouns and not _heads(clause.subjects or clause.objects, rule.subject_nouns, arguments):
        return False
    if rule.agent_nouns and not _heads(clause.agents + clause.prepositions.get("by", []), rule.agent_nouns):
        return False
    if rule.agent_is and not _any(clause.agents + clause.prepositions.get("by", []), rule.agent_is, arguments):
        return False
    if rule.object_not and any(
        f"{c.lower_} {t.lemma_.lower()}" in rule.object_not for t in clause.objects for c in t.children
    ):
        return False
    if rule.object_nouns_not and _heads(clause.objects, rule.object_nouns_not):
        return False
    if rule.object_of_others and any(arguments.is_own(t) for t in clause.objects):
        return False
    around = clause.objects + [
        t for name in ("into", "on", "at", "to", "behind", "for") for t in clause.prepositions.get(name, [])
    ]
    if rule.object_nouns and not _about(around, rule.object_nouns) and rule.object != "means":
        return (
            rule.id == "left-dead"
            and _any(clause.objects, rule.object_is, arguments)
            and _complement(clause.trigger, rule)
        )
    if rule.object == "means" and rule.object_nouns:
        return _heads(clause.objects, rule.object_nouns)
    objects = [t for t in clause.objects if t.lemma_.lower() not in extra]
    if rule.object_again and [t.lower_ for t in objects] == ["it"]:
        return True
    if rule.object_is and rule.object != "none" and objects:
        return _any(objects, rule.object_is, arguments)
    complement = any(c.dep_ in {"xcomp", "ccomp"} for c in clause.trigger.children)
    beside = [t for name in rule.prepositions for t in clause.prepositions.get(name, [])]
    if _WORDS & set(rule.object_is):
        return _any(beside, rule.object_is, arguments)
    return complement or not rule.object_is or rule.object == "none" or bool(clause.prepositions)


def _acted_on(rule: ClaimRule, clause: Clause) -> bool:
    """Tell whether something is acted on by way of a preposition: ``opened fire on the crowd``."""
    return any(role == "target" and clause.prepositions.get(name) for name, role in rule.prepositions.items())


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
        if wanted == "off" and child.dep_ == "prep" and any(p.dep_ == "pobj" for p in child.children):
            continue  # "went down off the coast" is not "went off"
        if child.lower_ == wanted and child.dep_ in {"prt", "advmod", "prep", "acomp", "oprd", "npadvmod", "ccomp"}:
            return True
        if child.dep_ == "dobj" and any(c.dep_ == "acl" and c.lemma_.lower() == wanted for c in child.children):
            return True  # "treated 40 wounded"
        if child.lemma_.lower() == wanted and child.dep_ in {"dobj", "acomp", "oprd", "nsubjpass", "advmod", "xcomp"}:
            return True
    near = verb.doc[verb.i + 1 : verb.i + 12]
    if any(t.dep_ in _PREDICATES and t.lemma_.lower() == wanted and verb.is_ancestor(t) for t in near):
        return True  # "took a priest, Father X, hostage", wherever the parse hangs it
    return any(pobj.lemma_.lower() == wanted for pobjs in clause.prepositions.values() for pobj in pobjs)


def _noun_fits(rule: ClaimRule, extra: tuple[str, ...], clause: Clause, arguments: Arguments) -> Clause | None:
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
    if rule.beside_nouns and not _stands_by(rule, clause):
        return None
    if _has_cause(rule, clause) or (is_concrete(rule) and not rule.under and _is_charge(noun, clause)):
        return None
    if rule.by_is and not _any(_authors(noun, clause), rule.by_is, arguments):
        return None
    if rule.of_is and not _of_fits(rule, clause, arguments):
        return None
    if rule.under:
        return _carried(rule, noun, arguments)
    return _after(rule, noun, arguments) if rule.after else clause


def _stands_by(rule: ClaimRule, clause: Clause) -> bool:
    """Tell whether the noun is told of a place of the rule's kind: ``an explosion at a chemical plant``."""
    words = [w for n in _BESIDE for t in clause.prepositions.get(n, []) for w in (t, *t.lefts)]
    return any(lemma_of(word) in rule.beside_nouns for word in words)


def _is_told(noun: Token) -> bool:
    """Tell an act that its own words date or tell of: ``Friday's raid, which killed nine, was the third``."""
    dated = any(c.dep_ == "poss" and c.ent_type_ in {"DATE", "TIME"} for c in noun.children)
    return dated or any(c.dep_ == "relcl" and c.tag_ in {"VBD", "VBZ"} for c in noun.children)


def _has_cause(rule: ClaimRule, clause: Clause) -> bool:
    """Tell whether something followed ``of`` or ``from`` that the rule rules out: ``died of natural causes``."""
    beside = [t for name in ("of", "from", "after") for t in clause.prepositions.get(name, [])]
    plain = [t for t in beside if lemma_of(t) not in {"attack", "arrest"} or _of_heart(t)]
    return any(lemma_of(t) in noun_classes().get(name, ()) for name in rule.cause_not for t in plain)


def _of_heart(noun: Token) -> bool:
    return any(c.lower_ in {"heart", "cardiac", "asthma"} for c in noun.children)


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
    noun = clause.trigger
    if rule.kind == "disaster" and noun.tag_ == "NN" and noun.dep_ == "pobj" and not any(noun.children):
        return True  # "taken by storm"
    of = [t for t in of if lemma_of(t) not in {"magnitude", "strength", "intensity"}]
    return bool(of) and not any(arguments.is_a(t, name) for t in of for name in CONCRETE)


def is_concrete(rule: ClaimRule) -> bool:
    return event_kinds()[rule.kind].force or rule.kind in {"disaster", "accident"}


def _forceful(noun: Token, modifiers: set[str], arguments: Arguments) -> bool:
    """Look for arms or harm beside a noun that means many things (operation, incident, fire)."""
    if modifiers & noun_classes()["forceful"]:
        return True
    hit = [p for c in noun.children if c.dep_ == "prep" and c.lower_ in {"on", "against"} for p in c.children]
    if noun.dep_ == "nsubj" and noun.head.lemma_.lower() in noun_classes()["damaging"]:
        hit += of_verb(noun.head).objects  # "a fire badly damaged the church"
    if any(arguments.is_a(p, name) for p in hit for name in ("site", "asset", "force", "named-place")):
        return True
    return any(q.measure for q in arguments.quantities(noun.sent)) or any(
        arguments.is_a(t, "force") for c in noun.children for t in [c] if c.dep_ in {"poss", "compound"}
    )


def _authors(noun: Token, clause: Clause) -> list[Token]:
    """List who a noun is by: ``strikes by crews``, ``a truce declared by both sides``."""
    declared = [of_verb(c) for c in noun.children if c.dep_ == "acl"]
    return clause.prepositions.get("by", []) + [t for verb in declared for t in verb.agents]


def _of_fits(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    owners = [t for t in clause.subjects if arguments.place(t) is not None] if "place" in rule.of_is else []
    return _any(clause.prepositions.get("of", []) + owners, rule.of_is, arguments)


def _carried(rule: ClaimRule, noun: Token, arguments: Arguments) -> Clause | None:
    """Read a noun that a light verb carries: subject from the verb, the rest from the noun."""
    verb = noun.head
    if verb.dep_ == "prep" or noun.dep_ not in {"dobj", "nsubjpass", "conj"} or verb.lemma_.lower() not in rule.under:
        return None
    outer = of_verb(verb)
    doers = outer.agents if outer.passive else outer.subjects
    if rule.subject_is and not _any(doers, rule.subject_is, arguments):
        return None
    merged = prepositions_of(noun)
    for name, pobjs in outer.prepositions.items():
        merged.setdefault(name, []).extend(p for p in pobjs if p not in merged.get(name, []))
    return Clause(noun, verb, passive=False, subjects=doers, objects=[], agents=[], prepositions=merged, noun=True)


def _after(rule: ClaimRule, noun: Token, arguments: Arguments) -> Clause | None:
    """Read ``X is under rebel control``: the subject of the clause, and the noun's own arguments."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in rule.after:
        return None
    verb = preposition.head
    if verb.dep_ in {"acomp", "advmod"} and verb.lower_ in {"more", "again", "back", "now"}:
        verb = verb.head  # "is once more in rebel hands"
    if verb.lemma_.lower() in _STAYING or any(c.lower_ == "still" for c in verb.children):
        return None  # "remains in the hands of the army": nothing has changed hands
    if verb.pos_ not in {"VERB", "AUX"}:
        subjects = [verb] if verb.pos_ in {"NOUN", "PROPN"} else []
    else:
        outer = of_verb(verb)
        subjects = outer.subjects or outer.objects
    if rule.subject_is and not _any(subjects, rule.subject_is, arguments):
        return None
    owners = [c for c in noun.children if c.dep_ in {"compound", "poss", "amod", "nmod"}]
    merged = prepositions_of(noun)
    for name, pobjs in (prepositions_of(verb) if verb.pos_ in {"VERB", "AUX"} else {}).items():
        merged.setdefault(name, []).extend(p for p in pobjs if p != noun)
    return Clause(
        noun, verb, passive=False, subjects=subjects, objects=owners, agents=[], prepositions=merged, noun=True
    )


def _any(tokens: Iterable[Token], classes: Sequence[str], arguments: Arguments) -> bool:
    return any(arguments.is_a(inner, name) for token in tokens for inner in heads_of(token) for name in classes)


def _heads(tokens: Iterable[Token], lemmas: Sequence[str], arguments: Arguments | None = None) -> bool:
    """Test nouns by lemma; of a pronoun, where ``arguments`` are given, those of the crowd it takes up."""
    for token in tokens:
        if any(lemma_of(inner) in lemmas for inner in heads_of(token)):
            return True
        taken_up = arguments.mention(token, ("actor",)) if arguments is not None and token.pos_ == "PRON" else None
        if taken_up is not None and _CROWDS.get(taken_up.key or "") in lemmas:
            return True
        things = [thing_meant(inner) for inner in heads_of(token)] if arguments is not None else []
        if any(thing is not None and lemma_of(thing) in lemmas for thing in things):
            return True
    return False


def _about(tokens: Iterable[Token], lemmas: Sequence[str]) -> bool:
    """Tell whether noun phrases are of certain things: by their heads, what stands before these, or what they are of."""
    for token in tokens:
        for inner in heads_of(token):
            parts = [c for c in inner.children if c.dep_ in {"compound", "nmod"}]
            loaded = [c for c in inner.children if c.dep_ == "acl" and lemma_of(c) in noun_classes()["loaded"]]
            parts += [
                p
                for t in (inner, *loaded)
                for c in t.children
                if c.lower_ in _HOLDING and c.dep_ == "prep"
                for p in c.children
            ]
            if any(lemma_of(part) in lemmas for part in (inner, *parts)):
                return True
    return False


def heads_of(token: Token) -> list[Token]:
    """Look through ``dozens of soldiers`` and ``members of the group`` to what they are of."""
    if lemma_of(token) in noun_classes()["transparent"] or token.pos_ == "NUM":
        inner = [
            c
            for p in token.children
            if p.dep_ == "prep" and p.lower_ in {"of", "in"}
            for c in p.children
            if c.dep_ == "pobj"
        ]
        return [token, *inner, *_counted_after(token)]
    if token.lower_ in _MORE and token.head.dep_ == "conj":  # "killed a rebel and captured another"
        return [token, *(c for c in token.head.head.children if c.dep_ in {"dobj", "nsubjpass"})]
    return [token]


def _counted_after(number: Token) -> list[Token]:
    """Find the noun a number counts where the parse takes it for a verb: ``freed 107 inmates``."""
    following = number.nbor(1) if number.i + 1 < len(number.doc) else number
    return [following] if following.dep_ == "dep" and following.tag_ == "VBZ" else []
