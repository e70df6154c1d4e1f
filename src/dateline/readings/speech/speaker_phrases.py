"""The noun phrase of a speaker taken apart: its extent, the name in it, the role, and the kind of speaker it makes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from spacy.tokens import Token

from dateline.model.reading import SpeakerKind
from dateline.readings.parse.sentences import Passage
from dateline.readings.speech.contents import names_channel
from dateline.readings.speech.cues import load_voices
from dateline.readings.speech.subjects import is_anonymous, is_document, outlet_name

_CUT = frozenset({"relcl", "acl", "advcl", "parataxis", "ccomp"})


def phrase_of(head: Token, without: AbstractSet[int] = frozenset()) -> list[Token]:
    """Give the noun phrase of a head with its apposition, without the clauses that hang on it."""
    tokens = [head]
    waiting = list(head.children)
    while waiting:
        token = waiting.pop()
        if _belongs(token) and token.i not in without:
            tokens.append(token)
            waiting += token.children
    tokens.sort(key=lambda token: token.i)
    tokens = _joined_to(head, tokens)
    while tokens[-1] != head and (tokens[-1].is_punct or tokens[-1].pos_ == "CCONJ"):
        tokens.pop()
    while tokens[0] != head and (tokens[0].is_punct or tokens[0].lower_ in {"as", "but", "and", "so"}):
        tokens.pop(0)
    return tokens


def _belongs(child: Token) -> bool:
    if child.dep_ == "prep" and (names_channel(child) or any(_is_adjunct(below) for below in child.children)):
        return False
    return child.dep_ not in _CUT and not (child.dep_ == "punct" and child.is_quote)


def _is_adjunct(token: Token) -> bool:
    """Tell what hangs on a speaker only by the parser's mistake: "on Sunday", "of burning fields"."""
    return token.dep_ == "pcomp" or (token.dep_ == "pobj" and token.ent_type_ in {"DATE", "TIME"})


def _joined_to(head: Token, tokens: list[Token]) -> list[Token]:
    """Keep the unbroken run around the head: what lies beyond a cut-out clause is another matter."""
    at = tokens.index(head)
    first = last = at
    while first > 0 and tokens[first - 1].i == tokens[first].i - 1:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].i == tokens[last].i + 1:
        last += 1
    return tokens[first : last + 1]


def name_of(head: Token) -> list[Token]:
    """Give the tokens of the proper name a head ends, without titles and roles."""
    if head.pos_ != "PROPN" or not head.text[:1].isupper():
        other = next((c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > head.i), None)
        return name_of(other) if other is not None else []
    voices = load_voices()
    if head.lemma_.lower() in voices.voice_nouns:  # "the Minister of Information, Ana Duarte"
        named = next((c for c in head.children if c.dep_ == "appos" and c.ent_type_ == "PERSON" and c.i > head.i), None)
        if named is not None:
            return name_of(named)
    body = head.lemma_.lower() in voices.organisation_nouns
    name = [head]
    while name[0].i > 0:
        token = head.doc[name[0].i - 1]
        if not _continues_name(token, head, name[0]):
            break
        titled = (
            token.lower_.rstrip(".") in voices.titles | voices.courtesies or token.lemma_.lower() in voices.voice_nouns
        )
        if titled and not body:
            break
        name.insert(0, token)
    while len(name) > 1 and not name[0].text[:1].isupper():
        name.pop(0)
    return [*name, *_rest_of_body(head)] if body or head.ent_type_ == "ORG" else name


def _continues_name(token: Token, head: Token, first: Token) -> bool:
    """Tell whether a token belongs to the name that starts right behind it: "Omran al-Zoubi", "Ana de Souza"."""
    if token.text == "-" or token.lower_ in load_voices().particles:
        return not token.whitespace_ or first.pos_ == "PROPN"
    joined = (token.head == head and token.dep_ in {"compound", "nmod"}) or not first.text[:1].isupper()
    return joined and token.pos_ in {"PROPN", "VERB", "X"} and token.text[:1].isupper()


