"""What a whole report is about: a calamity, an accident, a blast nobody set off, a game; bare harm in it is that scene's."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from dateline.readings.claims.drafts import Draft
from dateline.readings.parse.clauses import lemma_of
from dateline.rules import word_lists

_WORD = re.compile(r"[a-z][a-z0-9-]+")
_ENOUGH, _TIMES = 4, 3
"""Words of a calamity there must be, and so many times those of arms."""
_GAME = 7
"""Different words of the playing field."""
_MISHAP = 2
_EXPLOSIONS = frozenset({"explosion", "blast", "detonation"})
_SET_OFF = frozenset(
    {"bomb", "car", "suicide", "grenade", "mortar", "rocket", "roadside", "mine", "landmine", "ied", "drone", "shell"}
)
_PLAYED = frozenset(
    {
        "clash",
        "attack",
        "advance",
        "withdrawal",
        "capture",
        "recapture",
        "surrender",
        "siege",
        "protest",
        "meeting",
        "sanction",
        "aid",
        "looting",
        "deployment",
        "airstrike",
        "shelling",
        "bombing",
    }
)


class Scene(NamedTuple):
    """What bare harm in a report is called, whether its explosions were accidents, and whether it tells of a game."""

    harm: str | None
    mishap: bool
    game: bool


def scene_of(text: str) -> Scene:
    """Read the scene of a report from the words it uses most."""
    words, lists = Counter(_WORD.findall(text.lower())), word_lists("en/scenes")
    told = {name: sum(words[w] for w in listed) for name, listed in lists.items()}
    harm = max(("hazard", "accident"), key=lambda name: told[name])
    enough = told[harm] >= _ENOUGH and told[harm] >= _TIMES * told["force"]
    kind = {"hazard": "disaster", "accident": "accident"}[harm] if enough else None
    played = sum(1 for w in lists["game"] if words[w])
    return Scene(
        kind,
        told["mishap"] >= _MISHAP and told["mishap"] > 2 * told["set_off"],
        played >= _GAME and told["force"] < played,
    )


def recast(draft: Draft, scene: Scene) -> None:
    """Call bare harm what it came of, and an explosion at a works an accident, where the whole report is about that."""
    harmed = draft.kind == "killing" and not (draft.actors or draft.doers or draft.means or draft.clause.agents)
    if harmed and scene.harm is not None and draft.rule.id not in {"homicide-noun", "killing-noun"}:
        draft.kind = scene.harm
    modifiers = {c.lower_ for c in draft.trigger.children}
    bare = lemma_of(draft.trigger) in _EXPLOSIONS and not modifiers & _SET_OFF and not draft.actors
    if scene.mishap and draft.kind == "bombing" and bare:
        draft.kind, draft.means = "accident", None


def is_played(draft: Draft, scene: Scene) -> bool:
    """Tell what only takes place on a playing field."""
    return scene.game and draft.kind in _PLAYED and not draft.quantities
