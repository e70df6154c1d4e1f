"""Denials of a figure: who says that it was not so many, set beside the figure they deny."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dateline.model.article import identify
from dateline.model.picture import Answer, Finding, PictureClaim, PictureQuantity
from dateline.picture.counted import fold, group_of


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
