"""Rules as data: TOML files whose every rule has an id and its own examples of what it finds and skips."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec
from msgspec import Struct

from dateline.errors import RuleError


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every rule has; a kind of rule adds its own fields by subclassing."""

    id: str
    finds: tuple[str, ...]
    """Sentences (written for the rule, from no report) in which it must fire."""
    skips: tuple[str, ...]
    """Sentences that look alike and in which it must not."""


R = TypeVar("R", bound=Rule)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def load_rules(name: str, kind: type[R]) -> tuple[R, ...]:
    """Load the ``[[rule]]`` tables of ``data/<name>.toml`` as values of ``kind``.

    Raises RuleError, naming file and rule, where the file is malformed, an id is doubled, or a rule has no examples.
    """
    text = read_data(f"{name}.toml")
    try:
        tables = msgspec.toml.decode(text, type=dict[str, tuple[kind, ...]])  # type: ignore[valid-type]
    except msgspec.DecodeError as error:
        raise RuleError(f"data/{name}.toml: {error}; see docs/rules.md for the fields of a rule") from error
    rules: tuple[R, ...] = tables.get("rule", ())
    seen: set[str] = set()
    for rule in rules:
        if not _ID.fullmatch(rule.id) or rule.id in seen:
            raise RuleError(f"data/{name}.toml: rule id {rule.id!r} is doubled or not in lower-case-with-hyphens")
        if not rule.finds or not rule.skips:
            raise RuleError(f"data/{name}.toml: rule {rule.id!r} needs at least one example in finds and one in skips")
        seen.add(rule.id)
    return rules


@cache
def word_lists(name: str) -> Mapping[str, frozenset[str]]:
    """Give the lists of words of ``data/<name>.toml`` by their names; tables and rules of the file are left out."""
    table = tomllib.loads(read_data(f"{name}.toml"))
    lists = {key: words for key, words in table.items() if isinstance(words, list)}
    return {key: frozenset(words) for key, words in lists.items() if all(isinstance(word, str) for word in words)}


def read_data(path: str) -> str:
    """Give the text of a file below ``dateline/data``. Raises RuleError where there is none."""
    try:
        return files("dateline").joinpath("data", *path.split("/")).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise RuleError(f"data/{path} is missing from the installation; reinstall dateline") from error
