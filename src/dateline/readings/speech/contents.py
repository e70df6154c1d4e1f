"""Which words of a sentence are said, and which belong to the saying."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from dateline.readings.parse.sentences import Passage
from dateline.readings.speech.cues import Cue, channel_of_noun, verb_cues

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_LOOSE = frozenset({"prep", "advcl", "npadvmod", "advmod", "oprd"})
_CARRYING = frozenset({"in", "via", "through", "during", "over", "by"})
_PARTS = frozenset({"aux", "auxpass", "neg", "advmod", "prt", "mark", "dative", "agent", "npadvmod", "prep"})


def said_by(verb: Token, cue: Cue, frames: frozenset[str], speaker: Token | None) -> set[int]:
    """Give the tokens that a verb's own complements say, by index; empty where it says nothing of its own."""
    said: set[int] = set()
    for child in verb.children:
        said |= _part(child, verb, cue, frames, said)
    if not said and "infinitive" in frames:
        said |= {
            i
            for child in verb.children
            if child.dep_ == "advcl" and _is_infinitive(child) and child.i > verb.i
            for i in subtree(child)
        }
    said |= set() if cue.listener else _passive(verb, cue, frames, said)
    if said and "person" in frames:
        said |= _person(verb)
    if speaker is not None and not verb.is_ancestor(speaker) and speaker.is_ancestor(verb):
        return _runs_on(verb, said)
    if speaker is not None:
        said -= subtree(speaker) - _charge(verb, frames)
    return _runs_on(verb, said)


def _part(child: Token, verb: Token, cue: Cue, frames: frozenset[str], so_far: set[int]) -> set[int]:
    """Give what one complement of the cue adds to what is said."""
    if child.dep_ == "prep":
        figure = child.lower_ in frames and (so_far or not cue.only)
        return subtree(child) - {child.i} if figure else _carried(child, frames)
    if child.dep_ == "dobj" and cue.listener:
        return _told(child)
    wanted = {
        "ccomp": "clause" in frames and (child.i > verb.i or not _says_more(verb, frames)),
        "xcomp": ("infinitive" in frames and child.lemma_ not in cue.unless) or "naming" in frames,
        "oprd": "naming" in frames,
        "conj": "clause" in frames and _goes_on_saying(child),
    }.get(
        child.dep_,
        child.dep_ == "dobj" and child.lemma_ not in cue.unless and _object_is_said(child, cue, frames, verb),
    )
    doing = child.dep_ in {"pcomp", "xcomp"} and child.tag_ == "VBG" and "object" in frames and child.i > verb.i
    return subtree(child) if wanted or doing else set()


def _carried(channel: Token, frames: frozenset[str]) -> set[int]:
    """Take the clause out of what it was only said in: of "said in a message that the fort fell" who spoke says it."""
    if "clause" not in frames:
        return set()
    return {
        i for noun in channel.children for clause in noun.children if carries(noun, clause) for i in subtree(clause)
    }


def carries(noun: Token, clause: Token) -> bool:
    """Tell whether a noun is what its that-clause was said in: a verb of saying governs it ("wrote in a letter that")."""
    link = noun.head
    if noun.dep_ != "pobj" or link.dep_ != "prep" or link.lower_ not in _CARRYING or not verb_cues(link.head):
        return False
    opener = clause.doc[min(subtree(clause))]
    return (
        clause.dep_ in {"acl", "ccomp", "relcl"}
        and opener.lower_ == "that"
        and (opener.tag_ == "IN" or opener.dep_ == "mark")
    )


def _says_more(verb: Token, frames: frozenset[str]) -> bool:
    """Tell whether content follows the cue: then what stands before it is no complement of it."""
    return any(c.i > verb.i and (c.dep_ == "ccomp" or (c.dep_ == "dobj" and "object" in frames)) for c in verb.children)


def _is_infinitive(token: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children)


def _goes_on_saying(clause: Token) -> bool:
    """Tell "…, but that fog had grounded them" and "… and nobody came", which the parser hangs on the cue."""
    doc = clause.doc
    first = min(subtree(clause))
    if doc[first].lower_ == "that":
        return True
    subject = any(child.dep_ in _SUBJECTS for child in clause.children)
    return (
        subject
        and not verb_cues(clause)
        and first > 1
        and doc[first - 1].lower_ == "and"
        and doc[first - 2].text != ","
    )


def _told(listener: Token) -> set[int]:
    """Take a that-clause out of the listener the parser hung it on ("told a station that talks had failed")."""
    clauses = [child for child in listener.children if child.dep_ in {"relcl", "acl"}]
    return {i for clause in clauses if clause.doc[min(subtree(clause))].lower_ == "that" for i in subtree(clause)}


def _object_is_said(child: Token, cue: Cue, frames: frozenset[str], verb: Token) -> bool:
    if child.i < verb.i or cue.listener:
        return False
    if cue.only and child.lemma_ not in cue.only:
        return False
    if "naming" in frames:
        near = [*verb.children, *child.children]
        return any(other.dep_ == "oprd" or (other.dep_ == "prep" and other.lower_ == "as") for other in near)
    if "person" in frames and any(below.dep_ == "prep" and below.lower_ in frames for below in child.children):
        return True
    return "object" in frames


def _passive(verb: Token, cue: Cue, frames: frozenset[str], said: set[int]) -> set[int]:
    """Take the subject of a passive in: "troops are said to have fled", "shelling was reported"."""
    subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if subject is None or subject.lower_ == "it":
        return set()
    raised = any(child.dep_ == "xcomp" for child in verb.children)
    if not (raised or "object" in frames or "person" in frames or said):
        return set()
    if cue.only and subject.lemma_ not in cue.only:
        return set()
    rest = {
        i for child in verb.children if child.dep_ in {"prep", "xcomp"} and child.i > verb.i for i in subtree(child)
    }
    return subtree(subject) | rest | _charge(verb, frames)


