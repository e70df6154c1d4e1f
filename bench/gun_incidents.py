"""Shootings in the United States, 2013-2016: thousands of look-alikes, many of them in one city.

    python -m bench.gun_incidents [--sample N] [--pairs N]

``grouping``: the articles of ``sample`` incidents, drawn so that most share their city with others, are assembled at
once with the dates the set gives; stories are held against incidents (B3), and an article counts as falsely merged
where its story holds another incident of its city. ``figures``: killed and injured of incidents with two or more
articles, as the answer with most origins in the event that most of the articles tell. ``anachronism``: the bundles of
two incidents in one city, at least APART days apart, are assembled together after every third report lost its date;
they are kept apart where no story and no event holds reports of both. tf-idf with a 30-day window: B3 .882, all years.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import combinations

from bench.sets import (
    NOW,
    SEED,
    Row,
    Scored,
    actor_lists,
    article_of,
    draw,
    f1,
    gazetteer,
    load,
    percent,
    read_all,
    scorer,
    undated,
)
from dateline.model.article import Article
from dateline.model.picture import Event, Finding, Picture
from dateline.picture.assemble import assemble

APART = 30
LONGEST = 4000
"""Characters of a page that are read: what follows is mostly other stories of the same site."""
BIGGEST = 6
HARM = {"killing", "attack", "clash", "bombing", "accident"}
Incident = Row


def score(sample: int | None = 140, pairs: int | None = 120) -> Scored:
    """Score ``sample`` incidents and ``pairs`` pairs of bundles, None for all."""
    incidents, articles = _incidents(), {row["doc_id"]: _article(row) for row in load("gun_incidents/docs")}
    chosen = draw_look_alikes(incidents, sample)
    figures, cases, notes = _grouped(chosen, articles)
    kept, apart_cases, more = _anachronism(draw_pairs(incidents, pairs), articles)
    return Scored(half="2013-2016", figures=figures | kept, cases=cases | apart_cases, notes=(*notes, *more))


def draw_look_alikes(incidents: Sequence[Incident], count: int | None) -> list[Incident]:
    """Draw incidents by city, cities with most incidents of two or more articles first among a fixed shuffle."""
    cities: dict[tuple[str, str], list[Incident]] = defaultdict(list)
    for incident in incidents:
        cities[_city(incident)].append(incident)
    blocks = sorted(cities.items())
    random.Random(SEED).shuffle(blocks)
    alike = [draw(block, 8) for _, block in blocks if sum(len(i["doc_ids"]) > 1 for i in block) > 1]
    alone = [block for _, block in blocks if len(block) == 1]
    flat = [i for block in alike for i in block] + [i for block in alone for i in block]
    return (
        flat
        if count is None
        else [i for block in alike for i in block][: count * 3 // 4] + [i for b in alone for i in b][: count // 4]
    )


def draw_pairs(incidents: Sequence[Incident], count: int | None) -> list[tuple[Incident, Incident]]:
    """Draw pairs of incidents of one city, at different times, each told by two articles or more."""
    cities: dict[tuple[str, str], list[Incident]] = defaultdict(list)
    for incident in incidents:
        if len(incident["doc_ids"]) > 1:
            cities[_city(incident)].append(incident)
    found = [p for _, block in sorted(cities.items()) for p in _city_pairs(block)]
    return draw(found, count)


def _city_pairs(block: Sequence[Incident]) -> list[tuple[Incident, Incident]]:
    """Take the pairs of a city, ten at most, so that no big city decides the figure."""
    pairs = [(a, b) for a, b in combinations(block, 2) if abs((_day(a) - _day(b)).days) >= APART]
    return draw(pairs, 10)


def _incidents() -> list[Incident]:
    """Give the incidents whose articles tell of no other."""
    rows = [row for row in load("gun_incidents/incidents") if row.get("city_or_county") and row.get("date")]
    shared = Counter(name for row in rows for name in row["doc_ids"])
    return [row for row in rows if all(shared[name] == 1 for name in row["doc_ids"])]


def _city(incident: Incident) -> tuple[str, str]:
    return incident.get("state") or "", incident["city_or_county"]


def _day(incident: Incident) -> date:
    return datetime.strptime(incident["date"], "%B %d, %Y").date()


def _article(row: Row) -> Article:
    """Wrap a row; the archive's own address goes before the outlet's."""
    host = re.findall(r"https?://(?:www\.)?([^/:]+)", row["url"] or "")
    on = date.fromisoformat(row["date"])
    return article_of(
        row["doc_id"], row["text"][:LONGEST], title=row["title"], published=on, outlet=host[-1] if host else None
    )


def picture_of(articles: Sequence[Article]) -> Picture:
    return assemble(articles, read_all(articles), [], gazetteer(), actor_lists(), NOW, [])


def _grouped(
    incidents: Sequence[Incident], articles: Mapping[str, Article]
) -> tuple[dict[str, float], dict[str, float], tuple[str, ...]]:
    members = {name: n for n, i in enumerate(incidents) for name in i["doc_ids"][:BIGGEST] if name in articles}
    picture = picture_of([articles[name] for name in members])
    story = {a.id.removeprefix("art-"): a.story_id or a.id for a in picture.articles}
    gold = {name: str(n) for name, n in members.items()}
    precision, recall = scorer("coref_metrics").bcubed_docs(gold, story)
    merged = {name: _falsely_merged(name, story, members, incidents) for name in members}
    told = {
        i["incident_id"]: _told(i, members, picture) for i in incidents if sum(n in members for n in i["doc_ids"]) > 1
    }
    right = {
        f"{measure}:{i['incident_id']}": float(told[i["incident_id"]][measure] == i[f"num_{measure}"])
        for i in incidents
        for measure in ("killed", "injured")
        if i["incident_id"] in told
    }
    figures = {
        "articles": float(len(members)),
        "story B3": round(100 * f1(precision, recall), 1),
        "story B3 precision": round(100 * precision, 1),
        "story B3 recall": round(100 * recall, 1),
        "falsely merged articles": percent(sum(merged.values()), len(merged)),
        "killed right": percent(sum(v for k, v in right.items() if k.startswith("killed")), len(told)),
        "injured right": percent(sum(v for k, v in right.items() if k.startswith("injured")), len(told)),
    }
    whole = {f"whole:{i['incident_id']}": _whole(i, members, story) for i in incidents if i["incident_id"] in told}
    return figures, right | whole, _why(incidents, members, picture, told)


def _falsely_merged(
    name: str, story: Mapping[str, str], members: Mapping[str, int], incidents: Sequence[Incident]
) -> bool:
    mine = incidents[members[name]]
    return any(
        story[other] == story[name] and number != members[name] and _city(incidents[number]) == _city(mine)
        for other, number in members.items()
    )


def _whole(incident: Incident, members: Mapping[str, int], story: Mapping[str, str]) -> float:
    """Give the share of an incident's articles that stand in its largest story."""
    homes = Counter(story[name] for name in incident["doc_ids"] if name in members)
    return round(max(homes.values()) / sum(homes.values()), 2)


