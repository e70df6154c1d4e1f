"""Which clauses of a sentence took place at one time: by what joins them, whatever the time is."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.readings.parse.clauses import lemma_of
from dateline.readings.parse.verbs import verb_classes

_SEQUENCE = frozenset({"then", "later", "subsequently", "afterwards", "eventually", "finally", "again", "also"})


def when_clauses(verb: Token) -> set[int]:
    """Give the verbs of what a verb took place at: ``died when a shop was looted and set ablaze on Saturday``."""
    clauses = [[c, *c.conjuncts] for c in verb.children if c.dep_ == "advcl"]
    return {t.i for clause in clauses if any(g.lower_ == "when" for t in clause for g in t.children) for t in clause}


def closed_before(verb: Token) -> set[int]:
    """Give the verb of a clause that a colon or semicolon joins to the next: ``it came on Sunday; six people died``."""
    joined = [c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i]
    return {c.i for c in joined if any(t.text in {";", ":"} for t in verb.doc[c.i : verb.i])}


def is_cleft(verb: Token) -> bool:
    """Tell ``it was on Sunday that police fired``."""
    above = verb.head
    return (
        verb.dep_ in {"ccomp", "advcl", "relcl"}
        and lemma_of(above) == "be"
        and any(c.lower_ == "that" for c in verb.children)
        and any(c.lower_ == "it" and c.dep_ in {"nsubj", "expl"} for c in above.children)
    )


def opens_clause(amount: Token) -> bool:
    """Tell how long before or after the clause it stands in the main clause took place."""
    clause = amount.head
    linked = any(c.dep_ == "mark" and c.lower_ in {"after", "before"} and c.i == amount.i + 1 for c in clause.children)
    return linked and amount.dep_ == "npadvmod" and clause.dep_ == "advcl" and clause.head.pos_ in {"VERB", "AUX"}


def said_before(cue: Token, time: Token) -> Token | None:
    """Give the verb of what is said where a time closes it before anybody says so; None for a time of the saying."""
    said = next((c for c in cue.children if c.dep_ == "ccomp" and c.i < time.i < cue.i), None)
    speaker = next((c for c in cue.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if said is None or speaker is None or time.i > min(t.i for t in speaker.subtree):
        return None
    return said


def is_meanwhile(verb: Token) -> bool:
    """Tell a clause that takes place at the time of the one above: ``as the force tracked``, ``while police searched``."""
    if verb.dep_ == "relcl":  # "a convoy that was leaving the hotel on Friday"
        return verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.lower_ in {"was", "were"} for c in verb.children)
    return verb.dep_ == "advcl" and any(c.lower_ in {"as", "while"} and c.dep_ == "mark" for c in verb.children)


def is_there(verb: Token) -> bool:
    """Tell what took place where and when the clause above did: ``the water entered Sehwan, where the river burst its banks``."""
    place = any(c.lower_ == "where" for c in verb.children)
    past = verb.tag_ == "VBD"  # who "were killed" there may have been killed long before
    above = next((t for t in verb.head.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    if not place or not past or above is None or above.tag_ not in {"VBD", "VBN"}:
        return False
    return (
        any(map(is_turn, above.children)) or lemma_of(above) not in verb_classes()["being_there"]
    )  # "it was the turn of Jos, where soldiers shot two"


def shares(verb: Token, top: Token, dated: int) -> bool:
    """Tell whether a joined verb that a day closes is told together with the first: not ``and then``, nor in another form."""
    later = any(c.lower_ in _SEQUENCE for c in verb.children)
    return verb.i == dated and verb.head == top and verb.tag_ == top.tag_ and not later


def is_turn(noun: Token) -> bool:
    """Tell ``it was the turn of Jos``."""
    return noun.lower_ == "turn" and noun.dep_ == "attr" and lemma_of(noun.head) == "be"
