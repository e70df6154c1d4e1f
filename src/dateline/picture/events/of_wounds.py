"""Deaths of wounds: who dies days after an act of violence is of its dead, and neither dates nor places it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from dateline.model.picture import PictureClaim
from dateline.picture.events.fit import NEWS_DAYS, width
from dateline.picture.events.kinship import VIOLENCE

LONGEST = timedelta(days=60)
"""So long after an act it is told of who dies of it; later deaths are news of their own."""
_WOUNDED = re.compile(
    r"\b(?:wounds?|wounded|injur(?:y|ies|ed)|hurt|succumb(?:ed|s|ing)?|shot|stabbed|beaten|burn(?:s|ed|t))\b",
    re.IGNORECASE,
)
"""Words that say the dead had been harmed before."""


def of_wounds(claims: Iterable[PictureClaim], news: Iterable[Sequence[str]]) -> Mapping[str, str]:
    """Give by the id of a death that of the claim of the act it came of; the order of ``claims`` does not matter.

    The act is told in one breath with the death ("shot on Friday, he died on Sunday"), or it is told to have been done
    to the same person, or, where words speak of wounds, it is the only act that the reports of the matter tell of the
    days before.
    """
    group = {article: number for number, articles in enumerate(news) for article in articles}
    acts: dict[object, list[PictureClaim]] = {}
    deaths: list[PictureClaim] = []
    for claim in sorted(claims, key=lambda c: (c.article_id, c.start, c.id)):
        if claim.tense != "current" or not _has_a_day(claim):
            continue
        if claim.tells == "death":
            deaths.append(claim)
        elif claim.kind in VIOLENCE:
            acts.setdefault(group.get(claim.article_id, claim.article_id), []).append(claim)
    found = ((d, _act(d, acts.get(group.get(d.article_id, d.article_id), ()))) for d in deaths)
    return {death.id: act.id for death, act in found if act is not None}


def _act(death: PictureClaim, acts: Sequence[PictureClaim]) -> PictureClaim | None:
    before = [a for a in acts if _is_before(a, death)]
    spoken = _WOUNDED.search(death.quote) is not None
    in_one_breath = [a for a in before if spoken and _is_told_with(a, death) and not _has_other_dead(a, death)]
    people = {t for t in death.target_ids if t.startswith("per-")}
    own = in_one_breath or [a for a in before if people & set(a.target_ids)]
    if own:
        return max(
            own,
            key=lambda a: (a.earliest is not None and a.earliest.toordinal(), a.article_id == death.article_id, a.id),
        )
    return _only(before, death) if spoken else None


def _only(before: Sequence[PictureClaim], death: PictureClaim) -> PictureClaim | None:
    """Give the first claim of the only day on which the matter's reports tell of violence shortly before."""
    late = [a for a in before if a.latest and death.earliest and death.earliest - a.latest <= timedelta(days=NEWS_DAYS)]
    days = {(a.earliest, a.latest) for a in late}
    return late[0] if len(days) == 1 else None


def _has_a_day(claim: PictureClaim) -> bool:
    return claim.time_basis != "unknown" and width(claim) <= 1


def _is_before(act: PictureClaim, death: PictureClaim) -> bool:
    if act.latest is None or death.earliest is None:
        return False
    return act.latest < death.earliest <= act.latest + LONGEST


def _is_told_with(act: PictureClaim, death: PictureClaim) -> bool:
    return act.article_id == death.article_id and act.start < death.end and death.start < act.end


def _has_other_dead(act: PictureClaim, death: PictureClaim) -> bool:
    """Tell an act whose own dead are others: ``died on Sunday, two days after a bomb killed three``."""
    mine = [(q.of, q.best) for q in death.quantities]
    return any(q.measure == "killed" and (q.of, q.best) not in mine for q in act.quantities)
