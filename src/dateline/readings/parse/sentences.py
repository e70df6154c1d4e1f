"""Paragraphs parsed with their quotations taken out and their names in one piece, with the way back to the article.

A direct quotation is replaced in its paragraph by the word "This" in quotation marks, which the parser reads as the
object of the cue ("'This,' a local official said by phone"); its inside is a passage of its own. Scare quotes and
half-sentences stay where they are and only lose their marks. Without this the quote's subject becomes the speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from dateline.model.article import Article, Span, Zone
from dateline.readings.parse.headline_tense import told_in_past
from dateline.readings.parse.letter_case import recase
from dateline.readings.parse.quotations import Quotation, find_quotations
from dateline.readings.parse.repairs import mend

LONGEST_SENTENCE = 250
"""In words; a run without a stop is cut there."""
PROSE = frozenset({"headline", "dateline", "body", "caption", "post"})


class Passage:
    """A parsed paragraph without its direct quotations, or the inside of one of them."""

    __slots__ = ("children", "doc", "ends", "number", "parent", "placeholder", "quotation", "starts", "zone")

    def __init__(
        self,
        doc: Doc,
        starts: Sequence[int],
        ends: Sequence[int],
        zone: Zone,
        number: int,
        parent: Passage | None = None,
        placeholder: int | None = None,
        quotation: Quotation | None = None,
    ) -> None:
        self.doc = doc
        self.starts, self.ends = starts, ends
        """Article offsets of each token of ``doc``; a placeholder stands for the whole quotation."""
        self.zone = zone
        self.number = number
        """Which paragraph of the article, from 0; a quotation has its paragraph's number."""
        self.parent = parent
        """The paragraph a quotation stands in; None for a paragraph."""
        self.placeholder = placeholder
        """Index in ``parent.doc`` of the token that stands for this quotation."""
        self.quotation = quotation
        self.children: dict[int, Passage] = {}
        """Of a paragraph: its direct quotations by the index of their placeholder token."""

    @property
    def start(self) -> int:
        return self.starts[0]

    @property
    def end(self) -> int:
        return self.ends[-1]

    def span(self, text: str, first: int, last: int) -> Span:
        """Give tokens ``first`` to ``last`` (both included) as a span of the article whose text this is."""
        start, end = self.starts[first], self.ends[last]
        return Span(start=start, end=end, quote=text[start:end])

    def of(self, text: str, tokens: Token | SpacySpan | Iterable[Token]) -> Span:
        """Give a token, a spaCy span, or the stretch from the first to the last of some tokens as an article span."""
        indices = [tokens.i] if isinstance(tokens, Token) else [token.i for token in tokens]
        return self.span(text, min(indices), max(indices))

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """List the tokens that lie wholly inside article offsets ``start..end``."""
        first = bisect_left(self.starts, start)
        last = bisect_right(self.ends, end, lo=first)
        return [self.doc[i] for i in range(first, last)]


def parse(article: Article, names: Iterable[tuple[int, int]], english: Language) -> tuple[Passage, ...]:
    """Parse each English prose zone of the article; each of ``names`` (article offsets) becomes one token.

    Returns paragraphs and their quotations in reading order, a paragraph before the quotations in it.
    """
    merged = sorted(set(names))
    drafts: list[_Draft] = []
    for number, zone in enumerate(z for z in article.zones if z.kind in PROSE and z.language == "en"):
        drafts += _draft(article.text, zone, number, merged, english)
    docs = english.pipe([draft.doc(english) for draft in drafts], batch_size=64)
    return tuple(_assemble(drafts, docs))


class _Draft:
    """Words of a passage before the parse."""

    def __init__(self, zone: Zone, number: int, quotation: Quotation | None = None) -> None:
        self.zone, self.number, self.quotation = zone, number, quotation
        self.words: list[str] = []
        self.spaces: list[bool] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.quotations: dict[int, Quotation] = {}
        self.names: set[int] = set()

    def add(self, word: str, start: int, end: int, *, name: bool = False) -> None:
        if name:
            self.names.add(len(self.words))
        if self.ends:
            self.spaces[-1] = start > self.ends[-1]
        self.words.append(word)
        self.spaces.append(False)
        self.starts.append(start)
        self.ends.append(end)

    def doc(self, english: Language) -> Doc:
        starts = _forced_starts(self.words)
        headline = self.zone.kind == "headline"
        words = recase(self.words, self.names, headline=headline)
        if headline:
            words = told_in_past(words, self.names)
        return Doc(english.vocab, words=words, spaces=self.spaces, sent_starts=starts if any(starts) else None)


