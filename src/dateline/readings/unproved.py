"""What a report says that there is no evidence for, after it has told who claims it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import structs

from dateline.model.article import Article
from dateline.model.reading import Claim

_REACH = 300
"""Characters behind a claim within which "the claim" means it."""
_NO_EVIDENCE = re.compile(
    r"\b(?:no|little|without(?: any)?) (?:evidence|proof)\b[^.;]{0,30}?\b(?:the|this|that|these|those|such an?|its|his|her|their|either)"
    r" (?:claims?|assertions?|allegations?|accusations?|boasts?)\b",
    re.IGNORECASE,
)


def doubt(article: Article, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Call doubted what was told as alleged, where the report says soon after that there is no evidence for the claim.

    The nearest such claim before the words is meant, with all that its sentence tells.
    """
    told = tuple(claims)
    unproved: set[int] = set()
    for hit in _NO_EVIDENCE.finditer(article.text):
        before = [c for c in told if c.certainty == "alleged" and hit.start() - _REACH <= c.end <= hit.start()]
        unproved |= {max(c.start for c in before)} if before else set()
    return tuple(structs.replace(c, certainty="doubted") if c.start in unproved else c for c in told)
