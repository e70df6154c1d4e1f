"""Words to the world: mentions become actors and places, symbolic times become days, readings become claims."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from dateline.gazetteer.lookup import Entry, Gazetteer
from dateline.model.article import Article
from dateline.model.picture import PictureClaim, PictureQuantity, PictureSpeaker, Published
from dateline.model.reading import Attribution, Claim, Mention, Quantity, Reading, TimeExpression
from dateline.model.world import Actor, Place, When
from dateline.picture.links import when
from dateline.picture.links.counted_back import counted_back, counts
from dateline.picture.links.entries import Entries
from dateline.picture.links.excerpts import excerpt
from dateline.picture.links.lasting import lasted
from dateline.picture.links.narrative import counted_from
from dateline.picture.links.places import place_of, state_of_office
from dateline.picture.links.setting import Setting
from dateline.picture.links.stretches import span, stretches
from dateline.picture.links.succession import Succession

BACKGROUND_DAYS = 45
"""What happened longer before the report is background to it, not its news."""

_WHEN = re.compile(r",? when\b[^.\n]*$")
YEAR = timedelta(days=365)
CITY = 1_000_000
"""Inhabitants from which a part of a city is as good an answer to "in which city?" as the whole."""
_NAMING = re.compile(
    r"['’]s? | (?:hospital|clinic|school|university|college|foundation|institute|mosque|church|stadium|airport|bridge|street"
    r"|prison|hotel|centre|center|square|library|museum|trust|academy|memorial|barracks|camp)\b",
    re.IGNORECASE,
)


class ActorSource(Protocol):
    """Who the actor lists know."""

    def actor(self, key: str) -> Actor | None: ...


class Linked(Struct, frozen=True, kw_only=True):
    """One article's claims with what they refer to."""

    claims: tuple[PictureClaim, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]


