"""What office-holders say of a report's date."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model.article import Article
from dateline.model.picture import Evidence
from dateline.model.reading import Mention, Reading
from dateline.picture.dates.offices import LEAVING, SLACK, held_in, load_holders, terms
from tests.picture.dates.test_dating import read, report


def found(text: str, *people: tuple[str, str | None]) -> dict[str, Evidence]:
    """Give the evidence by kind; each person is a name in the text and the role the text gives it."""
    article = report(text)
    return {each.kind: each for each in terms(article, _with(article, people))}


def _with(article: Article, people: tuple[tuple[str, str | None], ...]) -> Reading:
    reading = read(article)
    mentions = []
    for name, role in people:
        start = article.text.index(name)
        mentions.append(
            Mention(id=f"person:{start}", kind="person", start=start, end=start + len(name), quote=name, role=role)
        )
    return Reading(
        article_id=reading.article_id, reader="test", version="0", mentions=tuple(mentions), times=reading.times,
        quantities=(), attributions=(), claims=(), unread=(),
    )  # fmt: skip


def test_a_report_is_not_older_than_the_first_day_of_the_last_to_come_to_office() -> None:
    text = "Prime minister Haider al-Abadi spoke by phone with President Vladimir Putin."
    evidence = found(text, ("Haider al-Abadi", "Prime minister"), ("Vladimir Putin", "President"))
    assert evidence["office-begun"].earliest == date(2014, 9, 8) - SLACK
    assert evidence["office-begun"].latest is None
    assert text[evidence["office-begun"].start : evidence["office-begun"].end] == "Haider al-Abadi"


def test_a_report_is_not_younger_than_the_last_day_of_one_it_tells_of_as_of_now() -> None:
    evidence = found("The president, Goodluck Jonathan, sent troops.", ("Goodluck Jonathan", "president"))
    assert (evidence["office-held"].earliest, evidence["office-held"].latest) == (None, date(2015, 5, 29) + SLACK)


@pytest.mark.parametrize(
    "text",
    [
        "President Goodluck Jonathan ruled out talks in 2014.",
        "Under President Goodluck Jonathan the army lost ground.",
        "President Goodluck Jonathan lost the vote three years ago.",
    ],
)
def test_an_office_holder_of_another_time_gives_no_last_day(text: str) -> None:
    assert list(found(text, ("Goodluck Jonathan", "President"))) == ["office-begun"]


@pytest.mark.parametrize(
    "role",
    [
        None,
        "former president",
        "ex-president",
        "president-elect",
        "Vice President",
        "spokesman for the president",
        "senator",
    ],
)
def test_a_role_that_is_not_the_office_says_nothing(role: str | None) -> None:
    assert found("Barack Obama came.", ("Barack Obama", role)) == {}


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Nuri al-Maliki", "prime minister"),
        ("Maliki", "Iraqi Prime Minister"),
        ("Recep Tayyip Erdogan", "Turkish President"),
        ("Tayyip Erdoğan", "president"),
        ("Ban Ki-moon", "UN secretary general"),
        ("Lloyd Austin", "Secretary of Defense"),
        ("Joe Biden", "US Vice President"),
    ],
)
def test_an_office_holder_is_known_in_the_spellings_of_reports(name: str, role: str) -> None:
    assert "office-begun" in found(f"{name} spoke.", (name, role))


def test_of_namesakes_any_may_be_meant() -> None:
    evidence = found("President Bush spoke to the nation.", ("Bush", "President"))
    assert evidence["office-begun"].earliest == date(1989, 1, 20) - SLACK
    assert evidence["office-held"].latest == date(2009, 1, 20) + SLACK


def test_an_administration_is_often_recalled_and_gives_only_a_first_day() -> None:
    evidence = found("The Obama administration has promised help.")
    assert list(evidence) == ["office-begun"]
    assert evidence["office-begun"].earliest == date(2009, 1, 20) - SLACK


def test_every_office_ends_after_it_begins_and_no_row_stands_twice() -> None:
    holders = load_holders()
    assert all(h.until is None or h.since < h.until for h in holders)
    assert len({(h.office, h.country, h.names[0], h.since) for h in holders}) == len(holders) > 400


def test_the_offices_of_a_report_are_those_whose_holders_it_names() -> None:
    article = report("Prime Minister Haider al-Abadi met former president Bill Clinton.")
    people = (("Haider al-Abadi", "Prime Minister"), ("Bill Clinton", "former president"))
    assert held_in(_with(article, people)) == {("IQ prime minister", "Haider al-Abadi")}


def test_an_outgoing_president_is_in_office_and_not_for_long() -> None:
    evidence = found(
        "The outgoing president, Goodluck Jonathan, was abroad.", ("Goodluck Jonathan", "outgoing president")
    )
    until = date(2015, 5, 29)
    assert (evidence["office-held"].earliest, evidence["office-held"].latest) == (until - LEAVING, until + SLACK)


def test_an_outgoing_president_of_another_time_gives_nothing() -> None:
    text = "In 2015 the outgoing president, Goodluck Jonathan, was abroad."
    assert found(text, ("Goodluck Jonathan", "outgoing president")) == {}
