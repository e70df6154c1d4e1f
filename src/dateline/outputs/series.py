"""The part of a brief that keeps figures in the order in which they were given: a toll day by day, a count of towns taken."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dateline.model.picture import Answer, Event, Finding, Relation
from dateline.outputs import tolls
from dateline.outputs.days import say_day
from dateline.outputs.document import Line, Section, Table
from dateline.outputs.numbers import measure_of
from dateline.outputs.sentences import Teller
from dateline.outputs.wording import finish

TAKEN = "taken"
_STANDING: dict[Relation, str] = {
    "agrees": "stands",
    "refines": "compatible",
    "contradicts": "contradicts",
    "different-scope": "of another scope",
    "superseded": "overtaken",
}
_HEADERS = ("Reported on", "Figure", "According to", "Standing")


def series(events: Iterable[Event], teller: Teller) -> Section:
    """Give each figure that reports of several days gave, the oldest first; and how many places had been taken."""
    tables = []
    for event in sorted(events, key=lambda e: (e.background, e.earliest or e.latest or date.max, e.id)):
        for finding in teller.lookup.findings_of(event):
            if is_series(finding):
                tables.append(_table(finding, event, teller))
    return Section(key="series", title="Figures over time", tables=tuple(tables))


def is_series(finding: Finding) -> bool:
    """Tell a figure given on several days, and a count of places, which grows within one."""
    if finding.question.partition(":")[0] == TAKEN:
        return len(finding.answers) > 1
    days = {answer.as_of for answer in finding.answers if answer.as_of is not None}
    return measure_of(finding.question) is not None and len(days) > 1


def _table(finding: Finding, event: Event, teller: Teller) -> Table:
    answers = sorted(finding.answers, key=_order)
    claims = [c for a in answers for c in teller.lookup.claims_of(a.claim_ids)]
    if finding.question.partition(":")[0] == TAKEN:
        who = teller.names.actors(event.actor_ids)
        text = f"How many places {who.text if who else 'one side'} had taken, as reports counted"
    else:
        text = f"{teller.question(finding)} {teller.name_scene(event)}, as reports came in"
    return Table(
        headers=_HEADERS,
        rows=tuple(_row(answer, finding, teller) for answer in answers),
        caption=Line(text=finish(text), cites=teller.cite(claims)),
    )


def _order(answer: Answer) -> tuple[date, int, tuple[str, ...]]:
    return (answer.as_of or date.max, answer.best or answer.low or 0, answer.claim_ids)


def _row(answer: Answer, finding: Finding, teller: Teller) -> tuple[Line, ...]:
    claims = teller.lookup.claims_of(answer.claim_ids)
    denied = teller.names.deniers(teller.lookup.claims_of(answer.denied_by))
    counted = finding.question.partition(":")[0] == TAKEN
    figure = teller.people.withhold(answer.value or "") if counted else teller.figure(answer)
    standing = _STANDING[answer.relation] + (f"; denied by {denied}" if denied else "")
    return (
        Line(text=say_day(answer.as_of) if answer.as_of else "not known"),
        Line(text=figure),
        Line(text=tolls.speakers(answer, teller), cites=teller.cite(claims)),
        Line(text=standing),
    )