class Linker:
    """Links readings one at a time; ``people`` maps a person mention to the actor all its spellings make."""

    def __init__(self, gazetteer: Gazetteer, known: ActorSource, people: Mapping[tuple[str, str], Actor]) -> None:
        self._gazetteer, self._known, self._people = gazetteer, known, people

    def link(self, article: Article, reading: Reading, published: Published) -> Linked:
        """Resolve each claim of a reading against the day the article was published."""
        scene = _Scene(article, reading, published)
        actors: dict[str, Actor] = {}
        places: dict[str, Place] = {}
        claims: list[PictureClaim] = []
        for claim in reading.claims:
            claims.append(self._claim(scene, claim, actors, places, claims))
        said = {c.id: day for c in reading.claims if (day := scene.said(c)) is not None}
        bounded = Succession(article, reading, published, scene.entries).bound(claims, said)
        return Linked(claims=bounded, actors=tuple(actors.values()), places=tuple(places.values()))

    def _claim(
        self,
        scene: _Scene,
        claim: Claim,
        actors: dict[str, Actor],
        places: dict[str, Place],
        before: Sequence[PictureClaim],
    ) -> PictureClaim:
        happened = scene.when(claim, before)
        place = self._place(scene, claim.place, places)
        said = scene.attributions.get(claim.attribution or "")
        doers = self._actors(scene, claim.actors, actors)
        targets = tuple(t for t in self._actors(scene, claim.targets, actors) if t not in doers)
        if place is None and claim.place is None:
            sides = [actors[i] for i in doers], [actors[i] for i in targets]
            state = state_of_office(claim.kind, claim.tells, *sides, self._main_state(scene))
            place = self._at(state, places)
        quote = excerpt(scene.article.text, claim.start, claim.end, claim.trigger.start, claim.trigger.end)
        return PictureClaim(
            id=claim.id,
            article_id=scene.article.id,
            event_id=None,
            kind=claim.kind,
            start=quote.start,
            end=quote.end,
            quote=quote.quote,
            polarity=claim.polarity,
            certainty=claim.certainty,
            tense=scene.tense(claim, happened),
            actor_ids=doers,
            target_ids=targets,
            place_id=place,
            place_relation=claim.place_relation,
            site=scene.words(claim.site),
            earliest=happened.earliest,
            latest=happened.latest,
            time_basis=happened.basis,
            time_text=happened.text,
            time_part=happened.clock or happened.part,
            speaker=self._speaker(scene, said, actors),
            cue=said.cue.quote if said else None,
            channel=said.channel if said else None,
            hedged=bool(said and said.hedged),
            via=said.via if said else (),
            quantities=tuple(scene.quantity(q) for q in claim.quantities),
            means=claim.means,
            extent=claim.extent,
            rule=claim.rule,
            tells=claim.tells,
            takes_up=claim.takes_up,
        )

    def _actors(self, scene: _Scene, mention_ids: Sequence[str], actors: dict[str, Actor]) -> tuple[str, ...]:
        found: list[str] = []
        for mention_id in mention_ids:
            actor = self._actor(scene, scene.mentions.get(mention_id))
            if actor is not None:
                actors.setdefault(actor.id, actor)
                if actor.id not in found:
                    found.append(actor.id)
        return tuple(found)

    def _actor(self, scene: _Scene, mention: Mention | None) -> Actor | None:
        """Give who a mention stands for: what it takes up, its list entry, the person, the state of a country."""
        root = scene.root(mention)
        if root is None:
            return None
        person = self._people.get((scene.article.id, root.id))
        if person is not None:
            return person
        if root.kind == "place":
            return self._state(root)
        if root.kind == "site":
            return None
        if root.key is not None:
            return self._known.actor(root.key) or _unlisted(root.key, root)
        if root.kind == "person":
            return None
        return _unlisted(f"unnamed:{(root.noun or root.quote).lower()}", root)

    def _state(self, mention: Mention) -> Actor | None:
        entry = self._gazetteer.entry(mention.candidates[0]) if mention.candidates else None
        if entry is None or entry.level != "country" or entry.country is None:
            return None
        return self._known.actor(f"state:{entry.country}:government")

    def _place(self, scene: _Scene, mention_id: str | None, places: dict[str, Place]) -> str | None:
        root = scene.root(scene.mentions.get(mention_id or ""))
        if root is None or root.kind != "place" or not root.candidates:
            return None
        entry = self._gazetteer.entry(root.candidates[0])
        return self._keep(entry, root.quote, places) if entry is not None else None

    def _at(self, state: str | None, places: dict[str, Place]) -> str | None:
        """Give the place that a state is, told or not."""
        entry = self._gazetteer.country(state) if state is not None else None
        return self._keep(entry, entry.name, places) if entry is not None else None

    def _main_state(self, scene: _Scene) -> str | None:
        """Give the code of the state that most places of an article lie in."""
        named = (m.candidates[0] for m in scene.mentions.values() if m.kind == "place" and m.candidates)
        states = Counter(e.country for i in named if (e := self._gazetteer.entry(i)) is not None and e.country)
        ranked = states.most_common(2)
        return ranked[0][0] if ranked and (len(ranked) < 2 or ranked[0][1] > ranked[1][1]) else None

    def _keep(self, entry: Entry, name: str, places: dict[str, Place]) -> str:
        """Keep a place with the name it is told by, and give its id."""
        known = places.get(entry.id)
        names = tuple(sorted({name, *(known.names if known else ())}))
        places[entry.id] = place_of(entry, names, self._city(entry))
        return entry.id

    def _city(self, entry: Entry) -> str | None:
        """Name the city a quarter is in; a borough of a million, as Brooklyn, is told of as a city itself."""
        name = None
        while entry.part_of is not None and entry.population < CITY:
            city = self._gazetteer.entry(entry.part_of)
            if city is None:
                break
            name, entry = city.name, city
        return name

    def _speaker(self, scene: _Scene, said: Attribution | None, actors: dict[str, Actor]) -> PictureSpeaker | None:
        if said is None or said.speaker is None:
            return None
        speaker = said.speaker
        actor = self._speaking(scene, said)
        if actor is not None:
            actors.setdefault(actor.id, actor)
        return PictureSpeaker(
            name=speaker.name,
            role=speaker.role or (speaker.quote if speaker.name is None else None),
            actor_id=actor.id if actor else None,
            start=speaker.start,
            end=speaker.end,
        )

    def _speaking(self, scene: _Scene, said: Attribution) -> Actor | None:
        """Give the actor a speaker is: the person of the name, the person the words take up, else the body they speak for."""
        speaker = said.speaker
        assert speaker is not None
        inside = (m for m in scene.within(speaker.start, speaker.end) if not scene.names_a_thing(m))
        for mention in (*scene.called(speaker.name), *inside):
            root = scene.root(mention)
            if root is not None and root.kind == "person" and (scene.article.id, root.id) in self._people:
                return self._people[(scene.article.id, root.id)]
        return self._known.actor(speaker.key) if speaker.key else None


