"""The part of a brief that sets those who say so beside those who deny it, and figures that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from dateline.model.picture import Answer, Event, Finding, PictureClaim
from dateline.outputs import tolls
from dateline.outputs.days import say_day, say_when
from dateline.outputs.document import Line, Section
from dateline.outputs.numbers import measure_of, say_range
from dateline.outputs.sentences import Teller
from dateline.outputs.series import is_series
from dateline.outputs.wording import finish
from dateline.outputs.worth import weightiest


def disputed(events: Iterable[Event], teller: Teller) -> Section:
    """Tell each contradiction, weightiest first and other times last, with its sides under it."""
    ordered = sorted(weightiest(events, teller), key=lambda event: event.background)
    lines: list[Line] = []
    contested = {event.place_id for event in ordered if is_disputed(event)}
    counted: set[tuple[object, ...]] = set()
    for event in ordered:
        lines += _told(event, teller) if is_disputed(event) else []
        for finding in _contested(event, teller):
            if (figures := _counted(finding, teller)) in counted:
                continue  # one toll of a calamity, told under two of the places it struck
            counted |= {figures} if figures else set()
            if finding.question != "control" or event.place_id not in contested:  # told above as a deed
                lines += _answered(finding, event, teller)
    return Section(key="disputed", title="Disputed", lines=tuple(lines))


def first_dispute(events: Iterable[Event], teller: Teller) -> Line | None:
    """Give the sentence of the weightiest contradiction that is not one of figures, without its sides."""
    for event in weightiest((event for event in events if not event.background), teller):
        if is_disputed(event):
            return teller.tell(event)
        for finding in _contested(event, teller):
            if measure_of(finding.question) is None:
                told = next(_answered(finding, event, teller))
                sides = " or ".join(say_answer(answer, teller) for answer in _sides(finding))
                return msgspec.structs.replace(told, text=finish(f"{told.text.rstrip('.')}: {sides}"))
    return None


def is_disputed(event: Event) -> bool:
    """Tell a happening that one side denies."""
    if event.background:
        return False
    return event.status in {"disputed", "denied"} or (event.level == "CX" and event.status in {"occurred", "claimed"})


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
    return teller.people.withhold(re.sub(r"\d{4}-\d{2}-\d{2}", lambda day: _iso(day.group()), value))


def _told(event: Event, teller: Teller) -> Iterator[Line]:
    """The sentence, with those who say so and those who deny it under it where there are both."""
    claims = teller.lookup.claims_about(event)
    yes = [claim for claim in claims if claim.polarity != "negative"]
    no = [claim for claim in claims if claim.polarity == "negative"]
    yield teller.tell(event)
    if yes and no:
        yield _side("it did", yes, teller)
        yield _side("it did not", no, teller)


def _side(says: str, claims: list[PictureClaim], teller: Teller) -> Line:
    return Line(text=finish(f"{says}: {teller.names.voices(claims)}"), cites=teller.cite(claims), depth=1)


def _contested(event: Event, teller: Teller) -> Iterator[Finding]:
    for finding in teller.lookup.findings_of(event):
        several = len(finding.answers) > 1 or any(answer.denied_by for answer in finding.answers)
        is_open = finding.status == "contested" and several and finding.question != "occurred"
        if is_open and tolls.is_dispute(finding, teller) and _has_two_voices(finding, teller):
            yield finding


def _has_two_voices(finding: Finding, teller: Teller) -> bool:
    """Tell answers that more than one voice gives: what one report calls by two names divides nobody."""
    if measure_of(finding.question) is not None or any(answer.denied_by for answer in finding.answers):
        return True
    return len({tolls.speakers(answer, teller) for answer in _sides(finding)}) > 1


def _counted(finding: Finding, teller: Teller) -> tuple[object, ...]:
    """Give the figures at odds and the words they stand in; () for a question that asks for no number."""
    if measure_of(finding.question) is None:
        return ()
    passages = (
        (answer.low, answer.best, answer.high, claim.article_id, claim.start)
        for answer in tolls.standing(finding)
        for claim in teller.lookup.claims_of(answer.claim_ids)
    )
    return (finding.question, frozenset(passages))


def _answered(finding: Finding, event: Event, teller: Teller) -> Iterator[Line]:
    """What reports disagreed on, and under it each answer with who gives it."""
    answers = _sides(finding)
    claims = [claim for answer in answers for claim in teller.lookup.claims_of(answer.claim_ids)]
    text = f"Reports disagreed on {_asked(finding, event, teller)}{_spread(finding, teller)}"
    yield Line(text=finish(text), cites=teller.cite(claims or teller.lookup.claims_about(event)))
    if is_series(finding):
        return
    last = tolls.newest(answers)
    for answer in answers:
        told = teller.lookup.claims_of((*answer.claim_ids, *answer.denied_by))
        marks = [f"on {say_day(answer.as_of)}" if answer.as_of and last else "", "the newest" if answer is last else ""]
        marks.append(tolls.say_denial(answer, teller))
        words = ", ".join([f"{say_answer(answer, teller)}: {tolls.speakers(answer, teller)}", *filter(None, marks)])
        yield Line(text=finish(words), cites=teller.cite(told), depth=1)


def _sides(finding: Finding) -> list[Answer]:
    """Give the answers that stand against each other; of days and names not those that only say it more closely."""
    if measure_of(finding.question) is not None:
        return list(dict.fromkeys([*tolls.standing(finding), *(a for a in finding.answers if a.denied_by)]))
    sides = [a for a in finding.answers if a.relation in {"agrees", "contradicts"}]
    sides = sides if len(sides) > 1 else list(finding.answers)
    return sorted(sides, key=lambda answer: (-answer.origins, answer.claim_ids))


def _spread(finding: Finding, teller: Teller) -> str:
    figures = teller.figures(finding)
    told = "" if figures.is_empty else say_range(figures.low, figures.best, figures.high)
    elsewhere = "; day by day under Figures over time" if is_series(finding) else ""
    return f": {told}{elsewhere}" if measure_of(finding.question) is not None and told else ""


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
    return f"{teller.question(finding)} ({teller.name_event(event)})"


def _iso(text: str) -> str:
    try:
        return say_day(date.fromisoformat(text))
    except ValueError:
        return text
