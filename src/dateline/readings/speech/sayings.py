"""The places in a passage where something is said: cue, speaker's noun phrase, and the words it governs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from spacy.tokens import Token

from dateline.model.reading import Channel, Stance
from dateline.readings.parse.sentences import Passage
from dateline.readings.parse.verbs import verb_classes
from dateline.readings.speech.contents import around, carries, own_clause, said_by, subtree
from dateline.readings.speech.cues import Cue, channel_of_noun, cues_by_word, load_voices, verb_cues
from dateline.readings.speech.subjects import (
    agent_of,
    cited_in,
    is_anonymous,
    is_document,
    is_measure,
    is_outlet,
    listeners,
    noun_before,
    sources,
    speaker_of,
    stands_for_quotation,
)

_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "advcl", "parataxis", "relcl"})
_VERBAL = frozenset({"VERB", "AUX"})


class Saying(Struct, kw_only=True, eq=False):
    """One cue in one passage, its parts still tokens; ``said`` may be empty until a quotation is given to it."""

    passage: Passage
    at: Token
    """The token the cue hangs on."""
    first: int
    last: int
    cue: Cue
    head: Token | None
    """Head of the speaker's noun phrase."""
    said: set[int]
    own: set[int]
    """Tokens of the saying itself, never of what is said."""
    channel: Channel
    stance: Stance
    hedged: bool
    takes_quote: bool
    via: tuple[Token, ...] = ()
    """Heads of the outlets it came through, nearest to the speaker first."""


def sayings(passage: Passage) -> list[Saying]:
    """List the sayings of a passage in reading order; one without content stands ready for a quotation."""
    found: list[Saying] = []
    for sentence in passage.doc.sents:
        bounds = (sentence.start, sentence.end)
        for token in sentence:
            found += _at(passage, token, bounds)
    return found


def _at(passage: Passage, token: Token, sentence: tuple[int, int]) -> Iterator[Saying]:
    if token.lower_ in _openers():
        yield from _phrase(passage, token, sentence)
    if token.pos_ in _VERBAL:
        saying = _quoting(passage, token, sentence) or _verb(passage, token, sentence)
        if saying is not None:
            yield saying
    elif token.pos_ == "NOUN":
        yield from _noun(passage, token)
    elif token.pos_ == "ADV" and token.lower_ in cues_by_word("adverb"):
        yield from _adverb(passage, token)


def _verb(passage: Passage, verb: Token, sentence: tuple[int, int]) -> Saying | None:
    """Read a reporting verb with the first of its groups whose frames hold anything."""
    cues = verb_cues(verb)
    if not cues or verb.dep_ in {"amod", "compound"} or _only_cites(verb) or _is_unsaid(verb):
        return None
    head, via = sources(verb)
    if head is None and verb.tag_ == "VB" and not any(child.dep_ == "auxpass" for child in verb.children):
        return None
    shows = head is not None and is_document(head)
    ready: Saying | None = None
    for cue in cues:
        frames = frozenset(cue.document_frames if shows and cue.document_frames else cue.frames)
        said = said_by(verb, cue, frames, head if head is not None and verb.is_ancestor(head) else None)
        if "naming" in frames and head is None:
            continue
        if not said and "clause" in frames and head is not None and verb.tag_ != "VBG":
            said = around(verb, head if verb.is_ancestor(head) else None, sentence)
        cite = cited_in(verb, via[0]) if via else None
        said -= subtree(cite) if cite is not None else set()
        if said:
            return _saying(passage, verb, cue, head, via, said)
        if ready is None and "quote" in frames:
            ready = _saying(passage, verb, cue, head, via, set())
    return ready


def _is_unsaid(verb: Token) -> bool:
    """Tell "should openly admit": an obligation to say is no saying."""
    return any(c.dep_ == "aux" and c.lemma_.lower() in {"should", "must", "ought"} for c in verb.children)


