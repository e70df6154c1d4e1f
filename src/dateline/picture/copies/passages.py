"""What of the words two articles share is copying, and what any two reporters would have in common."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Literal

import numpy as np

from dateline.model.article import Article
from dateline.model.reading import Reading
from dateline.picture.copies.credits import Credit, find_credits, head_credits, names_outlet, outlet_names
from dateline.picture.copies.quotations import Quoted, find_quoted, find_stock
from dateline.picture.copies.runs import Run
from dateline.picture.copies.wording import Numbers, place_words, stretches

OWN_WORDS = 12
"""Narration this long in a row does not agree by chance; shorter runs of it are names and set expressions."""
SAID_WORDS = 8
"""Words quoted from someone who spoke to one outlet: eight in a row are enough, for nobody else could have them."""
PAIR_WORDS = 19
"""Fewer copied words than this in all do not join two articles; of words said to one outlet fifteen are enough."""
PAIR_SAID = 15
SENTENCE_WORDS = 14
"""A sentence of so many words that is whole in both joins them too."""
CREDITED_WORDS = 8
"""Beside words that name the other's outlet this many in a row are enough: it says itself where it has them from."""
_HEAD, _LINE = 300, 110
"""Characters at a report's head within which a line, no longer than so many, is not yet its text."""
_AROUND = 160
_BEFORE = re.compile(r"(?:^|[.!?\n:–—-])[\s“\"’”)]*$")
_BEHIND = re.compile(r"[”\"’]?(?:[.!?,;]|\s*$)")
_TOO_LONG_FOR_STOCK = 80

Class = Literal["own", "said", "public", "stock"]


class Sheet:
    """One article as copying sees it; what is costly is worked out when first asked for."""

    def __init__(self, article: Article, readings: Mapping[str, Reading], known: frozenset[str]) -> None:
        self.article, self._readings, self._known = article, readings, known
        self.names = outlet_names(article)
        """Folded names the article's outlet may be credited under."""

    @cached_property
    def places(self) -> tuple[Numbers, Numbers]:
        """Start and end offsets of each copyable word."""
        return place_words(self.article)

    @cached_property
    def quoted(self) -> tuple[Quoted, ...]:
        return find_quoted(self.article, self._readings.get(self.article.id))

    @cached_property
    def credits(self) -> tuple[Credit, ...]:
        text = self.article.text
        found = {
            c.start: c for start, end in stretches(self.article) for c in find_credits(text, start, end, self._known)
        }
        found |= {c.start: c for c in find_credits(text, 0, min(len(text), 300), self._known)}
        found |= {c.start: c for c in head_credits(text, self._known, self.names)}
        return tuple(found[at] for at in sorted(found))

    @cached_property
    def head_credits(self) -> tuple[Credit, ...]:
        """The credits that stand in the lines over a report, not in its sentences: they are for all of it."""
        text = self.article.text
        return tuple(c for c in self.credits if c.start < _HEAD and c.sure and len(_line_at(text, c.start)) <= _LINE)

    @cached_property
    def quotations(self) -> Sequence[Quoted | None]:
        """The quotation each copyable word stands in."""
        starts = self.places[0]
        numbers = np.searchsorted(np.array([q.start for q in self.quoted], dtype=np.int32), starts, side="right") - 1
        ends = np.array([q.end for q in self.quoted] or [0], dtype=np.int32)
        inside = ((numbers >= 0) & (starts < ends[numbers])).tolist()
        return [self.quoted[n] if held else None for n, held in zip(numbers.tolist(), inside, strict=True)]

    def forget_words(self) -> None:
        """Drop what is kept of each word, which is much; it is worked out again where it is asked for."""
        for kept in ("places", "quotations"):
            self.__dict__.pop(kept, None)

    @cached_property
    def _quoted_starts(self) -> list[int]:
        return [quoted.start for quoted in self.quoted]

    def quotation_at(self, offset: int) -> Quoted | None:
        """Give the quotation an offset stands in."""
        number = bisect_right(self._quoted_starts, offset) - 1
        return self.quoted[number] if number >= 0 and offset < self.quoted[number].end else None

    def stock_in(self, first: int, last: int) -> frozenset[int]:
        """Give those of the words ``first..last`` (end exclusive) that stand in a stock phrase."""
        starts, ends = self.places
        text = self.article.text
        low, high = max(0, int(starts[first]) - _AROUND), min(len(text), int(ends[last - 1]) + _AROUND)
        return frozenset(
            word
            for start, end in find_stock(text, low, high)
            for word in range(int(np.searchsorted(starts, start)), int(np.searchsorted(starts, end)))
        )

    def credits_near(self, start: int, end: int) -> tuple[Credit, ...]:
        """Give the credits in the paragraphs a stretch stands in."""
        text = self.article.text
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", end)
        return tuple(c for c in self.credits if first <= c.start and c.end <= (last if last >= 0 else len(text)))


