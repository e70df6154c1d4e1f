"""What went on for a week before a town fell began a week before, and the fall did not last a week."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.gazetteer.lookup import Gazetteer
from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article
from tests.picture.factory import picture_of

SUNDAY = date(2013, 3, 3)


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        pytest.param("Rebels captured Bambari on Saturday after a week of fighting.", "clash", (date(2013, 2, 23), date(2013, 3, 2)), id="a week"),
        pytest.param("Rebels captured Bambari on Saturday after a week of fighting.", "capture", (date(2013, 3, 2), date(2013, 3, 2)), id="the fall"),
        pytest.param("The army retook Bria on Friday following three days of shelling.", "shelling", (date(2013, 2, 26), date(2013, 3, 1)), id="three days"),
        pytest.param("The army retook Bria on Friday following three days of shelling.", "recapture", (date(2013, 3, 1), date(2013, 3, 1)), id="retaken"),
    ],
)  # fmt: skip
def test_what_went_on_before_took_as_long_as_it_is_said_to(
    reader: RulesReader, gazetteer: Gazetteer, text: str, kind: str, days: tuple[date, date]
) -> None:
    article = make_article(text, published=SUNDAY)
    made = picture_of(reader, gazetteer, article)
    assert [(c.earliest, c.latest) for c in made.claims if c.kind == kind] == [days]


def test_how_long_it_lasted_is_no_time_of_the_next_sentence(reader: RulesReader) -> None:
    text = "Rebels captured Bambari on Saturday after a week of fighting. Soldiers retreated to Bangui."
    reading = reader.read(make_article(text))
    (left,) = [c for c in reading.claims if c.kind == "withdrawal"]
    assert [t.quote for t in reading.times if t.id in left.times] == ["Saturday"]
