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


def test_only_the_claim_told_last_is_doubted(reader: RulesReader) -> None:
    text = f"{CLAIM} The militia claimed it had shelled Beni on Monday. There is no evidence for that claim."
    told = {c.kind: c.certainty for c in reader.read(make_article(text)).claims}
    assert told == {"attack": "alleged", "shelling": "doubted"}
