"""Denials of a figure: who says that it was not so many, set beside the figure they deny."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from dateline.model.article import identify
from dateline.model.picture import MEASURES, Answer, Finding, PictureClaim, PictureQuantity
from dateline.picture.findings.counted import fold, group_of
from dateline.rules import Rule, load_rules


class DenialRule(Rule, frozen=True, kw_only=True):
    """Verbs of denying, and what a figure is called when it is taken up again."""

    verbs: tuple[str, ...]
    figures: tuple[str, ...]
    reach: int = 100_000
    """How many characters before it the figure may stand at most; short where the word may mean more than a figure."""


def refute(event_id: str, numbers: Sequence[Finding], refuted: Sequence[PictureClaim]) -> list[Finding]:
    """Put each denial to the answers it denies; a figure that nobody else gives becomes an answer nobody stands for."""
    found = {f.question: f for f in numbers}
    for claim in refuted:
        for quantity in claim.quantities:
            if quantity.measure is not None:
                question = _question(quantity, found)
                known = found.get(question) or _empty(event_id, question)
                found[question] = _denied(known, quantity, claim.id)
    return list(found.values())


def refute_taken_up(findings: Sequence[Finding], claims: Iterable[PictureClaim]) -> list[Finding]:
    """Put "the army rejected the toll" to the last figure that the same report gave before it.

    A figure that is denied by its number, of whatever happening, is put to those happenings its report tells of.
    """
    told = {c.id: c for c in claims}
    found = _refute_by_number(findings, told)
    given = _given(found, told)
    done: set[tuple[str, int]] = set()
    here = (c for c in told.values() if c.article_id in given)
    for claim in sorted(here, key=lambda c: (c.article_id, c.start, c.kind != "refusal", c.id)):
        reach = _reach(claim.quote)
        if (claim.article_id, claim.start) in done or reach is None:
            continue
        done.add((claim.article_id, claim.start))
        meant = _last_figure(claim, given[claim.article_id], reach)
        if meant is not None:
            row, number = meant
            answers = list(found[row].answers)
            denied = tuple(sorted({*answers[number].denied_by, claim.id}))
            answers[number] = replace(answers[number], denied_by=denied)
            found[row] = replace(found[row], answers=tuple(answers), status="contested")
    return found


def denies_a_figure(words: str) -> bool:
    """Tell whether a sentence says that somebody denies a figure told before."""
    return _reach(words) is not None


def _reach(words: str) -> int | None:
    """Give how far back the figure may stand that a sentence denies; None where it denies none."""
    return max((reach for reach, pattern in _patterns() if pattern.search(words)), default=None)


def _refute_by_number(findings: Sequence[Finding], told: dict[str, PictureClaim]) -> list[Finding]:
    """Put the denials that found no happening of their own to the same figure of a happening of their report."""
    found = list(findings)
    homes: dict[str, set[str | None]] = {}
    for claim in told.values():
        homes.setdefault(claim.article_id, set()).add(claim.event_id)
    for claim in sorted(told.values(), key=lambda c: c.id):
        if claim.event_id is not None or (claim.polarity, claim.certainty) != ("negative", "doubted"):
            continue
        for row, finding in enumerate(found):
            if finding.event_id in homes[claim.article_id]:
                found[row] = _with_denials(finding, claim)
    return found


def _with_denials(finding: Finding, claim: PictureClaim) -> Finding:
    for quantity in claim.quantities:
        asked = quantity.measure is not None and finding.question.partition(":")[0] == quantity.measure
        if asked and any(answer.best == quantity.best for answer in finding.answers):
            return _denied(finding, quantity, claim.id)
    return finding


class _Given(NamedTuple):
    """A figure where a report gives it: whether of killed, where it stands, and which answer of which finding it is."""

    of_killed: bool
    start: int
    row: int
    number: int


def _given(findings: Sequence[Finding], told: dict[str, PictureClaim]) -> dict[str, list[_Given]]:
    """List the figures of each report."""
    found: dict[str, list[_Given]] = {}
    for row, finding in enumerate(findings):
        if finding.question.partition(":")[0] not in MEASURES:
            continue
        for number, answer in enumerate(finding.answers):
            for claim in (told[c] for c in answer.claim_ids if c in told and answer.best is not None):
                killed = finding.question.startswith("killed")
                found.setdefault(claim.article_id, []).append(_Given(killed, claim.start, row, number))
    return found


def _last_figure(claim: PictureClaim, given: Sequence[_Given], reach: int) -> tuple[int, int] | None:
    """Find the answer that stands last before a denial in its report; a toll of killed before any other."""
    best = max((figure for figure in given if claim.start - reach <= figure.start < claim.start), default=None)
    return (best.row, best.number) if best is not None else None


@cache
def _patterns() -> tuple[tuple[int, re.Pattern[str]], ...]:
    """Read the rules: a verb, and within a few words what takes the figure up with "the", "that" or "such a"."""
    return tuple(
        (
            rule.reach,
            re.compile(
                rf"\b(?:{'|'.join(rule.verbs)})\b[^.;]{{0,60}}?\b(?:the|that|this|those|these|such an?|such)\s+"
                rf"(?:\w+[’']s\s+|\w+\s+)?(?:{'|'.join(rule.figures)})\b(?!\s+(?:of|that)\b)",
                re.IGNORECASE,
            ),
        )
        for rule in load_rules("en/refuted", DenialRule)
    )


def _question(quantity: PictureQuantity, found: dict[str, Finding]) -> str:
    """Name the question a denied figure answers: of its own group, or of people in general."""
    group = group_of(quantity.of)
    name = fold([group])[group]
    for question in (f"{quantity.measure}: {name}" if name else f"{quantity.measure}", f"{quantity.measure}"):
        if question in found:
            return question
    return f"{quantity.measure}: {name}" if name else f"{quantity.measure}"


def _denied(finding: Finding, quantity: PictureQuantity, claim_id: str) -> Finding:
    answers = [
        replace(a, denied_by=tuple(sorted({*a.denied_by, claim_id}))) if _meets(a, quantity) else a
        for a in finding.answers
    ]
    if answers == list(finding.answers):
        answers.append(
            Answer(
                value=quantity.text, low=quantity.low, best=quantity.best, high=quantity.high, claim_ids=(), origins=0,
                relation="contradicts" if answers else "agrees", denied_by=(claim_id,),
            )
        )  # fmt: skip
    return replace(finding, answers=tuple(answers), status="contested")


def _meets(answer: Answer, quantity: PictureQuantity) -> bool:
    """Tell whether an answer gives the figure that is denied: the same, or one within the other."""
    low, high = _bounds(quantity.low, quantity.best, quantity.high)
    least, most = _bounds(answer.low, answer.best, answer.high)
    if answer.best is not None and quantity.best is not None and answer.best == quantity.best:
        return True
    return low <= least and most <= high


def _bounds(low: int | None, best: int | None, high: int | None) -> tuple[float, float]:
    least = low if low is not None else best
    return (least if least is not None else 0, high if high is not None else float("inf"))


def _empty(event_id: str, question: str) -> Finding:
    return Finding(
        id=identify("fnd", event_id, question), event_id=event_id, question=question, status="contested", answers=()
    )
