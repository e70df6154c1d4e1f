"""Reports that tell another's sentences in other words: translations, translations back, paraphrases."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from itertools import combinations
from math import log

import numpy as np
from numpy.typing import NDArray

from dateline.picture.copies.passages import Passage, Sheet
from dateline.picture.copies.wording import Numbers, Vocabulary

SENTENCE_WORDS = 5
"""Content words a sentence must have to be compared."""
ALIKE = 0.36
"""Share of the weight of their content words that two sentences must have in common."""
IN_ORDER = 5
"""So many sentences of one report must have their like in the other, in the same order ..."""
COVERED = 0.25
"""... and they must be this share of the sentences of the shorter report."""
_RAREST = 4
_CROWD = 12
_SUFFIXES = ("ings", "ing", "edly", "ed", "ers", "er", "ies", "es", "s", "ly")

Text = tuple[Numbers, Numbers]


def find_reworded(
    texts: Sequence[Text], vocabulary: Vocabulary, sheets: Sequence[Sheet], joined: Set[tuple[int, int]]
) -> Mapping[tuple[int, int], tuple[Passage, ...]]:
    """Find pairs of which one retells the other sentence by sentence.

    Two reporters at one happening share names and figures, but not the order and make-up of their sentences. Pairs are
    proposed by two rare words in one sentence of each, through an index. ``texts`` are the words and sentence numbers
    of the articles of ``sheets``; pairs in ``joined`` are copies already and not asked.
    """
    stems = _stems(vocabulary)
    counts = _article_counts(texts, stems)
    found: dict[tuple[int, int], tuple[Passage, ...]] = {}
    sentences: dict[int, list[_Sentence]] = {}
    for left, right in _proposed(texts, stems, counts):
        if (left, right) in joined:
            continue
        for number in (left, right):
            if number not in sentences:
                sentences[number] = _sentences(texts[number], stems)
        chain = _chain(sentences[left], sentences[right], counts, len(texts))
        shorter = min(len(sentences[left]), len(sentences[right]))
        if len(chain) >= max(IN_ORDER, COVERED * shorter):
            found[left, right] = tuple(_passage(a, b, sheets[left], sheets[right]) for a, b in chain)
    return found


class _Sentence:
    """Content words of a sentence, and where it stands among the words of its article (end exclusive)."""

    __slots__ = ("end", "start", "stems")

    def __init__(self, start: int, end: int, stems: frozenset[int]) -> None:
        self.start, self.end, self.stems = start, end, stems


def _stems(vocabulary: Vocabulary) -> Numbers:
    """Give the stem of each word as a number; 0 for words of three letters and fewer, which carry no content."""
    numbers: dict[str, int] = {}
    return np.array([_stem_number(word, numbers) for word in vocabulary.words], dtype=np.int32)


def _stem_number(word: str, numbers: dict[str, int]) -> int:
    if len(word) <= 3 and not word.isdigit():
        return 0
    suffix = next((s for s in _SUFFIXES if word.endswith(s) and len(word) - len(s) >= 4), "")
    stem = word[: len(word) - len(suffix)] if suffix else word
    return numbers.setdefault(stem, len(numbers) + 1)


def _article_counts(texts: Sequence[Text], stems: Numbers) -> Numbers:
    """Give in how many articles each stem stands."""
    counts = np.zeros(int(stems.max(initial=0)) + 1, dtype=np.int32)
    for words, _ in texts:
        counts[np.unique(stems[words])] += 1
    return counts


def _proposed(texts: Sequence[Text], stems: Numbers, counts: Numbers) -> list[tuple[int, int]]:
    """Give the pairs of articles that share two rare words in one sentence, in at least ``IN_ORDER - 1`` sentences."""
    limit = max(6, len(texts) // 50)
    keys = [_keys(text, stems, counts, limit) for text in texts]
    owner = np.repeat(np.arange(len(texts), dtype=np.int32), [len(found) for found in keys])
    key = np.concatenate([*keys, np.zeros(0, np.int64)])
    del keys
    order = np.argsort(key, kind="stable")
    key, owner = key[order], owner[order]
    pairs: list[NDArray[np.int64]] = []
    for distance in range(1, _CROWD):
        same = (key[distance:] == key[:-distance]) & (owner[distance:] != owner[:-distance])
        pairs.append(owner[:-distance][same].astype(np.int64) * len(texts) + owner[distance:][same])
    together, times = np.unique(np.concatenate(pairs), return_counts=True)
    often = together[times >= IN_ORDER - 1]
    return [(int(pair) // len(texts), int(pair) % len(texts)) for pair in often.tolist()]


def _keys(text: Text, stems: Numbers, counts: Numbers, limit: int) -> NDArray[np.int64]:
    """Give a number for every two of the rarest words of each sentence that other articles hold too."""
    words, numbers = stems[text[0]], text[1]
    rare = (words > 0) & (counts[words] >= 2) & (counts[words] <= limit)
    held: dict[int, set[int]] = defaultdict(set)
    for sentence, stem in zip(numbers[rare].tolist(), words[rare].tolist(), strict=True):
        held[sentence].add(stem)
    found: set[int] = set()
    for some in held.values():
        rarest = sorted(sorted(some, key=lambda stem: (int(counts[stem]), stem))[:_RAREST])
        found.update((a << 31) ^ b for a, b in combinations(rarest, 2))
    return np.array(sorted(found), dtype=np.int64)


def _sentences(text: Text, stems: Numbers) -> list[_Sentence]:
    words, numbers = text
    heads = np.flatnonzero(np.diff(numbers, prepend=-1)).tolist()
    found = []
    for start, end in zip(heads, [*heads[1:], len(words)], strict=True):
        content = frozenset(stems[words[start:end]].tolist()) - {0}
        if len(content) >= SENTENCE_WORDS:
            found.append(_Sentence(start, end, content))
    return found


def _chain(
    left: Sequence[_Sentence], right: Sequence[_Sentence], counts: Numbers, articles: int
) -> list[tuple[_Sentence, _Sentence]]:
    """Give the longest row of sentences alike in the same order."""
    alike: list[tuple[int, int]] = []
    for a, ours in enumerate(left):
        likeness = [_likeness(ours, theirs, counts, articles) for theirs in right]
        best = max(likeness, default=0.0)
        if best >= ALIKE:
            alike.append((a, likeness.index(best)))
    return [(left[a], right[b]) for a, b in _rising(alike)]


def _likeness(ours: _Sentence, theirs: _Sentence, counts: Numbers, articles: int) -> float:
    """Give the share of weight two sentences have in common; a word weighs more the fewer articles hold it.

    Sentences that are the same have not been reworded: pages are full of them.
    """
    shared = ours.stems & theirs.stems
    if len(shared) < SENTENCE_WORDS - 1 or ours.stems == theirs.stems:
        return 0.0
    weight = {stem: 1 + log((articles + 2) / max(2, int(counts[stem]))) for stem in ours.stems | theirs.stems}
    return sum(weight[stem] for stem in shared) / sum(weight.values())


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the longest run of pairs that rises on both sides (patience sorting)."""
    tails: list[int] = []
    piles: list[list[int]] = []
    before: dict[int, int | None] = {}
    for number, (_, right) in enumerate(pairs):
        at = bisect_left(tails, right)
        before[number] = piles[at - 1][-1] if at else None
        if at == len(tails):
            tails.append(right)
            piles.append([number])
        else:
            tails[at] = right
            piles[at].append(number)
    chain: list[tuple[int, int]] = []
    last = piles[-1][-1] if piles else None
    while last is not None:
        chain.append(pairs[last])
        last = before[last]
    return chain[::-1]


def _passage(ours: _Sentence, theirs: _Sentence, left: Sheet, right: Sheet) -> Passage:
    return Passage(
        left_start=int(left.places[0][ours.start]),
        left_end=int(left.places[1][ours.end - 1]),
        right_start=int(right.places[0][theirs.start]),
        right_end=int(right.places[1][theirs.end - 1]),
        words=min(ours.end - ours.start, theirs.end - theirs.start),
        left_quoted=False,
        right_quoted=False,
    )
