"""In which state it is told of: named once for a story, and beside each place that lies in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

from dateline.model.picture import Picture
from dateline.outputs.peoples import states

_WIDE = frozenset({"country", "region"})


def homes(picture: Picture) -> Mapping[str, str]:
    """Give for each story the state (alpha-2) that most claims of its reports are placed in; not where two are level."""
    stories = {article.id: article.story_id for article in picture.articles}
    states = {place.id: place.country for place in picture.places}
    told: dict[str, Counter[str]] = {}
    for claim in picture.claims:
        story, state = stories.get(claim.article_id), states.get(claim.place_id or "")
        if story and state:
            told.setdefault(story, Counter())[state] += 1
    ranked = {story: counts.most_common(2) for story, counts in told.items()}
    return {story: top[0][0] for story, top in ranked.items() if len(top) < 2 or top[0][1] > top[1][1]}


def abroad(picture: Picture) -> Mapping[str, str]:
    """Give the places that lie in another state than the rest of every story that tells of them, with its name."""
    home = homes(picture)
    stories = {article.id: article.story_id for article in picture.articles}
    told: dict[str, set[str]] = {}
    for claim in picture.claims:
        story = stories.get(claim.article_id)
        if claim.place_id is not None and story is not None:
            told.setdefault(claim.place_id, set()).add(home.get(story, ""))
    found = {}
    for place in picture.places:
        known = told.get(place.id, set())
        if place.country and place.level not in _WIDE and known and not known & {place.country, ""}:
            found[place.id] = state_name(place.country)
    return found


def state_name(code: str) -> str:
    """Name a state by its ISO 3166-1 alpha-2 code; the code itself where no table names it."""
    return _names().get(code, code)


@cache
def _names() -> Mapping[str, str]:
    return {state["code"]: state["names"][0] for state in states()}
