"""How many places a side has taken so far, as each report counts them: "third" and "fifth" are a count going on, no quarrel."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from dateline.kinds import event_kinds
from dateline.model.article import identify
from dateline.model.picture import Answer, Event, Finding, PictureClaim, PictureQuantity, Published, Relation
from dateline.model.world import Actor
from dateline.origins import Origins
from dateline.picture.findings.origins import bloc

MEASURE = "taken"
_SORTS = {
    "towns": {
        "capital", "city", "town", "centre", "center", "settlement", "municipality", "township", "stronghold", "garrison",
    },
    "districts": {"district", "county"},
    "villages": {"village", "hamlet", "locality", "outpost"},
}  # fmt: skip
_SEATS = frozenset({"capital", "centre", "center"})
_FURTHER = re.compile(r"\b(?:other|others|more|another|further|additional|smaller|remaining)\b", re.I)
_SHORT = re.compile(
    r"(?:the (?:past|last|space of) )?(?:hours|an hour|an? (?:single )?day|one day|24 hours|overnight|today)", re.I
)

Entry = tuple[PictureClaim, PictureQuantity]


def tally(
    events: Sequence[Event],
    claims: Sequence[PictureClaim],
    published: Mapping[str, Published],
    origins: Origins,
    actors: Mapping[str, Actor],
) -> tuple[Finding, ...]:
    """Answer how many places each side took in each story; the finding hangs on the first place it took there.

    The highest count leads. A lower one was counted earlier (superseded), or is of less time or of other places
    (different scope): that a count grows is never a contradiction.
    """
    counts = sorted((c for c in claims if c.tells == "count"), key=lambda c: c.id)
    telling = {c.article_id for c in counts}
    story_of = {a: e.story_id for e in events if not e.background for a in e.article_ids if a in telling}
    taken: dict[str | None, list[Event]] = {}
    for event in events:
        if _gains(event):
            taken.setdefault(event.story_id, []).append(event)
    groups: dict[tuple[str, str, str], list[Entry]] = {}
    for claim in counts:
        story = story_of.get(claim.article_id)
        side = _side(claim, taken.get(story, ()), actors)
        for quantity in claim.quantities:
            sort = _sort(quantity.of)
            if story is not None and side is not None and sort is not None and quantity.measure == MEASURE:
                groups.setdefault((story, side, sort), []).append((claim, quantity))
    found = []
    for (story, side, sort), entries in sorted(groups.items()):
        gains = [e for e in taken.get(story, ()) if side in _sides(e.actor_ids, actors)]
        if gains and _most(entries) > 1:
            first = min(gains, key=lambda e: (e.earliest or e.latest or date.max, e.id))
            found.append(_finding(first.id, sort, entries, published, origins))
    return tuple(found)


def _finding(
    event_id: str, sort: str, entries: Sequence[Entry], published: Mapping[str, Published], origins: Origins
) -> Finding:
    question = f"{MEASURE}: {sort}"
    lead = min(entries, key=lambda e: (_further(e), -_least(e), _said(e, published), e[0].id))
    keys = origins.by_claim([c for c, _ in entries])
    groups: dict[tuple[Relation, int | None, int | None, int | None], list[Entry]] = {}
    for entry in sorted(entries, key=lambda e: (_said(e, published), e[0].id)):
        quantity = entry[1]
        groups.setdefault((_relation(entry, lead), quantity.low, quantity.best, quantity.high), []).append(entry)
    answers = [
        Answer(
            value=" ".join(f"{group[0][1].text} {group[0][1].of or ''}".split()),
            low=low,
            best=best,
            high=high,
            claim_ids=tuple(sorted({c.id for c, _ in group})),
            origins=len({keys[c.id] for c, _ in group}),
            relation=relation,
            as_of=min((d for e in group if (d := _said(e, published)) < date.max), default=None),
        )
        for (relation, low, best, high), group in groups.items()
    ]
    order = ("agrees", "refines", "superseded", "different-scope")
    answers.sort(key=lambda a: (order.index(a.relation), -(a.best or 0), a.claim_ids))
    together = {keys[c.id] for c, q in entries if _relation((c, q), lead) in {"agrees", "refines"}}
    grown = any(a.relation == "superseded" for a in answers)
    return Finding(
        id=identify("fnd", event_id, question),
        event_id=event_id,
        question=question,
        status="superseded" if grown else "corroborated" if len(together) > 1 else "single",
        answers=tuple(answers),
    )


def _relation(entry: Entry, lead: Entry) -> Relation:
    quantity, first = entry[1], lead[1]
    if (quantity.low, quantity.best, quantity.high) == (first.low, first.best, first.high):
        return "agrees"
    if _further(entry) or _is_of_less(entry, lead):
        return "different-scope"
    top = quantity.high if quantity.high is not None else 10**9
    return "refines" if top >= _least(lead) else "superseded"


def _is_of_less(entry: Entry, lead: Entry) -> bool:
    """Tell a count of fewer days than the leading one's, or of another sort of town."""
    claim = entry[0]
    if _SHORT.fullmatch(claim.time_text or ""):
        return not _SHORT.fullmatch(lead[0].time_text or "")
    nouns = [_noun(q.of) for q in (entry[1], lead[1])]
    return nouns[0] != nouns[1] and not set(nouns) <= _SEATS


def _further(entry: Entry) -> bool:
    """Tell a count beside another: "two other capitals", "three more towns"."""
    return bool(_FURTHER.search(f"{entry[1].text} {entry[1].of or ''}"))


def _side(claim: PictureClaim, taken: Sequence[Event], actors: Mapping[str, Actor]) -> str | None:
    """Give the side that took the places; where the words do not say, the only one of its story that took any."""
    told = _sides(claim.actor_ids, actors) or {s for e in taken for s in _sides(e.actor_ids, actors)}
    return min(told) if len(told) == 1 else None


def _sides(ids: Sequence[str], actors: Mapping[str, Actor]) -> set[str]:
    return {bloc(a, actors) for a in ids}


def _gains(event: Event) -> bool:
    return event_kinds()[event.kind].control == "gain" and not event.background and event.place_id is not None


def _sort(of: str | None) -> str | None:
    noun = _noun(of)
    return next((sort for sort, nouns in _SORTS.items() if noun in nouns), None)


def _noun(of: str | None) -> str:
    last = (of or "").casefold().split()[-1:] or [""]
    word = last[0]
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s")


def _least(entry: Entry) -> int:
    quantity = entry[1]
    return quantity.low if quantity.low is not None else quantity.best or 0


def _most(entries: Sequence[Entry]) -> int:
    return max(_least(e) for e in entries)


def _said(entry: Entry, published: Mapping[str, Published]) -> date:
    known = published.get(entry[0].article_id)
    return (known.earliest if known is not None else None) or date.max
