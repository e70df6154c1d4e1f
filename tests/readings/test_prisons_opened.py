"""Who opened a prison where nobody is said to have: whoever just took the town, and nobody else."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article

_TAKEN = "Goma was quiet on Saturday, a day after the M23 captured the city, a customs officer said. "


@pytest.mark.parametrize(
    ("text", "kind", "doers"),
    [
        pytest.param(_TAKEN + "Prisoners were freed from the city jail on Friday, he said.", "prison-break", ["the M23"], id="just taken"),
        pytest.param(_TAKEN + "Prisoners were let out of the town prison.", "prison-break", ["the M23"], id="let out"),
        pytest.param(_TAKEN + "Prisoners were freed from a jail in Bukavu on Friday.", "concession", [], id="of another town"),
        pytest.param("Prisoners were freed from the jail in Goma on Friday.", "concession", [], id="nobody took it"),
        pytest.param(_TAKEN + "Prisoners were freed on Friday.", "concession", [], id="from no prison"),
    ],
)  # fmt: skip
def test_a_prison_of_a_town_just_taken_was_opened_by_who_took_it(
    reader: RulesReader, text: str, kind: str, doers: list[str]
) -> None:
    reading = reader.read(make_article(text))
    names = {m.id: m.quote for m in reading.mentions}
    freed = [c for c in reading.claims if c.rule == "captives-freed"]
    assert [(c.kind, [names[a] for a in c.actors]) for c in freed] == [(kind, doers)]
