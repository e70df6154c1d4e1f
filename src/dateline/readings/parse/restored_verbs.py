"""Verbs given back to sentences whose parse took them for nouns or modifiers, or hung their objects elsewhere."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from dateline.readings.claims.rules import noun_classes, rule_index
from dateline.readings.parse.joined_verbs import join
from dateline.readings.parse.verbs import verb_classes


def restore(doc: Doc) -> None:
    """Mend the parses that lose a verb or take a member of its list for something else."""
    words = doc.to_array("LOWER")
    for at in (doc.to_array("DEP") == doc.vocab.strings["ROOT"]).nonzero()[0]:
        _mend_verbless(doc[int(at)])
        _mend_setting(doc[int(at)])
    for at in (doc.to_array("DEP") == doc.vocab.strings["nsubj"]).nonzero()[0]:
        _mend_hour(doc[int(at)])
    for word, mend in (
        ("in", _mend_handed),
        ("cut", _mend_cut),
        ("set", _mend_set_fire),
        (":", _mend_label),
    ):
        for at in (words == doc.vocab.strings[word]).nonzero()[0]:
            mend(doc[int(at)])
    for token in [t for t in doc if t.lower_ in noun_classes()["busy"]]:
        _mend_busy(token)
    for token in [t for t in doc if t.tag_ == "NN" and t.dep_ in _CLAUSAL]:
        _mend_noun(token)
    for token in [t for t in doc if t.tag_ == "VBZ" and t.dep_ in {"dobj", "pobj"}]:
        _mend_verb(token)
    for token in [t for t in doc if t.dep_ == "parataxis" and t.lemma_ in verb_classes()["saying"]]:
        _mend_saying(token)
    join(doc)


_CLAUSAL = frozenset({"ROOT", "ccomp", "conj", "advcl"})


def _mend_noun(word: Token) -> None:
    """Make a verb of a noun that has a subject: ``saw helicopters fire rockets``, ``The military shot at a crowd``."""
    if word.lemma_.lower() not in rule_index().verbs and word.lower_ != "shot":
        return
    below = {c.dep_: c for c in word.children}
    army = below.get("amod")
    aimed = word.i + 1 < len(word.doc) and word.nbor(1).lower_ in {"at", "dead"}
    if "nsubj" in below and "dobj" in below and "det" not in below:
        word.tag_ = "VBD" if word.lower_ == "shot" else "VB"
    elif word.lower_ == "shot" and aimed and army is not None and army.i == word.i - 1 and army.lower_ in _ARMED:
        word.tag_, army.dep_, army.pos_, army.tag_ = "VBD", "nsubj", "NOUN", "NN"
        for child in [c for c in word.lefts if c.dep_ == "det"]:
            child.head = army
    else:
        return
    word.pos_ = "VERB"
    word.lemma_ = "shoot" if word.lower_ == "shot" else word.lemma_


def _mend_verb(word: Token) -> None:
    """Make a noun of a verb that is somebody's object: ``reported two mortar hits on a school``."""
    below = {c.dep_ for c in word.children}
    if below & {"compound", "amod", "det", "nummod"} and not below & {"nsubj", "dobj", "aux"}:
        word.pos_, word.tag_ = "NOUN", "NNS"


_ARMED = frozenset({"military", "paramilitary", "regular"})


def _mend_saying(saying: Token) -> None:
    """Give a deed its subject back: in ``Envoys say men of both sides, X among them, have carried out killings`` men did."""
    deed, subject = saying.head, next((c for c in saying.rights if c.dep_ == "dobj"), None)
    before = saying.i < deed.i and any(c.dep_ == "nsubj" for c in saying.lefts)
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in deed.children)
    if subject is None or not before or own or deed.pos_ != "VERB" or deed.tag_ not in {"VBD", "VBN", "VBZ", "VBP"}:
        return
    passive = any(c.dep_ == "auxpass" for c in deed.children)
    subject.head, subject.dep_ = deed, "nsubjpass" if passive else "nsubj"


