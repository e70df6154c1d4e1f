"""Runs of words two articles share, found through an index of shingles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dateline.picture.wording import Numbers

SHINGLE = 8
"""Words in a row that must be equal before two articles are compared at all (domain conventions: eight)."""
WHOLE_GROUP = 40
"""A shingle held by more articles than this is compared with its first holder only, so one wire in a
thousand papers costs a thousand comparisons and not half a million."""
_SHARE = 2_000_000
"""Shingles sorted at a time."""
_GAP = 4
_STEP = 3
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)

Exact = tuple[int, int, int, int]
"""Where an exact run begins in the one and in the other, its length in words, its holders."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``left..left_end`` of one article that stand in the other as ``right..right_end``.

    ``blocks`` are the stretches that are equal, in order: first word in the one, in the other, number of words.
    ``holders`` is in how many of all texts its commonest shingle stands.
    """

    left: int
    left_end: int
    right: int
    right_end: int
    blocks: tuple[tuple[int, int, int], ...]
    holders: int

    @property
    def equal(self) -> int:
        return sum(length for _, _, length in self.blocks)


def find_runs(texts: Sequence[Numbers]) -> Iterator[tuple[tuple[int, int], tuple[Run, ...]]]:
    """Give the shared runs of each pair of texts that has any, as indices of words, the pairs in order.

    ``texts`` are numbered words, in the order in which a text may be the first holder of a shingle. A run spans up to
    ``_GAP`` changed words and is as long as it can be. Cost: one sort over all words; never all pairs of texts.
    """
    words = np.concatenate([*texts, np.zeros(0, dtype=np.int64)])
    ends = np.cumsum([len(text) for text in texts])
    starts = ends - [len(text) for text in texts] if len(texts) else ends
    shared: dict[tuple[int, int], list[Exact]] = defaultdict(list)
    for left, right, length, holders in _diagonals(words, ends):
        a, b = (int(np.searchsorted(ends, place, side="right")) for place in (left, right))
        shared[a, b].append((left - int(starts[a]), right - int(starts[b]), length, holders))
    for pair in sorted(shared):
        yield pair, _join(shared.pop(pair), texts[pair[0]], texts[pair[1]])


def _diagonals(words: Numbers, ends: Numbers) -> Iterator[Exact]:
    """Give maximal exact runs as places in the joined words of all texts, their length in words, and their holders."""
    if len(words) < SHINGLE:
        return
    first, second, holders = _equal_shingles(words, ends)
    shares = 1 + len(first) // _SHARE
    for share in range(shares):
        # A run lies on one diagonal, so that diagonals can be gone through a share at a time.
        picked = (second - first) % shares == share
        yield from _unbroken(first[picked], second[picked], holders[picked], ends)


def _unbroken(first: Numbers, second: Numbers, holders: Numbers, ends: Numbers) -> Iterator[Exact]:
    """Join places that follow one another in both texts."""
    if not len(first):
        return
    order = np.lexsort((first, second - first))
    first, second, holders = first[order], second[order], holders[order]
    owner_first = np.searchsorted(ends, first, side="right")
    owner_second = np.searchsorted(ends, second, side="right")
    breaks = (np.diff(first) != 1) | (np.diff(second) != 1) | (np.diff(owner_first) != 0) | (np.diff(owner_second) != 0)
    heads = np.concatenate([[0], np.flatnonzero(breaks) + 1])
    tails = np.concatenate([np.flatnonzero(breaks), [len(first) - 1]])
    for head, tail in zip(heads.tolist(), tails.tolist(), strict=True):
        yield int(first[head]), int(second[head]), tail - head + SHINGLE, int(holders[head : tail + 1].max())


def _equal_shingles(words: Numbers, ends: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Give all pairs of places in different texts where equal shingles begin, the earlier text first, and their holders.

    The shingles are sorted in shares by their hash, which is all the same and takes a fraction of the memory.
    """
    places, hashes = _shingles(words, ends)
    shares = 1 + len(places) // _SHARE
    picked = hashes.view(np.uint64) % np.uint64(shares)
    found = [_equal_in(places[picked == share], hashes[picked == share], ends) for share in range(shares)]
    first, second, holders = (np.concatenate(column) for column in zip(*found, strict=True))
    return first, second, holders


