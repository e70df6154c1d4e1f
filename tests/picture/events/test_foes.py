"""The two sides that reports tell to fight each other."""

from __future__ import annotations

import pytest

from dateline.model.world import Actor
from dateline.picture.events.foes import fill_sides, foes_by_report
from tests.picture.factory import make_claim

ARMY, ITS_STATE, GROUP, OTHER, CROWD = "state:CD:military", "state:CD:government", "m23", "adf", "civilians"
SORTS = {ARMY: "state-forces", ITS_STATE: "government", GROUP: "rebel-group", OTHER: "rebel-group", CROWD: "civilians"}
KNOWN = {id: Actor(id=id, name=id, names=(id,), kind=kind, country=None) for id, kind in SORTS.items()}  # type: ignore[arg-type]


def foes(*acts: tuple[str, str]) -> frozenset[str] | None:
    claims = [
        make_claim(str(n), kind="attack", actor_ids=(doer,), target_ids=(target,))
        for n, (doer, target) in enumerate(acts)
    ]
    return foes_by_report(claims, KNOWN).get("art-a")


@pytest.mark.parametrize(
    ("acts", "told"),
    [
        pytest.param([(ARMY, GROUP), (GROUP, ARMY)], {ARMY, GROUP}, id="two-sides"),
        pytest.param([(ARMY, GROUP), (GROUP, ITS_STATE), (GROUP, ARMY)], {ARMY, GROUP}, id="arms-of-a-state-are-one"),
        pytest.param([(ARMY, GROUP), (GROUP, CROWD), (GROUP, ARMY)], {ARMY, GROUP}, id="bystanders-do-not-fight"),
        pytest.param([(ARMY, GROUP)], None, id="once-is-too-little"),
        pytest.param([(ARMY, GROUP), (GROUP, ARMY), (OTHER, ARMY)], None, id="a-third-side-leaves-it-open"),
    ],
)
def test_two_sides_are_foes_where_a_report_tells_of_no_others(
    acts: list[tuple[str, str]], told: set[str] | None
) -> None:
    assert foes(*acts) == told


@pytest.mark.parametrize(
    ("kind", "doers", "targets", "reports", "want"),
    [
        pytest.param("clash", (), (), [{ARMY, GROUP}], ((GROUP, ARMY), ()), id="nobody-named"),
        pytest.param("clash", (ARMY,), (), [{ARMY, GROUP}], ((ARMY,), (GROUP,)), id="one-doer"),
        pytest.param("clash", (), (GROUP,), [{ARMY, GROUP}], ((ARMY,), (GROUP,)), id="one-target"),
        pytest.param("clash", (OTHER,), (), [{ARMY, GROUP}], ((OTHER,), ()), id="somebody-else"),
        pytest.param("clash", (), (), [{ARMY, GROUP}, {ARMY, OTHER}], ((), ()), id="reports-of-other-foes"),
        pytest.param("clash", (), (), [{ARMY, GROUP}, None], ((), ()), id="a-report-of-none"),
        pytest.param("attack", (), (), [{ARMY, GROUP}], ((), ()), id="an-attack-is-one-sides"),
    ],
)
def test_a_bare_clash_is_between_the_foes_of_its_reports(
    kind: str,
    doers: tuple[str, ...],
    targets: tuple[str, ...],
    reports: list[set[str] | None],
    want: tuple[tuple[str, ...], tuple[str, ...]],
) -> None:
    told = [frozenset(r) if r is not None else None for r in reports]
    assert fill_sides(kind, doers, targets, told) == want
