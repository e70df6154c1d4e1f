"""The part of a brief that says what is not known: who did it, how many died, when it was, and who holds what by now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dateline.holdings import STALE_AFTER_DAYS
from dateline.kinds import HARMFUL
from dateline.model.picture import Event, Holding, PictureArticle
from dateline.outputs.days import say_day
from dateline.outputs.document import Line, Section
from dateline.outputs.names import join_names, short_path
from dateline.outputs.numbers import measure_of, range_of
from dateline.outputs.sentences import Teller
from dateline.outputs.standing import claims_of
from dateline.outputs.wording import finish
from dateline.outputs.worth import is_dated, is_force, is_placed, weightiest, worth

_LONG_AFTER_DAYS = 365
"""A brief made so long after its reports looks back: that nothing was confirmed since goes without saying."""
_MOST_NAMED = 3
_WORTH_ASKING = 65
_HARM = frozenset({"killed", "injured", "casualties"})
_HELD = frozenset({"detention", "surrender"})
_SUSPECTED = re.compile(
    r"\b(?:charged|accused|arrested|convicted|sentenced|arraigned|indicted|pleaded|faces? (?:a |an )?(?:\w+ )?charges?)\b"
)
_BY_SOMEBODY = frozenset({"airstrike", "shelling", "bombing", "attack", "killing", "abduction"})


def gaps(
    events: Sequence[Event],
    holdings: Sequence[Holding],
    articles: Sequence[PictureArticle],
    as_of: date,
    teller: Teller,
) -> Section:
    """What an analyst would ask next of the ``events`` that the brief tells, and what of the reports could not be used."""
    lines = [
        *open_questions(events, events, teller),
        *_stale(holdings, as_of, teller),
        *_undated(articles, teller),
        *_unread(articles, teller),
    ]
    return Section(key="gaps", title="Not known", lines=tuple(lines))


def open_questions(events: Iterable[Event], known: Sequence[Event], teller: Teller) -> Iterator[Line]:
    """Ask who did it, how many were harmed and when it was, of the weightiest happenings of which that is not told.

    What is told of another of the ``known`` events at the same place and time answers it.
    """
    weighty = (event for event in events if is_placed(event, teller) and worth(event, teller) >= _WORTH_ASKING)
    ranked = weightiest(weighty, teller)
    counted = [event for event in known if _has_figure(event, teller)]
    asked = {
        "No report read here says who carried out": [
            event for event in ranked if _is_by_nobody(event, known) and not _is_somebody_held(event, known, teller)
        ],
        "No report read here counts the killed or injured of": [
            event for event in ranked if _lacks_toll(event, counted)
        ],
        "No report read here gives a day for": [
            event
            for event in ranked
            if not is_dated(event) and (is_force(event) or event.kind in HARMFUL) and _has_dated_report(event, teller)
        ],
    }
    for question, found in asked.items():
        if found:
            claims = [claim for event in found for claim in teller.lookup.claims_about(event)[:1]]
            yield Line(text=finish(f"{question} {_name_some(found, teller)}"), cites=teller.cite(claims))


def _name_some(events: Sequence[Event], teller: Teller) -> str:
    names = list(dict.fromkeys(teller.name_event(event) for event in events))
    rest = len(names) - _MOST_NAMED
    return join_names([*names[:_MOST_NAMED], *([f"{rest} more" if rest > 1 else "one more"] if rest > 0 else [])])


def _is_by_nobody(event: Event, known: Sequence[Event]) -> bool:
    """Tell a deed without a doer where no other deed was done by anybody: harm is done in an attack told apart."""
    if event.kind not in _BY_SOMEBODY or event.actor_ids:
        return False
    return not any(other.actor_ids and is_force(other) and _are_one_scene(event, other) for other in known)


def _is_somebody_held(event: Event, known: Sequence[Event], teller: Teller) -> bool:
    """Tell a deed for which somebody is held or tried: the reports have their answer, if not the court's."""
    held = any(other.kind in _HELD and set(other.article_ids) & set(event.article_ids) for other in known)
    return held or any(_SUSPECTED.search(claim.quote) for claim in teller.lookup.claims_about(event))


def _lacks_toll(event: Event, counted: Sequence[Event]) -> bool:
    """Tell a deed that harms people of which no report counts any, nor of what was there at that time."""
    return event.kind in HARMFUL and not any(_are_one_scene(event, other) for other in counted)


def _are_one_scene(one: Event, other: Event) -> bool:
    days = [(e.earliest or date.min, e.latest or e.earliest or date.max) for e in (one, other)]
    return one.place_id == other.place_id and days[0][0] <= days[1][1] and days[1][0] <= days[0][1]


def _has_dated_report(event: Event, teller: Teller) -> bool:
    articles = (teller.lookup.articles.get(article_id) for article_id in event.article_ids)
    return any(article and (article.published.earliest or article.published.latest) for article in articles)


def _has_figure(event: Event, teller: Teller) -> bool:
    return any(
        (measure_of(finding.question) or ("",))[0] in _HARM and not range_of(finding.answers).is_empty
        for finding in teller.lookup.findings_of(event)
    )


def _stale(holdings: Iterable[Holding], as_of: date, teller: Teller) -> Iterator[Line]:
    """Who holds a place was last said too long ago; non-mention is not confirmation."""
    by_day: dict[date, list[Holding]] = {}
    for holding in holdings:
        day = holding.last_confirmed
        if holding.end is None and day is not None and STALE_AFTER_DAYS < (as_of - day).days < _LONG_AFTER_DAYS:
            by_day.setdefault(day, []).append(holding)
    for day, old in sorted(by_day.items()):
        claims = [claim for holding in old for claim in claims_of(holding, teller)[:1]]
        names = list(dict.fromkeys(teller.names.place_id(holding.place_id) or "a place not named" for holding in old))
        age = f"{(as_of - day).days:,} days before this brief"
        text = f"Who held {join_names(names)} was last confirmed on {say_day(day)}, {age}"
        yield Line(text=finish(text), cites=teller.cite(claims))


def _undated(articles: Iterable[PictureArticle], teller: Teller) -> Iterator[Line]:
    undated = [a for a in articles if a.published.earliest is None and a.published.latest is None]
    if undated:
        files = join_names([short_path(article.path) for article in undated])
        reports, bear = ("report", "bears") if len(undated) == 1 else ("reports", "bear")
        cites = tuple(teller.notes.cite_article(article.id) for article in undated)
        yield Line(text=finish(f"The {reports} {files} {bear} no date, and none could be inferred"), cites=cites)


def _unread(articles: Iterable[PictureArticle], teller: Teller) -> Iterator[Line]:
    for article in articles:
        zones = [zone for zone in article.zones if zone.kind == "other-language" and zone.end > zone.start]
        if not zones:
            continue
        others = [language for language in article.languages if language != article.language]
        what = f" in {join_names(others)}" if others else " in another language"
        count = "One passage" if len(zones) == 1 else f"{len(zones)} passages"
        cites = tuple(teller.notes.cite(article.id, zone.start, zone.end) for zone in zones[:6])
        was = "was" if len(zones) == 1 else "were"
        yield Line(text=finish(f"{count}{what} of {teller.names.report(article)} {was} not read"), cites=cites)
