"""Verbs, places and doers that share a verb or a noun, where the parse hangs the second of them elsewhere."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.readings.claims.rules import noun_classes, rule_index

_BEARINGS = frozenset({"north", "south", "east", "west", "northward", "southward", "eastward", "westward"})
_TIMES = frozenset({"DATE", "TIME"})


def join(doc: Doc) -> None:
    """Give the second of two verbs its object, a second place its time, an act told by a noun its doer."""
    for token in list(doc):
        if token.dep_ == "amod" and token.tag_ in {"VBN", "VBD"}:
            _join_verb(token)
        elif token.dep_ == "dobj" and token.lower_ in _BEARINGS:
            _turn_aside(token)
        elif token.dep_ == "conj" and token.pos_ == "PROPN":
            _join_place(token)
        elif token.lower_ == "by" and token.dep_ in {"prep", "agent"}:
            _join_doer(token)


def _join_verb(verb: Token) -> None:
    """Make a second verb of ``strafed`` in ``jets bombed and strafed farms``: what they did stands before ``and``."""
    thing, first = verb.head, verb.head.head
    if thing.dep_ != "conj" or first.pos_ != "VERB" or verb.i < 2:
        return
    before = verb.nbor(-1)
    alone = before.dep_ == "cc" and verb.nbor(-2) == first and not any(c.dep_ == "dobj" for c in first.children)
    setting = next((c for c in thing.lefts if c.dep_ == "prep" and c.right_edge == before), None)
    if setting is not None and setting.nbor(-1).dep_ == "cc" and thing.i == verb.i + 1:
        setting.head = verb  # "and on the first day captured Gao"
    elif not alone:
        return
    verb.head, verb.dep_, verb.pos_, verb.tag_ = first, "conj", "VERB", first.tag_
    thing.head, thing.dep_ = verb, "dobj"


def _turn_aside(bearing: Token) -> None:
    """Take the direction out of the object of ``advanced east towards Gao``."""
    if bearing.i + 1 < len(bearing.doc) and bearing.nbor(1).dep_ == "prep" and not list(bearing.lefts):
        bearing.dep_, bearing.pos_, bearing.tag_ = "advmod", "ADV", "RB"


def _join_place(name: Token) -> None:
    """Hang a second place on the verb, its time on the place: ``took Zaranj on Friday and Herat on Sunday``."""
    verb, told = name.head, name.head
    if name.right_edge.i + 1 >= len(name.doc):
        return
    link = name.doc[name.right_edge.i + 1]
    again = told.dep_ == "pobj" and told.pos_ == "NOUN" and told.head.lower_ == link.lower_
    if again or told.ent_type_ in _TIMES or told.lower_ in noun_classes()["calendar"]:
        verb = told.head.head if told.dep_ == "pobj" else told.head
    if verb.pos_ != "VERB" or name.ent_type_ in _TIMES or name.lower_ in noun_classes()["calendar"]:
        return
    first = next((c for c in verb.rights if c.dep_ == "dobj" and c.i < name.i), None)
    if first is None or first.pos_ != "PROPN":
        return
    if link.dep_ == "prep" and link.head == verb and link.lower_ in {"on", "in", "before", "after", "at", "by"}:
        link.head, name.head = name, verb


def _join_doer(by: Token) -> None:
    """Hang the doer on the act a noun names: ``followed the capture by rebel fighters of the stadium``."""
    act = by.nbor(-1) if by.i else by
    named = act.pos_ == "NOUN" and act.dep_ == "dobj" and act.lemma_.lower() in rule_index().nouns
    doer = next((c for c in by.children if c.dep_ == "pobj"), None)
    if not named or doer is None or by.head not in {act, act.head}:
        return
    by.head = act
    of = next((c for c in doer.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    if of is not None and not any(c.lower_ == "of" for c in act.rights):
        of.head = act
