"""What changed from one picture to another: what is new, revised, merged, split or withdrawn, because of which reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypeVar, get_args

from dateline.model.picture import (
    Answer,
    Change,
    Changed,
    ChangeKind,
    Event,
    Finding,
    Holding,
    Picture,
    PictureArticle,
    Story,
)
from dateline.picture.identity import level_words

Reasons = tuple[tuple[str, ...], tuple[str, ...]]
"""Reports and claims."""
Row = TypeVar("Row")
_KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
_WHATS: tuple[Changed, ...] = get_args(Changed)


def compare(before: Picture, after: Picture) -> tuple[Change, ...]:
    """List the changes, sorted by kind, by what changed and by id. A picture has not changed from itself.

    What comes and goes with a new or withdrawn event, its findings, is not listed apart. A toll or level that stands
    on other claims but reads the same has not changed.
    """
    pair = _Pair(before, after)
    found = (*_events(pair), *_stories(pair), *_findings(pair), *_holdings(pair), *_dates(pair))
    return tuple(
        sorted(found, key=lambda c: (_KINDS.index(c.kind), _WHATS.index(c.what), c.id, c.part or "", c.others))
    )


class _Match(NamedTuple):
    """Which group of the one picture became which of the other: by id where it stayed, else by most of its members."""

    then: Mapping[str, frozenset[str]]
    now: Mapping[str, frozenset[str]]
    became: Mapping[str, str]
    was: Mapping[str, str]

    def stayed(self) -> Iterator[tuple[str, str]]:
        """Give the ids, then and now, of what is the same thing."""
        for one, other in sorted(self.became.items()):
            if self.was.get(other) == one:
                yield one, other


class _Pair:
    """Two pictures by id, and their events matched."""

    def __init__(self, before: Picture, after: Picture) -> None:
        self.before, self.after = before, after
        self.claims_then = {c.id: c for c in before.claims}
        self.claims_now = {c.id: c for c in after.claims}
        self.came = {a.id for a in after.articles} - {a.id for a in before.articles}
        self.events = _match(
            _members((e.id for e in before.events), ((c.id, c.event_id) for c in before.claims)),
            _members((e.id for e in after.events), ((c.id, c.event_id) for c in after.claims)),
        )
        self._partners: dict[str, set[str]] = {}
        for copy in after.copies:
            if copy.to_article_id is not None:
                self._partners.setdefault(copy.from_article_id, set()).add(copy.to_article_id)
                self._partners.setdefault(copy.to_article_id, set()).add(copy.from_article_id)

    def reasons(self, what: Changed, then: Collection[str], now: Collection[str]) -> Reasons:
        """Give the reports and claims that made a change: the members that came, else those that went.

        Where none came or went, the new reports that share words with those that were there.
        """
        moved = tuple(sorted(set(now) - set(then)) or sorted(set(then) - set(now)))
        if what == "story":
            return moved, ()
        told = [c for i in moved if (c := self.claims_now.get(i) or self.claims_then.get(i)) is not None]
        if told:
            return tuple(sorted({c.article_id for c in told})), moved
        tellers = {self.claims_now[i].article_id for i in now if i in self.claims_now}
        copied = {p for a in tellers for p in self._partners.get(a, ())}
        return tuple(sorted(copied & self.came)), ()


def _members(ids: Iterable[str], homes: Iterable[tuple[str, str | None]]) -> dict[str, frozenset[str]]:
    members: dict[str, set[str]] = {i: set() for i in ids}
    for member, home in homes:
        if home in members:
            members[home].add(member)
    return {i: frozenset(m) for i, m in members.items()}


def _match(then: Mapping[str, frozenset[str]], now: Mapping[str, frozenset[str]]) -> _Match:
    home = {member: group for group, members in now.items() for member in members}
    origin = {member: group for group, members in then.items() for member in members}
    return _Match(then, now, _mainly(then, home, now), _mainly(now, origin, then))


def _mainly(
    groups: Mapping[str, frozenset[str]], home: Mapping[str, str], others: Mapping[str, frozenset[str]]
) -> dict[str, str]:
    """Map each group to that of the same id, else to the one that has most of its members."""
    found = {}
    for group, members in groups.items():
        shares = Counter(home[m] for m in members if m in home)
        if group in others:
            found[group] = group
        elif shares:
            found[group] = min(shares, key=lambda other: (-shares[other], other))
    return found


def _came_and_went(what: Changed, match: _Match, pair: _Pair) -> Iterator[Change]:
    """Give what is new, withdrawn, merged and split; the members of stories are reports, those of events claims."""
    for id in sorted(match.now.keys() - match.was.keys()):
        yield _change("new", what, id, pair.reasons(what, (), match.now[id]))
    for id in sorted(match.then.keys() - match.became.keys()):
        yield _change("withdrawn", what, id, pair.reasons(what, match.then[id], ()))
    for id, ids in _joined(match.became, match.was):
        known = {m for i in ids for m in match.then[i]}
        yield _change("merged", what, id, pair.reasons(what, known, known | match.now[id]), ids)
    for id, ids in _joined(match.was, match.became):
        known = {m for i in ids for m in match.now[i]}
        yield _change("split", what, id, pair.reasons(what, match.then[id], match.then[id] | known), ids)


def _joined(links: Mapping[str, str], back: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give what several ids lead to, with those ids; or one, where most of it comes from elsewhere."""
    joined: dict[str, list[str]] = {}
    for one, other in sorted(links.items()):
        joined.setdefault(other, []).append(one)
    for id, ids in sorted(joined.items()):
        if len(ids) > 1 or back.get(id) != ids[0]:
            yield id, tuple(ids)


