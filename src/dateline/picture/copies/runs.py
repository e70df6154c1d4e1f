"""Runs of words two articles share, found through an index of shingles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from dateline.picture.copies.wording import Numbers

SHINGLE = 8
"""Words in a row that must be equal before two articles are compared at all (domain conventions: eight)."""
WHOLE_GROUP = 40
"""A shingle held by more articles than this is compared with its first holder only, so one wire in a
thousand papers costs a thousand comparisons and not half a million."""
_SHARE = 2_000_000
"""Shingles hashed and sorted at a time."""
_GAP = 4
_STEP = 3
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)

Hashes = NDArray[np.uint64]
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
    lengths = [len(text) for text in texts]
    ends = np.cumsum(lengths, dtype=np.int32)
    starts = ends - np.array(lengths, dtype=np.int32)
    left, right, length, holders = _exact_runs(texts, ends)
    one, other = _owners(left, ends), _owners(right, ends)
    left, right = left - starts[one], right - starts[other]
    order = np.lexsort((other, one))
    rows = (tuple(column[at].item() for column in (one, other, left, right, length, holders)) for at in order)
    for (a, b), run in groupby(rows, key=lambda row: row[:2]):
        yield (a, b), _join([row[2:] for row in run], texts[a].tolist(), texts[b].tolist())


def _exact_runs(texts: Sequence[Numbers], ends: Numbers) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Give maximal exact runs as places in the joined words of all texts, their length in words, and their holders."""
    first, second, holders = _equal_shingles(texts, ends)
    shares = 1 + len(first) // _SHARE
    found = []
    for share in range(shares):
        # A run lies on one diagonal, so that diagonals can be gone through a share at a time.
        picked = (second - first) % shares == share
        found.append(_unbroken(first[picked], second[picked], holders[picked], ends))
    left, right, length, most = (np.concatenate(column) for column in zip(*found, strict=True))
    return left, right, length, most


