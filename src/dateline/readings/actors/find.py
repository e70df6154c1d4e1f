"""Who acts: armed groups, state forces, bodies and crowds that an article names or takes up."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from dateline.model.article import Article
from dateline.model.reading import Mention
from dateline.readings.actors.communities import named_communities
from dateline.readings.actors.drafts import Draft
from dateline.readings.actors.lists import ActorLists, Hit
from dateline.readings.actors.phrases import PhraseReader
from dateline.readings.actors.references import order, resolve
from dateline.readings.parse.folded_words import name_words
from dateline.readings.parse.sentences import PROSE, Passage


class Names(NamedTuple):
    """The listed names of an article with what they mean here."""

    hits: tuple[Hit, ...]
    keys: dict[int, str | None]
    """Actor key by the start of the name."""
    codes: dict[int, str]
    """ISO code by the start of a country's name, adjective, capital, people or leader."""
    country: str | None
    """The state the article names most."""
    dominant: bool
    """True where no other state comes near it."""

    def within(self, start: int, end: int) -> Sequence[Hit]:
        """Give the names that start inside a stretch."""
        return self.hits[bisect_left(self.hits, start, key=_start) : bisect_left(self.hits, end, key=_start)]


_LEAD = 700
"""Characters of a report whose names weigh double: headline and first paragraphs."""
_ADJECTIVE = 0.5
"""What "Greek" in "Greek rescuers" weighs against "Greece" or a town there."""
_REACTING = 0.25
"""What a state weighs that only condemns or welcomes."""
_VERB_WITHIN = 24
_RIVAL = 0.6
"""A second state named this often, against the first, leaves "the army" to the last one named."""


def propose(article: Article, lists: ActorLists) -> tuple[tuple[int, int], ...]:
    """Give the article offsets of listed names of more than one word, each to be one token for the parser."""
    found = []
    for hit in lists.find(article.text):
        if hit.sort in ("actor", "outlet") and not article.text[hit.start : hit.end].isalnum():
            found.append((hit.start, hit.end))
    return tuple(found)


def recognise(
    article: Article, passages: Sequence[Passage], lists: ActorLists, towns: tuple[str, ...] = ()
) -> tuple[Mention, ...]:
    """Find the actors of an article, in the order they stand; references carry the key of what they take up.

    ``towns`` are the states (ISO 3166-1 alpha-2) of the towns and provinces the article names, one for each time: they
    help to tell whose army "the army" is.

    A phrase and a name inside it ("members of the Taliban", "the Taliban") are both mentions; the shortest that holds
    a token is that token's own.
    """
    names = read_names(article, lists, towns)
    drafts: list[Draft] = []
    sentence_starts: list[int] = []
    for passage in passages:
        sentence_starts += [passage.starts[sentence.start] for sentence in passage.doc.sents]
        drafts += PhraseReader(passage, names.hits, names.keys, names.codes, lists, article.text).drafts()
    of_community = {a.key: a.community for a in lists.actors.values() if a.community is not None}
    called = named_communities(article.text, names.hits, names.keys, of_community)
    for draft in drafts:
        draft.key = called.get(draft.key or "", draft.key)
    ordered = order(drafts)
    resolve(ordered, names.country, names.dominant, lists, sorted(sentence_starts))
    return _mentions(article.text, ordered)


@lru_cache(maxsize=4)
def read_names(article: Article, lists: ActorLists, towns: tuple[str, ...] = ()) -> Names:
    """Find the listed names in an article's English prose and settle what each means there."""
    hits = _without_namesakes(_prose_hits(article, lists), article.text)
    states = Counter(_count_states(article, hits, lists))
    for state in towns:
        states[state] += 1
    keys, codes = _settle_names(article.text, hits, states, lists)
    return Names(tuple(hits), keys, codes, *_context(states))


def resolve_relative(
    mentions: Iterable[Mention],
    speaker_key: str | None,
    lists: ActorLists,
    within: Iterable[tuple[int, int]] | None = None,
) -> tuple[Mention, ...]:
    """Settle words that depend on who speaks: "the enemy" is the other side, "we" and "our forces" the speaker's.

    ``within`` are the article offsets of what the speaker says; without it every open word is settled. Mentions keep
    their order and ids. Without a speaker nothing changes.
    """
    every = tuple(mentions)
    if speaker_key is None or not any(_is_relative(mention, lists) for mention in every):
        return every
    spans = tuple(within) if within is not None else None
    other = _other_side(every, speaker_key, lists)
    return tuple(
        _relative(mention, speaker_key, other, lists) if _stands_in(mention, spans) else mention for mention in every
    )


