"""Whether reading goes on in the same memory: resident MiB after each tenth of many invented reports, in one process.

python -m bench.memory [N]
"""

from __future__ import annotations

import argparse
from itertools import islice
from pathlib import Path

from bench.scale_corpus import corpus
from bench.sets import reader

LEARNING = 0.3
"""Share of the reports after which whatever is read once and kept (lists, the commonest names) has been read."""


def main() -> None:
    """Print resident memory at each tenth, and what each thousand reports added after the first three tenths."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=1000)
    count = parser.parse_args().count
    reports = corpus(count)
    held = []
    for tenth in range(10):
        for article, _ in islice(reports, count // 10):
            reader().read(article)
        held.append(resident())
        print(f"{(tenth + 1) * (count // 10):8d} reports {held[-1]:8.0f} MiB", flush=True)
    late = held[round(LEARNING * 10) :]
    grown = (late[-1] - late[0]) / max(1, (len(late) - 1) * (count // 10)) * 1000
    print(f"  {grown:.1f} MiB more each 1,000 reports (flat is the aim)")


def resident() -> float:
    """Give the MiB of memory this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


if __name__ == "__main__":
    main()
