"""The part of a brief on people: killed, injured, missing, detained, freed, displaced; low to high, best, and by whom said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from dateline.model.picture import MEASURES, Event, Finding
from dateline.outputs import tolls
from dateline.outputs.days import sort_key
from dateline.outputs.document import Line, Section, Table
from dateline.outputs.numbers import measure_of, range_of
from dateline.outputs.sentences import Teller
from dateline.outputs.worth import worth

_Figure = tuple[int | None, int | None, int | None, tuple[str, int, int]]
_HARMLESS = frozenset({"deployment", "meeting", "withdrawal", "agreement", "cooperation", "sanction"})
"""Kinds that harm nobody: whom their sentences count was harmed by what is told beside them."""
_HEADERS = ("People", "Low", "High", "Best", "According to")


def harmed(events: Iterable[Event], teller: Teller) -> Section:
    """A row for each figure, those of one occurrence together, its total first. Nothing is added up.

    What the same words count of two occurrences is shown of the weightier.
    """
    rows: list[tuple[Line, ...]] = []
    counted = [(_name(event, teller), event, findings) for event, findings in _once(events, teller).items()]
    before = ""
    for name, event, findings in sorted(counted, key=lambda entry: _in_order(entry[0], entry[1])):
        if name != before:
            rows.append((Line(text=name),))
        before = name
        rows += [_row(finding, event, teller) for finding in findings]
    table = Table(headers=_HEADERS, rows=tuple(rows))
    return Section(key="people", title="People", tables=(table,) if rows else ())


def _name(event: Event, teller: Teller) -> str:
    name = teller.name_event(event).removeprefix("the ") + (" (background)" if event.background else "")
    return f"{name[:1].upper()}{name[1:]}:"


def _in_order(name: str, event: Event) -> tuple[object, ...]:
    return (event.background, *sort_key(event.earliest, event.latest), name, event.id)


def _once(events: Iterable[Event], teller: Teller) -> dict[Event, list[Finding]]:
    """Give the counts of each event, without those that a weightier one has from the same words."""
    events = [event for event in events if event.kind not in _HARMLESS]
    ordered = sorted(events, key=lambda event: (event.background, -worth(event, teller), event.id))
    every = [
        _Counted(event, finding, _figures(finding, teller)) for event in ordered for finding in _counts(event, teller)
    ]
    at: dict[tuple[str, _Figure], list[int]] = {}
    for number, counted in enumerate(every):
        for figure in counted.figures:
            at.setdefault((counted.measure, figure), []).append(number)
    kept: dict[Event, list[Finding]] = {}
    for number, counted in enumerate(every):
        first = next(iter(counted.figures), None)
        alike = at.get((counted.measure, first), []) if first else []
        if not any(counted.is_told_by(every[other], other < number) for other in alike):
            kept.setdefault(counted.event, []).append(counted.finding)
    return kept


class _Counted(NamedTuple):
    event: Event
    finding: Finding
    figures: frozenset[_Figure]

    @property
    def measure(self) -> str:
        return self.finding.question.partition(":")[0]

    def is_told_by(self, other: _Counted, is_weightier: bool) -> bool:
        """Tell whether another happening has all these figures by the same words, and more or more weight."""
        more = self.figures < other.figures or (self.figures == other.figures and is_weightier)
        return other.event is not self.event and more


def _figures(finding: Finding, teller: Teller) -> frozenset[_Figure]:
    """Give each figure with the passage it stands in; an answer without a passage is like no other."""
    return frozenset(
        (answer.low, answer.best, answer.high, _passage(claim_id, teller))
        for answer in tolls.told(finding)
        for claim_id in (answer.claim_ids or (finding.id,))
    )


def _counts(event: Event, teller: Teller) -> Iterator[Finding]:
    """Give the counts of an event, the total of each measure before its parts; spellings of one group are one count."""
    groups: dict[tuple[int, str], list[Finding]] = {}
    for finding in teller.lookup.findings_of(event):
        measure = measure_of(finding.question)
        if measure is not None and not range_of(finding.answers).is_empty:
            groups.setdefault((MEASURES.index(measure[0]), _plain(measure[1])), []).append(finding)
    for _, found in sorted(groups.items(), key=lambda entry: (entry[0][0], entry[0][1] != "", entry[0][1])):
        answers = tuple(answer for finding in found for answer in finding.answers)
        yield msgspec.structs.replace(found[0], answers=answers) if len(found) > 1 else found[0]


def _plain(group: str) -> str:
    """Give a group as one, whatever its number and capitals.

    >>> _plain("Pilots") == _plain("pilot")
    True
    """
    return group.lower().removesuffix("s")


def _passage(claim_id: str, teller: Teller) -> tuple[str, int, int]:
    claim = teller.lookup.claims.get(claim_id)
    return (claim.article_id, claim.start, claim.end) if claim else (claim_id, 0, 0)


def _row(finding: Finding, event: Event, teller: Teller) -> tuple[Line, ...]:
    _, group = measure_of(finding.question) or (finding.question, "")
    claims = [claim for answer in finding.answers for claim in teller.lookup.claims_of(answer.claim_ids)]
    claims = claims or list(teller.lookup.claims_about(event))
    people = f"{_counted(finding, group, teller)}{teller.counted(finding, event)}"
    cells = (Line(text=people + _mark(finding, teller)), *_cells(finding, teller))
    return (*cells, Line(text=_told_by(finding, teller), cites=teller.cite(claims)))


def _mark(finding: Finding, teller: Teller) -> str:
    if finding.status == "contested":
        return ", contested" if tolls.is_dispute(finding, teller) else ", figures differ"
    return ", revised" if finding.status == "superseded" else ""


def _cells(finding: Finding, teller: Teller) -> tuple[Line, Line, Line]:
    """Low, high, best; where reports have only a word for it, the word, and no number made of it."""
    words = list(dict.fromkeys(teller.worded(answer) for answer in tolls.told(finding)))
    if all(words):
        return Line(text=" / ".join(words)), Line(text="no figure"), Line(text="no figure")
    figures = teller.figures(finding)
    return Line(text=_figure(figures.low)), Line(text=_figure(figures.high, "open")), Line(text=_figure(figures.best))


def _told_by(finding: Finding, teller: Teller) -> str:
    named = tolls.sources(finding, teller)
    of_enemy = teller.is_of_enemy(finding)
    if len(named) == 1 and not of_enemy:
        return named[0][1]
    said = "; ".join(f"{figure}: {who}" if who else figure for figure, who in named)
    return f"claimed of its enemy: {said}" if of_enemy else said


def _counted(finding: Finding, group: str, teller: Teller) -> str:
    """Give the group counted as the reports spell it."""
    claims: Sequence[str] = [claim_id for answer in finding.answers for claim_id in answer.claim_ids]
    spellings = (
        quantity.of for claim in teller.lookup.claims_of(claims) for quantity in claim.quantities if quantity.of
    )
    words = next((spelling for spelling in spellings if spelling.lower() == group.lower()), group)
    return f"{teller.people.withhold(' '.join(words.split()))} " if words else ""


def _figure(value: int | None, unknown: str = "not known") -> str:
    return unknown if value is None else f"{value:,}"
