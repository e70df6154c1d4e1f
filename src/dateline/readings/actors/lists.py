"""The lists of armed groups, bodies, outlets and states, indexed once for look-up by their words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple, TypeVar

import msgspec
from msgspec import Struct

from dateline.errors import RuleError
from dateline.model.world import ARMED_GROUPS, Actor, ActorKind
from dateline.readings.actors.entries import ListedActor, Outlet, PersonWords, State, Vocabulary
from dateline.readings.parse.folded_words import Word, name_words, split_words
from dateline.readings.parse.noun_number import plurals
from dateline.rules import read_data

STATE_KINDS: dict[str, ActorKind] = {
    "military": "state-forces",
    "police": "police",
    "intelligence": "intelligence",
    "government": "government",
}
GENERIC_KINDS: dict[str, ActorKind] = {
    "civilians": "civilians",
    "protesters": "protesters",
    "rioters": "rioters",
    "rebels": "rebel-group",
    "unidentified-armed-group": "unknown",
    "militia": "political-militia",
    "pro-government-militia": "political-militia",
    "external-forces": "external-forces",
    "peacekeepers": "international-body",
}
CROWDS = frozenset({"civilians", "protesters", "rioters"})
"""Keys of people who are no side."""
W = TypeVar("W", bound=Struct)
_JOINT = re.compile(r"(?:['’]s?)?[ \t\u00a0\n\-‐‑–—/.,&()\"״]{1,3}")


class Hit(NamedTuple):
    """A listed name found in a text; ``sort`` is actor, outlet, country, adjective, people, capital, leader or identity."""

    start: int
    end: int
    sort: str
    ids: tuple[str, ...]
    """Actor ids, outlet ids, ISO codes or community slugs the name may stand for."""
    words: int


class _Name(NamedTuple):
    sort: str
    id: str
    surface: str
    exact: bool
    """Only in this very case: an acronym, or a name that is also an ordinary word."""
    ordinary: bool = False
    """An ordinary word or surname too: never in a run of capitals."""


class ActorLists:
    """All lists, indexed by the folded words of every name. Build it with ``load_lists``."""

    __slots__ = (
        "_found",
        "actors",
        "equipment",
        "nouns",
        "outlets",
        "person_words",
        "phrases",
        "roles",
        "states",
        "vocabulary",
        "widths",
    )

    def __init__(
        self,
        actors: Iterable[ListedActor],
        outlets: Iterable[Outlet],
        states: Iterable[State],
        vocabulary: Vocabulary,
        person_words: PersonWords,
    ) -> None:
        self.actors = {actor.id: actor for actor in actors}
        self.outlets = {outlet.id: outlet for outlet in outlets}
        self.states = {state.code: state for state in states}
        self.vocabulary = vocabulary
        self.phrases: dict[str, list[_Name]] = {}
        self.widths: dict[str, tuple[int, ...]] = {}
        self.nouns = _index_nouns(vocabulary)
        """Each noun that may head an actor phrase, singular and plural, with its classes; () for one that needs an owner."""
        self.equipment = {model: code for code, models in vocabulary.equipment.items() for model in models}
        self.person_words = person_words
        self.roles = {role: standing for standing, words in person_words.roles.items() for role in words}
        """Role nouns with the standing of their holders: speaking, leading, fighting, watching, reporting, private."""
        self._found: dict[str, list[Hit]] = {}
        """The texts last searched: a report's are searched before and after the parse."""
        self._index()

    def _index(self) -> None:
        """Enter every name under its folded words, and under its first word how many words its names have."""
        widths: dict[str, set[int]] = {}
        ordinary = self.vocabulary.well_known["exact"]
        for name in self._names():
            words = name_words(name.surface)
            if not words:
                continue
            if name.surface in ordinary:
                name = name._replace(exact=True, ordinary=True)
            self.phrases.setdefault(" ".join(words), []).append(name)
            widths.setdefault(words[0], set()).add(len(words))
        self.widths = {first: tuple(sorted(counts, reverse=True)) for first, counts in widths.items()}

    def _names(self) -> Iterator[_Name]:
        for actor in self.actors.values():
            for surface in (_plain(actor.name), *actor.names):
                yield _Name("actor", actor.id, surface, _is_acronym(surface))
        for outlet in self.outlets.values():
            for surface in (outlet.name, *outlet.names):
                yield _Name("outlet", outlet.id, surface, exact=True)
        for state in self.states.values():
            for sort, surfaces in (
                ("country", state.names),
                ("adjective", state.adjectives),
                ("people", state.people),
                ("capital", state.capitals),
            ):
                for surface in surfaces:
                    yield _Name(sort, state.code, surface, exact=True)
        for code, surfaces in self.vocabulary.leaders.items():
            for surface in surfaces:
                yield _Name("leader", code, surface, exact=True)
        for slug, surfaces in self.vocabulary.identity.items():
            for surface in surfaces:
                yield _Name("identity", slug, surface, exact=surface[0].isupper())

    def find(self, text: str) -> list[Hit]:
        """Find every listed name in a text, longest first, none overlapping; time is linear in the text."""
        if text not in self._found:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[text] = self._find(text)
        return list(self._found[text])

    def _find(self, text: str) -> list[Hit]:
        words = split_words(text)
        hits: list[Hit] = []
        position = 0
        while position < len(words):
            hit = self._find_at(text, words, position) if words[position].folded in self.widths else None
            if hit:
                hits.append(hit)
                position += hit.words
            else:
                position += 1
        return hits

    def _find_at(self, text: str, words: list[Word], position: int) -> Hit | None:
        for width in self.widths[words[position].folded]:
            run = words[position : position + width]
            if len(run) < width or not _joined(text, run):
                continue
            names = self.phrases.get(" ".join(word.folded for word in run))
            if names:
                start, end = run[0].start, run[-1].end
                fitting = [name for name in names if _fits(name, text[start:end], text, start, end)]
                if fitting:
                    return Hit(
                        start,
                        end,
                        fitting[0].sort,
                        tuple(dict.fromkeys(n.id for n in fitting if n.sort == fitting[0].sort)),
                        width,
                    )
        return None

    def actor(self, key: str, on: date | None = None) -> Actor | None:
        """Describe the actor a mention's key names, of the kind it was on that day; None for a key of no list."""
        listed = self.actors.get(key)
        if listed:
            return Actor(id=key, name=listed.name, names=listed.names, kind=listed.kind_on(on), country=listed.country)
        sort, _, rest = key.partition(":")
        if sort == "state":
            return self._state_actor(key, *rest.partition(":")[::2])
        if sort == "identity" and rest in self.vocabulary.identity:
            name = f"{self.vocabulary.identity[rest][0]} fighters"
            return Actor(id=key, name=name, names=self.vocabulary.identity[rest], kind="identity-militia", country=None)
        if sort in GENERIC_KINDS:
            return Actor(
                id=key, name=sort.replace("-", " ").capitalize(), names=(), kind=GENERIC_KINDS[sort], country=None
            )
        return None

    def _state_actor(self, key: str, code: str, branch: str) -> Actor | None:
        state = self.states.get(code)
        if state is None or branch not in STATE_KINDS:
            return None
        bodies = [a for a in self.actors.values() if a.branch == branch and a.country == code]
        names = tuple(dict.fromkeys(name for body in bodies for name in (body.name, *body.names)))
        title = {
            "military": "Military",
            "police": "Police",
            "intelligence": "Intelligence services",
            "government": "Government",
        }[branch]
        return Actor(id=key, name=f"{title} of {state.names[0]}", names=names, kind=STATE_KINDS[branch], country=code)

    def country_of(self, key: str) -> str | None:
        """Give the state a key belongs to, where it belongs to one."""
        if key.startswith("state:"):
            return key.split(":")[1]
        listed = self.actors.get(key)
        return listed.country if listed else None

    def is_armed_group(self, key: str | None) -> bool:
        """Tell whether a key names a non-state armed group, at any time."""
        if not key:
            return False
        listed = self.actors.get(key)
        if listed is None:
            return key == "rebels" or key.startswith("identity:")
        return listed.kind in ARMED_GROUPS or any(period.kind in ARMED_GROUPS for period in listed.periods)


