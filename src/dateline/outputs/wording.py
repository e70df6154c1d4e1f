"""Sentences from fields: frames of our own words, chosen by what is known and put into the past, a plan or a denial."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal

import msgspec
from msgspec import Struct

from dateline.errors import RuleError
from dateline.rules import read_data

Mood = Literal["past", "would", "would not", "was to", "negated"]
_SLOT = re.compile(r"\{(\w+)\}")
_PREPOSITION = re.compile(r"\s(?:(?:of|in|for|from|with|at|on|to|who|near|by|under)\s|there$)", re.IGNORECASE)
_VERB = re.compile(r"\[([^\]]+)\]")


class KindWording(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one kind of event is told."""

    noun: str
    weight: int
    frames: tuple[str, ...]
    of: bool = False
    """The place is what it is done to: the capture *of* Kunduz, but the attack *in* Kunduz."""
    verbal: bool = False
    counted: dict[str, str] = {}
    """What a count is called for this kind, where the common word would mislead: abducted, not detained."""
    members: bool = False


class ArticleWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which names take "the", and which are plural."""

    last_words: frozenset[str]
    whole: frozenset[str]
    generic: frozenset[str]
    plural: frozenset[str]
    singular: frozenset[str]


class Wording(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of ``data/en/wording.toml``."""

    kinds: dict[str, KindWording]
    questions: dict[str, str]
    measures: dict[str, str]
    levels: dict[str, str]
    grounds: dict[str, str]
    """What a date of publication rests on, by the kind of evidence."""
    articles: ArticleWords
    admin1: dict[str, frozenset[str]]
    members: dict[str, str]
    """What the people of a state's body are called: soldiers of the military."""
    called: dict[str, str]
    """Words of ours for names that the actor lists give to nobody in particular."""
    harm: dict[str, tuple[str, ...]]
    """Frames for a kind told of people that it did not kill, by what is counted."""
    hazards: dict[str, tuple[str, ...]]
    """What a disaster or accident is called, with the words that mean it."""

    def of(self, kind: str) -> KindWording:
        """Give the wording of a kind; a kind this file does not know is told as ``other``."""
        return self.kinds.get(kind) or self.kinds["other"]


class Phrase(Struct, frozen=True, kw_only=True):
    """A noun phrase for a slot."""

    text: str
    plural: bool = False


@cache
def load_wording() -> Wording:
    """Load the wording. Raises RuleError where the file is malformed or a kind has no frame without slots."""
    try:
        wording = msgspec.toml.decode(read_data("en/wording.toml"), type=Wording)
    except msgspec.DecodeError as error:
        raise RuleError(f"data/en/wording.toml: {error}") from error
    for kind, words in wording.kinds.items():
        if not any(not slots_of(frame) for frame in words.frames):
            raise RuleError(f"data/en/wording.toml: kind {kind!r} needs a frame without slots")
    return wording


def slots_of(frame: str) -> frozenset[str]:
    """Name the slots of a frame."""
    return frozenset(_SLOT.findall(frame))


def fill(words: KindWording, phrases: Mapping[str, Phrase], mood: Mood = "past") -> tuple[str, frozenset[str]]:
    """Tell an event in the frame that uses most of ``phrases``; give the clause and the slots it used.

    The clause has no capital, no day and no full stop: ``the Taliban captured Kunduz``.
    """
    usable = [frame for frame in words.frames if slots_of(frame) <= phrases.keys()]
    frame = max(usable, key=lambda frame: len(slots_of(frame)))
    used = slots_of(frame)
    subject = _SLOT.match(frame)
    plural = bool(subject and phrases[subject.group(1)].plural)
    clause = _VERB.sub(lambda verb: _inflect(verb.group(1).split("|"), mood, plural), frame)
    return _SLOT.sub(lambda slot: phrases[slot.group(1)].text, clause), used


def finish(clause: str) -> str:
    """Make a clause a sentence: one capital, single spaces, one full stop."""
    clause = " ".join(clause.split()).rstrip(".,;:!? ")
    at = 1 + clause.startswith("“")  # “scores” of people
    return f"{clause[:at].upper()}{clause[at:]}."


def hazard_in(texts: Iterable[str]) -> str:
    """Name the disaster that most of some passages speak of, of equals the one told first; "" where none does.

    >>> hazard_in(["The quake struck at dawn", "A tremor was felt", "Fire broke out"])
    'earthquake'
    >>> hazard_in(["A flood followed the storm"])
    'flood'
    """
    passages = list(dict.fromkeys(texts))
    votes = {name: sum(1 for p in passages if pattern.search(p)) for name, pattern in _hazard_patterns().items()}
    first = {name: _first_told(pattern, passages) for name, pattern in _hazard_patterns().items()}
    best = max(votes, key=lambda name: (votes[name], [-n for n in first[name]], len(name), name))
    return best if votes[best] else ""


def _first_told(pattern: re.Pattern[str], passages: Sequence[str]) -> tuple[int, int]:
    """Give passage and offset of the first words that fit; none is behind them all."""
    found = ((number, match.start()) for number, text in enumerate(passages) if (match := pattern.search(text)))
    return next(found, (len(passages), 0))


@cache
def _hazard_patterns() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words)})\b", re.IGNORECASE)
        for name, words in load_wording().hazards.items()
    }


def head_of(phrase: str) -> str:
    """Give the head of a noun phrase in lower case: ``member of the council`` is about a member.

    >>> head_of("Local residents in Olm"), head_of("officials there"), head_of("health ministry")
    ('residents', 'officials', 'ministry')
    """
    head = _PREPOSITION.split(phrase, maxsplit=1)[0].split() or phrase.split()
    return head[-1].lower().strip(",;:") if head else ""


def _inflect(forms: list[str], mood: Mood, plural: bool) -> str:
    past, base = (forms[1] if plural and len(forms) == 3 else forms[0]), forms[-1]
    if mood == "past":
        return past
    if mood == "was to":
        return f"{'were' if plural or past == 'were' else 'was'} to {base}"
    if mood in {"would", "would not"}:
        return f"{mood} {base}"
    return f"{past} not" if base == "be" else f"did not {base}"
