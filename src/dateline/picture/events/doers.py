"""Who did it and to whom, summed up over the claims of one occurrence: no side is doer and target of one act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dateline.kinds import event_kinds
from dateline.model.picture import PictureClaim
from dateline.model.world import ARMED_GROUPS, Actor
from dateline.picture.events.cluster import NOBODY_KNOWN

_BYSTANDERS = "civilians"
_MANY = 3
"""Of so many claims that name no doer, one that has the police do it has mistaken those who look into it."""
_UNARMED = frozenset({"organisation", "outlet"})
_NAMELESS = frozenset({"rebels", "militia"})
_BANDS = {"rebels": frozenset({"rebel-group"}), "militia": frozenset({"political-militia", "identity-militia"})}
"""What sorts of named groups a report may call so."""
_NOT_BY_HARM = frozenset({"capture", "recapture", "protest", "coup"})
"""Kinds that are not done to those who died meanwhile."""
_CROWDS = frozenset({"riot", "protest", "clash"})
"""Kinds in which people of no side do what is told."""


def doers_and_targets(
    acts: Sequence[PictureClaim], told: Sequence[PictureClaim], kind: str, known: Mapping[str, Actor]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give who did it and to whom: as the claims of the act tell, else all that is told of it, those told most first.

    Where one claim has a side do it and another has it suffer, it is what more claims tell, of equals the doer: the
    reports tell of losses it took meanwhile. What one claim tells of both roles stands (an army that shells itself).
    Who watches or helps (``known`` gives the kind of actors) does no deed of force: a parse has hung it on its teller.
    """
    actors = _voted(acts, "actor_ids") or _voted(told, "actor_ids")
    if _is_named(actors, acts, known):
        del actors[NOBODY_KNOWN]
    _name_bands(actors, known)
    targets = _voted(_of_the_whole(acts, kind), "target_ids")
    if not targets and kind not in _NOT_BY_HARM:
        targets = _voted(_of_the_whole(told, kind), "target_ids")
    _name_bands(targets, known)
    for state in {a.rpartition(":")[0] for a in actors if a.endswith(":government")}:
        if event_kinds()[kind].force and f"{state}:military" in actors:
            _keep_one_arm(actors, f"{state}:government", f"{state}:military")
    if event_kinds()[kind].force and kind not in _CROWDS and _BYSTANDERS in actors:
        named = set(actors) - {_BYSTANDERS}
        if named or _BYSTANDERS in targets:
            del actors[_BYSTANDERS]
    if event_kinds()[kind].force and kind not in _CROWDS:
        for actor in [a for a in actors if a in known and known[a].kind in _UNARMED]:
            del actors[actor]
        silent = sum(not claim.actor_ids for claim in acts)
        for actor in [a for a in actors if a.endswith(":police") and _looks_into_it(a, acts) and silent >= _MANY]:
            del actors[actor]
        for body in [t for t in targets if _is_bystanding(t, targets)]:
            del targets[body]
    both = {(a, t) for c in told for a in c.actor_ids for t in c.target_ids}
    for actor in list(actors):
        for target in list(targets):
            if actor not in actors or not are_one_side(actor, target) or (actor != target and (actor, target) in both):
                continue
            if targets[target] > actors[actor] and len(actors) > 1:
                del actors[actor]
            else:
                del targets[target]
    return _ranked(actors), _ranked(targets)


def _looks_into_it(police: str, acts: Sequence[PictureClaim]) -> bool:
    """Tell police whom one claim alone has do it, and not to a crowd: they shoot at crowds, and look into the rest."""
    told = [c for c in acts if police in c.actor_ids]
    return len(told) == 1 and not {"protesters", "rioters"} & set(told[0].target_ids)


def _name_bands(side: Counter[str], known: Mapping[str, Actor]) -> None:
    """Give what is told of bare "rebels" to the one group of that sort that is named on the same side."""
    for bare, sorts in _BANDS.items():
        named = [a for a in side if a != bare and a in known and known[a].kind in sorts]
        if bare in side and len(named) == 1:
            side[named[0]] += side.pop(bare)


def _keep_one_arm(actors: Counter[str], state: str, army: str) -> None:
    """Give an act of force to the state or to its army, as most claims do: the two are one doer."""
    least = state if actors[army] >= actors[state] else army
    kept = army if least == state else state
    actors[kept] += actors.pop(least)


def _is_named(actors: Counter[str], acts: Sequence[PictureClaim], known: Mapping[str, Actor]) -> bool:
    """Tell whether the reports that leave a doer nameless name one too: "armed movements" of a headline."""
    groups = {a for a in actors if a in known and known[a].kind in ARMED_GROUPS and a not in _NAMELESS}
    naming = {c.article_id for c in acts if groups & set(c.actor_ids)}
    nameless = [c for c in acts if NOBODY_KNOWN in c.actor_ids]
    return bool(nameless) and all(len(c.actor_ids) == 1 and c.article_id in naming for c in nameless)


def _of_the_whole(claims: Sequence[PictureClaim], kind: str) -> Sequence[PictureClaim]:
    """Leave out of a town's capture whose sites fell with it: who lost the intelligence office has not lost the town."""
    if event_kinds()[kind].control != "gain":
        return claims
    return [c for c in claims if c.site is None] or claims


def are_one_side(one: str, other: str) -> bool:
    """Tell whether two actors are one, or arms of one state."""
    return one == other or (_state(one) is not None and _state(one) == _state(other))


def _is_bystanding(target: str, targets: Counter[str]) -> bool:
    """Tell police or officials whom one claim has among those whom others tell to be of no side: they came to help."""
    official = target.startswith("state:") and target.endswith((":police", ":government"))
    return official and targets[target] == 1 and targets[_BYSTANDERS] > 1


def _state(actor_id: str) -> str | None:
    return actor_id.split(":")[1] if actor_id.startswith("state:") else None


def _voted(claims: Iterable[PictureClaim], role: str) -> Counter[str]:
    """Count the actors in a role; those without a name only where nobody is named."""
    votes = Counter(actor for claim in claims for actor in getattr(claim, role))
    named = Counter({a: n for a, n in votes.items() if not a.startswith("unnamed:")})
    return named or votes


def _ranked(votes: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(votes, key=lambda a: (-votes[a], a)))
