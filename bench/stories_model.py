"""Learns the weights of the features by which reports are put into stories, and writes them to data/stories.toml.

    python -m bench.stories_model [--write]

From the training documents of ECB+ and from gun incidents of cities that ``bench.gun_incidents`` does not score:
pairs of reports, all that are of one happening and for each up to AGAINST that are not, half of them those with most
words in common. Pairs are drawn from all reports at once and from small bundles (one topic, one city), the
gun incidents also with every third report's date taken away. A logistic regression with a ridge, in which what is shared can only
speak for one happening and what clashes only against it. Without ``--write`` the weights are only printed.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

import dateline
from bench import ecbplus, gun_incidents
from bench.sets import SEED, actor_lists, gazetteer, load, read_all, undated
from dateline.model.article import Article
from dateline.model.picture import Published
from dateline.model.reading import Reading
from dateline.picture.dates import dating
from dateline.picture.links import people
from dateline.picture.links.link import Linker
from dateline.picture.stories import likeness
from dateline.picture.stories.gist import Deeds, Gist, Ground, deeds, gist
from dateline.picture.stories.likeness import Library

FILE = Path(dateline.__file__).parent / "data/stories.toml"
INCIDENTS = 300
SCORED_INCIDENTS, SCORED_PAIRS = 210, 250
"""As ``bench.quality`` draws them; no city of theirs is learnt from."""
AGAINST = 20
RIDGE = 1.0
LIFT = 0.17
"""Added to the learned bias: pairs that look alike are drawn more often than they are met. A little tuned on ECB+ dev."""
ROUNDS = 3000
HEAD = """\
# How much each feature of two reports speaks for (or, below 0, against) their being of one happening, as log-odds; what
# each means is said in picture/stories/likeness.py. `learned` and `bias` were fitted by bench/stories_model.py to pairs of
# reports of ECB+ (CC BY 3.0, A. Cybulska and P. Vossen) and of a public archive of gun incidents; they are figures and hold
# no words of either. `set_by_hand` holds what those sets have no examples of.
"""
BY_HAND = {
    "rarest": 0.0,
    "running matter": 1.5,
    "same front": 0.75,
    "disaster": 3.0,
    "undated disaster": 0.25,
    "more facts": 3.0,
    "bounds long apart": -2.0,
}

Floats = NDArray[np.float64]


class Report(msgspec.Struct, frozen=True):
    """A report, ready to be compared, and what it truly is of."""

    gist: Gist
    deeds: Deeds
    published: Published
    happening: str
    block: str
    """The topic or city within which look-alikes are."""


class Pairs(msgspec.Struct, frozen=True):
    """Feature values of pairs, whether each is of one happening, and how much each counts."""

    values: Floats
    same: NDArray[np.bool_]
    weight: float


def main(arguments: Sequence[str]) -> int:
    samples = [pairs for pairs in draw_pairs(ecb_reports()) if len(pairs.same)]
    values = np.concatenate([p.values for p in samples])
    same = np.concatenate([p.same for p in samples])
    weight = np.concatenate([np.full(len(p.same), p.weight / len(p.same)) for p in samples])
    learned, bias = fit(values, same, weight * len(weight) / weight.sum(), signs(NAMES))
    text = write(learned, bias)
    print(text)
    print(f"# {len(same)} pairs, {same.sum()} of one happening", file=sys.stderr)
    if "--write" in arguments:
        FILE.write_text(text, encoding="utf-8")
    return 0


def ecb_reports() -> list[Report]:
    rows = load("ecbplus/train")
    happenings = {f"art-{row['doc_id']}": (row["subtopic"], row["topic"]) for row in rows}
    return prepare([ecbplus.document(row) for row in rows], happenings)


def gun_reports(without_dates: bool) -> list[Report]:
    """Give reports of incidents in cities that are not scored; every third without its date where asked."""
    articles, happenings = [], {}
    rows = {row["doc_id"]: row for row in load("gun_incidents/docs")}
    for incident in training_incidents():
        for name in incident["doc_ids"][: gun_incidents.BIGGEST]:
            if name in rows:
                articles.append(gun_incidents._article(rows[name]))
                happenings[f"art-{name}"] = (incident["incident_id"], "/".join(gun_incidents._city(incident)))
    if without_dates:
        articles = [undated(a) if n % 3 == 2 else a for n, a in enumerate(articles)]
    return prepare(articles, happenings)


def training_incidents() -> list[gun_incidents.Incident]:
    incidents = gun_incidents._incidents()
    scored = [
        *gun_incidents.draw_look_alikes(incidents, SCORED_INCIDENTS),
        *(i for pair in gun_incidents.draw_pairs(incidents, SCORED_PAIRS) for i in pair),
    ]
    kept = {gun_incidents._city(i) for i in scored}
    return gun_incidents.draw_look_alikes([i for i in incidents if gun_incidents._city(i) not in kept], INCIDENTS)


def prepare(articles: Sequence[Article], happenings: Mapping[str, tuple[str, str]]) -> list[Report]:
    """Read, date and link reports, each by itself."""
    readings = read_all(articles)
    linker = Linker(gazetteer(), actor_lists(), people.unify(readings))
    reports = []
    for article, reading in zip(articles, readings, strict=True):
        reports.append(_report(article, reading, linker, happenings[article.id]))
    return reports


def _report(article: Article, reading: Reading, linker: Linker, happening: tuple[str, str]) -> Report:
    published = dating.date_article(article, reading)
    summed = gist(article, reading, gazetteer())
    claims = linker.link(article, reading, published).claims
    told = deeds(claims, {article.id: summed}, Ground(lambda place: place, lambda actor: False))
    return Report(summed, told.get(article.id, likeness.UNTOLD), published, happening[0], happening[1])


def draw_pairs(ecb: Sequence[Report]) -> Iterator[Pairs]:
    """Draw from all reports at once and from bundles; small bundles count less."""
    chance = random.Random(SEED)
    dated, partly = gun_reports(False), gun_reports(True)
    yield from _of([ecb], 1.0, chance)
    yield from _of(bundles(ecb, 1, chance), 0.7, chance)
    yield from _of(bundles(ecb, 4, chance), 0.7, chance)
    yield from _of([dated], 1.0, chance)
    yield from _of([partly], 0.7, chance)
    yield from _of(bundles(partly, 1, chance), 0.7, chance)
    yield from _of(bundles(partly, 30, chance), 0.7, chance)


def bundles(reports: Sequence[Report], blocks: int, chance: random.Random) -> list[list[Report]]:
    """Put reports into bundles of so many topics or cities."""
    names = sorted({r.block for r in reports})
    chance.shuffle(names)
    sets = [set(names[n : n + blocks]) for n in range(0, len(names), blocks)]
    return [[r for r in reports if r.block in chosen] for chosen in sets]


def _of(groups: Iterable[Sequence[Report]], weight: float, chance: random.Random) -> Iterator[Pairs]:
    """Draw the pairs of some bundles, as one sample."""
    drawn = [_draw(group, chance) for group in groups if len(group) > 1]
    values = np.array([v for found in drawn for v, _ in found])
    yield Pairs(values, np.array([same for found in drawn for _, same in found]), weight)


def _draw(reports: Sequence[Report], chance: random.Random) -> list[tuple[list[float], bool]]:
    """Give all pairs of one happening, and of the others the likest in words and as many by lot."""
    library = Library([r.gist for r in reports])
    pairs = [
        (
            row(a, b, library),
            a.happening == b.happening,
            likeness._cosine(library.words(a.gist.article_id), library.words(b.gist.article_id)),
        )
        for a, b in combinations(reports, 2)
        if not likeness.exclude(a.published, b.published, a.deeds, b.deeds)
    ]
    alike = [p[:2] for p in pairs if p[1]]
    others = [p[:2] for p in sorted((p for p in pairs if not p[1]), key=lambda p: -p[2])]
    half = AGAINST * len(alike) // 2 + 10
    return [*alike, *others[:half], *chance.sample(others[half:], min(half, len(others[half:])))]


def row(one: Report, other: Report, library: Library) -> list[float]:
    """Give the values of the learned features in the order of NAMES."""
    values = likeness.compare_words(one.gist, other.gist, library) | likeness.compare_times(
        one.deeds,
        other.deeds,
        one.published,
        other.published,
        (one.gist.newest_year, other.gist.newest_year),
    )
    return [values[name] for name in NAMES]


def _names() -> tuple[str, ...]:
    nothing = Published(earliest=None, latest=None, basis="unknown", evidence=())
    empty = Gist(
        article_id="",
        words={},
        lead=frozenset(),
        names={},
        **dict.fromkeys(_SETS, frozenset()),
        newest_year=None,
        told_on={},
    )
    values = likeness.compare_words(empty, empty, Library([empty]))
    values |= likeness.compare_times(likeness.UNTOLD, likeness.UNTOLD, nothing, nothing)
    return tuple(name for name in values if name not in BY_HAND)


_SETS = (
    "people",
    "bodies",
    "towns",
    "districts",
    "regions",
    "countries",
    "ages",
    "killed",
    "injured",
    "sites",
    "streets",
    "weekdays",
)
NAMES = _names()
LIKEST = NAMES.index("rare words")


def signs(names: Sequence[str]) -> Floats:
    return np.array([-1.0 if "apart" in name or "undated" in name.split() else 1.0 for name in names])


def fit(values: Floats, same: NDArray[np.bool_], weight: Floats, sign: Floats) -> tuple[Floats, float]:
    """Fit by accelerated projected gradients: a step down, then every weight of the wrong sign is put to 0."""
    extended = np.hstack([values * sign, np.ones((len(values), 1))])
    goal = np.where(same, 1.0, -1.0)
    ridge = np.append(np.full(values.shape[1], RIDGE), 0.0)
    step = 1 / (0.25 * np.linalg.eigvalsh((extended * weight[:, None]).T @ extended)[-1] + RIDGE)
    known = ahead = np.zeros(extended.shape[1])
    pace = 1.0
    for _ in range(ROUNDS):
        slope = (
            extended.T @ (-goal * weight / (1 + np.exp(np.clip(goal * (extended @ ahead), -50, 50)))) + ridge * ahead
        )
        new = ahead - step * slope
        new[:-1] = np.maximum(new[:-1], 0.0)
        faster = (1 + (1 + 4 * pace**2) ** 0.5) / 2
        ahead, known, pace = new + (pace - 1) / faster * (new - known), new, faster
    return known[:-1] * sign, float(known[-1])


def write(learned: Floats, bias: float) -> str:
    lines = [f'"{name}" = {value:.2f}' for name, value in zip(NAMES, learned, strict=True) if abs(value) >= 0.005]
    hand = [f'"{name}" = {value:.2f}' for name, value in BY_HAND.items()]
    return HEAD + "\n".join(["", f"bias = {bias + LIFT:.2f}", "", "[learned]", *lines, "", "[set_by_hand]", *hand, ""])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
