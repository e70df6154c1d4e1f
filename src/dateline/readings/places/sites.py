"""Buildings and spots where things happen: the airport, a police station, Kunduz hospital, and the place they are in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Token

from dateline.gazetteer.lookup import Gazetteer
from dateline.model.article import Article
from dateline.model.reading import Mention
from dateline.readings.parse.sentences import Passage
from dateline.readings.places.words import PlaceWords

_MODIFIERS = frozenset({"compound", "amod", "nmod", "nummod"})
_BESIDE = re.compile(r",? (?:near|off|outside|close to|opposite|by|at)(?: the)?(?: (?:town|city|village|port) of)? ")
_SIDE = r"(?:north|south|east|west)(?:[ -]+(?:east|west))?|(?:north|south)(?:east|west)"
_LEADS = re.compile(
    rf"(?:(?:in|at|on|to|near|outside|along) )?(?:the )?(?:\w+ )?(?:outskirts?|edges?|side|cent(?:er|re)|heart|suburbs?|entrance|gates|{_SIDE}) of"
    rf"|(?:some |about |around |just |only )?[\d,.]+ ?(?:km|kilomet(?:er|re)s|miles) (?:to the )?(?:(?:{_SIDE}) of|from|outside)"
    r"|(?:in|at|inside|near|outside|between|around|by|close to|not far from)(?: the (?:city|town|village|port|capital)(?: of)?)?"
)
"""Words between a site and the place it lies in or by."""
_FARTHEST = 60
"""Characters."""
_LONGEST_NAME = 3
_INSIDE = frozenset({"in", "of", "at", "inside", "near", "outside"})
_DULL = frozenset(
    {"same", "other", "own", "such", "many", "several", "few", "last", "next", "first", "new", "two", "three"}
)


def find_sites(
    article: Article,
    passages: Sequence[Passage],
    places: Sequence[Mention],
    gazetteer: Gazetteer,
    words: PlaceWords,
) -> list[Mention]:
    """Give a mention of kind site for each noun phrase whose head is a building or spot.

    The span runs from the first modifier to the head, without article or owner; ``inside`` is the place mention that
    stands before it ("Kunduz airport", "the city's market") or after a preposition ("the airport in Kunduz").
    """
    by_start = sorted(places, key=lambda mention: mention.start)
    found: list[Mention] = []
    for passage in passages:
        for token in passage.doc:
            if token.i in passage.children:
                continue
            if _is_site(token, words):
                found.append(_read(article.text, passage, token, by_start, gazetteer))
            elif token.text in words.squares_before and (last := _last_of_name(token)) is not None:
                found.append(_square(article.text, passage, token, last, by_start))
    taken = {(m.start, m.end) for m in places}
    return [site for site in found if (site.start, site.end) not in taken]


def waters_by_towns(text: str, places: Sequence[Mention], words: PlaceWords) -> set[str]:
    """Give the ids of lakes, rivers and seas that only say more closely where by a town is: "on Lake Kivu off Goma"."""
    return {
        water.id
        for water, town in pairwise(places)
        if not words.waters.isdisjoint(water.quote.split()) and _BESIDE.fullmatch(text[water.end : town.start])
    }


def _is_site(token: Token, words: PlaceWords) -> bool:
    noun = token.lemma_.lower()
    if noun not in words.sites and token.lower_ not in words.sites:
        return False
    if token.pos_ == "PROPN" and token.text in words.unplaced_bodies:
        return False
    if token.pos_ not in {"NOUN", "PROPN"} or (
        token.dep_ == "compound" and token.head.i > token.i and _is_site(token.head, words)
    ):
        return False
    if token.dep_ == "compound" and token.head.i == token.i + 1 and not _heads_name(token):
        return False
    return noun not in words.needs_modifier or any(c.dep_ in {"compound", "poss"} for c in token.lefts)


def _heads_name(token: Token) -> bool:
    """Tell "Bagram Airfield" inside a longer phrase from "airport workers"."""
    return token.pos_ == "PROPN" and any(child.dep_ == "compound" for child in token.lefts)


def _read(text: str, passage: Passage, token: Token, places: Sequence[Mention], gazetteer: Gazetteer) -> Mention:
    first = _first(token)
    span = passage.span(text, first, token.i)
    inside = _inside(passage, token, first, places)
    named = gazetteer.find(span.quote) if token.pos_ == "PROPN" or span.quote[0].isupper() else ()
    return Mention(
        id=f"site:{span.start}:{span.end}",
        kind="site",
        start=span.start,
        end=span.end,
        quote=span.quote,
        candidates=tuple(entry.id for entry in named if entry.level == "site")[:3],
        noun=_noun(token),
        inside=inside.id if inside else None,
    )


def _last_of_name(token: Token) -> Token | None:
    """Give the last word of the name that "Plaza" begins; None where it begins none, or ends one ("Ninth Avenue South")."""
    before, last = token.nbor(-1) if token.i else token, token
    if before != token and before.pos_ != "DET" and (before.text[:1].isupper() or before.text[:1].isdigit()):
        return None
    while last.i + 1 < len(token.doc) and last.nbor().text[:1].isupper() and last.i - token.i < _LONGEST_NAME:
        last = last.nbor()
    return last if last.i > token.i else None


def _square(text: str, passage: Passage, first: Token, last: Token, places: Sequence[Mention]) -> Mention:
    """Make the mention of a square or street whose sort stands before its name: "Plaza Bolognesi"."""
    span = passage.span(text, first.i, last.i)
    inside = _inside(passage, last, first.i, places)
    return Mention(
        id=f"site:{span.start}:{span.end}",
        kind="site",
        start=span.start,
        end=span.end,
        quote=span.quote,
        noun="square",
        inside=inside.id if inside else None,
    )


def _noun(token: Token) -> str:
    """The lemma, but of "headquarters", which the parser takes for a plural, the word."""
    return "headquarters" if token.lower_ == "headquarters" else token.lemma_.lower()


def _first(token: Token) -> int:
    """Give the index of the first modifier that stands without a gap before the head."""
    first = token.i
    while first > 0:
        left = token.doc[first - 1]
        if left.dep_ not in _MODIFIERS or not _belongs(left, token) or left.lower_ in _DULL:
            break
        first -= 1
    return first


def _belongs(left: Token, head: Token) -> bool:
    """Tell whether a modifier hangs, over other modifiers, on the head."""
    for _ in range(6):
        if left.head is head:
            return True
        if left.dep_ not in _MODIFIERS:
            return False
        left = left.head
    return False


def _inside(passage: Passage, token: Token, first: int, places: Sequence[Mention]) -> Mention | None:
    """Find the place by grammar: after a preposition, as owner, as the first part of the name."""
    following = token.doc[token.i + 1 : token.i + 2]
    for child in [*token.rights, *following]:
        if child.dep_ == "prep" and child.lower_ in _INSIDE:
            for noun in _objects(child):
                if found := _at(passage, noun, places):
                    return found
    owner = next((child for child in token.lefts if child.dep_ == "poss"), None)
    if owner is not None and (found := _at(passage, owner, places)):
        return found
    for index in range(first, token.i):
        if found := _at(passage, passage.doc[index], places):
            return found
    if found := _by_words(passage, token, places):
        return found
    beside = passage.doc[first - 1] if first else None
    return _at(passage, beside, places) if beside is not None and beside.pos_ == "PROPN" else None


def _by_words(passage: Passage, token: Token, places: Sequence[Mention]) -> Mention | None:
    """Find the place that the words after a site lead to, whatever the parse makes of them."""
    end = passage.ends[token.i]
    first = bisect_left(places, end, key=lambda mention: mention.start)
    following = places[first] if first < len(places) else None
    if following is None or following.start - end > _FARTHEST:
        return None
    between = [t.lower_ for t in passage.tokens_in(end, following.start)]
    return following if between and _LEADS.fullmatch(" ".join(between)) else None


def _objects(preposition: Token) -> Iterator[Token]:
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield child
            yield from (inner for inner in child.children if inner.dep_ in {"compound", "nmod"})


def _at(passage: Passage, token: Token, places: Sequence[Mention]) -> Mention | None:
    """Give the place mention that covers a token; ``places`` are in order."""
    start, end = passage.starts[token.i], passage.ends[token.i]
    last = bisect_left(places, end, key=lambda mention: mention.start)
    return next((m for m in places[max(0, last - 2) : last] if start < m.end), None)
