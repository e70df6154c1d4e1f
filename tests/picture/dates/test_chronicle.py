"""Undated reports of what the chronicle knows the day of."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dateline.kinds import event_kinds
from dateline.model.picture import Evidence, Published
from dateline.picture.dates.anchors import Anchors
from dateline.picture.dates.chronicle import Chronicle, date_by_chronicle, known_of, load_chronicle
from dateline.picture.dates.offices import SLACK
from dateline.picture.dates.weekdays import read_week
from tests.conftest import make_article
from tests.picture.dates.test_dating import read
from tests.picture.factory import make_claim, make_places

FELL = date(2022, 11, 15)
"""A Tuesday."""
YEAR = Published(earliest=date(2022, 5, 1), latest=date(2023, 4, 1), basis="inferred", evidence=())
YEARS = Published(earliest=date(2015, 1, 1), latest=date(2023, 12, 1), basis="inferred", evidence=())
STATED = Published(earliest=date(2022, 5, 1), latest=date(2023, 4, 1), basis="stated", evidence=())
NEWS = "On Tuesday the raiders took Marvik."
FALL = f"{FELL}\t{FELL}\tcapture\tXX\tMarvik|Old Marvik\t\tRed Column\tFall of Marvik"


def dated(text: str, *rows: str, when: Published = YEAR, **told: object) -> Published:
    """Date a report with one claim, which tells that Marvik was taken, by a chronicle."""
    article = make_article(text, published=None)
    reading = read(article)
    claim = make_claim("1", article.id.removeprefix("art-"), None, **told)  # type: ignore[arg-type]
    weeks = {article.id: read_week(article, reading)}
    anchors = Anchors([article], {article.id: reading}, weeks, lambda word: 1.0)
    known = {article.id: when}
    chronicle = Chronicle(known_of(row.split("\t")) for row in rows)
    return date_by_chronicle([article], known, [claim], weeks, make_places(), anchors, chronicle)[article.id]


def row(day: date, **more: str) -> str:
    _, _, kind, country, places, names, doers, reference = FALL.split("\t")
    members = {"kind": kind, "country": country, "places": places, "names": names, "doers": doers} | more
    return "\t".join((str(day), str(day), *members.values(), reference))


def test_news_of_a_weekday_is_of_the_week_after_the_known_day() -> None:
    found = dated(NEWS, FALL)
    assert (found.earliest, found.latest) == (FELL, FELL + timedelta(days=6))
    assert found.evidence[-1].kind == "known-day"
    assert "Fall of Marvik" in found.evidence[-1].text


def test_a_day_of_the_month_gives_the_year() -> None:
    found = dated("On 15 November the Red Column took Marvik.", FALL, when=YEARS)
    assert found.earliest == FELL


def test_what_the_doer_and_the_kind_say_besides_settles_it_among_many_years() -> None:
    assert dated(NEWS, FALL, when=YEARS) == YEARS
    assert dated("On Tuesday the Red Column took Marvik.", FALL, when=YEARS).earliest == FELL


def test_days_of_one_matter_are_told_by_one_report() -> None:
    later = row(FELL + timedelta(days=2), places="Tarn")
    found = dated("On Tuesday the raiders took Marvik. On Thursday they took Tarn.", FALL, later)
    assert found.earliest == FELL + timedelta(days=2)


@pytest.mark.parametrize(
    ("text", "rows", "more"),
    [
        pytest.param("On Friday the raiders took Marvik.", [FALL], {}, id="another weekday"),
        pytest.param("The raiders took Marvik.", [FALL], {}, id="no day"),
        pytest.param(NEWS, [FALL], {"kind": "protest"}, id="another kind"),
        pytest.param("On Tuesday the raiders took Tarn.", [FALL], {"place_id": "tarn"}, id="another place"),
        pytest.param("On Tuesday the raiders will take Marvik.", [FALL], {}, id="what is to come"),
        pytest.param(NEWS, [row(FELL, country="YY")], {}, id="a namesake in another state"),
        pytest.param(NEWS, [row(date(2012, 11, 20))], {}, id="before the report can be"),
        pytest.param(NEWS, [FALL, row(date(2022, 6, 7))], {}, id="two known happenings of that weekday"),
        pytest.param(NEWS, [FALL], {"when": STATED}, id="a date of its own"),
    ],
)
def test_what_may_be_another_happening_dates_nothing(text: str, rows: list[str], more: dict[str, object]) -> None:
    assert dated(text, *rows, **more) == more.get("when", YEAR)  # type: ignore[arg-type]


def test_of_a_town_of_many_happenings_a_weekday_says_less() -> None:
    others = [row(date(2003 + n, 1, 7), places="Marvik") for n in range(10)]
    assert dated(NEWS, FALL, *others) == YEAR


def test_the_slack_of_an_office_is_not_for_what_is_known_to_the_day() -> None:
    held = Evidence(
        kind="office-begun", text="", article_id=None, start=None, end=None, earliest=YEAR.earliest, latest=None
    )
    before = row(date(2022, 5, 3))
    assert YEAR.earliest is not None
    assert date(2022, 5, 3) < YEAR.earliest + SLACK
    when = Published(earliest=YEAR.earliest, latest=YEAR.latest, basis="inferred", evidence=(held,))
    assert dated(NEWS, FALL, before, when=when).earliest == FELL


def test_what_is_called_by_its_name_bounds_the_report_below() -> None:
    storm = row(FELL, kind="disaster", names="Cyclone Marvo", places="Tarn")
    found = dated("Cyclone Marvo drowned the fields.", storm, kind="disaster", place_id=None)
    assert (found.earliest, found.latest) == (FELL, YEAR.latest)
    assert found.evidence[-1].kind == "known-name"


def test_a_storm_known_by_name_needs_no_place() -> None:
    storm = row(FELL, kind="disaster", names="Cyclone Marvo", places="Tarn")
    found = dated("Cyclone Marvo struck on Tuesday.", storm, kind="disaster", place_id=None)
    assert (found.earliest, found.latest) == (FELL, FELL + timedelta(days=6))


def test_each_row_of_the_list_can_be_used() -> None:
    every = load_chronicle().every
    assert every
    for known in every:
        assert known.kind in event_kinds(), known
        assert timedelta() <= known.last - known.first <= timedelta(days=7), known
        assert len(known.country) == 2, known
        assert known.places, known
        assert known.reference, known


def test_no_happening_stands_twice() -> None:
    seen = [(known.first, known.kind, known.country, known.places) for known in load_chronicle().every]
    assert len(set(seen)) == len(seen)


@pytest.mark.parametrize(
    ("text", "is_dated"),
    [
        pytest.param("On Tuesday an earthquake struck Marvik.", True, id="its own"),
        pytest.param("On Tuesday an avalanche struck Marvik.", False, id="another nature"),
        pytest.param("On Tuesday a wall of mud came down on Marvik.", False, id="a slide"),
    ],
)
def test_a_known_disaster_is_met_only_by_reports_with_words_for_its_nature(text: str, is_dated: bool) -> None:
    quake = row(FELL, kind="disaster", doers="").replace("Fall of Marvik", "2022 Marvik earthquake")
    assert (dated(text, quake, kind="disaster") != YEAR) == is_dated
