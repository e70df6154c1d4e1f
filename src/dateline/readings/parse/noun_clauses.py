"""The arguments of a noun that means an act, and the clauses that say of it where, when and by whom."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Token

from dateline.readings.parse.clauses import Clause, of_verb
from dateline.readings.parse.noun_phrases import expand, governor, prepositions_of
from dateline.readings.parse.verbs import verb_classes

_SIDES = frozenset({"between", "with", "against"})


def of_noun(noun: Token) -> Clause:
    """Read the arguments of a noun that means an act: ``the Navy's seizure of the port by ...``, ``rebel attack on``."""
    owners = [c for c in noun.children if c.dep_ in {"poss", "compound", "nmod", "amod", "nummod"}]
    prepositions = prepositions_of(noun)
    for verb in own_clauses(noun):
        for name, pobjs in prepositions_of(verb).items():
            if name != "by":
                prepositions.setdefault(name, []).extend(p for p in pobjs if p not in prepositions.get(name, []))
        if verb.dep_ == "relcl":
            struck = [c for c in verb.children if c.dep_ == "dobj"]
            prepositions.setdefault("in", []).extend(expand(c for c in struck if c.pos_ == "PROPN"))
    for name, pobjs in _sides_of(noun).items():
        prepositions.setdefault(name, []).extend(p for p in pobjs if p not in prepositions.get(name, []))
    return Clause(
        noun,
        governor(noun),
        passive=False,
        subjects=expand(owners),
        objects=[],
        agents=[],
        prepositions=prepositions,
        noun=True,
    )


def _sides_of(noun: Token) -> dict[str, list[Token]]:
    """Give who takes part by the verb that only tells that it took place: ``fighting broke out between X and Y``."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_.lower() not in verb_classes()["breaking_out"]:
        return {}
    return {name: pobjs for name, pobjs in prepositions_of(verb).items() if name in _SIDES}


def own_clauses(noun: Token) -> list[Token]:
    """List the verbs that tell of a noun itself where or when: ``a quake that struck near X``, ``a grenade thrown at X``."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return []
    found = []
    for child in noun.children:
        if child.lemma_.lower() in verb_classes()["of_another_act"]:
            continue
        subjects = [c for c in child.children if c.dep_ in {"nsubj", "nsubjpass"}]
        if (child.dep_ == "acl" and child.tag_ == "VBN") or (
            child.dep_ == "relcl" and subjects and subjects[0].lower_ in {"that", "which"}
        ):
            found.append(child)
    return found


def carried_by(noun: Token, light: Container[str]) -> list[Token]:
    """Give who acts where a light verb carries the noun: ``launched an attack``, ``a coup staged by``."""
    verb = noun.head
    if noun.dep_ in {"dobj", "nsubjpass"} and verb.lemma_.lower() in light:
        outer = of_verb(verb)
        return outer.agents if outer.passive else outer.subjects
    return []
