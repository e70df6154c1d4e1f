"""How many: the figures reports give for one happening, group by group, and how each stands to the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

from msgspec import Struct

from dateline.kinds import event_kinds
from dateline.model.picture import MEASURES, Answer, FindingStatus, PictureClaim, PictureQuantity, Published, Relation
from dateline.model.world import Actor
from dateline.origins import Key, Origins
from dateline.picture.events.calamities import is_part
from dateline.picture.findings.counted import OTHERS, Group, fold, group_of, load_words
from dateline.picture.findings.leads import still_hurt
from dateline.picture.findings.origins import bloc, party
from dateline.picture.findings.reconcile import Figure, Voice
from dateline.picture.findings.tellings import (
    MONTHS,
    Told,
    is_listed,
    is_of_period,
    is_of_place,
    is_of_some,
    is_of_wider,
    is_other_scope,
    is_period_total,
    supersedes,
)
from dateline.picture.findings.tolls import Toll


class Numbers(Struct, frozen=True, kw_only=True):
    """What is answered to one question that asks for a number."""

    question: str
    status: FindingStatus
    answers: tuple[Answer, ...]
    figures: tuple[Figure, ...]
    """One for each origin whose figure still holds."""


def count(
    claims: Sequence[PictureClaim],
    published: Mapping[str, Published],
    origins: Origins,
    actors: Mapping[str, Actor],
    tolls: Mapping[str, Toll] | None = None,
) -> list[Numbers]:
    """Answer how many were killed, injured, ... of each group: killed civilians and killed fighters are two questions.

    ``tolls``: what the reports come to that lead with this happening. They answer for people in general, where a
    report names its victims and gives no figure, and never against a figure.
    """
    desk = _Desk(claims, published, origins, actors)
    wholes = {"killed": {a: t.killed for a, t in (tolls or {}).items() if t.killed}}
    found: list[Numbers] = []
    for measure in MEASURES:
        if measure == "casualties" and found:
            continue
        if measure == "injured":
            wholes["injured"] = dict(still_hurt(tolls or {}, _dead(found)))
        numbers = desk.without_figure(measure, wholes.get(measure, {}))
        least = frozenset(a for a, t in (tolls or {}).items() if t.is_least and measure == "killed")
        told = desk.told(measure, {a: n for a, n in numbers.items() if n}, least)
        died = frozenset(a for a, n in numbers.items() if not n)
        named: dict[str, list[Told]] = {}
        told = _with_wholes(told)
        for group, name in fold(told).items():
            named.setdefault(name, []).extend(told[group])
        for name, each in sorted(named.items()):
            if all(is_period_total(t, claims, MONTHS) for t in each):
                continue  # "212 civilians so far this year" answers nothing about the day's shelling
            question = f"{measure}: {name}" if name else measure
            found.append(_weigh(question, sorted(each, key=_order), claims, died))
    return found


class _Desk:
    """The claims of one happening and what tells whose each figure is."""

    def __init__(
        self,
        claims: Sequence[PictureClaim],
        published: Mapping[str, Published],
        origins: Origins,
        actors: Mapping[str, Actor],
    ) -> None:
        self._claims, self._published, self._actors = claims, published, actors
        self._keys = origins.by_claim(claims)
        self._sides = {a for c in claims for a in (*c.actor_ids, *c.target_ids)}

    def told(self, measure: str, wholes: Mapping[str, int], least: frozenset[str]) -> dict[Group, list[Told]]:
        """Give every figure of a measure by whom it counts; ``wholes`` are of people in general, ``least`` are open."""
        found: dict[Group, list[Told]] = {}
        for claim in self._claims:
            for quantity in claim.quantities:
                if quantity.measure == measure:
                    group = self._group(claim, quantity)
                    found.setdefault(group, []).append(self._figure(claim, quantity, group))
        general = Group("", "")
        for article_id, number in wholes.items():
            claim = min((c for c in self._claims if c.article_id == article_id), key=lambda c: _rests_on(c, measure))
            high = None if article_id in least else number
            text = f"at least {number}" if high is None else str(number)
            quantity = PictureQuantity(measure=measure, of="people", low=number, best=number, high=high, text=text)
            found.setdefault(general, []).append(self._figure(claim, quantity, general, is_whole=True))
        return found

    def _group(self, claim: PictureClaim, quantity: PictureQuantity) -> Group:
        """Say whom a figure counts; "nine others hurt" beside one dead are all the hurt, unless the report tells of more."""
        group = group_of(quantity.of)
        if group.noun != OTHERS or quantity.measure == "killed":
            return group
        told = {
            q.best
            for c in self._claims
            for q in c.quantities
            if c.article_id == claim.article_id and c.start <= claim.start and q.measure == quantity.measure
        }
        return Group("", "") if told == {quantity.best} else group

    def without_figure(self, measure: str, wholes: Mapping[str, int]) -> Mapping[str, int]:
        """Leave out the reports that give a figure of this measure themselves, but for those that only count its parts.

        ``two daughters``, ``a mother`` and nobody else are parts of the three that their report comes to; what
        fighters lose is counted side by side, and never added up.
        """
        parts: dict[str, list[tuple[Group, int]]] = {}
        for claim in self._claims:
            for quantity in claim.quantities:
                if quantity.measure == measure:
                    parts.setdefault(claim.article_id, []).append((group_of(quantity.of), quantity.best or 0))
        return {a: number for a, number in wholes.items() if a not in parts or _come_to(number, parts[a])}

    def _figure(self, claim: PictureClaim, quantity: PictureQuantity, group: Group, *, is_whole: bool = False) -> Told:
        voice = _voice(claim, group, self._sides, self._actors)
        return Told(
            claim=claim,
            quantity=quantity,
            origin=self._keys[claim.id],
            side=self._side(claim),
            counts=self._counts(claim, voice),
            as_of=self._published[claim.article_id].earliest if claim.article_id in self._published else None,
            voice=voice,
            is_whole=is_whole,
        )

    def _side(self, claim: PictureClaim) -> str | None:
        if claim.speaker is None or claim.speaker.actor_id is None:
            return None
        return bloc(claim.speaker.actor_id, self._actors)

    def _counts(self, claim: PictureClaim, voice: Voice) -> bool:
        calamity = any(event_kinds()[c.kind].family == "hazard" for c in self._claims)
        return claim.speaker is None or voice == "direct" or (calamity and voice == "neutral")


_GENERAL = Group("", "")


def _with_wholes(told: Mapping[Group, list[Told]]) -> dict[Group, list[Told]]:
    """Count a group's figure among those of people in general where it is the higher: 42 dead miners are no fewer people.

    Fighters are counted apart from those they fight for or against.
    """
    known = load_words().sides["state"] | load_words().sides["armed_group"] | {OTHERS, "attackers"}
    top = max((t.quantity.best or 0 for t in told.get(_GENERAL, ()) if not t.is_whole), default=0)
    if not top:
        return dict(told)
    found = {group: list(each) for group, each in told.items()}
    for group, each in told.items():
        if group.noun and not group.side and group.noun not in known:
            higher = [t for t in each if t.low > top and not is_of_period(t)]
            found[_GENERAL] += higher
            found[group] = [t for t in each if t not in higher]
    return {group: each for group, each in found.items() if each}


def _dead(found: Sequence[Numbers]) -> int:
    """Give how many are dead: of people in general, else the largest of the groups counted."""
    best = {n.question: n.answers[0].best or 0 for n in found if n.answers[0].relation != "superseded"}
    return best.get("killed", max(best.values(), default=0))


def _come_to(whole: int, parts: Sequence[tuple[Group, int]]) -> bool:
    """Tell whether figures of several groups, none of them of fighters or of people in general, can be parts of a whole."""
    fighters = load_words().sides["state"] | load_words().sides["armed_group"]
    if any(not group.noun or group.side or group.noun in fighters | {OTHERS} for group, _ in parts):
        return False
    return len({group for group, _ in parts}) > 1 and whole > max(number for _, number in parts)


def _rests_on(claim: PictureClaim, measure: str) -> tuple[object, ...]:
    """Put first the claim of a report that its toll rests on: one with a figure, else with somebody harmed."""
    measured = {q.measure for q in claim.quantities}
    return (measure not in measured, "casualties" not in measured, not claim.target_ids, claim.start, claim.id)


def _weigh(question: str, told: Sequence[Told], claims: Sequence[PictureClaim], died: frozenset[str]) -> Numbers:
    """Set apart what is of another scope or outdated, then compare what is left.

    ``died``: the reports whose hurt are among the dead that others tell of.
    """
    period = _of_other_extent(told, claims)
    here = [t for t in told if t not in period] or list(told)
    outdated = [t for t in here if t.claim.article_id in died or any(supersedes(u, t) for u in here)]
    holding = [t for t in here if t not in outdated]
    if not holding:
        return Numbers(
            question=question,
            status="superseded",
            answers=tuple(_answers(outdated, lambda _: "superseded")),
            figures=(),
        )
    lead = min(holding, key=lambda t: _rank(t, holding))
    apart = _apart_from(lead, holding)
    holding = [t for t in holding if t not in apart]
    answers = [
        *_answers(holding, lambda t: _relation(t, lead)),
        *_answers([*apart, *(t for t in period if t not in holding)], lambda _: "different-scope"),
        *_answers(outdated, lambda _: "superseded"),
    ]
    return Numbers(
        question=question,
        status=_status(holding, outdated),
        answers=tuple(answers),
        figures=tuple(_per_origin([t for t in holding if not t.is_word] or holding)),
    )


def _of_other_extent(told: Sequence[Told], claims: Sequence[PictureClaim]) -> list[Told]:
    """Give the totals of a longer time or wider land, and the counts of what is listed or told of one place alone."""
    tests: tuple[Callable[[Told], bool], ...] = (
        lambda t: is_period_total(t, claims),
        lambda t: is_listed(t, claims) and any(_is_whole_beside(o, t) for o in told),
        lambda t: is_of_place(t) and any(_is_below(t, o) for o in told),
        lambda t: is_of_wider(t, told),
    )
    found: list[Told] = []
    for is_other in tests:
        found += [t for t in told if t not in found and is_other(t)]
    return found


def _apart_from(lead: Told, holding: Sequence[Told]) -> list[Told]:
    """Give the figures that do not fit the leading one and do not contradict it either: they count others, or some."""
    tests: tuple[Callable[[Told], bool], ...] = (
        lambda t: is_other_scope(t, lead, holding),
        lambda t: is_part(t.claim, lead.claim) and t.low <= lead.high,
        lambda t: is_of_some(t) and t.high < lead.low,
        lambda t: t.is_whole and not lead.is_whole,
    )
    found: list[Told] = []
    for is_other in tests:
        found += [t for t in holding if t not in found and not t.fits(lead) and is_other(t)]
    return found


def _is_whole_beside(other: Told, told: Told) -> bool:
    return other.low > told.low and other.claim.article_id == told.claim.article_id


def _is_below(told: Told, other: Told) -> bool:
    """Tell whether the other figure is that of a whole which this one can be a part of."""
    return not is_of_place(other) and (told.quantity.best or 0) < other.low


def _status(holding: Sequence[Told], outdated: Sequence[Told]) -> FindingStatus:
    if any(not a.fits(b) for a, b in combinations(holding, 2)):
        return "contested"
    if outdated:
        return "superseded"
    return "corroborated" if len({t.origin for t in holding}) > 1 else "single"


def _order(told: Told) -> tuple[object, ...]:
    return (told.as_of or date.max, told.claim.article_id, told.claim.start, told.claim.id, told.quantity.text)


def _rank(told: Told, others: Sequence[Told]) -> tuple[object, ...]:
    """Put first what is told as a figure, then what most origins say, the exact, who stands nearest, the lower.

    A word ("several") that an exact figure fills comes after it, for it goes with any. Of what whole reports come to the higher: a report overlooks a victim sooner than it invents one.
    """
    agreeing = len({o.origin for o in others if o.fits(told)})
    same = len({o.origin for o in others if _value(o) == _value(told)})
    nearness = {"direct": 0, "own": 0, "neutral": 1, "party": 2, "enemy": 3}[told.voice]
    number = (told.quantity.best or 0) * (-1 if told.is_whole else 1)
    is_filled = told.is_word and any(o.is_exact and o.fits(told) for o in others)
    return (
        told.is_whole,
        is_of_some(told),
        is_filled,
        -agreeing,
        not told.is_exact,
        -same,
        nearness,
        number,
        _order(told),
    )


def _value(told: Told) -> tuple[int | None, int | None, int | None]:
    return (told.quantity.low, told.quantity.best, told.quantity.high)


def _relation(told: Told, lead: Told) -> Relation:
    if _value(told) == _value(lead):
        return "agrees"
    return "refines" if told.fits(lead) else "contradicts"


def _answers(told: Iterable[Told], relation: Callable[[Told], Relation]) -> list[Answer]:
    groups: dict[tuple[int | None, int | None, int | None], list[Told]] = {}
    for each in told:
        groups.setdefault(_value(each), []).append(each)
    answers = [
        Answer(
            value=group[0].quantity.text,
            low=group[0].quantity.low,
            best=group[0].quantity.best,
            high=group[0].quantity.high,
            claim_ids=tuple(sorted({t.claim.id for t in group})),
            origins=len({t.origin for t in group}),
            relation=relation(group[0]),
            as_of=min((t.as_of for t in group if t.as_of is not None), default=None),
        )
        for group in groups.values()
    ]
    return sorted(answers, key=_answer_order)


def _answer_order(answer: Answer) -> tuple[object, ...]:
    standing = ("agrees", "refines", "contradicts", "different-scope", "superseded").index(answer.relation)
    return (standing, -answer.origins, answer.best or 0, answer.high is None, answer.high or 0, answer.claim_ids)


def _per_origin(holding: Sequence[Told]) -> list[Figure]:
    """Give one figure for each origin: its last, of those the most exact."""
    best: dict[Key, Told] = {}
    for told in sorted(holding, key=lambda t: (t.as_of or date.min, t.is_exact, _order(t))):
        best[told.origin] = told
    return [
        Figure(low=t.quantity.low, best=t.quantity.best, high=t.quantity.high, voice=t.voice)
        for _, t in sorted(best.items())
    ]


def _voice(claim: PictureClaim, group: Group, sides: Iterable[str], actors: Mapping[str, Actor]) -> Voice:
    """Tell from where a figure comes: a neutral who counted, a neutral, the side that suffered, or a party."""
    role = f" {(claim.speaker.role or '').casefold()} {(claim.speaker.name or '').casefold()} " if claim.speaker else ""
    side = party(claim, sides, actors)
    if side is None:
        return "direct" if any(f" {word}" in role for word in load_words().voices["direct"]) else "neutral"
    voice = bloc(side, actors)
    if group.side and voice.startswith("state:") and len(group.side) == 2:
        return "own" if voice == f"state:{group.side}" else "enemy"
    words = load_words().sides
    if group.noun in words["state"]:
        return "own" if voice.startswith("state:") else "enemy"
    if group.noun in words["armed_group"]:
        return "enemy" if voice.startswith("state:") else "own"
    return "party"
