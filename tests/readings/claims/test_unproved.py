"""What is claimed and then said to have no evidence is doubted."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article

CLAIM = "The rebels claimed they had attacked the barracks in Bunia on Monday."


@pytest.mark.parametrize(
    ("after", "certainty"),
    [
        pytest.param("There is no evidence for the claim.", "doubted", id="no evidence"),
        pytest.param("They offered no proof of that claim, a diplomat said.", "doubted", id="no proof"),
        pytest.param("There is no evidence of a fire at the mill.", "alleged", id="evidence of something else"),
        pytest.param("The mayor has evidence for the claim.", "alleged", id="evidence there is"),
        pytest.param("Rain fell. " * 40 + "There is no evidence for the claim.", "alleged", id="far behind"),
    ],
)
def test_a_claim_without_evidence_is_doubted(reader: RulesReader, after: str, certainty: str) -> None:
    claims = reader.read(make_article(f"{CLAIM} {after}")).claims
    assert [c.certainty for c in claims if c.kind == "attack"] == [certainty]


@pytest.mark.parametrize(
    ("after", "certainties"),
    [
        pytest.param("It is not so: the market was open.", {"doubted"}, id="not so"),
        pytest.param("That turned out to be false.", {"doubted"}, id="false"),
        pytest.param("It was a rumour.", {"doubted"}, id="a rumour"),
        pytest.param("It is true, the mayor said.", {"asserted"}, id="true"),
        pytest.param("The phones were dead. It is not so bad now.", {"asserted"}, id="of something else"),
    ],
)
def test_what_the_next_sentence_says_is_not_so_is_doubted(reader: RulesReader, after: str, certainties: set[str]):
    claims = reader.read(make_article(f"There were voices that Bunia had fallen. {after}")).claims
    assert {c.certainty for c in claims if c.kind == "capture"} == certainties


def test_only_the_claim_told_last_is_doubted(reader: RulesReader) -> None:
    text = f"{CLAIM} The militia claimed it had shelled Beni on Monday. There is no evidence for that claim."
    told = {c.kind: c.certainty for c in reader.read(make_article(text)).claims}
    assert told == {"attack": "alleged", "shelling": "doubted"}
