"""All stages from date on, in order: articles and their readings in, one picture out."""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from dateline.gazetteer.lookup import Gazetteer
from dateline.kinds import event_kinds
from dateline.model.article import Article
from dateline.model.picture import (
    Event,
    EventStatus,
    Finding,
    Picture,
    PictureArticle,
    PictureClaim,
    PictureZone,
    Problem,
    Published,
    Story,
)
from dateline.model.reading import Reading
from dateline.model.world import Judgement, When
from dateline.picture.copies import trace as copies
from dateline.picture.dates.dispatches import date_dispatches
from dateline.picture.dates.shared_words import date_by_shared_words
from dateline.picture.dates.sharpening import bound_by_happenings
from dateline.picture.dates.weekdays import read_week
from dateline.picture.events import resolve as events
from dateline.picture.events.at_home import place_at_home
from dateline.picture.events.cluster import Cluster
from dateline.picture.events.doers import doers_and_targets
from dateline.picture.events.foes import Foes, fill_sides, foes_by_report
from dateline.picture.events.mishaps import kind_of
from dateline.picture.events.sides import Sides
from dateline.picture.events.standing import stand
from dateline.picture.findings.compare import compare
from dateline.picture.findings.leads import lead_with
from dateline.picture.findings.origins import Origins, level, party
from dateline.picture.findings.refuted import refute_taken_up
from dateline.picture.findings.tallied import tally
from dateline.picture.findings.tolls import Toll, toll
from dateline.picture.findings.whereto import destinations
from dateline.picture.ground import Ground, date_late, lay
from dateline.picture.holdings.contested import contests
from dateline.picture.holdings.control import hold
from dateline.picture.judged import Judged
from dateline.picture.links.lifted import place_copied
from dateline.picture.links.link import ActorSource
from dateline.picture.links.nesting import Nesting
from dateline.picture.stories.likeness import is_narrow
from dateline.picture.titles import event_title, story_title

VERSION = "8"
"""Raised whenever the same readings give another picture; pictures made by another version are out of date."""


def assemble(
    articles: Sequence[Article],
    readings: Iterable[Reading] | Mapping[str, Reading],
    judgements: Sequence[Judgement],
    gazetteer: Gazetteer,
    known: ActorSource,
    as_of: datetime,
    problems: Sequence[Problem] = (),
) -> Picture:
    """Build the picture of all articles received by ``as_of``. The order of the inputs does not matter.

    Readings may be a mapping by article id that fetches each when it is asked for: no stage holds on to all of them.
    """
    chosen = sorted((a for a in articles if a.received_at <= as_of), key=lambda a: a.id)
    by_article = _read(chosen, readings if isinstance(readings, Mapping) else {r.article_id: r for r in readings})
    judged = Judged(j for j in judgements if j.judged_at <= as_of)
    weeks = {a.id: read_week(a, by_article[a.id]) for a in chosen}
    ground = lay(chosen, by_article, weeks, gazetteer, known, judged)
    traced = copies.trace(chosen, by_article, ground.published)
    origins = Origins(chosen, traced)
    ground = msgspec.structs.replace(ground, claims=place_copied(ground.claims, traced, by_article))
    told_of = Counter(c.place_id for c in ground.claims if c.place_id is not None)
    nesting, sides = Nesting(gazetteer, ground.places, judged, told_of), Sides(ground.actors, judged)
    clusters = events.resolve(ground.claims, ground.published, nesting, sides, judged, ground.news)
    dated = bound_by_happenings(ground.published, [c.telling for c in clusters], weeks)
    dated = date_by_shared_words(dated, traced, {a.id: a for a in chosen}, by_article)
    dated = date_dispatches(dated, ground.claims, ground.news, weeks)
    late = date_late(ground, chosen, by_article, dated)
    if late is not ground:
        ground = late
        clusters = events.resolve(ground.claims, ground.published, nesting, sides, judged, ground.news)
    places = place_at_home(clusters, ground.claims, ground.actors, ground.places, gazetteer)
    ground, nesting = msgspec.structs.replace(ground, places=places), Nesting(gazetteer, places, judged, told_of)
    claims, found = _events(clusters, ground, origins, nesting)
    told = _stories(chosen, ground, found)
    led = lead_with(clusters, {a.id: toll(a, by_article[a.id]) for a in chosen}, nesting)
    findings = refute_taken_up(_compared(found, led, ground, origins), claims)
    settled = tuple(sorted(stand([_in_story(c, event, told) for c, event in found], nesting), key=_event_order))
    findings += tally(settled, claims, ground.published, origins, ground.actors)
    findings += destinations(settled, claims, ground.published, origins, ground.places, nesting)
    by_id = {c.id: c for c in claims}
    holdings = hold(settled, _timely(by_id, ground.published), ground.actors, origins, ground.places)
    findings += contests(holdings, by_id, ground.published, ground.actors, origins)
    return Picture(
        as_of=as_of,
        articles=tuple(_article(a, dated[a.id], told) for a in chosen),
        stories=tuple(sorted({s.id: s for s in told.values()}.values(), key=lambda s: s.id)),
        actors=tuple(sorted(ground.actors.values(), key=lambda a: a.id)),
        places=tuple(sorted(ground.places.values(), key=lambda p: p.id)),
        events=settled,
        claims=tuple(sorted(claims, key=lambda c: (c.article_id, c.start, c.id))),
        findings=tuple(sorted(findings, key=lambda f: (f.event_id, f.question))),
        copies=traced,
        holdings=holdings,
        problems=tuple(problems),
    )


