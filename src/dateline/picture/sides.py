"""Whether two claims can have the same sides: who did it, to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.model.picture import PictureClaim
from dateline.model.world import Actor

_GENERIC = frozenset({"unidentified-armed-group", "civilians", "protesters", "rioters"})


class Sides:
    """Compares the actors of one picture."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._actors = actors

    def share(self, claim: PictureClaim, others: Iterable[PictureClaim]) -> float | None:
        """Give how much of its sides a claim shares with others: 1 a doer, 0.5 open, None where they exclude each other."""
        mine = self._named(claim.actor_ids)
        theirs = {a for c in others for a in self._named(c.actor_ids)}
        if mine and theirs:
            return 1.0 if mine & theirs or self._allied(mine, theirs) else None
        my_targets = self._named(claim.target_ids)
        their_targets = {t for c in others for t in self._named(c.target_ids)}
        if my_targets and their_targets and my_targets & their_targets:
            return 0.8
        return 0.5

    def _named(self, ids: Iterable[str]) -> set[str]:
        """Keep the sides that are told apart by name; a nameless gunman may be anybody."""
        return {i for i in ids if i not in _GENERIC and not i.startswith("unnamed:")}

    def _allied(self, mine: Iterable[str], theirs: Iterable[str]) -> bool:
        """Count the arms of one state as one side."""
        return bool({self._state(i) for i in mine} & {self._state(i) for i in theirs} - {None})

    def _state(self, actor_id: str) -> str | None:
        return actor_id.split(":")[1] if actor_id.startswith("state:") else None
