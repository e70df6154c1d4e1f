"""Which rows a late report changed, and which of them are of matters it has no part in."""

from __future__ import annotations

from bench.late_report import moved
from msgspec.structs import replace

from dateline.model.picture import Picture, PictureArticle, Published, Story
from tests.picture.factory import AS_OF, make_claim

UNKNOWN = Published(earliest=None, latest=None, basis="unknown", evidence=())


def picture(*stories: str, **parts: tuple) -> Picture:
    """Give a picture of one story a word, each letter of it a report."""
    nothing = dict.fromkeys(("actors", "places", "events", "claims", "findings", "copies", "holdings", "problems"), ())
    articles = tuple(
        PictureArticle(
            id=f"art-{letter}", path=letter, url=None, title=None, outlet=None, language="en", languages=("en",),
            published=UNKNOWN, story_id=f"sto-{letters[0]}", zones=(),
        )
        for letters in stories
        for letter in letters
    )  # fmt: skip
    told = tuple(
        Story(
            id=f"sto-{letters[0]}", title="", article_ids=tuple(f"art-{letter}" for letter in letters), earliest=None,
            latest=None, place_ids=(),
        )
        for letters in stories
    )  # fmt: skip
    return Picture(as_of=AS_OF, articles=articles, stories=told, **(nothing | parts))


def test_what_a_late_report_joins_is_changed_and_lies_not_elsewhere():
    found = moved(picture("ab", "c"), picture("abz", "c"), "art-z")
    assert found.rows == {"articles": 1, "stories": 1}
    assert found.elsewhere == {}


def test_what_a_late_report_parts_lies_not_elsewhere():
    assert moved(picture("abc", "d"), picture("az", "bc", "d"), "art-z").elsewhere == {}


def test_what_changes_in_a_story_without_it_lies_elsewhere():
    claim = make_claim("1", article="c")
    after = picture("abz", "c", claims=(replace(claim, kind="attack"),))
    assert moved(picture("ab", "c", claims=(claim,)), after, "art-z").elsewhere == {"claims": 1}
    assert moved(picture("ab", "cd"), picture("abz", "c", "d"), "art-z").elsewhere == {"articles": 1, "stories": 2}
