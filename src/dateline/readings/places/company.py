"""Does the place a name would denote lie where the rest of the article is? A second look at doubtful names.

The weights are those of a logistic regression over the first chance and the features below, trained by
bench/geoparsing.py.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from dateline.gazetteer.folding import fold
from dateline.gazetteer.lookup import Entry
from dateline.readings.places.names import PlaceName

DOUBTFUL = 0.2
"""Chance from which a name is looked at again."""
_SURE = 0.75
"""Chance from which a name is company for others."""
_NEAR_KM, _FAR_KM = 60.0, 500.0
_SMALL = 50_000
_WITHOUT_POINT = frozenset({"country", "region", "site"})


def reconsider(
    names: Sequence[PlaceName],
    resolved: Sequence[tuple[Entry, ...]],
    chances: Sequence[float],
    weights: dict[str, float],
) -> list[float]:
    """Give each name's chance anew, knowing what it would denote and how far that lies from the others."""
    found = keep_company(names, resolved, chances)
    return [_chance(chance, features, weights) for chance, features in zip(chances, found, strict=True)]


def keep_company(
    names: Sequence[PlaceName], resolved: Sequence[tuple[Entry, ...]], chances: Sequence[float]
) -> list[list[str]]:
    """Give each name's features: how far its place lies from the nearest that is surely one."""
    folded = [fold(name.quote) for name in names]
    anchors = [
        (quote, entries[0].lat, entries[0].lon)
        for quote, entries, chance in zip(folded, resolved, chances, strict=True)
        if chance >= _SURE and entries and entries[0].level not in _WITHOUT_POINT and not is_small(entries[0])
    ]
    return [list(_features(quote, entries[0], anchors)) for quote, entries in zip(folded, resolved, strict=True)]


def is_small(entry: Entry) -> bool:
    """Tell a place so small that a report from elsewhere seldom means it."""
    return entry.level == "settlement" and entry.population < _SMALL and entry.capital_of is None


def logit(chance: float) -> float:
    """Give the log odds, within ten of even."""
    return max(-10.0, min(10.0, math.log(max(chance, 1e-9) / max(1 - chance, 1e-9))))


def _chance(chance: float, features: Sequence[str], weights: dict[str, float]) -> float:
    if not features or chance == 0.0:
        return chance
    total = weights.get("first chance", 1.0) * logit(chance) + sum(weights.get(each, 0.0) for each in features)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def _features(quote: str, best: Entry, anchors: Sequence[tuple[str, float | None, float | None]]) -> Iterator[str]:
    if best.level in _WITHOUT_POINT or best.lat is None or best.lon is None:
        return
    size = "small" if is_small(best) else "large"
    apart = [_km(best.lat, best.lon, lat, lon) for other, lat, lon in anchors if other != quote and lat and lon]
    if apart and min(apart) <= _NEAR_KM:
        yield f"{size} near"
    elif apart:
        yield f"{size} far" if min(apart) > _FAR_KM else f"{size} in reach"


def _km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Distance on a flat map, good enough to tell near from far."""
    east = (lon2 - lon1 + 540) % 360 - 180
    return 111.2 * math.hypot(lat2 - lat1, east * math.cos(math.radians((lat1 + lat2) / 2)))
