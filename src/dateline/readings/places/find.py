"""Where: names of places, sites, and the words that take them up again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from spacy.tokens import Token

from dateline.gazetteer.folding import fold
from dateline.gazetteer.lookup import Entry, Gazetteer
from dateline.gazetteer.named import is_named
from dateline.model.article import Article
from dateline.model.reading import Mention
from dateline.readings.parse.sentences import Passage
from dateline.readings.places.company import DOUBTFUL, reconsider
from dateline.readings.places.constructions import construct
from dateline.readings.places.evidence import Parsed, weigh
from dateline.readings.places.names import PlaceName, place_mention, scan
from dateline.readings.places.namesakes import is_called_after, keep_home
from dateline.readings.places.quarters import find_quarters
from dateline.readings.places.references import find_references
from dateline.readings.places.senses import Setting, favour, level_cue, point
from dateline.readings.places.sites import find_sites, waters_by_towns
from dateline.readings.places.strange import find_strange
from dateline.readings.places.words import PlaceWords, load_words

Use = Literal["place", "government", "adjective"]
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_LEAD = 700
"""Characters of a report whose places weigh double: headline and first paragraphs."""
_WHERE = frozenset({"in", "inside", "near", "at", "from", "outside"})


class Toponym(NamedTuple):
    """A name of a place as the text uses it: as the place, for who rules it, or as an adjective of something else."""

    name: PlaceName
    entries: tuple[Entry, ...]
    """Most likely first."""
    use: Use


def spelled(
    article: Article, gazetteer: Gazetteer, known_spans: Iterable[tuple[int, int]] = ()
) -> tuple[PlaceName, ...]:
    """Find all that is spelt or put like a place; the other functions here take it where it is known.

    ``known_spans`` are article offsets of names of actors.
    """
    words = load_words()
    return construct(article, scan(article, gazetteer, words), gazetteer, words, known_spans)


def propose(
    article: Article,
    gazetteer: Gazetteer,
    known_spans: Iterable[tuple[int, int]] = (),
    names: Sequence[PlaceName] | None = None,
) -> tuple[PlaceName, ...]:
    """Find, before the parse, the names of several words that are sure enough to be made one token.

    ``known_spans`` are article offsets of names found otherwise; what overlaps them is left alone.
    """
    words = load_words()
    taken = _covered(known_spans)
    names = spelled(article, gazetteer) if names is None else names
    return tuple(name for name in names if _sure(name, words) and not taken & set(range(name.start, name.end)))


def recognise(
    article: Article,
    passages: Sequence[Passage],
    proposed: Sequence[PlaceName],
    gazetteer: Gazetteer,
    actor_spans: Iterable[tuple[int, int]] = (),
    toponyms: Sequence[Toponym] | None = None,
) -> tuple[Mention, ...]:
    """Find the places, sites and references to places of an article, in order of the text.

    Mentions of kind ``place`` have gazetteer ids, most likely first (none where the gazetteer lacks the place); of kind
    ``site`` a noun and, where grammar gives it, the place they are in; a name that stands for a government is of kind
    ``actor`` with key ``state:XX:government``. ``proposed`` is what ``propose`` gave; ``actor_spans`` are names of
    actors, which are no places; ``toponyms`` is what ``find_toponyms`` gave, where it is known.
    """
    words = load_words()
    actors, parsed = sorted(actor_spans), Parsed(passages)
    found = find_toponyms(article, passages, gazetteer) if toponyms is None else toponyms
    toponyms = [t for t in found if t.name.zone.kind != "dateline" and not _is_actor(t.name, actors, parsed, words)]
    named = [_mention(t, words) for t in toponyms if t.use != "adjective" and not _closes_address(t.name, words)]
    favoured = favour(article, [t.name for t in found], gazetteer, words)
    taken = [(t.name.start, t.name.end) for t in (*found, *toponyms)] + list(actors)
    named += find_strange(article, passages, gazetteer, favoured, taken, words)
    places = sorted((m for m in named if m.kind == "place"), key=lambda m: m.start)
    taken += [(m.start, m.end) for m in places]
    named += (quarters := find_quarters(article, places, taken, gazetteer, words))
    places = sorted([*places, *quarters], key=lambda m: m.start)
    waters = waters_by_towns(article.text, places, words)
    named, places = [m for m in named if m.id not in waters], [m for m in places if m.id not in waters]
    referring = find_references(article, passages, places, gazetteer, favoured, words)
    sites = find_sites(article, passages, [*places, *referring], gazetteer, words)
    return tuple(sorted([*named, *referring, *sites], key=lambda m: (m.start, m.end, m.kind)))


def find_toponyms(
    article: Article, passages: Sequence[Passage], gazetteer: Gazetteer, names: Sequence[PlaceName] | None = None
) -> list[Toponym]:
    """Find every name of a place, whatever it is used for, and what it most likely denotes."""
    words = load_words()
    parsed = Parsed(passages)
    names = spelled(article, gazetteer) if names is None else names
    votes = point(article, names, words)
    names = keep_home(names, votes, gazetteer)
    chances = weigh(names, parsed, favour(article, names, gazetteer, words), words)
    chances = [1.0 if n.put else chance for n, chance in zip(names, chances, strict=True)]
    likely = [(name, chance) for name, chance in zip(names, chances, strict=True) if chance >= DOUBTFUL]
    maybe = [name for name, _ in likely]
    resolved = Setting(article, maybe, gazetteer, words).resolve()
    chances = reconsider(maybe, resolved, [chance for _, chance in likely], words.company)
    kept = [name for name, chance in zip(maybe, chances, strict=True) if chance > 0.5]
    if kept != maybe:
        resolved = Setting(article, kept, gazetteer, words).resolve()
    pairs = [p for p in zip(kept, resolved, strict=True) if not _is_stray_quarter(p[1], resolved, gazetteer)]
    pairs = [p for p in pairs if not is_called_after(p[0], p[1][0], kept, votes, words)]
    return [Toponym(name, entries, _use(name, entries, parsed, words)) for name, entries in pairs]


def _is_stray_quarter(entries: tuple[Entry, ...], every: Sequence[tuple[Entry, ...]], gazetteer: Gazetteer) -> bool:
    """Tell a name of several places taken for a quarter of a city that the article does not name in any other way."""
    best = entries[0]
    if not best.id.startswith("part:") or len({one.part_of or one.id for one in entries}) == 1:
        return False
    named = {one[0].id for one in every} | {one[0].part_of for one in every if one[0].id != best.id}
    city = gazetteer.entry(best.part_of or "")
    says_so = city is not None and fold(city.name) in fold(best.name)  # South Los Angeles
    return best.part_of not in named and not says_so


def states_of(toponyms: Sequence[Toponym]) -> tuple[str, ...]:
    """List the states in which the towns, units and regions named lie, once for each time, twice in the lead.

    A dateline counts for one: it tells at least where the report was written.
    """
    found: list[str] = []
    for name, entries, _ in toponyms:
        best = entries[0]
        if best.country and best.level != "country":
            found += [best.country] * (2 if name.start < _LEAD and name.zone.kind != "dateline" else 1)
    return tuple(found)


def _sure(name: PlaceName, words: PlaceWords) -> bool:
    """Tell a name of several words whose words alone leave little doubt."""
    pieces = name.quote.replace("-", " ").split()
    if len(pieces) < 2 or name.quote in words.bodies or name.titled:
        return False
    last, best = name.before[-1].text if name.before else "", name.entries[0]
    if is_named(best.id):
        return True
    if name.left == " " and (last in words.given_names or last.rstrip(".") in words.titles):
        return False
    if name.right == " " and name.after and name.after[0].text in words.unplaced_bodies:
        return False
    if pieces[0] in words.given_names and not best.capital_of and best.population < 300_000:
        return False
    own = any(fold(entry.name) == fold(name.quote) for entry in name.entries)
    return own or best.level in {"country", "admin1", "region"} or best.population > 10_000


def _use(name: PlaceName, entries: tuple[Entry, ...], parsed: Parsed, words: PlaceWords) -> Use:
    best = entries[0]
    is_state = best.level == "country"
    is_capital = any(e.capital_of == f"country:{e.country}" for e in entries[:2])
    found = parsed.root(name.start, name.end)
    if found is None or not (is_state or is_capital):
        return "place"
    if (
        name.after
        and name.after[0].text.lower() in {"led", "backed", "brokered", "made", "funded", "trained", "supplied"}
        and name.right in {"-", " "}
    ):
        return "adjective"
    token = _first_conjunct(found[1])
    if is_state and token.dep_ in _MODIFIERS and token.head.i > token.i and token.head.ent_type_ not in {"GPE"}:
        return "adjective"
    if token.dep_ == "nsubj" and (
        token.head.lemma_.lower() in words.ruling_verbs
        or (is_state and token.head.lemma_.lower() in words.acting_verbs)
    ):
        return "government"
    by = token.head.head.lemma_.lower() if token.dep_ == "pobj" and token.head.dep_ == "agent" else ""
    if by in words.ruling_verbs or by in words.appointing_verbs:
        return "government"
    if token.dep_ == "poss" and token.head.lemma_.lower() in words.ruling_nouns:
        return "government"
    return "place"


def _first_conjunct(token: Token) -> Token:
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    return token


def _mention(toponym: Toponym, words: PlaceWords) -> Mention:
    name, entries, use = toponym
    ids = tuple(entry.id for entry in entries)
    if use == "government":
        key = f"state:{entries[0].country}:government"
        return Mention(
            id=f"actor:{name.start}:{name.end}", kind="actor", start=name.start, end=name.end, quote=name.quote, key=key
        )
    return place_mention(name.quote, name.start, ids, level_cue(name, words))


def _is_actor(name: PlaceName, actors: Sequence[tuple[int, int]], parsed: Parsed, words: PlaceWords) -> bool:
    """Tell a name that is an actor's, or inside one's that is not a body of the place (Kabul police is one)."""
    last = bisect_left(actors, (name.end, 0))
    for start, end in actors[max(0, last - 3) : last]:
        if start < name.end and name.start < end:
            inside = name.start >= start and name.end < end
            follower = name.after[0].text.title() if name.after else ""
            if not (inside and follower in words.placed_bodies) and not (
                start < name.start and _is_where(name, parsed)
            ):
                return True
    return False


def _closes_address(name: PlaceName, words: PlaceWords) -> bool:
    """Tell "Tenn." after "Memphis, ": a place is told once, and the town is it."""
    return name.left.strip() == "," and name.quote.rstrip(".") in words.abbreviations


def _is_where(name: PlaceName, parsed: Parsed) -> bool:
    """Tell "students in Nairobi" from a group one of whose own words is the name ("al-Qaeda in Iraq")."""
    if name.left != " " or not name.before or name.before[-1].text not in _WHERE:
        return False
    found = parsed.at(name.start)
    return found is not None and found[0].starts[found[1].i] == name.start


def _covered(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {offset for start, end in spans for offset in range(start, end)}
