"""Learns the weights of the features by which event words are matched, and writes them to data/event_words.toml.

    python -m bench.event_words_model [--write]

From the training topics of ECB+: all pairs of gold event words of the checked sentences that ``same_event.candidates``
gives, stories as the product finds them; of those of no one story and no one event, one in ten. Every word counts the
same however many others it is held against. A logistic regression with a ridge, by Newton's method. How topics left out of
the fit (two folds) score by the odds from which two words are taken to be of one event is printed. Without ``--write``
nothing is written.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from bench import ecbplus
from bench.sets import SOURCES, load, scorer
from dateline.picture.events import same_event
from dateline.picture.events.same_event import Surroundings
from dateline.picture.events.words import EventWord

FILE = SOURCES / "data/event_words.toml"
RIDGE = 3.0
ROUNDS = 12
STRANGERS = 10
TRIED = (-1.2, -1.0, -0.8, -0.6)
ODDS = -0.8
"""Topics left out score 76.7 here and 76.9 at -0.6; the lower was taken because stories of these topics, from which their
weights were learnt too, are put together better than those of unseen ones."""
PURE = 0.25
"""Pairs of two stories are learnt from only where their reports are this alike: else it would be learnt that stories of
these topics, which are hardly ever split, are always right."""
HEAD = """\
# How much each feature of two event words speaks for (or, below 0, against) their telling of one happening, as log-odds;
# what each means is said in picture/events/same_event.py. `learned` and `bias` were fitted by bench/event_words_model.py to pairs
# of ECB+ (CC BY 3.0, A. Cybulska and P. Vossen); they are figures and hold no words of it. `bias` already holds the odds
# from which two are taken to be of one happening.
"""

Floats = NDArray[np.float64]


class Pairs(msgspec.Struct, frozen=True):
    """Pairs of event words by their ids, with features, whether they are of one event, and how much each counts."""

    ids: list[tuple[str, str]]
    values: Floats
    same: NDArray[np.bool_]
    weight: Floats
    fold: NDArray[np.int_]


def main(arguments: Sequence[str]) -> int:
    rows = load("ecbplus/train")
    told = ecbplus.told(rows)
    gold = {m.id: m.chain for m in ecbplus.mentions(rows)}
    topic = {f"art-{row['doc_id']}": int(row["topic"]) for row in rows}
    names = tuple(same_event.compare(told.words[0], told.words[0], told.surroundings))
    pairs = draw_pairs(told.words, told.surroundings, gold, topic, names)
    print(f"# {len(pairs.ids)} pairs, {pairs.same.sum()} of one event", file=sys.stderr)
    print(f"# CoNLL F1 of topics left out, by odds: {try_odds(pairs, told.words, gold)}", file=sys.stderr)
    learned = fit(pairs.values, pairs.same, pairs.weight)
    text = write(names, learned)
    print(text)
    if "--write" in arguments:
        FILE.write_text(text, encoding="utf-8")
    return 0


def draw_pairs(
    words: Sequence[EventWord],
    surroundings: Surroundings,
    gold: Mapping[str, str],
    topic: Mapping[str, int],
    names: Sequence[str],
) -> Pairs:
    """Compare the candidates; the two folds are the odd and the even topics."""
    ids, values, fold, strange = [], [], [], []
    held: Counter[str] = Counter()
    looked_at = [p for p in same_event.candidates(words, surroundings) if _is_learnt_from(*p, surroundings)]
    for number, (a, b) in enumerate(looked_at):
        far = surroundings.story(a) != surroundings.story(b) and gold[a.id] != gold[b.id]
        if far and number % STRANGERS:
            continue
        compared = same_event.compare(a, b, surroundings)
        ids.append((a.id, b.id))
        values.append([compared.get(name, 0.0) for name in names])
        fold.append(topic[a.article_id] % 2)
        strange.append(far)
        held.update((a.id, b.id))
    weight = np.array(
        [(1 / held[a] + 1 / held[b]) * (STRANGERS if s else 1) for (a, b), s in zip(ids, strange, strict=True)]
    )
    same = np.array([gold[a] == gold[b] for a, b in ids])
    return Pairs(ids, np.array(values), same, weight * len(ids) / weight.sum(), np.array(fold))


def _is_learnt_from(one: EventWord, other: EventWord, surroundings: Surroundings) -> bool:
    if surroundings.story(one) == surroundings.story(other):
        return True
    return surroundings.reports(one, other).words >= PURE


def try_odds(pairs: Pairs, words: Sequence[EventWord], gold: Mapping[str, str]) -> dict[float, float]:
    """Give how topics left out of the fit score, by odds."""
    held = np.zeros(len(pairs.ids))
    for fold in (0, 1):
        chosen = pairs.fold != fold
        learned = fit(pairs.values[chosen], pairs.same[chosen], pairs.weight[chosen])
        held[~chosen] = pairs.values[~chosen] @ learned[:-1] + learned[-1]
    return {odds: _score(pairs.ids, held - odds, words, gold) for odds in TRIED}


def _score(ids: Sequence[tuple[str, str]], fits: Floats, words: Sequence[EventWord], gold: Mapping[str, str]) -> float:
    known = dict(zip(ids, np.clip(fits, -same_event.LIMIT, same_event.LIMIT).tolist(), strict=True))
    groups = same_event.join([w.id for w in words], known.keys(), lambda a, b: known.get((a, b), -same_event.LIMIT))
    ours = {name: group[0] for group in groups for name in group}
    return float(scorer("coref_metrics").score(gold, ours)["conll"])


def fit(values: Floats, same: NDArray[np.bool_], weight: Floats) -> Floats:
    """Fit the weights and, last, the bias."""
    extended = np.hstack([values, np.ones((len(values), 1))])
    learned = np.zeros(extended.shape[1])
    ridge = np.append(np.full(values.shape[1], RIDGE), 1e-6)
    for _ in range(ROUNDS):
        odds = 1 / (1 + np.exp(-np.clip(extended @ learned, -30, 30)))
        slope = extended.T @ (weight * (same - odds)) - ridge * learned
        bend = (extended * (weight * odds * (1 - odds))[:, None]).T @ extended + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        learned += step
        if np.abs(step).max() < 1e-4:
            break
    return learned


def write(names: Sequence[str], learned: Floats) -> str:
    """Write the file anew; the lists of words in it stay as they are."""
    kept = same_event.weights()
    lists = [f"{name} = {sorted(getattr(kept, name))}".replace("'", '"') for name in ("speech", "light")]
    lines = [f'"{name}" = {value:.2f}' for name, value in zip(names, learned[:-1], strict=True) if abs(value) >= 0.005]
    return HEAD + "\n".join(["", f"bias = {learned[-1] - ODDS:.2f}", *lists, "", "[learned]", *lines, ""])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
