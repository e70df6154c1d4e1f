"""Who does it, what it is done to and what stands beside it, in the clause of a verb: lemmas, prepositions, sides."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from dateline.readings.claims.arguments import Arguments
from dateline.readings.claims.heads import heads_of
from dateline.readings.parse.clauses import Clause, lemma_of


def lemmas_of(tokens: Iterable[Token]) -> set[str]:
    """Give the lemmas of noun phrases, with those they are of."""
    return {lemma_of(inner) for token in tokens for inner in heads_of(token)}


def doers_of(clause: Clause) -> list[Token]:
    return clause.agents if clause.passive else clause.subjects


def beside(clause: Clause, names: Iterable[str]) -> list[Token]:
    return [t for name in names for t in clause.prepositions.get(name, [])]


def key_of(token: Token, arguments: Arguments) -> str | None:
    mention = arguments.mention(token, ("actor", "person"))
    return mention.key if mention is not None else None


def flies(clause: Clause, arguments: Arguments) -> bool:
    return any(arguments.is_a(t, "aircraft") for t in clause.subjects)
