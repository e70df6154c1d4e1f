"""The first day an act can have been that its report gives no day: it follows what is told before it, or is the news.

News is told in order, and is of the days before its report. Of 306 undated acts in local news about shootings 91 of a
hundred lay between the first day their report had told before them and the report; where it had told none, 79 of a
hundred lay no more than one day before the report, 88 no more than two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from dateline.model.article import Article
from dateline.model.picture import PictureClaim, Published
from dateline.model.reading import Claim, Reading
from dateline.model.world import When
from dateline.picture.links import when
from dateline.picture.links.entries import Entries

NEWS = timedelta(days=7)
"""What a report tells of earlier days is not what its undated acts follow."""
OLD = timedelta(days=45)
"""A date so long before is of a paragraph that recalls."""
LEAD = timedelta(days=2)
"""What a report leads with took place on its day or the two before."""
LEADING = 2
"""Paragraphs of a report that hold what it leads with."""
NARROW = timedelta(days=2)
_PERFECT = re.compile(r"\b(?:has|have|['’]ve)\b[^,;:]{0,30}$", re.IGNORECASE)
_PLUPERFECT = re.compile(r"\bhad\b[^,;:]{0,30}$|\b(?:earlier|already|previously|once|formerly)\b[^.]*$", re.IGNORECASE)
_DONE_TO = frozenset({"abduction", "detention", "killing", "attack", "looting", "destruction"})
_PASSIVE = re.compile(r"(?<!\bdi)(?<!explod)(?<!collaps)(?:ed|shot|hurt|taken|held)$", re.IGNORECASE)
_HELPED = re.compile(r"\b(?:was|were|is|are|been|being|be|got|gets?)\b[^.;:]{0,40}$", re.IGNORECASE)
_BEHIND = re.compile(
    r"\b(?:after|following|since|despite|amid|in recent|during|ending|until)\b[^,;:]{0,40}$", re.IGNORECASE
)
"""Before a noun of action: what is told took place after it, so it is older than its place in the report."""
_AT_LAW = re.compile(
    r"\b(?:accused|charged|charges?|convicted|acquitted|sentenced|indicted|arraigned|tried|trial|plead(?:ed|s)?|guilty|suspected|suspicion"
    r"|jailed|wanted|counts?|hearing)\b[^.;]{0,60}\b(?:of|for|in|over|with|to)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
"""What somebody is tried for took place at any time before."""
_AFTER = re.compile(r"\b(?:after|following|once|as|when|while)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\bbefore\b", re.IGNORECASE)


class Succession:
    """One report's claims in the order they are told."""

    def __init__(self, article: Article, reading: Reading, published: Published, entries: Entries) -> None:
        self._text, self._published = article.text, published
        self._entries = entries
        self._triggers = {c.id: c for c in reading.claims}
        self._times = sorted(reading.times, key=lambda t: t.start)
        self._headlines = [(z.start, z.end) for z in article.zones if z.kind == "headline"]
        self._body = [(z.start, z.end) for z in article.zones if z.kind == "body"]

    def bound(self, claims: Sequence[PictureClaim], said: dict[str, When]) -> tuple[PictureClaim, ...]:
        """Give ``not_before`` to the undated claims of what has happened; ``said`` are the days of saying by claim id.

        What somebody said on a day had happened by then: that day is the last an undated claim may be of.
        """
        return tuple(self._bounded(claim, claims, said.get(claim.id)) for claim in claims)

    def _bounded(self, claim: PictureClaim, claims: Sequence[PictureClaim], said: When | None) -> PictureClaim:
        if (
            claim.tells in {"state", "count"}
            or claim.time_basis != "unknown"
            or claim.tense != "current"
            or claim.polarity != "positive"
        ):
            return claim
        last = min((d for d in (claim.latest, said.latest if said else None) if d), default=None)
        first = self._follows(claim, claims, last) if last is not None else None
        return replace(claim, latest=last, not_before=first)

    def _follows(self, claim: PictureClaim, claims: Sequence[PictureClaim], last: date) -> date | None:
        """Find the first day the words before a claim, or its place in the report, leave it."""
        words = self._words_before(claim)
        if self._triggers[claim.id].presupposed:
            return None
        noun = claim.rule.endswith("noun")
        if (_PLUPERFECT.search(words) and claim.cue is None) or _AT_LAW.search(words):
            return None
        if (noun and _BEHIND.search(words)) or self._is_participle(claim, words) or self._is_of_old(claim, last):
            return None
        day = self._published.earliest
        if day is not None and day == self._published.latest and not _PERFECT.search(words):
            entry = self._entries.first_day(self._triggers[claim.id].trigger.start, day)
            if entry is not None:
                return min(entry, last)
        dated = [c for c in claims if self._is_day(c, last)]
        beside = self._in_sentence(claim, dated)
        before = [c.earliest for c in dated if c.start < claim.start and c.earliest]
        if beside is not None:
            return beside
        if before and not _PERFECT.search(words):
            return min(before)
        lead = [c.earliest for c in dated if c.earliest and self._lies_in(c, self._body[:LEADING])]
        if lead and self._lies_in(claim, self._headlines):
            return min(lead)
        first, until = self._published.earliest, self._published.latest
        if (
            first is None
            or until is None
            or until - first > NARROW
            or not self._lies_in(claim, (*self._headlines, *self._body[:LEADING]))
        ):
            return None
        return min([min(last, first) - LEAD, *(c.earliest for c in dated if c.earliest)])

    def _is_participle(self, claim: PictureClaim, words: str) -> bool:
        """Tell what is told of somebody in passing: ``the rescue of pupils abducted at Kano``; headlines leave out "were"."""
        read = self._triggers[claim.id]
        passive = not claim.actor_ids and bool(_PASSIVE.search(read.trigger.quote))
        return (
            claim.kind in _DONE_TO
            and passive
            and not self._lies_in(claim, self._headlines)
            and not _HELPED.search(words)
        )

    def _is_of_old(self, claim: PictureClaim, last: date) -> bool:
        """Tell whether the paragraph has gone back to another time: the date named last in it is long past."""
        at = self._triggers[claim.id].trigger.start
        first = max((start for start, end in (*self._headlines, *self._body) if start <= at < end), default=0)
        named = [t for t in self._times if first <= t.start and t.end <= at and t.kind in {"date", "decade", "age"}]
        told = when.resolve(named[-1], (last, last)) if named and named[-1].anchor != "event" else None
        return told is not None and told.latest is not None and told.latest < last - OLD

    def _words_before(self, claim: PictureClaim) -> str:
        read: Claim = self._triggers[claim.id]
        return self._text[read.start : read.trigger.start]

    def _is_day(self, claim: PictureClaim, last: date) -> bool:
        """Tell whether a claim is news of one known day, no later than ``last``."""
        if claim.time_basis == "unknown" or claim.tense != "current" or claim.earliest is None or claim.latest is None:
            return False
        return claim.latest - claim.earliest <= NARROW and last - NEWS <= claim.earliest <= last

    def _in_sentence(self, claim: PictureClaim, dated: Sequence[PictureClaim]) -> date | None:
        """Find the day of what the same sentence tells it came after: ``they fled after the town fell on Friday``."""
        own = self._triggers[claim.id]
        for other in dated:
            read = self._triggers[other.id]
            if read.start < own.end and own.start < read.end and own.trigger.end <= read.trigger.start:
                between = self._text[own.trigger.end : read.trigger.start]
                if _AFTER.search(between) and not _BEFORE.search(between):
                    return other.earliest
        return None

    def _lies_in(self, claim: PictureClaim, spans: Sequence[tuple[int, int]]) -> bool:
        start = self._triggers[claim.id].trigger.start
        return any(first <= start < end for first, end in spans)
