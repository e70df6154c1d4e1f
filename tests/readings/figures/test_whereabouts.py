"""People are counted as hurt, gone or held by where they are, and by what is done to them now, not by what they were."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

from dateline.readings.figures import quantities
from dateline.readings.parse.language import load_english
from dateline.readings.parse.sentences import parse
from dateline.readings.times.find import find as find_times
from tests.conftest import make_article


@cache
def english() -> Language:
    return load_english()


def measured(sentence: str) -> list[tuple[str, int | None]]:
    article = make_article(sentence)
    found = quantities.find(article, parse(article, (), english()), find_times(sentence))
    return [(q.measure, q.best) for q in found if q.measure]


NOW = {
    "captured, executed": ("The rebels said they had executed 340 captured soldiers.", [("killed", 340)]),
    "abducted, freed": ("Troops freed 26 abducted schoolgirls in the forest.", [("freed", 26)]),
    "wounded, died": ("Four wounded policemen died on Monday.", [("killed", 4)]),
    "wounded, flown": ("Five wounded soldiers were flown to the capital.", [("injured", 5)]),
    "dead stay dead": ("Villagers released the names of nine dead miners.", [("killed", 9)]),
    "one of a kind": ("One man, a shepherd, is still missing in the valley.", [("missing", 1)]),
    "with burns": ("The fire left 63 dead and at least 200 with burns.", [("killed", 63), ("injured", 200)]),
    "drowned by it": ("Dyke gives way at Olm, drowning nine.", [("killed", 9)]),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), NOW.values(), ids=NOW)
def test_what_befalls_people_now_counts_and_not_what_they_were(sentence: str, expected: list[tuple[str, int]]):
    assert measured(sentence) == expected


WHERE = {
    "treated": ("Doctors at one clinic treated 64 people.", [("injured", 64)]),
    "admitted": ("The central hospital admitted 22 people after the blast.", [("injured", 22)]),
    "treated for": ("Doctors treated 64 people for cholera.", []),
    "treated by a host": ("The mayor treated 64 people to lunch.", []),
    "towns left": ("About 62,000 people had left the towns of Kasar and Melu by Thursday.", [("displaced", 62000)]),
    "of a whole": ("About 50,000 of Olm's 90,000 people have left since Monday.", [("displaced", 50000)]),
    "a few who left": ("Forty people had left the town by bus.", []),
    "left a hall": ("Some 900 people had left the hall by noon.", []),
    "to safety": ("The district shifted 40,000 people to safety before the river came.", [("displaced", 40000)]),
    "shifted stock": ("The dealer shifted 40,000 books to the annex.", []),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), WHERE.values(), ids=WHERE)
def test_where_people_are_tells_what_befell_them(sentence: str, expected: list[tuple[str, int]]):
    assert measured(sentence) == expected


def test_a_number_or_more_has_an_open_end():
    article = make_article("The slide killed 30 or more people.")
    found = quantities.find(article, parse(article, (), english()), ())
    assert [(q.low, q.high, q.quote) for q in found] == [(30, None, "30 or more")]
