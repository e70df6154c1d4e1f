"""Dates without a year: which year the calendar and the reports beside them leave."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from dateline.model.article import Article, StatedDate
from dateline.model.picture import Published
from dateline.model.reading import Reading
from dateline.picture.dates.dating import date_article
from dateline.picture.dates.yearfinding import find_years, read_partial
from dateline.readings.times import find as times
from tests.articles.made import article

DATED = "MARROW - Shells fell on 24 January. The port changed hands on 28 January, and 900 bodies were found by Sunday."
FEBRUARY = date(2025, 2, 3)


def made(text: str, day: date | None) -> Article:
    """Make an article as it is extracted, its dateline a zone of its own."""
    dates = (StatedDate(on=day, basis="metadata", text=day.isoformat()),) if day is not None else ()
    return replace(article(text), dates=dates, received_at=datetime(2026, 1, 1, tzinfo=UTC))


def reading(text: str, article_id: str) -> Reading:
    nothing = {"mentions": (), "quantities": (), "attributions": (), "claims": (), "unread": ()}
    return Reading(article_id=article_id, reader="test", version="0", times=times.find(text), **nothing)  # type: ignore[arg-type]


def found(text: str, *beside: tuple[str, date | None], towns: Mapping[int, frozenset[str]] | None = None) -> Published:
    """Date a report by others; ``towns`` by number, the report is 0, all tell of one town where not given."""
    reports = [(text, None), *beside]
    articles = [made(words, day) for words, day in reports]
    readings = {a.id: reading(a.text, a.id) for a in articles}
    alone = {a.id: date_article(a, readings[a.id]) for a in articles}
    number = {a.id: n for n, a in enumerate(articles)}
    known = towns or {}
    by_id = find_years(articles, readings, alone, lambda i: known.get(number[i], frozenset({"marrow"})))
    return by_id[articles[0].id]


WIRE = "MARROW, Jan 28 (Harbour Wire) - Rebels took the port of Marrow on Tuesday, a day after they came in."


def test_a_dateline_without_a_year_is_of_the_year_in_which_a_dated_report_tells_of_the_town() -> None:
    published = found(WIRE, (DATED, FEBRUARY))
    assert (published.earliest, published.latest) == (date(2025, 1, 28), date(2025, 1, 28))
    assert published.evidence[-1].kind == "dateline-day"


@pytest.mark.parametrize(
    ("text", "day", "towns"),
    [
        pytest.param(WIRE, None, None, id="no report is dated"),
        pytest.param(WIRE, date(2024, 2, 3), None, id="no Tuesday in that year"),
        pytest.param(WIRE, date(2025, 9, 3), None, id="months away"),
        pytest.param(WIRE, FEBRUARY, {0: frozenset({"ridge"})}, id="another town"),
        pytest.param("Rebels took the port on 12 January.", FEBRUARY, None, id="a bare date that nobody tells"),
        pytest.param(
            "It was in 2012. On 28 January rebels took the port.", FEBRUARY, None, id="a date of a year told before it"
        ),
        pytest.param("The port will be handed over on 28 January.", FEBRUARY, None, id="a plan"),
    ],
)
def test_where_the_year_is_not_settled_it_stays_open(
    text: str, day: date | None, towns: Mapping[int, frozenset[str]] | None
) -> None:
    assert "without" not in "".join(e.kind for e in found(text, (DATED, day), towns=towns).evidence)
    assert found(text, (DATED, day), towns=towns).latest is None


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        pytest.param(
            "Rebels took the port on 28 January and the ferry sank on 31 January.",
            date(2025, 1, 31),
            id="a day both tell",
        ),
        pytest.param("The ferry sank on Friday, 31 January.", date(2025, 1, 31), id="a weekday with its date"),
    ],
)
def test_dates_without_a_year_bound_a_report(text: str, earliest: date) -> None:
    published = found(text, (DATED, FEBRUARY))
    assert published.earliest == earliest
    assert published.latest is not None
    assert published.latest < date(2026, 1, 28)


def test_a_report_dated_so_dates_the_next() -> None:
    far = "RIDGE - The ferry sank on Friday, 31 January."
    towns = {0: frozenset({"ridge"}), 1: frozenset({"ridge", "marrow"}), 2: frozenset({"marrow"})}
    published = found(far, (WIRE, None), (DATED, FEBRUARY), towns=towns)
    assert published.earliest == date(2025, 1, 31)


def test_two_years_that_would_do_give_neither() -> None:
    again = ("MARROW - On 28 January a ferry sank off the port.", date(2019, 2, 3))
    assert found("Rebels took the port on 28 January.", (DATED, FEBRUARY), again).latest is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("MARROW, Jan 28 (Harbour Wire) - Rebels came.", "Jan 28"),
        ("LOW MARROW, Olm, March 17 (Harbour Wire) - Rebels came.", "March 17"),
        ("Marrow fell on Jan 28 - and nobody came.", None),
        ("MARROW - On Jan 28 rebels came.", None),
    ],
)
def test_a_dateline_stands_between_a_place_and_a_dash(text: str, line: str | None) -> None:
    one = made(text, None)
    held = read_partial(one, reading(text, one.id)).head
    assert (held.time.quote if held else None) == line
