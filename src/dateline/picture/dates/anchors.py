"""An undated report is dated by its sentences that tell, by a weekday or a day of the month, what others tell by the day."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from dateline.model.article import Article
from dateline.model.picture import Evidence, Published
from dateline.model.reading import Reading, TimeExpression
from dateline.picture.dates.calendar import shift
from dateline.picture.dates.own_dates import full_date
from dateline.picture.dates.sharpening import narrow
from dateline.picture.dates.weekdays import Week, is_ahead, is_due, narrative_times
from dateline.picture.dates.yearless import RECENT, Head, day_in, head_of, soon_after
from dateline.picture.links import when
from dateline.picture.stories.gist import content, fold
from dateline.picture.stories.likeness import is_narrow

ALIKE = 0.8
"""What the words that two sentences share must say together, a name among them, to count at all."""
REST = 0.3
"""Share of their weight that the words of a name have after the first: "Rapid Support Forces" is one name."""
MOST = 2.0
"""No pair of sentences counts for more."""
ENOUGH, DAYS = 2.5, 2
"""What all that meets must say together, and on how many days."""
SURE = 1.2
"""The same where a day of the month meets or stands at the head of the report; one day is enough there."""
BEST = 0.5
"""Days that meet less than the best by no more than this may be the report's as well."""
ABOUT = timedelta(days=12)
REACH = 31
"""Days after one that others tell of on which a report of it may still have come out."""
HOLDERS = 60
"""A name that more sentences hold leads to none of them."""
WEEK, YEAR = timedelta(days=7), timedelta(days=366)
_BOUNDS = frozenset({"since", "until", "by", "before", "after"})
_TWO = re.compile(r"(?=\b([A-Z][\w’'-]*)[ -]([A-Z][\w’'-]*))")
_LEANS = re.compile(r"(?:he|she|it|they|his|her|its|their|this|that|these|those|there)\b", re.IGNORECASE)
"""A sentence that opens so, or that holds no name, is about what the one before it is about."""
_SENTENCE = re.compile(r"(?<=[.!?])[”\"’')]*\s+(?=[A-Z“\"‘(•])|\n+")


class Sentence(NamedTuple):
    """A sentence that names a day, in words as counted."""

    article_id: str
    words: frozenset[str]
    names: frozenset[str]
    times: tuple[TimeExpression, ...]
    start: int
    end: int
    due: tuple[TimeExpression, ...] = ()
    """Days on which something is to happen: for other reports, which tell it as done."""
    runs: frozenset[tuple[str, str]] = frozenset()
    """Two words of one name, the second after the first: who shares the one shares the other."""


class Other(NamedTuple):
    """What another report tells, on what day, and how alike it is."""

    sentence: Sentence
    day: date
    alike: float


class _Met(NamedTuple):
    mine: Sentence
    other: Sentence
    day: date
    sure: bool
    """The report names the day of the month, or the other what is due; that seldom meets by chance, as weekdays do."""


class Meeting(NamedTuple):
    score: float
    met: Sequence[_Met]

    def is_enough(self, *, headed: bool) -> bool:
        if headed or any(one.sure for one in self.met):
            return self.score >= SURE
        return self.score >= ENOUGH and len({one.day for one in self.met}) >= DAYS


