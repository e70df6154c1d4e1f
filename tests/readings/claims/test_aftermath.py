"""Harm told after an act is of that act: its kind, its place, its day."""

from __future__ import annotations

import pytest

from dateline.model.reading import Claim, Reading
from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article


def read(reader: RulesReader, text: str) -> Reading:
    return reader.read(make_article(text))


def harmed(reading: Reading, measure: str) -> Claim:
    """The last claim that counts people of this measure."""
    counted = {q.id for q in reading.quantities if q.measure == measure}
    return [c for c in reading.claims if counted & set(c.quantities)][-1]


FOLLOWING = {
    "those who drown": ("A ferry sank off Lamu on Sunday. Thirteen people drowned.", "accident", "killed"),
    "the missing": ("Floods hit Bunia on Sunday. Forty people were still missing.", "disaster", "missing"),
    "a toll": ("An earthquake struck Bunia on Sunday. The mayor put the toll at 30.", "disaster", "killed"),
    "a rising toll": ("Shells hit a market in Bunia on Sunday. The death toll rose to 30.", "shelling", "killed"),
    "bodies found": ("A boat capsized off Lamu on Sunday. Nine bodies were recovered.", "accident", "killed"),
    "in the next paragraph": ("A bomb exploded in Bunia on Sunday.\nTwelve people were killed.", "bombing", "killed"),
}


@pytest.mark.parametrize(("text", "kind", "measure"), FOLLOWING.values(), ids=FOLLOWING)
def test_harm_told_after_an_act_is_of_its_kind_place_and_day(text: str, kind: str, measure: str, reader: RulesReader):
    reading = read(reader, text)
    act, harm = reading.claims[0], harmed(reading, measure)
    assert (harm.kind, harm.place, harm.times, harm.takes_up) == (kind, act.place, act.times, act.id)


APART = {
    "done by somebody": "A bomb exploded in Bunia on Sunday. Gunmen killed nine people.",
    "of a campaign": "A bomb exploded in Bunia on Sunday. Since June 90 people have been killed.",
    "of what was only planned": "Rebels plan to bomb Bunia. Nine people were killed.",
}


@pytest.mark.parametrize("text", APART.values(), ids=APART)
def test_harm_of_another_act_takes_up_nothing(text: str, reader: RulesReader):
    harm = harmed(read(reader, text), "killed")
    assert (harm.kind, harm.takes_up) == ("killing", None)


def test_the_dead_of_a_hazard_in_another_place_have_that_place(reader: RulesReader):
    reading = read(reader, "A volcano erupted near Goma on Saturday. Two people drowned in Bukavu.")
    harm = harmed(reading, "killed")
    assert harm.kind == "disaster"
    assert {m.id: m.quote for m in reading.mentions}[harm.place or ""] == "Bukavu"
