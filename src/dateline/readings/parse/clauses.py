"""Who stands where in a clause: subject, object, agent and prepositions of a verb or of a noun that means an act."""

from __future__ import annotations

import tomllib
from functools import cache

from spacy.tokens import Token

from dateline.readings.claims.rules import noun_classes
from dateline.readings.parse.noun_phrases import expand, prepositional, prepositions_of
from dateline.readings.parse.verbs import verb_classes
from dateline.rules import read_data

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "where"})
_HARMED = frozenset({"killed", "wounded", "injured", "hurt", "displaced", "arrested", "detained", "missing"})
_CHARGED = frozenset({"with", "of", "for", "over", "on"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


class Clause:
    """The arguments around one trigger. Lists hold head tokens; coordinated and listed members are all there."""

    __slots__ = ("agents", "apart", "head", "noun", "objects", "part", "passive", "prepositions", "subjects", "trigger")

    def __init__(
        self,
        trigger: Token,
        head: Token,
        *,
        passive: bool,
        subjects: list[Token],
        objects: list[Token],
        agents: list[Token],
        prepositions: dict[str, list[Token]],
        noun: bool = False,
        part: Token | None = None,
        apart: frozenset[int] = frozenset(),
    ) -> None:
        self.trigger = trigger
        self.noun = noun
        """True where the trigger is a noun that means an act."""
        self.head = head
        """The verb that carries tense and negation: the trigger, or the verb a noun depends on."""
        self.passive = passive
        self.subjects = subjects
        """Who acts in the active; in the passive who acts stands in ``agents``."""
        self.objects = objects
        """Who or what is acted on, whichever the voice."""
        self.agents = agents
        self.prepositions = prepositions
        """Objects by preposition; nested ones too, as ``into hands of``."""
        self.part = part
        """The member of a list this clause is told of, where each has a place or number of its own (``parts.py``)."""
        self.apart = apart
        """Tokens of the other members."""


def of_verb(verb: Token) -> Clause:
    """Read the clause of a verb, passive turned, shared and controlled arguments filled in."""
    misread = _misread(verb)
    if misread is not None:
        return misread
    passive = is_passive(verb)
    subjects = _subjects(verb)
    objects = [child for child in verb.children if child.dep_ in {"dobj", "dative", "oprd"} and child.pos_ != "SPACE"]
    objects = [
        inner
        for child in objects
        for inner in (_named_by(antecedent(verb) or child) if child.lower_ in _RELATIVE else [child])
    ]
    objects = objects or _declared(verb) or _brought_in(verb)
    if not objects and not passive:
        objects = _shared_objects(verb) or _gap(verb, subjects)
    agents = [pobj for child in verb.children if child.dep_ == "agent" for pobj in prepositional(child)]
    if passive:
        subjects, objects = [], subjects + [o for o in objects if o not in subjects and o.pos_ != "ADJ"]
    return Clause(
        verb,
        verb,
        passive=passive,
        subjects=expand(subjects),
        objects=expand(objects),
        agents=expand(agents),
        prepositions=prepositions_of(verb),
    )


def _named_by(noun: Token) -> list[Token]:
    """Add the name before an apposition a relative clause hangs on: ``X, a pilot whom rebels captured``."""
    return [noun.head, noun] if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" else [noun]


def _declared(verb: Token) -> list[Token]:
    """Find the object of ``declared the town liberated``, which the parse takes for the subject of a clause."""
    inner = next((c for c in verb.children if c.dep_ == "ccomp" and c.tag_ in {"VBN", "VBD", "JJ"}), None)
    if inner is None or verb.lemma_ not in {"declare", "proclaim", "pronounce", "find", "leave"}:
        return []
    if any(c.dep_ in {"aux", "auxpass", "mark"} for c in inner.children):
        return []
    return [c for c in inner.children if c.dep_ in {"nsubj", "nsubjpass"}]


def _brought_in(verb: Token) -> list[Token]:
    """Find the object of ``flew in 64 rescuers``, which the parse takes for a place."""
    preposition = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"in", "out"}), None)
    if preposition is None or verb.lemma_ not in {"fly", "send", "bring", "ship", "call", "bus", "truck", "airlift"}:
        return []
    things = [p for p in prepositional(preposition) if p.tag_ == "NNS" and p.ent_type_ not in {"DATE", "TIME", "GPE"}]
    return things if preposition.i == verb.i + 1 else []


