"""Holds a picture against the key of its bundle, line by line; names are compared loosely, facts strictly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from anyascii import anyascii
from msgspec import Struct

from bench.bundle_key import Key, KeyCopy, KeyEvent, KeyFigure, KeyHolding, KeyNever, interval
from dateline.model.picture import Answer, Event, Finding, Holding, Picture

SORTS = ("published", "together", "event", "once", "figure", "never", "copy", "holding", "origins", "cited")
SMALL = frozenset({"the", "of", "and", "in"})
SITES = frozenset({"airport"})
"""Words without which the city is not meant."""
HAPPENED = frozenset({"occurred", "claimed"})
PEOPLE = frozenset({"killed", "injured", "missing", "detained", "freed", "displaced", "casualties"})
MEASURES = {"abducted": "detained", "escaped": "freed"}
ONCE_WITHIN = 4
"""Days of a key's interval within which two events of a kind and place would be the same one told twice."""
ROUGHLY_FROM = 20
"""``More than 80`` may be told as 80 or 81."""
STATUSES = {"supersedes": "superseded", "superseded": "superseded", "refines": "refines", "contradicts": "contradicts"}


class Line(Struct, frozen=True):
    """One line of a key, whether it holds, and what the picture has instead where it does not."""

    sort: str
    name: str
    holds: bool
    found: str = ""
    absent: bool = False
    """It says what must not be in the picture."""


