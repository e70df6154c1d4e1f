"""Which of two articles that share words took them from the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model.picture import Published
from dateline.picture.copies.credits import Credit, is_agency, names_outlet
from dateline.picture.copies.passages import Passage, Sheet, coverage

CREDIT, EARLIER, QUOTES, AGENCY, OWN_REPORTING, HEARSAY, FULLER, ABRIDGED = 6.0, 4.0, 3.0, 3.0, 2.5, 1.5, 2.0, 0.7
"""What each reason weighs; set by hand, see bench/syndication.py."""

SURE = 1.5
"""What speaks for a direction at least where it is stated; less than that leaves open who had the words first."""
CUT_OUT = 40
"""Words in which inclusion alone tells: a shorter text may as well be the flash that the fuller one grew from."""

MUCH = 0.2
"""A report that has this share of its words from another names it at its head or foot for all of them."""

HEAD = 500
"""Characters at a report's head, its first paragraph among them, where it says whose story it tells."""

_HEARSAY = re.compile(
    r"\b(?:quoted as|reportedly|according to (?:(?:\w+ ){0,2}(?:media|press|reports?|accounts?|news|sources?|outlets?|papers?))|"
    r"(?:media|press|news|local|other|earlier|some) reports?|reports? (?:said|say|says|claim|suggest)|said to have|it (?:is|was) reported|"
    r"is reporting|news(?:paper)?s? reported|media outlets?)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:told (?:this|our) (?:news)?(?:paper|site|outlet|reporter|correspondent|magazine)|our (?:own )?(?:correspondent|reporter)s?|"
    r"(?:seen|obtained|reviewed|heard) by this (?:news)?(?:paper|outlet|site)|told us\b|we (?:spoke|have seen|have learned|were told))",
    re.IGNORECASE,
)
_ABRIDGED = re.compile(r"\[?(?:\.\.\.|…|\. \. \.)\]?")
_NEAR = 200


def lean(
    left: Sheet, right: Sheet, passages: Sequence[Passage], published: tuple[Published | None, Published | None]
) -> float:
    """Give how much speaks for the left article as the origin (above 0) or the right one (below).

    Credit outweighs dates, dates outweigh wording, and the fuller text is the origin where nothing else decides.
    """
    ours = [(passage.left_start, passage.left_end, passage.left_quoted) for passage in passages]
    theirs = [(passage.right_start, passage.right_end, passage.right_quoted) for passage in passages]
    return (
        _credit(right, left, theirs) - _credit(left, right, ours)
        + EARLIER * _earlier(*published)
        + QUOTES * (_quotes(theirs, ours) - _quotes(ours, theirs))
        + AGENCY * (_writes_for_others(left) - _writes_for_others(right))
        + OWN_REPORTING * (_near(_OWN, left, ours) - _near(_OWN, right, theirs))
        + HEARSAY * (_near(_HEARSAY, right, theirs) - _near(_HEARSAY, left, ours))
        + ABRIDGED * (_inside(_ABRIDGED, right, theirs) - _inside(_ABRIDGED, left, ours))
        + _fuller(left, right, passages)
    )  # fmt: skip


def is_sure(leaning: float, left: Sheet, right: Sheet, passages: Sequence[Passage]) -> bool:
    """Tell whether what speaks for a direction (``lean``) is enough to state it."""
    beside = abs(leaning - _fuller(left, right, passages))
    return abs(leaning) >= SURE and (beside >= SURE or sum(passage.words for passage in passages) >= CUT_OUT)


def fits(credit: Credit, taker: Sheet, origin: Sheet, others: frozenset[str]) -> bool:
    """Tell whether a credit in the taker can mean the origin.

    It names the origin's outlet; or, where the origin does not say who published it, it names one that is neither the
    taker's own nor that of any other article (``others``, folded names).
    """
    if origin.names:
        return names_outlet(credit.name, origin.names)
    return credit.sure and not names_outlet(credit.name, taker.names | others)


def credits_of(sheet: Sheet, stretches: Sequence[tuple[int, int, bool]], share: float) -> tuple[Credit, ...]:
    """Give the credits beside some stretches, and of an article that is mostly copied those at its head and foot."""
    near = {credit.start: credit for start, end, _ in stretches for credit in sheet.credits_near(start, end)}
    near |= {credit.start: credit for credit in sheet.head_credits}
    if share >= MUCH:
        length = len(sheet.article.text)
        near |= {c.start: c for c in sheet.credits if c.start < HEAD or c.start > length - 400}
    return tuple(near[at] for at in sorted(near))


def _credit(taker: Sheet, origin: Sheet, stretches: Sequence[tuple[int, int, bool]]) -> float:
    """Weigh the credits beside the passages that name the other article's outlet, or one that could be it."""
    found = credits_of(taker, stretches, 1.0)
    if any(names_outlet(credit.name, origin.names) for credit in found):
        return CREDIT
    unnamed = not origin.names and any(credit.sure and not names_outlet(credit.name, taker.names) for credit in found)
    return CREDIT - 2 if unnamed else 0.0


def _earlier(left: Published | None, right: Published | None) -> float:
    """Give 1 where the left article was surely published before the right one, -1 after, else 0."""
    if left is None or right is None:
        return 0.0
    if left.latest and right.earliest and left.latest < right.earliest:
        return 1.0
    return -1.0 if right.latest and left.earliest and right.latest < left.earliest else 0.0


def _quotes(ones: Sequence[tuple[int, int, bool]], others: Sequence[tuple[int, int, bool]]) -> float:
    """Tell whether words that are the other's narration stand in quotation marks here."""
    return float(any(one[2] and not other[2] for one, other in zip(ones, others, strict=True)))


def _writes_for_others(sheet: Sheet) -> float:
    return float(bool(sheet.article.outlet and is_agency(sheet.article.outlet)))


def _near(pattern: re.Pattern[str], sheet: Sheet, stretches: Sequence[tuple[int, int, bool]]) -> float:
    """Tell whether a wording stands beside one of the stretches, not inside a quotation."""
    text = sheet.article.text
    for start, end, _ in stretches:
        for match in pattern.finditer(text, max(0, start - _NEAR), min(len(text), end + _NEAR)):
            if sheet.quotation_at(match.start()) is None:
                return 1.0
    return 0.0


def _inside(pattern: re.Pattern[str], sheet: Sheet, stretches: Sequence[tuple[int, int, bool]]) -> float:
    return float(any(pattern.search(sheet.article.text, start, end) for start, end, _ in stretches))


def _fuller(left: Sheet, right: Sheet, passages: Sequence[Passage]) -> float:
    """Weigh inclusion: a text that is wholly inside the other was cut out of it; then the wider quotation counts."""
    ours, theirs = coverage(passages, left), coverage(passages, right)
    if max(ours, theirs) < 0.4:
        return 0.0
    return FULLER * max(-1.0, min(1.0, 2 * (theirs - ours)))
