"""Military releases from Afghanistan: day, province, group, killed, captured, air strike of the operation told.

    python -m bench.isaf [--sample N] [--misses FIELD]

Each release goes the whole road (extract, read, assemble) alone. The month and year of its number ("2012-03-S-018")
and the day in its dateline are given as its stated date, as the page it came from would state it. Conventions of the
set that are not the package's are applied here: people in no number count 2, "several", "a few", "some" and "a group"
3, "numerous" 4, "a large number" 5. ``six fields`` is the mean of those this file is about, ``aggregate`` of all 13 as
published. Published for all 724: ten lines of keywords 73.2, GPT-3.5 79.5, GPT-4o 85.4, a model tuned for it 96.3.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

import msgspec
from anyascii import anyascii
from rapidfuzz import fuzz

from bench.sets import NOW, Row, Scored, actor_lists, draw, gazetteer, load, read, scorer
from dateline.articles.extract import extract
from dateline.model.article import Article, RawItem, StatedDate, raw_id
from dateline.model.picture import Picture, PictureClaim
from dateline.model.reading import Claim, Mention, Reading
from dateline.picture.assemble import assemble

MAIN = ("start_date", "province", "target_group", "min_killed", "min_captured", "airstrike")
GROUPS = {
    "haqqani": re.compile(r"haqqani", re.I),
    "imu": re.compile(r"islamic[- ]movement[- ](?:of[- ])?uzbek|\bimu\b", re.I),
    "hig": re.compile(r"h[ei]zb|\bhig\b", re.I),
    "aq": re.compile(r"al[- ]qa[ei]da", re.I),
    "taliban": re.compile(r"taliban", re.I),
}
PROVINCES = frozenset(
    [
        "badakhshan",
        "badghis",
        "baghlan",
        "balkh",
        "bamyan",
        "daykundi",
        "farah",
        "faryab",
        "ghazni",
        "ghor",
        "helmand",
        "herat",
        "jowzjan",
        "kabul",
        "kandahar",
        "kapisa",
        "khost",
        "kunar",
        "kunduz",
        "laghman",
        "logar",
        "nangarhar",
        "nimroz",
        "nuristan",
        "paktika",
        "paktya",
        "panjshir",
        "parwan",
        "samangan",
        "sarepul",
        "takhar",
        "uruzgan",
        "wardak",
        "zabul",
    ]
)
VAGUE = (("large number", 5), ("numerous", 4), ("several", 3), ("few", 3), ("some", 3), ("group", 3), ("multiple", 3))
LEADERS = re.compile(r"leader|commander|emir|chief", re.IGNORECASE)
ROLES = re.compile(r"leader|commander|emir|chief|facilitator", re.IGNORECASE)
"""Who is told of apart from other captives; a facilitator is no leader to the set."""
ADDED = re.compile(r"\b(?:additional|other|others|more|another|further)\b")
INSIDE = re.compile(r"\A[^.]{0,60}\b(?:includ|among|one of)")
KNOWN = re.compile(r"(?:the|this|that|those|these|both|he|him|his|they|them|their|who|it|one of)\b")
OWN = re.compile(r"state:|civilians|isaf|nato|external-forces")
PERSONAL = {"killing", "detention", "abduction"}
NUMBERED = re.compile(r"\b(20\d\d)-(\d\d)-[A-Z]{1,2}[-\u2013]\d+")
DATELINE = re.compile(r"\((?:[A-Z][a-z]{2,8})\.? (\d{1,2})(?:, *\d{4})?\)|\A\s*[A-Z][a-z]{2,4}\.? (\d{1,2}):")
"""The day in brackets before the text, or before the title (``May 14: Operations in the South``)."""
FEW_DAYS = 3
"""Days that a time may cover and still say when an operation began."""
HARM = {"killing", "airstrike", "attack", "clash", "bombing", "shelling"}


def score(sample: int | None = None) -> Scored:
    """Score ``sample`` releases of the development half, None for all."""
    rows = draw(load("isaf_releases/dev"), sample)
    found = {row["doc_id"]: fields(row) for row in rows}
    gold = {row["doc_id"]: row["gold"] for row in rows}
    figures: dict[str, float] = scorer("misc_metrics").isaf(gold, found)
    figures["six fields"] = round(sum(figures[name] for name in MAIN) / len(MAIN), 2)
    order = ("aggregate", "six fields", *MAIN, *(f for f in figures if f not in {*MAIN, "aggregate", "six fields"}))
    cases = {f"{name}:{field}": float(_right(gold[name], found[name], field)) for name in gold for field in MAIN}
    return Scored(half="dev", figures={f: figures[f] for f in order}, cases=cases, notes=_misses(gold, found))


def fields(row: Row) -> Row:
    """Give the 13 fields of one release from its reading and picture."""
    article = _article(row)
    reading = read(article)
    picture = assemble([article], [reading], [], gazetteer(), actor_lists(), NOW, [])
    told = {claim.id: claim for claim in picture.claims}
    chief = [c for c in reading.claims if c.polarity == "positive" and c.tense == "current" and _is_ours(c, reading)]
    killed = _people(reading, article.text, [c for c in chief if c.kind in HARM], "killed")
    captured = _people(reading, article.text, [c for c in chief if c.kind in {"detention", "abduction"}], "detained")
    airstrike = any(c.kind == "airstrike" or c.means in {"airstrike", "drone"} for c in chief)
    news = [told[c.id] for c in chief if c.id in told]
    return {
        "start_date": _day(news, article), "province": _province(news, picture), "target_group": _groups(reading),
        "min_killed": killed[0], "min_captured": captured[0], "killq": killed[0] > 0, "captureq": captured[0] > 0,
        "airstrike": airstrike, "killcaptureraid": captured[0] > 0, "noshotsfired": _no_shots(reading),
        "min_leaders_killed": killed[1], "min_leaders_captured": captured[1],
        "event_type": [_type(killed[0], captured[0], airstrike)],
    }  # fmt: skip


def _article(row: Row) -> Article:
    content = row["text"].encode()
    item = RawItem(id=raw_id(content), path=row["doc_id"], content=content, received_at=NOW, media="text")
    article: Article = extract(item)
    number, day = NUMBERED.search(row["text"]), DATELINE.search(row["text"])
    if article.dates or number is None or day is None:
        return article
    try:
        on = date(int(number[1]), int(number[2]), int(day[1] or day[2]))
    except ValueError:
        return article
    return msgspec.structs.replace(article, dates=(StatedDate(on=on, basis="metadata", text=on.isoformat()),))


def _is_ours(claim: Claim, reading: Reading) -> bool:
    """Tell what the releasing force did from what its enemy is said to have done."""
    mentions = {m.id: m for m in reading.mentions}
    return not any(
        (m := mentions.get(i))
        and m.key
        and (m.key == "rebels" or any(words.search(m.key) for words in GROUPS.values()))
        for i in claim.actors
    )


def _day(news: Sequence[PictureClaim], article: Article) -> str | None:
    """Give the day the first act of force began: of a night or a few days the first, of no day told the release's own."""
    days = [c for c in news if c.earliest and c.latest and (c.latest - c.earliest).days <= FEW_DAYS]
    ranked = sorted(
        (c for c in days if c.time_basis != "unknown"), key=lambda c: (c.kind not in {*HARM, "detention"}, c.start)
    )
    released = article.dates[0].on if article.dates else None
    began = ranked[0].earliest if ranked else released
    return began.isoformat() if began else None


