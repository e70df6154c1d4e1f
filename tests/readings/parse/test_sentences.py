"""Paragraphs parsed with their quotations taken out and their names in one piece, with the way back to the article."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.readings.parse.language import load_english
from dateline.readings.parse.sentences import LONGEST_SENTENCE, Passage, parse
from tests.conftest import make_article


def passages(text: str, names: tuple[tuple[int, int], ...] = ()) -> tuple[Passage, ...]:
    return parse(make_article(text), names, load_english())


def test_a_quotation_is_a_passage_of_its_own_in_its_paragraph():
    frame, inner = passages('"The rebels left the town at dawn," a farmer said.')
    assert frame.parent is None
    assert inner.parent is frame
    assert frame.children == {inner.placeholder: inner}
    assert [t.text for t in inner.doc][:3] == ["The", "rebels", "left"]


def test_the_frame_says_this_in_the_place_of_a_quotation():
    frame, _ = passages('"The rebels left the town at dawn," a farmer said.')
    assert frame.doc[frame.children.popitem()[0]].text == "This"


def test_every_word_leads_back_to_the_article():
    text = "Fighters left Goma. They are gone now. Rain fell."
    for passage in passages(text):
        for token in passage.doc:
            assert text[passage.starts[token.i] : passage.ends[token.i]] == token.text


def test_a_name_is_one_word():
    text = "Boko Haram raided Kukawa."
    (passage,) = passages(text, ((0, 10),))
    assert [t.text for t in passage.doc][:2] == ["BokoHaram", "raided"]
    assert passage.of(text, passage.doc[0]).quote == "Boko Haram"


def test_a_span_covers_all_words_from_first_to_last():
    text = "Rebels left the town at dawn."
    (passage,) = passages(text)
    assert passage.span(text, 2, 3).quote == "the town"
    assert passage.of(text, [passage.doc[3], passage.doc[1]]).quote == "left the town"


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [(0, 6, ["Rebels"]), (0, 5, []), (7, 20, ["left", "the", "town"]), (3, 11, ["left"]), (50, 60, [])],
    ids=["one", "cut at its end", "three", "cut at its start", "beyond"],
)
def test_the_words_in_a_stretch_lie_wholly_in_it(start: int, end: int, wanted: list[str]):
    (passage,) = passages("Rebels left the town at dawn.")
    assert [t.text for t in passage.tokens_in(start, end)] == wanted


def test_a_run_without_a_stop_is_cut():
    (passage,) = passages("and on " * 400)
    assert max(len(s) for s in passage.doc.sents) <= LONGEST_SENTENCE + 1


def test_an_empty_text_has_no_passage():
    assert passages("") == ()


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab \"“”‘’'.,!?\n\t\x00é"), max_size=80))
def test_offsets_never_go_back(text: str):
    for passage in passages(text):
        assert list(passage.starts) == sorted(passage.starts)
        assert list(passage.ends) == sorted(passage.ends)
        assert all(s <= e for s, e in zip(passage.starts, passage.ends, strict=True))


SPOKEN_AFTER = {
    "an office": "The collapse in Gao killed nine people, the state office for roads, UNOR, said on Tuesday.",
    "a person": "The blast in Gao killed a teacher, the chief of the post, Ana Cole, said.",
}


@pytest.mark.parametrize("text", SPOKEN_AFTER.values(), ids=SPOKEN_AFTER)
def test_the_speaker_behind_an_object_is_no_apposition_of_it(text: str):
    (passage,) = passages(text)
    killed = next(t for t in passage.doc if t.lower_ == "killed")
    said = next(t for t in passage.doc if t.lower_ == "said")
    assert {c.lower_ for c in killed.children if c.dep_ == "dobj"} <= {"people", "teacher"}
    assert {c.lower_ for c in said.children if c.dep_ == "nsubj"} & {"people", "teacher"} == set()
