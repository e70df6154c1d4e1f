"""What is worth telling first: the kind of a happening, who stands for it, how many it harmed, and how much is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from dateline.kinds import event_kinds
from dateline.model.picture import Event
from dateline.outputs.days import sort_key
from dateline.outputs.numbers import measure_of
from dateline.outputs.sentences import Teller
from dateline.outputs.tolls import is_only_reckoned

_BY_ORIGIN, _MOST_ORIGINS = 12, 3
_BY_REPORT, _MOST_REPORTS = 5, 5
_BY_DIGIT = 6
"""A toll counts by its digits: 9 dead or taken, 99, 999."""
_FEWEST = 3
_NO_DOER, _NO_PLACE, _NO_DAY, _VAGUE, _BYSTANDER, _HARM_ONLY, _CONTESTED = 20, 15, 10, 30, 20, 12, 15
_VAGUE_DAYS = 60
_MANY_DEAD = 10
_LONG_BEFORE = 31
_WIDE = frozenset({"country", "region"})
_HARMS = frozenset({"killing", "displacement", "detention"})
_UNARMED = frozenset({"riot", "looting", "destruction"})
_BYSTANDERS = ("civilians",)
_OF_PARTIES = frozenset({"meeting", "cooperation", "withdrawal"})
"""Kinds of which nothing is learnt where nobody but persons of no side and the police take part."""
_POLICE = re.compile(r"state:[A-Z]{2}:police")


def worth(event: Event, teller: Teller) -> int:
    """Give the weight by which happenings are ranked, roughly 0 to 150."""
    points = teller.wording.of(event.kind).weight
    points += _BY_ORIGIN * (min(event.origins, _MOST_ORIGINS) - 1)
    points += _BY_REPORT * (min(len(event.article_ids), _MOST_REPORTS) - 1)
    harm = max(deaths(event, teller), harmed(event, teller))
    points += _BY_DIGIT * len(str(harm)) if harm >= _FEWEST else 0
    points -= _VAGUE if _is_vague(event) else 0
    points -= _NO_DOER if is_force(event) and not event.actor_ids else 0
    points -= _HARM_ONLY if is_harm_only(event) else 0
    points -= _CONTESTED if event.level == "CX" else 0
    points -= _BYSTANDER if _is_by_bystanders(event) else 0
    points -= 0 if is_placed(event, teller) else _NO_PLACE
    return points - (0 if is_dated(event) else _NO_DAY)


def weightiest(events: Iterable[Event], teller: Teller) -> list[Event]:
    """Order happenings by their worth, those of equal worth by their days."""
    return sorted(events, key=lambda event: (-worth(event, teller), *sort_key(event.earliest, event.latest), event.id))


def says_little(event: Event, teller: Teller) -> bool:
    """Tell a happening of which a reader learns nothing: nobody did it and it was nowhere, or nobody knows what it was."""
    nobody = teller.names.actors((*event.actor_ids, *event.target_ids)) is None
    nowhere = not is_placed(event, teller)
    if event.kind == "other":
        return not deaths(event, teller)
    if event.kind in _OF_PARTIES and not _is_of_a_party(event, teller):
        return True
    vague = (nobody or event.actor_ids + event.target_ids == _BYSTANDERS) and nowhere
    return (vague or (nowhere and not is_dated(event) and event.background)) and deaths(event, teller) < _MANY_DEAD


def _is_of_a_party(event: Event, teller: Teller) -> bool:
    """Tell what a side or a public person does from a gunman who ran, a neighbour who called the police."""
    return any(
        teller.names.is_party(key) and not _POLICE.fullmatch(key) for key in (*event.actor_ids, *event.target_ids)
    )


def deaths(event: Event, teller: Teller) -> int:
    """Give the highest number of dead told of a happening, without what a party claims of its enemy; 0 for none."""
    found = (f for f in teller.lookup.findings_of(event) if (measure_of(f.question) or ("",))[0] == "killed")
    ranges = [teller.figures(f) for f in found if not teller.is_of_enemy(f) and not is_only_reckoned(f, teller)]
    return max((r.high or r.best or r.low or 0 for r in ranges), default=0)


def harmed(event: Event, teller: Teller) -> int:
    """Give the highest number of people told of a happening, killed, hurt, taken, missing or driven out; 0 for none."""
    found = (f for f in teller.lookup.findings_of(event) if (measure_of(f.question) or ("freed",))[0] != "freed")
    ranges = [teller.figures(finding) for finding in found if not is_only_reckoned(finding, teller)]
    return max((r.best or r.low or 0 for r in ranges), default=0)


def is_recalled(event: Event, begins: date | None) -> bool:
    """Tell what reports recall of a time well before their story, which ``begins`` then."""
    long_ago = begins is not None and event.latest is not None and (begins - event.latest).days > _LONG_BEFORE
    return event.background or long_ago


def is_force(event: Event) -> bool:
    """Tell a deed of armed force, of which it is asked who did it."""
    kind = event_kinds().get(event.kind)
    return kind is not None and kind.force


def is_harm_only(event: Event) -> bool:
    """Tell people harmed by nobody named: the act goes before it, and the toll tells of it."""
    return event.kind in _HARMS and not event.actor_ids


def _is_by_bystanders(event: Event) -> bool:
    """Tell an armed deed that only people of no side are said to have done: more often misread than so."""
    return is_force(event) and event.kind not in _UNARMED and event.actor_ids == _BYSTANDERS


def _is_vague(event: Event) -> bool:
    return (
        event.earliest is not None and event.latest is not None and (event.latest - event.earliest).days > _VAGUE_DAYS
    )


def is_placed(event: Event, teller: Teller) -> bool:
    place = teller.lookup.places.get(event.place_id or "")
    return place is not None and place.level not in _WIDE


def is_dated(event: Event) -> bool:
    return event.earliest is not None or event.latest is not None
