"""An undated report that holds the words of a dated one is of the week of the weekday that stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from dateline.model.article import Article
from dateline.model.picture import Copy, Evidence, Published
from dateline.model.reading import Reading
from dateline.picture.dates.sharpening import narrow
from dateline.picture.dates.weekdays import NAMES, is_past_weekday, narrative_times

WEEK = timedelta(days=6)
"""A bare weekday is at most six days old."""


def date_by_shared_words(
    published: Mapping[str, Published],
    copies: Iterable[Copy],
    articles: Mapping[str, Article],
    readings: Mapping[str, Reading],
) -> Mapping[str, Published]:
    """Date undated reports by the weekdays in what they share with dated ones; gives all of ``published``.

    Who had the words first is no matter: the weekday is one day to both, and each came out in the six days after it.
    """
    dates = dict(published)
    for copy in sorted(copies, key=lambda c: (c.from_article_id, c.to_article_id or "")):
        other = copy.to_article_id
        if other is None or other not in dates or copy.kind == "translated":
            continue
        for undated, dated in ((copy.from_article_id, other), (other, copy.from_article_id)):
            if not _is_open(dates[undated]) or not _is_of_a_week(published[dated]):
                continue
            days = set(_days(copy, dated, published[dated], articles, readings))
            if days and max(days) - min(days) <= WEEK:
                dates[undated] = narrow(dates[undated], _evidence(dated, max(days)))
    return dates


def _days(
    copy: Copy, dated: str, when: Published, articles: Mapping[str, Article], readings: Mapping[str, Reading]
) -> Iterator[date]:
    """Give the days that the weekdays of the shared words are to the dated report."""
    taker = dated == copy.from_article_id
    spans = [(s.from_start, s.from_end) if taker else (s.to_start, s.to_end) for s in copy.spans]
    article = articles[dated]
    for time in narrative_times(article, readings[dated]):
        held = any(first is not None and last is not None and first <= time.start < last for first, last in spans)
        if not held or time.weekday is None or not is_past_weekday(article.text, time) or when.earliest is None:
            continue
        day = when.earliest - timedelta(days=(when.earliest.weekday() - time.weekday) % 7)
        if when.latest is not None and day + WEEK >= when.latest:
            yield day


def _is_open(when: Published) -> bool:
    return when.basis != "stated" and not _is_of_a_week(when)


def _is_of_a_week(when: Published) -> bool:
    return when.earliest is not None and when.latest is not None and when.latest - when.earliest <= WEEK


def _evidence(witness: str, day: date) -> Evidence:
    name = NAMES[day.weekday()]
    text = f"holds words of {witness} in which its {name} is {day}: a bare weekday is at most six days old"
    return Evidence(
        kind="same-words", text=text, article_id=witness, start=None, end=None, earliest=day, latest=day + WEEK
    )