def _stands_in(mention: Mention, spans: tuple[tuple[int, int], ...] | None) -> bool:
    return spans is None or any(start <= mention.start and mention.end <= end for start, end in spans)


def _is_relative(mention: Mention, lists: ActorLists) -> bool:
    """Tell words not settled yet that mean one side or the other by who says them."""
    if mention.kind != "actor" or mention.key is not None:
        return False
    words = lists.vocabulary.words
    own = mention.noun in words["relative_own"] or mention.quote.lower().startswith("our ")
    return own or mention.noun in words["relative_enemy"]


def _relative(mention: Mention, speaker: str, other: Mention | None, lists: ActorLists) -> Mention:
    words = lists.vocabulary.words
    if not _is_relative(mention, lists):
        return mention
    if mention.noun in words["relative_own"] or mention.quote.lower().startswith("our "):
        return msgspec.structs.replace(mention, key=speaker)
    if mention.noun in words["relative_enemy"] and other is not None:
        return msgspec.structs.replace(mention, key=other.key, refers_to=other.id)
    return mention


def _other_side(mentions: Sequence[Mention], speaker: str, lists: ActorLists) -> Mention | None:
    """Find the main actor named against the speaker's side: a group's state, a state's group, else the other state."""
    counts: Counter[str] = Counter()
    first: dict[str, Mention] = {}
    for mention in mentions:
        key = mention.key
        if mention.kind == "actor" and key and key != speaker and _opposes(speaker, key, lists):
            side = _as_forces(key)
            first.setdefault(side, mention)
            counts[side] += _weight(speaker, key, lists)
    if not counts:
        return None
    best = max(counts, key=lambda key: counts[key])
    return msgspec.structs.replace(first[best], key=best)


def _opposes(speaker: str, key: str, lists: ActorLists) -> bool:
    if lists.is_armed_group(speaker):
        return key.startswith("state:") or (lists.is_armed_group(key) and key != "rebels")
    return lists.is_armed_group(key) or (
        key.startswith("state:") and lists.country_of(key) != lists.country_of(speaker)
    )


def _weight(speaker: str, key: str, lists: ActorLists) -> int:
    """Weigh the natural foe over a third party: a group's own state, a state's armed groups."""
    if lists.is_armed_group(speaker):
        return 4 if lists.country_of(key) == lists.country_of(speaker) and key.startswith("state:") else 1
    return 4 if lists.is_armed_group(key) and key != "rebels" else 1


def _as_forces(key: str) -> str:
    """Count all branches of a state as its forces."""
    return f"{key.rsplit(':', 1)[0]}:military" if key.startswith("state:") else key


def _start(hit: Hit) -> int:
    return hit.start


def _prose_hits(article: Article, lists: ActorLists) -> list[Hit]:
    """Find listed names in the English prose, in order."""
    zones = [(zone.start, zone.end) for zone in article.zones if zone.kind in PROSE and zone.language == "en"]
    hits: list[Hit] = []
    for start, end in zones:
        for hit in lists.find(article.text[start:end]):
            hits.append(hit._replace(start=hit.start + start, end=hit.end + start))
    return sorted(hits, key=lambda hit: hit.start)


def _without_namesakes(hits: list[Hit], text: str) -> list[Hit]:
    """Drop "Georgia" where the report tells of the United States and nothing else of the state in the Caucasus."""
    codes = [
        (hit.ids[0], text[hit.start : hit.end])
        for hit in hits
        if hit.sort in ("country", "adjective", "capital", "people")
    ]
    told_of = {code for code, words in codes if words.lower() != "georgia"}
    if "US" not in told_of or told_of & {"GE", "RU"}:
        return hits
    return [hit for hit in hits if text[hit.start : hit.end].lower() != "georgia"]