def _read(articles: Sequence[Article], readings: Mapping[str, Reading]) -> Mapping[str, Reading]:
    """Let an article that no reader could read stand with an empty reading: it is in the picture and tells nothing."""
    nothing: dict[str, Any] = {
        "mentions": (),
        "times": (),
        "quantities": (),
        "attributions": (),
        "claims": (),
        "unread": (),
    }
    unread = {
        a.id: Reading(article_id=a.id, reader="none", version="0", **nothing) for a in articles if a.id not in readings
    }
    return ChainMap(unread, readings) if unread else readings  # type: ignore[arg-type]


def _timely(claims: Mapping[str, PictureClaim], published: Mapping[str, Published]) -> Mapping[str, PictureClaim]:
    """Leave the last possible day out of what a report tells as of its own time where that time is known to months only.

    It confirms nothing on that day.
    """
    return {
        i: c
        if c.earliest is not None or is_narrow(published[c.article_id]) or published[c.article_id].basis == "stated"
        else msgspec.structs.replace(c, latest=None)
        for i, c in claims.items()
    }


def _events(
    clusters: Sequence[Cluster], ground: Ground, origins: Origins, nesting: Nesting
) -> tuple[list[PictureClaim], list[tuple[Cluster, Event]]]:
    """Give each cluster its event, and each claim the id of its event."""
    found: list[tuple[Cluster, Event]] = []
    home: dict[str, str] = {}
    foes = foes_by_report(ground.claims, ground.actors)
    for cluster in clusters:
        event = _event(cluster, ground, origins, nesting, foes)
        found.append((cluster, event))
        home |= {c.id: event.id for c in (*cluster.claims, *cluster.denials, *cluster.refuted)}
    claims = [msgspec.structs.replace(c, event_id=home.get(c.id)) for c in ground.claims]
    return claims, found


def _compared(
    found: Sequence[tuple[Cluster, Event]], led: Sequence[Mapping[str, Toll]], ground: Ground, origins: Origins
) -> list[Finding]:
    """Compare, event by event, what its claims and the tolls of the reports it leads say."""
    return [
        finding
        for (cluster, event), tolls in zip(found, led, strict=True)
        for finding in compare(
            event.id, cluster.claims, cluster.denials, ground.published, origins, ground.actors, cluster.refuted, tolls
        )
    ]


def _event(cluster: Cluster, ground: Ground, origins: Origins, nesting: Nesting, foes: Mapping[str, Foes]) -> Event:
    """Sum a cluster up; its id is that of the claim of the report published first."""
    ordered = sorted(
        cluster.claims, key=lambda c: (ground.published[c.article_id].latest or date.max, c.article_id, c.start, c.id)
    )
    happened = cluster.days()
    acts = [c for c in ordered if c.id not in cluster.effects]
    actors, targets = doers_and_targets(acts, ordered, cluster.kind, ground.actors)
    actors, targets = fill_sides(cluster.kind, actors, targets, [foes.get(c.article_id) for c in ordered])
    place = cluster.place_told(nesting) or cluster.home
    home = ground.places[place].country if place is not None and event_kinds()[cluster.kind].control == "gain" else None
    sides = {*actors, *targets}
    telling = _telling_of(ordered, cluster)
    corroboration, count = level(telling, cluster.denials, origins, sides, ground.actors, home)
    voices = {*sides, f"state:{home}:government"} if home is not None else sides
    partial = all(party(c, voices, ground.actors) is not None for c in telling)
    background = _is_background(ordered, happened, ground.published)
    kind = kind_of(cluster, actors)
    return Event(
        id="evt-" + ordered[0].id.removeprefix("clm-"),
        story_id=None,
        kind=kind,
        status=_status(telling, cluster, partial),
        background=background,
        actor_ids=actors,
        target_ids=targets,
        place_id=place,
        place_relation=next((c.place_relation for c in ordered if c.place_id == place), "in"),
        earliest=happened.earliest,
        latest=happened.latest,
        time_basis=happened.basis,
        claim_ids=tuple(c.id for c in ordered),
        article_ids=tuple(sorted({c.article_id for c in ordered})),
        level=corroboration,
        origins=count,
        title=event_title(kind, actors, targets, place, happened, ground.actors, ground.places),
        aliases=tuple(sorted("evt-" + a.removeprefix("clm-") for a in cluster.aliases)),
    )


