"""What "the next day", "hours later" and "two days after the vote" count from."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.gazetteer.lookup import Gazetteer
from dateline.model.picture import PictureClaim
from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article
from tests.picture.factory import picture_of

PUBLISHED = date(2024, 6, 20)
"""A Thursday."""


def last_claim(reader: RulesReader, gazetteer: Gazetteer, text: str) -> PictureClaim:
    article = make_article(text, published=PUBLISHED)
    made = picture_of(reader, gazetteer, article)
    return made.claims[-1]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        pytest.param("Gunmen shelled Butembo on 12 June. The next day, they burnt 20 houses.", "2024-06-13", "2024-06-13", id="act-told-before"),
        pytest.param("The army said on Monday that its flag was up. The following day, rebels shelled Goma.", "2024-06-18", "2024-06-18", id="day-that-dates-no-act"),
        pytest.param("Talks opened in Oslo on 10 June. On the Thursday they ended. Then rebels shelled Goma on the Friday.", "2024-06-14", "2024-06-14", id="the-weekday-after"),
        pytest.param("Talks opened in Oslo on 14 June. The same Wednesday rebels shelled Goma.", "2024-06-12", "2024-06-12", id="the-same-weekday"),
        pytest.param("Talks opened in Oslo on 19 June. On the Monday, rebels shelled Goma.", "2024-06-17", "2024-06-17", id="no-weekday-after-the-report"),
        pytest.param("Shells hit Goma on 10 June. On Friday the 14th, rebels shelled Goma.", "2024-06-14", "2024-06-14", id="day-of-the-month-told-last"),
        pytest.param("A quake shook Herat on 10 June. Four days on, gunmen burnt 20 houses there.", "2024-06-14", "2024-06-14", id="days-on"),
        pytest.param("Talks opened in Oslo on 10 June. Hours later, rebels shelled Goma.", "2024-06-10", "2024-06-11", id="hours"),
        pytest.param("Talks opened in Oslo on 10 June. Hours earlier, rebels had shelled Goma.", "2024-06-09", "2024-06-10", id="hours-earlier"),
        pytest.param("A truce was signed in Juba on 10 June. A day after the truce was signed, gunmen killed nine people in Bor.", "2024-06-11", "2024-06-11", id="clause-told-before"),
        pytest.param("The vote was held on 2 June and the count took days. Three days after the vote, police arrested six men in Jos.", "2024-06-05", "2024-06-05", id="noun-told-before"),
        pytest.param("A quake shook Herat on 10 June. Two days after the disaster, police arrested six men there.", "2024-06-12", "2024-06-12", id="named-again"),
        pytest.param("Fighting broke out in Goma on 10 June. On the second day of the fighting, rebels burnt a market in Sake.", "2024-06-11", "2024-06-11", id="second-day"),
        pytest.param("Shells hit Goma on Friday and Bukavu on Saturday. That same day gunmen burnt 20 houses in Uvira.", "2024-06-15", "2024-06-15", id="the-last-of-two-days"),
        pytest.param("Rebels took Sake on Friday and its mine on Sunday. The same day gunmen burnt 20 houses in Uvira.", "2024-06-16", "2024-06-16", id="the-last-of-two-days-one-not-read"),
        pytest.param("Rebels shelled Sake and Minova on Friday, as people had feared since Monday. The same day gunmen burnt 20 houses in Uvira.", "2024-06-14", "2024-06-14", id="not-a-day-in-a-clause"),
        pytest.param("It was the worst month since May 2021. In that month the army shelled Goma.", "2021-05-01", "2021-05-31", id="that-month"),
        pytest.param("On 3 March 1988 the army shelled Goma.\n\nOne must go back to November 2020. Rebels captured Bukavu on the sixteenth.", "2020-11-16", "2020-11-16", id="day-of-the-month-named-last"),
        pytest.param("In November 2020 it began. Rebels captured Goma on 3 May 2021 and withdrew. They shelled Bukavu on the sixth.", "2021-05-06", "2021-05-06", id="not-of-a-month-before-the-last-act"),
    ],
)  # fmt: skip
def test_a_time_counts_from_what_it_names_else_from_what_was_told_last(
    reader: RulesReader, gazetteer: Gazetteer, text: str, earliest: str, latest: str
) -> None:
    claim = last_claim(reader, gazetteer, text)
    assert (claim.earliest, claim.latest) == (date.fromisoformat(earliest), date.fromisoformat(latest))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rebels shelled Butembo. The next day, they burnt 20 houses.", id="nothing-has-a-day"),
        pytest.param("Rebels took Sake on 12 June. Two days after the army had hailed its return, they shelled the town.", id="what-it-names-has-no-day"),
        pytest.param("Rebels took Sake on 12 June. A week after the bishop had left, gunmen shelled the town.", id="clause-not-told"),
    ],
)  # fmt: skip
def test_no_day_is_invented_for_what_counts_from_something_undated(
    reader: RulesReader, gazetteer: Gazetteer, text: str
) -> None:
    assert last_claim(reader, gazetteer, text).earliest is None


def test_a_clause_that_says_how_long_before_does_not_share_the_day_of_the_main_clause(
    reader: RulesReader, gazetteer: Gazetteer
) -> None:
    text = "The market of Bama was quiet on Saturday, two days after gunmen shelled the town."
    assert last_claim(reader, gazetteer, text).earliest != date(2024, 6, 15)


def test_what_goes_on_from_the_next_day_is_of_the_next_day_not_of_the_one_after(
    reader: RulesReader, gazetteer: Gazetteer
) -> None:
    text = "Rebels shelled Butembo on 12 June. The next day they shelled Goma. They killed nine people in the town."
    assert last_claim(reader, gazetteer, text).earliest == date(2024, 6, 13)
