"""Whether a rule fits a clause, and which of its arguments plays which role."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from dateline.kinds import event_kinds
from dateline.readings.arguments import Arguments
from dateline.readings.claim_rules import ClaimRule, Role, means_words, noun_classes
from dateline.readings.clauses import Clause, carried_by, of_noun, of_verb, phrase, prepositions_of
from dateline.readings.drafts import Draft
from dateline.readings.modality import modality_words

_TRANSPARENT = frozenset(
    {
        "number",
        "series",
        "group",
        "majority",
        "most",
        "all",
        "some",
        "many",
        "several",
        "part",
        "half",
        "rest",
        "one",
        "dozen",
        "hundred",
        "thousand",
        "score",
        "lot",
        "couple",
        "handful",
        "string",
        "member",
        "thousands",
        "hundreds",
        "dozens",
        "any",
        "each",
        "none",
        "pair",
        "total",
        "much",
        "chunk",
        "swath",
        "swathe",
        "portion",
        "area",
    }
)
_PARTS = frozenset({"part", "half", "much", "chunk", "swath", "swathe", "portion", "area", "most", "some", "many"})


def fits(rule: ClaimRule, extra: tuple[str, ...], clause: Clause, arguments: Arguments) -> Clause | None:
    """Test a rule on a clause; give the clause to read the roles from (a noun's may be its verb's), or None."""
    if clause.trigger.pos_ in {"NOUN", "PROPN"} and not clause.trigger.tag_.startswith("VB"):
        return _noun_fits(rule, extra, clause, arguments)
    joined = _joined(extra, clause)
    return joined if _verb_fits(rule, extra, joined, arguments) else None


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
    )


def _verb_fits(rule: ClaimRule, extra: tuple[str, ...], clause: Clause, arguments: Arguments) -> bool:
    if extra and not _has_second_word(extra, clause):
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
    if rule.subject_nouns and not _heads(clause.subjects or clause.objects, rule.subject_nouns):
        return False
    if rule.agent_nouns and not _heads(clause.agents + clause.prepositions.get("by", []), rule.agent_nouns):
        return False
    if rule.agent_is and not _any(clause.agents + clause.prepositions.get("by", []), rule.agent_is, arguments):
        return False
    around = clause.objects + [t for name in ("into", "on", "at", "to") for t in clause.prepositions.get(name, [])]
    if rule.object_nouns and not _heads(around, rule.object_nouns) and rule.object != "means":
        return (
            rule.id == "left-dead"
            and _any(clause.objects, rule.object_is, arguments)
            and _complement(clause.trigger, rule)
        )
    if rule.object == "means" and rule.object_nouns:
        return _heads(clause.objects, rule.object_nouns)
    objects = [t for t in clause.objects if t.lemma_.lower() not in extra]
    if rule.object_is and rule.object != "none" and objects:
        return _any(objects, rule.object_is, arguments)
    complement = any(c.dep_ in {"xcomp", "ccomp"} for c in clause.trigger.children)
    return not rule.object_is or bool(clause.prepositions) or complement or rule.object == "none"


def _complement(verb: Token, rule: ClaimRule) -> bool:
    """Find ``dead`` in ``left nine people dead``, wherever the parse hangs it."""
    return any(t.lower_ in rule.object_adjectives for t in verb.subtree if t.i > verb.i and t.i - verb.i < 12)


def _has_second_word(extra: tuple[str, ...], clause: Clause) -> bool:
    """Find the particle of ``take over`` or the object of ``lay siege``."""
    verb = clause.trigger
    wanted = extra[-1]
    for child in verb.children:
        if child.lower_ == wanted and child.dep_ in {"prt", "advmod", "prep", "acomp", "oprd", "npadvmod", "ccomp"}:
            return True
        if child.lemma_.lower() == wanted and child.dep_ in {"dobj", "acomp", "oprd", "nsubjpass", "advmod", "xcomp"}:
            return True
    return any(pobj.lemma_.lower() == wanted for pobjs in clause.prepositions.values() for pobj in pobjs)


def _noun_fits(rule: ClaimRule, extra: tuple[str, ...], clause: Clause, arguments: Arguments) -> Clause | None:
    noun = clause.trigger
    if noun.dep_ in {"compound", "poss", "nmod"} and noun.head.pos_ in {"NOUN", "PROPN"}:
        if rule.kind != "disaster" or noun.head.pos_ != "PROPN":
            return None
        clause = of_noun(noun.head)  # Cyclone Idai
    if rule.occurs and noun.dep_ in {"nsubj", "attr"} and noun.head.lemma_ == "be":
        return None
    modifiers = {c.lemma_.lower() for c in noun.children if c.dep_ in {"compound", "amod", "nmod"}}
    if (
        (extra and not set(extra) <= modifiers)
        or modifiers & set(rule.not_modifier)
        or _is_figurative(rule, clause, arguments)
    ):
        return None
    lacks = (
        not extra and noun.lemma_.lower() in rule.needs_modifier_for
        if rule.needs_modifier_for
        else not extra and bool(rule.needs_modifier)
    )
    if lacks and not modifiers & set(rule.needs_modifier) and noun.lemma_.lower() not in rule.needs_modifier:
        return None
    if rule.needs_force and noun.lemma_.lower() in rule.needs_force and not _forceful(noun, modifiers, arguments):
        return None
    if rule.of_is and not _of_fits(rule, clause, arguments):
        return None
    if rule.under:
        return _carried(rule, noun, arguments)
    if rule.after:
        return _after(rule, noun, arguments)
    return clause


def _is_figurative(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell ``a storm of protest``, ``an explosion of colour``: force or hazard of nothing that can be hit or counted."""
    if not rule.occurs or rule.of_is or not _concrete(rule):
        return False
    of = [t for t in clause.prepositions.get("of", []) if t.pos_ == "NOUN"]
    return (
        bool(of)
        and not any(arguments.is_a(t, name) for t in of for name in CONCRETE)
        and rule.prepositions.get("of") != "topic"
    )


