"""Who is said to have said it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct, structs
from spacy.tokens import Token

from dateline.model.article import Article, Span, Zone
from dateline.model.reading import Attribution, Mention, Speaker, TimeExpression
from dateline.readings.parse.quotations import Quotation, find_quotations
from dateline.readings.parse.sentences import Passage
from dateline.readings.speech.contents import stretches
from dateline.readings.speech.forms import label, labelled
from dateline.readings.speech.quoted import place
from dateline.readings.speech.sayings import Saying, sayings
from dateline.readings.speech.speakers import Cast
from dateline.readings.speech.subjects import outlet_name

Item = TypeVar("Item")
_SIGNATURE = 200
"""How far behind a post its author's name may stand."""


def find(article: Article, passages: Sequence[Passage], mentions: Sequence[Mention]) -> tuple[Attribution, ...]:
    """Find who is said to have said what, in reading order of the cues.

    ``passages`` as ``sentences.parse`` gives them; ``mentions`` may be empty, and where one of kind actor or person
    overlaps a speaker, name, role and side are taken from it.
    """
    reader = _Reader(article, mentions, _interviewed(article, passages))
    for frame, quoted in _paragraphs(passages):
        reader.paragraph(frame, quoted)
    found = [*reader.found(), *_posts(article, reader.cast)]
    unique = {attribution.id: attribution for attribution in found}
    return tuple(sorted(unique.values(), key=lambda a: (a.cue.start, a.cue.end)))


def innermost(attributions: Iterable[Attribution], start: int, end: int) -> Attribution | None:
    """Give the attribution of the smallest stretch of content that covers ``start..end``; None where nobody says it."""
    return next(iter(enclosing(attributions, start, end)), None)


def enclosing(attributions: Iterable[Attribution], start: int, end: int) -> tuple[Attribution, ...]:
    """List every attribution whose content covers ``start..end``, innermost first: a claim, and who denies it."""
    covering = [
        (span.end - span.start, -a.cue.start, a)
        for a in attributions
        for span in a.content
        if span.start <= start and end <= span.end
    ]
    return tuple(a for _, _, a in sorted(covering, key=lambda c: c[:2]))


def times_of_saying(passage: Passage, attribution: Attribution, times: Iterable[TimeExpression]) -> tuple[str, ...]:
    """List the ids of the times that say when it was said, not when what is said happened ("said on Sunday")."""
    cue = passage.tokens_in(attribution.cue.start, attribution.cue.end)
    if not cue:
        return ()
    indices = {token.i for token in cue}
    found = []
    for time in times:
        inside = any(span.start < time.end and time.start < span.end for span in attribution.content)
        tokens = [] if inside else passage.tokens_in(time.start, time.end)
        if any(_hangs_on(token, indices) for token in tokens):
            found.append(time.id)
    return tuple(found)


def date_sayings(
    passages: Iterable[Passage], attributions: Sequence[Attribution], times: Sequence[TimeExpression]
) -> tuple[Attribution, ...]:
    """Set ``said_time`` of each attribution (in reading order) whose cue a time modifies."""
    dated: dict[str, str] = {}
    ordered = sorted(times, key=lambda time: time.start)
    for passage in passages:
        near = [time for time in _between(ordered, passage, lambda time: time.start) if time.end <= passage.end]
        for attribution in _between(attributions, passage, lambda attribution: attribution.cue.start) if near else ():
            said = times_of_saying(passage, attribution, near)
            if said:
                dated.setdefault(attribution.id, said[0])
    return tuple(structs.replace(a, said_time=dated.get(a.id)) for a in attributions)


def _between(items: Sequence[Item], passage: Passage, start_of: Callable[[Item], int]) -> Sequence[Item]:
    """Give the items, in order of their start, that start inside a passage."""
    return items[bisect_left(items, passage.start, key=start_of) : bisect_left(items, passage.end, key=start_of)]


def _hangs_on(token: Token, cue: set[int]) -> bool:
    """Tell whether a token reaches the cue through adverbials only, not through another verb."""
    for _ in range(6):
        head = token.head
        if head.i in cue:
            return token.dep_ not in {"nsubj", "nsubjpass", "ccomp", "csubj"}
        if head is token or head.pos_ in {"VERB", "AUX"}:
            return False
        token = head
    return False


