"""Stage read: one article in, all that one reader finds in it out."""

from __future__ import annotations

from typing import Protocol

from dateline.model.article import Article
from dateline.model.reading import Reading


class Reader(Protocol):
    """What reads articles. Chosen by name in the config: built in, an entry point, or ``package.module:name``.

    A reader sees one article and nothing beyond it: no store, clock, network or other article. Whatever it claims
    stands on a span of the article's text; a quote that is not found there is dropped by the pipeline's check.
    """

    name: str
    version: str

    def read(self, article: Article) -> Reading: ...
