"""Names that the wording itself makes places, whatever the gazetteer knows: "the village of X", "in X, in Y district of Z"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dateline.gazetteer.folding import fold
from dateline.gazetteer.lookup import Entry, Gazetteer
from dateline.gazetteer.named import is_named, named_id
from dateline.model.article import Article, Zone
from dateline.readings.parse.noun_number import plurals
from dateline.readings.parse.sentences import PROSE
from dateline.readings.places.containers import Container, Containers
from dateline.readings.places.names import PlaceName, Word
from dateline.readings.places.words import PlaceWords, constructions
from dateline.rules import read_data

_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ"
_PIECE = rf"(?:(?:al|el|an|ad|ar|as|ash|at|az|Al|El)[-’'])?[{_CAPITAL}][^\W_]*(?:[-’'‘ʿʾ`](?!s\b)[^\W\d_]+)*"
_NAME = rf"{_PIECE}(?: (?:(?:de|del|la|las|los|da|do|dos|du|le|bin|ul|ou|na) ){{0,2}}{_PIECE}){{0,3}}"
_FEWEST_LETTERS = 3
_OF_ITS_OWN = 50_000
"""A town of so many people is not taken for a namesake because it is said to lie in another unit: units change."""
_BORDERLAND_KM = 200.0
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W\d_]+)*")


class _Found(NamedTuple):
    """A name as it stands, with what it is said to lie in; ``sure`` where the wording alone makes it a place."""

    start: int
    end: int
    container: Container
    sure: bool


def construct(
    article: Article,
    names: Sequence[PlaceName],
    gazetteer: Gazetteer,
    words: PlaceWords,
    taken: Iterable[tuple[int, int]],
) -> tuple[PlaceName, ...]:
    """Give all names of places with those that the wording makes such, in the order of the text.

    A name that the gazetteer lacks, or knows only elsewhere, has one entry, of a place that only the text names.
    ``taken`` are the spans of listed actors, which are no places.
    """
    containers = Containers(article, names, gazetteer, words)
    found: dict[str, _Found] = {}
    covered = {offset for start, end in taken for offset in range(start, end)}
    for zone in _prose(article):
        for each in _in_zone(article.text, zone, containers, words):
            if covered.isdisjoint(range(each.start, each.end)):
                key = article.text[each.start : each.end]
                if key not in found or _says_more(each.container, found[key].container):
                    found[key] = each
    if not found:
        return tuple(names)
    return _merged(article, names, found, gazetteer)


def _says_more(one: Container, other: Container) -> bool:
    return one.id is not None and (other.id is None or (other.id.startswith("country:") and one.id != other.id))


def _prose(article: Article) -> Iterator[Zone]:
    return (z for z in article.zones if z.kind in PROSE and z.kind != "dateline" and z.language == "en")


def _in_zone(text: str, zone: Zone, containers: Containers, words: PlaceWords) -> Iterator[_Found]:
    for pattern, sure in _patterns():
        for match in pattern.finditer(text, zone.start, zone.end):
            for start, end in _named(match):
                first = _without_lead(text, start, end, words)
                if first is None or not can_be_town(text, first, end, words):
                    continue
                if not sure and text[first:end].lower() in words.common:  # "Shot in Neck in Texas"
                    continue
                container = containers.behind(match.end(), zone.end, strict=not sure)
                if sure or (container.id is not None and not _is_institution(match)):
                    yield _Found(first, end, container, sure)


def _is_institution(match: re.Match[str]) -> bool:
    """Tell "at Hope Academy in Jos" from "at Karsho, in Oromia"."""
    return match.group().startswith("at ") and match.string[match.end() : match.end() + 1] != ","


def _named(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Give the spans of the names of a match: one, or those of a row."""
    if "row" in match.re.groupindex:
        for piece in re.finditer(_NAME, match["row"]):
            yield match.start("row") + piece.start(), match.start("row") + piece.end()
    else:
        yield match.span("name")


def _without_lead(text: str, start: int, end: int, words: PlaceWords) -> int | None:
    """Give where the name begins behind words that only begin the sentence ("On Friday Kambala village"); None for no name."""
    for piece in _WORD.finditer(text, start, end):
        if piece.group() in constructions()["starts"]:
            return None
        if piece.group() not in words.parts and piece.group() not in words.never:
            return piece.start()
    return None


def name_pattern() -> str:
    """Give the expression that a name of one to four words, as places bear it, matches."""
    return _NAME


def can_be_town(text: str, start: int, end: int, words: PlaceWords) -> bool:
    """Tell what stands from ``start`` to ``end`` from streets, bodies, people and other words with a capital."""
    quote = text[start:end]
    pieces = quote.replace("-", " ").split()
    lists = constructions()
    if len(quote) < _FEWEST_LETTERS or quote.isupper() or "\n" in quote:
        return False
    if pieces[-1] in lists["ends"] or pieces[0] in lists["starts"] or pieces[0].rstrip(".") in words.titles:
        return False
    if any(piece in words.never for piece in pieces) or fold(quote) in words.demonyms:
        return False
    if any(fold(piece) in words.demonyms or fold(piece) in _communities() for piece in pieces):
        return False
    begins = not text[:start].rstrip(" \t“\"'‘") or text[:start].rstrip(" \t“\"'‘")[-1] in ".!?:;\n"
    return not (begins and len(pieces) == 1 and pieces[0].lower() in words.common)


