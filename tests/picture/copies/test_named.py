"""Few words in quotation marks, credited to the report that holds them, and how a report names its outlet at its head."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dateline.model.article import Article
from dateline.model.picture import Published
from dateline.picture.copies.credits import head_credits, initials, names_outlet, outlet_names
from dateline.picture.copies.named import MOST
from tests.picture.copies.test_trace import DAY, copied, on, report

LAMPS = '"The lamps were out by nine," the warden said. Nobody had been sent to light them.'
TAKEN = 'The wardens had been warned. "The lamps were out by nine," one of them told the Tarn Courier.'


def rows(origin: Article, taker: Article, dates: dict[str, Published] | None = None) -> list[tuple[str, str | None]]:
    return [(c.from_article_id, c.to_article_id) for c in copied(origin, taker, dates=dates) if c.credited]


@pytest.mark.parametrize(
    ("taker", "to"),
    [
        pytest.param(TAKEN, "a", id="told that outlet"),
        pytest.param(TAKEN.replace("told the Tarn Courier", "told the Olm Gazette"), None, id="told another"),
        pytest.param(TAKEN.replace("by nine", "by ten"), None, id="other words"),
        pytest.param(TAKEN.replace("The lamps were out by nine,", "The lamps,"), None, id="too few words"),
        pytest.param(TAKEN + ' "We saw no light," he said.', "a", id="beside words of its own"),
    ],
)
def test_a_few_quoted_words_are_from_the_report_of_the_outlet_they_are_credited_to(taker: str, to: str | None) -> None:
    origin = report("a", LAMPS, outlet="Tarn Courier")
    found = [target for _, target in rows(origin, report("b", taker, outlet="Border Post")) if target is not None]
    assert found == ([to] if to else [])


@pytest.mark.parametrize(
    ("later", "to"), [(0, "a"), (3, None)], ids=["of the same day", "of a report that came out later"]
)
def test_nobody_quotes_a_report_that_was_not_out(later: int, to: str | None) -> None:
    origin, taker = report("a", LAMPS, outlet="Tarn Courier"), report("b", TAKEN, outlet="Border Post")
    found = rows(origin, taker, {"a": on(DAY + timedelta(days=later)), "b": on(DAY)})
    assert ("b", "a") in found if to else ("b", "a") not in found


def test_an_outlet_of_very_many_reports_is_not_searched_for_a_few_words() -> None:
    origins = [report(f"a{n:02}", f"{LAMPS} Page {n}.", outlet="Tarn Courier") for n in range(MOST + 1)]
    found = copied(*origins, report("b", TAKEN, outlet="Border Post"))
    assert not [c for c in found if c.from_article_id == "b" and c.to_article_id is not None]


def test_words_said_to_all_are_taken_from_the_report_that_the_line_over_another_names() -> None:
    plea = '"I saw the ferry turn over and nobody came to help us before it was light again," the mayor said in a statement.'
    origin = report("a", f"ROSMAR - {plea}", outlet="Tarn Newswire")
    head = "Olm Daily, Rosmar, 3 May 2019 (additional reporting by Tarn Newswire)"
    assert ("b", "a") in rows(origin, report("b", f"Ferry lost\n\n{head}\n\nThe toll is 12. {plea}"))
    assert rows(origin, report("b", f"Ferry lost\n\nOlm Daily, 3 May 2019\n\nThe toll is 12. {plea}")) == []


@pytest.mark.parametrize(
    ("head", "names"),
    [
        pytest.param("Ferry lost\n\nTarn Courier / 3 May 2019\n\nIt sank.", {"tarncourier"}, id="a slash and a day"),
        pytest.param("Ferry lost\nOlm Herald (Rosmar) | Monday, May 3 | TNA\n", {"olmherald"}, id="its town in brackets"),
        pytest.param("By ANA RUIZ | Tarn Valley Times | 3 May", {"tarnvalleytimes", "tvt"}, id="behind its writer"),
        pytest.param("FERRY LOST\n\nTARN NATIONAL NEWS AGENCY\n", {"tarnnationalnewsagency", "tnna"}, id="in capitals"),
        pytest.param("Ferry lost\n\nBy Tarn Wire staff\n\nIt sank.", {"tarnwire"}, id="by its staff"),
        pytest.param("Home > World > Rosmar\n\nFerry lost", set(), id="where one is on a site"),
    ],
)  # fmt: skip
def test_the_line_over_a_report_names_its_outlet(head: str, names: set[str]) -> None:
    assert outlet_names(report("a", head)) == names


@pytest.mark.parametrize(
    ("credit", "outlet", "fits"),
    [
        pytest.param("TNA", "Tarn News Agency", True, id="its letters"),
        pytest.param("Tarn News Agency", "TNA", True, id="what they stand for"),
        pytest.param("ANA", "Havana Post", False, id="letters in the middle of a name"),
        pytest.param("Havana Post", "Havana Post Weekly", True, id="the longer form"),
    ],
)
def test_an_outlet_is_named_by_its_letters_too(credit: str, outlet: str, fits: bool) -> None:
    assert names_outlet(credit, outlet_names(report("a", "", outlet))) is fits


def test_the_line_over_a_report_credits_the_agency_it_prints_beside_its_own_name() -> None:
    head = "Ferry lost\nOlm Herald | Monday, May 3 | TNA\n\nIt sank."
    (credit,) = head_credits(head, frozenset({"tna", "olmherald"}), frozenset({"olmherald"}))
    assert (credit.name, head[credit.start : credit.end], credit.sure) == ("TNA", "TNA", True)
    assert head_credits(head, frozenset({"olmherald"}), frozenset({"olmherald"})) == ()


def test_a_name_of_two_words_has_no_letters_by_which_it_goes() -> None:
    assert initials("The Tarn Courier") is None
    assert initials("Bureau of the Tarn Press") == "btp"


def test_dates_of_no_report_leave_open_which_was_first() -> None:
    origin, taker = report("a", LAMPS, outlet="Tarn Courier"), report("b", TAKEN, outlet="Border Post")
    unknown = Published(earliest=None, latest=date(2030, 1, 1), basis="unknown", evidence=())
    assert ("b", "a") in rows(origin, taker, {"a": unknown, "b": unknown})
