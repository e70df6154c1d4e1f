"""Towns that no table has, in states of which the tables have few: a namesake abroad is not taken for one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.gazetteer.folding import fold
from dateline.gazetteer.lookup import Entry, Gazetteer, great_circle_km
from dateline.gazetteer.named import named_id
from dateline.readings.places.evidence import is_by_name, is_war_town, stands_out
from dateline.readings.places.names import PlaceName
from dateline.readings.places.words import PlaceWords

THIN = 30_000
"""People for each town listed, from which the tables leave out most small towns: in Ukraine 7,000, in Mali 100,000."""
_FEWEST = 2
"""Words that point to a state before it is the one a report is of."""
_SHARE = 0.8
_BORDERLAND_KM = 150.0
_FEWEST_LETTERS = 3
_KNOWN_ABROAD = 200_000
"""A town of so many people may be told of anywhere."""


def keep_home(
    names: Sequence[PlaceName], votes: dict[str, Counter[str]], gazetteer: Gazetteer
) -> tuple[PlaceName, ...]:
    """Give each name that places of other states alone bear, in a report of one thin state, a place of that state.

    ``votes`` are by word (folded) the states it points to. A place near the border, a capital, a large town, and one of
    a state that the report names keep what the tables say; so does a name with its own container behind it.
    """
    homes: dict[str, tuple[PlaceName, ...]] = {}
    return tuple(_kept(name, names, votes, gazetteer, homes) for name in names)


def is_called_after(
    name: PlaceName, best: Entry, names: Sequence[PlaceName], votes: dict[str, Counter[str]], words: PlaceWords
) -> bool:
    """Tell a town abroad after which a spot of the one state the report is of is called: ``the Basel roundabout``.

    ``best`` is the place the name would denote; ``votes`` are those of ``keep_home``.
    """
    if name.right != " " or not name.after or name.after[0].text not in words.called_after or best.level == "country":
        return False
    folded = fold(name.quote)
    home = _home(folded, votes, names)
    others = {state for word, found in votes.items() if word != folded for state in found}
    return home is not None and best.country not in others and not _is_near(best, home, names)


def _kept(
    name: PlaceName,
    names: Sequence[PlaceName],
    votes: dict[str, Counter[str]],
    gazetteer: Gazetteer,
    seen: dict[str, tuple[PlaceName, ...]],
) -> PlaceName:
    folded = fold(name.quote)
    if folded not in seen:
        home = _home(folded, votes, names)
        seen[folded] = ()
        fits = home is not None and not _has_article(folded, names) and _could_be(name, home, votes, gazetteer)
        if home is not None and fits and not _is_near(name.entries[0], home, names):
            seen[folded] = (_at(name, home, gazetteer),)
    contained = name.right.strip() == "," and name.after and name.after[0].text[0].isupper()
    if not seen[folded] or contained:
        return name
    return name._replace(entries=seen[folded][0].entries)


def _home(folded: str, votes: dict[str, Counter[str]], names: Sequence[PlaceName]) -> str | None:
    """Give the state that all other words of a report point to, nearly without exception.

    One word may do where another name can be that of a place of the state.
    """
    total: Counter[str] = Counter()
    for word, found in votes.items():
        if word != folded:
            total.update(found)
    ranked = total.most_common(1)
    if not ranked or ranked[0][1] < _SHARE * sum(total.values()):
        return None
    home = ranked[0][0]
    words = {word for word, found in votes.items() if home in found}
    words |= {fold(name.quote) for name in names if any(entry.country == home for entry in name.entries)}
    return home if len(words - {folded}) >= _FEWEST else None


def _has_article(folded: str, names: Sequence[PlaceName]) -> bool:
    """Tell what has "the" before it somewhere, as rivers and groups have and towns have not."""
    return any(
        n.left == " " and n.before and n.before[-1].text.lower() == "the" for n in names if fold(n.quote) == folded
    )


def _could_be(name: PlaceName, home: str, votes: dict[str, Counter[str]], gazetteer: Gazetteer) -> bool:
    """Tell a name that only small towns of states that the report does not name bear, in a state of few towns listed."""
    folded = fold(name.quote)
    others = {state for word, found in votes.items() if word != folded for state in found}
    if any(entry.country in others or entry.country is None for entry in name.entries):
        return False
    if (
        len(name.quote) < _FEWEST_LETTERS
        or name.quote.isupper()
        or stands_out(name.entries)
        or is_war_town(name.entries)
    ):
        return False
    own = [entry for entry in name.entries if not is_by_name(entry, folded)]
    return bool(own) and all(map(_is_small, own)) and gazetteer.people_per_town(home) >= THIN


def _is_small(entry: Entry) -> bool:
    return entry.level in {"settlement", "admin2"} and entry.people < _KNOWN_ABROAD and entry.capital_of is None


def _is_near(entry: Entry, home: str, names: Sequence[PlaceName]) -> bool:
    """Tell a place just across the border from a town of the state that the report names."""
    if entry.lat is None or entry.lon is None:
        return False
    towns = (e for n in names if (e := n.entries[0]).country == home and e.level in {"settlement", "site"})
    here = (entry.lat, entry.lon)
    return any(
        great_circle_km(here, (t.lat, t.lon)) < _BORDERLAND_KM for t in towns if t.lat is not None and t.lon is not None
    )


def _at(name: PlaceName, home: str, gazetteer: Gazetteer) -> PlaceName:
    entry = gazetteer.entry(named_id(name.quote, f"country:{home}"))
    assert entry is not None
    return name._replace(entries=(entry,))
