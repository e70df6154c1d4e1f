"""Which words tell of one happening: a sum of printable, learned features for each two, groups by average link."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

import msgspec
from msgspec import Struct

from dateline.picture.events.word_kin import nearness
from dateline.picture.events.words import EventWord
from dateline.picture.stories.gist import fold
from dateline.picture.stories.joining import Joiner
from dateline.picture.stories.likeness import Library
from dateline.rules import read_data

LIMIT = 8.0
"""No pair counts for or against by more than this."""
ALIKE = 0.12
"""Reports of two stories are looked at together from this likeness of their words on: a story may have been split."""

Values = Mapping[str, float]


class Weights(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What ``data/event_words.toml`` holds."""

    bias: float
    learned: Mapping[str, float]
    speech: frozenset[str]
    """Verbs and nouns of saying: what is said in two reports is one act only where it is the same saying."""
    light: frozenset[str]
    """Verbs that say little by themselves: make, take."""


@cache
def weights() -> Weights:
    return msgspec.toml.decode(read_data("event_words.toml"), type=Weights)


class Reports(NamedTuple):
    """How alike two reports are, each 0 to 1."""

    words: float
    names: float
    person: float
    """How rare the rarest person is that both name."""
    persons_apart: float


class Surroundings:
    """What event words stand among: the reports' words by how rare they are, and the stories of the reports."""

    def __init__(self, words: Sequence[EventWord], library: Library, story: Mapping[str, str]) -> None:
        """``story`` gives the story of each report's id; a report it lacks is a story of its own."""
        self._library, self._story = library, story
        self._alike: dict[tuple[str, str], Reports] = {}
        tellers: dict[tuple[str, str], set[str]] = {}
        reports: dict[str, set[str]] = {}
        for word in words:
            home = self.story(word)
            tellers.setdefault((home, word.lemma), set()).add(word.article_id)
            reports.setdefault(home, set()).add(word.article_id)
        self._told = {key: len(held) / max(3, len(reports[key[0]])) for key, held in tellers.items()}

    def story(self, word: EventWord) -> str:
        return self._story.get(word.article_id, word.article_id)

    def rarity(self, word: str) -> float:
        return self._library.rarity(word)

    def told(self, word: EventWord) -> float:
        """Give the share of the reports of its story that tell it by the same word."""
        return self._told.get((self.story(word), word.lemma), 0.0)

    def reports(self, one: EventWord, other: EventWord) -> Reports:
        """Give how alike their reports are."""
        a, b = sorted((one.article_id, other.article_id))
        if (a, b) not in self._alike:
            self._alike[a, b] = self._compare(a, b)
        return self._alike[a, b]

    def _compare(self, one: str, other: str) -> Reports:
        library = self._library
        if one not in library.gists or other not in library.gists:
            return Reports(0.0, 0.0, 0.0, 0.0)
        mine, theirs = library.gists[one].people, library.gists[other].people
        return Reports(
            _cosine(library.words(one), library.words(other)),
            _cosine(library.names[one], library.names[other]),
            max((library.rarity(name) for name in mine & theirs), default=0.0),
            _apart(mine, theirs),
        )


def together(
    words: Sequence[EventWord],
    surroundings: Surroundings,
    kept_apart: Callable[[Sequence[str], Sequence[str]], bool] = lambda one, other: False,
) -> tuple[tuple[str, ...], ...]:
    """Give the groups of ids that tell of one happening, each sorted, in order; the order of ``words`` does not matter.

    ``kept_apart`` tells of two groups of ids whether a person judged them to be different.
    """
    fits = {(a.id, b.id): weigh(a, b, surroundings) for a, b in candidates(words, surroundings)}
    return join([w.id for w in words], fits, lambda one, other: fits.get((one, other), -LIMIT), kept_apart)


def join(
    ids: Iterable[str],
    pairs: Iterable[tuple[str, str]],
    fit: Callable[[str, str], float],
    kept_apart: Callable[[Sequence[str], Sequence[str]], bool] = lambda one, other: False,
) -> tuple[tuple[str, ...], ...]:
    """Group by average link; ``fit`` gives above 0 where two belong together and is handed the smaller id first."""
    joiner = Joiner(ids, fit, kept_apart)
    for one, other in pairs:
        joiner.offer(one, other)
    return joiner.joined()


def candidates(words: Iterable[EventWord], surroundings: Surroundings) -> list[tuple[EventWord, EventWord]]:
    """Give the pairs worth comparing: of one story, or of reports much alike in their words."""
    ordered = sorted(words, key=lambda w: w.id)
    return [
        (a, b)
        for a, b in combinations(ordered, 2)
        if surroundings.story(a) == surroundings.story(b) or surroundings.reports(a, b).words >= ALIKE
    ]


