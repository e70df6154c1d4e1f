"""What many tests need: the reader (built once), small articles, and the folder of public data where it is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dateline.gazetteer.lookup import Gazetteer
from dateline.model.article import Article, StatedDate, Zone, article_id
from dateline.readings.by_rules import RulesReader, build

SHARED = Path(__file__).parents[1] / ".." / "shared"
RECEIVED = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="session")
def reader(gazetteer: Gazetteer) -> RulesReader:
    return build(gazetteer)


@pytest.fixture(scope="session")
def seeds() -> Path:
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip(
            "the five test reports stand beside the checkout only in the developers' workplace (../shared/seeds)"
        )
    return folder


def make_article(
    text: str, *, path: str = "report.txt", outlet: str | None = None, published: date | None = None
) -> Article:
    """Make an English article whose every non-empty line is a paragraph of body."""
    zones, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            zones.append(Zone(kind="body", start=at, end=at + len(line), language="en"))
        at += len(line) + 1
    dates = (StatedDate(on=published, basis="metadata", text=published.isoformat()),) if published else ()
    return Article(
        id=article_id(outlet, None, text),
        raw_id="raw-0",
        path=path,
        url=None,
        title=None,
        outlet=outlet,
        text=text,
        language="en",
        languages=("en",),
        zones=tuple(zones),
        dates=dates,
        received_at=RECEIVED,
    )
