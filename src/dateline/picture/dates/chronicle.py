"""Undated reports of what the chronicle knows the day of: the fall of a town, a coup, a cyclone by its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from anyascii import anyascii
from msgspec import Struct
from msgspec.structs import replace

from dateline.kinds import kinds_fit
from dateline.model.article import Article
from dateline.model.picture import Evidence, PictureClaim, Published
from dateline.model.world import Place
from dateline.picture.dates.anchors import Anchors, Meeting, Other, Sentence, weigh_meeting
from dateline.picture.dates.offices import SLACK
from dateline.picture.dates.sharpening import narrow
from dateline.picture.dates.weekdays import Week
from dateline.picture.dates.yearless import soon_after
from dateline.picture.stories.gist import content
from dateline.picture.stories.likeness import is_narrow
from dateline.rules import read_data

PLACE, KIND, DOER, NAME = 1.0, 0.75, 0.5, 2.0
"""What it says that a sentence with a day names the place of a known happening, tells one of its kind, names its doer, or calls it by its name."""
MANY = 8
"""Where more than so many happenings are known of the places of a sentence, one of its weekday says half as much."""
SHORT, ENOUGH, ENOUGH_LONG = timedelta(days=400), 1.5, 2.25
"""What all that meets must say together, where the report is known to so many days and where to more: those have more Tuesdays."""
RIVAL = 0.75
"""Days of another time that meet less than the best by no more than this may be the report's as well."""
MONTH = timedelta(days=31)


_NATURES = tuple(
    (re.compile(named, re.IGNORECASE), re.compile(told, re.IGNORECASE))
    for named, told in (
        (r"quake", r"quake|tremor|aftershock|magnitude|seismolog"),
        (r"flood|cyclone|hurricane|typhoon|storm|tornado", r"flood|cyclone|hurricane|typhoon|storm|tornado|rain|winds?\b|surge|burst"),
        (r"slid|mudflow|avalanch", r"slid|mud|avalanch|\bsnow|\bslope"),
        (r"erupt|volcan", r"erupt|volcan|lava|\bash\b"),
        (r"fire", r"fire|blaze|flames|burn"),
    )
)  # fmt: skip
"""What a disaster is called, and words without which no report tells of it."""


