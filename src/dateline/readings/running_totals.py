"""Running totals: what a death toll, or a number of dead that rises, counts."""

from __future__ import annotations

from spacy.tokens import Doc, Token

SUBJECT = frozenset({"nsubj", "nsubjpass", "nsubj:pass"})
_TOLL = frozenset({"toll", "number"})
_RISING = frozenset(
    {"rise", "climb", "grow", "increase", "reach", "jump", "mount", "be", "stand", "pass", "exceed", "top", "go"}
)
_REACHING = frozenset(
    {
        "to",
        "at",
        "of",
        "as",
        "above",
        "past",
        "reached",
        "hit",
        "was",
        "is",
        "stood",
        "passed",
        "topped",
        "exceeded",
        "surpassed",
    }
)
_ALSO = {"killed": ("dead", "death"), "injured": ("wounded",)}
_TOLL_STATES = {w: m for m in ("killed", "injured", "missing", "displaced") for w in (m, *_ALSO.get(m, ()))}


def is_cumulative(doc: Doc, first: int, last: int) -> bool:
    """Tell whether a number is a running total: ``brought the toll to 30``, ``a total of 30``."""
    if _from_risen(doc, first) is not None:
        return True
    before = [token.lower_ for token in doc[max(first - 8, 0) : last + 1]]
    before = before[max((i + 1 for i, word in enumerate(before) if word in {",", ";", "."}), default=0) :]
    if "total" in before and ("of" in before or "to" in before):
        return True
    if "number" in before and {"rose", "risen", "climbed", "rises", "reached"} & set(before):
        return True
    return bool({"toll", "tally", "count"} & set(before)) and bool(
        {"to", "at", "of", "is", "was", "stands", "reached", "hit"} & set(before)
    )


def from_toll(doc: Doc, first: int) -> str | None:
    """Read ``a death toll of 30``, ``brought the number of dead to 12``, ``brings to nine the number of those killed``."""
    if (told := _from_risen(doc, first)) is not None:
        return told
    after = [token.lower_ for token in doc[first + 1 : first + 10]]
    if first and doc[first - 1].lower_ == "to" and after[:2] in (["the", "number"], ["the", "total"]):
        return next((_TOLL_STATES[w] for w in after if w in _TOLL_STATES), None)
    if first > 1 and doc[first - 1].lower_ in {"to", "at", "past", "above"} and doc[first - 2].lower_ == "dead":
        return "killed"  # "took the week's dead to 105"
    before = doc[max(first - 9, 0) : first]
    at = max((token.i for token in before if token.lower_ in _TOLL), default=None)
    if at is None or (doc[at].lower_ == "number" and not any(t.lower_ in _TOLL_STATES for t in doc[at:first])):
        return None
    if not any(token.lower_ in _REACHING for token in doc[at:first]) or any(is_mixed(t) for t in doc[at:first]):
        return None
    return next((_TOLL_STATES[t.lower_] for t in doc[max(at - 2, 0) : first] if t.lower_ in _TOLL_STATES), "killed")


def _from_risen(doc: Doc, first: int) -> str | None:
    """Read ``the death toll from the floods in the east passed 210``, ``the number of dead in the slide rose to 82``."""
    verb = doc[first].head
    if verb.pos_ == "ADP" and verb.lower_ in _REACHING:
        verb = verb.head
    for subject in (c for c in verb.children if c.dep_ in SUBJECT and c.i < first):
        if _is_toll(subject):
            return "killed"
        if subject.lemma_.lower() == "number" and verb.lemma_.lower() in _RISING:
            counted = [t for t in doc[subject.i + 1 : subject.i + 3] if t.lower_ in _TOLL_STATES]
            if counted and not is_mixed(counted[0]):
                return _TOLL_STATES[counted[0].lower_]
    return None


def was_before(doc: Doc, first: int) -> bool:
    """Tell an earlier total, named only to say what it has risen from: ``up from 64``, ``rose from 64 to 73``."""
    before = [token.lower_ for token in doc[max(first - 4, 0) : first]]
    if before[-1:] != ["from"]:
        return False
    return bool({"up", "down", "rose", "raised", "risen", "rise", "climbed", "increased", "toll"} & set(before))


def is_mixed(state: Token) -> bool:
    """Tell ``dead or missing``: a number of both is one of neither."""
    after = [token.lower_ for token in state.doc[state.i + 1 : state.i + 3]]
    return state.lower_ in _TOLL_STATES and after[:1] in (["or"], ["and"]) and after[1:] == ["missing"]


def _is_toll(noun: Token) -> bool:
    return noun.lemma_.lower() == "toll" and noun.dep_ in SUBJECT
