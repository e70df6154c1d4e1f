"""Names that the words around them make something else: half of a longer name, a person, an outlet, a branch of a group."""

from __future__ import annotations

from dateline.readings.places.names import PlaceName
from dateline.readings.places.words import PlaceWords

_ARTICLES = frozenset({"al", "el", "an", "ash", "ar", "as", "ad", "at", "az"})
"""Behind "Tell" or "Khan": what joins to it the half of an Arabic name that the gazetteer does not know with it."""
_KNOWN_ALONE = 150_000
"""A town of so many people is named without what stands behind it."""
_SIDES = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "upper", "lower"}
)


def is_no_place(name: PlaceName, words: PlaceWords) -> bool:
    """Tell a name that is none of a place where it stands, whatever places are called so."""
    return _begins_longer_name(name) or is_acted_on(name, words) or _is_outlet(name, words) or _is_branch(name, words)


def _begins_longer_name(name: PlaceName) -> bool:
    """Tell "Khan" of "Khan al-Zeit": of the places called so, the one meant is not known."""
    if name.right != " " or len(name.after) < 2 or name.after[0].text.lower() not in _ARTICLES:
        return False
    joined = name.after[1].start - name.after[0].end == 1 and name.after[1].text[0].isupper()
    known = any(e.level in {"settlement", "country"} and e.people >= _KNOWN_ALONE for e in name.entries)
    return joined and not known


def is_acted_on(name: PlaceName, words: PlaceWords) -> bool:
    """Tell whoever is stabbed, arrested or sentenced: that is done to no town."""
    if name.left != " " or not name.before or name.before[-1].text not in words.done_to_people:
        return False
    if name.right != " " or not name.after:
        return True
    return name.after[0].text in words.behind_people


def _is_outlet(name: PlaceName, words: PlaceWords) -> bool:
    """Tell "radio Esperanza": a station is called by a name of its own."""
    return name.left == " " and bool(name.before) and name.before[-1].text in words.stations


def _is_branch(name: PlaceName, words: PlaceWords) -> bool:
    """Tell what a group calls its branch: "ISIS in Khorasan", "Islamic State in Khorasan Province"."""
    before = [word.text for word in name.before[-2:]]
    group = len(before) == 2 and before[1] == "in" and before[0] in words.branching
    province = (bool(name.after) and name.after[0].text == "Province") or name.quote.endswith(" Province")
    return group and name.left == " " and (name.entries[0].level == "region" or province)


def is_side_unit(name: PlaceName) -> bool:
    """Tell "Southern Province", which half the states of the world have: it is one of a state that is told of."""
    first, *rest = name.quote.split()
    return len(rest) == 1 and first.lower() in _SIDES and rest[0] in {"Province", "Region", "District", "Governorate"}
