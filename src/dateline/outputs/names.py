"""What actors, places, speakers and reports are called in our own sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from dateline.model.picture import PictureArticle, PictureClaim
from dateline.model.world import Actor, Place
from dateline.origins import Key
from dateline.outputs.countries import abroad
from dateline.outputs.lookup import Lookup
from dateline.outputs.people import (
    UNKNOWN_PERSON,
    WITHHELD,
    People,
    indefinite,
    is_common,
    is_held_by_people,
    is_public_role,
)
from dateline.outputs.wording import Phrase, head_of, load_wording

_MOST_NAMED = 3
_PEOPLE_KINDS = frozenset({"person", "civilians", "protesters", "rioters", "unknown"})
_PLURAL_KINDS = frozenset({"civilians", "protesters", "rioters", "police"})
_NO_PARTIES = frozenset({"civilians", "unidentified-armed-group"})
_ANYBODY = frozenset({"group", "member", "person", "people", "one", "individual"})
_STATE_BODY = re.compile(r"(Government|Military|Police|Army|Intelligence|Navy|Air Force|Parliament) of (.+)")
_POLICE = re.compile(r"state:[A-Z]{2}:police")
_OFFICIAL = re.compile(r"state:[A-Z]{2}:(?:government|police)")
_BODY_OF = re.compile(r"(the (?:government|military|police|army|intelligence|navy|air force|parliament)) of (.+)")
_NO_OUTLETS = frozenset({"reporters", "journalists", "the press", "media", "the media", "local media"})
_STATE_WORDS = frozenset(
    {"government", "military", "police", "army", "forces", "force", "authorities", "administration"}
)
_STATE_AS_SUCH = frozenset({"government", "administration", "police", "force", "forces"})
_LOCAL_BODIES = frozenset({"municipality", "council", "hospital", "court", "commune", "prefecture", "parliament"})
_UNIT_WORDS = re.compile(
    r"\b(?:province|state|region|oblast|governorate|department|prefecture|county|canton|district|territory|republic)\b",
    re.IGNORECASE,
)


class Names:
    """Names things of one picture; private people by role."""

    def __init__(self, lookup: Lookup, people: People) -> None:
        self._lookup = lookup
        self._people = people
        self._abroad = abroad(lookup.picture)
        self._spellings = _spellings(lookup)
        told = {_outlet(article) for article in lookup.articles.values()}
        self._outlets = {name.casefold(): name for name in sorted(told, key=lambda name: (not name.isupper(), name))}
        """Each outlet as it is spelled where not in capitals throughout."""
        police = [key for key in lookup.actors if _POLICE.fullmatch(key)]
        self._lone_police = frozenset(police if len(police) == 1 else ())
        """The police where those of one state only are told of: of a town, more often than not, and not of the state."""

    def actors(self, ids: Iterable[str], *, members: bool = False) -> Phrase | None:
        """Give the phrase for some actors, ``the Taliban and the Afghan government``; None where none has a name."""
        found = [self._lookup.actors[key] for key in dict.fromkeys(ids) if key in self._lookup.actors]
        named = [(actor, text) for actor in found if (text := self.actor(actor))]
        named = [entry for entry in named if entry[1] != UNKNOWN_PERSON] or named
        named = _each_person_once(named)
        if not named:
            return None
        plural = self._is_plural(*named[0])
        if members:
            plural = plural or not self._are_people(*named[0])
            named = [(actor, text if self._are_people(actor, text) else _members(text)) for actor, text in named]
        texts = list(dict.fromkeys(text for _, text in named))
        plural = plural or len(texts) > 1
        return Phrase(text=_cut(texts if members else _of_one_state(texts)), plural=plural)

    def _are_people(self, actor: Actor, text: str) -> bool:
        return actor.kind in _PEOPLE_KINDS or self._is_people(text)

    def are_people(self, ids: Iterable[str]) -> bool:
        """Tell whether all of some actors are people rather than forces or bodies."""
        return all(self._lookup.actors[key].kind in _PEOPLE_KINDS for key in ids if key in self._lookup.actors)

    def is_party(self, actor_id: str) -> bool:
        """Tell a side, a body or a person in public view from people of whom only a noun or nothing is known."""
        actor = self._lookup.actors.get(actor_id)
        if actor is None or actor_id.startswith("unnamed:") or actor_id in _NO_PARTIES:
            return False
        return actor.kind != "person" or self._people.may_be_named(actor_id)

    def actor(self, actor: Actor) -> str:
        """Name an actor as it stands inside a sentence: ``the Taliban``, ``a resident``; "" where it has no name."""
        if actor.kind == "person" and not self._people.may_be_named(actor.id):
            return self._people.describe(actor.id)
        name = " ".join(self._people.withhold(actor.name).split())
        if WITHHELD in name:
            return ""  # a body called after a private person is told of without its name
        if actor.kind == "person" or not name:
            return name
        if actor.id.startswith("unnamed:"):
            return _unnamed(name, self._people)
        if body := _STATE_BODY.fullmatch(name):
            state = "" if actor.id in self._lone_police else f" of {with_the(body.group(2))}"
            return f"the {body.group(1).lower()}{state}"
        if actor.kind == "unknown" and all(is_common(word) for word in name.split()):
            return indefinite(name.lower())
        if actor.id.startswith("identity:"):
            return name if name.endswith("s") else f"{name} groups"
        if name.lower() in load_wording().articles.generic:
            return indefinite(load_wording().called.get(name.lower(), name.lower()))
        return with_the(name)

    def place(self, place: Place) -> str:
        """Name a place with its level where the bare name would not tell: ``Kunduz``, ``Kunduz province``."""
        name = self._spellings.get(place.id) or " ".join(place.name.split())
        if not name or place.level not in {"admin1", "admin2"} or _UNIT_WORDS.search(name):
            return with_the(name) if place.level == "country" else name
        return f"{name} {'district' if place.level == 'admin2' else _admin1_word(place.country)}"

    def place_id(self, place_id: str | None) -> str:
        """Name a place, with its state where the rest of its story lies in another: ``Lere, Nigeria``."""
        place = self._lookup.places.get(place_id or "")
        if place is None:
            return ""
        return f"{self.place(place)}, {self._abroad[place.id]}" if place.id in self._abroad else self.place(place)

    def report(self, article: PictureArticle | None) -> str:
        """Name a report by its outlet, else by its file."""
        if article is None:
            return "a report not at hand"
        outlet = _outlet(article)
        return self._outlets.get(outlet.casefold(), outlet) or f"the report {short_path(article.path)}"

    def speaker(self, claim: PictureClaim) -> str:
        """Name who says a claim: a public person or body by name, a private person by role, else the report itself."""
        speaker = claim.speaker
        if speaker is None:
            article = self._lookup.articles.get(claim.article_id)
            return self.report(article) if article is None or _outlet(article) else _some_reports([article])
        told = (speaker.role or "").lower()
        outlets = [name for name in claim.via if name.lower() not in _NO_OUTLETS and name.lower() not in told]
        through = f" (through {join_names(outlets)})" if outlets else ""
        if speaker.name and self._people.speaks_as_body(speaker):
            return with_the(" ".join(speaker.name.split())) + through
        actor = self._lookup.actors.get(speaker.actor_id or "")
        key = self._people.key_of(speaker)
        if key is None:
            return self._voice(actor, speaker.role) + through
        name = " ".join((actor.name if actor and actor.kind == "person" else speaker.name or "").split())
        if not name or not self._people.may_be_named(key):
            return self._people.describe(key, speaker.role) + through
        role = (self._people.clean_role(speaker.role) or "").replace(name, "").strip(" ,")
        if _is_title(role):
            return f"{role[:1].upper()}{role[1:]} {name}{through}"
        said = f"{name} ({role})" if role and role != name else name
        return (said + through).replace(") (", ", ")

    def _voice(self, actor: Actor | None, role: str | None) -> str:
        """Name a body that speaks; of people who do not speak for it, or are nobody's, the words that the report has."""
        worded = self._people.describe(None, role) if role else ""
        if actor is None:
            return worded or self._people.describe(None, role)
        own_words = role is not None and (
            actor.kind == "civilians" or _is_body(role) or is_held_by_people(role) or _is_office(actor, role)
        )
        if not own_words or worded in {"", UNKNOWN_PERSON}:
            return self.actor(actor)
        return (
            f"the {worded.partition(' ')[2]}"
            if role and _is_body(role) and worded.startswith(("a ", "an "))
            else worded
        )

    def speakers(self, claims: Iterable[PictureClaim], most: int = 3) -> str:
        """Name those who say some claims, each once; reports of no known outlet together, at the end."""
        told = list(claims)
        own = [claim.article_id for claim in told if claim.speaker is None]
        articles = [self._lookup.articles[key] for key in dict.fromkeys(own) if key in self._lookup.articles]
        unnamed = [article for article in articles if not _outlet(article)]
        apart = {article.id for article in unnamed}
        names = self._each_once([c for c in told if c.speaker is not None or c.article_id not in apart])
        known = _shorten(list(dict.fromkeys(names)), most if not unnamed else max(1, most - 1))
        return join_names([*known, _some_reports(unnamed)] if unnamed else known)

    def _each_once(self, claims: Iterable[PictureClaim]) -> list[str]:
        """Name those who say some claims; one voice by its first name: the Ministry of Defence is the defence ministry."""
        found: dict[Key, str] = {}
        for claim in claims:
            key = self._lookup.origins.of(claim)
            known = claim.speaker is not None and key[0] == "speaker"
            found.setdefault(key if known else ("", self.speaker(claim)), self.speaker(claim))
        heard = set(found.values())
        return [name for name in found.values() if name.partition(" (through ")[0] not in heard - {name}]

    def voices(self, claims: Iterable[PictureClaim], most: int = 3) -> str:
        """Name those who stand behind some claims.

        Not a report that tells in its own words what it quotes a voice for, nor the outlet that heard that voice.
        """
        told = list(claims)
        origins = self._lookup.origins.by_claim(told)
        quoted = [claim for claim in told if claim.speaker is not None or origins[claim.id][0] != "speaker"]
        outlets = {claim.id for claim in quoted if self._lookup.origins.outlet_of(claim.speaker) is not None}
        heard = {origins[claim.id] for claim in quoted if claim.speaker is not None and claim.id not in outlets}
        quoted = [claim for claim in quoted if claim.id not in outlets or origins[claim.id] not in heard]
        return self.speakers(quoted or told, most)

    def deniers(self, claims: Iterable[PictureClaim]) -> str:
        """Name those who deny: the speaker, or of a refusal told by the report itself whoever refused."""
        named = [
            who.text
            if claim.speaker is None and claim.kind == "refusal" and (who := self.actors(claim.actor_ids))
            else self.speaker(claim)
            for claim in claims
        ]
        return join_names(_shorten(list(dict.fromkeys(named)), 3))

    def _is_plural(self, actor: Actor, text: str) -> bool:
        return actor.kind in _PLURAL_KINDS or self._is_people(text) or is_plural_name(text)

    @staticmethod
    def _is_people(text: str) -> bool:
        last = text.split()[-1].lower()
        return last in {"people", "civilians", "residents", "protesters", "prisoners", "rioters", "men", "women"}


