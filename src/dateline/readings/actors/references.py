"""Which earlier actor a referring phrase takes up: the group, the militants, the army, they, it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Iterable, Sequence

from dateline.readings.actors.drafts import Draft
from dateline.readings.actors.lists import CROWDS, ActorLists
from dateline.readings.actors.opponents import Opponents

_BACK = 5
"""Sentences a pronoun looks back; beyond that it stays open."""
_AFTER_ACT = 3
"""Sentences behind an act in which "the attackers" are those who did it."""
_KEPT = 60
"""Drafts remembered while reading on, so that time stays linear."""
_STEP = 1.5
_CALLED = 2.0
"""What it adds that the report calls a group by the noun: "M23 rebels" for "the rebels"."""
_RIVAL = 0.5
"""A second group told of this much against the first leaves bare "rebels" nameless."""
_EVEN = 0.7
"""Two groups told of in one breath, this much alike, leave "the rebels" nameless too."""
_SENT = frozenset({"embassy", "consulate"})
"""Houses of a state that stand in another."""
_STEP_BACK = 2.5
_THEMSELVES = frozenset({"they", "them", "their"})
_COMMUNITY_NOUNS = frozenset({"militia", "group", "fighter"})


def resolve(
    drafts: Sequence[Draft], country: str | None, dominant: bool, lists: ActorLists, sentence_starts: Sequence[int]
) -> None:
    """Settle the keys of referring drafts, in the order they stand.

    ``country`` is the state the article is about; ``dominant`` tells that no other state comes near it.
    """
    named = Counter(
        d.key for d in drafts if d.wants is None and d.key and d.key != "rebels" and lists.is_armed_group(d.key)
    )
    seen: deque[Draft] = deque(maxlen=_KEPT)
    for draft in drafts:
        draft.sentence = bisect_right(sentence_starts, draft.start)
    scene = _Scene(seen, named, country, dominant, lists, Opponents(drafts, lists), drafts)
    for draft in drafts:
        if draft.wants is not None:
            scene.settle(draft)
        if draft.key is not None or draft.wants is None:
            seen.append(draft)


class _Scene:
    """Who has been spoken of so far."""

    def __init__(
        self,
        seen: deque[Draft],
        named: Counter[str],
        country: str | None,
        dominant: bool,
        lists: ActorLists,
        opponents: Opponents,
        drafts: Sequence[Draft],
    ) -> None:
        self.opponents = opponents
        self.seen, self.named = seen, named
        self.country, self.dominant, self.lists = country, dominant, lists
        self.by_head = {
            (id(d.passage), d.head.i): d
            for d in drafts
            if d.wants is None and lists.is_armed_group(d.key) and d.key != "rebels"
        }
        """Groups by name, by the token that heads them."""
        ties = lists.vocabulary.words["ties"]
        self.only_tied = {d.key for d in self.by_head.values() if d.key} - {
            d.key for d in self.by_head.values() if d.key and not _is_tie(d, ties)
        }
        """Groups named only as those that others are tied to."""
        self.subjects = {
            (id(d.passage), d.head.head.i): d
            for d in drafts
            if d.subject and d.wants is None and d.key and d.key.startswith("state:")
        }
        """States by the verb they are the subject of."""
        self.objects: dict[tuple[int, int], frozenset[str]] = {}
        """Nouns of those done to, by the verb they are the object of."""
        for d in drafts:
            if d.head.dep_ == "dobj" and d.noun is not None:
                at = (id(d.passage), d.head.head.i)
                self.objects[at] = self.objects.get(at, frozenset()) | {d.noun}
        self.owners: dict[tuple[int, int], Draft] = {}
        """Resolved pronouns by passage and token, for the phrases they own."""

    def settle(self, draft: Draft) -> None:
        wants = draft.wants or ""
        if wants == "group":
            self._group(draft)
        elif wants == "attackers":
            self._attackers(draft)
        elif wants == "same":
            self._same(draft)
        elif wants.startswith("state:"):
            self._state(draft, wants[len("state:") :])
        elif wants in ("they", "it"):
            self._pronoun(draft)
        elif wants == "owner":
            self._owned(draft)

    def _group(self, draft: Draft) -> None:
        """Take up an armed group: the one most spoken of, unless another was the subject just before.

        A group that stands against the one meant is left out; one that the report calls by this very noun goes before.
        """
        apposed = self._apposed(draft)
        if apposed is not None:
            draft.key, draft.refers_to = apposed.key, apposed
            return
        foes = self.opponents.of(draft) | self.only_tied
        scores: Counter[str] = Counter()
        nearest: dict[str, Draft] = {}
        for earlier in reversed(self.seen):
            key = earlier.key
            if key is None or key in foes or not self._may_be_group(key, draft) or key in ("rebels", "militia"):
                continue
            distance = draft.sentence - earlier.sentence
            nearest.setdefault(key, earlier)
            scores[key] += (2.0 if earlier.subject else 1.0) / (1 + distance)  # type: ignore[assignment]
        for key, count in self.named.items():
            if key and key not in foes and self._may_be_group(key, draft):
                scores[key] += min(count, 10) * 0.25  # type: ignore[assignment]
                if self.opponents.called[key, draft.noun or ""]:
                    scores[key] += _CALLED  # type: ignore[assignment]
        if scores:
            ranked = scores.most_common(2)
            if len(ranked) > 1 and not _is_definite(draft) and ranked[1][1] > _RIVAL * ranked[0][1]:
                return  # "rebels" where two rebel groups fight each other
            if len(ranked) > 1 and ranked[1][1] > _EVEN * ranked[0][1] and _side_by_side(ranked, nearest):
                return  # "the rebels" after "X and Y fought the army"
            best = ranked[0][0]
            draft.key, draft.refers_to = best, nearest.get(best)

    def _attackers(self, draft: Draft) -> None:
        """Take up whoever bears arms and acted last: a named group, or gunmen who stay unknown."""
        for earlier in reversed(self.seen):
            if draft.sentence - earlier.sentence > _AFTER_ACT:
                return
            armed = earlier.key is not None and self.lists.is_armed_group(earlier.key)
            if earlier.subject and (armed or earlier.key == draft.key):
                if earlier.key != draft.key:
                    draft.key, draft.refers_to = earlier.key, earlier
                return

    def _same(self, draft: Draft) -> None:
        """Take up the side at arms that acted last, a state's or not: ``the same force overran the town a day before``."""
        for earlier in reversed(self.seen):
            if draft.sentence - earlier.sentence > _BACK:
                return
            key = earlier.key or ""
            if earlier.subject and (self.lists.is_armed_group(key) or key.endswith(":military")):
                draft.key, draft.refers_to = earlier.key, earlier
                return

    def _apposed(self, draft: Draft) -> Draft | None:
        """Give the group that the phrase itself names: "a jihadist group tied to Y, X"."""
        return next(
            (
                self.by_head[id(draft.passage), child.i]
                for child in draft.head.rights
                if child.dep_ == "appos" and (id(draft.passage), child.i) in self.by_head
            ),
            None,
        )

    def _may_be_group(self, key: str, draft: Draft) -> bool:
        if not self.lists.is_armed_group(key) or (key.startswith("identity:") and draft.noun not in _COMMUNITY_NOUNS):
            return False
        country = self.lists.country_of(key)
        return draft.code is None or country is None or country == draft.code

    def _state(self, draft: Draft, branch: str) -> None:
        """Settle "the army" by the state the article is about; where two compete, by the last one named."""
        if draft.noun in _SENT:
            self._sent(draft)
            return
        if draft.owner is not None and not self.dominant:
            return  # "his government": that of the state he rules, whichever the report is about
        mover = self._mover(draft)
        if mover is None and self._are_sent(draft):
            return
        if mover is not None:
            draft.key = f"{mover.key.rsplit(':', 1)[0]}:{branch}" if mover.key else None
            return
        for earlier in reversed(self.seen):
            if draft.sentence - earlier.sentence > 3:
                break
            if earlier.noun == draft.noun and earlier.key and earlier.key.endswith(branch) and _is_the(draft):
                draft.key, draft.refers_to = earlier.key, earlier
                return
        if not self.dominant:
            for earlier in reversed(self.seen):
                if (
                    earlier.key
                    and earlier.key.startswith("state:")
                    and earlier.key.endswith(branch)
                    and earlier.wants is None
                ):
                    draft.key, draft.refers_to = earlier.key, earlier
                    return
        if self.country and not self._said_abroad(draft):
            draft.key = f"state:{self.country}:{branch}"
            draft.refers_to = next((d for d in reversed(self.seen) if d.key == draft.key), None)

    def _sent(self, draft: Draft) -> None:
        """Settle "the embassy" by the state whose embassy was last named: it is of another state than the one it is in."""
        told = (d for d in reversed(self.seen) if d.noun in _SENT and d.key)
        earlier = next(told, None)
        if earlier is not None:
            draft.key, draft.refers_to = earlier.key, earlier

    def _said_abroad(self, draft: Draft) -> bool:
        """Tell "the military" in the words of another state's officials: it may be theirs or that of here."""
        node = draft.head
        for verb in draft.head.ancestors:
            speaker = self.subjects.get((id(draft.passage), verb.i)) if node.dep_ == "ccomp" else None
            if speaker is not None and speaker.key:
                return speaker.key.split(":")[1] != self.country
            node = verb
        return False

    def _are_sent(self, draft: Draft) -> bool:
        """Tell soldiers whom somebody else than a state sends: ``the bloc sent 1,200 soldiers``."""
        verb = draft.head.head
        sent = draft.head.dep_ == "dobj" and verb.lemma_ in self.lists.vocabulary.words["sends"]
        return sent and any(c.dep_ == "nsubj" for c in verb.lefts)

    def _mover(self, draft: Draft) -> Draft | None:
        """Find the state that is said to withdraw, send or lose the forces."""
        verb = draft.head.head
        if draft.head.dep_ != "dobj" or verb.lemma_ not in self.lists.vocabulary.words["moves_own"]:
            return None
        for earlier in reversed(self.seen):
            if earlier.passage is not draft.passage or earlier.sentence != draft.sentence:
                return None
            if earlier.key and earlier.key.startswith("state:") and earlier.subject and earlier.head.head.i == verb.i:
                return earlier
        return None

    def _pronoun(self, draft: Draft) -> None:
        """Take up the best of the phrases just before: subjects first, near ones first."""
        glossed = draft.glossed_by
        if glossed is not None:
            draft.key, draft.refers_to = glossed, None
            self.owners[id(draft.passage), draft.head.i] = draft
            return
        best, best_score = None, 0.0
        several = self._sentences_of_several(draft) if draft.wants == "they" else frozenset()
        for earlier in reversed(self.seen):
            distance = draft.sentence - earlier.sentence
            if distance >= _BACK:
                break
            if earlier.key is None or not self._agrees(draft, earlier) or _same_clause_object(draft, earlier):
                continue
            if earlier.noun is not None and earlier.noun in self._nouns_done_to(draft):
                continue  # "They killed 12 rebels": they are no rebels
            score = (
                4.0
                - _STEP * distance
                + (2.0 if earlier.subject else 1.5 if earlier.of_subject else 0.0)
                + (0.5 if earlier.key not in CROWDS else 0.0)
            )
            if distance == 0 and draft.subordinate:
                score += 1.5
            if distance == 0 and earlier.subordinate and not draft.subordinate and draft.plural and not earlier.plural:
                score -= 2.0  # "after the army hailed its return, they ...": "its" is the army, "they" are others
            if distance == 0 and draft.passage is earlier.passage and not earlier.subject:
                score -= 0.5
            if earlier.sentence in several and _is_body(earlier):
                score -= _STEP_BACK  # "The army killed 12 militants. They had raided a village": not the army
            if score > best_score:
                best, best_score = earlier, score
        if best is not None:
            draft.key, draft.refers_to = best.key, best
            self.owners[id(draft.passage), draft.head.i] = draft

    def _nouns_done_to(self, draft: Draft) -> frozenset[str]:
        """Give the nouns for those whom the verb of a subject is done to."""
        key = (id(draft.passage), draft.head.head.i)
        return self.objects.get(key, frozenset()) if draft.head.dep_ == "nsubj" else frozenset()

    def _sentences_of_several(self, draft: Draft) -> frozenset[int]:
        """Give the sentences before in which men in the plural are named beside a body: "they" are those men."""
        return frozenset(
            d.sentence
            for d in self.seen
            if d.plural
            and d.key is not None
            and d.noun not in _THEMSELVES | self._nouns_done_to(draft)
            and d.key not in CROWDS
            and d.sentence < draft.sentence
        )

    def _agrees(self, draft: Draft, earlier: Draft) -> bool:
        collective = self._is_collective(earlier)
        if draft.wants == "they":
            return earlier.plural or (collective and not _governs(earlier))
        if earlier.wants in ("they", "it"):
            return earlier.wants == "it"
        return collective and not earlier.plural and (earlier.subject or draft.sentence == earlier.sentence)

    def _is_collective(self, draft: Draft) -> bool:
        if draft.noun is None:
            return True
        return draft.noun in self.lists.vocabulary.words["collective"]

    def _owned(self, draft: Draft) -> None:
        """Settle "their fighters" by whom the pronoun takes up."""
        pronoun = draft.owner
        if pronoun is None:
            return
        if pronoun.lower_ == "our":
            draft.wants = "own" if draft.passage.quotation is not None else None
            return
        holder = self.owners.get((id(draft.passage), pronoun.i))
        if holder is not None and holder.key is not None and holder.key not in CROWDS:
            draft.key, draft.refers_to = _own_branch(holder.key, draft), holder


