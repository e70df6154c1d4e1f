"""A number of people in words: its range, who gives which figure, and whether the figures are at odds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations

import msgspec

from dateline.model.picture import Answer, Event, Finding, PictureClaim
from dateline.outputs.days import say_day
from dateline.outputs.document import Line
from dateline.outputs.names import join_names
from dateline.outputs.numbers import is_vague, measure_of, say_range
from dateline.outputs.people import is_common
from dateline.outputs.sentences import Teller
from dateline.outputs.wording import finish

_NO_VALUES = (None, None, None)
FEWEST_TOLD = 3
"""Fewer dead lead no toll where more were taken or hurt."""
_MOST_TOLD = 4
_TAKINGS = frozenset({"abduction", "detention", "displacement", "prison-break"})
_ANYBODY = frozenset({"member", "members", "others", "people", "persons", "person"})
_ONE_OF = {"children": "child", "women": "woman", "men": "man", "people": "person", "kids": "child"}
_BODIES = frozenset({"police", "staff", "crew", "personnel", "military"})
_ALSO = ("injured", "missing", "displaced")


def told(finding: Finding) -> list[Answer]:
    """Give the answers that hold a number or a word for one, the oldest first; the lowest first where days are missing."""
    answers = [a for a in finding.answers if (a.low, a.best, a.high) != _NO_VALUES]
    known = all(answer.as_of for answer in answers)
    return sorted(answers, key=lambda a: ((a.as_of if known else None) or date.max, _number(a), a.claim_ids))


def standing(finding: Finding) -> list[Answer]:
    """Give the figures that still stand for the whole: not overtaken, nor of other places, people or days."""
    answers = told(finding)
    return [a for a in answers if a.relation not in {"superseded", "different-scope"}] or answers


def newest(answers: Sequence[Answer]) -> Answer | None:
    """Give the answer given last, where the days tell."""
    days = {answer.as_of for answer in answers}
    if len(days) < 2 or None in days:
        return None
    return max(answers, key=lambda answer: (answer.as_of or date.min, answer.origins, answer.claim_ids))


def is_dispute(finding: Finding, teller: Teller) -> bool:
    """Tell figures that cannot stand beside each other, or that somebody denies.

    A toll that rises from day to day is none, nor what one voice says at two times, nor what was only reckoned.
    """
    if measure_of(finding.question) is None:
        return finding.status == "contested"
    answers = [answer for answer in standing(finding) if not is_reckoned(answer, teller)]
    if any(answer.denied_by and not is_reckoned(answer, teller) for answer in finding.answers):
        return True
    return any(
        _are_at_odds(one, other) and not _are_one_voice(one, other, teller) for one, other in combinations(answers, 2)
    )


def sources(finding: Finding, teller: Teller) -> list[tuple[str, str]]:
    """Give each figure of the whole and who gives it, oldest first; of many the lowest, the highest, the best and the newest."""
    of_whole = [answer for answer in told(finding) if answer.relation != "different-scope"]
    answers = _each_once(of_whole or told(finding), teller)
    kept = _telling(finding, answers, teller)
    last = newest(answers)
    named: dict[str, list[str]] = {}
    for answer in kept:
        who = _who(answer, teller) + (_dated(answer) if answer is last else "")
        named.setdefault(teller.figure(answer), []).append(who.replace(") (", ", "))
    found = [(figure, join_names(list(dict.fromkeys(who)))) for figure, who in named.items()]
    rest = len(answers) - len(kept)
    return [*found, ("one other figure" if rest == 1 else f"{rest} other figures", "")] if rest else found


def say_sources(finding: Finding, teller: Teller) -> str:
    """Say who gives which figure: ``3 according to a nurse and 5 according to the army``."""
    named = sources(finding, teller)
    if len(named) == 1:
        return f"according to {named[0][1]}"
    return join_names([f"{figure} according to {who}" if who else figure for figure, who in named])


def is_reckoned(answer: Answer, teller: Teller) -> bool:
    """Tell a figure that none of its passages holds: counted over a report, or those hit less those who died."""
    claims = teller.lookup.claims_of(answer.claim_ids)
    figures = {(q.low, q.best, q.high) for claim in claims for q in claim.quantities}
    words = (answer.value or "").casefold()
    is_told = (answer.low, answer.best, answer.high) in figures or any(words in c.quote.casefold() for c in claims)
    return bool(claims) and not is_told


def is_only_reckoned(finding: Finding, teller: Teller) -> bool:
    answers = told(finding)
    return bool(answers) and all(is_reckoned(answer, teller) for answer in answers)


def _each_once(answers: Sequence[Answer], teller: Teller) -> list[Answer]:
    """Leave out that a voice said "at least 25" where it said 25 as well."""
    exact = {(speakers(a, teller), a.best) for a in answers if a.low == a.high}
    return [a for a in answers if a.low == a.high or is_vague(a) or (speakers(a, teller), a.best) not in exact]


def say_toll(event: Event, teller: Teller) -> Line:
    """Say how many a happening killed, else how many it harmed otherwise, by whose word; then the injured and missing."""
    found = [f for f in teller.lookup.findings_of(event) if measure_of(f.question) and not teller.is_of_enemy(f)]
    counts = [finding for finding in found if not is_only_reckoned(finding, teller)] or found
    main = max(counts, key=lambda f: (_leads(f, event, teller), _top(f, teller), ":" not in f.question))
    measure = _measure(main)
    who = say_sources(main, teller)
    joint = ", " if who.startswith("according to") else ": "
    people, marks = _people(main, teller)
    was = "was" if people.startswith(("1 ", "no one")) and not people.startswith("1 to ") else "were"
    text = f"{people}{marks} {was} reported {teller.counted(main, event)} {teller.name_scene(event)}"
    cited, beside, apart = [main], list[str](), list[str]()
    for also in (m for m in _ALSO if m != measure):
        found = [f for f in counts if _measure(f) == also]
        for finding in sorted(found, key=lambda f: (":" in f.question, -_top(f, teller), f.id))[:1]:
            stands = [claim_id for answer in standing(finding) for claim_id in answer.claim_ids]
            names = teller.names.voices(teller.lookup.claims_of(stands) or _claims(finding, teller), 2)
            number, marks = _people(finding, teller)
            if who == f"according to {names}":
                beside.append(f"{number}{marks} {also}")
            else:
                apart.append(f"; {number}{marks} {also}, according to {names}")
            cited.append(finding)
    text += (f", and {join_names(beside)}" if beside else "") + f"{joint}{who}{''.join(apart)}"
    cites = [cite for finding in cited for cite in teller.cite(_claims(finding, teller), most=4)]
    return Line(text=finish(text), cites=tuple(dict.fromkeys(cites)))


def _leads(finding: Finding, event: Event, teller: Teller) -> bool:
    """Tell the dead, who lead; not one or two where many were taken."""
    few = _top(finding, teller) < FEWEST_TOLD
    return _measure(finding) == "killed" and not (few and event.kind in _TAKINGS)


def _measure(finding: Finding) -> str:
    return (measure_of(finding.question) or (finding.question,))[0]


def _top(finding: Finding, teller: Teller) -> int:
    figures = teller.figures(finding)
    return figures.high or figures.best or figures.low or 0


def _claims(finding: Finding, teller: Teller) -> tuple[PictureClaim, ...]:
    ids = [claim_id for answer in finding.answers for claim_id in answer.claim_ids]
    return teller.lookup.claims_of(ids) or teller.lookup.claims_about(teller.lookup.events[finding.event_id])


def _people(finding: Finding, teller: Teller) -> tuple[str, str]:
    """Say how many of whom, and what to know of the figure: ``24 to 31 people`` and `` (best 25, contested)``."""
    _, group = measure_of(finding.question) or ("", "")
    of_whom = "" if group in _ANYBODY else teller.people.withhold(" ".join(group.split()))
    number, _, best = _range(finding, teller).partition(" (")
    if number == "0":
        return f"no {of_whom}" if of_whom else "no one", ""
    people = one_of(of_whom) if number == "1" else of_whom or "people"
    is_contested = finding.status == "contested" and is_dispute(finding, teller)
    marks = ", ".join(filter(None, [best.rstrip(")"), "contested" if is_contested else ""]))
    of = "of " if number.endswith("s”") else ""  # dozens of people, but many people
    return f"{number} {of}{people}", f" ({marks})" if marks else ""


def one_of(group: str) -> str:
    """Give one of a group of people: ``pilot``, ``policeman``; ``person`` of people in general.

    >>> one_of("Pilots"), one_of("policemen"), one_of("police"), one_of("children"), one_of("")
    ('pilot', 'policeman', 'member of the police', 'child', 'person')
    """
    first, _, last = group.rpartition(" ")
    if last.lower() in _ONE_OF:
        last = _ONE_OF[last.lower()]
    elif last.endswith("men"):
        last = f"{last[:-3]}man"
    elif last.lower() in _BODIES:
        return f"member of the {group}"
    elif last.endswith("s") and not last.endswith("ss"):
        last = last[:-1]
    if not first and is_common(last):
        last = last.lower()
    return f"{first} {last}".strip() or "person"


def _range(finding: Finding, teller: Teller) -> str:
    answers = standing(finding)
    words = list(dict.fromkeys(teller.worded(answer) for answer in answers))
    if all(words):
        return " or ".join(words)
    figures = teller.figures(finding)
    return say_range(figures.low, figures.best, figures.high)


def speakers(answer: Answer, teller: Teller) -> str:
    """Name who gives a figure; of one that no passage holds, whose report it is reckoned from."""
    claims = teller.lookup.claims_of(answer.claim_ids)
    if is_reckoned(answer, teller):
        told_by = teller.names.speakers(msgspec.structs.replace(claim, speaker=None) for claim in claims)
        return f"{told_by} (reckoned from the whole report)".replace(") (", ", ")
    return teller.names.voices(claims) or "a report not at hand"


def say_denial(answer: Answer, teller: Teller) -> str:
    """Say who denies a figure; "" where nobody does."""
    denied = teller.names.deniers(teller.lookup.claims_of(answer.denied_by))
    return f"denied by {denied}" if denied else ""


def _who(answer: Answer, teller: Teller) -> str:
    denial = say_denial(answer, teller)
    return speakers(answer, teller) + (f" ({denial})" if denial else "")


def _dated(answer: Answer) -> str:
    return f" (the newest, {say_day(answer.as_of)})" if answer.as_of else ""


def _telling(finding: Finding, answers: list[Answer], teller: Teller) -> list[Answer]:
    if len(answers) <= _MOST_TOLD:
        return answers
    numbered = [a for a in standing(finding) if not is_vague(a)] or answers
    best = teller.figures(finding).best
    kept = [
        min(numbered, key=_number), max(numbered, key=_number), newest(answers),
        next((a for a in numbered if a.best == best), None),
    ]  # fmt: skip
    return [answer for answer in answers if answer in kept]


def _number(answer: Answer) -> int:
    return answer.best or answer.low or answer.high or 0


def _are_at_odds(one: Answer, other: Answer) -> bool:
    """Tell two figures that exclude each other and are no toll that rose with the days."""
    if is_vague(one) or is_vague(other):
        return False
    apart = _highest(one) < _lowest(other) or _highest(other) < _lowest(one)
    if one.as_of is None or other.as_of is None or one.as_of == other.as_of:
        return apart
    earlier, later = sorted((one, other), key=lambda answer: answer.as_of or date.min)
    return apart and _number(later) < _number(earlier)


def _lowest(answer: Answer) -> int:
    return answer.low if answer.low is not None else answer.best or 0


def _highest(answer: Answer) -> float:
    if answer.high is not None:
        return answer.high
    return float("inf") if answer.low is not None or answer.best is None else answer.best


def _are_one_voice(one: Answer, other: Answer, teller: Teller) -> bool:
    """Tell the same voice under two names: the monitor, the war monitor."""
    names = [set(speakers(answer, teller).split()) for answer in (one, other)]
    return names[0] <= names[1] or names[1] <= names[0]