@dataclass(frozen=True, slots=True)
class Passage:
    """Copied words: offsets in both articles, how many words are equal, and whether they stand there as quotation."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    words: int
    left_quoted: bool
    right_quoted: bool


def find_passages(runs: Iterable[Run], left: Sheet, right: Sheet) -> tuple[Passage, ...]:
    """Keep of the shared runs what is copying.

    A run with enough narration in a row counts whole. Else only quotations of people who spoke to one outlet count:
    a public statement and a stock phrase can stand in both articles without either having seen the other. Beside words
    that name the other's outlet a public statement counts too: it is said to be taken from there.
    """
    found: list[Passage] = []
    enough, named = PAIR_SAID, False
    for run in runs:
        words = [_Word(indices, left, right) for indices in _aligned(run)]
        credited = _is_credited(run, left, right)
        if credited:
            for word in words:
                word.kind = "said" if word.kind == "public" else word.kind
        pieces = _pieces(words)
        if not credited and not _may_count(pieces):
            continue
        if _mark_stock(words, run, left, right):
            pieces = _pieces(words)
        if credited and _longest_own(pieces) >= CREDITED_WORDS:
            found.append(_passage(_trim(words), left, right))
            named = True
        elif _longest_own(pieces) >= OWN_WORDS:
            found.append(_passage(_trim(words), left, right))
            enough = PAIR_WORDS
        else:
            found += [
                _passage(piece, left, right) for kind, piece in pieces if kind == "said" and len(piece) >= SAID_WORDS
            ]
            named = named or (credited and any(k == "said" and len(piece) >= SAID_WORDS for k, piece in pieces))
    if any(_is_whole(passage, left, right) for passage in found):
        enough = min(enough, SENTENCE_WORDS)
    enough = CREDITED_WORDS if named else enough
    return tuple(found) if sum(passage.words for passage in found) >= enough else ()


def _is_whole(passage: Passage, left: Sheet, right: Sheet) -> bool:
    """Tell a passage that is a sentence in both articles, from its start to its end or to a comma (``, a clerk said``)."""
    return all(
        _BEFORE.search(text[max(0, start - 4) : start]) and _BEHIND.match(text, end)
        for text, start, end in (
            (left.article.text, passage.left_start, passage.left_end),
            (right.article.text, passage.right_start, passage.right_end),
        )
    )


def _is_credited(run: Run, left: Sheet, right: Sheet) -> bool:
    """Tell whether one article names the other's outlet in the paragraph of a run."""
    for sheet, other, first, last in (
        (left, right, run.left, run.left_end),
        (right, left, run.right, run.right_end),
    ):
        start, end = int(sheet.places[0][first]), int(sheet.places[1][last - 1])
        near = (*sheet.head_credits, *sheet.credits_near(start, end))
        if any(names_outlet(credit.name, other.names) for credit in near):
            return True
    return False


def _line_at(text: str, offset: int) -> str:
    end = text.find("\n", offset)
    return text[text.rfind("\n", 0, offset) + 1 : end if end >= 0 else len(text)]


