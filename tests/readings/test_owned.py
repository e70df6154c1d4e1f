"""Who claims an attack means the one told before; the day is that of the claim."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article

TOLD = "On Monday a convoy was ambushed near Gao."


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("On Thursday Islamic State claimed the attack.", id="claimed"),
        pytest.param("Islamic State claimed responsibility for the attack on Thursday.", id="responsibility"),
        pytest.param("The attack was claimed on Thursday by Islamic State.", id="passive"),
    ],
)
def test_a_claimed_attack_is_the_one_told_before_and_not_of_the_day_it_was_claimed(
    reader: RulesReader, claim: str
) -> None:
    reading = reader.read(make_article(f"{TOLD} {claim}"))
    told, owned = reading.claims[0], reading.claims[-1]
    assert (owned.takes_up, owned.times) == (told.id, ())


def test_an_attack_claimed_with_its_own_day_and_place_is_dated_by_it(reader: RulesReader) -> None:
    (owned,) = reader.read(make_article("The rebels claimed an attack on a base in Gao on Monday.")).claims
    assert len(owned.times) == 1
