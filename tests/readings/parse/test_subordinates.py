"""What stands before "after" or "when" is told of the main verb."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from dateline.readings.parse.language import load_english
from dateline.readings.parse.subordinates import part

WORDS = ["Rebels", "seized", "Goma", ",", "a", "city", ",", "on", "Tuesday", "after", "soldiers", "fled"]
HEADS = [1, 1, 1, 5, 5, 11, 5, 11, 7, 11, 11, 1]
DEPS = ["nsubj", "ROOT", "dobj", "punct", "det", "nsubj", "punct", "prep", "pobj", "mark", "nsubj", "conj"]
POS = ["NOUN", "VERB", "PROPN", "PUNCT", "DET", "NOUN", "PUNCT", "ADP", "PROPN", "SCONJ", "NOUN", "VERB"]


def parsed(words: list[str] = WORDS, deps: list[str] = DEPS) -> Doc:
    return Doc(load_english().vocab, words=words, heads=HEADS, deps=deps, pos=POS)


def test_the_day_and_the_name_before_the_clause_are_of_the_main_verb() -> None:
    doc = parsed()
    part(doc)
    assert (doc[7].head.text, doc[5].head.text, doc[5].dep_) == ("seized", "Goma", "appos")
    assert (doc[11].dep_, doc[11].head.text) == ("advcl", "seized")
    assert [t.text for t in doc[11].children] == ["after", "soldiers"]


@pytest.mark.parametrize(
    ("words", "deps"),
    [
        pytest.param([*WORDS[:3], "and", *WORDS[4:]], DEPS, id="a second main clause"),
        pytest.param(WORDS, [*DEPS[:10], "dobj", DEPS[11]], id="no doer of its own"),
        pytest.param(WORDS, [*DEPS[:11], "advcl"], id="the parse is right"),
    ],
)
def test_other_clauses_are_left_as_they_are(words: list[str], deps: list[str]) -> None:
    doc = parsed(words, deps)
    before = [(t.dep_, t.head.i) for t in doc]
    part(doc)
    assert [(t.dep_, t.head.i) for t in doc] == before
