"""Brings the scorers that measure one stage each into the form the quality table wants, case by case."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from anyascii import anyascii

from bench import dating, geoparsing, polnear, shootings, syndication, tempeval3
from bench.sets import FOLDER, NOW, Scored, actor_lists, draw, f1, gazetteer, percent, read, scorer
from dateline.model.picture import Picture
from dateline.picture.assemble import assemble

COPY_PAIRS = Path(__file__).resolve().parents[1] / "tests/picture/copy_pairs.toml"


def score_times(sample: int | None = None) -> Scored:
    """Score time expressions on the part of TempEval-3 that no rule was written by."""
    documents = draw(tempeval3.load("check"), sample)
    gold = {
        d["doc_id"]: [(t["start"], t["end"], t["type"], t["value"]) for t in d["timex3"] if t.get("start") is not None]
        for d in documents
    }
    found = {d["doc_id"]: tempeval3.predict(d) for d in documents}
    figures = scorer("misc_metrics").timex(gold, found)
    cases = {}
    for name, times in gold.items():
        for start, end, _, value in times:
            near = next((t for t in found[name] if t[0] < end and start < t[1]), None)
            cases[f"{name}:{start}"] = 0.0 if near is None else 1.0 if near[3] == value else 0.5
    return Scored(half="dev", figures=figures, cases=cases)


def score_places(sample: int | None = 60) -> Scored:
    """Score place names on the odd documents of both sets, ``sample`` of each."""
    figures: dict[str, float] = {}
    cases: dict[str, float] = {}
    for name in ("lgl", "geovirus"):
        counts: Counter[str] = Counter()
        near = located = 0
        for document in draw(geoparsing.read(name, 1), sample):
            one: Counter[str] = Counter()
            geoparsing._count_tags(document, gazetteer(), one)
            errors = list(geoparsing._location_errors(document, gazetteer()))
            within = sum(error <= geoparsing.NEAR_KM for error in errors)
            near, located = near + within, located + len(errors)
            counts.update(one)
            cases[f"{name} tagging:{document['doc_id']}"] = round(_tag_f1(one), 2)
            cases[f"{name} location:{document['doc_id']}"] = round(within / len(errors), 2) if errors else 1.0
        figures |= {
            f"{name} tagging F1": round(100 * _tag_f1(counts), 1),
            f"{name} tagging precision": percent(counts["found"], counts["tagged"]),
            f"{name} tagging recall": percent(counts["found"], counts["gold"]),
            f"{name} within 161 km": percent(near, located),
        }
    return Scored(half="odd documents", figures=figures, cases=cases)


def _tag_f1(counts: Counter[str]) -> float:
    if not counts["gold"] and not counts["tagged"]:
        return 1.0
    return f1(counts["found"] / max(1, counts["tagged"]), counts["found"] / max(1, counts["gold"]))


def score_speakers(sample: int | None = 40) -> Scored:
    """Score who said what on the development articles."""
    total: Counter[str] = Counter()
    cases = {}
    for row in polnear.load("dev", sample):
        one = dict.fromkeys(
            ("shared", "gold", "ours", "cover", "cover_gold", "cover_ours", "found", "right", "golds", "outs"), 0
        )
        polnear.count(row, polnear.read(row), one)
        total.update(one)
        cases[row["doc_id"]] = round(2 * one["shared"] / max(1, one["gold"] + one["ours"]), 2)
    figures = {
        "content F1": percent(2 * total["shared"], total["gold"] + total["ours"]),
        "content precision": percent(total["shared"], total["ours"]),
        "content recall": percent(total["shared"], total["gold"]),
        "said by anyone F1": percent(2 * total["cover"], total["cover_gold"] + total["cover_ours"]),
        "right source": percent(total["right"], total["found"]),
    }
    return Scored(half="dev", figures=figures, cases=cases)


def score_shootings(sample: int | None = None) -> Scored:
    """Score killed, wounded and city on the development articles."""
    cases = {}
    for document in draw(shootings.load("check"), sample):
        article = shootings.article_of(document)
        killed, wounded = shootings.choose(shootings.read(document), article.text)
        cases[f"killed:{document['doc_id']}"] = float(killed == int(document["killed"] or 0))
        cases[f"wounded:{document['doc_id']}"] = float(wounded == int(document["wounded"] or 0))
        if document.get("city"):
            picture = assemble([article], [read(article)], [], gazetteer(), actor_lists(), NOW, [])
            cases[f"city:{document['doc_id']}"] = float(fold(document["city"]) in cities(picture))
    figures = {what: _share_of(cases, what) for what in ("killed", "wounded", "city")}
    return Scored(half="dev", figures=figures, cases=cases)


def cities(picture: Picture) -> set[str]:
    """Give the names of the place where most claims of harm put the happening: of a quarter those of its city."""
    places = {p.id: p for p in picture.places}
    events = [e for e in picture.events if e.kind in {"killing", "attack", "clash"} and e.place_id in places]
    if not events:
        return set()
    main = max(events, key=lambda e: (not e.background, len(e.claim_ids), e.id))
    place = places[main.place_id or ""]
    city = next(iter(gazetteer().find(place.city, place.country)), None) if place.city else None
    names = gazetteer().names_of(city.id) if city else (place.name, *place.names)
    return {fold(name) for name in names}


def fold(name: str) -> str:
    return "".join(letter for letter in anyascii(name).lower() if letter.isalpha())


def _share_of(cases: dict[str, float], what: str) -> float:
    fits = [value for name, value in cases.items() if name.startswith(f"{what}:")]
    return percent(sum(fits), len(fits))


def score_copies(_: int | None = None) -> Scored:
    """Score shared words against the silver links, and the direction of invented pairs."""
    figures: dict[str, float] = {}
    cases: dict[str, float] = {}
    for name in ("census", "spotify"):
        given, wanted, copied, counted = _links(name)
        figures[f"{name} pairs F1"] = _pairs_f1(counted, wanted)
        figures[f"{name} pairs F1, our words"] = _pairs_f1(given, wanted)
        figures[f"{name} copies F1"] = _pairs_f1(copied, wanted)
        cases |= {
            f"{name}:{'+'.join(sorted(pair))}": float(pair in given and pair in wanted) for pair in given | wanted
        }
    table = tomllib.loads(COPY_PAIRS.read_text(encoding="utf-8"))
    for pair in table["pair"]:
        sides = {side: syndication._text(table["story"], pair, side) for side in ("origin", "taker")}
        cases[f"direction:{pair['id']}"] = float(syndication.direction_found(sides, pair) == "right")
    figures["direction right"] = _share_of(cases, "direction")
    return Scored(half="all", figures=figures, cases=cases)


def _links(name: str) -> tuple[set[syndication.Pair], ...]:
    """Give pairs that share enough words, the silver pairs, the pairs left when quotations are set apart, and those found
    that share enough as the set counts words.

    Many pairs lie at the edge of ten per cent, where it matters whether ``it's`` is one word, as with us, or, with a
    curled apostrophe only, two, as in the set.
    """
    import gzip
    import json

    with gzip.open(FOLDER / f"syndication/{name}_docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    links = (FOLDER / f"syndication/{name}_silver_links.jsonl").read_text(encoding="utf-8").splitlines()
    wanted = {frozenset((link["a"], link["b"])) for link in map(json.loads, links)}
    articles = [syndication.article(row["doc_id"], row["text"], row["outlet"]) for row in rows]
    lengths = {a.id: len(syndication.number_words(a, syndication.Vocabulary())[0]) for a in articles}
    share = syndication._share
    found = syndication._found(articles)
    shingles = {row["doc_id"]: _shingles(row["text"]) for row in rows}
    counted = {pair for pair in found if _containment(*(shingles[one] for one in pair)) >= 0.1}
    return share(found, lengths), wanted, share(syndication._copied(articles), lengths), counted


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[\w']+", text.lower())
    return {tuple(words[at : at + 8]) for at in range(len(words) - 7)}


def _containment(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _pairs_f1(given: set[syndication.Pair], wanted: set[syndication.Pair]) -> float:
    hits = len(given & wanted)
    return round(100 * f1(hits / max(1, len(given)), hits / max(1, len(wanted))), 1)


def score_dates(sample: int | None = 1200) -> Scored:
    """Score the days inferred for reports whose date was taken away."""
    size = sample if sample is not None else 1_000_000
    found: dict[str, Callable[[], Iterable[dating.Case]]] = {
        "gun incidents": lambda: dating.gun_incidents(FOLDER, size, address=True),
        "FA-KES": lambda: dating.fa_kes(FOLDER, size, head=True),
        "Egypt": lambda: dating.egypt(FOLDER, size),
    }
    figures: dict[str, float] = {}
    cases: dict[str, float] = {}
    for name, make in found.items():
        _dated(name, list(make()), figures, cases)
    return Scored(half="half of each hidden", figures=figures, cases=cases)


def _dated(name: str, all_cases: Sequence[dating.Case], figures: dict[str, float], cases: dict[str, float]) -> None:
    dated = dating.infer(all_cases)
    hidden = [(case, dated[case.article.id]) for case in all_cases if case.hidden]
    holds = [dating._holds(when, case.truth) for case, when in hidden]
    days = [(case, when) for case, when in hidden if when.earliest and when.earliest == when.latest]
    figures[f"{name}: interval holds"] = percent(sum(holds), len(hidden))
    figures[f"{name}: a day given"] = percent(len(days), len(hidden))
    figures[f"{name}: given day right"] = percent(sum(w.earliest == c.truth for c, w in days), len(days))
    cases |= {f"{name}:{case.article.id}": float(held) for (case, _), held in zip(hidden, holds, strict=True)}
