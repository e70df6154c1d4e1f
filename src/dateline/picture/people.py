"""One actor for all spellings of a person's name; two for two persons who share a surname."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.model.article import identify
from dateline.model.names import same_person
from dateline.model.reading import Mention, Reading
from dateline.model.world import Actor


def unify(readings: Sequence[Reading]) -> Mapping[tuple[str, str], Actor]:
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
    groups: list[list[tuple[str, Mention]]] = []
    by_initials: dict[str, list[list[tuple[str, Mention]]]] = {}
    for pair in mentions:
        rivals = by_initials.setdefault(pair[1].quote[:1].lower(), [])
        home = next((g for g in rivals if any(_same(pair[1], other) for _, other in g)), None)
        if home is None:
            home = []
            groups.append(home)
            rivals.append(home)
        home.append(pair)
    return {(article, m.id): actor for group in groups for actor in [_actor(group)] for article, m in group}


def _is_full_name(mention: Mention) -> bool:
    """Tell a name of two words or more from a role without one (``a local official``)."""
    words = mention.quote.split()
    return len(words) > 1 and mention.noun is None and mention.role != mention.quote and not words[0].islower()


def _same(one: Mention, other: Mention) -> bool:
    return same_person(one.quote, one.role, other.quote, other.role)


def _actor(group: Sequence[tuple[str, Mention]]) -> Actor:
    """Name a person by the spelling most reports use, the first in the alphabet where even."""
    names = [m.quote for _, m in group]
    name = min(set(names), key=lambda n: (-names.count(n), n))
    affiliation = next((m.affiliation for _, m in group if m.affiliation), None)
    country = affiliation.split(":")[1] if affiliation and affiliation.startswith("state:") else None
    return Actor(
        id=identify("per", min(names)),
        name=name,
        names=tuple(sorted(set(names))),
        kind="person",
        country=country,
        affiliation=affiliation,
    )
