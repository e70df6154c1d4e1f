"""Statements of the parties are words of theirs, each told once; passages that overlap are cited once."""

from __future__ import annotations

import pytest

from dateline.outputs.document import Line
from dateline.outputs.sentences import apart
from dateline.outputs.statements import says_again
from tests.outputs.factory import make_claim
from tests.outputs.scenes import brief_of, told

WORDS = "Red Column warned the army to stay away."


@pytest.mark.parametrize(
    ("changes", "is_told"),
    [
        pytest.param({}, True, id="a threat"),
        pytest.param({"certainty": "reported"}, True, id="reported"),
        pytest.param({"certainty": "alleged"}, False, id="hearsay"),
        pytest.param({"rule": "investigate-verb"}, False, id="no words"),
        pytest.param({"actor_ids": ("unnamed:warship",)}, False, id="of nobody named"),
        pytest.param({"actor_ids": ("civilians",)}, False, id="of people of no side"),
    ],
)
def test_only_what_a_party_said_is_a_statement(changes, is_told):
    brief = brief_of(told("x", WORDS, "art-d", kind="threat", **({"actor_ids": ("act-red",)} | changes)))
    assert ("stay away" in brief) is is_told


def test_a_scrap_of_words_is_no_statement():
    assert "warned the army”" not in brief_of(told("x", "warned the army", "art-d", kind="threat"))


@pytest.mark.parametrize(
    ("one", "other", "again"),
    [
        pytest.param("A (threat, on 1 May): “we shall take the bridge and the mill”", "A (threat, on 1 May): “shall take the bridge and the mill now”", True, id="cut twice"),
        pytest.param("A (threat, on 1 May): “we shall take the bridge”", "B (threat, on 1 May): “we shall take the bridge”", False, id="another speaker"),
        pytest.param("A (threat, on 1 May): “we shall take the bridge”", "A (threat, on 1 May): “leave the valley by noon”", False, id="other words"),
    ],
)  # fmt: skip
def test_words_are_told_once(one, other, again):
    assert says_again(Line(text=one, cites=(1,)), Line(text=other, cites=(2,))) is again


def test_passages_that_overlap_are_one_citation():
    whole = make_claim("clm-a", "art-a", "Red Column fighters took Marvik on Tuesday, the army confirmed.")
    part = make_claim("clm-b", "art-a", "took Marvik on Tuesday, the army confirmed.")
    copied = make_claim("clm-c", "art-c", "Red Column fighters took Marvik on Tuesday, the army confirmed.")
    again = make_claim("clm-d", "art-a", "Red Column fighters took Marvik on Tuesday, the army confirmed.")
    assert [c.id for c in apart([whole, part, copied, again])] == ["clm-a", "clm-c", "clm-d"]
