"""Which reports are of one happening, where each topic has two look-alikes; which event words are of one event.

    python -m bench.ecbplus [--sample TOPICS]

All documents of the development topics are assembled at once; stories are held against the two happenings of each
topic (V and B3 over documents, a document in no story stands alone). ``events CoNLL F1``: gold event words of the
sentences that were checked are given; a word in the trigger of a claim belongs to the claim's event, any other stands
alone; ``events by stem in one story`` joins those that begin alike in one story. Documents come without dates, and most topics are not of conflict or disaster: sport, films, companies, courts.
Published for the test part: tf-idf V .93, B3 .86; event words same lemma 61.9, lemma and tf-idf 74.4, features and
XGBoost 74.8, neural 85.7.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from bench.sets import NOW, Row, Scored, actor_lists, article_of, draw, f1, gazetteer, load, percent, read_all, scorer
from dateline.model.article import Article
from dateline.model.picture import Picture
from dateline.picture.assemble import assemble

_JOINED = re.compile(r" (?='s\b|n't\b|[.,;:?!%)]|'re\b|'ve\b|'ll\b|’ s\b)|(?<=[($]) ")


def score(sample: int | None = None) -> Scored:
    """Score ``sample`` development topics, None for all."""
    rows = load("ecbplus/dev")
    topics = draw(sorted({row["topic"] for row in rows}), sample)
    rows = [row for row in rows if row["topic"] in topics]
    picture = picture_of([document(row) for row in rows])
    story = {a.id: a.story_id or a.id for a in picture.articles}
    gold = {f"art-{row['doc_id']}": row["subtopic"] for row in rows}
    precision, recall = scorer("coref_metrics").bcubed_docs(gold, story)
    names = sorted(gold)
    _, _, v = scorer("coref_metrics").vmeasure([gold[n] for n in names], [story[n] for n in names])
    mixed = _mixed(gold, story)
    figures = {
        "documents": float(len(rows)),
        "V": round(100 * v, 1),
        "B3": round(100 * f1(precision, recall), 1),
        "B3 precision": round(100 * precision, 1),
        "B3 recall": round(100 * recall, 1),
        "look-alikes mixed": percent(sum(mixed.values()), len(mixed)),
        "events CoNLL F1": _events(rows, picture, {}),
        "events by stem in one story": _events(rows, picture, story),
    }
    together = _together(gold, story)
    return Scored(half="dev", figures=figures, cases=together, notes=_why(gold, story, picture))


def picture_of(articles: Sequence[Article]) -> Picture:
    return assemble(articles, read_all(articles), [], gazetteer(), actor_lists(), NOW, [])


def document(row: Row) -> Article:
    """Give a document as it would have been printed: tokens joined, the address at its head left out."""
    return article_of(row["doc_id"], "\n".join(_JOINED.sub("", line) for line in _lines(row)))


def _lines(row: Row) -> list[str]:
    lines = row["text"].split("\n")
    return lines[1:] if row["doc_id"].endswith("ecbplus") else lines


def _mixed(gold: Mapping[str, str], story: Mapping[str, str]) -> dict[str, bool]:
    """Tell of each document whether its story holds one of the other happening of its topic."""
    held: dict[str, set[str]] = defaultdict(set)
    for name, home in story.items():
        held[home].add(gold[name])
    return {name: len(held[story[name]]) > 1 for name in gold}


def _together(gold: Mapping[str, str], story: Mapping[str, str]) -> dict[str, float]:
    """Give each document its own B3 F1."""
    cases = {}
    for name in gold:
        mine = {n for n in gold if gold[n] == gold[name]}
        ours = {n for n in story if story[n] == story[name]}
        cases[name] = round(2 * len(mine & ours) / (len(mine) + len(ours)), 2)
    return cases


def _events(rows: Sequence[Row], picture: Picture, story: Mapping[str, str]) -> float:
    """Put the gold event words into our events by the words around them, and score the chains.

    With ``story`` given, a word of no claim goes with the words of its stem in the same story.
    """
    claims = defaultdict(list)
    for claim in picture.claims:
        if claim.event_id:
            claims[claim.article_id].append(claim)
    gold, ours = {}, {}
    for row in rows:
        article = document(row)
        for mention in row["mentions"]:
            if mention["class"] != "event" or not mention.get("validated", True):
                continue
            name = f"{row['doc_id']}:{mention['m_id']}"
            gold[name] = mention["chain"]
            at = _place(row, article.text, mention)
            fits = [c for c in claims[article.id] if at is not None and c.start <= at < c.end]
            stem = mention["text"].lower()[:4]
            near = [c for c in fits if stem in c.rule or _same_act(stem, c.kind)]
            alone = f"{story[article.id]}:{stem}" if story else name
            ours[name] = (min(near, key=lambda c: c.end - c.start).event_id or alone) if near else alone
    return float(scorer("coref_metrics").score(gold, ours)["conll"])


ACTS = {
    "killing": ("kill", "deat", "dead", "die", "shot", "shoo", "murd", "slay", "woun", "inju"), "attack": ("atta", "shot", "shoo", "assa", "raid"),
    "airstrike": ("stri", "bomb", "air ", "atta"), "bombing": ("bomb", "blas", "expl", "atta"), "detention": ("arre", "deta", "capt", "cust"),
    "disaster": ("quak", "eart", "trem", "floo", "stor", "hit", "stru"), "accident": ("cras", "fire", "coll", "acci"), "protest": ("prot", "rall", "demo", "stri"),
    "accusation": ("accu", "char", "blam", "cond"), "statement": ("said", "anno", "stat"), "prison-break": ("esca", "brea"), "destruction": ("dest", "burn", "dama"),
    "riot": ("riot",), "deployment": ("send", "sent", "depl"), "agreement": ("agre", "deal", "sign"), "sanction": ("conv", "sent", "sanc", "fire"),
}  # fmt: skip
"""First letters of words that each kind is told by."""


def _same_act(stem: str, kind: str) -> bool:
    return stem.startswith(ACTS.get(kind, ()))


def _place(row: Row, text: str, mention: Row) -> int | None:
    """Find a gold mention in the joined text: the same occurrence of its words, counted from the start."""
    head = len(row["text"]) - len("\n".join(_lines(row)))
    start, word = mention["spans"][0][0] - head, mention["text"].split(" ")[0]
    if start < 0:
        return None
    before = row["text"][head : head + start].count(word)
    at = -1
    for _ in range(before + 1):
        at = text.find(word, at + 1)
        if at < 0:
            return None
    return at


def _why(gold: Mapping[str, str], story: Mapping[str, str], picture: Picture) -> tuple[str, ...]:
    """Say for each happening how its documents were put together."""
    lines = []
    told = {a for e in picture.events if not e.background and e.place_id for a in e.article_ids}
    for happening in sorted(set(gold.values())):
        mine = [n for n in gold if gold[n] == happening]
        homes = Counter(story[n] for n in mine)
        strangers = sum(story[n] in homes and gold[n] != happening for n in gold)
        silent = sum(n not in told for n in mine)
        biggest = max(homes.values())
        lines.append(
            f"{happening:<12} {len(mine):>3} documents in {len(homes):>3} stories, largest {biggest:>3}, strangers {strangers:>3}, no placed event {silent:>3}"
        )
    return tuple(lines)


if __name__ == "__main__":
    result = score(int(sys.argv[sys.argv.index("--sample") + 1]) if "--sample" in sys.argv else None)
    print(dict(result.figures), *result.notes, sep="\n")