def _misread(verb: Token) -> Clause | None:
    """Read a verb the parse has for a modifier or a noun: ``torched cars and looted shops``, ``The army retook Sake``."""
    subjects: list[Token]
    if is_headline_verb(verb):
        subjects = [c for c in verb.children if c.dep_ == "compound" and c.i < verb.i]
        objects = [verb.head]
    elif is_joined_modifier(verb):
        first = _first_of(verb.head)
        subjects = _subjects(first.head) if first.head.pos_ in {"VERB", "AUX"} else []
        objects = [verb.head]
    elif verb.pos_ in {"NOUN", "PROPN"} and verb.lower_ in _irregular():
        subjects = [c for c in verb.children if c.i < verb.i and c.dep_ in {"compound", "nmod", "poss", "nsubj"}]
        objects = [c for c in verb.children if c.i > verb.i and c.dep_ in {"appos", "dobj", "nmod"}][:1]
        if not (subjects and objects):
            return None
    else:
        return None
    prepositions = prepositions_of(verb)
    for name, pobjs in prepositions_of(objects[0]).items():
        prepositions.setdefault(name, []).extend(pobjs)
    return Clause(
        verb,
        verb,
        passive=False,
        subjects=expand(subjects),
        objects=expand(objects),
        agents=[],
        prepositions=prepositions,
    )


def is_headline_verb(token: Token) -> bool:
    """Tell the verb of a headline that the parse takes for a noun: ``Taliban storm Kunduz``."""
    if token.lower_ not in verb_classes()["or_plural_nouns"] or token.dep_ != "compound" or token.head.pos_ != "PROPN":
        return False
    left = any(c.dep_ == "compound" and c.pos_ == "PROPN" and c.i == token.i - 1 for c in token.children)
    return left and token.head.i == token.i + 1 and not any(t.pos_ in {"VERB", "AUX"} for t in token.sent)


def is_joined_modifier(token: Token) -> bool:
    """Tell a participle that stands right after ``and`` before its noun: more often a second verb than a modifier."""
    return (
        token.dep_ == "amod"
        and token.tag_ in {"VBD", "VBN"}
        and token.i > 0
        and token.head.dep_ == "conj"
        and token.nbor(-1).dep_ == "cc"
        and _first_of(token.head).dep_ == "dobj"
    )


def _first_of(token: Token) -> Token:
    """Give the first member of the list a token is joined to."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


def verb_lemma(token: Token) -> str | None:
    """Give the lemma of a verb, None for anything else.

    Irregular forms the tagger takes for nouns ("retook", "overrun") are verbs where the parse gives them a verb's arguments.
    """
    if token.pos_ == "VERB" or token.tag_.startswith("VB"):
        return _irregular().get(token.lower_, token.lemma_.lower())
    known = _irregular().get(token.lower_)
    if is_headline_verb(token):
        return known or token.lower_
    if known is None:
        return None
    if any(c.dep_ in {"nsubj", "nsubjpass", "auxpass", "dobj", "agent"} for c in token.children):
        return known
    return known if _misread(token) is not None else None


def lemma_of(token: Token) -> str:
    """Give the lemma in lower case; a capitalised plural at a sentence's start (``Wildfires``) loses its ``s`` too."""
    lemma = token.lemma_.lower()
    if token.tag_ == "VBG" and token.dep_ in {"nsubj", "nsubjpass", "pobj", "pcomp", "dobj"}:
        return token.lower_  # "fighting broke out"
    if token.pos_ == "PROPN" and token.is_sent_start and lemma.endswith("men") and len(lemma) > 5:
        return lemma[:-2] + "an"
    if token.pos_ == "PROPN" and token.is_sent_start and lemma == token.lower_ and len(lemma) > 4:
        if lemma.endswith("ies"):
            return f"{lemma[:-3]}y"
        if lemma.endswith(("ches", "shes", "sses")):
            return lemma[:-2]
        return lemma[:-1] if lemma.endswith("s") and not lemma.endswith("ss") else lemma
    return lemma


@cache
def _irregular() -> dict[str, str]:
    table: dict[str, list[str]] = tomllib.loads(read_data("en/irregular_verbs.toml"))
    return {form: lemma for lemma, forms in table.items() for form in forms}


def is_past_form(verb: Token) -> bool:
    """Tell a form of the past that the tagger took for one of the present: ``before the army retook the town``."""
    known = _irregular().get(verb.lower_)
    return known is not None and known != verb.lower_ and not verb.lower_.endswith(("s", "ing"))


