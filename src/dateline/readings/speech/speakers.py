"""Who speaks: from the noun phrase before or after a cue to a speaker with name, role and side."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from msgspec import structs
from spacy.tokens import Token

from dateline.model.article import Article
from dateline.model.names import fold_name
from dateline.model.reading import Mention, Speaker
from dateline.readings.parse.sentences import Passage
from dateline.readings.speech.cues import load_voices
from dateline.readings.speech.speaker_phrases import kind_of, name_of, phrase_of, plain_role, role_of
from dateline.readings.speech.voices import before, is_main, may_speak, means_several, subjects_of

_PRONOUNS = {
    "he": "person", "she": "person", "him": "person", "her": "person", "his": "person", "they": "many", "them": "many", "their": "many",
    "it": "thing", "its": "thing",
}  # fmt: skip
_SPEAKER_SELF = frozenset({"i", "we", "me", "us", "my", "our"})
_MODIFIERS = frozenset({"compound", "nmod", "amod", "poss", "appos", "prep", "pobj", "conj"})
_NEAR = 2
"""How many paragraphs back a body stands that "it" takes up."""
_WORD = re.compile(r"[^\W\d_]+")
_ARTICLE = re.compile(r"^(?:a|an|the|another)\s+", re.IGNORECASE)


class Cast:
    """The speakers of one article so far, for ``he added`` and ``the official``."""

    def __init__(self, article: Article, mentions: Sequence[Mention]) -> None:
        self.text = article.text
        self.mentions = {mention.id: mention for mention in mentions}
        self._people = sorted((m for m in mentions if m.kind in {"actor", "person"}), key=lambda m: (m.start, -m.end))
        self._starts = [m.start for m in self._people]
        self._said: list[tuple[Speaker, int, bool]] = []
        """Speakers so far, the number of their paragraph, and whether they are several."""
        self._heads: dict[tuple[int, int], Speaker] = {}
        """Speakers by paragraph and the token that heads their noun phrase."""
        self._paragraphs: list[Passage] = []
        self._number = 0

    def enter(self, paragraph: Passage) -> None:
        """Begin a paragraph: its pronouns may take up who was spoken of in the one before."""
        self._paragraphs = [*self._paragraphs[-1:], paragraph]
        self._number += 1

    def speaker(self, passage: Passage, head: Token, said: AbstractSet[int], outer: Speaker | None = None) -> Speaker:
        """Name the speaker whose noun phrase has this head.

        ``said`` are tokens that belong to the content, never to the speaker; ``outer`` is who says the quotation the
        passage stands in.
        """
        found = self._settle(passage, head, said, outer)
        self._said.append((found, self._number, means_several(head)))
        self._heads[passage.start, head.i] = found
        return found

    def author(self, start: int, end: int, name: str) -> Speaker:
        """Give the author of an embedded post as a speaker."""
        mention = self._mention_at(start, end) if end > start else None
        whole = self._full(mention) if mention is not None else None
        return Speaker(
            start=start, end=end, quote=self.text[start:end], kind="named", name=name, role=whole.role if whole else None,
            key=(whole.affiliation or whole.key) if whole else None, person=None,
        )  # fmt: skip

    def _settle(self, passage: Passage, head: Token, said: AbstractSet[int], outer: Speaker | None) -> Speaker:
        tokens = phrase_of(head, said)
        span = passage.of(self.text, tokens)
        bare = Speaker(
            start=span.start, end=span.end, quote=span.quote, kind="role", name=None, role=None, key=None, person=None
        )
        word = head.lower_
        if word in _SPEAKER_SELF and outer is not None:
            return _take_up(bare, outer)
        if word in _PRONOUNS:
            sort = _PRONOUNS[word]
            earlier = self._spoken_of(passage, head, sort) or self._earlier(sort) or self._told_of(passage, head, sort)
            return _take_up(bare, earlier) if earlier else structs.replace(bare, kind="anonymous")
        named = self._named(passage, head, tokens, bare)
        return named if named.name else self._definite(head, named)

    def _named(self, passage: Passage, head: Token, tokens: list[Token], bare: Speaker) -> Speaker:
        mention = self._mention_at(passage.starts[head.i], passage.ends[head.i])
        name = name_of(head) or self._apposed(passage, head, tokens)
        kind = kind_of(head, name)
        role = (
            role_of(passage, self.text, head, tokens, name)
            if kind in {"named", "role"} or head.lemma_ == "source"
            else None
        )
        key = self._key(passage, head, tokens, mention)
        label = passage.of(self.text, name).quote if name else None
        if mention is not None and _is_named(mention):
            whole = self._full(mention)
            kind, label, role = "named", whole.quote, _bare(mention.role or whole.role) or role
        elif mention is not None and mention.key and kind == "role" and head.pos_ == "PROPN":
            kind = "organisation"
        elif mention is not None and mention.kind == "actor" and mention.key and mention.noun is None:
            kind = "organisation" if kind == "named" else kind
        role = plain_role(role)
        if kind == "named" and label:
            return self._by_surname(structs.replace(bare, kind=kind, name=label, role=role, key=key))
        return structs.replace(bare, kind=kind, name=label, role=role, key=key)

    def _apposed(self, passage: Passage, head: Token, tokens: list[Token]) -> list[Token]:
        """Find the person of an office told with its place or body: ``the mayor of Goma, Ana Duarte``."""
        for mention in self._people:
            behind = passage.ends[head.i] < mention.start and mention.end <= passage.ends[tokens[-1].i]
            if behind and mention.kind == "person" and _is_named(mention) and " " in mention.quote:
                name = passage.tokens_in(mention.start, mention.end)
                if passage.doc[name[0].i - 1].text == ",":
                    return name
        return []

    def _by_surname(self, speaker: Speaker) -> Speaker:
        """Take a lone surname up with the full name told before ("Mr. Baran" after "Lena Baran")."""
        name = speaker.name or ""
        words = name.split()
        if len(words) == 1:
            for earlier, _, _ in reversed(self._said[-60:]):
                known = (earlier.name or "").split()
                if earlier.kind == "named" and len(known) > 1 and known[-1].casefold() == words[0].casefold():
                    return _take_up(speaker, earlier)
        return structs.replace(speaker, person=fold_name(name) if len(words) > 1 else None)

    def _definite(self, head: Token, speaker: Speaker) -> Speaker:
        """Take ``the official`` up with the last speaker of that role, and their side; a new one stays itself.

        ``The council member`` is the member of the council told before.
        """
        article = next((child.lower_ for child in head.children if child.dep_ == "det"), None)
        if article not in {"the", "that", "this"} or speaker.kind == "organisation" or head.pos_ != "NOUN":
            return speaker
        if any(child.dep_ in {"prep", "appos", "amod"} for child in head.children):
            return speaker
        words = {head.lemma_.lower(), *(c.lower_ for c in head.children if c.dep_ == "compound")}
        for earlier, _, _ in reversed(self._said[-12:]):
            if words <= {*_WORD.findall(f"{earlier.role or ''} {earlier.quote}".lower())}:
                found = _take_up(speaker, earlier)
                fuller = earlier.role if len(earlier.role or "") > len(speaker.role or "") else speaker.role
                return structs.replace(found, key=earlier.key or speaker.key, role=fuller or found.role)
        return speaker

    def _spoken_of(self, passage: Passage, pronoun: Token, sort: str) -> Speaker | None:
        """Find whom a pronoun takes up in the sentences before: who spoke there, else what they were about."""
        if passage.quotation is not None:
            return None
        taken_up = self._mention_at(passage.starts[pronoun.i], passage.ends[pronoun.i])
        person = self.mentions.get(taken_up.refers_to or "") if taken_up is not None and sort == "person" else None
        for paragraph, tokens in before(self._paragraphs, pronoun):
            spoke = [
                (token, speaker)
                for token in reversed(tokens)
                if (speaker := self._heads.get((paragraph.start, token.i))) is not None
                and _agrees(speaker, means_several(token), sort)
            ]
            main = next((speaker for token, speaker in spoke if is_main(token)), None)
            if main is not None:
                return main
            for subject in subjects_of(tokens):
                found = self._subject(paragraph, subject, sort, person)
                if found is not None:
                    return found
            if spoke:
                return spoke[0][1]
        return None

    def _told_of(self, passage: Passage, pronoun: Token, sort: str) -> Speaker | None:
        """Take the person that ``he`` means where nobody has spoken yet."""
        mention = self._mention_at(passage.starts[pronoun.i], passage.ends[pronoun.i])
        person = self.mentions.get(mention.refers_to or "") if mention is not None and sort == "person" else None
        return self._person(person) if person is not None and person.kind == "person" else None

    def _person(self, mention: Mention) -> Speaker:
        """Make a speaker of a person who has been told of."""
        whole = self._full(mention)
        name = whole.quote if _is_named(whole) else None
        role = plain_role(_bare(mention.role or whole.role))
        return Speaker(
            start=mention.start, end=mention.end, quote=mention.quote, kind="named" if name else "role", name=name, role=role,
            key=mention.affiliation or whole.affiliation or whole.key, person=fold_name(name) if name and " " in name else None,
        )  # fmt: skip

    def _subject(self, paragraph: Passage, subject: Token, sort: str, person: Mention | None) -> Speaker | None:
        """Make a speaker of what a sentence is about, where it can speak and a pronoun of this sort can mean it."""
        tokens = phrase_of(subject)
        span = paragraph.of(self.text, tokens)
        if sort == "person":
            told_of = person is not None and span.start <= person.start < span.end
            return self._person(person) if person is not None and told_of else None
        mention = self._mention_at(paragraph.starts[subject.i], paragraph.ends[subject.i])
        if not may_speak(subject, mention, sort):
            return None
        bare = Speaker(
            start=span.start, end=span.end, quote=span.quote, kind="role", name=None, role=None, key=None, person=None
        )
        return self._named(paragraph, subject, tokens, bare)

    def _earlier(self, sort: str) -> Speaker | None:
        """Find whom a pronoun takes up: ``he`` a person, ``it`` a body or document told of just before, ``they`` whoever spoke last."""
        for earlier, number, several in reversed(self._said[-12:]):
            if sort == "thing" and self._number - number > _NEAR:
                return None
            if _agrees(earlier, several, sort) or sort == "many":
                return earlier
        return None

    def _key(self, passage: Passage, head: Token, tokens: list[Token], mention: Mention | None) -> str | None:
        """Give the side the speaker is on: the mention's own, else that of the body it speaks for."""
        if mention is not None:
            whole = self._full(mention)
            key = mention.affiliation or mention.key or whole.affiliation or whole.key
            if key:
                return key
        voices = load_voices().voice_nouns
        heads = [head, *(t for t in tokens if t.dep_ in {"appos", "compound"})]
        if not any(t.lemma_.lower() in voices for t in heads):
            return None
        for token in tokens:
            other = self._mention_at(passage.starts[token.i], passage.ends[token.i])
            if other is not None and token.dep_ in _MODIFIERS and (other.key or other.affiliation):
                return other.affiliation if other.kind == "person" and other.affiliation else other.key
        return None

    def _mention_at(self, start: int, end: int) -> Mention | None:
        """Find the mention of an actor or person that overlaps a stretch; a person before the body named in it."""
        last = bisect_right(self._starts, end - 1)
        found = [m for m in self._people[max(0, last - 8) : last] if m.end > start]
        return min(found, key=lambda m: (m.kind != "person", m.end - m.start), default=None)

    def _full(self, mention: Mention) -> Mention:
        """Follow a mention to the first one it takes up again."""
        for _ in range(8):
            earlier = self.mentions.get(mention.refers_to or "")
            if earlier is None or earlier.kind not in {"actor", "person"}:
                return mention
            mention = earlier
        return mention


def _agrees(speaker: Speaker, several: bool, sort: str) -> bool:
    """Tell whether a pronoun of a sort can take a speaker up: ``it`` a body, ``he`` one person, ``they`` a body or several."""
    body = speaker.kind in {"organisation", "document", "outlet"}
    return body or several if sort == "many" else body if sort == "thing" else not (body or several)


def _is_named(mention: Mention) -> bool:
    """Tell a person by name from one by role alone, whose mention is its role."""
    return mention.kind == "person" and mention.noun is None and mention.role != mention.quote


def _bare(role: str | None) -> str | None:
    """Take the article off a role."""
    return _ARTICLE.sub("", role) if role else None


def _take_up(speaker: Speaker, earlier: Speaker) -> Speaker:
    return structs.replace(
        speaker,
        kind=earlier.kind,
        name=earlier.name,
        role=speaker.role or earlier.role or (_bare(earlier.quote.split(",")[0]) if earlier.name is None else None),
        key=speaker.key or earlier.key,
        person=earlier.person,
    )
