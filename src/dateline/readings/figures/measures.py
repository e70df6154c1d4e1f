"""What happened to those a number counts (killed, injured, ...), read from the grammar around the number."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from dateline.readings.figures.amounts import load_lists, measures_by_word
from dateline.readings.figures.part_counts import counts_nobody, is_one_of
from dateline.readings.figures.running_totals import from_toll, is_mixed, was_before
from dateline.readings.figures.whereabouts import (
    from_home,
    is_treated,
    of_whereabouts,
    over_the_border,
    to_hospital,
    to_safety,
    words_after,
)

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_DOUBTFUL = frozenset({"shot", "stabbed"})
_PEOPLE_ONLY = frozenset({"detained", "freed", "displaced", "missing"})
_HARMS = frozenset({"killed", "injured", "missing"})


def measure_of(doc: Doc, first: int, last: int, head: Token | None, single: bool = False) -> str | None:
    """Give what happened to those that the words ``first`` to ``last`` count; ``head`` is the noun counted, if any.

    ``single`` asks for people only: ``a soldier was killed`` counts one, ``a deal was killed`` none.
    """
    lists = load_lists()
    if head is not None and (head.lemma_.lower() in lists.nouns["things"] or head.lower_ in lists.nouns["things"]):
        return None
    if counts_nobody(doc, first, last) or was_before(doc, first):
        return None
    end = head.i if head is not None else last
    fates = _fates(doc, first, end)
    if len(fates) > 1:
        return "casualties" if fates == {"killed", "injured"} else None
    if is_one_of(doc, first):
        return _from_neighbours(doc, first, end)
    measure = (
        next(iter(fates), None) or _from_noun(head, first) or _from_neighbours(doc, first, end) or from_toll(doc, first)
    )
    if measure is None:
        measure = _from_grammar(_leading(head if head is not None else doc[last], first))
    if measure is None or (head is not None and (_is_where(doc, first, head) or not _can_be(measure, head, single))):
        return None
    return measure


def _is_where(doc: Doc, first: int, head: Token) -> bool:
    """Tell what is counted as the scene of the harm, and can be no people: ``60 dead in three upazilas``."""
    lists, lemma = load_lists(), head.lemma_.lower()
    if first == 0 or doc[first - 1].lower_ not in {"in", "across", "throughout"}:
        return False
    return lemma not in lists.nouns["people"] and lemma not in measures_by_word()["nouns"] and head.pos_ == "NOUN"


def _can_be(measure: str, head: Token, single: bool) -> bool:
    """Tell whether what is counted can be people, by the lists or by its form."""
    lists, lemma = load_lists(), head.lemma_.lower()
    if single:
        named = (
            lemma in lists.nouns["people"]
            or lemma.endswith(("man", "woman", "person", "ist"))
            or lemma in lists.nouns["ones"]
        )
        return named and lemma not in lists.nouns["collective"]
    if (
        lemma in measures_by_word()["nouns"]
        or lemma in lists.nouns["people"]
        or head.lower_ in measures_by_word()["states"]
    ):
        return True
    if measure not in _PEOPLE_ONLY:
        return True
    formed = lemma.endswith(("er", "or", "ist", "ian", "man", "ee", "ite", "ant", "ent", "ese", "ani"))
    return formed or head.tag_ == "NNPS"


def _from_noun(head: Token | None, first: int) -> str | None:
    """Read ``30 deaths``, ``three dead soldiers``, ``12 wounded``."""
    if head is None:
        return None
    nouns, states = measures_by_word()["nouns"], measures_by_word()["states"]
    if head.lemma_.lower() in nouns or head.lower_ in nouns:
        return nouns.get(head.lemma_.lower()) or nouns.get(head.lower_)
    for child in (c for c in head.lefts if c.i >= first):  # "one dead, three others hurt"
        if child.dep_ in {"amod", "compound", "advmod"} and child.lower_ in states:
            return _fate_after(head, states[child.lower_], first)
    return None


def _fate_after(head: Token, state: str, first: int) -> str | None:
    """Give what befell people who were something before: ``executed 40 captured soldiers`` kills them, nobody dead is freed."""
    if state == "killed":
        return state
    told = _from_grammar(_leading(head, first))
    if told is None or told == "casualties":
        found = state == "missing" and any(t.lower_ in {"alive", "safe", "unharmed"} for t in words_after(head)[:3])
        return None if found else state
    return told


def _fates(doc: Doc, first: int, last: int) -> set[str]:
    """Read ``50 people dead or wounded``, ``killed or wounded at least 50``: a number of both is one of neither."""
    at = last + 1
    while at < len(doc) and at - last < 6 and doc[at].lower_ in load_lists().cue["skipped"]:
        at += 1
    after, before = doc[at : at + 3], doc[max(first - 3, 0) : first]
    goes_on = at + 3 < len(doc) and (doc[at + 3].like_num or doc[at + 3].lower_ in load_lists().cue["one_more"])
    if not goes_on and (told := _joined(after)):
        return told
    is_told_before = len(before) == 3 and any(c.dep_ == "auxpass" for c in before[0].children)
    return set() if is_told_before else _joined(before)


def _joined(span: Span) -> set[str]:
    if len(span) < 3 or span[1].lower_ not in {"or", "and", "and/or"}:
        return set()
    fates = {fate for fate in (_fate(span[0]), _fate(span[2])) if fate is not None}
    if "casualties" in fates and span[1].lower_ == "and":
        fates -= {"casualties"}  # "shot and killed"
        return fates if len(fates) == 1 and fates <= _HARMS else set()
    return fates if len(fates) == 2 and fates <= _HARMS else set()


def _fate(word: Token) -> str | None:
    return measures_by_word()["states"].get(word.lower_) or measures_by_word()["verbs"].get(word.lemma_.lower())


def _from_neighbours(doc: Doc, first: int, last: int) -> str | None:
    """Read the words right before and after: ``killing 12``, ``12 people dead``, ``12 were wounded``."""
    states, verbs = measures_by_word()["states"], measures_by_word()["verbs"]
    before = doc[first - 1] if first else None
    done = before is not None and before.tag_ in {"VBG", "VBN", "VBD"} and before.lemma_.lower() in verbs
    if before is not None and done and not any(child.dep_ == "auxpass" for child in before.children):
        return "killed" if doc[max(first - 2, 0)].lower_ == "fatally" else verbs[before.lemma_.lower()]
    at = last + 1
    while at < len(doc) and at - last < 6 and doc[at].lower_ in load_lists().cue["skipped"]:
        at += 1
    if at < len(doc) and is_mixed(doc[at]):
        return None
    if at < len(doc) and doc[at].lower_ in states and _closes(doc, at, last):
        dead = doc[at].lower_ in _DOUBTFUL and {"dead", "death", "fatally"} & {t.lower_ for t in doc[at + 1 : at + 3]}
        return "killed" if dead or _fatal(doc, last, at) else states[doc[at].lower_]
    if _fatal(doc, last, at):
        return "killed"
    if last + 1 < len(doc) and doc[last + 1].lower_ == "with":
        hurt = any(t.lower_ in load_lists().cue["wounds"] for t in doc[last + 2 : last + 5])
        return "injured" if hurt else None
    return None


def _fatal(doc: Doc, last: int, at: int) -> bool:
    return any(token.lower_ in {"fatally", "mortally"} for token in doc[last + 1 : at + 1])


def _closes(doc: Doc, at: int, last: int) -> bool:
    """Tell whether a participle says what happened to the words before it, and not what they did to others."""
    if doc[at].lower_ in {"dead", "injured", "missing", "homeless"} or at - last > 1:
        return True
    return (
        at + 1 >= len(doc)
        or doc[at + 1].lower_ in load_lists().cue["after_participle"]
        or doc[at + 1].pos_ in {"ADP", "PUNCT", "SCONJ", "CCONJ", "PROPN", "ADV"}
    )


def _leading(head: Token, first: int) -> Token:
    """Climb from a conjunct or a noun's number to the word that has a role in the clause."""
    seen = 0
    grouped = head.pos_ == "NUM" and head.head.head.lemma_.lower() in load_lists().nouns["collective"]
    if head.dep_ == "pobj" and head.head.lower_ == "of" and (grouped or first <= head.head.head.i < head.i):
        head = head.head.head
    while (
        head.dep_ in {"conj", "nummod", "appos", "quantmod", "det", "compound"} and head.head.i != head.i and seen < 6
    ):
        if head.dep_ == "conj" and head.head.pos_ == "VERB":
            break
        if head.dep_ == "appos" and head.head.pos_ not in {"NOUN", "PROPN", "NUM"}:
            break
        head, seen = head.head, seen + 1
    return head


