"""Whether two claims can have the same sides: who did it, to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.model.picture import PictureClaim
from dateline.model.world import ARMED_GROUPS, Actor
from dateline.picture.judged import Judged

_ONE_WAY = frozenset({"attack", "airstrike", "shelling", "bombing"})
"""Kinds that one side does to another."""
_FROM_AFAR = frozenset({"airstrike", "shelling"})
"""Kinds in which who strikes is not there."""
_STATE_ARMS = frozenset({"state-forces", "police", "intelligence"})
_GENERIC = frozenset({"unidentified-armed-group", "civilians", "protesters", "rioters"})
_NAMELESS = {"rebels": frozenset({"rebel-group"}), "militia": frozenset({"political-militia", "identity-militia"})}
"""What groups of a kind are called where a report does not give their name."""


class Sides:
    """Compares the actors of one picture."""

    def __init__(self, actors: Mapping[str, Actor], judged: Judged | None = None) -> None:
        self._actors, self._judged = actors, judged

    def share(self, claim: PictureClaim, others: Sequence[PictureClaim]) -> float | None:
        """Give how much of its sides a claim shares with others: 1 a doer, 0.5 open, None where they exclude each other.

        An act by a side and an act against it are two; in a fight each side does both, and losses are told of any act.
        """
        mine = self._named(claim.actor_ids)
        theirs = {a for c in others for a in self._named(c.actor_ids)}
        if mine and theirs and self._told_apart(mine, theirs):
            return None
        my_targets, their_targets = (
            self._named(claim.target_ids),
            {t for c in others for t in self._named(c.target_ids)},
        )
        shared = bool(my_targets & their_targets)
        if mine and theirs:
            if mine & theirs or self._allied(mine, theirs) or self._are_called(mine, theirs):
                return 1.0
            return 0.8 if shared and self._may_lead(mine, theirs) else None
        one_way = claim.kind in _ONE_WAY and all(c.kind in _ONE_WAY for c in others)
        if one_way and (self._meet(my_targets, theirs) or self._meet(mine, their_targets)):
            return None
        if not shared and self._is_other_strike(claim, others, my_targets, their_targets):
            return None
        return 0.8 if shared else 0.5

    def _is_other_strike(
        self, claim: PictureClaim, others: Sequence[PictureClaim], mine: set[str], theirs: set[str]
    ) -> bool:
        """Tell losses of one side from a strike on the other: soldiers killed are not those of an air strike on rebels.

        Neither does a side strike itself from afar: who killed soldiers did not do so in the strike on his own men.
        """
        afar = [c for c in (claim, *others) if c.kind in _FROM_AFAR]
        if not afar or len(afar) > len(others):
            return False
        doers = [self._named(claim.actor_ids), {a for c in others for a in self._named(c.actor_ids)}]
        if self._meet(doers[0], theirs) or self._meet(doers[1], mine):
            return True
        return bool(mine) and bool(theirs) and self._are_foes(mine, theirs)

    def _are_foes(self, one: set[str], other: set[str]) -> bool:
        """Tell arms of a state and an armed group."""
        kinds = [{self._actors[i].kind for i in each if i in self._actors} for each in (one, other)]
        return any(kinds[n] <= _STATE_ARMS and kinds[1 - n] <= ARMED_GROUPS for n in (0, 1)) and all(kinds)

    def _are_called(self, one: set[str], other: set[str]) -> bool:
        """Tell whether one report names a group and the other only says of what kind it is: "the rebels"."""
        return any(
            len(bare) == 1
            and not bare & named
            and all(i in self._actors and self._actors[i].kind in _NAMELESS.get(next(iter(bare)), ()) for i in named)
            for bare, named in ((one, other), (other, one))
        )

    def _may_lead(self, one: set[str], other: set[str]) -> bool:
        """Tell a man of no known side from a body that he may have led: a colonel and the army that deposed a president."""
        free = [all(self._is_free(i) for i in each) for each in (one, other)]
        return free[0] != free[1]

    def _is_free(self, actor_id: str) -> bool:
        actor = self._actors.get(actor_id)
        return actor is not None and actor.kind == "person" and actor.affiliation is None

    def _meet(self, one: set[str], other: set[str]) -> bool:
        return bool(one & other) or self._allied(one, other)

    def _told_apart(self, mine: set[str], theirs: set[str]) -> bool:
        """Tell sides that a person judged to be different: two armies of one state, two groups of one name."""
        if self._judged is None:
            return False
        one, other = mine - theirs, theirs - mine
        return bool(one) and bool(other) and self._judged.keeps_apart(sorted(one), sorted(other))

    def _named(self, ids: Iterable[str]) -> set[str]:
        """Keep the sides that are told apart by name; a nameless gunman may be anybody."""
        return {i for i in ids if i not in _GENERIC and not i.startswith("unnamed:")}

    def _allied(self, mine: Iterable[str], theirs: Iterable[str]) -> bool:
        """Count the arms of one state as one side."""
        return bool({self._state(i) for i in mine} & {self._state(i) for i in theirs} - {None})

    def _state(self, actor_id: str) -> str | None:
        actor = self._actors.get(actor_id)
        if actor is not None and actor.kind == "person" and actor.affiliation is not None:
            actor_id = actor.affiliation
        return actor_id.split(":")[1] if actor_id.startswith("state:") else None
