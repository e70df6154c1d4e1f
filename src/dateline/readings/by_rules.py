"""The reader that comes with dateline: word lists, a gazetteer and rules over the parse of each sentence."""

from __future__ import annotations

from dateline.gazetteer.lookup import Gazetteer
from dateline.gazetteer.named import is_named
from dateline.model.article import Article, Span
from dateline.model.reading import Attribution, Mention, Reading
from dateline.readings.actors import find as actors
from dateline.readings.actors import people
from dateline.readings.actors.his import settle_his
from dateline.readings.actors.lists import ActorLists, load_lists
from dateline.readings.claims import find as claims
from dateline.readings.claims import series
from dateline.readings.figures import quantities, tallies
from dateline.readings.parse.language import kept_small, load_english
from dateline.readings.parse.sentences import PROSE, parse
from dateline.readings.places import find as places
from dateline.readings.speech import attribution
from dateline.readings.times import find as times
from dateline.readings.times import tense as time_tense

CROWDS = frozenset({"civilians", "protesters", "rioters"})
"""Keys of people who are no side: the town they are called by ("three Goma traders") is a place."""


class RulesReader:
    """Reads English; passages in other languages are kept as ``unread``."""

    name = "rules-en"
    version = "8"

    def __init__(self, gazetteer: Gazetteer, lists: ActorLists) -> None:
        self._gazetteer, self._lists = gazetteer, lists
        self._english = load_english()

    def read(self, article: Article) -> Reading:
        """Read one article. Times stay symbolic, places keep their candidates, nothing beyond the article is used."""
        self._english = kept_small(self._english)
        groups = actors.propose(article, self._lists)
        spelled = places.spelled(article, self._gazetteer, groups)
        names = places.propose(article, self._gazetteer, groups, spelled)
        passages = parse(article, [*groups, *((n.start, n.end) for n in names)], self._english)
        toponyms = places.find_toponyms(article, passages, self._gazetteer, spelled)
        towns = places.states_of(toponyms)
        found_actors = actors.recognise(article, passages, self._lists, towns)
        sides = [(m.start, m.end) for m in found_actors if m.key not in CROWDS]
        found_places = places.recognise(article, passages, names, self._gazetteer, sides, toponyms)
        taken = [(m.start, m.end) for m in (*found_actors, *found_places)]
        found_people = people.recognise(article, passages, self._lists, taken, towns)
        mentions = tuple(
            sorted(
                {m.id: m for m in (*found_actors, *found_places, *found_people)}.values(),
                key=lambda m: (m.start, m.end, m.kind),
            )
        )
        found_times = tuple(
            t
            for zone in article.zones
            if zone.kind in PROSE and zone.language == "en"
            for t in times.find(article.text, zone.start, zone.end)
        )
        found_times = time_tense.turn(passages, found_times)
        found_quantities = quantities.find(article, passages)
        attributions = attribution.find(article, passages, mentions)
        attributions = attribution.date_sayings(passages, attributions, found_times)
        mentions = settle_his(mentions, self._lists.is_armed_group)
        mentions = _by_speaker(mentions, attributions, self._lists)
        found_claims, made = claims.find(
            article,
            passages,
            mentions,
            found_times,
            found_quantities,
            attributions,
            self._lists.is_armed_group,
            self._level,
        )
        counts, numbers = tallies.find(article, passages, (*mentions, *made), found_times, attributions)
        found_claims = series.spread(article, (*found_claims, *counts), (*mentions, *made), found_times)
        found_quantities = tuple({q.id: q for q in (*found_quantities, *numbers)}.values())
        known = {m.id for m in mentions}
        mentions = tuple(
            sorted((*mentions, *(m for m in made if m.id not in known)), key=lambda m: (m.start, m.end, m.kind))
        )
        return Reading(
            article_id=article.id,
            reader=self.name,
            version=self.version,
            mentions=mentions,
            times=found_times,
            quantities=found_quantities,
            attributions=attributions,
            claims=found_claims,
            unread=_unread(article),
        )

    def _level(self, mention: Mention) -> str | None:
        entry = self._gazetteer.entry(mention.candidates[0]) if mention.candidates else None
        if entry is not None and entry.part_of is not None and is_named(entry.id):
            return "quarter"
        seat = entry is not None and entry.level == "settlement" and (entry.capital_of or "").startswith("country:")
        return "capital" if seat else entry.level if entry is not None else None


def build(gazetteer: Gazetteer) -> RulesReader:
    """Load lists and parser; about two seconds."""
    return RulesReader(gazetteer, load_lists())


def _by_speaker(
    mentions: tuple[Mention, ...], attributions: tuple[Attribution, ...], lists: ActorLists
) -> tuple[Mention, ...]:
    """Resolve what depends on who speaks: ``the enemy`` of a minister is not that of a rebel."""
    for said in attributions:
        if said.speaker is not None and said.speaker.key is not None:
            mentions = actors.resolve_relative(
                mentions, said.speaker.key, lists, [(c.start, c.end) for c in said.content]
            )
    return mentions


def _unread(article: Article) -> tuple[Span, ...]:
    return tuple(
        Span(start=z.start, end=z.end, quote=article.text[z.start : z.end])
        for z in article.zones
        if z.language not in {"en", "und"}
    )
