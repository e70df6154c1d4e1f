"""A citation leads to words that are there, or nothing is printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.outputs.citations import CitationError, Notes, excerpt_of, narrow
from dateline.outputs.people import People
from tests.outputs.factory import TEXTS, make_claim, make_picture

PICTURE, _ = make_picture()
PEOPLE = People(PICTURE, TEXTS.values())


def make_notes() -> Notes:
    return Notes(PICTURE.articles, TEXTS, PEOPLE)


def test_a_passage_cited_twice_keeps_its_number() -> None:
    notes = make_notes()
    assert [notes.cite("art-a", 0, 10), notes.cite("art-b", 0, 3), notes.cite("art-a", 0, 10)] == [1, 2, 1]
    assert [note.path for note in notes.all] == ["reports/a.txt", "reports/b.txt"]


@pytest.mark.parametrize(
    ("article_id", "start", "end", "quote"),
    [
        pytest.param("art-a", 0, 10, "Blue Column", id="other words"),
        pytest.param("art-a", 0, 10_000, None, id="past the end"),
        pytest.param("art-a", -4, 3, None, id="before the start"),
        pytest.param("art-a", 5, 5, None, id="empty"),
        pytest.param("art-unknown", 0, 3, None, id="no such report"),
    ],
)
def test_a_citation_that_does_not_hold_is_refused(article_id: str, start: int, end: int, quote: str | None) -> None:
    with pytest.raises(CitationError):
        make_notes().cite(article_id, start, end, quote)


def test_a_quote_is_checked_also_where_the_passage_was_cited_before() -> None:
    notes = make_notes()
    notes.cite("art-a", 0, 10)
    with pytest.raises(CitationError, match=r"reports/a\.txt:0-10"):
        notes.cite("art-a", 0, 10, "Blue Colum")


def test_a_forgotten_text_is_named_in_the_refusal() -> None:
    notes = Notes(PICTURE.articles, {}, PEOPLE)
    with pytest.raises(CitationError, match="its text is not at hand"):
        notes.cite_claim(make_claim("clm-x", "art-a", "Red Column"))


@given(st.text(max_size=400))
def test_an_excerpt_has_at_most_25_words_on_one_line(words: str) -> None:
    excerpt = excerpt_of(words, PEOPLE)
    assert len(excerpt.split()) <= 25
    assert "\n" not in excerpt
    assert "“" not in excerpt
    assert '"' not in excerpt


def test_an_excerpt_that_was_cut_says_so() -> None:
    assert excerpt_of(" ".join(["word"] * 26), PEOPLE).endswith("word…")
    assert excerpt_of(" ".join(["word"] * 25), PEOPLE) == " ".join(["word"] * 25)


def test_an_excerpt_withholds_a_private_name() -> None:
    assert excerpt_of("“Go,” said Tomas Velle.", PEOPLE) == "‘Go,’ said [name withheld]."


@given(st.lists(st.sampled_from(["Velle", "Tomas Velle", "said", "a", "bridge,", "fell.", "\n"]), max_size=80))
def test_a_narrowed_passage_is_the_texts_own_words_without_private_names(parts: list[str]) -> None:
    words = " ".join(parts)
    start, end = narrow(words, PEOPLE)
    assert 0 <= start <= end <= len(words)
    assert "Velle" not in words[start:end]
    assert len(words[start:end].split()) <= 25
    assert words[start:end] == words[start:end].strip()


def test_a_short_passage_without_private_names_stays_whole() -> None:
    assert narrow("Red Column took Marvik.", PEOPLE) == (0, 23)


@pytest.mark.parametrize(
    ("text", "passage", "excerpt"),
    [
        pytest.param("On Monday, they say, rebels took the town hall.", "rebels took the town hall.", "…rebels took the town hall.", id="begun within"),
        pytest.param("Rebels took the town hall and then the port.", "Rebels took the town hall", "Rebels took the town hall…", id="goes on"),
        pytest.param("Rebels took the town hall.\nA b.", "Rebels took the town hall.", "Rebels took the town hall.", id="whole"),
        pytest.param("He said: “We took the town hall now”.", "We took the town hall now", "We took the town hall now", id="quoted"),
        pytest.param("Written on 8 August 2031 in Marvik.", "8 August 2031", "8 August 2031", id="a date"),
    ],
)  # fmt: skip
def test_a_part_of_a_sentence_says_that_it_is_one(text: str, passage: str, excerpt: str) -> None:
    notes = Notes(PICTURE.articles, TEXTS | {"art-a": text}, PEOPLE)
    start = text.index(passage)
    notes.cite("art-a", start, start + len(passage))
    assert notes.all[0].excerpt == excerpt
