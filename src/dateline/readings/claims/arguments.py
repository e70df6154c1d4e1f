"""What a word in a clause refers to: the mention it belongs to, and the classes it fulfils."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence

from spacy.tokens import Token

from dateline.model.reading import Mention, Quantity
from dateline.readings.claims.rules import noun_classes
from dateline.readings.claims.unlisted_names import is_full_name, is_no_person, is_square, is_unlisted_name
from dateline.readings.parse.clauses import antecedent, lemma_of, sayer_of
from dateline.readings.parse.noun_phrases import is_plural
from dateline.readings.parse.sentences import Passage

_ARMED = ("military", "police", "intelligence", "gunmen", "armed")
ANYONE = frozenset({"those", "everybody", "everyone"})
ALL = frozenset({"all", "anyone", "anybody"})
"""Who is meant where a clause behind says who: ``shot all who were there``."""
_OTHERS = ANYONE | {"other", "others", "another"}
_NAMING = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_OWN = frozenset({"its", "their", "his", "her", "our", "my"})
_PRONOUNS = frozenset({"they", "he", "she", "it", "we", "them", "him", "her", "us", "i", "you", "who", "which"})


class Arguments:
    """The mentions and quantities of one passage, by token."""

    def __init__(
        self,
        passage: Passage,
        mentions: Iterable[Mention],
        quantities: Iterable[Quantity],
        is_armed_group: Callable[[str | None], bool],
        speaking: Iterable[int] = (),
    ) -> None:
        self.passage = passage
        self._is_armed_group = is_armed_group
        self._mentions: dict[int, list[Mention]] = {}
        self.made: list[Mention] = []
        """Mentions made here: a country named as a side that stands where a place is asked for."""
        self.speaking: frozenset[int] = frozenset(speaking)
        """Tokens that name who is speaking: nobody's victims and no place of an act."""
        self._quantities: dict[int, Quantity] = {}
        for mention in mentions:
            if mention.kind == "person" and is_no_person(mention.quote):
                continue
            for i in _covered(passage, mention.start, mention.end):
                self._mentions.setdefault(i, []).append(mention)
        for quantity in quantities:
            for i in _covered(passage, quantity.start, quantity.end):
                self._quantities.setdefault(i, quantity)

    def mention(self, token: Token, kinds: Sequence[str] = ("actor", "person", "place", "site")) -> Mention | None:
        """Give the mention whose head this token is, or the shortest that covers it, of the kinds wanted first."""
        here = [m for m in self._mentions.get(token.i, ()) if m.kind in kinds]
        return min(here, key=lambda m: (kinds.index(m.kind), m.end - m.start)) if here else None

    def actor(self, token: Token) -> Mention | None:
        """Give the actor a noun phrase stands for: its own mention, or the side its fighters belong to."""
        found = self.mention(token, ("actor", "person"))
        if found is not None and (found.key is not None or not any(c.lower_ == "whose" for c in token.children)):
            return found
        if token.pos_ == "PRON" and (sayer := sayer_of(token)) is not None:
            return self.mention(sayer, ("actor", "person"))
        lemma = lemma_of(token)
        if lemma in noun_classes()["force"] or lemma in noun_classes()["aircraft"] or lemma in noun_classes()["body"]:
            for child in token.children:
                if child.lower_ == "whose" and (owner := antecedent(token.head)) is not None:
                    return self.actor(owner)
                if child.dep_ in {"compound", "amod", "nmod", "poss"}:
                    found = self.mention(child, ("actor",))
                    if found is not None:
                        return found
            for child in token.children:
                if child.dep_ == "prep" and child.lower_ in {"of", "from", "to"}:
                    for pobj in child.children:
                        found = self.mention(pobj, ("actor",))
                        if found is not None:
                            return found
        return None

    def place(self, token: Token) -> Mention | None:
        """Give the place a noun phrase names: its own mention, or ``the city of X``, ``X's airport``, ``X, the capital``."""
        found = self.mention(token, ("place", "site"))
        if found is not None and found.noun is None and (found.candidates or found.kind == "site"):
            return found
        if found is not None and found.noun == "capital" and found.candidates and not _is_apposed(token):
            return found  # "Guinea's capital" is no other than Conakry, whatever state stands beside
        if (
            token.dep_ == "appos"
            and (before := self.mention(token.head, ("place",))) is not None
            and before.noun is None
        ):
            return before  # "Marvik, the port that rebels took"
        if found is None and token.pos_ == "PROPN" and (country := self._country(token)) is not None:
            return country
        # "the lake port of Kisumu" is Kisumu
        for child in sorted(token.children, key=lambda c: (c.dep_ == "poss", c.dep_ != "appos", c.lower_ != "of")):
            if child.dep_ in {"compound", "nmod", "poss", "appos"} or (
                child.dep_ == "prep" and child.lower_ in {"of", "in", "at"}
            ):
                inner = [child] if child.dep_ != "prep" else [c for c in child.children if c.dep_ == "pobj"]
                for candidate in inner:
                    named = self.mention(candidate, ("place",)) or (
                        self.place(candidate) if child.dep_ == "prep" else None
                    )
                    if named is not None and (found is None or named.kind == "place"):
                        return named if found is None or found.kind == "place" else found
        return found

    def _country(self, token: Token) -> Mention | None:
        """Give the land of a bare country name that was taken for its government (``sent officers to Haiti``)."""
        side = self.mention(token, ("actor",))
        if side is None or side.noun is not None or side.refers_to is not None or token.dep_ != "pobj":
            return None
        code = (side.key or "").removeprefix("state:").removesuffix(":government")
        if len(code) != 2 or side.quote[:1].islower() or side.start != self.passage.starts[token.i]:
            return None
        known = next((m for m in self.made if m.start == side.start), None)
        if known is None:
            known = Mention(
                id=f"place:{side.start}:{side.end}",
                kind="place",
                start=side.start,
                end=side.end,
                quote=side.quote,
                candidates=(f"country:{code}",),
                level_cue="country",
            )
            self.made.append(known)
        return known

    def quantities(self, tokens: Iterable[Token]) -> list[Quantity]:
        found: list[Quantity] = []
        for token in tokens:
            quantity = self._quantities.get(token.i)
            if quantity is not None and quantity not in found:
                found.append(quantity)
        return found

    def counted(self, token: Token) -> bool:
        return token.i in self._quantities

    def is_a(self, token: Token, name: str) -> bool:
        """Test a class of docs/rules.md on the head of a noun phrase."""
        if token.pos_ == "PRON" and self.mention(token) is None:
            token = sayer_of(token) or thing_meant(token) or token
        lemma = lemma_of(token)
        classes = noun_classes()
        test = _TESTS.get(name)
        if test is not None and test(self, token, lemma, classes):
            return True
        if name == "aircraft":
            return False
        return lemma in classes.get(name, frozenset()) and not self._is_other(token, name)

    def _is_other(self, token: Token, name: str) -> bool:
        """Tell a common noun that a mention makes something else here (``the Capital group``)."""
        mention = self.mention(token)
        return mention is not None and name == "place" and mention.kind in {"actor", "person"}

    def is_own(self, noun: Token) -> bool:
        """Tell a deed or thing of the doer's own (``hailed its return``) from a person or side that is (``its ally``)."""
        own = any(c.dep_ == "poss" and c.lower_ in _OWN for c in noun.children)
        return own and not any(self.is_a(noun, name) for name in ("person", "actor"))

    def is_armed(self, token: Token) -> bool:
        mention = self.actor(token)
        if mention is None or mention.kind != "actor":
            return lemma_of(token) in noun_classes()["force"]
        key = mention.key or ""
        if key == "unidentified-armed-group":
            return True
        return (
            self._is_armed_group(key)
            or key.rpartition(":")[2] in _ARMED
            or (mention.noun or "") in noun_classes()["force"]
            or (lemma_of(token) in noun_classes()["force"])
        )