def _equal_in(places: Numbers, hashes: Numbers, ends: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Pair the places of one share of the shingles."""
    if not len(places):
        return places, places, places
    order = np.argsort(hashes, kind="stable")
    places, hashes = places[order], hashes[order]
    owners = np.searchsorted(ends, places, side="right")
    again = np.concatenate([[False], (hashes[1:] == hashes[:-1]) & (owners[1:] == owners[:-1])])
    places, hashes = places[~again], hashes[~again]
    heads = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]]))
    sizes = np.diff(np.concatenate([heads, [len(hashes)]]))
    pairs = [_pairs_at(places, heads, sizes, distance) for distance in range(1, WHOLE_GROUP)]
    pairs.append(_pairs_with_first(places, heads, sizes))
    first, second, holders = (np.concatenate(column) for column in zip(*pairs, strict=True))
    return first, second, holders


def _shingles(words: Numbers, ends: Numbers) -> tuple[Numbers, Numbers]:
    """Give each place where a whole shingle of one text begins, and the shingle's hash."""
    hashes = np.zeros(len(words) - SHINGLE + 1, dtype=np.uint64)
    mixed = _mix(words)
    with np.errstate(over="ignore"):
        for step in range(SHINGLE):
            hashes = hashes * _MULTIPLIER + mixed[step : step + len(hashes)]
    places = np.arange(len(hashes), dtype=np.int64)
    whole = ends[np.searchsorted(ends, places, side="right")] - places >= SHINGLE
    return places[whole], hashes[whole].view(np.int64)


def _mix(words: Numbers) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    """Spread word numbers over 64 bits, so that sums of neighbours do not collide."""
    with np.errstate(over="ignore"):
        mixed = (words.astype(np.uint64) + np.uint64(1)) * np.uint64(0xBF58476D1CE4E5B9)
        mixed ^= mixed >> np.uint64(31)
        mixed *= np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(29))


def _pairs_at(places: Numbers, heads: Numbers, sizes: Numbers, distance: int) -> tuple[Numbers, Numbers, Numbers]:
    """Pair the members of each small group that stand ``distance`` apart."""
    fit = (sizes > distance) & (sizes <= WHOLE_GROUP)
    left = _enumerate(heads[fit], sizes[fit] - distance)
    return places[left], places[left + distance], np.repeat(sizes[fit], sizes[fit] - distance)


def _pairs_with_first(places: Numbers, heads: Numbers, sizes: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Pair each member of a large group with the first."""
    large = sizes > WHOLE_GROUP
    others = _enumerate(heads[large] + 1, sizes[large] - 1)
    counts = sizes[large] - 1
    return np.repeat(places[heads[large]], counts), places[others], np.repeat(sizes[large], counts)


def _enumerate(heads: Numbers, counts: Numbers) -> Numbers:
    """Give ``head, head+1, ...`` for each head, as many as its count says, one after the other."""
    total = int(counts.sum())
    before = np.repeat(np.cumsum(counts) - counts, counts)
    return np.arange(total, dtype=np.int64) - before + np.repeat(heads, counts)


def _join(runs: list[Exact], left: Numbers, right: Numbers) -> tuple[Run, ...]:
    """Extend each exact run over small changes and join those that meet."""
    joined: list[Run] = []
    for a, b, length, holders in sorted(runs, key=lambda run: (-run[2], run)):
        if not any(_covers(run, a, b, length) for run in joined):
            joined.append(_extend((a, b, length, holders), left, right))
    return tuple(sorted(joined, key=lambda run: (run.left, run.right)))


def _covers(run: Run, a: int, b: int, length: int) -> bool:
    """Tell whether most of an exact run lies inside a run already taken, on either side."""
    on_left = min(run.left_end, a + length) - max(run.left, a)
    on_right = min(run.right_end, b + length) - max(run.right, b)
    return max(on_left, on_right) * 2 > length


def _extend(exact: Exact, left: Numbers, right: Numbers) -> Run:
    """Carry a run on over up to ``_GAP`` changed words a time, while ``_STEP`` equal ones follow."""
    a, b, length, holders = exact
    after = [(a + length + x, b + length + y, n) for x, y, n in _walk(left[a + length :], right[b + length :])]
    before = [(a - x - n, b - y - n, n) for x, y, n in _walk(left[:a][::-1], right[:b][::-1])]
    blocks = (*reversed(before), (a, b, length), *after)
    (first_a, first_b, _), (last_a, last_b, last) = blocks[0], blocks[-1]
    return Run(first_a, last_a + last, first_b, last_b + last, blocks, holders)


def _walk(left: Numbers, right: Numbers) -> list[tuple[int, int, int]]:
    """Give the equal stretches that follow one another with small changes between them."""
    blocks: list[tuple[int, int, int]] = []
    a = b = 0
    while (step := _next_step(left[a : a + 2 * _GAP], right[b : b + 2 * _GAP])) is not None:
        start_a, start_b = a + step[0], b + step[1]
        a, b = start_a + _STEP, start_b + _STEP
        while a < len(left) and b < len(right) and left[a] == right[b]:
            a, b = a + 1, b + 1
        blocks.append((start_a, start_b, a - start_a))
    return blocks


def _next_step(left: Numbers, right: Numbers) -> tuple[int, int] | None:
    """Find the smallest number of words to skip on each side so that ``_STEP`` words are equal again."""
    ahead, beside = left.tolist(), right.tolist()
    for total in range(2 * _GAP - 1):
        for a in range(max(0, total - _GAP), min(total, _GAP) + 1):
            b = total - a
            piece = ahead[a : a + _STEP]
            if len(piece) == _STEP and piece == beside[b : b + _STEP]:
                return a, b
    return None
