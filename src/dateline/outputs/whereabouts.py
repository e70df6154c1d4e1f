"""Where it happened, in words: as what a deed is done to, or as the end of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.kinds import event_kinds
from dateline.model.picture import Event, PictureClaim
from dateline.model.world import Place
from dateline.outputs.lookup import Lookup
from dateline.outputs.names import Names
from dateline.outputs.people import indefinite

_AT = {
    "in": "in {}", "near": "near {}", "outskirts-of": "on the outskirts of {}", "between": "in the area of {}",
    "towards": "towards {}", "somewhere-in": "somewhere in {}",
}  # fmt: skip
_WHAT = {
    "near": "a place near {}", "outskirts-of": "the outskirts of {}", "between": "a place in the area of {}",
    "towards": "a place towards {}", "somewhere-in": "places in {}",
}  # fmt: skip
_EXTENTS = {"part": "part of {}", "centre": "the centre of {}", "center": "the centre of {}", "most": "most of {}"}
_MOST = re.compile(r"\b(?:most|nearly all|almost all|the bulk) of\b", re.IGNORECASE)
_BEFALLEN = frozenset({"accident", "attack", "abduction", "bombing", "clash", "detention", "killing", "looting"})
_WHITHER = frozenset({"retreat-to", "pushed-to"})
_WHENCE = frozenset({"withdraw-verb", "withdraw-transitive"})
"""Rules of a withdrawal whose place is where it went, and where it was from."""
_ONE_OF_A_KIND = frozenset(
    {
        "airport",
        "airfield",
        "jail",
        "prison",
        "headquarters",
        "centre",
        "center",
        "port",
        "harbour",
        "bridge",
        "dam",
        "market",
        "parliament",
    }
)


class Whereabouts:
    """Tells the places of one picture's events."""

    def __init__(self, lookup: Lookup, names: Names) -> None:
        self._lookup, self._names = lookup, names

    def as_object(self, event: Event, claims: Sequence[PictureClaim]) -> str:
        """Give the place as what is captured or struck; the site or part where every claim means no more than that."""
        place = self._names.place_id(event.place_id)
        if not place:
            return ""
        if site := _site(claims):
            return f"{site} in {place}"
        extent = extent_of(claims)
        if self._is_land(event) and event_kinds()[event.kind].control == "gain" and event.place_relation == "in":
            return _WHAT["somewhere-in"].format(place)
        if event.place_relation in _WHAT:
            return _WHAT[event.place_relation].format(place)
        return _EXTENTS.get(extent or "", "{}").format(place)

    def _is_land(self, event: Event) -> bool:
        """Tell a whole country: of what is placed by no more, a village or a post was taken, not the land."""
        place = self._lookup.places.get(event.place_id or "")
        return place is not None and place.level in {"country", "region"}

    def as_end(self, event: Event, claims: Sequence[PictureClaim]) -> str:
        """Give the place as where it happened: ``near Kunduz``, ``at the airport in Kunduz``."""
        place = self._lookup.places.get(event.place_id or "")
        name = self._names.place(place) if place else ""
        if not place or not name:
            return ""
        at = "at {}" if place.level == "site" and event.place_relation == "in" else _at(event)
        site = _site(claims) if event.place_relation == "in" else ""
        if event.kind == "withdrawal" and event.place_relation == "in":
            return _withdrawn(claims, site, name, abroad=self._is_abroad(event, place))
        return f"at {site} {at.format(name)}" if site else at.format(name)

    def _is_abroad(self, event: Event, place: Place) -> bool:
        """Tell whether all who did it are of other states than the place: who is abroad withdraws from there."""
        doers = [actor for i in event.actor_ids if (actor := self._lookup.actors.get(i)) is not None]
        return bool(doers) and all(
            d.kind == "external-forces" or (place.country and d.country not in {None, place.country}) for d in doers
        )


def _at(event: Event) -> str:
    """Say how an event stands to its place; what befell somebody was on the way there, not aimed there."""
    befell = event.place_relation == "towards" and event.kind in _BEFALLEN
    return "on the way to {}" if befell else _AT.get(event.place_relation, "in {}")


def _withdrawn(claims: Sequence[PictureClaim], site: str, place: str, *, abroad: bool) -> str:
    """Say whence or whither: the rules know which of the two a place is, the claim's own fields do not."""
    whither = {claim.rule in _WHITHER for claim in claims if claim.rule in _WHITHER | _WHENCE}
    if whither == {True}:
        sites = [name for claim in claims if (name := _site([claim]))]
        top = max(dict.fromkeys(sites), key=sites.count, default="")
        rest = " and elsewhere" if top and len(set(sites)) > 1 else ""
        return f"to {top}{rest} in {place}" if top else f"in {place}"
    if False in whither or (abroad and not whither):
        site = _site([claim for claim in claims if claim.rule in _WHENCE] or claims)
        return f"from {site} in {place}" if site else f"from {place}"
    return f"at {site} in {place}" if site else f"in {place}"


def extent_of(claims: Sequence[PictureClaim]) -> str | None:
    """Give how much of a place is meant where all say so that tell of it as news: ``part``, ``most``, ``centre``."""
    news = [claim for claim in claims if claim.tense != "background"] or list(claims)
    found = _common(claim.extent for claim in news)
    return "most" if found == "part" and all(_MOST.search(claim.quote) for claim in news) else found


def _common(values: Iterable[str | None]) -> str | None:
    """Give the value all have, if all have the same."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _site(claims: Sequence[PictureClaim]) -> str:
    """Name the site all claims have in common; "the" where a town has one of the kind, else "a"."""
    site = " ".join((_common(claim.site for claim in claims) or "").split())
    words = site.split()
    definite = bool(words) and words[0].lower() == "the"
    while words and (
        words[0].lower() in {"the", "a", "an", "its", "their", "his", "her"} or words[0].endswith(("’s", "'s"))
    ):
        words = words[1:]
    if not 0 < len(words) <= 4:
        return ""
    return f"the {' '.join(words)}" if definite or words[-1].lower() in _ONE_OF_A_KIND else indefinite(" ".join(words))