def _is_apposed(token: Token) -> bool:
    """Tell "the capital, X", where the name is told."""
    return any(child.dep_ == "appos" for child in token.children)


def is_nobody(token: Token) -> bool:
    """Tell ``nobody``, ``no one``, ``none of the passengers``: people of whom the number is nought."""
    if token.lower_ == "one":
        return any(c.lower_ == "no" for c in token.children)
    return token.lower_ in {"nobody", "none"}


def thing_meant(pronoun: Token) -> Token | None:
    """Guess the thing that ``it`` or ``them`` takes up: the subject or object told last in the sentence before it."""
    if pronoun.lower_ not in {"it", "them", "they"} or pronoun.pos_ != "PRON":
        return None
    start = pronoun.sent.start
    before = [t for t in pronoun.doc[start : pronoun.i] if t.pos_ in {"NOUN", "PROPN"} and t.dep_ in _NAMING]
    plural = pronoun.lower_ != "it"
    fitting = [t for t in before if is_plural(t) == plural and t.ent_type_ not in {"DATE", "TIME"}]
    return fitting[-1] if fitting else None


def _covered(passage: Passage, start: int, end: int) -> list[int]:
    if end <= passage.start or start >= passage.end:
        return []
    first = max(0, bisect_right(passage.starts, start) - 1)
    last = bisect_left(passage.starts, end)
    return [i for i in range(first, last) if passage.ends[i] > start and i not in passage.children]


