"""Which English words are written small inside a sentence: counted on the training halves, for text all in capitals.

    python -m bench.word_case --write

Prints how many words there are and how often they would give back the case of running text that was not counted;
with ``--write`` puts the words into ``data/en/small_words.txt``, one a line.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator

from bench.sets import SOURCES, load, percent

COUNTED = ("ecbplus/train", "polnear/train", "shootings/train", "gun_incidents/docs", "plover_sentences/train")
HELD = "shootings/dev"
LEAST = 3
"""Times a word must have been seen small."""
SHARE = 0.3
"""Share of its places inside a sentence in which it must be small."""
INSIDE = re.compile(r"(?<=[a-z,;:] )[A-Za-z][a-z]+(?:-[a-z]+)*\b")


def main() -> None:
    """Count, check on a half that was not counted, and write where asked."""
    small = words()
    right = total = 0
    for word in (w for row in load(HELD) for w in INSIDE.findall(row["text"])):
        total += 1
        right += (word.lower() in small) == word.islower()
    print(f"{len(small)} words; the case of {percent(right, total)} % of {total} words inside sentences is given back")
    if "--write" in sys.argv:
        path = SOURCES / "data" / "en" / "small_words.txt"
        path.write_text("\n".join(sorted(small)) + "\n", encoding="utf-8")
        print(f"{path}: {path.stat().st_size // 1000} kB")


def words() -> frozenset[str]:
    """Give the words that are mostly small."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for word in _running_words():
        (small if word.islower() else large)[word.lower()] += 1
    return frozenset(w for w, n in small.items() if n >= LEAST and n >= SHARE * (n + large[w]) and len(w) > 1)


def _running_words() -> Iterator[str]:
    for name in COUNTED:
        for row in load(name):
            yield from INSIDE.findall(row.get("text") or row.get("sentence") or "")


if __name__ == "__main__":
    main()
