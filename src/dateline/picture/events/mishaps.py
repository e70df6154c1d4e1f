"""Harm that its reports tell as a mishap: a gun that went off, somebody run over. It is an accident, and no attack."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.model.picture import PictureClaim
from dateline.picture.events.cluster import Cluster

_HARM = frozenset({"attack", "killing", "clash"})
_VEHICLE = (
    "car|vehicle|truck|lorry|bus|minibus|coach|van|train|tram|taxi|cab|motorcycle|motorbike|scooter|tractor|suv|pickup"
    "|jeep|motorist|driver|motorcyclist|snowplow|trolley|locomotive"
)
_BY_MISTAKE = re.compile(
    r"\b(?:accidental(?:ly)?|unintentional(?:ly)?|inadvertent(?:ly)?|by accident|(?:an?|hunting|shooting|gun) accident"
    rf"|hit[- ]and[- ]run|(?:struck|hit|run over|run down|knocked down|killed|injured|dragged) by (?:an? |the )?(?:[\w-]+ ){{0,3}}(?:{_VEHICLE}))\b",
    re.IGNORECASE,
)
_IN_DOUBT = re.compile(
    r"\b(?:if|whether|not|no|n[o’']t|never|wasn[’']t|could have been|may have been|might have been|claim(?:s|ed)|argue[sd]?)\b[^.]{0,60}$",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"\b(?:murder\w*|homicide|intentional(?:ly)?|deliberate(?:ly)?|on purpose|premeditated|terror\w*|ramm(?:ed|ing)|opened fire|gunm[ae]n"
    r"|assassinat\w+|execut\w+)\b",
    re.IGNORECASE,
)
_NO_SIDES = frozenset({"civilians", "unidentified-armed-group"})


def kind_of(cluster: Cluster, actor_ids: Iterable[str]) -> str:
    """Give the kind of a happening: accident where its reports say so, none that it was meant, and no side did it."""
    if cluster.kind not in _HARM or any(_is_side(actor) for actor in actor_ids):
        return cluster.kind
    told = [claim for claim in cluster.claims if claim.polarity == "positive"]
    by_mistake = any(_is_by_mistake(claim) for claim in told)
    return "accident" if by_mistake and not any(_MEANT.search(claim.quote) for claim in told) else cluster.kind


def _is_by_mistake(claim: PictureClaim) -> bool:
    found = _BY_MISTAKE.search(claim.quote)
    return found is not None and _IN_DOUBT.search(claim.quote[: found.start()]) is None


def _is_side(actor_id: str) -> bool:
    """Tell a force or group, whose mistakes are told as what it did, from persons and people nobody knows."""
    return (
        actor_id not in _NO_SIDES and not actor_id.startswith(("per-", "unnamed:")) and not actor_id.endswith(":police")
    )