def weigh(one: EventWord, other: EventWord, surroundings: Surroundings) -> float:
    """Give the log-odds that two words tell of one happening, less the odds from which they are taken to."""
    table = weights()
    values = compare(one, other, surroundings)
    total = table.bias + math.fsum(table.learned.get(name, 0.0) * value for name, value in values.items() if value)
    return max(-LIMIT, min(LIMIT, total))


def compare(one: EventWord, other: EventWord, surroundings: Surroundings) -> dict[str, float]:
    """Give every feature of two event words by its name."""
    near = nearness(*sorted((one.lemma, other.lemma)))
    relation = {f"word: {name}": float(near == name) for name in _RELATIONS}
    alike = _context(one, other, surroundings)
    kind = "same" if near == "same" else "kin" if near in {"kin", "same sense"} else "other"
    crossed = {f"{k} × {name}": alike[name] if k == kind else 0.0 for k in _KINDS for name in _CROSSED}
    return relation | _form(one, other) | alike | crossed | _of_same(one, other, alike, kind == "same")


_RELATIONS = ("same", "kin", "same sense", "near sense", "sister sense", "alike opening")
_KINDS = ("same", "kin", "other")
_CROSSED = (
    "reports alike",
    "reports' names alike",
    "reports' persons apart",
    "around",
    "rarest around",
    "beside",
    "names",
)


def _form(one: EventWord, other: EventWord) -> dict[str, float]:
    """Compare the mentions themselves, whatever stands around them."""
    speech, light = weights().speech, weights().light
    said = (one.lemma in speech) + (other.lemma in speech)
    return {
        "phrase": 2 * len(one.words & other.words) / (len(one.words) + len(other.words)),
        "word in phrase": float(one.lemma != other.lemma and (one.lemma in other.words or other.lemma in one.words)),
        "ends alike": float(one.lemma != other.lemma and _ends_alike(one.lemma, other.lemma)),
        "both verbs": float(one.part == other.part == "verb"),
        "both nouns": float(one.part == other.part == "noun"),
        "both speech": float(said == 2),
        "one speech": float(said == 1),
        "light": float(one.lemma in light or other.lemma in light),
        "negation apart": float(one.negated != other.negated),
        "openness apart": float(one.open != other.open),
    }


def _context(one: EventWord, other: EventWord, surroundings: Surroundings) -> dict[str, float]:
    """Compare what stands around, in the sentence and in the report."""
    same_report = one.article_id == other.article_id
    often = sorted((surroundings.told(one), surroundings.told(other)))
    rarity, reports = surroundings.rarity, surroundings.reports(one, other)
    shared = [rarity(w) for w in one.around & other.around]
    return {
        "around": _overlap(one.around, other.around, rarity),
        "rarest around": max(shared, default=0.0),
        "beside": _overlap(one.beside, other.beside, rarity),
        "beside apart": _apart(one.beside, other.beside),
        "names": _overlap(one.names, other.names, rarity),
        "names apart": _apart(one.names, other.names),
        "numbers": float(not one.numbers.isdisjoint(other.numbers)),
        "numbers apart": _apart(one.numbers, other.numbers),
        "rare word": (rarity(fold(one.lemma)) + rarity(fold(other.lemma))) / 2,
        "told seldom": often[0],
        "told often": often[1],
        "one story": float(surroundings.story(one) == surroundings.story(other)),
        "reports alike": reports.words,
        "reports' names alike": reports.names,
        "reports share a person": reports.person,
        "reports' persons apart": reports.persons_apart,
        "one report": float(same_report),
        "one sentence": float(same_report and one.sentence == other.sentence),
        "opening sentences": ((one.sentence == 0) + (other.sentence == 0)) / 2,
        "sentences between": min(abs(one.sentence - other.sentence), 6) / 6,
    }


def _of_same(one: EventWord, other: EventWord, alike: Values, same: bool) -> dict[str, float]:
    """Give what tells two uses of one word apart; all 0 of two words that are not the same."""
    table = weights()
    values = {
        "same × one report": alike["one report"],
        "same × names apart": alike["names apart"],
        "same × told": alike["told seldom"],
        "same × rare word": alike["rare word"],
        "same × speech": float(one.lemma in table.speech),
        "same × light": float(one.lemma in table.light),
        "same × one story": alike["one story"],
    }
    return values if same else dict.fromkeys(values, 0.0)


def _overlap(one: frozenset[str], other: frozenset[str], rarity: Callable[[str], float]) -> float:
    """Give the share of what two sets hold that both hold, rare words counting more; 0 where one is empty."""
    whole = math.fsum(rarity(w) for w in one) + math.fsum(rarity(w) for w in other)
    return 2 * math.fsum(rarity(w) for w in one & other) / whole if whole else 0.0


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return math.fsum(value * other[word] for word, value in one.items() if word in other)


def _apart(one: frozenset[str], other: frozenset[str]) -> float:
    return float(bool(one) and bool(other) and one.isdisjoint(other))


def _ends_alike(one: str, other: str) -> bool:
    return min(len(one), len(other)) > 3 and (one.endswith(other) or other.endswith(one))