def _province(news: Sequence[PictureClaim], picture: Picture) -> list[str]:
    places = {p.id: p for p in picture.places}
    for claim in sorted(news, key=lambda c: c.start):
        place = places.get(claim.place_id or "")
        name = (place.name if place and place.level == "admin1" else place.admin1 if place else None) or ""
        if name and place and place.country == "AF":
            plain = re.sub(r"[^a-z]|province|velayat|wilayat", "", anyascii(name).lower())
            return [max(sorted(PROVINCES), key=lambda province: fuzz.ratio(province, plain))]
    return []


def _groups(reading: Reading) -> list[str]:
    """Give the armed group named most often; a mention that only refers ("the group") names none."""
    votes: Counter[str] = Counter()
    for mention in reading.mentions:
        if mention.kind in {"actor", "person"}:
            votes.update([group for group, words in GROUPS.items() if words.search(mention.quote)][:1])
    return [votes.most_common(1)[0][0]] if votes else []


class _Part(NamedTuple):
    """Some of those harmed or taken, as told once."""

    start: int
    end: int
    words: str
    count: int
    repeats: bool
    """True of ``the insurgents``, ``him``: told before, so counted only where nothing else is."""


def _people(reading: Reading, text: str, claims: Sequence[Claim], measure: str) -> tuple[int, int]:
    """Count who was harmed or taken, and leaders among them.

    The set counts named roles and the rest apart, each by the largest figure told, and adds what is called additional.
    """
    parts = sorted({*_numbered(reading, claims, measure), *_named(reading, claims, measure)})
    fresh = [p for p in parts if not p.repeats]
    if not fresh:
        told = any(c.kind == "detention" and not c.targets and not c.quantities for c in claims)
        return max((p.count for p in parts), default=int(told)), int(any(LEADERS.search(p.words) for p in parts))
    chiefs = [p for p in fresh if ROLES.search(p.words)]
    others = [p for p in fresh if not ROLES.search(p.words)]
    more = [p for p in others if ADDED.search(p.words) and p.start > fresh[0].start]
    first = [p for p in others if p not in more]
    apart = [c for c in chiefs if not any(o.end <= c.start and INSIDE.search(text[o.end : c.start]) for o in others)]
    most = max((p.count for p in apart), default=0) + max((p.count for p in first), default=0)
    leaders = max((p.count for p in chiefs if LEADERS.search(p.words)), default=0)
    return most + sum(p.count for p in more), leaders


