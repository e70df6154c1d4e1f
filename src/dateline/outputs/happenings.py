"""The parts of a brief that tell what happened: established, claimed, said, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from dateline.model.picture import Event, PictureClaim
from dateline.outputs.days import say_interval
from dateline.outputs.disputes import is_disputed
from dateline.outputs.document import Line, Section, Table
from dateline.outputs.listing import MOST_PARTS, list_events, split_parts
from dateline.outputs.said_better import said_better
from dateline.outputs.sentences import Teller
from dateline.outputs.statements import says_again, says_something
from dateline.outputs.worth import is_dated, is_recalled, says_little, weightiest

MOST_CLAIMED = 12
_FEWEST_IN_ORDER = 3
"""Fewer happenings need no timeline: their sentences give their days."""
_SAID = frozenset({"occurred", "claimed"})
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_PARTS_OF_DAY = {
    "overnight": "02", "dawn": "05", "morning": "09", "noon": "12", "midday": "12", "afternoon": "15", "evening": "19",
}  # fmt: skip


class Happenings:
    """The happenings of one story, sorted by where a brief tells them; what it has no room for is counted.

    ``every`` has them all, ``told`` those that stand as news: established, claimed or disputed.
    """

    def __init__(self, events: Iterable[Event], teller: Teller, begins: date | None = None) -> None:
        """Sort the events of a story that ``begins`` on some day; what is told of a time before that is background."""
        self._teller = teller
        self.every = every = [
            msgspec.structs.replace(event, background=True) if is_recalled(event, begins) else event for event in events
        ]
        deeds = [event for event in every if not teller.wording.of(event.kind).verbal]
        self._statements = [event for event in every if teller.wording.of(event.kind).verbal and _is_said(event)]
        said = [event for event in deeds if _is_said(event) and not is_disputed(event)]
        wholes, self._parts = split_parts(said, teller)
        self._established = [event for event in wholes if event.level in {"C3", "C4"}]
        ranked = weightiest((event for event in wholes if event.level not in {"C3", "C4"}), teller)
        again = said_better(said, teller) - set(self._parts)
        worth_telling = [event for event in ranked if event.id not in again and not says_little(event, teller)]
        self._claimed = worth_telling[:MOST_CLAIMED]
        told = {event.id for event in (*self._established, *self._claimed)}
        within = [part for whole, parts in self._parts.items() if whole in told for part in parts[:MOST_PARTS]]
        disputed = [event for event in deeds if is_disputed(event)]
        shown = told | {event.id for event in within}
        self._hidden = [event for event in said if event.id not in shown]
        self.told = [event for event in (*said, *disputed) if event.id in shown or is_disputed(event)]
        self._background = [event for event in deeds if event.background and not says_little(event, teller)]
        recalled = {event.id for event in self._background}
        self._hidden += [event for event in every if event.background and event.id not in recalled]

    def established(self) -> Section:
        """What two independent origins or both sides say (C3, C4), with what took place within it."""
        lines = list_events(self._established, self._parts, self._teller)
        return Section(key="established", title="Established", lines=lines)

    def claimed(self) -> Section:
        """What only one origin says, weightiest first, and how much more there is."""
        lines = list_events(self._claimed, self._parts, self._teller)
        if self._hidden:
            claims = [claim for event in self._hidden for claim in self._teller.lookup.claims_about(event)]
            count = "One further claim" if len(self._hidden) == 1 else f"{len(self._hidden)} further claims"
            verb = "is" if len(self._hidden) == 1 else "are"
            text = f"{count} of less weight {verb} not told here; dateline show events lists every one."
            lines += (Line(text=text, cites=self._teller.cite(claims)),)
        return Section(key="claimed", title="Claimed, not confirmed", lines=lines)

    def statements(self) -> Section:
        """What the parties said: threats, demands, refusals, denials; what one passage or its copy says is told once."""
        lines: list[Line] = []
        for event in weightiest(self._statements, self._teller):
            if not says_something(event, self._teller):
                continue
            line = self._teller.tell_words(event)
            if not any(says_again(line, other) for other in lines):
                lines.append(line)
        return Section(key="statements", title="Statements of the parties", lines=tuple(lines))

    def timeline(self) -> Section:
        """What happened in the order of days, with the time of day where a report gives one."""
        dated = [event for event in self.told if is_dated(event) and not self._teller.is_bound_by_chance(event)]
        timed = any(times_of_day(self._teller.lookup.claims_about(event)) for event in dated)
        tables = _timeline(dated, self._teller) if timed or len(dated) >= _FEWEST_IN_ORDER else ()
        return Section(key="timeline", title="Timeline", tables=tables)

    def background(self) -> Section:
        """What the reports recall of other times, apart from the news."""
        tables = _timeline(self._background, self._teller)
        return Section(key="background", title="Background (told of other times)", tables=tables)


def times_of_day(claims: Iterable[PictureClaim]) -> str:
    """Give the clock times reported, else the parts of day; several where reports differ."""
    told = sorted({claim.time_part for claim in claims if claim.time_part})
    clocks = [part for part in told if _CLOCK.fullmatch(part)]
    return " / ".join(clocks or told)


def _is_said(event: Event) -> bool:
    return not event.background and event.status in _SAID


def _timeline(events: Sequence[Event], teller: Teller) -> tuple[Table, ...]:
    """A row for each happening; a day stands once, a column without entries not at all."""
    if not events:
        return ()
    rows: list[tuple[Line, ...]] = []
    before, seen = "", set[tuple[str, str]]()
    hours = {event.id: times_of_day(teller.lookup.claims_about(event)) for event in events}
    for event in sorted(events, key=lambda event: (*_in_order(event), _clock(hours[event.id]), event.id)):
        day, what = say_interval(event.earliest, event.latest), teller.tell_plainly(event)
        cells = (Line(text=hours[event.id]), what, Line(text=event.level))
        if (day, what.text) in seen:
            continue
        seen.add((day, what.text))
        rows.append((Line(text="" if day == before else day), *cells))
        before = day
    headers: tuple[str, ...] = ("Day", "Time of day", "What", "Level")
    if not any(hours.values()):
        headers, rows = (headers[0], *headers[2:]), [(row[0], *row[2:]) for row in rows]
    return (Table(headers=headers, rows=tuple(rows)),)


def _in_order(event: Event) -> tuple[bool, date, date, bool]:
    """Order by day; what is only known to have happened by a day comes after what happened on it."""
    is_bound = say_interval(event.earliest, event.latest).startswith("by ")
    first = (event.latest if is_bound else event.earliest) or event.latest or date.max
    return (first == date.max, first, event.latest or date.max, is_bound)


def _clock(hours: str) -> str:
    return _PARTS_OF_DAY.get(hours, "23" if "night" in hours else hours or "24")
