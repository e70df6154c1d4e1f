"""Which claims go back to one origin, and why: one speaker, or words taken from another report."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from dateline.model.picture import Copy, CopySpan, PictureClaim
from dateline.outputs.lookup import Lookup


class Origin(Struct, frozen=True, kw_only=True):
    """Claims that count once. ``reasons`` say in words why they do; empty for a claim that stands alone."""

    key: tuple[str, str]
    """``speaker`` and who, or ``report`` and the outlet the words started from (the article where none is stated)."""
    claim_ids: tuple[str, ...]
    reasons: tuple[str, ...]


def group_by_origin(claims: Iterable[PictureClaim], lookup: Lookup) -> tuple[Origin, ...]:
    """Group claims by who first said them: the named speaker, else the report the words were first in."""
    groups: dict[tuple[str, str], list[PictureClaim]] = {}
    reasons: dict[tuple[str, str], list[str]] = {}
    for claim in claims:
        root, copied = _trace(claim, lookup)
        key = _key(claim, root)
        groups.setdefault(key, []).append(claim)
        if copied is not None:
            reasons.setdefault(key, []).append(_copy_reason(copied, lookup))
    return tuple(
        Origin(
            key=key,
            claim_ids=tuple(claim.id for claim in members),
            reasons=tuple(dict.fromkeys([*_speaker_reason(key, members), *reasons.get(key, [])])),
        )
        for key, members in groups.items()
    )


def _key(claim: PictureClaim, root: str) -> tuple[str, str]:
    """Name the origin: the speaker, else the outlet the words came through, else the one they were first in."""
    speaker = claim.speaker
    if speaker is not None and (who := speaker.actor_id or (speaker.name or "").casefold()):
        return ("speaker", who)
    if speaker is not None:
        return ("speaker", f"{root}: {(speaker.role or 'unnamed').casefold()}")
    return ("report", f"outlet {claim.via[0].casefold()}" if claim.via else root)


def _trace(claim: PictureClaim, lookup: Lookup) -> tuple[str, Copy | None]:
    """Follow the words of a claim back to the outlet they were first in; the last copy on the way with it."""
    article_id, start, end = claim.article_id, claim.start, claim.end
    seen = {article_id}
    last: Copy | None = None
    while (step := _step(article_id, start, end, lookup)) is not None:
        copy, span = step
        if copy.to_article_id is None or span.to_start is None or span.to_end is None:
            return f"copied {copy.kind}", copy
        if copy.to_article_id in seen:
            break
        last, article_id, start, end = copy, copy.to_article_id, span.to_start, span.to_end
        seen.add(article_id)
    article = lookup.articles.get(article_id)
    return f"outlet {article.outlet.casefold()}" if article and article.outlet else f"article {article_id}", last


def _step(article_id: str, start: int, end: int, lookup: Lookup) -> tuple[Copy, CopySpan] | None:
    for copy in lookup.copies_in(article_id):
        for span in copy.spans:
            if span.from_start < end and start < span.from_end:
                return copy, span
    return None


def _speaker_reason(key: tuple[str, str], members: list[PictureClaim]) -> list[str]:
    if key[0] == "speaker" and len(members) > 1:
        return ["the same speaker is quoted"]
    if len(members) > 1 and len({claim.article_id for claim in members}) == 1:
        return ["the same report says it"]
    return ["the same outlet says it"] if len(members) > 1 and key[1].startswith("outlet ") else []


def _copy_reason(copy: Copy, lookup: Lookup) -> str:
    taker, giver = lookup.articles.get(copy.from_article_id), lookup.articles.get(copy.to_article_id or "")
    names = [article.path if article else "a report not at hand" for article in (taker, giver)]
    return f"{names[0]} took the words from {names[1]} ({'with' if copy.credited else 'without'} credit)"
