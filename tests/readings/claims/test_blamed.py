"""Who is blamed for an act is said to have done it."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article


@pytest.mark.parametrize(
    ("text", "kind", "doer"),
    [
        pytest.param("Officials blamed the bombing in Mora on Boko Haram.", "bombing", "Boko Haram", id="blamed-on"),
        pytest.param("The blast in Mora was blamed on Boko Haram.", "bombing", "Boko Haram", id="was-blamed-on"),
        pytest.param("An attack blamed on M23 killed nine in Sake.", "attack", "M23", id="participle"),
        pytest.param(
            "Monitors attributed the shelling of Nyala to the RSF.", "shelling", "the RSF", id="attributed-to"
        ),
        pytest.param(
            "Villagers blamed soldiers for the killing of 20 herders near Djibo.", "killing", "soldiers", id="for"
        ),
        pytest.param("M23 was accused of the killing of 20 herders near Sake.", "killing", "M23", id="accused-of"),
        pytest.param("Monitors accused M23 of the massacre of 20 herders near Sake.", "attack", "M23", id="accused"),
    ],
)
def test_who_is_blamed_is_doer_and_not_target(reader: RulesReader, text: str, kind: str, doer: str) -> None:
    reading = reader.read(make_article(text))
    quotes = {m.id: m.quote for m in reading.mentions}
    act = next(c for c in reading.claims if c.kind == kind)
    assert [quotes[a] for a in act.actors] == [doer]
    assert doer not in [quotes[t] for t in act.targets]


def test_what_is_blamed_on_the_weather_is_done_by_nobody(reader: RulesReader) -> None:
    claims = reader.read(make_article("Officials blamed the blast in Mora on a gas leak.")).claims
    assert all(not c.actors for c in claims if c.kind in {"bombing", "accident"})
