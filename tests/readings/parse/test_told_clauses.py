"""What was said in a letter or call hangs on whoever said it, and so does what goes on with "had"."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Token

from dateline.readings.parse.clauses import of_verb
from dateline.readings.parse.language import load_english
from dateline.readings.parse.told_clauses import hang_told


def parsed(sentence: str) -> Doc:
    doc = load_english()(sentence)
    hang_told(doc)
    return doc


def word(doc: Doc, text: str) -> Token:
    return next(t for t in doc if t.text == text)


TOLD = {
    "in a message": ("A spokesman said in an audio message that the group held the whole of Gao.", "held", "said"),
    "in a letter": ("The mayor wrote in a letter that bandits had closed the road.", "closed", "wrote"),
}


@pytest.mark.parametrize(("sentence", "told", "saying"), TOLD.values(), ids=TOLD)
def test_what_is_said_hangs_on_the_verb_of_saying(sentence: str, told: str, saying: str) -> None:
    doc = parsed(sentence)
    assert (word(doc, told).dep_, word(doc, told).head.text) == ("ccomp", saying)


DOERS = {
    "behind a message": (
        "A spokesman said in a message that the group held all of Gao, including the base, and had killed two men.",
        "killed",
        "group",
    ),
    "behind a chain": (
        "The mayor wrote in a letter that bandits had closed the road, burned the mill and had taken two men.",
        "burned",
        "bandits",
    ),
    "who goes on himself": (
        "The mayor said in a letter that soldiers held all of Gao, including the base, and closed the hall.",
        "closed",
        "mayor",
    ),
}


@pytest.mark.parametrize(("sentence", "verb", "doer"), DOERS.values(), ids=DOERS)
def test_what_goes_on_with_had_was_done_by_those_told_of(sentence: str, verb: str, doer: str) -> None:
    assert [t.text for t in of_verb(word(parsed(sentence), verb)).subjects] == [doer]


def test_what_was_sent_stays_with_the_letter() -> None:
    doc = parsed("The commander spoke in a letter that the group sent on Monday.")
    assert word(doc, "sent").head.text == "letter"
