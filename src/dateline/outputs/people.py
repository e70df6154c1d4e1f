"""Who may be named: people in public office and spokespeople; everybody else appears by role."""

from __future__ import annotations

import calendar
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache

import msgspec
from msgspec import Struct

from dateline.model.picture import Picture, PictureSpeaker
from dateline.outputs.bodies import is_of_body, is_part_of_thing, is_told_with_the, load_bodies
from dateline.outputs.named_places import told_as_places
from dateline.outputs.peoples import is_of_state, names_of_peoples
from dateline.outputs.wording import head_of, load_wording
from dateline.rules import read_data

WITHHELD = "[name withheld]"
UNKNOWN_PERSON = "someone not named here"
_NAME = (
    r"(?<!\w)[A-Z][\w’'-]{1,30}"
    r"(?:[^\S\n]{1,3}(?:(?:bin|ibn|al|el|de|da|van|von|abu|ul)[^\S\n]{1,3})?[A-Z][\w’'-]{1,30}){0,3}"
)
_NOT_NAMES = frozenset(
    calendar.day_name
) | frozenset(calendar.month_name) | frozenset(calendar.month_abbr) | {
    "The", "A", "An", "In", "On", "At", "He", "She", "It", "They", "We", "I", "One", "But", "And", "For", "Mr", "Mrs", "Ms",
    "Dr",     "Major", "Captain", "Colonel", "General",
}  # fmt: skip
_LONGEST_ROLE = 12
_OWNERS = re.compile(r"^(?:its|their|his|her|our|my|whose)\s+", re.IGNORECASE)
_COUNTS = re.compile(r"\b(?:more than|of (?:them|whom|which))\b|(?<![\w-])\d[\d,]* (?!of\b|in\b)[a-z]", re.IGNORECASE)
"""What is counted is no role: "more than ten of them"."""
_SAYING = re.compile(r"[.!?;:“”\"\n]|\b(?:said|says|told|tells|testified|identified|charged|accused|arrested)\b")
"""What parts a name from a role before it: in "Chief Ana Cole said Ben Ruiz was stabbed" only Cole is a chief."""
_OFFICES = frozenset(
    {"secretary", "minister", "president", "general", "chief", "commissioner", "spokesman", "spokeswoman"}
)
_APPOSED = re.compile(r"(?<=\w),(?: (?:al-|bin |[A-Z])[\w’'-]+){1,4}\Z")
"""A name behind a role: ``head of the council, Ana Duarte``."""
_POSSESSIVE = re.compile(r"[’']s?$")
_PLURALS = frozenset(
    {"people", "men", "women", "children", "police", "spokesmen", "footage", "media", "personnel", "staff"}
)
_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "we", "i", "others", "some", "many", "which"})
_COURTESIES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Mme", "mr", "mrs", "ms"})
_DETERMINERS = frozenset(
    {"a", "an", "the", "one", "another", "some", "two", "three", "several", "many", "his", "her", "their"}
)


class RoleWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``data/en/public_roles.toml``."""

    public: tuple[str, ...]
    private: tuple[str, ...]
    telling: tuple[str, ...]
    valuations: tuple[str, ...]
    common: tuple[str, ...]


class People:
    """The people of one picture: which of them may be named, and the words that stand for the others."""

    def __init__(self, picture: Picture, texts: Iterable[str]) -> None:
        passages = tuple(texts)
        self._told_with_the = _told_with_the(picture, passages)
        self._bodies = {
            actor.id: frozenset((actor.name, *actor.names)) for actor in picture.actors if actor.kind != "person"
        }
        self._others = _other_names(picture)
        self._roles = self._collect_roles(picture)
        named = self._collect_names(picture)
        self._public = {
            key for key, names in named.items() if self._is_public(self._roles.get(key, ()), names, passages)
        }
        for key in named.keys() - self._public - self._roles.keys():
            if beside := _telling_role(named[key], passages):
                self._roles[key] = (beside,)
        self._public |= _takers_of_power(picture) & named.keys()
        self._keys = {name: key for key, names in named.items() for name in names}
        public_names = {name for key in self._public for name in named[key]}
        private = {name for key, names in named.items() if key not in self._public for name in names}
        private |= {name for text in passages for name in _telling_names(text)}
        private -= names_of_peoples() | {name for name in private if self.is_body(name) or _is_all_office(name)}
        places = told_as_places(private, passages)
        self._pattern = _pattern(private - places, public_names | places | self._others)

    def may_be_named(self, key: str | None) -> bool:
        """Tell whether the person with this actor id or name holds a public role; unknown people do not."""
        return key is not None and (key in self._public or self._keys.get(key) in self._public)

    def is_body(self, name: str) -> bool:
        """Tell the name of a body by its words, or by the "the" that the reports put before it."""
        return is_of_body(name) or name in self._told_with_the

    def speaks_as_body(self, speaker: PictureSpeaker) -> bool:
        """Tell a speaker whose name is that of a body, which no post parts from it."""
        name = speaker.name
        return name is not None and (name in self._told_with_the or (speaker.role is None and is_of_body(name)))

    def withhold(self, text: str) -> str:
        """Give the text with the names of private people replaced."""
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda found: found.group() if is_part_of_thing(found, text) else WITHHELD, text)

    def find_private(self, text: str) -> list[tuple[int, int]]:
        """List where names of private people stand in a text."""
        found = self._pattern.finditer(text) if self._pattern else ()
        return [match.span() for match in found if not is_part_of_thing(match, text)]

    def describe(self, key: str | None, role: str | None = None) -> str:
        """Give a private person by role: ``a local official``; ``someone not named here`` where no role is known."""
        if role is None and key is not None:
            roles = self._roles.get(key) or self._roles.get(self._keys.get(key, ""), ())
            role = roles[0] if roles else None
        words = self.clean_role(role)
        return with_article(words) if words else UNKNOWN_PERSON

    def clean_role(self, role: str | None) -> str:
        """Give a role as worded without names of private people and words of valuation, at most twelve words."""
        if not role:
            return ""
        words = " ".join(_valuations().sub("", self.withhold(role)).split()).strip(" ,;:.“”\"'")
        words = _APPOSED.sub("", _OWNERS.sub("", words))
        if words.rstrip(".") in _COURTESIES or _POSSESSIVE.search(words):
            return ""
        if WITHHELD in words or words.lower() in _PRONOUNS or _COUNTS.search(words):
            return ""
        if words not in self._others and _reads_as_name(words):
            return ""
        first, _, rest = words.partition(" ")
        lowered = is_common(first) or (not rest and first.istitle() and words not in self._others)
        told = [word.lower() if lowered and word.lower() in _OFFICES else word for word in rest.split()]
        return " ".join([first.lower() if lowered else first, *told][:_LONGEST_ROLE])

    def key_of(self, speaker: PictureSpeaker) -> str | None:
        """Give the key of the person who speaks; None where a body speaks, or nobody is known.

        Where only the body of a person is an actor, the person's name is the key.
        """
        names = self._bodies.get(speaker.actor_id or "")
        if self.speaks_as_body(speaker):
            return None
        if names is None:
            return speaker.actor_id or speaker.name
        if speaker.name is None or speaker.name in names:
            return None
        if speaker.role is None and _is_metonym(speaker):
            return None
        return speaker.name

    def _collect_roles(self, picture: Picture) -> dict[str, tuple[str, ...]]:
        roles: dict[str, dict[str, None]] = {}
        for claim in picture.claims:
            if claim.speaker and claim.speaker.role and (key := self.key_of(claim.speaker)):
                roles.setdefault(key, {})[claim.speaker.role] = None
        return {key: tuple(known) for key, known in roles.items()}

    def _collect_names(self, picture: Picture) -> dict[str, set[str]]:
        """Names by actor id, or by the name itself for a speaker who is no actor."""
        names = {actor.id: {actor.name, *actor.names} for actor in picture.actors if actor.kind == "person"}
        for claim in picture.claims:
            if claim.speaker and claim.speaker.name and (key := self.key_of(claim.speaker)):
                names.setdefault(key, set()).add(claim.speaker.name)
        for key, known in names.items():
            nouns = sorted(name for name in known if name.strip() and not _is_name(name))
            if nouns:
                self._roles.setdefault(key, tuple(nouns))
        return {
            key: {name for name in known if _is_name(name) and not self.is_body(name) and name not in self._others}
            for key, known in names.items()
        }

    @staticmethod
    def _is_public(roles: Iterable[str], names: Iterable[str], passages: tuple[str, ...]) -> bool:
        known = tuple(roles)
        if any(is_public_role(role) for role in known):
            return True
        if any(_any_of(load_roles().private).search(role) for role in known):
            return False
        beside = (role for name in names for text in passages for role in _roles_beside(name, text))
        return any(is_public_role(role) or is_of_state(role) for role in beside)


def _takers_of_power(picture: Picture) -> set[str]:
    """Give the persons who took power or lost it: whoever rules, or ruled until now, is in public view."""
    coups = [claim for claim in picture.claims if claim.kind == "coup"]
    return {key for claim in coups for key in (*claim.actor_ids, *claim.target_ids) if key.startswith("per-")}


def is_public_role(role: str) -> bool:
    """Tell whether a role puts a person in public view: a spokesman does, a district's spokesman does not."""
    words = load_roles()
    return bool(_any_of(words.public).search(role)) and not _any_of(words.private).search(role)


