"""Happenings as the lines of a section: the weightiest first, parts under their whole, and what one voice says under it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from dateline.model.picture import Event
from dateline.outputs.document import Line
from dateline.outputs.names import join_names
from dateline.outputs.sentences import Teller
from dateline.outputs.worth import weightiest

MOST_PARTS = 4
"""Of a happening at most so many parts are told."""


class _Told(Struct):
    """A line while it is put together: the places it tells of, and what stands under it."""

    line: Line
    places: list[str]
    parts: tuple[Event, ...]


def list_events(events: Iterable[Event], parts: Mapping[str, Sequence[Event]], teller: Teller) -> tuple[Line, ...]:
    """Tell each event in a line, ``parts`` (by the id of their whole) under it.

    What one voice alone says of several happenings stands under that voice, where its first would stand.
    """
    groups: dict[tuple[str, tuple[int, ...]], list[Event]] = {}
    for event in weightiest(events, teller):
        voice = teller.voice(event)
        passages = () if voice else teller.cite(teller.lookup.claims_about(event))
        groups.setdefault((voice, passages), []).append(event)
    lines: list[Line] = []
    for (voice, _), group in groups.items():
        under = _merge([teller.tell_under_voice(event) for event in group], group, parts, teller)
        if voice and len(under) > 1:
            lines += [Line(text=f"According to {voice}:"), *_with_parts(under, teller)]
        else:
            lines += _with_parts(_merge([teller.tell(event) for event in group], group, parts, teller), teller)
    return tuple(lines)


def split_parts(events: Sequence[Event], teller: Teller) -> tuple[list[Event], dict[str, list[Event]]]:
    """Part the happenings that stand for themselves from those that took place within another of these."""
    known = {event.id: event for event in events}
    wholes = [event for event in events if event.part_of not in known]
    parts: dict[str, list[Event]] = {}
    for event in weightiest(events, teller):
        if event.part_of in known:
            parts.setdefault(_outermost(event, known), []).append(event)
    return wholes, parts


def _outermost(event: Event, known: Mapping[str, Event]) -> str:
    """Give the id of the happening that stands for itself, within which another took place: a raid in a siege in a war."""
    while event.part_of is not None and event.part_of in known:
        event = known[event.part_of]
    return event.id


def _with_parts(told: Iterable[_Told], teller: Teller) -> Iterable[Line]:
    for entry in told:
        yield entry.line
        for part in entry.parts[:MOST_PARTS]:
            line = teller.tell(part)
            text = re.sub("^According", "Within it, according", line.text)
            text = text if text != line.text else f"Within it: {text}"
            yield msgspec.structs.replace(line, text=text, depth=entry.line.depth + 1)


def _merge(
    lines: Sequence[Line], events: Sequence[Event], parts: Mapping[str, Sequence[Event]], teller: Teller
) -> list[_Told]:
    """Make one line of lines that read the same, or that tell by the same words of several places."""
    told: list[_Told] = []
    for line, event in zip(lines, events, strict=True):
        place, within = teller.names.place_id(event.place_id), tuple(parts.get(event.id, ()))
        other = next((entry for entry in told if _reads_as(entry, line, place)), None)
        if other is None:
            told.append(_Told(line=line, places=[place], parts=within))
        else:
            other.places += [place] if place not in other.places else []
            other.parts += within
            other.line = msgspec.structs.replace(other.line, cites=tuple(dict.fromkeys(other.line.cites + line.cites)))
    for entry in told:
        if len(entry.places) > 1:
            text = entry.line.text.replace(entry.places[0], join_names(entry.places), 1)
            entry.line = msgspec.structs.replace(entry.line, text=text)
    return told


def _reads_as(entry: _Told, line: Line, place: str) -> bool:
    if entry.line.text == line.text:
        return True
    first = entry.places[0]
    alike = bool(place and first) and entry.line.cites == line.cites and entry.line.text.count(first) == 1
    return alike and entry.line.text.replace(first, place) == line.text
