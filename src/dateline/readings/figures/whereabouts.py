"""Where those counted are: held, in hospital, out of prison, away from home."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.readings.figures.amounts import load_lists, measures_by_word

_CLAUSE = 25
_OUT = frozenset({"out", "free", "away", "loose", "over"})
_PRISONERS = frozenset({"prisoner", "inmate", "detainee", "convict", "captive", "hostage"})
_DWELLERS = frozenset({"people", "person", "resident", "inhabitant", "civilian", "villager", "family", "household"})
_SETTLED = frozenset(
    {
        "town",
        "city",
        "village",
        "district",
        "area",
        "camp",
        "quarter",
        "neighbourhood",
        "neighborhood",
        "region",
        "valley",
    }
)
_SAFE = frozenset({"safety", "safer", "shelter", "shelters", "camps", "higher"})
_GETTING = frozenset({"break", "get", "walk", "run", "slip", "climb"})


def of_whereabouts(head: Token, verb: Token, passive: bool) -> str | None:
    """Read ``30 have not been found``, ``eight are still held``, ``40 inmates broke out of the jail``."""
    lemma = verb.lemma_.lower()
    if passive and lemma in {"find", "locate", "trace"} and any(c.dep_ == "neg" for c in verb.children):
        return "missing"
    if passive and lemma == "hold":
        return "detained"
    if passive and any(c.lower_ == "as" for c in verb.children):  # "six are listed as missing"
        return next(
            (told for t in verb.doc[verb.i + 2 : verb.i + 4] if (told := measures_by_word()["states"].get(t.lower_))),
            None,
        )
    out = lemma in _GETTING and any(t.lower_ in _OUT for t in verb.children)
    prisoner = head.lemma_.lower() in _PRISONERS
    return "freed" if prisoner and not passive and (out or lemma == "flee") else None


def to_hospital(verb: Token) -> bool:
    """Tell whether a clause takes people to be treated."""
    if verb.lemma_.lower() == "hospitalize":
        return True
    if verb.lemma_.lower() not in load_lists().cue["carrying"]:
        return False
    return any(token.lower_ in load_lists().cue["hospitals"] for token in words_after(verb))


def is_treated(head: Token, verb: Token) -> bool:
    """Tell ``doctors treated 40 people``, ``the clinic admitted 22``; who is treated for something else was not hurt by the act."""
    lists, lemma = load_lists(), verb.lemma_.lower()
    if lemma not in {"treat", "admit"} or any(c.lower_ in {"for", "as"} for c in (*verb.children, *head.children)):
        return False
    carers = lists.cue["carers"]
    return any(c.dep_ == "nsubj" and any(t.lemma_.lower() in carers for t in c.subtree) for c in verb.children)


def to_safety(verb: Token) -> bool:
    """Tell ``shifted 40,000 people to safety``, ``took them to shelters``."""
    following = [t.lower_ for t in words_after(verb)]
    return verb.lemma_.lower() in load_lists().cue["moving"] and any(
        word == "to" and _SAFE & set(following[i + 1 : i + 3]) for i, word in enumerate(following)
    )


def have_left(number: Token, head: Token) -> bool:
    """Tell dwellers who have left the towns they live in: ``60,000 people had left the towns of Kasar and Melu``."""
    is_dweller = head.lemma_.lower() in _DWELLERS
    if head.dep_ == "pobj" and head.head.head == number:  # "50,000 of the town's 90,000 people"
        head = number
    verb = head.head
    if head.dep_ != "nsubj" or not is_dweller or verb.lemma_.lower() != "leave":
        return False
    if verb.tag_ != "VBN" or not any(c.lower_ in {"have", "has", "had", "'ve"} for c in verb.children):
        return False
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    return all(o.lemma_.lower() in _SETTLED or o.ent_type_ in {"GPE", "LOC"} for o in objects)


def from_home(verb: Token, moved: bool) -> bool:
    """Tell whether people leave or have left home: ``left their homes``, ``are living in camps``, ``were moved to``."""
    cue, lemma = load_lists().cue, verb.lemma_.lower()
    following = {token.lower_ for token in words_after(verb)}
    if lemma in cue["leaving_home"]:
        return bool(following & cue["homes"])
    if lemma in cue["moving"] and moved:
        return bool({"to", "from"} & {c.lower_ for c in verb.children})
    return lemma in cue["sheltering"] and bool(following & cue["camps"])


def over_the_border(verb: Token) -> bool:
    """Tell people who come from where they are not safe: ``crossed into Chad``, ``arrived from Geneina``, ``ran away``."""
    links = {child.lower_ for child in verb.children if child.dep_ in {"prep", "prt", "advmod"}}
    return any(verb.lemma_.lower() in words and wanted & links for words, wanted in _ROADS)


_ROADS = (
    (frozenset({"cross", "pour", "stream", "spill", "flood"}), frozenset({"into", "from"})),
    (frozenset({"arrive", "come", "get", "trickle"}), frozenset({"from"})),
    (frozenset({"run"}), frozenset({"away"})),
)
"""Verbs of going, each with what must stand beside it where it tells of flight."""


def words_after(token: Token) -> list[Token]:
    """List the words after a token in its sentence, as far as a clause reaches."""
    following = token.doc[token.i + 1 : token.i + _CLAUSE]
    stop = next((i for i, other in enumerate(following) if other.is_sent_start), len(following))
    return list(following[:stop])
