"""What noun phrases are: their heads looked through to what these are of, tested by class or by lemma."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from dateline.readings.claims.arguments import Arguments, thing_meant
from dateline.readings.claims.rules import noun_classes
from dateline.readings.parse.clauses import lemma_of

_MORE = frozenset({"another", "others"})
"""Words for more of what was spoken of just before."""
_CROWDS = {"protesters": "protester", "rioters": "rioter"}
_HOLDING = frozenset({"of", "with"})


def any_is(tokens: Iterable[Token], classes: Sequence[str], arguments: Arguments) -> bool:
    """Tell whether one of some noun phrases is of one of these classes."""
    return any(arguments.is_a(inner, name) for token in tokens for inner in heads_of(token) for name in classes)


def heads_are(tokens: Iterable[Token], lemmas: Sequence[str], arguments: Arguments | None = None) -> bool:
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


def are_about(tokens: Iterable[Token], lemmas: Sequence[str]) -> bool:
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
