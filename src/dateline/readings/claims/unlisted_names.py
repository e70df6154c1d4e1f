"""What words in capitals name: a person or body that no list knows, or a storm, a square, a deed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from dateline.kinds import HAZARDS
from dateline.readings.claims.rules import noun_classes, rule_index
from dateline.readings.parse.clauses import lemma_of
from dateline.readings.places.words import load_words
from dateline.readings.speech.cues import load_voices
from dateline.readings.speech.subjects import outlet_name


def is_no_person(name: str) -> bool:
    """Tell a storm, a square or a deed from a person by its name: ``Storm Daniel``, ``Ministry Says Missile Attack``."""
    first, *rest = name.split()
    if first.lower() in noun_classes()["hazard"] or first in load_words().squares_before:
        return True
    words = [word.lower() for word in rest]
    return any(not {w, w.removesuffix("s")}.isdisjoint(_deeds() - _calamities()) for w in words)


def is_full_name(token: Token, classes: Mapping[str, frozenset[str]]) -> bool:
    """Tell a name of two words or more that nothing beside it calls a place."""
    return any(c.dep_ == "compound" for c in token.children) and not any(
        c.dep_ == "appos" and lemma_of(c) in classes["place"] for c in token.children
    )


def is_unlisted_name(token: Token) -> bool:
    """Tell a name that no list knows: a person or body all the same, where it acts or is acted on."""
    return (
        token.pos_ == "PROPN"
        and token.text[:1].isupper()
        and token.ent_type_ not in {"DATE", "TIME"}
        and len(token) > 1
        and not is_name_of_deed(token)
        and outlet_name(token) is None
    )


def is_name_of_deed(token: Token) -> bool:
    """Tell a row of capitals whose last word is a deed or a machine: ``Airstrikes``, ``Gao Attack``, ``Army Warplanes``."""
    forms = {token.lower_, token.lower_.removesuffix("s")}
    return not forms.isdisjoint(_deeds())


@cache
def _calamities() -> frozenset[str]:
    """What a calamity is called is a surname too: Marjorie Storm."""
    return frozenset(noun for noun, told in rule_index().nouns.items() if all(rule.kind in HAZARDS for rule, _ in told))


@cache
def _deeds() -> frozenset[str]:
    deeds = load_voices().mute_nouns & frozenset(rule_index().nouns)
    return deeds | noun_classes()["aircraft"] | noun_classes()["weapon"]


def is_square(token: Token) -> bool:
    """Tell a name that begins with a word for a square or street: ``soldiers held Plaza Bolognesi``."""
    first = token.doc[token.left_edge.i]
    return first != token and first.text in load_words().squares_before
