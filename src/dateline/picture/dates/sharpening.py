"""Reports of one happening date each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from dateline.model.picture import Evidence, PictureClaim, Published
from dateline.picture.dates.weekdays import AFTERNOON, NAMES, Week, weekday_in
from dateline.picture.dates.yearless import soon_after

_WEEK = timedelta(days=6)
_FOLLOWS = 5
"""Days after a happening on which a weekday is taken for the next of its name, and not the last before it."""


def sharpen(
    weeks: Mapping[str, Week],
    published: Mapping[str, Published],
    same_news: Sequence[tuple[str, ...]],
    tell_the_same: Callable[[str, str, int], bool] = lambda one, other, weekday: True,
    days_of_turns: Callable[[str, str], frozenset[date]] = lambda one, other: frozenset(),
) -> Mapping[str, Published]:
    """Date undated reports by the dated ones that tell of the same happening; gives all of ``published``, sharpened.

    ``same_news`` are groups of article ids that share the happening: place, kind, a side, weekday. A weekday that a
    dated report fixes is the same day in an undated one, which was then published on it or in the six days after.
    It is that very day where ``_told_that_day`` holds. ``tell_the_same`` tells of two reports whether they tell of one
    happening on a weekday (0 is Monday): a matter that goes on for weeks has many Sundays. ``days_of_turns``
    gives the days to which the second of two reports dates what the first tells by weekday and a town sees but once.
    """
    dates = dict(published)
    for _ in range(2):
        before = dict(dates)
        for group in same_news:
            known = [article for article in dict.fromkeys(group) if article in weeks and article in dates]
            _sharpen_group(known, weeks, dates, tell_the_same, days_of_turns)
        if dates == before:
            break
    return dates


def bound_by_happenings(
    published: Mapping[str, Published],
    happenings: Iterable[Sequence[PictureClaim]],
    weeks: Mapping[str, Week] | None = None,
) -> Mapping[str, Published]:
    """Give undated reports the first day on which what they tell as news can have happened.

    ``happenings`` are the claims of each event. The day is that which another report, dated itself, tells of the event.
    Where the undated one names the weekday it is, it came in the six days after; ``weeks`` by article narrow them.
    """
    dates = dict(published)
    for claims in sorted(happenings, key=lambda told: min(c.id for c in told)):
        fixed = [
            (c.earliest, c.article_id)
            for c in claims
            if c.earliest is not None and c.tense == "current" and published[c.article_id].latest is not None
        ]
        undated = {c.article_id for c in claims if c.tense == "current" and published[c.article_id].latest is None}
        for article in sorted(undated) if fixed else ():
            day, witness = min(fixed)
            text = f"tells as news of what {witness} dates to {day}"
            named = [c for c in claims if c.article_id == article and weekday_in(c.time_text) == day.weekday()]
            if weeks is not None and article in weeks and named and _is_one_day(claims, published):
                evidence = _within_week("same-event", text, weeks[article], day, witness)
            else:
                evidence = _evidence("same-event", text, witness, day, None)
            dates[article] = narrow(dates[article], evidence)
    return dates


def _is_one_day(claims: Sequence[PictureClaim], published: Mapping[str, Published]) -> bool:
    """Tell whether all dated reports that give an event a day give it the same, and those that give it a month, one around it."""
    told = [(c.earliest, c.latest or date.max) for c in claims if published[c.article_id].latest and c.earliest]
    days = {first for first, last in told if first == last}
    return len(days) == 1 and all(first <= min(days) <= last for first, last in told)


def _sharpen_group(
    group: Sequence[str],
    weeks: Mapping[str, Week],
    dates: dict[str, Published],
    tell_the_same: Callable[[str, str, int], bool],
    days_of_turns: Callable[[str, str], frozenset[date]],
) -> None:
    fixed = _fix_weekdays(group, weeks, dates)
    named_by_all = _named_by_all(group, weeks)
    for article in group:
        if _is_open(dates[article]):
            common = frozenset(
                day for day in named_by_all if _is_shared(article, day, group, weeks, dates, tell_the_same)
            )
            evidence = (
                _by_weekdays(weeks[article], common, fixed)
                or _by_turns(article, group, weeks, dates, days_of_turns)
                or _not_before(weeks[article], common, fixed)
            )
            if evidence is not None and not _tells_of_later(weeks[article], evidence):
                dates[article] = narrow(dates[article], evidence)
    told = _told_that_day(group, weeks, dates, fixed)
    if told is None:
        return
    day, witness = told
    for article in group:
        if dates[article].basis != "stated" and _ends_on(weeks[article], day, group, weeks):
            text = f"the latest day it tells of is {NAMES[day.weekday()]} {day}, no further than the afternoon; all reports of this news end on that day"
            dates[article] = narrow(dates[article], _evidence("same-day", text, witness, day, day))


def _tells_of_later(week: Week, evidence: Evidence) -> bool:
    """Tell whether a report names days of the months after those it would be of: it looks back on weeks or months."""
    return evidence.latest is not None and bool(soon_after(week.of_month, evidence.latest))


def _is_shared(
    article: str,
    weekday: int,
    group: Sequence[str],
    weeks: Mapping[str, Week],
    dates: Mapping[str, Published],
    tell_the_same: Callable[[str, str, int], bool],
) -> bool:
    """Tell whether a weekday means one day to a report and to a dated one.

    It need not where a report names older days by their date: of what it looks back on there are many Sundays. Then it
    must be the news of both, or of a happening both tell.
    """
    mine = weeks[article]
    if not any(e.kind == "date-without-year" for e in dates[article].evidence):
        return True
    dated = [o for o in group if o != article and weekday in weeks[o].named and _is_within_week(dates[o])]
    return not mine.named or any(
        mine.lead == weeks[other].lead == weekday or tell_the_same(article, other, weekday) for other in dated
    )


def _is_within_week(when: Published) -> bool:
    return when.earliest is not None and when.latest is not None and when.latest - when.earliest <= _WEEK


def _named_by_all(group: Sequence[str], weeks: Mapping[str, Week]) -> frozenset[int]:
    """Give the weekdays that all reports name which name any."""
    named = [weeks[article].named for article in group if weeks[article].named]
    return frozenset.intersection(*named) if named else frozenset()


def _fix_weekdays(
    group: Sequence[str], weeks: Mapping[str, Week], dates: Mapping[str, Published]
) -> Mapping[int, tuple[date, str]]:
    """Give the day each weekday is, and the report that fixes it; a weekday that reports fix differently is left out."""
    found: dict[int, set[tuple[date, str]]] = {}
    for article in group:
        for weekday in weeks[article].named:
            day = _day_of(weekday, dates[article])
            if day is not None:
                found.setdefault(weekday, set()).add((day, article))
    agreed = {weekday: pairs for weekday, pairs in found.items() if len({day for day, _ in pairs}) == 1}
    return {weekday: min(pairs) for weekday, pairs in agreed.items()}


def _is_open(when: Published) -> bool:
    return when.basis != "stated" and (when.latest is None or when.earliest is None or when.latest > when.earliest)


def _by_weekdays(week: Week, common: frozenset[int], fixed: Mapping[int, tuple[date, str]]) -> Evidence | None:
    """Narrow by the last weekday that all reports name and one fixes: published on it or in the six days after.

    Weekdays that only some name may be other weeks' (a court date, a vigil), and so may a report's own last one.
    """
    shared = {weekday: fixed[weekday] for weekday in week.named & common if weekday in fixed}
    if not shared:
        return None
    day, witness = max(shared.values())
    text = f"tells of the same happening as {witness}, by which its {NAMES[day.weekday()]} is {day}"
    return _within_week("same-story", text, week, day, witness)


def _by_turns(
    article: str,
    group: Sequence[str],
    weeks: Mapping[str, Week],
    dates: Mapping[str, Published],
    days_of_turns: Callable[[str, str], frozenset[date]],
) -> Evidence | None:
    """Narrow by the last weekday of a turn of events (the fall of a town) that dated reports date; all must give it one day.

    Of a matter of weeks each report tells its own part: they need name no weekday in common.
    """
    found = {
        day: other
        for other in sorted(group, reverse=True)
        if other != article and _is_within_week(dates[other])
        for day in days_of_turns(article, other)
        if day.weekday() in weeks[article].named
    }
    days = sorted(found)
    if not days or days[-1] - days[0] > _WEEK:
        return None
    name, witness = NAMES[days[-1].weekday()], found[days[-1]]
    text = f"tells of the same turn of events as {witness}, by which its {name} is {days[-1]}"
    return _within_week("same-story", text, weeks[article], days[-1], witness)


def _day_of(weekday: int, when: Published) -> date | None:
    """Give the day that a bare weekday is to a report; None where it came out on any of too many days."""
    if when.earliest is None or when.latest is None or not _is_within_week(when):
        return None
    day = when.earliest - timedelta(days=(when.earliest.weekday() - weekday) % 7)
    return day if day + _WEEK >= when.latest else None


def _within_week(kind: str, text: str, week: Week, day: date, witness: str) -> Evidence:
    """Bound by a weekday known to be ``day``: a bare one is at most six days old.

    A report is not older than what it has somebody say, nor younger than the weekday it says something is due on.
    """
    low, high = day, day + _WEEK
    text += ": a bare weekday is at most six days old"
    gaps = [gap for weekday in week.said if 0 < (gap := (weekday - day.weekday()) % 7) <= _FOLLOWS]
    if gaps:
        low = day + timedelta(days=max(gaps))
        text += f"; somebody said so on {NAMES[low.weekday()]}"
    due = [low + timedelta(days=(weekday - low.weekday()) % 7 or 7) for weekday in week.ahead]
    if due and min(due) < high:
        high = min(due)
        text += f"; something is due on {NAMES[high.weekday()]}"
    return _evidence(kind, text, witness, low, high)


def _not_before(week: Week, common: frozenset[int], fixed: Mapping[int, tuple[date, str]]) -> Evidence | None:
    """A report of the happening that names no weekday cannot be older than the day the others all name."""
    days = [fixed[weekday] for weekday in common if weekday in fixed]
    if week.named or week.all_round or not days:
        return None
    day, witness = min(days)
    return _evidence(
        "same-story", f"tells of the same happening as {witness}, which is of {day} at the earliest", witness, day, None
    )


def _told_that_day(
    group: Sequence[str],
    weeks: Mapping[str, Week],
    dates: Mapping[str, Published],
    fixed: Mapping[int, tuple[date, str]],
) -> tuple[date, str] | None:
    """Give the day on which the whole group was told, and the report that fixes it, where that can be known.

    News named by weekday is dated to the day itself when three or more reports all end on the same weekday, none goes
    further, one of them is dated to that day or holds a post of it, and at least two tell of its morning or afternoon.
    A day told only as far as its afternoon is being told that day: of the evening and night one reads the day after.
    """
    ends = [end for article in group if (end := weeks[article].latest) is not None]
    if len(ends) < 3 or len(set(ends)) != 1 or ends[0] not in fixed:
        return None
    day, _ = fixed[ends[0]]
    witnesses = [article for article in group if dates[article].earliest == day and _is_dated(dates[article])]
    by_part = Counter(_side(weeks[article]) for article in group)
    later = any((low := dates[article].earliest) is not None and low > day for article in group)
    if not witnesses or later or by_part["day"] < 2 or by_part["night"]:
        return None
    return day, min(witnesses)


def _is_dated(when: Published) -> bool:
    """Tell whether a report has a date of its own, not one lent by another report."""
    own = [evidence for evidence in when.evidence if evidence.kind not in {"same-story", "same-day"}]
    return any(evidence.earliest == when.earliest and evidence.latest is not None for evidence in own)


def _side(week: Week) -> str:
    if week.told_until == 0:
        return "unsaid"
    return "day" if week.told_until <= AFTERNOON else "night"


def _ends_on(week: Week, day: date, group: Sequence[str], weeks: Mapping[str, Week]) -> bool:
    """Tell whether a report ends on the day: by part of day, or unsaid where the other reports say it of theirs."""
    others = sum(_side(weeks[article]) == "day" for article in group)
    return week.latest == day.weekday() and not week.looks_back and (_side(week) == "day" or others >= 2)


def narrow(when: Published, evidence: Evidence) -> Published:
    """Add evidence to what is known; where it would leave nothing it is not taken."""
    low = max((day for day in (when.earliest, evidence.earliest) if day), default=None)
    high = min((day for day in (when.latest, evidence.latest) if day), default=None)
    if (low and high and low > high) or (low, high) == (when.earliest, when.latest):
        return when
    return Published(earliest=low, latest=high, basis="inferred", evidence=(*when.evidence, evidence))


def _evidence(kind: str, text: str, witness: str, earliest: date, latest: date | None) -> Evidence:
    return Evidence(kind=kind, text=text, article_id=witness, start=None, end=None, earliest=earliest, latest=latest)
