"""Whom "the militants" cannot be: the group they attack in the same sentence, or that speaks of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from spacy.tokens import Token

from dateline.readings.actors.drafts import Draft, is_subject
from dateline.readings.actors.lists import ActorLists
from dateline.readings.parse.verbs import verb_classes

_AGAINST = frozenset({"against", "on", "at", "by", "from", "with"})
_WITH_FOES = frozenset({"clash", "fight", "battle", "skirmish", "war"})
_OWN_WORDS = frozenset(
    {"fighter", "combatant", "group", "movement", "organisation", "organization", "militia", "faction"}
)
"""What a side also calls its own; no side calls its own militants or terrorists."""
_NEAR = 3
"""For so many sentences whoever was attacked is not meant by another such noun either."""


class Opponents:
    """Who stands against whom in an article, by its drafts in the order they stand; each has its sentence."""

    def __init__(self, drafts: Sequence[Draft], lists: ActorLists) -> None:
        self._direct: dict[int, set[str]] = {}
        self._by_noun: dict[str, set[str]] = {}
        self._told: list[tuple[int, str]] = []
        self.called: Counter[tuple[str, str]] = Counter(
            (d.key, d.noun) for d in drafts if d.wants is None and d.key and d.noun and lists.is_armed_group(d.key)
        )
        """How often the report calls a side by a noun: ``M23 rebels``."""
        for _, together in groupby(drafts, key=lambda d: d.sentence):
            sentence = list(together)
            named = [d for d in sentence if d.wants is None and lists.is_armed_group(d.key) and d.key != "rebels"]
            for draft in sentence:
                for other in named if draft.wants == "group" or draft.key == "rebels" else ():
                    if other.key and other is not draft and _stand_apart(draft, other):
                        self._direct.setdefault(id(draft), set()).add(other.key)
                        self._by_noun.setdefault(draft.noun or "", set()).add(other.key)
                        self._told.append((draft.sentence, other.key))

    def of(self, draft: Draft) -> set[str]:
        """Give the keys of the sides that a draft cannot mean."""
        known = {key for key in self._by_noun.get(draft.noun or "", ()) if not self.called[key, draft.noun or ""]}
        near = {key for sentence, key in self._told if 0 <= draft.sentence - sentence < _NEAR}
        near = {key for key in near if not self.called[key, draft.noun or ""]}
        return self._direct.get(id(draft), set()) | known | near


def _stand_apart(draft: Draft, other: Draft) -> bool:
    """Tell whether one sentence sets two phrases against each other, or lets the one speak of the other."""
    if draft.passage is not other.passage or draft.start <= other.start < draft.end:
        return False
    verb, role = _role(draft.head)
    second, its_role = _role(other.head)
    if verb is None or second is None:
        return False
    shared = _shared(verb, role, second) or _shared(second, its_role, verb)
    if shared is not None:
        return _are_foes(shared, role, its_role)
    speaks = its_role == "subject" and second.lemma_ in verb_classes()["saying"] and second.is_ancestor(verb)
    return speaks and draft.noun not in _OWN_WORDS


def _shared(verb: Token, role: str, other: Token) -> Token | None:
    """Give the verb of which both are arguments: ``the rebels continued to battle X``, ``want to drive X out``."""
    node = other
    for _ in range(4):
        if node == verb:
            return other if role == "subject" or other == verb else None
        if node.dep_ != "xcomp" or node.head == node:
            return None
        node = node.head
    return None


def _are_foes(verb: Token, role: str, other: str) -> bool:
    if role == other or verb.lemma_ in verb_classes()["of_one_side"]:
        return False
    if {role, other} == {"subject", "object"}:
        return True
    preposition = next((r for r in (role, other) if r not in {"subject", "object"}), "")
    if preposition == "with":
        return verb.lemma_ in _WITH_FOES
    return preposition in _AGAINST


def _role(head: Token) -> tuple[Token | None, str]:
    """Give the verb a phrase hangs on and as what: ``subject`` (the doer of a passive too), ``object``, or by which preposition."""
    told = next((child for child in head.rights if child.dep_ == "acl" and child.tag_ == "VBD"), None)
    if told is not None:
        return told, "subject"  # "rebels fought", read as rebels that were fought
    role = "subject" if is_subject(head) and not _is_passive_subject(head) else "object"
    node = head
    for _ in range(8):
        if node.head == node:
            break
        if node.dep_ == "pobj" and node.head.dep_ == "prep":
            role = node.head.lower_
        elif node.dep_ in {"compound", "poss", "nmod"}:
            role = (
                "subject"
                if node.head.dep_ == "nsubj"
                else "object"
                if node.head.dep_ in {"dobj", "nsubjpass"}
                else role
            )
        node = node.head
        if node.pos_ in {"VERB", "AUX"}:
            return node, role
    return None, role


def _is_passive_subject(head: Token) -> bool:
    while head.dep_ in {"conj", "appos"} and head.head != head:
        head = head.head
    return head.dep_ == "nsubjpass"
