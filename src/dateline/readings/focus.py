"""What the text is about just now: the place last told of, by which ``the city`` and ``the attack`` are understood."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Mapping, Sequence

from dateline.kinds import kinds_fit
from dateline.model.reading import Attribution, Mention
from dateline.readings.drafts import Draft

_TOWN_NOUNS = frozenset({"city", "town", "village", "capital", "metropolis", "downtown", "centre", "center"})
_REACH = 2
"""A place named so many paragraphs back still stands."""
_FROM = re.compile(r"\b(?:from|capital,|via) (?:the \w+ )?\Z")
_BREAK = re.compile(r"\n\s*")


class Focus:
    """Carried from claim to claim through one article, in reading order.

    ``towns`` are the ids of place mentions that name a settlement, ``local`` those that name anything smaller than a state.
    """

    def __init__(
        self,
        text: str,
        mentions: Mapping[str, Mention],
        attributions: Sequence[Attribution],
        towns: Container[str],
        local: Container[str],
    ) -> None:
        self._by_id = mentions
        self._attributions = attributions
        places = sorted((m for m in mentions.values() if m.kind == "place" and m.noun is None), key=lambda m: m.start)
        self._places = places
        self._local = [m for m in places if m.id in local and not _FROM.search(text[max(0, m.start - 20) : m.start])]
        self._towns = [m for m in self._local if m.id in towns]
        self._paragraph_starts = [0, *(i.end() for i in _BREAK.finditer(text))]
        self._acts: list[tuple[str, Mention | None, str]] = []

    def tell(self, draft: Draft, claim_id: str) -> None:
        """Remember an act, where it took place, and the claim that tells it."""
        named = [self.root(m) for m in draft.places if m.kind == "place"]
        self._acts.append((draft.kind, named[0] if named else None, claim_id))

    def here(self, start: int) -> Mention | None:
        """Give the place last named before ``start``, unless it is paragraphs ago."""
        return self._last(self._local, start)

    def meant(self, place: Mention, start: int) -> Mention:
        """Resolve ``the city``: in someone's speech the one they are of, else the town last named."""
        if place.refers_to is None or (place.noun or "") not in _TOWN_NOUNS:
            return self.root(place)
        return self.of_speaker(start) or self._last(self._towns, place.start) or self.root(place)

    def of_speaker(self, start: int) -> Mention | None:
        """Give the place in the description of whoever says the words at ``start``: ``a member of the Jos council``."""
        said = self._speech(start)
        if said is None or said.speaker is None:
            return None
        return next((m for m in self._places if m.start >= said.speaker.start and m.end <= said.speaker.end), None)

    def same_act(self, kind: str) -> tuple[Mention | None, str] | None:
        """Give place and claim id of the last act that a definite noun of this kind may mean (``the attack``)."""
        return next(((place, claim) for known, place, claim in reversed(self._acts) if kinds_fit(kind, known)), None)

    def root(self, mention: Mention) -> Mention:
        for _ in range(20):
            if mention.refers_to is None or mention.refers_to not in self._by_id:
                return mention
            mention = self._by_id[mention.refers_to]
        return mention

    def _last(self, places: Sequence[Mention], start: int) -> Mention | None:
        """Find the last of some places named before ``start``; what another speaker says in between does not count."""
        earliest = self._paragraph_starts[max(0, bisect_right(self._paragraph_starts, start) - 1 - _REACH)]
        speech = self._speech(start)
        for place in reversed(places[: bisect_left(places, start, key=lambda m: m.start)]):
            if place.start < earliest:
                return None
            other = self._speech(place.start)
            if (other is None or other is speech) and not self._describes_speaker(place):
                return place
        return None

    def _speech(self, start: int) -> Attribution | None:
        return next(
            (a for a in self._attributions if a.direct and any(c.start <= start < c.end for c in a.content)), None
        )

    def _describes_speaker(self, place: Mention) -> bool:
        return any(a.speaker is not None and a.speaker.start <= place.start < a.speaker.end for a in self._attributions)
