"""Where a journey leads is not where the rest of the sentence took place; what befell people on the way was short of it."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article

_BEFORE = "The army lost Goma on Monday.\n"


def where(reader: RulesReader, text: str, kind: str) -> tuple[str | None, str, str | None]:
    reading = reader.read(make_article(text))
    names = {m.id: m.quote for m in reading.mentions}
    claim = next(c for c in reading.claims if c.kind == kind)
    return names.get(claim.place or ""), claim.place_relation, names.get(claim.site or "")


@pytest.mark.parametrize(
    ("sentence", "kind", "place", "site"),
    [
        pytest.param("Rebels freed inmates from the town prison before guards fled towards Bukavu.", "prison-break", "Goma", "prison", id="after-it"),
        pytest.param("The militia burned the market while families fled to Rutshuru.", "destruction", "Goma", "market", id="meanwhile"),
        pytest.param("Rebels burned the barracks before retreating to Rutshuru.", "destruction", "Goma", "barracks", id="same-doers-later"),
        pytest.param("The governor left for Bunia after rebels attacked the airport.", "attack", "Goma", "airport", id="because-of-it"),
        pytest.param("Rebels marched to Bunia, where they burned the market.", "destruction", "Bunia", "market", id="where-they-came"),
        pytest.param("Rebels moved to Bunia and burned the market.", "destruction", "Bunia", "market", id="went-and-did"),
    ],
)  # fmt: skip
def test_a_building_lies_where_the_sentence_does_not_only_lead_somebody(
    reader: RulesReader, sentence: str, kind: str, place: str, site: str
) -> None:
    assert where(reader, _BEFORE + sentence, kind) == (place, "in", site)


@pytest.mark.parametrize(
    ("sentence", "kind", "place"),
    [
        pytest.param("Rebels freed inmates from the town prison before the police withdrew towards Bukavu.", "withdrawal", "Bukavu", id="withdrew-towards"),
        pytest.param("The army retreated in the direction of Bunia.", "withdrawal", "Bunia", id="direction"),
        pytest.param("A bus crashed on the way to Butembo.", "accident", "Butembo", id="way"),
        pytest.param("Five nurses were killed in an ambush on the road to Beni.", "attack", "Beni", id="road"),
        pytest.param("A convoy was attacked en route to Uvira.", "attack", "Uvira", id="en-route"),
    ],
)  # fmt: skip
def test_what_was_on_its_way_to_a_town_was_not_in_it(reader: RulesReader, sentence: str, kind: str, place: str) -> None:
    assert where(reader, _BEFORE + sentence, kind) == (place, "towards", None)
