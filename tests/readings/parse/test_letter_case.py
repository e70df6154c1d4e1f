"""Words in capitals or in a title get back the case of running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gazetteer.lookup import Gazetteer
from dateline.readings.by_rules import build
from dateline.readings.parse.letter_case import recase
from tests.conftest import make_article


@pytest.mark.parametrize(
    ("words", "names", "headline", "wanted"),
    [
        pytest.param(
            "GUNMEN ATTACKED TWO BANKS IN ORELLANA YESTERDAY .", {5}, False,
            "Gunmen attacked two banks in Orellana yesterday .", id="a shouted sentence",
        ),
        pytest.param("COLONEL BARRUNDO SAID SO . I SAW IT .", set(), False, "Colonel Barrundo said so . I saw it .", id="an unknown word is a name"),
        pytest.param("FIGHTERS OF THE ELP FLED THE CAMP", {3}, False, "Fighters of the ELP fled the camp", id="a short name stays in capitals"),
        pytest.param("Rebels Storm Army Camp Near Border", set(), True, "Rebels storm army camp near border", id="a headline in title case"),
        pytest.param("Rebels Storm Army Camp Near Border", set(), False, "Rebels Storm Army Camp Near Border", id="no headline, left as it is"),
        pytest.param("Rebels storm camp near Orellana", set(), True, "Rebels storm camp near Orellana", id="a headline in running case"),
        pytest.param("The NATO base in Qala was hit", set(), False, "The NATO base in Qala was hit", id="an acronym makes no shouting"),
    ],
)  # fmt: skip
def test_case_is_given_back_where_it_tells_nothing(words: str, names: set[int], headline: bool, wanted: str) -> None:
    assert " ".join(recase(words.split(), names, headline=headline)) == wanted


@given(st.lists(st.text(min_size=1, max_size=12), max_size=30), st.booleans())
def test_no_word_is_lost_or_changed_but_in_case(words: list[str], headline: bool) -> None:
    given_back = recase(words, set(), headline=headline)
    assert [w.lower().casefold() for w in given_back] == [w.lower().casefold() for w in words]


def test_a_report_in_capitals_is_read_as_one_in_running_case() -> None:
    reader = build(Gazetteer.open())
    said = "Two soldiers were killed by guerrillas near Medellin on Sunday, the army said."
    quiet, loud = reader.read(make_article(said)), reader.read(make_article(said.upper()))
    assert [(c.kind, c.rule, c.tense) for c in loud.claims] == [(c.kind, c.rule, c.tense) for c in quiet.claims]
    assert [m.quote.upper() for m in quiet.mentions] == [m.quote for m in loud.mentions]
    assert loud.claims, "nothing was read at all"