def _is_body(draft: Draft) -> bool:
    """Tell a body of many that is named as one ("the army", "police") from men in the plural."""
    return (not draft.plural or draft.noun == "police") and draft.wants != "they"


def _side_by_side(ranked: Sequence[tuple[str, float]], nearest: dict[str, Draft]) -> bool:
    """Tell two groups that were last named in one sentence."""
    first, second = (nearest.get(key) for key, _ in ranked)
    return first is not None and second is not None and first.sentence == second.sentence


def _is_tie(draft: Draft, ties: frozenset[str]) -> bool:
    """Tell "linked to X", where X is not whoever is linked to it."""
    first = min([draft.head.i, *(child.i for child in draft.head.lefts)])
    before = [token.lower_ for token in draft.passage.doc[max(0, first - 2) : first]]
    return len(before) == 2 and before[0] in ties and before[1] in {"to", "with", "by"}


def _governs(draft: Draft) -> bool:
    """Tell a state named by its country, its capital or its government, none of which "they" takes up."""
    return draft.key is not None and draft.key.startswith("state:") and draft.key.endswith(":government")


def _is_definite(draft: Draft) -> bool:
    return any(child.dep_ in ("det", "poss") for child in draft.head.lefts)


def _is_the(draft: Draft) -> bool:
    return any(child.lower_ == "the" for child in draft.head.lefts)