def _each_person_once(named: list[tuple[Actor, str]]) -> list[tuple[Actor, str]]:
    """Leave out a shorter name of a person named in full, and ``civilians`` where those who came to harm are named."""
    people = {text: frozenset(text.split()) for actor, text in named if actor.kind == "person" and text[:1].isupper()}
    shorter = {text for text, words in people.items() if any(words < others for others in people.values())}
    dropped = shorter | ({"civilians"} if people else set())
    return [(actor, text) for actor, text in named if text not in dropped]


def with_the(name: str) -> str:
    """Put "the" before a name that takes it.

    >>> with_the("Taliban"), with_the("Boko Haram"), with_the("Afghan government")
    ('the Taliban', 'Boko Haram', 'the Afghan government')
    """
    articles = load_wording().articles
    words = name.split()
    if not words or words[0].lower() in {"the", "a", "an"}:
        return f"the {' '.join(words[1:])}" if words[:1] == ["The"] else name
    return f"the {name}" if name in articles.whole or head_of(name) in articles.last_words else name


def is_plural_name(text: str) -> bool:
    """Tell whether the verb after a name is plural: ``the Taliban were``, but ``the United States was``."""
    articles = load_wording().articles
    bare = text.removeprefix("the ").partition(" of the ")[0]
    if bare in articles.plural or bare.split()[-1].lower() in articles.plural:
        return True
    return bare.endswith("s") and not bare.endswith("ss") and bare not in articles.singular