class Anchors:
    """The sentences of the reports of a picture that name days; made once, asked again whenever more dates are known."""

    def __init__(
        self,
        articles: Sequence[Article],
        readings: Mapping[str, Reading],
        weeks: Mapping[str, Week],
        rarity: Callable[[str], float],
    ) -> None:
        """``rarity`` gives how much a word says, near 1 where one report holds it and 0 where all do."""
        self._articles = {a.id: a for a in articles}
        self._readings, self._weeks, self._rarity = readings, weeks, rarity
        self._told: dict[str, tuple[Sentence, ...]] = {}

    def date_undated(self, published: Mapping[str, Published]) -> Mapping[str, Published]:
        """Give all of ``published``, narrowed for the reports whose own evidence leaves more than some days."""
        undated = [i for i in self._articles if not is_narrow(published[i]) and published[i].basis != "stated"]
        holders = self._holders(undated)
        dates = dict(published)
        for article_id in undated:
            found = self._date(article_id, published, holders)
            if found is not None:
                dates[article_id] = narrow(published[article_id], found)
        return dates

    def sentences(self, article_id: str) -> tuple[Sentence, ...]:
        if article_id not in self._told:
            self._told[article_id] = tuple(sentences(self._articles[article_id], self._readings[article_id]))
        return self._told[article_id]

    def _holders(self, undated: Sequence[str]) -> Mapping[str, Sequence[Sentence]]:
        """Give the sentences that hold each of the names that undated reports tell of by the day."""
        asked = {name for i in undated for sentence in self.sentences(i) if sentence.times for name in sentence.names}
        found: dict[str, list[Sentence]] = {}
        for article_id in self._articles if asked else ():
            for sentence in self.sentences(article_id):
                for name in sentence.names & asked:
                    found.setdefault(name, []).append(sentence)
        return {name: held for name, held in found.items() if len(held) <= HOLDERS}

    def _date(
        self, article_id: str, published: Mapping[str, Published], holders: Mapping[str, Sequence[Sentence]]
    ) -> Evidence | None:
        """Try each day on which the report can have come out; give those on which the most of what it tells meets."""
        mine = [sentence for sentence in self.sentences(article_id) if sentence.times]
        told = [(s, others) for s in mine if (others := self._others(s, published, holders))]
        days = self.possible(article_id, published[article_id], {one.day for _, others in told for one in others})
        known = published[article_id]
        settled = known.earliest is not None and known.latest is not None and known.latest - known.earliest <= YEAR
        tried = {day: meeting for day in days if (meeting := weigh_meeting(told, day, settled=settled)).met}
        top = max((meeting.score for meeting in tried.values()), default=0.0)
        best = [day for day, meeting in tried.items() if meeting.score > top - BEST]
        if not best or not tried[best[0]].is_enough(headed=self.head(article_id) is not None):
            return None
        return (
            None if best[-1] - best[0] > WEEK + timedelta(REACH) else self._evidence(article_id, best, tried[best[0]])
        )

    def _others(
        self, mine: Sentence, published: Mapping[str, Published], holders: Mapping[str, Sequence[Sentence]]
    ) -> list[Other]:
        """Give the sentences of other reports that may tell of one happening with this, each with a day it gives it."""
        near = {
            (other.article_id, other.start): other
            for name in mine.names
            for other in holders.get(name, ())
            if other.article_id != mine.article_id
        }
        return [
            Other(other, day, alike)
            for _, other in sorted(near.items())
            if (alike := self._alike(mine, other)) >= ALIKE
            for day in _known_days(other, published[other.article_id])
        ]

    def _alike(self, one: Sentence, other: Sentence) -> float:
        shared = one.words & other.words
        more = {second for first, second in one.runs & other.runs if first in shared}
        return min(MOST, math.fsum(self._rarity(word) * (REST if word in more else 1.0) for word in sorted(shared)))

    def possible(self, article_id: str, known: Published, told: Iterable[date]) -> list[date]:
        """Give the days after those told by others on which a report can have come out by its own words."""
        head, of_month, own = self.head(article_id), self._weeks[article_id].of_month, self._weeks[article_id].own
        recalled = _end_of_what_is_recalled(self._readings[article_id])
        first = max(filter(None, (known.earliest, recalled)), default=date.min)
        last = min(filter(None, (known.latest, self._articles[article_id].received_at.date())))
        return [
            day
            for day in sorted({shift(day, more) for day in told for more in range(REACH + 1)})
            if first <= day <= last and (head is None or head.may_be_of(day)) and len(soon_after(of_month, day)) <= 1
            if own is None or own.weekday == day.weekday()
        ]

    def head(self, article_id: str) -> Head | None:
        article = self._articles[article_id]
        return head_of(article, narrative_times(article, self._readings[article_id]))

    def _evidence(self, article_id: str, days: Sequence[date], meeting: Meeting) -> Evidence:
        """Give the days as evidence; where they are many only the first, and not before what is told besides."""
        witness = meeting.met[0].other
        meets = ", ".join(sorted({f"{one.mine.times[0].quote} is {one.day}" for one in meeting.met}))
        return Evidence(
            kind="same-days",
            text=f"tells by the day what {witness.article_id} and others tell: {meets}",
            article_id=witness.article_id,
            start=witness.start,
            end=witness.end,
            earliest=max((days[0], *soon_after(self._weeks[article_id].of_month, days[0]))),
            latest=days[-1] if days[-1] - days[0] < WEEK else None,
        )


def sentences(article: Article, reading: Reading) -> Iterator[Sentence]:
    """Give the sentences of a report's own words that name a day, told of or due."""
    times = [time for time in narrative_times(article, reading) if _names_a_day(time)]
    told = [time for time in times if time.direction <= 0 and not is_ahead(article.text, time)]
    due = [time for time in times if time not in told and is_due(article.text, time)]
    before, text = 0, _without(times, article.text)
    for start, end in pairwise([0, *(m.end() for m in _SENTENCE.finditer(article.text)), len(article.text)]):
        named, coming = (tuple(t for t in those if start <= t.start < end) for those in (told, due))
        if named or coming:
            words, names = _content(text, before, start, end)
            runs = frozenset(_runs(text[start:end]))
            yield Sentence(article.id, words, names, named, start, end, coming, runs)
        before = start


