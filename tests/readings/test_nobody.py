"""Nobody killed is a figure of nought: it tells of the act it belongs to, and denies nothing but the harm."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article

_BEFORE = "The city of Goma lies in eastern Congo.\n"


def told(reader: RulesReader, sentence: str) -> set[tuple[str, str, tuple[tuple[str | None, int | None], ...]]]:
    """Give kind, polarity and figures of each claim of a sentence."""
    reading = reader.read(make_article(_BEFORE + sentence))
    figures = {q.id: (q.measure, q.high) for q in reading.quantities}
    return {(c.kind, c.polarity, tuple(figures[q] for q in c.quantities)) for c in reading.claims}


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        pytest.param("Nobody was killed in the earthquake in Jayapura, the mayor said.", ("disaster", "positive", (("killed", 0),)), id="nobody-killed-in"),
        pytest.param("The earthquake in Jayapura caused no injuries.", ("disaster", "positive", (("injured", 0),)), id="caused-none"),
        pytest.param("The landslide killed no one.", ("disaster", "positive", (("killed", 0),)), id="killed-no-one"),
        pytest.param("The shelling of Goma on Monday claimed no lives.", ("shelling", "positive", (("killed", 0),)), id="no-lives"),
        pytest.param("No civilians were killed in the air strike on Goma, the army said.", ("airstrike", "positive", (("killed", 0),)), id="no-civilians"),
        pytest.param("No one was killed in the town, the council said.", ("killing", "negative", (("killed", 0),)), id="by-itself"),
    ],
)  # fmt: skip
def test_nobody_killed_is_a_figure_of_what_killed_nobody(reader: RulesReader, sentence: str, claim: object) -> None:
    assert claim in told(reader, sentence)


@pytest.mark.parametrize("words", ["knew of no deaths", "had heard of no injuries", "was aware of no casualties"])
def test_who_has_heard_of_none_does_not_say_that_there_were_none(reader: RulesReader, words: str) -> None:
    reading = reader.read(make_article(f"A bomb exploded in Goma. The governor {words}."))
    assert not [q for q in reading.quantities if q.measure]


@pytest.mark.parametrize(
    "sentence",
    ["Nobody was arrested in Goma on Monday.", "Nobody attacked the town of Goma on Monday.", "The police have arrested nobody."],
)  # fmt: skip
def test_what_was_done_to_nobody_was_not_done(reader: RulesReader, sentence: str) -> None:
    assert not [kind for kind, polarity, _ in told(reader, sentence) if polarity == "positive"]
