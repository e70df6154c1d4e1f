"""Dates stated in metadata, addresses and text; a day is never invented."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.articles.stated import date_in_address, find_date, host_of, parse_stated

DAY = date(2021, 8, 8)


@pytest.mark.parametrize(
    "value",
    [
        "2021-08-08", "2021-08-08T23:30:00-07:00", "20210808T101500Z", "Sun, 08 Aug 2021 10:00:00 GMT", "Aug 8, 2021",
        "8 August 2021", "Sunday 8th of August, 2021", "2021/08/08", "8.8.2021", 1628416800, 1628416800000, "1628416800", 1628416800.5,
    ],
)  # fmt: skip
def test_a_date_in_metadata_is_read_in_every_usual_form(value: object) -> None:
    assert parse_stated(value) == DAY


def test_a_date_keeps_the_day_of_its_own_time_zone() -> None:
    assert parse_stated("2021-08-08T23:59:00+04:30") == DAY


@pytest.mark.parametrize(
    "value", ["4/12/2016", "August 2021", "2021", "2021-13-40", "", None, True, 12, "yesterday", {}, "99999999999999"]
)
def test_what_is_no_single_day_gives_none(value: object) -> None:
    assert parse_stated(value) is None


def test_a_number_over_twelve_tells_day_from_month() -> None:
    assert parse_stated("9/22/2016") == parse_stated("22/9/2016") == date(2016, 9, 22)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/2021/08/08/title", "https://example.org/world/2021/aug/08/title", "https://example.org/2021/8/8",
        "https://example.org/a/title-2021-08-08.html", "https://example.org/20210808-title",
        "http://web.archive.org/web/20230101000000/https://example.org/2021/08/08/title",
    ],
)  # fmt: skip
def test_an_address_tells_the_day(url: str) -> None:
    found = date_in_address(url)
    assert found is not None
    assert found[0] == DAY


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/2021/08/title",
        "https://example.org/id-123456789",
        "https://example.org/19170726",
        "http://[broken",
        None,
        "",
    ],
)
def test_an_address_without_a_day_tells_none(url: str | None) -> None:
    assert date_in_address(url) is None


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.example.org/a", "example.org"), ("https://m.example.org", "example.org"), ("nonsense", None), ("http://[", None),
        ("http://web.archive.org/web/2016/http://news.example.com/x", "news.example.com"), (None, None),
    ],
)  # fmt: skip
def test_the_host_names_the_outlet(url: str | None, host: str | None) -> None:
    assert host_of(url) == host


def test_a_written_date_is_found_with_its_place() -> None:
    text = "Posted on Aug. 8, 2021 and changed on 9 August 2021"
    assert find_date(text) == (DAY, 10, 22)
    assert text[10:22] == "Aug. 8, 2021"
    assert find_date("in August of that year, 45 died") is None


@pytest.mark.parametrize(
    "stamp", ["Published On 8 Aug 20218 Aug 2021", "Sun 8 Aug 2021Last modified on Mon 9 Aug 2021", "8-Aug-2021"]
)
def test_a_stamp_that_runs_into_the_next_word_is_read(stamp: str) -> None:
    found = find_date(stamp)
    assert found is not None
    assert found[0] == DAY