def _from_grammar(head: Token) -> str | None:
    """Read the role of the noun in its clause."""
    for child in head.children:
        if child.dep_ in {"acl", "relcl"} and child.i > head.i and (measure := _from_clause(child)):
            return measure
    governor = head.head
    if head.dep_ == "conj" and governor.pos_ == "VERB":
        return _from_gap(head, governor)
    if head.dep_ in _SUBJECT:
        return _from_subject(head, governor)
    if head.dep_ == "dobj" and governor.pos_ in {"VERB", "AUX"}:
        return _from_object(head, governor)
    if head.dep_ == "pobj" and governor.lower_ == "of":
        return _from_nominal(governor.head)
    if head.dep_ == "pobj" and governor.lower_ == "with":
        return _from_company(governor)
    return None


def _from_gap(head: Token, verb: Token) -> str | None:
    """Read ``three died in Kano and two in Jos``: a noun joined to a verb shares what is told of its first argument."""
    if not any(c.dep_ == "prep" for c in head.children):
        return None
    first = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"} and c.i < head.i]
    first = first or [c for c in verb.children if c.dep_ == "nsubj"]
    return _from_grammar(first[0]) if first else None


def _from_company(preposition: Token) -> str | None:
    """Read ``detained the planner along with two aides``: company shares what is done to the object."""
    before = preposition.doc[preposition.i - 1] if preposition.i else None
    if before is None or before.lower_ not in {"along", "together"}:
        return None
    companion = next((t for t in reversed(preposition.doc[: before.i]) if t.pos_ != "PUNCT"), None)
    for _ in range(6):
        if companion is None or companion.dep_ in {"dobj", "nsubjpass", "pobj"} or companion.head == companion:
            break
        companion = companion.head
    return _from_grammar(companion) if companion is not None and companion.dep_ in {"dobj", "nsubjpass"} else None


