"""Acts that no report gives a day: after what was told before them, no later than who says so, within days of the report."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from dateline.gazetteer.lookup import Gazetteer
from dateline.model.picture import Event, Picture, PictureClaim
from dateline.picture.events.cluster import Cluster
from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article
from tests.picture.factory import DAY, after, make_claim, picture_of

PUBLISHED = date(2024, 6, 20)
"""A Thursday."""


def picture(reader: RulesReader, gazetteer: Gazetteer, text: str, published: date | None = PUBLISHED) -> Picture:
    article = make_article(text, published=published)
    return picture_of(reader, gazetteer, article)


def event(made: Picture, kind: str) -> Event:
    (found,) = (e for e in made.events if e.kind == kind)
    return found


@pytest.mark.parametrize(
    ("text", "kind", "earliest", "latest"),
    [
        pytest.param("Rebels shelled Butembo on Monday.\nGunmen killed six men in Jos.", "killing", 17, 20, id="after-what-was-told-before"),
        pytest.param("Rebels shelled Butembo on Monday. A day later they entered Sake.\nGunmen killed six men in Jos.", "killing", 17, 20, id="from-the-first-day-told"),
        pytest.param("Gunmen abducted six men in Jos after rebels had shelled Butembo on Tuesday.", "abduction", 18, 20, id="after-in-one-sentence"),
        pytest.param("Rebels captured the city of Goma.", "capture", 18, 20, id="what-a-report-leads-with"),
        pytest.param("A spokesman said on Tuesday that rebels had captured the city of Goma.", "capture", 16, 18, id="no-later-than-it-was-said"),
    ],
)  # fmt: skip
def test_an_act_without_a_day_lies_between_what_it_follows_and_its_report(
    reader: RulesReader, gazetteer: Gazetteer, text: str, kind: str, earliest: int, latest: int
) -> None:
    found = event(picture(reader, gazetteer, text), kind)
    assert (found.earliest, found.latest, found.time_basis) == (
        date(2024, 6, earliest),
        date(2024, 6, latest),
        "inferred",
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Rebels shelled Butembo on Monday.\nGunmen had killed six men in Jos.", "killing", id="had"),
        pytest.param("Rebels shelled Butembo on Monday.\nRain fell.\nGunmen have killed six men in Jos.", "killing", id="have"),
        pytest.param("Rebels shelled Butembo on 2 May.\nRain fell.\nWind blew.\nGunmen killed six men in Jos.", "killing", id="long-ago"),
        pytest.param("Troops freed six pupils abducted at Kano.", "abduction", id="told-in-passing"),
        pytest.param("Rebels shelled Butembo on Monday.\nThe town had peace until May 2019. Gunmen killed six men in Jos.", "killing", id="a-paragraph-of-another-time"),
        pytest.param("Rain fell.\nWind blew.\nTrees swayed.\nGunmen killed six men in Jos.", "killing", id="not-in-the-lead"),
    ],
)  # fmt: skip
def test_an_act_that_may_be_of_any_day_keeps_its_open_beginning(
    reader: RulesReader, gazetteer: Gazetteer, text: str, kind: str
) -> None:
    found = event(picture(reader, gazetteer, text), kind)
    assert (found.earliest, found.latest, found.time_basis) == (None, PUBLISHED, "unknown")


def test_a_headline_is_of_the_first_day_its_lead_tells(reader: RulesReader, gazetteer: Gazetteer) -> None:
    article = make_article("Gunmen kill six men in Jos\nRebels shelled Butembo on Wednesday.", published=PUBLISHED)
    zones = (replace(article.zones[0], kind="headline"), *article.zones[1:])
    article = replace(article, zones=zones)
    made = picture_of(reader, gazetteer, article)
    assert event(made, "killing").earliest == date(2024, 6, 19)


def test_an_undated_report_bounds_nothing(reader: RulesReader, gazetteer: Gazetteer) -> None:
    found = event(picture(reader, gazetteer, "Rebels captured the city of Goma.", published=None), "capture")
    assert (found.earliest, found.latest) == (None, None)


def summed(*claims: PictureClaim) -> tuple[date | None, date | None]:
    cluster = Cluster(claims[0])
    for claim in claims[1:]:
        cluster.add(claim)
    return cluster.days().earliest, cluster.days().latest


def test_of_several_first_days_the_last_holds_unless_another_report_was_out_by_then():
    early = make_claim("1", on=None, latest=after(1), not_before=DAY)
    late = make_claim("2", on=None, latest=after(3), not_before=after(1))
    later = make_claim("3", on=None, latest=after(4), not_before=after(2))
    assert summed(early, late) == (after(1), after(1))
    assert summed(early, later) == (DAY, after(1))


def test_a_day_that_a_report_names_goes_before_all_bounds():
    assert summed(make_claim("1"), make_claim("2", on=None, latest=after(3), not_before=after(1))) == (DAY, DAY)
