"""Symbolic times become days, as precise as the words and the article's own date allow and no more."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.reading import TimeExpression
from dateline.model.world import When
from dateline.picture.dates.calendar import add_months, holiday, season_days, shift, unit_days
from dateline.picture.links.when import combine, overlaps, resolve
from dateline.readings.times.find import find

SUNDAY = date(2023, 10, 8)


def only(sentence: str) -> TimeExpression:
    (expression,) = find(sentence)
    return expression


def days(sentence: str, published: date = SUNDAY, **more: object) -> tuple[str | None, str | None]:
    when = resolve(only(sentence), (published, published), **more)  # type: ignore[arg-type]
    return tuple(day.isoformat() if day else None for day in (when.earliest, when.latest))  # type: ignore[return-value]


RESOLVED = [
    ("It fell on Sunday.", "2023-10-08", "2023-10-08"),
    ("It fell on Monday.", "2023-10-02", "2023-10-02"),
    ("It fell last Sunday.", "2023-10-01", "2023-10-01"),
    ("It will open on Monday.", "2023-10-09", "2023-10-09"),
    ("It fell on Friday of last week.", "2023-09-29", "2023-09-29"),
    ("It fell yesterday.", "2023-10-07", "2023-10-07"),
    ("It fell the day before yesterday.", "2023-10-06", "2023-10-06"),
    ("It fell yesterday afternoon.", "2023-10-07", "2023-10-07"),
    ("It fell this morning.", "2023-10-08", "2023-10-08"),
    ("It fell last night.", "2023-10-07", "2023-10-08"),
    ("It has held since Friday.", "2023-10-06", "2023-10-08"),
    ("It held until Friday.", None, "2023-10-06"),
    ("It fell before Friday.", None, "2023-10-05"),
    ("It fell this week.", "2023-10-02", "2023-10-08"),
    ("It fell last week.", "2023-09-25", "2023-10-01"),
    ("It fell last month.", "2023-09-01", "2023-09-30"),
    ("It fell in May.", "2023-05-01", "2023-05-31"),
    ("It fell in December.", "2022-12-01", "2022-12-31"),
    ("It fell in early May.", "2023-05-01", "2023-05-10"),
    ("It fell in late May.", "2023-05-22", "2023-05-31"),
    ("It has raged since early May.", "2023-05-01", "2023-10-08"),
    ("It fell in May last year.", "2022-05-01", "2022-05-31"),
    ("It fell on 4 March.", "2023-03-04", "2023-03-04"),
    ("It fell on 4 November.", "2022-11-04", "2022-11-04"),
    ("It opens on 4 November and will stay.", "2023-11-04", "2023-11-04"),
    ("It fell on 4 March 2016.", "2016-03-04", "2016-03-04"),
    ("It fell in 2015.", "2015-01-01", "2015-12-31"),
    ("It fell in the 1990s.", "1990-01-01", "1999-12-31"),
    ("It fell in spring 2015.", "2015-03-01", "2015-05-31"),
    ("It fell in the week of March 6.", "2023-03-06", "2023-03-12"),
    ("It fell on Monday, 4 March.", "2024-03-04", "2024-03-04"),
    ("It fell last September.", "2022-09-01", "2022-09-30"),
    ("It fell last July.", "2023-07-01", "2023-07-31"),
    ("It fell on the last Friday of July.", "2023-07-28", "2023-07-28"),
    ("It fell on the second Sunday of May 2012.", "2012-05-13", "2012-05-13"),
    ("It fell on the fifth Sunday of February 2023.", None, None),
    ("It fell on the Friday.", "2023-10-06", "2023-10-06"),
    ("It fell in the night to Friday.", "2023-10-05", "2023-10-06"),
    ("It fell overnight into 4 March.", "2023-03-03", "2023-03-04"),
    ("It fell in the night to 4 March 2016.", "2016-03-03", "2016-03-04"),
    ("It fell overnight on Friday.", "2023-10-06", "2023-10-06"),
    ("It fell in the first half of 2015.", "2015-01-01", "2015-07-01"),
    ("It fell in the second half of 2015.", "2015-07-02", "2015-12-31"),
    ("It fell about six days ago.", "2023-09-30", "2023-10-04"),
    ("It fell last summer.", "2023-06-01", "2023-08-31"),
    ("It fell last winter.", "2022-12-01", "2023-02-28"),
    ("It fell 14 years ago.", "2009-01-01", "2009-12-31"),
    ("It fell three days ago.", "2023-10-05", "2023-10-05"),
    ("It fell two weeks ago.", "2023-09-21", "2023-09-27"),
    ("It fell several days ago.", "2023-09-29", "2023-10-06"),
    ("Ten fell over the past 48 hours.", "2023-10-06", "2023-10-08"),
    ("Ten fell in the previous two days.", "2023-10-06", "2023-10-08"),
    ("It has burned for the past two months.", "2023-08-08", "2023-10-08"),
    ("It was recently retaken.", None, "2023-10-08"),
    ("It is now closed.", "2023-10-08", "2023-10-08"),
    ("It fell on Christmas Eve.", "2022-12-24", "2022-12-24"),
    ("It fell on Easter Sunday.", "2023-04-09", "2023-04-09"),
    ("It fell at 10 am.", "2023-10-07", "2023-10-08"),
    ("They march every Friday.", None, None),
    ("They held out for a week.", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "earliest", "latest"), RESOLVED, ids=[case[0] for case in RESOLVED])
def test_a_wording_means_these_days_in_an_article_of_sunday_8_october_2023(sentence: str, earliest: str, latest: str):
    assert days(sentence) == (earliest, latest)


def test_published_on_a_sunday_sunday_is_that_day_and_published_on_monday_the_day_before():
    assert (
        days("It fell on Sunday.", SUNDAY)
        == days("It fell on Sunday.", date(2023, 10, 9))
        == ("2023-10-08", "2023-10-08")
    )


def test_the_tense_of_the_clause_turns_a_weekday_ahead():
    assert days("Voting starts on Monday.", past=False) == ("2023-10-09", "2023-10-09")


def test_where_no_tense_is_known_the_nearer_date_is_taken_and_the_past_preferred():
    assert days("The deadline of 4 November stands.", past=None) == ("2023-11-04", "2023-11-04")
    assert days("The raid of 20 April stands.", past=None) == ("2023-04-20", "2023-04-20")


def test_an_article_of_unknown_date_leaves_a_weekday_open_but_not_a_year():
    weekday = resolve(only("It fell on Sunday."), None)
    assert (weekday.earliest, weekday.latest, weekday.basis, weekday.text) == (None, None, "unknown", "Sunday")
    year = resolve(only("It fell in 2015."), None)
    assert (year.earliest, year.latest, year.basis) == (date(2015, 1, 1), date(2015, 12, 31), "stated")


def test_an_article_of_uncertain_date_gives_all_days_it_allows():
    when = resolve(only("It fell yesterday."), (date(2023, 10, 8), date(2023, 10, 10)))
    assert (when.earliest, when.latest) == (date(2023, 10, 7), date(2023, 10, 9))


def test_an_hour_and_a_part_of_day_are_kept_as_worded():
    when = resolve(only("It fell at about 5am on Sunday."), (SUNDAY, SUNDAY))
    assert (when.earliest, when.clock, when.basis) == (SUNDAY, "05:00", "weekday-resolved")
    assert resolve(only("It fell late on Sunday."), (SUNDAY, SUNDAY)).part == "late"


FELL = When(earliest=date(2021, 3, 5), latest=date(2021, 3, 5), basis="stated")
FOLLOWING = [
    ("The next day they left.", "2021-03-06", "2021-03-06"),
    ("A day later they left.", "2021-03-06", "2021-03-06"),
    ("The day before they left.", "2021-03-04", "2021-03-04"),
    ("Two days earlier they left.", "2021-03-03", "2021-03-03"),
    ("Hours after the strike they left.", "2021-03-05", "2021-03-06"),
    ("Hours earlier they had left.", "2021-03-04", "2021-03-05"),
    ("On the second day of the siege they left.", "2021-03-06", "2021-03-06"),
    ("That morning they left.", "2021-03-05", "2021-03-05"),
    ("Later that year they left.", "2021-01-01", "2021-12-31"),
    ("By noon they had left.", "2021-03-05", "2021-03-05"),
    ("They left overnight.", "2021-03-04", "2021-03-05"),
]


@pytest.mark.parametrize(("sentence", "earliest", "latest"), FOLLOWING, ids=[case[0] for case in FOLLOWING])
def test_what_hangs_on_an_event_follows_the_event_and_not_the_publication(sentence: str, earliest: str, latest: str):
    assert days(sentence, event=FELL) == (earliest, latest)


def test_the_next_day_of_an_event_of_unknown_day_stays_unknown():
    assert days("The next day they left.") == (None, None)
    assert resolve(only("The next day they left."), (SUNDAY, SUNDAY)).basis == "unknown"


def test_an_anniversary_counts_from_the_day_of_what_it_is_of():
    eve = only("It came a day before the first anniversary of the truce.")
    assert resolve(eve, None, event=FELL).earliest == date(2022, 3, 4)
    assert resolve(eve, (SUNDAY, SUNDAY)).earliest is None


def test_days_that_agree_are_narrowed_and_one_that_cannot_be_is_left_out():
    week = When(earliest=date(2021, 3, 1), latest=date(2021, 3, 7), basis="relative-to-publication", text="this week")
    hour = When(earliest=None, latest=None, basis="unknown", text="10am", clock="10:00")
    other = When(earliest=date(2019, 1, 1), latest=date(2019, 12, 31), basis="stated", text="2019")
    whole = combine((week, FELL, hour, other))
    assert (whole.earliest, whole.latest, whole.basis, whole.clock) == (
        date(2021, 3, 5),
        date(2021, 3, 5),
        "stated",
        "10:00",
    )
    assert whole.text == "this week, 10am"


def test_open_ends_reach_for_ever():
    since = When(earliest=date(2021, 3, 6), latest=None, basis="stated")
    assert not overlaps(since, FELL)
    assert overlaps(since, When(earliest=date(2030, 1, 1), latest=date(2030, 1, 1), basis="stated"))
    assert overlaps(since, When(earliest=None, latest=None, basis="unknown"))


def test_a_date_there_is_not_stays_unknown():
    assert resolve(only("It fell on 2019-02-31."), (SUNDAY, SUNDAY)).basis == "unknown"


DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(8000, 1, 1))
SENTENCES = [sentence for sentence, _, _ in RESOLVED]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(SENTENCES), DAYS, st.integers(0, 400))
def test_a_wider_publication_never_gives_narrower_days(sentence: str, day: date, wider: int):
    expression = only(sentence)
    narrow, wide = resolve(expression, (day, day)), resolve(expression, (day, shift(day, wider)))
    assert wide.earliest is None or (narrow.earliest is not None and wide.earliest <= narrow.earliest)
    assert wide.latest is None or (narrow.latest is not None and wide.latest >= narrow.latest)
    assert not (narrow.earliest and narrow.latest) or narrow.earliest <= narrow.latest


@settings(max_examples=100, deadline=None)
@given(DAYS, st.integers(-100_000, 100_000))
def test_counting_days_and_months_never_leaves_the_calendar(day: date, count: int):
    assert isinstance(shift(day, count * 100), date)
    assert isinstance(add_months(day, count * 10), date)


FEASTS = [
    ("easter sunday", 2024, date(2024, 3, 31)),
    ("good friday", 2023, date(2023, 4, 7)),
    ("thanksgiving", 2022, date(2022, 11, 24)),
]


@pytest.mark.parametrize(("name", "year", "day"), FEASTS, ids=[name for name, _, _ in FEASTS])
def test_feasts_that_move_fall_on_their_day(name: str, year: int, day: date):
    assert holiday(name, year) == day


def test_weeks_begin_on_monday_and_a_winter_ends_in_the_next_year():
    assert unit_days(SUNDAY, "week", 0) == (date(2023, 10, 2), SUNDAY)
    assert season_days("winter", 2023) == (date(2023, 12, 1), date(2024, 2, 29))