class Matcher:
    """One picture, by the names a key uses."""

    def __init__(self, key: Key, picture: Picture) -> None:
        self.key = key
        self.picture = picture
        self.reports = {a.id: Path(a.path).stem for a in picture.articles}
        self.claims = {c.id: c for c in picture.claims}
        self.places = {p.id: p for p in picture.places}
        self.actors = {a.id: a for a in picture.actors}
        self.best = {event.id: self._best(event) for event in key.events}

    def lines(self) -> Iterator[Line]:
        """Judge every line of the key, in its order of sorts."""
        yield from self._published()
        yield from self._together()
        yield from map(self._event, self.key.events)
        yield from (line for event in self.key.events if (line := self._once(event)))
        yield from map(self._figure, self.key.figures)
        yield from map(self._never, self.key.nevers)
        yield from map(self._copy, self.key.copies)
        yield from map(self._holding, self.key.holdings)
        for wanted in self.key.origins:
            best = self.best[wanted.event]
            told = best.origins if best else 0
            yield Line("origins", wanted.event, best is not None and wanted.holds(told), f"{told}, not {wanted.count}")
        yield self._cited()

    def _published(self) -> Iterator[Line]:
        told = {self.reports[a.id]: a.published for a in self.picture.articles}
        for report, text in self.key.published.items():
            when = told.get(report)
            right = when is not None and interval(text).holds(when.earliest, when.latest)
            found = f"{when.earliest}..{when.latest} ({when.basis}), not {text}" if when else "not read"
            yield Line("published", report, right, found)

    def _together(self) -> Iterator[Line]:
        stories = {self.reports[a.id]: a.story_id for a in self.picture.articles}
        groups = [[stories.get(report) for report in group] for group in self.key.together]
        for names, group in zip(self.key.together, groups, strict=True):
            if len(names) > 1:
                parts = [[n for n, s in zip(names, group, strict=True) if s == story] for story in dict.fromkeys(group)]
                yield Line("together", "+".join(names), len(parts) == 1, f"{parts}")
        for number, group in enumerate(groups):
            for after, other in enumerate(groups[number + 1 :], start=number + 1):
                mixed = set(group) & set(other)
                name = f"{self.key.together[number][0]}.. | {self.key.together[after][0]}.."
                yield Line("together", name, not mixed, "one story", absent=True)

    def _event(self, wanted: KeyEvent) -> Line:
        best = self.best[wanted.id]
        if best is None:
            near = [self.show(e) for e in self.picture.events if sum(self._core(wanted, e)) == 2][:3]
            return Line("event", wanted.id, False, "not found" + "".join(f"\n      near: {each}" for each in near))
        wrong = self._wrong(wanted, best)
        return Line("event", wanted.id, not wrong, f"{', '.join(wrong)} differ: {self.show(best)}")

    def _best(self, wanted: KeyEvent) -> Event | None:
        fitting = [event for event in self.picture.events if all(self._core(wanted, event))]
        return min(fitting, key=lambda e: (len(self._wrong(wanted, e)), -len(e.article_ids)), default=None)

    def _core(self, wanted: KeyEvent | KeyNever, event: Event) -> tuple[bool, bool, bool]:
        """Say whether kind, place and time fit."""
        return (
            event.kind in wanted.kind.split("|") and event.status in HAPPENED | {"disputed", "denied"},
            not wanted.place or same(wanted.place, self.names_of_place(event)),
            not wanted.on or interval(wanted.on).holds(event.earliest, event.latest),
        )

    def _wrong(self, wanted: KeyEvent, event: Event) -> list[str]:
        """Name the other parts that do not fit."""
        reports = {self.reports[a] for a in event.article_ids}
        parts = {
            "actors": all(self._acts(name, event.actor_ids) for name in wanted.actors),
            "targets": all(self._acts(name, event.target_ids) for name in wanted.targets),
            "reports": reports >= set(wanted.reports),
            "status": not wanted.status or event.status == wanted.status,
            "background": wanted.background is None or event.background == wanted.background,
        }
        return [part for part, right in parts.items() if not right]

    def _acts(self, name: str, ids: Iterable[str]) -> bool:
        return any(same(name, self.names_of_actor(id)) for id in ids)

    def _once(self, wanted: KeyEvent) -> Line | None:
        """Judge whether a happening is told once only; None where the key is too wide to say."""
        within = interval(wanted.on).days if wanted.on else None
        if not wanted.place or wanted.background or within is None or within > ONCE_WITHIN:
            return None
        others = {best.id for id, best in self.best.items() if best and id != wanted.id}
        best = self.best[wanted.id]
        again = [
            event
            for event in self.picture.events
            if all(self._core(wanted, event))
            and event.id not in others
            and event is not best
            and not event.background
            and not event.part_of
            and event.kind == (best.kind if best else None)
        ]
        return Line("once", wanted.id, not again, "also " + "; ".join(map(self.show, again)), absent=True)

    def _figure(self, wanted: KeyFigure) -> Line:
        event = self.key.event(wanted.event)
        ids = {e.id for e in self.picture.events if all(self._core(event, e))}
        measure = MEASURES.get(wanted.question, wanted.question)
        found = [f for f in self.picture.findings if f.event_id in ids and f.question.partition(":")[0] == measure]
        right = any(_gives(each, wanted) for each in found)
        shown = "; ".join(f"{f.question} {[_number(a) for a in f.answers]} {f.status}" for f in found)
        name = f"{wanted.event} {wanted.question} {'-'.join(map(str, wanted.values))}"
        return Line("figure", name, right, shown or ("no such answer" if ids else "event not found"))

    def _never(self, wanted: KeyNever) -> Line:
        broken = [event for event in self.picture.events if self._breaks(wanted, event)]
        name = " ".join(filter(None, (wanted.kind, wanted.place, wanted.on, ",".join(wanted.actors))))
        return Line("never", name, not broken, "; ".join(map(self.show, broken)), absent=True)

    def _breaks(self, wanted: KeyNever, event: Event) -> bool:
        return (
            event.kind in wanted.kind.split("|")
            and event.status in HAPPENED
            and not event.background
            and (not wanted.place or equal(wanted.place, self.names_of_place(event)))
            and (not wanted.on or interval(wanted.on).touches(event.earliest, event.latest))
            and all(self._acts(name, event.actor_ids) for name in wanted.actors)
            and all(self._acts(name, event.target_ids) for name in wanted.targets)
        )

    def _copy(self, wanted: KeyCopy) -> Line:
        pairs = [
            (self.reports[c.from_article_id], self.reports.get(c.to_article_id or "", "-"), c.credited)
            for c in self.picture.copies
        ]
        right = any(
            pair[:2] == (wanted.taken_by, wanted.taken_from) and wanted.credited in (None, pair[2]) for pair in pairs
        )
        credit = {True: " credited", False: " uncredited", None: ""}[wanted.credited]
        return Line("copy", f"{wanted.taken_by} from {wanted.taken_from}{credit}", right, f"{pairs}")

    def _holding(self, wanted: KeyHolding) -> Line:
        here = [h for h in self.picture.holdings if self._is_of(h, wanted.place)]
        told = [h for h in here if h.basis != "denied" and _covers(h, wanted.on) and self._holds(h, wanted)]
        right = not told if wanted.negated else bool(told)
        name = f"{wanted.place} {'not ' if wanted.negated else ''}{wanted.holder.partition('|')[0]} {wanted.on}"
        found = "; ".join(map(self._show_holding, here)) or "nothing told of it"
        return Line("holding", name, right, found, absent=wanted.negated)

    def _cited(self) -> Line:
        """Judge whether each number told of people is one that a claim it cites holds."""
        amiss = [
            f"{finding.question} {_number(answer)}"
            for finding in self.picture.findings
            if finding.question.partition(":")[0] in PEOPLE
            for answer in finding.answers
            if _number(answer) not in self._numbers(answer) | {None}
        ]
        return Line("cited", "every number", not amiss, f"in no claim cited: {'; '.join(amiss)}", absent=True)

    def _numbers(self, answer: Answer) -> set[int | None]:
        told = (quantity for id in answer.claim_ids for quantity in self.claims[id].quantities)
        return {number for q in told for number in (q.low, q.best, q.high)}

    def _is_of(self, holding: Holding, place: str) -> bool:
        found = self.places[holding.place_id]
        names = [*found.names, found.name]
        if holding.site:
            names = [holding.site, *(f"{name} {holding.site}" for name in names)]
        return same(place, names)

    def _holds(self, holding: Holding, wanted: KeyHolding) -> bool:
        if holding.holder_id is None or not self._acts(wanted.holder, [holding.holder_id]):
            return False
        if wanted.negated:
            return holding.status == "controlled"
        return not wanted.status or bool({holding.status, holding.basis} & set(wanted.status.split("|")))

    def names_of_place(self, event: Event) -> list[str]:
        """Give all the names that the place of an event goes by, its sites and the city it lies in."""
        place = self.places.get(event.place_id or "")
        sites = [site for c in event.claim_ids if (site := self.claims[c].site)]
        if place is None:
            return sites
        names = [*place.names, place.name, *([place.city] if place.city else [])]
        return [*names, *sites, *(f"{name} {site}" for name in names for site in sites)]

    def names_of_actor(self, id: str) -> list[str]:
        """Give the names of an actor and of the body it acts for."""
        actor = self.actors.get(id)
        if actor is None:
            return []
        own = [actor.name, *actor.names]
        return [*own, *(self.names_of_actor(actor.affiliation) if actor.affiliation else [])]

    def show(self, event: Event) -> str:
        """Say an event in a line."""
        place = self.places.get(event.place_id or "")
        sides = [",".join(self.actors[i].name for i in ids) for ids in (event.actor_ids, event.target_ids)]
        reports = ",".join(sorted(self.reports[a] for a in event.article_ids))
        aside = " background" if event.background else ""
        days = f"{event.earliest}" if event.earliest == event.latest else f"{event.earliest}..{event.latest}"
        where = place.name if place else "nowhere"
        return f"{event.kind} {event.status}{aside} {where} {days} [{sides[0]} -> {sides[1]}] in {reports}"

    def _show_holding(self, holding: Holding) -> str:
        holder = self.actors[holding.holder_id].name if holding.holder_id else "nobody"
        start = f"{holding.earliest_start}..{holding.latest_start}"
        return f"{holder} {holding.status} {holding.basis} from {start} to {holding.end}"


