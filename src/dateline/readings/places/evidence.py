"""Is this name, here, the name of a place? What speaks for and against it, weighed.

The weights are those of a logistic regression over the features below, trained by bench/geoparsing.py.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz
from spacy.tokens import Token

from dateline.gazetteer.folding import fold
from dateline.gazetteer.lookup import Entry
from dateline.gazetteer.named import is_named
from dateline.readings.parse.sentences import Passage
from dateline.readings.places.names import STOPPED, PlaceName
from dateline.readings.places.no_places import is_acted_on, is_no_place, is_side_unit
from dateline.readings.places.predicates import is_end_of_route, is_told_of_as_town
from dateline.readings.places.streets import is_street
from dateline.readings.places.words import PlaceWords

_SPEECH = frozenset({"said", "says", "told", "added", "asked", "explained", "wrote", "tweeted", "noted"})


class Parsed:
    """The way from an offset of the article to the token that stands there."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        found = [(p.starts[i], p.ends[i], p, i) for p in passages for i in range(len(p.doc)) if i not in p.children]
        found.sort(key=lambda item: item[0])
        self._tokens = [item for item in found if item[1] > item[0]]
        self._starts = [item[0] for item in self._tokens]

    def at(self, offset: int) -> tuple[Passage, Token] | None:
        """Give the token that covers an offset, and its passage."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or self._tokens[index][1] <= offset:
            return None
        _, _, passage, i = self._tokens[index]
        return passage, passage.doc[i]

    def root(self, start: int, end: int) -> tuple[Passage, Token] | None:
        """Give the token of a stretch whose head stands outside it: the one the rest depends on."""
        first, last = self.at(start), self.at(end - 1)
        if first is None or last is None or first[0] is not last[0]:
            return first or last
        inside = range(first[1].i, last[1].i + 1)
        head = next((first[0].doc[i] for i in inside if first[0].doc[i].head.i not in inside), last[1])
        return first[0], head


def weigh(names: Sequence[PlaceName], parsed: Parsed, favoured: Counter[str], words: PlaceWords) -> list[float]:
    """Give for each name the probability that it names a place where it stands."""
    return [_chance(found, words.weights) for found in describe(names, parsed, favoured, words)]


def _chance(features: dict[str, float], weights: dict[str, float]) -> float:
    if _RULED_OUT & features.keys():
        return 0.0
    chance = _probability(features, weights)
    if _AT_HOME in features and _SAID_TO_BE_PLACE & features.keys() and not _SOMEBODY & features.keys():
        return max(chance, _ALONE)
    if _IN_NEWS in features and not _SOMEBODY & features.keys():
        return max(chance, _ALONE)
    others = _SOMEBODY - {"given name"} if features.keys() >= _SEAT else _SOMEBODY
    if (
        (features.keys() >= _WHERE or features.keys() >= _SEAT)
        and _GREAT & features.keys()
        and not others & features.keys()
    ):
        chance = max(chance, _GREAT_CITY)
    told = not _BY_ITSELF.isdisjoint(features) or (features.keys() >= _WHERE and not _TINY & features.keys())
    return max(chance, _ALONE) if told and not _OTHERWISE & features.keys() else chance


def describe(
    names: Sequence[PlaceName], parsed: Parsed, favoured: Counter[str], words: PlaceWords
) -> list[dict[str, float]]:
    """Give each name's features; ``favoured`` counts how often the article points to each state."""
    features = [dict.fromkeys(_features(name, parsed, favoured, words), 1.0) for name in names]
    groups: dict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        groups[fold(name.quote)].append(index)
    for members in groups.values():
        _share(members, features)
        if any(is_acted_on(names[i], words) for i in members) and not any(
            _PLAIN_UNIT & features[i].keys() for i in members
        ):
            for index in members:
                features[index]["no place"] = 1.0
    return features


def _share(members: list[int], features: list[dict[str, float]]) -> None:
    """Let what is plain in one mention of a name speak in the others."""
    if len(members) < 2:
        return
    for sign, group in (("place", _PLAIN_PLACE), ("person", _PLAIN_PERSON)):
        shown = [index for index in members if group & features[index].keys()]
        for index in members:
            if shown and shown != [index]:
                features[index][f"elsewhere {sign}"] = 1.0


