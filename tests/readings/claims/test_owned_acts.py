"""Whose a noun of action is by the words before it."""

from __future__ import annotations

import pytest

from dateline.model.reading import Claim
from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article


def told(reader: RulesReader, text: str) -> tuple[Claim, dict[str, str]]:
    reading = reader.read(make_article(text))
    claim = next(c for c in reading.claims if c.kind in {"bombing", "attack", "airstrike", "shelling"})
    return claim, {m.id: m.key or m.quote for m in reading.mentions}


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        pytest.param("The Dutch embassy bombing in Sanaa killed nine people.", "state:NL:government", id="embassy"),
        pytest.param("The M23 base attack in Sake left nine dead.", "m23", id="base"),
        pytest.param("Hezbollah pager explosions in Tyre killed nine.", "hezbollah", id="pagers"),
    ],
)
def test_whose_thing_was_struck_did_not_strike_it(reader: RulesReader, text: str, owner: str) -> None:
    claim, keys = told(reader, text)
    assert owner not in [keys[a] for a in claim.actors]
    assert owner in [keys[t] for t in claim.targets]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("An M23 car bomb attack in Sake left nine dead.", id="car-bomb"),
        pytest.param("An M23 rocket attack on Sake left nine dead.", id="rocket"),
        pytest.param("An M23 attack on Sake left nine dead.", id="bare"),
    ],
)
def test_who_stands_before_what_is_struck_with_struck(reader: RulesReader, text: str) -> None:
    claim, keys = told(reader, text)
    assert [keys[a] for a in claim.actors] == ["m23"]


def test_an_embassy_of_no_named_state_is_not_that_of_the_land_it_is_in(reader: RulesReader) -> None:
    claim, keys = told(
        reader, "Kenya mourned on Monday. Kenyan doctors treated 40 people after the embassy blast in Nairobi."
    )
    assert "state:KE:government" not in [keys[m] for m in (*claim.actors, *claim.targets)]


def test_who_is_charged_with_a_killing_did_it_and_not_who_charges(reader: RulesReader) -> None:
    reading = reader.read(make_article("Prosecutors in Leeds charged a teenager on Monday with killing Mason Reed."))
    keys = {m.id: m.quote for m in reading.mentions}
    killing = next(c for c in reading.claims if c.kind == "killing")
    assert [keys[a] for a in killing.actors] == ["a teenager"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Bombs went off on Monday at Dutch embassies in Bamako and Niamey.", id="at"),
        pytest.param("A bomb exploded outside the Dutch consulate in Bamako on Monday.", id="outside"),
    ],
)
def test_a_bomb_at_an_embassy_is_against_its_state(reader: RulesReader, text: str) -> None:
    claim, keys = told(reader, text)
    assert [keys[t] for t in claim.targets] == ["state:NL:government"]
