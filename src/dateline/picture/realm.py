"""The state in which an act of state takes place that its report tells without a place: a coup, a resignation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from dateline.model.reading import Claim, Reading
from dateline.model.world import Actor

_KINDS = frozenset({"coup"})
_RULES = frozenset({"resign-verb", "office-given-up", "resignation-given", "parliament-dissolved"})
"""Rules of other kinds that tell what a state's own rulers do or suffer at home."""
_LEAST, _SHARE = 2, 0.6
"""A text is about one state if it names its bodies and places so often, and so much of all it names are those."""


def is_of_state(claim: Claim) -> bool:
    """Tell whether an act can only take place in the state whose rulers it is about."""
    return claim.kind in _KINDS or claim.rule in _RULES


def state_of(actor_ids: Iterable[str], actors: Mapping[str, Actor], countries: Mapping[str, int]) -> str | None:
    """Give the alpha-2 code of the state of those who act and are acted on; else of the one that the text is about.

    ``countries`` counts what the text names of each state.
    """
    own = {country for i in actor_ids if (country := _country(actors[i])) is not None}
    if own:
        return own.pop() if len(own) == 1 else None
    first = max(countries, key=lambda code: (countries[code], code), default=None)
    if first is None or countries[first] < max(_LEAST, _SHARE * sum(countries.values())):
        return None
    return first


def countries_named(reading: Reading, country_of: Mapping[str, str]) -> Mapping[str, int]:
    """Count by state the bodies and places a text names; ``country_of`` gives the state of a gazetteer id."""
    named: Counter[str] = Counter()
    for mention in reading.mentions:
        if mention.kind == "actor" and mention.key is not None and mention.key.startswith("state:"):
            named[mention.key.split(":")[1]] += 1
        elif mention.kind == "place" and mention.candidates and mention.candidates[0] in country_of:
            named[country_of[mention.candidates[0]]] += 1
    return named


def _country(actor: Actor) -> str | None:
    return actor.id.split(":")[1] if actor.id.startswith("state:") else None
