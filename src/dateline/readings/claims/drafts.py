"""A claim in the making, and the folding of two words for one act: ``killed in an air strike``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from spacy.tokens import Token

from dateline.kinds import HAZARDS
from dateline.model.reading import Mention, Quantity
from dateline.readings.actors.lists import CROWDS
from dateline.readings.claims.modality import Modality, modality_words
from dateline.readings.claims.rules import ClaimRule, means_words, noun_classes
from dateline.readings.claims.war_totals import sums_up_war
from dateline.readings.parse.clauses import Clause, lemma_of
from dateline.readings.parse.noun_clauses import own_clauses
from dateline.readings.parse.noun_phrases import governor, is_plural

_HARM = frozenset({"killing", "destruction"})
ARMS = frozenset({"airstrike", "shelling", "bombing"})
_FORCE = ARMS | HAZARDS | {"attack", "clash", "riot", "coup"}
_COUNTED = ARMS | HAZARDS | {"killing"}
_THROUGH = frozenset({"after", "in", "during", "following", "by"})
_MOVED = frozenset({"displaced", "detained", "freed"})
_BY_HAND = frozenset({"shoot", "stab", "gun", "behead", "execute", "murder", "slay", "assassinate", "lynch", "hack"})
"""What no storm or crash does to anybody, though it was done during one."""
_STOPPING = frozenset(
    {"halt", "stop", "repel", "repulse", "foil", "thwart", "crush", "end", "beat", "prevent", "resist"}
)
_ANSWER = frozenset({"answer", "response", "reply", "reaction", "retaliation", "revenge", "reprisal"})
_MANY = 100
"""So many people do not slip away like two suspects: they flee."""
VAGUE = frozenset({"attack", "clash"})


class Draft:
    """What one trigger tells, before place, time and modality are settled."""

    __slots__ = (
        "actors",
        "again",
        "also",
        "carried",
        "clause",
        "destinations",
        "doers",
        "doubtful",
        "extent",
        "folded",
        "is_noun",
        "kind",
        "means",
        "modality",
        "of_old",
        "placeless",
        "places",
        "quantities",
        "rule",
        "site",
        "somewhere",
        "takes_up",
        "targets",
        "times",
        "topics",
        "trigger",
        "under",
        "weekdays",
        "words",
    )

    def __init__(self, rule: ClaimRule, clause: Clause, *, is_noun: bool, under: bool) -> None:
        self.rule, self.clause, self.kind = rule, clause, rule.kind
        self.trigger = clause.trigger
        self.is_noun = is_noun
        self.under = under
        """True where a verb carries the noun (``took control``): that verb has tense and subject."""
        self.actors: list[Mention] = []
        self.targets: list[Mention] = []
        self.places: list[Mention] = []
        self.destinations: list[Mention] = []
        self.again = False
        """True where a pronoun stands for the place: ``won it back``. The place told of last is meant."""
        self.topics: list[Token] = []
        self.doers: list[Token] = []
        """Who did it, where no mention covers them: ``students``, ``the ruling party``."""
        self.words: list[Token] = []
        """Arguments that no mention covers: ``nine shoppers``, ``a bridge``."""
        self.quantities: list[Quantity] = []
        self.times: tuple[str, ...] = ()
        self.weekdays: frozenset[int] = frozenset()
        """The weekdays its words name, Monday 0: Saturday's attack is not Sunday's."""
        self.site: str | None = None
        self.means: str | None = rule.means
        self.extent: str | None = rule.extent
        self.placeless = False
        """True where the act has a place that is not named (``a dozen more capitals``): no other may stand in for it."""
        self.somewhere = False
        """True where it was places in the one named that are counted and not named: ``four villages in Masisi``."""
        self.also: list[Token] = []
        """Triggers of drafts that were folded into this one: their places and times are its own."""
        self.folded: list[Draft] = []
        """Drafts that were folded into this one, told by themselves where this one lacks what its rule needs."""
        self.of_old = False
        """True where it is dated by no more than a month or a year, most often of long ago."""
        self.carried = False
        """True where the place was told before, not with the act."""
        self.doubtful = False
        """True where the place told before need not be that of the act."""
        self.takes_up: str | None = None
        self.modality: Modality | None = None
        """Set where it is not read from the verb: a denied act."""

    def filled(self) -> set[str]:
        """Name what is there, in the terms of a rule's ``needs``."""
        names: set[str] = set()
        if self.actors or self.doers:
            names |= {"actor"}
        if self.targets or self.words:
            names |= {"target"}
        if self.places:
            names |= {"place"}
        if self.destinations:
            names |= {"destination"}
        if self.topics:
            names |= {"topic", "against", "agreement-object"}
        if self.clause.passive and (not _is_aside(self.trigger) or self.trigger.head.dep_ == "ROOT"):
            names |= {"passive"}
        if self.times:
            names |= {"time"}
        if self.takes_up is not None:
            names |= {"anchored", "target", "taken-up"}
        measures = {q.measure for q in self.quantities if q.measure}
        if self.kind == "killing":
            measures -= _MOVED  # "put the number of displaced at" is no toll of the dead
        if measures:
            names |= {"harm", "target"}
        if any((q.best or 0) >= _MANY for q in self.quantities if q.measure in measures):
            names |= {"many"}
        if "displaced" in measures or self.kind == "displacement":
            names |= {"displaced"}
        if self.kind == "detention" and (self.words or any(m.key in CROWDS for m in self.targets)):
            names |= {"people"}
        if (self.times or self.places or measures) and (names & {"actor", "target", "place"} or measures):
            names |= {"anchored"}
        if any(t.lemma_.lower() in {"reinforcement", "backup"} for t in self.words):
            names |= {"reinforcement"}
        return names

    def echoing(self, rule: ClaimRule) -> ClaimRule:
        """Give the rule of an act told again by these words: its kind and needs met, found by this rule."""
        return msgspec.structs.replace(rule, id=self.rule.id, tells=self.rule.tells, needs=(), takes_up="")

    def reach(self) -> set[int]:
        """Token indices that belong to the clause of the trigger."""
        top = self.clause.head if self.under else self.trigger
        return {t.i for t in top.subtree}


