"""In what sense a verb of people and their dealings is meant: who is taken off a roof, held, met, stopped or brought to safety."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacy.tokens import Token

from dateline.readings.claims.arguments import Arguments
from dateline.readings.claims.clause_words import beside, doers_of, flies, lemmas_of
from dateline.readings.claims.heads import heads_of
from dateline.readings.claims.noun_senses import is_relief, sense_words
from dateline.readings.claims.rules import ClaimRule
from dateline.readings.parse.clauses import Clause, lemma_of

Guard = Callable[[ClaimRule, Clause, Arguments], bool]


def _is_rescue(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell those who take people off roofs and out of cars from those who carry them off."""
    helpers = [t for t in doers_of(clause) if lemma_of(t) in sense_words("helper") and not _is_of_arms(t)]
    off = {lemma_of(t) for t in beside(clause, ("off", "from", "out of", "of", "under"))}
    away = {lemma_of(t) for t in beside(clause, ("to", "into", "in"))}
    saved = off & (sense_words("debris") - {"car", "bus", "train", "vehicle", "truck", "lorry", "boat", "mine"})
    return bool(helpers or saved or away & {"boat", "safety", "dinghy", "ambulance", "shelter", "helicopter"})


def _is_of_arms(token: Token) -> bool:
    return any(c.lower_ in {"armed", "masked", "rebel", "army"} for c in token.children)


