"""A figure that a speaker gives only to reject it is denied, not told."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from dateline.readings.claims.rejected_figures import RejectedRule
from dateline.rules import load_rules
from tests.conftest import make_article

(RULE,) = load_rules("en/rejected_figures", RejectedRule)
SCENE = "A flood hit the city of Goma on Sunday."


def modalities(reader: RulesReader, sentence: str) -> set[tuple[str, str]]:
    """Give polarity and certainty of the claims with a figure in a sentence."""
    claims = reader.read(make_article(f"{SCENE}\n{sentence}")).claims
    return {(c.polarity, c.certainty) for c in claims if c.start >= len(SCENE) and c.quantities}


@pytest.mark.parametrize(
    "sentence",
    [
        *RULE.finds,
        pytest.param("The count of 12 dead in the attack in Goma is wrong, the mayor said.", id="the-deed-it-is-of"),
        pytest.param("Activists say the toll of 300 dead is a gross underestimate.", id="content-behind-the-cue"),
        pytest.param("The claim that 80 soldiers were killed in Goma is nonsense, a general said.", id="a-claim"),
    ],
)
def test_a_figure_called_wrong_is_denied_by_who_says_so(reader: RulesReader, sentence: str) -> None:
    assert modalities(reader, sentence) <= {("negative", "doubted")}


@pytest.mark.parametrize("sentence", RULE.skips)
def test_a_figure_that_is_upheld_or_rises_is_told(reader: RulesReader, sentence: str) -> None:
    assert ("negative", "doubted") not in modalities(reader, sentence)


def test_an_act_is_not_denied_with_a_toll_that_is_not_given(reader: RulesReader) -> None:
    claims = reader.read(make_article("The toll of the attack in Goma on Monday is wrong, the mayor said.")).claims
    assert {c.polarity for c in claims if c.kind == "attack"} == {"positive"}
