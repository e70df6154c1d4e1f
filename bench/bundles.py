"""Bundles of reports with a key: what of each key the picture holds.

    python -m bench.bundles [--held] [--show NAME] [--open]

Prints for each bundle and each sort of line how many lines hold. ``--show`` prints the lines of one bundle that do not
hold, with what the picture has instead; ``--open`` writes tests/bundles/open.txt, the lines of the development half
that do not hold yet. The held-out half is only ever told in sums: nobody reads what fails there.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Sequence

from bench.bundle_key import FOLDER, HALVES, Bundle, load
from bench.bundle_match import SORTS, Line, Matcher
from bench.sets import NOW, Scored, actor_lists, gazetteer, percent, reader
from dateline.articles.extract import extract
from dateline.articles.files import collect
from dateline.model.picture import Picture, Problem
from dateline.picture.assemble import assemble

SECRET = "held"
OPEN = FOLDER / "open.txt"
"""Lines of the development half that do not hold yet, by their ids."""


def score(_: int | None = None) -> Scored:
    """Score both halves; the cases of the held-out half go by a hash."""
    figures: dict[str, float] = {}
    cases: dict[str, float] = {}
    for half in HALVES:
        judged = {bundle.name: judge(bundle) for bundle in load(half)}
        every = [line for lines in judged.values() for line in lines]
        figures[f"{half}: lines that hold"] = _share(every)
        figures[f"{half}: what must be there"] = _share(line for line in every if not line.absent)
        figures[f"{half}: what must not"] = _share(line for line in every if line.absent)
        figures |= {f"{half}: {sort}": _share(line for line in every if line.sort == sort) for sort in SORTS}
        figures[f"{half}: event found, parts of it wrong or not"] = _found(every)
        cases |= {case_id(half, name, line): float(line.holds) for name, lines in judged.items() for line in lines}
    return Scored(half="dev and held", figures=figures, cases=cases)


def judge(bundle: Bundle) -> list[Line]:
    """Make the picture of one bundle and hold it against its key."""
    return list(Matcher(bundle.key, picture_of(bundle)).lines())


def picture_of(bundle: Bundle) -> Picture:
    """Run the reports of a bundle through every stage, keeping nothing."""
    items = list(collect([str(path) for path in bundle.reports], NOW))
    problems = [item for item in items if isinstance(item, Problem)]
    articles = [extract(item) for item in items if not isinstance(item, Problem)]
    readings = [reader().read(article) for article in articles]
    return assemble(articles, readings, [], gazetteer(), actor_lists(), NOW, problems)


def case_id(half: str, bundle: str, line: Line) -> str:
    """Name a line; one of the held-out half by a hash, so that no list of losses tells what is in it."""
    name = f"{bundle}: {line.sort}: {line.name}"
    return name if half != SECRET else f"{half}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def main(arguments: Sequence[str]) -> int:
    """Print the table, or what fails in one bundle; 2 where that may not be shown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held", action="store_true", help="score the held-out half, in sums only")
    parser.add_argument("--show", metavar="NAME", help="what fails in this bundle")
    parser.add_argument("--open", action="store_true", help="write down which lines do not hold yet")
    chosen = parser.parse_args(arguments)
    if chosen.open:
        OPEN.write_text("".join(f"{name}\n" for name in failing()), encoding="utf-8")
        return 0
    half = SECRET if chosen.held else "dev"
    bundles = load(half)
    if not chosen.show:
        table({bundle.name: judge(bundle) for bundle in bundles}, named=half != SECRET)
        return 0
    if half == SECRET or chosen.show in {bundle.name for bundle in load(SECRET)}:
        print("what fails in a bundle held out is not shown; here are the sums")
        table({bundle.name: judge(bundle) for bundle in load(SECRET)}, named=False)
        return 2
    return show([bundle for bundle in bundles if bundle.name == chosen.show])


def failing() -> list[str]:
    """Name the lines of the development half that do not hold."""
    judged = ((bundle.name, line) for bundle in load("dev") for line in judge(bundle))
    return sorted(case_id("dev", name, line) for name, line in judged if not line.holds)


def show(bundles: Sequence[Bundle]) -> int:
    """Print the lines that do not hold; 2 where there is no such bundle."""
    for bundle in bundles:
        print(f"{bundle.name}: {bundle.key.about}")
        for line in judge(bundle):
            if not line.holds:
                print(f"  {line.sort}: {line.name}\n      {line.found}")
    return 0 if bundles else 2


def table(judged: dict[str, list[Line]], *, named: bool) -> None:
    """Print how many lines hold, a row a bundle where these may be named, and a row of sums."""
    print(f"{'':<16}" + "".join(f"{sort:>11}" for sort in (*SORTS, "all")))
    if named:
        for name, lines in judged.items():
            _row(name, lines)
    every = [line for lines in judged.values() for line in lines]
    _row(f"{len(judged)} bundles", every)
    shares = [_share(line for line in every if line.sort == sort) for sort in SORTS]
    print(f"{'per cent':<16}" + "".join(f"{share:>11.1f}" for share in (*shares, _share(every))))
    there, not_there = (_share(line for line in every if line.absent is absent) for absent in (False, True))
    print(f"of what must be there {there:.1f} per cent is, of what must not be there {not_there:.1f} per cent is not;")
    print(f"{_found(every):.1f} per cent of the events are found by kind, place and time")


def _row(name: str, lines: Sequence[Line]) -> None:
    held, told = (Counter(line.sort for line in lines if line.holds), Counter(line.sort for line in lines))
    cells = [f"{held[sort]}/{told[sort]}" for sort in SORTS] + [f"{held.total()}/{told.total()}"]
    print(f"{name:<16}" + "".join(f"{cell:>11}" for cell in cells))


def _found(lines: Iterable[Line]) -> float:
    """Give the share of events that were found by kind, place and time, whatever else is wrong with them."""
    events = [line for line in lines if line.sort == "event"]
    return percent(sum(line.holds or not line.found.startswith("not found") for line in events), len(events))


def _share(lines: Iterable[Line]) -> float:
    judged = [line.holds for line in lines]
    return percent(sum(judged), len(judged))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
