"""Which reports are of one happening, where each topic has two look-alikes; which event words are of one event.

    python -m bench.ecbplus [--sample TOPICS]

All documents of the development topics are assembled at once; stories are held against the two happenings of each
topic (V and B3 over documents, a document in no story stands alone). ``events CoNLL F1``: gold event words of the
sentences that were checked are given to ``picture/events/same_event.py``, which matches them within our stories; ``events by
stem in one story`` joins those that begin alike in one story. Words of one mention only count too. Documents come without dates, and most topics are not of conflict or disaster: sport, films, companies, courts.
Published for the test part: tf-idf V .93, B3 .86; event words same lemma 61.9, lemma and tf-idf 74.4, features and
XGBoost 74.8, neural 85.7.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from bench.sets import NOW, Row, Scored, actor_lists, article_of, draw, f1, gazetteer, load, percent, read_all, scorer
from dateline.model.article import Article
from dateline.model.picture import Picture
from dateline.picture.assemble import assemble
from dateline.picture.events.same_event import Surroundings, together
from dateline.picture.events.words import EventWord, Part, Place, event_word
from dateline.picture.stories.gist import gist
from dateline.picture.stories.likeness import Library
from dateline.readings.parse.language import load_english

STEM = 4
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
        "events CoNLL F1": conll(rows, events(rows, picture)),
        "events by stem in one story": conll(rows, by_stem(rows, story)),
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


class Mention(NamedTuple):
    """A gold event word of a checked sentence, and the tokens of the set that it is made of."""

    id: str
    row: Row
    tokens: tuple[int, ...]
    chain: str


class Told(NamedTuple):
    """Gold event words ready to be matched, and what they stand among."""

    words: tuple[EventWord, ...]
    surroundings: Surroundings


def mentions(rows: Iterable[Row]) -> list[Mention]:
    """Give the event words that were checked; the address at the head of a document has none."""
    return [
        Mention(f"{row['doc_id']}:{m['m_id']}", row, tuple(m["tokens"]), m["chain"])
        for row in rows
        for m in row["mentions"]
        if m["class"] == "event" and m.get("validated", True)
    ]


def told(rows: Sequence[Row], picture: Picture | None = None) -> Told:
    """Parse the checked sentences and gather what stands around each event word; stories are the product's."""
    articles = [document(row) for row in rows]
    picture = picture or picture_of(articles)
    library = Library([gist(a, r, gazetteer()) for a, r in zip(articles, read_all(articles), strict=True)])
    words = tuple(event_words(mentions(rows)))
    return Told(words, Surroundings(words, library, {a.id: a.story_id or a.id for a in picture.articles}))


def event_words(found: Iterable[Mention]) -> Iterator[EventWord]:
    """Give each mention as the matcher wants it, each sentence parsed once."""
    parsed: dict[tuple[str, int], Doc] = {}
    for mention in found:
        number = {t[0]: t[1] for t in mention.row["tokens"]}[mention.tokens[0]]
        tokens = [t for t in mention.row["tokens"] if t[1] == number]
        key = (mention.row["doc_id"], number)
        if key not in parsed:
            parsed[key] = load_english()(Doc(load_english().vocab, words=[t[2] for t in tokens]))
        yield _event_word(mention, parsed[key], [t[0] for t in tokens], number)


def _event_word(mention: Mention, doc: Doc, ids: Sequence[int], number: int) -> EventWord:
    own = [at for at, name in enumerate(ids) if name in mention.tokens]
    head = doc[own[0] : own[-1] + 1].root
    head = head if head.i in own else doc[own[0]]
    start, end = doc[own[0]].idx, doc[own[-1]].idx + len(doc[own[-1]])
    place = Place(start, end, 0, len(doc.text), number - mention.row["doc_id"].endswith("ecbplus"))
    part: Part = "verb" if head.pos_ in {"VERB", "AUX"} else "noun" if head.pos_ in {"NOUN", "PROPN"} else "other"
    return event_word(mention.id, f"art-{mention.row['doc_id']}", doc.text, place, head.lemma_, part)


def events(rows: Sequence[Row], picture: Picture) -> dict[str, str]:
    """Give each gold event word the first of those that tell of the same happening."""
    found = told(rows, picture)
    return {name: group[0] for group in together(found.words, found.surroundings) for name in group}


def by_stem(rows: Sequence[Row], story: Mapping[str, str]) -> dict[str, str]:
    """Give each gold event word its story and first letters: the plainest way to match them."""
    texts = {f"{row['doc_id']}:{m['m_id']}": m["text"] for row in rows for m in row["mentions"]}
    home = {m.id: story["art-" + m.row["doc_id"]] for m in mentions(rows)}
    return {name: f"{at}:{texts[name].lower()[:STEM]}" for name, at in home.items()}


def conll(rows: Sequence[Row], ours: Mapping[str, str]) -> float:
    return float(scorer("coref_metrics").score({m.id: m.chain for m in mentions(rows)}, ours)["conll"])


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
