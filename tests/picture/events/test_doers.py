"""Who did it and to whom, summed up over the claims of one occurrence."""

from __future__ import annotations

import pytest

from dateline.model.world import Actor
from dateline.picture.events.doers import doers_and_targets
from tests.picture.factory import make_claim

SORTS = {
    "m23": "rebel-group",
    "adf": "rebel-group",
    "mai-mai": "political-militia",
    "rebels": "rebel-group",
    "militia": "political-militia",
}
KNOWN = {id: Actor(id=id, name=id, names=(id,), kind=kind, country=None) for id, kind in SORTS.items()}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("named", "doers"),
    [
        pytest.param(("m23",), ("m23",), id="one-group"),
        pytest.param(("m23", "adf"), ("adf", "m23", "rebels"), id="two-groups-leave-it-open"),
        pytest.param(("mai-mai",), ("mai-mai", "rebels"), id="no-rebel-group"),
        pytest.param((), ("rebels",), id="nobody-named"),
    ],
)
def test_bare_rebels_are_the_one_group_named(named: tuple[str, ...], doers: tuple[str, ...]) -> None:
    told = [make_claim(actor, kind="attack", actor_ids=(actor,), target_ids=()) for actor in (*named, "rebels")]
    assert tuple(sorted(doers_and_targets(told, told, "attack", KNOWN)[0])) == doers
