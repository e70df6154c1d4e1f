"""Streets called after places: "Baghdad Street", "the 1400 block of Lincoln", "Tripoli and Benghazi streets"."""

from __future__ import annotations

from dateline.readings.places.names import PlaceName
from dateline.readings.places.words import PlaceWords

_CORNERS = frozenset({"block", "corner", "intersection"})


def is_street(name: PlaceName, words: PlaceWords) -> bool:
    """Tell the name of a street from that of the town it is called after; a town that is the seat of a unit may be one."""
    pieces = name.quote.split()
    if len(pieces) > 1 and pieces[-1] in words.streets and not any(e.capital_of for e in name.entries[:2]):
        return True
    if name.before and name.left == " " and name.before[-1].text in words.squares_before:
        return True
    return pieces[0] in words.squares_before or _before_street(name, words) or _after_corner(name, words)


def _before_street(name: PlaceName, words: PlaceWords) -> bool:
    """Tell "X Street", "X Hill Street" and "X and Y streets"."""
    if not name.after or name.right not in {" ", ". "}:
        return False
    first = name.after[0]
    if first.text in words.streets:
        return True
    following = name.after[1] if len(name.after) > 1 else None
    if following is None or following.start - first.end > 1:
        return False
    if first.text in {"and", "&"} and len(name.after) > 2:
        return name.after[2].text in words.street_plurals and following.text[0].isupper()
    return following.text in words.streets and first.text[0].isupper() and name.right == " "


def _after_corner(name: PlaceName, words: PlaceWords) -> bool:
    """Tell "the corner of X", "the 200 block of North X"; and what joins a street by "and" before "streets"."""
    before = [word.text for word in name.before]
    if before and before[-1].rstrip(".") in words.street_sides:
        before.pop()
    if name.after and name.after[0].text in words.street_plurals and name.right == " ":
        return True
    return len(before) > 1 and before[-1] == "of" and before[-2] in _CORNERS