def _pieces(words: Sequence[_Word]) -> list[tuple[Class, list[_Word]]]:
    return [(kind, list(piece)) for kind, piece in groupby(words, key=lambda word: word.kind)]


def _may_count(pieces: Sequence[tuple[Class, list[_Word]]]) -> bool:
    """Tell whether there are words enough in a row; asked before stock phrases, which are costly, are set apart."""
    return _longest_own(pieces) >= OWN_WORDS or any(k == "said" and len(piece) >= SAID_WORDS for k, piece in pieces)


def _mark_stock(words: Sequence[_Word], run: Run, left: Sheet, right: Sheet) -> bool:
    """Mark the words that stand in stock phrases; tell whether there are any."""
    if run.equal > _TOO_LONG_FOR_STOCK:
        return False
    ours, theirs = left.stock_in(run.left, run.left_end), right.stock_in(run.right, run.right_end)
    stock = [word for word in words if word.left in ours or word.right in theirs] if ours or theirs else []
    for word in stock:
        word.kind = "stock"
    return bool(stock)


class _Word:
    """One equal word: its index in both articles and what speaks from it."""

    __slots__ = ("kind", "left", "left_quoted", "right", "right_quoted")

    def __init__(self, indices: tuple[int, int], left: Sheet, right: Sheet) -> None:
        self.left, self.right = indices
        ours, theirs = left.quotations[self.left], right.quotations[self.right]
        self.left_quoted, self.right_quoted = ours is not None, theirs is not None
        self.kind: Class = "own"
        if ours is not None or theirs is not None:
            self.kind = _said_to_whom(ours, theirs)


def _said_to_whom(ours: Quoted | None, theirs: Quoted | None) -> Class:
    """A quotation is public where either article says so, and where neither says that it was said to one outlet.

    Words that only one article puts in quotation marks are that article's quotation of the other, unless they are
    public: a statement may stand as a block of its own without marks.
    """
    both = {quoted.speech for quoted in (ours, theirs) if quoted is not None}
    if "public" in both:
        return "public"
    if ours is None or theirs is None:
        return "own"
    return "said" if "exclusive" in both else "public"


def _aligned(run: Run) -> Iterator[tuple[int, int]]:
    for left, right, length in run.blocks:
        for step in range(length):
            yield left + step, right + step


def _longest_own(pieces: Sequence[tuple[Class, list[_Word]]]) -> int:
    """Give the length of the longest stretch of equal narration that nothing set apart interrupts."""
    return max((_unbroken(piece) for kind, piece in pieces if kind == "own"), default=0)


def _unbroken(words: Sequence[_Word]) -> int:
    longest = length = 0
    for number, word in enumerate(words):
        follows = number and word.left - words[number - 1].left == 1 and word.right - words[number - 1].right == 1
        length = length + 1 if follows else 1
        longest = max(longest, length)
    return longest


def _trim(words: Sequence[_Word]) -> Sequence[_Word]:
    """Cut stock phrases and public quotations off both ends of a run."""
    kept = [number for number, word in enumerate(words) if word.kind in {"own", "said"}]
    return words[kept[0] : kept[-1] + 1]


def _passage(words: Sequence[_Word], left: Sheet, right: Sheet) -> Passage:
    first, last = words[0], words[-1]
    return Passage(
        left_start=int(left.places[0][first.left]),
        left_end=int(left.places[1][last.left]),
        right_start=int(right.places[0][first.right]),
        right_end=int(right.places[1][last.right]),
        words=len(words),
        left_quoted=sum(word.left_quoted for word in words) * 5 >= len(words) * 4,
        right_quoted=sum(word.right_quoted for word in words) * 5 >= len(words) * 4,
    )


def coverage(passages: Sequence[Passage], sheet: Sheet) -> float:
    """Give the share of an article's words that the passages hold."""
    return sum(passage.words for passage in passages) / max(1, len(sheet.places[0]))


def known_outlets(articles: Iterable[Article]) -> frozenset[str]:
    """Give the folded names of all outlets among some articles."""
    return frozenset(name for article in articles for name in outlet_names(article))
