"""Deeds that somebody is tried for."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Prosecutors charged a soldier on Friday with the murder of three villagers near Kandahar.", []),
        ("A man was sentenced on Monday for the killing of a shopkeeper in Lille.", []),
        ("She faces trial in June for the bombing of a police station in Medan.", []),
        ("The suspect was arraigned Tuesday in the March 3 killing of a cab driver in Newark.", ["March 3"]),
        ("Gunmen killed a judge in Lima on Monday.", ["Monday"]),
        ("The suspect shot two men in Lima on Monday and was charged.", ["Monday"]),
    ],
)
def test_a_deed_has_not_the_day_of_the_court(reader: RulesReader, text: str, days: list[str]) -> None:
    reading = reader.read(make_article(text))
    words = {t.id: t.quote for t in reading.times}
    deeds = [c for c in reading.claims if c.kind in {"killing", "bombing", "attack"}]
    assert deeds
    assert [words[t] for t in deeds[0].times] == days


def test_who_dies_where_he_was_brought_died_of_what_was_done_elsewhere(reader: RulesReader) -> None:
    text = (
        "Gunmen shot a trader in Sokoto on Monday. He was flown to a hospital in Gusau, where he died, officials said."
    )
    reading = reader.read(make_article(text))
    names = {m.id: m.quote for m in reading.mentions}
    assert {names.get(c.place or "") for c in reading.claims if c.rule == "die-verb"} <= {"Sokoto", None}