def _paragraphs(passages: Sequence[Passage]) -> Iterable[tuple[Passage, list[Passage]]]:
    frame: Passage | None = None
    quoted: list[Passage] = []
    for passage in passages:
        if passage.quotation is not None:
            quoted.append(passage)
            continue
        if frame is not None:
            yield frame, quoted
        frame, quoted = passage, []
    if frame is not None:
        yield frame, quoted


def _interviewed(article: Article, passages: Iterable[Passage]) -> frozenset[str]:
    """List the names that open two paragraphs or more before a colon: the voices of an interview."""
    counted = Counter(
        article.text[slice(*name)]
        for passage in passages
        if passage.quotation is None and (name := label(article.text, passage.zone.start, passage.zone.end)) is not None
    )
    return frozenset(name for name, times in counted.items() if times > 1)


class _Said(Struct, kw_only=True):
    """An attribution in the making: it may yet be given quotations of later paragraphs."""

    cue: Span
    saying: Saying
    speaker: Speaker | None
    content: list[tuple[int, int]]
    direct: bool


class _Reader:
    """Goes through the paragraphs of one article and remembers who spoke last."""

    def __init__(self, article: Article, mentions: Sequence[Mention], interviewed: frozenset[str]) -> None:
        self._interviewed = interviewed
        self.text = article.text
        self.cast = Cast(article, mentions)
        self._all: list[_Said] = []
        self._latest: _Said | None = None
        """Whoever's direct words ended the paragraph before."""
        self._waiting: list[tuple[int, int]] = []
        """Quotations whose speaker may be named in the next paragraph."""
        self._half: list[Quotation] = []
        """Half-sentences in quotation marks of the paragraph at hand."""

    def paragraph(self, frame: Passage, quoted: Sequence[Passage]) -> None:
        self.cast.enter(frame)
        self._half = [q for q in find_quotations(self.text, frame.zone.start, frame.zone.end) if not q.direct]
        outer = self._labelled(frame)
        found = sayings(frame)
        placed = [] if outer is not None else list(place(frame, found))
        said = self._say_all(frame, found, placed, outer)
        self._settle(frame, said, [placeholder for placeholder, saying in placed if saying is None])
        holders = dict(placed)
        for child in quoted:
            holder = holders.get(child.placeholder or 0)
            speaking = said.get(id(holder)) or self._latest
            self._inside(child, outer or (speaking.speaker if speaking is not None else None))
        self._remember(frame, said, placed)

    def _labelled(self, frame: Passage) -> Speaker | None:
        """Attribute a whole paragraph of an interview to the name before its colon."""
        name = label(self.text, frame.zone.start, frame.zone.end)
        if name is None or self.text[slice(*name)] not in self._interviewed:
            return None
        saying = labelled(frame, name)
        said = self._say(frame, saying, [], None) if saying is not None else None
        return said.speaker if said is not None else None

    def _say_all(
        self, frame: Passage, found: list[Saying], placed: Sequence[tuple[int, Saying | None]], outer: Speaker | None
    ) -> dict[int, _Said]:
        """Keep every saying with its content, by the identity of the saying."""
        direct: dict[int, list[int]] = {}
        known = {id(saying): saying for saying in found}
        for placeholder, saying in placed:
            if saying is not None:
                direct.setdefault(id(saying), []).append(placeholder)
                known[id(saying)] = saying
        kept = {}
        for saying in sorted(known.values(), key=lambda saying: saying.first):
            said = self._say(frame, saying, direct.get(id(saying), []), outer)
            if said is not None:
                kept[id(saying)] = said
        return kept

    def _settle(self, frame: Passage, said: dict[int, _Said], orphans: Sequence[int]) -> None:
        """Give quotations without a cue to whoever spoke just before, else to the speaker the next paragraph names."""
        first = next((s for s in said.values() if s.speaker is not None), None)
        if first is not None:
            first.content += self._waiting
        self._waiting = []
        for placeholder in orphans:
            part = (frame.starts[placeholder], frame.ends[placeholder])
            if self._latest is not None:
                self._latest.content.append(part)
            else:
                self._waiting.append(part)

    def _remember(self, frame: Passage, said: dict[int, _Said], placed: Sequence[tuple[int, Saying | None]]) -> None:
        """Keep who may go on in the next paragraph; nobody goes on from a headline."""
        last = said.get(id(placed[-1][1])) if placed else None
        if frame.zone.kind == "headline":
            self._latest = None
        elif last is not None:
            self._latest = last
        elif not placed:
            self._latest = next((s for s in reversed(list(said.values())) if s.speaker is not None), None)

    def _say(self, frame: Passage, saying: Saying, placeholders: list[int], outer: Speaker | None) -> _Said | None:
        """Keep a saying that has content; its quotations stand apart from what its clause says."""
        parts = stretches(frame, saying.said, {*saying.own, *(p for p in placeholders if not _within(saying, p))})
        parts = [_closed(part, self._half) for part in parts]
        parts += [(frame.starts[p], frame.ends[p]) for p in placeholders if not _within(saying, p)]
        if not parts and not _announces(frame, saying):
            return None
        speaker = self.cast.speaker(frame, saying.head, saying.said, outer) if saying.head is not None else None
        cue = frame.span(self.text, saying.first, saying.last)
        said = _Said(cue=cue, saying=saying, speaker=speaker, content=sorted(parts), direct=bool(placeholders))
        self._all.append(said)
        return said

    def _inside(self, child: Passage, outer: Speaker | None) -> None:
        for saying in sayings(child):
            self._say(child, saying, [], outer)

    def found(self) -> list[Attribution]:
        return [_build(self.text, said) for said in self._all if said.content]


