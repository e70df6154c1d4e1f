"""Undated reports dated by the sentences of others that tell the same by the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from dateline.model.article import Article, StatedDate, Zone
from dateline.model.picture import Published
from dateline.picture.dates.anchors import Anchors, sentences
from dateline.picture.dates.dating import date_article
from tests.picture.dates.test_dating import read, report, weeks_of

DAY = date(2022, 10, 12)
"""A Wednesday."""
DATED = (
    "More than 900 inmates escaped from Karvos prison on Monday as its guards fled. "
    "The governor, Tesel Ardun, was shot near the Lomas bridge on Sunday."
)


def made(name: str, text: str, day: date | None = None, head: str = "") -> Article:
    whole = f"{head} - {text}" if head else text
    zones = [Zone(kind="body", start=len(head) + 3 if head else 0, end=len(whole), language="en")]
    if head:
        zones.insert(0, Zone(kind="dateline", start=0, end=len(head), language="en"))
    dates = (StatedDate(on=day, basis="metadata", text=str(day)),) if day else ()
    return report(whole, f"art-{name}", dates, tuple(zones))


def dated(reports: Sequence[Article], rarity: float = 0.6) -> dict[str, Published]:
    readings = {one.id: read(one) for one in reports}
    alone = {one.id: date_article(one, readings[one.id]) for one in reports}
    return dict(Anchors(reports, readings, weeks_of(*reports), lambda _: rarity).date_undated(alone))


def test_two_days_that_meet_date_a_report_within_the_week() -> None:
    late = made("late", "Inmates left Karvos prison on Monday. Ardun, the governor, died near the Lomas on Sunday.")
    when = dated([made("dated", DATED, DAY), late])["art-late"]
    assert (when.earliest, when.latest) == (date(2022, 10, 10), date(2022, 10, 15))
    evidence = when.evidence[-1]
    assert evidence.kind == "same-days"
    assert evidence.article_id == "art-dated"
    assert "Monday is 2022-10-10" in evidence.text


def test_a_day_of_the_month_at_the_head_needs_one_day_that_meets() -> None:
    late = made("late", "Inmates left Karvos prison on Monday.", head="OLM, Oct 11")
    when = dated([made("dated", DATED, DAY), late])["art-late"]
    assert (when.earliest, when.latest) == (date(2022, 10, 11), date(2022, 10, 11))


def test_a_day_of_the_month_that_meets_bounds_a_report_below() -> None:
    late = made("late", "On 10 October inmates left Karvos prison. On 3 November the guards were tried.")
    when = dated([made("dated", DATED, DAY), late])["art-late"]
    assert (when.earliest, when.latest) == (date(2022, 11, 3), None)


APART = {
    "one weekday alone may be any week's": "Inmates left Karvos prison on Monday.",
    "other days of the same": "Inmates left Karvos prison on Thursday. Ardun, the governor, died near the Lomas on Friday.",
    "no name is shared": "Inmates left the prison on Monday. The governor died near the bridge on Sunday.",
    "other names": "Inmates left Melk prison on Monday. Osk, the governor, died near the Rud on Sunday.",
    "what is recalled by its month is long over": (
        "Inmates left Karvos prison on Monday. Ardun, the governor, died near the Lomas on Sunday. "
        "It was so in November 2022."
    ),
    "days of the months after it": (
        "Inmates left Karvos prison on Monday. Ardun, the governor, died near the Lomas on Sunday. "
        "Trials were held on 2 November and on 5 December."
    ),
    "what is to come": (
        "Inmates will leave Karvos prison on Monday. Ardun, the governor, is to speak near the Lomas on Sunday."
    ),
}


@pytest.mark.parametrize("text", APART.values(), ids=APART)
def test_what_may_be_another_week_dates_nothing(text: str) -> None:
    late = made("late", text)
    readings = {late.id: read(late)}
    assert dated([made("dated", DATED, DAY), late])["art-late"] == date_article(late, readings[late.id])


def test_common_words_date_nothing() -> None:
    late = made("late", "Inmates left Karvos prison on Monday. Ardun, the governor, died near the Lomas on Sunday.")
    assert dated([made("dated", DATED, DAY), late], rarity=0.1)["art-late"].earliest is None


def test_a_report_that_states_its_date_keeps_it() -> None:
    other = made("other", DATED, date(2019, 3, 6))
    assert dated([made("dated", DATED, DAY), other])["art-other"].earliest == date(2019, 3, 6)


def test_a_sentence_knows_its_days_names_and_words() -> None:
    one = made("one", "Nobody came. Inmates left Karvos prison on Monday. It will open on Friday.")
    told, due = sentences(one, read(one))
    assert (told.names, [time.quote for time in told.times], told.due) == (frozenset({"karvo"}), ["Monday"], ())
    assert "inmate" in told.words
    assert "monday" not in told.words
    assert one.text[told.start : told.end].strip() == "Inmates left Karvos prison on Monday."
    assert (due.times, [time.quote for time in due.due]) == ((), ["Friday"])


def test_a_sentence_that_leans_on_the_one_before_is_about_what_that_is_about() -> None:
    text = "Tesel Ardun is in Olm. He saw the bridge on Monday.\nGuards fled. On Sunday doors stood open."
    leaning, alone = sentences(one := made("one", text), read(one))
    assert leaning.names >= {"ardun", "olm"}
    assert "bridge" in leaning.words
    assert "guard" in alone.words
    assert not alone.names


DUE = {
    "by its weekday": "Tesel Ardun, the envoy, is due in Karvos on Friday.",
    "by its day of the month": "The envoy, Tesel Ardun, will speak in Karvos on October 14.",
    "told of him before": "Tesel Ardun, the envoy, comes to Karvos. He will speak on Friday.",
}


@pytest.mark.parametrize("text", DUE.values(), ids=DUE)
def test_what_is_due_by_one_report_dates_another_that_tells_it_as_done(text: str) -> None:
    late = made("late", "The envoy, Tesel Ardun, spoke in Karvos on Friday. On 10 October inmates left Lomas prison.")
    other = "More than 900 inmates escaped from Lomas prison on Monday."
    when = dated([made("dated", f"{other} {text}", DAY), late])["art-late"]
    assert (when.earliest, when.latest) == (date(2022, 10, 14), date(2022, 10, 20))
