"""Numbers that count nobody anew: a part of those told before, one of several, and ages."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from dateline.readings.figures.amounts import load_lists, measures_by_word

_AGES = frozenset({"age", "ages", "aged"})
_HEARING = frozenset({"know", "aware", "hear", "knowledge", "word", "news", "sign", "evidence"})
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj"})
_YEARS_OLD = re.compile(r"[\s–-]*(?:years?|yrs?|months?)[\s–-]*olds?\b")
_CLOSING = frozenset({",", ")", ".", ";", "-", "–", "—", "--"})


def counts_nobody(doc: Doc, first: int, last: int) -> bool:
    """Tell whether the number of words ``first`` to ``last`` is a part of one told before, or an age."""
    unknown = _is_not_known(doc, first)
    return (
        unknown
        or _is_part(doc, first)
        or _is_owned_whole(doc, first)
        or is_of_those(doc, last)
        or _is_age(doc, first, last)
    )


def _is_not_known(doc: Doc, first: int) -> bool:
    """Tell ``knew of no deaths``, ``had heard of no injuries``: who has heard of none does not say that there were none."""
    before = doc[max(first - 2, 0) : first]
    return len(before) == 2 and before[1].lower_ == "of" and before[0].lemma_.lower() in _HEARING


def is_one_of(doc: Doc, first: int) -> bool:
    """Tell the three of ``one of three people hit``: what befell the one says nothing of the others."""
    before = [token for token in doc[max(first - 3, 0) : first] if token.lower_ != "the"]
    return len(before) > 1 and before[-1].lower_ == "of" and before[-2].like_num


def _is_part(doc: Doc, first: int) -> bool:
    """Tell whether a number only takes a part of one told before (``including three children``), or is halved."""
    before = [token.lower_ for token in doc[max(first - 3, 0) : first]]
    return "half" in before or bool(load_lists().cue["parts"] & set(before[-2:]))


def _is_owned_whole(doc: Doc, first: int) -> bool:
    """Tell the 40 of ``twelve of the school's 40 pupils died``: the whole, of which something befell a part."""
    if not first or doc[first - 1].tag_ != "POS":
        return False
    of = next((t for t in reversed(doc[max(first - 6, 1) : first]) if t.lower_ == "of"), None)
    return of is not None and of.nbor(-1).like_num


def is_of_those(doc: Doc, last: int) -> bool:
    """Tell ``two of them women``, ``nineteen of the dead``, ``four of five``: a part of those told before, with nothing new done to it."""
    after = [token.lower_ for token in doc[last + 1 : last + 4]]
    if after[:1] != ["of"] or len(after) < 2:
        return False
    if any(t.like_num for t in doc[last + 2 : last + 3 + (after[1] == "the")]) and doc[last].dep_ not in _ROLES:
        return True  # "four of five dead", "one of the three killed"
    if after[1] in {"them", "whom", "these", "those"}:
        return last + 3 < len(doc) and doc[last + 3].tag_[:2] in {"NN", "IN", "JJ", "CD", "DT"}
    states, happens = measures_by_word()["states"], measures_by_word()["happens"]
    harmed = after[1] in {"the", "those"} and len(after) > 2 and (after[2] in states or after[2] == "victims")
    return harmed and not any(t.lemma_.lower() in happens for t in doc[last + 3 : last + 8])


def _is_age(doc: Doc, first: int, last: int) -> bool:
    """Tell whether a number is an age: ``Ana Cole, 24, was killed``, ``a man of 68``, ``ages 14, 16 and 17``."""
    if _is_years_old(doc, last):
        return True
    listed = first - 1
    while listed > 0 and (doc[listed].like_num or doc[listed].lower_ in {",", "and", "&", "or"}):
        listed -= 1
    if listed >= 0 and doc[listed].lower_ in _AGES and doc[last].text.isdigit():
        return True
    closed = last + 1 >= len(doc) or doc[last + 1].text in _CLOSING
    if first and closed and doc[first - 1].lower_ == "both" and doc[last].text.isdigit():
        return True
    person = doc[first - 2] if first >= 2 and doc[first - 1].lower_ == "of" and first == last else None
    if person is not None and person.tag_ == "NN" and person.lemma_.lower() in load_lists().nouns["people"]:
        return last + 1 >= len(doc) or doc[last + 1].pos_ not in {"NOUN", "PROPN", "ADJ"}
    return (
        first >= 2
        and doc[first - 1].text in {",", "("}
        and last + 1 < len(doc)
        and closed
        and (doc[first - 2].pos_ in {"PROPN", "NOUN"} or doc[first - 2].lower_ in load_lists().nouns["people"])
    )


def _is_years_old(doc: Doc, last: int) -> bool:
    """Tell the 9 of ``a 9 -year-old boy``, whatever the blanks; years of anything else are counted by nobody."""
    after = doc[last + 1 : last + 6].text.lower()
    return doc[last].text.isdigit() and _YEARS_OLD.match(after) is not None
