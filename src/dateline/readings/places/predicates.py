"""Names that a text tells of as a town though nothing around says where: "Goma fell", "the Goma-Rutshuru road"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dateline.readings.places.names import PlaceName, Word
from dateline.readings.places.words import PlaceWords

_DASHES = frozenset({"-", "–"})
_FEWEST_PEOPLE = 15_000
"""Smaller towns bear too many names that are something else to be taken on the strength of a verb."""


def is_told_of_as_town(name: PlaceName, words: PlaceWords) -> bool:
    """Tell whether what is said of a name is said of towns, and the name is that of one of some size."""
    if name.titled or name.shouted or _joined_to_a_name(name):
        return False
    if max((e.people for e in name.entries if e.level == "settlement"), default=0) < _FEWEST_PEOPLE:
        return False
    return _is_taken(name, words) or (name.right == " " and _is_said_of_towns(name.after, words))


def _is_taken(name: PlaceName, words: PlaceWords) -> bool:
    """Tell "overran Goma": the object of a verb of which towns are the object, and no half of a longer name."""
    longer = name.right in {" ", *_DASHES} and bool(name.after) and name.after[0].text[0].isupper()
    return bool(name.before) and name.left == " " and name.before[-1].text in words.taking and not longer


def is_end_of_route(name: PlaceName, words: PlaceWords) -> bool:
    """Tell either end of "the Goma-Rutshuru road"."""
    if name.left in _DASHES and name.before and name.before[-1].text[0].isupper():
        return bool(name.after) and name.right == " " and name.after[0].text in words.routes
    if name.right not in _DASHES or not name.after or not name.after[0].text[0].isupper():
        return False
    return any(word.text in words.routes for word in name.after[1:])


def _joined_to_a_name(name: PlaceName) -> bool:
    """Tell "Yasin Goma fell" by the capital before; one that begins a sentence as "In" or "Why" does is none."""
    return bool(name.before) and name.left == " " and name.before[-1].text[0].isupper()


def _is_said_of_towns(after: Sequence[Word], words: PlaceWords) -> bool:
    """Read "(has) fallen", "is now under", "has been recaptured": helping words, then a word said of towns."""
    near = _unbroken(after)
    said = [word for word in near if word not in words.fillers]
    if words.not_of_towns & set(near):
        return False
    for number, word in enumerate(said):
        if word in words.falling and (number == 0 or word == "fallen"):
            return len(said) == number + 1 or said[number + 1] in words.after_fall
        if word == "taken" and said[number + 1 : number + 2] and said[number + 1] in words.after_taken:
            return number > 0
        if word in words.states_of_towns:
            return number > 0
        if word not in words.helping:
            return False
    return False


def _unbroken(after: Sequence[Word]) -> list[str]:
    """Give the words in a row with nothing but a space between; where more than a stop or comma ends them, "…"."""
    found = [word.text for word in after[:1]]
    for left, word in pairwise(after):
        gap = word.start - left.end
        if gap != 1:
            return found if gap == 2 else [*found, "…"]
        found.append(word.text)
    return found