def _rest_of_body(head: Token) -> list[Token]:
    """Give what follows the head in the name of a body: "Observatory for Human Rights"."""
    following: list[Token] = []
    for token in head.doc[head.i + 1 : head.i + 8]:
        if token.pos_ != "PROPN" and token.lower_ not in {"of", "for", "and", "the", "on"}:
            break
        following.append(token)
    while following and following[-1].pos_ != "PROPN":
        following.pop()
    return following if following and following[0].lower_ in {"of", "for", "on"} else []


def kind_of(head: Token, name: Iterable[Token]) -> SpeakerKind:
    voices = load_voices()
    words = " ".join(token.text for token in name)
    noun = head.lemma_.lower()
    if outlet_name(head) is not None:
        return "outlet"
    if is_anonymous(head):
        return (
            "role"
            if any(child.lower_ == "of" for child in head.children) and not words
            else "anonymous"
            if not words
            else "named"
        )
    if is_document(head):
        return "document"
    if noun in voices.organisation_nouns:
        return "organisation"
    if words and _is_person(head):
        return "named"
    if head.ent_type_ in {"ORG", "GPE", "NORP"}:
        return "organisation"
    return "named" if words else "role"


def _is_person(head: Token) -> bool:
    """Tell a person by title or apposition: "police spokesman Ivo Duran", "Ivo Duran, a baker"."""
    voices = load_voices()
    bodies = voices.organisation_nouns | voices.outlet_nouns | voices.document_nouns
    for child in head.children:
        noun = child.lemma_.lower()
        if child.dep_ == "appos" and noun not in bodies and child.pos_ in {"NOUN", "PROPN", "NUM"}:
            return True
        if child.dep_ == "relcl" and any(below.lower_ == "who" for below in child.children):
            return True
        titled = (noun in voices.voice_nouns and noun not in bodies) or child.lower_.rstrip(
            "."
        ) in voices.titles | voices.courtesies
        if child.dep_ in {"compound", "nmod"} and titled:
            return True
    return head.ent_type_ == "PERSON"


def role_of(passage: Passage, text: str, head: Token, tokens: list[Token], name: list[Token]) -> str | None:
    """Give the title or apposition as worded; of an unnamed speaker, the noun phrase without its article."""
    inside = {token.i for token in name}
    apposition = next((c for c in head.children if c.dep_ == "appos" and c.i not in inside and c.pos_ != "NUM"), None)
    if name and apposition is not None:
        return _without_article(passage, text, [t for t in phrase_of(apposition) if t.i not in inside])
    if name and name[0].head != head and head.i not in inside:
        before = [t for t in tokens if t.i < name[0].i]
        while before[-1] != head and before[-1].is_punct:
            before.pop()
        return _without_article(passage, text, before)
    if name:
        before = [t for t in tokens if t.i < name[0].i and t.pos_ not in {"NUM", "PUNCT"} and not _is_courtesy(t)]
        return _without_article(passage, text, before)
    return _without_article(passage, text, tokens)


def plain_role(role: str | None) -> str | None:
    """Give a role without the end of a quotation that ran into it; None where a deed or thing is left, which nobody is.

    >>> plain_role('heavy losses" Norda governor'), plain_role("suspected gas attack"), plain_role("deputy mayor")
    ('Norda governor', None, 'deputy mayor')
    """
    words = re.split(r"[“”\"]", role or "")[-1].split()
    if not words or {words[-1].lower(), words[-1].lower().removesuffix("s")} & load_voices().mute_nouns:
        return None
    return " ".join(words)


def _is_courtesy(token: Token) -> bool:
    return token.lower_.rstrip(".") in load_voices().courtesies


def _without_article(passage: Passage, text: str, tokens: list[Token]) -> str | None:
    while tokens and (tokens[0].dep_ == "det" or tokens[0].is_punct):
        tokens = tokens[1:]
    return passage.of(text, tokens).quote if tokens else None
