"""One actor for all spellings of a person's name; two for two persons who share a surname."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from dateline.model.article import identify
from dateline.model.names import match_keys, same_person
from dateline.model.reading import Mention, Reading
from dateline.model.world import Actor

Told = tuple[str, Mention]
"""The id of an article and a full-named person it mentions."""


def unify(readings: Iterable[Reading]) -> Mapping[tuple[str, str], Actor]:
    """Give the actor of each full-named person mention, by (article id, mention id); the order of readings is no matter."""
    mentions = sorted(
        (
            (r.article_id, m)
            for r in readings
            for m in r.mentions
            if m.kind == "person" and m.refers_to is None and _is_full_name(m)
        ),
        key=lambda pair: (pair[1].quote, pair[1].role or "", pair[0], pair[1].start),
    )
    known = _Known()
    for (quote, role), told in groupby(mentions, key=lambda pair: (pair[1].quote, pair[1].role)):
        known.add(quote, role, list(told))
    return {(article, m.id): actor for group in known.groups for actor in [_actor(group)] for article, m in group}


class _Known:
    """The persons so far, found by what spellings of one name have in common: no name is held against all others."""

    def __init__(self) -> None:
        self.groups: list[list[Told]] = []
        self._spelt: dict[str, list[tuple[int, str, str | None]]] = {}

    def add(self, quote: str, role: str | None, told: Sequence[Told]) -> None:
        """Put mentions of one spelling and role to the first person they can be, else to a new one."""
        keys = match_keys(quote)
        if not same_person(quote, role, quote, role):
            # A surname without a role that says anything is nobody known.
            self.groups += [[each] for each in told]
            return
        home = self._home(quote, role, keys.sought)
        if home is None:
            home = len(self.groups)
            self.groups.append([])
        self.groups[home] += told
        for key in keys.kept:
            self._spelt.setdefault(quote[:1].lower() + key, []).append((home, quote, role))

    def _home(self, quote: str, role: str | None, sought: Iterable[str]) -> int | None:
        rivals = {rival for key in sought for rival in self._spelt.get(quote[:1].lower() + key, ())}
        return min((home for home, other, part in rivals if same_person(quote, role, other, part)), default=None)


def _is_full_name(mention: Mention) -> bool:
    """Tell a name of two words or more from a role without one (``a local official``)."""
    words = mention.quote.split()
    return len(words) > 1 and mention.noun is None and mention.role != mention.quote and not words[0].islower()


def _actor(group: Sequence[Told]) -> Actor:
    """Name a person by the spelling most reports use, the first in the alphabet where even."""
    names = Counter(m.quote for _, m in group)
    name = min(names, key=lambda n: (-names[n], n))
    affiliation = next((m.affiliation for _, m in group if m.affiliation), None)
    country = affiliation.split(":")[1] if affiliation and affiliation.startswith("state:") else None
    return Actor(
        id=identify("per", min(names)),
        name=name,
        names=tuple(sorted(names)),
        kind="person",
        country=country,
        affiliation=affiliation,
    )
