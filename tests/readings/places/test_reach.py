"""Where an act was, and where somebody only answered to it or marched against it."""

from __future__ import annotations

import pytest

from dateline.model.reading import Claim, Reading
from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article


def claim_of(reading: Reading, kind: str) -> Claim:
    return next(claim for claim in reading.claims if claim.kind == kind)


def named(reading: Reading, mention_id: str | None) -> str | None:
    return next((m.quote for m in reading.mentions if m.id == mention_id), None)


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        pytest.param("Mali is at war. An attack near Gao was condemned in Paris.", "attack", "Gao", id="condemned"),
        pytest.param("Mali is at war. The president deplored in Paris the killing of 12 villagers in Gao.", "killing", "Gao", id="deplored"),
        pytest.param("The army shelled Goma on Friday. The attack was discussed in Nairobi on Sunday.", "shelling", "Goma", id="discussed"),
        pytest.param("Protesters in Berlin marched against the bombing of Aleppo.", "protest", "Berlin", id="marched-against"),
        pytest.param("Ministers met in Doha over the shelling of Omdurman.", "meeting", "Doha", id="met-over"),
        pytest.param("Heavy fighting was reported in Goma on Tuesday.", "clash", "Goma", id="reported-there"),
        pytest.param("Rain fell on Gao. Nine soldiers were killed when a convoy was ambushed at Tinzalou.", "attack", None, id="place-nobody-knows"),
        pytest.param("Two men agreed on talks, to be led by Nigeria's former president.", "agreement", None, id="land-of-a-person"),
    ],
)  # fmt: skip
def test_an_act_is_where_it_was_done(reader: RulesReader, text: str, kind: str, place: str | None) -> None:
    reading = reader.read(make_article(text))
    assert named(reading, claim_of(reading, kind).place) == place


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("Mali is at war. An attack near Gao was condemned in Paris on Monday.", [], id="condemned"),
        pytest.param("Mali is at war. An attack near Gao on Friday was condemned in Paris.", ["Friday"], id="its-own-day"),
        pytest.param("Mali is at war. An attack was reported near Gao on Monday.", ["Monday"], id="reported"),
    ],
)  # fmt: skip
def test_the_day_of_an_answer_is_not_that_of_the_act(reader: RulesReader, text: str, days: list[str]) -> None:
    reading = reader.read(make_article(text))
    told = claim_of(reading, "attack").times
    assert [t.quote for t in reading.times if t.id in told] == days
