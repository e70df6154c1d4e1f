"""What a calamity did: the dead, the homeless and the fallen houses its reports tell of belong to the one happening."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from dateline.kinds import event_kinds
from dateline.model.picture import PictureClaim
from dateline.picture.nesting import Nesting

EFFECTS = frozenset({"killing", "displacement", "destruction"})
AFTER = timedelta(days=45)
"""So long after a calamity what it did is still being counted."""
REACH_KM = 250.0
"""A calamity is felt, and its dead are counted, this far from the place it is told by."""

_STRIFE = re.compile(r"\b(?:war|wars|conflict|fighting|insurgency|rebellion|clashes|uprising)\b", re.IGNORECASE)
"""Words that say the dead of a sentence are those of people at arms."""


class Calamity:
    """The claims of one earthquake, flood, fire or wreck, in the reports of one running matter."""

    def __init__(self, head: PictureClaim) -> None:
        self.heads = [head]

    @property
    def chief(self) -> PictureClaim:
        return self.heads[0]

    def is_also(self, claim: PictureClaim, nesting: Nesting) -> bool:
        """Tell whether a claim of a calamity is of this one: no other kind, day or place, and no second town beside it."""
        return all(
            claim.kind == head.kind
            and _may_be_of_one_time(claim, head)
            and _within(claim.place_id, head.place_id, nesting)
            and not (claim.article_id == head.article_id and nesting.are_two_towns(claim.place_id, head.place_id))
            for head in self.heads
        )

    def did(self, claim: PictureClaim, nesting: Nesting) -> bool:
        """Tell whether harm may be its doing: told of its days or of none, and not of somewhere far."""
        if claim.kind not in EFFECTS and (claim.kind == self.chief.kind or claim.time_basis != "unknown"):
            return False
        begun = min((h.earliest for h in self.heads if h.earliest is not None), default=None)
        if claim.time_basis != "unknown" and begun is not None:
            if claim.latest is not None and claim.latest < begun:
                return False
            if claim.earliest is not None and claim.earliest > begun + AFTER:
                return False
        return any(_within(claim.place_id, head.place_id, nesting) for head in self.heads)


def aftermath(claims: Sequence[PictureClaim], nesting: Nesting, news: Iterable[Sequence[str]]) -> Mapping[str, str]:
    """Give by the id of a claim that of the calamity's claim it is told of; the order of ``claims`` does not matter.

    A calamity is what reports of one running matter tell as one disaster or accident. Its effects are harm that no one
    is said to have done and no weapon: told in the report after it, or in a report of the matter that tells no other.
    """
    found: dict[str, str] = {}
    by_article: dict[str, list[PictureClaim]] = {}
    for claim in sorted(claims, key=lambda c: (c.article_id, c.start, c.id)):
        by_article.setdefault(claim.article_id, []).append(claim)
    for group in _groups(by_article, news):
        told = [c for article_id in group for c in by_article[article_id]]
        calamities = _calamities(told, nesting)
        for calamity in calamities:
            found |= {head.id: calamity.chief.id for head in calamity.heads[1:]}
        settled = {head.id for calamity in calamities for head in calamity.heads if len(calamity.heads) > 1}
        fights = [c for c in told if _is_fight(c)]
        for claim in told:
            if claim.id not in settled and _is_harm(claim):
                cause = _cause(claim, [c for c in calamities if claim is not c.chief], fights, nesting)
                if cause is not None:
                    found[claim.id] = cause.chief.id
    return found


def is_part(figure: PictureClaim, lead: PictureClaim) -> bool:
    """Tell whether one figure of a calamity counts a part of what another counts: it is told of a place of its own."""
    return figure.kind in EFFECTS and figure.place_id is not None and figure.place_id != lead.place_id


def _groups(articles: Iterable[str], news: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    left = dict.fromkeys(articles)
    for group in news:
        mine = sorted(a for a in group if a in left)
        for article_id in mine:
            del left[article_id]
        if mine:
            yield mine
    yield from ((article_id,) for article_id in left)


def _calamities(told: Iterable[PictureClaim], nesting: Nesting) -> list[Calamity]:
    """Join the heads, those that say most first."""
    found: list[Calamity] = []
    for head in sorted(filter(_is_head, told), key=lambda c: (-_says(c, nesting), c.article_id, c.start, c.id)):
        home = next((each for each in found if each.is_also(head, nesting)), None)
        if home is None:
            found.append(Calamity(head))
        else:
            home.heads.append(head)
    return found


def _says(claim: PictureClaim, nesting: Nesting) -> int:
    dated = claim.time_basis != "unknown"
    return (
        2 * dated
        + (claim.place_id is not None)
        + (claim.place_id is not None and not nesting.is_country(claim.place_id))
    )


def _cause(
    claim: PictureClaim, calamities: Sequence[Calamity], fights: Sequence[PictureClaim], nesting: Nesting
) -> Calamity | None:
    """Give the calamity a report told last before its harm, else the next it tells; else the only one of the matter.

    Harm told next after an act of force is that act's doing.
    """
    heads = ((head, number) for number, calamity in enumerate(calamities) for head in calamity.heads)
    told = [
        (h.start > claim.start, abs(h.start - claim.start), h.id, n)
        for h, n in heads
        if h.article_id == claim.article_id
    ]
    told += [
        (f.start > claim.start, abs(f.start - claim.start), f.id, -1)
        for f in fights
        if f.article_id == claim.article_id
    ]
    if not told:
        return calamities[0] if len(calamities) == 1 and calamities[0].did(claim, nesting) else None
    for *_, number in sorted(told):
        if number < 0:
            return None
        if calamities[number].did(claim, nesting):
            return calamities[number]
    return None


def _is_head(claim: PictureClaim) -> bool:
    """Tell a claim that a calamity took place, not what it did."""
    return event_kinds()[claim.kind].family == "hazard" and claim.tense == "current" and claim.takes_up is None


def _is_fight(claim: PictureClaim) -> bool:
    """Tell an act of force, of the day or recalled."""
    kind = event_kinds()[claim.kind]
    return kind.force and kind.family != "hazard" and claim.kind not in EFFECTS


def _is_harm(claim: PictureClaim) -> bool:
    """Tell harm that nobody and no weapon did."""
    if claim.tense != "current" or claim.actor_ids or claim.means is not None:
        return False
    return event_kinds()[claim.kind].family == "hazard" or (claim.kind in EFFECTS and not _STRIFE.search(claim.quote))


def _may_be_of_one_time(one: PictureClaim, other: PictureClaim) -> bool:
    if "unknown" in (one.time_basis, other.time_basis):
        return True
    low = max(one.earliest or date.min, other.earliest or date.min)
    return low <= min(one.latest or date.max, other.latest or date.max)


def _within(one: str | None, other: str | None, nesting: Nesting) -> bool:
    """Tell whether two places may both be struck: one is not told, holds the other, or is not far."""
    if one is None or other is None or nesting.nearness(one, other) > 0:
        return True
    apart = nesting.apart_km(one, other)
    return nesting.share_country(one, other) and apart is not None and apart <= REACH_KM
