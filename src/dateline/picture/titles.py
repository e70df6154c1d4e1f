"""Short names for events and stories, made from their fields and never from an outlet's headline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.kinds import event_kinds
from dateline.model.article import Article
from dateline.model.picture import Event, Published
from dateline.model.world import Actor, Place, When

_A_MONTH = 31
_MOST_PLACES = 3
_HEAVY = frozenset(
    {
        "coup", "capture", "recapture", "attack", "airstrike", "shelling", "bombing", "prison-break", "abduction",
        "disaster", "accident", "riot",
    }
)  # fmt: skip
"""Kinds that name a story though others are told somewhat oftener: what was done, before what came of it."""
_LIGHT = frozenset({"advance", "detention", "looting", "destruction", "deployment"})


def event_title(
    kind: str,
    actors: Sequence[str],
    targets: Sequence[str],
    place: str | None,
    happened: When,
    known: Mapping[str, Actor],
    places: Mapping[str, Place],
) -> str:
    """Say kind, sides, place and day: ``capture: Taliban, Kunduz, 2021-08-08``. Persons stay out of titles."""
    doers = ", ".join(known[a].name for a in actors[:2] if known[a].kind != "person")
    whom = ", ".join(known[t].name for t in targets[:2] if known[t].kind != "person")
    parts = [" → ".join(p for p in (doers, whom) if p), _spelt(places[place]) if place else "", days(happened)]
    return f"{kind}: " + ", ".join(p for p in parts if p)


def _spelt(place: Place) -> str:
    """Give a place the spelling most reports use."""
    return place.names[0] if place.names else place.name


def days(happened: When) -> str:
    """Write a day, an interval, a month or a year as closely as it is known."""
    first, last = happened.earliest, happened.latest
    if first is None or last is None:
        return f"by {last.isoformat()}" if last else ""
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    return f"{first.isoformat()}/{last.isoformat()}"


def _is_words(event: Event) -> bool:
    """Tell words and politics, which name a story only where nothing was done."""
    return event_kinds()[event.kind].family == "politics"


def _time(published: Sequence[Published]) -> str:
    """Write the month of the first report that is dated within one, else the years all reports can be of."""
    sure = [p.earliest for p in published if p.earliest and p.latest and (p.latest - p.earliest).days <= _A_MONTH]
    if sure:
        return f"{min(sure):%B %Y}"
    low = max((p.earliest for p in published if p.earliest is not None), default=None)
    high = min((p.latest for p in published if p.latest is not None), default=None)
    if low is None:
        return "undated" if high is None else f"{high.year} or earlier"
    if high is None or high < low:
        return f"{low.year} or later"
    return f"{low.year}" if low.year == high.year else f"{low.year} to {high.year}"


def _is_sure(when: str) -> bool:
    return not when.endswith(("or earlier", "or later", "undated"))


def _month_of(event: Event) -> str | None:
    """Write the month of an occurrence whose day is known to within one, though the dates of its reports are not."""
    if event.earliest is None or event.latest is None or (event.latest - event.earliest).days > _A_MONTH:
        return None
    return f"{event.earliest:%B %Y}"


def _weight(event: Event) -> int:
    return 3 if event.kind in _HEAVY else 1 if event.kind in _LIGHT else 2


def story_title(
    articles: Sequence[Article], news: Sequence[Event], places: Mapping[str, Place], published: Mapping[str, Published]
) -> str:
    """Name a story by its weightiest event, each report that tells it counted, and the time of its reports."""
    ids = {a.id for a in articles}
    when = _time([published[a.id] for a in articles])
    if not news:
        return f"No event found, {when}"
    told = {e.id: len(set(e.article_ids) & ids) for e in news}
    main = min(news, key=lambda e: (_is_words(e), -_weight(e) * told[e.id], -_weight(e) * len(e.claim_ids), e.id))
    when = when if _is_sure(when) else _month_of(main) or when
    alike = sorted((e for e in news if e.kind == main.kind), key=lambda e: (-told[e.id], e.id))
    named = list(dict.fromkeys(_spelt(places[e.place_id]) for e in (main, *alike) if e.place_id is not None))
    where = ", ".join(named[:_MOST_PLACES]) + (" and elsewhere" if len(named) > _MOST_PLACES else "")
    return f"{main.kind.capitalize().replace('-', ' ')}: {where or 'place unknown'}, {when}"
