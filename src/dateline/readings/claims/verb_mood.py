"""What a verb's own words say of its act: denied, planned, supposed, asked or hedged."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from dateline.model.reading import Tense
from dateline.readings.claims.conditions import depends, not_yet
from dateline.readings.claims.habits import is_habit
from dateline.readings.claims.retelling import in_a_work
from dateline.readings.parse.verbs import verb_classes

Words = Mapping[str, frozenset[str]]
"""The lists of ``data/en/modality.toml``."""
_PERHAPS = frozenset({"may", "might", "must"})


def is_negated(verb: Token, words: Words) -> bool:
    """Tell ``did not attack``, ``nobody attacked``, ``without attacking``, and what is joined to such a verb."""
    for child in verb.children:
        denies = child.lower_ in words["negators"] and child.dep_ in {"advmod", "preconj", "det", "aux"}
        if denies or child.dep_ == "neg" or _ends(child):
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and (
            child.lower_ in {"nobody", "none", "nothing"}
            or any(g.lower_ == "no" and g.dep_ == "det" for g in child.children)
        ):
            return True
    if (
        verb.dep_ == "conj"
        and verb.head.pos_ in {"VERB", "AUX"}
        and not any(c.dep_ in {"nsubj", "nsubjpass", "aux"} for c in verb.children)
    ):
        return any(c.dep_ == "neg" for c in verb.head.children) and not any(
            c.lower_ in {"but", "however"} for c in verb.head.children if c.dep_ == "cc"
        )
    return verb.dep_ == "pcomp" and verb.head.lower_ == "without"


def _ends(word: Token) -> bool:
    """Tell what was so before: ``no longer controls the town``."""
    return word.lower_ == "longer" and any(c.lower_ == "no" for c in word.children)


def tense_of(verb: Token, words: Words) -> Tense:
    """Give the tense of a verb by its auxiliaries, its adverbs and the clause it heads, whatever governs it."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if not auxiliaries and verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.pos_ in {"VERB", "AUX"}:
        return tense_of(verb.head, words)
    if is_conditional(verb, words) or _asked(verb) or in_a_work(verb, words) or depends(verb):
        return "hypothetical"
    if auxiliaries & words["future_words"]:
        return "planned"
    if auxiliaries & _PERHAPS and "have" in auxiliaries:
        return "current"  # "may have died": of the past, and not sure
    if auxiliaries & words["hypothetical_words"]:
        return "planned" if "would" in auxiliaries and _own_promise(verb, words) else "hypothetical"
    if "to" in auxiliaries and verb.dep_ in {"advcl", "acl", "relcl", "ROOT", "ccomp"} and "have" not in auxiliaries:
        return "current" if is_brought_about(verb, words) else "planned"
    if auxiliaries == {"be"} and verb.dep_ == "ccomp":
        return "planned"  # "demanded that the ban be lifted"
    if is_habit(verb, words):
        return "background"
    if (
        verb.tag_ == "VB"
        and verb.dep_ == "ROOT"
        and not auxiliaries
        and not any(c.dep_ == "nsubj" for c in verb.children)
    ):
        return "hypothetical"
    return "current"


def is_under_way(verb: Token) -> bool:
    """Tell what was only being done: ``is being retaken``, ``were capturing``; not what lasts: ``are holding``."""
    if verb.lemma_.lower() in verb_classes()["having"]:
        return False
    helping = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    if verb.tag_ == "VBN":
        return any(c.lower_ == "being" for c in helping)
    return verb.tag_ == "VBG" and any(c.lemma_ == "be" for c in helping)


def is_brought_about(verb: Token, words: Words) -> bool:
    """Tell ``allowing troops to enter``, ``needed four hours to drive them out``: what is told of has been done."""
    head = verb.head
    if head == verb:
        return False  # "To protest at the palace!" hangs on nothing
    if head.lemma_.lower() in words["implicative"]:
        return (
            head.tag_ in {"VBD", "VBN", "VBG"}
            and not is_negated(head, words)
            and "will" not in {c.lower_ for c in head.children if c.dep_ == "aux"}
        )
    if _ranked(head, words) or (head.lemma_.lower() in words["gathering"] and verb.lemma_.lower() in words["voicing"]):
        return tense_of(head if head.pos_ == "VERB" else head.head, words) == "current"
    spent = any(c.dep_ in {"dobj", "npadvmod"} and c.ent_type_ in {"TIME", "DATE"} for c in head.children)
    return spent and head.lemma_.lower() in {"need", "take"} and head.tag_ == "VBD"


def _ranked(noun: Token, words: Words) -> bool:
    """Tell ``is the first town to be overrun``: what is counted among those that were."""
    ranks = any(c.dep_ == "amod" and c.lower_ in words["ranks"] for c in noun.children)
    return ranks and noun.dep_ == "attr" and noun.head.lemma_ == "be"


def _own_promise(verb: Token, words: Words) -> bool:
    """Tell ``Ethiopia said it would allow them in``: who speaks says what they will do themselves."""
    if verb.dep_ != "ccomp" or verb.head.lemma_.lower() not in words["saying"]:
        return False
    if any(c.dep_ == "advcl" and is_conditional(c, words) for c in verb.children):
        return False
    return any(c.dep_ == "nsubj" and c.pos_ == "PRON" for c in verb.children)


def is_conditional(verb: Token, words: Words) -> bool:
    """Tell ``if they attack``, ``should they attack``, ``until they leave`` of what is yet to come."""
    if any(c.dep_ in {"mark", "advmod"} and c.lower_ in words["conditional_marks"] for c in verb.children):
        return True
    return is_inverted(verb) or _until(verb, words) or not_yet(verb)


def is_inverted(verb: Token) -> bool:
    """Tell a condition without ``if``: ``should the rebels move on the city``, ``had they attacked``."""
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    first = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in {"should", "had", "were"}), None)
    asked = verb.sent[-1].text == "?"
    return subject is not None and first is not None and first.i < subject.left_edge.i and not asked


def _until(verb: Token, words: Words) -> bool:
    """Tell what something yet to come waits for: ``will not be freed until the army leaves``."""
    if verb.dep_ != "advcl" or not any(c.lower_ == "until" and c.dep_ == "mark" for c in verb.children):
        return False
    if verb.tag_ in {"VBP", "VBZ"} and verb.head.tag_ in {"VBP", "VBZ"}:
        return True  # "sees no way out until sanctions force them to withdraw"
    above = {c.lower_ for c in verb.head.children if c.dep_ == "aux"}
    return bool(above & (words["future_words"] | words["hypothetical_words"]))


def _asked(verb: Token) -> bool:
    return verb.dep_ == "ROOT" and len(verb.sent) > 1 and verb.sent[-1].text == "?"


def is_hedged(verb: Token, words: Words) -> bool:
    """Tell ``may have attacked``, ``reportedly attacked``."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if "have" in auxiliaries and auxiliaries & _PERHAPS:
        return True
    return any(c.lower_ in words["hedging_adverbs"] for c in verb.children if c.dep_ == "advmod")


def is_scheduled(verb: Token, words: Words) -> bool:
    """Tell ``is planned for Sunday``, ``a march called for Sunday``: a passive of setting a day, not of having done it."""
    passive = verb.tag_ == "VBN" and not any(c.dep_ in {"nsubj", "dobj"} for c in verb.children)
    return passive and verb.lemma_.lower() in words["scheduling"]
