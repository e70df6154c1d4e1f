"""The city, the province, the capital: words that take up a place named before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dateline.gazetteer.folding import fold
from dateline.gazetteer.lookup import Entry, Gazetteer
from dateline.model.article import Article
from dateline.model.reading import Mention
from dateline.readings.parse.sentences import Passage
from dateline.readings.places.evidence import Parsed
from dateline.readings.places.words import PlaceWords

_POINTING = frozenset({"the", "this", "that", "its", "their"})
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "north-east", "north-west"}
    | {"south-east", "south-west"}
)
_CITIES = frozenset({"city", "metropolis", "town"})
_REACH = 4000
"""Characters back within which a place can be taken up again."""


def find_references(
    article: Article,
    passages: Sequence[Passage],
    places: Sequence[Mention],
    gazetteer: Gazetteer,
    favoured: Counter[str],
    words: PlaceWords,
) -> list[Mention]:
    """Give a mention of kind place for each noun phrase that refers to a place, with what it refers to."""
    memory = _Memory(passages, places, gazetteer, favoured, words)
    found: list[Mention] = []
    for passage in passages:
        for token in passage.doc:
            if token.i not in passage.children and _refers(token, words):
                mention = _read(article.text, passage, token, memory)
                if mention is not None:
                    found.append(mention)
    return found


class _Memory:
    """The places named so far, as a reader has them in mind."""

    def __init__(
        self,
        passages: Sequence[Passage],
        places: Sequence[Mention],
        gazetteer: Gazetteer,
        favoured: Counter[str],
        words: PlaceWords,
    ) -> None:
        self.places = sorted(places, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self.places]
        self.gazetteer, self.favoured, self.words = gazetteer, favoured, words
        self._spoken = sorted((p.start, p.end) for p in passages if p.quotation is not None)
        parsed = Parsed(passages)
        self._aside = {m.id for m in places if _is_aside(parsed, m, words)}

    def before(self, start: int) -> Iterator[Mention]:
        """Give the places named before, latest first; outside a quotation those inside one come last, and so do
        places named in passing ("officials in Kabul said the city had fallen")."""
        first, last = bisect_left(self._starts, start - _REACH), bisect_left(self._starts, start)
        near = [m for m in reversed(self.places[first:last]) if m.end <= start]
        plain = self._in_speech(start) or not any(self._foremost(m) for m in near)
        yield from (m for m in near if plain or self._foremost(m))
        yield from (m for m in near if not (plain or self._foremost(m)))

    def covering(self, passage: Passage, token: Token) -> Mention | None:
        """Give the place named by a token, or by what "province" in "Jawzjan province" is of."""
        start, end = passage.starts[token.i], passage.ends[token.i]
        last = bisect_left(self._starts, end)
        found = next((m for m in self.places[max(0, last - 2) : last] if start < m.end), None)
        if found is None and token.lemma_.lower() in self.words.level_words:
            inner = next((child for child in token.lefts if child.dep_ in _MODIFIERS and child.pos_ == "PROPN"), None)
            return self.covering(passage, inner) if inner is not None else None
        return found

    def entries(self, mention: Mention) -> list[Entry]:
        return [entry for id in mention.candidates if (entry := self.gazetteer.entry(id))]

    def _foremost(self, mention: Mention) -> bool:
        return mention.id not in self._aside and not self._in_speech(mention.start)

    def _in_speech(self, offset: int) -> bool:
        index = bisect_right(self._spoken, (offset, 1 << 60)) - 1
        return index >= 0 and offset < self._spoken[index][1]


def _is_aside(parsed: Parsed, mention: Mention, words: PlaceWords) -> bool:
    """Tell a place named only to say where a speaker sits or what another place is near."""
    found = parsed.root(mention.start, mention.end)
    if found is None or found[1].dep_ != "pobj" or found[1].head.dep_ != "prep":
        return False
    if found[1].head.lower_ == "near" or found[1].head.head.lower_ in _DIRECTIONS:
        return True
    speaker = found[1].head.head
    return speaker.dep_ == "nsubj" and speaker.head.lemma_.lower() in words.ruling_verbs


def _refers(token: Token, words: PlaceWords) -> bool:
    """Tell "the city" from "city council", "a city" and "the city of Kunduz"."""
    if token.lemma_.lower() not in words.referring or token.tag_ not in {"NN", "NNP"} or token.dep_ == "compound":
        return False
    children = list(token.children)
    if any(child.dep_ in _MODIFIERS and child.pos_ == "PROPN" for child in children):
        return token.lemma_.lower() == "capital"
    if any(child.lower_ in words.other_adjectives for child in children):
        return False
    pointed = any(child.lower_ in _POINTING for child in children if child.dep_ in {"det", "poss"})
    possessed = any(child.dep_ == "poss" for child in children)
    apposed = token.lemma_.lower() == "capital" and (token.dep_ == "appos" or _of(token) is not None)
    if token.lemma_.lower() != "capital" and _names_itself(token):
        return False
    return pointed or apposed or (possessed and token.lemma_.lower() == "capital")


def _names_itself(token: Token) -> bool:
    named = _of(token)
    return named is not None and named.pos_ == "PROPN"


def _of(token: Token) -> Token | None:
    """Give the noun after "of"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj"), None)
    return None