def join_names(names: Sequence[str]) -> str:
    """Join names: ``A, B and C``."""
    known = [" ".join(name.split()) for name in names if name.strip()]
    if len(known) < 2:
        return "".join(known)
    return f"{', '.join(known[:-1])} and {known[-1]}"


def short_path(path: str) -> str:
    """Give the last part of a path."""
    return PurePath(path).name or path


def _spellings(lookup: Lookup) -> dict[str, str]:
    """Give each place the spelling most claims use, so that the brief reads like its reports."""
    counts: dict[str, dict[str, int]] = {}
    for claim in lookup.picture.claims:
        place = lookup.places.get(claim.place_id or "")
        for name in place.names if place else ():
            if place and name[:1].isupper() and not name.startswith("The ") and name in claim.quote:
                known = counts.setdefault(place.id, {})
                known[name] = known.get(name, 0) + 1
    return {key: min(known, key=lambda name: (-known[name], name)) for key, known in counts.items()}


def _unnamed(noun: str, people: People) -> str:
    """Name people of whom only a noun is known; a noun that judges is not repeated."""
    word = people.clean_role(noun)
    if not word or word.rstrip("s") in _ANYBODY:
        return "people not named here"
    plural = (
        f"{word[:-3]}men"
        if word.endswith("man")
        else word
        if word.endswith(("s", "men", "people", "police"))
        else re.sub(r"(?<![aeiou])y$", "ie", word) + "s"
    )
    return f"unnamed {plural}"


