"""How an act stands to the place it is told with: in, near, on the outskirts of, towards."""

from __future__ import annotations

from dateline.model.reading import Mention, PlaceRelation
from dateline.readings.claims.bound_for import ON_THE_WAY
from dateline.readings.claims.drafts import Draft
from dateline.readings.parse.sentences import Passage

_RELATIONS: dict[str, PlaceRelation] = {
    "near": "near",
    "around": "near",
    "outside": "near",
    "off": "near",
    "close": "near",
    "north": "near",
    "south": "near",
    "east": "near",
    "west": "near",
    "outskirt": "outskirts-of",
    "suburb": "outskirts-of",
    "edge": "outskirts-of",
    "between": "between",
    "towards": "towards",
    "toward": "towards",
}


def relation_of(place: Mention | None, draft: Draft, passage: Passage) -> PlaceRelation:
    """Read how the act stands to the place from the words before it: in, near, on the outskirts of, towards."""
    if place is None:
        return "in"
    if draft.somewhere:
        return "somewhere-in"
    if place in draft.destinations:
        return "in" if place.kind == "site" else "towards"  # a retreat to the airport ends in the town
    tokens = passage.tokens_in(place.start, place.end)
    if tokens and ON_THE_WAY.search(
        " ".join(t.lower_ for t in passage.doc[max(0, tokens[0].i - 8) : tokens[0].i]) + " "
    ):
        return "towards"
    before = [t.lemma_.lower() for t in passage.doc[max(0, tokens[0].i - 5) : tokens[0].i]] if tokens else []
    for word in reversed(before):
        if word in _RELATIONS:
            return _RELATIONS[word]
        if word in {"in", "at", "into", ","}:
            break
    return "in"
