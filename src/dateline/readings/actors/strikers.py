"""Whose a strike or a raid is by the words before it: ``Turkish air strikes``, ``Saudi-led raids``, ``coalition shelling``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from dateline.readings.actors.drafts import Draft
from dateline.readings.actors.lists import ActorLists, Hit
from dateline.readings.actors.owners import MODIFIERS
from dateline.readings.parse.sentences import Passage

_STATES = frozenset({"adjective", "country"})
_COMMUNITY = "identity"
_LED = "led"
_ABROAD = "external-forces"
_ON = frozenset({"on", "against", "of", "into"})
_UNKNOWN = "unidentified-armed-group"


class StrikerReader:
    """Reads the nouns of force of one passage; ``hits`` are its listed names by first token, with the last."""

    def __init__(
        self, passage: Passage, hits: Mapping[int, tuple[Hit, int]], codes: Mapping[int, str], lists: ActorLists
    ) -> None:
        self._passage, self._hits, self._codes, self._lists = passage, hits, codes, lists
        self._words = lists.vocabulary.words

    def drafts(self, noun: Token, coalition: str | None) -> Iterator[Draft]:
        """Yield the sides that the modifiers of a strike name; ``coalition`` is the one the report names."""
        if not self._strikes(noun):
            return
        for token in _before(noun):
            if token.lower_ == "coalition" and token.i not in self._hits and token.pos_ in {"NOUN", "PROPN"}:
                yield self._draft(token, token, coalition or _ABROAD)
            elif token.lower_ in self._words["terror"] and token.pos_ == "ADJ" and self._is_armed(noun):
                yield self._draft(token, token, _UNKNOWN)
            elif token.lower_ == _LED and (named := self._leader(token)) is not None:
                yield self._draft(named, token, self._led_by(named))
            elif self._names_state(token):
                yield self._draft(token, token, f"state:{self._code(token)}:military")

    def _strikes(self, noun: Token) -> bool:
        """Tell a noun of force that only who has arms does: ``air strikes``, ``missile attack``; not ``a strike``."""
        lemma = noun.lemma_.lower()
        if noun.pos_ not in {"NOUN", "PROPN"} or lemma not in self._words["strikes"] | self._words["thrown"]:
            return False
        if {c.lower_ for c in noun.lefts} & self._words["not_strikes"]:
            return False
        if lemma == "offensive" and any(t.lower_ == _LED for t in noun.lefts):
            return True
        if lemma in self._words["strikes_alone"] or self._is_armed(noun):
            return True
        if lemma in self._words["strikes_on"] and _hits_something(noun):
            return True
        if lemma in self._words["thrown"]:
            return self._does_harm(noun) and not {c.lower_ for c in noun.lefts} & {"-", "made"}
        beside = noun.dep_ == "conj" and noun.head.lower_ in self._lists.nouns  # "regime and Russian bombings"
        return beside or (lemma in self._words["strikes_that_harm"] and self._does_harm(noun))

    def _is_armed(self, noun: Token) -> bool:
        return any(c.lower_ in self._words["struck_with"] for c in noun.lefts)

    def _does_harm(self, noun: Token) -> bool:
        """Tell what kills or hits from what a union calls: ``strikes kill ten``, ``were killed by raids``."""
        while noun.dep_ == "conj":
            noun = noun.head
        verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"by", "in"} else noun.head
        return noun.dep_ in {"nsubj", "pobj"} and verb.lemma_.lower() in self._words["harming"]

    def _names_state(self, token: Token) -> bool:
        """Tell an adjective, or a short form that stands as one ("US"), from a land that may be where it was."""
        entry = self._hits.get(token.i)
        if entry is None or entry[1] != token.i or entry[0].sort not in _STATES:
            return False
        told = token.text.replace(".", "")
        return self._code(token) in self._lists.states and (entry[0].sort == "adjective" or told.isupper())

    def _leader(self, led: Token) -> Token | None:
        """Give the state's name before "-led"."""
        named = next((c for c in led.lefts if c.i in self._hits), None)
        return named if named is not None and self._hits[named.i][0].sort in _STATES | {_COMMUNITY} else None

    def _led_by(self, named: Token) -> str:
        """Give who "-led" makes the doer: a community, the coalition that a state leads, or its army."""
        hit = self._hits[named.i][0]
        if hit.sort == _COMMUNITY:
            return f"identity:{hit.ids[0]}"
        return self._coalition_of(named) or f"state:{self._code(named)}:military"

    def _coalition_of(self, named: Token) -> str | None:
        """Give the listed coalition that a state leads."""
        hits = self._lists.find(f"{named.text}-led coalition")
        return next((self._lists.actors[h.ids[0]].key for h in hits if h.sort == "actor" and len(h.ids) == 1), None)

    def _code(self, token: Token) -> str:
        return self._codes.get(self._hits[token.i][0].start, "")

    def _draft(self, first: Token, last: Token, key: str) -> Draft:
        passage = self._passage
        return Draft(passage, last, passage.starts[first.i], passage.ends[last.i], noun=None, key=key)


def coalition_named(text: str, hits: Sequence[Hit], keys: Mapping[int, str | None]) -> str | None:
    """Give the coalition that a report names, None where it names none or two."""
    named = {
        keys.get(hit.start)
        for hit in hits
        if hit.sort == "actor" and text[hit.start : hit.end].lower().endswith("coalition")
    }
    return named.pop() if len(named) == 1 else None


def _before(noun: Token) -> list[Token]:
    """List the modifiers before a noun and those joined to them."""
    found = [t for c in noun.lefts if c.dep_ in MODIFIERS for t in (c, *c.conjuncts) if t.i < noun.i]
    return sorted(set(found), key=lambda t: t.i)


def _hits_something(noun: Token) -> bool:
    struck = [p for c in noun.rights if c.dep_ == "prep" and c.lower_ in _ON for p in c.children]
    return any(p.dep_ == "pobj" and p.ent_type_ not in {"DATE", "TIME", "CARDINAL"} for p in struck)
