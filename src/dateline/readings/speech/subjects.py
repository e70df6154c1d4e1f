"""Whose words a cue introduces: the noun that speaks, and the outlets it came through."""

from __future__ import annotations

from calendar import day_name
from functools import cache

from spacy.tokens import Doc, Token

from dateline.readings.claims.rules import noun_classes
from dateline.readings.parse.verbs import verb_classes
from dateline.readings.speech.cues import cues_by_word, load_voices, verb_cues

_APPOSITION = 25
"""How many words an apposition may be long."""
_VERBAL = frozenset({"VERB", "AUX"})


def sources(verb: Token) -> tuple[Token | None, tuple[Token, ...]]:
    """Give the speaker's head and the outlets between: of "the agency, citing a clerk, said" the clerk speaks."""
    head = _heard(speaker_of(verb), verb)
    if head is None:
        return None, ()
    if is_outlet(head) or verb.lemma_ == "report":
        cite = cited_in(verb, head)
        cited = next((c for c in cite.children if c.dep_ == "dobj"), None) if cite is not None else None
        if cited is not None:
            return cited, (head,)
    for child in head.children:
        if child.lemma_.lower() in cues_by_word("citing") and child.tag_ == "VBN":
            agent = agent_of(child)
            if agent is not None:
                return head, (agent,)
    return head, ()


def _heard(head: Token | None, verb: Token) -> Token | None:
    """Step from what has no voice to who tells of it: of "said the raid failed, adding that" nobody but the first speaker adds."""
    for _ in range(6):
        if head is None or not is_mute(head):
            return head
        governor = head.head
        while governor.head != governor and (
            governor.pos_ not in _VERBAL or governor == verb or not verb_cues(governor)
        ):
            governor = governor.head
        if governor == verb or governor.pos_ not in _VERBAL or not verb_cues(governor) or governor.i > verb.i:
            return None
        found = speaker_of(governor)
        if found == head:
            return None
        head = found
    return None


def is_mute(noun: Token) -> bool:
    """Tell a common noun of a deed or a thing: it says nothing, whatever the parser hangs on it."""
    return is_measure(noun) or (noun.pos_ == "NOUN" and noun.lemma_.lower() in load_voices().mute_nouns)


def is_measure(noun: Token) -> bool:
    """Tell an hour or a mile, which says nothing: ``had by noon confirmed``, ``90 km per hour``."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in load_voices().measure_nouns


def cited_in(verb: Token, head: Token) -> Token | None:
    """Find the "citing" that names an outlet's own source, wherever the parser hung it."""
    clauses = [child for child in verb.children if child.dep_ in {"ccomp", "dobj"}]
    below = [
        *verb.children,
        *(head.children if not head.is_ancestor(verb) else ()),
        *(c for clause in clauses for c in clause.children),
    ]
    return next(
        (
            c
            for c in below
            if c.lemma_.lower() in cues_by_word("citing") and c.tag_ == "VBG" and c.dep_ in {"acl", "advcl", "prep"}
        ),
        None,
    )


def speaker_of(verb: Token, depth: int = 0) -> Token | None:
    """Find the head of the noun phrase that speaks: subject, agent of a passive, antecedent, or the governing verb's."""
    subject = _subject(verb)
    if _is_passive(verb):
        return agent_of(verb)
    if subject is not None and subject.lower_ == "it" and verb.lemma_ == "be":
        return None
    if subject is not None and subject.pos_ == "NUM" and verb.doc[verb.i - 1].text == ",":
        return _across_apposition(verb.doc, verb.i - 1) or subject  # "nine hurt, Lena Baran, a nurse, said"
    if subject is not None:
        return verb.head if verb.dep_ == "relcl" and subject.tag_ in {"WP", "WDT"} else _who(subject)
    if depth > 6:
        return None
    if verb.dep_ == "acl":
        return _publisher(verb.head)
    after = _inverted(verb) or (noun_before(verb) if verb.dep_ not in {"xcomp", "conj", "advcl", "pcomp"} else None)
    if after is not None:
        return after
    if verb.dep_ in {"conj", "advcl", "xcomp", "pcomp", "ccomp", "prep", "parataxis"} and verb.head != verb:
        controlled = next((c for c in verb.head.children if c.dep_ == "dobj"), None) if verb.dep_ == "xcomp" else None
        return controlled if controlled is not None else _governing(verb.head, depth)
    return None


