"""Small items and articles for these tests, and what is looked at in them."""

from __future__ import annotations

from datetime import UTC, datetime

from dateline.articles.extract import extract
from dateline.model.article import Article, RawItem, raw_id

NOW = datetime(2024, 1, 1, tzinfo=UTC)
SENTENCE = "Rebels took the town of Alpha on Monday, the army said in a statement."


def item(content: str | bytes, media: str = "text", path: str = "report.txt") -> RawItem:
    received = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return RawItem(id=raw_id(received), path=path, content=received, received_at=NOW, media=media)


def article(content: str | bytes, media: str = "text") -> Article:
    made = extract(item(content, media))
    check(made)
    return made


def zones(made: Article) -> list[tuple[str, str]]:
    return [(zone.kind, made.text[zone.start : zone.end]) for zone in made.zones]


def kinds(made: Article) -> list[str]:
    return [zone.kind for zone in made.zones]


def check(made: Article) -> None:
    """What holds for every article: zones in order, none empty, none over a blank line, all words in one of them."""
    at = 0
    for zone in made.zones:
        assert at <= zone.start < zone.end <= len(made.text)
        words = made.text[zone.start : zone.end]
        assert words == words.strip()
        assert zone.kind == "post" or "\n" not in words
        assert not any(character.isalnum() for character in made.text[at : zone.start])
        at = zone.end
    assert not any(character.isalnum() for character in made.text[at:])
