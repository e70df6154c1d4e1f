"""What a small learned model adds to the rules on the PLOVER sentences, five-fold, and whether it carries over.

    python -m bench.plover_model [--why ID]

The model is linear: of every verb or noun of action and every root it says how likely the two together are what was
marked (``plover_features`` names what it looks at), with a ridge, fitted on four fifths and scored on the last. A root's
chance is summed over the words; a sentence whose best root falls below COVER of the surest ones is left uncoded.
``by verb`` puts all sentences whose marked event hangs on one lemma into one fold, so that no verb scored was learnt from.
Nothing is written: what was learnt here about sentences that are each sure to tell of an event does not make a reader of
reports better (bench/misses/plover.md), so the package reads by its rules alone.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from bench import plover
from bench.plover import ROOTS
from bench.plover_features import Candidate, Sentence, sentences_of
from bench.sets import SEED, Row, Scored, draw, load

FOLDS = 5
RIDGE = 1.5
RIDGE_OF_FEW = 0.3
"""Of what has one weight for all roots."""
LEAST = 2
"""A word is learnt from so many training sentences on."""
COVER = 0.95
"""Share of sentences that are coded, the surest first."""
STEPS, KEPT = 80, 8

Floats = NDArray[np.float64]
Folds = list[set[int]]


class Table:
    """The features of many candidates as arrays; those of ``words`` as the places that are not 0, being few of many."""

    def __init__(
        self,
        candidates: Sequence[Candidate],
        words: Mapping[str, int],
        stands: Mapping[str, int],
        points: Mapping[str, int],
    ) -> None:
        known = [sorted(words[w] for w in c.words if w in words) for c in candidates]
        self._columns = np.array([column for columns in known for column in columns])
        self._rows = np.repeat(np.arange(len(known)), [len(columns) for columns in known])
        self._starts = np.searchsorted(self._rows, np.arange(len(known)))
        self._order = np.argsort(self._columns, kind="stable")
        self._used, self._turns = np.unique(self._columns[self._order], return_index=True)
        self.sizes = len(words), len(stands), len(points)
        self.stands = np.zeros((len(candidates), len(stands)))
        self.points = np.zeros((len(candidates), len(ROOTS), len(points)))
        for row, candidate in enumerate(candidates):
            self.stands[row, [stands[w] for w in candidate.stands if w in stands]] = 1
            for name, root in candidate.points:
                if name in points:
                    self.points[row, ROOTS.index(root), points[name]] = 1

    def scores(self, by_root: Floats, standing: Floats, pointing: Floats) -> Floats:
        """Give the score of each candidate for each root."""
        found: Floats = np.add.reduceat(by_root[self._columns], self._starts) + (self.stands @ standing)[:, None]
        return found + self.points @ pointing

    def back(self, slope: Floats) -> tuple[Floats, Floats, Floats]:
        """Give what each weight has to do with the slopes of the scores."""
        by_root = np.zeros((self.sizes[0], len(ROOTS)))
        by_root[self._used] = np.add.reduceat(slope[self._rows[self._order]], self._turns)
        return by_root, self.stands.T @ slope.sum(axis=1), np.tensordot(slope, self.points, axes=([0, 1], [0, 1]))


class Model(msgspec.Struct, frozen=True, kw_only=True):
    """Weights by name; ``by_root`` has one row a feature and one column a root."""

    words: Mapping[str, int]
    by_root: Floats
    stands: Mapping[str, int]
    standing: Floats
    points: Mapping[str, int]
    pointing: Floats

    def scores(self, candidates: Sequence[Candidate]) -> Floats:
        """Give the score of each candidate (rows) for each root (columns)."""
        table = Table(candidates, self.words, self.stands, self.points)
        return table.scores(self.by_root, self.standing, self.pointing)

    def chances(self, sentence: Sentence) -> Floats:
        """Give the chance of each root; of a sentence without a verb, none."""
        if not sentence.candidates:
            return np.zeros(len(ROOTS))
        scores = self.scores(sentence.candidates)
        raised = np.exp(scores - scores.max())
        found: Floats = raised.sum(axis=0) / raised.sum()
        return found


def fit(sentences: Sequence[Sentence]) -> Model:
    """Fit to sentences with their roots: the words that fit the phrases best, with the root given, shall be likely."""
    told = [s for s in sentences if s.candidates]
    candidates = [c for s in told for c in s.candidates]
    words = _number((c.words for c in candidates), LEAST)
    stands = _number((c.stands for c in candidates), LEAST)
    points = _number(({name for name, _ in c.points} for c in candidates), LEAST)
    likelihood = Likelihood(told, Table(candidates, words, stands, points))
    by_root, standing, pointing = likelihood.parts(descend(likelihood.loss, np.zeros(len(likelihood.ridge))))
    return Model(
        words=words, by_root=by_root, stands=stands, standing=standing, points=points, pointing=pointing
    )  # fmt: skip


class Likelihood:
    """How unlikely weights make what is given, and which way is down."""

    def __init__(self, told: Sequence[Sentence], table: Table) -> None:
        self._table = table
        sizes = np.array([len(s.candidates) for s in told])
        self._starts = np.cumsum(sizes) - sizes
        self._owner = np.repeat(np.arange(len(told)), sizes)
        self._wanted = np.zeros((int(sizes.sum()), len(ROOTS)), bool)
        for start, sentence in zip(self._starts, told, strict=True):
            best = max(c.fit for c in sentence.candidates)
            for row, candidate in enumerate(sentence.candidates, int(start)):
                self._wanted[row, ROOTS.index(sentence.root)] = candidate.fit == best
        self._cut = table.sizes[0] * len(ROOTS)
        self.ridge = np.full(self._cut + table.sizes[1] + table.sizes[2], RIDGE_OF_FEW)
        self.ridge[: self._cut] = RIDGE

    def parts(self, weights: Floats) -> tuple[Floats, Floats, Floats]:
        """Cut one row of weights into those by root, of standing, of pointing."""
        few = self._cut + self._table.sizes[1]
        return weights[: self._cut].reshape(-1, len(ROOTS)), weights[self._cut : few], weights[few:]

    def loss(self, weights: Floats) -> tuple[float, Floats]:
        """Give the negative log-likelihood with the ridge, and its slope."""
        scores = self._table.scores(*self.parts(weights))
        raised = np.exp(scores - np.maximum.reduceat(scores.max(axis=1), self._starts)[self._owner][:, None])
        whole = np.add.reduceat(raised.sum(axis=1), self._starts)
        good = np.add.reduceat((raised * self._wanted).sum(axis=1), self._starts)
        slope = raised / whole[self._owner][:, None] - raised * self._wanted / good[self._owner][:, None]
        slopes = [part.ravel() for part in self._table.back(slope)]
        value = float(np.log(whole).sum() - np.log(good).sum() + 0.5 * (self.ridge * weights**2).sum())
        return value, np.concatenate(slopes) + self.ridge * weights


def _number(sets: Iterable[Iterable[str]], least: int) -> dict[str, int]:
    """Number the names that occur often enough, in the order of the alphabet."""
    counts: dict[str, int] = {}
    for names in sets:
        for name in names:
            counts[name] = counts.get(name, 0) + 1
    return {name: n for n, name in enumerate(sorted(n for n, c in counts.items() if c >= least))}


def descend(loss: Callable[[Floats], tuple[float, Floats]], at: Floats) -> Floats:
    """Find the least loss by L-BFGS with halved steps (Nocedal and Wright, algorithm 7.4)."""
    value, slope = loss(at)
    history: list[tuple[Floats, Floats]] = []
    for _ in range(STEPS):
        way = -_curved(slope, history)
        pace, downhill = 1.0 if history else 1.0 / float(np.abs(slope).sum()), float(way @ slope)
        for _ in range(20):
            new_value, new_slope = loss(at + pace * way)
            if new_value <= value + 1e-4 * pace * downhill:
                break
            pace /= 2
        else:
            return at
        moved, turned = pace * way, new_slope - slope
        if float(moved @ turned) > 1e-10:
            history = [*history, (moved, turned)][-KEPT:]
        done = value - new_value < 1e-6 * abs(value)
        at, value, slope = at + moved, new_value, new_slope
        if done:
            break
    return at


def _curved(slope: Floats, history: Sequence[tuple[Floats, Floats]]) -> Floats:
    """Turn a slope by the curvature that the last steps have shown."""
    way, shares = slope.copy(), []
    for moved, turned in reversed(history):
        share = float(moved @ way) / float(moved @ turned)
        shares.append(share)
        way -= share * turned
    if history:
        moved, turned = history[-1]
        way *= float(moved @ turned) / float(turned @ turned)
    for (moved, turned), share in zip(history, reversed(shares), strict=True):
        way += (share - float(turned @ way) / float(moved @ turned)) * moved
    return way


def by_lot(sentences: Sequence[Sentence]) -> Folds:
    """Put sentences into folds by lot."""
    numbers = list(range(len(sentences)))
    random.Random(SEED).shuffle(numbers)
    return [set(numbers[k::FOLDS]) for k in range(FOLDS)]


def by_verb(sentences: Sequence[Sentence]) -> Folds:
    """Put sentences into folds by the lemma that the marked event hangs on."""
    lemmas = ["".join(c.lemma for c in s.marked()[:1]) for s in sentences]
    names = sorted(set(lemmas))
    random.Random(SEED).shuffle(names)
    return [{n for n, lemma in enumerate(lemmas) if names.index(lemma) % FOLDS == k} for k in range(FOLDS)]


def cross(sentences: Sequence[Sentence], folds: Folds) -> list[Floats]:
    """Give the chances of roots for each sentence by the model that was fitted without its fold."""
    found = [np.zeros(len(ROOTS))] * len(sentences)
    for fold in folds:
        model = fit([s for n, s in enumerate(sentences) if n not in fold])
        for n in sorted(fold):
            found[n] = model.chances(sentences[n])
    return found


def score(sample: int | None = None) -> Scored:
    """Score rules with the model five-fold, by lot and with verbs never learnt from."""
    rows = draw(load("plover_sentences/train"), sample)
    figures: dict[str, float] = {}
    for line in report(rows):
        name, _, told = line.strip().partition("   ")
        if line.startswith("folds "):
            lot = name == "folds by lot"
        elif name.startswith("rules and model"):
            found, right = _FIGURES.findall(told)
            kind = "given the phrases" if "given" in name else "root found"
            figures[kind if lot else f"{kind}, verbs unseen"] = float(found)
            if kind == "root found":
                figures["right among coded" if lot else "right among coded, verbs unseen"] = float(right)
    return Scored(half="train, five-fold", figures=figures)


_FIGURES = re.compile(r"(?:found|coded) ([\d.]+)")


def report(rows: Sequence[Row]) -> Iterable[str]:
    """Say how rules alone and rules with the model do, with the spread over the folds."""
    raw, given = zip(*(sentences_of(row) for row in rows), strict=True)
    for name, folds in (("by lot", by_lot(raw)), ("by verb", by_verb(raw))):
        chances = cross(raw, folds)
        surest = sorted((float(c.max()) for c in chances), reverse=True)
        sure = surest[int(COVER * len(surest)) - 1]
        coded = [{ROOTS[int(c.argmax())]} if c.max() >= sure else set() for c in chances]
        yield f"folds {name}"
        yield from _lines("rules alone", rows, [set(plover.coded(row)) for row in rows], folds)
        yield from _lines("rules and model", rows, coded, folds)
        between = [{plover.between(row)} - {""} for row in rows]
        yield from _lines("rules, given the phrases", rows, between, folds)
        both = [(one + other) / 2 for one, other in zip(chances, cross(given, folds), strict=True)]
        told = [{ROOTS[int(c.argmax())]} for c in both]
        yield from _lines("rules and model, given the phrases", rows, told, folds)


def _lines(name: str, rows: Sequence[Row], coded: Sequence[set[str]], folds: Folds) -> Iterable[str]:
    found = [[100.0 * (rows[n]["root"] in coded[n]) for n in sorted(fold)] for fold in folds]
    right = [100 * sum(rows[n]["root"] in coded[n] for n in f) / max(1, sum(len(coded[n]) for n in f)) for f in folds]
    all_found = 100 * sum(row["root"] in c for row, c in zip(rows, coded, strict=True)) / len(rows)
    all_right = (
        100 * sum(row["root"] in c for row, c in zip(rows, coded, strict=True)) / max(1, sum(len(c) for c in coded))
    )
    spread = np.std([np.mean(f) for f in found])
    yield f"  {name:<36} found {all_found:.1f} ± {spread:.1f}   right among coded {all_right:.1f} ± {np.std(right):.1f}"


def why(rows: Sequence[Row], sentence_id: str) -> Iterable[str]:
    """Give the features that decided a sentence and their weights, fitted without it."""
    raw = [sentences_of(row)[0] for row in rows]
    wanted = next(s for s in raw if s.id == sentence_id)
    model = fit([s for s in raw if s.id != sentence_id])
    scores = model.scores(wanted.candidates)
    row, column = np.unravel_index(int(scores.argmax()), scores.shape)
    candidate, root = wanted.candidates[int(row)], ROOTS[int(column)]
    weights = {w: model.by_root[model.words[w], column] for w in candidate.words if w in model.words}
    weights |= {w: model.standing[model.stands[w]] for w in candidate.stands if w in model.stands}
    weights |= {
        f"{n} -> {r}": model.pointing[model.points[n]] for n, r in candidate.points if r == root and n in model.points
    }
    yield f"{candidate.lemma}: {root}, chance {model.chances(wanted)[int(column)]:.2f}"
    yield from (f"  {value:+.2f} {name}" for name, value in sorted(weights.items(), key=lambda p: -abs(p[1]))[:15])


if __name__ == "__main__":
    arguments = sys.argv[1:]
    everything = load("plover_sentences/train")
    wanted = arguments[arguments.index("--why") + 1] if "--why" in arguments else None
    print(*(why(everything, wanted) if wanted else report(everything)), sep="\n")
