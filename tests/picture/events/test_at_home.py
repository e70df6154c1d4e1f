"""Acts that no place is told of took place in the state of their police, or in the only one their reports speak of."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.picture.events.at_home import place_at_home
from dateline.picture.events.cluster import Cluster
from tests.picture.factory import ARMY, POLICE, FakeGazetteer, make_actors, make_claim, make_places


def home(*others: Any, **changes: Any) -> str | None:
    """Give the state of an act without a place, told by a report beside other claims."""
    claim = make_claim("x", **({"place_id": None, "kind": "clash"} | changes))
    cluster = Cluster(claim)
    places = place_at_home([cluster], [claim, *others], make_actors(), make_places(), FakeGazetteer())  # type: ignore[arg-type]
    assert cluster.home is None or cluster.home in places
    return cluster.home


@pytest.mark.parametrize(
    ("changes", "told", "state"),
    [
        pytest.param({"actor_ids": (POLICE,)}, (), "XX", id="police act at home"),
        pytest.param({"actor_ids": (ARMY,)}, (), None, id="an army may be abroad"),
        pytest.param({"actor_ids": (ARMY,)}, ({},), "XX", id="all else is told of one state"),
        pytest.param({}, ({"tense": "hypothetical"},), None, id="what may come places nothing"),
        pytest.param({}, ({"article": "b"},), None, id="another report places nothing"),
        pytest.param({"kind": "statement"}, ({},), None, id="words are said anywhere"),
        pytest.param({"place_id": "tarn"}, ({},), None, id="a place is told"),
        pytest.param({"place_id": "tarn", "place_sure": False}, ({},), "XX", id="a place is only carried"),
    ],
)
def test_an_act_without_a_place_is_of_the_state_it_must_be_of(changes, told, state):
    assert home(*(make_claim(f"y{n}", **other) for n, other in enumerate(told)), **changes) == state
