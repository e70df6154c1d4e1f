"""Places told in a row, each with its own day."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article


def rows(reader: RulesReader, text: str, kind: str) -> dict[str, list[str]]:
    """Give the days of each place that claims of a kind name."""
    reading = reader.read(make_article(text))
    places, times = {m.id: m.quote for m in reading.mentions}, {t.id: t.quote for t in reading.times}
    return {places[c.place]: [times[t] for t in c.times] for c in reading.claims if c.kind == kind and c.place}


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        pytest.param("Rebels captured Goma on Tuesday and Bukavu on Thursday.", "capture", {"Goma": ["Tuesday"], "Bukavu": ["Thursday"]}, id="two"),
        pytest.param("The army shelled Aleppo on Monday, Homs on Tuesday and Idlib on Wednesday.", "shelling", {"Aleppo": ["Monday"], "Homs": ["Tuesday"], "Idlib": ["Wednesday"]}, id="three"),
        pytest.param("Rebels captured Goma on 21 January and Bukavu two days later.", "capture", {"Goma": ["21 January"], "Bukavu": ["two days later"]}, id="days-later"),
        pytest.param("Rebels captured Goma, a city on the lake, in June 2022, and Bukavu, the next one, in October.", "capture", {"Goma": ["June 2022"], "Bukavu": ["October"]}, id="with-words-between"),
        pytest.param("Two people were killed in Kano on Friday and three in Jos on Saturday.", "killing", {"Kano": ["Friday"], "Jos": ["Saturday"]}, id="of-others"),
        pytest.param("Kunduz fell on 8 August, Herat on 12 August and Kabul on 15 August.", "capture", {"Kunduz": ["8 August"], "Herat": ["12 August"], "Kabul": ["15 August"]}, id="the-first-is-the-subject"),
        pytest.param("Herat was attacked early on Monday, Farah the next night.", "attack", {"Herat": ["early on Monday"], "Farah": ["the next night"]}, id="days-that-begin-with-small-words"),
        pytest.param("The army retook Izium in the east on the sixteenth, Kupiansk on the twenty-first.", "recapture", {"Izium": ["the sixteenth"], "Kupiansk": ["the twenty-first"]}, id="days-of-a-month"),
    ],
)  # fmt: skip
def test_each_place_of_a_row_has_its_own_day(
    reader: RulesReader, text: str, kind: str, wanted: dict[str, list[str]]
) -> None:
    assert rows(reader, text, kind) == wanted


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        pytest.param("Rebels left Goma on Monday and Bukavu on Tuesday was quiet.", "withdrawal", "Bukavu", id="another-verb"),
        pytest.param("Rebels captured Goma on Monday and met envoys in Nairobi on Tuesday.", "capture", "Nairobi", id="another-act"),
        pytest.param("Kunduz fell on 8 August and envoys left Herat on 12 August.", "capture", "Herat", id="a-verb-between"),
        pytest.param("Rebels captured Goma and Bukavu on Tuesday.", "capture", "Kinshasa", id="one-day-for-all"),
    ],
)  # fmt: skip
def test_what_is_told_of_another_act_is_of_no_row(reader: RulesReader, text: str, kind: str, place: str) -> None:
    assert place not in rows(reader, text, kind)
