"""Where quotation marks open and close, however they are typed, and which of them hold speech."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.readings.parse.quotations import find_quotations


def found(text: str, end: int | None = None) -> list[tuple[str, bool]]:
    """List what stands in marks and whether it is speech."""
    return [(text[q.start : q.end], q.direct) for q in find_quotations(text, 0, len(text) if end is None else end)]


PAIRED = {
    "typographic": ("“We left at dawn,” she said.", [("We left at dawn,", True)]),
    "straight": ('"We left at dawn," she said.', [("We left at dawn,", True)]),
    "guillemets": ("«We left at dawn,» she said.", [("We left at dawn,", True)]),
    "low and high": ("„We left at dawn,“ she said.", [("We left at dawn,", True)]),
    "doubled single": ("''We left at dawn,'' she said.", [("We left at dawn,", True)]),
    "backticks": ("``We left at dawn,'' she said.", [("We left at dawn,", True)]),
    "typographic single": ("‘We left at dawn,’ she said.", [("We left at dawn,", True)]),
    "straight single": ("'We left at dawn,' she said.", [("We left at dawn,", True)]),
    "single with an apostrophe in it": ("'We don't know,' she said.", [("We don't know,", True)]),
    "single with a plural's in it": ("'The soldiers' camp burned,' she said.", [("The soldiers' camp burned,", True)]),
    "single inside double": ("“He said ‘run’ twice,” she said.", [("He said ‘run’ twice,", True)]),
    "double inside single": ("‘He said “run” twice,’ she said.", [("He said “run” twice,", True)]),
    "closing mark after a space": ("“We left at dawn, ”said Ana.", [("We left at dawn,", True)]),
    "closed by an opening mark": ("“We left at dawn,“ said Ana.", [("We left at dawn,", True)]),
    "two of them": ("“Go home,” he said. “The road is shut.”", [("Go home,", True), ("The road is shut.", True)]),
}


@pytest.mark.parametrize(("text", "expected"), PAIRED.values(), ids=PAIRED.keys())
def test_a_pair_of_marks_is_one_quotation(text: str, expected: list[tuple[str, bool]]) -> None:
    assert found(text) == expected


NOT_SPEECH = {
    "scare quote": "They called it a “safe zone” for now.",
    "half-sentence": "He said they were “spreading lies”.",
    "one word, capital": "The film “Exodus” was shown.",
}


@pytest.mark.parametrize("text", NOT_SPEECH.values(), ids=NOT_SPEECH.keys())
def test_scare_quotes_and_half_sentences_are_no_speech(text: str) -> None:
    assert [direct for _, direct in found(text)] == [False]


NO_MARKS = {
    "apostrophes": "The army's men didn't find the farmers' cattle.",
    "decades": "In the '90s and '80s the bridge stood.",
    "feet": "The wall is 6' high.",
    "elision": "'Twas the mayor who said it.",
    "lone closing mark": "The end.” Then it rained.",
    "nothing": "",
}


@pytest.mark.parametrize("text", NO_MARKS.values(), ids=NO_MARKS.keys())
def test_apostrophes_and_stray_marks_are_no_quotations(text: str) -> None:
    assert found(text) == []


def test_a_mark_without_its_closing_one_runs_on_where_the_next_paragraph_opens_with_one() -> None:
    text = "“We ran, he said to us.\n\n“Nobody came.”"
    first = find_quotations(text, 0, text.index("\n"))[0]
    assert (text[first.start : first.end], first.closed) == ("We ran, he said to us.", False)


def test_a_mark_whose_closing_one_was_lost_ends_at_the_comma_before_the_cue() -> None:
    assert found("“We ran all night, Ana Duarte said. The army came later.") == [("We ran all night,", True)]


def test_a_closing_mark_alone_ends_the_quotation_the_paragraph_began_with() -> None:
    assert found("They shot at us from the hill,” she said.") == [("They shot at us from the hill,", True)]


def test_a_short_quotation_is_speech_only_where_a_sentence_may_begin() -> None:
    assert found("“Never,” he said.") == [("Never,", True)]
    assert found("He sang the song “Never,” then left.") == [("Never,", False)]


@given(st.text(alphabet="“”„«»\"'‘’ abZ.,!?\n—`5", max_size=120))
def test_quotations_lie_in_order_inside_the_paragraph_and_do_not_overlap(text: str) -> None:
    position = 0
    for quotation in find_quotations(text, 0, len(text)):
        assert position <= quotation.outer_start <= quotation.start <= quotation.end <= quotation.outer_end <= len(text)
        position = quotation.outer_end