def _closed(part: tuple[int, int], quotations: Sequence[Quotation]) -> tuple[int, int]:
    """Let a stretch that ends inside a half-sentence in quotation marks run to the closing mark."""
    start, end = part
    at = bisect_left(quotations, end, key=lambda quotation: quotation.start) - 1
    if at >= 0 and start <= quotations[at].start < end < quotations[at].end:
        end = quotations[at].end
    return start, end


def _announces(frame: Passage, saying: Saying) -> bool:
    """Tell a cue that ends its paragraph with a colon: what is said stands in the next."""
    return saying.takes_quote and frame.doc[-1].text == ":" and saying.last >= frame.doc[-1].sent.start


def _within(saying: Saying, placeholder: int) -> bool:
    return placeholder in saying.said


def _build(text: str, said: _Said) -> Attribution:
    saying = said.saying
    via = tuple(dict.fromkeys(_outlet(saying, head) for head in saying.via))
    return Attribution(
        id=f"attribution:{said.cue.start}:{said.cue.end}",
        cue=said.cue,
        speaker=said.speaker,
        content=tuple(_span(text, start, end) for start, end in sorted(set(said.content))),
        direct=said.direct,
        channel=saying.channel,
        via=via,
        hedged=saying.hedged
        or (said.speaker is not None and said.speaker.kind == "anonymous" and saying.channel == "report"),
        stance=saying.stance,
    )


def _span(text: str, start: int, end: int) -> Span:
    """Give a stretch without the comma that only leads to the cue."""
    while end - start > 1 and (text[end - 1] == "," or text[end - 1].isspace()):
        end -= 1
    return Span(start=start, end=end, quote=text[start:end])


def _outlet(saying: Saying, head: Token) -> str:
    return outlet_name(head) or head.text


def _posts(article: Article, cast: Cast) -> list[Attribution]:
    """Attribute each embedded post to its author, whatever others are quoted in it."""
    return [
        _post(article.text, zone, zone.author, cast) for zone in article.zones if zone.kind == "post" and zone.author
    ]


def _post(text: str, zone: Zone, author: str, cast: Cast) -> Attribution:
    """Take the author's name under the post as cue and speaker, all before it as said."""
    at = text.rfind(author, zone.start, zone.end + _SIGNATURE)
    start, end = (at, at + len(author)) if at >= 0 else (zone.start, zone.start)
    signed_inside = zone.start < start < zone.end
    said = text[zone.start : start if signed_inside else zone.end].rstrip(" \t\r\n—–-(@")
    return Attribution(
        id=f"attribution:{start}:{end}",
        cue=Span(start=start, end=end, quote=text[start:end]),
        speaker=cast.author(start, end, author),
        content=(Span(start=zone.start, end=zone.start + len(said), quote=said),),
        direct=True,
        channel="post",
        via=(),
    )
