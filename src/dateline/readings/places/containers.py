"""What a place is said to lie in: the row of units behind its name ("in Y township, Z State")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from dateline.gazetteer.lookup import Entry, Gazetteer
from dateline.model.article import Article
from dateline.readings.places.names import PlaceName
from dateline.readings.places.senses import favour
from dateline.readings.places.words import PlaceWords, constructions

_SIDE = r"(?:(?:far |rural |the )?(?:north|south|east|west|centre|center|central|northern|southern|eastern|western|north-?east|north-?west|south-?east|south-?west)(?:ern)? (?:of )?)?"
_UNITS = "|".join(constructions()["units"])
_FIRST = re.compile(
    rf"(?:,? (?:[a-z]+ )??(?:lying |located |situated )?(?:(?:in|of|inside|within) )(?:the |what is )?{_SIDE}|, (?:the )?{_SIDE})"
)
_NEAR = re.compile(
    r", (?:near|close to|not far from|outside|just outside|on the outskirts of) (?:the (?:town|city|port) of )?"
)
_NEXT = re.compile(rf"(?:[’']s?)?(?:,? (?:{_UNITS}))?(?:,? (?:in|of))?,? ?(?:the )?{_SIDE}", re.I)
_UNIT_AFTER = re.compile(rf" (?:{_UNITS})\b", re.I)
_OWN_UNIT = re.compile(rf"[’']s? (?:[A-Z]\S+ ){{1,3}}(?:{_UNITS}|{_UNITS.title()})\b")
_OWNS = re.compile(r"[’']s? ")
_LONGER = re.compile(rf" (?!(?:{_UNITS.title()})\b)[A-Z][a-z]+")
_LONGEST_ROW = 4


class Container(NamedTuple):
    """The id of the finest unit that a place lies in, else of its state; None where nothing is known."""

    id: str | None
    told: bool
    """False where it is only the state that the report is about."""


class Containers:
    """Reads rows of units in one article by the names in it that are spelt like a place."""

    def __init__(self, article: Article, names: Sequence[PlaceName], gazetteer: Gazetteer, words: PlaceWords) -> None:
        self._article, self._names, self._gazetteer, self._words = article, names, gazetteer, words
        self._starts = [name.start for name in names]

    def behind(self, end: int, stop: int, *, strict: bool) -> Container:
        """Read the row that follows offset ``end``; without one give the state the article is most about.

        ``strict`` asks for a row that makes what stands before it a place: nothing else is given.
        """
        near = _NEAR.match(self._article.text, end, stop)
        beside = self._at(near.end()) if near else None
        if strict and beside is not None and beside.entries[0].level in {"settlement", "admin2", "admin1"}:
            state = self._state_of([beside, *self._row(beside.end, stop, strict=False)])
            return Container(f"country:{state}" if state else None, told=True)
        row = list(self._row(end, stop, strict=strict))
        if row:
            return Container(self._finest(row), told=True)
        return Container(None if strict else self._state(), told=False)

    def _row(self, end: int, stop: int, *, strict: bool) -> Iterator[PlaceName]:
        first = _FIRST.match(self._article.text, end, stop)
        name = self._at(first.end()) if first else None
        if name is None or first is None or self._begins_longer_name(name):
            return
        if strict and (first.group().startswith(" of") or not self._is_unit(name, first.group())):
            return
        yield name
        for _ in range(_LONGEST_ROW):
            gap = _NEXT.match(self._article.text, name.end, stop)
            following = self._at(gap.end()) if gap and gap.end() > name.end else None
            if following is None:
                return
            name = following
            yield name

    def _begins_longer_name(self, name: PlaceName) -> bool:
        """Tell ``the port of X, the Rwanda Defence Force said`` from ``the port of X, Cabo Delgado Province``."""
        return _LONGER.match(self._article.text, name.end) is not None

    def _is_unit(self, name: PlaceName, gap: str) -> bool:
        """Tell a state or unit behind a comma or "in" from whatever else may follow a name there."""
        unit = bool(_UNIT_AFTER.match(self._article.text, name.end)) or " " in name.quote.strip()
        owner = bool(_OWNS.match(self._article.text, name.end))
        levels = {entry.level for entry in name.entries[:3]}
        if owner and not self._owns_unit(name):
            return False
        return (
            unit
            or owner
            or (bool(levels & {"country", "admin1"}) and (name.entries[0].level != "settlement" or "," in gap))
        )

    def _owns_unit(self, name: PlaceName) -> bool:
        """Tell "Myanmar's Sagaing Region" from "Myanmar's leader"."""
        gap = _OWNS.match(self._article.text, name.end)
        named = _OWN_UNIT.match(self._article.text, name.end)
        return named is not None or (gap is not None and self._at_or_side(gap.end()) is not None)

    def _at_or_side(self, offset: int) -> PlaceName | None:
        side = re.compile(_SIDE).match(self._article.text, offset)
        return self._at(side.end() if side else offset)

    def _at(self, offset: int) -> PlaceName | None:
        index = bisect_left(self._starts, offset)
        found = self._names[index] if index < len(self._names) else None
        return found if found is not None and found.start == offset else None

    def _finest(self, row: Sequence[PlaceName]) -> str | None:
        """Give the unit nearest to the name that fits the state told last in the row."""
        state = self._state_of(row)
        for name in row:
            fitting = [e for e in name.entries if state is None or e.country == state]
            unit = self._unit(fitting, name)
            if unit is not None:
                return unit
        return f"country:{state}" if state else None

    def _unit(self, entries: Sequence[Entry], name: PlaceName) -> str | None:
        """Give the unit that a name in a row means: itself, or the one its town lies in."""
        after = _UNIT_AFTER.match(self._article.text, name.end)
        word = after.group().strip().lower() if after else ""
        wanted = self._words.level_words.get(word)
        best = next((e for e in entries if e.level == wanted), None) or next(
            (e for e in entries if e.level in {"admin1", "admin2"}), None
        )
        if best is not None and best.level in {"admin1", "admin2"}:
            return best.id
        town = next((e for e in entries if e.level == "settlement"), None)
        return (town.admin2_id or town.admin1_id) if town is not None else None

    def _state_of(self, row: Sequence[PlaceName]) -> str | None:
        for name in reversed(row):
            if name.entries[0].level == "country":
                return name.entries[0].country
        favoured = {state for state, _ in self._favoured.most_common(2)}
        for name in row:
            states = [e.country for e in name.entries if e.country]
            chosen = next((s for s in states if s in favoured), None)
            if chosen is not None or states:
                return chosen or states[0]
        return None

    def _state(self) -> str | None:
        """Give the id of the state the article is clearly about."""
        ranked = self._favoured.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
            return None
        return f"country:{ranked[0][0]}"

    @cached_property
    def _favoured(self) -> Counter[str]:
        return favour(self._article, self._names, self._gazetteer, self._words)
