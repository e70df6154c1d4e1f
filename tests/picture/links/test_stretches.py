"""Days told by two ends, and acts that another day is counted from."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.gazetteer.lookup import Gazetteer
from dateline.model.picture import Picture
from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article
from tests.picture.factory import picture_of

PUBLISHED = date(2024, 6, 20)
"""A Thursday."""


def read(reader: RulesReader, gazetteer: Gazetteer, text: str) -> Picture:
    article = make_article(text, published=PUBLISHED)
    return picture_of(reader, gazetteer, article)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        pytest.param("Some 9,000 people fled Goma between 3 and 6 June, the agency said.", "2024-06-03", "2024-06-06", id="number-and-date"),
        pytest.param("Clashes in Goma from 13 to 15 June killed nine people.", "2024-06-13", "2024-06-15", id="from-number-to-date"),
        pytest.param("Shelling killed nine people in Goma on June 13-15.", "2024-06-13", "2024-06-15", id="date-dash-number"),
        pytest.param("Between June 3 and June 6, 900 people fled Goma.", "2024-06-03", "2024-06-06", id="two-dates"),
        pytest.param("Shelling killed nine people in Goma between Sunday and Tuesday.", "2024-06-16", "2024-06-18", id="two-weekdays"),
        pytest.param("Gunmen killed nine people in Goma on Sunday and Monday.", "2024-06-16", "2024-06-17", id="weekdays-joined"),
        pytest.param("Gunmen killed nine people in Goma in the night to Monday.", "2024-06-16", "2024-06-17", id="a-night-is-no-stretch"),
        pytest.param("Gunmen killed nine people in Goma on Monday. Tuesday was calm.", "2024-06-17", "2024-06-17", id="not-over-a-full-stop"),
        pytest.param("Shells hit Goma on June 13 and 40 people were hurt.", "2024-06-13", "2024-06-13", id="a-count-is-no-day"),
    ],
)  # fmt: skip
def test_a_stretch_of_days_covers_both_ends(
    reader: RulesReader, gazetteer: Gazetteer, text: str, earliest: str, latest: str
) -> None:
    claim = read(reader, gazetteer, text).claims[0]
    assert (claim.earliest, claim.latest) == (date.fromisoformat(earliest), date.fromisoformat(latest))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        pytest.param("Nine people were killed in Goma on Monday, two days after rebels took Bukavu.", "2024-06-15", "2024-06-15", id="clause-after"),
        pytest.param("A day after the army left Bukavu, rebels shelled Goma on Monday.", "2024-06-16", "2024-06-16", id="clause-leads"),
        pytest.param("The rebels seized Goma in October 2014, a month after taking Bukavu.", "2014-08-17", "2014-10-15", id="counted-from-a-month"),
        pytest.param("Nine people were killed in Goma on Monday, a day before the army left Bukavu.", "2024-06-18", "2024-06-18", id="counted-ahead"),
        pytest.param("The town of Goma fell to the rebels on Sunday, two days after the fall of Bukavu.", "2024-06-14", "2024-06-14", id="noun"),
        pytest.param("The town of Goma fell on Sunday, two years to the day after the rebels took Bukavu.", "2022-06-16", "2022-06-16", id="to-the-day"),
        pytest.param("The town of Goma fell on Sunday, exactly a year after the rebels took Bukavu, the first of two towns they overran in Kivu.", "2023-06-16", "2023-06-16", id="exactly-a-year"),
        pytest.param("The announcement came a day after rebels took Bukavu.", "2024-06-18", "2024-06-19", id="from-the-news"),
        pytest.param("Nine people were killed in Goma on Monday, two days after rebels took Bukavu on 10 June.", "2024-06-10", "2024-06-10", id="its-own-day-stands"),
    ],
)  # fmt: skip
def test_what_a_day_is_counted_from_is_dated_by_it(
    reader: RulesReader, gazetteer: Gazetteer, text: str, earliest: str, latest: str
) -> None:
    made = read(reader, gazetteer, text)
    named = {p.id for p in made.places if p.name == "Bukavu"}
    found = {(c.earliest, c.latest) for c in made.claims if c.place_id in named and c.rule != "places-counted"}
    assert found == {(date.fromisoformat(earliest), date.fromisoformat(latest))}


def test_what_is_counted_from_takes_no_day_of_the_clause_that_counts(reader: RulesReader, gazetteer: Gazetteer) -> None:
    text = "Nine people were killed in Goma on Monday, days after rebels took Bukavu."
    made = read(reader, gazetteer, text)
    assert [c.earliest for c in made.claims if c.kind == "capture"] == [None]