def fold(drafts: Sequence[Draft]) -> list[Draft]:
    """Make one draft of two whose words tell one act: the means keeps its kind, the harm brings victims and numbers."""
    kept = _joined_harm(drafts)
    for harm in list(kept):
        if harm.kind not in _HARM or harm not in kept:
            continue
        for force in sorted(kept, key=lambda d: abs(d.trigger.i - harm.trigger.i)):
            if force is not harm and force.kind in _FORCE and _one_act(force, harm):
                if _is_denied(harm.trigger):
                    continue  # "denied that 30 had died in the blast" does not deny the blast
                if _stands_apart(harm):
                    harm.kind, harm.means = force.kind, harm.means or force.means  # has a place of its own
                    force.quantities = [q for q in force.quantities if q not in harm.quantities]
                    harm.also += [force.trigger, *own_clauses(force.trigger)]
                else:
                    _merge(force, harm, kept)
                break
    return _fold_same_act(kept)


def _joined_harm(drafts: Sequence[Draft]) -> list[Draft]:
    """Make one draft of harm told by verbs joined by ``and``."""
    verbs = {d.trigger.i: d for d in drafts if d.kind in _COUNTED and not d.is_noun}
    out: list[Draft] = []
    for draft in drafts:
        first = verbs.get(draft.trigger.head.i) if draft.trigger.dep_ == "conj" else None
        joined = first is not None and first is not draft and _counts_on(first, draft)
        if joined and first is not None:
            first.also.append(draft.trigger)
            first.places = first.places or draft.places
            first.quantities += [q for q in draft.quantities if q not in first.quantities]
            first.targets += [m for m in draft.targets if m not in first.targets]
            first.words += [t for t in draft.words if t not in first.words]
            verbs[draft.trigger.i] = first
        else:
            out.append(draft)
    return out


def _counts_on(first: Draft, draft: Draft) -> bool:
    """Tell harm that goes on counting: ``killing nine and injuring forty``, ``eight were killed and 52 were wounded``."""
    if draft.kind != first.kind or draft.kind not in _COUNTED or draft.rule.subject != first.rule.subject:
        return False
    if not _has_subject(draft.trigger):
        return draft.kind == "killing" or draft.places in ([], first.places)
    if draft.kind != "killing":
        return False
    dated = any(t.ent_type_ in {"DATE", "TIME"} for t in draft.trigger.subtree)
    done = any(d.actors or d.doers or d.clause.agents for d in (first, draft))
    return not done and not dated and (not first.places or draft.places in ([], first.places))