def _is_place(arguments: Arguments, token: Token, lemma: str, classes: Mapping[str, frozenset[str]]) -> bool:
    mention = arguments.mention(token)
    if mention is not None:
        return mention.kind in {"place", "site"}
    return lemma in classes["asset"] and arguments.place(token) is not None


def _is_named_place(arguments: Arguments, token: Token, lemma: str, classes: Mapping[str, frozenset[str]]) -> bool:
    """A town or land itself, not a building in one."""
    mention = arguments.mention(token, ("site", "place"))
    if mention is None and lemma in classes["place"]:
        mention = arguments.place(token)
    return mention is not None and mention.kind == "place"


def _is_site(arguments: Arguments, token: Token, lemma: str, classes: Mapping[str, frozenset[str]]) -> bool:
    mention = arguments.mention(token)
    return mention is not None and mention.kind == "site"


def _is_actor(arguments: Arguments, token: Token, lemma: str, classes: Mapping[str, frozenset[str]]) -> bool:
    if arguments.actor(token) is not None or lemma in classes["force"] or lemma in classes["body"]:
        return True
    if token.lower_ in {"they", "we"} and token.pos_ == "PRON":
        return True
    mention = arguments.mention(token, ("place",))
    return mention is not None and mention.noun is None and token.pos_ == "PROPN"


def _is_force(arguments: Arguments, token: Token, lemma: str, classes: Mapping[str, frozenset[str]]) -> bool:
    if token.lower_ in _PRONOUNS:
        thing = thing_meant(token)
        thrown = thing is not None and lemma_of(thing) in classes["weapon"]
        return arguments.mention(token, ("actor",)) is not None and not thrown
    return arguments.is_armed(token)


def _is_told_who(pronoun: Token) -> bool:
    return any(g.lower_ == "who" for c in pronoun.children if c.dep_ == "relcl" for g in c.lefts)


def _is_person(arguments: Arguments, token: Token, lemma: str, classes: Mapping[str, frozenset[str]]) -> bool:
    if lemma in classes["people"] or token.lower_ in _PRONOUNS - {"it", "which"} or token.lower_ in _OTHERS:
        return True
    if is_nobody(token) or (token.lower_ in ALL and _is_told_who(token)):
        return True
    mention = arguments.mention(token)
    if _is_listed_with_places(arguments, token, mention) or is_square(token):
        return False
    if mention is None and is_unlisted_name(token) and is_full_name(token, classes):
        return True
    return (mention is not None and mention.kind == "person") or token.ent_type_ == "PERSON"


def _is_ruler(arguments: Arguments, token: Token, lemma: str, classes: Mapping[str, frozenset[str]]) -> bool:
    """Tell who heads a state: by the word, by the role told with the name, or by that before the name."""
    beside = (lemma_of(c) for c in token.children if c.dep_ in {"compound", "appos", "nmod"})
    if lemma in classes["ruler"] or any(word in classes["ruler"] for word in beside):
        return True
    mention = arguments.mention(token, ("person",))
    if mention is None:
        return False
    governs = (mention.affiliation or "").endswith(":government")
    return governs or any(word in classes["ruler"] for word in (mention.role or "").lower().split())


