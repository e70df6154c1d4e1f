"""Which argument of a clause plays which role of the rule that fits it."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from dateline.model.reading import Mention
from dateline.readings.actors.uprisings import suffers_coup
from dateline.readings.claims.arguments import ALL, ANYONE, Arguments, is_nobody
from dateline.readings.claims.blamed import authors, blamed_for
from dateline.readings.claims.drafts import Draft
from dateline.readings.claims.heads import heads_of
from dateline.readings.claims.holders import holders, weapon_owners
from dateline.readings.claims.modality import modality_words
from dateline.readings.claims.noun_fitting import CONCRETE, is_concrete
from dateline.readings.claims.owned_acts import owners, role_of_owner
from dateline.readings.claims.rules import ClaimRule, Role, means_words, noun_classes
from dateline.readings.claims.unlisted_names import is_name_of_deed
from dateline.readings.parse.clauses import Clause, lemma_of, sayer_of
from dateline.readings.parse.noun_clauses import carried_by
from dateline.readings.parse.noun_phrases import phrase

_TOGETHER = frozenset({"together", "along", "jointly"})
_WITHIN = frozenset({"in", "across", "around", "near", "throughout", "within", "along", "outside"})
_SEVERAL = frozenset({"duo", "trio", "quartet", "two", "three", "four"})
"""Who is meant by no more than their number: allies told of before."""
_DONE_TO_PEOPLE = frozenset({"killing", "detention", "abduction"})
_MANY = frozenset({"thousands", "hundreds", "dozens", "scores"})


def fill(rule: ClaimRule, extra: tuple[str, ...], clause: Clause, arguments: Arguments) -> Draft:
    """Give each argument its role."""
    is_noun = clause.noun
    draft = Draft(rule, clause, is_noun=is_noun, under=bool(rule.under or rule.after))
    doers = clause.agents if clause.passive else clause.subjects
    if is_noun and not draft.under:
        _assign(draft, rule.subject, carried_by(clause.trigger, modality_words()["light"]), arguments)
        for owner in owners(clause):
            _own(draft, owner, arguments)
    elif rule.subject == "place" and clause.passive:
        _assign(draft, "place", clause.objects, arguments)
    else:
        _assign(draft, rule.subject, doers or _by_whom(clause), arguments)
        if rule.subject == "actor" and draft.actors and is_concrete(rule):
            _assign(draft, "actor", _joined_by(doers, clause), arguments)
    if rule.after:
        _assign(draft, "actor", clause.objects, arguments)
    elif not is_noun and not (rule.subject == "place" and clause.passive):
        _assign(draft, rule.object, [t for t in clause.objects if t.lemma_.lower() not in extra], arguments)
        draft.topics += [c for c in clause.trigger.children if c.dep_ in {"xcomp", "ccomp"}]
    blamed = blamed_for(clause.trigger) if is_noun and rule.force else []
    done_by = [*blamed, *authors(clause.trigger)]
    for preposition, role in rule.prepositions.items():
        _assign(draft, role, [t for t in clause.prepositions.get(preposition, []) if t not in done_by], arguments)
    if not draft.actors:
        _assign(draft, "actor", blamed, arguments)
    _claimed_by(draft, arguments)
    draft.targets += [m for m in holders(draft, arguments) if m not in draft.targets]
    draft.quantities = [q for q in arguments.quantities(_near(draft, arguments.speaking)) if q.measure]
    draft.means = (_means(draft) or draft.means) if rule.force or rule.means else None
    return draft


def _by_whom(clause: Clause) -> list[Token]:
    """Find who does what a gerund tells that the parse takes for a verb: ``shelling by rebels killed four``."""
    return clause.prepositions.get("by", []) if clause.trigger.tag_ == "VBG" else []


def _joined_by(doers: Iterable[Token], clause: Clause) -> list[Token]:
    """Find who acts too: ``the army, alongside mercenaries, ...``; not who only backs, helps or tells it."""
    found: list[Token] = []
    for holder in (*doers, clause.head):
        for link in (t for c in holder.children for t in (c, *c.children)):
            paired = link.lower_ == "with" and link.i > 0 and link.nbor(-1).lower_ in _TOGETHER
            if link.dep_ == "prep" and (link.lower_ == "alongside" or paired):
                found += [t for t in link.children if t.dep_ == "pobj"]
    return found


def _own(draft: Draft, owner: Token, arguments: Arguments) -> None:
    """Place what stands before a noun: a side, a victim, a place, or a means (``the Kabul car bomb attack``)."""
    actor, place = arguments.actor(owner), arguments.mention(owner, ("place", "site"))
    named = actor or place
    if named is not None and suffers_coup(draft.kind, named.key):
        draft.places += [place] if place is not None else []
    elif actor is not None:
        _assign(draft, role_of_owner(draft, owner, actor), [owner], arguments)
    elif place is not None and place.candidates and place.candidates[0].startswith("country:"):
        draft.actors.append(place)
    elif place is not None:
        draft.places.append(place)


def _claimed_by(draft: Draft, arguments: Arguments) -> None:
    """Add who did it by a participle or by whose weapon it was: ``an attack claimed by X``, ``a rebel rocket hit``."""
    if draft.actors or draft.rule.after:
        return
    weapons = [t for t in (*draft.clause.subjects, *draft.clause.agents) if arguments.is_a(t, "weapon")]
    for noun in (draft.trigger, *weapons):
        _assign(draft, "actor", authors(noun), arguments)
    for weapon in weapons:
        _assign(draft, "actor", weapon_owners(weapon, arguments), arguments)


def _near(draft: Draft, speaking: frozenset[int]) -> list[Token]:
    """List the tokens whose numbers belong to the act: its own clause, and the verb that carries a noun."""
    top = draft.trigger
    if draft.is_noun and top.dep_ in {"nsubj", "dobj", "nsubjpass"}:
        top = top.head
    apart = speaking | draft.clause.apart
    near = [t for t in top.subtree if t.i not in apart and not _in_other_clause(t, top)]
    if draft.is_noun:
        return near
    suffering = draft.clause.objects if draft.rule.subject != "target" else draft.clause.subjects
    return near + [t for head in suffering if not top.is_ancestor(head) for t in phrase(head) if t.i not in apart]


def _in_other_clause(token: Token, top: Token) -> bool:
    """Tell whether a finite clause of its own stands between a token and the verb above."""
    node = token
    for _ in range(40):
        if node == top or node.head == node:
            return False
        if node.dep_ in {"ccomp", "relcl", "parataxis"} or (
            node.dep_ in {"conj", "advcl"}
            and node.pos_ in {"VERB", "AUX"}
            and any(c.dep_ in {"nsubj", "nsubjpass"} for c in node.children)
        ):
            return True
        node = node.head
    return True


def _assign(draft: Draft, role: Role, tokens: Iterable[Token], arguments: Arguments) -> None:
    for token in tokens:
        for head in heads_of(token):
            _assign_one(draft, role, head, arguments)


def _assign_one(draft: Draft, role: Role, head: Token, arguments: Arguments) -> None:
    if role in {"place", "destination"}:
        slot = draft.places if role == "place" else draft.destinations
        apposed = head.dep_ == "appos" and head.head != draft.trigger and not head.is_ancestor(draft.trigger)
        if apposed and (named := arguments.place(head.head)) is not None and named.noun is None:
            return
        if head.lemma_.lower() in noun_classes()["part_of"]:
            draft.extent = draft.extent or "part"
        if draft.rule.object_again and head.lower_ == "it":
            draft.again = True
            return
        found = arguments.place(head)
        if found is not None and draft.rule.place_is_argument and _is_only_of(head, found, arguments):
            draft.placeless = True
            return
        if found is not None and draft.rule.place_is_argument and _are_some_of(head, found, arguments):
            draft.somewhere = True
            if found.candidates and found.candidates[0].startswith("country:"):
                draft.placeless = True
                return
        unnamed = found is None and role == "place" and arguments.is_a(head, "place")
        if unnamed and (draft.rule.place_is_argument or not _lies_near(head, arguments)):
            draft.placeless = True
        if found is not None and found not in slot:
            slot.append(found)
    elif role == "actor":
        if is_concrete(draft.rule) and _only_says(head, draft, arguments):
            return
        actor = arguments.actor(head) or _state(head, draft, arguments)
        if actor is None:
            _unnamed(draft, (sayer_of(head) if head.pos_ == "PRON" else None) or head, arguments)
        elif actor not in draft.actors:
            draft.actors.append(actor)
    elif role == "target":
        _target(draft, head, arguments)
    elif role == "topic":
        draft.topics.append(head)


def _lies_near(head: Token, arguments: Arguments) -> bool:
    """Tell a village or camp told by a town it lies near: ``in a camp near Gao``."""
    near = [p for c in head.children if c.dep_ == "prep" and c.lower_ in {"near", "outside"} for p in c.children]
    return any(arguments.mention(p, ("place",)) is not None for p in near)


def _is_only_of(head: Token, found: Mention, arguments: Arguments) -> bool:
    """Tell a town that is only said to be of a state: who takes "Iraq's second city" has not taken Iraq."""
    owned = any(c.dep_ == "poss" and arguments.mention(c, ("place",)) == found for c in head.children)
    state = bool(found.candidates) and found.candidates[0].startswith("country:")
    return owned and state and found.noun is None and lemma_of(head) in noun_classes()["place"]


def _are_some_of(head: Token, found: Mention, arguments: Arguments) -> bool:
    """Tell places that are counted and not named: who takes "four villages in Masisi" has not taken Masisi."""
    if head.tag_ != "NNS" or not arguments.is_a(head, "place") or arguments.mention(head, ("place", "site")) == found:
        return False
    within = [p for c in head.children if c.dep_ == "prep" and c.lower_ in _WITHIN for p in c.subtree]
    return any(arguments.mention(p, ("place",)) == found for p in within)


def _unnamed(draft: Draft, head: Token, arguments: Arguments) -> None:
    """Keep a doer that no mention covers: a side, a body or people that the actor lists do not know."""
    if head.pos_ == "PROPN" and is_name_of_deed(head):
        return  # "Gao Warplanes" in a row of capitals
    bare = head.lower_ in _MANY and not any(c.dep_ == "prep" for c in head.children)  # "Thousands marched"
    several = head.lower_ in _SEVERAL and draft.rule.place_is_argument
    wanted = head.pos_ in {"NOUN", "PROPN"} and (bare or head.lower_ not in noun_classes()["transparent"])
    if (
        wanted
        and head not in draft.doers
        and (several or any(arguments.is_a(head, name) for name in ("group", "person", "force")))
    ):
        draft.doers.append(head)


def _only_says(head: Token, draft: Draft, arguments: Arguments) -> bool:
    """Tell who says what others did, where the parse joins the deed to the saying: ``said on radio, and killed two``."""
    who = arguments.mention(head, ("actor", "person"))
    private = who is None or who.kind == "person" or who.key is None
    joined = draft.trigger.dep_ == "conj" and draft.trigger.i not in arguments.speaking
    return head.i in arguments.speaking and private and joined and not head.is_ancestor(draft.trigger)


def _state(head: Token, draft: Draft, arguments: Arguments) -> Mention | None:
    """Take a country that acts for its government; link turns the place into the state."""
    found = arguments.mention(head, ("place",))
    named = found is not None and found.noun is None and head.pos_ == "PROPN"
    return found if named and draft.rule.subject != "place" else None


def _target(draft: Draft, head: Token, arguments: Arguments) -> None:
    if head.i in arguments.speaking and draft.trigger.i not in arguments.speaking and head.dep_ in {"conj", "appos"}:
        return  # "wounded 36, the police chief said": the speaker is no member of the list
    actor = arguments.actor(head)
    if actor is not None:
        if actor not in draft.targets and actor not in draft.actors:
            draft.targets.append(actor)
        return
    place = arguments.place(head)
    if place is not None:
        if place.candidates and place.candidates[0].startswith("country:") and not is_concrete(draft.rule):
            draft.targets.append(place)
            return
        if place.kind == "site" and place not in draft.targets:
            draft.targets.append(place)
        if place not in draft.places:
            draft.places.append(place)
    is_place = place is not None and place.kind != "site" and arguments.is_a(head, "place")
    counts = head.pos_ in {"NOUN", "PROPN", "NUM"} or head.lower_ in ANYONE | ALL
    counts = counts or (is_nobody(head) and draft.kind == "killing") or _is_one_harmed(draft, head)
    if counts and not is_place and _can_be_hit(draft.rule, head, arguments):
        draft.words.append(head)


def _is_one_harmed(draft: Draft, pronoun: Token) -> bool:
    """Tell people who are killed, held or carried off and named by no more than a pronoun: ``gunmen killed him``."""
    return draft.kind in _DONE_TO_PEOPLE and not draft.is_noun and pronoun.lower_ in {"him", "her", "them"}


def _can_be_hit(rule: ClaimRule, head: Token, arguments: Arguments) -> bool:
    """Tell whether an act of this rule can be done to what a noun means: force hits things and people, not ideas."""
    if not is_concrete(rule) or "thing" in rule.object_is:
        return True
    return any(arguments.is_a(head, name) for name in CONCRETE)


def _means(draft: Draft) -> str | None:
    """Read the means from subject, agent, by, with, using, in: the longest phrase of data/en/means.toml."""
    clause = draft.clause
    beside = [t for name in ("with", "using") for t in clause.prepositions.get(name, [])]
    acting = clause.subjects if draft.rule.subject != "target" else []  # what is shot at is not shot with
    beside += [draft.trigger, *acting, *clause.agents]
    beside += [t for name in ("by", "from", "in", "when by") for t in clause.prepositions.get(name, [])]
    if draft.is_noun:
        beside += [c for c in draft.trigger.children if c.dep_ in {"compound", "amod"}]
    for token in beside:
        if token.ent_type_ in {"DATE", "GPE"}:
            continue
        for word in _phrases(token):
            if word in means_words():
                return means_words()[word]
    return None


def _phrases(token: Token) -> list[str]:
    """Give the lemma phrase with its modifiers, longest first: ``suicide car bomb``, ``car bomb``, ``bomb``."""
    words = [t.lemma_.lower() for t in phrase(token) if t.i <= token.i and t.i >= token.i - 2]
    return [" ".join(words[n:]) for n in range(len(words))] + [token.lower_, noun_of(token)]


def noun_of(token: Token) -> str:
    return token.lemma_.lower() if token.lemma_.lower() not in noun_classes()["harm"] else ""
