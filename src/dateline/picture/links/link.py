"""Words to the world: mentions become actors and places, symbolic times become days, readings become claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from sys import intern
from typing import Protocol

from msgspec import Struct

from dateline.gazetteer.lookup import Entry, Gazetteer
from dateline.model.article import Article
from dateline.model.picture import PictureClaim, PictureSpeaker, Published
from dateline.model.reading import Attribution, Claim, Mention, Reading
from dateline.model.world import Actor, Place
from dateline.picture.links.crowds import as_doer, is_bare
from dateline.picture.links.excerpts import excerpt
from dateline.picture.links.places import evacuating_state, outgrows, place_of, state_of_office
from dateline.picture.links.scene import Scene
from dateline.picture.links.succession import Succession

_COUNTY_NEAR = 30
_THIRD_PERSON = frozenset({"he", "she", "him", "her", "himself", "herself"})
CITY = 1_000_000
"""Inhabitants from which a part of a city is as good an answer to "in which city?" as the whole."""


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
        scene = Scene(article, reading, published)
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
        scene: Scene,
        claim: Claim,
        actors: dict[str, Actor],
        places: dict[str, Place],
        before: Sequence[PictureClaim],
    ) -> PictureClaim:
        happened = scene.when(claim, before)
        place = self._place(scene, claim, places)
        said = scene.attributions.get(claim.attribution or "")
        doers = self._actors(scene, claim.actors, actors, said, doing=claim.kind)
        targets = tuple(t for t in self._actors(scene, claim.targets, actors, said) if t not in doers)
        evacuating = evacuating_state(
            scene.article.text[claim.trigger.start : claim.trigger.end], [actors[i] for i in doers]
        )
        if evacuating is not None and (place is None or self._is_carried_abroad(scene, claim, evacuating)):
            place = self._at(evacuating, places)
        if place is None and claim.place is None:
            sides = [actors[i] for i in doers], [actors[i] for i in targets]
            state = state_of_office(claim.kind, claim.tells, *sides, self._main_state(scene))
            place = self._at(state, places)
        quote = excerpt(scene.article.text, claim.start, claim.end, claim.trigger.start, claim.trigger.end)
        return PictureClaim(
            id=claim.id,
            article_id=scene.article.id,
            event_id=None,
            kind=intern(claim.kind),
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
            means=intern(claim.means) if claim.means is not None else None,
            extent=claim.extent,
            rule=intern(claim.rule),
            tells=claim.tells,
            place_sure=claim.place_sure,
            takes_up=claim.takes_up,
        )

    def _actors(
        self,
        scene: Scene,
        mention_ids: Sequence[str],
        actors: dict[str, Actor],
        said: Attribution | None,
        *,
        doing: str | None = None,
    ) -> tuple[str, ...]:
        found: list[str] = []
        for mention_id in mention_ids:
            mention = scene.mentions.get(mention_id)
            actor = self._actor(scene, mention)
            if doing is not None and actor is not None and mention is not None:
                actor = as_doer(actor, mention, scene.root(mention), doing)
            if said is not None and _speaks_of_another(mention, said) and self._speaking(scene, said) == actor:
                continue
            if actor is not None and not is_bare(actor):
                actors.setdefault(actor.id, actor)
                if actor.id not in found:
                    found.append(actor.id)
        return tuple(found)

    def _actor(self, scene: Scene, mention: Mention | None) -> Actor | None:
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

    def _place(self, scene: Scene, claim: Claim, places: dict[str, Place]) -> str | None:
        root = scene.root(scene.mentions.get(claim.place or ""))
        if root is None or root.kind != "place" or not root.candidates:
            return None
        entry = self._gazetteer.entry(root.candidates[0])
        if entry is None or _is_half_told(entry, root, scene.article.text):
            return None
        if outgrows(entry, [scene.quantity(i) for i in claim.quantities]):
            return self._at(entry.country, places)
        return self._keep(entry, root.quote, places)

    def _is_carried_abroad(self, scene: Scene, claim: Claim, state: str) -> bool:
        """Tell whether a claim has its place from outside its words, and it lies in another state."""
        mention = scene.mentions.get(claim.place or "")
        root = scene.root(mention)
        entry = self._gazetteer.entry(root.candidates[0]) if root is not None and root.candidates else None
        carried = mention is not None and not claim.start <= mention.start < claim.end
        return carried and entry is not None and entry.country != state

    def _at(self, state: str | None, places: dict[str, Place]) -> str | None:
        """Give the place that a state is, told or not."""
        entry = self._gazetteer.country(state) if state is not None else None
        return self._keep(entry, entry.name, places) if entry is not None else None

    def _main_state(self, scene: Scene) -> str | None:
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

    def _speaker(self, scene: Scene, said: Attribution | None, actors: dict[str, Actor]) -> PictureSpeaker | None:
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

    def _speaking(self, scene: Scene, said: Attribution) -> Actor | None:
        """Give the actor a speaker is: the person of the name, the person the words take up, else the body they speak for."""
        speaker = said.speaker
        assert speaker is not None
        inside = (m for m in scene.within(speaker.start, speaker.end) if not scene.names_a_thing(m))
        for mention in (*scene.called(speaker.name), *inside):
            root = scene.root(mention)
            if root is not None and root.kind == "person" and (scene.article.id, root.id) in self._people:
                return self._people[(scene.article.id, root.id)]
        return self._known.actor(speaker.key) if speaker.key else None


def _is_half_told(entry: Entry, mention: Mention, text: str) -> bool:
    """Tell a county whose bare name stands there: "the 6600 block of Barton" is a street, and Barton County is always told so."""
    if entry.level != "admin2" or entry.country != "US":
        return False
    told = text[mention.start : mention.end + _COUNTY_NEAR].casefold()
    return not any(word in told for word in ("count", "parish", "borough", "co.", "co "))


def _speaks_of_another(mention: Mention | None, said: Attribution | None) -> bool:
    """Tell a "he" of a quotation, or before the speaker is named, from who speaks: ``he died there, the deputy said``."""
    if mention is None or said is None or said.speaker is None or mention.quote.lower() not in _THIRD_PERSON:
        return False
    return said.direct or mention.start < said.speaker.start


def _unlisted(key: str, mention: Mention) -> Actor:
    """Make an actor of our own for a side that no list names."""
    name = key.removeprefix("unnamed:") if key.startswith("unnamed:") else mention.quote
    return Actor(
        id=key if ":" in key else f"actor:{key}", name=name, names=(mention.quote,), kind="unknown", country=None
    )