class Known(Struct, frozen=True):
    """A happening whose day is known: reference data, as the gazetteer is for places."""

    first: date
    last: date
    kind: str
    country: str
    """ISO 3166-1 alpha-2."""
    places: tuple[frozenset[str], ...]
    """The words of each name a report may use, as counted."""
    names: tuple[str, ...]
    """Wordings by which it is known by name (``Cyclone Idai``)."""
    doers: tuple[frozenset[str], ...]
    reference: str
    """Article of the English Wikipedia in which the day can be checked."""

    def days(self) -> Iterator[date]:
        return (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


class Chronicle:
    """Known happenings, found by the words of their places and by name."""

    def __init__(self, every: Iterable[Known]) -> None:
        """Take happenings in any order."""
        self.every = tuple(sorted(every, key=_order))
        self._by_word: dict[str, dict[Known, None]] = {}
        for known in self.every:
            for word in {min(place) for place in known.places}:
                self._by_word.setdefault(word, {})[known] = None
        self._by_name = {name.casefold(): known for known in self.every for name in known.names}
        names = "|".join(map(re.escape, sorted(self._by_name, key=len, reverse=True)))
        self._names = re.compile(rf"\b(?:{names})\b", re.IGNORECASE) if names else None

    def at(self, words: frozenset[str]) -> list[Known]:
        """Give what is known of the places whose names stand in these words, in the order of the days."""
        found = {k for word in words for k in self._by_word.get(word, ()) if any(place <= words for place in k.places)}
        return sorted(found, key=_order)

    def named_in(self, text: str) -> list[Known]:
        """Give what a text calls by its name, in the order of the days."""
        found = {self._by_name[match[0].casefold()] for match in self._names.finditer(text)} if self._names else ()
        return sorted(found, key=_order)


@cache
def load_chronicle() -> Chronicle:
    """Load the list of well-known happenings."""
    rows = (line.split("\t") for line in read_data("chronicle.tsv").splitlines() if line and not line.startswith("#"))
    return Chronicle(map(known_of, rows))


def known_of(row: Sequence[str]) -> Known:
    """Read a row of the list."""
    first, last, kind, country, places, names, doers, reference = row
    return Known(
        date.fromisoformat(first), date.fromisoformat(last), kind, country, _words(places),
        tuple(filter(None, names.split("|"))), _words(doers), reference,
    )  # fmt: skip


def date_by_chronicle(
    articles: Sequence[Article],
    published: Mapping[str, Published],
    claims: Iterable[PictureClaim],
    weeks: Mapping[str, Week],
    places: Mapping[str, Place],
    anchors: Anchors,
    chronicle: Chronicle | None = None,
) -> Mapping[str, Published]:
    """Date reports known to months only by the chronicle; gives all of ``published``.

    A known happening is met where a sentence tells by the weekday or the day of the month that it was, and names its
    place or calls it by its name; its kind and doer say more. Nothing is given where too little is met, or as much of
    another time. What is only called by its name bounds the report below.
    """
    desk = _Desk(claims, places, chronicle or load_chronicle())
    dates = dict(published)
    for article in articles:
        if is_narrow(published[article.id]) or published[article.id].basis == "stated":
            continue
        for evidence in (
            desk.of_names(article, published[article.id]),
            desk.of_days(article, published[article.id], weeks[article.id], anchors),
        ):
            if evidence is not None:
                dates[article.id] = narrow(dates[article.id], evidence)
    return dates


class _Desk:
    """What all reports of a picture are held against."""

    def __init__(self, claims: Iterable[PictureClaim], places: Mapping[str, Place], chronicle: Chronicle) -> None:
        self._chronicle, self._places = chronicle, places
        self._claims: dict[str, list[PictureClaim]] = {}
        for claim in claims:
            self._claims.setdefault(claim.article_id, []).append(claim)

    def of_names(self, article: Article, known: Published) -> Evidence | None:
        """Whoever names a happening by its name writes after it began."""
        named = [k for k in self._chronicle.named_in(article.text) if known.latest is None or k.first <= known.latest]
        if not named:
            return None
        newest = named[-1]
        text = f"names {newest.reference}, which was on {newest.first} (chronicle)"
        return Evidence(
            kind="known-name", text=text, article_id=article.id, start=None, end=None,
            earliest=newest.first, latest=None,
        )  # fmt: skip

    def of_days(self, article: Article, known: Published, week: Week, anchors: Anchors) -> Evidence | None:
        """Try each day on which the report can have come out; give those on which the most of what it tells meets."""
        mine = [sentence for sentence in anchors.sentences(article.id) if sentence.times]
        told = [(sentence, others) for sentence in mine if (others := self._others(article, sentence))]
        days = anchors.possible(article.id, _without_slack(known), {one.day for _, others in told for one in others})
        tried = {
            day: meeting for day in days if _is_fixed(meeting := weigh_meeting(told, day, settled=_is_short(known)))
        }
        top = max((meeting.score for meeting in tried.values()), default=0.0)
        rivals = [day for day, meeting in tried.items() if meeting.score > top - RIVAL]
        best = [day for day in rivals if tried[day].score == top]
        if top < (ENOUGH if _is_short(known) else ENOUGH_LONG) or not best or rivals[-1] - rivals[0] > MONTH:
            return None
        return _evidence(article, best, tried[best[0]], week)

    def _others(self, article: Article, sentence: Sentence) -> list[Other]:
        """Give the known happenings that a sentence may tell of, each of its days for itself."""
        claims = [c for c in self._claims.get(article.id, ()) if sentence.start <= c.start < sentence.end]
        here = [place for c in claims if (place := self._places.get(c.place_id or "")) is not None]
        words = sentence.words.union(*(_content(place.name) for place in here))
        countries = self._countries(article.id)
        named = {k for k in self._chronicle.named_in(article.text) if k.kind == "disaster"}
        there = [
            k
            for k in self._chronicle.at(words)
            if (not countries or k.country in countries) and _is_of_its_nature(k, article.text)
        ]
        found = dict.fromkeys(there, PLACE if len(there) <= MANY else PLACE / 2) | dict.fromkeys(named, NAME)
        return [
            Other(_pseudo(known), day, says + _more(known, words, claims))
            for known, says in sorted(found.items(), key=lambda pair: _order(pair[0]))
            for day in known.days()
        ]

    def _countries(self, article_id: str) -> frozenset[str]:
        held = (self._places.get(c.place_id or "") for c in self._claims.get(article_id, ()))
        return frozenset(place.country for place in held if place is not None and place.country)


def _is_of_its_nature(known: Known, text: str) -> bool:
    """Tell whether a report has words for such a disaster: one of an earthquake is not of the avalanche of another year."""
    natures = [told for named, told in _NATURES if named.search(known.reference)] if known.kind == "disaster" else []
    return not natures or any(told.search(text) for told in natures)


def _more(known: Known, words: frozenset[str], claims: Sequence[PictureClaim]) -> float:
    """Weigh what a sentence tells besides the place: the kind of the happening, and its doer."""
    kind = KIND if any(kinds_fit(claim.kind, known.kind) for claim in claims) else 0.0
    return kind + (DOER if any(doer <= words for doer in known.doers) else 0.0)


def _pseudo(known: Known) -> Sentence:
    """Stand for a sentence of a report that tells the happening by its day."""
    return Sentence(known.reference, frozenset(), frozenset(), (), 0, 0)


def _is_fixed(meeting: Meeting) -> bool:
    """Tell whether more is met than "yesterday" and "ten days ago", which fit whatever day a report may be of."""
    return any(time.kind != "offset" for one in meeting.met for time in one.mine.times)


def _is_short(known: Published) -> bool:
    return known.earliest is not None and known.latest is not None and known.latest - known.earliest <= SHORT


def _without_slack(known: Published) -> Published:
    """Take the first day of an office as it stands in its list: what else is known to the day needs no slack."""
    bound = any(e.kind == "office-begun" and e.earliest == known.earliest for e in known.evidence)
    return replace(known, earliest=known.earliest + SLACK) if bound and known.earliest is not None else known


def _evidence(article: Article, days: Sequence[date], meeting: Meeting, week: Week) -> Evidence:
    """Give the days as evidence: the stretch in which all that meets can have been told so."""
    last = next((one for one, other in pairwise([*days, date.max]) if other - one > timedelta(days=1)), days[-1])
    meets = ", ".join(
        sorted({f"{one.mine.times[0].quote} is {one.day} ({one.other.article_id})" for one in meeting.met})
    )
    first = meeting.met[0].mine
    return Evidence(
        kind="known-day", text=f"tells by the day what the chronicle knows: {meets}", article_id=article.id,
        start=first.start, end=first.end, earliest=max((days[0], *soon_after(week.of_month, days[0]))),
        latest=last if last - days[0] <= MONTH else None,
    )  # fmt: skip


def _order(known: Known) -> tuple[date, str, str]:
    return known.first, known.kind, known.reference


def _words(names: str) -> tuple[frozenset[str], ...]:
    """Give the words of each spelling, with and without its accents."""
    spellings = dict.fromkeys(way for name in names.split("|") for way in (name, anyascii(name)))
    return tuple(words for name in spellings if (words := _content(name)))


@cache
def _content(name: str) -> frozenset[str]:
    return content(name)[0]
