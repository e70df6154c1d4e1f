"""What is said hangs on the verb of saying, not on the letter or call it was said in, and goes on behind ``and had``."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.readings.speech.cues import channel_of_noun, cues_by_word, verb_cues

_TOLD = frozenset({"relcl", "acl", "ccomp"})
_HAVE = frozenset({"had", "has", "have"})
_CLOSED = frozenset({"dobj", "nsubjpass", "attr", "acomp", "ccomp", "xcomp"})
"""What a verb has whose object the word "that" cannot be."""


def hang_told(doc: Doc) -> None:
    """Make what is said the clause of whoever says it: ``said in a message that the group held Gao and had killed two``."""
    for saying in [t for t in doc if t.pos_ == "VERB" and verb_cues(t)]:
        told = _told_in(saying)
        if told is not None:
            told.head, told.dep_ = saying, "ccomp"
        told = told or next((c for c in saying.rights if c.dep_ == "ccomp" and _has_subject(c)), None)
        if told is not None:
            _hang_rest(saying, told)


def _told_in(saying: Token) -> Token | None:
    """Find the clause with "that" that hangs on a letter, call or message in which it was said."""
    if any(c.dep_ in {"ccomp", "dobj"} for c in saying.rights):
        return None
    for preposition in (c for c in saying.rights if c.dep_ == "prep"):
        for channel in (c for c in preposition.rights if c.dep_ == "pobj" and _carries_words(c.lemma_.lower())):
            for clause in channel.rights:
                if clause.dep_ in _TOLD and clause.pos_ in {"VERB", "AUX"} and _is_whole(clause):
                    return clause
    return None


def _carries_words(noun: str) -> bool:
    return channel_of_noun(noun) is not None or noun in cues_by_word("noun")


def _is_whole(clause: Token) -> bool:
    """Tell ``that the group held Gao`` from ``that the group sent``, where "that" is what was sent."""
    first = clause.left_edge
    if first.lower_ != "that" or not _has_subject(clause):
        return False
    below = {c.dep_ for c in clause.children if c != first}
    return first.dep_ == "mark" or (first.head != clause or bool(below & _CLOSED))


def _has_subject(clause: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ != "that" for c in clause.lefts)


def _hang_rest(saying: Token, told: Token) -> None:
    """Join to what is said what goes on with "had": who said so last week had not himself taken the bridge then."""
    if any(c.lower_ in _HAVE for c in saying.lefts):
        return
    chain = [t for t in _joined_to(saying) if t.i > told.right_edge.i]
    last = next((n for n in reversed(range(len(chain))) if any(c.lower_ in _HAVE for c in chain[n].lefts)), None)
    if last is None or any(_has_subject(t) or verb_cues(t) for t in chain[: last + 1]):
        return
    chain[0].head = told
    for link in [c for c in saying.rights if c.dep_ in {"cc", "punct"} and told.i < c.i < chain[0].i]:
        link.head = told


def _joined_to(verb: Token) -> list[Token]:
    """List the verbs joined to one, each joined to the one before it."""
    found: list[Token] = []
    node: Token | None = verb
    while node is not None:
        node = next((c for c in node.rights if c.dep_ == "conj" and c.pos_ in {"VERB", "AUX"}), None)
        found += [node] if node is not None else []
    return found
