"""Names that reports use as places, however much they read like a person's."""

from __future__ import annotations

import re
from collections.abc import Iterable

_OF_A_PLACE = "(?:city|town|village|suburb|region|area|district|province|north|south|east|west|outskirts|port|island)"
_HEADING = r"(?:advanc\w+|push\w*|march\w*|withdr\w+|retreat\w*|troops|forces|road|way|route)"
_PLACE_NOUN = (
    "(?:city|province|district|town|village|county|governorate|mountain|hill|river|valley|island|dam|airport|airbase"
    "|suburb|neighbourhood|neighborhood|camp|crossing|highway|peninsula|countryside|region)"
)


def told_as_places(names: Iterable[str], passages: tuple[str, ...]) -> set[str]:
    """Find names that a text uses as a place somewhere: after "in" or "east of", before "province" or "-held", or as a part of "X-i-Y"."""
    return {name for name in names if any(_place_use(name).search(text) for text in passages if name in text)}


def _place_use(name: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in name.split())
    return re.compile(
        rf"\b(?:in|near|outside|across|around|{_HEADING} towards?|reached|captured|left|{_OF_A_PLACE} of|[Mm]ount|[Jj]abal)\s+{words}(?![\w’'])(?!\s[A-Z])"
        rf"|(?<![\w-]){words}(?:\s+{_PLACE_NOUN}s?\b|-(?:i|e|al|ul|el)-[A-Z]|-(?:based|held|controlled|backed|led|sponsored|occupied)\b)"
    )