def _concrete(rule: ClaimRule) -> bool:
    return event_kinds()[rule.kind].force or rule.kind in {"disaster", "accident"}


CONCRETE = ("asset", "person", "people", "force", "site", "place", "number", "weapon", "actor")
"""What force and hazards can hit."""


def _forceful(noun: Token, modifiers: set[str], arguments: Arguments) -> bool:
    """Look for arms or harm beside a noun that means many things (operation, incident, fire)."""
    if modifiers & {
        "military",
        "armed",
        "police",
        "rescue",
        "security",
        "violent",
        "deadly",
        "shooting",
        "terror",
        "terrorist",
        "forest",
        "massive",
        "huge",
        "clearance",
        "special",
    }:
        return True
    return any(q.measure for q in arguments.quantities(noun.sent)) or any(
        arguments.is_a(t, "force") for c in noun.children for t in [c] if c.dep_ in {"poss", "compound"}
    )


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
    return Clause(noun, verb, passive=False, subjects=doers, objects=[], agents=[], prepositions=merged)


def _after(rule: ClaimRule, noun: Token, arguments: Arguments) -> Clause | None:
    """Read ``X is under rebel control``: the subject of the clause, and the noun's own arguments."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in rule.after:
        return None
    verb = preposition.head
    if verb.pos_ not in {"VERB", "AUX"}:
        subjects = [verb] if verb.pos_ in {"NOUN", "PROPN"} else []
    else:
        outer = of_verb(verb)
        subjects = outer.subjects or outer.objects
    if rule.subject_is and not _any(subjects, rule.subject_is, arguments):
        return None
    owners = [c for c in noun.children if c.dep_ in {"compound", "poss", "amod", "nmod"}]
    return Clause(
        noun, verb, passive=False, subjects=subjects, objects=owners, agents=[], prepositions=prepositions_of(noun)
    )


def _any(tokens: Iterable[Token], classes: Sequence[str], arguments: Arguments) -> bool:
    return any(arguments.is_a(inner, name) for token in tokens for inner in _heads_of(token) for name in classes)


def _heads(tokens: Iterable[Token], lemmas: Sequence[str]) -> bool:
    return any(inner.lemma_.lower() in lemmas for token in tokens for inner in _heads_of(token))


def _heads_of(token: Token) -> list[Token]:
    """Look through ``dozens of soldiers`` and ``members of the group`` to what they are of."""
    if token.lemma_.lower() in _TRANSPARENT or token.pos_ == "NUM":
        inner = [
            c
            for p in token.children
            if p.dep_ == "prep" and p.lower_ in {"of", "in"}
            for c in p.children
            if c.dep_ == "pobj"
        ]
        return [token, *inner]
    return [token]


def fill(rule: ClaimRule, extra: tuple[str, ...], clause: Clause, arguments: Arguments) -> Draft:
    """Give each argument its role."""
    is_noun = clause.trigger.pos_ in {"NOUN", "PROPN"} and not clause.trigger.tag_.startswith("VB")
    draft = Draft(rule, clause, is_noun=is_noun, under=bool(rule.under or rule.after))
    doers = clause.agents if clause.passive else clause.subjects
    if is_noun and not draft.under:
        _assign(draft, rule.subject, carried_by(clause.trigger, modality_words()["light"]), arguments)
        for owner in clause.subjects:
            _own(draft, owner, arguments)
    elif rule.subject == "place" and clause.passive:
        _assign(draft, "place", clause.objects, arguments)
    else:
        _assign(draft, rule.subject, doers, arguments)
    if rule.after:
        _assign(draft, "actor", clause.objects, arguments)
    elif not is_noun and not (rule.subject == "place" and clause.passive):
        _assign(draft, rule.object, [t for t in clause.objects if t.lemma_.lower() not in extra], arguments)
        draft.topics += [c for c in clause.trigger.children if c.dep_ in {"xcomp", "ccomp"}]
    for preposition, role in rule.prepositions.items():
        _assign(draft, role, clause.prepositions.get(preposition, []), arguments)
    _claimed_by(draft, arguments)
    draft.quantities = [q for q in arguments.quantities(_near(draft)) if q.measure]
    draft.means = draft.means or _means(draft)
    return draft


def _own(draft: Draft, owner: Token, arguments: Arguments) -> None:
    """Place what stands before a noun: a side, a victim, a place, or a means (``the Kabul car bomb attack``)."""
    actor, place = arguments.actor(owner), arguments.mention(owner, ("place", "site"))
    if actor is not None:
        role: Role = draft.rule.owner
        _assign(draft, role, [owner], arguments)
    elif place is not None and place.candidates and place.candidates[0].startswith("country:"):
        draft.actors.append(place)
    elif place is not None:
        draft.places.append(place)


def _claimed_by(draft: Draft, arguments: Arguments) -> None:
    """Add who claimed an act: ``an attack claimed by X``."""
    if draft.actors:
        return
    for child in draft.trigger.children:
        if child.dep_ == "acl" and child.lemma_ in {
            "claim",
            "carry",
            "conduct",
            "stage",
            "launch",
            "blame",
            "stag",
            "mount",
        }:
            clause = of_verb(child)
            _assign(draft, "actor", clause.agents + clause.prepositions.get("on", []), arguments)


def _near(draft: Draft) -> list[Token]:
    """List the tokens whose numbers belong to the act: its own clause, and the verb that carries a noun."""
    top = draft.trigger
    if draft.is_noun and top.dep_ in {"nsubj", "dobj", "nsubjpass"}:
        top = top.head
    return [t for t in top.subtree if not _in_other_clause(t, top)]


def _in_other_clause(token: Token, top: Token) -> bool:
    """Tell whether a finite clause of its own stands between a token and the verb above."""
    node = token
    for _ in range(40):
        if node == top or node.head == node:
            return False
        if node.dep_ in {"ccomp", "relcl", "parataxis"} or (
            node.dep_ in {"conj", "advcl"}
            and node.pos_ == "VERB"
            and any(c.dep_ in {"nsubj", "nsubjpass"} for c in node.children)
        ):
            return True
        node = node.head
    return True


def _assign(draft: Draft, role: Role, tokens: Iterable[Token], arguments: Arguments) -> None:
    for token in tokens:
        for head in _heads_of(token):
            _assign_one(draft, role, head, arguments)


def _assign_one(draft: Draft, role: Role, head: Token, arguments: Arguments) -> None:
    if role in {"place", "destination"}:
        slot = draft.places if role == "place" else draft.destinations
        if head.dep_ == "appos" and (named := arguments.place(head.head)) is not None and named.noun is None:
            return
        if head.lemma_.lower() in _PARTS:
            draft.extent = draft.extent or "part"
        found = arguments.place(head)
        if found is None and role == "place" and arguments.is_a(head, "place"):
            draft.placeless = True
        if found is not None and found not in slot:
            slot.append(found)
    elif role == "actor":
        actor = arguments.actor(head) or _state(head, draft, arguments)
        if actor is not None and actor not in draft.actors:
            draft.actors.append(actor)
    elif role == "target":
        _target(draft, head, arguments)
    elif role == "topic":
        draft.topics.append(head)


def _state(head: Token, draft: Draft, arguments: Arguments) -> object | None:
    """Take a country that acts for its government; link turns the place into the state."""
    found = arguments.mention(head, ("place",))
    return (
        found
        if found is not None and found.noun is None and head.pos_ == "PROPN" and not draft.rule.subject == "place"
        else None
    )


def _target(draft: Draft, head: Token, arguments: Arguments) -> None:
    actor = arguments.actor(head)
    if actor is not None:
        if actor not in draft.targets and actor not in draft.actors:
            draft.targets.append(actor)
        return
    place = arguments.place(head)
    if place is not None:
        if place.candidates and place.candidates[0].startswith("country:") and not _concrete(draft.rule):
            draft.targets.append(place)
            return
        if place.kind == "site" and place not in draft.targets:
            draft.targets.append(place)
        if place not in draft.places:
            draft.places.append(place)
    if head.pos_ in {"NOUN", "PROPN", "NUM"} and (place is None or place.kind == "site"):
        if not _concrete(draft.rule) or any(arguments.is_a(head, name) for name in CONCRETE):
            draft.words.append(head)


def _means(draft: Draft) -> str | None:
    """Read the means from subject, agent, by, with, using, in: the longest phrase of data/en/means.toml."""
    clause = draft.clause
    beside = [draft.trigger, *clause.subjects, *clause.agents]
    beside += [
        t for name in ("by", "with", "using", "from", "in", "when by") for t in clause.prepositions.get(name, [])
    ]
    if draft.is_noun:
        beside += [c for c in draft.trigger.children if c.dep_ in {"compound", "amod"}]
    for token in beside:
        if token.ent_type_ in {"DATE", "GPE"}:
            continue
        for word in _phrases(token):
            if word in means_words():
                return means_words()[word]
    return None


def _phrases(token: Token) -> list[str]:
    """Give the lemma phrase with its modifiers, longest first: ``suicide car bomb``, ``car bomb``, ``bomb``."""
    words = [t.lemma_.lower() for t in phrase(token) if t.i <= token.i and t.i >= token.i - 2]
    return [" ".join(words[n:]) for n in range(len(words))] + [token.lower_, noun_of(token)]


def noun_of(token: Token) -> str:
    return token.lemma_.lower() if token.lemma_.lower() not in noun_classes()["harm"] else ""
