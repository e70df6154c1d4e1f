"""What common verbs mean to the grammar of a report, by lemma."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.rules import word_lists


def verb_classes() -> Mapping[str, frozenset[str]]:
    """Give the lists of ``data/en/verbs.toml`` by name."""
    return word_lists("en/verbs")
