"""A row of capitals is no actor where its last word is a deed, a machine or an outlet; a state's army is, in a headline too."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article


def doers(reader: RulesReader, text: str) -> list[tuple[str, str | None]]:
    reading = reader.read(make_article(text))
    known = {m.id: m for m in reading.mentions}
    return [(known[i].quote, known[i].key) for c in reading.claims for i in c.actors]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Shelling and Airstrikes kill 12 in Gao", id="strikes"),
        pytest.param("Hill Road Warplanes carried out an attack in Gao.", id="machines"),
        pytest.param("Morning Star News calls for peace in Sudan", id="an outlet"),
        pytest.param("Old Bridge Bombing kills four in Jos", id="a bombing"),
    ],
)
def test_a_deed_does_nothing(reader: RulesReader, text: str) -> None:
    assert doers(reader, text) == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("Malian Army Killed Notorious Rebel Emir in Northern Gao", "state:ML:military", id="a headline"),
        pytest.param("The Liberian Army attacked Gbarnga on Monday.", "state:LR:military", id="a sentence"),
        pytest.param("The Malian Liberation Army attacked a camp in Gao.", "actor:the malian liberation army", id="a name"),
    ],
)  # fmt: skip
def test_an_army_named_by_its_state_is_that_states(reader: RulesReader, text: str, key: str) -> None:
    assert {k for _, k in doers(reader, text)} == {key}


@pytest.mark.parametrize(
    ("text", "kind", "means"),
    [
        pytest.param("Rebels shot down an army helicopter near Goma on Friday.", "attack", None, id="downed"),
        pytest.param(
            "An army helicopter was shot down over Mandera, killing five.", "attack", None, id="with its dead"
        ),
        pytest.param("Their helicopter came under fire near Bunia on Friday.", "attack", None, id="under fire"),
        pytest.param("Six drones were shot down over Odesa on Friday.", "airstrike", "airstrike", id="drones"),
    ],
)
def test_what_is_shot_at_is_not_what_it_is_shot_with(
    reader: RulesReader, text: str, kind: str, means: str | None
) -> None:
    (claim,) = reader.read(make_article(text)).claims
    assert (claim.kind, claim.means) == (kind, means)
