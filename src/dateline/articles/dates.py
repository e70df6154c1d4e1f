"""What is wrong with the dates a record states: one that is no day is told, not dropped in silence."""

from __future__ import annotations

import msgspec

from dateline.articles.encodings import decode
from dateline.articles.fields import unread_date
from dateline.errors import InputError
from dateline.model.article import Article, RawItem
from dateline.model.picture import Problem


def date_problems(item: RawItem, article: Article) -> tuple[Problem, ...]:
    """Give a Problem where a JSON record states when it was published in words that name no one day.

    The report is read all the same, dated by its text and by other reports.
    """
    if item.media != "json" or any(stated.basis == "metadata" for stated in article.dates):
        return ()
    try:
        record = msgspec.json.decode(decode(item.content, item.path).encode("utf-8", "replace"))
    except (InputError, msgspec.DecodeError, RecursionError):
        return ()
    words = unread_date(record) if isinstance(record, dict) else None
    if words is None:
        return ()
    message = (
        f"{item.path}: it says it was published on {words!r}, which is no one day; it is read without that date."
        " Write it as 2021-08-08 and add it again"
    )
    return (Problem(stage="extract", item=item.path, kind="date", message=message),)
