"""How many: the figures reports give for one happening, group by group, and how each stands to the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.kinds import event_kinds
from dateline.model.picture import MEASURES, PictureClaim, PictureQuantity, Published
from dateline.model.world import Actor
from dateline.origins import Origins
from dateline.picture.findings.counted import OTHERS, Group, fold, group_of, load_words
from dateline.picture.findings.leads import still_hurt
from dateline.picture.findings.origins import bloc, party
from dateline.picture.findings.reconcile import Voice
from dateline.picture.findings.tellings import (
    MONTHS,
    Told,
    is_of_period,
    is_period_total,
)
from dateline.picture.findings.tolls import Toll
from dateline.picture.findings.weighing import Numbers, order, weigh


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
            found.append(weigh(question, sorted(each, key=order), claims, died))
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
