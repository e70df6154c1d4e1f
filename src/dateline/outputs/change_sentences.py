"""One change told in words: from what to what, because of which report, with the passages to cite."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from dateline.model.picture import Change, Event, Finding, Holding, Picture, PictureClaim, Story
from dateline.model.world import Judgement
from dateline.outputs.days import say_day, say_interval, say_when
from dateline.outputs.disputes import say_answer
from dateline.outputs.document import count_reports
from dateline.outputs.lookup import Lookup
from dateline.outputs.names import Names, join_names
from dateline.outputs.numbers import measure_of
from dateline.outputs.people import indefinite
from dateline.outputs.sentences import Teller
from dateline.outputs.standing import say_held

_MOST_REPORTS = 3


class Desk:
    """The pictures of then and now, each with its names; citations are shared."""

    def __init__(self, before: Picture, judgements: Sequence[Judgement], teller: Teller) -> None:
        self.now = teller
        self._judgements = judgements
        lookup = Lookup(before)
        self.then = Teller(lookup, Names(lookup, teller.people), teller.people, teller.notes)
        now = teller.lookup.picture
        self._findings_now = {finding.id: finding for finding in now.findings}
        self._findings_then = {finding.id: finding for finding in before.findings}
        self._holdings = {holding.id: holding for holding in (*before.holdings, *now.holdings)}

    def teller_of(self, event_id: str) -> Teller:
        return self.now if event_id in self.now.lookup.events else self.then

    def event(self, id: str) -> Event | None:
        return self.now.lookup.events.get(id) or self.then.lookup.events.get(id)

    def name(self, id: str, *, dated: bool = True) -> str:
        """Name an event as a noun; one that was taken down with its report has no name any more."""
        event = self.event(id)
        if event is None:
            return f"an occurrence ({id})"
        plain = event if dated else msgspec.structs.replace(event, earliest=None, latest=None)
        return self.teller_of(id).name_event(plain)

    def finding(self, id: str, teller: Teller) -> Finding | None:
        return (self._findings_now if teller is self.now else self._findings_then).get(id)

    def holding(self, id: str) -> Holding | None:
        return self._holdings.get(id)

    def story(self, id: str) -> Story | None:
        return self.now.lookup.stories.get(id) or self.then.lookup.stories.get(id)

    def part(self, change: Change) -> str | None:
        return self.now.people.withhold(change.part) if change.part else None

    def word(self, change: Change, word: str | None, teller: Teller) -> str | None:
        """Put one side of a change into words."""
        if word is None:
            return None
        if change.what == "finding":
            id = change.others[0] if teller is self.then and change.others else change.id
            finding = self.finding(id, teller)
            return _answers(finding, teller) if finding else self.now.people.withhold(word)
        if change.part == "place":
            return teller.names.place_id(word) or "a place not named"
        if change.part in {"actors", "targets"}:
            phrase = teller.names.actors(word.split(", "))
            return phrase.text if phrase else "nobody named"
        if change.part in {"day", "window", "published", "since", "until", "confirmed"}:
            return _interval(word)
        return self.now.people.withhold(word)

    def because(self, change: Change) -> str:
        """Name the reports that made a change; where there are none, who judged so."""
        articles = [self.now.lookup.articles.get(i) or self.then.lookup.articles.get(i) for i in change.article_ids]
        names = list(dict.fromkeys(self.now.names.report(a) for a in articles if a is not None))
        taken_down = [i for i, a in zip(change.article_ids, articles, strict=True) if a is None]
        if taken_down:
            return f", because {join_names(taken_down)} {'was' if len(taken_down) == 1 else 'were'} taken down"
        if names and change.kind != "new":
            rest = len(names) - _MOST_REPORTS
            others = ["one other" if rest == 1 else f"{rest} others"] if rest > 0 else []
            return f", because of {join_names([*names[:_MOST_REPORTS], *others])}"
        return self._judged(change) if change.kind in {"merged", "split"} else ""

    def _judged(self, change: Change) -> str:
        ids = {i.partition("-")[2] for i in (change.id, *change.others, *self._claims_in(change))}
        wanted = "same" if change.kind == "merged" else "different"
        for judgement in reversed(self._judgements):
            pair = {judgement.left.partition("-")[2], judgement.right.partition("-")[2]}
            if judgement.verdict == wanted and pair <= ids:
                return f", as {judgement.who} judged ({' '.join(judgement.why.split()).rstrip('.')})"
        return ""

    def _claims_in(self, change: Change) -> Iterator[str]:
        for id in (change.id, *change.others):
            if (event := self.event(id)) is not None:
                yield from (*event.claim_ids, *event.article_ids)

    def cite(self, change: Change) -> tuple[int, ...]:
        """Cite the claims that made a change, else those of what changed, else the reports."""
        claims = self._claims(change.claim_ids)
        event = self.event(change.id) if change.what == "event" else None
        if not claims and event is not None:
            claims = self._claims(event.claim_ids)
        holding = self.holding(change.id) if change.what == "holding" else None
        if not claims and holding is not None:
            claims = self._claims(holding.claim_ids)
        if claims:
            return self.now.cite(claims)
        story = self.story(change.id) if change.what == "story" else None
        own = [change.id] if change.what == "date" else []
        here = [i for i in (*own, *change.article_ids) if i in self.now.lookup.articles]
        ids = here or [i for i in (story.article_ids if story is not None else ()) if i in self.now.lookup.articles]
        return tuple(dict.fromkeys(self.now.notes.cite_article(i) for i in ids[:6]))

    def _claims(self, ids: Iterable[str]) -> list[PictureClaim]:
        found = (self.now.lookup.claims.get(i) or self.then.lookup.claims.get(i) for i in ids)
        return [c for c in found if c is not None and c.article_id in self.now.lookup.articles]


def say_change(desk: Desk, change: Change) -> str:
    """Tell a change, and because of which report or judgement it came, without a full stop."""
    return _TELLERS[change.what](desk, change) + desk.because(change)


def _event(desk: Desk, change: Change) -> str:
    event = desk.event(change.id)
    if change.kind == "new" and event is not None:
        return desk.now.tell(event).text.rstrip(".")
    if change.kind == "merged" and len(change.others) == 1:
        return f"{change.others[0]} is part of {desk.name(change.id)} now ({change.id})"
    if change.kind == "merged":
        return f"{len(change.others)} occurrences are one now, {desk.name(change.id)}: {join_names(change.others)}"
    if change.kind == "split":
        parts = [f"{desk.name(i)} ({i})" for i in change.others]
        if len(parts) == 1:
            return f"A part of {desk.name(change.id)} ({change.id}) is told of {parts[0]} now"
        return f"What was told as one occurrence ({change.id}) is {len(parts)} now: {join_names(parts)}"
    if change.kind == "withdrawn":
        return f"no report at hand tells of {desk.name(change.id)} any more"
    return _revised_event(desk, change)


def _revised_event(desk: Desk, change: Change) -> str:
    before, after = _sides(desk, change)
    if change.part == "day":
        return f"The day of {desk.name(change.id, dated=False)} was {before} and is {after} now"
    if change.part == "kind":
        return f"What was told as {indefinite(before)} is {desk.name(change.id)} now"
    if change.part == "background":
        return f"{desk.name(change.id)} was {before} and is {after} now"
    if change.part == "reports":
        return f"{desk.name(change.id)} is told in {after} now, after {before}"
    subject = _SUBJECTS.get(change.part or "", change.part or "what is known")
    return f"{subject} of {desk.name(change.id)} was {before} and is {after} now"


_SUBJECTS = {
    "status": "The status",
    "level": "The support",
    "place": "The place",
    "actors": "The actor",
    "targets": "The target",
}


def _story(desk: Desk, change: Change) -> str:
    story = desk.story(change.id)
    title = f"“{desk.now.people.withhold(' '.join(story.title.split()))}”" if story is not None else f"({change.id})"
    if change.kind == "new" and story is not None:
        return f"The story {title}, told in {count_reports(len(story.article_ids))}"
    if change.kind == "merged" and len(change.others) == 1:
        return f"{change.others[0]} is part of the story {title} now"
    if change.kind == "merged":
        return f"{len(change.others)} stories are one now, {title}: {join_names(change.others)}"
    if change.kind == "split" and len(change.others) == 1:
        return f"A part of the story {title} is in {change.others[0]} now"
    if change.kind == "split":
        return f"The story {title} is {len(change.others)} now: {join_names(change.others)}"
    if change.kind == "withdrawn":
        return f"no report at hand tells the story {title} any more"
    before, after = _sides(desk, change)
    if change.part == "reports":
        return f"The story {title} is told in {after} now, after {before}"
    return f"The days of the story {title} were {before} and are {after} now"


def _finding(desk: Desk, change: Change) -> str:
    before, after = _sides(desk, change)
    teller = desk.now if desk.finding(change.id, desk.now) else desk.then
    finding = desk.finding(change.id, teller)
    if finding is None:
        return f"an answer ({change.id}) that stood on a report alone"
    event = teller.lookup.events.get(finding.event_id)
    question = teller.question(finding)
    if event is not None and measure_of(finding.question):
        question = f"{question} {teller.name_scene(event)}"
    elif event is not None:
        question = f"{teller.name_event(event)}, {question}"
    if change.kind == "new":
        return f"{question}: {after}"
    if change.kind == "withdrawn":
        return f"{question}: {before} before, and no report at hand says so any more"
    return f"{question}: {before} before, {after} now"


def _holding(desk: Desk, change: Change) -> str:
    holding = desk.holding(change.id)
    if holding is None:
        return f"who held a place ({change.id}), which stood on a report alone"
    teller = desk.now if change.kind != "withdrawn" else desk.then
    holder = teller.names.actors((holding.holder_id,) if holding.holder_id else ())
    hold = f"the hold of {holder.text if holder else 'somebody not named'} on "
    hold += say_held(holding, teller.names)
    if change.kind == "new":
        begun = say_when(holding.earliest_start, holding.latest_start)
        return f"{hold}{f', begun {begun}' if begun else ''} ({holding.status}, {holding.basis})"
    if change.kind == "withdrawn":
        return f"no report at hand tells of {hold} any more"
    before, after = _sides(desk, change)
    if change.part == "until":
        return (
            f"{hold} ended on {after}" if after != "not known" else f"{hold} ended on {before} before, and stands now"
        )
    if change.part == "against":
        return f"what speaks against {hold}: {change.before or 'nothing'} before, {change.after or 'nothing'} now"
    if change.part == "confirmed":
        return f"{hold} was last confirmed on {after}, before that on {before}"
    return f"the {change.part} of {hold} was {before} and is {after} now"


def _date(desk: Desk, change: Change) -> str:
    before, after = _sides(desk, change)
    report = desk.now.names.report(desk.now.lookup.articles.get(change.id))
    return f"The publication date of {report} was {before} and is {after} now"


def _sides(desk: Desk, change: Change) -> tuple[str, str]:
    before, after = desk.word(change, change.before, desk.then), desk.word(change, change.after, desk.now)
    return before or "not known", after or "not known"


def _answers(finding: Finding, teller: Teller) -> str:
    answers = (say_answer(a, teller) + (" (denied)" if a.denied_by else "") for a in finding.answers)
    told = " or ".join(dict.fromkeys(answers))
    return f"{told} ({finding.status})"


def _interval(word: str) -> str:
    """Put an ISO day or interval into words."""
    days = [None if part in {"..", "unknown"} else date.fromisoformat(part) for part in word.split("/")]
    return say_interval(days[0], days[-1]) if len(days) > 1 or days[0] is None else say_day(days[0])


_TELLERS: Mapping[str, Callable[[Desk, Change], str]] = {
    "event": _event,
    "story": _story,
    "finding": _finding,
    "holding": _holding,
    "date": _date,
}