def is_passive(verb: Token) -> bool:
    """Tell a passive: with its auxiliary, as a reduced relative (``a city captured by``), or sharing one by ``and``."""
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children) or _counts_victims(verb):
        return True
    below = {c.dep_ for c in verb.children}
    if "agent" in below and (verb.tag_ == "VBN" or not below & {"dobj", "aux"}):
        return True
    if _shares_passive(verb):
        return True
    if (verb.tag_ != "VBN" and not _irregular().get(verb.lower_)) or any(
        c.dep_ in {"aux", "nsubj", "dobj"} for c in verb.children
    ):
        return False
    if verb.dep_ in {"acl", "advcl", "oprd", "acomp"} or any(c.dep_ == "agent" for c in verb.children):
        return True
    return verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and is_passive(verb.head)


def _shares_passive(verb: Token) -> bool:
    """Tell what was done to those before ``and``, in a form that is the past too: ``were tied up and shot dead``."""
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or verb.lemma_ not in verb_classes()["done_to_people"]:
        return False
    alone = not any(c.dep_ in {"aux", "nsubj", "dobj", "dative", "ccomp"} for c in verb.children)
    return alone and verb.head.pos_ in {"VERB", "AUX"} and is_passive(verb.head)


def _counts_victims(verb: Token) -> bool:
    """Tell a headline's count, which has no auxiliary: ``Nine people killed, 20 others injured in a raid``."""
    if verb.lower_ not in _HARMED or any(c.dep_ == "aux" for c in verb.children):
        return False
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    counted = any(c.pos_ == "NUM" or any(g.dep_ == "nummod" for g in c.children) for c in subjects)
    after = list(verb.doc[verb.i + 1 : verb.i + 6])
    after = after[1:] if after and after[0].lower_ in {",", "and"} else after
    after = after[:1] + [t for t in after[1:] if t.lower_ not in {"others", "people", "more"}]
    return counted and len(after) > 1 and after[0].pos_ == "NUM" and after[1].lower_ in _HARMED


def _subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Find the subject where it stands, or where the verb gets it from."""
    own = [c for c in verb.children if c.dep_ in _SUBJECTS]
    if own:
        own = [(antecedent(verb) or c) if c.lower_ in _RELATIVE else c for c in own]
        return [inner for c in own for inner in _inner_subjects(c)]
    if depth > 6:
        return []
    if before := _counted_before(verb) or _run_into(verb):
        return before
    head = verb.head
    if verb.dep_ in {"relcl", "acl"} and head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
        if verb.tag_ == "VB" and head.dep_ in {"dobj", "attr", "nsubj"} and head.head.pos_ in {"VERB", "AUX"}:
            return _subjects(head.head, depth + 1)
        if verb.tag_ == "VBG" and head.dep_ == "dobj" and head.lemma_.lower() in noun_classes()["worded"]:
            return _subjects(head.head, depth + 1) or [head]
        return [head, *_carrier(verb, head)]
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        return _subjects(head, depth + 1)
    if verb.dep_ in {"xcomp", "ccomp", "advcl", "pcomp"}:
        return _controller(verb, depth)
    return []


def _carrier(verb: Token, noun: Token) -> list[Token]:
    """Find who or what acts in a sentence read as a noun phrase: ``A boat carrying 25 people overturned``."""
    held = verb.tag_ == "VBN" and noun.dep_ in {"dobj", "pobj"} and noun.head.tag_ == "VBG" and noun.head.dep_ == "acl"
    outer = noun.head.head
    return [outer] if held and outer.dep_ == "ROOT" and outer.pos_ in {"NOUN", "PROPN"} else []


def _counted_before(verb: Token) -> list[Token]:
    """Find a subject the parse takes for an adjunct: ``Between 80 and 100 soldiers attacked``, ``Up to 30 men stormed``."""
    first = next((c for c in verb.children if c.dep_ == "prep"), None)
    if first is None or first.i > verb.i or first.lower_ not in {"between", "up", "from", "around", "about", "over"}:
        return []
    pobjs = prepositional(first)
    return [p for p in pobjs if p.nbor(1) == verb and any(c.dep_ == "nummod" for c in p.children)]


def _run_into(verb: Token) -> list[Token]:
    """Find a subject the parse takes into what stands before it: ``in August 2014 M23 killed``, ``In Kivu M23 killed``."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP"} or verb.dep_ not in {"ROOT", "relcl", "ccomp", "advcl"} or verb.i == 0:
        return []
    last = verb.nbor(-1)
    within = any(c.dep_ == "prep" and c.i < last.i and c.is_ancestor(last) for c in verb.children)
    alone = last.ent_type_ in {"DATE", "TIME", "GPE", "LOC", "FAC", "CARDINAL", "MONEY"} or last.tag_ == "NN"
    if not within or last.dep_ != "pobj" or (alone and not last.text.isupper()):
        return []
    return [last] if last.pos_ in {"NOUN", "PROPN"} and any(c.dep_ == "dobj" for c in verb.children) else []


