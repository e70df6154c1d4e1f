"""Parses mended where a rule of grammar shows that they cannot be right."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.readings.claims.rules import rule_index
from dateline.readings.parse.clauses import is_past_form
from dateline.readings.parse.restored_verbs import restore
from dateline.readings.parse.subordinates import part
from dateline.readings.parse.told_clauses import hang_told
from dateline.readings.parse.verbs import verb_classes
from dateline.readings.speech.cues import load_voices, verb_cues

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


_HARMING = frozenset(
    {"kill", "injure", "wound", "leave", "claim", "destroy", "damage", "displace", "maim", "hurt", "devastate"}
)


def mend(doc: Doc) -> None:
    """Give verbs back the objects and speakers that the parser hung elsewhere."""
    _mend_words(doc)
    present = set(doc.to_array("DEP"))
    if doc.vocab.strings["appos"] in present:
        _mend_speakers(doc)
        _mend_lists(doc)
    _mend_disguises(doc)
    if doc.vocab.strings["npadvmod"] in present:
        _mend_objects(doc)
    if doc.vocab.strings["advcl"] in present:
        _mend_participles(doc)
        _mend_asides(doc)
    if doc.vocab.strings["relcl"] in present:
        _mend_relatives(doc)
    part(doc)
    _mend_tellings(doc)
    hang_told(doc)
    _mend_titles(doc)
    restore(doc)


def _mend_tellings(doc: Doc) -> None:
    """Hang a deed of the time before on what was told: ``said in a call that they held the fort and had shot two men``.

    Who speaks in the past tense and does nothing else has not done what stands in the pluperfect behind it.
    """
    for deed in [t for t in doc if t.dep_ == "conj" and t.tag_ == "VBN"]:
        saying, below = deed.head, {c.dep_ for c in deed.children}
        had = any(c.dep_ == "aux" and c.lower_ == "had" for c in deed.children)
        if saying.tag_ != "VBD" or saying.lemma_ not in verb_classes()["saying"] or not had or "nsubj" in below:
            continue
        told = next((t for t in doc[saying.i : deed.i] if _is_told(t, saying)), None)
        if told is not None:
            deed.head = told


def _mend_titles(doc: Doc) -> None:
    """Give a speaker back the office before the name: ``Troops retook Goma, the governor of Kivu, Jean Bahati, said``."""
    for name in [t for t in doc if t.dep_ == "nsubj" and t.pos_ == "PROPN" and t.left_edge.i > 1]:
        saying, comma = name.head, doc[name.left_edge.i - 1]
        if saying.lemma_ not in verb_classes()["saying"] or comma.text != "," or doc[saying.i - 1].text != ",":
            continue
        office = doc[comma.i - 1]
        while office.dep_ in {"pobj", "prep", "compound"} and office.head.i < office.i:
            office = office.head
        held = office.pos_ == "NOUN" and office.lemma_ in load_voices().voice_nouns and office.left_edge.i > 0
        if held and office.head != saying and office.dep_ in {"dobj", "appos", "attr"} and _is_apart(office):
            office.head, office.dep_ = saying, "nsubj"
            name.head, name.dep_ = office, "appos"


def _is_apart(office: Token) -> bool:
    """Tell an office behind a comma, with ``the`` or ``a``: what stands before the comma is another matter."""
    first = office.left_edge
    return first.dep_ == "det" and first.nbor(-1).text == ","


def _is_told(verb: Token, saying: Token) -> bool:
    """Tell the verb of a that-clause below a verb of speech, or below what it was said in."""
    opened = verb.dep_ in {"ccomp", "acl", "relcl"} and any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.lefts)
    return opened and (verb.head == saying or (verb.head.pos_ == "NOUN" and verb.head.head.head == saying))


def _mend_relatives(doc: Doc) -> None:
    """Hang what did harm on the deed, not on where it was: ``a raid on a mill near Menaka which killed twelve``."""
    for verb in [t for t in doc if t.dep_ == "relcl" and t.lemma_.lower() in _HARMING]:
        if not any(c.dep_ == "nsubj" and c.lower_ in {"that", "which"} for c in verb.children):
            continue
        deed = None if _is_deed(verb.head) else _deed_before(verb.head)
        if deed is not None:
            verb.head = deed


def _deed_before(noun: Token) -> Token | None:
    """Find the deed that where and to whom it was done follow, with nothing but prepositions between."""
    for token in reversed(list(noun.doc[noun.sent.start : noun.i])):
        if _is_deed(token):
            return token
        if token.pos_ in {"VERB", "AUX", "CCONJ", "SCONJ", "PRON"} or (token.is_punct and token.text != "-"):
            return None
    return None


def _is_deed(token: Token) -> bool:
    lemma = token.lemma_.lower()
    return token.pos_ == "NOUN" and lemma in load_voices().mute_nouns and lemma in rule_index().nouns


def _mend_speakers(doc: Doc) -> None:
    """Free the speaker that was read as the apposition of what stands before the comma.

    In ``The fire killed nine people, the state office for mines, MINA, said`` the people do not say it; in ``The fire
    killed nine people, a nurse in Jos said`` somebody does.
    """
    for saying in [t for t in doc if t.pos_ == "VERB"]:
        told = next((c for c in saying.lefts if c.dep_ == "ccomp" and c.pos_ == "VERB"), None)
        subject = next((c for c in saying.lefts if c.dep_ == "nsubj"), None)
        if subject is None:
            _free_apposition(saying, told)
            continue
        if told is None or not _lacks_object(told, subject):
            continue
        speaker = next((c for c in subject.rights if c.dep_ == "appos"), None)
        if speaker is not None and doc[speaker.left_edge.i - 1].text == ",":
            speaker.head, speaker.dep_ = saying, "nsubj"
            subject.head, subject.dep_ = told, "dobj"


def _free_apposition(saying: Token, told: Token | None) -> None:
    """Make the apposition right before a verb of speech without a subject its subject, what was told its content."""
    if (
        saying.lemma_ not in verb_classes()["saying"]
        or saying.tag_ not in {"VBD", "VBZ", "VBP"}
        or _is_inverted(saying)
    ):
        return
    joined = saying.dep_ == "conj" and not any(c.dep_ == "cc" for c in saying.head.children)
    told = told or (saying.head if joined else None)
    speaker = _apposition_before(saying, told) if told is not None else None
    if told is None or speaker is None or any(c.dep_ in {"nsubj", "nsubjpass", "aux"} for c in saying.children):
        return
    speaker.head, speaker.dep_ = saying, "nsubj"
    if joined and told.head == told:
        saying.head, saying.dep_ = saying, "ROOT"
        told.head, told.dep_ = saying, "ccomp"


def _mend_lists(doc: Doc) -> None:
    """Put a list back together whose second part was hung on the subject: ``Gunmen killed a nurse, two priests and a cook``."""
    for noun in doc:
        verb = noun.head.head
        if noun.dep_ != "appos" or noun.head.dep_ != "nsubj" or not noun.head.i < verb.i < noun.i:
            continue
        first = next((c for c in verb.rights if c.dep_ == "dobj"), None)
        if first is not None and doc[noun.left_edge.i - 1].text == "," and first.right_edge.i == noun.left_edge.i - 2:
            noun.head, noun.dep_ = first, "conj"


def _mend_disguises(doc: Doc) -> None:
    """Let those act who wear the dress, not those whose it is: ``men disguised as soldiers killed nine``."""
    for worn in [t for t in doc if t.lemma_ in verb_classes()["disguising"]]:
        who = worn.head if worn.dep_ == "acl" else next((c for c in worn.lefts if c.dep_ == "nsubj"), None)
        act = next((c for c in worn.rights if c.dep_ == "advcl" and c.tag_ in {"VBD", "VBZ", "VBP"}), None)
        if who is None or act is None or "ROOT" not in (who.dep_, worn.dep_):
            continue
        link = next((c for c in act.lefts if c.lower_ == "as" and c.i == worn.i + 1), None)
        dress = next((c for c in act.lefts if c.dep_ == "nsubj"), None)
        if link is None or dress is None or dress.left_edge.i != link.i + 1:
            continue
        act.head, act.dep_ = act, "ROOT"
        who.head, who.dep_ = act, "nsubj"
        worn.head, worn.dep_ = who, "acl"
        link.head, link.dep_ = worn, "prep"
        dress.head, dress.dep_ = link, "pobj"


def _is_inverted(saying: Token) -> bool:
    """Tell ``said a nurse``, whose speaker stands behind the verb."""
    following = saying.nbor(1) if saying.i + 1 < len(saying.doc) else None
    if following is None or saying.lemma_ == "tell":
        return following is None
    return following.pos_ not in {"PUNCT", "ADP", "SCONJ", "ADV"} and following.ent_type_ not in {"DATE", "TIME"}


def _apposition_before(saying: Token, told: Token) -> Token | None:
    """Find the outermost apposition behind a comma that ends right before a verb."""
    last = saying.i - 1
    node = saying.doc[last - 1] if saying.doc[last].text == "," and last > 0 else saying.doc[last]
    found = None
    while node.head != node and node != told:
        if node.dep_ == "appos" and node.right_edge.i >= last - 1 and node.doc[node.left_edge.i - 1].text == ",":
            found = node
        node = node.head
    return found


def _mend_participles(doc: Doc) -> None:
    """Hang a participle behind an aside of saying on what was told: ``Police went in, residents said, beating people``."""
    for saying in [t for t in doc if t.pos_ == "VERB" and t.lemma_ in verb_classes()["saying"]]:
        told = next((c for c in saying.lefts if c.dep_ == "ccomp" and c.pos_ == "VERB"), None)
        if told is None or not any(c.dep_ in {"nsubj", "nsubjpass"} for c in told.lefts):
            continue
        for participle in list(saying.rights):
            behind = doc[participle.left_edge.i - 1].text == ","
            if participle.dep_ == "advcl" and participle.tag_ == "VBG" and behind and not verb_cues(participle):
                participle.head = told


def _mend_asides(doc: Doc) -> None:
    """Hang an aside on the noun it stands behind: ``In our town, held by the rebels, people share what they have``."""
    for participle in [t for t in doc if t.dep_ == "advcl" and t.tag_ == "VBN" and 1 < t.i == t.left_edge.i]:
        noun, comma = doc[participle.i - 2], doc[participle.i - 1]
        done = any(c.dep_ == "agent" for c in participle.children)
        if comma.text == "," and noun.dep_ == "pobj" and noun.head.head == participle.head and done:
            participle.dep_, participle.head = "acl", noun


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


def _mend_words(doc: Doc) -> None:
    """Mend the two words that the parser most often takes for something else."""
    words = doc.to_array("LOWER")
    for at in (words == doc.vocab.strings["off"]).nonzero()[0][::-1]:
        _mend_off(doc, int(at))
    for at in (words == doc.vocab.strings["overrun"]).nonzero()[0]:
        _mend_overrun(doc[int(at)])
    for at in (words == doc.vocab.strings["bases"]).nonzero()[0]:
        doc[int(at)].lemma_ = "base"  # of an army, not of a proof
    for verb in [t for t in doc if t.tag_ in {"VBP", "VB"} and is_past_form(t)]:
        verb.tag_ = "VBD" if not any(c.dep_ == "aux" for c in verb.children) else "VBN"
    for day in (doc[int(at)] for at in (words == doc.vocab.strings["on"]).nonzero()[0] + 1 if at < len(doc)):
        _mend_day(day)
    for at in (doc.to_array("DEP") == doc.vocab.strings["ROOT"]).nonzero()[0]:
        _mend_laden(doc[int(at)])


def _mend_off(doc: Doc, at: int) -> None:
    """Make ``off`` a preposition where the name of a place follows it: ``seized six sailors off Lome``."""
    name = doc[at + 1] if at + 1 < len(doc) else doc[at]
    if doc[at].dep_ in {"prt", "advmod"} and name.text[:1].isupper() and name.left_edge.i >= at:
        if doc[at].head == name:
            doc[at].head = name.head
        doc[at].dep_, name.head, name.dep_, name.pos_ = "prep", doc[at], "pobj", "PROPN"


def _mend_day(day: Token) -> None:
    """Take the day out of the name behind it: in ``On Monday Azerbaijan shot down a helicopter`` Azerbaijan did."""
    name, on = day.head, day.nbor(-1)
    if day.text not in _WEEKDAYS or day.dep_ != "compound" or name.dep_ != "pobj" or name.head != on:
        return
    verb = on.head
    if verb.pos_ == "VERB" and verb.i > name.i and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        day.head, day.dep_ = on, "pobj"
        name.head = verb
        name.dep_ = "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"


def _mend_laden(root: Token) -> None:
    """Find the verb of a sentence read as a noun phrase: ``A ferry with 250 passengers sank``, ``a boat carrying them sank``."""
    noun, load = _laden(root)
    if noun is None or load is None:
        return
    verb = next(
        (
            t
            for t in root.subtree
            if t.lemma_ in verb_classes()["going_wrong"] and t.tag_ in {"VBD", "VBN"} and t.i > load.i
        ),
        None,
    )
    if verb is None or any(c.dep_ in {"aux", "auxpass", "agent", "mark", "dobj"} for c in verb.children):
        return
    own = [c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}]
    if any(c.lower_ in {"that", "which", "who"} for c in own):
        return
    for child in own:
        child.head, child.dep_ = load, "pobj" if load.dep_ == "prep" else "dobj"
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    for child in [c for c in (*noun.rights, *load.rights) if c.i > verb.i]:
        child.head = verb
    noun.head, noun.dep_ = verb, "nsubj"
    if load == root:
        load.head, load.dep_ = noun, "acl"


def _laden(root: Token) -> tuple[Token | None, Token | None]:
    """Give the vehicle a sentence is read to be all about, and the word that begins its load."""
    if root.tag_ == "VBG" and root.lemma_ == "carry":
        return next((c for c in root.lefts if c.dep_ == "nsubj"), None), root
    if root.pos_ not in {"NOUN", "PROPN"}:
        return None, None
    return root, next((c for c in root.rights if c.lower_ == "with" or (c.dep_ == "acl" and c.lemma_ == "carry")), None)


def _mend_overrun(word: Token) -> None:
    """Make verbs of ``The base was overrun`` and ``had overrun Goma``, where the parse has a noun."""
    if any(c.dep_ == "det" for c in word.children):
        return
    if word.dep_ == "attr" and word.head.lemma_ == "be":
        _raise_over(word, word.head, "auxpass", "nsubjpass")
    elif word.dep_ == "compound" and word.i and word.nbor(-1).lemma_ == "have" and word.head.head == word.nbor(-1):
        _raise_over(word, word.nbor(-1), "aux", "nsubj")


def _raise_over(word: Token, auxiliary: Token, link: str, subject: str) -> None:
    """Put a participle in the place of its auxiliary, which then hangs on it by ``link``."""
    above = auxiliary.head
    word.head, word.dep_ = (word if above == auxiliary else above), auxiliary.dep_
    for child in list(auxiliary.children):
        if child != word:
            child.head = word
            child.dep_ = subject if child.dep_ == "nsubj" else child.dep_
    auxiliary.head, auxiliary.dep_ = word, link
    word.pos_, word.tag_, word.lemma_ = "VERB", "VBN", "overrun"


def _lacks_object(verb: Token, following: Token) -> bool:
    """Tell a verb in the active voice that nothing separates from the noun phrase behind it, and that has no object."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or not any(c.dep_ == "nsubj" for c in verb.lefts):
        return False
    objects = any(c.dep_ in {"dobj", "ccomp", "xcomp", "acomp", "attr", "prt", "prep"} for c in verb.rights)
    return not objects and following.left_edge.i == verb.i + 1
