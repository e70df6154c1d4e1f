"""What a report says that there is no evidence for, or that it is not so, after it has told who claims it."""

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


_NOT_SO = re.compile(
    r"(?<=\s)(?:(?:it|this|that) (?:is|was|turned out to be) (?:not (?:so|true|the case)|untrue|false|wrong|a lie|a hoax|(?:only |just )?a rumou?r)"
    r"|(?:it|this|that) (?:has|had) not happened|nothing of the (?:sort|kind) (?:has |had )?happened)\b",
    re.IGNORECASE,
)
"""A sentence of the report's own: ``There were voices that the town had fallen. It is not so.``"""
_REST_OF_SENTENCE = re.compile(r"[^.!?]*[.!?][\"'\u2019\u201d]?\s+")


def doubt(article: Article, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Call doubted what was told as alleged, where the report says soon after that there is no evidence for the claim.

    The nearest such claim before the words is meant, with all that its sentence tells. So is, however it was told, what
    the sentence before tells where the next begins by saying that it is not so.
    """
    told = tuple(claims)
    unproved: set[int] = set()
    for hit in _NO_EVIDENCE.finditer(article.text):
        before = [c for c in told if c.certainty == "alleged" and hit.start() - _REACH <= c.end <= hit.start()]
        unproved |= {max(c.start for c in before)} if before else set()
    for hit in _NOT_SO.finditer(article.text):
        unproved |= {c.start for c in told if _REST_OF_SENTENCE.fullmatch(article.text[c.end - 1 : hit.start()])}
    return tuple(structs.replace(c, certainty="doubted") if c.start in unproved else c for c in told)
