"""Where copied words took place: as the report they were taken from tells, where they do not say it themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dateline.model.picture import Copy, CopySpan, PictureClaim
from dateline.model.reading import Reading

_HALF = 0.5
"""Two claims tell the same words where so much of one lies over the other."""


def place_copied(
    claims: Sequence[PictureClaim], copies: Sequence[Copy], readings: Mapping[str, Reading]
) -> tuple[PictureClaim, ...]:
    """Give each copied claim whose place stands outside the copied words the place that its first telling has.

    A paragraph about one town, printed behind a paragraph about another, would else be told of the wrong one. The order
    of ``claims`` and ``copies`` does not matter.
    """
    at_home: dict[str, list[PictureClaim]] = defaultdict(list)
    for claim in claims:
        at_home[claim.article_id].append(claim)
    taken: dict[str, list[tuple[Copy, CopySpan]]] = defaultdict(list)
    for copy in sorted(copies, key=lambda c: (-c.words, c.to_article_id or "")):
        if copy.to_article_id is not None:
            taken[copy.from_article_id] += [(copy, span) for span in copy.spans if span.to_start is not None]
    return tuple(_placed(c, taken.get(c.article_id, ()), at_home, readings) for c in claims)


def _placed(
    claim: PictureClaim,
    taken: Iterable[tuple[Copy, CopySpan]],
    at_home: Mapping[str, Sequence[PictureClaim]],
    readings: Mapping[str, Reading],
) -> PictureClaim:
    for copy, span in taken:
        if _shared(claim.start, claim.end, span.from_start, span.from_end) < _HALF * (claim.end - claim.start):
            continue
        first = _first_telling(claim, span, at_home.get(copy.to_article_id or "", ()))
        if first is None or first.place_id in {None, claim.place_id}:
            return claim
        if _names_place(readings[claim.article_id], claim, span):
            return claim
        return msgspec.structs.replace(
            claim, place_id=first.place_id, place_relation=first.place_relation, site=first.site
        )
    return claim


def _first_telling(claim: PictureClaim, span: CopySpan, told: Sequence[PictureClaim]) -> PictureClaim | None:
    """Find the claim that the origin's words make, by kind, rule and where they stand."""
    shift = (span.to_start or 0) - span.from_start
    same = [c for c in told if (c.kind, c.rule) == (claim.kind, claim.rule)]
    near = {c.id: _shared(claim.start + shift, claim.end + shift, c.start, c.end) for c in same}
    best = max(same, key=lambda c: (near[c.id], c.id), default=None)
    return best if best is not None and near[best.id] >= _HALF * (claim.end - claim.start) else None


def _names_place(reading: Reading, claim: PictureClaim, span: CopySpan) -> bool:
    """Tell whether the place of a claim is named in the copied words themselves."""
    told = next((c for c in reading.claims if c.id == claim.id), None)
    mention = next((m for m in reading.mentions if told is not None and m.id == told.place), None)
    return mention is not None and span.from_start <= mention.start < span.from_end


def _shared(start: int, end: int, low: int, high: int) -> int:
    return max(0, min(end, high) - max(start, low))
