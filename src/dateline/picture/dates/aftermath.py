"""How long after its happening a report says it came out: "a week after the earthquake", "two weeks after they took Olm"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from dateline.kinds import kinds_fit
from dateline.model.article import Article
from dateline.model.picture import Evidence, PictureClaim, Published
from dateline.model.world import Place
from dateline.picture.dates.remembered import is_seldom
from dateline.picture.dates.sharpening import narrow
from dateline.picture.dates.spans_told import COUNT, days_of
from dateline.picture.dates.weekdays import Week, weekday_in
from dateline.picture.stories.likeness import is_narrow

HEAD = 500
"""Characters from the start in which a report says how long after its news it came out; further down it looks back."""
_KINDS = {
    "disaster": "disaster|earthquake|quake|tremor|flood|floods|flooding|landslide|mudslide|storm|cyclone|hurricane|typhoon|tsunami|eruption",
    "accident": "collapse|crash|accident|sinking|capsizing|disaster|fire|blast|explosion",
    "coup": "coup|putsch|takeover|mutiny",
    "capture": "fall|capture|seizure",
    "attack": "attack|raid|massacre|assault|ambush|killings|shooting|strike|bombing|blast|explosion",
}
_WEEK = timedelta(days=6)
REST = 160
_NOUN = "|".join(dict.fromkeys("|".join(_KINDS.values()).split("|")))
_AFTER = re.compile(
    rf"(?P<opens>^|[.!?:”\"]\s+|\n|\u2014 ?)?\b{COUNT} (?P<unit>day|week)s? (?:after|since) (?:(?:the|a|an|that|last) )?"
    rf"(?:[\w’'-]+ ){{0,3}}?(?P<noun>{_NOUN})\b(?P<ends>\s*(?:[.!?\n]|$))?",
    re.IGNORECASE,
)
_ON = re.compile(rf"(?P<opens>^|[.!?:”\"]\s+|\n)\b{COUNT} (?P<unit>day|week)s? on,", re.IGNORECASE)
_CLAUSE = re.compile(
    rf"(?:^|[.!?:”\"]\s+|\n)\b{COUNT} (?P<unit>day|week)s? (?P<exact>to the day )?after (?P<clause>[^.,;:!?\n]{{6,90}})",
    re.IGNORECASE,
)
"""Opens a sentence with how long after some deed what it tells was."""
_SAID_ON = re.compile(r"\bon (?:mon|tues|wednes|thurs|fri|satur|sun)day, $", re.IGNORECASE)


class _Told(NamedTuple):
    """So many days after a happening of these kinds."""

    start: int
    end: int
    days: int
    slack: int
    kinds: tuple[str, ...]
    clause: str | None = None
    """Words for a deed at a place that they name, where no noun tells its kind."""
    weekday: int | None = None
    """The bare weekday that was so long after it: the report is at most six days younger."""


def date_by_aftermath(
    articles: Sequence[Article],
    published: Mapping[str, Published],
    claims: Iterable[PictureClaim],
    news: Iterable[Sequence[str]],
    weeks: Mapping[str, Week],
    places: Mapping[str, Place] | None = None,
) -> Mapping[str, Published]:
    """Date undated reports that say how long after the happening of their story they came out; gives all of ``published``.

    The day of the happening is the one that most claims of the story's dated reports give to news of the kind named, or
    to what a place sees seldom at the place (of ``places``) that a clause names.
    """
    by_article: dict[str, list[PictureClaim]] = {}
    for claim in claims:
        by_article.setdefault(claim.article_id, []).append(claim)
    by_id = {a.id: a for a in articles}
    dates = dict(published)
    for group in news:
        dated = [
            c for i in sorted(group) if is_narrow(published[i]) for c in by_article.get(i, ()) if _is_dated_news(c)
        ]
        for article_id in group if dated else ():
            told = None if is_narrow(published[article_id]) else next(_told(by_id[article_id]), None)
            if told is None:
                continue
            evidence = _evidence(
                by_id[article_id],
                told,
                _meant(told, dated, by_article.get(article_id, ()), places or {}),
                weeks[article_id],
            )
            if evidence is not None:
                dates[article_id] = narrow(dates[article_id], evidence)
    return dates


def _meant(
    told: _Told, dated: Sequence[PictureClaim], mine: Iterable[PictureClaim], places: Mapping[str, Place]
) -> list[PictureClaim]:
    """Give the dated claims of what a report may count from."""
    if told.clause is not None:
        there = [(c, places[c.place_id]) for c in dated if c.place_id and c.place_id in places and is_seldom(c.kind)]
        return [c for c, place in there if any(_names(name, told.clause) for name in place.names)]
    known = dated if told.kinds != tuple(_KINDS) else _of_its_place(dated, mine)
    return [c for c in known if any(kinds_fit(c.kind, kind) for kind in told.kinds)]


def _names(name: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", words) is not None


def _of_its_place(dated: Sequence[PictureClaim], mine: Iterable[PictureClaim]) -> list[PictureClaim]:
    """Where the happening is not named ("three days on"), it is that of the place a report speaks of first."""
    first = min((c for c in mine if c.place_id is not None), key=lambda c: (c.start, c.id), default=None)
    return [c for c in dated if first is not None and c.place_id == first.place_id]


def _is_dated_news(claim: PictureClaim) -> bool:
    is_told = claim.tense == "current" and claim.polarity == "positive"
    return is_told and claim.earliest is not None and claim.earliest == claim.latest


def _told(article: Article) -> Iterator[_Told]:
    """Find how long after its happening a report says it is: where that opens or closes a sentence, for in the midst it is narrated."""
    head = article.text[:HEAD]
    for match in _AFTER.finditer(head):
        at = match.start("count")
        if match["opens"] is not None or match["ends"] is not None or _SAID_ON.search(head, 0, at):
            noun = match["noun"].lower()
            yield _of(match, tuple(kind for kind, nouns in _KINDS.items() if noun in nouns.split("|")))
    for match in _ON.finditer(head):
        yield _of(match, tuple(_KINDS))
    for match in _CLAUSE.finditer(article.text):
        rest = re.split(r"[.!?\n]", article.text[match.end() : match.end() + REST], maxsplit=1)[0]
        weekday = weekday_in(rest)
        if weekday is not None:
            yield _of(match, ())._replace(clause=match["clause"], weekday=weekday)


def _of(match: re.Match[str], kinds: tuple[str, ...]) -> _Told:
    exact = match.groupdict().get("exact") is not None
    slack = 0 if exact else 1 if match["unit"].lower() == "day" else 2
    return _Told(match.start("count"), match.end(), days_of(match), slack, kinds)


def _evidence(article: Article, told: _Told, dated: Sequence[PictureClaim], week: Week) -> Evidence | None:
    """Count from the day of the happening; a weekday of the report that lies in that time is the last it tells of."""
    days = Counter(c.earliest for c in dated)
    most = max(days.values(), default=0)
    first = min((day for day, count in days.items() if day is not None and count == most), default=None)
    if first is None:
        return None
    middle = first + timedelta(days=told.days)
    low, high = middle - timedelta(days=told.slack), middle + timedelta(days=told.slack)
    named = [low + timedelta(days=n) for n in range(2 * told.slack + 1)]
    within = [day for day in named if day.weekday() == (week.lead if told.weekday is None else told.weekday)]
    if told.weekday is not None:
        if not within:
            return None
        low, high = within[0], within[0] + _WEEK
    elif within and told.slack > 1:
        low, high = within[0], min(high, within[0] + timedelta(days=1))
    quote = " ".join(article.text[told.start : told.end].split())
    text = f"{quote!r}: counted from {first}, to which dated reports of this news date it"
    return Evidence(
        kind="days-after", text=text, article_id=article.id, start=told.start, end=told.end, earliest=low, latest=high
    )
