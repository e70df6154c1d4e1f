"""Words beside a date or an office that tell of what time it is said (``data/en/dating.toml``)."""

from __future__ import annotations

import re
from functools import cache

from dateline.rules import Rule, load_rules


class Wording(Rule, frozen=True, kw_only=True):
    """Words that are looked for."""

    pattern: str
    """A regular expression, found anywhere in the words asked about; capitals do not matter."""


def wordings() -> tuple[Wording, ...]:
    return load_rules("en/dating", Wording)


def says(id: str, words: str) -> bool:
    """Tell whether words hold the wording of this id."""
    return _patterns()[id].search(words) is not None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {wording.id: re.compile(wording.pattern, re.IGNORECASE) for wording in wordings()}