def _charge(verb: Token, frames: frozenset[str]) -> set[int]:
    """Take "of burning fields" out of the accuser the parser hung it on ("accused by monitors of burning fields")."""
    if "of" not in frames or any(child.dep_ == "prep" and child.lower_ == "of" for child in verb.children):
        return set()
    accusers = [noun for agent in verb.children if agent.dep_ == "agent" for noun in agent.children]
    charges = [child for noun in accusers for child in noun.children if child.lower_ == "of"]
    return subtree(charges[-1]) if charges else set()


def _person(verb: Token) -> set[int]:
    return {i for child in verb.children if child.dep_ == "dobj" and child.i > verb.i for i in subtree(child)}


def _runs_on(verb: Token, said: set[int]) -> set[int]:
    """Give adjuncts that follow the content to the content: the parser hangs them on the cue as often as not."""
    last = max(said, default=-1)
    if last < verb.i:
        return said
    for child in verb.children:
        if child.i <= last or child.dep_ not in _LOOSE:
            continue
        tokens = subtree(child)
        before = verb.doc[min(tokens) - 1]
        if before.i != last or before.text == "," or verb_cues(child) or names_channel(child):
            break
        said |= tokens
        last = max(tokens)
    return said


def names_channel(token: Token) -> bool:
    """Tell whether a prepositional phrase says through what it was said ("in a statement", "by phone")."""
    return token.dep_ == "prep" and any(channel_of_noun(t.lemma_.lower()) for t in token.children if t.dep_ == "pobj")


def around(verb: Token, speaker: Token | None, sentence: tuple[int, int]) -> set[int]:
    """Give what a cue set off by commas says of the sentence around it ("the bridge, he said, was down").

    Empty where the cue does not stand apart.
    """
    own = own_clause(verb, speaker)
    first, last = min(own), max(own)
    doc = verb.doc
    start, end = sentence
    while (
        first > start
        and (doc[first - 1].dep_ == "mark" or doc[first - 1].lower_ in {"as", "and", "but"})
        and first - 1 > start
    ):
        first -= 1
    following = [t for t in doc[last + 1 : last + 5] if not t.is_punct]
    if following and following[0].text == "This" and following[0].nbor(-1).text == '"':
        return set()
    opened = first == start or doc[first - 1].text in {",", '"', "—", "–", "-", "--", ";"}
    closed = last + 1 >= end or doc[last + 1].text in {",", ".", '"', "—", "–", "-", "--", ";", ":", "?", "!"}
    if not opened or not closed or (first == start and doc[min(last + 1, end - 1)].text != ","):
        return set()
    if any(child.dep_ == "dobj" and child.i > verb.i and child.lower_ != "this" for child in verb.children):
        return set()
    below = {i for child in verb.children if child.i > last and _goes_with_saying(child) for i in subtree(child)}
    return {i for i in range(start, end) if not first <= i <= last and i not in below}


def _goes_with_saying(child: Token) -> bool:
    """Tell what after a cue in the middle still tells of the saying ("she said, waving a flag, ...")."""
    return child.dep_ in {"advcl", "prep", "npadvmod", "punct"} and (child.dep_ != "advcl" or child.tag_ == "VBG")


def own_clause(verb: Token, speaker: Token | None) -> set[int]:
    """Give the tokens of the saying itself: cue, speaker, auxiliaries, listeners, when and through what."""
    own = {verb.i}
    if speaker is not None:
        own |= subtree(speaker)
    for child in verb.children:
        if child.dep_ in _PARTS | _SUBJECTS or (child.dep_ == "dobj" and child.lower_ != "this"):
            own |= subtree(child)
    return _unbroken(own, verb.i)


def _unbroken(tokens: set[int], at: int) -> set[int]:
    first = last = at
    while first - 1 in tokens:
        first -= 1
    while last + 1 in tokens:
        last += 1
    return set(range(first, last + 1))


def subtree(token: Token) -> set[int]:
    """Give the indices of a token and all below it."""
    return {t.i for t in token.subtree}


def stretches(passage: Passage, said: Iterable[int], skip: Iterable[int] = ()) -> list[tuple[int, int]]:
    """Turn token indices into article offsets: unbroken runs without the punctuation and conjunctions at their ends.

    A quotation in the run stands for itself, without its marks.
    """
    skipped = set(skip)
    found = []
    for run in _runs(sorted(i for i in set(said) if i not in skipped)):
        trimmed = _trim(passage, run)
        if trimmed:
            found.append((passage.starts[trimmed[0]], passage.ends[trimmed[-1]]))
    return found


def _runs(indices: list[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for index in indices:
        if run and index != run[-1] + 1:
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _trim(passage: Passage, run: list[int]) -> list[int]:
    doc = passage.doc
    if all(doc[i].is_punct or doc[i].lower_ in {"that", "which", "who", "and", "but"} for i in run):
        return []
    first, last = 0, len(run)
    while last > first and _is_edge(doc[run[last - 1]], at_end=True):
        last -= 1
    while first < last and _is_edge(doc[run[first]], at_end=False):
        first += 1
    return run[first:last]


def _is_edge(token: Token, *, at_end: bool) -> bool:
    if token.is_punct and token.text not in {"(", "[", ")", "]", "%", "#", "@"}:
        return True
    if at_end:
        return token.dep_ == "cc" or token.lower_ in {"and", "but"}
    return (token.lower_ == "that" and token.tag_ == "IN") or (token.lower_ in {"and", "but"} and token.dep_ == "cc")