@cache
def load_lists() -> ActorLists:
    """Load the packaged lists. Raises RuleError, naming the file, where one is malformed or an id is doubled."""
    actors: list[ListedActor] = []
    folder = files("dateline").joinpath("data", "actors")
    for path in sorted(item.name for item in folder.iterdir() if item.name.endswith(".toml")):
        if path != "demonyms.toml":
            actors += _table(f"actors/{path}", "actor", ListedActor)
    _check_unique([actor.id for actor in actors])
    outlets = _table("outlets.toml", "outlet", Outlet)
    states = _table("actors/demonyms.toml", "state", State)
    vocabulary = _words("en/actor_nouns.toml", Vocabulary)
    return ActorLists(actors, outlets, states, vocabulary, _words("en/person_roles.toml", PersonWords))


def _table(path: str, name: str, kind: type[W]) -> list[W]:
    try:
        return [msgspec.convert(entry, kind) for entry in tomllib.loads(read_data(path))[name]]
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, KeyError) as error:
        raise RuleError(f"data/{path}: {error}; see docs/rules.md for the fields of an entry") from error


def _words(path: str, kind: type[W]) -> W:
    try:
        return msgspec.convert(tomllib.loads(read_data(path)), kind)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise RuleError(f"data/{path}: {error}") from error