def _unlisted(key: str, mention: Mention) -> Actor:
    """Make an actor of our own for a side that no list names."""
    name = key.removeprefix("unnamed:") if key.startswith("unnamed:") else mention.quote
    return Actor(
        id=key if ":" in key else f"actor:{key}", name=name, names=(mention.quote,), kind="unknown", country=None
    )


class _Scene:
    """One article with its reading, indexed."""

    def __init__(self, article: Article, reading: Reading, published: Published) -> None:
        self.article, self.reading, self.published = article, reading, published
        self.mentions = {m.id: m for m in reading.mentions}
        self.times: dict[str, TimeExpression] = {t.id: t for t in reading.times}
        self._setting = Setting(article, reading.times)
        self.entries = Entries(article, reading.times)
        self._every = sorted(reading.times, key=lambda t: t.start)
        self._stretches = stretches(article.text, self._every)
        self._counts = counts(article.text, self._every)
        self.quantities: dict[str, Quantity] = {q.id: q for q in reading.quantities}
        self.attributions = {a.id: a for a in reading.attributions}
        self._ordered = sorted(reading.mentions, key=lambda m: m.start)

    def country_of(self, gazetteer: Gazetteer) -> Mapping[str, str]:
        """Give the states of the places named, by gazetteer id."""
        ids = {m.candidates[0] for m in self._ordered if m.kind == "place" and m.candidates}
        return {i: entry.country for i in ids if (entry := gazetteer.entry(i)) is not None and entry.country}

    def root(self, mention: Mention | None) -> Mention | None:
        """Follow ``the group``, ``he``, ``the city`` back to what they take up."""
        for _ in range(20):
            if mention is None or mention.refers_to is None or mention.refers_to not in self.mentions:
                return mention
            mention = self.mentions[mention.refers_to]
        return mention

    def within(self, start: int, end: int) -> list[Mention]:
        return [m for m in self._ordered if m.start >= start and m.end <= end]

    def names_a_thing(self, mention: Mention) -> bool:
        """Tell a person whose name a thing bears or who owns it: ``staff at the Lena Baran hospital``, ``Baran's party``."""
        return _NAMING.match(self.article.text, mention.end) is not None

    def called(self, name: str | None) -> list[Mention]:
        """Give the people named so: who "he" is, where the attribution has said whose words they are."""
        return [m for m in self._ordered if m.kind == "person" and m.quote == name]

    def words(self, mention_id: str | None) -> str | None:
        mention = self.mentions.get(mention_id or "")
        return (mention.noun or mention.quote) if mention else None

    def quantity(self, quantity_id: str) -> PictureQuantity:
        found = self.quantities[quantity_id]
        return PictureQuantity(
            measure=found.measure,
            of=found.of or found.noun,
            low=found.low,
            best=found.best,
            high=found.high,
            text=found.quote,
            cumulative=found.cumulative,
        )

    def when(self, claim: Claim, before: Sequence[PictureClaim]) -> When:
        """Resolve the times of a claim, told after others; without any that says a day it is only known to be no later than the report."""
        days = window(self.published)
        past = claim.tense in {"current", "background"}
        text, every = self.article.text, self._every
        back = counted_back(claim, self._counts, text, self.times, before, days) if past else None
        if back is not None:
            return _not_after(back, self.published.latest)
        times = [self._setting.placed(self.times[t], days) for t in claim.times if t in self.times]
        told = [_begun(t, claim, text) for t in times]
        whens = [
            self.entries.day(t, days)
            or self._stretch(t, past)
            or when.resolve(t, self._window(t), counted_from(t, text, every, before, days), past)
            for t in _days_first(told)
        ]
        latest = self.published.latest if past else None
        if not whens:
            return When(earliest=None, latest=latest, basis="unknown")
        whole = when.combine(whens)
        if whole.earliest is None and whole.latest is None:
            return replace(whole, latest=latest)
        whole = lasted(whole, times, text)
        return _not_after(whole, latest) if past else whole

    def _stretch(self, time: TimeExpression, past: bool | None) -> When | None:
        """Give all days of the stretch that an expression opens or closes."""
        stretch = self._stretches.get(time.id)
        return span(stretch, self._window(time), past) if stretch is not None else None

    def _window(self, time: TimeExpression) -> tuple[date, date] | None:
        """Give the publication interval as far as it resolves a time: within a year it does a day of the month."""
        narrow, (first, last) = window(self.published), (self.published.earliest, self.published.latest)
        if narrow is not None or first is None or last is None or time.kind != "date" or not time.day:
            return narrow
        return (first, last) if last - first < YEAR else None

    def said(self, claim: Claim) -> When | None:
        """Give the day on which somebody said what is told."""
        attribution = self.attributions.get(claim.attribution or "")
        time = self.times.get(attribution.said_time or "") if attribution is not None else None
        if time is None or time.id in claim.times:
            return None
        told = when.resolve(time, window(self.published))
        return told if told.latest is not None and told.basis != "inferred" else None

    def tense(self, claim: Claim, happened: When) -> str:
        """Call background what lies long before the report."""
        if claim.tense != "current" or happened.latest is None or happened.basis == "unknown":
            return claim.tense
        start: date | None = self.published.earliest
        if start is None:
            named_year = any(self.times[t].year is not None for t in claim.times if t in self.times)
            return "background" if named_year else "current"
        return "background" if (start - happened.latest).days > BACKGROUND_DAYS else "current"


