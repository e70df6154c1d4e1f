"""Whether a place near the words of an act is the act's: not that of those who answer to it, nor what a protest is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from dateline.model.reading import Mention
from dateline.readings.claims.drafts import Draft
from dateline.readings.claims.rules import noun_classes
from dateline.readings.parse.clauses import lemma_of
from dateline.readings.parse.noun_phrases import prepositions_of

AT = (
    "in",
    "at",
    "near",
    "around",
    "outside",
    "inside",
    "across",
    "off",
    "on",
    "within",
    "over",
    "throughout",
    "through",
    "along",
    "from",
    "into",
    "to",
    "towards",
    "toward",
    "against",
    "for",
    "east of",
    "west of",
    "south of",
    "north of",
)
"""Prepositions behind which stands where an act took place, the surest first."""
_WORDS = frozenset(
    {"protest", "demand", "accusation", "statement", "refusal", "support", "sanction", "meeting", "agreement"}
)
"""Kinds of acts that are about others: what they are for or against lies elsewhere."""
_ABOUT = frozenset({"against", "for", "over", "from"})
_HELD_FOR = frozenset({"connection", "relation", "involvement", "suspicion"})
"""Behind an arrest: what stands there was done elsewhere, most often."""
_RULING = frozenset({"government", "regime", "authority", "administration", "ministry", "parliament", "embassy"})
_EVENTS = frozenset(
    {"shooting", "bombing", "killing", "murder", "explosion", "stabbing", "massacre", "ambush", "crash"}
)
_CARE = frozenset({"hospital", "clinic", "infirmary", "ward"})
_SPOT = ("at", "in", "near", "outside")
_UNKNOWN = frozenset({"GPE", "LOC", "FAC", "PERSON", ""})


def is_answered(draft: Draft) -> bool:
    """Tell an act before a verb that only answers to it: ``the raid was condemned in Oslo on Monday``."""
    return has_answer(draft) and draft.trigger.i < draft.clause.head.i


def is_of_answer(token: Token, draft: Draft) -> bool:
    """Tell what stands between such a verb and the act: ``condemned in Oslo the raid on Jos``."""
    return draft.is_noun and draft.clause.head.i < token.i < draft.trigger.i and has_answer(draft)


def own_words(draft: Draft) -> list[list[Token]]:
    """List where the phrase of a noun itself may say where it took place."""
    found = prepositions_of(draft.trigger)
    return [[t for name in AT for t in found.get(name, [])], hanging(draft.trigger)]


def has_answer(draft: Draft) -> bool:
    """Tell an act named by a noun whose verb says what somebody thinks of it."""
    verb = draft.clause.head
    return draft.is_noun and not draft.under and verb != draft.trigger and lemma_of(verb) in noun_classes()["answering"]


def is_about(draft: Draft) -> bool:
    """Tell an act of words or of the street, whose objects lie elsewhere."""
    return draft.kind in _WORDS


def is_topic(preposition: str, draft: Draft) -> bool:
    """Tell a preposition behind which stands what an act is about: ``marched against the bombing of Aleppo``."""
    return is_about(draft) and preposition in _ABOUT


def is_doubtful(token: Token, draft: Draft) -> bool:
    """Tell a place that its sentence names of something else than the act, though nothing keeps it from being the act's.

    Such are what a deal is made about, where the deed was that somebody is held for, where a government sits, and what a
    later verb of the sentence is about: ``shot down a jet, and had retaken the town of Olm``.
    """
    between = _between(token, draft)
    if draft.kind == "agreement":
        return True
    if draft.kind == "detention" and any(t.lower_ in _HELD_FOR for t in between):
        return True
    seat = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "in" else None
    return (seat is not None and lemma_of(seat) in _RULING) or _is_of_later_verb(between, draft)


def _between(token: Token, draft: Draft) -> list[Token]:
    """List the words from a place up to what it shares with the act, itself first."""
    above = {draft.trigger.i, *(t.i for t in draft.trigger.ancestors)}
    found: list[Token] = []
    for node in (token, *token.ancestors):
        if node.i in above:
            break
        found.append(node)
    return found


def _is_of_later_verb(between: Sequence[Token], draft: Draft) -> bool:
    """Tell the object of a verb joined behind that of the act, or anything said by it where the act is only named."""
    joined = [
        n for n, t in enumerate(between) if t.dep_ == "conj" and t.pos_ in {"VERB", "AUX"} and t.i > draft.trigger.i
    ]
    if not joined:
        return False
    objects = {"dobj"} if not draft.is_noun else {"dobj", "prep", "attr", "acomp"}
    named = not draft.is_noun or draft.trigger.dep_ == "pobj"
    return named and joined[0] > 0 and between[joined[0] - 1].dep_ in objects


def at_unknown_place(draft: Draft, mention_of: Callable[[Token], Mention | None]) -> bool:
    """Tell whether the act's own words name a place that no gazetteer has: none told before may stand in for it."""
    verbs = [draft.clause.head, *(c for c in draft.clause.head.children if is_meanwhile(c))]
    for verb in {draft.trigger, *verbs}:
        found = prepositions_of(verb)
        spots = (*_SPOT, "on") if draft.is_noun and verb == draft.trigger else _SPOT
        for token in (t for name in spots for t in found.get(name, [])):
            if token.pos_ == "PROPN" and token.ent_type_ in _UNKNOWN and mention_of(token) is None:
                return True
    return False


def sufferers(clause: Token) -> list[Token]:
    """List what an act is done to or by in a clause: its subjects and objects."""
    return [c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"}]


def is_meanwhile(clause: Token, *words: str) -> bool:
    """Tell a clause, opened by one of ``words``, of what took place at the same time: ``when the post was overrun``."""
    return clause.dep_ == "advcl" and any(c.lower_ in (words or {"when", "as", "after"}) for c in clause.children)


def hanging(head: Token) -> list[Token]:
    """List what hangs on an argument by a preposition of place, one step and two steps down."""
    found: list[Token] = []
    for name, pobjs in prepositions_of(head).items():
        if name.split()[0] in AT or name == "of":
            found += pobjs
    return found


def dies_in_care(draft: Draft, sites: Sequence[Mention], town: Sequence[Token]) -> bool:
    """Tell those who die of what was done elsewhere: ``died at the hospital in Muse``, ``flown to a hospital in Muse, where he died``."""
    if not draft.rule.befalls_later:
        return False
    place = next((t for t in town if t.head not in town), None)
    brought = place is not None and place.dep_ == "pobj" and place.head.head.lemma_.lower() in _CARE
    return brought or bool(sites and sites[0].noun in _CARE)


def is_against_state(draft: Draft) -> bool:
    """Tell an act against a whole state by its name (``invaded Togo``): no town told of before is where it was."""
    return any(m.noun is None and (m.key or "").startswith("state:") for m in draft.targets)


def locates(token: Token) -> bool:
    """Tell whether a place name stands where it can say where: after a preposition, or as the subject of being."""
    if token.dep_ in {"compound", "amod", "nmod", "npadvmod"}:
        if token.head.pos_ == "NOUN" and lemma_of(token.head) in noun_classes()["deed"] | _EVENTS:
            return True  # "two dead in Phoenix drive-by shooting"
        area = token.head.pos_ == "PROPN" or lemma_of(token.head) in noun_classes()["place"]
        return token.head.dep_ in {"pobj", "conj", "appos"} and area
    if token.dep_ == "poss" and lemma_of(token.head) in noun_classes()["leader"] | noun_classes()["people"]:
        return False  # "Mali's former president" may be anywhere
    return token.dep_ not in {"nsubj", "nsubjpass"} or token.head.lemma_ == "be"
