"""Whose things are hit, and whose weapons hit them."""

from __future__ import annotations

import pytest

from dateline.model.reading import Claim
from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article


def sides(reader: RulesReader, text: str) -> list[tuple[str, frozenset[str], frozenset[str]]]:
    """Give kind, keys of the doers and keys of the targets of each claim."""
    reading = reader.read(make_article(text))
    keys = {m.id: m.key or m.quote for m in reading.mentions}

    def of(claim: Claim, role: str) -> frozenset[str]:
        return frozenset(keys[i] for i in getattr(claim, role))

    return [(c.kind, of(c, "actors"), of(c, "targets")) for c in reading.claims]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        pytest.param("The army destroyed two trucks belonging to the Taliban near Kunduz on Monday.", "taliban", id="belonging-to"),
        pytest.param("The air force hit positions held by the Houthis near Saada on Monday.", "houthis", id="held-by"),
        pytest.param("US forces launched missile strikes against suspected al-Qaeda camps in Yemen on Monday.", "al-qaeda", id="against-camps"),
        pytest.param("French jets carried out strikes on jihadist camps in northern Mali on Sunday.", "rebels", id="on-camps"),
        pytest.param("A roadside bomb hit a bus carrying Afghan soldiers in Kabul on Monday.", "state:AF:military", id="bus-carrying"),
        pytest.param("The army surrounded the rebels in the town of Menaka in Mali on Friday.", "rebels", id="fighters-surrounded"),
    ],
)  # fmt: skip
def test_whoever_holds_what_is_hit_is_the_target(reader: RulesReader, text: str, target: str) -> None:
    assert any(target in targets for _, _, targets in sides(reader, text))


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        pytest.param("A Houthi missile hit a tanker in the Red Sea on Monday.", "houthis", id="group"),
        pytest.param("A Russian missile hit an apartment block in Dnipro on Saturday.", "state:RU:military", id="state"),
        pytest.param("Israeli shells landed in the Lebanese village of Khiam on Friday.", "state:IL:military", id="shells-land"),
        pytest.param("Shelling by rebels killed four people in Taiz on Friday.", "rebels", id="by-after-gerund"),
        pytest.param("Four people died in rebel shelling of a market in Taiz on Friday.", "rebels", id="before-gerund"),
        pytest.param("The Syrian army's bombardment of Idlib killed five children on Tuesday.", "state:SY:military", id="bombardment-of"),
    ],
)  # fmt: skip
def test_whoever_fires_is_the_doer(reader: RulesReader, text: str, doer: str) -> None:
    (told,) = {doers for kind, doers, _ in sides(reader, text) if kind in {"shelling", "airstrike"}}
    assert told == {doer}


def test_whoever_only_made_a_weapon_has_not_fired_it(reader: RulesReader) -> None:
    text = "A Russian-made rocket hit a bakery in Idlib on Monday, killing nine people."
    assert all("state:RU:military" not in doers for _, doers, _ in sides(reader, text))


def test_a_bus_that_carries_pilgrims_makes_no_army_the_target(reader: RulesReader) -> None:
    text = "A bomb hit a bus carrying pilgrims near a Pakistani army base in Quetta on Monday."
    assert all("state:PK:military" not in targets for _, _, targets in sides(reader, text))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        pytest.param("Militants attacked a military base near Maiduguri on Monday.", {"state:NG:military"}, id="of-here"),
        pytest.param("Militants attacked a multinational military base near Maiduguri on Monday.", set(), id="of-several-states"),
        pytest.param("Militants attacked a French military base near Maiduguri on Monday.", set(), id="of-another-state"),
    ],
)  # fmt: skip
def test_a_military_base_attacked_is_of_the_army_of_here_unless_told_otherwise(
    reader: RulesReader, text: str, target: set[str]
) -> None:
    (told,) = (targets for kind, _, targets in sides(reader, text) if kind == "attack")
    assert "state:NG:military" in told if target else "state:NG:military" not in told


def test_gang_members_bear_arms(reader: RulesReader) -> None:
    text = "Gang members attacked a hospital in Port-au-Prince on Sunday."
    assert sides(reader, text)[0][1] == {"unidentified-armed-group"}


def test_whoever_leads_an_offensive_wages_it(reader: RulesReader) -> None:
    text = "Some 20,000 people fled the Kurdish-led offensive in Hasakah, Syria, in May."
    assert any(kind == "attack" and doers == {"identity:kurds"} for kind, doers, _ in sides(reader, text))