def _change(kind: ChangeKind, what: Changed, id: str, reasons: Reasons, others: tuple[str, ...] = ()) -> Change:
    return Change(
        kind=kind, what=what, id=id, part=None, before=None, after=None, article_ids=reasons[0], claim_ids=reasons[1],
        others=others,
    )  # fmt: skip


def _events(pair: _Pair) -> Iterator[Change]:
    yield from _came_and_went("event", pair.events, pair)
    then, now = {e.id: e for e in pair.before.events}, {e.id: e for e in pair.after.events}
    for one, other in pair.events.stayed():
        parts = _differing(then[one], now[other], _EVENT_PARTS)
        if not parts and len(then[one].article_ids) != len(now[other].article_ids):
            parts = [("reports", _reports(then[one].article_ids), _reports(now[other].article_ids))]
        reasons = pair.reasons("event", pair.events.then[one], pair.events.now[other])
        yield from _revised("event", one, other, parts, reasons)


def _stories(pair: _Pair) -> Iterator[Change]:
    match = _match(
        {s.id: frozenset(s.article_ids) for s in pair.before.stories},
        {s.id: frozenset(s.article_ids) for s in pair.after.stories},
    )
    yield from _came_and_went("story", match, pair)
    then, now = {s.id: s for s in pair.before.stories}, {s.id: s for s in pair.after.stories}
    for one, other in match.stayed():
        parts = _differing(then[one], now[other], _STORY_PARTS)
        yield from _revised("story", one, other, parts, pair.reasons("story", match.then[one], match.now[other]))


def _findings(pair: _Pair) -> Iterator[Change]:
    """Compare the answers of events that stayed, question by question; whether it took place is told by the event."""
    then, now = _by_event(pair.before.findings), _by_event(pair.after.findings)
    for one, other in pair.events.stayed():
        old, new = then.get(one, {}), now.get(other, {})
        for question in sorted((old.keys() | new.keys()) - {"occurred"}):
            yield from _finding(question, old.get(question), new.get(question), pair)


