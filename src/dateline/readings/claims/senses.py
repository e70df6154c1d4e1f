"""In what sense a verb is meant: what is trapped, toppled, fallen, targeted or pulled out, and who does it, tell it from an act."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from spacy.tokens import Token

from dateline.readings.claims.arguments import Arguments
from dateline.readings.claims.game import is_of_game
from dateline.readings.claims.heads import heads_of
from dateline.readings.claims.noun_senses import is_relief, sense_words, tells_of_nature
from dateline.readings.claims.rules import ClaimRule
from dateline.readings.parse.clauses import Clause, lemma_of

Guard = Callable[[ClaimRule, Clause, Arguments], bool]
_UNDER = ("under", "beneath", "below", "underneath")
_INSIDE = (*_UNDER, "in", "inside", "within", "amid")
_JUST_BEFORE = 5
"""Words before ``trapped`` that may say in what: ``the car in which she was trapped``."""
_CROWDS = frozenset({"civilians", "protesters", "rioters"})


def is_other_sense(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell whether a verb's clause tells no act of the rule's kind, whatever its words."""
    verb = clause.trigger
    if is_of_game(verb) or _is_yet_to(verb) or _is_rule(verb) or _is_forestalled(verb):
        return True
    return any(guard(rule, clause, arguments) for guard in _GUARDS.get(rule.kind, ()))


def _is_yet_to(verb: Token) -> bool:
    """Tell what has not come about: ``the convoy has yet to cross``, ``is yet to reach the town``."""
    first = verb.head if verb.dep_ == "conj" and verb.head.pos_ == "VERB" else verb
    have = first.head
    return first.dep_ == "xcomp" and have.lemma_ in {"have", "be"} and any(c.lower_ == "yet" for c in have.children)


def _is_rule(verb: Token) -> bool:
    """Tell what a law asks for, or whoever does a thing at any time: ``all ships that enter``, ``requires them to consult``."""
    asking = verb.head
    if verb.dep_ in {"xcomp", "ccomp"} and verb.tag_ == "VB" and asking.lemma_ in {"require", "oblige"}:
        return True
    if verb.dep_ != "relcl" or verb.tag_ not in {"VBP", "VBZ"} or any(c.dep_ == "aux" for c in verb.children):
        return False
    return any(c.lower_ in {"all", "any", "every"} and c.dep_ in {"det", "predet"} for c in verb.head.children)


def _is_forestalled(verb: Token) -> bool:
    """Tell what something was kept from: ``destroyed the car before it reached the square``."""
    before = any(c.dep_ == "mark" and c.lower_ == "before" for c in verb.children)
    return verb.dep_ == "advcl" and before and lemma_of(verb.head) in sense_words("forestalling")


def _words(tokens: Iterable[Token]) -> set[str]:
    """Give the lemmas of noun phrases, with those they are of."""
    return {lemma_of(inner) for token in tokens for inner in heads_of(token)}


def _doers(clause: Clause) -> list[Token]:
    return clause.agents if clause.passive else clause.subjects


def _beside(clause: Clause, names: Iterable[str]) -> list[Token]:
    return [t for name in names for t in clause.prepositions.get(name, [])]