def _unbroken(
    first: Numbers, second: Numbers, holders: Numbers, ends: Numbers
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Join places that follow one another in both texts."""
    if not len(first):
        return first, second, first, holders
    order = np.lexsort((first, second - first))
    first, second, holders = first[order], second[order], holders[order]
    owners = _owners(first, ends), _owners(second, ends)
    breaks = (np.diff(first) != 1) | (np.diff(second) != 1) | (np.diff(owners[0]) != 0) | (np.diff(owners[1]) != 0)
    heads = np.concatenate([[0], np.flatnonzero(breaks) + 1])
    lengths = np.diff(np.concatenate([heads, [len(first)]])).astype(np.int32) + np.int32(SHINGLE - 1)
    return first[heads], second[heads], lengths, np.maximum.reduceat(holders, heads)


def _equal_shingles(texts: Sequence[Numbers], ends: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Give all pairs of places in different texts where equal shingles begin, the earlier text first, and their holders.

    The shingles are sorted in shares by their hash, which is all the same and takes a fraction of the memory.
    """
    places, hashes = _shingles(texts, ends)
    shares = 1 + len(places) // _SHARE
    found = []
    for share in range(shares):
        picked = hashes % np.uint64(shares) == share
        found.append(_equal_in(places[picked], hashes[picked], ends))
    del places, hashes
    first, second, holders = (np.concatenate(column) for column in zip(*found, strict=True))
    return first, second, holders


def _equal_in(places: Numbers, hashes: Hashes, ends: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Pair the places of one share of the shingles."""
    if not len(places):
        return places, places, places
    order = np.argsort(hashes, kind="stable")
    places, hashes = places[order], hashes[order]
    owners = _owners(places, ends)
    again = np.concatenate([[False], (hashes[1:] == hashes[:-1]) & (owners[1:] == owners[:-1])])
    places, hashes = places[~again], hashes[~again]
    heads = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]]))
    sizes = np.diff(np.concatenate([heads, [len(hashes)]])).astype(np.int32)
    pairs = [_pairs_at(places, heads, sizes, distance) for distance in range(1, WHOLE_GROUP)]
    pairs.append(_pairs_with_first(places, heads, sizes))
    first, second, holders = (np.concatenate(column) for column in zip(*pairs, strict=True))
    return first, second, holders


def _owners(places: Numbers, ends: Numbers) -> NDArray[np.int64]:
    """Give the number of the text in which each place lies."""
    return np.searchsorted(ends, places, side="right")


def _shingles(texts: Sequence[Numbers], ends: Numbers) -> tuple[Numbers, Hashes]:
    """Give each place where a whole shingle of one text begins, and the shingle's hash; some texts are joined at a time."""
    places, hashes = [np.zeros(0, dtype=np.int32)], [np.zeros(0, dtype=np.uint64)]
    at = 0
    while at < len(texts):
        start = int(ends[at]) - len(texts[at])
        upto = max(at + 1, int(np.searchsorted(ends, start + _SHARE, side="right")))
        words = np.concatenate(texts[at:upto])
        hashed = _hashes(words)
        begins = np.arange(start, start + len(hashed), dtype=np.int32)
        whole = ends[_owners(begins, ends)] - begins >= SHINGLE
        places.append(begins[whole])
        hashes.append(hashed[whole])
        at = upto
    return np.concatenate(places), np.concatenate(hashes)


def _hashes(words: Numbers) -> Hashes:
    """Give the hash of each run of SHINGLE words."""
    hashes = np.zeros(max(0, len(words) - SHINGLE + 1), dtype=np.uint64)
    mixed = _mix(words)
    with np.errstate(over="ignore"):
        for step in range(SHINGLE):
            hashes = hashes * _MULTIPLIER + mixed[step : step + len(hashes)]
    return hashes


def _mix(words: Numbers) -> Hashes:
    """Spread word numbers over 64 bits, so that sums of neighbours do not collide."""
    with np.errstate(over="ignore"):
        mixed = (words.astype(np.uint64) + np.uint64(1)) * np.uint64(0xBF58476D1CE4E5B9)
        mixed ^= mixed >> np.uint64(31)
        mixed *= np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(29))


def _pairs_at(
    places: Numbers, heads: NDArray[np.int64], sizes: Numbers, distance: int
) -> tuple[Numbers, Numbers, Numbers]:
    """Pair the members of each small group that stand ``distance`` apart."""
    fit = (sizes > distance) & (sizes <= WHOLE_GROUP)
    left = _enumerate(heads[fit], sizes[fit] - distance)
    return places[left], places[left + distance], np.repeat(sizes[fit], sizes[fit] - distance)


def _pairs_with_first(places: Numbers, heads: NDArray[np.int64], sizes: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Pair each member of a large group with the first."""
    large = sizes > WHOLE_GROUP
    others = _enumerate(heads[large] + 1, sizes[large] - 1)
    counts = sizes[large] - 1
    return np.repeat(places[heads[large]], counts), places[others], np.repeat(sizes[large], counts)


def _enumerate(heads: NDArray[np.int64], counts: Numbers) -> NDArray[np.int64]:
    """Give ``head, head+1, ...`` for each head, as many as its count says, one after the other."""
    total = int(counts.sum())
    before = np.repeat(np.cumsum(counts) - counts, counts)
    return np.arange(total, dtype=np.int64) - before + np.repeat(heads, counts)


def _join(runs: list[Exact], left: Sequence[int], right: Sequence[int]) -> tuple[Run, ...]:
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


def _extend(exact: Exact, left: Sequence[int], right: Sequence[int]) -> Run:
    """Carry a run on over up to ``_GAP`` changed words a time, while ``_STEP`` equal ones follow."""
    a, b, length, holders = exact
    after = [(a + length + x, b + length + y, n) for x, y, n in _walk(left[a + length :], right[b + length :])]
    before = [(a - x - n, b - y - n, n) for x, y, n in _walk(left[:a][::-1], right[:b][::-1])]
    blocks = (*reversed(before), (a, b, length), *after)
    (first_a, first_b, _), (last_a, last_b, last) = blocks[0], blocks[-1]
    return Run(first_a, last_a + last, first_b, last_b + last, blocks, holders)


def _walk(left: Sequence[int], right: Sequence[int]) -> list[tuple[int, int, int]]:
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


def _next_step(ahead: Sequence[int], beside: Sequence[int]) -> tuple[int, int] | None:
    """Find the smallest number of words to skip on each side so that ``_STEP`` words are equal again."""
    theirs: dict[tuple[int, ...], int] = {}
    for b in range(min(_GAP, len(beside) - _STEP) + 1):
        theirs.setdefault(tuple(beside[b : b + _STEP]), b)
    steps = []
    for a in range(min(_GAP, len(ahead) - _STEP) + 1):
        at = theirs.get(tuple(ahead[a : a + _STEP]))
        if at is not None and a + at < 2 * _GAP - 1:
            steps.append((a + at, a, at))
    return min(steps)[1:] if steps else None