_PLAIN_UNIT = frozenset({"level word before", "level word after", "comma container"})
_PLAIN_PLACE = frozenset({"level word before", "level word after", "comma container", "locative before"})
_RULED_OUT = frozenset({"unplaced body before", "person by name", "street", "no place"})
_PLAIN_PERSON = frozenset({"title before", "given name before", "given name first"})
_TOLD_OF = "told of as a town"
_ROUTE = "end of a route"
_BY_ITSELF = frozenset({_TOLD_OF, _ROUTE})
_WHERE = frozenset({"object of place preposition", "locative before"})
"""Together with the size of the town: "in Djibo", whatever else the text leaves open."""
_SEAT = frozenset({"locative before", "capital"})
"""Of a state's capital "through" and "outside" tell as much, though people are called so too: "through Santiago"."""
_GREAT = frozenset({"people 1e6", "people 1e7"})
_GREAT_CITY = 0.8
"""Chance of "in" before the name of a city of a million, however far it lies from all else that is told of."""
_TINY = frozenset(
    {"people 1e0", "people 1e1", "people 1e2", "people 1e3", "entity PERSON", "entity ORG", "entity NORP", "entity FAC"}
    | {"short", "several words", "joined to a capital", "capitals", "shouted", "titled", "entity other"}
)
_OTHERWISE = frozenset(
    {"common word", "given name", "elsewhere person", "title before", "given name before", "by-name only"}
)
"""Readings of a name that what is said of it does not outweigh."""
_IN_NEWS = "told of in news"
_SOMEBODY = frozenset(
    {"common word", "given name", "elsewhere person", "title before", "given name before", "joined to a capital"}
    | {"capital before", "shouted", "titled", "capitals", "speech after"}
)
"""What makes even the name of a place of war, in a report on its state, somebody's or something else's."""
_AT_HOME = "named at home"
_SAID_TO_BE_PLACE = frozenset({"locative before", "object of place preposition", "elsewhere place"})
_ALONE = 0.6
"""Chance of a name of which things are said that are said of towns, whatever the rest of a short text leaves open."""


def _features(name: PlaceName, parsed: Parsed, favoured: Counter[str], words: PlaceWords) -> Iterator[str]:
    yield "bias"
    yield from _seen_by_parser(name, parsed, words)
    yield from _standing(name, favoured)
    yield from _spelling(name, words)
    yield from _before(name, words)
    yield from _after(name, words)
    if is_told_of_as_town(name, words):
        yield _TOLD_OF
    if name.right == " " and name.after and name.after[0].text[0].isupper():
        yield "joined to a capital"
    if is_end_of_route(name, words):
        yield _ROUTE
    if is_street(name, words):
        yield "street"
    if is_no_place(name, words) or (is_side_unit(name) and not any(favoured[e.country or ""] for e in name.entries)):
        yield "no place"


def _seen_by_parser(name: PlaceName, parsed: Parsed, words: PlaceWords) -> Iterator[str]:
    found = parsed.root(name.start, name.end)
    if found is None:
        yield "unparsed"
        return
    passage, token = found
    by_name = token.ent_type_ == "PERSON" and name.quote.split()[0] in words.given_names and " " in name.quote
    if by_name and not any(entry.in_news for entry in name.entries):
        yield "person by name"
    kind = token.ent_type_ or "none"
    if name.shouted:
        yield f"shouted {'place' if kind in {'GPE', 'LOC', 'FAC'} else 'other'} entity"
        return
    yield f"entity {kind if kind in _ENTITIES else 'other'}"
    if kind in _ENTITIES:
        first, last = _entity(token)
        if passage.starts[first] < name.start - 4 or passage.ends[last] > name.end + 2:
            yield f"entity {kind} longer"
    if token.pos_ not in {"PROPN", "NOUN"}:
        yield "no noun"
    if token.dep_ == "pobj" and token.head.lower_ in {"in", "at", "near", "from", "to", "into", "outside"}:
        yield "object of place preposition"
    if token.dep_ == "compound":
        yield "compound"
    if token.dep_ in {"nsubj", "nsubjpass"}:
        yield "subject"
    if token.dep_ == "appos":
        yield "apposition"


def _entity(token: Token) -> tuple[int, int]:
    """Give the first and last index of the named entity a token is in."""
    first = last = token.i
    while token.doc[first].ent_iob_ == "I":
        first -= 1
    while last + 1 < len(token.doc) and token.doc[last + 1].ent_iob_ == "I":
        last += 1
    return first, last


_ENTITIES = frozenset({"GPE", "LOC", "FAC", "PERSON", "ORG", "NORP", "none"})


def _standing(name: PlaceName, favoured: Counter[str]) -> Iterator[str]:
    """What places of that name there are."""
    best = name.entries[0]
    yield f"best is {best.level}"
    largest = max((entry.people for entry in name.entries), default=0)
    yield f"people 1e{min(7, int(math.log10(largest + 1)))}"
    if is_named(best.id):
        yield _AT_HOME
    folded = fold(name.quote)
    if all(is_by_name(entry, folded) for entry in name.entries):
        yield "by-name only"
    if any(entry.capital_of and entry.capital_of.startswith("country:") for entry in name.entries[:3]):
        yield "capital"
    if any(entry.country and favoured[entry.country] for entry in name.entries):
        yield "in favoured state"
        if any(entry.country and favoured[entry.country] and entry.population > 20_000 for entry in name.entries):
            yield "large in favoured state"
    elif favoured:
        yield "in no favoured state"
    if any(entry.in_news and (not favoured or favoured[entry.country or ""]) for entry in name.entries):
        yield _IN_NEWS
    if stands_out(name.entries):
        yield "stands out"
    if len(name.entries) > 5:
        yield "many of the name"


