"""What a pronoun that speaks can take up: bodies and people that the sentences before it are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dateline.model.reading import Mention
from dateline.readings.actors.lists import CROWDS
from dateline.readings.parse.noun_phrases import is_plural
from dateline.readings.parse.sentences import Passage
from dateline.readings.speech.cues import load_voices
from dateline.readings.speech.subjects import is_anonymous, is_document, is_outlet

_REACH = 2
"""How many sentences back a pronoun may look."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SUBORDINATE = frozenset({"advcl", "relcl", "acl", "pcomp", "xcomp"})


def before(paragraphs: Sequence[Passage], pronoun: Token) -> Iterator[tuple[Passage, list[Token]]]:
    """Give the words of the sentence before a pronoun, then the sentences before it, nearest first.

    ``paragraphs`` are the one the pronoun stands in and the one before that.
    """
    sentence = pronoun.sent
    yield paragraphs[-1], list(pronoun.doc[sentence.start : pronoun.i])
    earlier = [(paragraphs[-1], s) for s in reversed(list(pronoun.doc.sents)) if s.end <= sentence.start]
    for paragraph in reversed(paragraphs[:-1]):
        earlier += [(paragraph, s) for s in reversed(list(paragraph.doc.sents))]
    for paragraph, told in earlier[:_REACH]:
        yield paragraph, list(told)


def is_main(speaker: Token) -> bool:
    """Tell whether the cue of a speaker is what its sentence says, not an aside in a clause of another verb."""
    node = speaker.head
    for _ in range(6):
        if node.dep_ in _SUBORDINATE:
            return False
        if node.head == node:
            return True
        node = node.head
    return True


def subjects_of(tokens: Sequence[Token]) -> Iterator[Token]:
    """Give the subjects of the main verbs in some words, the first first."""
    for token in tokens:
        about = token.dep_ in _SUBJECTS and token.pos_ != "PRON" and token.i < token.head.i  # not "among them is X"
        if about and is_main(token) and token.head.dep_ != "ccomp":
            yield token


def means_several(noun: Token) -> bool:
    return is_plural(noun) or noun.lower_ in {"they", "some", "many", "others", "we"}


def may_speak(noun: Token, mention: Mention | None, sort: str) -> bool:
    """Tell whether a noun means one that speaks and whom a pronoun takes up: a body (``thing``) or ``many``."""
    several = is_plural(noun)
    if sort == "many":
        lemma = noun.lemma_.lower()
        return several and (mention is not None or lemma in load_voices().voice_nouns) and not is_anonymous(noun)
    if mention is not None and mention.kind == "actor":
        listed = mention.noun is None or not several
        return listed and mention.key not in CROWDS and not (mention.key or "").startswith("unidentified")
    return not several and _is_body(noun)


def _is_body(noun: Token) -> bool:
    """Tell a body or a document by its noun, or a name that the recogniser takes for one."""
    if is_anonymous(noun):
        return False
    lemma = noun.lemma_.lower()
    return (
        lemma in load_voices().organisation_nouns
        or is_document(noun)
        or is_outlet(noun)
        or (noun.pos_ == "PROPN" and noun.ent_type_ == "ORG")
    )