def _is_trapped_by_things(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell people caught under or in what fell, sank or crashed from people whom forces hem in."""
    if lemma_of(clause.trigger) not in {"trap", "pin"}:
        return False
    doers = _doers(clause)
    if doers and not any(arguments.is_armed(t) or arguments.actor(t) is not None or _is_act(t) for t in doers):
        return True
    inside = {lemma_of(t) for token in _beside(clause, _INSIDE) for t in (token, *token.subtree)}
    where = {lemma_of(t) for t in clause.trigger.doc[max(0, clause.trigger.i - _JUST_BEFORE) : clause.trigger.i]}
    return bool(_beside(clause, _UNDER)) or bool((inside | where) & sense_words("debris"))


def _is_act(doer: Token) -> bool:
    return lemma_of(doer) in {
        "fighting",
        "clash",
        "battle",
        "siege",
        "shelling",
        "war",
        "violence",
        "offensive",
        "advance",
        "sniper",
        "gunfire",
    }


def _lies_around(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell ``the hills surrounding the town`` and ``in the surrounding of the village`` from forces that surround it."""
    verb = clause.trigger
    if verb.tag_ != "VBG" or lemma_of(verb) not in {"surround", "ring", "encircle"}:
        return False
    if verb.dep_ in {"pobj", "amod", "nmod", "compound"} or any(c.dep_ == "det" for c in verb.children):
        return True
    return verb.dep_ in {"acl", "relcl", "prep"} and not arguments.is_a(verb.head, "force") and verb.head.pos_ != "VERB"


def _is_shut_off_by_nobody(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a farm that was isolated and a road that is cut off, by nobody said to bear arms."""
    weak = lemma_of(clause.trigger) in {"isolate", "cut", "seal", "cordon", "ring", "hem"}
    return weak and clause.passive and not any(arguments.is_armed(t) for t in clause.agents)


def _is_throng(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a crowd about a place, which has no arms to besiege it with."""
    doers = _doers(clause)
    crowds = [t for t in doers if arguments.is_a(t, "people") or _key(t, arguments) in _CROWDS]
    return bool(crowds) and not any(arguments.is_armed(t) for t in doers)


def _key(token: Token, arguments: Arguments) -> str | None:
    mention = arguments.mention(token, ("actor", "person"))
    return mention.key if mention is not None else None


def _topples_over(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell chimneys and trees from rulers and governments."""
    heads = [inner for t in clause.objects for inner in heads_of(t)]
    rulers = [t for t in heads if lemma_of(t) in sense_words("overthrown") or arguments.actor(t) is not None]
    return lemma_of(clause.trigger) in {"topple", "oust"} and bool(heads) and not rulers


def _falls_down(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a tower or a river that falls from a town that falls to somebody."""
    if lemma_of(clause.trigger) != "fall":
        return False
    to = _beside(clause, ("to", "by", "below", "under"))
    if any(lemma_of(t) in sense_words("mark") or t.pos_ == "NUM" for t in to):
        return True
    fallen = _words(clause.subjects)
    if fallen & sense_words("level"):
        return True
    taker = any(
        arguments.is_armed(t) or arguments.actor(t) is not None for t in (*to, *_beside(clause, ("into", "before")))
    )
    return bool(fallen & sense_words("edifice")) and not taker


def _is_held_for_long(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a state from its beginning: ``the bank of the river, which the army occupies``."""
    verb = clause.trigger
    return lemma_of(verb) == "occupy" and verb.dep_ in {"relcl", "acl"} and verb.tag_ in {"VBZ", "VBP", "VBG"}


def _is_aimed_by_law(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell prosecutors who target bankers from gunmen who target a bank."""
    if lemma_of(clause.trigger) not in {"target", "hit", "strike", "raid", "storm"}:
        return False
    doers = _doers(clause)
    lawful = bool(doers) and all(lemma_of(t) in sense_words("law") and not arguments.is_armed(t) for t in doers)
    return lawful and (lemma_of(clause.trigger) == "target")


def _is_rescue(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell those who take people off roofs and out of cars from those who carry them off."""
    helpers = [t for t in _doers(clause) if lemma_of(t) in sense_words("helper") and not _is_of_arms(t)]
    off = {lemma_of(t) for t in _beside(clause, ("off", "from", "out of", "of", "under"))}
    away = {lemma_of(t) for t in _beside(clause, ("to", "into", "in"))}
    saved = off & (sense_words("debris") - {"car", "bus", "train", "vehicle", "truck", "lorry", "boat", "mine"})
    return bool(helpers or saved or away & {"boat", "safety", "dinghy", "ambulance", "shelter", "helicopter"})


def _is_of_arms(token: Token) -> bool:
    return any(c.lower_ in {"armed", "masked", "rebel", "army"} for c in token.children)


def _runs_from_deed(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a gunman who runs away from a force that gives up ground."""
    if lemma_of(clause.trigger) not in {"flee", "escape", "vanish", "leave", "depart", "melt", "slip"}:
        return False
    left = [t for t in clause.objects if arguments.is_a(t, "named-place")]
    doers = _words(clause.subjects)
    return not left and bool(doers) and doers <= sense_words("culprit")


def _pulls_out_people(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell survivors pulled out from troops pulled out."""
    helped = any(lemma_of(t) in sense_words("helper") and not arguments.is_armed(t) for t in _doers(clause))
    return helped or bool(_words(clause.objects) & sense_words("harmed"))


def _are_driven(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell people whom a bus drives to a town from units that are driven back to it."""
    pronouns = all(t.pos_ == "PRON" for t in clause.objects)
    ridden = bool(_words(_doers(clause)) & {"truck", "bus", "lorry", "car", "driver", "train"})
    return lemma_of(clause.trigger) == "drive" and (ridden or (bool(clause.objects) and pronouns and not clause.agents))


def _stops_somebody(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell people stopped on the way, shots fired on them, and what is cut down on, from measures and dismissals."""
    verb = lemma_of(clause.trigger)
    if verb == "fire":
        return bool(_beside(clause, ("on", "at", "into", "upon")))
    if verb == "cut":
        return any(
            c.lower_ in {"down", "through", "up"} and c.dep_ in {"prt", "advmod"} for c in clause.trigger.children
        )
    stopped = [t for t in clause.objects if arguments.is_a(t, "person") or arguments.is_a(t, "actor")]
    return verb in {"stop", "halt", "reduce", "cut"} and bool(stopped) and rule.id == "sanction-verb"


def _burns(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a petrol bomb, which sets alight, from a bomb."""
    mods = {c.lower_ for t in clause.objects for c in t.children if c.dep_ in {"compound", "amod", "nmod"}}
    return rule.id == "grenade-thrown" and (
        bool(mods & sense_words("incendiary")) or "cocktail" in _words(clause.objects)
    )


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
            _words(_beside(clause, ("of", "from", "with"))) & (sense_words("vote") | {"negotiation", "talk", "ticket"})
        )
    if verb == "march":
        return any(
            lemma_of(t) not in sense_words("distance") and t.ent_type_ not in {"DATE", "TIME", "QUANTITY"}
            for t in clause.objects
        )
    return verb == "boycott" and bool(_words(clause.objects) & sense_words("vote"))


def _is_of_people_not_nature(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a wave of bombings, or a land engulfed by protests, from water and fire."""
    return any(tells_of_nature(t) is False for t in (*_doers(clause), *_beside(clause, ("by", "in"))))


def _was_hit_itself(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell ``the car that was hit``, by nobody knows what, from a car that hit somebody."""
    return rule.id == "vehicle-hits" and clause.passive and not clause.agents


def _meets_nobody(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell who gets a call, is brought to a hospital or is called something from who meets or telephones."""
    verb = clause.trigger
    if lemma_of(verb) == "receive":
        return bool(
            _words(clause.objects)
            & {"call", "report", "letter", "complaint", "tip", "message", "phone", "wound", "shot"}
        )
    if lemma_of(verb) in {"arrive", "travel"}:
        return bool(_words(_beside(clause, ("at", "to", "on", "in"))) & sense_words("care"))
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
        _words(_doers(clause)) & sense_words("kin")
    )


def _is_no_advance(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell marchers, people in flight, a convoy of relief and a storm on its way from a force that moves."""
    doers = clause.subjects
    if lemma_of(clause.trigger) == "close" and clause.objects:
        return True
    if rule.id == "ground-gained" and lemma_of(clause.trigger) == "make":
        return not any(arguments.is_armed(t) and t.pos_ != "PRON" for t in doers) or any(
            lemma_of(t) in {"investigator", "detective", "police", "officer"} for t in doers
        )
    keys = {_key(t, arguments) for t in doers}
    if doers and all(t.pos_ == "PRON" or lemma_of(t) in {"civilian", "people"} for t in doers) and keys & _CROWDS:
        return True
    if any(is_relief(t) for t in doers):
        return True
    states = {key for key in keys if key is not None and key.startswith("state:") and key.count(":") == 1}
    return bool(doers) and all(t.lower_ == "it" for t in doers) and bool(states)


def _carries_bodies(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell the dead and the hurt who are carried away from goods, and from people who leave their homes."""
    objects = [inner for t in clause.objects for inner in heads_of(t)]
    hurt = any(c.lower_ in {"injured", "wounded", "dead"} for t in objects for c in t.children)
    return hurt or bool({lemma_of(t) for t in objects} & sense_words("harmed"))


def _brings_relief(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a convoy of relief that is sent from one of soldiers."""
    return any(is_relief(t) for t in (*clause.objects, *clause.subjects))


def _breaks_into_song(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell a crowd that breaks into cries, and an aircraft that crashes into a market, from who breaks into a building."""
    into = _words(_beside(clause, ("into",)))
    return bool(into & sense_words("outburst")) or (lemma_of(clause.trigger) == "crash" and _flies(clause, arguments))


def _flies(clause: Clause, arguments: Arguments) -> bool:
    return any(arguments.is_a(t, "aircraft") for t in clause.subjects)


def _turns_up(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell people who turn out in crowds, and bombs that are dropped on a town, from who gives himself or his arms up."""
    verb = lemma_of(clause.trigger)
    if verb == "turn" and not clause.objects:
        return not any(c.dep_ == "prt" and c.lower_ == "in" for c in clause.trigger.children)
    return verb == "drop" and (bool(_beside(clause, ("on", "over", "onto"))) or _flies(clause, arguments))


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
    way = "way" in _words(clause.objects)
    if any(c.lower_ in {"alive", "safely", "dead"} for c in clause.trigger.children):
        return True  # who is brought out alive was rescued
    return rule.id == "driven-from-home" and (way or (bool(alone) and not people))


def _died_in_bed(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell the death of an old or ill man from one by anybody's hand: ``died at 84``, ``died peacefully``."""
    if rule.id != "die-verb":
        return False
    aged = any(
        t.pos_ == "NUM" and not t.head.head.i > t.i and t.ent_type_ not in {"TIME"} and t.text.isdigit()
        for t in _beside(clause, ("at",))
    )
    return aged or any(c.lower_ in {"peacefully", "naturally"} for c in clause.trigger.children)


def _only_allied(rule: ClaimRule, clause: Clause, arguments: Arguments) -> bool:
    """Tell ``soldiers and allied militia`` from sides that ally with each other."""
    verb = clause.trigger
    return lemma_of(verb) == "ally" and verb.tag_ in {"VBD", "VBN"} and not _beside(clause, ("with", "to"))


_GUARDS: Mapping[str, tuple[Guard, ...]] = {
    "siege": (_is_trapped_by_things, _lies_around, _is_shut_off_by_nobody, _is_throng),
    "coup": (_topples_over,),
    "capture": (_falls_down, _is_held_for_long),
    "attack": (_is_aimed_by_law, _breaks_into_song),
    "riot": (_breaks_into_song,),
    "surrender": (_turns_up,),
    "killing": (_died_in_bed,),
    "abduction": (_is_rescue,),
    "withdrawal": (_runs_from_deed, _pulls_out_people, _are_driven),
    "sanction": (_stops_somebody,),
    "bombing": (_burns,),
    "protest": (_does_not_rally,),
    "disaster": (_is_of_people_not_nature,),
    "accident": (_was_hit_itself,),
    "meeting": (_meets_nobody,),
    "detention": (_holds_no_prisoner,),
    "advance": (_is_no_advance,),
    "looting": (_carries_bodies,),
    "displacement": (_carries_bodies, _goes_out),
    "deployment": (_brings_relief,),
    "cooperation": (_only_allied,),
}