def _is_passive(verb: Token) -> bool:
    """Tell a passive; "the proposal argued that" stays active though the parser reads it as "the proposal (that was) argued"."""
    below = {child.dep_ for child in verb.children}
    if below & {"auxpass", "nsubjpass"} or (verb.tag_ == "VBN" and "agent" in below):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and "ccomp" not in below


def _subject(verb: Token) -> Token | None:
    """Find the subject among the verb's children and its auxiliaries', where the parser sometimes hangs it."""
    for holder in (verb, *(c for c in verb.children if c.dep_ == "aux")):
        for child in holder.children:
            if child.dep_ == "nsubj" and not stands_for_quotation(child):
                return _before_hour(child) if is_measure(child) else child
    return None


def _before_hour(hour: Token) -> Token:
    """Step from an hour that stands inside the verb to who speaks: the ministry of ``the ministry had by Friday noon confirmed``."""
    at = min(token.i for token in hour.subtree) - 1
    while at > 0 and (hour.doc[at].pos_ in {"AUX", "ADP", "ADV", "PUNCT"} or hour.doc[at].text in day_name):
        at -= 1
    found = hour.doc[at] if at >= 0 else hour
    return found if found.pos_ in {"NOUN", "PROPN"} and not is_measure(found) else hour


def _who(subject: Token) -> Token | None:
    """Step from "one of the prisoners" to itself, from "it" before a passive to nobody."""
    return subject if subject.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "VERB"} else None


def _governing(head: Token, depth: int) -> Token | None:
    while (
        head.pos_ not in _VERBAL
        and head.dep_ in {"prep", "pobj", "mark", "attr", "acomp", "dobj", "advmod"}
        and depth < 6
    ):
        head, depth = head.head, depth + 1
    if head.pos_ not in _VERBAL:
        return None
    passive = next((c for c in head.children if c.dep_ == "nsubjpass"), None)
    return passive if passive is not None else speaker_of(head, depth + 1)


def _publisher(noun: Token) -> Token:
    """Of "the group posted a video claiming", give the group; else the document itself."""
    verb = noun.head
    if is_document(noun) and noun.dep_ == "dobj" and verb.lemma_ in verb_classes()["handing_over"]:
        return speaker_of(verb, 3) or noun
    return noun


def _inverted(verb: Token) -> Token | None:
    """Find the speaker after the cue where the parser saw none: "..., said Lena Baran, a nurse"."""
    doc = verb.doc
    if verb.i + 1 >= len(doc) or verb.i == 0 or doc[verb.i - 1].text not in {'"', ",", "”"}:
        return None
    if verb.tag_ not in {"VBD", "VBZ", "VBP"} and not (verb.tag_ in {"VBN", "VB"} and doc[verb.i - 1].is_quote):
        return None
    for child in verb.children:
        if (
            child.i > verb.i
            and child.dep_ in {"dobj", "attr", "npadvmod", "dep", "oprd"}
            and child.pos_ in {"PROPN", "NOUN", "PRON"}
        ):
            return child
    following = doc[verb.i + 1]
    if following.lower_ in {"another", "one", "others", "many", "some"} and (
        following.i + 1 >= len(doc) or following.nbor().is_punct
    ):
        return following
    while (
        following.pos_ in {"DET", "ADJ", "PROPN", "NOUN"}
        and following.head.i == following.i + 1
        and following.i + 1 < len(doc)
    ):
        following = following.head
    return following if following.pos_ in {"PROPN", "NOUN"} and following.head != verb else None


def noun_before(verb: Token) -> Token | None:
    """Find the noun right before the cue where the parser saw no subject there."""
    doc, at = verb.doc, verb.i - 1
    while at > 0 and doc[at].pos_ in {"AUX", "ADV", "PART"}:
        at -= 1
    if doc[at].text == "," and verb.tag_ in {"VBD", "VBZ", "VBP"}:
        return _across_apposition(doc, at)
    token = doc[max(at, 0)]
    token = _before_hour(token) if is_measure(token) else token
    return token if token.pos_ in {"NOUN", "PROPN", "PRON"} and not stands_for_quotation(token) else None