def _runs(text: str) -> Iterator[tuple[str, str]]:
    """Give each two words written with a capital that stand side by side, as counted."""
    for match in _TWO.finditer(text):
        yield fold(match[1]), fold(match[2])


def _without(times: Sequence[TimeExpression], text: str) -> str:
    """Blank the words for the days: that both say "last" tells nothing."""
    for time in times:
        text = text[: time.start] + " " * (time.end - time.start) + text[time.end :]
    return text


def _content(text: str, before: int, start: int, end: int) -> tuple[frozenset[str], frozenset[str]]:
    """Give the words and names of a sentence; with those of the one before it in its paragraph where it leans on that."""
    words, names = content(text[start:end])
    if (names and not _LEANS.match(text, start)) or "\n" in text[before:start]:
        return words, names
    more, others = content(text[before:start])
    return words | more, names | others


def _names_a_day(time: TimeExpression) -> bool:
    if time.granularity != "day" or not _BOUNDS.isdisjoint((time.modifier or "").split()):
        return False
    if time.kind == "date":
        return bool(time.day and time.month)
    named = time.kind == "weekday" and time.weekday is not None
    return named or (time.kind == "offset" and time.anchor == "publication" and time.quote.lower() != "now")


def _known_days(sentence: Sentence, published: Published) -> Iterator[date]:
    """Give the days a sentence names, as far as its report's date or the words themselves fix them."""
    for time in sentence.times:
        day = full_date(time)
        if day is None and published.earliest is not None and published.latest is not None:
            window = published.earliest, published.latest
            if time.kind == "date" and window[1] - window[0] <= YEAR:
                day = _only_day(time, window)
            elif is_narrow(published):
                day = _day(time, window)
        if day is not None:
            yield day
    for time in sentence.due if is_narrow(published) else ():
        day = _day_due(time, published)
        if day is not None:
            yield day


def _day_due(time: TimeExpression, published: Published) -> date | None:
    """Give the day on which something is due by a report: the first of its name or number from its own on."""
    day = full_date(time)
    if day is not None or published.latest is None:
        return day
    if time.kind == "date":
        days = [day_in(time, published.latest.year + more) for more in (0, 1)]
        return next(
            (on for on in days if on is not None and on >= published.latest and on - published.latest < RECENT), None
        )
    if time.weekday is None or time.kind != "weekday" or published.earliest != published.latest:
        return None
    return published.latest + timedelta(days=(time.weekday - published.latest.weekday()) % 7)


def _only_day(time: TimeExpression, window: tuple[date, date]) -> date | None:
    """Give the day of a month in the one year that a report of these days can mean; it is of the last eleven months."""
    days = [day_in(time, year) for year in range(window[0].year - 1, window[1].year + 1)]
    left = [day for day in days if day is not None and window[0] - RECENT <= day <= window[1]]
    return left[0] if len(left) == 1 else None


def _day(time: TimeExpression, window: tuple[date, date]) -> date | None:
    found = when.resolve(time, window)
    return found.earliest if found.earliest == found.latest else None


def weigh_meeting(told: Sequence[tuple[Sentence, Sequence[Other]]], day: date, *, settled: bool) -> Meeting:
    """Weigh what meets were the report of this day; a sentence that others have on another day counts against it.

    Where the year is ``settled``, that two tell of one day of the month says no more about when they came out.
    """
    met: list[_Met] = []
    score = 0.0
    for mine, others in told:
        named = [time for time in mine.times if full_date(time) is None and not (settled and time.kind == "date")]
        own = {on: time for time in named if (on := _day(time, (day, day)))}
        same = [one for one in others if one.day in own]
        apart = [one.alike for one in others if any(abs(on - one.day) <= ABOUT for on in own)]
        if same:
            best = max(same, key=lambda one: (one.alike, one.sentence.article_id, one.day))
            due = not best.sentence.times and best.alike >= MOST
            met.append(_Met(mine, best.sentence, best.day, due or own[best.day].kind == "date"))
            score += best.alike
        elif apart:
            score -= max(apart) - ALIKE
    return Meeting(score, met)


def _end_of_what_is_recalled(reading: Reading) -> date | None:
    """Give the end of the last month that is named with its year: who writes in that month does not name it so."""
    named = [t for t in reading.times if t.kind == "date" and t.direction <= 0 and not t.day]
    ends = [
        date(t.year + t.month // 12, t.month % 12 + 1, 1) - timedelta(days=1)
        for t in named
        if t.year and t.month and 1 <= t.year < 9000 and 1 <= t.month <= 12
    ]
    return max(ends, default=None)