def _from_clause(verb: Token) -> str | None:
    """Read ``42 people killed in``, ``those who died``."""
    words = measures_by_word()
    passive = verb.tag_ == "VBN" and not any(child.dep_ in {"nsubj", "dobj"} for child in verb.children)
    if passive and verb.lemma_.lower() in words["verbs"]:
        return words["verbs"][verb.lemma_.lower()]
    if verb.dep_ == "relcl" and verb.lower_ == "missing" and not any(c.dep_ == "dobj" for c in verb.children):
        return "missing"
    if verb.dep_ == "relcl" and verb.lemma_.lower() in words["happens"]:
        return words["happens"][verb.lemma_.lower()]
    return None


def _from_subject(head: Token, verb: Token) -> str | None:
    words = measures_by_word()
    passive = head.dep_ == "nsubjpass" or any(child.dep_ == "auxpass" for child in verb.children)
    raised = [c for c in verb.children if c.dep_ == "xcomp"] if verb.lemma_.lower() in load_lists().cue["known"] else []
    for inner in raised:
        if (told := _from_raised(inner)) is not None:
            return told
    chain = [verb, *(t for t in verb.conjuncts if not any(c.dep_ in _SUBJECT for c in t.children))]
    for governor in chain:
        lemma = governor.lemma_.lower()
        objects = any(child.dep_ == "dobj" for child in governor.children)
        if lemma == "lose" and any(c.dep_ == "dobj" and c.lemma_ == "life" for c in governor.children):
            return "killed"
        if lemma == "release" and any(t.lower_ in load_lists().cue["hospitals"] for t in words_after(governor)):
            continue
        if lemma in words["verbs"] and (passive or (not objects and governor.tag_ in {"VBN", "VBD"})):
            if words["verbs"][lemma] == "casualties" and _to_death(governor):
                return "killed"
            return words["verbs"][lemma]
        if lemma in words["happens"] and not passive:
            return words["happens"][lemma]
        if passive and to_hospital(governor):
            return "injured"
        if governor.lower_ == "missing" and not objects:  # "one man, a shepherd, is still missing"
            return "missing"
        if (told := of_whereabouts(head, governor, passive)) is not None:
            return told
        if from_home(governor, passive) or (not passive and over_the_border(governor)):
            return "displaced"
        for child in governor.children:
            said = any(c.dep_ in _SUBJECT for c in child.children)  # "three were killed, a doctor said"
            if (
                child.dep_ in {"acomp", "oprd", "attr", "xcomp", "ccomp"}
                and child.lower_ in words["states"]
                and not said
            ):
                return words["states"][child.lower_]
    return None