def _one_act(force: Draft, harm: Draft) -> bool:
    """Tell whether the harm is done by the force in one clause: as its subject, agent, place or consequence."""
    if force.trigger.sent != harm.trigger.sent or is_counted_from(force) or is_counted_from(harm):
        return False
    if force.kind in HAZARDS and lemma_of(harm.trigger) in _BY_HAND:
        return False  # "was shot at a checkpoint during a sandstorm"
    verb, noun = _first_joined(harm.trigger), force.trigger
    if force.is_noun and noun.dep_ == "dobj" and lemma_of(noun.head) in _STOPPING and verb != noun.head:
        return False  # "halted the attack and killed 100": whoever halted it has not attacked
    if force.is_noun and noun.dep_ == "pobj" and noun.head.lower_ in _THROUGH and governor(noun) in verb.conjuncts:
        return True  # "a man is dead and three are in hospital after a shooting"
    joined = governor(noun).head if governor(noun).dep_ == "acl" else None
    through = force.is_noun and noun.dep_ == "pobj" and noun.head.lower_ in _THROUGH
    if through and joined is not None and joined.dep_ == "conj" and joined.head == verb:
        return True  # "40 killed and 12 injured in the shelling of the depot"
    if verb in _ancestors(noun, 5) and noun.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj", "conj", "appos", "compound"}:
        return not _between_clauses(noun, verb)
    if verb.dep_ in {"advcl", "acl", "relcl", "xcomp", "conj"} and verb.head in {noun, force.clause.head}:
        return verb.dep_ != "conj" or not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    if (
        verb.tag_ == "VBG"
        and verb.dep_ in {"advcl", "acl", "amod", "pcomp"}
        and noun.i < verb.i
        and not _has_subject(verb)
    ):
        if verb.head.dep_ == "conj" and _has_subject(verb.head) and not verb.head.is_ancestor(noun):
            return False  # "a fire killed nine, and in May a boat ran aground, killing two"
        return verb.i == 0 or verb.nbor(-1).text in {",", "–", "—"}
    if verb.dep_ == "relcl" and force.is_noun and noun.i < verb.i:
        if force.kind in HAZARDS and any(t.lower_ == "which" and t.dep_ == "pobj" for t in verb.subtree):
            return True  # "the crash ..., in which nine died"
        if any(c.lower_ in {"that", "which"} and c.dep_ == "nsubj" for c in verb.children):
            return noun.is_ancestor(verb)  # "an attack on a hall in Jos that left nine dead"
    told = governor(noun) if force.is_noun and noun.dep_ == "nsubj" else noun
    if told.dep_ == "acl" and told.head.dep_ == "advcl":
        told = told.head  # "when their boat overturned", read as a boat that was overturned
    if any(c.lower_ in {"when", "after", "as"} for c in told.children):
        if told.dep_ == "advcl" and told.head == verb:
            return True
        if told.dep_ == "relcl" and told.head.ent_type_ in {"DATE", "TIME"} and governor(told.head) == verb:
            return True  # "died on Friday when the mine collapsed"
    return noun in verb.children or (harm.is_noun and noun in _ancestors(verb, 3))


def _is_aside(verb: Token) -> bool:
    """Tell a passive beside a noun (``the deal signed there``) from one seen under way (``a clinic being evacuated``)."""
    return verb.dep_ in {"acl", "relcl"} and not any(c.lower_ == "being" for c in verb.children if c.dep_ == "auxpass")


