"""People of no side as doers: rescuers and workers are told by what they are, and victims do nothing to anybody."""

from __future__ import annotations

from dateline.kinds import HAZARDS, event_kinds
from dateline.model.reading import Mention
from dateline.model.world import Actor

_CIVILIANS = "civilians"
_NOBODYS = HAZARDS - {"accident"}
"""Kinds that nobody does: who sends help after a quake has not shaken the ground."""
_BARE = frozenset({"group", "force", "forces", "fighter", "side", "member", "troop"})
"""Words for a side that name none unless they take one up."""
_OF_CROWDS = frozenset({"protest", "riot", "clash", "looting", "destruction", "attack"})
"""Kinds that people of no side do together."""
_OF_STATES = frozenset({"aid", "abduction", "detention", "displacement", "withdrawal", "advance", "deployment"})
_PRONOUNS = frozenset({"they", "them", "their"})
_ANYBODY = frozenset(
    {
        "civilian", "people", "person", "child", "children", "woman", "women", "family", "families", "victim", "survivor",
        "patient", "refugee", "hostage", "captive", "detainee", "population", "citizen", "inhabitant", "passenger",
        "foreigner", "national", "nationals", "evacuee", "resident", "local", "community", "baby", "infant", "girl",
        "bystander", "toddler", "newborn", "pensioner", "migrant", "household", "mourner", *_PRONOUNS,
    }
)  # fmt: skip
"""Words for people to whom things are done: as doers of force the parse has turned the sentence round."""


def is_bare(actor: Actor) -> bool:
    """Tell a word for a side that takes none up: "his forces", "the group"."""
    return actor.id.removeprefix("unnamed:") in _BARE and actor.id.startswith("unnamed:")


def as_doer(actor: Actor, mention: Mention, root: Mention | None, kind: str) -> Actor | None:
    """Give who a doer is: people of no side by their own word ("rescuer"), None where that tells nobody."""
    if kind in _NOBODYS:
        return None
    word = (mention.noun or mention.quote).lower()
    told = root or mention
    noun = (told.noun or word).lower()
    if actor.id != _CIVILIANS:
        return actor
    if kind == "attack" and (_are_a_nation(noun, told) or word in _PRONOUNS):
        return None  # "they attacked": whoever was told of last is as often whom it was done to
    if not _needs_a_side(kind):
        return actor
    if noun in _ANYBODY or _are_a_nation(noun, told):
        return None
    return Actor(id=f"unnamed:{noun}", name=noun, names=(mention.quote,), kind="unknown", country=None)


def _needs_a_side(kind: str) -> bool:
    """Tell a kind that people in general do not do: ``killing``, ``aid``, ``withdrawal``."""
    return kind not in _OF_CROWDS and (event_kinds()[kind].force or kind in _OF_STATES | HAZARDS)


def _are_a_nation(noun: str, mention: Mention) -> bool:
    """Tell a nation's people ("three Colombians"), whom the list of nouns has by no other word."""
    last = mention.quote.split()[-1]
    return last[:1].isupper() and last.lower() == noun
