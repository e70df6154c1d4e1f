"""A noun phrase that names or takes up an actor, before its references are resolved."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.readings.parse.sentences import Passage

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSES = frozenset({"advcl", "relcl", "ccomp", "acl"})


class Draft:
    """The words, the key they settle, and what they wait for where they do not."""

    __slots__ = (
        "code",
        "end",
        "glossed_by",
        "head",
        "key",
        "noun",
        "of_subject",
        "owner",
        "passage",
        "plural",
        "refers_to",
        "sentence",
        "start",
        "subject",
        "subordinate",
        "wants",
    )

    def __init__(
        self, passage: Passage, head: Token, start: int, end: int, *, noun: str | None, key: str | None = None
    ) -> None:
        self.passage, self.head, self.start, self.end = passage, head, start, end
        self.noun, self.key = noun, key
        self.wants: str | None = None
        """What a reference takes up: ``group``, ``they``, ``it``, ``state:<branch>``, ``own``, ``enemy``; None for a name."""
        self.owner: Token | None = None
        """The possessive pronoun whose referent settles the key: ``their`` of "their fighters"."""
        self.code: str | None = None
        """State the phrase names by adjective, where it is not the key."""
        self.plural = head.tag_ in ("NNS", "NNPS") or head.text.lower() in ("people", "police")
        self.subject = is_subject(head)
        self.of_subject = head.dep_ in ("compound", "poss", "nmod", "amod") and is_subject(head.head)
        """True for the Taliban in "the Taliban's offensive began": not the subject, yet what is spoken of."""
        self.subordinate = head.dep_ in ("nsubj", "nsubjpass") and head.head.dep_ in _CLAUSES
        self.sentence = 0
        self.refers_to: Draft | None = None
        self.glossed_by: str | None = None
        """Key of the name an editor put after a pronoun: "They [the rebels]"."""


def is_subject(token: Token) -> bool:
    """Tell whether a noun is a subject or a passive's doer, by itself or as one of several joined ones."""
    steps = 0
    while token.dep_ in ("conj", "appos") and steps < 6:
        token, steps = token.head, steps + 1
    return token.dep_ in _SUBJECTS or (token.dep_ == "pobj" and token.head.dep_ == "agent")


def does_something(people: Token) -> bool:
    """Tell people who do something to others from those it is done to, or who flee and die."""
    return people.dep_ == "nsubj" and any(child.dep_ == "dobj" for child in people.head.children)


def is_inside_person(token: Token, doc: Doc, last: int) -> bool:
    """Tell whether a name is a part of a longer personal name."""
    if token.ent_type_ != "PERSON" or doc[last].ent_type_ != "PERSON":
        return False
    before = token.i > 0 and token.ent_iob_ == "I" and doc[token.i - 1].text[:1].isupper()
    after = last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I" and doc[last + 1].text[:1].isupper()
    return before or after


_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_ATTACKERS = frozenset({"attacker", "assailant"})


def taken_up(head: Token) -> str | None:
    """Say whom a phrase for people at arms takes up: ``the group`` a group, ``the attackers`` and ``25 attackers`` who attacked."""
    the = is_definite(head)
    if head.lemma_.lower() == "group":
        return "group" if the else None
    counted = any(c.dep_ == "nummod" for c in head.lefts)
    known = head.lemma_.lower() in _ATTACKERS and head.tag_ in {"NNS", "NNPS"}
    return "attackers" if known and (the or counted) else None


def is_definite(head: Token) -> bool:
    return any(child.lower_ in _DEFINITE for child in head.lefts)
