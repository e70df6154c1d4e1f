"""How well place names are found and located, on LGL and GeoVirus.

``python -m bench.geoparsing [--sample N] [--half 0|1] [--train]``. Tagging: strict spans against the names that have
coordinates; names without (mostly streets) count neither way. Both sets mark every name of a place, also where it
stands for a government or as an adjective of something else, so all uses are counted here. LGL marks demonyms too
("Russian"), which are no places to us: its figures are given as they are and without them. Location: given the names,
the share put within 161 km. Documents with an even number trained the weights; those with an odd one (``--half 1``,
the default) did not.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from dateline.gazetteer.lookup import Entry, Gazetteer, great_circle_km
from dateline.model.article import Article, Zone
from dateline.readings.parse.language import load_english
from dateline.readings.parse.sentences import parse
from dateline.readings.places.company import DOUBTFUL, keep_company, logit
from dateline.readings.places.evidence import Parsed, describe, weigh
from dateline.readings.places.find import find_toponyms, propose
from dateline.readings.places.names import PlaceName, scan
from dateline.readings.places.senses import Setting, favour
from dateline.readings.places.words import load_words

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "bench" / "geoparsing"
WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "dateline" / "data" / "places" / "weights.toml"
NEAR_KM = 161.0
_RARE = 8
_RIDGE = 3.0

Document = dict[str, Any]


def score(sample: int | None = None, half: int | None = 1) -> dict[str, float]:
    """Give tagging precision, recall, F1 and location accuracy, in per cent, keyed ``lgl tagging f1`` and so on."""
    gazetteer = Gazetteer.open()
    figures: dict[str, float] = {}
    for name in ("lgl", "geovirus"):
        documents = read(name, half)
        if sample is not None:
            documents = random.Random(7).sample(documents, min(sample, len(documents)))
        figures |= _score_set(name, documents, gazetteer)
    return figures


def read(name: str, half: int | None = None) -> list[Document]:
    """Load a set, or the even (0) or odd (1) half of it."""
    with gzip.open(FOLDER / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    return [document for number, document in enumerate(documents) if half is None or number % 2 == half]


def as_article(document: Document) -> Article:
    """Make an article of one zone a paragraph."""
    text: str = document["text"]
    zones = tuple(
        Zone(kind="body", start=m.start(), end=m.end(), language="en") for m in re.finditer(r"\S[^\n]*", text)
    )
    return Article(
        id=f"art-{document['doc_id']}", raw_id="raw-0", path="-", url=document.get("url"), title=document.get("title"),
        outlet=document.get("outlet"), text=text, language="en", languages=("en",), zones=zones, dates=(),
        received_at=datetime(2000, 1, 1, tzinfo=UTC),
    )  # fmt: skip


def _score_set(name: str, documents: list[Document], gazetteer: Gazetteer) -> dict[str, float]:
    counts: Counter[str] = Counter()
    errors: list[float] = []
    for document in documents:
        _count_tags(document, gazetteer, counts)
        errors += _location_errors(document, gazetteer)
    plain = counts["found"] / max(1, counts["gold"] - counts["demonym"])
    precision, recall = counts["found"] / max(1, counts["tagged"]), counts["found"] / max(1, counts["gold"])
    within = sum(error <= NEAR_KM for error in errors) / max(1, len(errors))
    figures = {
        "documents": float(len(documents)), "names": float(len(errors)), "tagging precision": precision,
        "tagging recall": recall, "tagging f1": _f1(precision, recall),
        "tagging f1 without demonyms": _f1(precision, plain), "within 161 km": within,
    }  # fmt: skip
    return {f"{name} {key}": value if value > 1 else round(100 * value, 1) for key, value in figures.items()}


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _count_tags(document: Document, gazetteer: Gazetteer, counts: Counter[str]) -> None:
    article = as_article(document)
    proposed = propose(article, gazetteer)
    passages = parse(article, [(name.start, name.end) for name in proposed], load_english())
    found = {(t.name.start, t.name.end) for t in find_toponyms(article, passages, gazetteer)}
    gold = {(t["start"], t["end"]) for t in document["toponyms"] if t["lat"] is not None}
    passed = {(t["start"], t["end"]) for t in document["toponyms"] if t["lat"] is None}
    demonyms = {span for span in gold - found if gazetteer.demonym(article.text[slice(*span)])}
    counts.update(found=len(found & gold), tagged=len(found - passed), gold=len(gold), demonym=len(demonyms))


def _location_errors(document: Document, gazetteer: Gazetteer) -> Iterator[float]:
    """Give, for each name that has coordinates, how many km off its likeliest place lies; infinite where unknown."""
    article, words = as_article(document), load_words()
    spotted = {(name.start, name.end): name for name in scan(article, gazetteer, words)}
    inorder = sorted(document["toponyms"], key=lambda toponym: toponym["start"])
    names = [_name(article, toponym, spotted, gazetteer) for toponym in inorder]
    known = [name for name in names if name.entries]
    resolved = Setting(article, known, gazetteer, words).resolve()
    places = {(name.start, name.end): entries[0] for name, entries in zip(known, resolved, strict=True)}
    for toponym in document["toponyms"]:
        if toponym["lat"] is not None:
            place = places.get((toponym["start"], toponym["end"]))
            yield _km(place, toponym)


def _km(place: Entry | None, toponym: Document) -> float:
    if place is None or place.lat is None or place.lon is None:
        return math.inf
    return great_circle_km((place.lat, place.lon), (toponym["lat"], toponym["lon"]))


def _name(
    article: Article, toponym: Document, spotted: dict[tuple[int, int], PlaceName], gazetteer: Gazetteer
) -> PlaceName:
    """Take the name as our scan has it, else look the given stretch up: demonyms as their state."""
    span = (toponym["start"], toponym["end"])
    if span in spotted:
        return spotted[span]
    quote = article.text[slice(*span)]
    states = gazetteer.demonym(quote)
    entries = tuple(e for s in states if (e := gazetteer.entry(f"country:{s}"))) or gazetteer.find(quote)
    return PlaceName(*span, quote, entries, (), (), "\n", "\n", False, False, article.zones[0])


def train() -> None:
    """Fit the weights of ``readings/places/evidence.py`` on the even half and write them to data/places/weights.toml."""
    rows: list[tuple[list[str], float, float]] = []
    for name, importance in (("lgl", 1.0), ("geovirus", 2.0)):
        for number, document in enumerate(read(name, 0)):
            for version in (document, _shout(document)) if number % 3 == 0 else (document,):
                rows += [(features, label, importance) for features, label in _examples(version)]
    seen = Counter(feature for features, _, _ in rows for feature in features)
    kept = {feature for feature, count in seen.items() if count >= _RARE}
    found = _fit([({f: 1.0 for f in features if f in kept}, label, weight) for features, label, weight in rows])
    company = _train_company(found)
    lines = "".join(f'"{feature}" = {weight:.3f}\n' for feature, weight in found.items())
    second = "".join(f'"{feature}" = {weight:.3f}\n' for feature, weight in company.items())
    WEIGHTS.write_text(f"{_HEADER}{lines}\n{_SECOND}{second}", encoding="utf-8")


def _fit(rows: list[tuple[dict[str, float], float, float]]) -> dict[str, float]:
    """Fit a logistic regression to (features, label, importance) and give the weight of each feature."""
    import numpy  # only here: training is no part of the package

    kept = sorted({feature for features, _, _ in rows for feature in features})
    columns = {feature: column for column, feature in enumerate(kept)}
    table = numpy.zeros((len(rows), len(kept)))
    for number, (features, _, _) in enumerate(rows):
        for feature, value in features.items():
            table[number, columns[feature]] = value
    labels, importance = numpy.array([r[1] for r in rows]), numpy.array([r[2] for r in rows])
    weights = numpy.zeros(len(kept))
    for _ in range(25):
        chance = 1.0 / (1.0 + numpy.exp(-table @ weights))
        slope = table.T @ (importance * (chance - labels)) + _RIDGE * weights
        curve = (table * (importance * chance * (1 - chance))[:, None]).T @ table + _RIDGE * numpy.eye(len(kept))
        weights -= numpy.linalg.solve(curve, slope)
    return {feature: round(float(weight), 3) for feature, weight in zip(kept, weights, strict=True)}


def _train_company(weights: dict[str, float]) -> dict[str, float]:
    """Fit the second look: the first chance, and how far the place lies from the others of the article."""
    rows: list[tuple[dict[str, float], float, float]] = []
    words, gazetteer = msgspec.structs.replace(load_words(), weights=weights), Gazetteer.open()
    for name, importance in (("lgl", 1.0), ("geovirus", 2.0)):
        for document in read(name, 0):
            article = as_article(document)
            names = scan(article, gazetteer, words)
            proposed = propose(article, gazetteer)
            passages = parse(article, [(n.start, n.end) for n in proposed], load_english())
            chances = weigh(names, Parsed(passages), favour(article, names, gazetteer, words), words)
            likely = [(n, chance) for n, chance in zip(names, chances, strict=True) if chance >= DOUBTFUL]
            maybe = [n for n, _ in likely]
            resolved = Setting(article, maybe, gazetteer, words).resolve()
            company = keep_company(maybe, resolved, [chance for _, chance in likely])
            labels = {(t["start"], t["end"]): float(t["lat"] is not None) for t in document["toponyms"]}
            for (n, chance), features in zip(likely, company, strict=True):
                label = labels.get((n.start, n.end), 0.0)
                if features and (label or (n.start, n.end) not in labels):
                    rows.append(({"first chance": logit(chance), **dict.fromkeys(features, 1.0)}, label, importance))
    return _fit(rows)


_HEADER = """\
# Weights of a logistic regression over the features of readings/places/evidence.py, made by
# `python -m bench.geoparsing --train` on the even half of LGL and of GeoVirus; no text of theirs is kept.
[weights]
"""
_SECOND = """\
# Of the second look (readings/places/company.py).
[company]
"""


def _shout(document: Document) -> Document:
    """Give a document in capitals throughout, so that wires without case are learnt from too."""
    text = "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in document["text"])
    return {**document, "text": text}


def _examples(document: Document) -> Iterator[tuple[list[str], float]]:
    article, words, gazetteer = as_article(document), load_words(), Gazetteer.open()
    names = scan(article, gazetteer, words)
    proposed = propose(article, gazetteer)
    passages = parse(article, [(name.start, name.end) for name in proposed], load_english())
    labels = {(t["start"], t["end"]): float(t["lat"] is not None) for t in document["toponyms"]}
    passed = {span for span, label in labels.items() if not label}
    found = describe(names, Parsed(passages), favour(article, names, gazetteer, words), words)
    for name, features in zip(names, found, strict=True):
        if (name.start, name.end) not in passed:
            yield list(features), labels.get((name.start, name.end), 0.0)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sample", type=int, help="documents of each set")
    options.add_argument("--half", type=int, choices=(0, 1), default=1)
    options.add_argument("--train", action="store_true")
    chosen = options.parse_args()
    if chosen.train:
        train()
    for figure, value in score(chosen.sample, chosen.half).items():
        print(f"{figure:40} {value:8.1f}")