def _read(text: str, passage: Passage, token: Token, memory: _Memory) -> Mention | None:
    noun = token.lemma_.lower()
    lefts = [t.i for t in token.lefts if t.dep_ in {"det", "amod", "compound", "poss", "nummod"}]
    possessor = any(t.dep_ == "poss" and t.pos_ == "PROPN" for t in token.lefts)
    span = passage.span(text, token.i if possessor else min(lefts, default=token.i), token.i)
    levels = memory.words.referring[noun]
    if noun == "capital":
        target, ids = _capital(passage, token, memory)
    elif levels == ("country",):
        target, ids = _country(span.start, token, memory)
    else:
        target, ids = _antecedent(span.start, levels, memory)
        target, ids = _whole_city(target, ids, memory) if noun in _CITIES else (target, ids)
    if not ids:
        return None
    return Mention(
        id=f"place:{span.start}:{span.end}",
        kind="place",
        start=span.start,
        end=span.end,
        quote=span.quote,
        candidates=ids,
        level_cue=levels[0] if len(levels) == 1 else None,
        noun=noun,
        refers_to=target.id if target else None,
    )


def _country(start: int, token: Token, memory: _Memory) -> tuple[Mention | None, tuple[str, ...]]:
    """Give the state that acts in the sentence, else the one most of the article is about, else the last one named."""
    acting = _acting_state(token, memory.gazetteer)
    if acting is not None:
        return next((m for m in memory.before(start) if m.candidates[:1] == (acting,)), None), (acting,)
    ranked = memory.favoured.most_common(2)
    if ranked and ranked[0][1] * 2 > sum(memory.favoured.values()):
        main = f"country:{ranked[0][0]}"
        return next((m for m in memory.before(start) if m.candidates[:1] == (main,)), None), (main,)
    return _antecedent(start, ("country",), memory)


def _acting_state(token: Token, gazetteer: Gazetteer) -> str | None:
    """Give the id of the one state whose forces or that itself is the subject before: ``Chad's police shut the country``."""
    found = set()
    for entity in token.doc.ents:
        if entity.sent == token.sent and entity.end <= token.i and entity.root.dep_ in {"nsubj", "poss"}:
            subject = entity.root if entity.root.dep_ == "nsubj" else entity.root.head
            states = [e.id for e in gazetteer.find(entity.text.removeprefix("the ")) if e.level == "country"]
            found |= set(states[:1]) if subject.dep_ == "nsubj" and token in subject.head.subtree else set()
    return found.pop() if len(found) == 1 else None


def _antecedent(start: int, levels: Sequence[str], memory: _Memory) -> tuple[Mention | None, tuple[str, ...]]:
    """Find the last place before ``start`` that can be of one of the levels, and its ids of those levels first."""
    for mention in memory.before(start):
        entries = memory.entries(mention)
        if not entries or (mention.level_cue and mention.level_cue not in levels):
            continue
        fitting = _fitting(entries, levels)
        if fitting:
            others = tuple(entry.id for entry in entries if entry.id != fitting)
            return mention, (fitting, *others)
    return None, ()


