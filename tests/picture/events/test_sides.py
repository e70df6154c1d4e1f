"""Sides are shared, open, or exclude each other."""

from __future__ import annotations

import pytest

from dateline.picture.events.sides import Sides
from tests.picture.factory import ARMY, POLICE, RED, STATE, make_actors, make_claim


@pytest.mark.parametrize(
    ("mine", "theirs", "share"),
    [
        pytest.param({}, {}, 1.0, id="the same doer"),
        pytest.param({"actor_ids": (RED, ARMY)}, {"actor_ids": (ARMY,)}, 1.0, id="one doer in common"),
        pytest.param({"actor_ids": (POLICE,)}, {"actor_ids": (STATE,)}, 1.0, id="arms of one state"),
        pytest.param({"actor_ids": (RED,)}, {"actor_ids": (ARMY,)}, None, id="two doers"),
        pytest.param({"actor_ids": (STATE,)}, {"actor_ids": ("state:YY:government",)}, None, id="two states"),
        pytest.param({"actor_ids": ("rebels",)}, {"actor_ids": (RED,)}, 1.0, id="rebels, and the group of rebels by name"),
        pytest.param({"actor_ids": ("militia",)}, {"actor_ids": (RED,)}, None, id="a militia and a group of rebels"),
        pytest.param({"actor_ids": ("rebels",)}, {"actor_ids": (ARMY,)}, None, id="rebels and an army"),
        pytest.param({"actor_ids": ("per-velle",)}, {"actor_ids": (POLICE,)}, 1.0, id="a man of the army and the police"),
        pytest.param({"actor_ids": ("per-odd",), "target_ids": (STATE,)}, {"actor_ids": (ARMY,), "target_ids": (STATE,)}, 0.8, id="one man and an army that both overthrew it"),
        pytest.param({"actor_ids": ("per-odd",)}, {"actor_ids": (ARMY,)}, None, id="one man and an army that have no victim in common"),
        pytest.param({"actor_ids": ("per-brandt",), "target_ids": (STATE,)}, {"actor_ids": (ARMY,), "target_ids": (STATE,)}, None, id="a rebel and an army"),
        pytest.param({"actor_ids": ()}, {}, 0.5, id="one does not say"),
        pytest.param({"actor_ids": ("unnamed:gunman",)}, {}, 0.5, id="a nameless gunman may be anybody"),
        pytest.param({"actor_ids": (), "target_ids": (ARMY,)}, {"target_ids": (ARMY,)}, 0.8, id="the same target"),
        pytest.param({"actor_ids": (), "target_ids": ("civilians",)}, {"target_ids": ("civilians",)}, 0.5, id="civilians are no side"),
    ],
)  # fmt: skip
def test_claims_share_sides_or_exclude_each_other(mine, theirs, share):
    sides = Sides(make_actors())
    assert sides.share(make_claim("x", **mine), [make_claim("y", **theirs)]) == share
    assert sides.share(make_claim("y", **theirs), [make_claim("x", **mine)]) == share


def test_nobody_to_share_with_leaves_it_open():
    assert Sides(make_actors()).share(make_claim("x"), []) == 0.5