def _numbered(reading: Reading, claims: Sequence[Claim], measure: str) -> Iterator[_Part]:
    """Give each figure the claims carry once, but those of the force's own side."""
    told = {i for claim in claims for i in claim.quantities}
    told -= {i for claim in reading.claims if claim.tense in {"planned", "hypothetical"} for i in claim.quantities}
    own = [m for m in reading.mentions if _is_own(m)]
    for q in reading.quantities:
        if q.id in told and q.measure == measure and not any(m.start < q.end and q.start < m.end for m in own):
            words = f"{q.quote} {q.of or ''}".lower()
            least = (q.best or q.low or 0) + (q.quote.lower().startswith(("more than", "over")))
            yield _Part(q.start, q.end, words, _vague(words, least), q.quote.lower() == "the")


def _named(reading: Reading, claims: Sequence[Claim], measure: str) -> Iterator[_Part]:
    """Give whom a killing or an arrest names without a figure."""
    mentions = {m.id: m for m in reading.mentions}
    figures = [q for q in reading.quantities if q.measure == measure]
    for claim in claims:
        for m in (mentions[i] for i in claim.targets if i in mentions):
            if claim.kind not in PERSONAL or _is_own(m) or any(q.start < m.end and m.start < q.end for q in figures):
                continue
            words = m.quote.lower()
            repeats = m.refers_to is not None or bool(KNOWN.match(words))
            yield _Part(m.start, m.end, words, _counted(m), repeats)


def _is_own(mention: Mention) -> bool:
    """Tell those the set does not count: the force's own side, its allies, and civilians."""
    return bool(mention.key and mention.noun and OWN.match(mention.key))


def _vague(words: str, best: int) -> int:
    return next((number for word, number in VAGUE if word in words), best)


def _counted(mention: Mention) -> int:
    words = mention.quote.lower()
    plural = bool(re.search(r"(?:[^s]s|men|people)$", words))
    return _vague(words, 2 if plural and mention.kind != "person" else 1)


def _no_shots(reading: Reading) -> bool:
    """Take a negated firing for it: the reader keeps what did not happen as a claim of negative polarity."""
    return any(c.polarity == "negative" and re.search(r"fire|shot", c.trigger.quote + c.quote) for c in reading.claims)


def _type(killed: int, captured: int, airstrike: bool) -> str:
    if airstrike:
        return "airstrike"
    return "captureandkill" if killed and captured else "insurgentskilled" if killed else "detention"


def _right(gold: Row, found: Row, field: str) -> bool:
    mine: Any = found.get(field)
    return set(mine) == set(gold[field]) if isinstance(gold[field], list) else bool(mine == gold[field])


def _misses(gold: dict[str, Row], found: dict[str, Row]) -> tuple[str, ...]:
    """Say of each field how it is missed: nothing given, or something else."""
    lines = []
    for field in MAIN:
        wrong = [(gold[n][field], found[n][field]) for n in gold if not _right(gold[n], found[n], field)]
        silent = sum(not given for _, given in wrong)
        over = sum(not true and bool(given) for true, given in wrong)
        lines.append(
            f"{field:<14} wrong {len(wrong):>3} of {len(gold)}: nothing given {silent}, given where nothing is {over}"
        )
    return tuple(lines)


def show(field: str, sample: int | None) -> None:
    """Print the releases whose field is wrong, on the terminal only."""
    for row in draw(load("isaf_releases/dev"), sample):
        found = fields(row)
        if not _right(row["gold"], found, field):
            print(
                row["doc_id"],
                "gold",
                row["gold"][field],
                "ours",
                found[field],
                "|",
                " ".join(row["text"].split())[:700],
            )


if __name__ == "__main__":
    arguments = sys.argv[1:]
    size = int(arguments[arguments.index("--sample") + 1]) if "--sample" in arguments else None
    if "--misses" in arguments:
        show(arguments[arguments.index("--misses") + 1], size)
    else:
        result = score(size)
        print(dict(result.figures), *result.notes, sep="\n")
