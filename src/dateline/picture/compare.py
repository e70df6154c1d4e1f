"""Fact by fact: what each report says of an event, whether they agree, and how surely it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from dateline.model.article import identify
from dateline.model.picture import Answer, Finding, FindingStatus, PictureClaim, PictureQuantity, Published
from dateline.picture.origins import Origins

MEASURES = ("killed", "injured", "missing", "detained", "freed", "displaced")


def compare(
    event_id: str,
    claims: Sequence[PictureClaim],
    denials: Sequence[PictureClaim],
    published: Mapping[str, Published],
    origins: Origins,
) -> tuple[Finding, ...]:
    """Answer each question that the claims of one event speak to, every answer with its claims and origins."""
    found = [_occurred(event_id, claims, denials, origins), _means(event_id, claims, origins)]
    for measure in MEASURES:
        found += _numbers(event_id, measure, claims, published, origins)
    return tuple(f for f in found if f is not None)


def _occurred(
    event_id: str, claims: Sequence[PictureClaim], denials: Sequence[PictureClaim], origins: Origins
) -> Finding:
    answers = [_answer("yes", claims, origins)]
    if denials:
        answers.append(_answer("no", denials, origins))
    status: FindingStatus = "contested" if denials else _agreed(answers[0])
    return _finding(event_id, "occurred", status, answers)


def _means(event_id: str, claims: Sequence[PictureClaim], origins: Origins) -> Finding | None:
    answers = _by(claims, lambda c: c.means, origins)
    if not answers:
        return None
    status: FindingStatus = (
        "contested" if len(answers) > 1 and not _refine([a.value or "" for a in answers]) else _agreed(answers[0])
    )
    return _finding(event_id, "means", status, answers)


_FINER = {
    "airstrike": {"drone"},
    "bomb": {"car-bomb", "suicide-bomb", "sticky-bomb", "landmine"},
    "shelling": {"mortar", "rocket", "missile", "artillery"},
}


def _refine(values: Sequence[str]) -> bool:
    """Tell whether all answers are one, told more or less closely (a bomb, a car bomb)."""
    return any(all(v == broad or v in finer for v in values) for broad, finer in _FINER.items())


def _by(claims: Sequence[PictureClaim], value: Callable[[PictureClaim], str | None], origins: Origins) -> list[Answer]:
    groups: dict[str, list[PictureClaim]] = {}
    for claim in claims:
        told = value(claim)
        if told is not None:
            groups.setdefault(told, []).append(claim)
    answers = [_answer(told, group, origins) for told, group in groups.items()]
    return sorted(answers, key=lambda a: (-a.origins, a.value or ""))


def _numbers(
    event_id: str, measure: str, claims: Sequence[PictureClaim], published: Mapping[str, Published], origins: Origins
) -> Iterable[Finding]:
    """Make one finding for each group of people counted: killed civilians and killed fighters are two questions."""
    told: dict[str, list[tuple[PictureClaim, PictureQuantity]]] = {}
    for claim in claims:
        for quantity in claim.quantities:
            if quantity.measure == measure:
                told.setdefault(_group(quantity), []).append((claim, quantity))
    for group, pairs in sorted(told.items()):
        question = f"{measure}: {group}" if group else measure
        answers = _figures(pairs, origins)
        yield _finding(event_id, question, _number_status(answers, pairs, published), answers)


_PEOPLE = frozenset(
    {"", "people", "person", "dead", "life", "victim", "other", "casualty", "human", "individual", "body"}
)


def _group(quantity: PictureQuantity) -> str:
    """Name whom a number counts; people in general are no group of their own."""
    words = (quantity.of or "").lower().split()
    noun = words[-1].rstrip("s") if words else ""
    return "" if noun in _PEOPLE or noun.isdigit() else (quantity.of or "").lower()


def _figures(pairs: Sequence[tuple[PictureClaim, PictureQuantity]], origins: Origins) -> list[Answer]:
    groups: dict[tuple[int | None, int | None, int | None], list[tuple[PictureClaim, PictureQuantity]]] = {}
    for claim, quantity in pairs:
        groups.setdefault((quantity.low, quantity.best, quantity.high), []).append((claim, quantity))
    answers = [
        Answer(
            value=group[0][1].text,
            low=low,
            best=best,
            high=high,
            claim_ids=tuple(sorted({c.id for c, _ in group})),
            origins=origins.count([c for c, _ in group]),
        )
        for (low, best, high), group in groups.items()
    ]
    return sorted(answers, key=lambda a: (-a.origins, a.best or 0, a.claim_ids))


def _number_status(
    answers: Sequence[Answer], pairs: Sequence[tuple[PictureClaim, PictureQuantity]], published: Mapping[str, Published]
) -> FindingStatus:
    """Contested where figures cannot all be true; superseded where a later report raises an earlier toll."""
    if len(answers) == 1:
        return _agreed(answers[0])
    if all(_compatible(a, b) for n, a in enumerate(answers) for b in answers[n + 1 :]):
        return "corroborated" if sum(a.origins for a in answers) > 1 else "single"
    dated = sorted(
        (published[c.article_id].earliest, q.best)
        for c, q in pairs
        if published[c.article_id].earliest and q.best is not None
    )
    days = {d for d, _ in dated}
    rising = [q for _, q in dated] == sorted(q for _, q in dated)
    return "superseded" if len(days) > 1 and rising else "contested"


def _compatible(one: Answer, other: Answer) -> bool:
    """Tell whether two figures can both be true: their ranges meet (an open end reaches for ever)."""
    low = max(one.low or 0, other.low or 0)
    highs = [h for h in (one.high, other.high) if h is not None]
    return not highs or low <= min(highs)


def _answer(value: str, claims: Sequence[PictureClaim], origins: Origins) -> Answer:
    return Answer(
        value=value,
        low=None,
        best=None,
        high=None,
        claim_ids=tuple(sorted(c.id for c in claims)),
        origins=origins.count(claims),
    )


def _agreed(answer: Answer) -> FindingStatus:
    return "corroborated" if answer.origins > 1 else "single"


def _finding(event_id: str, question: str, status: FindingStatus, answers: Sequence[Answer]) -> Finding:
    return Finding(
        id=identify("fnd", event_id, question),
        event_id=event_id,
        question=question,
        status=status,
        answers=tuple(answers),
    )