def _merged(
    article: Article,
    names: Sequence[PlaceName],
    found: dict[str, _Found],
    gazetteer: Gazetteer,
) -> tuple[PlaceName, ...]:
    """Put the names found among those known, each wherever it stands again; a longer one takes the place of parts of it."""
    at = {(name.start, name.end): name for name in names}
    known = {name.quote: name.entries for name in names}
    settled = {
        quote: _entries(quote, each, known.get(quote) or gazetteer.find(quote), gazetteer)
        for quote, each in found.items()
        if _needs_settling(each, known.get(quote, ()))
    }
    made: dict[tuple[int, int], PlaceName] = {}
    for zone in _prose(article):
        for quote, entries in settled.items():
            for match in re.finditer(rf"(?<![\w-]){re.escape(quote)}(?![\w-])", article.text[zone.start : zone.end]):
                start, end = zone.start + match.start(), zone.start + match.end()
                put = is_named(entries[0].id) or start == found[quote].start
                if (start, end) in at:
                    made[start, end] = at[start, end]._replace(entries=entries, put=put)
                elif not any(n.start <= start and end <= n.end for n in names):
                    made[start, end] = _place_name(article.text, zone, start, end, entries, put)
    kept = [n for n in names if not any(s < n.end and n.start < e for s, e in made)]
    return tuple(sorted([*kept, *_longest(made)], key=lambda n: n.start))


def _needs_settling(found: _Found, known: Sequence[Entry]) -> bool:
    """Leave a name that tables know to them where the wording says neither that it is a town nor where it lies."""
    if not known:
        return True
    best = known[0]
    small = best.level == "settlement" and best.people < _OF_ITS_OWN
    return found.container.told and found.sure and (small or best.level == "admin2")


def _longest(made: dict[tuple[int, int], PlaceName]) -> Iterator[PlaceName]:
    reach = -1
    for (start, end), name in sorted(made.items(), key=lambda item: (item[0][0], -item[0][1])):
        if start >= reach:
            reach = end
            yield name


def _entries(quote: str, found: _Found, known: Sequence[Entry], gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Give the places of the name that lie where it is said to lie; without any, one that only the text names."""
    outer = gazetteer.entry(found.container.id) if found.container.id else None
    inside = tuple(e for e in known if outer is None or _lies_in(e, outer, gazetteer))
    if inside:
        return inside
    if outer is not None and outer.country is not None:
        near = [e for e in gazetteer.near_spelling(quote, outer.country) if _is_within(e, outer)]
        if near:
            return tuple(near[:3])
    entry = gazetteer.entry(named_id(quote, found.container.id))
    assert entry is not None
    return (entry,)


def _lies_in(entry: Entry, outer: Entry, gazetteer: Gazetteer) -> bool:
    if outer.id in {entry.id, entry.admin1_id, entry.admin2_id} or (
        outer.level == "country" and entry.country == outer.country
    ):
        return True
    if entry.country != outer.country:
        return False
    apart = gazetteer.distance_km(entry.id, outer.id)
    return entry.people >= _OF_ITS_OWN or (apart is not None and apart < _BORDERLAND_KM and outer.level == "admin1")


def _is_within(entry: Entry, outer: Entry) -> bool:
    if outer.level == "country":
        return entry.level == "settlement"
    return outer.id in {entry.admin1_id, entry.admin2_id} and entry.level == "settlement"


def _place_name(text: str, zone: Zone, start: int, end: int, entries: tuple[Entry, ...], put: bool) -> PlaceName:
    before = [Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(text, max(zone.start, start - 80), start)]
    after = [Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(text, end, min(zone.end, end + 80))]
    return PlaceName(
        start,
        end,
        text[start:end],
        entries,
        tuple(before[-4:]),
        tuple(after[:4]),
        text[before[-1].end : start] if before else "\n",
        text[end : after[0].start] if after else "\n",
        shouted=False,
        titled=False,
        zone=zone,
        put=put,
    )


@cache
def _communities() -> frozenset[str]:
    """Names of communities, folded: a Fulani village is not called Fulani."""
    nouns = tomllib.loads(read_data("en/actor_nouns.toml"))
    return frozenset(fold(name) for names in nouns["identity"].values() for name in names)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Give each construction with whether it alone makes the name a place; its end is where a container may follow."""
    lists = constructions()
    nouns = "|".join(lists["settlements"])
    plural = "|".join(plural for noun in lists["settlements"] for plural in plurals(noun))
    plain = "|".join(noun for noun in lists["settlements"] if noun not in lists["peoples"])
    between = rf"(?:(?!(?:{'|'.join(lists['breaks'])})\b)[\w’'-]+ ){{0,4}}?"
    follower = rf"(?=(?: (?:{'|'.join(lists['followers'])})\b| \d|[,.;]))"
    before, forced = "|".join(lists["before"]), "|".join(lists["forced"])
    return (
        (re.compile(rf"\b(?:{nouns}) of (?P<name>{_NAME})"), True),
        (re.compile(rf"\b(?:{plural}) of (?P<row>{_NAME}(?:, {_NAME})*,? and {_NAME})"), True),
        (re.compile(rf"(?<!\b[Aa] )(?<!\b[Aa]n )(?P<name>{_NAME}) (?:{plain})\b"), True),
        (re.compile(rf"(?P<name>{_NAME}), (?:an?|the|one of|another) {between}(?:{nouns}|{plural})\b{follower}"), True),
        (re.compile(rf"\b(?:{before}|{forced}) (?P<name>{_NAME})(?=,? )"), False),
    )