def _mend_label(colon: Token) -> None:
    """Take place and day before a colon out of the subject: ``Burkina Faso, 30 September: soldiers seize the palace``."""
    label = colon.sent[: colon.i - colon.sent.start]
    verb = next((t.head for t in label if t.dep_ == "nsubj" and t.head.i > colon.i), None)
    named = all(t.pos_ in {"PROPN", "NUM", "PUNCT"} or t.lower_ in noun_classes()["calendar"] for t in label)
    if verb is None or not named or not any(t.lower_ in noun_classes()["calendar"] for t in label):
        return
    doers = [c for t in (verb, *label) for c in t.children if colon.i < c.i < verb.i and c.dep_ in {"nsubj", "appos"}]
    for token in [t for t in label if t.head == verb and t.dep_ == "nsubj"] if doers else ():
        token.dep_ = "npadvmod"
    for token in doers[:1]:
        token.head, token.dep_ = verb, "nsubj"


def _mend_hour(hour: Token) -> None:
    """Take the hour that opens an entry out of the subject: ``09:30 – Bakhmut has fallen``."""
    if not _CLOCK.fullmatch(hour.text) or hour.i + 2 >= len(hour.doc) or not hour.nbor(1).is_punct:
        return
    verb, name = hour.head, hour.nbor(2)
    hour.dep_ = "npadvmod"
    if name.text[:1].isupper() and name.head == verb and name.dep_ in {"advmod", "amod", "npadvmod", "dep", "intj"}:
        name.dep_, name.pos_, name.tag_ = "nsubj", "PROPN", "NNP"


_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d")


def _mend_verbless(root: Token) -> None:
    """Make a verb of the participle that ends a sentence without one, where it can be no passive.

    ``Eleven people, eight of them from one family, drowned near Sake``: nobody is drowned by being people.
    """
    participle = next((c for c in root.rights if c.dep_ == "acl" and c.tag_ == "VBN"), None)
    if root.pos_ not in {"NOUN", "PROPN", "NUM"} or participle is None:
        return
    below = {c.dep_ for c in participle.children}
    if not (participle.lemma_ in noun_classes()["done_alone"] or "dobj" in below) or below & {
        "agent",
        "aux",
        "auxpass",
    }:
        return
    participle.head, participle.dep_, participle.tag_ = participle, "ROOT", "VBD"
    for child in [c for c in root.rights if c.i > participle.i and c.dep_ != "appos"]:
        child.head = participle
    root.head, root.dep_ = participle, "nsubj"


def _mend_setting(root: Token) -> None:
    """Find the verb behind the place that opens a sentence: ``In Aktau, the capital of the region, police fired``.

    What the parse takes for a clause about the place has a subject of its own behind a comma, and nothing that refers back.
    """
    if root.pos_ != "ADP" or root.i != root.sent.start:
        return
    if (
        fire := next((t for t in root.subtree if t.lower_ == "fire" and t.dep_ == "pobj" and t.head == root), None)
    ) is not None:
        _mend_fire(root, fire)
    for verb in [t for t in root.subtree if t.dep_ in {"relcl", "acl"} and t.tag_ in {"VBD", "VBZ", "VBP"}]:
        subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is None or subject.tag_ in {"WP", "WDT", "PRP"} or subject.left_edge.nbor(-1).text != ",":
            continue
        if not any(t.tag_ in {"WP", "WDT", "WRB", "WP$"} for t in verb.subtree if t.i < verb.i):
            verb.head, verb.dep_ = verb, "ROOT"
            root.head, root.dep_ = verb, "prep"
            return


