"""Every rule for lines finds what it says it finds and skips what it says it skips, and none can be made to hang."""

from __future__ import annotations

import time

import pytest

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
        filed = dateline_of(line, 0, len(line))
        assert filed is not None, line
        assert 0 < filed.end < len(line)
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
def test_no_line_takes_long(piece: str) -> None:
    lines = [opening + (piece * 400)[:380] + "!" for opening in ("", "Published", "— x (@y) ", "KABUL, ")]
    began = time.perf_counter()
    for line in lines:
        furniture_of(line)
        caption_of(line)
        signature_of(line)
        dateline_of(line, 0, len(line))
    assert time.perf_counter() - began < 0.5