def _only_cites(verb: Token) -> bool:
    """Tell "citing a clerk" and "quoted as saying" from sayings of their own: they belong to another cue."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_.lower() in cues_by_word("quoting"):
        return True
    return (
        verb.tag_ == "VBG"
        and verb.lemma_.lower() in cues_by_word("citing")
        and not any(c.dep_ == "ccomp" for c in verb.children)
    )


def _saying(
    passage: Passage, verb: Token, cue: Cue, head: Token | None, via: tuple[Token, ...], said: set[int]
) -> Saying:
    particle = next((child.i for child in verb.children if child.dep_ == "prt"), verb.i)
    hedging = any(child.lower_ in cues_by_word("adverb") for child in verb.children)
    hedging = hedging or (verb.dep_ == "xcomp" and verb.head.lemma_ in {"appear", "seem"})
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return Saying(
        passage=passage,
        at=verb,
        first=min(verb.i, particle),
        last=max(verb.i, particle),
        cue=cue,
        head=head,
        said=said,
        own=own_clause(verb, head if head is not None and verb.is_ancestor(head) else None) - said,
        channel=_channel(verb, head, cue, via),
        stance=_stance(verb, cue),
        hedged=cue.hedged or hedging or (cue.distant and passive and head is None),
        takes_quote="quote" in cue.frames,
        via=(*via, *listeners(verb)),
    )


def _quoting(passage: Passage, verb: Token, sentence: tuple[int, int]) -> Saying | None:
    """Read "was quoted as saying by the agency" and "the agency quoted a driver as saying"."""
    cue = next(iter(cues_by_word("quoting").get(verb.lemma_.lower(), ())), None)
    link = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    if cue is None or link is None:
        return None
    speech = next((c for c in link.children if c.dep_ == "pcomp" and c.pos_ == "VERB"), None)
    if speech is None:
        return None
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass" and not stands_for_quotation(c)), None)
    told = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if passive is None and any(c.dep_ == "auxpass" for c in verb.children):
        passive = noun_before(verb)
    head = passive or (verb.head if verb.dep_ in {"acl", "relcl"} else told)
    outlet = (agent_of(speech) or agent_of(verb)) if told is None else speaker_of(verb)
    said = said_by(speech, cue, frozenset({"clause", "quote"}), None)
    saying = _saying(passage, verb, cue, head, (outlet,) if outlet is not None else (), said)
    saying.last, saying.takes_quote, saying.stance = speech.i, True, "asserts"
    saying.hedged = False
    saying.own |= (subtree(verb) if not said else own_clause(verb, head)) - said
    if not said and head is not None:
        saying.said = around(verb, head if verb.is_ancestor(head) else None, sentence)
        saying.own -= saying.said
    return saying


def _noun(passage: Passage, noun: Token) -> Iterator[Saying]:
    """Read "rebel claims that the fort had fallen" and "the junta's promise to hold elections"."""
    for cue in cues_by_word("noun").get(noun.lemma_.lower(), ()):
        said: set[int] = set()
        for child in noun.children:
            if carries(noun, child):
                return
            if child.dep_ in {"acl", "ccomp", "relcl"} and child.i > noun.i and _is_content(child, cue):
                said |= subtree(child)
            elif child.dep_ == "prep" and child.lower_ in cue.frames:
                said |= subtree(child) - {child.i}
        head = _owner(noun) if said else None
        taken_up = head is None and noun.dep_ == "dobj" and verb_cues(noun.head)
        if said and not taken_up and (head is not None or cue.stance not in {"asks", "promises"}):
            anonymous = head is None and noun.lemma_ == "report"
            yield Saying(
                passage=passage, at=noun, first=noun.i, last=noun.i, cue=cue, head=head, said=said, own={noun.i},
                channel="report" if head is None else cue.channel, stance=cue.stance, hedged=cue.hedged or anonymous, takes_quote=False,
            )  # fmt: skip
            return


def _is_content(clause: Token, cue: Cue) -> bool:
    first = min(subtree(clause))
    if clause.doc[first].lower_ == "that":
        return "clause" in cue.frames and (clause.doc[first].tag_ == "IN" or clause.doc[first].dep_ == "mark")
    return "infinitive" in cue.frames and any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)


def _owner(noun: Token) -> Token | None:
    """Find whose word it is: possessor, "by" or "from" whom, a name before it, or who made it."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    for child in noun.children:
        if child.dep_ in {"compound", "nmod"} and child.pos_ in {"PROPN", "NOUN"}:
            return child
    if noun.dep_ == "dobj" and noun.head.lemma_ in verb_classes()["handing_over"]:
        return speaker_of(noun.head, 3)
    return None


