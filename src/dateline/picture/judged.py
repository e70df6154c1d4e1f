"""What people decided: pairs that are the same and pairs that are not, applied whenever the picture is rebuilt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.model.world import Judgement

_HAPPENINGS = ("evt-", "clm-")
_REPORTS = ("sto-", "art-")


class Judged:
    """The latest judgement on each pair. An event goes by the claim, a story by the article its id is made from."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        latest: dict[tuple[str, str], Judgement] = {}
        for judgement in sorted(judgements, key=lambda j: (j.judged_at, j.who, j.verdict)):
            left, right = sorted((_plain(judgement.left), _plain(judgement.right)))
            latest[(left, right)] = judgement
        self._same = sorted(pair for pair, judgement in latest.items() if judgement.verdict == "same")
        self._different = {pair for pair, judgement in latest.items() if judgement.verdict == "different"}

    def differ(self, one: str, other: str) -> bool:
        """Tell whether two claims, articles, actors or places were judged to be different."""
        left, right = sorted((_plain(one), _plain(other)))
        return (left, right) in self._different

    def keeps_apart(self, ids: Iterable[str], others: Sequence[str]) -> bool:
        """Tell whether any of some ids was judged different from any of others."""
        return bool(self._different) and any(self.differ(one, other) for one in ids for other in others)

    def same(self, known: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Give the pairs judged the same of which both are known, as the ids they are known by."""
        by_plain = {_plain(i): i for i in known}
        for left, right in self._same:
            if left in by_plain and right in by_plain:
                yield by_plain[left], by_plain[right]

    def renamed(self, known: Iterable[str]) -> Mapping[str, str]:
        """Map each id judged the same as another to the one of its group that comes first; for actors and places.

        A chain of sames never puts together two that were judged different.
        """
        top: dict[str, str] = {}

        def first(i: str) -> str:
            while top.get(i, i) != i:
                i = top[i]
            return i

        members: dict[str, set[str]] = {}
        for left, right in self.same(known):
            low, high = sorted((first(left), first(right)))
            mine, theirs = members.get(low, {low}), members.get(high, {high})
            if low == high or self.keeps_apart(mine, sorted(theirs)):
                continue
            members[low] = mine | theirs
            top[high] = low
        return {i: first(i) for i in top if first(i) != i}


def _plain(id: str) -> str:
    """Write an event's or story's id as that of what it is named after."""
    for prefix in _HAPPENINGS:
        if id.startswith(prefix):
            return "clm-" + id.removeprefix(prefix)
    for prefix in _REPORTS:
        if id.startswith(prefix):
            return "art-" + id.removeprefix(prefix)
    return id
