"""Places the gazetteer does not spell so: read by the company they keep, matched by sound inside the state told of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Span as Entity
from spacy.tokens import Token

from dateline.gazetteer.folding import fold
from dateline.gazetteer.lookup import Entry, Gazetteer
from dateline.model.article import Article
from dateline.model.reading import Mention
from dateline.readings.parse.sentences import Passage
from dateline.readings.places.names import place_mention
from dateline.readings.places.words import PlaceWords

_CANDIDATES = 3
_LONGEST = 4
_UNITS = frozenset({"admin1", "admin2"})
"""Levels of which a village is no likely reading: what is told as a province is one."""
_VAGUE = frozenset(
    {"state", "country", "nation", "republic", "capital", "port", "department", "canton", "region", "county"}
)


def find_strange(
    article: Article,
    passages: Sequence[Passage],
    gazetteer: Gazetteer,
    favoured: Counter[str],
    taken: Iterable[tuple[int, int]],
    words: PlaceWords,
) -> list[Mention]:
    """Give mentions of kind place for names that stand where a place does and that no gazetteer name matched."""
    covered = {offset for start, end in taken for offset in range(start, end)}
    most = max(favoured.values(), default=0)
    states = [country for country, count in favoured.most_common(2) if count > 1 and count * 3 > most]
    found: list[Mention] = []
    for passage in passages:
        for start, end, cue, sure in _spots(article.text, passage, words):
            if covered.isdisjoint(range(start, end)):
                ids = _sounding(article.text[start:end], cue, states, gazetteer)
                if ids or sure:
                    covered.update(range(start, end))
                    found.append(place_mention(article.text[start:end], start, ids, cue))
    return found


def _spots(text: str, passage: Passage, words: PlaceWords) -> Iterator[tuple[int, int, str | None, bool]]:
    """Give start, end, level asked for, and whether the wording alone makes it a place."""
    for entity in passage.doc.ents:
        if entity.label_ not in {"GPE", "LOC"} or not entity[0].text[:1].isupper() or entity.root.i in passage.children:
            continue
        while len(entity) > 1 and (entity[0].lower_ == "the" or entity[0].text in words.parts):
            entity = passage.doc[entity.start + 1 : entity.end]
        cue = _cue(entity, words)
        if len(entity) > 1 and entity[-1].lower_ in words.level_words and entity[-1].is_lower:
            cue, entity = words.level_words[entity[-1].lower_], entity[:-1]
        span = passage.of(text, entity)
        if _plain(span.quote, words):
            yield span.start, span.end, cue, cue is not None
    yield from _beside_level_words(text, passage, words)


def _beside_level_words(text: str, passage: Passage, words: PlaceWords) -> Iterator[tuple[int, int, str | None, bool]]:
    """Give the capitalised words before "district" and the like, and after "village of"."""
    for token in passage.doc:
        level = words.level_words.get(token.lower_)
        if level is None or not token.is_lower or token.lower_ in _VAGUE:
            continue
        first = token.i
        while first > max(0, token.i - _LONGEST) and _is_capitalised(passage.doc[first - 1], words):
            first -= 1
        if first < token.i:
            span = passage.span(text, first, token.i - 1)
            if _plain(span.quote, words) and "\n" not in span.quote:
                yield span.start, span.end, level, not passage.doc[first].is_sent_start
        last = token.i + 1
        while last + 1 < min(len(passage.doc), token.i + 2 + _LONGEST) and _is_capitalised(
            passage.doc[last + 1], words
        ):
            last += 1
        if last > token.i + 1 and passage.doc[token.i + 1].lower_ == "of":
            span = passage.span(text, token.i + 2, last)
            if _plain(span.quote, words) and "\n" not in span.quote:
                yield span.start, span.end, level, True


def _is_capitalised(token: Token, words: PlaceWords) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.text not in words.parts


def _plain(quote: str, words: PlaceWords) -> bool:
    letters = quote.replace("-", "").replace(" ", "").replace("’", "").replace("'", "")
    return (
        len(letters) > 3
        and letters.isalpha()
        and not letters.isupper()
        and quote not in words.never
        and not any(fold(piece) in words.demonyms or piece in words.never for piece in quote.split())
    )


def _cue(entity: Entity, words: PlaceWords) -> str | None:
    """Level by "X district" or "village of X" around an entity that also stands after a preposition of place."""
    doc = entity.doc
    after = doc[entity.end].lower_ if entity.end < len(doc) else ""
    before = [token.lower_ for token in doc[max(0, entity.start - 2) : entity.start]]
    if after in words.level_words:
        return words.level_words[after]
    if len(before) == 2 and before[1] == "of":
        return words.level_words.get(before[0])
    return None


def _of_adjective(quote: str, cue: str | None, state: str, gazetteer: Gazetteer) -> list[Entry]:
    """Find the unit whose name an adjective stands for before its noun: ``Mykolaivska oblast``, ``Kharkivska``."""
    if cue not in _UNITS:
        return []
    stems = [quote.removesuffix(end) for end in ("ska", "a", "skaya", "aya", "skyi") if quote.endswith(end)]
    return [e for stem in stems for e in gazetteer.find(stem, state) if e.level == cue]


def _sounding(quote: str, cue: str | None, states: Iterable[str], gazetteer: Gazetteer) -> tuple[str, ...]:
    for state in states:
        near = gazetteer.near_spelling(quote, state)
        fitting = [entry for entry in near if entry.level == cue] or _of_adjective(quote, cue, state, gazetteer)
        fitting = fitting or ([] if cue in _UNITS else list(near))
        if fitting:
            return tuple(entry.id for entry in fitting[:_CANDIDATES])
    return ()
