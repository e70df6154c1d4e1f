"""Attacks in Latin America, told in capitals: what happened, by whom, to whom, with what, where and when.

    python -m bench.muc4 [--sample N] [--misses FIELD]

Each report goes the whole road (extract, read, assemble) alone, with the day in its dateline as its stated date.
Scored per report and not per template: the kinds of incident (attack, bombing, kidnapping, arson), who did it, whom it
struck, by which means, in which country and town, on which day. A thing is found where a name the set gives for it and
one of ours have the same last word, or the shorter stands whole in the longer; a means where it is of our sort
(firearms). A site counts among what was struck, burning as arson. What the set calls optional is neither missed nor
wrong. No rule was written by these reports. Of the systems of 1992 the best filled 55.9 of all 25 slots;
neural ones of today reach 54.5 with a stricter measure.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec
from anyascii import anyascii

from bench.sets import NOW, Row, Scored, actor_lists, draw, f1, gazetteer, load, percent, read
from dateline.articles.extract import extract
from dateline.model.article import Article, RawItem, StatedDate, raw_id
from dateline.model.picture import Picture, PictureClaim
from dateline.model.reading import Claim, Mention, Reading
from dateline.picture.assemble import assemble
from dateline.readings.claims.rules import means_words

KINDS = {
    "attack": "ATTACK",
    "killing": "ATTACK",
    "clash": "ATTACK",
    "airstrike": "ATTACK",
    "shelling": "ATTACK",
    "bombing": "BOMBING",
    "abduction": "KIDNAPPING",
    "destruction": "ATTACK",
}
SLOTS = {
    "who did it": ("PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID"),
    "whom or what": ("HUM TGT: NAME", "HUM TGT: DESCRIPTION", "PHYS TGT: ID"),
    "means": ("INCIDENT: INSTRUMENT ID",),
}
WORDS_OF_MEANS = {"ied": "explosive", "airstrike": "bomb", "suicide": "bomb", "small-arms": "gun"}
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})[A-Z]* (\d\d)\b")
TAGS = re.compile(r"\[[A-Z ]{3,40}\]|--")
SMALL = frozenset({"the", "a", "an", "of", "his", "her", "their", "some", "and"})
NAMES = tuple[frozenset[str], ...]

Told = Mapping[str, Sequence[NAMES]]
"""By field, the things told; each as the names it goes by, each name as its words."""


def score(sample: int | None = 60) -> Scored:
    """Score ``sample`` reports of each of the two test parts, None for all."""
    rows = [row for part in ("tst1", "tst2") for row in draw(load(f"muc4/{part}"), sample)]
    found = {row["doc_id"]: told_by_us(row) for row in rows}
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    cases: dict[str, float] = {}
    for row in rows:
        firm, spare = told_by_set(row, optional=False), told_by_set(row, optional=True)
        for field in ("kind", *SLOTS, "country", "town", "day"):
            ours = found[row["doc_id"]].get(field, ())
            hits = sum(any(same(one, other) for other in ours) for one in firm.get(field, ()))
            good = sum(any(same(one, other) for other in firm.get(field, ())) for one in ours)
            idle = sum(any(same(one, other) for other in spare.get(field, ())) for one in ours)
            right[field] += hits
            wanted[field] += len(firm.get(field, ()))
            given[f"{field} right"] += good
            given[field] += len(ours) - max(0, idle - good)
            if firm.get(field):
                cases[f"{row['doc_id']}:{field}"] = hits / len(firm[field])
    return Scored(half="tst1 and tst2", figures=_figures(right, wanted, given), cases=cases)


def _figures(right: Mapping[str, int], wanted: Mapping[str, int], given: Mapping[str, int]) -> dict[str, float]:
    figures = {}
    for field in ("kind", *SLOTS, "country", "town", "day"):
        recall, precision = percent(right[field], wanted[field]), percent(given[f"{field} right"], given[field])
        figures[f"{field} F1"] = round(f1(precision, recall), 1)
        figures[f"{field} found"] = recall
    return figures


def told_by_set(row: Row, *, optional: bool) -> Told:
    """Give what the templates hold, of the firm incidents or of those that may be left out."""
    told: dict[str, list[NAMES]] = defaultdict(list)
    for template in row["templates"]:
        if template["optional"] != optional:
            continue
        slots = {name: [f for f in fills if isinstance(f, dict)] for name, fills in template["slots"].items()}
        told["kind"] += [(frozenset({kind}),) for f in slots["INCIDENT: TYPE"] for kind in f["raw"].split(" / ")]
        for field, names in SLOTS.items():
            quoted = [f["quoted"] for n in names for f in slots[n] if f["quoted"]]
            told[field] += [tuple(map(words_of, q + (_sorts(q) if field == "means" else []))) for q in quoted]
        for fill in slots["INCIDENT: LOCATION"]:
            country, *inner = re.split(r": | - ", fill["raw"])
            told["country"].append((words_of(country),))
            told["town"] += [(words_of(re.sub(r" \(.*", "", name)),) for name in inner[-1:]]
        for fill in slots["INCIDENT: DATE"]:
            days = DAY.findall(fill["raw"])
            told["day"] += (
                [(frozenset({_day(*days[0]).isoformat()}),)] if len(days) == 1 and fill["raw"][0] != "-" else []
            )
    return {field: list(dict.fromkeys(things)) for field, things in told.items()}


def _sorts(phrases: Iterable[str]) -> list[str]:
    """Give the sorts of means that phrases name, which is all a claim holds: firearms, for a machine gun."""
    tails = [" ".join(words[n:]) for words in (p.lower().split() for p in phrases) for n in range(len(words))]
    known = [means_words().get(tail) or means_words().get(tail.removesuffix("s")) for tail in tails]
    return [WORDS_OF_MEANS.get(means, means) for means in known if means]


def told_by_us(row: Row) -> Told:
    """Give what the reading and the picture of one report hold of its incidents."""
    article = article_of(row)
    reading = read(article)
    picture = assemble([article], [reading], [], gazetteer(), actor_lists(), NOW, [])
    linked = {c.id: c for c in picture.claims}
    told: dict[str, list[NAMES]] = defaultdict(list)
    for claim in reading.claims:
        if claim.kind in KINDS and claim.polarity == "positive" and claim.id in linked and _is_told_as_done(claim):
            _add(told, claim, linked[claim.id], reading, picture)
    return {field: list(dict.fromkeys(things)) for field, things in told.items()}


def _is_told_as_done(claim: Claim) -> bool:
    return claim.tense in {"current", "background"} and claim.certainty != "doubted"


def _add(told: dict[str, list[NAMES]], claim: Claim, linked: PictureClaim, reading: Reading, picture: Picture) -> None:
    mentions = {m.id: m for m in reading.mentions}
    counted = {q.id: q for q in reading.quantities}
    burned = claim.kind == "destruction" and claim.means == "fire"
    told["kind"].append((frozenset({"ARSON" if burned else KINDS[claim.kind]}),))
    told["who did it"] += [_names(m, picture, i) for m, i in _people(claim.actors, linked.actor_ids, mentions)]
    told["whom or what"] += [_names(m, picture, i) for m, i in _people(claim.targets, linked.target_ids, mentions)]
    if claim.site and claim.site in mentions:
        told["whom or what"].append(_names(mentions[claim.site], picture, linked.target_ids))
    told["whom or what"] += [(words_of(of),) for i in claim.quantities if i in counted and (of := counted[i].of)]
    if claim.means:
        told["means"].append((words_of(WORDS_OF_MEANS.get(claim.means, claim.means)),))
    place = next((p for p in picture.places if p.id == linked.place_id), None)
    country = gazetteer().country(place.country) if place is not None and place.country else None
    if place is not None and country is not None:
        told["country"].append((words_of(country.name),))
        told["town"] += [tuple(map(words_of, (place.name, *place.names)))] if place.level != "country" else []
    if linked.earliest is not None and linked.earliest == linked.latest:
        told["day"].append((frozenset({linked.earliest.isoformat()}),))


def _people(
    ids: Iterable[str], actors: Sequence[str], mentions: Mapping[str, Mention]
) -> Iterable[tuple[Mention, Sequence[str]]]:
    return ((mentions[i], actors) for i in ids if i in mentions)


def _names(mention: Mention, picture: Picture, actors: Sequence[str]) -> NAMES:
    """Give the words of a mention, and all names of the actor where the claim has but one."""
    known = [a for a in picture.actors if len(actors) == 1 and a.id == actors[0] and not a.id.startswith("unnamed:")]
    return tuple(
        dict.fromkeys(words_of(name) for name in (mention.quote, *(n for a in known for n in (a.name, *a.names))))
    )


def same(one: NAMES, other: NAMES) -> bool:
    """Tell whether two things share a name, whole or as a part."""
    return any(a and b and (a <= b or b <= a) for a in one for b in other)


def words_of(name: str) -> frozenset[str]:
    found = re.findall(r"[a-z0-9]+", anyascii(name).lower())
    return frozenset(w.removesuffix("s") if len(w) > 3 else w for w in found if w not in SMALL)


def article_of(row: Row) -> Article:
    """Make an article of a report, its marks for the typist taken out."""
    content = TAGS.sub(" ", row["text"]).encode()
    item = RawItem(id=raw_id(content), path=row["doc_id"], content=content, received_at=NOW, media="text")
    article: Article = extract(item)
    day = DAY.search(row["text"][:200])
    if day is None:
        return article
    on = _day(*day.groups())
    return msgspec.structs.replace(article, dates=(StatedDate(on=on, basis="metadata", text=on.isoformat()),))


def _day(day: str, month: str, year: str) -> date:
    return date(1900 + int(year), MONTHS.index(month[:3]) + 1, int(day))


def show(field: str, sample: int | None) -> None:
    """Print the reports whose field is missed in whole or in part, on the terminal only."""
    for row in draw(load("muc4/dev"), sample):
        firm, ours = told_by_set(row, optional=False).get(field, ()), told_by_us(row).get(field, ())
        if not all(any(same(one, other) for other in ours) for one in firm):
            print(
                row["doc_id"],
                "wanted",
                [sorted(n) for t in firm for n in t],
                "ours",
                [sorted(n) for t in ours for n in t],
            )


if __name__ == "__main__":
    arguments = sys.argv[1:]
    size = int(arguments[arguments.index("--sample") + 1]) if "--sample" in arguments else None
    if "--misses" in arguments:
        show(arguments[arguments.index("--misses") + 1], size)
    else:
        print(dict(score(size).figures))
