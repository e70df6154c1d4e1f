"""Running totals: what a death toll, or a number of dead that rises, counts."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.readings.figures.amounts import load_lists, measures_by_word

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_ARGUMENT = _SUBJECT | {"dobj"}
_TOLL = frozenset({"toll", "number"})
_DEATHS = frozenset({"death", "fatality"})
_BELOW_A_COUNT = frozenset({"pobj", "prep", "compound", "poss", "acl", "relcl", "agent", "nmod", "conj", "dobj"})
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
    if first > 1 and doc[first - 1].text == ":":
        return _labelled(doc, first)
    before = doc[max(first - 9, 0) : first]
    at = max((token.i for token in before if token.lower_ in _TOLL), default=None)
    if at is None or (doc[at].lower_ == "number" and not any(t.lower_ in _TOLL_STATES for t in doc[at:first])):
        return None
    if not any(token.lower_ in load_lists().cue["reaching"] for token in doc[at:first]) or any(
        is_mixed(t) for t in doc[at:first]
    ):
        return None
    return next((_TOLL_STATES[t.lower_] for t in doc[max(at - 2, 0) : first] if t.lower_ in _TOLL_STATES), "killed")


def _from_risen(doc: Doc, first: int) -> str | None:
    """Read ``the death toll from the floods in the east passed 210``, ``the number of people abducted rose to 82``."""
    verb = _rising_verb(doc, first)
    return next((told for noun in _counting(verb, first) if (told := _counted_by(noun, verb, first))), None)


def _rising_verb(doc: Doc, first: int) -> Token:
    """Find the verb that leads to a number, by the grammar or by the words before it: ``rose to``, ``is now``."""
    verb = doc[first].head
    if first and doc[first - 1].lower_ in {"at", "to"} and (far := _set_far(doc[first - 1])) is not None:
        return far
    if verb.pos_ == "ADP" and verb.lower_ in load_lists().cue["reaching"]:
        verb = verb.head
    if verb.i < first and _moves(verb):
        return verb
    before = first - 1
    while before > 0 and first - before < 4 and doc[before].lower_ in load_lists().cue["reaching"] | {"now", "already"}:
        if _rises(doc[before]) and doc[before].pos_ in {"VERB", "AUX"}:
            return doc[before]
        before -= 1
    return doc[before] if before >= 0 and _rises(doc[before]) else verb


def _set_far(preposition: Token) -> Token | None:
    """Find the verb that sets a count where much stands between: ``put the number of people hit on 4 May at 71``."""
    for verb in preposition.ancestors:
        counts = (c for c in verb.children if c.dep_ == "dobj" and c.i < preposition.i)
        if _sets(verb) and any(t.lemma_.lower() in {"number", "toll"} for c in counts for t in c.subtree):
            return verb
    return None


def _counting(verb: Token, first: int) -> list[Token]:
    """List the words for a count that a verb raises to a number or that rise to it."""
    roles = _ARGUMENT if _sets(verb) else _SUBJECT
    found = [c for c in verb.children if c.dep_ in roles and c.i < first]
    below = [t for c in found for t in c.subtree if t != c and t.i < first]
    return found + [t for t in below if _is_toll(t) or (_moves(verb) and t.lemma_.lower() == "number")]


def _counted_by(noun: Token, verb: Token, first: int) -> str | None:
    """Tell what a toll, a number of dead or a number of deaths counts."""
    moves = _moves(verb)
    words = [t for t in noun.subtree if t.i < first]
    if _is_toll(noun):
        return next((_TOLL_STATES[t.lower_] for t in words if t.lower_ in _TOLL_STATES and t.i < noun.i), "killed")
    if not moves or any(is_mixed(t) for t in words):
        return None
    if noun.lemma_.lower() in _DEATHS and noun.tag_ == "NNS":
        return "killed"
    if noun.lemma_.lower() not in load_lists().nouns["counts"]:
        return None
    return next((told for t in words if t != noun and (told := _state_of(t)) is not None), None)


def _labelled(doc: Doc, first: int) -> str | None:
    """Read a line of a list: ``Deaths since 14 June: 310``, ``Injured: 95``."""
    label = doc[max(first - 9, 0) : first - 1]
    stop = max((t.i for t in label if t.text in {".", ";", ":", ")", "-", "\n"}), default=label.start - 1)
    words = [t for t in label if t.i > stop]
    if any(is_mixed(t) for t in words) or any(t.pos_ == "VERB" and t.tag_ != "VBN" for t in words):
        return None
    if any(t.lower_ in {"deaths", "fatalities", "killed", "dead", "bodies"} for t in words):
        return "killed"
    return next((_TOLL_STATES[t.lower_] for t in words[:2] if t.lower_ in _TOLL_STATES), None)


def raised_by(act: Token) -> set[int]:
    """Give the verb that raises the toll of an act: ``the toll of the slide rose on Monday`` does not date the slide."""
    node = next((c for c in act.lefts if _is_toll(c)), act)  # a parse may hang the toll on the act
    if node != act:
        return {act.head.i} if _rises(act.head) else set()
    for _ in range(8):
        verb = node.head
        counts = _is_toll(node) or node.lemma_.lower() in load_lists().nouns["counts"] | _DEATHS
        if counts and _moves(verb) and node.dep_ in _ARGUMENT:
            return {verb.i}
        beside = (c for c in verb.children if c.dep_ in _ARGUMENT and c.i < act.i)
        if _moves(verb) and any(_is_toll(c) or c.lemma_.lower() in load_lists().nouns["counts"] for c in beside):
            return {verb.i}
        if verb == node or node.dep_ not in _BELOW_A_COUNT:
            break
        node = verb
    return set()


def _state_of(word: Token) -> str | None:
    """Give the measure that a state or a participle of harm tells of: ``dead``, ``wounded``, ``abducted``, ``driven``."""
    if word.lower_ in _TOLL_STATES:
        return _TOLL_STATES[word.lower_]
    words, lemma = measures_by_word(), word.lemma_.lower()
    told = words["states"].get(word.lower_) if word.pos_ in {"ADJ", "VERB", "NOUN"} else None
    if told in {None, "casualties"} and word.tag_ in {"VBN", "VBD"}:
        told = "displaced" if lemma == "drive" else words["verbs"].get(lemma) or words["happens"].get(lemma)
    return told if told != "casualties" else None


def takes_up(doc: Doc, first: int, last: int) -> bool:
    """Tell a number that says anew what was counted before it: ``raised it to 14``, ``bringing the total to 29``,
    ``the police speak of four``, and in a list by place ``two died in Lae and five in Goroka``.
    """
    before = [token.lower_ for token in doc[max(first - 5, 0) : first]]
    after = doc[last + 1].lower_ if last + 1 < len(doc) else ""
    if before[-1:] in (["to"], ["at"]):
        moved = next((t for t in reversed(doc[max(first - 5, 0) : first]) if _sets(t)), None)
        if moved is not None and _takes_up(moved, before[:-1]):
            return True
    if before[-1:] == ["of"] and first > 1 and _is_spoken_of(doc, first):
        return True
    listed = before[-1:] in ([","], ["and"], [";"], ["with"])
    placed = last + 2 < len(doc) and after in {"in", "at", "near"} and doc[last + 2].text[:1].isupper()
    if listed and before[-1:] != ["with"] and after == "since":
        return True
    dated = last + 2 < len(doc) and after in {"for", "on", "by", "since"} and before[-1:] != ["with"]
    return listed and (placed or (dated and any(t.ent_type_ == "DATE" for t in doc[last + 2 : last + 4])))


def _takes_up(verb: Token, before: list[str]) -> bool:
    """Tell ``raised it to``, ``it has since been put at``: the count is one told before."""
    words = load_lists().cue["taken_up"]
    subjects = [c for c in verb.children if c.dep_ == "nsubjpass"]
    return bool(before[-1:] and before[-1] in words) or any(c.lower_ in words for c in subjects)


def _is_spoken_of(doc: Doc, first: int) -> bool:
    """Tell ``the police speak of four``, and what is spoken of next: ``spoke of twenty dead, and by Sunday of 34``."""
    if doc[first - 2].lemma_.lower() in {"speak", "talk"}:
        return True
    sentence = [t for t in doc[max(first - 15, 0) : first - 1] if t.sent.start == doc[first].sent.start]
    spoken = any(t.lemma_.lower() in {"speak", "talk"} for t in sentence)
    return spoken and (doc[first - 2].ent_type_ == "DATE" or doc[first - 2].lower_ in {",", "and", "now", "later"})


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
    return noun.lemma_.lower() == "toll" and noun.dep_ in _ARGUMENT


def _rises(verb: Token) -> bool:
    """Tell a verb by which a count comes to a number."""
    return verb.lemma_.lower() in load_lists().cue["rising"]


def _sets(verb: Token) -> bool:
    """Tell a verb by which somebody puts a count at a number."""
    return verb.lemma_.lower() in load_lists().cue["setting"]


def _moves(verb: Token) -> bool:
    return _rises(verb) or _sets(verb)
