"""How surely a happening stands: whose voices tell of it, and how many independent origins they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from dateline.kinds import event_kinds
from dateline.model.picture import Level, PictureClaim
from dateline.model.world import Actor
from dateline.origins import Origins
from dateline.rules import word_lists

__all__ = ["Origins", "bloc", "is_hearsay", "level", "party"]

BYSTANDERS = frozenset({"civilians", "protesters"})
"""Those who suffer a happening are witnesses to it, not a party."""
_ARMED = frozenset(
    {"state-forces", "police", "rebel-group", "political-militia", "identity-militia", "external-forces"}
)
_RUMOUR = frozenset({"reports", "some reports", "unconfirmed reports", "rumours", "rumors", "some", "many", "people"})


def party(claim: PictureClaim, sides: Iterable[str], actors: Mapping[str, Actor]) -> str | None:
    """Give the side of the happening that a claim's speaker belongs to, None for an outsider or an outlet.

    ``sides`` are actor ids that take part; a state's ministry, army and police are one side.
    """
    if claim.speaker is None or claim.speaker.actor_id is None or claim.speaker.actor_id in BYSTANDERS:
        return None
    voice = bloc(claim.speaker.actor_id, actors)
    return next((side for side in sorted(sides) if side not in BYSTANDERS and bloc(side, actors) == voice), None)


def bloc(actor_id: str, actors: Mapping[str, Actor]) -> str:
    """Give the side an actor stands on: its state, the body a person belongs to, else itself."""
    actor = actors.get(actor_id)
    if actor is not None and actor.affiliation is not None and actor.affiliation != actor_id:
        return bloc(actor.affiliation, {})
    return "state:" + actor_id.split(":")[1] if actor_id.startswith("state:") else actor_id


def level(
    claims: Sequence[PictureClaim],
    denials: Sequence[PictureClaim],
    origins: Origins,
    sides: Set[str],
    actors: Mapping[str, Actor],
    home: str | None = None,
) -> tuple[Level, int]:
    """Give the corroboration level (domain conventions 8.4) and the number of independent origins.

    ``home`` is the country (ISO 3166-1 alpha-2) of a place that changes hands: its state is a side too.
    """
    keys = origins.by_claim(claims)
    count = len(set(keys.values()))
    if denials:
        return "CX", count
    if all(is_hearsay(c) for c in claims):
        return "C0", count
    whole = {*sides, *({f"state:{home}:government"} if home else set())}
    voices = [(c, party(c, whole, actors)) for c in claims]
    if _across(voices, actors) or any(_admits(c, side, actors) for c, side in voices if side is not None):
        return "C4", count
    outside = {keys[c.id] for c, side in voices if side is None and not is_hearsay(c)}
    if count >= 2 and outside:
        return "C3", count
    if len({c.article_id for c in claims}) >= 2 and count == 1:
        return "C2", count
    return ("C1" if outside else "C1p"), count


def is_hearsay(claim: PictureClaim) -> bool:
    """Tell a claim nobody stands for: alleged by no speaker and through no outlet but "reports"."""
    if claim.via or (claim.speaker is not None and (claim.speaker.name or claim.speaker.actor_id)):
        return False
    role = ((claim.speaker.role or "") if claim.speaker else "").casefold()
    return claim.certainty == "alleged" and (claim.speaker is None or role in _RUMOUR)


def _across(voices: Sequence[tuple[PictureClaim, str | None]], actors: Mapping[str, Actor]) -> bool:
    """Tell whether both those who did it and those it was done to say so; allies are one side."""
    doers = {bloc(a, actors) for c, _ in voices for a in c.actor_ids}
    speaking = {bloc(side, actors) for _, side in voices if side is not None}
    return len(speaking) >= 2 and (not doers or bool(speaking - doers))


def _admits(claim: PictureClaim, side: str, actors: Mapping[str, Actor]) -> bool:
    """Tell whether a side says what it would rather not: a place lost, its own fighters hit, or civilians it hit."""
    voice = bloc(side, actors)
    doers = {bloc(a, actors) for a in claim.actor_ids if not _may_be_anyones(a)}
    control = event_kinds()[claim.kind].control
    if control == "gain":
        return bool(doers) and voice not in doers
    if control == "loss":
        return voice in doers
    if not event_kinds()[claim.kind].force:
        return False
    if voice in doers:
        return bool(claim.target_ids) and set(claim.target_ids) <= BYSTANDERS
    return bool(claim.target_ids) and all(_is_own_force(t, voice, actors) for t in claim.target_ids)


def _may_be_anyones(actor_id: str) -> bool:
    """Tell forces nobody names, the speaker's own perhaps: "an army retook the town, an official said" admits nothing."""
    noun = actor_id.removeprefix("actor:").removeprefix("unnamed:")
    return actor_id.startswith("unnamed:") or (
        noun != actor_id and noun in word_lists("en/voices")["organisation_nouns"]
    )


def _is_own_force(actor_id: str, voice: str, actors: Mapping[str, Actor]) -> bool:
    actor = actors.get(actor_id)
    armed = actor is not None and actor.kind in _ARMED
    return armed and bloc(actor_id, actors) == voice