def same(wanted: str, names: Sequence[str]) -> bool:
    """Say whether one of the names wanted (split by ``|``) is among these, or one holds all words of the other."""
    for one in map(words, wanted.split("|")):
        for other in map(words, names):
            if other and (one <= other or (other <= one and not (one - other) & SITES)):
                return True
    return False


def equal(wanted: str, names: Sequence[str]) -> bool:
    """Say whether one of the names has just the words wanted."""
    return any(words(one) == words(name) for one in wanted.split("|") for name in names)


def words(name: str) -> frozenset[str]:
    """Give the words of a name in small plain letters, without those that say nothing."""
    plain = re.sub(r"['’‘`]", "", anyascii(name)).lower()
    return frozenset(re.findall(r"[a-z0-9]+", plain)) - SMALL


def _gives(finding: Finding, wanted: KeyFigure) -> bool:
    answers = [
        a for a in finding.answers if a.relation != "different-scope" and _number(a) is not None and not _vague(a)
    ]
    if not answers:
        return False
    if wanted.status in STATUSES and not _stands_so(finding, STATUSES[wanted.status]):
        return False
    if len(wanted.values) == 1:
        first = answers[0]
        return any(n is not None and _near(n, wanted.values[0]) for n in (first.low, first.best, first.high))
    low = min(n for a in answers for n in (a.low, a.best, a.high) if n is not None)
    high = max(n for a in answers for n in (a.low, a.best, a.high) if n is not None)
    return _near(low, wanted.values[0]) and _near(high, wanted.values[1])


def _stands_so(finding: Finding, relation: str) -> bool:
    alike = {"superseded": "superseded", "contradicts": "contested"}.get(relation)
    return finding.status == alike or any(a.relation == relation for a in finding.answers)


def _number(answer: Answer) -> int | None:
    return next((n for n in (answer.best, answer.low, answer.high) if n is not None), None)


def _vague(answer: Answer) -> bool:
    """Say whether the answer is a word (``dozens``), which is no number to be held against one."""
    worded = answer.value is not None and not any(letter.isdigit() for letter in answer.value)
    return worded and answer.best is not None and answer.high is not None and answer.high > answer.best


def _near(told: int, wanted: int) -> bool:
    return told == wanted or (wanted >= ROUGHLY_FROM and abs(told - wanted) == 1)


def _covers(holding: Holding, day: date) -> bool:
    start = holding.latest_start or holding.earliest_start
    return (start is None or start <= day) and (holding.end is None or day <= holding.end)
