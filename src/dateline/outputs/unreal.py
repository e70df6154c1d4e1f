"""The part of a brief for what is not said to have taken place: plans, threats, undertakings, doubts and denials."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from dateline.kinds import HAZARDS, event_kinds
from dateline.model.picture import Event, PictureClaim
from dateline.outputs.document import Line, Section
from dateline.outputs.sentences import MOST_CITED, Teller

_MOST_TOLD = 6
_LIGHTEST = 40
_UNPLANNED = HAZARDS | {"killing"}
_STATUSES = frozenset({"planned", "threatened", "hypothetical", "negated"})
_MEANT = frozenset({"planned", "hypothetical"})
_OF_SIDES = frozenset({"withdrawal", "surrender", "displacement"})
_HARM = frozenset({"attack", "killing", "clash"})
"""Kinds that police do not plan: they plan to find who did it."""
_POLICE = re.compile(r"state:[A-Z]{2}:police")
_FORESEEN = frozenset({"planned", "threatened", "hypothetical"})
_DONE = frozenset({"occurred", "claimed", "disputed"})
_CROWDED = frozenset({"protest", "riot"})
_TENSES = frozenset({"planned", "threatened", "hypothetical", "undertaken-not-to"})


def not_done(events: Iterable[Event], loose: Iterable[PictureClaim], teller: Teller) -> Section:
    """Tell events with such a status, and claims that never became an event; the weightiest, each once; count the rest."""
    every = tuple(events)
    done = [event for event in every if event.status in _DONE]
    unreal: list[tuple[str, Event]] = [(event.status, event) for event in every if _is_unreal(event)]
    groups: dict[tuple[object, ...], list[PictureClaim]] = {}
    for claim in loose:
        if (what := _what(claim)) and _says_enough(claim, teller):
            key = (what, claim.kind, claim.actor_ids, claim.target_ids, claim.place_id, claim.earliest, claim.latest)
            groups.setdefault(key, []).append(claim)
    unreal += [(str(group[0]), _as_event(claims)) for group, claims in groups.items()]
    unreal = [(what, event) for what, event in unreal if what not in _FORESEEN or not _was_done(event, done)]
    told = [(_rank(event, what, teller), teller.tell_unreal(event, what)) for what, event in _each_told(unreal)]
    ranked = sorted(told, key=lambda entry: (-entry[0], entry[1].text))
    lines = _each_once(line for rank, line in ranked if rank)[:_MOST_TOLD]
    rest = [line for line in _each_once(line for _, line in ranked) if line.text not in {told.text for told in lines}]
    if rest:
        cites = tuple(dict.fromkeys(cite for line in rest for cite in line.cites))[:MOST_CITED]
        more = " more" if lines else ""
        count = f"One{more} of less weight is" if len(rest) == 1 else f"{len(rest)}{more} of less weight are"
        lines.append(Line(text=f"{count} not told here.", cites=cites))
    return Section(key="not-done", title="Planned, threatened or said not to have happened", lines=tuple(lines))


def _each_told(unreal: Iterable[tuple[str, Event]]) -> list[tuple[str, Event]]:
    """Put together what did not take place by several reports: one foiled attack, told with its place or without."""
    kept: list[tuple[str, Event]] = []
    for what, event in sorted(unreal, key=lambda entry: (-_detail(entry[1]), entry[1].id)):
        at = next((n for n, entry in enumerate(kept) if _tells_again(what, event, *entry)), None)
        if at is None:
            kept.append((what, event))
        else:
            home = kept[at][1]
            kept[at] = (what, replace(home, claim_ids=tuple(dict.fromkeys(home.claim_ids + event.claim_ids))))
    return kept


def _tells_again(what: str, event: Event, other_what: str, other: Event) -> bool:
    if what != "negated" or (what, event.kind) != (other_what, other.kind):
        return False
    days = [(e.earliest or e.latest or date.min, e.latest or date.max) for e in (event, other)]
    places = {event.place_id, other.place_id} - {None}
    sides = [(set(event.actor_ids), set(other.actor_ids)), (set(event.target_ids), set(other.target_ids))]
    agree = all(one <= two or two <= one for one, two in sides)
    return agree and len(places) < 2 and days[0][0] <= days[1][1] and days[1][0] <= days[0][1]


def _detail(event: Event) -> int:
    return bool(event.actor_ids) + bool(event.target_ids) + bool(event.place_id) + (event.time_basis != "unknown")


def _rank(event: Event, what: str, teller: Teller) -> int:
    """Give the weight of what was not done; 0 for what is only counted."""
    return 0 if _is_nobodys(event.kind, what, event.actor_ids, teller) else max(1, _weight(event.kind, teller))


def _each_once(told: Iterable[Line]) -> list[Line]:
    """Put together what reads the same; of what one passage says, keep the first."""
    lines: dict[str, tuple[int, ...]] = {}
    passages: set[tuple[int, ...]] = set()
    for line in told:
        if line.text in lines or line.cites not in passages:
            lines[line.text] = tuple(dict.fromkeys(lines.get(line.text, ()) + line.cites))
        passages.add(line.cites)
    return [Line(text=text, cites=cites) for text, cites in lines.items()]


def _is_unreal(event: Event) -> bool:
    return not event.background and event.status in _STATUSES


def _what(claim: PictureClaim) -> str | None:
    if claim.tense in _TENSES:
        return claim.tense
    if claim.tense == "background":
        return None
    if claim.polarity == "negative":
        return "negated"
    return "doubted" if claim.certainty == "doubted" else None


def _says_enough(claim: PictureClaim, teller: Teller) -> bool:
    """Tell whether the sentence would say who or whom and is not about words only."""
    if claim.kind in _UNPLANNED and not claim.actor_ids:
        return False  # nobody plans a storm; that one may come is no news
    named = teller.names.actors(claim.actor_ids) or teller.names.actors(claim.target_ids) or claim.place_id
    return bool(named) and _weight(claim.kind, teller) >= _LIGHTEST and not teller.wording.of(claim.kind).verbal


def _is_nobodys(kind: str, what: str, actor_ids: Iterable[str], teller: Teller) -> bool:
    """Tell what merely might be or has no doer, and an armed deed that no side is said to plan: "officers tried to find the man who fired" plans no attack."""
    if what == "hypothetical" or (what in _FORESEEN and teller.names.actors(actor_ids) is None):
        return True
    known = event_kinds().get(kind)
    if what not in _MEANT or known is None or kind in _CROWDED or not (known.force or kind in _OF_SIDES):
        return False
    return not any(teller.names.is_party(key) and not (kind in _HARM and _POLICE.fullmatch(key)) for key in actor_ids)


def _was_done(plan: Event, done: Iterable[Event]) -> bool:
    """Tell whether the story tells it as done: the same kind of act, no other place, a side in common, no day before the plan's."""
    return any(
        event.kind == plan.kind
        and (plan.place_id is None or event.place_id in {None, plan.place_id})
        and bool({*event.actor_ids, *event.target_ids} & {*plan.actor_ids, *plan.target_ids})
        and (plan.earliest is None or event.latest is None or event.latest >= plan.earliest)
        for event in done
    )


def _weight(kind: str, teller: Teller) -> int:
    return teller.wording.of(kind).weight


def _as_event(claims: list[PictureClaim]) -> Event:
    """Dress claims that say the same as an event, so that one way of telling serves both."""
    first = claims[0]
    return Event(
        id=first.id,
        story_id=None,
        kind=first.kind,
        status="planned",
        background=False,
        actor_ids=first.actor_ids,
        target_ids=first.target_ids,
        place_id=first.place_id,
        place_relation=first.place_relation,
        earliest=first.earliest,
        latest=first.latest,
        time_basis=first.time_basis,
        claim_ids=tuple(claim.id for claim in claims),
        article_ids=tuple(dict.fromkeys(claim.article_id for claim in claims)),
        level="C1",
        origins=1,
        title="",
    )