@cache
def load_roles() -> RoleWords:
    """Load the lists of roles."""
    return msgspec.toml.decode(read_data("en/public_roles.toml"), type=RoleWords)


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in longest_first)})(?:e?s)?\b", re.IGNORECASE)


@cache
def _valuations() -> re.Pattern[str]:
    return _any_of(load_roles().valuations)


@cache
def _telling_patterns() -> tuple[re.Pattern[str], ...]:
    roles = "|".join(re.escape(word) for word in sorted(load_roles().telling, key=len, reverse=True))
    return (
        re.compile(rf"\b(?i:{roles}),?\s+({_NAME})"),
        re.compile(rf"({_NAME}),\s+(?:(?i:an?|the|one of)\s+)?(?:[\w-]{{1,30}}\s{{1,3}}){{0,4}}?(?i:{roles})s?\b"),
        re.compile(rf"\b(?i:{roles})\s+(?:of|from|in|at|near)\s+[^,.;:\n]{{2,40}},\s+({_NAME})(?=,)"),
        re.compile(rf"({_NAME}),\s+(?:aged\s+)?\d{{1,2}}\s*,"),
    )


def _telling_names(text: str) -> set[str]:
    """Find names that stand beside a role no public figure has, or beside an age."""
    found = {match.group(1) for pattern in _telling_patterns() for match in pattern.finditer(text)}
    return {" ".join(name.split()) for name in found if name.split()[0] not in _NOT_NAMES}


def _telling_role(names: Iterable[str], passages: tuple[str, ...]) -> str | None:
    """Find what a private person is said to be in the words beside their name: ``pilot``."""
    beside = (role for name in sorted(names) for text in passages for role in _roles_beside(name, text))
    found = (_any_of(load_roles().telling).search(role) for role in beside)
    return next((match.group().lower() for match in found if match), None)


def _roles_beside(name: str, text: str) -> Iterable[str]:
    """Give the words just before a name and the apposition after it, where its role would stand."""
    start = text.find(name)
    while start >= 0:
        before = _SAYING.split(text[max(0, start - 60) : start])[-1]
        yield " ".join(before.split()[-5:])
        after = text[start + len(name) : start + len(name) + 90]
        if after.lstrip().startswith(","):
            yield re.split(r"[,.!?;:“”\"\n]", after.lstrip()[1:])[0]
        start = text.find(name, start + len(name))


def _other_names(picture: Picture) -> set[str]:
    """Names of everything that is no person."""
    people = [name.split() for actor in picture.actors if actor.kind == "person" for name in (actor.name, *actor.names)]
    surnames = {parts[-1] for parts in people if len(parts) > 1}
    names = {
        name
        for actor in picture.actors
        if actor.kind != "person"
        for name in (actor.name, *actor.names)
        if actor.kind != "unknown" or name not in surnames
    }
    names |= {name for place in picture.places for name in (place.name, *place.names)}
    return names | {article.outlet for article in picture.articles if article.outlet}


def _pattern(private: set[str], kept: set[str]) -> re.Pattern[str] | None:
    """Match the private names whole and by their parts, parts that a kept name shares left alone."""
    safe = {_bare(part) for name in kept for part in name.split()} | {part.lower() for part in _NOT_NAMES}
    names = {name for name in private if name not in kept and _bare(name) not in safe}
    parts = {part for name in names for part in name.split() if len(part) >= 3 and part[:1].isupper()}
    words = {_POSSESSIVE.sub("", word) for word in names | {part for part in parts if _bare(part) not in safe}}
    if not words:
        return None
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    flexible = [r"\s+".join(re.escape(part) for part in word.split()) for word in longest_first if word.strip()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(flexible)})(?!\w|-\w{{1,2}}-\w)(?:\s{{0,3}}\(?@\w{{1,40}}\)?)?")