def _mend_fire(root: Token, fire: Token) -> None:
    """Make a verb of ``In the film soldiers fire at a crowd``, where those who fire stand right before."""
    doers, where = fire.nbor(-1), fire.nbor(-2)
    aimed = fire.i + 1 < len(fire.doc) and fire.nbor(1).lower_ in {"at", "on", "upon"}
    if doers.tag_ != "NNS" or not aimed or where.pos_ not in {"NOUN", "PROPN"} or where.i <= root.i:
        return
    fire.head, fire.dep_, fire.pos_, fire.tag_ = fire, "ROOT", "VERB", "VBP"
    root.head, root.dep_ = fire, "prep"
    for child in [c for c in (*fire.lefts, *doers.lefts) if root.i < c.i < where.i]:
        child.head = where
    where.head, where.dep_ = root, "pobj"
    doers.head, doers.dep_ = fire, "nsubj"


def _mend_handed(word: Token) -> None:
    """Make ``in`` a particle before what somebody gives up: ``handed in their weapons``."""
    thing = next((c for c in word.children if c.dep_ == "pobj"), None)
    if word.dep_ != "prep" or word.head.lemma_ not in {"hand", "turn", "give"} or thing is None:
        return
    own = any(c.dep_ == "poss" and c.lower_ in {"their", "his", "its", "her"} for c in thing.children)
    if not own or word.i != word.head.i + 1 or any(c.dep_ == "dobj" for c in word.head.children):
        return
    word.dep_, thing.head, thing.dep_ = "prt", word.head, "dobj"


def _mend_cut(verb: Token) -> None:
    """Make ``off`` a particle after ``cut``: ``The rebels have cut off Beni`` cuts nothing off a town."""
    off = next((c for c in verb.rights if c.lower_ == "off" and c.dep_ == "prep" and c.i == verb.i + 1), None)
    place = next((c for c in off.children if c.dep_ == "pobj"), None) if off is not None else None
    if off is None or place is None or any(c.dep_ in {"dobj", "nsubjpass"} for c in verb.children):
        return
    if verb.pos_ == "VERB":
        off.dep_, place.head, place.dep_ = "prt", verb, "dobj"


def _mend_set_fire(word: Token) -> None:
    """Make a verb of ``set`` before ``fire to``: ``..., and supporters of the coup set fire to a hall``."""
    fire, preposition = word.head, word.head.head
    to = word.nbor(2) if word.i + 2 < len(word.doc) else word
    if word.dep_ != "compound" or fire.lower_ != "fire" or to.lower_ != "to" or preposition.dep_ != "prep":
        return
    who = preposition.head
    beside = [c for c in word.lefts if c.dep_ in {"compound", "amod", "det"}]
    named = beside[-1] if beside else None
    if who.pos_ not in {"NOUN", "PROPN"} or named is None or named.dep_ == "det":
        return
    word.head, word.dep_, word.pos_, word.tag_ = (word if who.head == who else who.head), who.dep_, "VERB", "VBD"
    who.head, who.dep_ = word, "nsubj"
    named.head, named.dep_ = preposition, "pobj"
    for child in [c for c in (*fire.lefts, *word.lefts) if c.i < named.i and c.i > preposition.i]:
        child.head = named
    fire.head, fire.dep_, to.head = word, "dobj", word


def _mend_busy(doing: Token) -> None:
    """Give back the subject of ``A bus carrying pilgrims overturned``, which no noun of its load is."""
    load = doing.head
    before = doing.nbor(-1) if doing.i else doing
    if doing.dep_ not in {"compound", "amod"} or load.i < doing.i or before.pos_ not in {"NOUN", "PROPN"}:
        return
    if before.head not in {load, doing} or before.dep_ not in {"compound", "nmod"}:
        return
    before.head, before.dep_ = (before if load.head == load else load.head), load.dep_
    for child in [c for c in (*load.lefts, *doing.lefts) if c.i < before.i]:
        child.head = before
    doing.head, doing.dep_, doing.pos_, doing.tag_ = before, "acl", "VERB", "VBG"
    load.head, load.dep_ = doing, "dobj"