def _from_raised(verb: Token) -> str | None:
    """Read ``14 people are known to have died``, ``two are believed to have been killed``."""
    words, lemma = measures_by_word(), verb.lemma_.lower()
    if any(child.dep_ == "auxpass" for child in verb.children):
        return words["verbs"].get(lemma)
    return words["happens"].get(lemma)


def _to_death(verb: Token) -> bool:
    return any(
        child.lower_ in {"dead", "death", "fatally"} for token in (verb, *verb.children) for child in token.children
    )


def _from_object(head: Token, verb: Token) -> str | None:
    words = measures_by_word()
    lemma = verb.lemma_.lower()
    if head.lemma_.lower() == "life" and lemma in load_lists().cue["taking"]:
        return "killed"
    if lemma in words["verbs"]:
        return "killed" if words["verbs"][lemma] == "casualties" and _to_death(verb) else words["verbs"][lemma]
    if to_hospital(verb) or is_treated(head, verb):
        return "injured"
    if to_safety(verb):
        return "displaced"
    if lemma in {"drive", "force", "push"} and from_home(verb, True):
        return "displaced"
    if lemma in {"leave", "find", "see", "make"}:
        for token in words_after(head):
            if token.lower_ in words["states"]:
                return words["states"][token.lower_]
    if lemma == "lose" and head.lemma_.lower() in load_lists().nouns["people"]:
        return "killed"
    if lemma in load_lists().cue["led"] and any(
        c.dep_ in {"prt", "advmod"} and c.lower_ in {"off", "away"} for c in verb.children
    ):
        return "detained"
    if lemma == "take" and any(token.lower_ in {"hostage", "prisoner", "captive"} for token in words_after(verb)):
        return "detained"
    return None


def _from_nominal(noun: Token) -> str | None:
    """Read ``the deaths of 12 people``, ``claimed the lives of seven pilots``, ``the release of five``."""
    lemma = noun.lemma_.lower()
    if lemma == "life" and noun.dep_ == "dobj" and noun.head.lemma_.lower() in load_lists().cue["taking"]:
        return "killed"
    if lemma in {"loss"}:
        return "killed" if _is_bare_loss(noun) else None
    if lemma == "shooting":
        return "killed" if any(c.lower_ in {"fatal", "deadly"} for c in noun.children) else "casualties"
    return measures_by_word()["nouns"].get(lemma)


def _is_bare_loss(noun: Token) -> bool:
    """Tell ``the army admits the loss of 17``, ``the loss of 12 soldiers``: of people, or of nobody named."""
    of = [t for c in noun.children if c.lower_ == "of" for t in c.children]
    return any(t.pos_ == "NUM" or t.lemma_.lower() in load_lists().nouns["people"] for t in of)


def is_harm(noun: Token) -> bool:
    """Tell a noun that says what happened to those it is of: ``the fatal shooting of a boy``."""
    return noun.pos_ == "NOUN" and (
        noun.lemma_.lower() in measures_by_word()["nouns"] or noun.lemma_.lower() == "shooting"
    )
