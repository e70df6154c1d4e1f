"""Which rows of a picture change when one report more comes in, and which of those are of matters it does not touch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from dateline.model.picture import Picture

Key = tuple[str, str]


class _Row(NamedTuple):
    value: Any
    reports: frozenset[str]
    """The reports it stands on."""


class Moved(NamedTuple):
    """How many rows of each table are new, gone or others now."""

    rows: Mapping[str, int]
    elsewhere: Mapping[str, int]
    """Those that stand on no report of a matter the late report has part in."""


def moved(before: Picture, after: Picture, late: str) -> Moved:
    """Compare the picture without a report (its id ``late``) with the one that holds it.

    It has part in the matters of the reports with which it shares a story, an event or words, and in those of the
    reports that stood in one story with any of them before: a late report may part them.
    """
    one, other = _rows(before), _rows(after)
    touched = {late}.union(*(row.reports for row in other.values() if late in row.reports))
    touched = touched.union(*(s.article_ids for s in before.stories if not touched.isdisjoint(s.article_ids)))
    changed: list[Key] = []
    elsewhere: list[Key] = []
    for key in one.keys() | other.keys():
        was, now = one.get(key), other.get(key)
        if was != now:
            changed.append(key)
            if touched.isdisjoint(_reports(was) | _reports(now)):
                elsewhere.append(key)
    return Moved(Counter(table for table, _ in changed), Counter(table for table, _ in elsewhere))


def _reports(row: _Row | None) -> frozenset[str]:
    return row.reports if row is not None else frozenset()


def _rows(picture: Picture) -> dict[Key, _Row]:
    """Give the rows by table and id."""
    told_by = {event.id: frozenset(event.article_ids) for event in picture.events}
    claimed_by = {claim.id: claim.article_id for claim in picture.claims}
    rows = {("articles", a.id): _Row(a, frozenset({a.id})) for a in picture.articles}
    rows |= {("stories", s.id): _Row(s, frozenset(s.article_ids)) for s in picture.stories}
    rows |= {("events", e.id): _Row(e, told_by[e.id]) for e in picture.events}
    rows |= {("claims", c.id): _Row(c, frozenset({c.article_id})) for c in picture.claims}
    rows |= {("findings", f.id): _Row(f, told_by[f.event_id]) for f in picture.findings}
    rows |= {("holdings", h.id): _Row(h, frozenset(claimed_by[c] for c in h.claim_ids)) for h in picture.holdings}
    for copy in picture.copies:
        ends = [end for end in (copy.from_article_id, copy.to_article_id) if end is not None]
        rows["copies", f"{'>'.join(ends)} {copy.kind} {copy.credited} {copy.spans[0]}"] = _Row(copy, frozenset(ends))
    return rows
