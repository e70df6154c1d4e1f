"""Every rule for lines finds what it says it finds and skips what it says it skips, and none can be made to hang."""

from __future__ import annotations

from typing import ClassVar

import pytest

from dateline.articles import lines
from dateline.articles.lines import (
    LineRule,
    PostRule,
    caption_of,
    dateline_of,
    furniture_of,
    signature_of,
)
from dateline.rules import load_rules

FURNITURE = load_rules("en/furniture", LineRule)
CAPTIONS = load_rules("en/captions", LineRule)
DATELINES = load_rules("en/datelines", LineRule)
POSTS = load_rules("en/posts", PostRule)
PIECES = (
    "Published ",
    "-",
    "1 (",
    "KABUL, ",
    "A ",
    "By ",
    "and ",
    "/ ",
    "share ",
    "| ",
    "@a ",
    "www.",
    "(AP",
    "a.b.",
    "1234-",
    "#a ",
)


@pytest.mark.parametrize("rule", FURNITURE, ids=lambda rule: rule.id)
def test_furniture(rule: LineRule) -> None:
    for line in rule.finds:
        found = furniture_of(line)
        assert found is not None, line
        assert found.kind == rule.kind
    for line in rule.skips:
        assert furniture_of(line) is None, line


@pytest.mark.parametrize("rule", CAPTIONS, ids=lambda rule: rule.id)
def test_captions(rule: LineRule) -> None:
    assert all(caption_of(line) is not None for line in rule.finds)
    assert not any(caption_of(line) == rule for line in rule.skips)


@pytest.mark.parametrize("rule", DATELINES, ids=lambda rule: rule.id)
def test_datelines(rule: LineRule) -> None:
    for line in rule.finds:
        filed_to = dateline_of(line, 0, len(line))
        assert filed_to is not None, line
        assert 0 < filed_to <= len(line)
    for line in rule.skips:
        assert dateline_of(line, 0, len(line)) is None, line


@pytest.mark.parametrize("rule", POSTS, ids=lambda rule: rule.id)
def test_posts(rule: PostRule) -> None:
    for line in rule.finds:
        signature = signature_of(line)
        assert signature is not None, line
        assert signature.place == rule.place
    assert [line for line in rule.skips if signature_of(line)] == []


@pytest.mark.parametrize("piece", PIECES)
def test_no_line_holds_the_rules_up(piece: str) -> None:
    """A pattern that tries every way to split such a line would not come to an end; bench/speed_growth.py measures them."""
    for opening in ("", "Published", "— x (@y) ", "KABUL, "):
        line = opening + (piece * 400)[:380] + "!"
        found = (furniture_of(line), caption_of(line), signature_of(line), dateline_of(line, 0, len(line)))
        assert len(found) == 4


def test_a_line_too_long_for_a_rule_is_shown_to_none(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[int] = []

    class Pattern:
        groupindex: ClassVar[dict[str, int]] = {}

        def match(self, line: str) -> None:
            shown.append(len(line))

        fullmatch = search = match

    for name in ("_furniture", "_captions", "_posts", "_datelines"):
        monkeypatch.setattr(lines, name, lambda: ((None, Pattern()),))
    for words in (10, 100, 100_000):
        line = "word, " * words
        furniture_of(line)
        caption_of(line)
        signature_of(line)
        dateline_of(line, 0, len(line))
    assert len(shown) == 7
    assert max(shown) < 1000