def _across_apposition(doc: Doc, comma: int) -> Token | None:
    """Find the name before an apposition in commas ("Ana Duarte, a member of the council, said")."""
    for at in range(comma - 1, max(comma - _APPOSITION, 0), -1):
        token = doc[at]
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"} or token.text in {".", ";", ":"} or stands_for_quotation(token):
            return None
        if token.text == "," and doc[at - 1].pos_ == "PROPN":
            return doc[at - 1]
    return None


def stands_for_quotation(token: Token) -> bool:
    """Tell whether a token is the "This" that stands for a quotation."""
    return token.text == "This" and token.i > 0 and token.nbor(-1).text == '"'


def agent_of(verb: Token) -> Token | None:
    """Give who did it in the passive; what was only spoken over (``told by telephone``) and an hour (``by noon``) is nobody."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            who = next((c for c in child.children if c.dep_ == "pobj" and not _is_line(c)), None)
            if who is None or who.lower_ not in noun_classes()["hours"]:
                return who
    return None


def _is_line(noun: Token) -> bool:
    return noun.lower_ in noun_classes()["lines"] and not any(noun.children)


def listeners(verb: Token) -> tuple[Token, ...]:
    """List the outlets that were told: "told Reuters", "said in an interview with Sky"."""
    found = []
    for child in verb.children:
        if child.dep_ in {"dobj", "dative"}:
            found.append(child)
        elif child.dep_ in {"prep", "dative"} and child.lower_ in {"to", "with", "in", "on"}:
            for noun in (c for c in child.children if c.dep_ == "pobj"):
                found.append(noun)
                found += [
                    c
                    for prep in noun.children
                    if prep.lower_ in {"with", "to", "for"}
                    for c in prep.children
                    if c.dep_ == "pobj"
                ]
    owners = [next((c for c in noun.children if c.dep_ == "poss"), noun) for noun in found]
    return tuple(owner for owner in owners if is_outlet(owner))


def is_document(noun: Token) -> bool:
    """Tell whether a noun is of something written or filmed, which cannot speak but shows and says."""
    voices = load_voices()
    return noun.lemma_.lower() in voices.document_nouns or noun.lemma_.lower() in voices.video_nouns


def is_outlet(noun: Token) -> bool:
    return outlet_name(noun) is not None


def is_anonymous(noun: Token) -> bool:
    """Tell whether a noun names nobody: "sources", "reports", "some"; a report by somebody has an author."""
    voices = load_voices()
    if noun.lemma_.lower() not in voices.anonymous_nouns:
        return False
    return not (
        is_document(noun)
        and (noun.tag_ == "NN" or any(c.dep_ == "poss" or c.lower_ in {"by", "from"} for c in noun.children))
    )


def outlet_name(noun: Token) -> str | None:
    """Give the name of the outlet a noun heads, or the noun phrase of an unnamed one; None for anything else."""
    voices = load_voices()
    first = noun.i
    while first > 0 and noun.doc[first - 1].dep_ in {"compound", "amod", "nmod"} and noun.doc[first - 1].head == noun:
        first -= 1
    for start in range(first, noun.i + 1):
        words = _squash(noun.doc[start : noun.i + 1].text)
        if words in _outlets():
            return _outlets()[words]
    phrase = noun.doc[first : noun.i + 1]
    before = {token.lower_ for token in phrase[:-1]}
    if noun.pos_ == "PROPN" and len(phrase) > 1 and any(token.text in voices.outlet_words for token in phrase):
        return str(phrase.text)
    if {noun.lemma_.lower(), noun.lower_} & voices.outlet_nouns:
        return str(phrase.text)
    return str(phrase.text) if noun.lemma_.lower() in voices.press_nouns and before & voices.press_words else None


@cache
def _outlets() -> dict[str, str]:
    return {_squash(name): name for name in load_voices().outlets}


def _squash(name: str) -> str:
    """Write a name without spaces, article and possessive: a name merged for the parser has no spaces left."""
    bare = name.removesuffix("'s").removesuffix("’s").removeprefix("the ").removeprefix("The ")
    return "".join(bare.split())
