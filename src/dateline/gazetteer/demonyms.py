"""What the people and things of each state are called, from the one table that the readers of actors use too."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from dateline.gazetteer.folding import fold

TABLE = Path(__file__).parent.parent / "data" / "actors" / "demonyms.toml"
_FORMS = ("adjectives", "people", "also")


@cache
def read_demonyms() -> dict[str, tuple[str, ...]]:
    """Give the states (alpha-2) of each demonym, folded; what is a name of its state (UK, New Zealand) is none."""
    found: dict[str, tuple[str, ...]] = {}
    for state in tomllib.loads(TABLE.read_text(encoding="utf-8"))["state"]:
        names = {fold(name) for name in state["names"]}
        for word in dict.fromkeys(fold(form) for kind in _FORMS for form in state.get(kind, ())):
            if word not in names:
                found[word] = (*found.get(word, ()), state["code"])
    return found
