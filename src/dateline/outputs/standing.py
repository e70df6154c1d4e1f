"""The parts of a brief that say how things stand: who holds what, who was harmed, and what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dateline.model.picture import Event, Finding, Holding, PictureArticle, PictureClaim
from dateline.outputs.days import say_day, say_interval
from dateline.outputs.document import Line, Section, Table
from dateline.outputs.names import Names, join_names
from dateline.outputs.numbers import Range, measure_of, range_of
from dateline.outputs.sentences import Teller
from dateline.outputs.wording import finish

STALE_AFTER_DAYS = 7
_MOST_NAMED = 4
_HARMFUL = frozenset({"clash", "airstrike", "shelling", "bombing", "attack", "disaster", "accident", "riot"})


def control(holdings: Iterable[Holding], teller: Teller) -> Section:
    """Who holds which place, on what basis, since when, and when that was last confirmed."""
    rows = [_control_row(holding, teller) for holding in sorted(holdings, key=_held_order)]
    headers = ("Place", "Holder", "Status", "Basis", "Since", "Except", "Last confirmed")
    return Section(
        key="control", title="Who holds what", tables=(Table(headers=headers, rows=tuple(rows)),) if rows else ()
    )


def harmed(events: Iterable[Event], teller: Teller) -> Section:
    """Killed, injured, missing, detained, freed, displaced: low to high, best, and by whom said. Never added up."""
    rows = []
    for event in sorted(events, key=lambda event: (event.background, str(event.earliest), event.id)):
        for finding in teller.lookup.findings_of(event):
            if measure_of(finding.question) and not range_of(finding.answers).is_empty:
                rows.append(_harmed_row(finding, event, teller))
    headers = ("Occurrence", "People", "Low", "High", "Best", "According to")
    return Section(key="people", title="People", tables=(Table(headers=headers, rows=tuple(rows)),) if rows else ())


def gaps(
    events: Sequence[Event],
    holdings: Sequence[Holding],
    articles: Sequence[PictureArticle],
    as_of: date,
    teller: Teller,
) -> Section:
    """What the reports leave open."""
    current = [
        event for event in events if not event.background and event.status in {"occurred", "claimed", "disputed"}
    ]
    lines = [
        *_without_figures(current, teller),
        *_stale(holdings, as_of, teller),
        *_without_day(current, teller),
        *_undated(articles, teller),
        *_single_language(articles, teller),
        *_unread(articles, teller),
    ]
    return Section(key="gaps", title="Not known", lines=tuple(lines))


def _held_order(holding: Holding) -> tuple[str, str, date, str]:
    return holding.place_id, holding.site or "", holding.earliest_start or holding.latest_start or date.min, holding.id


def _control_row(holding: Holding, teller: Teller) -> tuple[Line, ...]:
    claims = _claims_of(holding, teller)
    holder = teller.lookup.actors.get(holding.holder_id or "")
    since = say_interval(holding.earliest_start, holding.latest_start)
    until = f", until {say_day(holding.end)}" if holding.end else ""
    confirmed = say_day(holding.last_confirmed) if holding.last_confirmed else "never"
    basis = holding.basis
    says = (
        f"{basis} by {teller.names.speakers(claims, 2)}" if basis in {"claimed", "reported"} and claims else str(basis)
    )
    exceptions = (
        "; ".join(teller.people.withhold(" ".join(words.split())) for words in holding.exceptions) or "none reported"
    )
    against = teller.lookup.claims_of(holding.against)
    status = f"{holding.status}, against {teller.names.speakers(against, 2)}" if against else str(holding.status)
    return (
        Line(text=say_held(holding, teller.names)),
        Line(text=teller.names.actor(holder) if holder else "not known"),
        Line(text=status, cites=teller.cite(against)),
        Line(text=says, cites=teller.cite(claims)),
        Line(text=since + until),
        Line(text=exceptions),
        Line(text=confirmed),
    )


def say_held(holding: Holding, names: Names) -> str:
    """Name what is held: ``Marvik``, or ``Marvik, the airport``."""
    place = names.place_id(holding.place_id) or "a place not named"
    return f"{place}, the {holding.site}" if holding.site else place


def _harmed_row(finding: Finding, event: Event, teller: Teller) -> tuple[Line, ...]:
    figures = teller.figures(finding)
    claims = [claim for answer in finding.answers for claim in teller.lookup.claims_of(answer.claim_ids)]
    claims = claims or list(teller.lookup.claims_about(event))
    measure, group = measure_of(finding.question) or (finding.question, "")
    contested = {"contested": ", contested", "superseded": ", revised"}.get(finding.status, "")
    strip = " (background)" if event.background else ""
    return (
        Line(text=teller.name_event(event).removeprefix("the ") + strip),
        Line(text=_counted(finding, group, teller) + teller.wording.measures.get(measure, measure) + contested),
        *_cells(finding, figures, teller),
        Line(text=_told_by(finding, claims, teller), cites=teller.cite(claims)),
    )


def _told_by(finding: Finding, claims: Sequence[PictureClaim], teller: Teller) -> str:
    who = _who_says(finding, teller) or teller.names.speakers(claims)
    if not teller.is_of_enemy(finding):
        return who
    alone = f"{teller.figure(finding.answers[0])}, " if len(finding.answers) == 1 else ""
    return f"claimed of its enemy: {alone}{who}"


def _cells(finding: Finding, figures: Range, teller: Teller) -> tuple[Line, Line, Line]:
    """Low, high, best; where reports have only a word for it, the word, and no number made of it."""
    told = [a for a in finding.answers if (a.low, a.best, a.high) != (None, None, None)]
    words = list(dict.fromkeys(teller.worded(answer) for answer in told))
    if all(words):
        return Line(text=" / ".join(words)), Line(text="no figure"), Line(text="no figure")
    return Line(text=_figure(figures.low)), Line(text=_figure(figures.high, "open")), Line(text=_figure(figures.best))


def _who_says(finding: Finding, teller: Teller) -> str:
    """Name who gives which figure; the figure is repeated where there are several, its words where it is a range."""
    parts = []
    for answer in finding.answers:
        who = teller.names.speakers(teller.lookup.claims_of(answer.claim_ids))
        denied = teller.names.deniers(teller.lookup.claims_of(answer.denied_by))
        against = f" (denied by {denied})" if denied else ""
        several = len(finding.answers) > 1
        parts.append(f"{teller.figure(answer)}: {who}{against}" if several else f"{who}{against}")
    return "; ".join(part for part in parts if part)


def _counted(finding: Finding, group: str, teller: Teller) -> str:
    """Give the group counted as the reports spell it."""
    claims = (claim for answer in finding.answers for claim in teller.lookup.claims_of(answer.claim_ids))
    spellings = (quantity.of for claim in claims for quantity in claim.quantities if quantity.of)
    words = next((spelling for spelling in spellings if spelling.lower() == group.lower()), group)
    return f"{teller.people.withhold(' '.join(words.split()))} " if words else ""


def _figure(value: int | None, unknown: str = "not known") -> str:
    return unknown if value is None else f"{value:,}"


def _claims_of(holding: Holding, teller: Teller) -> tuple[PictureClaim, ...]:
    claims = teller.lookup.claims_of(holding.claim_ids)
    if claims:
        return claims
    events = [teller.lookup.events[key] for key in holding.event_ids if key in teller.lookup.events]
    return tuple(claim for event in events for claim in teller.lookup.claims_about(event))


def _without_figures(events: Iterable[Event], teller: Teller) -> list[Line]:
    bare = [event for event in events if event.kind in _HARMFUL and not _has_figure(event, teller)]
    if not bare:
        return []
    claims = [claim for event in bare for claim in teller.lookup.claims_about(event)[:1]]
    names = [teller.name_event(event) for event in bare[:_MOST_NAMED]]
    if (rest := len(bare) - _MOST_NAMED) > 0:
        names.append("one further occurrence" if rest == 1 else f"{rest} further occurrences")
    return [
        Line(
            text=finish(f"No report read here gave a number of people killed or injured for {join_names(names)}"),
            cites=teller.cite(claims),
        )
    ]


def _has_figure(event: Event, teller: Teller) -> bool:
    return any(
        (measure_of(finding.question) or ("", ""))[0] in {"killed", "injured"}
        and not range_of(finding.answers).is_empty
        for finding in teller.lookup.findings_of(event)
    )


_LONG_AFTER_DAYS = 365
"""A brief made so long after its reports looks back: that nothing was confirmed since goes without saying."""


def _stale(holdings: Iterable[Holding], as_of: date, teller: Teller) -> list[Line]:
    """Who holds a place was last said too long ago; non-mention is not confirmation."""
    by_day: dict[date, list[Holding]] = {}
    for holding in holdings:
        day = holding.last_confirmed
        if holding.end is None and day is not None and STALE_AFTER_DAYS < (as_of - day).days < _LONG_AFTER_DAYS:
            by_day.setdefault(day, []).append(holding)
    lines = []
    for day, old in sorted(by_day.items()):
        claims = [claim for holding in old for claim in _claims_of(holding, teller)[:1]]
        names = list(dict.fromkeys(teller.names.place_id(holding.place_id) or "a place not named" for holding in old))
        age = f"{(as_of - day).days:,} days before this brief"
        text = f"Who held {join_names(names)} was last confirmed on {say_day(day)}, {age}"
        lines.append(Line(text=finish(text), cites=teller.cite(claims)))
    return lines


def _without_day(events: Iterable[Event], teller: Teller) -> list[Line]:
    vague = [
        event
        for event in events
        if event.earliest is None and event.latest is None and not teller.wording.of(event.kind).verbal
    ]
    if not vague:
        return []
    claims = [claim for event in vague for claim in teller.lookup.claims_about(event)[:1]]
    count = "one occurrence" if len(vague) == 1 else f"{len(vague)} occurrences"
    return [Line(text=finish(f"No day is known for {count}"), cites=teller.cite(claims))]


def _undated(articles: Iterable[PictureArticle], teller: Teller) -> list[Line]:
    return [
        Line(
            text=finish(f"When {teller.names.report(article)} was published is not known"),
            cites=(teller.notes.cite_article(article.id),),
        )
        for article in articles
        if article.published.earliest is None and article.published.latest is None
    ]


def _single_language(articles: Sequence[PictureArticle], teller: Teller) -> list[Line]:
    languages = {article.language for article in articles}
    if len(languages) != 1 or len(articles) < 2:
        return []
    cites = tuple(teller.notes.cite_article(article.id) for article in articles[:6])
    every = "Both reports" if len(articles) == 2 else f"All {len(articles)} reports"
    return [Line(text=finish(f"{every} are in one language ({languages.pop()})"), cites=cites)]


def _unread(articles: Iterable[PictureArticle], teller: Teller) -> list[Line]:
    lines = []
    for article in articles:
        zones = [zone for zone in article.zones if zone.kind == "other-language" and zone.end > zone.start]
        if not zones:
            continue
        others = [language for language in article.languages if language != article.language]
        what = f" in {join_names(others)}" if others else " in another language"
        count = "One passage" if len(zones) == 1 else f"{len(zones)} passages"
        cites = tuple(teller.notes.cite(article.id, zone.start, zone.end) for zone in zones[:6])
        was = "was" if len(zones) == 1 else "were"
        lines.append(Line(text=finish(f"{count}{what} of {teller.names.report(article)} {was} not read"), cites=cites))
    return lines
