"""What a war has cost is of no one day or place; who died in it on a day is news."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article

NEWS = "Rebels shelled Gao on Friday."


@pytest.mark.parametrize(
    ("text", "is_sum"),
    [
        pytest.param("The war has killed more than 320,000 people since it began in 2011.", True, id="the war has"),
        pytest.param("More than 9,000 people have been killed since the conflict broke out.", True, id="since it broke out"),
        pytest.param("At least 50,000 people have died in the civil war.", True, id="in the war"),
        pytest.param("Kenya has so far lost at least 12 soldiers in the Congolese war.", True, id="lost in the war"),
        pytest.param("The insurgency has left thousands dead over two decades.", True, id="left dead"),
        pytest.param("Ten people were killed in the conflict on Friday.", False, id="on a day"),
        pytest.param("The shelling has so far killed 12 people.", False, id="so far, of an act"),
        pytest.param("A veteran of the war was killed.", False, id="of the war"),
    ],
)  # fmt: skip
def test_what_a_war_has_cost_is_no_news_of_the_place_told_before(reader: RulesReader, text: str, is_sum: bool) -> None:
    reading = reader.read(make_article(f"{NEWS} {text}"))
    claim = next(c for c in reading.claims if c.start >= len(NEWS) or "12 people" in c.quote)
    assert ((claim.tense, claim.place, claim.times) == ("background", None, ())) is is_sum