def _is_listed_with_places(arguments: Arguments, token: Token, mention: Mention | None) -> bool:
    """Tell a name in one row with towns, which is a town no gazetteer has: ``captured Goma, Sanzira and Kidal``."""
    if token.pos_ != "PROPN" or (mention is not None and (mention.role or " " in mention.quote)):
        return False
    row = [token.head] if token.dep_ in {"conj", "appos"} else []
    row += [c for other in (token, *row) for c in other.children if c.dep_ in {"conj", "appos"} and c != token]
    return any((beside := arguments.mention(other)) is not None and beside.kind == "place" for other in row)


def _is_number(arguments: Arguments, token: Token, lemma: str, classes: Mapping[str, frozenset[str]]) -> bool:
    return token.pos_ == "NUM" or (arguments.counted(token) and lemma in classes["people"])


def _is_thing(arguments: Arguments, token: Token, lemma: str, classes: Mapping[str, frozenset[str]]) -> bool:
    return token.pos_ in {"NOUN", "PROPN"}


def _is_people(arguments: Arguments, token: Token, lemma: str, classes: Mapping[str, frozenset[str]]) -> bool:
    mention = arguments.mention(token, ("actor",))
    return mention is not None and mention.key in {"civilians", "protesters", "rioters"}


def _is_crowd(arguments: Arguments, token: Token, lemma: str, classes: Mapping[str, frozenset[str]]) -> bool:
    """People in the plural: one suspect who runs is no displacement."""
    if lemma not in classes["people"] and not _is_people(arguments, token, lemma, classes):
        return False
    return (
        is_plural(token)
        or token.pos_ == "NUM"
        or lemma in {"population", "people", "family", "crowd", "thousand", "hundred", "dozen"}
    )


def _is_party(arguments: Arguments, token: Token, lemma: str, classes: Mapping[str, frozenset[str]]) -> bool:
    """Whoever acts in public: sides, states, bodies, persons by name; not the general public."""
    mention = arguments.actor(token)
    spoken_for = lemma in classes["body"] or lemma in classes["public"]
    if mention is not None and not spoken_for:
        return mention.key not in {"civilians", "protesters", "rioters"}
    if spoken_for or lemma in classes["force"]:
        return True
    place = arguments.mention(token, ("place",))
    if place is None:
        return is_unlisted_name(token)
    return place.noun is None and token.pos_ == "PROPN"


def _is_side(arguments: Arguments, token: Token, lemma: str, classes: Mapping[str, frozenset[str]]) -> bool:
    """A side that a list knows by name, a state among them."""
    mention = arguments.actor(token)
    return mention is not None and mention.key is not None and mention.key not in {"civilians", "protesters"}


def _is_group(arguments: Arguments, token: Token, lemma: str, classes: Mapping[str, frozenset[str]]) -> bool:
    """Whoever can act together in the street or in public: parties, and people in the plural."""
    if _is_party(arguments, token, lemma, classes) or _is_crowd(arguments, token, lemma, classes):
        return True
    mention = arguments.mention(token, ("actor",))
    return mention is not None or (token.lower_ in {"they", "we", "some", "many"} and token.pos_ == "PRON")


def _is_aircraft(arguments: Arguments, token: Token, lemma: str, classes: Mapping[str, frozenset[str]]) -> bool:
    """What flies, and an air force, which strikes from the air."""
    if lemma == "bomber" and any(c.lower_ in {"suicide", "car", "truck", "alleged"} for c in token.children):
        return False
    air = any(c.lower_ == "air" for c in token.children if c.dep_ == "compound") or token.lower_.endswith("airforce")
    return lemma in classes["aircraft"] or (air and (lemma == "force" or token.lower_.endswith("airforce")))


_TESTS = {
    "aircraft": _is_aircraft,
    "crowd": _is_crowd,
    "party": _is_party,
    "group": _is_group,
    "side": _is_side,
    "place": _is_place,
    "site": _is_site,
    "named-place": _is_named_place,
    "actor": _is_actor,
    "force": _is_force,
    "armed": _is_force,
    "person": _is_person,
    "ruler": _is_ruler,
    "people": _is_people,
    "number": _is_number,
    "thing": _is_thing,
}
