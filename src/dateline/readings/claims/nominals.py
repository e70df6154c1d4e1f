"""Nouns that name the act of a verb: ``the storming of the barracks``, ``the departure of French troops``."""

from __future__ import annotations

import tomllib
from collections.abc import Container, Iterator, Mapping
from functools import cache

from spacy.tokens import Token

from dateline.readings.claims.no_acts import is_wanted
from dateline.readings.parse.clauses import Clause
from dateline.readings.parse.noun_phrases import expand, governor, prepositions_of
from dateline.rules import read_data

_OWNING = frozenset({"poss", "compound", "nmod"})


def is_nominal(token: Token) -> bool:
    """Tell a gerund used as a noun: it has an article or owner, and its object after ``of``."""
    below = {c.dep_ for c in token.children}
    named = any(c.dep_ in {"det", "poss"} for c in token.children) and not below & {"dobj", "aux", "auxpass", "nsubj"}
    return named and any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children)


def acts_named(noun: Token, verbs: Container[str]) -> Iterator[tuple[str, Clause]]:
    """Give the verbs with rules that a noun of action stands for, each with the clause that verb would have.

    Of a noun ending in -ing, and of those listed first in ``data/en/nominals.toml``, what follows ``of`` is acted on;
    of those listed second it acts.
    """
    if is_wanted(noun) or (noun.dep_ == "dobj" and noun.head.tag_ == "VB"):
        return  # "urged them to stop the burning of farms"
    beside = prepositions_of(noun)
    about, by = beside.pop("of", []), beside.pop("by", [])
    owners = expand(c for c in noun.children if c.dep_ in _OWNING and c.ent_type_ not in {"DATE", "TIME", "ORDINAL"})
    for verb in _done_to(noun, verbs) if about else ():
        yield (
            verb,
            Clause(
                noun,
                governor(noun),
                passive=True,
                subjects=[],
                objects=about,
                agents=by or owners,
                prepositions=beside,
            ),
        )
    doing = _nominals()["of_who_does"].get(noun.lemma_.lower())
    if doing is not None and (about or owners):
        yield (
            doing,
            Clause(
                noun,
                governor(noun),
                passive=False,
                subjects=about or owners,
                objects=[],
                agents=[],
                prepositions=beside,
            ),
        )


def _done_to(noun: Token, verbs: Container[str]) -> list[str]:
    """List the verbs whose object stands after ``of``."""
    listed = _nominals()["of_what_is_done_to"].get(noun.lemma_.lower())
    if listed is not None:
        return [listed]
    word = noun.lower_
    if not word.endswith("ing") or len(word) < 6:
        return []
    stem = word[:-3]
    stems = (stem, stem + "e", *([stem[:-1]] if stem[-1] == stem[-2] else []))
    return [each for each in stems if each in verbs]


@cache
def _nominals() -> Mapping[str, Mapping[str, str]]:
    table: Mapping[str, Mapping[str, str]] = tomllib.loads(read_data("en/nominals.toml"))
    return table
