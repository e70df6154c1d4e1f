"""Fact by fact: what each report says of an event, whether they agree, and how surely it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from dateline.kinds import event_kinds
from dateline.model.article import identify
from dateline.model.picture import Answer, Finding, FindingStatus, PictureClaim, Published, Relation
from dateline.model.world import Actor
from dateline.origins import Key, Origins
from dateline.picture.findings.figures import count
from dateline.picture.findings.origins import bloc
from dateline.picture.findings.reconcile import strict, ucdp
from dateline.picture.findings.refuted import refute
from dateline.picture.findings.tolls import Toll
from dateline.picture.findings.weighing import Numbers
from dateline.picture.links.hours import apart

MUTUAL = frozenset({"clash", "agreement", "meeting", "cooperation"})
"""Kinds that all who take part do: who is named first says nothing."""
LASTING = frozenset(
    {
        "clash",
        "attack",
        "advance",
        "siege",
        "shelling",
        "withdrawal",
        "displacement",
        "deployment",
        "protest",
        "riot",
        "looting",
    }
)
"""Kinds that go on for hours: the hour one report gives does not exclude another's."""
_OF_MANY_MEANS = frozenset({"attack", "clash"})
_NAMELESS = frozenset({"unidentified-armed-group", "rebels", "civilians", "protesters", "rioters"})
_FINER: Mapping[str, frozenset[str]] = {
    "airstrike": frozenset({"drone", "missile", "bomb"}),
    "bomb": frozenset({"car-bomb", "truck-bomb", "suicide-bomb", "sticky-bomb", "landmine", "grenade"}),
    "suicide-bomb": frozenset({"car-bomb", "truck-bomb"}),
    "shelling": frozenset({"mortar", "rocket", "missile", "artillery"}),
}
"""What a means may be called more closely: a bomb is told of a car bomb. A helicopter is not told of an air strike's jet."""
_GAS = "gas"
_BEARERS = frozenset(
    {"airstrike", "helicopter", "drone", "missile", "rocket", "artillery", "mortar", "bomb", "shelling"}
)
"""What gas comes with: who tells of the gas does not deny the shells that bore it."""
_OF_KIND: Mapping[str, str] = {"airstrike": "airstrike", "shelling": "shelling"}
"""What a kind of act says of its means, where nothing closer is told; of a blast nobody knows."""


def compare(
    event_id: str,
    claims: Sequence[PictureClaim],
    denials: Sequence[PictureClaim],
    published: Mapping[str, Published],
    origins: Origins,
    actors: Mapping[str, Actor] | None = None,
    refuted: Sequence[PictureClaim] = (),
    tolls: Mapping[str, Toll] | None = None,
) -> tuple[Finding, ...]:
    """Answer each question that the claims of one event speak to, every answer with its claims and origins.

    ``denials`` deny that it happened, ``refuted`` only how many: those stand beside the figure they deny. ``tolls``:
    by article, what the harm comes to in the reports that lead with this event. The first answer of a finding stands
    best; the relation of each other to it is that of domain conventions 8.5.
    """
    desk = _Desk(event_id, sorted(claims, key=lambda c: c.id), published, origins, actors or {})
    found = [
        desk.occurred(sorted(denials, key=lambda c: c.id)),
        desk.ask("who", desk.doers, desk.clash_of_doers),
        desk.ask("when", _when, desk.clash_of_times),
        desk.ask("where", lambda c: (c.place_id,) if c.place_id else (), None),
        desk.ask("means", _means, desk.clash_of_means),
        desk.ask("extent", _extent, None),
    ]
    numbers = [desk.number(each) for each in count(desk.claims, published, origins, desk.actors, tolls)]
    numbers = refute(event_id, numbers, sorted(refuted, key=lambda c: c.id))
    return tuple(f for f in (*found, *numbers) if f is not None)


Clash = Callable[[str, str], bool]


