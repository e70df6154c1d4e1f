"""What a word in a clause refers to: the mention it belongs to, and the classes it fulfils."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence

from spacy.tokens import Token

from dateline.model.reading import Mention, Quantity
from dateline.readings.claim_rules import noun_classes
from dateline.readings.clauses import phrase
from dateline.readings.sentences import Passage

_ARMED = ("military", "police", "intelligence", "gunmen", "armed")
_PRONOUNS = frozenset({"they", "he", "she", "it", "we", "them", "him", "her", "us", "i", "you", "who", "which"})


class Arguments:
    """The mentions and quantities of one passage, by token."""

    def __init__(
        self,
        passage: Passage,
        mentions: Iterable[Mention],
        quantities: Iterable[Quantity],
        is_armed_group: Callable[[str | None], bool],
    ) -> None:
        self.passage = passage
        self._is_armed_group = is_armed_group
        self._mentions: dict[int, list[Mention]] = {}
        self._quantities: dict[int, Quantity] = {}
        for mention in mentions:
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
        if found is not None:
            return found
        lemma = token.lemma_.lower()
        if lemma in noun_classes()["force"] or lemma in noun_classes()["aircraft"] or lemma in noun_classes()["body"]:
            for child in token.children:
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
        if found is not None and found.noun is None:
            return found
        for child in token.children:
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

    def places_in(self, token: Token) -> list[Mention]:
        """List the place mentions inside a noun phrase, the head's own first."""
        first = self.place(token)
        found = [first] if first is not None else []
        for inner in phrase(token):
            mention = self.mention(inner, ("place", "site"))
            if mention is not None and mention not in found:
                found.append(mention)
        return found

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
        lemma = token.lemma_.lower()
        classes = noun_classes()
        test = _TESTS.get(name)
        if test is not None and test(self, token, lemma, classes):
            return True
        return lemma in classes.get(name, frozenset()) and not self._is_other(token, name)

    def _is_other(self, token: Token, name: str) -> bool:
        """Tell a common noun that a mention makes something else here (``the Capital group``)."""
        mention = self.mention(token)
        return mention is not None and name == "place" and mention.kind in {"actor", "person"}

    def is_armed(self, token: Token) -> bool:
        mention = self.actor(token)
        if mention is None or mention.kind != "actor":
            return token.lemma_.lower() in noun_classes()["force"]
        key = mention.key or ""
        return (
            self._is_armed_group(key)
            or key.rpartition(":")[2] in _ARMED
            or (mention.noun or "") in noun_classes()["force"]
            or key == ""
            or (token.lemma_.lower() in noun_classes()["force"])
        )


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


def _is_site(arguments: Arguments, token: Token, lemma: str, classes: Mapping[str, frozenset[str]]) -> bool:
    mention = arguments.mention(token)
    return mention is not None and mention.kind == "site"


def _is_actor(arguments: Arguments, token: Token, lemma: str, classes: Mapping[str, frozenset[str]]) -> bool:
    if arguments.actor(token) is not None or lemma in classes["force"] or lemma in classes["body"]:
        return True
    mention = arguments.mention(token, ("place",))
    return mention is not None and mention.noun is None and token.pos_ == "PROPN"


def _is_force(arguments: Arguments, token: Token, lemma: str, classes: Mapping[str, frozenset[str]]) -> bool:
    if token.lower_ in _PRONOUNS:
        found = arguments.mention(token, ("actor",))
        return found is not None
    return arguments.is_armed(token)


def _is_person(arguments: Arguments, token: Token, lemma: str, classes: Mapping[str, frozenset[str]]) -> bool:
    if lemma in classes["people"] or token.lower_ in _PRONOUNS - {"it", "which"}:
        return True
    mention = arguments.mention(token)
    return (mention is not None and mention.kind == "person") or token.ent_type_ == "PERSON"


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
        token.tag_ in {"NNS", "NNPS"}
        or token.pos_ == "NUM"
        or lemma in {"population", "people", "family", "crowd", "thousand", "hundred", "dozen"}
    )


def _is_party(arguments: Arguments, token: Token, lemma: str, classes: Mapping[str, frozenset[str]]) -> bool:
    """Whoever acts in public: sides, states, bodies, persons by name; not the general public."""
    mention = arguments.actor(token)
    if mention is not None:
        return mention.key not in {"civilians", "protesters", "rioters"}
    if lemma in classes["body"] or lemma in classes["force"]:
        return True
    place = arguments.mention(token, ("place",))
    return place is not None and place.noun is None and token.pos_ == "PROPN"


_TESTS = {
    "crowd": _is_crowd,
    "party": _is_party,
    "place": _is_place,
    "site": _is_site,
    "actor": _is_actor,
    "force": _is_force,
    "armed": _is_force,
    "person": _is_person,
    "people": _is_people,
    "number": _is_number,
    "thing": _is_thing,
}