def _spelling(name: PlaceName, words: PlaceWords) -> Iterator[str]:
    pieces = name.quote.replace("-", " ").split()
    if len(pieces) > 1:
        yield "several words"
        if pieces[0] in words.given_names and pieces[-1].lower() not in words.level_words:
            yield "given name first"
    elif name.quote.lower() in words.common:
        yield "common word"
    elif name.quote in words.given_names:
        yield "given name"
    if pieces[-1].lower() in words.level_words and len(pieces) > 1:
        yield "level word in name"
    if any(piece in words.never for piece in pieces) and len(pieces) > 1:
        yield "poor word in name"
    if name.quote.rstrip(".") in words.abbreviations:
        yield "short form after a town" if name.left == ", " else "short form"
    elif len(name.quote) < 4:
        yield "short"
    if name.quote.isupper() and not name.shouted:
        yield "capitals"
    if name.titled:
        yield "titled"
    if name.shouted:
        yield "shouted"


def _before(name: PlaceName, words: PlaceWords) -> Iterator[str]:
    if name.before and _ends_sentence(name.before[-1].text, name.left, words):
        yield "begins a sentence"
        return
    if not name.before or not _close(name.left):
        yield "after comma" if name.left.strip() == "," else "first"
        return
    last = name.before[-1]
    lower = last.text.lower()
    before = name.before[-2].text if len(name.before) > 1 and lower == "of" else ""
    given = last.text.title() if name.shouted else last.text
    if before.lower() in words.level_words:
        yield "level word before"
    elif before in words.unplaced_bodies or _is_half_of_body(name, words):
        yield "unplaced body before"
    elif lower in words.locative:
        yield "locative before"
    elif lower in {"the", "a", "an"}:
        yield "article before"
    elif last.text[0].isupper() and last.text.rstrip(".").title() in words.titles:
        yield "title before"
    elif given in words.given_names or (len(given) == 1 and given.isupper()):
        yield "given name before"
    elif last.text[0].isupper() and not name.titled and not name.shouted:
        yield "part before" if last.text in words.parts else "capital before"
    else:
        yield "of before" if lower == "of" else "lower before"


def _is_half_of_body(name: PlaceName, words: PlaceWords) -> bool:
    """Tell "Western Ruritania University", which says where in Ruritania less than what it is called."""
    side = name.before[-1].text if name.left == " " else ""
    follower = name.after[0].text if name.after and name.right == " " else ""
    return side in words.parts and side.endswith(("ern", "Central")) and follower in {"University", "College"}


def _after(name: PlaceName, words: PlaceWords) -> Iterator[str]:
    following = name.after[0] if name.after else None
    if following is None or not _close(name.right) or _ends_sentence(name.quote, name.right, words):
        yield "stop after"
        if following is not None and name.right.strip() == ",":
            short = following.text.rstrip(".") in words.abbreviations
            yield "comma container" if short else "comma capital" if following.text[0].isupper() else "comma after"
        return
    lower = following.text.lower()
    if name.right.strip() in {"'s", "’s"}:
        yield "possessive"
    elif lower in words.level_words and following.text[0].islower():
        yield "level word after"
    elif following.text in words.unplaced_bodies:
        yield "unplaced body after"
    elif following.text in words.placed_bodies:
        yield "placed body after"
    elif following.text[0].isupper() and not name.titled and not name.shouted:
        yield "given name last" if name.quote in words.given_names else "capital after"
    elif lower == "based":
        yield "based after"
    else:
        yield "speech after" if lower in _SPEECH else "lower after"


def _close(gap: str) -> bool:
    """Tell whether nothing but white space, a hyphen, a possessive's s or a title's stop stands between two words."""
    return gap.strip() in {"", "-", "'s", "’s", "'", "’"} or gap == ". "


def _ends_sentence(word: str, gap: str, words: PlaceWords) -> bool:
    """Tell the stop of a sentence from that of an initial, a title or a short form: ``in Mali. Ansongo``, ``Gov. Musa``."""
    short = len(word) == 1 or word.title() in words.titles or word in words.abbreviations
    return gap == ". " and not short and word.lower() not in STOPPED


def _probability(features: Iterable[str], weights: dict[str, float]) -> float:
    total = sum(weights.get(feature, 0.0) for feature in features)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def is_by_name(entry: Entry, folded: str) -> bool:
    """Tell another name of a place (Canton of Guangzhou) from another spelling of its own (Sar-i-Pul of Sar-e Pul)."""
    return not entry.in_news and fuzz.ratio(fold(entry.name), folded) < _SPELLING


_SPELLING = 70.0


def stands_out(entries: tuple[Entry, ...]) -> bool:
    """Tell a name that is so much more often a place of one state that it needs no context."""
    best = entries[0]
    others = (entry.population for entry in entries if entry.country != best.country)
    return best.population > 100_000 and max(others, default=0) * 20 < best.population


def is_war_town(entries: tuple[Entry, ...]) -> bool:
    """Tell a name that only places of one state bear, one of which wars or disasters are told of."""
    return entries[0].in_news and len({entry.country for entry in entries}) == 1
