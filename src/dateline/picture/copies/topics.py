"""Whether two articles that share words are about the same thing at all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dateline.picture.copies.runs import Run
from dateline.picture.copies.wording import Numbers

MANY_HOLDERS = 4
"""Words in fewer articles than this are not looked at: two reports on two things may well quote each other."""
SAME_TOPIC = 0.08
"""Share of the rarer words of the shorter article, outside the shared runs, that two on one topic have in common."""
LARGE_SHARE = 0.25
"""Two that share more than this of the shorter one are not asked for a topic."""
_COLLECTION = 20


class Topics:
    """The words of a collection by how rare they are; built once, used for every pair."""

    def __init__(self, texts: Sequence[Numbers]) -> None:
        self._texts = texts
        self._rare: dict[int, Numbers] = {}

    @cached_property
    def _counts(self) -> Numbers:
        """In how many articles each word stands."""
        counts = np.zeros(max((int(text.max(initial=0)) for text in self._texts), default=0) + 1, dtype=np.int32)
        for text in self._texts:
            counts[np.unique(text)] += 1
        return counts

    @cached_property
    def _marks(self) -> NDArray[np.bool_]:
        """One mark a word, to tell quickly which of some words are among others; all are off between two questions."""
        return np.zeros(len(self._counts), dtype=np.bool_)

    def leave_out_furniture(self, runs: Sequence[Run], left: int, right: int) -> Sequence[Run]:
        """Leave out the runs that many articles hold, where two have nothing but shared runs in common.

        Such words are the page's and not the report's. In a collection of a few articles nothing can be called rare,
        and nothing furniture.
        """
        if len(self._texts) < _COLLECTION or all(run.holders < MANY_HOLDERS for run in runs):
            return runs
        shorter = min(len(self._texts[left]), len(self._texts[right]))
        if sum(run.equal for run in runs) > LARGE_SHARE * shorter or self._are_of_one_topic(runs, left, right):
            return runs
        return [run for run in runs if run.holders < MANY_HOLDERS]

    def _are_of_one_topic(self, runs: Sequence[Run], left: int, right: int) -> bool:
        inside = np.unique(np.concatenate([self._texts[left][run.left : run.left_end] for run in runs]))
        self._marks[inside] = True
        ours, theirs = (words[~self._marks[words]] for words in (self._rare_words(left), self._rare_words(right)))
        self._marks[inside] = False
        shorter = min(len(ours), len(theirs))
        if shorter * 10 < len(inside):
            return True
        self._marks[ours] = True
        shared = int(np.count_nonzero(self._marks[theirs]))
        self._marks[ours] = False
        return shared >= SAME_TOPIC * shorter

    def _rare_words(self, number: int) -> Numbers:
        if number not in self._rare:
            words = np.unique(self._texts[number])
            self._rare[number] = words[self._counts[words] <= len(self._texts) ** 0.5]
        return self._rare[number]