def _days_first(times: Sequence[TimeExpression]) -> Sequence[TimeExpression]:
    """Put hours behind the days they are of: in ``a pre-dawn strike on Thursday`` dawn says nothing of which day."""
    return sorted(times, key=lambda t: t.anchor == "event" and t.kind in {"part", "clock"})


def _begun(expression: TimeExpression, claim: Claim, text: str) -> TimeExpression:
    """Give the day itself to what took place on it: ``had held it since 18 December, when the army withdrew``."""
    if "since" in (expression.modifier or "") and _WHEN.match(
        text[expression.end : max(expression.end, claim.trigger.start)]
    ):
        return replace(expression, modifier=None)
    return expression


def _not_after(happened: When, report: date | None) -> When:
    """Keep what a report tells as past from lying after it: "demanded elections by July" is a demand of today."""
    if report is None or happened.latest is None or happened.latest <= report:
        return happened
    if happened.earliest is None or happened.earliest > report:
        return When(earliest=None, latest=report, basis="unknown", text=happened.text)
    return replace(happened, latest=report)


def window(published: Published) -> tuple[date, date] | None:
    """Give the publication interval where both ends are known and near enough to resolve a weekday."""
    if published.earliest is None or published.latest is None or (published.latest - published.earliest).days > 10:
        return None
    return published.earliest, published.latest