def _inner_subjects(subject: Token) -> list[Token]:
    """Look into a participle taken for a subject: ``leaders meeting in Abuja threatened``."""
    if subject.tag_ != "VBG" or subject.pos_ != "VERB":
        return [subject]
    return [c for c in subject.children if c.dep_ == "nsubj"] or [subject]


def _controller(verb: Token, depth: int) -> list[Token]:
    """Find whom an infinitive or participle borrows its subject from: the governing verb's object or subject."""
    head = verb.head
    if verb.dep_ in {"pcomp", "pobj"} and head.lower_ == "by" and is_passive(head.head):
        return []  # "displaced by fighting": not by those displaced
    if verb.dep_ == "pcomp":
        link, head = head, head.head
        if link.lower_ in _CHARGED and head.lemma_ in verb_classes()["charging"] and not is_passive(head):
            return [c for c in head.children if c.dep_ == "dobj"]
    if head.dep_ == "acomp" and head.head.pos_ in {"VERB", "AUX"}:
        return _subjects(head.head, depth + 1)  # "is willing to withdraw"
    if head.pos_ not in {"VERB", "AUX"}:
        return [head] if head.pos_ in {"NOUN", "PROPN"} else []
    heard = verb.tag_ == "VBG" and not any(c.dep_ == "aux" for c in verb.children)
    if head.lemma_ in verb_classes()["perceiving"] and heard:
        return []
    if verb.dep_ != "advcl" and head.lemma_ in verb_classes()["controlling"]:
        if is_passive(head):
            return _subjects(head, depth + 1)
        objects = [c for c in head.children if c.dep_ in {"dobj", "dative"}]
        if any(c.lower_ == "other" and any(g.lower_ == "each" for g in c.children) for c in objects):
            return _subjects(head, depth + 1)  # "accused each other of shelling"
        if objects:
            return objects
    if is_passive(head) and verb.dep_ == "advcl" and verb.tag_ == "VBG":
        agents = [p for c in head.children if c.dep_ == "agent" for p in prepositional(c)]
        return agents or _subjects(head, depth + 1)
    return _subjects(head, depth + 1)


def sayer_of(pronoun: Token) -> Token | None:
    """Find who says it, where what they say has a pronoun for its subject: ``The group said it was behind the attack``."""
    verb = pronoun.head
    if pronoun.lower_ not in {"it", "they", "he", "she", "we", "i"} or verb.dep_ != "ccomp":
        return None
    subjects = [c for c in verb.head.children if c.dep_ == "nsubj"]
    return subjects[0] if subjects else None


def antecedent(verb: Token) -> Token | None:
    """Find the noun a relative clause hangs on."""
    node = verb
    for _ in range(6):
        if node.dep_ in {"relcl", "acl"} and node.head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
            return node.head
        if node.dep_ not in {"conj", "xcomp", "ccomp", "advcl"}:
            return None
        node = node.head
    return None


def _gap(verb: Token, subjects: list[Token]) -> list[Token]:
    """Find the object left out of ``the town the rebels captured``."""
    if verb.dep_ != "relcl" or not any(c.dep_ == "nsubj" for c in verb.children):
        return []
    own = [c for c in verb.children if c.dep_ == "nsubj"]
    if any(c.lower_ in _RELATIVE for c in own):
        return []
    noun = antecedent(verb)
    return [noun] if noun is not None and noun not in subjects else []


def _shared_objects(verb: Token) -> list[Token]:
    """Find the object a coordinated verb shares: ``stormed and captured the town``."""
    for other in verb.children:
        if other.dep_ == "conj" and other.pos_ == "VERB" and not any(c.dep_ in _SUBJECTS for c in other.children):
            objects = [c for c in other.children if c.dep_ == "dobj"]
            between = [c for c in verb.children if c.dep_ in {"prep", "xcomp", "advmod"} and c.i < other.i]
            if objects and not between:
                return objects
    return []
