"""Days and numbers in words are never more precise than what is known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.picture import Answer
from dateline.outputs.days import say_interval, say_when, sort_key
from dateline.outputs.numbers import range_of, say_range

D = date


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        pytest.param(D(2021, 8, 8), D(2021, 8, 8), "on 8 August 2021", id="a day"),
        pytest.param(D(2021, 8, 6), D(2021, 8, 8), "between 6 and 8 August 2021", id="days of a month"),
        pytest.param(D(2021, 7, 30), D(2021, 8, 2), "between 30 July and 2 August 2021", id="two months"),
        pytest.param(D(2020, 12, 30), D(2021, 1, 2), "between 30 December 2020 and 2 January 2021", id="two years"),
        pytest.param(D(2015, 1, 1), D(2015, 12, 31), "in 2015", id="a year"),
        pytest.param(D(2021, 5, 1), D(2021, 5, 31), "in May 2021", id="a month"),
        pytest.param(D(2021, 5, 1), D(2021, 6, 30), "between May 2021 and June 2021", id="two whole months"),
        pytest.param(D(1990, 1, 1), D(1999, 12, 31), "in the 1990s", id="a decade"),
        pytest.param(D(2015, 1, 1), D(2016, 12, 31), "between 2015 and 2016", id="two whole years"),
        pytest.param(None, D(2021, 8, 8), "by 8 August 2021", id="open start"),
        pytest.param(D(2021, 8, 8), None, "on 8 August 2021 or later", id="open end"),
        pytest.param(None, None, "", id="unknown"),
    ],
)
def test_a_day_is_said_as_precisely_as_it_is_known(earliest: date | None, latest: date | None, said: str) -> None:
    assert say_when(earliest, latest) == said


def test_a_day_taken_from_the_report_says_so() -> None:
    assert say_when(D(2021, 8, 8), D(2021, 8, 8), "publication-date") == "about 8 August 2021, the date of the report"


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        (D(2021, 8, 8), D(2021, 8, 8), "8 August 2021"),
        (D(2021, 8, 6), D(2021, 8, 8), "6 to 8 August 2021"),
        (D(2015, 1, 1), D(2015, 12, 31), "2015"),
        (None, D(2021, 8, 8), "by 8 August 2021"),
        (D(2006, 1, 1), D(2021, 8, 8), "by 8 August 2021"),
        (None, None, "unknown"),
    ],
)
def test_a_table_says_the_interval_alone(earliest: date | None, latest: date | None, said: str) -> None:
    assert say_interval(earliest, latest) == said


@given(st.dates(), st.dates())
def test_both_years_of_an_interval_are_in_its_words(first: date, second: date) -> None:
    words = say_when(min(first, second), max(first, second))
    assert str(max(first, second).year) in words or "s" in words
    assert "  " not in words


@given(st.lists(st.tuples(st.none() | st.dates(), st.none() | st.dates())))
def test_what_has_no_day_comes_last(intervals: list[tuple[date | None, date | None]]) -> None:
    ordered = sorted(intervals, key=lambda pair: sort_key(*pair))
    known = [pair != (None, None) for pair in ordered]
    assert known == sorted(known, reverse=True)


@pytest.mark.parametrize(
    ("low", "best", "high", "said"),
    [
        pytest.param(3, 3, 3, "3", id="exact"),
        pytest.param(None, 3, None, "3", id="only a best"),
        pytest.param(3, 3, 42, "3 to 42 (best 3)", id="range"),
        pytest.param(3, None, 42, "3 to 42", id="range without best"),
        pytest.param(25, 25, None, "at least 25", id="at least"),
        pytest.param(0, None, 40, "up to 40", id="up to"),
        pytest.param(None, None, 40, "up to 40", id="up to without low"),
        pytest.param(0, 0, 0, "0", id="none killed"),
        pytest.param(11300, 11300, 11300, "11,300", id="thousands"),
        pytest.param(None, None, None, "no figure", id="unknown"),
    ],
)
def test_a_range_is_said_with_what_is_known(low: int | None, best: int | None, high: int | None, said: str) -> None:
    assert say_range(low, best, high) == said


def _answer(low: int | None, best: int | None, high: int | None, origins: int = 1) -> Answer:
    return Answer(value=None, low=low, best=best, high=high, claim_ids=(), origins=origins)


def test_the_best_figure_is_the_one_with_most_origins() -> None:
    figures = range_of([_answer(3, 3, 3), _answer(42, 42, 42, origins=2)])
    assert (figures.low, figures.best, figures.high) == (3, 42, 42)


def test_of_figures_with_as_many_origins_the_lower_is_best() -> None:
    assert range_of([_answer(9, 9, 9), _answer(4, 4, 4)]).best == 4


def test_at_least_leaves_the_top_open() -> None:
    assert range_of([_answer(25, 25, None)]).high is None


def test_figures_are_never_added_up() -> None:
    assert range_of([_answer(5, 5, 5), _answer(7, 7, 7)]).high == 7


def test_no_figure_is_an_empty_range() -> None:
    assert range_of([_answer(None, None, None)]).is_empty


def test_a_number_is_better_than_words_of_as_many_origins() -> None:
    assert range_of([_answer(200, 200, 999), _answer(500, 500, 500)]).best == 500
