"""Versions of one happening: one blast told as a bomb, an air strike and rockets, by sides that blame each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.model.picture import PictureClaim
from dateline.picture.events.told_apart import are_told_apart, share_site

VERSIONS = frozenset({"attack", "airstrike", "shelling", "bombing", "killing", "accident"})
"""Kinds by which a blast is told where nobody saw what it was."""
TOLL = 4
"""Dead from which two reports that give one number give it of one happening."""


def are_versions(one: Sequence[PictureClaim], other: Sequence[PictureClaim]) -> bool:
    """Tell whether two groups of claims, of one town and day, differ in how or by whom one thing was done.

    Something must meet: the site that was hit, or the number of the dead. A report that tells both as fact tells two.
    """
    kinds = {c.kind for c in (*one, *other)}
    if not kinds <= VERSIONS or len(kinds) < 2 or are_told_apart(one, other):
        return False
    if not share_site(one, other) and not _tolls(one) & _tolls(other):
        return False
    both = {c.article_id for c in one} & {c.article_id for c in other}
    return all(_is_told_by_a_voice(article_id, one, other) for article_id in both)


def _is_told_by_a_voice(article_id: str, one: Iterable[PictureClaim], other: Iterable[PictureClaim]) -> bool:
    """Tell whether a report leaves one of the two to somebody it quotes."""
    return any(
        all(c.speaker is not None or c.certainty in {"alleged", "reported"} for c in each if c.article_id == article_id)
        for each in (one, other)
    )


def _tolls(claims: Iterable[PictureClaim]) -> set[int]:
    return {q.best for c in claims for q in c.quantities if q.measure == "killed" and q.best and q.best >= TOLL}