def _finding(question: str, old: Finding | None, new: Finding | None, pair: _Pair) -> Iterator[Change]:
    if old is not None and new is not None and _answers(old) == _answers(new):
        return
    articles, claims = pair.reasons("finding", _claims_of(old), _claims_of(new))
    kind: ChangeKind = "new" if old is None else "withdrawn" if new is None else "revised"
    shown = new or old
    if shown is not None:
        yield Change(
            kind=kind, what="finding", id=shown.id, part=question, before=_say(old), after=_say(new),
            article_ids=articles, claim_ids=claims, others=(old.id,) if old and new and old.id != new.id else (),
        )  # fmt: skip


def _by_event(findings: Iterable[Finding]) -> dict[str, dict[str, Finding]]:
    found: dict[str, dict[str, Finding]] = {}
    for finding in findings:
        found.setdefault(finding.event_id, {})[finding.question] = finding
    return found


def _claims_of(finding: Finding | None) -> set[str]:
    return {c for answer in finding.answers for c in answer.claim_ids} if finding is not None else set()


def _answers(finding: Finding) -> tuple[str, frozenset[str]]:
    """Give what a finding says, apart from how many claims say it; how well a bare answer stands is the event's level."""
    figures = any(_figure(a.low, a.best, a.high) for a in finding.answers)
    status = "agreed" if not figures and finding.status in {"single", "corroborated"} else finding.status
    return status, frozenset(_word(a) for a in finding.answers)


def _say(finding: Finding | None) -> str | None:
    if finding is None:
        return None
    answers = (_word(a) for a in finding.answers)
    return f"{' / '.join(dict.fromkeys(answers))} ({finding.status})"


def _word(answer: Answer) -> str:
    """Say an answer in short, and whether anybody denies it."""
    told = _figure(answer.low, answer.best, answer.high) or answer.value or "unknown"
    return f"{told}, denied" if answer.denied_by else told


def _figure(low: int | None, best: int | None, high: int | None) -> str:
    """Say a figure: ``5``, ``3..7``, ``3..``; an empty string where there is none."""
    if (low, best, high) == (None, None, None):
        return ""
    if low == high or (low is None and high is None):
        return str(best if best is not None else low)
    return f"{'' if low is None else low}..{'' if high is None else high}"


def _holdings(pair: _Pair) -> Iterator[Change]:
    left: dict[tuple[str, str | None, str | None], list[Holding]] = {}
    for holding in sorted(pair.before.holdings, key=_holding_order):
        left.setdefault((holding.place_id, holding.holder_id, holding.site), []).append(holding)
    for holding in sorted(pair.after.holdings, key=_holding_order):
        same = left.get((holding.place_id, holding.holder_id, holding.site), [])
        old = next((h for h in same if _is_one(h, holding, pair)), None)
        if old is None:
            yield _holding("new", holding, pair)
            continue
        same.remove(old)
        for part in _differing(old, holding, _HOLDING_PARTS):
            reasons = pair.reasons("holding", old.claim_ids, holding.claim_ids)
            if part[0] == "until":
                reasons = _ended_by(holding, pair)
            elif part[0] == "against":
                reasons = pair.reasons("holding", old.against, holding.against)
            yield from _revised("holding", old.id, holding.id, [part], reasons)
    yield from (_holding("withdrawn", old, pair) for rest in left.values() for old in rest)


def _is_one(old: Holding, new: Holding, pair: _Pair) -> bool:
    """Tell whether two holdings of one holder and place are one: from the same event on, or on the same words."""
    if {pair.events.became.get(e) for e in old.event_ids} & set(new.event_ids) or old.id == new.id:
        return True
    return not (old.event_ids and new.event_ids) and bool(set(old.claim_ids) & set(new.claim_ids))