def _is_title(role: str) -> bool:
    """Tell an office with the first part of a name behind it: ``president Hassan Sheikh``."""
    office, _, rest = role.partition(" ")
    return office.islower() and bool(rest) and is_public_role(office) and all(word.istitle() for word in rest.split())


def _is_body(role: str) -> bool:
    """Tell a body whose own name says more than its state's: ``the health ministry``, not ``the ministry`` or ``the army``."""
    words = [word for word in role.split() if word.lower() not in {"the", "a", "an", "its", "their", "his", "our"}]
    head = head_of(role)
    if head in _LOCAL_BODIES:
        return True
    return len(words) > 1 and head in load_wording().articles.last_words and head not in _STATE_WORDS


def _is_office(actor: Actor, role: str) -> bool:
    """Tell authorities, deputies, prosecutors: of a county or a town, as they call themselves, and not of a whole state."""
    return _OFFICIAL.fullmatch(actor.id) is not None and head_of(role) not in _STATE_AS_SUCH


def _of_one_state(texts: list[str]) -> list[str]:
    """Put the bodies of one state together: ``the army and the police of Norda``.

    >>> _of_one_state(["the Taliban", "the army of Norda", "the police of Norda"])
    ['the Taliban', 'the army and the police of Norda']
    """
    found: dict[str, list[str]] = {}
    for text in texts:
        body = _BODY_OF.fullmatch(text)
        found.setdefault(body.group(2) if body else text, []).append(body.group(1) if body else "")
    return [f"{join_names(bodies)} of {state}" if bodies != [""] else state for state, bodies in found.items()]


def _outlet(article: PictureArticle) -> str:
    return " ".join((article.outlet or "").split())


def _some_reports(articles: Sequence[PictureArticle]) -> str:
    """Name reports of no known outlet by their files: ``one report (a.txt)``, ``4 reports (a.txt, b.txt and 2 others)``."""
    files = [short_path(article.path) for article in articles]
    if len(files) > _MOST_NAMED:
        files = [*files[:2], f"{len(files) - 2} others"]
    return f"{'one report' if len(articles) == 1 else f'{len(articles)} reports'} ({join_names(files)})"


def _members(text: str) -> str:
    """Name the people of a body: ``soldiers of Norda``, ``members of Red Column``."""
    if body := _BODY_OF.fullmatch(text):
        people = load_wording().members.get(body.group(1).removeprefix("the "))
        return f"{people} of {body.group(2)}" if people else f"members of {text}"
    return load_wording().members["police"] if text == "the police" else f"members of {text}"


def _cut(names: list[str]) -> str:
    """Join names, of many the first only: ``A, B and others``."""
    return join_names(names if len(names) <= _MOST_NAMED else [*names[: _MOST_NAMED - 1], "others"])


def _shorten(names: list[str], most: int) -> list[str]:
    kept = names if len(names) <= most else names[: max(1, most - 1)]
    rest = len(names) - len(kept)
    return [*kept, "1 other" if rest == 1 else f"{rest} others"] if rest else kept


def _admin1_word(country: str | None) -> str:
    return next((word for word, countries in load_wording().admin1.items() if country in countries), "province")