def _own_branch(key: str, draft: Draft) -> str:
    """Give the army, not the government, for "its army" of a government."""
    if not key.startswith("state:"):
        return key
    military = draft.noun in (
        "army",
        "force",
        "forces",
        "troop",
        "soldier",
        "military",
        "navy",
        "warplane",
        "jet",
        "drone",
        "aircraft",
    )
    return f"{key.rsplit(':', 1)[0]}:military" if military else key


def _same_clause_object(pronoun: Draft, earlier: Draft) -> bool:
    """Tell whether the two are subject and object of one verb, which a plain pronoun cannot join."""
    if pronoun.passage is not earlier.passage or pronoun.head.head.i != earlier.head.head.i:
        return False
    return pronoun.head.dep_ in ("nsubj", "dobj", "nsubjpass", "dative") and earlier.head.dep_ in (
        "nsubj",
        "dobj",
        "nsubjpass",
        "dative",
    )


def order(drafts: Iterable[Draft]) -> list[Draft]:
    """Put drafts in reading order, an outer phrase before what stands in it but after a pronoun that owns it."""
    return sorted(drafts, key=_place)


def _place(draft: Draft) -> tuple[int, int]:
    owned = draft.wants == "owner" and draft.owner is not None
    return (draft.passage.ends[draft.owner.i] if owned and draft.owner is not None else draft.start, -draft.end)
