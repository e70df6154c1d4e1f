"""Frames: every kind, mood and combination of known fields gives one clean sentence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.outputs.wording import KindWording, Mood, Phrase, fill, finish, load_wording, slots_of
from dateline.picture import dates
from dateline.rules import read_data

KINDS = sorted(load_wording().kinds)
SLOTS = ("actor", "target", "place", "people", "hazard")
phrases = st.dictionaries(
    st.sampled_from(SLOTS),
    st.builds(Phrase, text=st.sampled_from(["the Taliban", "Kunduz", "a resident", "Ōe 2"]), plural=st.booleans()),
)


_EVIDENCE = re.compile(r'(?:kind=|evidence(?:_at)?\(|within_week\()"([a-z-]+)"')
"""How the stages that date reports name the grounds of a date."""


def test_every_kind_of_event_has_its_wording() -> None:
    listed = msgspec.toml.decode(read_data("event_kinds.toml"), type=dict[str, dict[str, object]])
    assert set(KINDS) >= set(listed)


@given(kind=st.sampled_from(KINDS), known=phrases, mood=st.sampled_from(get_args(Mood)))
def test_any_combination_of_fields_gives_one_clean_sentence(kind: str, known: dict[str, Phrase], mood: Mood) -> None:
    clause, used = fill(load_wording().of(kind), known, mood)
    sentence = finish(clause)
    assert used <= known.keys()
    assert sentence.endswith(".")
    assert not sentence.endswith("..")
    assert "  " not in sentence
    assert not re.search(r"None|[\[\]{}|]", sentence)
    assert sentence[0].isupper() or not sentence[0].isalpha()


@given(kind=st.sampled_from(KINDS), known=phrases)
def test_the_frame_with_most_of_what_is_known_is_taken(kind: str, known: dict[str, Phrase]) -> None:
    words = load_wording().of(kind)
    _, used = fill(words, known)
    assert len(used) == max(len(slots_of(frame)) for frame in words.frames if slots_of(frame) <= known.keys())


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "disaster"])
def test_a_kind_with_an_actor_and_no_place_names_the_actor(kind: str) -> None:
    known = {"actor": Phrase(text="Red Column"), "people": Phrase(text="Red Column")}
    clause, _ = fill(load_wording().of(kind), known)
    assert "Red Column" in clause


@pytest.mark.parametrize(
    ("mood", "plural", "said"),
    [
        pytest.param("past", False, "X was killed", id="past of one"),
        pytest.param("past", True, "X were killed", id="past of many"),
        pytest.param("would", False, "X would be killed", id="plan"),
        pytest.param("negated", True, "X were not killed", id="denial of many"),
    ],
)
def test_a_verb_follows_its_subject_and_mood(mood: Mood, plural: bool, said: str) -> None:
    words = load_wording().of("killing")
    assert fill(words, {"target": Phrase(text="X", plural=plural)}, mood)[0] == said


def test_a_denial_of_a_deed_is_told_with_did_not() -> None:
    known = {"actor": Phrase(text="the army"), "place": Phrase(text="Olm")}
    assert fill(load_wording().of("capture"), known, "negated")[0] == "the army did not capture Olm"


def test_an_unknown_kind_is_told_as_an_occurrence() -> None:
    assert load_wording().of("volcano-worship") is load_wording().of("other")


@pytest.mark.parametrize("clause", ["the army left", "the army left.", "the army  left ,", "the army left!?"])
def test_a_sentence_ends_in_one_full_stop(clause: str) -> None:
    assert finish(clause) == "The army left."


def test_every_frame_has_exactly_one_verb_and_known_slots() -> None:
    for kind, words in load_wording().kinds.items():
        for frame in words.frames:
            assert frame.count("[") == 1, (kind, frame)
            assert slots_of(frame) <= set(SLOTS), (kind, frame)


def test_weights_lie_between_0_and_100() -> None:
    assert all(isinstance(words, KindWording) and 0 <= words.weight <= 100 for words in load_wording().kinds.values())


def test_every_ground_of_a_date_has_its_words() -> None:
    stages = Path(dates.__file__).parent.glob("*.py")
    told = {kind for path in stages for kind in _EVIDENCE.findall(path.read_text(encoding="utf-8"))}
    assert len(told) > 15
    assert told <= load_wording().grounds.keys()
