"""The rules that find claims: which verb or noun means which kind of event, and which argument plays which role."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal, NamedTuple

from msgspec.structs import replace

from dateline.errors import RuleError
from dateline.kinds import event_kinds
from dateline.model.reading import Tells
from dateline.readings.parse.verbs import verb_classes
from dateline.rules import Rule, load_rules, read_data, word_lists

Role = Literal["actor", "target", "place", "destination", "means", "topic", "none"]
FILES = ("control", "force", "people", "hazards", "civic")


class ClaimRule(Rule, frozen=True, kw_only=True):
    """One way to tell of one kind of event. docs/rules.md explains each field with an example."""

    kind: str
    verbs: tuple[str, ...] = ()
    """Lemmas; a second word is a particle (``take over``) or the head of the object (``lay siege``)."""
    nouns: tuple[str, ...] = ()
    """Lemmas; a word before the last is its modifier (``air strike``)."""
    under: tuple[str, ...] = ()
    """The noun counts only as the object of one of these verbs, whose subject is then ``subject``."""
    after: tuple[str, ...] = ()
    """The noun counts only after one of these prepositions; the subject of the clause is then ``subject``."""
    subject: Role = "actor"
    object: Role = "target"
    owner: Role = "actor"
    """Role of a person or side that stands before the noun as its possessor or modifier."""
    prepositions: Mapping[str, Role] = {}
    subject_is: tuple[str, ...] = ()
    object_is: tuple[str, ...] = ()
    agent_is: tuple[str, ...] = ()
    by_is: tuple[str, ...] = ()
    """Classes of who a noun is said to be by: ``a strike by dockers``, ``a truce declared by both sides``."""
    of_is: tuple[str, ...] = ()
    subject_nouns: tuple[str, ...] = ()
    object_nouns: tuple[str, ...] = ()
    object_nouns_not: tuple[str, ...] = ()
    object_of_others: bool = False
    """Nothing is told where the doer's own deed or thing is acted on (``hailed its return``)."""
    counting: bool = False
    """The day told is that of the count, not that of the harm (``on Thursday it had counted five dead``)."""
    befalls_later: bool = False
    """It may befall people long after what was done to them, in the hospital they were brought to (``died``)."""
    object_again: bool = False
    """``it`` may stand for the place that changed hands before: ``won it back``."""
    object_not: tuple[str, ...] = ()
    """Pairs of modifier and noun that make a figure of speech of the verb (``level the playing field``)."""
    agent_nouns: tuple[str, ...] = ()
    object_adjectives: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    """All of these must be filled; ``a-or-b`` asks for one of them."""
    needs_modifier: tuple[str, ...] = ()
    needs_modifier_for: tuple[str, ...] = ()
    """The nouns ``needs_modifier`` is asked of; empty means those without a modifier of their own."""
    needs_force: tuple[str, ...] = ()
    """Nouns that mean this only beside words of force, harm or arms in the clause."""
    cause_not: tuple[str, ...] = ()
    """Classes of what must not follow ``of`` or ``from`` as the cause (``died of cancer``)."""
    complement_positive: bool = False
    """A complement with "not" does not count: what is undertaken not to be done is told by the act's own claim."""
    complement_not: tuple[str, ...] = ()
    """Verbs that must not follow as an infinitive (``declined to comment``)."""
    purpose_not: tuple[str, ...] = ()
    """Verbs of a purpose that makes it something else (``demolished to make way``)."""
    purpose_is: tuple[str, ...] = ()
    """One of these verbs must follow as a purpose (``gathered to demand``)."""
    beside_not: tuple[str, ...] = ()
    """Prepositions that make the verb one of words, not of arms (``was attacked for his silence``)."""
    needs_object: bool = False
    """Nothing is told where nothing is acted on (``shot wide``)."""
    intransitive: bool = False
    """Nothing is told where something is acted on (``left a note``)."""
    unresisted: bool = False
    """It must be told that nobody resisted: ``walked in without firing a shot``, ``entered the town unopposed``."""
    staying: bool = False
    """The state has lasted: ``remains under army control``, ``is still in rebel hands``. Other rules take no such clause."""
    transitive: bool = False
    """Without an object the subject is acted on: ``Two killed in Jos``, ``Man shot``."""
    beside_nouns: tuple[str, ...] = ()
    """Noun or verb means this only beside one of these (``explosion at a colliery``, ``pulled from the rubble``)."""
    carried_by: tuple[str, ...] = ()
    """The noun counts only as the subject of one of these verbs (``a truce took effect``), or under one (``is in custody``)."""
    not_under: tuple[str, ...] = ()
    """Verbs whose object the noun must not be (``set fire``)."""
    not_modifier: tuple[str, ...] = ()
    """Modifiers that make the noun mean something else (heart attack)."""
    warns_of_acts: bool = False
    """A warning counts only of what somebody does (not ``warned that the river would rise``)."""
    no_complement: bool = False
    """The verb must stand without a predicate of its own (fell silent)."""
    occurs: bool = False
    """The noun must be told as an occurrence: anchored in place, time, actor, or numbers harmed."""
    means: str | None = None
    extent: str | None = None
    plover: str = ""
    """PLOVER root where it is not that of the kind (signing is SUPPORT, agreeing to do something AGREE)."""
    reached: str = ""
    """What the claim's rule is called where a time says by when it was so (``by noon they controlled the centre``)."""
    tells: Tells = "act"
    takes_up: Literal["", "denies", "owns"] = ""
    """What the words do to the act told before them: deny that it was so, or own to having done it."""

    @property
    def force(self) -> bool:
        """True where the kind does harm or uses arms."""
        return event_kinds()[self.kind].force

    @property
    def place_is_argument(self) -> bool:
        """True where the place is what the act is done to (a town that falls), so that no other place can stand in."""
        return "place" in {self.subject, self.object, self.prepositions.get("of"), self.prepositions.get("from")}