def _first_joined(verb: Token) -> Token:
    """Give the first of verbs joined by ``and`` that share a subject: ``slides that buried homes and killed five``."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.head.dep_ == "relcl" and not _has_subject(verb):
        verb = verb.head
    return verb


def _stands_apart(draft: Draft) -> bool:
    """Tell one of several acts of a verb, which has a place of its own."""
    return draft.clause.part is not None or bool(draft.clause.apart and draft.places)


def _is_denied(verb: Token) -> bool:
    return verb.dep_ == "ccomp" and verb.head.lemma_.lower() in modality_words()["denying"]


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)


def _ancestors(token: Token, most: int) -> list[Token]:
    found: list[Token] = []
    node = token
    while node.head != node and len(found) < most:
        node = node.head
        found.append(node)
    return found


def _between_clauses(noun: Token, verb: Token) -> bool:
    """Tell whether another verb stands between the noun and the verb above it."""
    for node in _ancestors(noun, 5):
        if node == verb:
            return False
        if node.pos_ == "VERB":
            return True
    return True


def _merge(force: Draft, harm: Draft, kept: list[Draft]) -> None:
    into, out = force, harm
    actors, doers = list(into.actors), list(into.doers)
    _take(into, out)
    if out is harm and harm.trigger.tag_ == "VBG" and not _has_subject(harm.trigger):
        into.actors, into.doers = (
            actors,
            doers,
        )  # whoever the parse lends a trailing participle ("..., killing nine") is a guess
    kept.remove(out)


def _fold_same_act(kept: list[Draft]) -> list[Draft]:
    """Keep one draft of a noun and a verb that tell the same kind of act: ``a car bomb exploded``, ``was hit by shelling``."""
    verbs = {d.trigger.i: d for d in kept if not d.is_noun}
    by_verb = {governor(d.trigger).i: d for d in kept if d.is_noun and d.kind not in VAGUE}
    out: list[Draft] = []
    for draft in kept:
        carrier = verbs.get(draft.trigger.head.i) or _beside(draft, by_verb) if draft.is_noun else None
        carrier = carrier or _thrown(draft, verbs)
        carrier = carrier if not is_counted_from(draft) else None
        if draft.is_noun and carrier is None and draft.trigger.dep_ == "pobj":
            carrier = verbs.get(draft.trigger.head.head.i) if not is_counted_from(draft) else None
        alike = carrier is not None and (_alike(carrier, draft) or draft.trigger.dep_ == "acl")
        if carrier is not None and carrier is not draft and not _stands_apart(carrier) and alike:
            _take(carrier, draft)
        else:
            out.append(draft)
    return out


def _thrown(draft: Draft, verbs: Mapping[int, Draft]) -> Draft | None:
    """Find the act of ``rockets fired by X landed``: what a weapon's participle tells is told with its verb."""
    noun = draft.trigger.head
    if draft.is_noun or draft.trigger.dep_ != "acl" or noun.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    carrier = verbs.get(noun.head.i)
    return carrier if carrier is not None and carrier.kind in ARMS | VAGUE and draft.kind in ARMS | VAGUE else None


def _beside(draft: Draft, by_verb: Mapping[int, Draft]) -> Draft | None:
    """Find the act told by another noun of the same verb: ``killed by a bomb ... in an attack claimed by``."""
    if draft.kind not in VAGUE or draft.trigger.dep_ != "pobj":
        return None
    if lemma_of(draft.trigger.head.head) in _ANSWER:
        return None  # "air strikes in answer to an attack by X"
    return by_verb.get(governor(draft.trigger).i)


def _alike(verb: Draft, noun: Draft) -> bool:
    return verb.kind == noun.kind or (noun.kind in VAGUE and verb.kind in _FORCE | _HARM)


def _take(into: Draft, out: Draft) -> None:
    """Add what one draft tells to another of the same act."""
    into.folded.append(out)
    into.actors += [m for m in out.actors if m not in into.actors]
    into.also += [out.trigger, *out.also]
    into.doers += [t for t in out.doers if t not in into.doers and t != into.trigger]
    into.targets += [m for m in out.targets if m not in into.targets and m not in into.actors]
    into.places = into.places or out.places
    into.words += [t for t in out.words if t != into.trigger]
    into.quantities += [q for q in out.quantities if q not in into.quantities]
    if into.kind not in HAZARDS:
        hit = {means_words().get(lemma_of(t)) for t in into.clause.objects}
        into.means = into.means or (out.means if out.means not in hit else None)  # what was shot down killed nobody


def is_counted_from(draft: Draft) -> bool:
    """Tell an act that another is dated by: ``two days after the fall of Zaranj`` another town fell."""
    prep = draft.trigger.head
    return draft.is_noun and draft.trigger.dep_ == "pobj" and is_count(prep)


def is_count(link: Token) -> bool:
    """Tell the word by which so much time is counted from something: the ``after`` of ``two days after``."""
    before = link.nbor(-1) if link.i > 0 else None
    return link.lower_ in {"after", "before", "since"} and before is not None and lemma_of(before) in _COUNTED_IN


_COUNTED_IN = frozenset({"day", "week", "fortnight", "month", "year"})


def sums_up(draft: Draft) -> bool:
    """Tell lives that a campaign, war or the like has claimed: a sum over many acts has no one place or day."""
    if lemma_of(draft.trigger) != "life":
        return draft.kind == "killing" and sums_up_war(draft.clause)
    nouns = noun_classes()["campaign"]
    return any(lemma_of(t) in nouns for t in draft.trigger.sent if t.i < draft.trigger.i and t.pos_ == "NOUN")


def is_general(draft: Draft) -> bool:
    """Tell a noun in the plural that no number counts: attacks as such, at no one place."""
    return draft.is_noun and is_plural(draft.trigger) and not draft.quantities and not draft.under
