"""Paragraphs by lines, by blank lines, and in lines broken at a fixed width."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.articles.layout import paragraphs, unwrap

PARAGRAPHS = (
    "Rebels took the town of Alpha on Monday after a night of shelling that left the market in flames, officials said.",
    "The army withdrew to the airport south of the river. It gave no figures. Residents counted nine dead near the bridge.",
    "Aid workers said that more than four hundred families had reached the camp at Beta by the evening of the same day.",
)


def lines_of(text: str) -> list[str]:
    return [text[p.start : p.end] for p in paragraphs(text)]


@pytest.mark.parametrize("width", [45, 60, 72, 80, 100])
@pytest.mark.parametrize("between", ["\n\n", "\n    "])
def test_a_hard_wrapped_paragraph_is_one(width: int, between: str) -> None:
    wrapped = between.join("\n".join(textwrap.wrap(paragraph, width)) for paragraph in PARAGRAPHS)
    assert lines_of(unwrap(wrapped)) == list(PARAGRAPHS)
    assert len(unwrap(wrapped)) == len(wrapped), "no offset moves"


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_one_line_a_paragraph_is_left_as_it_is(between: str) -> None:
    text = between.join(PARAGRAPHS)
    assert unwrap(text) == text
    assert lines_of(text) == list(PARAGRAPHS)


def test_a_title_above_a_wrapped_paragraph_stays_apart() -> None:
    text = "Rebels seize Alpha\n\n" + "\n\n".join("\n".join(textwrap.wrap(p, 60)) for p in PARAGRAPHS)
    assert lines_of(unwrap(text))[0] == "Rebels seize Alpha"


def test_items_of_a_list_stay_apart_in_a_wrapped_text() -> None:
    wrapped = "\n\n".join("\n".join(textwrap.wrap(p, 60)) for p in PARAGRAPHS)
    assert lines_of(unwrap(wrapped + "\n\n- one thing that was said\n- another thing that was said"))[-2:] == [
        "- one thing that was said",
        "- another thing that was said",
    ]


def test_blank_lines_part_blocks() -> None:
    assert [p.block for p in paragraphs("a\nb\n\nc\n \n\nd")] == [0, 0, 1, 2]


@given(st.text(alphabet="ab .\n–", max_size=300))
def test_unwrapping_moves_no_offset_and_loses_no_word(text: str) -> None:
    assert len(unwrap(text)) == len(text)
    assert unwrap(text).split() == text.split()