def _holding(kind: ChangeKind, holding: Holding, pair: _Pair) -> Change:
    then, now = ((), holding.claim_ids) if kind == "new" else (holding.claim_ids, ())
    articles, claims = pair.reasons("holding", then, now)
    words = f"{holding.status}, {holding.basis}"
    return Change(
        kind=kind, what="holding", id=holding.id, part=None, before=words if kind == "withdrawn" else None,
        after=words if kind == "new" else None, article_ids=articles, claim_ids=claims,
    )  # fmt: skip


def _ended_by(holding: Holding, pair: _Pair) -> Reasons:
    """Give what came in of the events at that place on the day the holding ended."""
    ended = {e.id for e in pair.after.events if e.place_id == holding.place_id and e.earliest == holding.end}
    told = {c.id for c in pair.after.claims if c.event_id in ended}
    return pair.reasons("holding", pair.claims_then.keys() & told, told)


def _dates(pair: _Pair) -> Iterator[Change]:
    then = {a.id: a for a in pair.before.articles}
    for article in pair.after.articles:
        old = then.get(article.id)
        if old is not None:
            known = {e.article_id for e in old.published.evidence}
            new = {e.article_id for e in article.published.evidence if e.article_id is not None} - known - {article.id}
            yield from _revised(
                "date", old.id, article.id, _differing(old, article, _DATE_PARTS), (tuple(sorted(new)), ())
            )


def _revised(
    what: Changed,
    one: str,
    other: str,
    parts: Iterable[tuple[str, str | None, str | None]],
    reasons: Reasons,
) -> Iterator[Change]:
    for part, before, after in parts:
        yield Change(
            kind="revised", what=what, id=other, part=part, before=before, after=after, article_ids=reasons[0],
            claim_ids=reasons[1], others=(one,) if one != other else (),
        )  # fmt: skip


def _differing(
    then: Row, now: Row, parts: Mapping[str, Callable[[Row], str | None]]
) -> list[tuple[str, str | None, str | None]]:
    words = ((part, say(then), say(now)) for part, say in parts.items())
    return [(part, old, new) for part, old, new in words if old != new]


def _days(earliest: date | None, latest: date | None) -> str:
    """Say an interval as ISO 8601 does: ``2021-08-06``, ``2021-08-06/2021-08-08``; an open end is ``..``."""
    if earliest is None and latest is None:
        return "unknown"
    if earliest == latest:
        return str(earliest)
    return f"{earliest or '..'}/{latest or '..'}"


def _reports(ids: Collection[str]) -> str:
    return _counted(len(ids), "report")


def _counted(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"


def _holding_order(holding: Holding) -> tuple[str, date, str]:
    return holding.place_id, holding.earliest_start or date.min, holding.id


_EVENT_PARTS: Mapping[str, Callable[[Event], str | None]] = {
    "kind": lambda e: e.kind,
    "status": lambda e: e.status,
    "level": level_words,
    "day": lambda e: _days(e.earliest, e.latest),
    "place": lambda e: e.place_id,
    "actors": lambda e: ", ".join(sorted(e.actor_ids)) or None,
    "targets": lambda e: ", ".join(sorted(e.target_ids)) or None,
    "background": lambda e: "background" if e.background else "news",
}
_STORY_PARTS: Mapping[str, Callable[[Story], str | None]] = {
    "reports": lambda s: _reports(s.article_ids),
    "window": lambda s: _days(s.earliest, s.latest),
}
_HOLDING_PARTS: Mapping[str, Callable[[Holding], str | None]] = {
    "status": lambda h: h.status,
    "basis": lambda h: h.basis,
    "since": lambda h: _days(h.earliest_start, h.latest_start),
    "until": lambda h: str(h.end) if h.end else None,
    "exceptions": lambda h: "; ".join(h.exceptions) or None,
    "confirmed": lambda h: str(h.last_confirmed) if h.last_confirmed else None,
    "against": lambda h: _counted(len(h.against), "claim") if h.against else None,
}
_DATE_PARTS: Mapping[str, Callable[[PictureArticle], str | None]] = {
    "published": lambda a: _days(a.published.earliest, a.published.latest),
}
