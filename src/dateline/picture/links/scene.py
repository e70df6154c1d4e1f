"""One report as its claims are linked: what a mention takes up again, and when it was what a claim tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from dateline.model.article import Article
from dateline.model.picture import PictureClaim, PictureQuantity, Published
from dateline.model.reading import Claim, Mention, Quantity, Reading, TimeExpression
from dateline.model.world import When
from dateline.picture.links import when
from dateline.picture.links.counted_back import counted_back, counts
from dateline.picture.links.entries import Entries
from dateline.picture.links.lasting import lasted
from dateline.picture.links.narrative import counted_from
from dateline.picture.links.setting import Setting
from dateline.picture.links.stretches import span, stretches

BACKGROUND_DAYS = 45
"""What happened longer before the report is background to it, not its news."""

_WHEN = re.compile(r",? when\b[^.\n]*$")
YEAR = timedelta(days=365)
_NAMING = re.compile(
    r"['’]s? | (?:hospital|clinic|school|university|college|foundation|institute|mosque|church|stadium|airport|bridge|street"
    r"|prison|hotel|centre|center|square|library|museum|trust|academy|memorial|barracks|camp)\b",
    re.IGNORECASE,
)


class Scene:
    """One article with its reading, indexed."""

    def __init__(self, article: Article, reading: Reading, published: Published) -> None:
        self.article, self.reading, self.published = article, reading, published
        self.mentions = {m.id: m for m in reading.mentions}
        self.times: dict[str, TimeExpression] = {t.id: t for t in reading.times}
        self._setting = Setting(article, reading.times)
        self.entries = Entries(article, reading.times)
        self._every = sorted(reading.times, key=lambda t: t.start)
        self._stretches = stretches(article.text, self._every)
        self._counts = counts(article.text, self._every)
        self.quantities: dict[str, Quantity] = {q.id: q for q in reading.quantities}
        self.attributions = {a.id: a for a in reading.attributions}
        self._ordered = sorted(reading.mentions, key=lambda m: m.start)

    def root(self, mention: Mention | None) -> Mention | None:
        """Follow ``the group``, ``he``, ``the city`` back to what they take up."""
        for _ in range(20):
            if mention is None or mention.refers_to is None or mention.refers_to not in self.mentions:
                return mention
            mention = self.mentions[mention.refers_to]
        return mention

    def within(self, start: int, end: int) -> list[Mention]:
        return [m for m in self._ordered if m.start >= start and m.end <= end]

    def names_a_thing(self, mention: Mention) -> bool:
        """Tell a person whose name a thing bears or who owns it: ``staff at the Lena Baran hospital``, ``Baran's party``."""
        return _NAMING.match(self.article.text, mention.end) is not None

    def called(self, name: str | None) -> list[Mention]:
        """Give the people named so: who "he" is, where the attribution has said whose words they are."""
        return [m for m in self._ordered if m.kind == "person" and m.quote == name]

    def words(self, mention_id: str | None) -> str | None:
        mention = self.mentions.get(mention_id or "")
        return (mention.noun or mention.quote) if mention else None

    def quantity(self, quantity_id: str) -> PictureQuantity:
        found = self.quantities[quantity_id]
        return PictureQuantity(
            measure=found.measure,
            of=found.of or found.noun,
            low=found.low,
            best=found.best,
            high=found.high,
            text=found.quote,
            cumulative=found.cumulative,
        )

    def when(self, claim: Claim, before: Sequence[PictureClaim]) -> When:
        """Resolve the times of a claim, told after others; without any that says a day it is only known to be no later than the report."""
        days = window(self.published)
        past = claim.tense in {"current", "background"}
        text, every = self.article.text, self._every
        back = counted_back(claim, self._counts, text, self.times, before, days) if past else None
        if back is not None:
            return _not_after(back, self.published.latest)
        times = [self._setting.placed(self.times[t], days) for t in claim.times if t in self.times]
        told = [_begun(t, claim, text) for t in times]
        whens = [
            self.entries.day(t, days)
            or self._stretch(t, past)
            or when.resolve(t, self._window(t), counted_from(t, text, every, before, days), past)
            for t in _days_first(told)
        ]
        latest = self.published.latest if past else None
        if not whens:
            return When(earliest=None, latest=latest, basis="unknown")
        whole = when.combine(whens)
        if whole.earliest is None and whole.latest is None:
            return replace(whole, latest=latest)
        whole = lasted(whole, times, text)
        return _not_after(whole, latest) if past else whole

    def _stretch(self, time: TimeExpression, past: bool | None) -> When | None:
        """Give all days of the stretch that an expression opens or closes."""
        stretch = self._stretches.get(time.id)
        return span(stretch, self._window(time), past) if stretch is not None else None

    def _window(self, time: TimeExpression) -> tuple[date, date] | None:
        """Give the publication interval as far as it resolves a time: within a year it does a day of the month."""
        narrow, (first, last) = window(self.published), (self.published.earliest, self.published.latest)
        if narrow is not None or first is None or last is None or time.kind != "date" or not time.day:
            return narrow
        return (first, last) if last - first < YEAR else None

    def said(self, claim: Claim) -> When | None:
        """Give the day on which somebody said what is told."""
        attribution = self.attributions.get(claim.attribution or "")
        time = self.times.get(attribution.said_time or "") if attribution is not None else None
        if time is None or time.id in claim.times:
            return None
        told = when.resolve(time, window(self.published))
        return told if told.latest is not None and told.basis != "inferred" else None

    def tense(self, claim: Claim, happened: When) -> str:
        """Call background what lies long before the report."""
        if claim.tense != "current" or happened.latest is None or happened.basis == "unknown":
            return claim.tense
        start: date | None = self.published.earliest
        if start is None:
            named_year = any(self.times[t].year is not None for t in claim.times if t in self.times)
            return "background" if named_year else "current"
        return "background" if (start - happened.latest).days > BACKGROUND_DAYS else "current"


def _days_first(times: Sequence[TimeExpression]) -> Sequence[TimeExpression]:
    """Put hours behind the days they are of: in ``a pre-dawn strike on Thursday`` dawn says nothing of which day."""
    return sorted(times, key=lambda t: t.anchor == "event" and t.kind in {"part", "clock"})


def _begun(expression: TimeExpression, claim: Claim, text: str) -> TimeExpression:
    """Give the day itself to what took place on it: ``had held it since 18 December, when the army withdrew``."""
    if "since" in (expression.modifier or "") and _WHEN.match(
        text[expression.end : max(expression.end, claim.trigger.start)]
    ):
        return replace(expression, modifier=None)
    return expression


def _not_after(happened: When, report: date | None) -> When:
    """Keep what a report tells as past from lying after it: "demanded elections by July" is a demand of today."""
    if report is None or happened.latest is None or happened.latest <= report:
        return happened
    if happened.earliest is None or happened.earliest > report:
        return When(earliest=None, latest=report, basis="unknown", text=happened.text)
    return replace(happened, latest=report)


def window(published: Published) -> tuple[date, date] | None:
    """Give the publication interval where both ends are known and near enough to resolve a weekday."""
    if published.earliest is None or published.latest is None or (published.latest - published.earliest).days > 10:
        return None
    return published.earliest, published.latest
