"""What speaks for two tellings being of one happening, where one of them gives no place or no day: printable features, each with its weight."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

import msgspec
from msgspec import Struct

from dateline.kinds import event_kinds
from dateline.picture.events.cluster import Cluster
from dateline.picture.events.kinship import all_in, articles_of, leads
from dateline.picture.events.told_apart import share_site
from dateline.picture.stories.gist import fold
from dateline.rules import read_data

WEIGHTS: Mapping[str, float] = {
    "killed": 1.0,
    "person": 1.0,
    "shared words": 1.0,
    "site": 1.0,
    "one breath": 1.0,
    "a definite noun": 0.75,
    "one town": 1.0,
    "both open": 0.5,
    "one report": 0.25,
    "nouns": 0.2,
    "long before": -1.0,
    "carried elsewhere": -0.75,
}
"""What each feature speaks for its being told again: of most any one is enough, and the more the likelier of two homes."""
BLAST, LOOSE = frozenset({"airstrike", "shelling", "bombing"}), frozenset({"destruction", "attack"})
"""Kinds by which the blowing up of one site is told, each by its own means or by none."""
ENOUGH = 1.0
"""Score from which a happening is told again."""
SHARE = 0.3
"""Share of the rarer words of the shorter telling from which two tellings are worded alike."""
FEW = 3
"""Dead from which one number is not told by chance."""
_HARM = frozenset({"killed", "injured", "casualties"})
MANY_TIMES = 5
"""A toll this many times another is not of the same happening."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 6
"""Letters by which the forms of one word meet."""
KEPT = 20_000


class Rarity:
    """How rare each word is among the happenings of one matter."""

    def __init__(self, clusters: Iterable[Cluster]) -> None:
        self._words = {cluster: _words_of(cluster) for cluster in clusters}
        tellers = Counter(word for words in self._words.values() for word in words)
        self._rare = {word: math.log((len(self._words) + 1) / number) for word, number in tellers.items()}
        self._all = {cluster: self._weight(words) for cluster, words in self._words.items()}

    def shared(self, one: Cluster, other: Cluster) -> float:
        """Give what part of the words of the one that has fewer the other has too, each by how rare it is, 0 to 1."""
        least = min(self._all[one], self._all[other])
        return self._weight(self._words[one] & self._words[other]) / least if least else 0.0

    def _weight(self, words: Iterable[str]) -> float:
        return math.fsum(self._rare[word] for word in words)


def features(
    vague: Cluster, home: Cluster, words: float, *, apart: bool, late: bool, here: bool = False
) -> Mapping[str, float]:
    """Give what speaks for ``vague`` being ``home`` told again, 0 or 1 each.

    ``words`` is the share of its words that both hold, ``apart`` says that the words before it carried it to a place apart.
    ``late`` that its reports came out long after, which a definite noun may go back to. Of another kind only the site and the number of the dead speak.
    """
    kinds = {vague.kind, home.kind}
    told = bool(articles_of(vague) & articles_of(home))
    breath = _is_one_breath(vague, home)
    found = {
        "killed": _share_toll(vague, home) and not breath,
        "one breath": breath and not apart and _is_said_of_it(vague, home),
        "site": may_share_site(kinds) and not _means_clash(vague, home) and share_site(vague.claims, home.claims),
        "carried elsewhere": apart,
    }
    if len(kinds) == 1:
        nouns = all(c.rule.endswith("-noun") for c in vague.claims)
        found |= {
            "one report": told,
            "person": bool(_persons(vague) & _persons(home)),
            "a definite noun": home.has_a_day and any(is_definite(c.quote, vague.kind) for c in vague.claims),
            "shared words": words >= SHARE and not apart,
            "both open": leads(vague) and leads(home) and (told or words >= SHARE / 2),
            "nouns": nouns,
            "one town": here,
        }
    found["long before"] = late and not found.get("a definite noun", False)
    return {name: 1.0 for name, holds in found.items() if holds}


def score(found: Mapping[str, float]) -> float:
    return sum(WEIGHTS[name] * value for name, value in found.items())


def say(found: Mapping[str, float]) -> str:
    """Say in one line what speaks for it.

    >>> say({"site": 1.0, "killed": 1.0})
    'site 1 x 1 + killed 1 x 1 = 2'
    """
    parts = " + ".join(f"{name} {value:g} x {WEIGHTS[name]:g}" for name, value in found.items())
    return f"{parts} = {score(found):g}"


def counts_many_times(vague: Cluster, home: Cluster) -> bool:
    """Tell whether one counts many times as many dead or hurt as the other: it would be a toll of many happenings."""
    mine, theirs = (
        max((q.best for c in k.claims for q in c.quantities if q.measure in _HARM and q.best), default=0)
        for k in (vague, home)
    )
    return mine > MANY_TIMES * (theirs or MANY_TIMES)


def killed_in(cluster: Cluster) -> set[int]:
    return {q.best for c in cluster.claims for q in c.quantities if q.measure == "killed" and q.best}


def may_share_site(kinds: set[str]) -> bool:
    """Tell kinds by which reports may tell what was done to one site."""
    return len(kinds) == 1 or (kinds <= BLAST | LOOSE and not kinds <= BLAST)


def _means_clash(one: Cluster, other: Cluster) -> bool:
    """Tell whether both name what it was done with, and nothing of it is the same: a suicide bomber, rockets."""
    mine, theirs = ({c.means for c in k.claims if c.means} for k in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _persons(cluster: Cluster) -> set[str]:
    return {t for t in all_in(cluster, "target_ids") if t.startswith("per-")}


def _is_one_breath(one: Cluster, other: Cluster) -> bool:
    """Tell whether the same words tell both."""
    return any(
        a.article_id == b.article_id and a.start < b.end and b.start < a.end for a in one.claims for b in other.claims
    )


def _is_said_of_it(vague: Cluster, home: Cluster) -> bool:
    """Tell whether all of one is told in the words of the other, by a kind that says no more of what it was."""
    loose = len({vague.kind, home.kind}) == 1 or not {vague.kind, home.kind}.isdisjoint({"killing", "attack"})
    return loose and all(
        any(a.article_id == b.article_id and a.start < b.end and b.start < a.end for b in home.claims)
        for a in vague.claims
    )


def _share_toll(one: Cluster, other: Cluster) -> bool:
    return any(number >= FEW for number in killed_in(one) & killed_in(other))


@lru_cache(maxsize=KEPT)
def is_definite(quote: str, kind: str) -> bool:
    """Tell whether words name what a kind of event is as something known: "the bombing", "Sunday's strike".

    >>> is_definite("The Marvik bombing shocked the country.", "bombing"), is_definite("a bombing", "bombing")
    (True, False)
    """
    pattern = _definite(event_kinds()[kind].family)
    return pattern is not None and pattern.search(quote) is not None


class _Words(Struct, frozen=True):
    """What ``data/en/happenings.toml`` says of nouns by which reports go back to a happening."""

    again: Mapping[str, tuple[str, ...]]


@cache
def _definite(family: str) -> re.Pattern[str] | None:
    nouns = msgspec.toml.decode(read_data("en/happenings.toml"), type=_Words).again.get(family, ())
    if not nouns:
        return None
    return re.compile(
        r"\b(?:the|this|that|his|her|their|its|[A-Z][\w-]*['’]s)\s+(?:[\w'’-]+\s+){0,3}?"
        rf"(?:{'|'.join(nouns)})\b",
        re.IGNORECASE,
    )


def _words_of(cluster: Cluster) -> frozenset[str]:
    return frozenset(fold(w)[:_STEM] for c in cluster.claims for w in _WORD.findall(c.quote))
