"""Ids that were given out and are no more: which thing of the picture now is what they stood for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from dateline.model.picture import Change, ChangeKind, Event, Holding, Identity, Picture, Withdrawal


def successors(before: Iterable[Identity], after: Picture) -> Mapping[str, str]:
    """Map each id that is in the picture no longer to the id that most of its members went to.

    Of equal shares the smaller id takes it. An id nothing is left of is not in the map.
    """
    live = _live(after)
    gone = [identity for identity in before if identity.id not in live]
    events = _followed((i for i in gone if i.what == "event"), {c.id: c.event_id for c in after.claims})
    stories = _followed((i for i in gone if i.what == "story"), {a.id: a.story_id for a in after.articles})
    findings = {(f.event_id, f.question): f.id for f in after.findings}
    found = {**events, **stories}
    for identity in gone:
        if identity.what == "finding":
            event_id, question = identity.members
            now = findings.get((events.get(event_id, event_id), question))
        elif identity.what == "holding":
            now = _holding(identity, after.holdings, events)
        else:
            continue
        if now is not None:
            found[identity.id] = now
    return found


def identities(picture: Picture) -> tuple[Identity, ...]:
    """Give what each id of a picture stands for."""
    claims: dict[str, list[str]] = {}
    for claim in picture.claims:
        if claim.event_id is not None:
            claims.setdefault(claim.event_id, []).append(claim.id)
    return (
        *(Identity(id=e.id, what="event", members=tuple(claims.get(e.id, e.claim_ids))) for e in picture.events),
        *(Identity(id=s.id, what="story", members=s.article_ids) for s in picture.stories),
        *(Identity(id=f.id, what="finding", members=(f.event_id, f.question)) for f in picture.findings),
        *(Identity(id=h.id, what="holding", members=holding_members(h)) for h in picture.holdings),
    )


def holding_members(holding: Holding) -> tuple[str, ...]:
    """Give what an id of a holding stands for: place, holder, and its events, or its claims where it has none."""
    return (holding.place_id, holding.holder_id or "", *(holding.event_ids or holding.claim_ids))


def _live(picture: Picture) -> set[str]:
    return {each.id for part in (picture.events, picture.stories, picture.findings, picture.holdings) for each in part}


def _followed(gone: Iterable[Identity], home: Mapping[str, str | None]) -> dict[str, str]:
    """Follow the members of each id to where most of them are."""
    found = {}
    for identity in gone:
        shares = Counter(now for m in identity.members if (now := home.get(m)) is not None)
        if shares:
            found[identity.id] = min(shares, key=lambda now: (-shares[now], now))
    return found


def _holding(identity: Identity, holdings: Iterable[Holding], events: Mapping[str, str]) -> str | None:
    place_id, holder_id, *event_ids = identity.members
    wanted = {events.get(e, e) for e in event_ids}
    same = (h for h in holdings if (h.place_id, h.holder_id or "") == (place_id, holder_id))
    return min((h.id for h in same if wanted & {*h.event_ids, *h.claim_ids}), default=None)


def withdrawn(
    withdrawals: Iterable[Withdrawal], after: Picture, alias: Callable[[str], str | None]
) -> tuple[Change, ...]:
    """Tell what became of what stood on articles that were taken down: it went with them, or is less sure now.

    ``alias`` gives the id of what an id stood for, where the id is no more.
    """
    live, events = _live(after), {e.id: e for e in after.events}
    groups: dict[str, list[Withdrawal]] = {}
    for one in sorted(withdrawals, key=lambda w: (w.withdrawn_at, w.id)):
        now = one.id if one.id in live else alias(one.id) or one.id
        groups.setdefault(now, []).append(one)
    found = []
    for now, ones in sorted(groups.items()):
        articles = tuple(dict.fromkeys(one.article_id for one in ones))
        if now not in live:
            found.append(_went(ones[0], "withdrawn", ones[0].id, None, None, articles))
        elif now in events and ones[0].told not in {None, level_words(events[now])}:
            found.append(_went(ones[0], "revised", now, ones[0].told, level_words(events[now]), articles))
    return tuple(found)


def _went(
    one: Withdrawal, kind: ChangeKind, id: str, before: str | None, after: str | None, articles: tuple[str, ...]
) -> Change:
    return Change(
        kind=kind,
        what=one.what,
        id=id,
        part="level" if kind == "revised" else None,
        before=before,
        after=after,
        article_ids=articles,
        claim_ids=(),
        others=(one.id,) if one.id != id else (),
    )


def level_words(event: Event) -> str:
    """Say how sure an event is: ``C3, 2 origins``."""
    return f"{event.level}, 1 origin" if event.origins == 1 else f"{event.level}, {event.origins} origins"
