"""Acts that a sentence takes for granted: named under another act, whose day is not theirs.

``On Tuesday he condemned the bombings``, ``arrested on Monday in connection with the bombing``, ``figures as of Sunday for
the dead in the shelling``: the day is that of the condemning, the arrest, the count. The act itself lies before it.
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.readings.claims.at_law import is_tried
from dateline.readings.claims.drafts import Draft
from dateline.readings.claims.modality import modality_words
from dateline.readings.claims.rules import rule_index
from dateline.readings.parse.clauses import lemma_of

_STEPS = 8
_NAMES = frozenset({"NOUN", "PROPN", "NUM"})
_VERBS = frozenset({"VERB", "AUX"})
_BESIDE = frozenset({"conj", "appos"})
_BEFORE_NOUN = frozenset({"compound", "nmod", "poss"})
_ABOUT = frozenset({"about", "over", "against", "of", "despite", "since", "concerning", "regarding"})
"""Between a verb and an act that it turns on; ``in``, ``by``, ``during`` and ``on`` say where or by what it was done."""
_WITHIN = frozenset({"in", "during", "by", "at", "on", "amid", "with", "from", "after", "following"})
"""Behind a noun: more often of the verb above it, except behind words like ``the dead``, ``his role``."""
_AIMED = frozenset({"to", "for"})
"""So only behind words like ``responded``, ``blamed``: it ``led to clashes``, they ``gathered for a march``."""


def is_granted(draft: Draft) -> bool:
    """Tell an act that its sentence takes for granted, or that somebody is tried for."""
    return (draft.is_noun and not draft.under and is_presupposed(draft.trigger)) or is_tried(
        draft.trigger, modality_words()
    )


def is_presupposed(noun: Token) -> bool:
    """Tell an act that hangs on what is said or done about it, or on people and things it has left behind.

    What counts acts or sets bounds to them (``a wave of``, ``the start of``) is passed through: ``data/en/modality.toml``.
    """
    node = noun
    for _ in range(_STEPS):
        above = node.head
        if above == node:
            return False
        if node == noun and node.dep_ == "appos" and above.pos_ == "PROPN":
            return False  # "killed forty in Marvik, the worst attack of the year": of what the sentence tells
        if node.dep_ in _BESIDE and above.pos_ in _NAMES:
            node = above
        elif node.dep_ in _BEFORE_NOUN:
            if not _carries(above):
                return True  # "quake victims", "the coup leaders"
            node = above
        elif node.dep_ in {"dobj", "nsubjpass"}:
            return above.lemma_.lower() in modality_words()["taking_up"]
        elif node.dep_ in {"pobj", "pcomp"}:
            verdict = _by_link(above)
            if verdict is not None:
                return verdict
            node = above.head
        else:
            return False
    return False


def is_closed_by(noun: Token, verb: Token, last: int) -> bool:
    """Tell whether an act stands below a verb with nothing but nouns between it and the token ``last``: that may be its day."""
    if not verb.i < noun.i < last or not verb.is_ancestor(noun) or noun.dep_ in _BEFORE_NOUN:
        return False
    return not any(t.pos_ in _VERBS for t in noun.doc[noun.i + 1 : last])


def _by_link(link: Token) -> bool | None:
    """Judge an act behind a preposition; None where what stands above has to say."""
    above = link.head
    if link.dep_ == "agent" or above == link:
        return False
    if (above.pos_ in _VERBS and above.dep_ != "pobj") or (
        above.dep_ == "conj" and above.head.pos_ in _VERBS
    ):  # "killed and 300 hurt in clashes"
        return link.lower_ in _ABOUT or (
            link.lower_ in _AIMED and above.lemma_.lower() in modality_words()["taking_up"]
        )
    if above.pos_ == "ADJ":
        return link.lower_ in _ABOUT | _AIMED  # "responsible for the destruction"; not "hurt in clashes"
    if above.pos_ in _NAMES or above.dep_ == "pobj":
        if link.lower_ in _WITHIN and not {above.lemma_.lower(), above.lower_} & modality_words()["left_behind"]:
            return False  # "arrested three men in a raid"
        return None if _carries(above) or _is_of_report(above) else True
    return False


def _is_of_report(noun: Token) -> bool:
    """Tell what stands between a report and what it reports: ``reports on messaging services of a second cyclone``."""
    node = noun
    while node.head != node and node.dep_ not in {"nsubj", "nsubjpass", "ROOT"}:
        node = node.head
    return node != noun and node.lemma_.lower() in modality_words()["report_nouns"]


def _carries(noun: Token) -> bool:
    """Tell a noun that is an act itself or counts acts: what it hangs on decides for what hangs on it."""
    words = modality_words()
    lemma = lemma_of(noun)
    return lemma in rule_index().nouns or lemma in words["phases"] | words["counting"] | words["report_nouns"]
