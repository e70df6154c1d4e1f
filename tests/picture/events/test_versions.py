"""One blast of which reports disagree how and by whom it was done is one; two blasts of one report are two."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.model.picture import PictureClaim
from dateline.picture.events.told_apart import are_told_apart, share_site, site_key
from dateline.picture.events.versions import are_versions
from tests.picture.factory import ARMY, RED, make_claim, make_killing, make_speaker

VOICE = make_speaker("Jan Velle", "spokesman", ARMY)


def strike(id: str = "x", article: str = "a", **changes: Any) -> PictureClaim:
    given: dict[str, Any] = {
        "kind": "airstrike",
        "actor_ids": (ARMY,),
        "site": "market",
        "quote": "Jets hit the market",
    }
    return make_claim(id, article, **(given | changes))


def rockets(id: str = "y", article: str = "b", **changes: Any) -> PictureClaim:
    given: dict[str, Any] = {"kind": "shelling", "site": "bazaar", "quote": "Rockets fell on the bazaar"}
    return make_claim(id, article, **({"start": 100, "end": 140} | given | changes))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(rockets(), id="the site by another name"),
        pytest.param(rockets(site=None, quantities=make_killing("z", "b", 25).quantities), id="the number of the dead"),
        pytest.param(rockets(article="a", speaker=VOICE), id="one report, which leaves it to a voice"),
        pytest.param(rockets(article="a", certainty="alleged"), id="one report, which doubts it"),
        pytest.param(rockets(kind="accident", actor_ids=()), id="an accident, says another"),
    ],
)
def test_tellings_that_meet_in_site_or_toll_are_versions(other: PictureClaim) -> None:
    told = [strike(quantities=make_killing("z", "a", 25).quantities)]
    assert are_versions(told, [other])
    assert are_versions([other], told)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(rockets(site="school"), id="another site"),
        pytest.param(rockets(site=None), id="nothing that meets"),
        pytest.param(rockets(site=None, quantities=make_killing("z", "b", 2).quantities), id="a small number"),
        pytest.param(rockets(article="a"), id="one report tells both as fact"),
        pytest.param(rockets(kind="capture"), id="no blast"),
        pytest.param(rockets(kind="airstrike", actor_ids=(RED,)), id="the same kind"),
        pytest.param(rockets(article="a", speaker=VOICE, quote="a second blast hit the bazaar", quantities=make_killing("z", "a", 4).quantities), id="a second blast"),
    ],
)  # fmt: skip
def test_other_tellings_are_no_versions(other: PictureClaim) -> None:
    told = [strike(quantities=make_killing("z", "a", 2).quantities)]
    assert not are_versions(told, [other])


@pytest.mark.parametrize(
    ("changes", "apart"),
    [
        pytest.param({"site": "mosque", "quote": "another bomb hit a mosque"}, True, id="another, elsewhere"),
        pytest.param({"site": "mosque", "quote": "a bomb hit a mosque"}, False, id="other words for the site"),
        pytest.param({"quote": "the second bomb fell where people ran"}, False, id="the second bomb of one strike"),
        pytest.param({"time_part": "evening"}, True, id="another hour"),
        pytest.param({"time_part": "morning"}, False, id="the same hour"),
        pytest.param({"article_id": "art-b", "site": "mosque", "quote": "another bomb"}, False, id="another report"),
    ],
)
def test_a_report_tells_two_acts_as_two(changes: dict[str, Any], apart: bool) -> None:
    first = make_claim("x", kind="bombing", site="market", time_part="morning")
    second = make_claim("y", **({"kind": "bombing", "site": None, "start": 60, "end": 100} | changes))
    assert are_told_apart([first], [second]) is apart
    assert are_told_apart([second], [first]) is apart


def test_two_sites_with_dead_of_their_own_are_two() -> None:
    market = make_killing("x", "a", 8, kind="bombing", site="market")
    mosque = make_killing("y", "a", 5, kind="bombing", site="mosque", start=60, end=100)
    assert are_told_apart([market], [mosque])


def test_sites_meet_by_their_sort() -> None:
    assert site_key("the town bazaar") == site_key("vegetable market")
    assert site_key("depot") == "depot"
    assert site_key(None) is None
    assert share_site([strike()], [rockets()])
    assert not share_site([strike(site=None)], [rockets(site=None)])
