"""Which noun phrases of a parsed passage name an actor, and which key their words settle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dateline.readings.actors.classes import ClassReader
from dateline.readings.actors.drafts import Draft, does_something, is_inside_person
from dateline.readings.actors.lists import ActorLists, Hit
from dateline.readings.actors.owners import HYPHENED, MODIFIERS, OwnerFinder, by_token, holds, words_before
from dateline.readings.actors.strikers import StrikerReader, coalition_named
from dateline.readings.parse.noun_number import singular
from dateline.readings.parse.noun_phrases import is_plural
from dateline.readings.parse.sentences import Passage

_LEFT = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "predet", "quantmod"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"it", "its", "itself"})


class PhraseReader:
    """Reads the noun phrases of one passage; ``keys`` gives the settled key of each hit by its start."""

    def __init__(
        self,
        passage: Passage,
        hits: Sequence[Hit],
        keys: dict[int, str | None],
        codes: dict[int, str],
        lists: ActorLists,
        text: str,
    ) -> None:
        self.passage, self.lists, self.text = passage, lists, text
        self.vocabulary = lists.vocabulary
        self.hits = by_token(passage, hits, text)
        self.keys, self.codes = keys, codes
        self.owners = OwnerFinder(passage, self.hits, keys, codes, text)
        self._classes = ClassReader(passage, self.hits, lists.vocabulary)
        self._strikers = StrikerReader(passage, self.hits, codes, lists)
        self._coalition = coalition_named(text, hits, keys)
        self._belongings = lists.vocabulary.words["belongings"]
        self.taken: set[int] = set()
        """Tokens inside a phrase already drafted under an outer head."""

    def drafts(self) -> Iterator[Draft]:
        """Yield the drafts of the passage in no fixed order; phrases inside an owner's complement are yielded too."""
        nouns, equipment = self.lists.nouns, self.lists.equipment
        later: list[Token] = []
        covered = -1
        for token in self.passage.doc:
            lower = token.lower_
            if token.i in self.passage.children or (token.i <= covered and token.i not in self.hits):
                continue
            if token.i in self.hits:
                covered = self.hits[token.i][1]
            if token.i in self.hits:
                later.append(token)
                continue
            yield from self._strikers.drafts(token, self._coalition)
            if lower in nouns:
                yield from self._noun(token, nouns[lower])
            elif lower in _THEY or (lower in _IT and self._may_be_body(token)):
                yield self._pronoun(token, "they" if lower in _THEY else "it")
            elif (
                self.passage.quotation is not None
                and lower in self.vocabulary.words["relative_own"]
                and token.text != "US"
            ):
                yield self._pronoun(token, "own")
            elif token.text in equipment:
                yield self._phrase(token, token.i, key=f"state:{equipment[token.text]}:military", noun=lower)
        for token in later:
            yield from self._name(token)

    def _pronoun(self, token: Token, wants: str) -> Draft:
        draft = Draft(self.passage, token, self.passage.starts[token.i], self.passage.ends[token.i], noun=token.lower_)
        draft.wants = wants
        draft.plural = wants == "they"
        draft.glossed_by = self._gloss(token)
        return draft

    def _may_be_body(self, token: Token) -> bool:
        """Tell whether "it" can be a body that acts, not a place, a thing or nothing at all."""
        if token.dep_ == "poss":
            return token.head.lower_ in self.lists.nouns or token.head.lower_ in self.lists.roles
        verb = token.head
        return token.dep_ == "nsubj" and verb.pos_ == "VERB" and verb.lemma_ not in self.vocabulary.words["still_verbs"]

    def _gloss(self, token: Token) -> str | None:
        after = self.passage.doc[token.i + 1 : token.i + 6]
        if not after or after[0].text not in ("[", "("):
            return None
        for inner in after[1:]:
            if inner.text in ("]", ")"):
                break
            if inner.i in self.hits and self.hits[inner.i][0].sort == "actor":
                return self.keys.get(self.hits[inner.i][0].start)
        return None

    def _noun(self, token: Token, classes: tuple[str, ...]) -> Iterator[Draft]:
        """Read a noun of the lists as the head of a phrase, unless it only modifies another noun of them."""
        if token.i in self.taken or token.pos_ in ("VERB", "ADV", "AUX") or token.ent_type_ == "PERSON":
            return
        if HYPHENED.match(self.text[(end := self.passage.ends[token.i]) : end + 16]):
            return
        held = token.head.lower_ in self.vocabulary.words["held_in"]  # "in rebel hands"
        holds_site = self._holds_site(token)
        if (token.pos_ == "ADJ" and token.dep_ in MODIFIERS and not (held or holds_site)) or self._modifies_thing(
            token
        ):
            return
        joins = token.lower_ == "forces" and token.head.lemma_ in ("join", "combine")
        if joins or (
            token.lower_ in self.vocabulary.words["needs_definite"] and not (holds_site or self._has_determiner(token))
        ):
            return
        if token.lower_ == "force" and not any(child.dep_ in _LEFT for child in token.lefts):
            return
        draft = self._settle(token, classes)
        if draft is None:
            return
        yield draft
        branch = draft.key.rsplit(":", 1)[1] if draft.key and draft.key.startswith("state:") else "military"
        for index, key, code in self.owners.of(token).others if draft.key else ():
            yield self._phrase(
                self.passage.doc[index], index, first=index, key=key or f"state:{code}:{branch}", noun=draft.noun
            )

    def _holds_site(self, token: Token) -> bool:
        """Tell the force whose site an act is done to: ``a military base``; not one that is said to be of others."""
        if not holds(token, token.head, self.vocabulary.words):
            return False
        others = [child for child in token.head.lefts if child != token]
        abroad = self.vocabulary.before["external"]
        return token.pos_ != "ADJ" or not any(t.i in self.hits or t.lower_ in abroad for t in others)

    def _has_determiner(self, token: Token) -> bool:
        mass = token.lower_ in ("military", "intelligence")
        return any(
            (child.dep_ in ("det", "poss") and not (mass and child.lower_ in ("a", "an"))) or child.i in self.hits
            for child in token.lefts
        )

    def _modifies_thing(self, token: Token) -> bool:
        """Tell whether the noun only says what sort its head is: of an actor, a site or a person."""
        steps = 0
        while token.dep_ == "conj" and steps < 6:
            token, steps = token.head, steps + 1
        head = token.head
        if token.dep_ not in ("compound", "amod", "nmod") or head.i < token.i:
            return False
        if holds(token, head, self.vocabulary.words):
            return False  # "captured an army base"
        if head.lower_ in self.lists.nouns or head.pos_ == "PROPN" or head.lower_ in self.lists.roles:
            return True
        return singular(head.lower_, self.lists.nouns) in self._belongings or head.lemma_ in self._belongings

    def _settle(self, token: Token, classes: tuple[str, ...]) -> Draft | None:
        """Decide class and key of the phrase under a noun; None where its words make it no actor."""
        words = self.vocabulary.words
        lemma = singular(token.lower_, self.lists.nouns)
        counted = self._counted(token, lemma)
        before = words_before(token)
        owner = self.owners.of(token)
        kind = self._classes.class_of(token.i, lemma, classes, before, owner)
        if counted is not None:
            inner = self._settle_counted(token, counted)
            if inner is not None:
                return inner
        if (
            owner.outlet
            or kind is None
            or (lemma in words["role_heads"] and not is_plural(token) and token.lower_ == lemma)
        ):
            return None
        last = owner.end if owner.end is not None else self._ministry_end(token, lemma)
        draft = self._phrase(token, last, noun=lemma, key=None)
        draft.code, draft.owner = owner.code, owner.pronoun
        self._classes.settle(draft, kind, lemma, before, owner)
        return draft

    def _settle_counted(self, token: Token, counted: Token) -> Draft | None:
        """Read "hundreds of soldiers" as one phrase whose noun is soldier."""
        named = counted.i in self.hits and self.hits[counted.i][0].sort in ("actor", "people", "identity")
        classes = self.lists.nouns.get(counted.lower_) if not named else None
        inner = self._settle(counted, classes) if classes else None
        if inner is None:
            return None
        self.taken.add(counted.i)
        outer = self._phrase(token, counted.i, noun=inner.noun, key=inner.key)
        outer.end = max(outer.end, inner.end)
        outer.wants, outer.owner, outer.code, outer.plural = inner.wants, inner.owner, inner.code, True
        return outer

    @staticmethod
    def _ministry_end(token: Token, lemma: str) -> int:
        """Give the last token of "the Ministry of Defence"."""
        after = token.nbor() if lemma == "ministry" and token.i + 1 < len(token.doc) else None
        return (
            after.i + 1
            if after is not None and after.lower_ in ("of", "for") and after.i + 1 < len(token.doc)
            else token.i
        )

    def _counted(self, token: Token, lemma: str) -> Token | None:
        of = next((child for child in token.rights if child.lower_ == "of"), None)
        if of is None or lemma not in self.vocabulary.words["counted_by"]:
            return None
        return next((child for child in of.rights if child.dep_ == "pobj"), None)

    def _name(self, token: Token) -> Iterator[Draft]:
        """Draft a listed name that no outer phrase speaks for."""
        hit, last = self.hits[token.i]
        head = self.passage.doc[last]
        if not self.owners.is_whole(hit):
            return
        if is_inside_person(token, self.passage.doc, last):
            return
        if hit.sort == "actor":
            if self.keys.get(hit.start) and not self._speaks_for(head, hit):
                yield self._phrase(head, last, first=token.i, key=self.keys[hit.start], noun=None)
        elif (
            hit.sort in ("people", "identity")
            and head.pos_ in ("NOUN", "PROPN")
            and head.dep_ not in ("compound", "amod")
        ):
            key = f"identity:{hit.ids[0]}" if hit.sort == "identity" and does_something(head) else "civilians"
            yield self._phrase(head, last, first=token.i, key=key, noun=head.lower_)
        elif hit.sort in ("country", "capital") and self._acts(head, hit):
            yield self._phrase(head, last, first=token.i, key=f"state:{self.codes[hit.start]}:government", noun=None)

    def _speaks_for(self, head: Token, hit: Hit) -> bool:
        """Tell whether an outer phrase already carries this name's key: "Taliban" in "Taliban fighters"."""
        outer = head.head
        if head.dep_ not in ("compound", "amod", "nmod") or outer.i <= head.i or outer.i - head.i > 5:
            return False
        return outer.lower_ in self.lists.nouns and self._settle(outer, self.lists.nouns[outer.lower_]) is not None

    def _acts(self, token: Token, hit: Hit) -> bool:
        """Tell whether a country or capital stands for its government here, by its role in the sentence."""
        words = self.vocabulary.words
        verb = token.head.lemma_.lower()
        if token.dep_ == "conj":
            token, verb = token.head, token.head.head.lemma_.lower()
        capital = hit.sort == "capital"
        if token.dep_ == "nsubj":
            if verb == "be":
                return any(child.dep_ == "acomp" and child.lower_ in words["willing"] for child in token.head.rights)
            return (
                verb in words["spoken_of_verbs"]
                if capital
                else verb not in words["still_verbs"] and token.head.pos_ == "VERB"
            )
        if token.dep_ in ("dobj", "dative", "nsubjpass"):
            return verb in words["object_verbs"] and not (capital and verb in words["force_verbs"])
        if token.dep_ == "poss":
            return verb in words["metonym_nouns"]
        if token.dep_ == "pobj" and not capital:
            preposition, governor = token.head.lower_, token.head.head.lemma_.lower()
            if preposition in ("on", "to"):
                return governor in words[f"{preposition}_heads"]
            return preposition in words["actor_prepositions"] and governor not in words["bordering"]
        return False

    def _phrase(self, head: Token, last: int, *, key: str | None, noun: str | None, first: int | None = None) -> Draft:
        """Draft the phrase from its left edge to ``last``."""
        lefts = [child for child in head.lefts if child.dep_ in _LEFT and child.ent_type_ not in ("DATE", "TIME")]
        if first is not None:
            lefts = [child for child in self.passage.doc[first].lefts if child.dep_ == "det"] + [
                c for c in lefts if c.dep_ == "det"
            ]
        edge = min([head.i if first is None else first, *(child.left_edge.i for child in lefts)])
        edge = max(edge, head.i - 12)
        return Draft(self.passage, head, self.passage.starts[edge], self.passage.ends[last], noun=noun, key=key)
