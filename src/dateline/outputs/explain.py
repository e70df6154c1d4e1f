"""Why the picture says what it says of one id: passages, speakers, chains, origins, and the rules that read them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dateline.model.picture import Event, Finding, Holding, Picture, PictureArticle, PictureClaim, Relation, Story
from dateline.model.reading import Attribution, Claim, Reading
from dateline.model.world import Actor, Judgement, Place
from dateline.outputs.citations import Notes, excerpt_of
from dateline.outputs.days import say_day, say_interval
from dateline.outputs.disputes import say_answer
from dateline.outputs.export import safe_id
from dateline.outputs.judged import concerning, say_judgement
from dateline.outputs.lookup import Lookup
from dateline.outputs.names import Names
from dateline.outputs.numbers import say_range
from dateline.outputs.people import People
from dateline.outputs.sentences import Teller
from dateline.outputs.sourcing import say_copies, say_grounds
from dateline.outputs.standing import say_held

_MOST_PASSAGES = 40
_RELATIONS: Mapping[Relation, str] = {
    "agrees": "leads: not overtaken by a later count, most origins, then the nearest voice, the most exact and the lower",
    "refines": "fits the first: both can be so",
    "superseded": "overtaken: a later figure of the same count takes its place",
    "different-scope": "of other places, people or days: not compared with the first",
    "contradicts": "contradicts the first: both cannot be so",
}


def explain(
    picture: Picture,
    texts: Mapping[str, str],
    id: str,
    readings: Mapping[str, Reading] | None = None,
    reasons: Iterable[str] = (),
    judgements: Sequence[Judgement] = (),
) -> str | None:
    """Explain a story, event, finding, holding, claim, article, actor or place; None where no such id is known.

    ``texts`` and ``readings`` are by article id; without readings the rules are named, the attributions are not.
    ``reasons`` are lines that say by what features and weights it was put together; of ``judgements`` those on it are
    told.
    An id that names several things (a story has the id of its first article) is explained as each of them.
    Raises CitationError where a passage is not in the text it names.
    """
    desk = _Desk(picture, texts, readings or {})
    parts = [lines for find in _KINDS if (lines := find(desk, id))]
    if parts and (told := [f"  {say_judgement(each, desk.teller)}" for each in concerning(id, picture, judgements)]):
        parts.append(["judged by people:", *told])
    if parts and (weighed := [f"  {desk.people.withhold(line)}" for line in reasons]):
        parts.append(["why it is put together so (features and weights):", *weighed])
    return "\n\n".join("\n".join(part) for part in parts) + "\n" if parts else None


class _Desk:
    def __init__(self, picture: Picture, texts: Mapping[str, str], readings: Mapping[str, Reading]) -> None:
        self.picture, self.readings = picture, readings
        self.lookup = Lookup(picture)
        self.people = People(picture, texts.values())
        self.names = Names(self.lookup, self.people)
        self.notes = Notes(picture.articles, texts, self.people)
        self.teller = Teller(self.lookup, self.names, self.people, self.notes)

    def passage(self, article_id: str, start: int, end: int, quote: str | None = None) -> str:
        words = self.notes.verify(article_id, start, end, quote)
        return f"{self.lookup.articles[article_id].path}:{start}-{end} “{excerpt_of(words, self.people)}”"


def _story(desk: _Desk, id: str) -> list[str]:
    story: Story | None = desk.lookup.stories.get(id)
    if story is None:
        return []
    events = desk.lookup.events_of(id)
    places = [desk.names.place_id(place) for place in story.place_ids]
    lines = [
        f"story {id}: {desk.people.withhold(story.title)}",
        f"  window: {say_interval(story.earliest, story.latest)}",
    ]
    lines.append(f"  places: {', '.join(filter(None, places)) or 'none'}")
    lines.append(f"  reports that tell of it ({len(story.article_ids)}):")
    for article_id in story.article_ids:
        article = desk.lookup.articles.get(article_id)
        if article:
            published = say_interval(article.published.earliest, article.published.latest)
            lines.append(f"    {article.id} {article.path} ({article.outlet or 'outlet not stated'}, {published})")
    lines.append(f"  events ({len(events)}):")
    lines += [f"    {event.id} {desk.teller.tell_plainly(event).text} [{event.level}]" for event in events]
    return lines


def _event(desk: _Desk, id: str) -> list[str]:
    event: Event | None = desk.lookup.events.get(id)
    if event is None:
        return []
    claims = desk.lookup.claims_about(event)
    lines = [
        f"event {event.id}: {desk.teller.tell(event).text}",
        f"  kind {event.kind}, status {event.status}, level {event.level}, {'background' if event.background else 'news'}",
        f"  day: {say_interval(event.earliest, event.latest)} ({event.time_basis})",
        f"  place: {desk.names.place_id(event.place_id) or 'not known'} ({event.place_relation})",
    ]
    if event.aliases:
        lines.append(f"  also known as: {', '.join(event.aliases)}")
    lines += _standing(event, desk)
    lines += _origins(claims, desk, event.origins)
    for finding in desk.lookup.findings_of(event):
        lines += [f"  {line}" for line in _finding_lines(finding, desk)]
    return lines


def _standing(event: Event, desk: _Desk) -> Iterator[str]:
    """Say which larger happening an event is a part of, which parts it has, and which change of hands it follows."""
    events = desk.lookup.events
    parts = [e for e in events.values() if e.part_of == event.id]
    for word, other in [
        ("part of (its place and days lie in those of)", events.get(event.part_of or "")),
        ("follows (the place changed hands last by)", events.get(event.follows or "")),
        *(("has the part", part) for part in sorted(parts, key=lambda e: e.id)),
    ]:
        if other is not None:
            yield f"  {word} {other.id}: {desk.teller.tell(other).text}"


def _origins(claims: Iterable[PictureClaim], desk: _Desk, counted: int | None = None) -> Iterator[str]:
    """Passages by origin, each group with the reasons why it counts once."""
    groups = desk.lookup.origins.group(claims)
    yield f"  independent origins: {counted if counted is not None else len(groups)}"
    for number, origin in enumerate(groups, 1):
        members = desk.lookup.claims_of(origin.claim_ids)
        why = f" - one origin because {'; '.join(origin.reasons)}" if origin.reasons else ""
        yield f"  origin {number}: {desk.names.speaker(members[0])}{why}"
        for claim in members[:_MOST_PASSAGES]:
            yield from (f"    {line}" for line in _claim_lines(claim, desk))


def _finding(desk: _Desk, id: str) -> list[str]:
    found = [finding for finding in desk.picture.findings if finding.id == id]
    lines = [line for finding in found for line in _finding_lines(finding, desk, passages=True)]
    events = [desk.lookup.events[f.event_id] for f in found if f.event_id in desk.lookup.events]
    return [*lines, *(f"  of event {event.id}: {desk.teller.tell(event).text}" for event in events)]


def _finding_lines(finding: Finding, desk: _Desk, *, passages: bool = False) -> Iterator[str]:
    yield f"finding {finding.id}: {desk.teller.question(finding)} - {finding.status}"
    for answer in finding.answers:
        claims = desk.lookup.claims_of(answer.claim_ids)
        who = desk.names.speakers(claims) or "nobody at hand"
        plural = "origin" if answer.origins == 1 else "origins"
        yield f"  answer {say_answer(answer, desk.teller)} ({answer.origins} {plural}): {who}"
        yield from (f"    {_RELATIONS[answer.relation]}" for _ in finding.answers[:1] if len(finding.answers) > 1)
        if passages:
            yield from (f"  {line}" for line in _origins(claims, desk, answer.origins))
        for claim in desk.lookup.claims_of(answer.denied_by):
            yield "    denied:"
            yield from (f"      {line}" for line in _claim_lines(claim, desk))
    for estimate in finding.estimates:
        figure = say_range(estimate.low, estimate.best, estimate.high)
        yield f"  reconciled ({estimate.profile}, domain conventions 8.3): {figure}"


def _holding(desk: _Desk, id: str) -> list[str]:
    holding: Holding | None = next((h for h in desk.picture.holdings if h.id == id), None)
    if holding is None:
        return []
    holder = desk.lookup.actors.get(holding.holder_id or "")
    confirmed = say_day(holding.last_confirmed) if holding.last_confirmed else "never"
    place = say_held(holding, desk.names)
    lines = [
        f"holding {id}: {place}, held by {desk.names.actor(holder) if holder else 'nobody known'}",
        f"  status {holding.status}, basis {holding.basis}",
        f"  since: {say_interval(holding.earliest_start, holding.latest_start)}; last confirmed: {confirmed}",
    ]
    lines += [f"  except: {desk.people.withhold(words)}" for words in holding.exceptions]
    events = (desk.lookup.events[key] for key in holding.event_ids if key in desk.lookup.events)
    lines += [f"  from event {event.id}: {desk.teller.tell(event).text}" for event in events]
    lines += _origins(desk.lookup.claims_of(holding.claim_ids), desk)
    if against := desk.lookup.claims_of(holding.against):
        lines.append("  against it:")
        lines += [f"    {line}" for claim in against for line in _claim_lines(claim, desk)]
    return lines


def _claim(desk: _Desk, id: str) -> list[str]:
    claim = desk.lookup.claims.get(id)
    if claim is None:
        return []
    return [f"claim {id}", *(f"  {line}" for line in _claim_lines(claim, desk)), f"  event: {claim.event_id or 'none'}"]


def _claim_lines(claim: PictureClaim, desk: _Desk) -> Iterator[str]:
    yield desk.passage(claim.article_id, claim.start, claim.end, claim.quote)
    chain = " <- ".join([desk.names.report(desk.lookup.articles.get(claim.article_id)), *reversed(claim.via)])
    cue = f", cue “{desk.people.withhold(claim.cue)}”" if claim.cue else ""
    channel = f", by {claim.channel}" if claim.channel else ""
    hedged = ", at a distance" if claim.hedged else ""
    said = desk.names.speaker(claim) if claim.speaker else "the report itself"
    yield f"  said by {said}{cue}{channel}{hedged}; chain: {chain}"
    day = say_interval(claim.earliest, claim.latest)
    words = f" from “{desk.people.withhold(claim.time_text)}”" if claim.time_text else ""
    yield f"  {claim.kind}, {claim.polarity}, {claim.certainty}, {claim.tense}; day {day} ({claim.time_basis}{words})"
    for quantity in claim.quantities:
        figure = say_range(quantity.low, quantity.best, quantity.high)
        yield f"  {quantity.measure or 'count'}: {figure} from “{desk.people.withhold(quantity.text)}”"
    yield f"  rule {claim.rule}" + _read_by(claim, desk)


def _read_by(claim: PictureClaim, desk: _Desk) -> str:
    """Name the reader and what it saw, where its reading is at hand."""
    reading = desk.readings.get(claim.article_id)
    if reading is None:
        return ""
    read: Claim | None = next((found for found in reading.claims if found.id == claim.id), None)
    trigger = f", trigger “{desk.people.withhold(read.trigger.quote)}”" if read else ""
    cue: Attribution | None = next((a for a in reading.attributions if read and a.id == read.attribution), None)
    attribution = f", attribution {cue.id} ({'direct' if cue.direct else 'indirect'})" if cue else ""
    return f" ({reading.reader} {reading.version}{trigger}{attribution})"


def _article(desk: _Desk, id: str) -> list[str]:
    article: PictureArticle | None = desk.lookup.articles.get(id)
    if article is None:
        return []
    published = article.published
    lines = [
        f"article {id}: {article.path}",
        f"  outlet: {article.outlet or 'not stated'}; language: {article.language}",
        f"  story: {article.story_id or 'none'}",
        f"  published: {say_interval(published.earliest, published.latest)} - {say_grounds(published)}",
    ]
    for evidence in published.evidence:
        allows = say_interval(evidence.earliest, evidence.latest)
        where = ""
        if evidence.article_id in desk.lookup.articles and evidence.start is not None and evidence.end is not None:
            where = " at " + desk.passage(evidence.article_id or "", evidence.start, evidence.end)
        lines.append(f"    evidence {evidence.kind}: “{excerpt_of(evidence.text, desk.people)}” allows {allows}{where}")
    claims = [claim for claim in desk.picture.claims if claim.article_id == id]
    lines.append(f"  words taken from: {say_copies(id, desk.lookup)}")
    lines.append(f"  claims read in it ({len(claims)}):")
    lines += [f"    {claim.id} {desk.passage(id, claim.start, claim.end, claim.quote)}" for claim in claims]
    return lines


def _actor(desk: _Desk, id: str) -> list[str]:
    actor: Actor | None = next((a for a in desk.picture.actors if id in {a.id, safe_id(a.id, desk.people)}), None)
    if actor is None:
        return []
    is_private = actor.kind == "person" and not desk.people.may_be_named(actor.id)
    names = "withheld, a private person" if is_private else ", ".join(dict.fromkeys((actor.name, *actor.names)))
    lines = [
        f"actor {id}: {desk.names.actor(actor)}",
        f"  kind: {actor.kind}; country: {actor.country or 'not known'}",
        f"  names: {names}",
    ]
    if is_private:
        return [*lines, "  what one private person did or said in several events is not put together"]
    acts = [e for e in desk.picture.events if actor.id in e.actor_ids or actor.id in e.target_ids]
    said = [c for c in desk.picture.claims if c.speaker is not None and c.speaker.actor_id == actor.id]
    lines += [f"  in event {event.id}: {desk.teller.tell_plainly(event).text}" for event in acts]
    lines += [f"  said: {desk.passage(c.article_id, c.start, c.end, c.quote)}" for c in said[:_MOST_PASSAGES]]
    return lines


def _place(desk: _Desk, id: str) -> list[str]:
    place: Place | None = desk.lookup.places.get(id)
    if place is None:
        return []
    where = f"{place.lat:.4f}, {place.lon:.4f}" if place.lat is not None and place.lon is not None else "no coordinates"
    lines = [
        f"place {id}: {desk.names.place(place)}",
        f"  level: {place.level}; in: {', '.join(filter(None, (place.admin1, place.country))) or 'not known'}; {where}",
        f"  names: {', '.join(dict.fromkeys((place.name, *place.names)))}",
        f"  gazetteer: {place.gazetteer_id or 'not in it'}",
    ]
    lines += [
        f"  event {event.id}: {desk.teller.tell_plainly(event).text} ({say_interval(event.earliest, event.latest)})"
        for event in desk.picture.events
        if event.place_id == id
    ]
    claims = [claim for claim in desk.picture.claims if claim.place_id == id]
    lines += [f"  told in {desk.passage(c.article_id, c.start, c.end, c.quote)}" for c in claims[:_MOST_PASSAGES]]
    return lines


_KINDS: tuple[Callable[[_Desk, str], list[str]], ...] = (
    _story, _event, _finding, _holding, _claim, _article, _actor, _place,
)  # fmt: skip
