"""Acts on the offices of a state are of that state."""

from __future__ import annotations

import pytest

from dateline.picture.links.places import state_of_office
from tests.picture.factory import ARMY, RED, STATE, make_actors


@pytest.mark.parametrize(
    ("kind", "tells", "sides", "main", "state"),
    [
        pytest.param("coup", "act", (ARMY,), None, "XX", id="an army at home"),
        pytest.param("coup", "act", (RED,), "YY", "YY", id="the state the report is about"),
        pytest.param("coup", "act", (STATE, "state:YY:government"), "XX", None, id="two states"),
        pytest.param("concession", "office", (STATE,), None, "XX", id="a government resigns"),
        pytest.param("concession", "act", (STATE,), "XX", None, id="what is granted is granted anywhere"),
    ],
)
def test_a_government_falls_in_its_own_state(kind, tells, sides, main, state):
    known = make_actors()
    assert state_of_office(kind, tells, [known[a] for a in sides], [], main) == state
