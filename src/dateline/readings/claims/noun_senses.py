"""In what sense a noun is meant: bombs that lie unexploded, waves of people, fire from guns, gunfire that hits a passer-by."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacy.tokens import Token

from dateline.kinds import HAZARDS
from dateline.readings.claims.arguments import Arguments
from dateline.readings.claims.game import is_of_game
from dateline.readings.claims.rules import ClaimRule, rule_index
from dateline.readings.parse.clauses import Clause, lemma_of
from dateline.rules import word_lists

Guard = Callable[[ClaimRule, Clause, Arguments], bool]
_HEARD = frozenset({"hit", "strike", "wound", "kill", "hear", "injure", "report", "graze"})


def is_other_sense_of_noun(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell whether a noun of action tells no act of the rule's kind, whatever its words."""
    if is_of_game(clause.trigger):
        return True
    return any(guard(rule, clause, arguments) for guard in _GUARDS.get(rule.kind, ()))


def sense_words(name: str) -> frozenset[str]:
    """Give a list of ``data/en/senses.toml``."""
    return word_lists("en/senses")[name]


def is_relief(noun: Token) -> bool:
    """Tell a convoy, ship or team of relief by the words before it and those it is of."""
    beside = [c for c in noun.children if c.dep_ in {"compound", "amod", "nmod", "poss"}]
    beside += [p for c in noun.children if c.dep_ == "prep" and c.lower_ in {"of", "with"} for p in c.children]
    words = {w.lower_ for c in beside for w in (c, *(g for g in c.children if g.dep_ in {"compound", "amod"}))}
    carrying = {"convoy", "truck", "lorry", "ship", "plane", "flight", "vehicle", "column", "bus", "boat", "team"}
    return lemma_of(noun) in carrying and bool(words & sense_words("relief"))


def tells_of_nature(noun: Token) -> bool | None:
    """Tell whether what befalls a place is nature's doing; None where the words do not say.

    ``a wave of bombings`` and ``protests`` are people's doing; ``a wave`` and ``a wave of heat`` nature's.
    """
    lemma = lemma_of(noun)
    of = [p for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children if c.i > noun.i]
    if lemma in sense_words("mass") and of:
        return any(_is_natural(p) for p in of)
    kinds = {rule.kind for rule, extra in rule_index().nouns.get(lemma, ()) if not extra and rule.occurs}
    if not kinds:
        return None
    return bool(kinds & HAZARDS)


def _is_natural(noun: Token) -> bool:
    words = {lemma_of(noun), *(lemma_of(c) for c in noun.children if c.dep_ in {"compound", "amod"})}
    kinds = {rule.kind for word in words for rule, extra in rule_index().nouns.get(word, ()) if not extra}
    return (
        bool(words & sense_words("nature"))
        or bool(kinds & HAZARDS)
        or noun.ent_type_ in {"QUANTITY", "CARDINAL", "DATE"}
    )


def _lies_unexploded(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell bombs that are found, carried, cleared or lie somewhere from one that went off."""
    noun = clause.trigger
    if lemma_of(noun) not in sense_words("explosive"):
        return False
    verb = noun.head
    if noun.dep_ in {"dobj", "nsubjpass"}:
        return verb.lemma_.lower() in sense_words("unexploded")
    if noun.dep_ == "conj":
        noun = noun.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in {
        "of",
        "as",
        "like",
        "including",
        "with",
        "for",
        "at",
        "against",
        "among",
    }:
        return False
    above = noun.head.head
    return lemma_of(above) not in sense_words("burst") and above.lemma_.lower() not in sense_words("harming")


def _is_thrown(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a bomb that somebody throws, of which the verb tells."""
    noun = clause.trigger
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in sense_words("throwing")


def _hits_passer_by(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell gunfire that is heard or that hits somebody, which is not known to be a fight of two sides."""
    noun = clause.trigger
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    between = clause.prepositions.keys() & {"between", "with", "against"}
    return lemma_of(noun) == "gunfire" and not between and verb.lemma_.lower() in _HEARD


def _is_counted_crime(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell the name of a crime: ``two counts of assault``, ``charges of assault``."""
    noun = clause.trigger
    of = noun.dep_ == "pobj" and noun.head.lower_ == "of" and lemma_of(noun.head.head) in sense_words("count")
    degree = any("degree" in c.lower_ for c in noun.children if c.dep_ in {"amod", "compound", "nmod"})
    return of or degree


def _is_of_people(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a flood of refugees, and an earthquake that a vote set off, from those of nature."""
    noun = clause.trigger
    if tells_of_nature(noun) is False:
        return True
    if noun.dep_ not in {"dobj", "nsubjpass"}:
        return False
    doers = [c for c in noun.head.children if c.dep_ == "nsubj"]
    return any(lemma_of(t) in sense_words("upheaval") for t in doers)


def _is_fired(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell fire from guns: ``soldiers fire at demonstrators``, ``indirect fire``."""
    noun = clause.trigger
    if lemma_of(noun) != "fire":
        return False
    if any(c.lower_ in sense_words("fire_of_guns") for c in noun.children):
        return True
    aimed = [p for name in ("at", "on") for p in clause.prepositions.get(name, [])]
    return any(arguments.is_a(t, "people") or arguments.is_armed(t) for t in aimed)


def _is_time_of(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a time by what it was the time of: ``during the occupation of Iraq``."""
    noun = clause.trigger
    return (
        lemma_of(noun) == "occupation"
        and noun.dep_ == "pobj"
        and noun.head.lower_ in {"during", "under", "since", "throughout"}
    )


def _is_by_accident(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell ``discovered by accident``, which no accident befell."""
    noun = clause.trigger
    return (
        lemma_of(noun) == "accident"
        and noun.head.lower_ == "by"
        and not any(c.dep_ in {"det", "compound", "amod"} for c in noun.children)
    )


def _is_state_of_land(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell unrest of a whole region, spoken of in passing, from unrest that broke out somewhere."""
    noun = clause.trigger
    told = noun.dep_ in {"nsubj", "nsubjpass", "ROOT"} and noun.head.pos_ == "VERB"
    return lemma_of(noun) == "unrest" and not told and not any(q.measure for q in arguments.quantities(noun.sent))


_GUARDS: Mapping[str, tuple[Guard, ...]] = {
    "bombing": (_lies_unexploded, _is_thrown),
    "clash": (_hits_passer_by,),
    "attack": (_is_counted_crime,),
    "disaster": (_is_of_people,),
    "accident": (_is_fired, _is_by_accident),
    "capture": (_is_time_of,),
    "riot": (_is_state_of_land,),
}
