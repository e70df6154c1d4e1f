"""Titles are made from fields, never from an outlet's headline, and name no person."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model.picture import Published
from dateline.model.world import When
from dateline.picture.titles import days, event_title, story_title
from tests.picture.factory import (
    ARMY,
    DAY,
    RED,
    after,
    make_actors,
    make_article,
    make_claim,
    make_event,
    make_places,
    make_published,
)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (DAY, DAY, "2031-06-10"),
        (DAY, after(2), "2031-06-10/2031-06-12"),
        (date(2031, 1, 1), date(2031, 12, 31), "2031"),
        (date(2031, 1, 1), date(2032, 12, 31), "2031-01-01/2032-12-31"),
        (None, DAY, "by 2031-06-10"),
        (None, None, ""),
        (DAY, None, ""),
    ],
)
def test_days_are_written_as_closely_as_they_are_known(first, last, words):
    assert days(When(earliest=first, latest=last, basis="stated")) == words


def title(actors=(RED,), targets=(ARMY,), place="marvik", day=DAY):
    return event_title(
        "capture", actors, targets, place, When(earliest=day, latest=day, basis="stated"), make_actors(), make_places()
    )


def test_an_event_is_named_by_kind_sides_place_and_day():
    assert title() == "capture: red-column → state:XX:military, Marvik, 2031-06-10"


def test_what_is_not_known_is_left_out():
    assert title((), (), None, None) == "capture: "
    assert title((), ()) == "capture: Marvik, 2031-06-10"


def test_no_person_stands_in_a_title():
    assert "per-" not in title(("per-odd",), ("per-velle",))


def test_a_story_is_named_by_its_most_told_event_and_never_by_a_headline():
    articles = [make_article("a"), make_article("b")]
    published = {a.id: make_published() for a in articles}
    often = make_event([make_claim("x", "a"), make_claim("y", "b")])
    once = make_event([make_claim("z", "a", place_id="olm", kind="clash")])
    assert story_title(articles, [once, often], make_places(), published) == "Capture: Marvik, June 2031"


def test_a_story_of_many_places_names_three_and_says_there_are_more():
    articles = [make_article("a")]
    events = [make_event([make_claim(p, "a", place_id=p)]) for p in ("marvik", "olm", "tarn", "marvik-east")]
    title = story_title(articles, events, make_places(), {a.id: make_published() for a in articles})
    assert title.startswith("Capture: ")
    assert title.endswith(" and elsewhere, June 2031")
    assert title.count(",") == 3


def test_a_story_without_an_event_or_date_says_so():
    article = make_article("a")
    assert story_title([article], [], {}, {article.id: make_published(None)}) == "No event found, undated"


@pytest.mark.parametrize(
    ("intervals", "when"),
    [
        ([(date(2011, 12, 1), date(2014, 10, 9)), (date(2008, 12, 1), date(2017, 2, 1))], "2011 to 2014"),
        ([(date(2014, 2, 1), date(2014, 10, 9)), (None, None)], "2014"),
        ([(date(2016, 1, 1), None)], "2016 or later"),
        ([(None, date(2016, 1, 1))], "2016 or earlier"),
        ([(date(2016, 1, 1), None), (date(2021, 8, 8), date(2021, 8, 14))], "August 2021"),
    ],
)
def test_a_story_without_a_dated_report_has_the_years_that_all_its_reports_can_be_of(intervals, when):
    articles = [make_article(str(n)) for n in range(len(intervals))]
    published = {
        a.id: Published(earliest=first, latest=last, basis="inferred", evidence=())
        for a, (first, last) in zip(articles, intervals, strict=True)
    }
    assert story_title(articles, [], {}, published) == f"No event found, {when}"


def test_what_was_done_names_a_story_before_what_came_of_it():
    articles = [make_article("a"), make_article("b")]
    published = {a.id: make_published() for a in articles}
    deed = make_event([make_claim("x", "a", kind="attack")])
    moves = make_event([make_claim("y", "a", kind="advance"), make_claim("z", "b", kind="advance")])
    words = make_event([make_claim("w", "a", kind="statement"), make_claim("v", "b", kind="statement")])
    assert story_title(articles, [words, moves, deed], make_places(), published) == "Attack: Marvik, June 2031"
