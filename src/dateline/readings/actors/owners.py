"""Whose a thing or a force is: what the words before a noun, or after its "of", name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from dateline.readings.actors.lists import Hit
from dateline.readings.parse.sentences import Passage

MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod"})
_OWNER_PREPOSITIONS = frozenset({"of", "for", "from", "in", "with", "inside", "within", "to"})
_POSSESSIVES = frozenset({"their", "its", "our", "his", "her", "whose"})
_SIDE_PREFIXES = ("anti-", "pro-", "post-", "non-", "ex-")
HYPHENED = re.compile(r"-[a-z]*(?:ed|led|run|held|style|born|made|built|owned|wide)\b| (?:backed|led)\b(?! by)")
"""What makes a name one that only describes: "X-led", "X-backed"; not "X backed by Y"."""


class Owner:
    """What the modifiers or the complement of a noun say about whose it is."""

    __slots__ = ("code", "community", "end", "key", "others", "outlet", "pronoun")

    def __init__(self, key: str | None = None, code: str | None = None, community: str | None = None) -> None:
        self.key, self.code, self.community = key, code, community
        self.pronoun: Token | None = None
        self.outlet = False
        self.others: list[tuple[int, str | None, str | None]] = []
        """Whose it is besides ("US and Afghan officials"): token, and either a key or the code of a state."""
        self.end: int | None = None
        """Last token of the complement that says so, where it stands after the noun."""

    def __bool__(self) -> bool:
        return bool(self.key or self.code or self.community or self.pronoun)


class OwnerFinder:
    """Finds owners in one passage; ``hits`` are its listed names by first token, with the last."""

    def __init__(
        self,
        passage: Passage,
        hits: dict[int, tuple[Hit, int]],
        keys: dict[int, str | None],
        codes: dict[int, str],
        text: str,
    ) -> None:
        self.passage, self.hits, self.keys, self.codes, self.text = passage, hits, keys, codes, text

    def of(self, token: Token) -> Owner:
        """Find whose the thing under a noun is, from its modifiers, else from its "of" complement."""
        owner = Owner()
        for child in token.lefts:
            if child.dep_ in MODIFIERS:
                self._take(owner, child, token.i)
        if not owner and (named := self._named_with(token)) is not None:
            self._take(owner, named, token.i)
        if not owner:
            for child in token.rights:
                if (
                    child.lower_ in _OWNER_PREPOSITIONS
                    and child.i - token.i <= 2
                    and self._take_complement(owner, child)
                ):
                    break
        return owner

    def _named_with(self, token: Token) -> Token | None:
        """Give the name before "embassy" that the parse hangs on what follows: "the Dutch embassy bombing"."""
        before = token.nbor(-1) if token.i > 0 and token.dep_ == "compound" else None
        beside = before is not None and before.head == token.head and before.dep_ in MODIFIERS
        return before if beside and before is not None and before.i in self.hits else None

    def _take_complement(self, owner: Owner, preposition: Token) -> bool:
        """Take what stands after "of" and the like; a listed name straight after it, whatever the parse makes of it."""
        complement = next((child for child in preposition.rights if child.dep_ == "pobj"), None)
        strict = preposition.lower_ != "of"
        if complement is not None and self._take(owner, complement, len(self.passage.doc), strict=strict):
            owner.end = complement.i
            return True
        after = preposition.i + 1
        if after < len(self.passage.doc) and self.passage.doc[after].lower_ == "the":
            after += 1
        if strict or after not in self.hits or self.hits[after][0].sort != "actor":
            return False
        owner.key, owner.end = self.keys.get(self.hits[after][0].start), self.hits[after][1]
        return owner.key is not None

    def _take(self, owner: Owner, modifier: Token, limit: int, *, strict: bool = False) -> bool:
        """Take what the tokens of a modifier name; nearest to the noun wins."""
        before = bool(owner)
        if modifier.dep_ == "poss" and modifier.lower_ in _POSSESSIVES:
            owner.pronoun = modifier
            return True
        low, high = max(modifier.left_edge.i, modifier.i - 8), min(modifier.right_edge.i + 1, limit, modifier.i + 8)
        for index in (modifier.i,) if strict else range(low, high):
            if self.passage.doc[index].lower_ == "coalition" and owner.code and is_joined(self.passage.doc[index]):
                owner.others.append((index, "external-forces", None))
            entry = self.hits.get(index)
            if entry is None or not self.is_whole(entry[0]):
                continue
            hit = entry[0]
            joined = bool(owner.key or owner.code) and is_joined(self.passage.doc[index])
            if hit.sort == "actor":
                key = self.keys.get(hit.start)
                if joined and key:
                    owner.others.append((index, key, None))
                else:
                    owner.key = key or owner.key
            elif hit.sort in ("country", "adjective", "capital", "people", "leader"):
                if joined:
                    owner.others.append((index, None, self.codes[hit.start]))
                else:
                    owner.code = self.codes.get(hit.start)
            elif hit.sort == "outlet":
                owner.outlet = True
            elif hit.sort == "identity":
                owner.community = hit.ids[0]
        return bool(owner) and not before

    def is_whole(self, hit: Hit) -> bool:
        """Tell whether a name stands for itself: not in "anti-X", "X-led", "pro-X"."""
        before = self.text[max(0, hit.start - 5) : hit.start].lower()
        after = self.text[hit.end : hit.end + 16]
        return not before.endswith(_SIDE_PREFIXES) and not HYPHENED.match(after)


def by_token(passage: Passage, hits: Sequence[Hit], text: str) -> dict[int, tuple[Hit, int]]:
    """Map the first token of each name in the passage to the name and its last token."""
    placed: dict[int, tuple[Hit, int]] = {}
    starts, ends = passage.starts, passage.ends
    low = bisect_left(hits, passage.start, key=_start)
    high = bisect_left(hits, passage.end, key=_start)
    for hit in hits[low:high]:
        first = bisect_right(starts, hit.start) - 1
        if first < 0 or first in passage.children or hit.start >= ends[first]:
            continue
        last = first
        while last + 1 < len(starts) and starts[last + 1] < hit.end and last + 1 not in passage.children:
            last += 1
        placed[first] = (hit, last)
    return placed


def _start(hit: Hit) -> int:
    return hit.start


def is_joined(token: Token) -> bool:
    return token.dep_ == "conj" or any(child.dep_ == "cc" for child in token.children)


def is_plainly_of(noun: Token, hits: Mapping[int, tuple[Hit, int]]) -> bool:
    """Tell "the Malian Army", a state's own, from "the Malian Liberation Army", which is a name."""
    before = [child for child in noun.lefts if child.dep_ in MODIFIERS]
    return len(before) == 1 and before[0].i in hits and hits[before[0].i][0].sort in ("adjective", "country")


def words_before(noun: Token) -> frozenset[str]:
    """Give the words before a noun that say more of it, in small letters, also without the s of a plural."""
    found = [
        noun.doc[i].lower_
        for child in noun.lefts
        if child.dep_ in MODIFIERS
        for i in range(max(child.left_edge.i, noun.i - 8), min(child.right_edge.i + 1, noun.i))
    ]
    return frozenset(found) | frozenset(word[:-1] for word in found if word.endswith("s"))


def holds(force: Token, site: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell whose site an act is done to: ``overran an army base``, ``a police station was stormed``."""
    done_to = site.dep_ in ("dobj", "nsubjpass") or (site.dep_ == "pobj" and site.head.lower_ in ("on", "against"))
    named = force.lower_ in words["holding_forces"] and site.lemma_ in words["held_sites"]
    return named and done_to and site.pos_ == "NOUN"
