"""What hangs on a noun or verb: members of its list, objects by preposition, the verb above it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

_LIST_DEPS = frozenset({"conj", "appos"})


def prepositions_of(token: Token) -> dict[str, list[Token]]:
    """Collect what hangs on a word by preposition; ``in the hands of X`` is there as ``in hand of`` too."""
    found: dict[str, list[Token]] = {}
    for preposition in _own_prepositions(token):
        name = _name(preposition)
        for pobj in expand(prepositional(preposition)):
            found.setdefault(name, []).append(pobj)
            for inner in (c for c in pobj.children if c.dep_ == "prep"):
                deeper = f"{name} {pobj.lemma_.lower()} {_name(inner)}"
                found.setdefault(deeper, []).extend(expand(prepositional(inner)))
    return found


def _own_prepositions(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in {"prep", "dative", "agent"} and child.pos_ in {"ADP", "SCONJ", "VERB", "ADV", "PART"}:
            yield child
            yield from (c for c in child.children if c.dep_ == "conj" and c.pos_ == "ADP")
        elif child.dep_ == "advmod" and any(g.dep_ in {"prep", "pobj"} for g in child.children):
            yield from (g for g in child.children if g.dep_ == "prep")


def _name(preposition: Token) -> str:
    inner = [c for c in preposition.children if c.dep_ == "prep" and c.i == preposition.i + 1]
    return f"{preposition.lower_} {inner[0].lower_}" if inner else preposition.lower_


def prepositional(preposition: Token) -> list[Token]:
    own = [c for c in preposition.children if c.dep_ in {"pobj", "pcomp"}]
    if own:
        return own
    return [p for c in preposition.children if c.dep_ == "prep" for p in prepositional(c)]


def expand(heads: Iterable[Token]) -> list[Token]:
    """Add coordinated and listed members: ``A, B and C``; ``two towns: A and B``; ``cities including A``."""
    found: list[Token] = []
    for head in heads:
        if head in found:
            continue
        found.append(head)
        for child in head.children:
            if child.dep_ in _LIST_DEPS and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "X"}:
                found += [t for t in expand([child]) if t not in found]
            elif child.dep_ == "prep" and child.lower_ in {"including", "like"}:
                found += [t for t in expand(prepositional(child)) if t not in found]
    return found


def governor(noun: Token) -> Token:
    """Find the verb a noun hangs on, or the noun itself where there is none."""
    return next((t for t in noun.ancestors if t.pos_ in {"VERB", "AUX"}), noun)


def phrase(head: Token) -> list[Token]:
    """List the tokens of a noun phrase without its relative clauses, in order."""
    cut = {"relcl", "acl", "advcl"}
    out: list[Token] = []
    stack = [head]
    while stack:
        token = stack.pop()
        out.append(token)
        stack += [c for c in token.children if c.dep_ not in cut]
    return sorted(out, key=lambda t: t.i)


def is_plural(token: Token) -> bool:
    return token.tag_ in {"NNS", "NNPS"}
