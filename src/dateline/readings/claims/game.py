"""Sentences that tell of a match, where all that is won, hit, marched and fought is a ball's way to a line."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.readings.parse.clauses import lemma_of
from dateline.rules import word_lists

_ENOUGH = 2


def is_of_game(trigger: Token) -> bool:
    """Tell whether the sentence of a word has two different words of the playing field, or a result and one of them."""
    words = {lemma_of(t) for t in trigger.sent} & word_lists("en/senses")["sport"]
    return len(words) >= _ENOUGH
