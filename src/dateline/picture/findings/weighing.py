"""The figures of one group weighed: what is of another scope or outdated is set apart, the rest compared with the leading one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import combinations

from msgspec import Struct

from dateline.model.picture import Answer, FindingStatus, PictureClaim, Relation
from dateline.origins import Key
from dateline.picture.events.calamities import is_part
from dateline.picture.findings.reconcile import Figure
from dateline.picture.findings.tellings import (
    Told,
    added_up,
    is_further,
    is_listed,
    is_of_place,
    is_of_some,
    is_of_wider,
    is_other_scope,
    is_period_total,
    is_share,
    supersedes,
)


class Numbers(Struct, frozen=True, kw_only=True):
    """What is answered to one question that asks for a number."""

    question: str
    status: FindingStatus
    answers: tuple[Answer, ...]
    figures: tuple[Figure, ...]
    """One for each origin whose figure still holds."""


def weigh(question: str, told: Sequence[Told], claims: Sequence[PictureClaim], died: frozenset[str]) -> Numbers:
    """Set apart what is of another scope or outdated, then compare what is left.

    ``died``: the reports whose hurt are among the dead that others tell of.
    """
    period = _of_other_extent(told, claims)
    here = [t for t in told if t not in period] or list(told)
    outdated = [t for t in here if t.claim.article_id in died or any(supersedes(u, t) for u in here)]
    holding = [t for t in here if t not in outdated]
    if not holding:
        return Numbers(
            question=question,
            status="superseded",
            answers=tuple(_answers(outdated, lambda _: "superseded")),
            figures=(),
        )
    lead = min(holding, key=lambda t: _rank(t, holding))
    apart = _apart_from(lead, holding)
    holding = [t for t in holding if t not in apart]
    answers = [
        *_answers(holding, lambda t: _relation(t, lead)),
        *_answers([*apart, *(t for t in period if t not in holding)], lambda _: "different-scope"),
        *_answers(outdated, lambda _: "superseded"),
    ]
    return Numbers(
        question=question,
        status=_status(holding, outdated),
        answers=tuple(answers),
        figures=tuple(_per_origin([t for t in holding if not t.is_word] or holding)),
    )


def _of_other_extent(told: Sequence[Told], claims: Sequence[PictureClaim]) -> list[Told]:
    """Give the totals of a longer time or wider land, and the counts of what is listed or told of one place alone."""
    tests: tuple[Callable[[Told], bool], ...] = (
        lambda t: is_period_total(t, claims),
        lambda t: is_listed(t, claims) and any(_is_whole_beside(o, t) for o in told),
        lambda t: _is_of_part(t, told) and any(_is_below(t, o) for o in told),
        lambda t: is_of_wider(t, told),
    )
    wholes, found = added_up(told)
    for is_other in tests:
        found += [t for t in told if t not in found and t not in wholes and is_other(t)]
    return found


def _is_of_part(told: Told, others: Sequence[Told]) -> bool:
    """Tell a count of one place; what a report divides its whole into is one wherever it tells it again."""
    quotes = {o.claim.quote for o in others if o.claim.article_id == told.claim.article_id}
    return is_of_place(told) or any(is_share(told, quote) for quote in quotes)


def _apart_from(lead: Told, holding: Sequence[Told]) -> list[Told]:
    """Give the figures that do not fit the leading one and do not contradict it either: they count others, or some."""
    tests: tuple[Callable[[Told], bool], ...] = (
        lambda t: is_other_scope(t, lead, holding),
        lambda t: is_part(t.claim, lead.claim) and t.low <= lead.high,
        lambda t: is_of_some(t) and t.high < lead.low,
        lambda t: t.is_whole and not lead.is_whole,
        lambda t: is_further(t) and is_further(lead),
    )
    found: list[Told] = []
    for is_other in tests:
        found += [t for t in holding if t not in found and not t.fits(lead) and is_other(t)]
    return found


def _is_whole_beside(other: Told, told: Told) -> bool:
    return other.low > told.low and other.claim.article_id == told.claim.article_id


def _is_below(told: Told, other: Told) -> bool:
    """Tell whether the other figure is that of a whole which this one can be a part of."""
    return not is_of_place(other) and (told.quantity.best or 0) < other.low


def _status(holding: Sequence[Told], outdated: Sequence[Told]) -> FindingStatus:
    if any(not a.fits(b) for a, b in combinations(holding, 2)):
        return "contested"
    if outdated:
        return "superseded"
    return "corroborated" if len({t.origin for t in holding}) > 1 else "single"


def order(told: Told) -> tuple[object, ...]:
    return (told.as_of or date.max, told.claim.article_id, told.claim.start, told.claim.id, told.quantity.text)


def _rank(told: Told, others: Sequence[Told]) -> tuple[object, ...]:
    """Put first what is told as a figure, then what most origins say, the exact, who stands nearest, the lower.

    A word ("several") that an exact figure fills comes after it, for it goes with any. Of what whole reports come to the higher: a report overlooks a victim sooner than it invents one.
    """
    agreeing = len({o.origin for o in others if o.fits(told)})
    same = len({o.origin for o in others if _value(o) == _value(told)})
    nearness = {"direct": 0, "own": 0, "neutral": 1, "party": 2, "enemy": 3}[told.voice]
    number = (told.quantity.best or 0) * (-1 if told.is_whole else 1)
    is_filled = told.is_word and any(o.is_exact and o.fits(told) for o in others)
    return (
        told.is_whole,
        is_of_some(told),
        is_filled,
        -agreeing,
        not told.is_exact,
        -same,
        nearness,
        number,
        order(told),
    )


def _value(told: Told) -> tuple[int | None, int | None, int | None]:
    return (told.quantity.low, told.quantity.best, told.quantity.high)


def _relation(told: Told, lead: Told) -> Relation:
    if _value(told) == _value(lead):
        return "agrees"
    return "refines" if told.fits(lead) else "contradicts"


def _answers(told: Iterable[Told], relation: Callable[[Told], Relation]) -> list[Answer]:
    groups: dict[tuple[int | None, int | None, int | None], list[Told]] = {}
    for each in told:
        groups.setdefault(_value(each), []).append(each)
    answers = [
        Answer(
            value=group[0].quantity.text,
            low=group[0].quantity.low,
            best=group[0].quantity.best,
            high=group[0].quantity.high,
            claim_ids=tuple(sorted({t.claim.id for t in group})),
            origins=len({t.origin for t in group}),
            relation=relation(group[0]),
            as_of=min((t.as_of for t in group if t.as_of is not None), default=None),
        )
        for group in groups.values()
    ]
    return sorted(answers, key=_answer_order)


def _answer_order(answer: Answer) -> tuple[object, ...]:
    standing = ("agrees", "refines", "contradicts", "different-scope", "superseded").index(answer.relation)
    return (standing, -answer.origins, answer.best or 0, answer.high is None, answer.high or 0, answer.claim_ids)


def _per_origin(holding: Sequence[Told]) -> list[Figure]:
    """Give one figure for each origin: its last, of those the most exact."""
    best: dict[Key, Told] = {}
    for told in sorted(holding, key=lambda t: (t.as_of or date.min, t.is_exact, order(t))):
        best[told.origin] = told
    return [
        Figure(low=t.quantity.low, best=t.quantity.best, high=t.quantity.high, voice=t.voice)
        for _, t in sorted(best.items())
    ]
