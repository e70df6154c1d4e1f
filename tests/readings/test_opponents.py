"""Whom "the militants" cannot be, and which group a community's forces are, in reports of many wars."""

from __future__ import annotations

import pytest

from dateline.gazetteer.lookup import Gazetteer
from dateline.model.reading import Reading
from dateline.readings.by_rules import RulesReader, build
from tests.conftest import make_article


@pytest.fixture(scope="module")
def reader() -> RulesReader:
    return build(Gazetteer.open())


def key_of(reading: Reading, quote: str) -> str | None:
    found = [m for m in reading.mentions if m.quote.lower() == quote.lower() and m.kind == "actor"]
    assert found, f"{quote!r} is no mention: {[m.quote for m in reading.mentions]}"
    return found[-1].key


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        pytest.param("Boko Haram holds Bama. The rebels were continuing to battle Boko Haram on four fronts.", "The rebels", id="continuing-to-battle"),
        pytest.param("M23 holds Goma. The French-backed fighters want to drive M23 out of Goma.", "The French-backed fighters", id="backed"),
        pytest.param("The SDF were attacked by militants at a jail in Hasakah. The militants killed four guards.", "The militants", id="doer-of-a-passive"),
        pytest.param("Militants ambushed an SDF patrol near Raqqa. The fighters drove off in two cars.", "The fighters", id="other-noun-right-after"),
        pytest.param("The Taliban said militants shelled a mosque in Kabul. The militants killed 12 people.", "The militants", id="spoken-of"),
        pytest.param("Rebels attacked the M23 near Sake, the army said.", "Rebels", id="object"),
        pytest.param("Two rebels fired on the TPLF in Shire.", "Two rebels", id="fired-on"),
        pytest.param("Foreign-backed rebels fought with the RSF in Kutum. The rebels lost two trucks.", "The rebels", id="fought-with"),
        pytest.param("The FDLR fought the M23 near Rutshuru. Rebels killed six villagers.", "Rebels", id="two-groups"),
        pytest.param("M23 and Twirwaneho fighters clashed with soldiers near Minembwe. The rebels killed a man.", "The rebels", id="two-groups-in-one-breath"),
        pytest.param("Rebels linked to al-Qaeda overran a base at Djibo. The rebels killed 30 soldiers.", "Rebels", id="only-linked"),
        pytest.param("Fighters allied to Islamic State attacked a church in Beni. The militants killed 12 people.", "The militants", id="only-allied"),
    ],
)  # fmt: skip
def test_whoever_stands_against_a_group_is_not_that_group(reader: RulesReader, text: str, quote: str) -> None:
    assert key_of(reader.read(make_article(text)), quote) == "rebels"


@pytest.mark.parametrize(
    ("text", "quote", "key"),
    [
        pytest.param("Boko Haram attacked Gwoza. Soldiers repelled the militants.", "the militants", "boko-haram", id="repelled"),
        pytest.param("The Islamic State attacked the Taliban in Jalalabad. The militants killed three people.", "The militants", "islamic-state", id="who-attacked"),
        pytest.param("Militants attacked a post in Gwoza. Boko Haram claimed the attack.", "Militants", "boko-haram", id="named-later"),
        pytest.param("Troops killed 12 militants near Gao. The militants belonged to JNIM.", "The militants", "jnim", id="belonged"),
        pytest.param("M23 rebels fought the FDLR near Sake. The FDLR fled. The FDLR burnt huts. The rebels took the road.", "The rebels", "m23", id="called-so"),
        pytest.param("The SDF hold Raqqa. The SDF said its fighters had caught two men.", "its fighters", "sdf-syria", id="its-own"),
    ],
)  # fmt: skip
def test_a_noun_still_takes_up_the_group_it_fits(reader: RulesReader, text: str, quote: str, key: str) -> None:
    assert key_of(reader.read(make_article(text)), quote) == key


@pytest.mark.parametrize(
    ("text", "quote", "key"),
    [
        pytest.param("Kurdish forces shelled Afrin on Monday.", "Kurdish forces", "identity:kurds", id="nobody-named"),
        pytest.param("Syrian Kurdish forces shelled Afrin.", "Syrian Kurdish forces", "identity:kurds", id="with-a-state"),
        pytest.param("Kurdish forces ringed a jail in Hasakah. The SDF, a Kurdish-led alliance, lost four men.", "Kurdish forces", "sdf-syria", id="apposition"),
        pytest.param("The Kurdish-led SDF holds Raqqa. Kurdish fighters shelled Afrin.", "Kurdish fighters", "sdf-syria", id="led"),
        pytest.param("A Kurdish-led force, the SDF, holds Raqqa.", "A Kurdish-led force", "sdf-syria", id="led-force"),
        pytest.param("The Karen rebel group KNU shelled Myawaddy. Karen fighters burnt a post.", "Karen fighters", "knu", id="rebel-group"),
        pytest.param("The Kurdish YPG met the Kurdish PKK. Kurdish fighters shelled Afrin.", "Kurdish fighters", "identity:kurds", id="two-groups"),
        pytest.param("Shelling killed nine Kurds in Afrin.", "Kurds", "civilians", id="people-it-is-done-to"),
        pytest.param("Hundreds of Tuareg fled to Bassikounou.", "Tuareg", "civilians", id="people-who-flee"),
        pytest.param("Tuaregs attacked two trucks near Ber.", "Tuaregs", "identity:tuareg", id="people-who-do-it"),
    ],
)  # fmt: skip
def test_the_forces_of_a_community_are_the_group_the_report_calls_so(
    reader: RulesReader, text: str, quote: str, key: str
) -> None:
    assert key_of(reader.read(make_article(text)), quote) == key


def test_the_fighters_of_a_community_are_not_called_by_its_bare_adjective(reader: RulesReader) -> None:
    from dateline.readings.actors.lists import load_lists

    actor = load_lists().actor("identity:kurds")
    assert actor is not None
    assert actor.name == "Kurdish fighters"


@pytest.mark.parametrize(
    ("text", "quote", "key"),
    [
        pytest.param("Baku met the envoys after the surrender of the enclave's forces.", "the enclave's forces", "unnamed:enclave's forces", id="enclave"),
        pytest.param("Azerbaijan said its forces had shelled Shusha.", "its forces", "state:AZ:military", id="its-own"),
    ],
)  # fmt: skip
def test_the_forces_of_a_part_of_a_state_are_not_the_states(
    reader: RulesReader, text: str, quote: str, key: str
) -> None:
    assert key_of(reader.read(make_article(text)), quote) == key