class _Desk:
    """The claims of one event and what is needed to weigh them."""

    def __init__(
        self,
        event_id: str,
        claims: Sequence[PictureClaim],
        published: Mapping[str, Published],
        origins: Origins,
        actors: Mapping[str, Actor],
    ) -> None:
        self.event_id, self.claims, self.actors = event_id, claims, actors
        self.keys = origins.by_claim(claims)
        self._published, self._origins = published, origins
        self._times = _by_value(claims, _when)

    def occurred(self, denials: Sequence[PictureClaim]) -> Finding:
        answers = [self._answer("yes", self.claims, "agrees")]
        if denials:
            keys = self._origins.by_claim(denials)
            no = self._answer("no", denials, "contradicts", len(set(keys.values())))
            answers.append(no)
        return self._finding("occurred", "contested" if denials else self._agreed(self.claims), answers)

    def ask(
        self, question: str, told: Callable[[PictureClaim], tuple[str, ...]], clash: Clash | None
    ) -> Finding | None:
        """Sort claims by what they answer; answers clash only where no origin gives both of them.

        Where ``clash`` is None, answers differ in scope and never contradict each other.
        """
        groups = _by_value(self.claims, told)
        if not groups:
            return None
        order = sorted(groups, key=lambda v: (_vagueness(groups[v][0], question), -len(self._who(groups[v])), v))
        lead = order[0]
        clashing = self._clashing(groups, clash, lead)
        answers = [
            self._answer(value, groups[value], self._relation(value, lead, question, clashing)) for value in order
        ]
        told_at_all = [c for group in groups.values() for c in group]
        return self._finding(question, "contested" if clashing else self._agreed(told_at_all), answers)

    def number(self, numbers: Numbers) -> Finding:
        found = self._finding(numbers.question, numbers.status, numbers.answers)
        return Finding(
            id=found.id,
            event_id=found.event_id,
            question=found.question,
            status=found.status,
            answers=found.answers,
            estimates=(strict(numbers.figures), ucdp(numbers.figures)),
        )

    def doers(self, claim: PictureClaim) -> tuple[str, ...]:
        """Name who did it, the bodies of one state as one; the nameless only where a claim names nobody else."""
        if claim.kind in MUTUAL:
            return ()
        named = [a for a in claim.actor_ids if not _is_nameless(a)]
        return tuple(dict.fromkeys(self._first_of_bloc(a) for a in named or claim.actor_ids))

    def clash_of_doers(self, one: str, other: str) -> bool:
        """Tell two sides that exclude each other; a person may be of any."""
        return all(not _is_nameless(a) and not a.startswith("per-") for a in (one, other))

    def clash_of_times(self, one: str, other: str) -> bool:
        """Tell times that cannot both be right; hours only between claims of one short act."""
        mine, theirs = self._times[one], self._times[other]
        if any(_days_apart(a, b) for a in mine for b in theirs):
            return True
        return any(
            a.kind == b.kind and a.kind not in LASTING and apart(a.time_part, b.time_part) for a in mine for b in theirs
        )

    def clash_of_means(self, one: str, other: str) -> bool:
        """Tell means of which only one can be right; an assault of hours, told as an attack or a fight, has many."""
        kinds = {c.kind for c in self.claims if {one, other} & set(_means(c))}
        return _clash_of_means(one, other) and not kinds <= _OF_MANY_MEANS

    def _first_of_bloc(self, actor_id: str) -> str:
        """Let the first of a side's bodies stand for all of them."""
        side = bloc(actor_id, self.actors)
        everyone = sorted({a for c in self.claims for a in c.actor_ids if bloc(a, self.actors) == side})
        return next((a for a in everyone if not a.startswith("per-")), everyone[0])

    def _clashing(
        self, groups: Mapping[str, Sequence[PictureClaim]], clash: Clash | None, lead: str
    ) -> set[frozenset[str]]:
        """Find the pairs that exclude each other; whoever gives the leading answer too quarrels with nobody by another."""
        if clash is None:
            return set()
        leading = self._who(groups[lead])
        firm = [value for value in sorted(groups) if value == lead or not self._who(groups[value]) <= leading]
        return {
            frozenset({a, b})
            for a, b in combinations(firm, 2)
            if clash(a, b) and not self._who(groups[a]) & self._who(groups[b])
        }

    def _relation(self, value: str, lead: str, question: str, clashing: set[frozenset[str]]) -> Relation:
        if value == lead:
            return "agrees"
        if frozenset({value, lead}) in clashing:
            return "contradicts"
        return "different-scope" if question == "extent" else "refines"

    def _who(self, claims: Sequence[PictureClaim]) -> set[Key]:
        return {self.keys[c.id] for c in claims}

    def _agreed(self, claims: Sequence[PictureClaim]) -> FindingStatus:
        return "corroborated" if len(self._who(claims)) > 1 else "single"

    def _answer(
        self, value: str, claims: Sequence[PictureClaim], relation: Relation, origins: int | None = None
    ) -> Answer:
        days = [d for c in claims if c.article_id in self._published and (d := self._published[c.article_id].earliest)]
        return Answer(
            value=value,
            low=None,
            best=None,
            high=None,
            claim_ids=tuple(sorted(c.id for c in claims)),
            origins=len(self._who(claims)) if origins is None else origins,
            relation=relation,
            as_of=min(days, default=None),
        )

    def _finding(self, question: str, status: FindingStatus, answers: Sequence[Answer]) -> Finding:
        return Finding(
            id=identify("fnd", self.event_id, question),
            event_id=self.event_id,
            question=question,
            status=status,
            answers=tuple(answers),
        )


