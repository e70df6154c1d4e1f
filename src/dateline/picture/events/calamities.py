"""What a calamity did: the dead, the homeless and the fallen houses its reports tell of belong to the one happening."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from dateline.kinds import event_kinds
from dateline.model.picture import PictureClaim
from dateline.picture.events.named_sites import share_named_site
from dateline.picture.events.told_apart import are_told_as_another, site_key
from dateline.picture.links.nesting import Nesting
from dateline.picture.links.spoken import says

EFFECTS = frozenset({"killing", "displacement", "destruction"})
AFTER = timedelta(days=45)
"""So long after a calamity what it did is still being counted."""
REACH_KM = 250.0
"""A calamity is felt, and its dead are counted, this far from the place it is told by."""
WRECK_KM = 100.0
"""An accident's dead are counted no farther off than this: at a hospital, at a morgue."""
TOLLS = frozenset({"toll", "part-toll", "death"})
"""What tells what came of people, and not what befell them, whatever its kind."""

_STRIFE = re.compile(r"\b(?:war|wars|conflict|fighting|insurgency|rebellion|clashes|uprising)\b", re.IGNORECASE)
"""Words that say the dead of a sentence are those of people at arms."""
_BY_HAND = re.compile(
    r"\b(?:shot (?:dead|and killed|and wounded|to death)|(?:was|were|been|being|found) (?:\w+ )?shot|fatally shot|shootings?"
    r"|stabb(?:ed|ings?)|gunm[ae]n|gunned|gunshots?|gunfire|bullets?|homicides?|murder(?:s|ed)?|slain|beheaded|executed|lynched)\b",
    re.IGNORECASE,
)
"""Words that say somebody did it, though a storm or a fire is told beside it."""


class Calamity:
    """The claims of one earthquake, flood, fire or wreck, in the reports of one running matter."""

    def __init__(self, head: PictureClaim) -> None:
        self.heads = [head]
        self.harm = 0
        """Claims of harm that the reports which tell of it put down to it."""

    @property
    def chief(self) -> PictureClaim:
        return self.heads[0]

    def is_also(self, claim: PictureClaim, nesting: Nesting) -> bool:
        """Tell whether a claim of a calamity is of this one: no other kind, day or place, and no second town beside it."""
        bound = any(claim.kind == head.kind or _is_one_telling(claim, head) for head in self.heads)
        if not bound or any(_are_told_as_two_places(claim, head, nesting) for head in self.heads):
            return False
        near = _within(claim.place_id, self.chief.place_id, nesting, _reach(self.chief))
        if not near and not share_named_site([claim], self.heads, nesting):
            return False
        if claim.time_basis == "unknown":
            return any(_may_be_of_one_time(claim, head) for head in self.heads)
        dated = [h for h in self.heads if h.time_basis != "unknown"] or self.heads
        if all(_may_be_of_one_time(claim, head) for head in dated):
            return True
        here = any(nesting.nearness(claim.place_id, h.place_id) > 0 for h in self.heads)
        return here and all(_may_be_of_one_time(claim, h) or _is_one_night(claim, h) for h in dated)

    def did(self, claim: PictureClaim, nesting: Nesting) -> bool:
        """Tell whether harm may be its doing: told of its days or of none, and not of somewhere far."""
        dated = claim.time_basis != "unknown"
        if not any(_was_begun(head, claim) for head in self.heads):
            return False
        if claim.kind not in EFFECTS and claim.tells not in TOLLS and (claim.kind == self.chief.kind or dated):
            return False
        begun = min((h.earliest for h in self.heads if h.earliest is not None), default=None)
        if dated and begun is not None:
            if claim.latest is not None and claim.latest < begun:
                return False
            if claim.earliest is not None and claim.earliest > begun + AFTER:
                return False
        return any(_within(claim.place_id, head.place_id, nesting, _reach(head)) for head in self.heads)


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
        tellers = {h.article_id for c in calamities for h in c.heads} | {f.article_id for f in fights}
        for claim in sorted(told, key=lambda c: c.article_id not in tellers):
            if claim.id not in settled and _is_harm(claim):
                cause = _cause(claim, [c for c in calamities if claim is not c.chief], fights, nesting)
                if cause is not None:
                    found[claim.id] = cause.chief.id
                    cause.harm += claim.article_id in tellers
    return found


def is_part(figure: PictureClaim, lead: PictureClaim) -> bool:
    """Tell whether one figure of a calamity counts a part of what another counts: it is told of a place of its own."""
    told = figure.place_id is not None and lead.place_id is not None
    return figure.kind in EFFECTS and told and figure.place_id != lead.place_id


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
        homes = [each for each in found if each.is_also(head, nesting)]
        if not homes:
            found.append(Calamity(head))
        else:
            _likeliest(homes, head, nesting).heads.append(head)
    for late in list(reversed(found)):
        home = next(
            (each for each in found if each is not late and all(each.is_also(h, nesting) for h in late.heads)), None
        )
        if home is not None:
            home.heads += late.heads
            found.remove(late)
    return found


