"""What stands in an entry of a live page is of the page's day; before noon it may be of the night before."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.gazetteer.lookup import Gazetteer
from dateline.model.picture import Event
from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article
from tests.picture.factory import picture_of

TODAY, EVE = date(2024, 6, 20), date(2024, 6, 19)
PAGE = """17:40 - Rebels capture the city of Goma.
15:05 - Gunmen kill six men in Jos.
{third}
08:15 - Rebels abducted six men in Kano.
"""


def events(reader: RulesReader, gazetteer: Gazetteer, text: str, published: date | None = TODAY) -> dict[str, Event]:
    article = make_article(text, published=published)
    made = picture_of(reader, gazetteer, article)
    return {e.kind: e for e in made.events}


@pytest.mark.parametrize(
    ("kind", "earliest"),
    [
        pytest.param("capture", TODAY, id="in-the-evening"),
        pytest.param("killing", TODAY, id="in-the-afternoon"),
        pytest.param("abduction", EVE, id="in-the-forenoon"),
    ],
)
def test_an_entry_is_of_the_day_of_its_page(
    reader: RulesReader, gazetteer: Gazetteer, kind: str, earliest: date
) -> None:
    found = events(reader, gazetteer, PAGE.format(third="13:00 - Rain."))[kind]
    assert (found.earliest, found.latest, found.time_basis) == (earliest, TODAY, "publication-date")


def test_an_entry_that_names_its_day_keeps_it(reader: RulesReader, gazetteer: Gazetteer) -> None:
    page = PAGE.format(third="13:00 - Police arrested six men in Kampala on Monday, the mayor says.")
    assert events(reader, gazetteer, page)["detention"].latest == date(2024, 6, 17)


def test_two_clock_times_make_no_live_page(reader: RulesReader, gazetteer: Gazetteer) -> None:
    found = events(reader, gazetteer, "17:40 - Rebels capture the city of Goma.\n15:05 - Rain.")["capture"]
    assert (found.earliest, found.time_basis) == (EVE, "inferred")


def test_a_page_without_a_date_dates_no_entry(reader: RulesReader, gazetteer: Gazetteer) -> None:
    found = events(reader, gazetteer, PAGE.format(third="13:00 - Rain."), published=None)["abduction"]
    assert (found.earliest, found.latest) == (None, None)