def _adverb(passage: Passage, adverb: Token) -> Iterator[Saying]:
    """Read "had reportedly fled": the clause is said, by nobody named; on another cue it only hedges."""
    cue = cues_by_word("adverb")[adverb.lower_][0]
    clause = adverb.head
    if verb_cues(clause) and any(c.dep_ in {"ccomp", "dobj", "xcomp"} for c in clause.children):
        return
    said = subtree(clause) - {adverb.i}
    yield Saying(
        passage=passage, at=adverb, first=adverb.i, last=adverb.i, cue=cue, head=None, said=said, own={adverb.i},
        channel=cue.channel, stance=cue.stance, hedged=cue.hedged, takes_quote=False,
    )  # fmt: skip


def _phrase(passage: Passage, token: Token, sentence: tuple[int, int]) -> Iterator[Saying]:
    """Read "according to the governor" and its like: the clause around it is said."""
    match = _match_phrase(token)
    if match is None:
        return
    cue, last, head = match
    top = token.doc[token.i] if token.lower_ != "according" else token
    own = subtree(top) | subtree(head) | set(range(token.i, last + 1))
    own = {i for i in own if token.i <= i}
    clause = top.head
    while clause.dep_ not in _CLAUSES and clause.head != clause:
        clause = clause.head
    edge = token.i <= sentence[0] + 1 or clause.dep_ == "ROOT" or (clause.dep_ == "conj" and clause.head.dep_ == "ROOT")
    said = set(range(*sentence)) if edge else subtree(clause)
    said -= own
    voice = channel_of_noun(head.lemma_.lower())
    channel: Channel = "report" if is_anonymous(head) else voice or cue.channel
    yield Saying(
        passage=passage, at=token, first=token.i, last=last, cue=cue, head=head, said=said, own=own, channel=channel,
        stance=cue.stance, hedged=channel == "report", takes_quote=True,
    )  # fmt: skip


def _match_phrase(token: Token) -> tuple[Cue, int, Token] | None:
    doc = token.doc
    for phrase, cues in cues_by_word("phrase").items():
        words = phrase.split()
        if [t.lower_ for t in doc[token.i : token.i + len(words)]] != words:
            continue
        last = doc[token.i + len(words) - 1]
        head = next((c for c in last.children if c.dep_ == "pobj"), None)
        if head is not None and not is_measure(head):
            return cues[0], last.i, head
    return None


@cache
def _openers() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in cues_by_word("phrase"))


def _channel(verb: Token, head: Token | None, cue: Cue, via: tuple[Token, ...]) -> Channel:
    """Tell through what it was said: the cue's own channel unless a modifier or the speaker names another."""
    if verb.dep_ == "acl" and is_document(verb.head):
        return channel_of_noun(verb.head.lemma_.lower()) or "document"
    if head is not None and is_anonymous(head) and is_document(head):
        return "report"
    if head is not None:
        named = channel_of_noun(head.lemma_.lower())
        if head.lemma_.lower() in load_voices().video_nouns:
            return "video"
        if named and is_document(head):
            return named
    for token in [verb, *((head,) if head is not None else ())]:
        for child in token.subtree if head is not None and token == head else token.children:
            if child.dep_ == "prep":
                nouns = [channel_of_noun(c.lemma_.lower()) for c in child.children if c.dep_ == "pobj"]
                if nouns and nouns[0]:
                    return nouns[0]
    if cue.channel == "report" and head is not None:
        if is_outlet(head) or via:
            return "agency"
        return "report" if is_anonymous(head) else "speech"
    if (
        cue.channel == "document"
        and head is not None
        and not is_document(head)
        and verb.lemma_ not in {"write", "email"}
    ):
        return "speech"
    return cue.channel


def _stance(verb: Token, cue: Cue) -> Stance:
    """Tell what the speaker does; a negated or declined saying withholds."""
    withheld = any(child.dep_ == "neg" for child in verb.children)
    governor = verb.head if verb.dep_ == "xcomp" else None
    if withheld or (governor is not None and governor.lemma_ in verb_classes()["withholding"]):
        return "withholds"
    return cue.stance