def _count_states(article: Article, hits: Sequence[Hit], lists: ActorLists) -> dict[str, float]:
    """Weigh how often each state is named, its groups counting half."""
    states: dict[str, float] = {}
    for hit in hits:
        weight = 2.0 if hit.start < _LEAD else 1.0
        if hit.sort in ("adjective", "people"):
            weight = _ADJECTIVE  # whose people came to help or look on says little of where
        if hit.sort == "capital" and article.text[hit.start : hit.end].isupper():
            continue  # a dateline tells where the report was written
        if hit.sort in ("country", "capital") and _reacts(article.text, hit, lists):
            weight = _REACTING
        if hit.sort in ("country", "adjective", "people", "capital"):
            states[hit.ids[0]] = states.get(hit.ids[0], 0.0) + weight
        elif hit.sort == "actor" and len(hit.ids) == 1:
            listed = lists.actors[hit.ids[0]]
            if listed.country and not listed.local:
                states[listed.country] = states.get(listed.country, 0.0) + weight / 2
    return states


def _reacts(text: str, hit: Hit, lists: ActorLists) -> bool:
    """Tell a state that only says what it thinks: ``Norway condemned the attack``."""
    after = text[hit.end : hit.end + _VERB_WITHIN].split()
    return bool(after) and text[hit.end : hit.end + 1] == " " and after[0] in lists.vocabulary.words["reacting"]


def _context(states: Counter[str]) -> tuple[str | None, bool]:
    """Give the state named most, and whether no other comes near it."""
    ranked = states.most_common(2)
    if not ranked:
        return None, True
    return ranked[0][0], len(ranked) == 1 or ranked[1][1] < _RIVAL * ranked[0][1]


def _settle_names(
    text: str, hits: Sequence[Hit], states: Counter[str], lists: ActorLists
) -> tuple[dict[int, str | None], dict[int, str]]:
    """Choose what each name means here: keys of actors, ISO codes of states, by the start of the name."""
    spelled_out = {hit.ids[0] for hit in hits if hit.sort == "actor" and hit.words > 1 and len(hit.ids) == 1}
    keys: dict[int, str | None] = {}
    codes: dict[int, str] = {}
    for hit in hits:
        if hit.sort == "actor":
            chosen = _choose(text[hit.start : hit.end], hit.ids, spelled_out, states, lists)
            keys[hit.start] = lists.actors[chosen].key if chosen else None
        elif hit.sort in ("country", "adjective", "people", "capital", "leader"):
            codes[hit.start] = max(hit.ids, key=lambda code: states[code])
    return keys, codes


def _choose(
    found: str, ids: Sequence[str], spelled_out: set[str], states: Counter[str], lists: ActorLists
) -> str | None:
    """Choose among namesakes the one spelled out here or at home here; None where none is."""
    well_known = lists.vocabulary.well_known["acronyms"]
    acronym = found.isupper() and len(found) <= 5 and found not in well_known
    generic = all(word in lists.vocabulary.well_known["generic"] for word in name_words(found))
    best, best_score = None, -1.0
    for id in ids:
        listed = lists.actors[id]
        at_home = states[listed.country] if listed.country else 0.5
        if (
            id not in spelled_out
            and not at_home
            and (
                (listed.local and found not in well_known) or (listed.country and (acronym or generic or len(ids) > 1))
            )
        ):
            continue
        score = at_home + (100.0 if id in spelled_out else 0.0)
        if score > best_score:
            best, best_score = id, score
    return best


def _stays_open(draft: Draft) -> bool:
    """Tell whether a phrase without a key is still of use: "the enemy", "the group", "the army" of an unknown state."""
    wants = draft.wants or ""
    return wants in ("own", "enemy", "group", "person") or wants.startswith("state:")


def _mentions(text: str, drafts: Sequence[Draft]) -> tuple[Mention, ...]:
    kept: dict[tuple[int, int], Draft] = {}
    for draft in drafts:
        earlier = kept.get((draft.start, draft.end))
        if earlier is None or (earlier.key is None and draft.key is not None):
            kept[draft.start, draft.end] = draft
    found = []
    for (start, end), draft in sorted(kept.items()):
        if draft.key is None and not _stays_open(draft):
            continue
        referent = draft.refers_to
        found.append(
            Mention(
                id=f"actor:{start}:{end}",
                kind="actor",
                start=start,
                end=end,
                quote=text[start:end],
                key=draft.key,
                noun=draft.noun,
                refers_to=f"actor:{referent.start}:{referent.end}"
                if referent and (referent.start, referent.end) in kept
                else None,
            )
        )
    return tuple(found)
