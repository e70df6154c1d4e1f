"""How near two places are for the question whether one happening is meant: the same, one in the other, or apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dateline.gazetteer.lookup import Gazetteer
from dateline.model.world import Place
from dateline.picture.judged import Judged

SAME_KM = 8.0
"""Two settlements nearer than this may be one happening told by two names (a suburb, a second spelling)."""
_FINENESS = {"site": 0, "settlement": 0, "admin2": 1, "admin1": 2, "region": 3, "country": 4}


_LAND = 0.6
"""What is placed by no more than its country may be anywhere in it: it is near, not the same place."""


class Nesting:
    """Compares the places of one picture; remembers what it has looked up."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        places: Mapping[str, Place],
        judged: Judged | None = None,
        told: Mapping[str, int] | None = None,
    ) -> None:
        """``told`` gives how many claims of all reports are told of a place: of equals the better known is meant."""
        self._gazetteer, self._places, self._judged, self._told = gazetteer, places, judged, told or {}
        self._near: dict[tuple[str, str], float] = {}
        self._spelt: dict[str | None, tuple[tuple[str, re.Pattern[str]], ...]] = {}

    def key(self, place_id: str | None) -> str | None:
        """Give the key under which claims of one happening meet: the first-order unit, else the state or region."""
        if place_id is None:
            return None
        entry = self._gazetteer.entry(place_id)
        return entry.admin1_id if entry is not None and entry.admin1_id else place_id

    def nearness(self, one: str | None, other: str | None) -> float:
        """Give 1 for the same place, less for nested ones, 0 for places apart; 0.3 where one is not told."""
        if one is None or other is None:
            return 0.3
        if one == other:
            return _LAND if self.is_country(one) else 1.0
        key = (min(one, other), max(one, other))
        if key not in self._near:
            self._near[key] = self._measure(*key)
        return self._near[key]

    def names(self, place_id: str | None) -> tuple[str, ...]:
        """Give the names a place goes by in the reports and in the gazetteer."""
        place = self._places.get(place_id) if place_id is not None else None
        return (place.name, *place.names) if place is not None else ()

    def is_named_in(self, place_id: str | None, words: str) -> bool:
        """Tell whether words name a place, and it was not only carried on from what stands before them."""
        low = words.casefold()
        return any(folded in low and spelt.search(words) for folded, spelt in self._spellings(place_id))

    def _spellings(self, place_id: str | None) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Give each name of a place folded, which is quick to look for, and as it must stand among other words."""
        known = self._spelt.get(place_id)
        if known is None:
            names = (name for name in dict.fromkeys(self.names(place_id)) if name)
            known = tuple((n.casefold(), re.compile(rf"\b{re.escape(n)}\b", re.IGNORECASE)) for n in names)
            self._spelt[place_id] = known
        return known

    def is_country(self, place_id: str | None) -> bool:
        return place_id is not None and self._places[place_id].level == "country"

    def is_first_order(self, place_id: str | None) -> bool:
        """Tell a province or another first-order unit of a state."""
        return place_id is not None and place_id in self._places and self._places[place_id].level == "admin1"

    def are_two_towns(self, one: str | None, other: str | None) -> bool:
        """Tell whether two places are settlements apart from each other."""
        if one is None or other is None or self.nearness(one, other) > 0:
            return False
        return self._places[one].level == self._places[other].level == "settlement"

    def share_country(self, one: str, other: str) -> bool:
        return self._places[one].country is not None and self._places[one].country == self._places[other].country

    def apart_km(self, one: str, other: str) -> float | None:
        return self._gazetteer.distance_km(one, other)

    def finest(self, place_ids: Iterable[str | None]) -> str | None:
        """Give the finest of some places, of equally fine ones the one named most."""
        votes: dict[str, int] = {}
        for place_id in place_ids:
            if place_id is not None:
                votes[place_id] = votes.get(place_id, 0) + 1
        return min(votes, key=lambda p: (*self._rank(p, votes[p]), p)) if votes else None

    def _rank(self, place_id: str, votes: int) -> tuple[int, int, int]:
        return _FINENESS[self._places[place_id].level], -votes, -self._told.get(place_id, 0)

    def _measure(self, one: str, other: str) -> float:
        if self._judged is not None and self._judged.differ(one, other):
            return 0.0
        here, there = self._places[one], self._places[other]
        if here.level == there.level == "settlement":
            apart = self._gazetteer.distance_km(one, other)
            parts = self._gazetteer.contains(one, other) or self._gazetteer.contains(other, one)
            return 0.7 if parts or (apart is not None and apart <= SAME_KM) else 0.0
        for outer, inner in ((one, other), (other, one)):
            if self._gazetteer.contains(outer, inner):
                return self._nested(outer, inner)
        return 0.0

    def _nested(self, outer: str, inner: str) -> float:
        level = self._places[outer].level
        if level == "country":
            return 0.35
        seat = self._gazetteer.seat(outer)
        return 0.9 if seat is not None and seat.id == inner else 0.5

    def town(self, place_id: str) -> str:
        """Give the settlement a place is told by: of a first-order unit its seat, else the place itself."""
        if self._places[place_id].level != "admin1":
            return place_id
        seat = self._gazetteer.seat(place_id)
        return seat.id if seat is not None else place_id
