"""The lines over a report that say when it was issued."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.articles.imprint import imprint_date
from tests.articles.made import SENTENCE, article

DAY = date(2031, 1, 17)


def dated(text: str) -> date | None:
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    found = imprint_date(text, lines)
    return found[0] if found else None


@pytest.mark.parametrize(
    "line",
    [
        "The Harbour Post, Jebel, 17 January 2031",
        "Harbour Wire Service, 17 January 2031 18:40",
        "Harbour Wire. 17 January 2031. 15:20 (Jebel)",
        "By the Coast editor, The Northern Post (Marrow) - Friday 17 January 2031",
        "Situation report no. 6, 17 January 2031",
        "As of 17 January 2031",
        "Jebel, Jumada al-Akhirah 19, 1452, corresponding to January 17, 2031",
        "Harbour & Coast Daily, Jebel, Friday 17 January 2031 (additional reporting by Bay Newswire)",
        "Joint bulletin for partners of the coast | 17 January 2031, 20:00 JST | For distribution to all members",
        "17/01/2031",
        "17.1.2031",
        "From Our Reporters, Friday, January 17, 2031",
    ],
)
def test_an_imprint_states_the_day(line: str) -> None:
    assert dated(f"Curfew after a night of fires\n\n{line}\n\n{SENTENCE}") == DAY


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Town marks the fires of 17 January 2031", id="a headline that names a day"),
        pytest.param("17 January 2031 was the worst day for the town", id="a sentence that opens with a day"),
        pytest.param("Period covered: 10 January to 17 January 2031", id="a period"),
        pytest.param("Verified incidents, 1 January - 17 January 2031", id="from one day to another"),
        pytest.param("4/12/2031", id="two days could be meant"),
        pytest.param("The Harbour Post, Jebel, January 2031", id="no day"),
    ],
)
def test_what_is_no_imprint_states_nothing(line: str) -> None:
    assert dated(f"Curfew after a night of fires\n{line}\n{SENTENCE}") is None


PROSE = " ".join([SENTENCE] * 3)


def test_the_head_ends_with_the_first_line_of_prose() -> None:
    assert dated(f"{PROSE}\nThe Harbour Post, Jebel, 17 January 2031\n{PROSE}") is None


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        pytest.param("(17 January 2031)", DAY, id="in brackets"),
        pytest.param("The Harbour Post, Jebel, 17 January 2031", DAY, id="after the outlet"),
        pytest.param("By Ida Marsh | January 17, 2031", DAY, id="after the author"),
        pytest.param("17 January 2031\nAll Rights Reserved", DAY, id="with a line below it"),
        pytest.param("Read next: fires of 17 January 2031", None, id="a link that names a day"),
        pytest.param(f"17 January 2031\n{PROSE}", None, id="followed by prose"),
    ],
)
def test_a_report_whose_head_states_no_day_may_end_with_it(foot: str, expected: date | None) -> None:
    assert dated(f"{PROSE}\n{foot}") == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param("The curfew began on 29 March.", date(2031, 3, 5), id="the month of one reading is named"),
        pytest.param("The curfew of 29 March ends on 2 May.", None, id="both are"),
        pytest.param("The curfew began at dusk.", None, id="neither is"),
    ],
)
def test_a_date_in_figures_is_that_whose_month_the_report_names(told: str, expected: date | None) -> None:
    assert dated(f"Curfew after a night of fires\n05/03/2031\n{told} {PROSE}") == expected


def test_the_day_in_an_imprint_is_the_articles_own() -> None:
    made = article(f"Curfew after a night of fires\n\nHarbour Wire. 17 January 2031. 15:20 (Jebel)\n\n{SENTENCE}")
    assert [(d.on, d.basis, d.text) for d in made.dates] == [(DAY, "byline", "17 January 2031")]


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("Lake Courier News Service, 13 May 2018", id="after the outlet"),
        pytest.param("By the lake editor, The Courier (Olm) - Sunday 13 May 2018", id="after the author"),
        pytest.param("Harbour Mirror\n13.5.2018", id="numbers with dots"),
        pytest.param("Flash Update No. 2\nRelief Group, Olm\nAs of 13 May 2018", id="a situation report"),
        pytest.param("Reporting period: 10-12 May 2018. Issued: Olm, 13 May 2018", id="a period before it"),
        pytest.param("Olm, the 27th of Shaban, corresponding to May 13, 2018", id="two calendars"),
    ],
)
def test_a_date_that_closes_a_line_of_the_head_is_the_reports_own(head: str) -> None:
    made = article(
        f"\u201cA raid\u201d? The question\n{head}\n\nIn 2015 rebels took the bridge, as reported in March 2016."
    )
    assert [(d.on, d.basis) for d in made.dates] == [(date(2018, 5, 13), "byline")]


@pytest.mark.parametrize(
    "text",
    [
        "The pier\nIvo Rask and Ana Marin died May 13, 2018\n\nThe town remembers.",
        "The pier\nPeriod covered: 25 Sept. 1400 hrs - 29 Sept. 1800 hrs\n\nBodies were found.",
        "\n\n".join(
            ["The pier", *[" ".join([SENTENCE] * 3)] * 12, "Date - May 13, 2018", "Type - raid", *[SENTENCE] * 12]
        ),
    ],
    ids=["a line that tells", "a clock taken for a year", "below the text"],
)
def test_a_line_that_tells_of_something_is_no_head(text: str) -> None:
    assert article(text).dates == ()


def outlet(text: str) -> str | None:
    return article(text).outlet


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The Harbour Post", "The Harbour Post"),
        ("RADIO SAVELLE", "RADIO SAVELLE"),
        ("Harbour Wire. 17 January 2031. 15:20 (Jebel)", "Harbour Wire"),
        ("The Northern Ledger (Marrow) - Friday 17 January 2031", "The Northern Ledger"),
        ("Staff Correspondent, The Jebel Mail | Fri, 17 Jan 2031, 08:15 pm", "The Jebel Mail"),
        ("Published by the Jebel Chronicle", "the Jebel Chronicle"),
        ("Jebel, 17 January 2031", None),
        ("Joint Relief Committee, Jebel hub", None),
        ("The post was held by forty men", None),
    ],
)
def test_a_line_over_the_text_names_the_outlet(line: str, name: str | None) -> None:
    assert outlet(f"Curfew after a night of fires\n\n{line}\n\n{SENTENCE}") == name


def test_a_first_line_that_is_nothing_but_an_outlet_names_it_and_a_headline_does_not() -> None:
    assert outlet(f"Desert Mail\nCurfew after fires\n\n{SENTENCE}") == "Desert Mail"
    assert outlet(f"Fires Close The Morning Post\n\n{SENTENCE}") is None


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Haor Watch\nJune 18, 2031\n\nVolunteers dispute the count", "Haor Watch"),
        ("Dakar Evening\n18 June 2031\n\nGunmen raid village near Matam", "Dakar Evening"),
        ("The Valley Lantern\nTuesday, 3 May 2031\n\nTroops leave two posts", "The Valley Lantern"),
        ("Savelle Today\nThree die in crush at market\n3 May 2031", "Savelle Today"),
        ("Bridge Collapses\n3 May 2031\n\nDozens missing in the river", None),
        ("Army Retreat\n3 May 2031\n\nThousands flee Jebel", None),
        ("Port Savelle\n3 May 2031\n\nShells hit a school", None),
        ("Press Release\n3 May 2031\n\nAid reaches the camp", None),
        ("Villagers keep watch\n3 May 2031\n\nAid reaches the camp", None),
        ("Villagers Keep Watch\n\nAid reaches the camp", None),
    ],
)
def test_a_first_line_over_a_date_is_an_outlet_where_papers_are_called_so(head: str, name: str | None) -> None:
    assert outlet(f"{head}\n\n{SENTENCE}") == name


def test_what_a_page_states_of_itself_goes_before_the_line_over_its_text() -> None:
    assert (
        outlet(f"Curfew after fires\n\nDesert Mail\n\nJEBEL, 17 January 2031 (Harbour Wire) - {SENTENCE}")
        == "Harbour Wire"
    )
