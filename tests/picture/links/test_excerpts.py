"""An excerpt is at most 25 words of the claim, its trigger among them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.picture.links.excerpts import MOST_WORDS, excerpt


def test_a_short_claim_is_kept_whole():
    text = "Red Column took Marvik on Tuesday."
    assert excerpt(text, 0, len(text), 11, 15).quote == text


@pytest.mark.parametrize("at", [0, 1, 12, 30, 58, 59])
def test_a_long_claim_is_cut_around_its_trigger(at):
    words = [f"w{n}" for n in range(60)]
    text = " ".join(words)
    start = len(" ".join(words[:at])) + (at > 0)
    found = excerpt(text, 0, len(text), start, start + len(words[at]))
    assert len(found.quote.split()) == MOST_WORDS
    assert words[at] in found.quote.split()


@given(st.text(alphabet="ab \n\u3000é", max_size=300), st.data())
def test_an_excerpt_lies_in_the_claim_and_says_what_the_text_says(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first = data.draw(st.integers(start, end))
    last = data.draw(st.integers(first, end))
    found = excerpt(text, start, end, first, last)
    assert start <= found.start <= found.end <= end
    assert found.quote == text[found.start : found.end]
    assert len(found.quote.split()) <= MOST_WORDS
