"""What a whole report is about."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from dateline.readings.claims.report_scene import scene_of
from tests.conftest import make_article

FLOOD = (
    "Floods have cut off the flooded valley of Sirun since Monday. The storm brought down two bridges in Aldern.\n\n"
    "Forty people died in Aldern and sixty are missing. The floodwater had not gone down on Tuesday."
)
BLAST = (
    "A blast shook the port of Tema on Friday. It was felt ten miles away.\n\n"
    "The warehouse held ammonium nitrate, and a leak had been reported. The explosion killed nine people in Tema."
)
MATCH = (
    "The Herons beat the Otters in the league on Sunday. Their striker, a rookie, scored in the second match of the season.\n\n"
    "The coach said that the defenders had won the battle of Aldern. The stadium was full of fans."
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [(FLOOD, "disaster"), (BLAST, None), (MATCH, None), ("Gunmen killed a trader in Jos on Monday.", None)],
    ids=["a flood", "a blast", "a match", "a murder"],
)
def test_a_report_full_of_water_and_of_no_arms_tells_of_a_calamity(text: str, kind: str | None) -> None:
    assert scene_of(text).harm == kind


def test_the_dead_of_a_flood_were_killed_by_nobody(reader: RulesReader) -> None:
    claims = reader.read(make_article(FLOOD)).claims
    assert claims
    assert "killing" not in {c.kind for c in claims}


def test_what_explodes_beside_a_leak_with_no_bomb_told_of_is_an_accident(reader: RulesReader) -> None:
    assert {c.kind for c in reader.read(make_article(BLAST)).claims} <= {"accident"}
    bombed = BLAST.replace("a leak had been reported", "a suicide bomber had driven in, militants said")
    assert "bombing" in {c.kind for c in reader.read(make_article(bombed)).claims}


def test_a_battle_on_a_playing_field_is_none(reader: RulesReader) -> None:
    assert "clash" not in {c.kind for c in reader.read(make_article(MATCH)).claims}
    assert "clash" in {c.kind for c in reader.read(make_article("Rebels fought the army in Aldern on Sunday.")).claims}
