"""Quarters of towns that no table knows: "the Karsadi quarter", "the Bab Numeir neighbourhood of Homs", and the town meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dateline.gazetteer.lookup import Entry, Gazetteer
from dateline.gazetteer.named import is_named, named_id
from dateline.model.article import Article
from dateline.model.reading import Mention
from dateline.readings.parse.sentences import PROSE
from dateline.readings.places.constructions import can_be_town, name_pattern
from dateline.readings.places.names import place_mention
from dateline.readings.places.words import PlaceWords, constructions

_REACH = 2500
"""Characters back within which the town of a quarter is named."""
_CITY = 10
"""So many times the people of a town make another one the city whose quarters are told of by name."""
_LARGE = 80_000
"""People of a city whose name the names of its quarters begin with."""
_OF = re.compile(
    r" (?:of|in|inside) (?:the (?:city|town|capital|port) (?:of )?|(?:central|eastern|western|northern|southern) )?"
)


def find_quarters(
    article: Article,
    places: Sequence[Mention],
    taken: Iterable[tuple[int, int]],
    gazetteer: Gazetteer,
    words: PlaceWords,
) -> list[Mention]:
    """Give a mention of kind place for each quarter told of by a name that no table has, as a place in its town.

    ``places`` are the mentions found by name, in order; the town is the one said behind the noun, else the one named
    last before. ``taken`` are spans that are something else; a body of the quarter ("the Karsadi quarter police") is not.
    """
    spans = sorted(taken)
    found: list[Mention] = []
    towns = [(m, town) for m in places if (town := _town(m, gazetteer)) is not None]
    for start, end, after in _spots(article, words):
        town = _of(article.text, after, towns)
        if town is None:
            town = _called_after(article.text[start:end], _around(article.text, start, towns), gazetteer)
        free = not any(first < end and start < last <= after for first, last in spans)
        if town is not None and free:
            quote = article.text[start:end]
            found.append(place_mention(quote, start, (named_id(quote, town.id),), "settlement"))
    return found


def _spots(article: Article, words: PlaceWords) -> Iterator[tuple[int, int, int]]:
    """Give start and end of each name of a quarter, and where its noun ends."""
    for zone in article.zones:
        if zone.kind in PROSE and zone.kind != "dateline" and zone.language == "en":
            for match in _pattern().finditer(article.text, zone.start, zone.end):
                if can_be_town(article.text, *match.span("name"), words):
                    yield *match.span("name"), match.end()


def _pattern() -> re.Pattern[str]:
    nouns = "|".join(constructions()["quarters"])
    return re.compile(
        rf"\b(?:[Tt]he|[Ii]n|[Aa]t|[Nn]ear|[Ii]nside|[Oo]f|[Ff]rom) (?P<name>{name_pattern()}) (?:{nouns})\b"
    )


def _town(mention: Mention, gazetteer: Gazetteer) -> Entry | None:
    """Give the town that a mention names, of a quarter the town it is in; None for units, states, and what no table has."""
    entry = gazetteer.entry(mention.candidates[0]) if mention.candidates else None
    if entry is not None and entry.part_of is not None:
        entry = gazetteer.entry(entry.part_of)
    return entry if entry is not None and entry.level == "settlement" and not is_named(entry.id) else None


def _called_after(name: str, town: Entry | None, gazetteer: Gazetteer) -> Entry | None:
    """Give the city a quarter bears the name of, where that is another than the one named around it: "Kassala West"."""
    first = name.split()[0]
    if town is None or first == name or town.country is None:
        return town
    cities = [e for e in gazetteer.find(first, town.country) if e.level == "settlement" and e.people >= _LARGE]
    return next((e for e in cities if e.name[:1] == first[:1]), town)  # "Bab Numeir" is not of Al Bab


def _of(text: str, after: int, towns: Sequence[tuple[Mention, Entry]]) -> Entry | None:
    gap = _OF.match(text, after)
    return next((town for m, town in towns if gap is not None and m.start == gap.end()), None)


def _around(text: str, start: int, towns: Sequence[tuple[Mention, Entry]]) -> Entry | None:
    """Give the town named last before ``start`` in its paragraph, else the one named most before, of equals the last.

    Small towns of a state of which a city is named too have no quarters that news tells of by name.
    """
    before = [(m, town) for m, town in towns if start - _REACH <= m.start < start]
    largest = {town.country: max(t.people for _, t in before if t.country == town.country) for _, town in before}
    before = [(m, town) for m, town in before if town.people * _CITY >= largest[town.country]]
    here = [town for m, town in before if "\n" not in text[m.start : start]]
    if here or not before:
        return here[-1] if here else None
    named = Counter(town.id for _, town in before)
    return max(reversed(before), key=lambda found: named[found[1].id])[1]
