"""How well dateline reads and puts together, on every public set beside the checkout, against the frozen run.

    python -m bench.quality [--full] [--only NAME ...] [--freeze] [--cases N] [--workers N]

Each figure stands beside the frozen one (bench/results.json), the published one and what is aimed at; then come the
gains and losses case by case, by id. Samples are drawn with a fixed seed; ``--full`` takes everything. Frozen files
hold figures and hashed ids, no words of the sets.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

import msgspec
from msgspec import Struct

from bench.aims import CATALOGUE, Entry
from bench.sets import FOLDER, Scored

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results.json"
FROZEN = HERE / "frozen"
ABSENT = 2
LONGEST_FIRST = ("gun_incidents", "places", "timelines", "dating", "ecbplus", "shootings", "speakers")


class Frozen(Struct, frozen=True, kw_only=True):
    """What one set scored when it was frozen."""

    half: str
    full: bool
    figures: Mapping[str, float]


class Outcome(Struct, frozen=True, kw_only=True):
    """What one set scored now, and in what time."""

    name: str
    scored: Scored
    seconds: float


def main(arguments: Sequence[str]) -> int:
    """Score, compare, and freeze where asked; 2 where the sets are absent."""
    chosen = _arguments(arguments)
    if not FOLDER.is_dir():
        print(f"the public sets are not here: {FOLDER.resolve()} is absent. They cannot be shipped with the project;")
        print("see bench/README.md for what they are. Nothing was scored.")
        return ABSENT
    names = [name for name in CATALOGUE if not chosen.only or name in chosen.only]
    frozen = load_results()
    outcomes = {outcome.name: outcome for outcome in run(names, chosen.full, chosen.workers)}
    for name in names:
        print_set(CATALOGUE[name], outcomes[name], frozen.get(name))
    for name in names:
        print_changes(name, outcomes[name].scored.cases, load_cases(name), chosen.cases)
    if chosen.freeze:
        freeze([outcomes[name] for name in names], frozen, full=chosen.full)
    return 0


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="score all of every set (much longer)")
    parser.add_argument("--only", nargs="+", choices=tuple(CATALOGUE), metavar="NAME", help=", ".join(CATALOGUE))
    parser.add_argument("--freeze", action="store_true", help="make this run the one later runs are held against")
    parser.add_argument("--cases", type=int, default=12, help="gains and losses listed for each set (default 12)")
    parser.add_argument("--workers", type=int, default=2, help="sets scored at a time (default 2)")
    return parser.parse_args(arguments)


def run(names: Sequence[str], full: bool, workers: int) -> Iterator[Outcome]:
    """Score the sets, the longest first, and say on standard error when each is done."""
    ordered = sorted(names, key=lambda n: LONGEST_FIRST.index(n) if n in LONGEST_FIRST else len(LONGEST_FIRST))
    if workers <= 1 or len(ordered) == 1:
        yield from (_told(score(name, full)) for name in ordered)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        for done in as_completed([pool.submit(score, name, full) for name in ordered]):
            yield _told(done.result())


def score(name: str, full: bool) -> Outcome:
    started = time.perf_counter()
    entry = CATALOGUE[name]
    scored = entry.full() if full else entry.sampled()
    return Outcome(name=name, scored=scored, seconds=round(time.perf_counter() - started, 1))


def _told(outcome: Outcome) -> Outcome:
    print(f"{outcome.name}: {outcome.seconds:.0f} s", file=sys.stderr)
    return outcome


def print_set(entry: Entry, outcome: Outcome, frozen: Frozen | None) -> None:
    """Print the figures of one set: now, frozen, aimed at, published; then its misses in bulk."""
    scored = outcome.scored
    print(f"\n{outcome.name} - {entry.title} ({scored.half}; {outcome.seconds:.0f} s)")
    print(f"  {'':<38}{'now':>8}{'frozen':>8}{'change':>8}{'aim':>8}  published")
    for figure, now in scored.figures.items():
        was = frozen.figures.get(figure) if frozen else None
        change = f"{now - was:+.1f}" if was is not None and round(now - was, 1) else ""
        then = f"{was:.1f}" if was is not None else "-"
        published = entry.published.get(figure, "")
        print(f"  {figure:<38}{now:>8.1f}{then:>8}{change:>8}{_aim(entry, figure, now):>8}  {published}".rstrip())
    for note in scored.notes:
        print(f"    {note}")


def _aim(entry: Entry, figure: str, now: float) -> str:
    """Write what is aimed at, with a star where it is reached."""
    goal = entry.target.get(figure)
    if goal is None:
        return ""
    reached = now >= goal if goal >= 0 else now <= -goal
    return f"{abs(goal):g}{'*' if reached else ' '}"


def print_changes(name: str, cases: Mapping[str, float], frozen: Mapping[str, float], listed: int) -> None:
    """Print which cases were gained and lost since the frozen run; only those scored both times are held together."""
    gains, losses = changes(cases, frozen)
    if not gains and not losses:
        return
    print(
        f"\n{name}: {len(gains)} gained, {len(losses)} lost of {sum(key(c) in frozen for c in cases)} cases scored both times"
    )
    for sign, found in (("+", gains), ("-", losses)):
        for case in found[:listed]:
            print(f"  {sign} {case}: {frozen[key(case)]:g} -> {cases[case]:g}")
        if len(found) > listed:
            print(f"  {sign} ... {len(found) - listed} more (--cases N lists N)")


def changes(cases: Mapping[str, float], frozen: Mapping[str, float]) -> tuple[list[str], list[str]]:
    """Give the ids of cases that are more right than they were, and of those less, the greatest change first."""
    moved = {case: now - frozen[key(case)] for case, now in cases.items() if key(case) in frozen}
    ordered = sorted(
        (case for case, by in moved.items() if abs(by) > 0.005), key=lambda case: (-abs(moved[case]), case)
    )
    return [case for case in ordered if moved[case] > 0], [case for case in ordered if moved[case] < 0]


def key(case: str) -> str:
    """Hash the id of a case: some sets make their ids of headlines."""
    return hashlib.sha256(case.encode()).hexdigest()[:10]


def load_results() -> dict[str, Frozen]:
    if not RESULTS.is_file():
        return {}
    return msgspec.json.decode(RESULTS.read_bytes(), type=dict[str, Frozen])


def load_cases(name: str) -> dict[str, float]:
    """Give the frozen outcome of each case by its hashed id."""
    path = FROZEN / f"{name}.json"
    if not path.is_file():
        return {}
    kept = msgspec.json.decode(path.read_bytes(), type=dict[str, list[str]])
    return {case: float(value) for value, cases in kept.items() for case in cases}


def freeze(outcomes: Sequence[Outcome], before: Mapping[str, Frozen], *, full: bool) -> None:
    """Write figures and outcomes; sets that were not scored keep what they had."""
    made = {o.name: Frozen(half=o.scored.half, full=full, figures=o.scored.figures) for o in outcomes}
    kept = {name: both for name in CATALOGUE if (both := made.get(name) or before.get(name))}
    RESULTS.write_bytes(msgspec.json.format(msgspec.json.encode(kept), indent=2) + b"\n")
    FROZEN.mkdir(exist_ok=True)
    for outcome in outcomes:
        (FROZEN / f"{outcome.name}.json").write_bytes(msgspec.json.encode(by_value(outcome.scored.cases)) + b"\n")
    print(f"\nfrozen: {', '.join(made)}")


def by_value(cases: Mapping[str, float]) -> dict[str, list[str]]:
    """Turn outcomes about: how right -> the hashed ids that are."""
    values: dict[str, list[str]] = {}
    for case, value in cases.items():
        values.setdefault(f"{value:g}", []).append(key(case))
    return {value: sorted(values[value]) for value in sorted(values)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