class RuleIndex(NamedTuple):
    """Rules by the lemma of the word that triggers them."""

    verbs: Mapping[str, tuple[tuple[ClaimRule, tuple[str, ...]], ...]]
    nouns: Mapping[str, tuple[tuple[ClaimRule, tuple[str, ...]], ...]]


@cache
def claim_rules() -> tuple[ClaimRule, ...]:
    """All rules in the order of their files: where two fit one trigger, the first wins."""
    return tuple(_spelt_out(rule) for name in FILES for rule in load_rules(f"en/claims/{name}", ClaimRule))


def _spelt_out(rule: ClaimRule) -> ClaimRule:
    """Put the words of a list of nouns or verbs where a rule names it (``@carried_away``); RuleError where there is none."""
    named = {f: words for f in rule.__struct_fields__ if isinstance(words := getattr(rule, f), tuple) and _named(words)}
    return replace(rule, **{f: tuple(w for word in words for w in _listed(rule, word)) for f, words in named.items()})


def _named(words: tuple[str, ...]) -> bool:
    return any(word.startswith("@") for word in words)


def _listed(rule: ClaimRule, word: str) -> Iterable[str]:
    if not word.startswith("@"):
        return (word,)
    found = noun_classes().get(word[1:]) or verb_classes().get(word[1:])
    if found is None:
        raise RuleError(
            f"data/en/claims: rule {rule.id!r} names {word!r}, which is no list of nouns.toml or verbs.toml"
        )
    return sorted(found)


@cache
def rule_index() -> RuleIndex:
    verbs: dict[str, list[tuple[ClaimRule, tuple[str, ...]]]] = {}
    nouns: dict[str, list[tuple[ClaimRule, tuple[str, ...]]]] = {}
    for rule in claim_rules():
        for entry in rule.verbs:
            head, *rest = entry.split()
            verbs.setdefault(head, []).append((rule, tuple(rest)))
        for entry in rule.nouns:
            *rest, head = entry.split()
            nouns.setdefault(head, []).append((rule, tuple(rest)))
    return RuleIndex({k: _special_first(v) for k, v in verbs.items()}, {k: _special_first(v) for k, v in nouns.items()})


def _special_first(entries: list[tuple[ClaimRule, tuple[str, ...]]]) -> tuple[tuple[ClaimRule, tuple[str, ...]], ...]:
    """Order the rules of one word: those that ask for a second word or for certain objects before the general ones."""
    return tuple(sorted(entries, key=lambda e: (not (e[0].under or e[0].after), not e[1], not _is_narrow(e[0]))))


def _is_narrow(rule: ClaimRule) -> bool:
    return bool(rule.object_nouns or rule.beside_nouns)


def noun_classes() -> Mapping[str, frozenset[str]]:
    """Common nouns by what they denote (``data/en/nouns.toml``)."""
    return word_lists("en/nouns")


@cache
def means_words() -> Mapping[str, str]:
    """Means by lemma phrase (``data/en/means.toml``)."""
    table: Mapping[str, list[str]] = tomllib.loads(read_data("en/means.toml"))
    return {word: means for means, words in table.items() for word in words}