def _index_nouns(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    nouns: dict[str, list[str]] = {}
    for kind, words in vocabulary.heads.items():
        for word in words:
            nouns.setdefault(word, []).append(kind)
    for word in (
        vocabulary.words["parts"]
        | vocabulary.words["needs_before"]
        | vocabulary.words["counted_by"]
        | vocabulary.words["relative_enemy"]
    ):
        nouns.setdefault(word, [])
    for word in list(nouns):
        for plural in plurals(word):
            nouns.setdefault(plural, nouns[word])
    return {word: tuple(kinds) for word, kinds in nouns.items()}


def _check_unique(ids: list[str]) -> None:
    doubled = {id for id in ids if ids.count(id) > 1} if len(set(ids)) < len(ids) else set()
    if doubled:
        raise RuleError(f"data/actors: ids given twice: {', '.join(sorted(doubled))}")


def _joined(text: str, run: list[Word]) -> bool:
    """Tell whether nothing but a space, hyphen or the like stands between the words of a run."""
    return all(_JOINT.fullmatch(text, a.end, b.start) for a, b in pairwise(run))


def _plain(name: str) -> str:
    """Drop what only tells two namesakes apart: ``National Liberation Army (Colombia)``."""
    return re.sub(r" \([A-Z][A-Za-z ]+\)$", "", name)


_REMEMBERED = 500


def _is_acronym(surface: str) -> bool:
    if len(surface) > 6 or " " in surface:
        return False
    return sum(c.isupper() for c in surface) > 1


def _fits(name: _Name, found: str, text: str, start: int, end: int) -> bool:
    """Tell whether the case of the words found allows the name."""
    surface = name.surface
    found = " ".join(found.replace("’", "'").split())
    if found == surface or found.replace(".", "") == surface.replace(".", ""):
        doubtful = surface == "US" or (name.ordinary and surface.isupper())
        return not doubtful or not _among_capitals(text, start, end)
    if found.isupper():
        return not _is_acronym(surface) and not name.ordinary and surface not in _SHOUTED and len(found) > 3
    if name.exact:
        return False
    return " " in surface or "-" in surface or found[0].isupper() or len(surface) >= 6


_SHOUTED = frozenset({"Wagner", "Guardian", "Polish", "Turkey", "Jordan", "Time", "Globo"})


def _among_capitals(text: str, start: int, end: int) -> bool:
    """Tell whether the words around are capitals too, so that case tells nothing."""
    around = text[max(0, start - 25) : start] + text[end : end + 25]
    letters = [c for c in around if c.isalpha()]
    return len(letters) > 8 and sum(c.isupper() for c in letters) > 0.8 * len(letters)
