"""Verbs, places and doers that share a verb or a noun, read where the parse hangs the second of them elsewhere."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article

TOLD = [
    ("Saudi jets bombed and strafed farms near Saada on Saturday.", "airstrike", "Saada"),
    ("The rebels crossed the river and on the second day captured Bangui.", "capture", "Bangui"),
    ("Islamic State has advanced east towards Marib.", "advance", "Marib"),
    ("The rebels have advanced to within nine kilometres of Bunia, a priest said.", "advance", "Bunia"),
    ("Fighters took Mosul before dawn and Tikrit before dark.", "capture", "Tikrit"),
    ("M23 took Goma on Sunday and Bukavu on Friday.", "capture", "Bukavu"),
    ("The news followed the capture by rebel fighters of an air base near Aleppo on Monday.", "capture", "Aleppo"),
    ("Nine men were rounded up in Bama on Tuesday and shot dead, a vigilante said.", "killing", None),
    ("Envoys say men of both sides, police among them, have carried out killings in Bunia.", "killing", "Bunia"),
    ("The military shot at a group of nurses near Mopti on Friday, a doctor said.", "attack", "Mopti"),
    ("Witnesses saw helicopters fire rockets at a village near Sumy on Monday.", "airstrike", "Sumy"),
    ("The mission reported two mortar hits on a school in Donetsk on Friday.", "shelling", "Donetsk"),
    ("In Aktau, the capital of the region, police fired on demonstrators.", "attack", "Aktau"),
    ("In Beni, a town on the border, gunmen killed nine farmers on Sunday.", "killing", "Beni"),
    ("In the video soldiers fire at a crowd in Conakry.", "attack", "Conakry"),
    ("09:30 – Bakhmut has fallen.", "capture", "Bakhmut"),
    ("Ukraine attacked four Russian air bases with drones on Friday.", "attack", None),
    ("Some 500 Burundian soldiers are reported to be deploying to Goma.", "deployment", "Goma"),
]


@pytest.mark.parametrize(("sentence", "kind", "place"), TOLD, ids=[s for s, _, _ in TOLD])
def test_the_second_of_two_is_told_as_the_first(sentence: str, kind: str, place: str | None, reader: RulesReader):
    assert (kind, place) in _told(sentence, reader, placed=place is not None)


ALONE = [
    ("Nine men were rounded up in Bama on Tuesday and fled.", "killing"),
    ("The rebels took Goma on Friday and Sunday.", "advance"),
    ("A trader was shot at close range near Djibo on Tuesday.", "attack"),
]


@pytest.mark.parametrize(("sentence", "kind"), ALONE, ids=[s for s, _ in ALONE])
def test_what_only_looks_joined_tells_no_second_act(sentence: str, kind: str, reader: RulesReader):
    assert kind not in {told for told, _ in _told(sentence, reader, placed=False)}


def _told(sentence: str, reader: RulesReader, *, placed: bool) -> set[tuple[str, str | None]]:
    reading = reader.read(make_article(sentence))
    quotes = {m.id: m.quote for m in reading.mentions}
    return {
        (c.kind, quotes.get(c.place or "") if placed else None)
        for c in reading.claims
        if c.polarity == "positive" and c.tense == "current"
    }