def _is_name(words: str) -> bool:
    """Tell a name from a noun that stands for a person (``the local governor``)."""
    first = words.split()[0] if words.split() else ""
    return bool(first) and first.lower() not in _DETERMINERS and not first[0].islower()


def _reads_as_name(words: str) -> bool:
    """Tell two or three capitalised words that no list knows as a role or body: more likely a person's name."""
    parts = words.split()
    if not 2 <= len(parts) <= 3 or any(
        not part[:1].isupper() or part.isupper() or part.endswith("s") for part in parts
    ):
        return False
    known = is_of_body(words) or is_public_role(words)
    return not known and not any(is_common(part) for part in parts)


def _is_all_office(name: str) -> bool:
    """Tell an office that was taken for a name: ``Foreign Minister``, ``Defence Secretary``."""
    return all(is_common(part) or part.lower() in _OFFICES | _FIELDS for part in name.split())


_FIELDS = frozenset(
    {"foreign", "affairs", "security", "policy", "prime", "state", "vice", "defence", "defense", "interior"}
)


def _bare(part: str) -> str:
    return _POSSESSIVE.sub("", part).strip('.,;:()“”"').lower()


def is_common(word: str) -> bool:
    """Tell a word that has a capital only because it began a sentence."""
    words = load_roles()
    known = {*words.public, *words.private, *words.common, *_DETERMINERS}
    lowered = word.lower()
    return lowered in known or (lowered.endswith("s") and lowered[:-1] in known)


def _told_with_the(picture: Picture, passages: tuple[str, ...]) -> frozenset[str]:
    """Find the speakers without an office whose name the reports put "the" before."""
    said = (claim.speaker for claim in picture.claims)
    named = {(s.name, s.role) for s in said if s and s.name and _is_name(s.name) and not _names_an_office(s.role)}
    return frozenset(
        name for name, role in named if not is_common(name.split()[0]) and is_told_with_the(name, passages, role)
    )


def _names_an_office(role: str | None) -> bool:
    """Tell a role that has a word of a post, a calling or a title in it; ``Bundesamt für`` has none."""
    parts = (role or "").replace(",", " ").split()
    return any(
        is_common(part) or _bare(part) in _OFFICES | load_bodies()["offices"] or part in _COURTESIES for part in parts
    )


def _is_metonym(speaker: PictureSpeaker) -> bool:
    """Tell the town or country that speaks for its government: "Paris said"; a person is an actor of their own."""
    return bool(speaker.actor_id and re.fullmatch(r"state:[A-Z]{2}:government", speaker.actor_id))


def with_article(role: str) -> str:
    """Put the article before a role that it takes: ``the health ministry``, ``a resident``, ``officials``."""
    first = role.split()[0].lower()
    if first in _DETERMINERS:
        return role[:1].lower() + role[1:]
    if first.endswith(("'s", "’s")):
        return role if role[0].isupper() else f"the {role}"
    if head_of(role) in load_wording().articles.last_words:
        return f"the {role}"
    return indefinite(role)


def is_held_by_people(role: str) -> bool:
    """Tell a role of people who do not speak for a body as such: ``two officials``, ``a police officer in the city``.

    >>> is_held_by_people("council member"), is_held_by_people("army spokesman"), is_held_by_people("the ministry")
    (True, False, False)
    """
    heads = {head_of(part) for part in re.split(r" and |,", role)}
    return any(head in _posts() or head.removesuffix("s") in _posts() for head in heads)


@cache
def _posts() -> frozenset[str]:
    voices = tomllib.loads(read_data("en/voices.toml"))
    people = frozenset(voices["voice_nouns"]) - frozenset(voices["organisation_nouns"])
    return frozenset(w for w in people - frozenset(voices["document_nouns"]) if not w.startswith("spokes"))


def indefinite(words: str) -> str:
    """Put "a" or "an" before a noun that is not plural: ``an office``, ``residents``."""
    head = head_of(words.split(" and ")[0])
    if head in _PLURALS or (head.endswith("s") and not head.endswith("ss")):
        return words
    return ("an " if words[0].lower() in "aeiou" else "a ") + words


def quoted_texts(picture: Picture, texts: Mapping[str, str] | None) -> Iterable[str]:
    """Give the texts to look for people in: those of the articles, else the quotations of the claims."""
    return texts.values() if texts is not None else (claim.quote for claim in picture.claims)
