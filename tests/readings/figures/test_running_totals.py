"""A toll, a number of dead and a count of deaths tell what their number counts, wherever it stands."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

from dateline.model.reading import Reading
from dateline.readings.by_rules import RulesReader
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


RISEN = {
    "far from its toll": ("The death toll of Sunday's slide in the hills of Olm rose to 50 this evening.", [("killed", 50)]),
    "deaths": ("Flood deaths in Olm reached 37 on Saturday.", [("killed", 37)]),
    "abducted": ("The number of people abducted from the village rose to 12.", [("detained", 12)]),
    "driven out": ("The number of families driven from Olm has passed 3,000.", [("displaced", 3000)]),
    "raised": ("Officials put the number of dead at nine and on Monday raised it to 14.", [("killed", 9), ("killed", 14)]),
    "total": ("Divers found three bodies, bringing the total to 29.", [("killed", 3), ("killed", 29)]),
    "other side": ("The party says 31 marchers were shot dead; the police speak of four.", [("killed", 31), ("killed", 4)]),
    "by place": ("Seven people died in Olm, five in Tarn and one in Lower Aske.", [("killed", 7), ("killed", 5), ("killed", 1)]),
    "far before at": ("Doctors put the number of people killed by the shelling of the mill on 4 May at 71.", [("killed", 71)]),
    "estimate of a number": ("Guards raised their estimate of the number who escaped from Olm jail on Friday to 1,400.", [("freed", 1400)]),
    "since put at": ("Thirty-one dead, said the ministry; it has since been put at 36.", [("killed", 31), ("killed", 36)]),
    "spoken of later": ("Officials that night spoke of eleven dead, and by Sunday of thirty-four.", [("killed", 11), ("killed", 34)]),
    "by day": ("First counts gave 14 dead; 52 on 7 March.", [("killed", 14), ("killed", 52)]),
    "with in": ("The wards speak of 88 dead that day, with 25 or more in Tarn, where they fired from roofs.", [("killed", 88), ("killed", 25)]),
    "split by place": ("Seventeen people died, 16 of them in Olm and one in Tarn.", [("killed", 17)]),
    "in thousands": ("Quake death toll tops 33K as hopes fade.", [("killed", 33000)]),
    "12k": ("More than 12k people were displaced.", [("displaced", 12000)]),
    "list": ("Deaths since 14 June: 1,310. Injured: 95.", [("killed", 1310), ("injured", 95)]),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), RISEN.values(), ids=RISEN)
def test_a_count_tells_what_its_number_counts(sentence: str, expected: list[tuple[str, int]]):
    assert measured(sentence) == expected


NO_COUNT = {
    "seats": "The number of seats rose to 30.",
    "them": "The council told the press that it raised it to 14.",
    "a part": "Eight villagers, two of them women, were seen.",
    "of the dead": "Nineteen of the dead were from one family.",
    "motto": "The town had a motto: 12 good men.",
    "both": "The number of dead or missing rose to 30.",
}


@pytest.mark.parametrize("sentence", NO_COUNT.values(), ids=NO_COUNT)
def test_other_numbers_and_parts_of_a_count_are_none(sentence: str):
    assert measured(sentence) == []


WHEREABOUTS = {
    "not found": ("Thirty people have not been found.", [("missing", 30)]),
    "held": ("Eight men are still held.", [("detained", 8)]),
    "broken out": ("More than 40 inmates broke out of the jail.", [("freed", 40)]),
    "led away": ("Gunmen led away 46 pupils.", [("detained", 46)]),
    "saved": ("Ninety sailors were saved.", [("freed", 90)]),
    "loss": ("The army admits the loss of 17.", [("killed", 17)]),
    "loss of things": ("The army admits the loss of 17 tanks.", []),
}


@pytest.mark.parametrize(("sentence", "expected"), WHEREABOUTS.values(), ids=WHEREABOUTS)
def test_where_people_are_tells_what_befell_them(sentence: str, expected: list[tuple[str, int]]):
    assert measured(sentence) == expected


def days(reading: Reading) -> set[str]:
    times = {t.id: t.quote for t in reading.times}
    return {times[t] for claim in reading.claims if claim.kind in {"disaster", "accident"} for t in claim.times}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The death toll from the landslide in Cusco rose to 21 on Monday.", set()),
        ("Officials raised the toll of the crash near Oruro to 19 on Friday.", set()),
        ("The toll from Sunday's crash near Oruro passed 40 on Friday.", {"Sunday"}),
        ("A landslide in Cusco killed 21 people on Monday.", {"Monday"}),
    ],
    ids=["rose", "raised", "own day", "killed"],
)
def test_the_day_a_toll_rose_is_not_that_of_the_act(sentence: str, expected: set[str], reader: RulesReader):
    assert {d.removesuffix("'s") for d in days(reader.read(make_article(sentence)))} == expected


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("The toll of a crash in Bama district of Borno rose to 50.", 1),
        ("A bomb killed nine people in Jos and Kano.", 2),
    ],
    ids=["one in the other", "two"],
)
def test_a_district_of_a_province_is_one_place(sentence: str, places: int, reader: RulesReader):
    told = reader.read(make_article(sentence)).claims
    assert len({c.place for c in told if c.kind in {"accident", "bombing"}}) == places
