"""Which class of actor a noun means by the words around it, and which actor it then is."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.readings.actors.bearing import bears_arms
from dateline.readings.actors.drafts import Draft, is_definite, taken_up
from dateline.readings.actors.entries import Vocabulary
from dateline.readings.actors.lists import CROWDS, Hit
from dateline.readings.actors.owners import Owner, is_plainly_of
from dateline.readings.actors.uprisings import tells_of_uprising
from dateline.readings.parse.noun_phrases import is_plural
from dateline.readings.parse.sentences import Passage

_SHIFTING = (
    "civil", "peacekeepers", "external", "rebels", "police", "intelligence", "military", "unidentified", "government",
)  # fmt: skip
"""The order in which classes that a word before the head may give are tried."""
_HELPED = frozenset({"backed", "allied", "aligned", "supported", "trained", "installed", "controlled"})
_STATE_CLASSES = frozenset({"military", "police", "intelligence", "government"})


class ClassReader:
    """Reads the nouns of one passage; ``hits`` are the listed names in it with their last token, by token."""

    def __init__(self, passage: Passage, hits: dict[int, tuple[Hit, int]], vocabulary: Vocabulary) -> None:
        self._passage, self._hits, self._vocabulary = passage, hits, vocabulary

    def class_of(
        self, at: int, lemma: str, classes: tuple[str, ...], before: frozenset[str], owner: Owner
    ) -> str | None:
        """Give the class of the noun at token ``at`` by the words ``before`` it and its owner; None where it is no actor."""
        words, shifts = self._vocabulary.words, self._vocabulary.before
        if "armed" in before and (lemma in ("force", "forces") or "force" in before):
            return "military"
        if (
            "group" in classes
            and self._passage.doc[at].pos_ == "PROPN"
            and not self._passage.doc[at].text.isupper()
            and not owner.key
            and not (owner.code and is_plainly_of(self._passage.doc[at], self._hits))
        ):
            return None
        if lemma in words["captives"] and before & shifts["rebels"] and not owner:
            return "rebels"
        if lemma == "guard" and "security" in before:
            return "civilians"  # of a bank or an embassy; "security forces" are the state's
        if before & words["no_longer"] and not is_plural(self._passage.doc[at]):
            return None  # "a retired officer"
        if lemma == "army" and before & (shifts["rebels"] - words["political"]) and not owner.key:
            return "rebels"  # "a rebel army of ethnic Danes"
        shiftable = lemma in words["needs_before"] or lemma in words["shiftable"]
        if shiftable:
            for kind in _SHIFTING:
                if kind == "unidentified" and "military" in classes:
                    continue  # "heavily armed soldiers" are soldiers
                if before & shifts[kind] and (kind != "external" or lemma in words["force_heads"]):
                    unarmed = (
                        kind == "rebels"
                        and lemma in words["politicians"]
                        and not before & shifts[kind] - words["political"]
                    )
                    return None if unarmed else _shifted(kind, lemma)  # "opposition leaders" bear no arms
        if owner.key and (lemma in words["parts"] or lemma in words["needs_before"]):
            return "part"
        if lemma in words["alone_if_several"] and tells_of_uprising(self._passage.doc[at]):
            return "military"
        if lemma in words["needs_operator"] and not self._are_several(at, lemma):
            operated = (
                (owner.key or owner.code)
                and (owner.end is None or "unidentified" not in classes)
                and "suicide" not in before
            )
            sorts = ("military",) if operated and "military" in classes else classes[:1] if operated else ()
            return next((kind for kind in (*sorts, *classes) if operated or kind == "unidentified"), None)
        if owner.code and lemma in words["parts"] and not classes:
            return None
        if not classes and lemma in words["relative_enemy"]:
            return "enemy"
        if lemma in words["needs_before"]:
            if lemma in ("man", "men") and bears_arms(self._passage.doc[at]):
                return "unidentified"
            return "group" if "group" in classes and lemma in words["group_references"] else None
        return classes[0] if classes else None

    def _are_several(self, at: int, lemma: str) -> bool:
        """Tell "officers" and "two officers" from "an officer" and "senior officers"."""
        token = self._passage.doc[at]
        plain = not any(child.dep_ in ("amod", "compound", "nmod") for child in token.lefts)
        return lemma in self._vocabulary.words["alone_if_several"] and is_plural(token) and plain

    def settle(self, draft: Draft, kind: str, lemma: str, before: frozenset[str], owner: Owner) -> None:
        """Settle the key of a phrase, or say what it wants."""
        words = self._vocabulary.words
        quoted = draft.passage.quotation is not None and lemma in words["relative_enemy"]
        side = min(before & words["partial"], default=None) if lemma in words["governing"] else None
        if side is not None:  # "the eastern administration" is not the state's
            draft.key = f"unnamed:{side} {lemma}"
        elif kind == "enemy" or (quoted and not owner):
            draft.wants = "enemy"
        elif owner.pronoun is not None and kind not in CROWDS:
            shared = owner.pronoun.lower_ in ("their", "its", "our")
            draft.wants = "owner" if shared else "state:government" if kind == "government" else "person"
        elif owner.key and (kind not in CROWDS or lemma in words["captives"]):
            draft.key = owner.key
        elif kind == "military" and (land := self._land(draft.head)) is not None:
            draft.key = f"unnamed:{land}'s {draft.head.lower_}"  # "the enclave's forces" are not the state's
        elif owner.community and lemma in ("force", "forces") and kind == "military":
            draft.key = f"identity:{owner.community}"
        elif _is_the_same(draft.head) and not owner and (kind == "military" or lemma in words["group_references"]):
            draft.wants = "same"
        elif kind in _STATE_CLASSES:
            draft.key = f"state:{owner.code}:{kind}" if owner.code else None
            open_ = not owner.code and not before & _HELPED  # "US-backed forces" are no state's
            draft.wants = f"state:{kind}" if open_ else None
        elif kind == "external":
            leading = self._community_before(draft.head)
            apart = f"identity:{leading}" if leading is not None and "led" in before else "external-forces"
            draft.key = f"state:{owner.code}:military" if owner.code else apart
        elif owner.community and kind in ("rebels", "group", "unidentified"):
            draft.key = f"identity:{owner.community}"
        elif kind in ("rebels", "group"):
            self._armed_group(draft, kind, lemma, before)
        else:
            draft.key = {"unidentified": "unidentified-armed-group", "part": None}.get(kind, kind)
            draft.wants = taken_up(draft.head) if kind == "unidentified" else draft.wants

    def _armed_group(self, draft: Draft, kind: str, lemma: str, before: frozenset[str]) -> None:
        words = self._vocabulary.words
        if "government" in before or "pro" in before:
            draft.key = "pro-government-militia"
            return
        if lemma in words["captives"]:
            draft.wants = "group"
        draft.key = "rebels" if kind == "rebels" else None
        if lemma in words["militias"] or "militia" in before:
            draft.key = "militia"
            if not is_definite(draft.head) or (draft.plural and lemma not in words["armed_members"]):
                return
        backed = any(word.endswith("-backed") for word in before)  # others than the group told of
        other = backed or before & words["others"] or (kind == "group" and self._is_of_a_sort(draft.head))
        if (lemma in words["group_references"] or lemma in words["armed_members"]) and not other:
            draft.wants = "group" if kind == "rebels" or is_definite(draft.head) else None

    def _is_of_a_sort(self, token: Token) -> bool:
        """Tell "the vigilance group", whose noun before it says what sort it is, from a group told of as armed."""
        armed = self._vocabulary.before["rebels"] | self._vocabulary.before["unidentified"]
        nouns = [child for child in token.lefts if child.dep_ in ("compound", "nmod") and child.pos_ == "NOUN"]
        return any(child.lower_ not in armed and child.i not in self._hits for child in nouns)

    def _land(self, token: Token) -> str | None:
        """Give the part of a state that a possessive before a noun means, not the state."""
        lands = (child.lower_ for child in token.lefts if child.dep_ == "poss" and child.pos_ == "NOUN")
        return next((land for land in lands if land in self._vocabulary.words["lands"]), None)

    def _community_before(self, token: Token) -> str | None:
        """Give the community that "Kurdish-led" before a noun names."""
        start = min([token.i, *(child.left_edge.i for child in token.lefts)])
        found = [self._hits[i][0] for i in range(max(start, token.i - 8), token.i) if i in self._hits]
        return next((hit.ids[0] for hit in found if hit.sort == "identity"), None)


def _is_the_same(head: Token) -> bool:
    """Tell "the same force", which takes up whoever was told of, from "the force"."""
    return any(child.lower_ == "same" for child in head.lefts)


def _shifted(kind: str, lemma: str) -> str | None:
    """Give the class a word before the head makes it: a government's forces are its army, its fighters a militia."""
    if kind == "police" and lemma in ("official", "authority", "authorities"):
        return "government"
    if kind == "government" and lemma in ("force", "forces", "troop", "soldier"):
        return "military"
    if kind == "government" and lemma in ("fighter", "faction"):
        return "rebels"
    return None if kind == "civil" else kind
