"""The example bundles are complete, described, and in words of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
SEEDS = Path(__file__).parents[2] / ".." / "shared" / "seeds"
FILES = sorted(path for path in EXAMPLES.rglob("*") if path.is_file() and path.parent != EXAMPLES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_example_is_described(path: Path) -> None:
    assert f"| `{path.name}` |" in (EXAMPLES / "README.md").read_text(encoding="utf-8")


def test_every_described_example_is_there() -> None:
    described = re.findall(r"^\| `([^`]+)` \|", (EXAMPLES / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(described) == sorted(path.name for path in FILES)


def test_the_bundles_hold_every_kind_of_file() -> None:
    assert {path.suffix for path in FILES} == {".txt", ".md", ".html", ".json", ".jsonl"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_example_repeats_the_words_of_a_real_report(path: Path) -> None:
    if not SEEDS.is_dir():
        pytest.skip("the reports to compare with stand beside the checkout only in the developers' workplace")
    real = set().union(*(_runs(seed.read_text(encoding="utf-8")) for seed in SEEDS.glob("*.txt")))
    assert not _runs(path.read_text(encoding="utf-8")) & real


def _runs(text: str, length: int = 7) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}
