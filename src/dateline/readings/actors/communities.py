"""Which armed group a report means by the forces of a community: it says so where it names the group."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from dateline.readings.actors.lists import Hit

_BEFORE = re.compile(
    r"(?:[-‑–](?:led|dominated|run|majority))? (?:(?:rebel|armed|militia|militant|group|force|forces|movement|alliance|coalition|the),? ){0,4}\(?\Z"
)
"""Between a community and the group that is its: ``the Kurdish-led SDF``, ``the Karen rebel group KNU``."""
_BEHIND = re.compile(r"\)?, (?:which is )?(?:an?|the) (?:[\w-]+ ){0,2}\Z")
"""Between a group and the community it is of: ``the SDF, a Kurdish-led alliance``."""


def named_communities(
    text: str, hits: Sequence[Hit], keys: Mapping[int, str | None], listed: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Give the key of the one group that a report calls a community's, by the key of the community's fighters.

    ``hits`` in the order they stand; ``keys`` gives the actor of each by its start; ``listed`` the community of groups
    that are known as its fighters, by their keys. A community with two groups has none.
    """
    groups: dict[str, set[str]] = {}
    for left, right in pairwise(hits):
        between = text[left.end : right.start]
        for community, group, pattern in ((left, right, _BEFORE), (right, left, _BEHIND)):
            key = keys.get(group.start)
            if community.sort == "identity" and group.sort == "actor" and key and pattern.match(between):
                groups.setdefault(f"identity:{community.ids[0]}", set()).add(key)
    named = {keys.get(hit.start) for hit in hits if hit.sort == "actor"}
    for group_key, slug in (listed or {}).items():
        if group_key in named:
            groups.setdefault(f"identity:{slug}", set()).add(group_key)
    return {community: min(found) for community, found in groups.items() if len(found) == 1}
