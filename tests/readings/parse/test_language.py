"""The parser: one that has met too many words is loaded anew, and reads no differently."""

from __future__ import annotations

import pytest

from dateline.readings.parse import language
from dateline.readings.parse.language import kept_small, load_english

SENTENCE = "Rebels shelled the harbour of Marvik on Tuesday."


@pytest.fixture
def few_words(monkeypatch):
    load_english()
    monkeypatch.setattr(language, "MOST_WORDS", 0)
    yield
    load_english.cache_clear()


def test_a_parser_that_keeps_few_words_stays():
    english = load_english()
    assert kept_small(english) is english


def test_a_parser_that_keeps_too_many_words_is_loaded_anew(few_words):
    english = load_english()
    english("Qorvath and Zelmire met.")
    renewed = kept_small(english)
    assert renewed is not english
    assert renewed is load_english()
    assert len(renewed.vocab) < len(english.vocab)
    assert [(t.text, t.pos_, t.dep_) for t in renewed(SENTENCE)] == [
        (t.text, t.pos_, t.dep_) for t in english(SENTENCE)
    ]
