"""Claims of one occurrence while they are being put together, and what they sum up to: kind, place and days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from dateline.kinds import event_kinds
from dateline.model.picture import PictureClaim
from dateline.model.world import When
from dateline.picture.events.fit import Told, is_passing, width
from dateline.picture.links.nesting import Nesting
from dateline.picture.links.when import combine

SHORT = 2
"""Days no more than which a happening takes if its day is to join reports."""


class Cluster:
    """Claims of one occurrence, while it is being put together; what they sum up to is kept until one is added."""

    def __init__(self, claim: PictureClaim) -> None:
        self.claims = [claim]
        self.denials: list[PictureClaim] = []
        self.refuted: list[PictureClaim] = []
        """Denials of how many, not of the occurrence: "denied that thirty had died"."""
        self.aliases: list[str] = []
        """Ids of claims that gave their name to clusters merged into this one."""
        self.effects: set[str] = set()
        """Ids of claims that tell what it did, and so neither what it was nor where and when it began."""
        self.home: str | None = None
        """Id of the state it took place in where no claim tells a place."""
        self._summed: tuple[str, When] | None = None
        self._placed: tuple[str | None] | None = None

    def add(self, claim: PictureClaim, *, effect: bool = False) -> None:
        self.claims.append(claim)
        if effect:
            self.effects.add(claim.id)
        self._summed = self._placed = None

    def absorb(self, other: Cluster, *, effect: bool = False) -> None:
        """Take over all that another cluster holds, as what has no say in what it was (``effect``) or as more of that."""
        own = {c.id for c in self.telling}
        self.claims += other.claims
        self.denials += other.denials
        self.refuted += other.refuted
        self.aliases += other.aliases
        self.effects |= ({c.id for c in other.claims} if effect else other.effects) - own
        self._summed = self._placed = None

    @property
    def telling(self) -> list[PictureClaim]:
        """The claims that tell what it was, not what it did."""
        return [c for c in self.claims if c.id not in self.effects]

    @property
    def kind(self) -> str:
        """The kind most of its claims tell; of equal ones that which says most of who holds the place."""
        return self._sum()[0]

    def happened(self) -> When:
        """Give the days its claims agree on, the narrowest first."""
        return self._sum()[1]

    @property
    def has_a_day(self) -> bool:
        """Tell whether any claim that tells what it was gives its day, or the two or three it can be of."""
        return any(c.time_basis != "unknown" and width(c) <= SHORT for c in self.telling)

    def days(self) -> When:
        """Give the days its claims agree on, else those of what it did, else those that their places in the reports leave it.

        Only for telling: two acts are not kept apart by days that nobody named.
        """
        happened = self.happened()
        if happened.earliest is not None:
            return happened
        done = _agreed_time([c for c in self.claims if c.id in self.effects and width(c) <= SHORT])
        return _between(self.telling, combine([happened, done]) if done.basis != "unknown" else happened)

    def place(self, nesting: Nesting) -> str | None:
        """Give the place most of its claims name, the finest of those."""
        if self._placed is None:
            self._placed = (_voted_place(self.telling, nesting),)
        return self._placed[0]

    def place_told(self, nesting: Nesting) -> str | None:
        """Give the place where one claim at least is sure of it. Only for telling: claims meet at places not sure too."""
        place = self.place(nesting)
        return place if any(c.place_sure for c in self.telling if c.place_id == place) else None

    def told(self, nesting: Nesting) -> Told:
        kind, happened = self._sum()
        return Told(kind, self.place(nesting), happened, self.claims)

    def _sum(self) -> tuple[str, When]:
        if self._summed is None:
            firm = [c for c in self.telling if not is_passing(c)]  # what is only recalled does not say what it was
            self._summed = _voted_kind(firm or self.telling), _agreed_time(self.telling)
        return self._summed


def _voted_place(claims: Sequence[PictureClaim], nesting: Nesting) -> str | None:
    """Give the finest place told; of equally fine ones that which most claims name, and not only carry on."""
    places = [c.place_id for c in claims]
    named = [c.place_id for c in claims if nesting.is_named_in(c.place_id, c.quote)]
    return nesting.finest([*places, *named, *named])


def kind_told(claim: PictureClaim) -> str:
    """Give the kind a claim tells by what its doer is: gunmen nobody knows do not detain, they abduct."""
    if claim.kind == "detention" and claim.actor_ids == (NOBODY_KNOWN,):
        return "abduction"
    return claim.kind


NOBODY_KNOWN = "unidentified-armed-group"
_ACTS = frozenset({"explosive", "ground", "hazard", "custody", "civic"})
"""Families beside which a killing only tells what came of the act: a fight with dead is a fight (domain conventions 2.2)."""
_TELLING = {"explosive": 4, "hazard": 4, "custody": 4, "civic": 4, "ground": 3, "harm": 1}
"""Where two kinds are told as often, the family that says more of how it came about names the event."""
_SAYS_HOW = frozenset({"bombing", "shelling", "airstrike", "abduction"})
"""Kinds of attack that say what an attack was: told by a fair share of its reports, they name it."""
_FAIR_SHARE = 3
"""More than one report in this many."""


def _voted_kind(claims: Sequence[PictureClaim]) -> str:
    close = [c for c in claims if not is_passing(c)] or claims  # what a year's review calls an attack was a capture
    told = [(kind_told(c), c.article_id) for c in close]
    acts = [(k, a) for k, a in told if k != "killing" and event_kinds()[k].family in _ACTS] or told
    votes: dict[str, int] = {}
    reports: dict[str, set[str]] = {}
    for kind, article_id in acts:
        votes[kind] = votes.get(kind, 0) + 1
        reports.setdefault(kind, set()).add(article_id)

    def rank(kind: str) -> tuple[int, int, bool, str]:
        return votes[kind], _TELLING.get(event_kinds()[kind].family, 2), kind != "attack", kind

    first = max(votes, key=rank)
    if first != "attack":
        return first
    tellers = len({article_id for _, article_id in acts})
    closer = [k for k in votes if k in _SAYS_HOW and len(reports[k]) * _FAIR_SHARE > tellers]
    return max(closer, key=rank, default=first)


def _agreed_time(claims: Sequence[PictureClaim]) -> When:
    known = [c for c in claims if c.time_basis != "unknown"]
    if not known:
        bound = min((c.latest for c in claims if c.latest is not None), default=None)
        return When(earliest=None, latest=bound, basis="unknown")
    ordered = sorted(known, key=lambda c: (width(c), c.earliest or date.min, c.id))
    return combine([When(earliest=c.earliest, latest=c.latest, basis=c.time_basis, text=c.time_text) for c in ordered])


def _between(claims: Sequence[PictureClaim], happened: When) -> When:
    """Close the beginning of what is only known to have happened by some day.

    The last of the first days holds for all claims, unless another report was out by then: then the first does.
    """
    firsts = sorted({c.not_before for c in claims if c.not_before is not None})
    last = happened.latest
    first = next((d for d in (*firsts[-1:], *firsts[:1]) if last is not None and d <= last), None)
    return replace(happened, earliest=first, basis="inferred") if first is not None else happened