def _whole_city(
    target: Mention | None, ids: tuple[str, ...], memory: _Memory
) -> tuple[Mention | None, tuple[str, ...]]:
    """Take "the city" after the name of a quarter for the city the quarter is in."""
    quarter = memory.gazetteer.entry(ids[0]) if ids else None
    if target is None or quarter is None or quarter.part_of is None:
        return target, ids
    named = (m for m in memory.before(target.start) if m.candidates[:1] == (quarter.part_of,))
    return next(named, None), (quarter.part_of,)


def _fitting(entries: Sequence[Entry], levels: Sequence[str]) -> str | None:
    """Id of the right level: the likeliest place itself, or its namesake of that level in the same unit."""
    best = entries[0]
    if best.level in levels:
        return best.id
    if best.level == "country" or best.admin1_id is None or len(levels) > 1:
        return None
    return next((e.id for e in entries if e.level in levels and e.admin1_id == best.admin1_id), None)


def _capital(passage: Passage, token: Token, memory: _Memory) -> tuple[Mention | None, tuple[str, ...]]:
    """Find whose capital is meant: of X, X's, the provincial one of the province last named, the state's."""
    apposed = _apposed(token, passage, memory)
    provincial = any(child.lower_ in {"provincial", "regional", "state"} for child in token.children)
    named = [child for child in token.lefts if child.dep_ in {"poss", "compound"} and child.pos_ == "PROPN"]
    named = [child for child in named if _state_by_adjective(child, memory) is None]
    owner = next((of for of in (_of(token), *named) if of is not None), None)
    owned = memory.covering(passage, owner) if owner is not None else None
    if owned is not None:
        return apposed, _seats(memory.entries(owned), memory.gazetteer)
    if apposed is not None:
        return apposed, _towns_first(memory.entries(apposed))
    if owner is not None:
        return None, ()
    state = next((s for c in token.lefts if (s := _state_by_adjective(c, memory)) is not None), None)
    if state is not None:
        seat = memory.gazetteer.seat(f"country:{state}")
        return None, (seat.id,) if seat else ()
    for mention in memory.before(passage.starts[token.i]):
        entries = memory.entries(mention)
        seats = [e for e in entries[:2] if e.capital_of and provincial != e.capital_of.startswith("country:")]
        if seats:
            ids = _towns_first([*seats, *entries])
            return (mention if ids[0] == mention.candidates[0] else None), ids
        if provincial and entries and entries[0].admin1_id and (seat := memory.gazetteer.seat(entries[0].admin1_id)):
            return None, (seat.id,)
    main = memory.favoured.most_common(1)
    seat = memory.gazetteer.seat(f"country:{main[0][0]}") if main and not provincial else None
    return None, (seat.id,) if seat else ()


def _state_by_adjective(token: Token, memory: _Memory) -> str | None:
    """Give the state of "the Ethiopian capital"; of an adjective of two states, the one the article is more about."""
    states = memory.words.demonyms.get(fold(token.text), ()) if token.text[:1].isupper() else ()
    if len(states) > 1:
        ranked = sorted(states, key=lambda state: -memory.favoured[state])
        return ranked[0] if memory.favoured[ranked[0]] > memory.favoured[ranked[1]] else None
    return states[0] if states else None


def _towns_first(entries: Sequence[Entry]) -> tuple[str, ...]:
    towns = [entry.id for entry in entries if entry.level == "settlement"]
    return tuple(dict.fromkeys([*towns, *(entry.id for entry in entries)]))


def _seats(entries: Sequence[Entry], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Seats of the units a name can mean; the town itself where the name is a town's."""
    units = [entry for entry in entries if entry.level in {"admin1", "country"}]
    seats = [seat.id for entry in units[:2] if (seat := gazetteer.seat(entry.id))]
    towns = [entry.id for entry in entries if entry.level == "settlement" and entry.capital_of]
    return tuple(dict.fromkeys([*seats, *towns]))


def _apposed(token: Token, passage: Passage, memory: _Memory) -> Mention | None:
    """Give the place that "X, the capital" and "the capital, X" name."""
    if token.dep_ == "appos":
        return memory.covering(passage, token.head)
    named = next((child for child in token.children if child.dep_ == "appos"), None)
    return memory.covering(passage, named) if named is not None else None
