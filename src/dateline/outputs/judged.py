"""What people judged, where the picture shows it: who put what together or kept it apart, when and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.model.picture import Picture, PictureClaim
from dateline.model.world import Judgement
from dateline.outputs.days import say_day
from dateline.outputs.document import Line, Section
from dateline.outputs.lookup import Lookup
from dateline.outputs.people import People
from dateline.outputs.sentences import Teller
from dateline.outputs.wording import finish

_MOST_TOLD = 12
_VERBS = {"same": "to be the same", "different": "to be different"}


def judged(judgements: Sequence[Judgement], teller: Teller) -> Section:
    """Tell the judgements that hold and concern what is in the picture, the newest first."""
    holding = sorted((j for j in latest(judgements) if j.verdict in _VERBS), key=lambda j: j.judged_at, reverse=True)
    lines = [Line(text=finish(say_judgement(each, teller)), cites=_cite(each, teller)) for each in holding[:_MOST_TOLD]]
    if (rest := len(holding) - _MOST_TOLD) > 0:
        lines.append(Line(text=f"{rest} more: dateline show judgements lists them."))
    return Section(key="judged", title="Judged by people", lines=tuple(lines))


def say_judgement(judgement: Judgement, teller: Teller) -> str:
    """Tell a judgement without a full stop: ``Vera judged A and B to be the same on 3 May 2024 (one town)``."""
    pair = f"{_name(judgement.left, teller)} and {_name(judgement.right, teller)}"
    why = teller.people.withhold(" ".join(judgement.why.split())).rstrip(".")
    return f"{judgement.who} judged {pair} {_VERBS[judgement.verdict]} on {say_day(judgement.judged_at.date())} ({why})"


def concerning(id: str, picture: Picture, judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Give the judgements that hold on a thing of the picture, what it is made of, and what was put together with it."""
    own = _members(id, picture)
    holding = [each for each in latest(judgements) if each.verdict in _VERBS]
    for _ in holding:
        joined = {_bare(i) for j in holding if j.verdict == "same" and own & _pair(j) for i in (j.left, j.right)}
        if joined <= own:
            break
        own |= joined
    return tuple(each for each in holding if own & _pair(each))


def latest(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Give the last judgement on each pair, whichever of the two is named first, in the order they were made."""
    found: dict[frozenset[str], Judgement] = {}
    for each in sorted(judgements, key=lambda j: (j.judged_at, j.who, j.verdict)):
        found.pop(_pair(each), None)
        found[_pair(each)] = each
    return tuple(found.values())


def _pair(judgement: Judgement) -> frozenset[str]:
    return frozenset((_bare(judgement.left), _bare(judgement.right)))


def _bare(id: str) -> str:
    """Write an event's id as that of its first claim, and a story's as that of its first article."""
    for prefix, member in (("evt-", "clm-"), ("sto-", "art-")):
        if id.startswith(prefix):
            return member + id.removeprefix(prefix)
    return id


def _members(id: str, picture: Picture) -> set[str]:
    own = {_bare(id)}
    for event in picture.events:
        if id == event.id or id in event.aliases:
            own |= {_bare(event.id), *map(_bare, event.aliases), *event.claim_ids}
    for story in picture.stories:
        if id == story.id:
            own |= set(story.article_ids)
    return own


def _cite(judgement: Judgement, teller: Teller) -> tuple[int, ...]:
    """Cite a passage on each of the two: what a person judged rests on the reports too."""
    cites: list[int] = []
    for id in (judgement.left, judgement.right):
        told = (c for c in teller.lookup.picture.claims if id in _things_of(c))
        cites += [cite for claim in list(told)[:1] for cite in teller.cite([claim])]
    return tuple(dict.fromkeys(cites))


def _things_of(claim: PictureClaim) -> tuple[str | None, ...]:
    return (claim.id, claim.event_id, claim.article_id, claim.place_id, *claim.actor_ids, *claim.target_ids)


def _name(id: str, teller: Teller) -> str:
    """Name a thing with its id; by the id alone where it is no more, or is a report or a private person."""
    lookup: Lookup = teller.lookup
    if (event := lookup.events.get(id)) is not None:
        return f"{teller.name_event(event)} ({id})"
    if (place := lookup.places.get(id)) is not None:
        return f"{teller.names.place(place)} ({id})"
    actor = lookup.actors.get(id)
    if actor is not None and (actor.kind != "person" or teller.people.may_be_named(id)):
        return f"{teller.names.actor(actor)} ({id})"
    return _safe(id, teller.people)


def _safe(id: str, people: People) -> str:
    return people.withhold(id)
