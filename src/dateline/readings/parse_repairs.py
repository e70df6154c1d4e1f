"""Parses mended where a rule of grammar shows that they cannot be right."""

from __future__ import annotations

from spacy.tokens import Doc, Token


def mend(doc: Doc) -> None:
    """Give verbs back the objects and speakers that the parser hung elsewhere."""
    present = set(doc.to_array("DEP"))
    if doc.vocab.strings["appos"] in present:
        _mend_speakers(doc)
    if doc.vocab.strings["npadvmod"] in present:
        _mend_objects(doc)


def _mend_speakers(doc: Doc) -> None:
    """Free the speaker that was read as the apposition of what stands before the comma.

    In ``The fire killed nine people, the state office for mines, MINA, said`` the people do not say it; in ``The fire
    killed nine people, a nurse in Jos said`` somebody does.
    """
    for saying in [t for t in doc if t.pos_ == "VERB"]:
        told = next((c for c in saying.lefts if c.dep_ == "ccomp" and c.pos_ == "VERB"), None)
        subject = next((c for c in saying.lefts if c.dep_ == "nsubj"), None)
        if told is None:
            continue
        if subject is None:
            speaker = _apposition_before(saying, told)
            if speaker is not None:
                speaker.head, speaker.dep_ = saying, "nsubj"
            continue
        if not _lacks_object(told, subject):
            continue
        speaker = next((c for c in subject.rights if c.dep_ == "appos"), None)
        if speaker is not None and doc[speaker.left_edge.i - 1].text == ",":
            speaker.head, speaker.dep_ = saying, "nsubj"
            subject.head, subject.dep_ = told, "dobj"


def _apposition_before(saying: Token, told: Token) -> Token | None:
    """Find the apposition behind a comma that ends what is told and reaches to a verb without a subject."""
    if saying.tag_ not in {"VBD", "VBZ", "VBP"} or any(c.dep_ in {"auxpass", "aux"} for c in saying.children):
        return None
    node = saying.nbor(-1)
    while node.head != node and node != told:
        if node.dep_ == "appos" and node.right_edge.i == saying.i - 1:
            return node if node.doc[node.left_edge.i - 1].text == "," else None
        node = node.head
    return None


def _mend_objects(doc: Doc) -> None:
    """Read the name right behind a verb without an object as its object: ``The army retook Bama on Monday``."""
    for name in doc:
        if name.dep_ != "npadvmod" or name.pos_ != "PROPN" or name.ent_type_ in {"DATE", "TIME"}:
            continue
        verb = name.head
        if name.left_edge.i == verb.i + 1 and _is_bare(verb):
            name.dep_ = "dobj"


def _is_bare(verb: Token) -> bool:
    """Tell a verb in the active voice with a subject and no object."""
    below = {c.dep_ for c in verb.children}
    told = verb.pos_ == "VERB" and verb.tag_ in {"VBD", "VBZ", "VBP", "VBN"}
    return told and "nsubj" in below and not below & {"dobj", "auxpass", "nsubjpass", "ccomp", "attr", "prt"}


def _lacks_object(verb: Token, following: Token) -> bool:
    """Tell a verb in the active voice that nothing separates from the noun phrase behind it, and that has no object."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or not any(c.dep_ == "nsubj" for c in verb.lefts):
        return False
    objects = any(c.dep_ in {"dobj", "ccomp", "xcomp", "acomp", "attr", "prt", "prep"} for c in verb.rights)
    return not objects and following.left_edge.i == verb.i + 1