def _likeliest(homes: Sequence[Calamity], head: PictureClaim, nesting: Nesting) -> Calamity:
    """Of several calamities a claim may be of, give that its own report tells, the nearest, the last, the one told best."""

    def rank(each: Calamity) -> tuple[bool, float, bool, date]:
        told = any(h.article_id == head.article_id for h in each.heads)
        near = max(nesting.nearness(h.place_id, head.place_id) for h in each.heads)
        same = all(_may_be_of_one_time(head, h) for h in each.heads)
        return told, near, same, max((h.earliest or date.min for h in each.heads), default=date.min)

    return max(homes, key=rank)


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
        return _most_told([c for c in calamities if c.did(claim, nesting)])
    for *_, number in sorted(told):
        if number < 0:
            return None
        if calamities[number].did(claim, nesting):
            return calamities[number]
    return None


def _most_told(calamities: Sequence[Calamity]) -> Calamity | None:
    """Give the calamity that more reports tell than any other, or with more harm; None where none stands out."""
    told = sorted(((len({h.article_id for h in c.heads}), c.harm, -n) for n, c in enumerate(calamities)), reverse=True)
    if len(told) > 1 and told[0][:2] == told[1][:2]:
        return None
    return calamities[-told[0][2]] if told else None


def _is_head(claim: PictureClaim) -> bool:
    """Tell a claim that a calamity took place, not what it did."""
    if claim.takes_up is not None or claim.tells in TOLLS:
        return False
    return event_kinds()[claim.kind].family == "hazard" and claim.tense == "current"


def _is_fight(claim: PictureClaim) -> bool:
    """Tell an act of force, of the day or recalled, or a crowd."""
    kind = event_kinds()[claim.kind]
    return (kind.force or kind.family == "civic") and kind.family != "hazard" and claim.kind not in EFFECTS


def _is_harm(claim: PictureClaim) -> bool:
    """Tell harm that nobody and no weapon did."""
    if claim.tense != "current" or claim.actor_ids or claim.means is not None:
        return False
    if event_kinds()[claim.kind].family == "hazard":
        return True
    return claim.kind in EFFECTS and not _STRIFE.search(claim.quote) and not _BY_HAND.search(claim.quote)


def _are_told_as_two_places(one: PictureClaim, other: PictureClaim, nesting: Nesting) -> bool:
    """Tell whether one report tells of two towns, and not in one breath: "in Boda in the district of Panchagarh"."""
    if one.article_id != other.article_id or (one.start, one.end) == (other.start, other.end):
        return False
    return nesting.are_two_towns(one.place_id, other.place_id)


def _was_begun(head: PictureClaim, claim: PictureClaim) -> bool:
    """Tell whether a calamity had begun when a claim without a day was reported."""
    if claim.time_basis != "unknown" or claim.latest is None or head.time_basis == "unknown":
        return True
    return head.earliest is None or head.earliest <= claim.latest


def _may_be_of_one_time(one: PictureClaim, other: PictureClaim) -> bool:
    if not _was_begun(one, other) or not _was_begun(other, one):
        return False
    if says(one, (other.earliest, other.latest)) is False or says(other, (one.earliest, one.latest)) is False:
        return False
    if "unknown" in (one.time_basis, other.time_basis):
        return True
    low = max(one.earliest or date.min, other.earliest or date.min)
    return low <= min(one.latest or date.max, other.latest or date.max)


def _is_one_telling(one: PictureClaim, other: PictureClaim) -> bool:
    """Tell whether one sentence tells both: the dam that gave way and the flood it let go."""
    return one.article_id == other.article_id and one.start < other.end and other.start < one.end


def _is_one_night(one: PictureClaim, other: PictureClaim) -> bool:
    """Tell whether one thing is said to have failed on two days that follow each other: it was in the night between.

    So it is with an accident that two reports of one matter tell at one place, unless one says that it was another.
    """
    sites = {site_key(c.site) for c in (one, other)}
    if len(sites - {None}) == 2 or are_told_as_another(one, other):
        return False
    if not (one.kind == other.kind == "accident" and one.article_id != other.article_id):
        said = None in sites and all(c.site is not None or c.speaker is not None for c in (one, other))
        if (None in sites and "accident" not in {one.kind, other.kind}) or not (len(sites) == 1 or said):
            return False
    if one.earliest is None or other.earliest is None or one.earliest != one.latest or other.earliest != other.latest:
        return False
    return abs(one.earliest - other.earliest) <= timedelta(days=1)


def _reach(head: PictureClaim) -> float:
    return WRECK_KM if head.kind == "accident" else REACH_KM


def _within(one: str | None, other: str | None, nesting: Nesting, reach: float = REACH_KM) -> bool:
    """Tell whether two places may both be struck: one is not told, holds the other, or is not far."""
    if one is None or other is None or nesting.nearness(one, other) > 0:
        return True
    apart = nesting.apart_km(one, other)
    return nesting.share_country(one, other) and apart is not None and apart <= reach
