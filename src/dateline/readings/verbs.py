"""What common verbs mean to the grammar of a report, by lemma."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from dateline.rules import read_data


@cache
def verb_classes() -> Mapping[str, frozenset[str]]:
    """Give the lists of ``data/en/verbs.toml`` by name."""
    return {name: frozenset(lemmas) for name, lemmas in tomllib.loads(read_data("en/verbs.toml")).items()}
