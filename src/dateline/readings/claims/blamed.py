"""Who is said to have done an act by a verb of blame or a participle: ``blamed the bombing on X``, ``claimed by X``."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.readings.claims.rules import noun_classes
from dateline.readings.parse.clauses import of_verb, verb_lemma
from dateline.readings.parse.noun_phrases import prepositional, prepositions_of

_ON = {"blame": "on", "pin": "on", "attribute": "to", "ascribe": "to"}
"""The word that leads from an act to whoever is blamed for it, by verb."""
_FOR = {"blame": "for", "accuse": "of"}
"""The word that leads from whoever is blamed to the act."""


def authors(noun: Token) -> list[Token]:
    """Give who did it by a participle that hangs on an act or a weapon: ``an attack claimed by X``."""
    found: list[Token] = []
    for child in noun.children:
        if child.dep_ == "acl" and verb_lemma(child) in noun_classes()["authorship"]:
            clause = of_verb(child)
            found += clause.agents + clause.prepositions.get("on", [])
    return found


def blamed_for(noun: Token) -> list[Token]:
    """Give who is blamed for an act told by a noun; empty where nobody is."""
    verb = _verb_above(noun)
    lemma = verb.lemma_.lower()
    if noun.dep_ in {"dobj", "nsubjpass"} and lemma in _ON:
        link = _ON[lemma]
        return prepositions_of(verb).get(link, []) or _last(noun, link)
    if noun.dep_ == "pobj" and noun.head.lower_ == _FOR.get(lemma) and noun.head.head == verb:
        return of_verb(verb).objects
    over = verb.head
    if noun.dep_ == "pobj" and verb.dep_ == "dobj" and noun.head.lower_ == _FOR.get(over.lemma_.lower()):
        return [verb]  # "accused the army of the massacre", where the parse hangs the act on the army
    return []


def _verb_above(noun: Token) -> Token:
    return noun.head.head if noun.dep_ == "pobj" else noun.head


def _last(noun: Token, link: str) -> list[Token]:
    """Give what the last such word below the noun leads to: the parse hangs it on the noun, not on the verb."""
    links = [c for c in noun.rights if c.dep_ == "prep" and c.lower_ == link]
    return prepositional(links[-1]) if links else []
