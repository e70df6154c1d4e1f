"""Parses mended where a rule of grammar shows that they cannot be right."""

from __future__ import annotations

from spacy.tokens import Doc, Token


def mend(doc: Doc) -> None:
    """Give an object back to its verb where the speaker behind it was read as its apposition.

    In ``The fire killed nine people, the state office for mines, MINA, said`` the people do not say it.
    """
    if doc.vocab.strings["appos"] not in doc.to_array("DEP"):
        return
    for saying in [t for t in doc if t.pos_ == "VERB"]:
        told = next((c for c in saying.lefts if c.dep_ == "ccomp" and c.pos_ == "VERB"), None)
        subject = next((c for c in saying.lefts if c.dep_ == "nsubj"), None)
        if told is None or subject is None or not _lacks_object(told, subject):
            continue
        speaker = next((c for c in subject.rights if c.dep_ == "appos"), None)
        if speaker is not None and doc[speaker.left_edge.i - 1].text == ",":
            speaker.head, speaker.dep_ = saying, "nsubj"
            subject.head, subject.dep_ = told, "dobj"


def _lacks_object(verb: Token, following: Token) -> bool:
    """Tell a verb in the active voice that nothing separates from the noun phrase behind it, and that has no object."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or not any(c.dep_ == "nsubj" for c in verb.lefts):
        return False
    objects = any(c.dep_ in {"dobj", "ccomp", "xcomp", "acomp", "attr", "prt", "prep"} for c in verb.rights)
    return not objects and following.left_edge.i == verb.i + 1
