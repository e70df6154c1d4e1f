"""What reports say of one town is told of that town: copied paragraphs, counted towns, roads and exceptions."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.gazetteer.lookup import Gazetteer
from dateline.model.picture import Event, Picture
from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article
from tests.picture.factory import picture_of

FRIDAY, SUNDAY = date(2013, 3, 1), date(2013, 3, 3)
_HALL = (
    "Seleka rebels entered the town hall before noon, and by about 2 pm the prefect's office was in their hands, a"
    " nurse at the hospital said by telephone."
)


@pytest.fixture
def picture(reader: RulesReader, gazetteer: Gazetteer):
    """Build the picture of some reports, each a day and a text."""

    def build(*reports: tuple[date, str]) -> Picture:
        articles = [
            make_article(text, path=f"{n}.txt", outlet=f"Outlet {n}", published=on)
            for n, (on, text) in enumerate(reports)
        ]
        return picture_of(reader, gazetteer, *articles)

    return build


def taken(picture: Picture) -> dict[str, Event]:
    names = {p.id: p.names[0] for p in picture.places}
    return {names[e.place_id]: e for e in picture.events if e.kind == "capture" and e.place_id}


def test_a_paragraph_copied_behind_another_town_stays_with_its_own(picture):
    made = picture(
        (SUNDAY, f"Seleka rebels captured Bambari on Sunday.\n{_HALL}\nThe rebels also captured Bria on Sunday, a trader said."),
        (SUNDAY, f"The rebels also captured Bria on Sunday, a trader said.\n{_HALL}"),
    )  # fmt: skip
    held = {c.article_id: c.place_id for c in made.claims if "office" in c.quote}
    assert set(held.values()) == {taken(made)["Bambari"].place_id}


def test_towns_that_are_counted_and_not_named_are_no_town_and_hold_nothing(picture):
    made = picture(
        (SUNDAY, "Seleka rebels captured Bambari on Friday, a trader said. Four more towns in the Central African Republic changed hands on Sunday."),
        (SUNDAY, "Seleka rebels captured three villages in Kaga-Bandoro on Sunday, a driver said."),
    )  # fmt: skip
    assert taken(made)["Bambari"].origins == 1
    assert {h.place_id for h in made.holdings} == {taken(made)["Bambari"].place_id}


def test_staff_of_a_hospital_are_not_the_person_it_is_named_after(picture):
    made = picture(
        (SUNDAY, "President Ada Obi fled Bambari on Friday. Staff at the Ada Obi hospital said that six people had been killed in Bambari on Sunday."),
    )  # fmt: skip
    (toll,) = [c for c in made.claims if c.kind == "killing"]
    assert toll.speaker.actor_id is None or not toll.speaker.actor_id.startswith("per-")
