"""Whether two claims can have the same sides: who did it, to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.model.picture import PictureClaim
from dateline.model.world import Actor
from dateline.picture.judged import Judged

_ONE_WAY = frozenset({"attack", "airstrike", "shelling", "bombing"})
"""Kinds that one side does to another."""
_GENERIC = frozenset({"unidentified-armed-group", "civilians", "protesters", "rioters"})


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
            if mine & theirs or self._allied(mine, theirs):
                return 1.0
            return 0.8 if shared and self._may_lead(mine, theirs) else None
        one_way = claim.kind in _ONE_WAY and all(c.kind in _ONE_WAY for c in others)
        if one_way and (self._meet(my_targets, theirs) or self._meet(mine, their_targets)):
            return None
        return 0.8 if shared else 0.5

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