def _by_value(
    claims: Sequence[PictureClaim], told: Callable[[PictureClaim], tuple[str, ...]]
) -> dict[str, list[PictureClaim]]:
    groups: dict[str, list[PictureClaim]] = {}
    for claim in claims:
        for value in told(claim):
            groups.setdefault(value, []).append(claim)
    return groups


def _when(claim: PictureClaim) -> tuple[str, ...]:
    if claim.time_basis == "unknown" or claim.earliest is None or claim.latest is None:
        return ()
    first, last = claim.earliest.isoformat(), claim.latest.isoformat()
    part = f", {claim.time_part}" if claim.time_part else ""
    return ((first if first == last else f"{first} to {last}") + part,)


def _vagueness(claim: PictureClaim, question: str) -> int:
    """Rank answers to when by how long they leave it open: the month refines nothing that the day has said."""
    if question != "when" or claim.earliest is None or claim.latest is None:
        return 0
    return (claim.latest - claim.earliest).days


def _days_apart(one: PictureClaim, other: PictureClaim) -> bool:
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return False
    return one.latest < other.earliest or other.latest < one.earliest


def _clash_of_means(one: str, other: str) -> bool:
    if _GAS in {one, other} and {one, other} <= _BEARERS | {_GAS}:
        return False
    return not (one in _FINER.get(other, ()) or other in _FINER.get(one, ()) or _akin(one, other))


def _akin(one: str, other: str) -> bool:
    """Tell shells and rockets, which witnesses confuse."""
    return {one, other} <= _FINER["shelling"]


def _means(claim: PictureClaim) -> tuple[str, ...]:
    """Say by what it was done: as told, else by the kind of act; bombs that an air force drops are an air strike."""
    of_kind = _OF_KIND.get(claim.kind)
    if claim.means is None or (claim.means == "bomb" and of_kind == "airstrike"):
        return (of_kind,) if of_kind else ()
    return (claim.means,)


def _extent(claim: PictureClaim) -> tuple[str, ...]:
    """Say how much of a place a gain is of: the site, the part, or, where neither is told, the place as a whole."""
    if event_kinds()[claim.kind].control == "none":
        return ()
    return (claim.site or claim.extent or "whole",)


def _is_nameless(actor_id: str) -> bool:
    return actor_id.startswith("unnamed:") or actor_id in _NAMELESS
