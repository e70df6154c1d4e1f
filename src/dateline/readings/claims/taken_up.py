"""Words about an act told before: who owns to it, who denies it, and which act ``the attack`` means again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Token

from dateline.kinds import kinds_fit
from dateline.model.reading import Mention
from dateline.readings.claims.drafts import ARMS, Draft
from dateline.readings.claims.focus import Focus
from dateline.readings.claims.modality import Modality, judge
from dateline.readings.claims.rules import noun_classes, rule_index
from dateline.readings.parse.clauses import lemma_of
from dateline.readings.parse.verbs import verb_classes

_PRISONS = frozenset({"prison", "jail", "penitentiary", "cell"})
_NEAR = 4
"""So many acts back may be owned to or denied."""


def attribute(drafts: Sequence[Draft]) -> list[Draft]:
    """Give an act that one clause tells and owns to its doer: ``X claimed responsibility for the attack in Y``."""
    out = list(drafts)
    for owning in drafts:
        if owning.rule.takes_up != "owns":
            continue
        below = {t.i for t in owning.trigger.subtree}
        act = next((d for d in out if d.is_noun and d.trigger.i in below and d.rule.force), None)
        denied = judge(owning.trigger, is_noun=False).polarity == "negative"
        if act is not None and not denied:
            act.actors += [m for m in owning.actors if m not in act.actors]
            act.doers += [t for t in owning.doers if t not in act.doers]
        if act is not None:
            out.remove(owning)
    return out


def is_owned(draft: Draft) -> bool:
    """Tell an act that somebody says is theirs: ``claimed the attack on Thursday``, ``took responsibility for it``."""
    verb = draft.clause.head
    if not draft.is_noun or not draft.rule.force or lemma_of(verb) not in verb_classes()["owning"]:
        return False
    said = [*draft.clause.objects, *(c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"})]
    below = any(draft.trigger in t.subtree for t in said)
    return below and (lemma_of(verb) == "claim" or any(lemma_of(t) in noun_classes()["own_part"] for t in said))


def sharpen(draft: Draft, focus: Focus) -> None:
    """Call ``the attack`` what the act it takes up was called: a bombing."""
    if draft.takes_up is None or lemma_of(draft.trigger) not in noun_classes()["deed"]:
        return
    known = focus.last_act(_NEAR)
    if (
        known is not None
        and known[1] == draft.takes_up
        and kinds_fit(draft.kind, known[0].kind)
        and known[0].kind in ARMS
    ):
        draft.kind = known[0].kind


def storm(draft: Draft, focus: Focus, around: Callable[[Mention], str | None]) -> None:
    """Tell who opened a prison where nobody is said to have: ``prisoners were freed from the jail`` of a town just taken.

    ``around`` gives the place that a building lies in.
    """
    if draft.rule.id != "captives-freed" or draft.actors or draft.doers or not draft.places:
        return
    left = (t for t in draft.trigger.subtree if lemma_of(t) in _PRISONS and t.dep_ == "pobj")
    where = draft.places[0]
    town = focus.mention(around(where)) if where.kind == "site" else where
    taker = focus.taker_of(town) if town is not None and any(left) else None
    if taker is not None and taker.actors:
        draft.kind, draft.actors = "prison-break", list(taker.actors)


def follows(draft: Draft, focus: Focus) -> bool:
    """Tell whether a draft stands: a place that only ``followed`` was taken where one just told of was, by the same side."""
    if draft.rule.id != "place-follows":
        return True
    known = focus.last_act(_NEAR)
    dated = any(t.ent_type_ in {"DATE", "TIME"} for t in draft.trigger.subtree)
    if known is None or known[0].kind not in {"capture", "recapture"} or not dated:
        return False
    draft.kind, draft.actors, draft.doers = known[0].kind, list(known[0].actors), list(known[0].doers)
    return True


def echo(draft: Draft, focus: Focus) -> Iterator[Draft]:
    """Tell again, as owned to or as denied, the act that the words of a draft are about."""
    if not draft.rule.takes_up:
        return
    known = focus.last_act(_NEAR)
    if known is None or not (draft.actors or draft.doers):
        return
    act, claim_id = known
    denies = draft.rule.takes_up == "denies"
    if denies and any(lemma_of(t) in noun_classes()["saying"] for t in draft.topics):
        return  # "denied having given a figure" does not deny what was counted
    if denies and draft.topics and not any(_is_about_deeds(t, act.kind) for t in draft.topics):
        return  # "denied that he had fled abroad" denies something else
    again = Draft(draft.echoing(act.rule), draft.clause, is_noun=False, under=False)
    again.kind, again.takes_up = act.kind, claim_id
    again.places, again.site, again.times, again.means = list(act.places), act.site, act.times, act.means
    own_part = any(lemma_of(t) in noun_classes()["own_part"] for t in draft.clause.objects)
    own_part = own_part or any(t.tag_ == "VBG" or any(c.lower_ == "having" for c in t.children) for t in draft.topics)
    source = draft if own_part or not denies else act
    again.actors, again.doers = list(source.actors), list(source.doers)
    again.targets = [m for m in act.targets if m not in again.actors]
    if denies:
        again.modality = Modality("negative", "current", "doubted")
    yield again


def _is_about_deeds(topic: Token, kind: str) -> bool:
    """Tell words of an act that may be one of this kind, or of a part in one: ``having fired``, ``that it was behind the blast``, ``doing so``."""
    acts = rule_index()
    if any(kinds_fit(rule.kind, kind) for rule, _ in acts.verbs.get(lemma_of(topic), ())):
        return True
    classes = noun_classes()
    below = [t for t in topic.subtree if t.pos_ in {"NOUN", "PROPN"}]
    named = any(lemma_of(t) in classes["deed"] | classes["own_part"] or lemma_of(t) in acts.nouns for t in below)
    return named or lemma_of(topic) in verb_classes()["taking_place"]
