"""Which clusters of claims may be of one happening by their kinds."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.model.picture import PictureClaim
from dateline.picture.events.cluster import Cluster
from dateline.picture.events.kinship import is_one_gain, is_wreck, kinds_agree
from tests.picture.factory import ARMY, make_claim


def cluster(id: str, kind: str, article: str = "a", **changes: Any) -> Cluster:
    return Cluster(make_claim(id, article, **({"kind": kind, "actor_ids": (), "site": "bridge"} | changes)))


@pytest.mark.parametrize(
    ("other", "one"),
    [
        pytest.param(cluster("y", "bombing"), True, id="a bridge blown up"),
        pytest.param(cluster("y", "airstrike"), True, id="a bridge bombed"),
        pytest.param(cluster("y", "bombing", site="market"), False, id="another site"),
        pytest.param(cluster("y", "bombing", "b"), False, id="another report"),
        pytest.param(cluster("y", "looting"), False, id="no blast"),
        pytest.param(cluster("y", "destruction"), False, id="another destruction"),
    ],
)
def test_what_was_destroyed_is_of_the_blast_its_report_tells_of_the_site(other: Cluster, one: bool) -> None:
    wreck = cluster("x", "destruction")
    assert is_wreck(wreck, other) is one
    assert is_wreck(other, wreck) is one
    assert not one or kinds_agree(wreck, other)


@pytest.mark.parametrize(
    ("again", "one"),
    [
        pytest.param(make_claim("y", kind="recapture"), True, id="by the same side"),
        pytest.param(make_claim("y", kind="recapture", actor_ids=(ARMY,)), False, id="by another"),
        pytest.param(make_claim("y", kind="recapture", actor_ids=()), False, id="by nobody named"),
        pytest.param(make_claim("y", kind="clash"), False, id="a fight"),
    ],
)
def test_who_is_said_to_have_a_town_back_took_it(again: PictureClaim, one: bool) -> None:
    first, second = Cluster(make_claim("x")), Cluster(again)
    assert is_one_gain(first, second) is is_one_gain(second, first) is one
    assert kinds_agree(first, second) is one
