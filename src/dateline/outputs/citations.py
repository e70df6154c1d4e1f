"""Citations: every sentence leads to words in a report, and the words are checked before they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from msgspec import Struct

from dateline.errors import DatelineError
from dateline.model.picture import PictureArticle, PictureClaim
from dateline.outputs.people import People

MOST_WORDS = 25
_SENTENCE_WORDS = 5
_ENDS = "\n.!?:-–—()[]“”\"‘’'*#>|"
_QUOTATION_MARKS = str.maketrans('“”«»"„', "‘’‘’'‘")
_KNOWN_BY = ("headline", "body", "post", "caption", "other-language", "dateline", "furniture")


class CitationError(DatelineError):
    """The words a statement rests on are not where it says: nothing is printed rather than something unsourced."""


class Note(Struct, frozen=True, kw_only=True):
    """One numbered citation. Offsets are those of the whole passage; the excerpt may be shorter."""

    number: int
    article_id: str
    path: str
    start: int
    end: int
    excerpt: str


class Notes:
    """The notes of one document, numbered in the order of their first use."""

    def __init__(self, articles: Iterable[PictureArticle], texts: Mapping[str, str], people: People) -> None:
        self._articles = {article.id: article for article in articles}
        self._texts = texts
        self._people = people
        self._numbers: dict[tuple[str, int, int], Note] = {}

    def cite(self, article_id: str, start: int, end: int, quote: str | None = None) -> int:
        """Give the number of a passage. Raises CitationError where the article does not hold ``quote`` there."""
        words = self.verify(article_id, start, end, quote)
        key = (article_id, start, end)
        if key not in self._numbers:
            path = self._articles[article_id].path
            number = len(self._numbers) + 1
            excerpt = _cut(self._texts[article_id], start, end, excerpt_of(words, self._people))
            self._numbers[key] = Note(
                number=number, article_id=article_id, path=path, start=start, end=end, excerpt=excerpt
            )
        return self._numbers[key].number

    def cite_claim(self, claim: PictureClaim) -> int:
        """Give the number of the passage a claim stands on."""
        return self.cite(claim.article_id, claim.start, claim.end, claim.quote)

    def cite_article(self, article_id: str) -> int:
        """Give the number of the passage by which a whole report is known: its headline, else its first zone."""
        article = self._articles.get(article_id)
        if article is None or not article.zones:
            text = self._texts.get(article_id, "")
            return self.cite(article_id, 0, min(len(text), 200))
        zone = min(article.zones, key=lambda zone: (_KNOWN_BY.index(zone.kind), zone.start))
        return self.cite(article_id, zone.start, zone.end)

    def verify(self, article_id: str, start: int, end: int, quote: str | None = None) -> str:
        """Give the words of a passage. Raises CitationError where they are not there."""
        article, text = self._articles.get(article_id), self._texts.get(article_id)
        if article is None or text is None:
            raise CitationError(f"{article_id} is cited but its text is not at hand; add the report again")
        words = text[start:end] if 0 <= start < end <= len(text) else None
        if words is None or (quote is not None and words != quote):
            raise CitationError(
                f"{article.path}:{start}-{end} does not hold the words cited from it;"
                " rebuild the picture from its reports"
            )
        return words

    @property
    def all(self) -> tuple[Note, ...]:
        return tuple(self._numbers.values())


def excerpt_of(words: str, people: People) -> str:
    """Give at most 25 words of a passage, on one line, private names withheld, double quotation marks made single."""
    if _in_other_script(words):
        return "[passage in another script]"
    withheld = people.withhold(words).translate(_QUOTATION_MARKS)
    parts = "".join(mark if mark.isprintable() else " " for mark in withheld).split()
    if len(parts) <= MOST_WORDS:
        return " ".join(parts)
    kept = parts[:MOST_WORDS]
    while kept and kept[-1].startswith("[name"):
        kept.pop()
    return " ".join(kept) + "…"


def _cut(text: str, start: int, end: int, excerpt: str) -> str:
    """Mark where a passage is only a part of its sentence; a date or a name in one is no such passage."""
    if len(excerpt.split()) < _SENTENCE_WORDS:
        return excerpt
    before, behind = text[:start].rstrip(" "), text[end : end + 3].strip(" ")
    cut = bool(before) and before[-1] not in _ENDS and text[start - 1] == " "
    goes_on = excerpt[-1].isalnum() and bool(behind) and behind[0] not in _ENDS + ",;"
    return f"{'…' if cut else ''}{excerpt}{'…' if goes_on else ''}"


def _in_other_script(words: str) -> bool:
    """Tell words in a script in which a private person's name would not be seen."""
    letters = [c for c in words if c.isalpha()]
    return sum(c > "\u024f" for c in letters) * 4 > len(letters)


def narrow(words: str, people: People) -> tuple[int, int]:
    """Find the longest stretch of at most 25 words that names no private person; offsets into ``words``.

    For outputs that give a passage as offsets *and* words, which must stay the same words.
    """
    best = (0, 0)
    edges = [(0, 0), *people.find_private(words), (len(words), len(words))]
    for (_, left), (right, _) in pairwise(edges):
        start, end = _first_words(words, left, right)
        if end - start > best[1] - best[0]:
            best = (start, end)
    return best


def _first_words(words: str, left: int, right: int) -> tuple[int, int]:
    stretch = words[left:right]
    start = left + len(stretch) - len(stretch.lstrip(" ,;:\n\t’'"))
    end, count, inside = start, 0, False
    for position in range(start, right):
        if words[position].isspace():
            inside = False
            continue
        if not inside:
            count, inside = count + 1, True
            if count > MOST_WORDS:
                break
        end = position + 1
    return start, end
