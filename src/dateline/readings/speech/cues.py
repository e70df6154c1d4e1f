"""Words that say somebody said something, and what each of them lets follow."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec
from msgspec import Struct
from spacy.tokens import Token

from dateline.model.reading import Channel, Stance
from dateline.rules import Rule, load_rules, read_data

Shape = Literal["verb", "quoting", "citing", "phrase", "adverb", "noun"]


class Cue(Rule, frozen=True, kw_only=True):
    """A group of cues that behave alike."""

    shape: Shape
    words: tuple[str, ...]
    """Lemmas; a verb may carry its particle (``point out``)."""
    frames: tuple[str, ...]
    """What holds the words that are said: clause, quote, infinitive, object, person, naming, or a preposition."""
    document_frames: tuple[str, ...] = ()
    """The frames where a document or film is the subject ("footage showed tanks")."""
    unless: tuple[str, ...] = ()
    """Lemmas of objects and infinitives with which the verb means something else ("claimed the lives")."""
    only: tuple[str, ...] = ()
    """Lemmas of the objects without which the verb says nothing ("put the toll at nine")."""
    channel: Channel = "speech"
    stance: Stance = "asserts"
    hedged: bool = False
    distant: bool = False
    """True where a passive without an agent keeps a distance ("is said to have fled")."""
    listener: bool = False
    """True where a plain object is the one who is told."""


class Voices(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nouns by the kind of speaker they make, and the names of outlets."""

    outlets: frozenset[str]
    outlet_nouns: frozenset[str]
    outlet_words: frozenset[str]
    press_nouns: frozenset[str]
    press_words: frozenset[str]
    anonymous_nouns: frozenset[str]
    document_nouns: frozenset[str]
    video_nouns: frozenset[str]
    organisation_nouns: frozenset[str]
    voice_nouns: frozenset[str]
    titles: frozenset[str]
    courtesies: frozenset[str]
    particles: frozenset[str]
    mute_nouns: frozenset[str]
    measure_nouns: frozenset[str]
    channels: dict[Channel, tuple[str, ...]]


@cache
def load_cues() -> tuple[Cue, ...]:
    """Load ``data/en/cues.toml``."""
    return load_rules("en/cues", Cue)


@cache
def load_voices() -> Voices:
    """Load ``data/en/voices.toml``."""
    return msgspec.toml.decode(read_data("en/voices.toml"), type=Voices)


@cache
def cues_by_word(shape: Shape) -> dict[str, tuple[Cue, ...]]:
    """Give the cues of one shape by each of their words; a word may stand in several groups."""
    found: dict[str, tuple[Cue, ...]] = {}
    for cue in load_cues():
        if cue.shape == shape:
            for word in cue.words:
                found[word] = (*found.get(word, ()), cue)
    return found


def verb_cues(token: Token) -> tuple[Cue, ...]:
    """List the groups a verb belongs to, with its particle where it has one ("pointed out")."""
    if token.pos_ not in {"VERB", "AUX"} or token.ent_type_ in {"PERSON", "GPE"}:
        return ()
    cues = cues_by_word("verb")
    lemma = token.lemma_.lower()
    for child in token.children:
        phrasal = cues.get(f"{lemma} {child.lower_}", ()) if child.dep_ in {"prt", "advmod"} else ()
        if phrasal or child.dep_ == "prt":
            return phrasal
    return cues.get(lemma, ())


@cache
def channel_of_noun(noun: str) -> Channel | None:
    """Tell which channel a noun names ("by phone", "in a statement"), if any."""
    return next((channel for channel, nouns in load_voices().channels.items() if noun in nouns), None)
