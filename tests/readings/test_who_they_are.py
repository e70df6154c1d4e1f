"""Whom "they" takes up where a body and men stand before it."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("The army of Chad said it had killed 12 militants. They had raided a farm.", "rebels", id="raiders"),
        pytest.param("Police in Cali held nine gunmen. They had robbed a bank.", "unidentified-armed-group", id="robbers"),
        pytest.param("Chad's army attacked rebels near Sarh. They killed 12 rebels.", "state:TD:military", id="not-rebels"),
        pytest.param("Rebels attacked Chad's army near Sarh. They killed nine soldiers.", "rebels", id="not-soldiers"),
        pytest.param("Chad's army entered Sarh. They burned nine cars.", "state:TD:military", id="no-men-named"),
    ],
)  # fmt: skip
def test_they_are_the_men_named_and_not_those_it_is_done_to(reader: RulesReader, text: str, key: str) -> None:
    found = [m.key for m in reader.read(make_article(text)).mentions if m.quote == "They" and m.kind == "actor"]
    assert found == [key]