def _telling_of(claims: Sequence[PictureClaim], cluster: Cluster) -> Sequence[PictureClaim]:
    """Leave out who counts the dead of a capture, and in a report that tells a happening itself who counts what came of it.

    How many were killed or had to leave is another question than whether it happened.
    """
    acts = [c for c in claims if c.id not in cluster.effects]
    if event_kinds()[cluster.kind].control == "gain":
        return acts
    acts = [c for c in acts if c.kind == cluster.kind or c.kind != "displacement"]
    telling, kept = {c.article_id for c in acts}, {c.id for c in acts}
    return [c for c in claims if c.id in kept or c.article_id not in telling]


def _is_background(claims: Sequence[PictureClaim], happened: When, published: Mapping[str, Published]) -> bool:
    """Tell what is recalled: told as of another time by all, or by some, and by the others in reports without a date."""
    told = {c.tense == "background" for c in claims}
    if told == {True, False} and happened.basis != "unknown":
        return all(c.tense == "background" or published[c.article_id].earliest is None for c in claims)
    return told == {True}


def _status(claims: Sequence[PictureClaim], cluster: Cluster, partial: bool) -> EventStatus:
    """Call claimed what only parties to it say (``partial``), or what every report tells at a distance."""
    if cluster.denials:
        return "disputed"
    if partial or all(c.certainty == "alleged" for c in claims):
        return "claimed"
    return "occurred"


def _stories(
    articles: Sequence[Article],
    ground: Ground,
    found: Sequence[tuple[Cluster, Event]],
) -> dict[str, Story]:
    """Give each article its story."""
    told: dict[str, Story] = {}
    by_id = {a.id: a for a in articles}
    telling = _telling(found)
    for members in ground.news:
        numbers = sorted({n for m in members for n in telling.get(m, ())})
        story = _story(members, by_id, ground, [found[n][1] for n in numbers])
        told |= dict.fromkeys(members, story)
    return told


def _telling(found: Sequence[tuple[Cluster, Event]]) -> dict[str, list[int]]:
    """Number the events that each article tells as its news."""
    telling: dict[str, list[int]] = {}
    for number, (cluster, event) in enumerate(found):
        if not event.background:
            for article_id in {c.article_id for c in cluster.claims if c.tense == "current"}:
                telling.setdefault(article_id, []).append(number)
    return telling


def _story(members: Sequence[str], articles: Mapping[str, Article], ground: Ground, news: Sequence[Event]) -> Story:
    first = min(members, key=lambda m: (ground.published[m].latest or date.max, m))
    days = [
        d
        for e in news
        for d in (e.earliest, e.latest)
        if d is not None and e.earliest and e.latest and (e.latest - e.earliest).days < 7
    ]
    tellers = {e.place_id: 0 for e in news if e.place_id is not None}
    for event in news:
        if event.place_id is not None:
            tellers[event.place_id] += len(set(event.article_ids) & set(members))
    place_ids = tuple(sorted(tellers, key=lambda p: (-tellers[p], p)))
    return Story(
        id="sto-" + first.removeprefix("art-"),
        title=story_title([articles[m] for m in members], news, ground.places, ground.published),
        article_ids=tuple(sorted(members)),
        earliest=min(days, default=None),
        latest=max(days, default=None),
        place_ids=place_ids,
    )


def _in_story(cluster: Cluster, event: Event, told: Mapping[str, Story]) -> Event:
    """Put an event into the story of the reports that tell it; background goes to where it is news, if it is anywhere."""
    homes: dict[str, int] = {}
    news = {c.article_id for c in cluster.claims if c.tense == "current"}
    for article_id in sorted(news) or event.article_ids:
        homes[told[article_id].id] = homes.get(told[article_id].id, 0) + 1
    story = min(homes, key=lambda s: (-homes[s], s)) if homes else None
    return msgspec.structs.replace(event, story_id=story)


def _event_order(event: Event) -> tuple[date, str]:
    return (event.earliest or event.latest or date.max, event.id)


def _article(article: Article, published: Published, told: Mapping[str, Story]) -> PictureArticle:
    return PictureArticle(
        id=article.id,
        path=article.path,
        url=article.url,
        title=article.title,
        outlet=article.outlet,
        language=article.language,
        languages=article.languages,
        published=published,
        story_id=told[article.id].id,
        zones=tuple(PictureZone(kind=z.kind, start=z.start, end=z.end) for z in article.zones),
    )
