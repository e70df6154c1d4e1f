"""The parts of a brief that tell what happened: established, claimed, disputed, planned, said, and when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from dateline.model.picture import Answer, Event, Finding, PictureClaim
from dateline.outputs.days import say_day, say_interval, say_when, sort_key
from dateline.outputs.document import Line, Section, Table
from dateline.outputs.names import join_names
from dateline.outputs.numbers import measure_of
from dateline.outputs.sentences import Teller
from dateline.outputs.wording import finish

_MOST_CLAIMED = 30
_SAID = frozenset({"occurred", "claimed"})
_DISPUTED = frozenset({"disputed", "denied"})
_CLOCK = re.compile(r"\d{1,2}:\d{2}")


def established(events: Iterable[Event], teller: Teller) -> Section:
    """What two independent origins or both sides say (C3, C4)."""
    found = [event for event in events if _is_established(event) and not _is_verbal(event, teller)]
    return Section(key="established", title="Established", lines=_tell(found, teller, teller.tell))


def claimed(events: Iterable[Event], teller: Teller) -> Section:
    """What only one origin says, the claimant first."""
    found = [
        event
        for event in events
        if _is_current(event) and event.status in _SAID and event.level not in {"C3", "C4", "CX"}
        and not _is_verbal(event, teller)
    ]  # fmt: skip
    lines = _tell(_weightiest(found, teller)[:_MOST_CLAIMED], teller, teller.tell)
    if len(found) > _MOST_CLAIMED:
        rest = _weightiest(found, teller)[_MOST_CLAIMED:]
        claims = [claim for event in rest for claim in teller.lookup.claims_about(event)]
        lines += (
            Line(
                text=f"{len(rest)} further claims of less weight stand in the timeline only.", cites=teller.cite(claims)
            ),
        )
    return Section(key="claimed", title="Claimed, not confirmed", lines=lines)


def disputed(events: Iterable[Event], teller: Teller) -> Section:
    """Contradictions, both sides next to each other and who says which."""
    tables: list[Table] = []
    for event in sorted(events, key=lambda event: (event.background, *_by_day(event))):
        if _is_current(event) and (event.status in _DISPUTED or (event.level == "CX" and event.status in _SAID)):
            tables.append(_sides(event, teller))
        for finding in teller.lookup.findings_of(event):
            if finding.status == "contested" and _has_sides(finding) and finding.question != "occurred":
                tables.append(_answers(finding, event, teller))
    return Section(key="disputed", title="Disputed", tables=tuple(tables))


def statements(events: Iterable[Event], teller: Teller) -> Section:
    """What the parties said: threats, demands, refusals, denials."""
    found = [event for event in events if _is_current(event) and _is_verbal(event, teller) and event.status in _SAID]
    return Section(key="statements", title="Statements of the parties", lines=_tell(found, teller, teller.tell_words))


def timeline(events: Iterable[Event], teller: Teller) -> Section:
    """What happened in the order of days, with the time of day where a report gives one."""
    found = [event for event in events if _is_current(event) and not _is_verbal(event, teller)]
    return Section(key="timeline", title="Timeline", tables=_timeline(found, teller))


def background(events: Iterable[Event], teller: Teller) -> Section:
    """What the reports recall of other times, apart from the news."""
    found = [event for event in events if event.background]
    return Section(key="background", title="Background (told of other times)", tables=_timeline(found, teller))


def times_of_day(claims: Iterable[PictureClaim]) -> str:
    """Give the clock times reported, else the parts of day; several where reports differ."""
    told = sorted({claim.time_part for claim in claims if claim.time_part})
    clocks = [part for part in told if _CLOCK.fullmatch(part)]
    return " / ".join(clocks or told)


def _is_current(event: Event) -> bool:
    return not event.background


def _is_established(event: Event) -> bool:
    return _is_current(event) and event.status in _SAID and event.level in {"C3", "C4"}


def _is_verbal(event: Event, teller: Teller) -> bool:
    return teller.wording.of(event.kind).verbal


def _by_day(event: Event) -> tuple[bool, date, date, str]:
    return (*sort_key(event.earliest, event.latest), event.id)


def _weightiest(events: Iterable[Event], teller: Teller) -> list[Event]:
    return sorted(
        events, key=lambda event: (-teller.wording.of(event.kind).weight, -len(event.article_ids), _by_day(event))
    )


def _tell(events: Iterable[Event], teller: Teller, tell: Callable[[Event], Line]) -> tuple[Line, ...]:
    """Tell events in the order of their days; what would read the same is told once with all its citations.

    What one passage tells of several places is one sentence that names them all.
    """
    told: list[tuple[Line, list[str]]] = []
    alike: dict[tuple[int, ...], list[tuple[Line, list[str]]]] = {}
    for event in sorted(
        events, key=lambda event: (*_by_day(event)[:3], -teller.wording.of(event.kind).weight, event.id)
    ):
        line, place = tell(event), teller.names.place_id(event.place_id)
        others = alike.setdefault(line.cites, [])
        if not _told_with_others(line, place, others):
            told.append((line, [place]))
            others.append(told[-1])
    lines: dict[str, tuple[int, ...]] = {}
    for line, places in told:
        text = line.text.replace(places[0], join_names(places), 1) if len(places) > 1 else line.text
        lines[text] = tuple(dict.fromkeys(lines.get(text, ()) + line.cites))
    return tuple(Line(text=text, cites=cites) for text, cites in lines.items())


def _told_with_others(line: Line, place: str, others: Sequence[tuple[Line, list[str]]]) -> bool:
    """Add a place to the line that says the same of another place; ``others`` stand on the same passages."""
    for other, places in others:
        alike = place and places[0] and other.text.count(places[0]) == 1
        if alike and other.text.replace(places[0], place) == line.text:
            if place not in places:
                places.append(place)
            return True
    return False


def _timeline(events: Sequence[Event], teller: Teller) -> tuple[Table, ...]:
    rows = []
    for event in sorted(
        events, key=lambda event: (*sort_key(event.earliest, event.latest), _clock(event, teller), event.id)
    ):
        claims = teller.lookup.claims_about(event)
        day = say_interval(event.earliest, event.latest)
        rows.append(
            (Line(text=day), Line(text=times_of_day(claims)), teller.tell_plainly(event), Line(text=event.level))
        )
    return (Table(headers=("Day", "Time of day", "What", "Level"), rows=tuple(rows)),) if rows else ()


def _clock(event: Event, teller: Teller) -> str:
    parts = times_of_day(teller.lookup.claims_about(event))
    order = {
        "overnight": "02",
        "dawn": "05",
        "morning": "09",
        "noon": "12",
        "midday": "12",
        "afternoon": "15",
        "evening": "19",
    }
    return order.get(parts, "23" if "night" in parts else parts or "24")


def _standing(finding: Finding) -> Sequence[Answer]:
    """Give the answers that stand against each other; of days and names not those that only say it more closely."""
    standing = [a for a in finding.answers if a.relation not in {"superseded", "different-scope"}] or finding.answers
    if measure_of(finding.question) is None:
        sides = [a for a in standing if a.relation in {"agrees", "contradicts"}]
        return sides if len(sides) > 1 else standing
    return standing


def _has_sides(finding: Finding) -> bool:
    return len(finding.answers) > 1 or any(answer.denied_by for answer in finding.answers)


def _sides(event: Event, teller: Teller) -> Table:
    """The sentence, with those who say so and those who deny it under it where there are both."""
    claims = teller.lookup.claims_about(event)
    yes = [claim for claim in claims if claim.polarity != "negative"]
    no = [claim for claim in claims if claim.polarity == "negative"]
    caption = teller.tell(event)
    if not yes or not no:
        return Table(headers=(), rows=(), caption=caption)
    cells = (_side(yes, teller), _side(no, teller))
    return Table(headers=("It happened", "It did not happen"), rows=(cells,), caption=caption)


def _side(claims: Sequence[PictureClaim], teller: Teller) -> Line:
    return Line(text=finish(f"so {teller.names.speakers(claims)}"), cites=teller.cite(claims))


def _disagreement(finding: Finding, event: Event, teller: Teller) -> Line:
    claims = [claim for answer in finding.answers for claim in teller.lookup.claims_of(answer.claim_ids)]
    text = f"Reports disagreed on {_asked(finding, event, teller)}"
    return Line(text=finish(text), cites=teller.cite(claims or teller.lookup.claims_about(event)))


def _asked(finding: Finding, event: Event, teller: Teller) -> str:
    """Put what a finding asks and of what into one phrase."""
    if measure_of(finding.question) is not None:
        return f"{teller.question(finding)} {teller.name_scene(event)}"
    place, when = teller.names.place_id(event.place_id), say_when(event.earliest, event.latest, event.time_basis)
    if finding.question == "control" and place:
        return f"who held {place} {when}"
    if finding.question == "whereto":
        claims = [claim for answer in finding.answers for claim in teller.lookup.claims_of(answer.claim_ids)]
        common = set.intersection(*({*claim.actor_ids, *claim.target_ids} for claim in claims)) if claims else set()
        who = teller.names.actors(sorted(common))
        return f"where {who.text if who else 'they'} went {when}"
    if finding.question == "means":
        return f"the means of {teller.name_event(event)}"
    return f"{teller.question(finding)}: {teller.name_event(event)}"


def _answers(finding: Finding, event: Event, teller: Teller) -> Table:
    """Answers side by side, a column each."""
    answers = sorted(_standing(finding), key=lambda answer: (-answer.origins, answer.claim_ids))
    cells = []
    for answer in answers:
        claims = teller.lookup.claims_of(answer.claim_ids)
        origins = "1 origin" if answer.origins == 1 else f"{answer.origins} origins"
        origins += f", {say_day(answer.as_of)}" if answer.as_of else ""
        who = teller.names.speakers(claims) or "a report not at hand"
        denied = teller.names.deniers(teller.lookup.claims_of(answer.denied_by))
        against = f"; denied by {denied}" if denied else ""
        cites = teller.cite((*claims, *teller.lookup.claims_of(answer.denied_by)))
        cells.append(Line(text=finish(f"so {who} ({origins}){against}"), cites=cites))
    headers = tuple(say_answer(answer, teller) for answer in answers)
    return Table(headers=headers, rows=(tuple(cells),), caption=_disagreement(finding, event, teller))


def say_answer(answer: Answer, teller: Teller) -> str:
    """Give an answer in words: a number, a name, a place, a day, or the words as they stand."""
    if (answer.low, answer.best, answer.high) != (None, None, None):
        return teller.figure(answer)
    value = answer.value
    if value is None:
        return "unknown"
    if value in teller.lookup.actors:
        return teller.names.actor(teller.lookup.actors[value]) or value
    if value in teller.lookup.places:
        return teller.names.place(teller.lookup.places[value]) or value
    return teller.people.withhold(_say_days(value))


def _say_days(value: str) -> str:
    """Put ISO days inside an answer into words."""
    return re.sub(r"\d{4}-\d{2}-\d{2}", lambda day: _iso(day.group()), value)


def _iso(text: str) -> str:
    try:
        return say_day(date.fromisoformat(text))
    except ValueError:
        return text