def _pulls_out_people(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell survivors pulled out from troops pulled out."""
    helped = any(lemma_of(t) in sense_words("helper") and not arguments.is_armed(t) for t in doers_of(clause))
    return helped or bool(lemmas_of(clause.objects) & sense_words("harmed"))


def _stops_somebody(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell people stopped on the way, shots fired on them, and what is cut down on, from measures and dismissals."""
    verb = lemma_of(clause.trigger)
    if verb == "fire":
        return bool(beside(clause, ("on", "at", "into", "upon")))
    if verb == "cut":
        return any(
            c.lower_ in {"down", "through", "up"} and c.dep_ in {"prt", "advmod"} for c in clause.trigger.children
        )
    stopped = [t for t in clause.objects if arguments.is_a(t, "person") or arguments.is_a(t, "actor")]
    return verb in {"stop", "halt", "reduce", "cut"} and bool(stopped) and rule.id == "sanction-verb"


def _does_not_rally(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell ``went on striking``, ``marched his men`` and ``boycotted the vote`` from people in the streets."""
    verb = lemma_of(clause.trigger)
    if verb == "go":
        if any(t.tag_ == "VBG" for t in clause.trigger.doc[clause.trigger.i + 1 : clause.trigger.i + 3]):
            return True
        return any(
            c.dep_ in {"xcomp", "pcomp"} and c.tag_ == "VBG" for t in clause.trigger.children for c in (t, *t.children)
        )
    if verb == "walk":
        alone = bool(clause.subjects) and all(
            t.tag_ == "NN" and lemma_of(t) not in {"staff", "crowd", "workforce", "crew"} for t in clause.subjects
        )
        return alone or bool(
            lemmas_of(beside(clause, ("of", "from", "with")))
            & (sense_words("vote") | {"negotiation", "talk", "ticket"})
        )
    if verb == "march":
        return any(
            lemma_of(t) not in sense_words("distance") and t.ent_type_ not in {"DATE", "TIME", "QUANTITY"}
            for t in clause.objects
        )
    return verb == "boycott" and bool(lemmas_of(clause.objects) & sense_words("vote"))


def _meets_nobody(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell who gets a call, is brought to a hospital or is called something from who meets or telephones."""
    verb = clause.trigger
    if lemma_of(verb) == "receive":
        return bool(
            lemmas_of(clause.objects)
            & {"call", "report", "letter", "complaint", "tip", "message", "phone", "wound", "shot"}
        )
    if lemma_of(verb) in {"arrive", "travel"}:
        return bool(lemmas_of(beside(clause, ("at", "to", "on", "in"))) & sense_words("care"))
    return rule.id == "telephoned" and verb.dep_ == "relcl"


def _holds_no_prisoner(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a father who holds a child, who holds somebody responsible, and who captures a building."""
    verb = lemma_of(clause.trigger)
    if verb in {"capture", "seize", "hold"}:
        taken = [t for t in clause.objects if lemma_of(t) in sense_words("seat")]
        if taken and len(taken) == len(clause.objects):
            return True
    if verb != "hold":
        return False
    near = clause.trigger.doc[clause.trigger.i : clause.trigger.i + 10]
    return any(t.lower_ in {"responsible", "accountable", "liable"} for t in near) or bool(
        lemmas_of(doers_of(clause)) & sense_words("kin")
    )


def _holds_thing(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell who holds a title, or holds a crowd back, from who holds a prisoner."""
    if lemma_of(clause.trigger) != "hold":
        return False
    back = any(
        c.lower_ in {"back", "on", "onto", "up", "off", "together"} and c.dep_ in {"prt", "advmod"}
        for c in clause.trigger.children
    )
    return back or bool(
        lemmas_of(clause.objects)
        & {"title", "record", "rank", "degree", "office", "view", "hand", "post", "seat", "belt"}
    )


def _carries_bodies(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell the dead and the hurt who are carried away from goods, and from people who leave their homes."""
    objects = [inner for t in clause.objects for inner in heads_of(t)]
    hurt = any(c.lower_ in {"injured", "wounded", "dead"} for t in objects for c in t.children)
    return hurt or bool({lemma_of(t) for t in objects} & sense_words("harmed"))


def _brings_relief(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a convoy of relief that is sent from one of soldiers."""
    return any(is_relief(t) for t in (*clause.objects, *clause.subjects))


def _only_allied(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell ``soldiers and allied militia`` from sides that ally with each other."""
    verb = clause.trigger
    return lemma_of(verb) == "ally" and verb.tag_ in {"VBD", "VBN"} and not beside(clause, ("with", "to"))


def _only_carries(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell lorries by what they carry (``destroyed trucks carrying aid``) from lorries that bring it."""
    return clause.trigger.dep_ == "acl" and clause.trigger.tag_ == "VBG" and rule.id == "vessels-bring-relief"


def _goes_out(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell one who leaves his house, or men who force their way in, from people who are driven from their homes."""
    alone = [
        t
        for t in (*clause.subjects, *clause.objects)
        if t.tag_ in {"NN", "NNP", "PRP"} and t.lower_ not in {"they", "we", "them"}
    ]
    people = [
        t
        for t in (*clause.subjects, *clause.objects)
        if arguments.is_a(t, "number") or t.tag_ in {"NNS", "NNPS"} or t.lower_ in {"they", "them", "we"}
    ]
    way = "way" in lemmas_of(clause.objects)
    if any(c.lower_ in {"alive", "safely", "dead"} for c in clause.trigger.children):
        return True  # who is brought out alive was rescued
    return rule.id == "driven-from-home" and (way or (bool(alone) and not people))


def _died_in_bed(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell the death of an old or ill man from one by anybody's hand: ``died at 84``, ``died peacefully``."""
    if rule.id != "die-verb":
        return False
    aged = any(
        t.pos_ == "NUM" and not t.head.head.i > t.i and t.ent_type_ not in {"TIME"} and t.text.isdigit()
        for t in beside(clause, ("at",))
    )
    return aged or any(c.lower_ in {"peacefully", "naturally"} for c in clause.trigger.children)


def _turns_up(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell people who turn out in crowds, and bombs that are dropped on a town, from who gives himself or his arms up."""
    verb = lemma_of(clause.trigger)
    if verb == "turn" and not clause.objects:
        return not any(c.dep_ == "prt" and c.lower_ == "in" for c in clause.trigger.children)
    return verb == "drop" and (bool(beside(clause, ("on", "over", "onto"))) or flies(clause, arguments))


def _breaks_into_song(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a crowd that breaks into cries, and an aircraft that crashes into a market, from who breaks into a building."""
    into = lemmas_of(beside(clause, ("into",)))
    return bool(into & sense_words("outburst")) or (lemma_of(clause.trigger) == "crash" and flies(clause, arguments))


def _are_driven(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell people whom a bus drives to a town from units that are driven back to it."""
    pronouns = all(t.pos_ == "PRON" for t in clause.objects)
    ridden = bool(lemmas_of(doers_of(clause)) & {"truck", "bus", "lorry", "car", "driver", "train"})
    return lemma_of(clause.trigger) == "drive" and (ridden or (bool(clause.objects) and pronouns and not clause.agents))


def _runs_from_deed(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a gunman who runs away from a force that gives up ground."""
    if lemma_of(clause.trigger) not in {"flee", "escape", "vanish", "leave", "depart", "melt", "slip"}:
        return False
    left = [t for t in clause.objects if arguments.is_a(t, "named-place")]
    doers = lemmas_of(clause.subjects)
    return not left and bool(doers) and doers <= sense_words("culprit")


GUARDS: Mapping[str, tuple[Guard, ...]] = {
    "abduction": (_is_rescue,),
    "withdrawal": (
        _runs_from_deed,
        _pulls_out_people,
        _are_driven,
    ),
    "sanction": (_stops_somebody,),
    "protest": (_does_not_rally,),
    "meeting": (_meets_nobody,),
    "detention": (
        _holds_no_prisoner,
        _holds_thing,
    ),
    "looting": (_carries_bodies,),
    "displacement": (
        _carries_bodies,
        _goes_out,
    ),
    "deployment": (_brings_relief,),
    "cooperation": (_only_allied,),
    "aid": (_only_carries,),
    "killing": (_died_in_bed,),
    "surrender": (_turns_up,),
    "riot": (_breaks_into_song,),
    "attack": (_breaks_into_song,),
}
"""By kind, what tells that a verb of its rules is meant otherwise."""