def _told(incident: Incident, members: Mapping[str, int], picture: Picture) -> dict[str, int]:
    """Give killed and injured as the picture answers them for the event most of the articles tell."""
    mine = {f"art-{name}" for name in incident["doc_ids"] if name in members}
    event = main_event(picture.events, mine)
    found = [f for f in picture.findings if event and f.event_id == event.id]
    return {measure: answer(found, measure) for measure in ("killed", "injured")}


def main_event(events: Iterable[Event], articles: set[str]) -> Event | None:
    """Choose the event of harm that most of these articles tell, that with most claims among equals."""
    near = [e for e in events if e.kind in HARM and articles & set(e.article_ids) and not e.background]
    return max(near, key=lambda e: (len(articles & set(e.article_ids)), len(e.claim_ids), e.id), default=None)


def answer(findings: Sequence[Finding], measure: str) -> int:
    """Give the number that stands: of people in general, else the largest of the groups counted; none told is 0."""
    groups = {
        f.question: f.answers[0]
        for f in findings
        if f.question.split(":")[0] == measure and f.answers and f.answers[0].relation != "superseded"
    }
    if measure in groups:
        return groups[measure].best or groups[measure].low or 0
    numbers = [a.best or a.low or 0 for a in groups.values()]
    return max(numbers, default=0)


def _why(
    incidents: Sequence[Incident], members: Mapping[str, int], picture: Picture, told: Mapping[str, Mapping[str, int]]
) -> tuple[str, ...]:
    """Count the kinds of misses."""
    counts: Counter[str] = Counter()
    telling = {a for e in picture.events if e.kind in HARM for a in e.article_ids}
    news = {a for e in picture.events if e.kind in HARM and not e.background and e.place_id for a in e.article_ids}
    for name in members:
        counts["articles"] += 1
        counts["articles without any event of harm"] += f"art-{name}" not in telling
        counts["articles without a placed event of harm as news"] += f"art-{name}" not in news
    for incident in incidents:
        given = told.get(incident["incident_id"])
        for measure in ("killed", "injured") if given else ():
            gold, mine = incident[f"num_{measure}"], (given or {})[measure]
            kind = (
                "right"
                if gold == mine
                else "none given"
                if not mine
                else "given where none"
                if not gold
                else "low"
                if mine < gold
                else "high"
            )
            counts[f"{measure}: {kind}"] += 1
    return tuple(f"{kind}: {count}" for kind, count in sorted(counts.items()))


def _anachronism(
    pairs: Sequence[tuple[Incident, Incident]], articles: Mapping[str, Article]
) -> tuple[dict[str, float], dict[str, float], tuple[str, ...]]:
    cases, why = {}, Counter[str]()
    for one, other in pairs:
        bundles = [[articles[n] for n in i["doc_ids"][:BIGGEST] if n in articles] for i in (one, other)]
        together = [undated(a) if n % 3 == 2 else a for n, a in enumerate(a for b in bundles for a in b)]
        mixed = mixtures(picture_of(together), [{a.id for a in bundle} for bundle in bundles])
        cases[f"apart:{one['incident_id']}+{other['incident_id']}"] = float(not mixed)
        why.update(mixed or ["kept apart"])
    figures = {"pairs": float(len(cases)), "kept wholly apart": percent(sum(cases.values()), len(cases))}
    return figures, cases, tuple(f"pairs {kind}: {count}" for kind, count in sorted(why.items()))


def mixtures(picture: Picture, bundles: Sequence[set[str]]) -> list[str]:
    """Say how the bundles got mixed: in a story, in an event, or in an event told as background in one."""
    found = []
    if any(all(bundle & set(story.article_ids) for bundle in bundles) for story in picture.stories):
        found.append("mixed in a story")
    mixed = [e for e in picture.events if all(bundle & set(e.article_ids) for bundle in bundles)]
    if mixed:
        found.append(
            "mixed in an event "
            + ("with a day" if any(e.earliest and e.earliest == e.latest for e in mixed) else "without a day")
        )
    return found


if __name__ == "__main__":
    arguments = sys.argv[1:]

    def number(flag: str, default: int) -> int:
        return int(arguments[arguments.index(flag) + 1]) if flag in arguments else default

    result = score(number("--sample", 140), number("--pairs", 120))
    print(dict(result.figures), *result.notes, sep="\n")