def _forced_starts(words: Sequence[str]) -> list[bool | int | None]:
    """Start a sentence after so many words without a stop: the parser's trees must stay small on text without any."""
    starts: list[bool | int | None] = []
    since = 0
    for word in words:
        since += 1
        starts.append(True if since > LONGEST_SENTENCE else None)
        if since > LONGEST_SENTENCE or word in {".", "!", "?"}:
            since = 0
    return starts


def _draft(text: str, zone: Zone, number: int, names: list[tuple[int, int]], english: Language) -> list[_Draft]:
    """Split a paragraph into its frame and its direct quotations."""
    frame = _Draft(zone, number)
    inner: list[_Draft] = []
    quotations = find_quotations(text, zone.start, zone.end)
    scare = [q for q in quotations if not q.direct]
    marks = sorted([(q.outer_start, q.start) for q in scare] + [(q.end, q.outer_end) for q in scare if q.closed])
    position = zone.start
    for quotation in quotations:
        if not quotation.direct:
            continue
        _tokenize(frame, text, position, quotation.outer_start, names, english, marks)
        position = _stand_in(frame, text, quotation)
        draft = _Draft(zone, number, quotation)
        _tokenize(draft, text, quotation.start, quotation.end, names, english, marks)
        if draft.words:
            inner.append(draft)
    _tokenize(frame, text, position, zone.end, names, english, marks)
    return [draft for draft in (frame, *inner) if draft.words]


def _stand_in(frame: _Draft, text: str, quotation: Quotation) -> int:
    """Put a placeholder for a quotation into the frame, its closing comma or stop kept; return where to go on."""
    frame.add('"', quotation.outer_start, quotation.start)
    frame.quotations[len(frame.words)] = quotation
    frame.add("This", quotation.start, quotation.end)
    last = text[quotation.end - 1 : quotation.end]
    if last in {",", ".", "?", "!"}:
        frame.add(last, quotation.end, quotation.end)
    frame.add('"', quotation.end, quotation.outer_end)
    return quotation.outer_end


def _tokenize(
    draft: _Draft,
    text: str,
    start: int,
    end: int,
    names: list[tuple[int, int]],
    english: Language,
    marks: list[tuple[int, int]],
) -> None:
    """Add the tokens of ``text[start:end]`` to a draft: names whole, scare-quote marks and white space left out."""
    position = start
    for name_start, name_end in names[bisect_left(names, (start, 0)) : bisect_left(names, (end, 0))]:
        if name_start < position or name_end > end:
            continue
        _words(draft, text, position, name_start, english, marks)
        draft.add(_one_word(text[name_start:name_end]), name_start, name_end, name=True)
        position = name_end
    _words(draft, text, position, end, english, marks)


def _one_word(name: str) -> str:
    """Write a name as the parser takes it for a proper noun: a space inside makes it punctuation or an auxiliary."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[\s’'.-]+", name)) or name


def _words(draft: _Draft, text: str, start: int, end: int, english: Language, marks: list[tuple[int, int]]) -> None:
    pieces: list[tuple[int, int]] = []
    position = start
    for mark, after in marks[bisect_left(marks, (start, 0)) : bisect_left(marks, (end, 0))]:
        pieces.append((position, mark))
        position = max(position, after)
    pieces.append((position, end))
    for piece_start, piece_end in pieces:
        for token in english.tokenizer(text[piece_start:piece_end]):
            if not token.is_space:
                first = piece_start + token.idx
                draft.add(token.text, first, first + len(token.text))


def _assemble(drafts: list[_Draft], docs: Iterable[Doc]) -> Iterable[Passage]:
    frame: Passage | None = None
    for draft, doc in zip(drafts, docs, strict=True):
        mend(doc)
        passage = Passage(doc, draft.starts, draft.ends, draft.zone, draft.number, quotation=draft.quotation)
        if draft.quotation is None:
            frame, waiting = passage, {id(q): i for i, q in draft.quotations.items()}
        elif frame is not None and id(draft.quotation) in waiting:
            passage.parent, passage.placeholder = frame, waiting[id(draft.quotation)]
            frame.children[passage.placeholder] = passage
        yield passage
